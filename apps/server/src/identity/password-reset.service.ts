import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import { queueMail, type MailSettings } from "../mail/mail.service.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { ANONYMOUS } from "./actor.ts";
import { cancelPendingEmailChange } from "./cancel-email-change.service.ts";
import { endBrowserTrusts } from "./browser-trust.service.ts";
import { readToken } from "./credential.ts";
import { doEqualWork } from "./equal-work.ts";
import { forgetDevices } from "./known-device.ts";
import { findLink, issueLink, useLink, voidLinks, type FoundLink } from "./mailed-links.service.ts";
import { checkNewPassword, hashPassword } from "./passwords.ts";
import { endSessions, lockSessionsOf } from "./sessions.service.ts";
import { findLogin, type FoundLogin } from "./sign-in.service.ts";
import type { Throttle } from "./throttle.ts";

/** A reset link holds for one hour. */
const LINK_LIFETIME_MS = 60 * 60 * 1000;

/** Mails a link, if the login exists and is active; neither answer nor time tells. The mail itself goes out afterwards. */
export async function requestPasswordReset(
  operation: Operation,
  throttle: Throttle,
  mail: MailSettings,
  login: string,
): Promise<void> {
  await throttle.countAddress(operation.facts.ipAddress, "password reset");
  const found = await findLogin(operation, login);
  const enough = !(await throttle.countMail(found?.userId ?? fold(login)));
  await operation.apart(
    (tx) => (found?.state !== "ACTIVE" || enough ? doEqualWork(tx, 4) : mailPasswordReset(tx, mail, found)),
    { practiceId: found?.practiceId ?? null, actor: ANONYMOUS },
  );
}

/**
 * Mails a user a link to set a new password. In four statements, as many as doEqualWork sends in its place.
 * @param asker as the mail names who asked for it.
 */
export async function mailPasswordReset(
  tx: Tx,
  mail: MailSettings,
  user: Pick<FoundLogin, "userId" | "name">,
  asker = "somebody, most likely you,",
): Promise<void> {
  // The address stays as it is until the commit: whoever confirms another one waits, and voids this link.
  const { rows } = await sql<{ email: string; userName: string; practice: string }>`
    SELECT u.email, u.user_name AS "userName", p.name AS practice FROM user_account u JOIN practice p ON p.id = u.practice_id
    WHERE u.id = ${user.userId} FOR SHARE OF u`.execute(tx.db);
  const { email, userName, practice } = rows[0]!;
  const expiresAt = new Date(tx.now.getTime() + LINK_LIFETIME_MS);
  const token = await issueLink(tx, { userId: user.userId, purpose: "PASSWORD_RESET", expiresAt });
  // In the fragment: a fragment is sent to no server, so the token stands in no access log and no Referer.
  const link = `${mail.publicUrl}/reset-password#token=${token}`;
  await queueMail(tx, mail, {
    to: email,
    expiresAt,
    byInstallation: true,
    subject: "Set a new password",
    body: `Hello ${user.name},

${asker} asked to set a new password for the user name ${userName} at ${practice}.
Open this link within one hour. It works once, and ends all sessions that are open:

${link}

Do you not want a new password? Then do nothing: it stays as it is.
`,
  });
  await record(tx, {
    action: "password-reset.send",
    subject: { type: "User", id: user.userId, label: user.name },
  });
}

/** Sets a new password by a mailed link: once, within its hour. Ends all sessions, forgets known browsers and signs nobody in. */
export async function resetPassword(
  operation: Operation,
  throttle: Throttle,
  input: { token: string; newPassword: string; newPasswordConfirmation: string },
): Promise<UserError[]> {
  await throttle.countAddress(operation.facts.ipAddress, "password reset by link");
  const token = readToken(input.token);
  const invalid = userError("token", "INVALID", "This link is not valid. Ask for a new one.");
  if (token === null) return [invalid];
  const place = { practiceId: token.practiceId, actor: ANONYMOUS };
  const link = await operation.apart((tx) => findLink(tx, token, "PASSWORD_RESET"), place);
  if (link === undefined || link.state !== "ACTIVE") return [invalid];
  const refuse = async (code: "ALREADY_USED" | "EXPIRED", message: string, detail: string) => {
    await operation.apart(
      (tx) => record(tx, { action: "password.reset", outcome: "REFUSED", subject: subjectOf(link), detail }),
      place,
    );
    return [userError("token", code, message)];
  };
  const alreadyUsed = () =>
    refuse("ALREADY_USED", "This link was used before. Ask for a new one.", ": the link was used before");
  if (link.usedAt !== null) return alreadyUsed();
  if (link.expiresAt <= operation.clock())
    return refuse("EXPIRED", "This link is older than one hour. Ask for a new one.", ": the link had expired");
  const errors = await checkNewPassword("newPassword", {
    password: input.newPassword,
    confirmation: input.newPasswordConfirmation,
    userName: link.userName,
    minimumLength: link.minimumLength,
  });
  if (errors.length > 0) return errors;
  const passwordHash = await hashPassword(input.newPassword);
  return (await operation.apart((tx) => setPassword(tx, link, passwordHash), place)) ? [] : alreadyUsed();
}

/** @returns false: the link was used meanwhile, or is void. */
async function setPassword(tx: Tx, link: FoundLink, passwordHash: string): Promise<boolean> {
  const { userId } = link;
  await lockSessionsOf(tx, [userId]);
  if (!(await useLink(tx, link.id))) return false;
  const { rows } = await sql`
    UPDATE user_account SET password_hash = ${passwordHash}, password_changed_at = ${tx.now}
    WHERE id = ${userId} AND state = 'ACTIVE' RETURNING id`.execute(tx.db);
  if (rows.length === 0) return false;
  // Other links that are still on their way die with this one.
  await voidLinks(tx, userId, "PASSWORD_RESET");
  await cancelPendingEmailChange(tx, { id: userId, name: link.name });
  // Whoever knew the old password may be known, or trusted, as a browser too.
  await forgetDevices(tx, userId, null);
  await endBrowserTrusts(tx, userId);
  await endSessions(tx, userId, "PASSWORD_RESET");
  await record(tx, {
    action: "password.reset",
    subject: subjectOf(link),
    changes: [{ field: "password", before: "(secret)", after: "(changed)" }],
  });
  return true;
}

function subjectOf({ userId, name }: FoundLink) {
  return { type: "User", id: userId, label: name };
}
