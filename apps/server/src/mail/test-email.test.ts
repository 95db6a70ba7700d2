import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SmtpInbox } from "../testing/smtp-inbox.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";

const PASSWORDS = { office: "office secret 1", grace: "grace secret 2" };
const inbox = new SmtpInbox(PASSWORDS);
const encrypted = new SmtpInbox({}, { disabledCommands: [] });
let silent: Server;
let server: TestServer;
let practice: TestLogin;
let version: number;

beforeAll(async () => {
  await inbox.listen();
  await encrypted.listen();
  silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  server = await TestServer.start();
});
beforeEach(async () => {
  inbox.refusals = {};
  inbox.received.length = 0;
  practice = await server.signUp();
  version = 1;
});
afterAll(async () => {
  await server.stop();
  await inbox.close();
  await encrypted.close();
  silent.close();
});

async function setPracticeMail(changes: object = {}): Promise<void> {
  const { data, text } = await server.ask(
    "mutation ($input: UpdatePracticeSettingsInput!) { updatePracticeSettings(input: $input) { userErrors { message } } }",
    {
      token: practice.token,
      variables: {
        input: {
          version,
          outgoingMail: {
            fromAddress: "office@harbor.example",
            host: "127.0.0.1",
            port: inbox.port,
            user: "office",
            password: PASSWORDS.office,
            ...changes,
          },
        },
      },
    },
  );
  expect(data?.updatePracticeSettings?.userErrors, text).toEqual([]);
  version += 1;
}

async function setOwnMail(login: TestLogin, profile: object): Promise<void> {
  const { data, text } = await server.ask(
    `mutation ($input: UpdateProviderInput!) { updateProvider(input: $input) { userErrors { message } } }`,
    {
      token: login.token,
      variables: {
        input: { userId: Buffer.from(`User:${login.userUuid}`).toString("base64url"), version: 1, profile },
      },
    },
  );
  expect(data?.updateProvider?.userErrors, text).toEqual([]);
}

const ask = (outgoingMail: "USER" | "PRACTICE", token: string | undefined = practice.token) =>
  server.ask(
    "mutation ($input: SendTestEmailInput!) { sendTestEmail(input: $input) { sentTo userErrors { field code message } } }",
    { variables: { input: { outgoingMail } }, ...(token !== undefined && { token }) },
  );
const send = async (outgoingMail: "USER" | "PRACTICE") => {
  const { data, text } = await ask(outgoingMail);
  expect(data?.sendTestEmail, text).toBeTruthy();
  return data.sendTestEmail as { sentTo: string | null; userErrors: Loose[] };
};
const testEntries = async () => (await server.log(practice)).filter(({ action }) => action === "mail.test");

