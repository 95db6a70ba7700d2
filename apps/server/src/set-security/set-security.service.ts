import { sql } from "kysely";
import { listed } from "../access/listed.ts";
import { recordAll, type AuditRecord } from "../audit/record.ts";
import { storedActor } from "../audit/stored-actor.ts";
import { notFound } from "../graphql/errors.ts";
import { nodeId } from "../graphql/node-id.ts";
import { accountOf } from "../identity/actor.ts";
import type { Tx } from "../store/transaction.ts";
import { countBlockChange, keepOut } from "./keep-out.service.ts";
import {
  judgeBlocks,
  liftersBeside,
  ownPatientsIn,
  pairsWithoutAdministrator,
  planSetBlocks,
  planUserBlocks,
  type BlockPair,
  type JudgedBlocks,
  type PlannedBlocks,
} from "./planned-blocks.service.ts";
import type {
  SavePatientSetBlocksInput,
  SavePatientSetBlocksPayload,
  SaveSetSecurityInput,
  SaveSetSecurityPayload,
  SetSecurity,
  SetSecurityChangeInput,
  SetSecurityPreview,
  SetSecurityWarning,
  SetSecurityWarningKind,
} from "./set-security.types.ts";

/** What the overlay shows at once; a practice with more sets sees all that block the user, and of the others the first ones. */
const MAXIMUM_SETS = 20_000;

/** @throws NOT_FOUND for a user who is none. */
export async function readSetSecurity(tx: Tx, userUuid: string): Promise<SetSecurity> {
  const { rows: users } = await sql<{ version: number }>`
    SELECT set_security_version AS version FROM user_account WHERE id = ${userUuid}`.execute(tx.db);
  const [user] = users;
  if (user === undefined) throw notFound();
  const { rows } = await sql<{ id: string; name: string; blocked: boolean }>`
    SELECT s.id, s.name, b.user_id IS NOT NULL AS blocked
    FROM patient_set s
      LEFT JOIN set_block b ON b.practice_id = s.practice_id AND b.patient_set_id = s.id AND b.user_id = ${userUuid}
    ORDER BY blocked DESC, s.name_folded LIMIT ${MAXIMUM_SETS}`.execute(tx.db);
  const namesOf = (blocked: boolean) =>
    rows.filter((row) => row.blocked === blocked).map(({ id, name }) => ({ id: nodeId("PatientSet", id), name }));
  return { userUuid, version: user.version, blocked: namesOf(true), unblocked: namesOf(false) };
}

/** What saving a change would come to: how many blocks come and go, what to think of before, what stands against it. Writes nothing. */
export async function previewSetSecurity(
  tx: Tx,
  { saveSetSecurity: ofUser, savePatientSetBlocks: ofSet }: SetSecurityChangeInput,
): Promise<SetSecurityPreview> {
  // GraphQL lets exactly one of them through.
  const planned = ofUser ? await planUserBlocks(tx, ofUser) : await planSetBlocks(tx, ofSet!);
  const judged = await judgeBlocks(tx, planned);
  return {
    blockCount: planned.blocked.length,
    unblockCount: planned.lifted.length,
    warnings: await warningsOf(tx, planned, judged),
    userErrors: judged.userErrors,
  };
}

/** Blocks a user by sets, and lifts blocks of his: all of it or nothing. In force for the next request. */
export async function saveSetSecurity(tx: Tx, input: SaveSetSecurityInput): Promise<SaveSetSecurityPayload> {
  const planned = await planUserBlocks(tx, input);
  const judged = await judgeBlocks(tx, planned);
  const { user, stale } = planned;
  if (judged.userErrors.length > 0) {
    if (!stale) await refuseBlocks(tx, planned, judged);
    return { setSecurity: stale ? await readSetSecurity(tx, user.id) : null, userErrors: judged.userErrors };
  }
  await writeBlocks(tx, planned);
  return { setSecurity: await readSetSecurity(tx, user.id), userErrors: [] };
}

/** Blocks users by a set, and lifts its blocks of others: all of it or nothing. In force for the next request. */
export async function savePatientSetBlocks(
  tx: Tx,
  input: SavePatientSetBlocksInput,
): Promise<SavePatientSetBlocksPayload> {
  const planned = await planSetBlocks(tx, input);
  const judged = await judgeBlocks(tx, planned);
  if (judged.userErrors.length > 0) {
    await refuseBlocks(tx, planned, judged);
    return { patientSetUuid: null, userErrors: judged.userErrors };
  }
  await writeBlocks(tx, planned);
  return { patientSetUuid: planned.set.id, userErrors: [] };
}

async function writeBlocks(tx: Tx, { blocked, lifted }: PlannedBlocks): Promise<void> {
  const changes = [...blocked, ...lifted];
  if (changes.length === 0) return;
  await keepOut(tx, [...new Set(blocked.map(({ user }) => user.id))]);
  await countBlockChange(tx, [...new Set(changes.map(({ user }) => user.id))]);
  await sql`
    DELETE FROM set_block USING ${unnested(lifted)} AS pair (user_id, set_id)
    WHERE set_block.user_id = pair.user_id AND set_block.patient_set_id = pair.set_id`.execute(tx.db);
  await sql`
    INSERT INTO set_block (practice_id, user_id, patient_set_id, blocked_by, blocked_at)
    SELECT ${tx.context.practiceId}, pair.user_id, pair.set_id, ${JSON.stringify(storedActor(tx.context.actor))}::jsonb, ${tx.now}
    FROM ${unnested(blocked)} AS pair (user_id, set_id)`.execute(tx.db);
  await recordAll(
    tx,
    byUser(blocked, lifted).map((changed) => ({ ...entryOf(changed), detail: `: ${inWords(changed)}` })),
  );
}

