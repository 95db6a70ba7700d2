import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";

const MAIL = {
  fromAddress: "office@harbor.example",
  host: "mail.harbor.example",
  port: 587,
  user: "office",
  password: "smtp secret 1",
};

/** @returns what was wrong. */
async function update(server: TestServer, login: TestLogin, input: object): Promise<Loose[]> {
  const { data, text } = await server.ask(
    `mutation ($input: UpdatePracticeSettingsInput!) {
      updatePracticeSettings(input: $input) { userErrors { field code message } } }`,
    { variables: { input: { version: 1, ...input } }, token: login.token },
  );
  expect(data?.updatePracticeSettings, text).toBeTruthy();
  return data.updatePracticeSettings.userErrors;
}

describe("updatePracticeSettings, with something wrong,", () => {
  let server: TestServer;
  let practice: TestLogin;

  beforeAll(async () => {
    server = await TestServer.start();
    practice = await server.signUp();
  });
  afterAll(() => server.stop());

  const errorsOf = async (input: object) =>
    (await update(server, practice, input)).map(({ field, code }) => `${field.slice(1).join(".")} ${code}`);

  it.each<[string, object, string[]]>([
    ["an empty name", { name: " " }, ["name REQUIRED"]],
    ["no name", { name: null }, ["name REQUIRED"]],
    ["a name of 121 characters", { name: "x".repeat(121) }, ["name TOO_LONG"]],
    ["an address of 501 characters", { address: "x".repeat(501) }, ["address TOO_LONG"]],
    ["a time zone that is an offset", { timeZone: "+05:00" }, ["timeZone INVALID"]],
    ["no time zone", { timeZone: null }, ["timeZone INVALID"]],
    ["no culture", { culture: null }, ["culture REQUIRED"]],
    [
      "a short password minimum",
      { security: { passwordMinimumLength: 7 } },
      ["security.passwordMinimumLength OUT_OF_RANGE"],
    ],
    [
      "a long password minimum",
      { security: { passwordMinimumLength: 65 } },
      ["security.passwordMinimumLength OUT_OF_RANGE"],
    ],
    ["no password minimum", { security: { passwordMinimumLength: null } }, ["security.passwordMinimumLength REQUIRED"]],
    ["a negative browser trust", { security: { browserTrustDays: -1 } }, ["security.browserTrustDays OUT_OF_RANGE"]],
    ["a browser trust of 91 days", { security: { browserTrustDays: 91 } }, ["security.browserTrustDays OUT_OF_RANGE"]],
    ["no two-factor policy", { security: { twoFactorPolicy: null } }, ["security.twoFactorPolicy REQUIRED"]],
    [
      "Auto Logout of 0",
      { security: { autoLogoutDefaultMinutes: 0 } },
      ["security.autoLogoutDefaultMinutes OUT_OF_RANGE"],
    ],
    [
      "Auto Logout of 121",
      { security: { autoLogoutMaximumMinutes: 121 } },
      ["security.autoLogoutMaximumMinutes OUT_OF_RANGE"],
    ],
    [
      "an emergency of 14 minutes",
      { security: { emergencyAccessMaximumMinutes: 14 } },
      ["security.emergencyAccessMaximumMinutes OUT_OF_RANGE"],
    ],
    [
      "an emergency of 721 minutes",
      { security: { emergencyAccessMaximumMinutes: 721 } },
      ["security.emergencyAccessMaximumMinutes OUT_OF_RANGE"],
    ],
    [
      "an emergency without a limit",
      { security: { emergencyAccessMaximumMinutes: null } },
      ["security.emergencyAccessMaximumMinutes REQUIRED"],
    ],
    [
      "a minimum above the default",
      { security: { autoLogoutMinimumMinutes: 16 } },
      ["security.autoLogoutMinimumMinutes OUT_OF_RANGE"],
    ],
    [
      "a maximum below the default",
      { security: { autoLogoutMaximumMinutes: 14 } },
      ["security.autoLogoutMaximumMinutes OUT_OF_RANGE"],
    ],
    [
      "a default outside of bounds that come with it",
      { security: { autoLogoutMinimumMinutes: 20, autoLogoutDefaultMinutes: 15 } },
      ["security.autoLogoutDefaultMinutes OUT_OF_RANGE"],
    ],
    [
      "bounds that cross",
      { security: { autoLogoutMinimumMinutes: 20, autoLogoutMaximumMinutes: 10, autoLogoutDefaultMinutes: 15 } },
      ["security.autoLogoutMinimumMinutes OUT_OF_RANGE"],
    ],
    ["a from address that is none", { outgoingMail: { fromAddress: "office" } }, ["outgoingMail.fromAddress INVALID"]],
    [
      "a host without a from address",
      { outgoingMail: { host: "mail.harbor.example" } },
      ["outgoingMail.fromAddress REQUIRED"],
    ],
    ["a host with a path", { outgoingMail: { ...MAIL, host: "mail.example.org/x" } }, ["outgoingMail.host INVALID"]],
    ["a host with a port", { outgoingMail: { ...MAIL, host: "mail.example.org:25" } }, ["outgoingMail.host INVALID"]],
    ["a port of 0", { outgoingMail: { ...MAIL, port: 0 } }, ["outgoingMail.port OUT_OF_RANGE"]],
    ["a port of 65536", { outgoingMail: { ...MAIL, port: 65_536 } }, ["outgoingMail.port OUT_OF_RANGE"]],
    ["a port without a host", { outgoingMail: { port: 25 } }, ["outgoingMail.host REQUIRED"]],
    [
      "a user without a password",
      { outgoingMail: { ...MAIL, password: undefined } },
      ["outgoingMail.password REQUIRED"],
    ],
    ["a password without a user", { outgoingMail: { ...MAIL, user: null } }, ["outgoingMail.user REQUIRED"]],
    ["a user with a line break", { outgoingMail: { ...MAIL, user: "a\r\nb" } }, ["outgoingMail.user INVALID"]],
    ["a long password", { outgoingMail: { ...MAIL, password: "x".repeat(255) } }, ["outgoingMail.password TOO_LONG"]],
  ])("refuses %s", async (_what, input, errors) => {
    expect(await errorsOf(input)).toEqual(errors);
    const { data } = await server.ask("{ practice { settings { version } } }", { token: practice.token });
    expect(data.practice.settings.version).toBe(1);
  });

  it("tells the bounds in the message of each rule, and all errors at once", async () => {
    const errors = await update(server, practice, {
      name: "",
      security: { passwordMinimumLength: 3, browserTrustDays: 100, autoLogoutDefaultMinutes: 500 },
      outgoingMail: { host: "not a host", port: 0 },
    });
    const messages = errors.map(({ message }) => message).join("\n");
    for (const bounds of ["8 to 64", "0 to 90", "1 to 120", "1 to 65535"]) expect(messages).toContain(bounds);
    expect(errors).toHaveLength(7);
  });
});

