import { getDirective, MapperKind, mapSchema } from "@graphql-tools/utils";
import {
  defaultFieldResolver,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  OperationTypeNode,
  type GraphQLField,
  type GraphQLFieldConfig,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import { decide, type AccessDecision, type AccessRule } from "../access/decide.ts";
import type { AuditAction } from "../audit/actions.ts";
import { record, type AuditRecord } from "../audit/record.ts";
import { isOwnBtg } from "../btg/btg-readers.ts";
import type { MutationLocks } from "../identity/open-session.ts";
import { demandPassword } from "../identity/password-entry.service.ts";
import { isFenced } from "../store/sql-state.ts";
import type { Tx } from "../store/transaction.ts";
import { recordUserRead } from "../users/read-users.service.ts";
import { accessEnded, ChartwardError, disabledInBtg, FENCED, forbidden, notFound, unauthenticated } from "./errors.ts";
import { recordingAttempts, recordingRead } from "./btg-reads.ts";
import { isLockedDown, lockedElements, OPEN_IN_BTG } from "./lockdown.ts";
import type { RequestContext, RootContext, SubscriptionContext } from "./request-context.ts";
import { accountOf, btgOf, type Actor } from "../identity/actor.ts";

/** What a root field says besides its directives, through type-graphql's `@Extensions`. */
export interface RootFieldExtensions {
  /** The action that stands in the log when the field is refused; without it, `operation.refuse`. */
  readonly action?: AuditAction;
  /** This field changes who may what, or ends others' sessions: it waits for the practice's others of its kind, and for its session's. */
  readonly changesAccess?: boolean;
  /** This field waits for something outside the database: its resolver is given no transaction, and opens its own (`operation.write`). */
  readonly ownTransactions?: boolean;
  /** This field of Mutation, which has its own transactions, is a vendor employee's by his credential alone: also in a BTG session that has ended. */
  readonly outsideBtg?: boolean;
  /**
   * The events of this field of Subscription hold all that is told, and tell of their reader's own session, its end too: they are passed on
   * without asking for access again.
   */
  readonly eventsAreWhole?: boolean;
}

/**
 * Whether a thing is the own of a user, or in the vendor's realm of an employee, by his id, for `self`; types without an entry have no own
 * things.
 */
const OWNERSHIP: Record<string, (value: never, userId: string, actor: Actor) => boolean> = {
  User: (user: { uuid: string }, userId) => user.uuid === userId,
  Session: (session: { userUuid: string }, userId) => session.userUuid === userId,
  BrowserTrust: (trust: { userUuid: string }, userId) => trust.userUuid === userId,
  Role: (role: { heldByActor: boolean }) => role.heldByActor,
  ExportJob: (job: { startedBy: { userUuid: string | null } }, userId) => job.startedBy.userUuid === userId,
  SavedView: (view: { userUuid: string }, userId) => view.userUuid === userId,
  VendorEmployee: (employee: { uuid: string }, employeeId) => employee.uuid === employeeId,
  Notice: (notice: { userUuid: string }, userId) => notice.userUuid === userId,
  BtgSession: (session: { uuid: string; onBehalfOfUuid: string }, _userId, actor) => isOwnBtg(session, actor),
  EmergencyAccessActivation: (activation: { userUuid: string }, userId) => activation.userUuid === userId,
  ChartOverride: (override: { userUuid: string }, userId) => override.userUuid === userId,
  AuditEntry: (entry: { concerns(userId: string): boolean }, userId) => entry.concerns(userId),
};

/** A refused thing as the log names it, where it has a name to tell: `was refused the chart of Moss, Ada (10482)`. */
const REFUSED_SUBJECTS: Record<string, (value: never) => Pick<AuditRecord, "subject" | "patientId">> = {
  Patient: ({ uuid, name, demographicNumber }: { uuid: string; name: string; demographicNumber: number }) => ({
    subject: { type: "Patient", id: uuid, label: `${name} (${demographicNumber})` },
    patientId: uuid,
  }),
};

/** How the log has it that a guarded part of another's thing was read, where that is an entry. */
const READINGS: Record<string, (tx: Tx, value: never) => Promise<void>> = { User: recordUserRead };

type FieldConfig = GraphQLFieldConfig<unknown, RequestContext>;
type Resolve = NonNullable<FieldConfig["resolve"]>;

/**
 * Enforces `@access` and `@public`. Deny by default: this throws, and the server does not start, when a root field declares neither, or a
 * type that implements Node declares no `@access`.
 */
export function enforceAccess(schema: GraphQLSchema): GraphQLSchema {
  const typeRules = new Map<string, AccessRule>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    refuseLocksOutsideMutations(schema, type);
    const rule = readRule(schema, type);
    if (rule !== null) typeRules.set(type.name, rule);
    else if (type.getInterfaces().some(({ name }) => name === "Node"))
      throw new Error(`${type.name} implements Node and declares no @access`);
  }
  const roots = new Map([schema.getQueryType(), schema.getMutationType()].map((type) => [type?.name, type]));
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, name, typeName) => {
      const config = field as FieldConfig;
      const rule = readRule(schema, config);
      const isPublic = getDirective(schema, config as never, "public")?.[0] !== undefined;
      const resolve = withTypeRules(schema, config, config.resolve ?? defaultFieldResolver, typeRules);
      if (typeName === "Mutation") {
        if (!isPublic && rule === null) throw new Error(`Mutation.${name} declares neither @access nor @public`);
        const act = rule === null ? resolve : mutationField(name, rule, config, resolve);
        const asked =
          rule === null || getDirective(schema, config as never, "requiresPassword")?.[0] === undefined
            ? act
            : passwordField(name, rule, config, act);
        const declared = schema.getMutationType()!.getFields()[name]!;
        return { ...config, resolve: lockableField(schema, declared, rule, config, asked) } as never;
      }
      if (typeName === "Subscription") {
        if (rule === null) throw new Error(`Subscription.${name} declares no @access`);
        return { ...config, ...subscriptionField(name, rule, config, resolve) } as never;
      }
      if (roots.has(typeName)) {
        if (rule === null && !isPublic) throw new Error(`${typeName}.${name} declares neither @access nor @public`);
        return { ...config, resolve: queryField(name, isPublic ? null : rule, config, resolve) } as never;
      }
      if (rule === null && resolve === (config.resolve ?? defaultFieldResolver)) return config as never;
      return { ...config, resolve: rule === null ? resolve : guardedField(typeName, name, rule, resolve) } as never;
    },
  });
}

