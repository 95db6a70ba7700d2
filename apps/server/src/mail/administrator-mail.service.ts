import { sql } from "kysely";
import type { Tx } from "../store/transaction.ts";
import type { MailTopic } from "./mail-topics.ts";
import { queueMail, type MailSettings } from "./mail.service.ts";

/** A notice that has not gone out by then is no news any more; the act itself stands in the log. */
const NOTICE_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** What administrators are mailed. */
export interface AdministratorMail {
  readonly subject: string;
  readonly body: string;
  /** Users who get it, too, though they are no administrators, as long as they are active. */
  readonly also?: readonly string[];
}

/**
 * Mails every administrator of the practice (D14) who is active, unless the practice has muted the topic; whoever does it himself knows it
 * already. The text names no patient and holds no secret: it lies in mailboxes.
 */
export async function mailAdministrators(
  tx: Tx,
  settings: MailSettings,
  topic: MailTopic,
  { subject, body, also = [] }: AdministratorMail,
): Promise<void> {
  const { actor } = tx.context;
  const { rows } = await sql<{ email: string }>`
    SELECT u.email FROM user_account u JOIN practice p ON p.id = u.practice_id
    WHERE u.state = 'ACTIVE' AND u.id IS DISTINCT FROM ${actor.kind === "USER" ? actor.userId : null}::uuid
      AND NOT ${topic} = ANY (p.muted_mail_topics)
      AND (u.id = ANY (${also}::uuid[]) OR NOT EXISTS (
        SELECT FROM access_right_exception e
        WHERE e.practice_id = u.practice_id AND e.user_id = u.id AND e.access_right = 'practice:administer' AND e.effect = 'DENY')
      AND (
        EXISTS (
          SELECT FROM user_role ur JOIN role r ON r.practice_id = ur.practice_id AND r.id = ur.role_id
          WHERE ur.practice_id = u.practice_id AND ur.user_id = u.id AND 'practice:administer' = ANY (r.rights))
        OR EXISTS (
          SELECT FROM access_right_exception e
          WHERE e.practice_id = u.practice_id AND e.user_id = u.id AND e.access_right = 'practice:administer' AND e.effect = 'ALLOW')))
    ORDER BY u.id`.execute(tx.db);
  const expiresAt = new Date(tx.now.getTime() + NOTICE_LIFETIME_MS);
  // In the mode somebody may set the practice's mail server: it does not carry the warnings of him.
  const byInstallation = topic === "EMERGENCY_ACCESS";
  for (const { email } of rows) await queueMail(tx, settings, { to: email, subject, body, expiresAt, byInstallation });
}
