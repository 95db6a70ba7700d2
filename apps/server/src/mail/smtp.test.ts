import { afterEach, describe, expect, it } from "vitest";
import { SmtpInbox } from "../testing/smtp-inbox.ts";
import type { DeliveryError } from "./delivery-error.ts";
import type { Resolve } from "./mail-host.ts";
import { handOver, type Letter } from "./smtp.ts";

const LETTER: Letter = {
  from: { name: "Harbor", address: "office@harbor.example" },
  replyTo: null,
  to: "ada@example.org",
  subject: "Hello",
  text: "Hello.",
};
const LOGIN = { user: "office", password: "smtp secret 1" };
/** As production has it, but for the addresses: these tests reach this machine alone. */
const ENCRYPTED = { publicHosts: false, encryptedLogins: true };
const toLoopback: Resolve = () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]);

let inbox: SmtpInbox;
afterEach(() => inbox.close());

async function start(...options: ConstructorParameters<typeof SmtpInbox>): Promise<SmtpInbox> {
  inbox = new SmtpInbox(...options);
  await inbox.listen();
  return inbox;
}

const failure = (handing: Promise<void>) =>
  handing.then(
    () => null,
    (error: unknown) => error as DeliveryError,
  );

describe("handing a mail over", () => {
  it("connects to the address that was checked, under the name that was asked for", async () => {
    const { port, received } = await start();
    await handOver({ host: "mail.harbor.example", port, login: null }, LETTER, ENCRYPTED, toLoopback);
    expect(received).toEqual([
      expect.objectContaining({ from: "office@harbor.example", to: ["ada@example.org"], user: null }),
    ]);
  });

  it("asks for the host's certificate by its name, not by its address", async () => {
    const { port, serverNames } = await start({}, { disabledCommands: [] });
    const server = { host: "mail.harbor.example", port, login: null };
    expect((await failure(handOver(server, LETTER, ENCRYPTED, toLoopback)))?.fault).toBe("TLS");
    expect(serverNames).toEqual(["mail.harbor.example"]);
  });

  it("sends no password where no encryption is offered, and none is in what failed", async () => {
    const { port, received } = await start({ office: LOGIN.password });
    const failed = await failure(handOver({ host: "localhost", port, login: LOGIN }, LETTER, ENCRYPTED, toLoopback));
    expect(failed).toMatchObject({
      fault: "TLS",
      message: expect.stringContaining("offers no encryption (STARTTLS), and without it no password is sent"),
    });
    expect(received).toEqual([]);
    await handOver(
      { host: "localhost", port, login: LOGIN },
      LETTER,
      { ...ENCRYPTED, encryptedLogins: false },
      toLoopback,
    );
    expect(received).toEqual([expect.objectContaining({ user: "office" })]);
  });

  it("tries the next address when the first does not answer", async () => {
    const { port, received } = await start();
    const addresses: Resolve = () =>
      Promise.resolve([
        { address: "127.0.0.2", family: 4 },
        { address: "127.0.0.1", family: 4 },
      ]);
    await handOver({ host: "mail.harbor.example", port, login: null }, LETTER, ENCRYPTED, addresses);
    expect(received).toHaveLength(1);
  });

  it("repeats the server's answer in one line, cut, and without the login, however the server repeats it", async () => {
    const { port } = await start({ office: LOGIN.password });
    const plain = Buffer.from(`\0${LOGIN.user}\0${LOGIN.password}`).toString("base64");
    inbox.refusals.login = `no ${LOGIN.password} and\nno ${plain} and no ${Buffer.from(LOGIN.password).toString("base64")} ${"x".repeat(300)}`;
    const safety = { publicHosts: false, encryptedLogins: false };
    const failed = await failure(handOver({ host: "localhost", port, login: LOGIN }, LETTER, safety, toLoopback));
    expect(failed?.fault).toBe("LOGIN");
    expect(failed!.message).not.toMatch(/\n|smtp secret|c210cCBzZWNyZXQ/);
    expect(failed!.message).toContain("It answered: 535");
    expect(failed!.message).toContain("no … and");
    expect(failed!.message.length).toBeLessThan(350);
  });
});
