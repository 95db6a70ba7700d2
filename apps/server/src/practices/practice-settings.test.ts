import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sentenceOfPayload } from "../audit/record.ts";
import { blockBySet } from "../testing/set-blocks.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

const SETTINGS = `name address timeZone culture passwordRules { minimumLength rules }
  settings { version culture
    security { blockedRecordMode passwordMinimumLength twoFactorPolicy browserTrustDays
      autoLogoutDefaultMinutes autoLogoutMinimumMinutes autoLogoutMaximumMinutes emergencyAccessMaximumMinutes }
    outgoingMail { fromAddress host port user passwordSet }
    mailTopics { topic administratorsMailed } }`;
const UPDATE = `mutation ($input: UpdatePracticeSettingsInput!) {
  updatePracticeSettings(input: $input) { practice { ${SETTINGS} } userErrors { field code message } } }`;
const MAIL = {
  fromAddress: "office@harbor.example",
  host: "mail.harbor.example",
  port: 587,
  user: "office",
  password: "smtp secret 1",
};

const read = async (token = practice.token) =>
  (await server.ask(`{ practice { ${SETTINGS} } }`, { token })).data.practice as Loose;
const update = async (input: object, token = practice.token) => {
  const { version } = (await read()).settings;
  return server.ask(UPDATE, { variables: { input: { version, ...input } }, token });
};
const save = async (input: object) => {
  const { data, text } = await update(input);
  expect(data?.updatePracticeSettings?.userErrors, text).toEqual([]);
  return data.updatePracticeSettings.practice as Loose;
};
const errorsOf = async (input: object) => {
  const { data, text } = await update(input);
  expect(data?.updatePracticeSettings, text).toBeTruthy();
  return (data.updatePracticeSettings.userErrors as Loose[]).map(
    ({ field, code }) => `${field.slice(1).join(".")} ${code}`,
  );
};

