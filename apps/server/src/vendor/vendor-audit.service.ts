import { sql, type RawBuilder, type SqlBool } from "kysely";
import { record } from "../audit/record.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import type { Tx } from "../store/transaction.ts";
import { toVendorAuditEntry, type VendorAuditEntry, type VendorAuditRow } from "./vendor-audit.types.ts";
import { employeeOf } from "./vendor-employee.ts";

const COLUMNS = sql`entry.id, entry.occurred_at, entry.employee_id, entry.practice_id, entry.payload`;

/**
 * A page of the vendor's own log, newest first: one's own entries, and for a supervisor all. Reading it is itself an entry, which the
 * page does not show.
 */
export async function listVendorAuditEntries(tx: Tx, args: PageArgs): Promise<Page<VendorAuditEntry>> {
  const page = readPage(args, "vendor log by time", ["instant", "bigint"]);
  // Without the entries of this very request: neither page nor count shows its own reading.
  const matching = sql<SqlBool>`${mayRead(tx)} AND entry.xid <> pg_current_xact_id()`;
  const from =
    page.cursor === null
      ? sql`true`
      : sql`(entry.occurred_at, entry.id) ${sql.raw(page.backward ? ">" : "<")} (${page.cursor[0]}::timestamptz, ${page.cursor[1]}::bigint)`;
  const direction = sql.raw(page.backward ? "ASC" : "DESC");
  const { rows } = await sql<VendorAuditRow>`
    SELECT ${COLUMNS} FROM vendor.audit_entry entry WHERE ${matching} AND ${from}
    ORDER BY entry.occurred_at ${direction}, entry.id ${direction} LIMIT ${page.size + 1}`.execute(tx.db);
  await record(tx, { action: "audit.read", detail: page.cursor === null ? "" : ", a further page" });
  const cursorOf = (row: VendorAuditRow) => printCursor("vendor log by time", [row.occurred_at.toISOString(), row.id]);
  return pageOf(page, rows, cursorOf, toVendorAuditEntry, async () => {
    const { rows: counts } = await sql<{ count: number }>`
      SELECT count(*) FROM vendor.audit_entry entry WHERE ${matching}`.execute(tx.db);
    return counts[0]!.count;
  });
}

/** One entry of those that the reader may see; reading it is itself an entry. */
export async function findVendorAuditEntry(tx: Tx, id: number): Promise<VendorAuditEntry | null> {
  const { rows } = await sql<VendorAuditRow>`
    SELECT ${COLUMNS} FROM vendor.audit_entry entry WHERE entry.id = ${id} AND ${mayRead(tx)}`.execute(tx.db);
  if (rows[0] === undefined) return null;
  await record(tx, { action: "audit.read", detail: ": one entry" });
  return toVendorAuditEntry(rows[0]);
}

function mayRead(tx: Tx): RawBuilder<SqlBool> {
  const { role, employeeId } = employeeOf(tx);
  return role === "SUPERVISOR" ? sql`true` : sql`entry.employee_id = ${employeeId}`;
}
