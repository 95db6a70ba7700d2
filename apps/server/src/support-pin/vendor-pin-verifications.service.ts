import { sql, type RawBuilder, type SqlBool } from "kysely";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import { nodeId } from "../graphql/node-id.ts";
import type { Tx } from "../store/transaction.ts";
import { recordSupervisorReading } from "../vendor/supervisor-reading.service.ts";
import { employeeOf } from "../vendor/vendor-employee.ts";
import type { PinVerificationMethod } from "./support-pin.types.ts";
import type { PinChannel, VendorPinVerification } from "./vendor-pin.types.ts";

interface VerificationRow {
  id: string;
  user_id: string;
  employee_id: string;
  method: PinVerificationMethod;
  case_number: string;
  channel: PinChannel;
  verified_at: Date;
  expires_at: Date;
}

/** Who was verified, and by what. */
export interface VerifiedCaller {
  readonly userId: string;
  readonly method: PinVerificationMethod;
}

const ORDER = "verifications by time";
const COLUMNS = sql`v.id, v.user_id, v.employee_id, v.method, v.case_number, v.channel, v.verified_at, v.expires_at`;
const VERIFICATIONS = sql`vendor.pin_directory v`;

/** One's own verification by its id, for a supervisor anybody's; null for one that the employee may not know of. */
export async function findVendorPinVerification(tx: Tx, id: string): Promise<VendorPinVerification | null> {
  const { rows } = await sql<VerificationRow>`
    SELECT ${COLUMNS} FROM ${VERIFICATIONS} WHERE v.id = ${id} AND ${knownTo(tx)}`.execute(tx.db);
  return rows[0] === undefined ? null : toVerification(rows[0]);
}

/** As findVendorPinVerification, for whoever looks at it; a supervisor's reading is an entry of the vendor's log. */
export async function readVendorPinVerification(tx: Tx, id: string): Promise<VendorPinVerification | null> {
  await recordSupervisorReading(tx, "vendor-pin.read");
  return findVendorPinVerification(tx, id);
}

/** One's own verifications, for a supervisor everybody's: the newest first. A supervisor's reading is an entry of the vendor's log. */
export async function listVendorPinVerifications(tx: Tx, args: PageArgs): Promise<Page<VendorPinVerification>> {
  await recordSupervisorReading(tx, "vendor-pin.read");
  const page = readPage(args, ORDER, ["instant", "uuid"]);
  const matching = knownTo(tx);
  const beyond =
    page.cursor === null
      ? sql`true`
      : sql`(v.verified_at, v.id) ${sql.raw(page.backward ? ">" : "<")} (${page.cursor[0]}::timestamptz, ${page.cursor[1]}::uuid)`;
  const direction = sql.raw(page.backward ? "ASC" : "DESC");
  const { rows } = await sql<VerificationRow>`
    SELECT ${COLUMNS} FROM ${VERIFICATIONS} WHERE ${matching} AND ${beyond}
    ORDER BY v.verified_at ${direction}, v.id ${direction} LIMIT ${page.size + 1}`.execute(tx.db);
  return pageOf(
    page,
    rows,
    (row) => printCursor(ORDER, [row.verified_at.toISOString(), row.id]),
    toVerification,
    async () => {
      const { rows: counts } = await sql<{ count: number }>`
        SELECT count(*) FROM ${VERIFICATIONS} WHERE ${matching}`.execute(tx.db);
      return counts[0]!.count;
    },
  );
}

/** Whom of a practice's active users the agent has verified on a case, as far as that still counts: the last one; null: nobody. */
export async function callerOnCase(
  tx: Tx,
  { practiceId, caseNumber }: { practiceId: string; caseNumber: string },
): Promise<VerifiedCaller | null> {
  const { rows } = await sql<VerifiedCaller>`
    SELECT v.user_id AS "userId", v.method FROM ${VERIFICATIONS}
    JOIN vendor.user_directory u ON u.practice_id = v.practice_id AND u.id = v.user_id AND u.state = 'ACTIVE'
    WHERE v.employee_id = ${employeeOf(tx).employeeId} AND v.practice_id = ${practiceId} AND v.case_number = ${caseNumber}
      AND v.expires_at > ${tx.now}
    ORDER BY v.verified_at DESC LIMIT 1`.execute(tx.db);
  return rows[0] ?? null;
}

function knownTo(tx: Tx): RawBuilder<SqlBool> {
  const { role, employeeId } = employeeOf(tx);
  const isVerified = sql<SqlBool>`v.verified_at IS NOT NULL`;
  return role === "SUPERVISOR" ? isVerified : sql`${isVerified} AND v.employee_id = ${employeeId}`;
}

function toVerification(row: VerificationRow): VendorPinVerification {
  return {
    __typename: "VendorPinVerification",
    id: nodeId("VendorPinVerification", row.id),
    uuid: row.id,
    userUuid: row.user_id,
    employeeUuid: row.employee_id,
    method: row.method,
    caseNumber: row.case_number,
    channel: row.channel,
    verifiedAt: row.verified_at,
    expiresAt: row.expires_at,
  };
}
