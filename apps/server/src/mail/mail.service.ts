import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "../store/transaction.ts";

export interface MailSettings {
  /** Where links in mails lead: from PUBLIC_URL, never from a request's Host. */
  readonly publicUrl: string;
  /** Development without SMTP: mails are kept in the database and read at the mailbox page. */
  readonly mailbox: boolean;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** When the link in it ends: it does not go out afterwards. */
  readonly expiresAt: Date;
  /**
   * A user of the practice who causes this mail to another person, e.g. invites him: his Email Signature stands below the text, and it
   * goes out by his own login where he has one. Absent: the practice's mail.
   */
  readonly senderUserId?: string;
  /**
   * It goes by the installation's mail server, and by no other where there is one. For a mail that holds a link or a code that acts for
   * whoever reads it: whoever may set the practice's server could else read those of users who hold more rights. And for one that warns of
   * emergency access: whom it warns of could else lead it astray.
   */
  readonly byInstallation?: boolean;
}

/** Puts a mail into the outbox, in the transaction of what it tells of. It goes out after the commit, and is tried again until it has or expires. */
export async function queueMail(tx: Tx, settings: MailSettings, mail: Mail): Promise<void> {
  const sender = mail.senderUserId ?? null;
  // "-- " on a line of its own: mail programs know the signature by it.
  await sql`
    INSERT INTO mail (practice_id, id, to_address, subject, body, state, next_attempt_at, expires_at, created_at, sender_user_id, by_installation)
    VALUES (${tx.context.practiceId}, ${uuidv7()}, ${mail.to}, ${mail.subject},
      ${mail.body} || COALESCE((SELECT E'\\n-- \\n' || email_signature || E'\\n' FROM user_account WHERE id = ${sender}), ''),
      ${settings.mailbox ? "KEPT" : "WAITING"}, ${tx.now}, ${mail.expiresAt}, ${tx.now}, ${sender},
      ${mail.byInstallation ?? false})`.execute(tx.db);
}
