import { sql } from "kysely";
import { readAccessState } from "../access/access-state.service.ts";
import { activeAdministrators, rightsInForce, type AccessState } from "../access/access-state.ts";
import type { AccessRight } from "../access/access-rights.ts";
import { listed } from "../access/listed.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import { keyOf } from "../graphql/node-id.ts";
import { accountOf } from "../identity/actor.ts";
import type { Tx } from "../store/transaction.ts";
import type { SavePatientSetBlocksInput, SaveSetSecurityInput } from "./set-security.types.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A user and a set that blocks him, or shall. */
export interface BlockPair {
  readonly user: Named;
  readonly set: Named;
}

/** A change of blocks as it would be written: what differs from what stands. Previews and mutations both go by it. */
export interface PlannedBlocks {
  readonly blocked: readonly BlockPair[];
  readonly lifted: readonly BlockPair[];
  /** What is wrong with the input. */
  readonly faults: readonly UserError[];
  /** The fields of the input that say it. */
  readonly fields: { readonly block: string; readonly unblock: string };
}

/** What it takes to lift a block: to come in, to see who is blocked, to change it. */
const LIFTING_RIGHTS = [
  "console:open",
  "set-security:read",
  "set-security:update",
] as const satisfies readonly AccessRight[];

const STALE = "Somebody changed this meanwhile. Look at it as it stands now, then change it again.";

/** @throws NOT_FOUND for a user or set that is none. */
export async function planUserBlocks(
  tx: Tx,
  { userId, version, blockSetIds, unblockSetIds }: SaveSetSecurityInput,
): Promise<PlannedBlocks & { readonly user: Named; readonly stale: boolean }> {
  const [block, unblock] = [keysOf(blockSetIds, "PatientSet"), keysOf(unblockSetIds, "PatientSet")];
  const users = await readUsers(tx, [keyOf(userId, "User")]);
  const sets = await readSets(tx, [...block, ...unblock]);
  const [user] = users.values() as Iterable<Named & { version: number }>;
  if (user === undefined) throw notFound();
  const stands = await readBlocks(tx, users, sets);
  const pairsOf = (ids: readonly string[]) => ids.map((id) => ({ user, set: sets.get(id)! }));
  const fields = { block: "blockSetIds", unblock: "unblockSetIds" };
  const stale = version !== user.version;
  return {
    user,
    stale,
    fields,
    ...differencesOf(pairsOf(block), pairsOf(unblock), stands),
    faults: stale ? [userError("version", "STALE_VERSION", STALE)] : namedTwice(block, unblock, sets, fields.unblock),
  };
}

/** @throws NOT_FOUND for a user or set that is none. */
export async function planSetBlocks(
  tx: Tx,
  { patientSetId, blockUserIds, unblockUserIds }: SavePatientSetBlocksInput,
): Promise<PlannedBlocks & { readonly set: Named }> {
  const [block, unblock] = [keysOf(blockUserIds, "User"), keysOf(unblockUserIds, "User")];
  const sets = await readSets(tx, [keyOf(patientSetId, "PatientSet")]);
  const users = await readUsers(tx, [...block, ...unblock]);
  const [set] = sets.values() as Iterable<Named>;
  if (set === undefined) throw notFound();
  const stands = await readBlocks(tx, users, sets);
  const pairsOf = (ids: readonly string[]) => ids.map((id) => ({ user: users.get(id)!, set }));
  const fields = { block: "blockUserIds", unblock: "unblockUserIds" };
  return {
    set,
    fields,
    ...differencesOf(pairsOf(block), pairsOf(unblock), stands),
    faults: namedTwice(block, unblock, users, fields.unblock),
  };
}

/** What forbids a change of the actor's, whatever the input says. */
export interface JudgedBlocks {
  readonly forbidden: readonly UserError[];
  /** All that stands against it; empty: it can be saved. */
  readonly userErrors: UserError[];
  /** Who may what, where it was needed; users by name. */
  readonly access: AccessState;
}

/**
 * Nobody lifts a block of his own (D3). Those of others he lifts with the right, also by a set that blocks himself: to lift his own takes
 * another who holds it. So nobody blocks himself where there is no other: the block would stay for good.
 */
export async function judgeBlocks(tx: Tx, { blocked, lifted, faults, fields }: PlannedBlocks): Promise<JudgedBlocks> {
  const access = await readAccessState(tx);
  const me = accountOf(tx.context.actor)?.userId;
  const own = lifted.filter(({ user }) => user.id === me);
  const forbidden: UserError[] = [];
  if (own.length > 0) {
    const message = `Nobody lifts a block of his own: ${listed(own.map(({ set }) => set.name))} ${own.length === 1 ? "blocks" : "block"} you. Ask another administrator.`;
    forbidden.push(userError(fields.unblock, "BLOCKED_BY_SET", message));
  }
  if (me !== undefined && blocked.some(({ user }) => user.id === me) && liftersBeside(access, me).length === 0) {
    const message =
      "You alone can change set security, and nobody lifts a block of his own. Give another user the right first.";
    forbidden.push(userError(fields.block, "LAST_ADMINISTRATOR", message));
  }
  return { access, forbidden, userErrors: [...faults, ...forbidden] };
}

