import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as it arrived. */
export interface ReceivedMail {
  /** Of the envelope. */
  readonly from: string;
  readonly to: string[];
  /** Header and text, without the line breaks of quoted-printable. */
  readonly text: string;
  /** The login that it came by. */
  readonly user: string | null;
}

/** A real SMTP server on loopback that keeps what it is given. */
export class SmtpInbox {
  readonly received: ReceivedMail[] = [];
  /** The answer to each step that refuses; a step without one is let through. */
  refusals: { login?: string; sender?: string; recipient?: string; data?: string } = {};
  /** Names that clients asked for in TLS. */
  readonly serverNames: string[] = [];
  readonly #logins: Readonly<Record<string, string>>;
  readonly #server: SMTPServer;

  /** @param logins user names and passwords; none: whoever comes. @param options of the server, e.g. TLS. */
  constructor(logins: Readonly<Record<string, string>> = {}, options: SMTPServerOptions = {}) {
    this.#logins = logins;
    this.#server = new SMTPServer({
      authOptional: Object.keys(logins).length === 0,
      allowInsecureAuth: true,
      disabledCommands: options.disabledCommands ?? ["STARTTLS"],
      closeTimeout: 100,
      onAuth: ({ username, password }, _session, done) => {
        const refusal = this.refusals.login;
        if (refusal !== undefined) return done(answer(535, refusal));
        if (username === undefined || this.#logins[username] !== password)
          return done(answer(535, "5.7.8 authentication failed"));
        return done(null, { user: username });
      },
      onMailFrom: (_address, _session, done) => done(answer(553, this.refusals.sender)),
      onRcptTo: (_address, _session, done) => done(answer(550, this.refusals.recipient)),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          if (this.refusals.data !== undefined) return done(answer(451, this.refusals.data));
          const { mailFrom, rcptTo } = session.envelope;
          this.received.push({
            from: mailFrom === false ? "" : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            text: Buffer.concat(chunks).toString().replaceAll("=\r\n", "").replaceAll("=3D", "="),
            user: (session.user as string | undefined) ?? null,
          });
          return done();
        });
      },
      SNICallback: (name: string, done: (error: null) => void) => {
        this.serverNames.push(name);
        done(null);
      },
      ...options,
    });
    this.#server.on("error", () => undefined);
  }

  async listen(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server.server, "listening");
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** What arrived for an address. */
  of(address: string): ReceivedMail[] {
    return this.received.filter(({ to }) => to.includes(address));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

function answer(responseCode: number, text: string | undefined): Error | null {
  return text === undefined ? null : Object.assign(new Error(text), { responseCode });
}
