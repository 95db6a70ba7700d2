import { sql } from "kysely";
import { SealBrokenError } from "../secrets/envelope.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { Tx } from "../store/transaction.ts";
import { DEFAULT_MAIL_PORT } from "./mail-host.ts";
import type { Letter, MailServer } from "./smtp.ts";

/** One way by which a mail can go out; `server` null: the installation's. */
export interface MailWay {
  readonly server: MailServer | null;
  readonly from: Letter["from"];
  readonly replyTo: string | null;
}

/** What a practice, and the user on whose behalf a mail goes out, have set for it. Holds passwords: it is written nowhere. */
export interface OutgoingMailSettings {
  readonly practice: { readonly name: string; readonly address: string | null; readonly server: MailServer | null };
  readonly sender: {
    readonly name: string;
    readonly address: string;
    /** "Use this email address as my outgoing email address". */
    readonly usesOwnAddress: boolean;
    /** The practice's mail server with his own login, where he has one. */
    readonly server: MailServer | null;
  } | null;
}

interface Row {
  practice: string;
  mail_from_address: string | null;
  smtp_host: string | null;
  smtp_port: number | null;
  smtp_user: string | null;
  smtp_password: Buffer | null;
  sender_id: string | null;
  sender_name: string;
  sender_email: string;
  sender_uses_own: boolean;
  sender_smtp_user: string | null;
  sender_smtp_password: Buffer | null;
}

/** Reads how mail of the practice goes out. @param senderUserId null: the practice's own mail. */
export async function readOutgoingMail(
  tx: Tx,
  secrets: Secrets,
  senderUserId: string | null,
): Promise<OutgoingMailSettings> {
  const { rows } = await sql<Row>`
    SELECT p.name AS practice, p.mail_from_address, p.smtp_host, p.smtp_port, p.smtp_user, p.smtp_password, u.id AS sender_id,
      concat_ws(' ', u.first_name, u.last_name) AS sender_name, u.email AS sender_email, u.use_own_email_for_outgoing AS sender_uses_own,
      u.smtp_user AS sender_smtp_user, u.smtp_password AS sender_smtp_password
    FROM practice p LEFT JOIN user_account u ON u.practice_id = p.id AND u.id = ${senderUserId} AND u.state = 'ACTIVE'`.execute(
    tx.db,
  );
  const row = rows[0]!;
  const { smtp_host: host, smtp_port: port, smtp_user: user, sender_id: senderId } = row;
  const place = { host: host ?? "", port: port ?? DEFAULT_MAIL_PORT };
  const password = await openPassword(tx, secrets, ["practice-smtp-password"], row.smtp_password);
  return {
    practice: {
      name: row.practice,
      address: row.mail_from_address,
      server:
        host === null ? null : { ...place, login: user === null || password === null ? null : { user, password } },
    },
    sender:
      senderId === null
        ? null
        : {
            name: row.sender_name,
            address: row.sender_email,
            usesOwnAddress: row.sender_uses_own,
            server: host === null ? null : await ownServer(tx, secrets, place, row),
          },
  };
}

async function ownServer(
  tx: Tx,
  secrets: Secrets,
  place: { host: string; port: number },
  { sender_id: id, sender_smtp_user: user, sender_smtp_password: sealed }: Row,
): Promise<MailServer | null> {
  if (user === null) return null;
  const password = await openPassword(tx, secrets, ["user-smtp-password", id!], sealed);
  return password === null ? null : { ...place, login: { user, password } };
}

/** A password that does not open is as good as none: mail then goes another way, and a test of it says that the login is refused. */
async function openPassword(
  tx: Tx,
  secrets: Secrets,
  binding: readonly string[],
  sealed: Buffer | null,
): Promise<string | null> {
  if (sealed === null) return null;
  try {
    return (await secrets.open(tx, binding, sealed)).toString();
  } catch (error) {
    if (error instanceof SealBrokenError) return null;
    throw error;
  }
}

/**
 * The ways of a mail that whoever sets the practice's server must not get hold of (`Mail.byInstallation`): the installation's, and no other
 * where there is one, as there is outside of development; never the mailbox of whoever caused it.
 */
export function waysByInstallation({ practice }: OutgoingMailSettings, installationFrom: string | null): MailWay[] {
  const ways = mailWays({ practice, sender: null }, installationFrom);
  return installationFrom === null ? ways : ways.slice(-1);
}

/**
 * The ways of a mail, the best first: by the sender's own login from his own address, where he has chosen so; by the practice's mail
 * server; by the installation's. By the latter, mail comes from the installation's address, since only that is its to send from: the
 * practice's name stands beside it, and answers go to who has sent it.
 */
export function mailWays({ practice, sender }: OutgoingMailSettings, installationFrom: string | null): MailWay[] {
  const ownAddress = sender?.usesOwnAddress ? sender.address : null;
  const ways: MailWay[] = [];
  if (sender !== null && ownAddress !== null && sender.server !== null)
    ways.push({ server: sender.server, from: { name: sender.name, address: ownAddress }, replyTo: null });
  if (practice.server !== null && practice.address !== null) {
    ways.push({
      server: practice.server,
      from: { name: practice.name, address: practice.address },
      replyTo: ownAddress,
    });
  }
  if (installationFrom !== null) {
    ways.push({
      server: null,
      from: { name: practice.name, address: installationFrom },
      replyTo: ownAddress ?? practice.address,
    });
  }
  return ways;
}
