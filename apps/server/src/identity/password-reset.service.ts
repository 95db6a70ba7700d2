import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import { queueMail, type MailSettings } from "../mail/mail.service.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { ANONYMOUS } from "./actor.ts";
import { newToken, readToken } from "./credential.ts";
import { doEqualWork } from "./equal-work.ts";
import { MailedLinkEntity } from "./mailed-link.entity.ts";
import { checkNewPassword, hashPassword } from "./passwords.ts";
import { endAllSessions } from "./sessions.service.ts";
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
    (tx) => (found?.state !== "ACTIVE" || enough ? doEqualWork(tx, 4) : mailLink(tx, mail, found)),
    { practiceId: found?.practiceId ?? null, actor: ANONYMOUS },
  );
}

/** In four statements, as many as doEqualWork sends in its place. */
async function mailLink(tx: Tx, mail: MailSettings, found: FoundLogin): Promise<void> {
  const { rows } = await sql<{ email: string; user_name: string; practice: string }>`
    SELECT u.email, u.user_name, p.name AS practice FROM user_account u JOIN practice p ON p.id = u.practice_id
    WHERE u.id = ${found.userId}`.execute(tx.db);
  const { email, user_name: userName, practice } = rows[0]!;
  const { token, hash } = newToken(found.practiceId);
  const expiresAt = new Date(tx.now.getTime() + LINK_LIFETIME_MS);
  tx.em.persist(
    tx.em.create(MailedLinkEntity, {
      id: uuidv7(),
      practiceId: found.practiceId,
      userId: found.userId,
      purpose: "PASSWORD_RESET",
      tokenHash: hash,
      createdAt: tx.now,
      expiresAt,
    }),
  );
  // In the fragment: a fragment is sent to no server, so the token stands in no access log and no Referer.
  const link = `${mail.publicUrl}/reset-password#token=${token}`;
  await queueMail(tx, mail, {
    to: email,
    expiresAt,
    subject: "Set a new password",
    body: `Hello ${found.name},

somebody, most likely you, asked to set a new password for the user name ${userName} at ${practice}.
Open this link within one hour. It works once, and ends all sessions that are open:

${link}

Was it not you? Then do nothing: the password stays as it is.
`,
  });
  await record(tx, {
    action: "password-reset.send",
    subject: { type: "User", id: found.userId, label: found.name },
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
  const tokenHash = Buffer.from(token.hash, "hex");
  const link = await operation.apart(async (tx) => {
    const { rows } = await sql<{
      id: string;
      user_id: string;
      user_name: string;
      state: string;
      name: string;
      minimum: number;
      used_at: Date | null;
      expires_at: Date;
    }>`
      SELECT l.id, l.user_id, l.used_at, l.expires_at, u.user_name, u.state, concat_ws(' ', u.first_name, u.last_name) AS name,
        p.password_minimum_length AS minimum
      FROM mailed_link l JOIN user_account u ON u.practice_id = l.practice_id AND u.id = l.user_id JOIN practice p ON p.id = l.practice_id
      WHERE l.token_hash = ${tokenHash} AND l.purpose = 'PASSWORD_RESET'`.execute(tx.db);
    return rows[0];
  }, place);
  if (link === undefined || link.state !== "ACTIVE") return [invalid];
  const subject = { type: "User", id: link.user_id, label: link.name };
  const refuse = async (code: "ALREADY_USED" | "EXPIRED", message: string, detail: string) => {
    await operation.apart((tx) => record(tx, { action: "password.reset", outcome: "REFUSED", subject, detail }), place);
    return [userError("token", code, message)];
  };
  const alreadyUsed = () =>
    refuse("ALREADY_USED", "This link was used before. Ask for a new one.", ": the link was used before");
  if (link.used_at !== null) return alreadyUsed();
  if (link.expires_at <= operation.clock())
    return refuse("EXPIRED", "This link is older than one hour. Ask for a new one.", ": the link had expired");
  const errors = await checkNewPassword("newPassword", {
    password: input.newPassword,
    confirmation: input.newPasswordConfirmation,
    userName: link.user_name,
    minimumLength: link.minimum,
  });
  if (errors.length > 0) return errors;
  const passwordHash = await hashPassword(input.newPassword);
  const done = await operation.apart(async (tx) => {
    const { rows } =
      await sql`UPDATE mailed_link SET used_at = ${tx.now} WHERE id = ${link.id} AND used_at IS NULL RETURNING id`.execute(
        tx.db,
      );
    if (rows.length === 0) return false;
    await sql`
      UPDATE user_account SET password_hash = ${passwordHash}, password_changed_at = ${tx.now}, version = version + 1
      WHERE id = ${link.user_id}`.execute(tx.db);
    // Other links that are still on their way die with this one.
    await sql`UPDATE mailed_link SET used_at = ${tx.now} WHERE user_id = ${link.user_id} AND purpose = 'PASSWORD_RESET' AND used_at IS NULL`.execute(
      tx.db,
    );
    // Whoever knew the old password may be known as a browser too.
    await sql`DELETE FROM known_device WHERE user_id = ${link.user_id}`.execute(tx.db);
    await endAllSessions(tx, link.user_id, "PASSWORD_RESET");
    await record(tx, {
      action: "password.reset",
      subject,
      changes: [{ field: "password", before: "(secret)", after: "(changed)" }],
    });
    return true;
  }, place);
  return done ? [] : alreadyUsed();
}
