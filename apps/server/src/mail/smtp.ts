import type { LookupAddress } from "node:dns";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import nodemailer, { type Transporter } from "nodemailer";
import { toDeliveryError } from "./delivery-error.ts";
import { mailAddresses, resolveBySystem, type MailSafety, type Resolve } from "./mail-host.ts";

/** A practice's mail server, with whose login mail is handed over. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** One mail as it is handed over. */
export interface Letter {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string | null;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const CONNECT_MS = 5_000;
const WHOLE_MS = 15_000;
/** Of the installation's own: for connecting, and for each answer. */
const INSTALLATION_MS = 20_000;
const TLS_PORT = 465;

/**
 * Hands a letter over to a practice's mail server, to one of the addresses that were checked and under the name that was asked for. A
 * password goes over TLS where it must: from the first byte at port 465, by STARTTLS elsewhere.
 * @throws DeliveryError
 */
export async function handOver(
  server: MailServer,
  letter: Letter,
  safety: MailSafety,
  resolve: Resolve = resolveBySystem,
): Promise<void> {
  const { host, port, login } = server;
  const secure = port === TLS_PORT;
  const signal = AbortSignal.timeout(WHOLE_MS);
  let connection: Socket | undefined;
  try {
    connection = await openSocket(host, port, await mailAddresses(host, safety, resolve));
    const transport = nodemailer.createTransport({
      host,
      port,
      secure,
      requireTLS: !secure && login !== null && safety.encryptedLogins,
      ...(login !== null && { auth: { user: login.user, pass: login.password }, forceAuth: true }),
      connectionTimeout: WHOLE_MS,
      greetingTimeout: WHOLE_MS,
      socketTimeout: WHOLE_MS,
      getSocket: (_options, callback) => callback(null, { connection }),
    });
    await send(transport, letter, signal);
  } catch (error) {
    connection?.destroy();
    throw toDeliveryError(error, {
      name: `${host} (port ${port})`,
      from: letter.from.address,
      to: letter.to,
      login,
      ofPractice: true,
    });
  }
}

/** The installation's own mail server, of SMTP_URL: whoever runs the installation vouches for it. */
export function installationTransport(smtpUrl: string): Transporter {
  return nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: INSTALLATION_MS,
    socketTimeout: INSTALLATION_MS,
  });
}

/** @throws DeliveryError */
export async function handOverByInstallation(transport: Transporter, letter: Letter): Promise<void> {
  try {
    await send(transport, letter);
  } catch (error) {
    throw toDeliveryError(error, {
      name: "The installation's mail server",
      from: letter.from.address,
      to: letter.to,
      login: null,
      ofPractice: false,
    });
  }
}

async function send(transport: Transporter, letter: Letter, signal?: AbortSignal): Promise<void> {
  const { from, replyTo, to, subject, text } = letter;
  await transport.sendMail({
    from,
    to,
    subject,
    text,
    ...(replyTo !== null && { replyTo }),
    ...(signal && { signal }),
  });
}

/** A connection to one of the host's checked addresses; each has its share of the time. */
async function openSocket(host: string, port: number, addresses: LookupAddress[]): Promise<Socket> {
  const socket = connect({
    host,
    port,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: Math.floor(CONNECT_MS / addresses.length),
    lookup: (_host, _options, callback) => callback(null, addresses),
  });
  // Between this and whoever takes it over, an error is nobody's: without a listener it would end the process.
  socket.on("error", () => undefined);
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(CONNECT_MS) });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
