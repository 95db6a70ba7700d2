import { sql, type RawBuilder, type SqlBool } from "kysely";
import { isInUse } from "../access/rights-in-emergency.ts";
import { actorOfStored, type StoredActor } from "../audit/stored-actor.ts";
import { batched } from "../graphql/batched.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import { nodeId } from "../graphql/node-id.ts";
import type { Tx } from "../store/transaction.ts";
import { stateOf } from "./emergency-access.policy.ts";
import type { EmergencyAccessActivation, EmergencyAccessEndCause } from "./emergency-access.types.ts";

/** A row of `emergency_activation`, with whether its user is still signed in by it. */
export interface ActivationRow {
  id: string;
  user_id: string;
  user_name: string;
  reason: string;
  activated_at: Date;
  ends_at: Date;
  reviewers: string[];
  elevated_at: Date | null;
  deactivated_at: Date | null;
  end_cause: EmergencyAccessEndCause | null;
  deactivated_by: StoredActor | null;
  ended_at: Date | null;
  signed_off_at: Date | null;
  signed_off_by: StoredActor | null;
  sign_off_comment: string | null;
  signed_in: boolean;
}

/** Activations `a` that match, with their users' names; `lock` keeps them as they are until the commit. */
export async function readActivations(
  tx: Tx,
  matching: RawBuilder<SqlBool>,
  { lock = false }: { lock?: boolean } = {},
): Promise<ActivationRow[]> {
  const { rows } = await sql<ActivationRow>`
    ${selectActivations(tx)} WHERE ${matching} ORDER BY a.activated_at DESC, a.id DESC ${lock ? sql`FOR UPDATE OF a` : sql``}`.execute(
    tx.db,
  );
  return rows;
}

const selectActivations = (tx: Tx) => sql`
  SELECT a.id, a.user_id, concat_ws(' ', u.first_name, u.last_name) AS user_name, a.reason, a.activated_at, a.ends_at, a.reviewers, a.elevated_at,
    a.deactivated_at, a.end_cause, a.deactivated_by, a.ended_at, a.signed_off_at, a.signed_off_by, a.sign_off_comment,
    ${isInUse(tx.now)} AS signed_in
  FROM emergency_activation a JOIN user_account u ON u.practice_id = a.practice_id AND u.id = a.user_id`;

/** What a state follows from, of a row that was read. */
export function standingOf(row: ActivationRow) {
  return {
    endsAt: row.ends_at,
    elevatedAt: row.elevated_at,
    deactivatedAt: row.deactivated_at,
    endedAt: row.ended_at,
    signedIn: row.signed_in,
  };
}

/** As the practice sees it. Past its time limit it reads as ended by that, whether it was marked so or not. */
export function toActivation(row: ActivationRow, now: Date): EmergencyAccessActivation {
  const lapsed = row.deactivated_at === null && row.ends_at <= now;
  return {
    __typename: "EmergencyAccessActivation",
    id: nodeId("EmergencyAccessActivation", row.id),
    uuid: row.id,
    userUuid: row.user_id,
    reasonGiven: row.reason,
    state: stateOf(standingOf(row), now),
    activatedAt: row.activated_at,
    elevatedAt: row.elevated_at,
    endsAt: row.ends_at,
    deactivatedAt: lapsed ? row.ends_at : row.deactivated_at,
    endedAt: row.ended_at,
    endCause: lapsed ? (row.elevated_at === null ? "NEVER_SIGNED_IN" : "MAXIMUM_REACHED") : row.end_cause,
    deactivatedByActor: row.deactivated_by === null ? null : actorOfStored(row.deactivated_by),
    signOff:
      row.signed_off_at === null
        ? null
        : { at: row.signed_off_at, by: actorOfStored(row.signed_off_by!), comment: row.sign_off_comment! },
  };
}

export async function findActivation(tx: Tx, id: string): Promise<EmergencyAccessActivation | null> {
  const row = (await readActivations(tx, sql`a.id = ${id}`))[0];
  return row === undefined ? null : toActivation(row, tx.now);
}

/** By id, whatever its state. */
export const activationOf = batched(async (tx, ids) => {
  const rows = await readActivations(tx, sql`a.id = ANY (${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, toActivation(row, tx.now)]));
});

/** Those that match and have not ended, the latest first. */
export async function currentActivations(
  tx: Tx,
  matching: RawBuilder<SqlBool> = sql`true`,
): Promise<EmergencyAccessActivation[]> {
  const rows = await readActivations(tx, sql`a.ended_at IS NULL AND ${matching}`);
  return rows.map((row) => toActivation(row, tx.now)).filter(({ state }) => state !== "ENDED");
}

/** The activation that each user has now, whatever its state but ENDED. */
export const currentActivationOf = batched(async (tx, userIds) => {
  const current = await currentActivations(tx, sql`a.user_id = ANY (${userIds}::uuid[])`);
  return new Map(current.map((activation) => [activation.userUuid, activation]));
});

/** Every use of it, the latest first. */
export async function listActivations(tx: Tx, args: PageArgs): Promise<Page<EmergencyAccessActivation>> {
  const page = readPage(args, "emergency", ["instant", "uuid"]);
  const beyond =
    page.cursor === null
      ? sql`true`
      : sql`(a.activated_at, a.id) ${sql.raw(page.backward ? ">" : "<")} (${page.cursor[0]}::timestamptz, ${page.cursor[1]}::uuid)`;
  const direction = sql.raw(page.backward ? "ASC" : "DESC");
  const { rows } = await sql<ActivationRow>`
    ${selectActivations(tx)} WHERE ${beyond}
    ORDER BY a.activated_at ${direction}, a.id ${direction} LIMIT ${page.size + 1}`.execute(tx.db);
  return pageOf(
    page,
    rows,
    (row) => printCursor("emergency", [row.activated_at.toISOString(), row.id]),
    (row) => toActivation(row, tx.now),
    async () => {
      const { rows: counts } = await sql<{ count: number }>`SELECT count(*) FROM emergency_activation`.execute(tx.db);
      return counts[0]!.count;
    },
  );
}
