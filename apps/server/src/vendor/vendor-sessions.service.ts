import { sql, type RawBuilder } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import type { VendorEmployeeActor } from "../identity/actor.ts";
import { newToken, NO_PRACTICE, type Credential } from "../identity/credential.ts";
import { toSession, type Session, type SessionRow } from "../identity/identity.types.ts";
import { lockAccessStatement } from "../identity/open-session.ts";
import { readOpenedVendorSession } from "../identity/open-vendor-session.ts";
import { isLive, lockSessions } from "../identity/sessions.service.ts";
import { withContext, type Tx } from "../store/transaction.ts";
import { employeeOf, employeeSubject } from "./vendor-employee.ts";

/** Auto Logout of an employee, whatever practices allow their users. */
const IDLE_MINUTES = 15;

/** A session ends 12 hours after its sign-in, whatever happens. */
const ABSOLUTE_LIMIT_MS = 12 * 60 * 60 * 1000;

/** A session of a vendor employee, just started: in force from the commit of its transaction on. */
export interface StartedVendorSession {
  readonly session: { readonly id: string };
  readonly actor: VendorEmployeeActor;
  /** Nowhere but in the answer. */
  readonly sessionToken: string;
}

/** Why a session ended, where it was neither its own sign-out nor its limit. */
export type VendorRevocationCause = "EMPLOYEE_DISABLED" | "TWO_FACTOR_RESET" | "PASSWORD_RESET" | "PASSWORD_CHANGED";

/** As toSession reads it. A second factor was given in each session that is not there to enrol one. */
const SESSION_COLUMNS = sql`
  id, employee_id AS user_id, device, host(ip_address) AS ip_address, started_at, last_used_at,
  last_used_at + make_interval(mins => idle_minutes) AS idle_expires_at, expires_at, NOT enrolling AS two_factor, enrolling`;

/**
 * A new session of an employee who is active, in the transaction of the sign-in, which begins with `holdAccessStatement(NO_PRACTICE)`: no
 * session starts between the locks of a revocation and its commit. The caller adopts it after the commit.
 * @param detail in the log, after the device.
 */
export async function startVendorSession(
  tx: Tx,
  employeeId: string,
  { device, enrolling, detail }: { device: string; enrolling: boolean; detail: string },
): Promise<StartedVendorSession> {
  const { token, hash } = newToken(NO_PRACTICE);
  const expiresAt = new Date(tx.now.getTime() + ABSOLUTE_LIMIT_MS);
  await sql`
    INSERT INTO vendor.session (id, employee_id, token_hash, device, ip_address, started_at, last_used_at, idle_minutes, expires_at, enrolling)
    VALUES (${uuidv7()}, ${employeeId}, ${hash}, ${device}, ${tx.context.ipAddress}, ${tx.now}, ${tx.now}, ${IDLE_MINUTES}, ${expiresAt},
      ${enrolling})`.execute(tx.db);
  const actor = await openVendorSession(tx, hash);
  if (actor === null) throw new Error("A session was started for an employee who is not active");
  await record(asEmployee(tx, actor), {
    action: "session.start",
    subject: employeeSubject({ id: employeeId, name: actor.name }),
    detail: ` with ${device}${detail}`,
  });
  return { session: { id: actor.sessionId }, actor, sessionToken: token };
}

