import { v7 as uuidv7 } from "uuid";
import { sql, type RawBuilder } from "kysely";
import { unauthenticated } from "../graphql/errors.ts";
import { btgLockStatement } from "./open-btg.ts";
import { signal } from "../live/signal.ts";
import { record } from "../audit/record.ts";
import { withContext, type Tx } from "../store/transaction.ts";
import { newToken } from "./credential.ts";
import type { UserActor } from "./actor.ts";
import { AUTO_LOGOUT_MINUTES } from "./auto-logout.ts";
import { lockAccessStatement, readOpenedSession, type OpenedSession } from "./open-session.ts";
import { SessionEntity } from "./session.entity.ts";

/** A session ends 12 hours after its sign-in, whatever happens. */
const ABSOLUTE_LIMIT_MS = 12 * 60 * 60 * 1000;

/** Far more than a transaction may take. */
const LONGEST_MUTATION_MS = 60_000;

/** A sign-in beyond these ends the session that was used least recently. */
const SESSIONS_OF_LOGIN = 50;

/** A session just started: in force from the commit of its transaction on. */
export interface StartedSession {
  readonly session: OpenedSession;
  /** Its user, with the rights that he has now. */
  readonly actor: UserActor;
  /** Nowhere but in the answer. */
  readonly sessionToken: string;
}

/**
 * A new session of a user who is active, in the transaction of the sign-in, which begins with `holdAccessStatement`: no session
 * starts between the locks of a revocation and its commit. The caller records it, and adopts it after the commit.
 * @param options `twoFactor`: a second factor was given; `enrolling`: one must be enrolled before all else; `emergencyActivationId`: the
 * activation of emergency access that elevates it.
 */
export async function startSession(
  tx: Tx,
  user: { id: string; autoLogoutMinutes: number },
  device: string,
  {
    twoFactor = false,
    enrolling = false,
    emergencyActivationId = null,
  }: { twoFactor?: boolean; enrolling?: boolean; emergencyActivationId?: string | null } = {},
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
      twoFactor,
      enrolling,
      emergencyActivationId,
    }),
  );
  await tx.em.flush();
  await sql`UPDATE user_account SET last_sign_in_at = ${tx.now} WHERE id = ${user.id}`.execute(tx.db);
  const { rows } = await sql<Record<string, unknown>>`SELECT * FROM open_session(${hash}, ${tx.now}, false)`.execute(
    tx.db,
  );
  const opened = readOpenedSession(rows[0], practiceId, tx.now);
  if (opened.state !== "LIVE") throw new Error("A session was started for a user who is not active");
  return { session: opened.session, actor: opened.actor, sessionToken: token };
}

/**
 * Ends the sessions of a login beyond those that it may have, in the transaction of the sign-in that was one too many; to be recorded. One
 * with a mutation under way stays until the next sign-in: to wait for it here could be to wait for each other.
 */
export async function endSurplusSessions(tx: Tx, userId: string): Promise<EndedSession[]> {
  const { rows } = await sql<EndedSession>`
    UPDATE session SET ended_at = ${tx.now}, end_cause = 'TOO_MANY_SESSIONS' WHERE id IN (
      SELECT id FROM session WHERE id IN (
        SELECT id FROM (
          SELECT id, ${SESSION_LOCK} AS lock FROM session WHERE user_id = ${userId} AND ${isLive(tx.now)}
          ORDER BY last_used_at DESC, id DESC OFFSET ${SESSIONS_OF_LOGIN}) surplus
        WHERE pg_try_advisory_xact_lock(lock))
      FOR UPDATE SKIP LOCKED)
    RETURNING id, device, host(ip_address) AS "ipAddress"`.execute(tx.db);
  for (const { id } of rows) await signal(tx, "session", id);
  return rows;
}

/** The transaction that started a session, in the name of its user: what it records from here on is his. */
export function asStarted(tx: Tx, { actor }: StartedSession): Tx {
  return withContext(tx, { ...tx.context, actor, sessionId: actor.sessionId });
}

/**
 * Ends the session of the request. The caller's transaction holds its lock exclusively: nothing of it commits afterwards.
 * @throws UNAUTHENTICATED when it has just ended.
 */
