import { v7 as uuidv7 } from "uuid";
import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { withContext, type Tx } from "../store/transaction.ts";
import { newToken } from "./credential.ts";
import type { UserActor } from "./actor.ts";
import { readOpenedSession, type OpenedSession } from "./open-session.ts";
import { SessionEntity } from "./session.entity.ts";

/** A session ends 12 hours after its sign-in, whatever happens. */
const ABSOLUTE_LIMIT_MS = 12 * 60 * 60 * 1000;

/** A session just started: in force from the commit of its transaction on. */
export interface StartedSession {
  readonly session: OpenedSession;
  /** Its user, with the rights that he has now. */
  readonly actor: UserActor;
  /** Nowhere but in the answer. */
  readonly sessionToken: string;
}

/** A new session of a user who is active, in the transaction of the sign-in. The caller records it, and adopts it after the commit. */
export async function startSession(
  tx: Tx,
  user: { id: string; autoLogoutMinutes: number },
  device: string,
): Promise<StartedSession> {
  const practiceId = tx.context.practiceId!;
  const { token, hash } = newToken(practiceId);
  tx.em.persist(
    tx.em.create(SessionEntity, {
      id: uuidv7(),
      practiceId,
      userId: user.id,
      tokenHash: hash,
      device,
      ipAddress: tx.context.ipAddress!,
      startedAt: tx.now,
      lastUsedAt: tx.now,
      idleMinutes: user.autoLogoutMinutes,
      expiresAt: new Date(tx.now.getTime() + ABSOLUTE_LIMIT_MS),
    }),
  );
  await tx.em.flush();
  const { rows } = await sql<Record<string, unknown>>`SELECT * FROM open_session(${hash}, ${tx.now}, false)`.execute(
    tx.db,
  );
  const opened = readOpenedSession(rows[0], practiceId, tx.now);
  if (opened.state !== "LIVE") throw new Error("A session was started for a user who is not active");
  return { session: opened.session, actor: opened.actor, sessionToken: token };
}

/** The transaction that started a session, in the name of its user: what it records from here on is his. */
export function asStarted(tx: Tx, { actor }: StartedSession): Tx {
  return withContext(tx, { ...tx.context, actor, sessionId: actor.sessionId });
}

/** Ends the session of the request. The caller's transaction holds its lock exclusively: nothing of it commits afterwards. */
export async function signOut(tx: Tx): Promise<void> {
  const { actor } = tx.context;
  if (actor.kind !== "USER") throw new TypeError("Nobody is signed in");
  await sql`UPDATE session SET ended_at = ${tx.now}, end_cause = 'SIGN_OUT' WHERE id = ${actor.sessionId} AND ended_at IS NULL`.execute(
    tx.db,
  );
  await record(tx, { action: "session.end", subject: { type: "User", id: actor.userId, label: actor.name } });
}

/** Marks a session as expired at the moment when its limit passed; the first request that comes with it afterwards says so once. */
export async function expireSession(tx: Tx, session: OpenedSession): Promise<void> {
  const idle = session.idleExpiresAt < session.expiresAt;
  const { rows } = await sql`
    UPDATE session SET ended_at = ${idle ? session.idleExpiresAt : session.expiresAt}, end_cause = 'EXPIRED'
    WHERE id = ${session.id} AND ended_at IS NULL RETURNING id`.execute(tx.db);
  if (rows.length === 0) return;
  await record(tx, {
    action: "session.expire",
    subject: { type: "User", id: session.userId, label: session.userName },
    detail: idle ? " after inactivity" : " 12 hours after its sign-in",
  });
}

/** Ends all of a user's sessions. Requests of theirs that are under way finish first or fail: this takes their locks exclusively. */
export async function endAllSessions(tx: Tx, userId: string, cause: "PASSWORD_RESET"): Promise<number> {
  // The same order for everybody who locks several, so that two revocations cannot wait for each other.
  await sql`
    SELECT pg_advisory_xact_lock(lock) FROM (
      SELECT ('x' || substr(encode(token_hash, 'hex'), 1, 16))::bit(64)::bigint >> 1 & 9223372036854775807 AS lock
      FROM session WHERE user_id = ${userId} AND ended_at IS NULL ORDER BY 1 OFFSET 0) locks`.execute(tx.db);
  const { rows } = await sql`
    UPDATE session SET ended_at = ${tx.now}, end_cause = ${cause} WHERE user_id = ${userId} AND ended_at IS NULL RETURNING id`.execute(
    tx.db,
  );
  return rows.length;
}
