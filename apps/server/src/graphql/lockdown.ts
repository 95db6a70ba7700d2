import { getDirective } from "@graphql-tools/utils";
import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";
import type { DeploymentStage } from "../config.ts";
import { btgOf, type Actor } from "../identity/actor.ts";

/** Whether what is marked @disabledInBtg is refused to this actor: in BTG, unless the stage is `staging` (D2). */
export function isLockedDown(actor: Actor, stage: DeploymentStage): boolean {
  return btgOf(actor) !== null && stage !== "staging";
}

/** The first locked element of a call, as a path from its arguments, `input.profile.smtpPassword`; the field's own name; null: none. */
export type FindLocked = (args: Readonly<Record<string, unknown>>) => string | null;

/**
 * What `@disabledInBtg` locks of a field: all of it, or the arguments and input fields that are present in a call, null included, at any
 * depth, by literal or variable. Locked ones have no default: what is in the arguments was given.
 */
export function lockedElements(
  schema: GraphQLSchema,
  name: string,
  field: { args: readonly GraphQLArgument[] },
): FindLocked | null {
  if (isMarked(schema, field)) return () => name;
  const finders = field.args.flatMap((arg) => {
    if (isMarked(schema, arg)) return [(args: Record<string, unknown>) => (arg.name in args ? arg.name : null)];
    const find = findInType(schema, arg.type, new Map());
    return find === null
      ? []
      : [(args: Record<string, unknown>) => prefixed(arg.name, arg.name in args ? find(args[arg.name]) : null)];
  });
  return finders.length === 0 ? null : (args) => first(finders, (find) => find(args as Record<string, unknown>));
}

type FindInValue = (value: unknown) => string | null;

/** Null where nothing of the type is locked. Types that hold themselves are looked at once. */
function findInType(
  schema: GraphQLSchema,
  type: GraphQLInputType,
  known: Map<string, FindInValue | null>,
): FindInValue | null {
  if (isNonNullType(type)) return findInType(schema, type.ofType, known);
  if (isListType(type)) {
    const find = findInType(schema, type.ofType, known);
    return find === null ? null : (value) => (Array.isArray(value) ? first(value, find) : find(value));
  }
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return null;
  const seen = known.get(named.name);
  if (seen !== undefined) return seen;
  known.set(named.name, null);
  const finders = Object.values(named.getFields()).flatMap((field): FindInValue[] => {
    const inside = findInType(schema, field.type, known);
    const isLocked = isMarked(schema, field);
    if (!isLocked && inside === null) return [];
    return [
      (value) => {
        if (typeof value !== "object" || value === null || !(field.name in value)) return null;
        if (isLocked) return field.name;
        return prefixed(field.name, inside!((value as Record<string, unknown>)[field.name]));
      },
    ];
  });
  const find: FindInValue | null = finders.length === 0 ? null : (value) => first(finders, (each) => each(value));
  known.set(named.name, find);
  return find;
}

function isMarked(schema: GraphQLSchema, element: unknown): boolean {
  return getDirective(schema, element as never, "disabledInBtg")?.[0] !== undefined;
}

function prefixed(name: string, path: string | null): string | null {
  return path === null ? null : `${name}.${path}`;
}

function first<T>(items: readonly T[], find: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The mutations of a practice that stay open in BTG, each audited like all that is done there, and why (D16). One that stands neither here
 * nor carries @disabledInBtg keeps the server from starting.
 */
export const OPEN_IN_BTG: Readonly<Record<string, string>> = {
  signUp: "makes a practice of its own; touches nothing of this one",
  signIn: "starts a session of its own; touches nothing of this practice's",
  vendorSignIn: "the agent's own sign-in",
  completeSignIn: "the second step of a sign-in of its own",
  requestUserName: "mails a user name to the address on file; changes nothing",
  signOut: "the agent's own session",
  extendSession: "the agent's own session",
  updateProvider:
    "what support is asked to set right; its locked fields are marked, e-mail and password are mutations of their own",
  updatePracticeSettings: "name, address, zone and culture; what guards or sends is marked",
  startImport: "imports write patients and charts, never users; what a BTG session starts ends with it",
  cancelJob: "ends work, and starts none",
  savePatientSet: "a new set blocks nobody; what it holds the user on whose behalf may see",
  updatePatientSet: "a new name changes nobody's access; who is in the set is marked",
  startUserExport: "reads, by the user's rights",
  startReportExport: "reads, by the user's rights",
  saveView: "a query kept for the user; it changes nobody's access",
  deleteView: "a query kept for the user; it changes nobody's access",
};
