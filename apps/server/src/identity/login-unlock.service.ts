import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import type { Tx } from "../store/transaction.ts";

/**
 * Starts all budgets of a login anew, after too many wrong passwords. Not one's own: a stolen session would gain tries at the password by
 * it without end.
 * @throws NOT_FOUND where there is no such user.
 */
export async function unlockLogin(tx: Tx, userId: string): Promise<UserError[]> {
  const { actor } = tx.context;
  if (actor.kind === "USER" && actor.userId === userId)
    return [userError("userId", "WRONG_STATE", "Nobody unlocks his own login. Ask somebody else who may.")];
  const { rows } = await sql<{ name: string }>`
    UPDATE user_account SET throttle_epoch = throttle_epoch + 1 WHERE id = ${userId}
    RETURNING concat_ws(' ', first_name, last_name) AS name`.execute(tx.db);
  if (rows[0] === undefined) throw notFound();
  await record(tx, { action: "login.unlock", subject: { type: "User", id: userId, label: rows[0].name } });
  return [];
}
