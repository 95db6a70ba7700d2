import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../store/transaction.ts";
import { isAccessRight, type AccessRight } from "./access-rights.ts";

/** What emergency mode adds now to the rights of `user_account u`, as an array: from the sign-in with a second factor on, until it is off. */
export function rightsInEmergency(now: Date): RawBuilder<string[]> {
  return sql<string[]>`ARRAY(
    SELECT unnest(emergency_rights(a.practice_id, a.id, ${now})) FROM emergency_activation a
    WHERE a.practice_id = u.practice_id AND a.user_id = u.id AND a.elevated_at IS NOT NULL AND a.deactivated_at IS NULL)`;
}

/** What emergency access is to a user's rights, besides those that he has for good. */
export interface EmergencyRights {
  /** Added now, while the mode is on. */
  readonly added: readonly AccessRight[];
  /** Which he can give himself, being designated: whoever could take his login over would have them. */
  readonly withinReach: readonly AccessRight[];
}

/** Of one user, as it stands now. */
export async function readEmergencyRights(tx: Tx, userId: string): Promise<EmergencyRights> {
  const { rows } = await sql<{ added: string[]; within_reach: string[] }>`
    SELECT ${rightsInEmergency(tx.now)} AS added, ARRAY(
      SELECT unnest(r.rights) FROM role r WHERE r.practice_id = u.practice_id AND r.shipped = 'ADMINISTRATOR'
        AND EXISTS (SELECT FROM emergency_designation d WHERE d.practice_id = u.practice_id AND d.user_id = u.id)) AS within_reach
    FROM user_account u WHERE u.id = ${userId}`.execute(tx.db);
  const { added = [], within_reach: withinReach = [] } = rows[0] ?? {};
  return { added: added.filter(isAccessRight), withinReach: withinReach.filter(isAccessRight) };
}
