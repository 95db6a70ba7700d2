import { sql } from "kysely";
import nodemailer, { type Transporter } from "nodemailer";
import type { Logger } from "pino";
import { v7 as uuidv7 } from "uuid";
import { SYSTEM } from "../identity/actor.ts";
import type { Store } from "../store/store.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";

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
}

/** Puts a mail into the outbox, in the transaction of what it tells of. It goes out after the commit, and is tried again until it has or expires. */
export async function queueMail(tx: Tx, settings: MailSettings, mail: Mail): Promise<void> {
  await sql`
    INSERT INTO mail (practice_id, id, to_address, subject, body, state, next_attempt_at, expires_at, created_at)
    VALUES (${tx.context.practiceId}, ${uuidv7()}, ${mail.to}, ${mail.subject}, ${mail.body}, ${settings.mailbox ? "KEPT" : "WAITING"},
      ${tx.now}, ${mail.expiresAt}, ${tx.now})`.execute(tx.db);
}

const POLL_MS = 2_000;
/** Waits between tries, in seconds; the last one is repeated until the mail expires. */
const BACKOFF_SECONDS = [10, 60, 300, 900] as const;
/** A claim outlasts a try: connecting and waiting for an answer end before it, and so does what `close` waits for. */
const CLAIM_MS = 60_000;
const SMTP_TIMEOUT_MS = 20_000;

/**
 * Sends what waits in the outbox, from any number of processes: a mail is claimed before it is sent. One that was handed over while the
 * database went away is sent again when its claim ends: at least once, rather than at most.
 */
export function deliverMail(options: { store: Store; clock: () => Date; log: Logger; smtpUrl: string; from: string }): {
  close(): Promise<void>;
} {
  const { store, clock, log } = options;
  const transport = nodemailer.createTransport(
    { url: options.smtpUrl, connectionTimeout: SMTP_TIMEOUT_MS, socketTimeout: SMTP_TIMEOUT_MS },
    { from: options.from },
  );
  let closing = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const next = () => {
    timer = setTimeout(() => {
      round = deliverWaiting(store, clock, transport, log, () => closing)
        .catch((error: unknown) => log.error({ err: error }, "The outbox could not be read"))
        .finally(() => (closing ? undefined : next()));
    }, POLL_MS);
  };
  next();
  return {
    async close() {
      closing = true;
      clearTimeout(timer);
      await round;
      transport.close();
    },
  };
}

async function deliverWaiting(
  store: Store,
  clock: () => Date,
  transport: Transporter,
  log: Logger,
  stopped: () => boolean,
): Promise<void> {
  const context = { practiceId: null, actor: SYSTEM, requestId: "mail", ipAddress: null, sessionId: null };
  const { rows } = await inTransaction(store, context, clock(), (tx) =>
    sql<{ practice_id: string; id: string }>`SELECT * FROM private.waiting_mail(${tx.now})`.execute(tx.db),
  );
  for (const { practice_id: practiceId, id } of rows) {
    if (stopped()) return;
    const inPractice = <T>(work: (tx: Tx) => Promise<T>) =>
      inTransaction(store, { ...context, practiceId }, clock(), work);
    const mail = await inPractice(async (tx) => {
      const { rows: claimed } = await sql<ClaimedMail>`
        UPDATE mail SET attempts = attempts + 1, next_attempt_at = ${new Date(tx.now.getTime() + CLAIM_MS)}
        WHERE id = ${id} AND state = 'WAITING' AND next_attempt_at <= ${tx.now} RETURNING to_address, subject, body, attempts, expires_at`.execute(
        tx.db,
      );
      return claimed[0];
    });
    if (mail === undefined) continue;
    const failure = mail.expires_at <= clock() ? "It expired before it was handed over" : await send(transport, mail);
    if (failure !== null) log.warn({ mailId: id, failure }, "A mail could not be handed over");
    await inPractice((tx) => {
      if (failure === null)
        return sql`UPDATE mail SET state = 'SENT', body = '', failure = NULL WHERE id = ${id}`.execute(tx.db);
      const wait = BACKOFF_SECONDS[mail.attempts - 1] ?? BACKOFF_SECONDS.at(-1)!;
      const next = new Date(tx.now.getTime() + wait * 1000);
      return next < mail.expires_at
        ? sql`UPDATE mail SET failure = ${failure}, next_attempt_at = ${next} WHERE id = ${id}`.execute(tx.db)
        : sql`UPDATE mail SET state = 'FAILED', body = '', failure = ${failure} WHERE id = ${id}`.execute(tx.db);
    });
  }
}

interface ClaimedMail {
  to_address: string;
  subject: string;
  body: string;
  attempts: number;
  expires_at: Date;
}

/** @returns why the mail could not be handed over; null when it was. */
async function send(transport: Transporter, mail: ClaimedMail): Promise<string | null> {
  try {
    await transport.sendMail({ to: mail.to_address, subject: mail.subject, text: mail.body });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 500) : "unknown";
  }
}