/** Who the session of a token is, now; null where it is not in force. */
export async function openVendorSession(tx: Tx, tokenHash: Buffer): Promise<VendorEmployeeActor | null> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT * FROM vendor.open_session(${tokenHash}, ${tx.now}, false)`.execute(tx.db);
  return readOpenedVendorSession(rows[0], tx.now);
}

/** The transaction in the name of an employee: what it records from here on is his. */
export function asEmployee(tx: Tx, actor: VendorEmployeeActor): Tx {
  return withContext(tx, { ...tx.context, actor, sessionId: actor.sessionId });
}

/** One's own session as the API shows it. */
export async function readVendorSession(tx: Tx, id: string): Promise<Session | null> {
  const { employeeId, sessionId } = employeeOf(tx);
  const { rows } = await sql<SessionRow>`
    SELECT ${SESSION_COLUMNS} FROM vendor.session WHERE id = ${id} AND employee_id = ${employeeId}`.execute(tx.db);
  return rows[0] === undefined ? null : toSession(rows[0], sessionId);
}

/** One's own sessions that are in force, the last used first. */
export async function liveVendorSessions(tx: Tx): Promise<Session[]> {
  const { employeeId, sessionId } = employeeOf(tx);
  const { rows } = await sql<SessionRow>`
    SELECT ${SESSION_COLUMNS} FROM vendor.session WHERE employee_id = ${employeeId} AND ${isLive(tx.now)}
    ORDER BY last_used_at DESC, id DESC`.execute(tx.db);
  return rows.map((row) => toSession(row, sessionId));
}

/** Stay signed in: counts as activity. */
export async function extendVendorSession(tx: Tx): Promise<Session | null> {
  const { employeeId, name, sessionId } = employeeOf(tx);
  await sql`UPDATE vendor.session SET last_used_at = ${tx.now} WHERE id = ${sessionId}`.execute(tx.db);
  await record(tx, { action: "session.extend", subject: employeeSubject({ id: employeeId, name }) });
  return readVendorSession(tx, sessionId);
}

/**
 * Gives the session of the request another token: the one that it came with is nobody's from the commit on. The transaction holds the
 * realm's access lock and the session's, both exclusively (`{ session: "EXCLUSIVE", access: true }`).
 */
export async function renewVendorSession(tx: Tx): Promise<string> {
  const { token, hash } = newToken(NO_PRACTICE);
  await sql`UPDATE vendor.session SET token_hash = ${hash} WHERE id = ${employeeOf(tx).sessionId}`.execute(tx.db);
  return token;
}

/**
 * Waits for the mutations under way of an employee's sessions, and lets none begin, nor a session start, before the commit: whatever is
 * taken from him in this transaction, nothing of his commits afterwards in the vendor's realm. Comes before any other write.
 */
export async function lockSessionsOfEmployee(tx: Tx, employeeId: string): Promise<void> {
  await sql.raw(lockAccessStatement(NO_PRACTICE)).execute(tx.db);
  await lockSessions(tx, sql`vendor.session WHERE employee_id = ${employeeId} AND ended_at IS NULL`);
}

/**
 * Ends sessions of an employee, which are locked (`lockSessionsOfEmployee`).
 * @param options `except`: this one stays; `onlyEnrolling`: those that have shown no second factor.
 * @returns their ids.
 */
export async function endVendorSessions(
  tx: Tx,
  employeeId: string,
  cause: VendorRevocationCause,
  { except = null, onlyEnrolling = false }: { except?: string | null; onlyEnrolling?: boolean } = {},
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    UPDATE vendor.session SET ended_at = ${tx.now}, end_cause = ${cause}
    WHERE employee_id = ${employeeId} AND id IS DISTINCT FROM ${except}::uuid AND (enrolling OR NOT ${onlyEnrolling})
      AND ended_at IS NULL RETURNING id`.execute(tx.db);
  return rows.map(({ id }) => id);
}

/** Marks a session whose limit has passed as expired; the first request that comes with it afterwards says so once. */
export async function expireVendorSession(tx: Tx, { hash }: Credential): Promise<void> {
  await expireVendorSessions(tx, sql`token_hash = ${Buffer.from(hash, "hex")}`);
}

/**
 * Marks those as expired that nobody came back to.
 * @param moment their absolute limit is before it.
 * @returns how many, of at most so many.
 */
export function expireLeftVendorSessions(tx: Tx, moment: Date, most: number): Promise<number> {
  return expireVendorSessions(
    tx,
    sql`id IN (SELECT id FROM vendor.session WHERE ended_at IS NULL AND expires_at <= ${moment}
      ORDER BY expires_at LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  );
}

/**
 * Deletes those that ended long ago. One in which the glass was broken stays: it says from where the true identity came.
 * @param moment their absolute limit is before it.
 * @returns how many, of at most so many.
 */
export async function deleteOldVendorSessions(tx: Tx, moment: Date, most: number): Promise<number> {
  const { rows } = await sql`
    DELETE FROM vendor.session WHERE id IN (
      SELECT s.id FROM vendor.session s
      WHERE s.ended_at IS NOT NULL AND s.expires_at <= ${moment}
        AND NOT EXISTS (SELECT FROM vendor.btg_session b WHERE b.session_id = s.id)
      ORDER BY s.expires_at LIMIT ${most} FOR UPDATE SKIP LOCKED)
    RETURNING id`.execute(tx.db);
  return rows.length;
}

/** Each with its entry in the log. @returns how many. */
async function expireVendorSessions(tx: Tx, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ id: string; name: string }>`
    UPDATE vendor.session s SET ended_at = least(s.expires_at, s.last_used_at + make_interval(mins => s.idle_minutes)), end_cause = 'EXPIRED'
    FROM vendor.employee e
    WHERE s.id IN (SELECT id FROM vendor.session WHERE ${which}) AND e.id = s.employee_id AND s.ended_at IS NULL
      AND least(s.expires_at, s.last_used_at + make_interval(mins => s.idle_minutes)) <= ${tx.now}
    RETURNING e.id, e.name`.execute(tx.db);
  for (const employee of rows) await record(tx, { action: "session.expire", subject: employeeSubject(employee) });
  return rows.length;
}