/** @throws where `@disabledInBtg` would lock nothing, so that nobody relies on it. */
function refuseLocksOutsideMutations(schema: GraphQLSchema, type: GraphQLObjectType): void {
  if (type === schema.getMutationType()) return;
  for (const field of Object.values(type.getFields()))
    if (lockedElements(schema, field.name, field) !== null)
      throw new Error(`${type.name}.${field.name} carries @disabledInBtg, which is enforced on mutations alone`);
}

/**
 * A field of Mutation in the lockdown: what is marked @disabledInBtg is refused in a BTG session, before all else, and the refusal stands in
 * the practice's log.
 */
function lockableField(
  schema: GraphQLSchema,
  declared: GraphQLField<unknown, unknown>,
  rule: AccessRule | null,
  { extensions }: FieldConfig,
  resolve: Resolve,
): Resolve {
  const { name } = declared;
  const findLocked = lockedElements(schema, name, declared);
  if (rule?.realm !== "VENDOR" && findLocked?.({}) !== name && OPEN_IN_BTG[name] === undefined)
    throw new Error(`Mutation.${name} neither carries @disabledInBtg nor stands in OPEN_IN_BTG with a reason`);
  if (findLocked === null) return resolve;
  return async (source, args, context, info) => {
    const { operation, dependencies } = context;
    if (operation.facts.btgSessionId === null) return resolve(source, args, context, info);
    const path = findLocked(args);
    if (path === null) return resolve(source, args, context, info);
    await operation.read();
    if (!isLockedDown(operation.actor, dependencies.config.stage)) return resolve(source, args, context, info);
    await recordRefusal(context, lockdownRefusalOf(name, extensions, path));
    throw disabledInBtg(path);
  };
}

/** A field of Query: the operation's one transaction, with the actor looked up in it. */
function queryField(name: string, rule: AccessRule | null, { extensions }: FieldConfig, resolve: Resolve): Resolve {
  return async (source, args, context, info) => {
    const tx = await context.operation.read();
    if (rule !== null) await demand(context, rule, name, extensions as RootFieldExtensions);
    return recordingRead(tx, context.operation, { name, source, args, info }, async () => {
      const value = await resolve(source, args, withTx(context, tx), info);
      if (btgOf(context.operation.actor) !== null)
        await recordReading(context, tx, getNamedType(info.returnType), value);
      return value;
    });
  };
}

/**
 * A field of Subscription: access is asked for at the start and again at each event, each time in a transaction of that moment. None is
 * held while the channel is open.
 */
function subscriptionField(
  name: string,
  rule: AccessRule,
  config: FieldConfig,
  resolve: Resolve,
): Pick<FieldConfig, "subscribe" | "resolve"> {
  const { subscribe } = config;
  const extensions = config.extensions as RootFieldExtensions;
  return {
    subscribe: async (source, args, context, info) => {
      const { operation, dependencies } = context;
      await operation.read();
      await demand(context, rule, name, extensions);
      const { actor, facts } = operation;
      // Who is allowed is signed in.
      const holder = actor.kind === "USER" ? actor : btgOf(actor);
      if (holder === null || facts.credential === null) throw unauthenticated();
      const owner = { actor: holder, credential: facts.credential, rule };
      const withChannel: SubscriptionContext = {
        ...context,
        openChannel: (plan) => dependencies.live.open(owner, plan),
      };
      return subscribe!(source, args, withChannel, info);
    },
    resolve: extensions.eventsAreWhole === true ? resolve : queryField(name, rule, config, resolve),
  };
}

