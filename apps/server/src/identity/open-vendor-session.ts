import type { VendorEmployeeActor } from "./actor.ts";
import type { Credential } from "./credential.ts";
import { lockAccessStatement, sessionLockStatement, type MutationLocks } from "./open-session.ts";

/** A row of the database's vendor.open_session(). */
interface VendorSessionRow {
  session_id: string;
  employee_id: string;
  employee_name: string;
  employee_role: "AGENT" | "SUPERVISOR";
  employee_state: "ACTIVE" | "DISABLED";
  enrolling: boolean;
  ended_at: Date | null;
  idle_expires_at: Date;
  expires_at: Date;
}

/** As openSessionStatements, for a vendor employee in the vendor's own realm. */
export function openVendorSessionStatements(
  credential: Credential,
  now: Date,
  { locks, activity }: { locks: MutationLocks | null; activity: boolean },
): string[] {
  const find = `SELECT * FROM vendor.open_session('\\x${credential.hash}'::bytea, '${now.toISOString()}'::timestamptz, ${activity})`;
  if (locks === null) return [find];
  // The realm's own lock on who may what: its tokens name the practice that is none.
  const known = `FROM vendor.session WHERE token_hash = '\\x${credential.hash}'::bytea`;
  const access = locks.access ? [`${lockAccessStatement(credential.practiceId)} ${known}`] : [];
  return [...access, sessionLockStatement(credential.hash, locks.session), find];
}

/** Who it is; null where the session has ended or passed a limit, or its employee is disabled. */
export function readOpenedVendorSession(
  row: Record<string, unknown> | undefined,
  now: Date,
): VendorEmployeeActor | null {
  if (row === undefined) return null;
  const found = row as unknown as VendorSessionRow;
  const live = found.ended_at === null && found.idle_expires_at > now && found.expires_at > now;
  if (!live || found.employee_state !== "ACTIVE") return null;
  return {
    kind: "VENDOR_EMPLOYEE",
    realm: "VENDOR",
    employeeId: found.employee_id,
    name: found.employee_name,
    role: found.employee_role,
    sessionId: found.session_id,
    enrolling: found.enrolling,
  };
}
