import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import type { Tx } from "../store/transaction.ts";
import { accountOf } from "./actor.ts";
import { mayChangeEmailOf } from "./email-change.service.ts";
import type { Throttle } from "./throttle.ts";

/**
 * Starts all budgets of a login anew, after too many wrong passwords. Not one's own: a stolen session would gain tries at the password by
 * it without end.
 * @throws NOT_FOUND where there is no such user; RATE_LIMITED past five in a day.
 */
export async function unlockLogin(tx: Tx, throttle: Throttle, userId: string): Promise<UserError[]> {
  const account = accountOf(tx.context.actor);
  if (account?.userId === userId)
    return [userError("userId", "WRONG_STATE", "Nobody unlocks his own login. Ask somebody else who may.")];
  // Each unlocking gives whoever guesses at the login new tries: a weaker one must not give them at a stronger one's.
  if (account === null || !(await mayChangeEmailOf(tx, account.userId, userId))) {
    await record(tx, {
      action: "login.unlock",
      outcome: "REFUSED",
      subject: { type: "User", id: userId, label: await nameOf(tx, userId) },
      detail: ": the user holds rights that the actor does not",
    });
    return [
      userError(
        "userId",
        "RIGHT_NOT_HELD",
        "This user holds rights that you do not hold. Ask somebody who holds them, or wait 15 minutes.",
      ),
    ];
  }
  await throttle.countUnlocking(userId);
  const { rows } = await sql<{ name: string }>`
    UPDATE user_account SET throttle_epoch = throttle_epoch + 1 WHERE id = ${userId}
    RETURNING concat_ws(' ', first_name, last_name) AS name`.execute(tx.db);
  if (rows[0] === undefined) throw notFound();
  await record(tx, { action: "login.unlock", subject: { type: "User", id: userId, label: rows[0].name } });
  return [];
}

/** @throws NOT_FOUND */
async function nameOf(tx: Tx, userId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    SELECT concat_ws(' ', first_name, last_name) AS name FROM user_account WHERE id = ${userId}`.execute(tx.db);
  if (rows[0] === undefined) throw notFound();
  return rows[0].name;
}