/** A field of Mutation: a transaction of its own, committed before the payload resolves. */
function mutationField(name: string, rule: AccessRule, { extensions }: FieldConfig, resolve: Resolve): Resolve {
  const { changesAccess = false, ownTransactions = false, outsideBtg = false } = extensions as RootFieldExtensions;
  const locks: MutationLocks = {
    session: changesAccess ? "EXCLUSIVE" : "SHARED",
    access: changesAccess,
  };
  const act: Resolve = async (source, args, context, info) => {
    if (ownTransactions) {
      if (outsideBtg) context.operation.leaveBtg();
      await context.operation.read();
      demandAllowed(context, decide(rule, context.operation.actor, true));
      await context.operation.finish();
      return resolve(source, args, context, info);
    }
    return context.operation.write(async (tx) => {
      demandAllowed(context, decide(rule, context.operation.actor, true));
      return resolve(source, args, withTx(context, tx), info);
    }, locks);
  };
  return async (source, args, context, info) => {
    try {
      // What is open in any realm is one's own session and credentials.
      if (rule.realm !== "PRACTICE") return await act(source, args, context, info);
      return await recordingAttempts(context.operation, name, async () => act(source, args, context, info));
    } catch (error) {
      // The transaction of the act is rolled back by now: the refusal stands in one of its own.
      if (isFenced(error)) {
        const { requestId } = context.operation.facts;
        context.dependencies.log.error({ requestId, field: name }, FENCED);
        await context.operation.apart((tx) => record(tx, lockdownRefusalOf(name, extensions, name)));
        throw disabledInBtg(name);
      }
      // Found ended by the act's own transaction: with the cause, as everywhere.
      if (error instanceof ChartwardError && error.code === "UNAUTHENTICATED") demandAllowed(context, error.code);
      if (error instanceof ChartwardError && error.code === "FORBIDDEN") {
        await context.operation.apart((tx) => record(tx, refusalOf(name, extensions as RootFieldExtensions)));
      }
      throw error;
    }
  };
}

/**
 * A field of Mutation with `@requiresPassword`: access first, so that whoever may not do it is not asked for a password; then the
 * password, outside of any transaction; then the field, which asks for access once more in its own.
 */
function passwordField(name: string, rule: AccessRule, { args, extensions }: FieldConfig, resolve: Resolve): Resolve {
  const { input } = args ?? {};
  const type = input === undefined ? undefined : getNamedType(input.type);
  if (!isInputObjectType(type) || String(type.getFields()["password"]?.type) !== "String!")
    throw new Error(`Mutation.${name} requires a password and has no \`password: String!\` in its input`);
  return async (source, given, context, info) => {
    await context.operation.read();
    await demand(context, rule, name, extensions as RootFieldExtensions);
    const { password } = (given as { input: { password: string } }).input;
    await demandPassword(context.operation, context.dependencies.throttle, password, name);
    return resolve(source, given, context, info);
  };
}

/** In BTG a thing that has a reading of its own stands in the log by its name, whichever part of it is read. */
async function recordReading(context: RequestContext, tx: Tx, type: GraphQLNamedType, value: unknown): Promise<void> {
  if (value === null || value === undefined) return;
  const typeName = isObjectType(type) ? type.name : (value as { __typename?: string }).__typename;
  if (typeName !== undefined && !owns(typeName, value, context)) await READINGS[typeName]?.(tx, value as never);
}

/** A guarded field below the root: a refusal nulls it and is recorded, and so is what is read of others. A mutation has its own entry. */
function guardedField(typeName: string, name: string, rule: AccessRule, resolve: Resolve): Resolve {
  return async (source, args, context, info) => {
    const isOwn = owns(typeName, source, context);
    if (decide(rule, context.operation.actor, isOwn) !== "ALLOWED") {
      const { extensions } = info.parentType.getFields()[name]!;
      const subject = REFUSED_SUBJECTS[typeName]?.(source as never) ?? {};
      await recordRefusal(context, {
        ...refusalOf(`${typeName}.${name}`, extensions as RootFieldExtensions),
        ...subject,
      });
      throw forbidden();
    }
    if (!isOwn && info.operation.operation !== OperationTypeNode.MUTATION)
      await READINGS[typeName]?.(await context.operation.read(), source as never);
    return resolve(source, args, context, info);
  };
}

