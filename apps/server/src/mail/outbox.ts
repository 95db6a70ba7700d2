import { sql } from "kysely";
import type { Logger } from "pino";
import type { DeploymentStage } from "../config.ts";
import { SYSTEM } from "../identity/actor.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { Store } from "../store/store.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { mailSafetyOf } from "./mail-host.ts";
import { mailWays, readOutgoingMail, waysByInstallation, type MailWay } from "./outgoing-mail.ts";
import { handOver, installationTransport, handOverByInstallation } from "./smtp.ts";

const POLL_MS = 2_000;
/** Waits between tries, in seconds; the last one is repeated until the mail expires. */
const BACKOFF_SECONDS = [10, 60, 300, 900] as const;
/** A claim outlasts a try: connecting and waiting for an answer end before it, and so does what `close` waits for. */
const CLAIM_MS = 60_000;
/** How many practices' mails are sent at once; those of one practice go one after the other. */
const PRACTICES_AT_ONCE = 16;
/** How often a mail is tried one way before the next one is. */
const TRIES_A_WAY = 2;

/** What a process needs to send mail. */
export interface OutboxOptions {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly stage: DeploymentStage;
  /** Of the installation; undefined: practices' own mail servers alone. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
}

/**
 * Sends what waits in the outbox, from any number of processes: a mail is claimed before it is sent. One that was handed over while the
 * database went away is sent again when its claim ends: at least once, rather than at most.
 *
 * Decision: a way that has failed twice for a mail gives way to the next one: the sender's own login to the practice's mail server, that to
 * the installation's. A wrong setting must not keep a mail from arriving; what was sent by another way looks different, and arrives. Mail
 * that holds a link goes by the installation's from the start.
 */
export function deliverMail(options: OutboxOptions): { close(): Promise<void> } {
  const outbox = new Outbox(options);
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const next = () => {
    timer = setTimeout(() => {
      round = outbox
        .look()
        .catch((error: unknown) => options.log.error({ err: error }, "The outbox could not be read"))
        .finally(() => (outbox.closing ? undefined : next()));
    }, POLL_MS);
  };
  next();
  return {
    async close() {
      outbox.closing = true;
      clearTimeout(timer);
      await round;
      await outbox.close();
    },
  };
}

const CONTEXT = { practiceId: null, actor: SYSTEM, requestId: "mail", ipAddress: null, sessionId: null };

interface ClaimedMail {
  to_address: string;
  subject: string;
  body: string;
  attempts: number;
  expires_at: Date;
  sender_user_id: string | null;
  by_installation: boolean;
}

class Outbox {
  closing = false;
  readonly #options: OutboxOptions;
  readonly #installation: ReturnType<typeof installationTransport> | null;
  /** Practices whose mails are being sent. */
  readonly #busy = new Map<string, Promise<void>>();

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#installation = options.smtpUrl === undefined ? null : installationTransport(options.smtpUrl);
  }

  /** Begins to send what waits, and does not wait for it: a slow mail server keeps its own practice waiting alone. */
  async look(): Promise<void> {
    const { store, clock, log } = this.#options;
    const { rows } = await inTransaction(store, CONTEXT, clock(), (tx) =>
      sql<{ practice_id: string; id: string }>`SELECT * FROM private.waiting_mail(${tx.now})`.execute(tx.db),
    );
    for (const [practiceId, mails] of Map.groupBy(rows, (row) => row.practice_id)) {
      if (this.#busy.has(practiceId) || this.#busy.size >= PRACTICES_AT_ONCE) continue;
      const work = this.#sendAll(
        practiceId,
        mails.map(({ id }) => id),
      )
        .catch((error: unknown) => log.error({ err: error, practiceId }, "The outbox could not be written"))
        .finally(() => this.#busy.delete(practiceId));
      this.#busy.set(practiceId, work);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#busy.values());
    this.#installation?.close();
  }

  async #sendAll(practiceId: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      if (this.closing) return;
      await this.#sendOne(practiceId, id);
    }
  }

  async #sendOne(practiceId: string, id: string): Promise<void> {
    const { store, clock, log, secrets } = this.#options;
    const inPractice = <T>(work: (tx: Tx) => Promise<T>) =>
      inTransaction(store, { ...CONTEXT, practiceId }, clock(), work);
    const claimed = await inPractice(async (tx) => {
      const mail = await claim(tx, id);
      return mail === undefined
        ? undefined
        : { mail, settings: await readOutgoingMail(tx, secrets, mail.sender_user_id) };
    });
    if (claimed === undefined) return;
    const { mail, settings } = claimed;
    const waysOf = mail.by_installation ? waysByInstallation : mailWays;
    const ways = waysOf(settings, this.#installation === null ? null : this.#options.mailFrom);
    const failure = mail.expires_at <= clock() ? "It expired before it was handed over" : await this.#send(mail, ways);
    if (failure !== null) log.warn({ mailId: id, failure }, "A mail could not be handed over");
    await inPractice((tx) => mark(tx, id, mail, failure));
  }

  /** @returns why the mail could not be handed over; null when it was. */
  async #send(mail: ClaimedMail, ways: readonly MailWay[]): Promise<string | null> {
    const way = ways[Math.floor((mail.attempts - 1) / TRIES_A_WAY)] ?? ways.at(-1);
    if (way === undefined) return "Neither the practice nor the installation has a mail server";
    const { server, from, replyTo } = way;
    const letter = { from, replyTo, to: mail.to_address, subject: mail.subject, text: mail.body };
    try {
      if (server === null) await handOverByInstallation(this.#installation!, letter);
      else await handOver(server, letter, mailSafetyOf(this.#options.stage));
      return null;
    } catch (error) {
      return error instanceof Error ? error.message.slice(0, 500) : "unknown";
    }
  }
}

async function claim(tx: Tx, id: string): Promise<ClaimedMail | undefined> {
  const { rows } = await sql<ClaimedMail>`
    UPDATE mail SET attempts = attempts + 1, next_attempt_at = ${new Date(tx.now.getTime() + CLAIM_MS)}
    WHERE id = ${id} AND state = 'WAITING' AND next_attempt_at <= ${tx.now}
    RETURNING to_address, subject, body, attempts, expires_at, sender_user_id, by_installation`.execute(tx.db);
  return rows[0];
}

async function mark(tx: Tx, id: string, mail: ClaimedMail, failure: string | null): Promise<void> {
  if (failure === null) {
    await sql`UPDATE mail SET state = 'SENT', body = '', failure = NULL WHERE id = ${id}`.execute(tx.db);
    return;
  }
  const wait = BACKOFF_SECONDS[mail.attempts - 1] ?? BACKOFF_SECONDS.at(-1)!;
  const next = new Date(tx.now.getTime() + wait * 1000);
  await (
    next < mail.expires_at
      ? sql`UPDATE mail SET failure = ${failure}, next_attempt_at = ${next} WHERE id = ${id}`
      : sql`UPDATE mail SET state = 'FAILED', body = '', failure = ${failure} WHERE id = ${id}`
  ).execute(tx.db);
}
