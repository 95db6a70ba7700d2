import { sql } from "kysely";
import type { Tx } from "../store/transaction.ts";
import type { AccessRight } from "./access-rights.ts";
import { rightsInForce, type AccessState } from "./access-state.ts";
import { SHIPPED_ROLES } from "./shipped-roles.ts";

/**
 * Whether these rights are all that a user has, as if he were not disabled, and all that he could give himself in an emergency. Whoever
 * could take a login over (reset its second factor, change its e-mail address, unlock it, bring it back) would have those: he holds them
 * already.
 */
export async function holdsAllOf(
  tx: Tx,
  { roles, users }: AccessState,
  held: ReadonlySet<AccessRight>,
  userId: string,
): Promise<boolean> {
  const user = users.find(({ id }) => id === userId);
  if (user === undefined) return false;
  const own = rightsInForce({ roles, users: [{ ...user, state: "ACTIVE" }] }).get(userId)!;
  if ([...own].some((right) => !held.has(right))) return false;
  return missingForDesignation(held).length === 0 || !(await isDesignated(tx, userId));
}

/** What somebody with these rights lacks of those that emergency access gives (D14): he designates nobody, or he would give them. */
export function missingForDesignation(held: ReadonlySet<AccessRight>): AccessRight[] {
  return SHIPPED_ROLES.ADMINISTRATOR.rights.filter((right) => !held.has(right));
}

async function isDesignated(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM emergency_designation WHERE user_id = ${userId}`.execute(tx.db);
  return rows.length > 0;
}
