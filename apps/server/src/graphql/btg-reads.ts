import { createHmac, randomBytes } from "node:crypto";
import {
  getNamedType,
  isObjectType,
  Kind,
  print,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from "graphql";
import { sql } from "kysely";
import type { AuditOutcome } from "../audit/actions.ts";
import { record, watchEntries } from "../audit/record.ts";
import { btgOf } from "../identity/actor.ts";
import { isFenced } from "../store/sql-state.ts";
import type { Tx } from "../store/transaction.ts";
import { ChartwardError, MISSING_IN_WORDS } from "./errors.ts";
import { readNodeId } from "./node-id.ts";
import type { Operation } from "./operation.ts";

/** How long a poll of what stands in the log as read goes without an entry of its own. */
const POLLED_MINUTES = 15;

/** Of this process alone: what a reading asked for can be told again by nobody who reads the log. */
const KEY = randomBytes(32);

/** Fields of Query that tell of the installation, and of no account. */
const NO_READS: ReadonlySet<string> = new Set(["deployment", "mailbox"]);

/** A field of Query, or an event of a field of Subscription, that is being answered. */
export interface RootRead {
  readonly name: string;
  /** Of an event: what it is about. */
  readonly source: unknown;
  readonly args: Readonly<Record<string, unknown>>;
  readonly info: GraphQLResolveInfo;
}

/** What the console's frame asks for at each page that is loaded: whose account it is, what may be done in it, and how it is shown. */
const FRAME: Readonly<Record<string, readonly string[]>> = {
  Me: ["actor", "user", "practice", "session", "vendorEmployee", "btgSession", "lockdown", "rights"],
  Actor: ["kind", "name", "agentReference"],
  User: ["id", "name", "kind", "profile"],
  UserProfile: ["culture", "defaultPatientView", "defaultDocumentTab"],
  Practice: ["id", "name", "timeZone"],
  Session: ["id", "lastUsedAt", "idleExpiresAt", "expiresAt", "enrolling"],
  VendorEmployee: ["id", "name", "userName", "role"],
  BtgSession: ["id", "reasonCode", "reason", "caseNumber", "expiresAt"],
};
const FRAME_ID = "frame";

/**
 * Answers a field. In BTG every read is an entry, `me` too, that says what came of it; the field's own entry is it, where it wrote one. Polls
 * and events would flood the log: one that asks for exactly what this BTG session has read within 15 minutes is no new entry. Document,
 * variables and the event's subject count, since whoever asks says himself that it is a poll: by saying so he reads nothing that does not
 * stand in the log as read by him. What the console's frame needs is one entry a BTG session.
 * @param answer may write the field's own entry.
 */
export async function recordingRead(
  tx: Tx,
  operation: Operation,
  read: RootRead,
  answer: () => unknown,
): Promise<unknown> {
  const btg = btgOf(tx.context.actor);
  if (btg === null || NO_READS.has(read.name)) return answer();
  const watch = { recorded: false };
  const tell = async (outcome: AuditOutcome, detail = "") => {
    if (watch.recorded) return;
    const isFrame = asksForFrameAlone(read);
    const id = isFrame ? FRAME_ID : keyOf(read);
    const isPoll = operation.facts.background || isEvent(read);
    const since = isFrame ? new Date(0) : new Date(tx.now.getTime() - POLLED_MINUTES * 60_000);
    if ((isFrame || isPoll) && (await isInLog(tx, btg.btgSessionId, { id, outcome, since }))) return;
    const { type } = (read.name === "node" ? readNodeId(String(read.args["id"])) : null) ?? { type: read.name };
    await record(tx, {
      action: "btg.read",
      outcome,
      subject: { type: "Operation", id, label: type },
      ...(detail !== "" && { detail }),
    });
  };
  let value: unknown;
  try {
    value = await watchEntries(watch, async () => answer());
  } catch (error) {
    if (!(error instanceof ChartwardError)) {
      // After a fault of the database nothing can be written in this transaction, and nothing of it is answered.
      await tell("FAILURE", ", which failed").catch(() => undefined);
      throw error;
    }
    await tell("FAILURE", error.code === "NOT_FOUND" ? `${askedFor(read)}${MISSING_IN_WORDS}` : ", which failed");
    throw error;
  }
  if (value === null || value === undefined) await tell("FAILURE", `${askedFor(read)}${MISSING_IN_WORDS}`);
  else await tell("SUCCESS");
  return value;
}

/** What a thing was looked for by, where that tells nothing of anybody. */
function askedFor({ name, args }: RootRead): string {
  const number = args["demographicNumber"];
  return name === "patient" && typeof number === "number" ? ` with the Demographic # ${number}` : "";
}

function asksForFrameAlone({ name, info }: RootRead): boolean {
  const isWithin = (type: GraphQLNamedType, { selections }: SelectionSetNode): boolean =>
    selections.every((each) => {
      if (each.kind === Kind.FRAGMENT_SPREAD) {
        const { typeCondition, selectionSet } = info.fragments[each.name.value]!;
        return typeCondition.name.value === type.name && isWithin(type, selectionSet);
      }
      if (each.kind === Kind.INLINE_FRAGMENT)
        return (each.typeCondition?.name.value ?? type.name) === type.name && isWithin(type, each.selectionSet);
      if (each.name.value === "__typename") return true;
      if (!isObjectType(type) || FRAME[type.name]?.includes(each.name.value) !== true) return false;
      const field = type.getFields()[each.name.value]!;
      return each.selectionSet === undefined || isWithin(getNamedType(field.type), each.selectionSet);
    });
  return (
    name === "me" && info.fieldNodes.every(({ selectionSet }) => isWithin(getNamedType(info.returnType), selectionSet!))
  );
}

function isEvent({ info }: RootRead): boolean {
  return info.parentType === info.schema.getSubscriptionType();
}

/** The same for the same field of the same operation alone. */
function keyOf(read: RootRead): string {
  const { operation, fragments, variableValues, path } = read.info;
  const documents = [operation, ...Object.values(fragments)].map(print);
  const asked = [documents, variableValues, path.key, isEvent(read) ? read.source : null];
  return createHmac("sha256", KEY).update(JSON.stringify(asked)).digest("hex").slice(0, 32);
}

/** Whether a reading stands in the log: one that came to nothing is no reading of what is there since. */
async function isInLog(
  tx: Tx,
  btgSessionId: string,
  { id, outcome, since }: { id: string; outcome: AuditOutcome; since: Date },
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM audit_entry
    WHERE 'VENDOR_ACCESS' = ANY (marks) AND session_id = ${btgSessionId} AND occurred_at > ${since}
      AND action = 'btg.read' AND subject_id = ${id} AND outcome = ${outcome} LIMIT 1`.execute(tx.db);
  return rows.length > 0;
}

/**
 * Does a mutation. In BTG one that wrote no entry, since it changed nothing, gets one: its payload can be read all the same, as that of a
 * stale version, which holds what stands now. So does one that is thrown back: an id that is refused as missing tells something too.
 */
export async function recordingAttempts<T>(operation: Operation, name: string, act: () => Promise<T>): Promise<T> {
  const { btgSessionId } = operation.facts;
  if (btgSessionId === null) return act();
  const { now } = await operation.read();
  const count = async () => {
    const tx = await operation.read();
    const { rows } = await sql<{ count: number }>`
      SELECT count(*) FROM audit_entry
      WHERE 'VENDOR_ACCESS' = ANY (marks) AND session_id = ${btgSessionId} AND occurred_at >= ${now}
        AND request_id = ${tx.context.requestId}`.execute(tx.db);
    return rows[0]!.count;
  };
  const before = await count();
  const payload = await act().catch(async (error: unknown) => {
    await recordThrown(operation, name, error);
    throw error;
  });
  if (btgOf(operation.actor) !== null && (await count()) === before)
    await record(await operation.read(), {
      action: "btg.attempt",
      subject: { type: "Operation", id: null, label: name },
    });
  return payload;
}

/** In a transaction of its own, since that of the act is rolled back. A missing right and the lockdown have entries of their own. */
async function recordThrown(operation: Operation, name: string, error: unknown): Promise<void> {
  const code = error instanceof ChartwardError ? error.code : null;
  if (btgOf(operation.actor) === null || code === "UNAUTHENTICATED" || code === "FORBIDDEN" || isFenced(error)) return;
  await operation.apart((tx) =>
    record(tx, {
      action: "btg.attempt",
      outcome: code === null ? "FAILURE" : "REFUSED",
      subject: { type: "Operation", id: null, label: name },
      ...(code === "NOT_FOUND" && { detail: MISSING_IN_WORDS }),
    }),
  );
}
