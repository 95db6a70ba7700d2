import { effectiveRights } from "../access/decide.ts";
import type { BtgActor } from "./actor.ts";
import type { Credential } from "./credential.ts";
import type { MutationLocks } from "./open-session.ts";

/** A row of the database's private.open_btg_session(). */
interface BtgRow {
  employee_state: "ACTIVE" | "DISABLED";
  enrolling: boolean;
  session_ended_at: Date | null;
  session_idle_expires_at: Date;
  session_expires_at: Date;
  btg_session_id: string;
  practice_id: string;
  agent_reference: string;
  reason: string;
  btg_ended_at: Date | null;
  btg_expires_at: Date;
  user_id: string;
  user_name: string;
  user_kind: "PROVIDER" | "STAFF";
  user_state: "INVITED" | "ACTIVE" | "DISABLED";
  role_rights: string[];
  allowed: string[];
  denied: string[];
}

/** Takes the lock of a BTG session: shared, a mutation in it; exclusive, its end, which waits for those. @param id a UUID, checked before. */
export function btgLockStatement(id: string, mode: MutationLocks["session"]): string {
  return `SELECT pg_advisory_xact_lock${mode === "SHARED" ? "_shared" : ""}(hashtextextended('btg ${id}', 0))`;
}

/** As openSessionStatements, for a vendor employee in a BTG session. @param btgSessionId a UUID, checked before. */
export function openBtgStatements(
  credential: Credential,
  btgSessionId: string,
  now: Date,
  { locks, activity }: { locks: MutationLocks | null; activity: boolean },
): string[] {
  const find = `SELECT * FROM private.open_btg_session('\\x${credential.hash}'::bytea, '${btgSessionId}'::uuid, '${now.toISOString()}'::timestamptz, ${activity})`;
  if (locks === null) return [find];
  const access = "SELECT pg_advisory_xact_lock(hashtextextended('access ' || current_setting('app.practice'), 0))";
  return [...(locks.access ? [access] : []), btgLockStatement(btgSessionId, locks.session), find];
}

/**
 * Who it is, in the practice; null where the BTG session, the employee's own, or the user on whose behalf is not in force.
 * @param name exactly as the practice reads it (D8).
 */
export function readOpenedBtg(row: Record<string, unknown> | undefined, name: string, now: Date): BtgActor | null {
  if (row === undefined) return null;
  const found = row as unknown as BtgRow;
  const signedIn =
    found.employee_state === "ACTIVE" &&
    !found.enrolling &&
    found.session_ended_at === null &&
    found.session_idle_expires_at > now &&
    found.session_expires_at > now;
  const live = found.btg_ended_at === null && found.btg_expires_at > now && found.user_state === "ACTIVE";
  if (!signedIn || !live) return null;
  return {
    kind: "VENDOR_EMPLOYEE",
    realm: "PRACTICE",
    name,
    btgSessionId: found.btg_session_id,
    agentReference: found.agent_reference,
    reason: found.reason,
    account: {
      practiceId: found.practice_id,
      userId: found.user_id,
      userKind: found.user_kind,
      name: found.user_name,
      rights: effectiveRights({ roleRights: found.role_rights, allowed: found.allowed, denied: found.denied }),
    },
  };
}

/** The practice of a BTG session whose time is over and which nobody has marked so; null for any other. */
export function practiceOfOverdueBtg(row: Record<string, unknown> | undefined, now: Date): string | null {
  if (row === undefined) return null;
  const { btg_ended_at: endedAt, btg_expires_at: expiresAt, practice_id: practiceId } = row as unknown as BtgRow;
  return endedAt === null && expiresAt <= now ? practiceId : null;
}
