import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Page, PageArgs } from "../graphql/connection.ts";
import { nodeId } from "../graphql/node-id.ts";
import type { Tx } from "../store/transaction.ts";
import { pageOfBtgSessions, standingColumns, standingOf, type BtgStanding } from "./btg-sessions.service.ts";
import { recordSupervisorReading } from "../vendor/supervisor-reading.service.ts";
import type { BtgSessionState } from "./btg.types.ts";
import type { VendorBtgSession } from "./vendor-btg.types.ts";

interface VendorBtgRow extends BtgStanding {
  practice_id: string;
  employee_id: string;
}

const columns = (now: Date) => sql`${standingColumns(now)}, b.practice_id, b.employee_id`;
const SESSIONS = sql`vendor.btg_directory b`;

/** One's own BTG session by its id, for a supervisor anybody's; null for one that the employee may not know of. */
export async function findVendorBtgSession(tx: Tx, id: string): Promise<VendorBtgSession | null> {
  const { rows } = await sql<VendorBtgRow>`
    SELECT ${columns(tx.now)} FROM ${SESSIONS} WHERE b.id = ${id} AND ${knownTo(tx)}`.execute(tx.db);
  return rows[0] === undefined ? null : toVendorBtgSession(rows[0]);
}

/** As findVendorBtgSession, for whoever looks at it; a supervisor's reading is an entry of the vendor's log. */
export async function readVendorBtgSession(tx: Tx, id: string): Promise<VendorBtgSession | null> {
  await recordSupervisorReading(tx, "vendor-btg.read");
  return findVendorBtgSession(tx, id);
}

/**
 * One's own BTG sessions, for a supervisor everybody's: live ones first, then the one that was opened last. A supervisor's reading is an
 * entry of the vendor's log.
 */
export async function listVendorBtgSessions(
  tx: Tx,
  states: readonly BtgSessionState[] | null,
  args: PageArgs,
): Promise<Page<VendorBtgSession>> {
  await recordSupervisorReading(tx, "vendor-btg.read");
  const query = { columns: columns(tx.now), from: SESSIONS, matching: knownTo(tx), states };
  return pageOfBtgSessions<VendorBtgRow, VendorBtgSession>(tx, args, query, toVendorBtgSession);
}

function knownTo({ context: { actor } }: Tx): RawBuilder<SqlBool> {
  if (actor.kind !== "VENDOR_EMPLOYEE" || actor.realm !== "VENDOR") return sql`false`;
  return actor.role === "SUPERVISOR" ? sql`true` : sql`b.employee_id = ${actor.employeeId}`;
}

function toVendorBtgSession(row: VendorBtgRow): VendorBtgSession {
  return {
    __typename: "VendorBtgSession",
    id: nodeId("VendorBtgSession", row.id),
    ...standingOf(row),
    practiceUuid: row.practice_id,
    employeeUuid: row.employee_id,
  };
}
