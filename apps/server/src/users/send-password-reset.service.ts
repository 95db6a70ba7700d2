import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import { actorName } from "../audit/record.ts";
import { mailPasswordReset } from "../identity/password-reset.service.ts";
import type { MailSettings } from "../mail/mail.service.ts";
import type { Tx } from "../store/transaction.ts";
import { findUser } from "./users.service.ts";
import type { User } from "./users.types.ts";

/** Mails a user a link to set a new password: nobody chooses another's. @throws NOT_FOUND */
export async function sendPasswordReset(
  tx: Tx,
  mail: MailSettings,
  userId: string,
): Promise<{ user: User; userErrors: UserError[] }> {
  const user = await findUser(tx, userId);
  if (user === null) throw notFound();
  const refused = (message: string) => ({ user, userErrors: [userError("userId", "WRONG_STATE", message)] });
  if (user.state === "DISABLED") return refused(`${user.name} is disabled. Bring the user back first.`);
  if (user.state === "INVITED") return refused(`${user.name} has set no password yet. Send the invitation again.`);
  await mailPasswordReset(tx, mail, { userId, name: user.name }, actorName(tx.context.actor));
  return { user, userErrors: [] };
}