export async function signOut(tx: Tx): Promise<void> {
  const { actor } = tx.context;
  if (actor.kind !== "USER") throw unauthenticated();
  await sql`UPDATE session SET ended_at = ${tx.now}, end_cause = 'SIGN_OUT' WHERE id = ${actor.sessionId} AND ended_at IS NULL`.execute(
    tx.db,
  );
  await signal(tx, "session", actor.sessionId);
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

/** Why a session ended, where it was neither its own sign-out nor its limit. */
export type RevocationCause =
  | "PASSWORD_RESET"
  | "PASSWORD_CHANGED"
  | "REVOKED"
  | "USER_DISABLED"
  | "TWO_FACTOR_SET_UP"
  | "TWO_FACTOR_RESET"
  | "APP_UNLOCK_REFUSED"
  | "TOO_MANY_SESSIONS"
  | "EMERGENCY_ACCESS_ACTIVATED";

/**
 * Takes the practice's lock on who may what, for what is done by a link, without a session of its own (a mutation has `changesAccess`).
 * Comes before any write of the transaction.
 */
export async function lockAccess(tx: Tx): Promise<void> {
  await sql.raw(lockAccessStatement(tx.context.practiceId!)).execute(tx.db);
}

/**
 * Waits for the mutations under way of these users' sessions, and of BTG sessions on their behalf, and lets none begin before the commit:
 * whatever is taken from them in this transaction, nothing of theirs commits afterwards. Comes before any other write of the transaction, or
 * two of them wait for each other's rows.
 */
export async function lockSessionsOf(tx: Tx, userIds: readonly string[]): Promise<void> {
  await lockAccess(tx);
  // Sessions past their limit begin nothing; what they have begun has ended within a transaction's time. There are many of them, and each
  // lock takes room.
  const longest = new Date(tx.now.getTime() - LONGEST_MUTATION_MS);
  await lockSessions(
    tx,
    sql`session WHERE user_id = ANY (${userIds}::uuid[]) AND ended_at IS NULL AND expires_at > ${longest}
      AND last_used_at + make_interval(mins => idle_minutes) > ${longest}`,
  );
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM btg_session WHERE on_behalf_of_user_id = ANY (${userIds}::uuid[]) AND ended_at IS NULL ORDER BY id`.execute(
    tx.db,
  );
  for (const { id } of rows) await sql.raw(btgLockStatement(id, "EXCLUSIVE")).execute(tx.db);
}

/** The key of a session's lock, of a row with a `token_hash`: as `sessionLockStatement` has it. */
const SESSION_LOCK = sql<string>`
  (('x' || substr(encode(token_hash, 'hex'), 1, 16))::bit(64)::bigint >> 1 & 9223372036854775807)`;

/** Takes the locks of sessions exclusively, in one order. @param sessions what stands after FROM: rows with a `token_hash`. */
export async function lockSessions(tx: Tx, sessions: RawBuilder<unknown>): Promise<void> {
  await sql`
    SELECT pg_advisory_xact_lock(lock) FROM (
      SELECT ${SESSION_LOCK} AS lock FROM ${sessions} ORDER BY 1 OFFSET 0) locks`.execute(tx.db);
}

/** A condition on `session`: it has neither ended nor passed a limit, whether marked so or not. */
export function isLive(now: Date): RawBuilder<boolean> {
  return sql<boolean>`
    ended_at IS NULL AND last_used_at + make_interval(mins => idle_minutes) > ${now} AND expires_at > ${now}`;
}

export interface EndedSession {
  readonly id: string;
  readonly device: string;
  readonly ipAddress: string;
}

/**
 * Ends sessions of a user whose sessions are locked (`lockSessionsOf`), and closes their live channels at the commit. Who revokes that of
 * the request has signed out.
 * @param options `only`: this one; `except`: all but this one.
 * @returns those that were in force, the last used first.
 */
export async function endSessions(
  tx: Tx,
  userId: string,
  cause: RevocationCause,
  options: { only?: string; except?: string } = {},
): Promise<EndedSession[]> {
  const { actor } = tx.context;
  const byAnother = actor.kind === "SYSTEM" || (actor.kind === "USER" && actor.userId !== userId);
  const ownCause = cause === "REVOKED" ? "SIGN_OUT" : cause;
  const { rows } = await sql<EndedSession>`
    WITH ended AS (
      UPDATE session SET ended_at = ${tx.now},
        end_cause = CASE WHEN id = ${tx.context.sessionId} THEN ${ownCause} ELSE ${cause} END, ended_by = ${byAnother ? actor.name : null}
      WHERE user_id = ${userId} AND ${options.only === undefined ? sql`true` : sql`id = ${options.only}`}
        AND ${options.except === undefined ? sql`true` : sql`id <> ${options.except}`} AND ${isLive(tx.now)}
      RETURNING id, device, host(ip_address) AS "ipAddress", last_used_at)
    SELECT id, device, "ipAddress" FROM ended ORDER BY last_used_at DESC, id DESC`.execute(tx.db);
  for (const { id } of rows) await signal(tx, "session", id);
  return rows;
}

/**
 * Gives live sessions the Auto Logout that holds for their users now: after a change of the user's own or of the practice's. One whose
 * limit has passed stays ended, however long the new one is.
 * @param userId null: of everybody in the practice.
 */
export async function applyAutoLogout(tx: Tx, userId: string | null): Promise<void> {
  const { rows } = await sql<{ user_id: string }>`
    UPDATE session SET idle_minutes = ${AUTO_LOGOUT_MINUTES} FROM user_account u JOIN practice p ON p.id = u.practice_id
    WHERE session.practice_id = u.practice_id AND session.user_id = u.id AND ${userId === null ? sql`true` : sql`u.id = ${userId}`}
      AND session.idle_minutes <> ${AUTO_LOGOUT_MINUTES} AND ${isLive(tx.now)}
    RETURNING session.user_id`.execute(tx.db);
  for (const id of new Set(rows.map((row) => row.user_id))) await signal(tx, "user", id);
}