function unnested(pairs: readonly BlockPair[]) {
  return sql`unnest(${pairs.map(({ user }) => user.id)}::uuid[], ${pairs.map(({ set }) => set.id)}::uuid[])`;
}

/** Writes the entries of a change that the rules forbid; a fault of the input is none of the log's. */
async function refuseBlocks(tx: Tx, { blocked, lifted }: PlannedBlocks, { forbidden }: JudgedBlocks): Promise<void> {
  if (forbidden.length === 0) return;
  const reasons = forbidden.map(({ code }) =>
    code === "BLOCKED_BY_SET" ? "nobody lifts a block of his own" : "nobody could lift the block",
  );
  await recordAll(
    tx,
    byUser(blocked, lifted).map((changed) => ({
      ...entryOf(changed),
      outcome: "REFUSED",
      detail: `: ${reasons.join("; ")}`,
    })),
  );
}

/** What changes for one user, by names of sets. */
interface ChangedUser {
  readonly user: BlockPair["user"];
  readonly blocked: readonly string[];
  readonly lifted: readonly string[];
}

function byUser(blocked: readonly BlockPair[], lifted: readonly BlockPair[]): ChangedUser[] {
  const users = new Map([...blocked, ...lifted].map(({ user }) => [user.id, user]));
  const namesOf = (pairs: readonly BlockPair[], id: string) =>
    pairs.filter(({ user }) => user.id === id).map(({ set }) => set.name);
  return [...users.values()].map((user) => ({
    user,
    blocked: namesOf(blocked, user.id),
    lifted: namesOf(lifted, user.id),
  }));
}

function entryOf({ user, blocked, lifted }: ChangedUser): AuditRecord {
  return {
    action: "set-security.update",
    subject: { type: "User", id: user.id, label: user.name },
    changes: [
      ...(blocked.length === 0 ? [] : [{ field: "blocked", before: null, after: [...blocked] }]),
      ...(lifted.length === 0 ? [] : [{ field: "lifted", before: [...lifted], after: null }]),
    ],
  };
}

/** `blocked by 2 more sets (Staff and VIP), no longer by 1 set (Old)` */
function inWords({ blocked, lifted }: ChangedUser): string {
  const parts = [
    ...(blocked.length === 0 ? [] : [`blocked by ${countOfSets(blocked, " more")}`]),
    ...(lifted.length === 0 ? [] : [`no longer by ${countOfSets(lifted)}`]),
  ];
  return parts.join(", ");
}

function countOfSets(names: readonly string[], more = ""): string {
  return `${names.length}${more} ${names.length === 1 ? "set" : "sets"} (${listed(names)})`;
}

/** What to think of before a change is saved: one a kind and user, with all sets that it is about. */
async function warningsOf(tx: Tx, planned: PlannedBlocks, { access }: JudgedBlocks): Promise<SetSecurityWarning[]> {
  const { blocked } = planned;
  if (blocked.length === 0) return [];
  const me = accountOf(tx.context.actor)?.userId;
  const warnings: SetSecurityWarning[] = [];
  const warn = (
    kind: SetSecurityWarningKind,
    pairs: readonly BlockPair[],
    sentenceOf: (user: BlockPair["user"], sets: string) => string,
  ) => {
    for (const ofUser of Map.groupBy(pairs, ({ user }) => user.id).values()) {
      const [{ user, set }] = ofUser as [BlockPair];
      const sentence = sentenceOf(user, listed(ofUser.map((pair) => pair.set.name)));
      warnings.push({ kind, userUuid: user.id, patientSetUuid: ofUser.length === 1 ? set.id : null, sentence });
    }
  };
  const others = ({ id }: BlockPair["user"]) => listed(liftersBeside(access, id)) || "nobody else";
  warn(
    "YOURSELF",
    blocked.filter(({ user }) => user.id === me),
    (user, sets) => `You block yourself by ${sets}. You cannot lift that again; ${others(user)} can.`,
  );
  warn(
    "LAST_ADMINISTRATOR",
    await pairsWithoutAdministrator(tx, access, planned),
    (user, sets) =>
      `After this no administrator opens what is in ${sets}. ${user.name} cannot lift the block; ${others(user)} can.`,
  );
  for (const { userId, setIds, count } of await ownPatientsIn(tx, blocked)) {
    const held = new Set(setIds);
    warn(
      "OWN_PATIENTS",
      blocked.filter(({ user, set }) => user.id === userId && held.has(set.id)),
      (user, sets) =>
        `${user.name} is the provider of record of ${count === 1 ? "1 patient" : `${count} patients`} in ${sets}.`,
    );
  }
  return warnings;
}
