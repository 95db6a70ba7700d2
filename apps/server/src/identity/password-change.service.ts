import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { forbidden, unauthenticated } from "../graphql/errors.ts";
import type { Operation } from "../graphql/operation.ts";
import type { MailSettings } from "../mail/mail.service.ts";
import type { Tx } from "../store/transaction.ts";
import { mailUser } from "./account-mail.service.ts";
import { accountOf, type Account } from "./actor.ts";
import { cancelPendingEmailChange } from "./cancel-email-change.service.ts";
import { endBrowserTrusts } from "./browser-trust.service.ts";
import { forgetDevices, knownDevice } from "./known-device.ts";
import { voidLinks } from "./mailed-links.service.ts";
import { checkNewPassword, hashPassword, isSamePassword } from "./passwords.ts";
import { renewSession } from "./session-renewal.ts";
import { endSessions, lockSessionsOf } from "./sessions.service.ts";

/**
 * Changes the password of the account in use, whose present one was entered already: ends its other sessions and what else the old one has
 * opened, renews the session of the request, and tells its user by mail. Hashing is done outside of the transaction and its locks.
 * @returns the token of the renewed session, null in BTG (STAGING), which is none of the user's; or what is wrong with the new password.
 */
export async function changePassword(
  operation: Operation,
  mail: MailSettings,
  input: { password: string; newPassword: string; newPasswordConfirmation: string },
): Promise<{ sessionToken: string | null } | UserError[]> {
  const tx = await operation.read();
  const { rows } = await sql<{ userName: string; minimumLength: number }>`
    SELECT u.user_name AS "userName", p.password_minimum_length AS "minimumLength"
    FROM user_account u JOIN practice p ON p.id = u.practice_id WHERE u.id = ${actorOf(tx).userId}`.execute(tx.db);
  await operation.finish();
  const errors = await checkNewPassword("newPassword", {
    password: input.newPassword,
    confirmation: input.newPasswordConfirmation,
    ...rows[0]!,
  });
  if (isSamePassword(input.password, input.newPassword))
    errors.push(userError("newPassword", "INVALID", "This is the present password. Choose another."));
  if (errors.length > 0) return errors;
  const passwordHash = await hashPassword(input.newPassword);
  const device = await knownDevice(operation, actorOf(tx).userId);
  return operation.write((own) => setPassword(own, mail, passwordHash, device), { session: "EXCLUSIVE", access: true });
}

async function setPassword(
  tx: Tx,
  mail: MailSettings,
  passwordHash: string,
  device: string | null,
): Promise<{ sessionToken: string | null }> {
  const { userId, name } = actorOf(tx);
  const own = tx.context.actor.kind === "USER" ? { except: tx.context.actor.sessionId } : null;
  await lockSessionsOf(tx, [userId]);
  await sql`UPDATE user_account SET password_hash = ${passwordHash}, password_changed_at = ${tx.now} WHERE id = ${userId}`.execute(
    tx.db,
  );
  await voidLinks(tx, userId, "PASSWORD_RESET");
  await cancelPendingEmailChange(tx, { id: userId, name });
  await forgetDevices(tx, userId, device);
  await endBrowserTrusts(tx, userId);
  await endSessions(tx, userId, "PASSWORD_CHANGED", own ?? {});
  const sessionToken = own === null ? null : await renewSession(tx);
  await mailUser(tx, mail, userId, ({ userName, practice }) => ({
    subject: "Your password was changed",
    body: `Hello ${name},

the password of the user name ${userName} at ${practice} was changed by somebody who knew it. All other sessions have ended.

Was it not you? Then set a new password at once, and tell an administrator of ${practice}:

${mail.publicUrl}/forgot-password
`,
  }));
  await record(tx, {
    action: "password.change",
    subject: { type: "User", id: userId, label: name },
    changes: [{ field: "password", before: "(secret)", after: "(changed)" }],
  });
  return { sessionToken };
}

/** Whose account it is, looked up in this transaction: the session may have ended, or the right may have gone, since the password was entered. */
function actorOf({ context: { actor } }: Tx): Account {
  const account = accountOf(actor);
  if (account === null) throw unauthenticated();
  if (!account.rights.has("console:open") || (actor.kind === "USER" && actor.enrolling)) throw forbidden();
  return account;
}
