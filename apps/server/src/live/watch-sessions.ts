import { sql } from "kysely";
import type pg from "pg";
import { effectiveRights } from "../access/decide.ts";
import type { AccessRight } from "../access/access-rights.ts";
import type { SessionEnd } from "../identity/session-end-cause.ts";
import { expireSession } from "../identity/sessions.service.ts";
import type { Tx } from "../store/transaction.ts";

/** A row of the database's private.watch_sessions(): what stands of a session now. */
export interface WatchedSession extends SessionEnd {
  readonly session_id: string;
  readonly practice_id: string;
  readonly user_id: string;
  /** Name of who ended it, where it was another's doing. */
  readonly ended_by: string | null;
  readonly idle_minutes: number;
  readonly token_hash: Buffer;
  readonly enrolling: boolean;
  /** In emergency access mode, which opens charts beyond what rights tell. */
  readonly in_emergency: boolean;
  /** Effective, in order. */
  readonly rights: readonly string[];
}

/** What stands of these sessions, of whatever practice. One that is not there is missing in the answer. */
export async function watchSessions(
  database: pg.Pool | pg.Client,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, WatchedSession>> {
  const { rows } = await database.query<WatchedSession>({
    name: "watch-sessions",
    text: "SELECT * FROM private.watch_sessions($1::uuid[], $2)",
    values: [ids, now],
  });
  return new Map(rows.map((row) => [row.session_id, row]));
}

export function rightsOf({ rights }: Pick<WatchedSession, "rights">): ReadonlySet<AccessRight> {
  return effectiveRights({ roleRights: rights, allowed: [], denied: [] });
}

/** Ends a session whose limit has passed, unless a request that began before has just moved it on. */
export async function expireIfOverdue(tx: Tx, sessionId: string): Promise<void> {
  const { rows } = await sql<{ user_id: string; user_name: string; idle_expires_at: Date; expires_at: Date }>`
    SELECT s.user_id, concat_ws(' ', u.first_name, u.last_name) AS user_name, s.expires_at,
      s.last_used_at + make_interval(mins => s.idle_minutes) AS idle_expires_at
    FROM session s JOIN user_account u ON u.practice_id = s.practice_id AND u.id = s.user_id
    WHERE s.id = ${sessionId} AND s.ended_at IS NULL FOR UPDATE OF s`.execute(tx.db);
  const row = rows[0];
  if (row === undefined || (row.idle_expires_at > tx.now && row.expires_at > tx.now)) return;
  await expireSession(tx, {
    id: sessionId,
    userId: row.user_id,
    userName: row.user_name,
    idleExpiresAt: row.idle_expires_at,
    expiresAt: row.expires_at,
  });
}