/** The active users who can lift a block of this one. */
export function liftersBeside(access: AccessState, userId: string): string[] {
  const rights = rightsInForce(access);
  return access.users
    .filter(({ id, state }) => id !== userId && state === "ACTIVE")
    .filter(({ id }) => LIFTING_RIGHTS.every((right) => rights.get(id)!.has(right)))
    .map(({ name }) => name);
}

/** Of the pairs that a change blocks, those whose set keeps all active administrators out after it, and let one in before. */
export async function pairsWithoutAdministrator(
  tx: Tx,
  access: AccessState,
  { blocked, lifted }: PlannedBlocks,
): Promise<BlockPair[]> {
  const administrators = new Map(activeAdministrators(access).map(({ id, name }) => [id, { id, name }]));
  const concerned = blocked.filter(({ user }) => administrators.has(user.id));
  if (concerned.length === 0) return [];
  const stands = await readBlocks(tx, administrators, new Map(concerned.map(({ set }) => [set.id, set])));
  const gone = new Set(lifted.map(keyOfPair));
  const after = new Set([...stands, ...blocked.map(keyOfPair)].filter((key) => !gone.has(key)));
  return concerned.filter(({ set }) =>
    [...administrators.values()].every((user) => after.has(keyOfPair({ user, set }))),
  );
}

/** Own patients (provider of record) in the sets that shall block a user, as far as the asker may know of them. */
export interface OwnPatients {
  readonly userId: string;
  readonly setIds: readonly string[];
  readonly count: number;
}

export async function ownPatientsIn(tx: Tx, pairs: readonly BlockPair[]): Promise<OwnPatients[]> {
  const [userIds, setIds] = [pairs.map(({ user }) => user.id), pairs.map(({ set }) => set.id)];
  const { rows } = await sql<OwnPatients>`
    SELECT pair.user_id AS "userId", array_agg(DISTINCT m.patient_set_id) AS "setIds", count(DISTINCT m.patient_id) AS count
    FROM unnest(${userIds}::uuid[], ${setIds}::uuid[]) AS pair (user_id, set_id)
      JOIN practitioner pr ON pr.user_id = pair.user_id
      JOIN patient p ON p.practice_id = pr.practice_id AND p.practitioner_id = pr.id
      JOIN patient_set_member m ON m.practice_id = p.practice_id AND m.patient_set_id = pair.set_id AND m.patient_id = p.id
    GROUP BY pair.user_id`.execute(tx.db);
  return rows;
}

function keysOf(ids: readonly string[], type: "User" | "PatientSet"): string[] {
  return [...new Set(ids.map((id) => keyOf(id, type)))];
}

async function readUsers(tx: Tx, ids: readonly string[]): Promise<Map<string, Named & { version: number }>> {
  const { rows } = await sql<Named & { version: number }>`
    SELECT id, concat_ws(' ', first_name, last_name) AS name, set_security_version AS version FROM user_account
    WHERE id = ANY (${ids}::uuid[])`.execute(tx.db);
  return allOf(ids, rows);
}

async function readSets(tx: Tx, ids: readonly string[]): Promise<Map<string, Named>> {
  const { rows } = await sql<Named>`SELECT id, name FROM patient_set WHERE id = ANY (${ids}::uuid[])`.execute(tx.db);
  return allOf(ids, rows);
}

/** @throws NOT_FOUND where one is missing. */
function allOf<T extends Named>(ids: readonly string[], rows: readonly T[]): Map<string, T> {
  const found = new Map(rows.map((row) => [row.id, row]));
  if (ids.some((id) => !found.has(id))) throw notFound();
  return found;
}

/** The pairs of these users and sets that stand, as `keyOfPair` has them. */
async function readBlocks(
  tx: Tx,
  users: ReadonlyMap<string, unknown>,
  sets: ReadonlyMap<string, unknown>,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ user: string; set: string }>`
    SELECT user_id AS user, patient_set_id AS set FROM set_block
    WHERE user_id = ANY (${[...users.keys()]}::uuid[]) AND patient_set_id = ANY (${[...sets.keys()]}::uuid[])`.execute(
    tx.db,
  );
  return new Set(rows.map(({ user, set }) => `${user} ${set}`));
}

function keyOfPair({ user, set }: BlockPair): string {
  return `${user.id} ${set.id}`;
}

function differencesOf(block: readonly BlockPair[], unblock: readonly BlockPair[], stands: ReadonlySet<string>) {
  return {
    blocked: block.filter((pair) => !stands.has(keyOfPair(pair))),
    lifted: unblock.filter((pair) => stands.has(keyOfPair(pair))),
  };
}

function namedTwice(
  block: readonly string[],
  unblock: readonly string[],
  named: ReadonlyMap<string, Named>,
  field: string,
): UserError[] {
  const blocked = new Set(block);
  const both = unblock.filter((id) => blocked.has(id)).map((id) => named.get(id)!.name);
  return both.length === 0
    ? []
    : [userError(field, "INVALID", `Either block or lift, not both. Keep ${listed(both)} in one of the two lists.`)];
}