/** Guards every way to an object of a guarded type: a refused one is an error at its field, and absent from a list. */
function withTypeRules(
  schema: GraphQLSchema,
  config: FieldConfig,
  resolve: Resolve,
  rules: ReadonlyMap<string, AccessRule>,
): Resolve {
  const named = getNamedType(config.type);
  const types: readonly GraphQLObjectType[] = isObjectType(named)
    ? [named]
    : isInterfaceType(named)
      ? schema.getPossibleTypes(named)
      : [];
  const guarded = types.filter(({ name }) => rules.has(name));
  if (guarded.length === 0) return resolve;
  const only = isObjectType(named) ? named.name : null;
  const allowed = (value: object, context: RequestContext) => {
    const typeName = only ?? (value as { __typename: string }).__typename;
    return decide(rules.get(typeName)!, context.operation.actor, owns(typeName, value, context)) === "ALLOWED";
  };
  const check = (value: unknown, context: RequestContext): unknown => {
    if (value === null || value === undefined) return value;
    if (Array.isArray(value)) return value.filter((item: object) => allowed(item, context));
    if (allowed(value as object, context)) return value;
    return recordRefusal(context, refusalOf(named.name, {})).then(() => Promise.reject(forbidden()));
  };
  return (source, args, context, info) => {
    const value = resolve(source, args, context, info);
    return value instanceof Promise ? value.then((resolved) => check(resolved, context)) : check(value, context);
  };
}

function withTx(context: RequestContext, tx: Tx): RootContext {
  return { ...context, tx };
}

/**
 * For `node`: refuses a type that the actor may reach no object of, before one is looked up. Looking up opens, and an opening is an entry:
 * what is refused must not stand in the log as opened.
 */
export async function demandType(
  schema: GraphQLSchema,
  typeName: string,
  context: RequestContext,
  action: AuditAction,
): Promise<void> {
  const type = schema.getType(typeName);
  const rule = isObjectType(type) ? readRule(schema, type) : null;
  if (rule === null) throw forbidden();
  await demand(context, rule, typeName, { action });
}

/**
 * For `node`: what was found and is not for the actor, since it is another's, looks missing (D10); the refusal stands in the log.
 * @throws NOT_FOUND
 */
export async function demandNode(
  schema: GraphQLSchema,
  node: { readonly __typename: string },
  context: RequestContext,
  action: AuditAction,
): Promise<void> {
  const rule = readRule(schema, schema.getType(node.__typename) as GraphQLObjectType)!;
  if (decide(rule, context.operation.actor, owns(node.__typename, node, context)) === "ALLOWED") return;
  await recordRefusal(context, refusalOf(node.__typename, { action }));
  throw notFound();
}

async function demand(
  context: RequestContext,
  rule: AccessRule,
  name: string,
  extensions: RootFieldExtensions,
): Promise<void> {
  const decision = decide(rule, context.operation.actor, true);
  if (decision === "FORBIDDEN") await recordRefusal(context, refusalOf(name, extensions));
  demandAllowed(context, decision);
}

function demandAllowed({ operation, dependencies: { config } }: RequestContext, decision: AccessDecision): void {
  if (decision === "UNAUTHENTICATED")
    throw operation.facts.btgSessionId === null
      ? unauthenticated(operation.sessionEndCause)
      : accessEnded(config.vendorName);
  if (decision === "FORBIDDEN") throw forbidden();
}

function refusalOf(name: string, { action = "operation.refuse" }: RootFieldExtensions): AuditRecord {
  return {
    action,
    outcome: "REFUSED",
    subject: { type: "Operation", id: null, label: name },
    detail: ": the right is missing",
  };
}

/** @param path of the locked element. */
function lockdownRefusalOf(name: string, extensions: unknown, path: string): AuditRecord {
  return { ...refusalOf(name, extensions as RootFieldExtensions), detail: `: disabled when in BTG (${path})` };
}

/**
 * Records a refusal among reads, in the transaction of the reads: it commits before the answer. A transaction of its own would hold a
 * second connection, and many refusals at once would take all there are.
 */
async function recordRefusal({ operation }: RequestContext, refusal: AuditRecord): Promise<void> {
  await record(await operation.read(), refusal);
}

function owns(typeName: string, value: unknown, { operation: { actor } }: RequestContext): boolean {
  const isOwn = OWNERSHIP[typeName];
  const ownId =
    actor.kind === "VENDOR_EMPLOYEE" && actor.realm === "VENDOR" ? actor.employeeId : accountOf(actor)?.userId;
  return ownId !== undefined && isOwn !== undefined && isOwn(value as never, ownId, actor);
}

function readRule(schema: GraphQLSchema, element: FieldConfig | GraphQLObjectType): AccessRule | null {
  const directive = getDirective(schema, element as never, "access")?.[0];
  return directive === undefined
    ? null
    : { right: null, realm: "PRACTICE", self: false, enrolling: false, ...directive };
}