describe("sendTestEmail", () => {
  it("goes out by the practice's login to the actor's own address, in development too, and stands in the log", async () => {
    await setPracticeMail();
    const address = `${practice.userName}@example.org`;
    expect(await send("PRACTICE")).toEqual({ sentTo: address, userErrors: [] });
    expect(inbox.received).toEqual([
      {
        from: "office@harbor.example",
        to: [address],
        user: "office",
        text: expect.stringContaining("Subject: Test mail"),
      },
    ]);
    expect(inbox.received[0]!.text).toContain("From: Harbor Family Medicine <office@harbor.example>");
    expect(await testEntries()).toMatchObject([
      {
        outcome: "SUCCESS",
        payload: { detail: ` by 127.0.0.1 (port ${inbox.port})`, subject: { label: "Grace Adeyemi" } },
      },
    ]);
  });

  it("goes out by the user's own login from his own address", async () => {
    await setPracticeMail();
    await setOwnMail(practice, { smtpUser: "grace", smtpPassword: PASSWORDS.grace });
    const address = `${practice.userName}@example.org`;
    expect(await send("USER")).toEqual({ sentTo: address, userErrors: [] });
    expect(inbox.received).toMatchObject([{ from: address, to: [address], user: "grace" }]);
  });

  it("without a server, or without a login of one's own, says what to fill in", async () => {
    expect((await send("PRACTICE")).userErrors).toMatchObject([
      { code: "WRONG_STATE", message: "No mail server is set. Fill in Host, save, and try again." },
    ]);
    expect((await send("USER")).userErrors).toMatchObject([
      { code: "WRONG_STATE", message: expect.stringContaining("The practice has no mail server of its own") },
    ]);
    await setPracticeMail();
    expect((await send("USER")).userErrors).toMatchObject([
      { code: "WRONG_STATE", message: expect.stringContaining("Fill in SMTP User and SMTP Password") },
    ]);
  });

  const refusing = (refusals: SmtpInbox["refusals"]) => () => {
    inbox.refusals = refusals;
    return Promise.resolve({});
  };
  const nobodysPort = async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    closed.close();
    return port;
  };

  it.each<[string, () => Promise<object>, string | RegExp]>([
    [
      "a port at which nothing answers",
      async () => ({ port: await nobodysPort() }),
      /^Nothing answers at 127\.0\.0\.1 \(port \d+\)\. Check host and port\.$/,
    ],
    [
      "a certificate that nobody knows",
      () => Promise.resolve({ port: encrypted.port, host: "localhost", user: null, password: null }),
      /^There is no safe connection to localhost \(port \d+\): its certificate .+\. Check host and port/,
    ],
    [
      "a wrong login",
      () => Promise.resolve({ password: "wrong" }),
      /^127\.0\.0\.1 \(port \d+\) refuses the login\. Check SMTP User and SMTP Password\. It answered: 535 5\.7\.8 authentication failed$/,
    ],
    [
      "a sender that is refused",
      refusing({ sender: "not yours" }),
      /takes no mail from office@harbor\.example\. .+ It answered: 553 not yours$/,
    ],
    [
      "a recipient that is refused",
      refusing({ recipient: "no relaying" }),
      /takes no mail to u\w+@example\.org\. .+ It answered: 550 no relaying$/,
    ],
    [
      "a mail that is refused",
      refusing({ data: "out of order" }),
      /did not take the mail\. .+ It answered: 451 out of order$/,
    ],
  ])("says what failed, by kind: %s", async (_what, change, message) => {
    await setPracticeMail(await change());
    expect(await send("PRACTICE")).toEqual({
      sentTo: null,
      userErrors: [
        { field: ["input", "outgoingMail"], code: "DELIVERY_FAILED", message: expect.stringMatching(message) },
      ],
    });
    const [entry] = await testEntries();
    expect(entry).toMatchObject({ outcome: "FAILURE", payload: { detail: expect.stringMatching(/^: \S/) } });
    expect(JSON.stringify(entry)).not.toContain(PASSWORDS.office);
  });

  it("says that a name is nobody's", async () => {
    await setPracticeMail();
    // Longer than a name may be, so that nobody is asked for it.
    const host = `${"a".repeat(64)}.example`;
    await server.rows("UPDATE practice SET smtp_host = $1 WHERE id = $2", [host, practice.practiceUuid]);
    expect((await send("PRACTICE")).userErrors).toMatchObject([
      { code: "DELIVERY_FAILED", message: `There is no mail server called ${host}. Check the spelling of the host.` },
    ]);
  });

  it("waits 15 seconds for a server that says nothing", async () => {
    await setPracticeMail({ port: (silent.address() as AddressInfo).port });
    const start = performance.now();
    expect((await send("PRACTICE")).userErrors).toMatchObject([
      { code: "DELIVERY_FAILED", message: expect.stringContaining("does not answer in time. Check host and port.") },
    ]);
    expect(performance.now() - start).toBeLessThan(17_000);
  });

  it("is refused at the eleventh in 15 minutes", async () => {
    for (let number = 0; number < 10; number += 1) await ask("USER");
    const { errors } = await ask("USER");
    expect(errors[0]!.extensions["code"]).toBe("RATE_LIMITED");
  });

  it("by the practice's settings needs PRACTICE_UPDATE; a refusal stands in the log", async () => {
    await setPracticeMail();
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    expect((await ask("PRACTICE", user.token)).errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    expect(await testEntries()).toMatchObject([{ outcome: "REFUSED" }]);
    expect((await ask("USER", user.token)).errors).toEqual([]);
    const { errors } = await server.ask("mutation { sendTestEmail(input: { outgoingMail: USER }) { sentTo } }");
    expect(errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
    expect(inbox.received).toEqual([]);
  });

  it("outside of development reaches no private address, whatever stands in the settings", async () => {
    const production = await TestServer.start({ stage: "production", mailbox: false });
    try {
      const login = await production.signUp();
      await production.rows(
        "UPDATE practice SET smtp_host = 'localhost', smtp_port = $1, mail_from_address = 'office@harbor.example' WHERE id = $2",
        [inbox.port, login.practiceUuid],
      );
      const { data } = await production.ask(
        "mutation { sendTestEmail(input: { outgoingMail: PRACTICE }) { userErrors { code message } } }",
        { token: login.token },
      );
      expect(data.sendTestEmail.userErrors).toEqual([
        {
          code: "DELIVERY_FAILED",
          message:
            "localhost leads to an address that is not on the internet. Name a mail server that the internet reaches.",
        },
      ]);
      expect(inbox.received).toEqual([]);
    } finally {
      await production.stop();
    }
  });

  it("goes out by the installation's mail server where the practice has none", async () => {
    const installation = new SmtpInbox();
    await installation.listen();
    const other = await TestServer.start({
      smtpUrl: installation.url,
      mailbox: false,
      mailFrom: "chartward@host.example",
    });
    try {
      const login = await other.signUp();
      const { data } = await other.ask(
        "mutation { sendTestEmail(input: { outgoingMail: PRACTICE }) { sentTo userErrors { message } } }",
        { token: login.token },
      );
      expect(data.sendTestEmail).toEqual({ sentTo: `${login.userName}@example.org`, userErrors: [] });
      expect(installation.received).toMatchObject([{ from: "chartward@host.example" }]);
    } finally {
      await other.stop();
      await installation.close();
    }
  });
});