describe("outside of development", () => {
  let production: TestServer;
  let login: TestLogin;

  beforeAll(async () => {
    production = await TestServer.start({ stage: "production", mailbox: false });
    login = await production.signUp();
  });
  afterAll(() => production.stop());

  const updateMail = (outgoingMail: object) =>
    update(production, login, { outgoingMail: { ...MAIL, ...outgoingMail } });

  it.each([
    "localhost",
    "127.0.0.1",
    "0x7f.1",
    "2130706433",
    "10.1.2.3",
    "192.168.0.1",
    "169.254.169.254",
    "::1",
    "::ffff:127.0.0.1",
    "fd00::1",
  ])("a mail server at %s is refused", async (host) => {
    expect(await updateMail({ host })).toEqual([
      {
        field: ["input", "outgoingMail", "host"],
        code: "INVALID",
        message: `${host} leads to an address that is not on the internet. Name a mail server that the internet reaches.`,
      },
    ]);
  });

  it("a mail server is at a port that mail is handed over at", async () => {
    expect(await updateMail({ host: "8.8.8.8", port: 8080 })).toEqual([
      {
        field: ["input", "outgoingMail", "port"],
        code: "INVALID",
        message: "Mail is handed over at port 25, 465, 587 or 2525. Choose one of them.",
      },
    ]);
  });

  it("an address of the internet is taken, without being connected to", async () => {
    expect(await updateMail({ host: "8.8.8.8", port: 465 })).toEqual([]);
  });
});
