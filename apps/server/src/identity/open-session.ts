import { effectiveRights } from "../access/decide.ts";
import type { UserActor } from "./actor.ts";
import type { Credential } from "./credential.ts";

/** The session that a request came with. */
export interface OpenedSession {
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  readonly idleExpiresAt: Date;
  readonly expiresAt: Date;
}

export type OpeningResult =
  | { readonly state: "LIVE"; readonly session: OpenedSession; readonly actor: UserActor }
  /** Past its idle or absolute limit, and not yet marked so. */
  | { readonly state: "EXPIRED"; readonly session: OpenedSession }
  /** No such session, one that has ended, or one of a user who is not active. */
  | { readonly state: "NONE" };

/** A row of the database's open_session(). */
interface SessionRow {
  session_id: string;
  user_id: string;
  user_name: string;
  user_kind: "PROVIDER" | "STAFF";
  user_state: "INVITED" | "ACTIVE" | "DISABLED";
  ended_at: Date | null;
  idle_expires_at: Date;
  expires_at: Date;
  enrolling: boolean;
  role_rights: string[];
  allowed: string[];
  denied: string[];
  emergency_activation_id: string | null;
  /** Null: the session is in no emergency mode, or that is over. */
  emergency_rights: string[] | null;
  overridden_patients: string[];
}

/** What a mutation holds until its commit. */
export interface MutationLocks {
  /** SHARED: a mutation of the session. EXCLUSIVE: its end or renewal, which waits for those. */
  readonly session: "SHARED" | "EXCLUSIVE";
  /**
   * The practice's lock on who may what: held by whoever ends others' sessions or changes access, before any session's lock, so that two
   * of them never wait for each other.
   */
  readonly access: boolean;
}

/**
 * The statements that find a request's session, to be sent with BEGIN. Their values are hex digits, digits and booleans by
 * construction.
 * @param locks taken first, so that a mutation and a revocation of its session exclude each other; null: a read.
 * @param activity whether the request counts as activity for Auto Logout.
 */
export function openSessionStatements(
  credential: Credential,
  now: Date,
  { locks, activity }: { locks: MutationLocks | null; activity: boolean },
): string[] {
  const find = `SELECT * FROM open_session('\\x${credential.hash}'::bytea, '${now.toISOString()}'::timestamptz, ${activity})`;
  if (locks === null) return [find];
  return [
    // Only for a token that is known: else anybody could hold a practice's changes up.
    ...(locks.access
      ? [`${lockAccessStatement(credential.practiceId)} FROM session WHERE token_hash = '\\x${credential.hash}'::bytea`]
      : []),
    sessionLockStatement(credential.hash, locks.session),
    find,
  ];
}

/** Takes a practice's lock on who may what. @param practiceId a UUID, checked before. */
export function lockAccessStatement(practiceId: string): string {
  return `SELECT pg_advisory_xact_lock(hashtextextended('access ${practiceId}', 0))`;
}

/**
 * Holds a practice's lock on who may what together with others who do, e.g. for the start of a session: a revocation waits for it, and
 * finds the session, or comes first and is seen. @param practiceId a UUID, checked before.
 */
export function holdAccessStatement(practiceId: string): string {
  return `SELECT pg_advisory_xact_lock_shared(hashtextextended('access ${practiceId}', 0))`;
}

/** Takes the advisory lock of a session: 63 bits of its token's hash, in hex digits. */
export function sessionLockStatement(hash: string, mode: MutationLocks["session"]): string {
  return `SELECT pg_advisory_xact_lock${mode === "SHARED" ? "_shared" : ""}(${BigInt(`0x${hash.slice(0, 16)}`) >> 1n})`;
}

/** What the session's row says at this moment. */
export function readOpenedSession(
  row: Record<string, unknown> | undefined,
  practiceId: string,
  now: Date,
): OpeningResult {
  if (row === undefined) return { state: "NONE" };
  const found = row as unknown as SessionRow;
  if (found.ended_at !== null || found.user_state !== "ACTIVE") return { state: "NONE" };
  const session: OpenedSession = {
    id: found.session_id,
    userId: found.user_id,
    userName: found.user_name,
    idleExpiresAt: found.idle_expires_at,
    expiresAt: found.expires_at,
  };
  if (session.idleExpiresAt <= now || session.expiresAt <= now) return { state: "EXPIRED", session };
  const actor: UserActor = {
    kind: "USER",
    practiceId,
    userId: found.user_id,
    userKind: found.user_kind,
    name: found.user_name,
    sessionId: found.session_id,
    rights: effectiveRights({
      roleRights: found.role_rights,
      allowed: found.allowed,
      denied: found.denied,
      emergency: found.emergency_rights ?? [],
    }),
    enrolling: found.enrolling,
    emergency:
      found.emergency_activation_id === null || found.emergency_rights === null
        ? null
        : { activationId: found.emergency_activation_id, overriddenPatients: found.overridden_patients },
  };
  return { state: "LIVE", session, actor };
}
