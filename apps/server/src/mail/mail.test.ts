import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SmtpInbox } from "../testing/smtp-inbox.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";

const inbox = new SmtpInbox();
let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  await inbox.listen();
  server = await TestServer.start({
    smtpUrl: inbox.url,
    mailbox: false,
    mailFrom: "chartward@harbor.example",
  });
  practice = await server.signUp();
});
beforeEach(() => {
  inbox.refusals = {};
});
afterAll(async () => {
  await server.stop();
  await inbox.close();
});

const requestReset = (login: string) =>
  server.ask(
    "mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { userErrors { code } } }",
    {
      variables: { input: { login } },
    },
  );
const mailOf = async (login: TestLogin) =>
  (
    await server.rows("SELECT state, attempts, body, failure FROM mail WHERE to_address LIKE $1", [
      `${login.userName}@%`,
    ])
  )[0]!;

describe("mail", () => {
  it("goes out by SMTP after the commit, with a link from PUBLIC_URL, and leaves no credential behind", async () => {
    await requestReset(practice.userName);
    await expect.poll(() => inbox.received).toHaveLength(1);
    expect(inbox.received[0]).toMatchObject({
      from: "chartward@harbor.example",
      to: [`${practice.userName}@example.org`],
    });
    expect(inbox.received[0]!.text).toMatch(/http:\/\/localhost:4000\/reset-password#token=[\w-]{22}\.[\w-]{43}/);
    await expect.poll(() => mailOf(practice)).toMatchObject({ state: "SENT", body: "" });
  });

  it("waits when it cannot be handed over, and goes out later, once", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    inbox.refusals = { data: "out of order" };
    await requestReset(user.userName);
    await expect
      .poll(() => mailOf(user))
      .toMatchObject({ state: "WAITING", attempts: 1, failure: expect.stringContaining("out of order") });
    inbox.refusals = {};
    server.pass(11_000);
    await expect.poll(async () => (await mailOf(user))["state"]).toBe("SENT");
    expect(inbox.received.filter(({ to }) => to[0] === `${user.userName}@example.org`)).toHaveLength(1);
  });

  it("does not go out once its link has ended", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    inbox.refusals = { data: "out of order" };
    await requestReset(user.userName);
    await expect.poll(() => mailOf(user)).toMatchObject({ state: "WAITING", failure: expect.any(String) });
    // The link's hour ends while it waits.
    inbox.refusals = {};
    server.pass(60 * 60_000);
    await expect
      .poll(() => mailOf(user))
      .toMatchObject({ state: "FAILED", body: "", failure: "It expired before it was handed over" });
    expect(inbox.received.filter(({ to }) => to[0] === `${user.userName}@example.org`)).toEqual([]);
  });

  it("that was handed over is not taken for one that was not, when that cannot be stored", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const received = () => inbox.received.filter(({ to }) => to[0] === `${user.userName}@example.org`);
    await server.rows(
      `CREATE TRIGGER fails_when_sent BEFORE UPDATE ON mail FOR EACH ROW WHEN (NEW.state = 'SENT')
       EXECUTE FUNCTION private.refuse_change()`,
    );
    try {
      await requestReset(user.userName);
      await expect.poll(() => received()).toHaveLength(1);
      // What it would wait after a failure.
      server.pass(11_000);
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      expect(await mailOf(user)).toMatchObject({ state: "WAITING", attempts: 1, failure: null });
      expect(received()).toHaveLength(1);
    } finally {
      await server.rows("DROP TRIGGER fails_when_sent ON mail");
    }
    server.pass(60_000);
    await expect.poll(async () => (await mailOf(user))["state"]).toBe("SENT");
  });

  it("waits 20 seconds for a mail server that says nothing", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const waiting = await TestServer.start({
      smtpUrl: `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      mailbox: false,
    });
    try {
      const { userName } = await waiting.signUp();
      const connected = once(silent, "connection");
      await waiting.ask(
        "mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { userErrors { code } } }",
        { variables: { input: { login: userName } } },
      );
      await connected;
      await expect
        .poll(async () => (await waiting.rows("SELECT failure FROM mail"))[0], { timeout: 22_000, interval: 500 })
        .toMatchObject({ failure: expect.any(String) });
    } finally {
      await waiting.stop();
      silent.close();
    }
  });

  it("is readable at no mailbox page where it is sent", async () => {
    expect((await server.ask("{ mailbox { text } }")).errors[0]!.extensions["code"]).toBe("NOT_FOUND");
  });
});
