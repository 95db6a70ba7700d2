import { sql } from "kysely";
import type { SessionEndCause } from "../live/live.types.ts";
import type { Tx } from "../store/transaction.ts";
import type { Credential } from "./credential.ts";

/** What of a session and its user tells whether and why it has ended. */
export interface SessionEnd {
  readonly ended_at: Date | null;
  readonly end_cause: Exclude<SessionEndCause, "IDLE" | "TIME_LIMIT"> | "EXPIRED" | null;
  readonly idle_expires_at: Date;
  readonly expires_at: Date;
  readonly user_state: "INVITED" | "ACTIVE" | "DISABLED";
}

/** Whether a limit has passed that nobody has marked yet. */
export function isOverdue(
  session: Pick<SessionEnd, "ended_at" | "idle_expires_at" | "expires_at">,
  now: Date,
): boolean {
  const { ended_at: endedAt, idle_expires_at: idle, expires_at: absolute } = session;
  return endedAt === null && (idle <= now || absolute <= now);
}

/** Why a session has ended; null while it is in force. */
export function sessionEndCause(session: SessionEnd, now: Date): SessionEndCause | null {
  const { ended_at: endedAt, end_cause: cause, idle_expires_at: idle, expires_at: absolute } = session;
  if (cause === "EXPIRED" || isOverdue(session, now)) return idle < absolute ? "IDLE" : "TIME_LIMIT";
  if (endedAt !== null) return cause ?? "REVOKED";
  return session.user_state === "ACTIVE" ? null : "USER_DISABLED";
}

/** Why the session of this token has ended: for who shows the token. Null where there is no such session. */
export async function readSessionEndCause(tx: Tx, { hash }: Credential): Promise<SessionEndCause | null> {
  const { rows } = await sql<SessionEnd>`
    SELECT s.ended_at, s.end_cause, s.last_used_at + make_interval(mins => s.idle_minutes) AS idle_expires_at, s.expires_at,
      u.state AS user_state
    FROM session s JOIN user_account u ON u.practice_id = s.practice_id AND u.id = s.user_id
    WHERE s.token_hash = ${Buffer.from(hash, "hex")}`.execute(tx.db);
  return rows[0] === undefined ? null : sessionEndCause(rows[0], tx.now);
}