describe("practice", () => {
  beforeAll(async () => {
    practice = await server.signUp();
  });

  it("begins with the settings that are promised", async () => {
    expect(await read()).toEqual({
      name: "Harbor Family Medicine",
      address: null,
      timeZone: "UTC",
      culture: "UNITED_STATES",
      passwordRules: { minimumLength: 8, rules: expect.arrayContaining(["8 characters or more"]) },
      settings: {
        version: 1,
        culture: "UNITED_STATES",
        security: {
          blockedRecordMode: "RECORD",
          passwordMinimumLength: 8,
          twoFactorPolicy: "OPTIONAL",
          browserTrustDays: 30,
          autoLogoutDefaultMinutes: 15,
          autoLogoutMinimumMinutes: 1,
          autoLogoutMaximumMinutes: 120,
          emergencyAccessMaximumMinutes: 720,
        },
        outgoingMail: { fromAddress: null, host: null, port: null, user: null, passwordSet: false },
        mailTopics: [
          { topic: "ADMINISTRATOR_ADDED", administratorsMailed: true },
          { topic: "USER_ADDED", administratorsMailed: true },
          { topic: "USER_DISABLED", administratorsMailed: true },
          { topic: "TWO_FACTOR_RESET", administratorsMailed: true },
          { topic: "EMAIL_CHANGED", administratorsMailed: true },
          { topic: "EMERGENCY_ACCESS", administratorsMailed: true },
          { topic: "VENDOR_ACCESS", administratorsMailed: true },
        ],
      },
    });
  });

  it("shows everybody its name, and its settings to those with PRACTICE_UPDATE alone", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const { data, errors } = await server.ask("{ practice { name settings { version } } }", { token: user.token });
    expect(data.practice).toEqual({ name: "Harbor Family Medicine", settings: null });
    expect(errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    expect((await server.ask("{ practice { name } }")).errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
  });
});

describe("updatePracticeSettings", () => {
  beforeEach(async () => {
    practice = await server.signUp();
  });

  it("saves what is given, keeps what is left out, and empties what is null", async () => {
    const all = {
      name: " Harbor & Sons ",
      address: "12 Harbor Street\r\nPortland, ME 04101",
      timeZone: "America/New_York",
      culture: "CANADA",
      security: {
        blockedRecordMode: "CHART",
        passwordMinimumLength: 12,
        twoFactorPolicy: "REQUIRED",
        browserTrustDays: 0,
        autoLogoutDefaultMinutes: 10,
        autoLogoutMinimumMinutes: 5,
        autoLogoutMaximumMinutes: 20,
        emergencyAccessMaximumMinutes: 60,
      },
      outgoingMail: MAIL,
      administratorMailTopics: ["USER_DISABLED"],
    };
    const saved = await save(all);
    expect(saved).toMatchObject({
      name: "Harbor & Sons",
      address: "12 Harbor Street\nPortland, ME 04101",
      timeZone: "America/New_York",
      culture: "CANADA",
      passwordRules: { minimumLength: 12, rules: expect.arrayContaining(["12 characters or more"]) },
      settings: {
        version: 2,
        culture: "CANADA",
        security: all.security,
        outgoingMail: {
          fromAddress: "office@harbor.example",
          host: "mail.harbor.example",
          port: 587,
          user: "office",
          passwordSet: true,
        },
      },
    });
    expect(saved.settings.mailTopics.filter((each: Loose) => each.administratorsMailed)).toEqual([
      { topic: "USER_DISABLED", administratorsMailed: true },
    ]);
    expect(await save({ name: "Harbor" })).toEqual({
      ...saved,
      name: "Harbor",
      settings: { ...saved.settings, version: 3 },
    });
    const emptied = await save({
      address: null,
      outgoingMail: { host: null, fromAddress: null },
      administratorMailTopics: [],
    });
    expect(emptied).toMatchObject({
      address: null,
      settings: { outgoingMail: { fromAddress: null, host: null, port: null, user: null, passwordSet: false } },
    });
    expect(emptied.settings.mailTopics.some((each: Loose) => each.administratorsMailed)).toBe(false);
  });

  it("changes no version and writes no entry where nothing changes", async () => {
    const { settings } = await save({ name: "Harbor Family Medicine", culture: "UNITED_STATES" });
    expect(settings.version).toBe(1);
    expect((await server.log(practice)).filter(({ action }) => action === "practice.update")).toEqual([]);
  });

  it("takes a server without a login, and forgets the login when the user is emptied", async () => {
    await save({ outgoingMail: { ...MAIL, user: undefined, password: undefined, port: null } });
    await save({ outgoingMail: { user: "office", password: "smtp secret 1" } });
    expect((await save({ outgoingMail: { user: null } })).settings.outgoingMail).toMatchObject({
      host: "mail.harbor.example",
      port: null,
      user: null,
      passwordSet: false,
    });
    expect(await server.rows("SELECT smtp_password FROM practice WHERE id = $1", [practice.practiceUuid])).toEqual([
      { smtp_password: null },
    ]);
  });

  it("keeps the password where host and user stay, and asks for it where one of them changes", async () => {
    await save({ outgoingMail: MAIL });
    await save({ outgoingMail: { host: "MAIL.harbor.example", user: "office", port: 465 } });
    expect((await read()).settings.outgoingMail).toMatchObject({
      host: "mail.harbor.example",
      port: 465,
      passwordSet: true,
    });
    expect(await errorsOf({ outgoingMail: { host: "mail.thief.example" } })).toEqual([
      "outgoingMail.password REQUIRED",
    ]);
    expect(await errorsOf({ outgoingMail: { user: "other" } })).toEqual(["outgoingMail.password REQUIRED"]);
    expect(await errorsOf({ outgoingMail: { password: null } })).toEqual(["outgoingMail.password REQUIRED"]);
    await save({ outgoingMail: { host: "mail.other.example", password: "smtp secret 2" } });
  });

  it("with another host, forgets the users' own SMTP passwords, and says so in the log", async () => {
    await save({ outgoingMail: MAIL });
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const sealed = await server.inPractice(practice, (tx) =>
      server.server.dependencies.secrets.seal(tx, ["user-smtp-password", user.userUuid], Buffer.from("my own secret")),
    );
    await server.rows("UPDATE user_account SET smtp_user = 'jordan', smtp_password = $2 WHERE id = $1", [
      user.userUuid,
      sealed,
    ]);
    const own = async () =>
      (await server.rows("SELECT smtp_password FROM user_account WHERE id = $1", [user.userUuid]))[0]!["smtp_password"];
    await save({ outgoingMail: { port: 465 } });
    expect(await own()).toEqual(sealed);
    await save({ outgoingMail: { host: "mail.other.example", password: "smtp secret 2" } });
    expect(await own()).toBeNull();
    expect((await server.log(practice)).at(-1)!.payload.changes).toContainEqual({
      field: "smtpPassword of Jordan Blake",
      before: "(secret)",
      after: null,
    });
  });

  it("stands in the log with what was before and after, the password as a secret", async () => {
    await save({ outgoingMail: MAIL });
    await save({
      name: "Harbor",
      security: { twoFactorPolicy: "REQUIRED", emergencyAccessMaximumMinutes: 240 },
      outgoingMail: { password: "smtp secret 2" },
      administratorMailTopics: ["USER_ADDED"],
    });
    const entries = (await server.log(practice)).filter(({ action }) => action === "practice.update");
    expect(entries.map(({ payload }) => payload.changes)).toEqual([
      [
        { field: "mailFromAddress", before: null, after: "office@harbor.example" },
        { field: "smtpHost", before: null, after: "mail.harbor.example" },
        { field: "smtpPort", before: null, after: 587 },
        { field: "smtpUser", before: null, after: "office" },
        { field: "smtpPassword", before: null, after: "(set)" },
      ],
      [
        { field: "name", before: "Harbor Family Medicine", after: "Harbor" },
        { field: "twoFactorPolicy", before: "OPTIONAL", after: "REQUIRED" },
        { field: "emergencyAccessMaximumMinutes", before: 720, after: 240 },
        {
          field: "administratorMailTopics",
          before: [
            "ADMINISTRATOR_ADDED",
            "EMAIL_CHANGED",
            "EMERGENCY_ACCESS",
            "TWO_FACTOR_RESET",
            "USER_ADDED",
            "USER_DISABLED",
            "VENDOR_ACCESS",
          ],
          after: ["USER_ADDED"],
        },
        { field: "smtpPassword", before: "(secret)", after: "(changed)" },
      ],
    ]);
    expect(entries[1]!.payload).toMatchObject({
      actor: { name: "Grace Adeyemi" },
      subject: { type: "Practice", id: practice.practiceUuid, label: "Harbor" },
    });
  });

  it("leaves no SMTP password in the clear, in no table", async () => {
    await save({ outgoingMail: { ...MAIL, password: "unmistakable-7x" } });
    const tables = await server.rows(
      "SELECT quote_ident(relname) AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
    );
    const hex = Buffer.from("unmistakable-7x").toString("hex");
    const base64 = Buffer.from("unmistakable-7x").toString("base64").slice(0, 18);
    for (const { name } of tables) {
      const [found] = await server.rows(
        `SELECT count(*)::int AS n FROM ${name} t WHERE t::text LIKE ANY (ARRAY['%unmistakable-7x%', $1, $2])`,
        [`%${hex}%`, `%${base64}%`],
      );
      expect({ name, n: found!["n"] }).toEqual({ name, n: 0 });
    }
  });

  it("given with an old version changes nothing, and answers what stands now", async () => {
    await save({ name: "Harbor" });
    const { data } = await server.ask(UPDATE, {
      variables: { input: { version: 1, name: "Mine" } },
      token: practice.token,
    });
    expect(data.updatePracticeSettings).toMatchObject({
      practice: { name: "Harbor", settings: { version: 2 } },
      userErrors: [{ field: ["input", "version"], code: "STALE_VERSION" }],
    });
  });

  it("lets one of several at the same moment win", async () => {
    const answers = await Promise.all(
      ["OPTIONAL", "REQUIRED", "REQUIRED", "REQUIRED", "REQUIRED"].map((twoFactorPolicy, index) =>
        server.ask(UPDATE, {
          variables: { input: { version: 1, name: `Harbor ${index}`, security: { twoFactorPolicy } } },
          token: practice.token,
        }),
      ),
    );
    const codes = answers.map(({ data }) => data.updatePracticeSettings.userErrors[0]?.code ?? "saved");
    expect(codes.toSorted()).toEqual([...Array<string>(4).fill("STALE_VERSION"), "saved"]);
    expect((await server.log(practice)).filter(({ action }) => action === "practice.update")).toHaveLength(1);
  });

  it("has open sessions follow new bounds of Auto Logout", async () => {
    const idle = async () =>
      (await server.rows("SELECT idle_minutes FROM session WHERE user_id = $1", [practice.userUuid]))[0]![
        "idle_minutes"
      ];
    expect(await idle()).toBe(15);
    await save({ security: { autoLogoutDefaultMinutes: 4, autoLogoutMaximumMinutes: 5 } });
    expect(await idle()).toBe(4);
    server.pass(4 * 60_000 + 1);
    expect((await server.ask("{ practice { name } }", { token: practice.token })).errors[0]!.extensions["code"]).toBe(
      "UNAUTHENTICATED",
    );
  });

  it("is refused without PRACTICE_UPDATE, in the log, and to whoever is not signed in", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const refused = await update({ name: "Mine" }, user.token);
    expect(refused.errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    expect((await server.log(practice)).at(-1)).toMatchObject({ action: "practice.update", outcome: "REFUSED" });
    const { errors } = await server.ask(UPDATE, { variables: { input: { version: 1, name: "Mine" } } });
    expect(errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
    expect((await read()).name).toBe("Harbor Family Medicine");
  });

  it("changes no other practice", async () => {
    const other = await server.signUp("Other");
    const before = await read(other.token);
    await save({ name: "Harbor", security: { twoFactorPolicy: "REQUIRED" }, outgoingMail: MAIL });
    expect(await read(other.token)).toEqual(before);
  });
});

describe("what blocked records show", () => {
  const CHART = { security: { blockedRecordMode: "CHART" } };

  it("is not widened by whom a set blocks, and the attempt is in the log (D3)", async () => {
    practice = await server.signUp();
    const blocked = await server.addLogin(practice, "ALL_ACCESS");
    const set = await blockBySet(server, blocked, []);
    const { data } = await update(CHART, blocked.token);
    expect(data.updatePracticeSettings).toMatchObject({
      practice: { settings: { version: 1, security: { blockedRecordMode: "RECORD" } } },
      userErrors: [{ field: ["input", "security", "blockedRecordMode"], code: "BLOCKED_BY_SET" }],
    });
    const { outcome, payload } = (await server.log(practice)).at(-1)!;
    expect([outcome, sentenceOfPayload(payload)]).toEqual([
      "REFUSED",
      "Jordan Blake was refused to change the practice's settings: it would open records that a patient set blocks for the account in use.",
    ]);
    await save(CHART);
    const narrowed = await update({ security: { blockedRecordMode: "RECORD" } }, blocked.token);
    expect(narrowed.data.updatePracticeSettings.userErrors).toEqual([]);
    await server.rows("DELETE FROM set_block WHERE patient_set_id = $1", [set]);
    expect((await update(CHART, blocked.token)).data.updatePracticeSettings.userErrors).toEqual([]);
  });
});
