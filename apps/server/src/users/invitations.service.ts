import { sql } from "kysely";
import { actorName, record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import type { Operation } from "../graphql/operation.ts";
import { ANONYMOUS } from "../identity/actor.ts";
import { readToken } from "../identity/credential.ts";
import { findLink, issueLink, useLink, voidLinks, type FoundLink } from "../identity/mailed-links.service.ts";
import { checkNewPassword, hashPassword } from "../identity/passwords.ts";
import { lockSessionsOf } from "../identity/sessions.service.ts";
import type { Throttle } from "../identity/throttle.ts";
import { signal } from "../live/signal.ts";
import { queueMail, type MailSettings } from "../mail/mail.service.ts";
import type { Tx } from "../store/transaction.ts";
import { findUser } from "./users.service.ts";
import type { User } from "./users.types.ts";

/** An invitation holds for 72 hours. */
const LIFETIME_MS = 72 * 60 * 60 * 1000;

/** Mails an invited user the link by which he sets his password; those before it are void. */
export async function mailInvitation(tx: Tx, mail: MailSettings, userId: string): Promise<void> {
  const { actor } = tx.context;
  const { rows } = await sql<{ name: string; email: string; userName: string; practice: string }>`
    SELECT concat_ws(' ', u.first_name, u.last_name) AS name, u.email, u.user_name AS "userName", p.name AS practice
    FROM user_account u JOIN practice p ON p.id = u.practice_id WHERE u.id = ${userId}`.execute(tx.db);
  const { name, email, userName, practice } = rows[0]!;
  const expiresAt = new Date(tx.now.getTime() + LIFETIME_MS);
  await voidLinks(tx, userId, "INVITATION");
  const token = await issueLink(tx, { userId, purpose: "INVITATION", expiresAt });
  await queueMail(tx, mail, {
    to: email,
    expiresAt,
    byInstallation: true,
    ...(actor.kind === "USER" ? { senderUserId: actor.userId } : {}),
    subject: `Your login at ${practice}`,
    body: `Hello ${name},

${actorName(actor)} has made a login for you at ${practice}. Your user name is ${userName}.
Open this link within 72 hours and set your password. It works once:

${mail.publicUrl}/invitation#token=${token}

Do you not know ${practice}? Then do nothing: without a password nobody signs in as you.
`,
  });
  await record(tx, { action: "invitation.send", subject: { type: "User", id: userId, label: name } });
}

/** Invites an invited user once more. @throws NOT_FOUND */
export async function resendInvitation(
  tx: Tx,
  mail: MailSettings,
  userId: string,
): Promise<{ user: User; userErrors: UserError[] }> {
  // One who accepts at this moment comes first.
  await sql`SELECT FROM user_account WHERE id = ${userId} FOR NO KEY UPDATE`.execute(tx.db);
  const user = await findUser(tx, userId);
  if (user === null) throw notFound();
  const refused = (message: string) => ({ user, userErrors: [userError("userId", "WRONG_STATE", message)] });
  if (user.state === "ACTIVE")
    return refused(`${user.name} has accepted the invitation already. There is nothing to send.`);
  if (user.state === "DISABLED") return refused(`${user.name} is disabled. Bring the user back first.`);
  await mailInvitation(tx, mail, userId);
  return { user, userErrors: [] };
}

/** Sets the first password of an invited user, by the mailed link: once, within 72 hours. Signs nobody in. */
export async function acceptInvitation(
  operation: Operation,
  throttle: Throttle,
  input: { token: string; password: string; passwordConfirmation: string },
): Promise<UserError[]> {
  await throttle.countAddress(operation.facts.ipAddress, "invitation");
  const token = readToken(input.token);
  const invalid = userError("token", "INVALID", "This link is not valid. Ask for a new invitation.");
  if (token === null) return [invalid];
  const place = { practiceId: token.practiceId, actor: ANONYMOUS };
  const link = await operation.apart((tx) => findLink(tx, token, "INVITATION"), place);
  if (link === undefined) return [invalid];
  const refuse = async (code: "ALREADY_USED" | "EXPIRED", message: string, detail: string) => {
    await operation.apart(
      (tx) => record(tx, { action: "invitation.accept", outcome: "REFUSED", subject: subjectOf(link), detail }),
      place,
    );
    return [userError("token", code, message)];
  };
  const alreadyUsed = () =>
    refuse(
      "ALREADY_USED",
      "This link was used before, or a newer one has replaced it. Sign in, or ask for a new invitation.",
      ": the link was used or replaced before",
    );
  if (link.usedAt !== null || link.state !== "INVITED") return alreadyUsed();
  if (link.expiresAt <= operation.clock())
    return refuse("EXPIRED", "This link is older than 72 hours. Ask for a new invitation.", ": the link had expired");
  const errors = await checkNewPassword("password", {
    password: input.password,
    confirmation: input.passwordConfirmation,
    userName: link.userName,
    minimumLength: link.minimumLength,
  });
  if (errors.length > 0) return errors;
  const passwordHash = await hashPassword(input.password);
  return (await operation.apart((tx) => activate(tx, link, passwordHash), place)) ? [] : alreadyUsed();
}

/** @returns false: the link was used meanwhile, or is void. */
async function activate(tx: Tx, link: FoundLink, passwordHash: string): Promise<boolean> {
  // Who may what changes by it: one after the other.
  await lockSessionsOf(tx, [link.userId]);
  // The user before his link, as whoever invites him again.
  await sql`SELECT FROM user_account WHERE id = ${link.userId} FOR NO KEY UPDATE`.execute(tx.db);
  if (!(await useLink(tx, link.id))) return false;
  await sql`
    UPDATE user_account SET state = 'ACTIVE', password_hash = ${passwordHash}, password_changed_at = ${tx.now}
    WHERE id = ${link.userId} AND state = 'INVITED'`.execute(tx.db);
  await record(tx, {
    action: "invitation.accept",
    subject: subjectOf(link),
    changes: [
      { field: "state", before: "INVITED", after: "ACTIVE" },
      { field: "password", before: null, after: "(set)" },
    ],
  });
  await signal(tx, "user", link.userId);
  return true;
}

function subjectOf({ userId, name }: FoundLink) {
  return { type: "User", id: userId, label: name };
}
