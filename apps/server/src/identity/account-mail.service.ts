import { sql } from "kysely";
import { queueMail, type Mail, type MailSettings } from "../mail/mail.service.ts";
import type { Tx } from "../store/transaction.ts";

/** A notice that has not gone out by then is no news any more; the act itself stands in the log. */
const NOTICE_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** Whom a notice goes to, for its text. */
export interface Addressee {
  readonly name: string;
  readonly userName: string;
  readonly practice: string;
}

/** Tells a user by mail what happened to his own login, at his address of this moment. The text holds no secret: it lies in a mailbox. */
export async function mailUser(
  tx: Tx,
  settings: MailSettings,
  userId: string,
  compose: (addressee: Addressee) => Pick<Mail, "subject" | "body" | "byInstallation">,
): Promise<void> {
  const { rows } = await sql<Addressee & { email: string }>`
    SELECT u.email, concat_ws(' ', u.first_name, u.last_name) AS name, u.user_name AS "userName", p.name AS practice
    FROM user_account u JOIN practice p ON p.id = u.practice_id WHERE u.id = ${userId}`.execute(tx.db);
  const { email, ...addressee } = rows[0]!;
  const expiresAt = new Date(tx.now.getTime() + NOTICE_LIFETIME_MS);
  await queueMail(tx, settings, { to: email, expiresAt, ...compose(addressee) });
}
