import { sql } from "kysely";
import { record } from "../audit/record.ts";
import type { Config } from "../config.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { demandRight } from "../graphql/demand-right.ts";
import { unauthenticated } from "../graphql/errors.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { accountOf, type Account, type Actor } from "../identity/actor.ts";
import type { Tx } from "../store/transaction.ts";
import { DeliveryError } from "./delivery-error.ts";
import type { OutgoingMail, SendTestEmailPayload } from "./mail.types.ts";
import { mailSafetyOf } from "./mail-host.ts";
import { mailWays, readOutgoingMail, type MailWay, type OutgoingMailSettings } from "./outgoing-mail.ts";
import { handOver, handOverByInstallation, installationTransport, type Letter } from "./smtp.ts";

/**
 * Sends a mail to the address of the account in use, now, and says what failed; in development too. It waits for a mail server, so no transaction is
 * open meanwhile: what stands is read in one, and what came of it is recorded in another.
 */
export async function sendTestEmail(
  operation: Operation,
  { config, secrets, throttle }: Dependencies,
  outgoingMail: OutgoingMail,
): Promise<SendTestEmailPayload> {
  await throttle.countTestMail(demandAccount(operation.actor, outgoingMail).userId);
  const { account, settings, to } = await operation.write(
    async (tx) => {
      const user = demandAccount(tx.context.actor, outgoingMail);
      return {
        account: user,
        settings: await readOutgoingMail(tx, secrets, user.userId),
        to: await addressOf(tx, user.userId),
      };
    },
    { session: "SHARED", access: false },
  );
  const way = outgoingMail === "USER" ? ownWay(settings) : practiceWay(settings, config);
  if (way === null) return { sentTo: null, userErrors: [nothingSet(outgoingMail, settings)] };
  const failure = await send(way, testLetter(way, to, settings.practice.name), config);
  await operation.apart((tx) =>
    record(tx, {
      action: "mail.test",
      outcome: failure === null ? "SUCCESS" : "FAILURE",
      subject: { type: "User", id: account.userId, label: account.name },
      detail: failure === null ? ` by ${nameOf(way)}` : `: ${failure.what}`,
    }),
  );
  return failure === null
    ? { sentTo: to, userErrors: [] }
    : { sentTo: null, userErrors: [userError("outgoingMail", "DELIVERY_FAILED", failure.message)] };
}

function demandAccount(actor: Actor, outgoingMail: OutgoingMail): Account {
  const account = accountOf(actor);
  if (account === null) throw unauthenticated();
  if (outgoingMail === "PRACTICE") demandRight(actor, "practice:update");
  return account;
}

async function addressOf(tx: Tx, userId: string): Promise<string> {
  const { rows } = await sql<{ email: string }>`SELECT email FROM user_account WHERE id = ${userId}`.execute(tx.db);
  return rows[0]!.email;
}

/** By the user's own login, whether he has chosen to send by it or not yet. */
function ownWay({ sender }: OutgoingMailSettings): MailWay | null {
  if (sender?.server == null) return null;
  return { server: sender.server, from: { name: sender.name, address: sender.address }, replyTo: null };
}

function practiceWay({ practice }: OutgoingMailSettings, config: Config): MailWay | null {
  return mailWays({ practice, sender: null }, config.smtpUrl === undefined ? null : config.mailFrom)[0] ?? null;
}

function nothingSet(outgoingMail: OutgoingMail, { practice }: OutgoingMailSettings): UserError {
  if (outgoingMail === "PRACTICE")
    return userError("outgoingMail", "WRONG_STATE", "No mail server is set. Fill in Host, save, and try again.");
  return practice.server === null
    ? userError(
        "outgoingMail",
        "WRONG_STATE",
        "The practice has no mail server of its own, which your login would be for. Ask an administrator to set one in Practice Settings.",
      )
    : userError(
        "outgoingMail",
        "WRONG_STATE",
        "No login of your own is set. Fill in SMTP User and SMTP Password, save, and try again.",
      );
}

function nameOf({ server }: MailWay): string {
  return server === null ? "the installation's mail server" : `${server.host} (port ${server.port})`;
}

function testLetter(way: MailWay, to: string, practice: string): Letter {
  return {
    from: way.from,
    replyTo: way.replyTo,
    to,
    subject: "Test mail",
    text: `This is the test mail that you asked for. Mail of ${practice} arrives.

It was sent from ${way.from.address} by ${nameOf(way)}.
`,
  };
}

/** @returns what failed; null when it was handed over. */
async function send(way: MailWay, letter: Letter, config: Config): Promise<DeliveryError | null> {
  const installation = way.server === null ? installationTransport(config.smtpUrl!) : null;
  try {
    if (installation === null) await handOver(way.server!, letter, mailSafetyOf(config.stage));
    else await handOverByInstallation(installation, letter);
    return null;
  } catch (error) {
    if (error instanceof DeliveryError) return error;
    throw error;
  } finally {
    installation?.close();
  }
}
