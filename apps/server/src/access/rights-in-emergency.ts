import { sql, type RawBuilder, type SqlBool } from "kysely";
import { isLive } from "../identity/sessions.service.ts";
import type { Tx } from "../store/transaction.ts";
import { isAccessRight, type AccessRight } from "./access-rights.ts";

/** Who is told whose emergency access it is, and why: any of these rights is enough. Everybody else is told that it is on. */
export const TOLD_WHOSE: readonly AccessRight[] = [
  "practice:administer",
  "emergency-access:administer",
  "emergency-access:review",
];

/**
 * What emergency mode adds now to the rights of `user_account u`, as an array: while it is on, in the sessions that a second factor
 * elevated. So nothing where he has none that lives: signed out, or before the sign-in.
 */
export function rightsInEmergency(now: Date): RawBuilder<string[]> {
  return sql<string[]>`ARRAY(
    SELECT unnest(emergency_rights(a.practice_id, a.id, ${now})) FROM emergency_activation a
    WHERE a.practice_id = u.practice_id AND a.user_id = u.id AND ${isOn(now)} AND ${isInUse(now)})`;
}

/** Whether the activation `a` gives its rights, or will with the next sign-in. */
export function isOn(now: Date): RawBuilder<SqlBool> {
  return sql<SqlBool>`emergency_is_on(a.deactivated_at, a.ends_at, ${now})`;
}

/** Whether a session lives that the activation `a` has elevated: in no other its rights and its overrides hold. */
export function isInUse(now: Date): RawBuilder<SqlBool> {
  return sql<SqlBool>`EXISTS (
    SELECT FROM session WHERE session.practice_id = a.practice_id AND session.emergency_activation_id = a.id AND ${isLive(now)})`;
}

/** What emergency mode adds now to one user's rights, in the sessions that it has elevated. */
export async function readRightsInEmergency(tx: Tx, userId: string): Promise<AccessRight[]> {
  const { rows } = await sql<{ added: string[] }>`
    SELECT ${rightsInEmergency(tx.now)} AS added FROM user_account u WHERE u.id = ${userId}`.execute(tx.db);
  return (rows[0]?.added ?? []).filter(isAccessRight);
}
