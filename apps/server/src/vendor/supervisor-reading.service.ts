import { sql } from "kysely";
import { record } from "../audit/record.ts";
import type { Tx } from "../store/transaction.ts";
import { employeeOf } from "./vendor-employee.ts";

/** Pages poll: within this time, one entry says that they are looked at. */
const READING_MS = 15 * 60_000;

/** Who sees what concerns everybody's work leaves an entry of the vendor's log; who sees his own alone does not. */
export async function recordSupervisorReading(tx: Tx, action: "vendor-btg.read" | "vendor-pin.read"): Promise<void> {
  const { role, employeeId } = employeeOf(tx);
  if (role !== "SUPERVISOR") return;
  const since = new Date(tx.now.getTime() - READING_MS);
  const { rows } = await sql`
    SELECT FROM vendor.audit_entry
    WHERE employee_id = ${employeeId} AND occurred_at > ${since} AND action = ${action} LIMIT 1`.execute(tx.db);
  if (rows.length === 0) await record(tx, { action });
}
