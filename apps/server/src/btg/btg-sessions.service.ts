import { sql, type RawBuilder, type SqlBool } from "kysely";
import { actorOfStored, type StoredActor } from "../audit/stored-actor.ts";
import { batched } from "../graphql/batched.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import { nodeId } from "../graphql/node-id.ts";
import type { Operation } from "../graphql/operation.ts";
import { employeeNameOf } from "../identity/btg-names.ts";
import type { PinVerificationMethod } from "../support-pin/support-pin.types.ts";
import type { Tx } from "../store/transaction.ts";
import type { BtgEndCause, BtgReason, BtgSession, BtgSessionState } from "./btg.types.ts";

/** What practice and vendor both see of a BTG session. */
export interface BtgStanding {
  id: string;
  on_behalf_of_user_id: string;
  reason_code: BtgReason;
  reason: string;
  case_number: string;
  caller_verified_by: PinVerificationMethod | null;
  opened_at: Date;
  expires_at: Date;
  state: BtgSessionState;
  ended_at: Date | null;
  end_cause: BtgEndCause | null;
}

interface BtgRow extends BtgStanding {
  caller_user_id: string | null;
  agent_reference: string;
  ip_address: string;
  ended_by: StoredActor | null;
}

/** Whether a BTG session `b` is live; one whose time is over is not, whether marked so or not. */
export function isLive(now: Date): RawBuilder<SqlBool> {
  return sql<SqlBool>`(b.ended_at IS NULL AND b.expires_at > ${now})`;
}

/** The columns of a BtgStanding, of a relation `b`, as it stands at this moment. */
export function standingColumns(now: Date): RawBuilder<unknown> {
  const unmarked = sql`b.ended_at IS NULL AND b.expires_at <= ${now}`;
  return sql`
    b.id, b.on_behalf_of_user_id, b.reason_code, b.reason, b.case_number, b.caller_verified_by, b.opened_at, b.expires_at,
    CASE WHEN ${isLive(now)} THEN 'LIVE' ELSE 'ENDED' END AS state,
    CASE WHEN ${unmarked} THEN b.expires_at ELSE b.ended_at END AS ended_at,
    CASE WHEN ${unmarked} THEN 'EXPIRED' ELSE b.end_cause END AS end_cause`;
}

/** Rows of BTG sessions: live ones first, then the one that was opened last. */
export async function pageOfBtgSessions<R extends BtgStanding, T>(
  tx: Tx,
  args: PageArgs,
  { columns, from, matching, states }: BtgQuery,
  toNode: (row: R) => T,
): Promise<Page<T>> {
  const page = readPage(args, "btg", ["integer", "instant", "uuid"]);
  const live = sql`${isLive(tx.now)}::int`;
  const wanted =
    states === null
      ? matching
      : sql<SqlBool>`${matching} AND (CASE WHEN ${isLive(tx.now)} THEN 'LIVE' ELSE 'ENDED' END) = ANY (${states}::text[])`;
  const beyond =
    page.cursor === null
      ? sql`true`
      : sql`(${live}, b.opened_at, b.id) ${sql.raw(page.backward ? ">" : "<")} (${page.cursor[0]}::int, ${page.cursor[1]}::timestamptz, ${page.cursor[2]}::uuid)`;
  const direction = sql.raw(page.backward ? "ASC" : "DESC");
  const { rows } = await sql<R>`
    SELECT ${columns} FROM ${from} WHERE ${wanted} AND ${beyond}
    ORDER BY ${live} ${direction}, b.opened_at ${direction}, b.id ${direction} LIMIT ${page.size + 1}`.execute(tx.db);
  return pageOf(
    page,
    rows,
    (row) => printCursor("btg", [row.state === "LIVE" ? 1 : 0, row.opened_at.toISOString(), row.id]),
    toNode,
    async () => {
      const { rows: counts } = await sql<{ count: number }>`SELECT count(*) FROM ${from} WHERE ${wanted}`.execute(
        tx.db,
      );
      return counts[0]!.count;
    },
  );
}

interface BtgQuery {
  readonly columns: RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
  readonly matching: RawBuilder<SqlBool>;
  /** Null: all. */
  readonly states: readonly BtgSessionState[] | null;
}

/** The fields of a BTG session that practice and vendor both see. */
export function standingOf(row: BtgStanding) {
  return {
    uuid: row.id,
    onBehalfOfUuid: row.on_behalf_of_user_id,
    state: row.state,
    reasonCode: row.reason_code,
    reason: row.reason,
    caseNumber: row.case_number,
    callerVerified: row.caller_verified_by !== null,
    callerVerifiedBy: row.caller_verified_by,
    openedAt: row.opened_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
    endCause: row.end_cause,
  };
}

const columns = (now: Date) =>
  sql`${standingColumns(now)}, b.caller_user_id, b.agent_reference, host(b.ip_address) AS ip_address, b.ended_by`;

/** A BTG session of the practice, as the practice sees it. */
export async function findBtgSession(tx: Tx, vendorName: string, id: string): Promise<BtgSession | null> {
  const row = (await readRows(tx, [id])).get(id);
  return row === undefined ? null : toBtgSession(row, vendorName);
}

const rowOf = batched(readRows);

/** The BTG session that a row names. */
export async function btgSessionOf(operation: Operation, vendorName: string, id: string): Promise<BtgSession | null> {
  const row = await rowOf(operation, id);
  return row === null ? null : toBtgSession(row, vendorName);
}

async function readRows(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, BtgRow>> {
  const { rows } = await sql<BtgRow>`
    SELECT ${columns(tx.now)} FROM btg_session b WHERE b.id = ANY (${ids}::uuid[])`.execute(tx.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The practice's BTG sessions, live ones first, then the one that was opened last. */
export function listBtgSessions(
  tx: Tx,
  vendorName: string,
  states: readonly BtgSessionState[] | null,
  args: PageArgs,
): Promise<Page<BtgSession>> {
  const query = { columns: columns(tx.now), from: sql`btg_session b`, matching: sql<SqlBool>`true`, states };
  return pageOfBtgSessions<BtgRow, BtgSession>(tx, args, query, (row) => toBtgSession(row, vendorName));
}

function toBtgSession(row: BtgRow, vendorName: string): BtgSession {
  const { ended_by: endedBy } = row;
  return {
    __typename: "BtgSession",
    id: nodeId("BtgSession", row.id),
    ...standingOf(row),
    callerUuid: row.caller_user_id,
    actor: {
      kind: "VENDOR_EMPLOYEE",
      name: employeeNameOf(vendorName),
      agentReference: row.agent_reference,
      userUuid: null,
    },
    ipAddress: row.ip_address,
    endedBy: endedBy === null ? null : actorOfStored(endedBy),
  };
}
