import { readAccessState } from "../access/access-state.service.ts";
import { holdsAllOf } from "../access/rights-of-login.service.ts";
import { actorName, record } from "../audit/record.ts";
import type { Config } from "../config.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import { checkText } from "../graphql/text-rules.ts";
import { mailAdministrators } from "../mail/administrator-mail.service.ts";
import type { Tx } from "../store/transaction.ts";
import { mailUser } from "./account-mail.service.ts";
import { accountOf } from "./actor.ts";
import { endSessions, lockSessionsOf } from "./sessions.service.ts";
import { twoFactorReset, twoFactorResetNotice } from "./two-factor-mails.ts";
import { endSecondFactor, readTwoFactor } from "./two-factor.service.ts";

/** As long as a note of the log may be. */
const NOTE_LENGTH = 500;

/**
 * Takes another's second factor, recovery codes and trusted browsers away and ends his sessions and his emergency mode. He is told, and so
 * are the administrators. The caller's transaction holds the locks of `changesAccess`.
 * @param note how the person was identified.
 * @throws NOT_FOUND
 */
export async function resetTwoFactor(tx: Tx, config: Config, userId: string, note: string): Promise<UserError[]> {
  const account = accountOf(tx.context.actor);
  if (account === null) throw new TypeError("Nobody is signed in");
  const name = actorName(tx.context.actor);
  await lockSessionsOf(tx, [userId]);
  const state = await readAccessState(tx);
  const user = state.users.find(({ id }) => id === userId);
  if (user === undefined) throw notFound();
  const errors = checkText("note", "Note", note, NOTE_LENGTH);
  if (errors.length > 0) return errors;
  const subject = { type: "User", id: userId, label: user.name };
  const reason = note.trim();
  const refuse = async (error: UserError, detail: string) => {
    await record(tx, { action: "two-factor.reset", outcome: "REFUSED", subject, reason, detail });
    return [error];
  };
  if (userId === account.userId) {
    const message =
      "Nobody resets his own two-factor authentication. Remove the authenticator app on your account page.";
    return refuse(userError("userId", "WRONG_STATE", message), ": it was his own");
  }
  if (!(await holdsAllOf(tx, state, account.rights, userId))) {
    // With a reset of the password besides, a weaker login could take a stronger one over.
    const message = `${user.name} holds rights that you do not hold. Ask somebody who holds them all.`;
    return refuse(userError("userId", "RIGHT_NOT_HELD", message), ": the user holds rights that the actor does not");
  }
  if (!(await readTwoFactor(tx, userId)).enabled)
    return [userError("userId", "WRONG_STATE", `${user.name} has no second factor. There is nothing to reset.`)];
  await endSessions(tx, userId, "TWO_FACTOR_RESET");
  await endSecondFactor(tx, config, userId);
  await record(tx, { action: "two-factor.reset", subject, reason });
  await mailUser(tx, config, userId, twoFactorReset(name));
  await mailAdministrators(tx, config, "TWO_FACTOR_RESET", twoFactorResetNotice(name, user.name));
  return [];
}
