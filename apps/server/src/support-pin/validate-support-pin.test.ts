import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { openBtg, type SignedIn } from "../testing/btg-asks.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import {
  addAgent,
  callerOf,
  CASE,
  generate,
  otherThan,
  pinOf,
  setPin,
  startSessionOf,
  validatePin,
  withoutIds,
  VALIDATE,
} from "../testing/pin-asks.ts";
import { LiveStream, untilListening } from "../testing/live-stream.ts";
import { PASSWORD, TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { UserAsks } from "../testing/user-asks.ts";
import { vendorLog, type NewEmployee } from "../testing/vendor-employees.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

let server: TestServer;
let practice: TestLogin;
const lines: string[] = [];

beforeAll(async () => {
  server = await TestServer.start({ logLevel: "error" }, { lines });
  practice = await server.signUp();
});
afterAll(() => server.stop());

const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions["code"]);
const resultOf = ({ data, text }: Answer): Loose => {
  if (data?.vendorValidateSupportPin == null) throw new Error(text);
  return data.vendorValidateSupportPin;
};
const user = () => server.addLogin(practice, "PATIENT_COORDINATOR");
const wrong = async (agent: SignedIn, login: TestLogin) =>
  validatePin(server, agent, login, otherThan(await pinOf(server, login)));
const noticesOf = (login: TestLogin) =>
  server.rows("SELECT kind, subject_id, user_id FROM notice WHERE user_id = $1 ORDER BY raised_at, id", [
    login.userUuid,
  ]);
const mailsOf = (login: TestLogin) =>
  server.rows(
    "SELECT subject, body FROM mail WHERE to_address = (SELECT email FROM user_account WHERE id = $1) ORDER BY created_at, id",
    [login.userUuid],
  );
/** Whose session may have ended with the days that a test has passed. */
const signedInAnew = async (login: TestLogin) => ({ ...login, token: await server.signIn(login.userName) });
const noticesOpened = async ({ token }: TestLogin) => {
  await untilListening(server);
  return LiveStream.open(server, "subscription { noticeChanged { kind acknowledgedAt } }", { token });
};

describe("a match", () => {
  it("says so and no more, makes a verification of 30 minutes, and a new PIN", async () => {
    const [login, agent] = [await user(), await addAgent(server, { name: "Priya Raman" })];
    await setPin(server, login, "0042");
    const answer = await validatePin(server, agent, login, "0042", { caseNumber: ` ${CASE} `, channel: "TICKET" });
    expect(resultOf(answer)).toEqual({
      matched: true,
      message: "The Support PIN matched.",
      triesLeft: 3,
      verification: {
        id: expect.any(String),
        method: "SUPPORT_PIN",
        caseNumber: CASE,
        channel: "TICKET",
        verifiedAt: server.now.toISOString(),
        expiresAt: new Date(server.now.getTime() + HOUR_MS / 2).toISOString(),
        user: { name: "Jordan Blake" },
        agent: { name: "Priya Raman" },
      },
      userErrors: [],
    });
    expect(await pinOf(server, login)).not.toBe("0042");
    expect(resultOf(await validatePin(server, agent, login, "0042")).matched).toBe(false);
  });

  it.each([
    ["PHONE", "by phone"],
    ["TICKET", "by ticket"],
    ["EMAIL", "by e-mail"],
  ])(
    "comes by whichever channel the caller has: %s, which its verification and the log say",
    async (channel, words) => {
      const [login, agent] = [await user(), await addAgent(server)];
      const { matched, verification } = resultOf(
        await validatePin(server, agent, login, await pinOf(server, login), { channel }),
      );
      expect([matched, verification]).toMatchObject([true, { method: "SUPPORT_PIN", channel }]);
      expect(
        await server.rows("SELECT method, channel FROM pin_verification WHERE user_id = $1", [login.userUuid]),
      ).toEqual([{ method: "SUPPORT_PIN", channel }]);
      const { data } = await server.ask(
        '{ auditEntries(query: "action:support-pin.validate") { edges { node { sentence } } } }',
        {
          token: login.token,
        },
      );
      expect(data.auditEntries.edges.map(({ node }: Loose) => node.sentence)).toEqual([
        `DrChrono Employee validated the Support PIN of Jordan Blake (case ${CASE}, ${words}).`,
      ]);
    },
  );

  it("stands in the practice's log without a name, which its owner reads (D15), and in the vendor's with one", async () => {
    const [login, agent] = [await user(), await addAgent(server, { name: "Zebulon Quixworth" })];
    resultOf(await validatePin(server, agent, login, await pinOf(server, login)));
    const { data } = await server.ask(
      `{ auditEntries(query: "action:support-pin") { edges { node { action outcome marks sentence actor { kind name agentReference } ipAddress changes { field before after } withheld } } } }`,
      { token: login.token },
    );
    expect(data.auditEntries.edges.map(({ node }: Loose) => node)).toEqual([
      {
        action: "SUPPORT_PIN_VALIDATE",
        outcome: "SUCCESS",
        marks: [],
        sentence: "DrChrono Employee validated the Support PIN of Jordan Blake (case CS-4711, by phone).",
        actor: {
          kind: "VENDOR_EMPLOYEE",
          name: "DrChrono Employee",
          agentReference: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
        ipAddress: "127.0.0.1",
        changes: [{ field: "supportPin", before: "(secret)", after: "(changed)" }],
        withheld: false,
      },
    ]);
    expect((await vendorLog(server, agent.id)).slice(-2)).toMatchObject([
      { action: "support-pin.try", outcome: "SUCCESS", practice: practice.practiceUuid },
      { action: "support-pin.validate", outcome: "SUCCESS", payload: { actor: { name: "Zebulon Quixworth" } } },
    ]);
    const all = JSON.stringify([await noticesOf(login), await mailsOf(login), await server.log(practice)]);
    expect(all).not.toMatch(/Zebulon|Quixworth/);
    expect(all).not.toContain(agent.id);
  });

  it("is told to its owner alone, by a notice at once and by mail", async () => {
    const [login, agent] = [await user(), await addAgent(server)];
    const before = await noticesOf(practice);
    resultOf(await validatePin(server, agent, login, await pinOf(server, login)));
    const { data } = await server.ask("{ notices { edges { node { kind label detail path subject { id } } } } }", {
      token: login.token,
    });
    expect(data.notices.edges.map(({ node }: Loose) => node)).toEqual([
      {
        kind: "SUPPORT_PIN_VALIDATED",
        label: "Your Support PIN was validated",
        detail: expect.stringContaining("An employee of DrChrono"),
        path: "/audit?q=action:support-pin",
        subject: null,
      },
    ]);
    expect(await mailsOf(login)).toMatchObject([
      { subject: "Your Support PIN was validated", body: expect.stringContaining("CS-4711") },
    ]);
    expect(await noticesOf(practice)).toEqual(before);
  });

  it("reaches its owner's open pages at once, and nobody else's", async () => {
    const [login, agent] = [await user(), await addAgent(server)];
    const [own, administrators] = [await noticesOpened(login), await noticesOpened(await signedInAnew(practice))];
    resultOf(await validatePin(server, agent, login, await pinOf(server, login)));
    expect(await own.next()).toMatchObject({
      data: { noticeChanged: { kind: "SUPPORT_PIN_VALIDATED", acknowledgedAt: null } },
    });
    await administrators.expectSilence();
    for (const stream of [own, administrators]) stream.hangUp();
  });

  it("is in the agent's own list and node; a supervisor sees everybody's, another agent nothing", async () => {
    const login = await user();
    const [agent, other, supervisor] = [
      await addAgent(server),
      await addAgent(server),
      await addAgent(server, { role: "SUPERVISOR" }),
    ];
    const { id } = resultOf(await validatePin(server, agent, login, await pinOf(server, login))).verification;
    const list = async ({ token }: SignedIn) =>
      (
        await server.ask("{ vendorPinVerifications(first: 100) { totalCount edges { node { id } } } }", { token })
      ).data.vendorPinVerifications.edges.map(({ node }: Loose) => node.id);
    const node = async ({ token }: SignedIn) =>
      server.ask("query ($id: ID!) { node(id: $id) { ... on VendorPinVerification { caseNumber } } }", {
        token,
        variables: { id },
      });
    expect(await list(agent)).toEqual([id]);
    expect(await list(other)).toEqual([]);
    expect(await list(supervisor)).toContain(id);
    expect((await node(agent)).data.node).toEqual({ caseNumber: CASE });
    expect((await node(supervisor)).data.node).toEqual({ caseNumber: CASE });
    expect(codesOf(await node(other))).toEqual(["NOT_FOUND"]);
    expect(codesOf(await node(practice))).toEqual(["FORBIDDEN"]);
    expect(codesOf(await server.ask("{ vendorPinVerifications { totalCount } }", { token: practice.token }))).toEqual([
      "FORBIDDEN",
    ]);
  });

  it("pages the list without losing or doubling one", async () => {
    const agent = await addAgent(server);
    for (let round = 0; round < 5; round += 1) {
      const login = await user();
      resultOf(await validatePin(server, agent, login, await pinOf(server, login)));
    }
    const page = async (args: string) =>
      (
        await server.ask(
          `{ vendorPinVerifications(${args}) { totalCount pageInfo { hasNextPage endCursor startCursor } edges { node { id } } } }`,
          { token: agent.token },
        )
      ).data.vendorPinVerifications;
    const all = (await page("first: 5")).edges;
    const first = await page("first: 2");
    const second = await page(`first: 3, after: "${first.pageInfo.endCursor}"`);
    expect([...first.edges, ...second.edges]).toEqual(all);
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([5, true, false]);
    const back = await page(`last: 2, before: "${second.pageInfo.startCursor}"`);
    expect(back.edges).toEqual(first.edges);
  });
});

describe("what is no match", () => {
  it("is said in the same words, whatever it was: wrong, another's, superseded, a disabled user's", async () => {
    const agent = await addAgent(server);
    const [one, other, superseded, disabled] = [await user(), await user(), await user(), await user()];
    await setPin(server, one, "1111");
    await setPin(server, other, "2222");
    await setPin(server, superseded, "3333");
    await setPin(server, disabled, "4444");
    await generate(server, superseded);
    await new UserAsks(server, practice).disable(disabled);
    const answers = [
      await validatePin(server, agent, one, "1112"),
      await validatePin(server, agent, one, "2222"),
      await validatePin(server, agent, superseded, "3333"),
      await validatePin(server, agent, disabled, "4444"),
    ].map(resultOf);
    for (const answer of answers)
      expect(answer).toMatchObject({
        matched: false,
        message: "The Support PIN did not match.",
        verification: null,
        userErrors: [],
      });
    expect(answers.map(({ triesLeft }) => triesLeft)).toEqual([2, 1, 2, 2]);
    expect(await pinOf(server, other)).toBe("2222");
  });

  it("is told to its owner each time, and stands in the log as refused", async () => {
    const [login, agent] = [await user(), await addAgent(server)];
    await wrong(agent, login);
    expect(await noticesOf(login)).toMatchObject([{ kind: "SUPPORT_PIN_REFUSED" }]);
    expect(await mailsOf(login)).toMatchObject([{ subject: "A wrong Support PIN was given for you" }]);
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "support-pin.validate",
      outcome: "REFUSED",
      payload: { subject: { id: login.userUuid }, actor: { name: "DrChrono Employee" }, marks: [] },
    });
    expect((await vendorLog(server, agent.id)).at(-1)).toMatchObject({
      action: "support-pin.validate",
      outcome: "REFUSED",
    });
  });

  it("reaches its owner's open pages at once, and nobody else's", async () => {
    const [login, agent] = [await user(), await addAgent(server)];
    const [own, administrators] = [await noticesOpened(login), await noticesOpened(await signedInAnew(practice))];
    for (const kind of ["SUPPORT_PIN_REFUSED", "SUPPORT_PIN_REFUSED", "SUPPORT_PIN_REPLACED"]) {
      expect(resultOf(await wrong(agent, login)).matched).toBe(false);
      expect(await own.next()).toEqual({ data: { noticeChanged: { kind, acknowledgedAt: null } } });
    }
    await administrators.expectSilence();
    for (const stream of [own, administrators]) stream.hangUp();
  });

  it.each([
    [
      "put back from before",
      async (login: TestLogin) => {
        const [row] = await server.rows("SELECT digits FROM support_pin WHERE user_id = $1", [login.userUuid]);
        await generate(server, login);
        return row!["digits"];
      },
    ],
    [
      "of another user of the practice",
      async () => {
        const other = await user();
        await setPin(server, other, "5555");
        return (await server.rows("SELECT digits FROM support_pin WHERE user_id = $1", [other.userUuid]))[0]!["digits"];
      },
    ],
    [
      "of another practice",
      async () => {
        const other = await server.signUp("Other");
        await setPin(server, other, "5555");
        return (await server.rows("SELECT digits FROM support_pin WHERE user_id = $1", [other.userUuid]))[0]!["digits"];
      },
    ],
    [
      "of an App Unlock PIN",
      async (login: TestLogin) => {
        await server.ask(
          `mutation { setAppUnlockPin(input: { pin: "5555", pinConfirmation: "5555", password: "${PASSWORD}" }) { userErrors { code } } }`,
          { token: login.token },
        );
        return (await server.rows("SELECT digits FROM app_unlock_pin WHERE user_id = $1", [login.userUuid]))[0]![
          "digits"
        ];
      },
    ],
  ])("a ciphertext %s: refused, and logged", async (_name, ciphertextOf) => {
    const [login, agent] = [await user(), await addAgent(server)];
    await setPin(server, login, "5555");
    const ciphertext = await ciphertextOf(login);
    await server.rows("UPDATE support_pin SET digits = $2 WHERE user_id = $1", [login.userUuid, ciphertext]);
    lines.length = 0;
    expect(resultOf(await validatePin(server, agent, login, "5555"))).toMatchObject({
      matched: false,
      message: "The Support PIN did not match.",
    });
    expect(lines.join("")).toContain("does not open");
    expect(withoutIds(lines.join(""))).not.toContain("5555");
  });
});

describe("a PIN as it is typed", () => {
  it.each([
    ["three digits", "123"],
    ["five digits", "12345"],
    ["full-width digits", "１２３４"],
    ["spaces", " 1234"],
    ["a line break", "1234\n"],
    ["letters", "12a4"],
    ["nothing", ""],
  ])("%s: INVALID, not counted, not echoed", async (_name, pin) => {
    const [login, agent] = [await user(), await addAgent(server)];
    const answer = await validatePin(server, agent, login, pin);
    expect(resultOf(answer)).toMatchObject({
      matched: null,
      message: null,
      triesLeft: null,
      userErrors: [{ field: ["input", "pin"], code: "INVALID" }],
    });
    if (pin !== "") expect(withoutIds(answer.text)).not.toContain(pin.trim());
    expect(await server.rows("SELECT FROM vendor.pin_try WHERE employee_id = $1", [agent.id])).toEqual([]);
  });

  it.each([
    ["a number", 4831],
    ["a list", ["4831"]],
    ["a float", 4831.5],
    ["true", true],
    ["an object", { pin: "4831" }],
  ])("%s: refused, not coerced; not counted, not echoed", async (_name, pin) => {
    const [login, agent] = [await user(), await addAgent(server)];
    const answer = await validatePin(server, agent, login, pin);
    expect(codesOf(answer)).toEqual(["BAD_USER_INPUT"]);
    expect(withoutIds(answer.text)).not.toContain("4831");
    const literal = await server.ask(
      `mutation { vendorValidateSupportPin(input: { userId: "${callerOf(login).userId}", caseNumber: "1", channel: PHONE, pin: ${JSON.stringify(pin).replace('"pin":', "pin:")} }) { matched } }`,
      { token: agent.token },
    );
    expect(codesOf(literal)[0]).toBe("BAD_USER_INPUT");
    expect(withoutIds(literal.text)).not.toContain("4831");
    expect(await server.rows("SELECT FROM vendor.pin_try WHERE employee_id = $1", [agent.id])).toEqual([]);
  });

  it("goes with a case number", async () => {
    const [login, agent] = [await user(), await addAgent(server)];
    const answer = await validatePin(server, agent, login, "1234", { caseNumber: " " });
    expect(resultOf(answer)).toMatchObject({
      matched: null,
      userErrors: [{ field: ["input", "caseNumber"], code: "REQUIRED" }],
    });
  });
});

describe("who may not", () => {
  it("nobody signed in, a user of a practice, an agent in BTG; an unknown user is NOT_FOUND", async () => {
    const login = await user();
    const pin = await pinOf(server, login);
    expect(codesOf(await validatePin(server, { token: "" }, login, pin))).toEqual(["UNAUTHENTICATED"]);
    expect(codesOf(await validatePin(server, practice, login, pin))).toEqual(["FORBIDDEN"]);
    const agent = await addAgent(server);
    const btg = await openBtg(server, agent, practice);
    const inside = await btg.ask(`mutation ($input: VendorValidateSupportPinInput!) { ${VALIDATE} }`, {
      input: { ...callerOf(login), pin },
    });
    expect(codesOf(inside)).toEqual(["FORBIDDEN"]);
    const nobody = { ...login, userUuid: "00000000-0000-7000-8000-000000000000" };
    expect(codesOf(await validatePin(server, agent, nobody, pin))).toEqual(["NOT_FOUND"]);
    expect(await server.rows("SELECT FROM vendor.pin_try WHERE employee_id = $1", [agent.id])).toEqual([]);
    expect(await pinOf(server, login)).toBe(pin);
  });
});

describe("budgets of wrong ones", () => {
  let agents: (NewEmployee & SignedIn)[];
  const freshly = async (agent: NewEmployee) => ({ ...agent, token: await startSessionOf(server, agent) });

  beforeAll(async () => {
    agents = await Promise.all(Array.from({ length: 4 }, () => addAgent(server)));
  });

  it("a user 3 in 24 hours: the third replaces the PIN and tells the owner, the fourth is not evaluated, the login is not locked", async () => {
    const login = await user();
    const [first, second, third] = agents;
    const pin = await pinOf(server, login);
    expect(resultOf(await wrong(first!, login)).triesLeft).toBe(2);
    server.pass(HOUR_MS / 6);
    expect(resultOf(await wrong(await freshly(second!), login)).triesLeft).toBe(1);
    expect(await pinOf(server, login)).toBe(pin);
    server.pass(1_000);
    expect(resultOf(await wrong(await freshly(third!), login)).triesLeft).toBe(0);
    const replaced = await pinOf(server, login);
    expect(replaced).not.toBe(pin);
    expect((await noticesOf(login)).map(({ kind }) => kind)).toEqual([
      "SUPPORT_PIN_REFUSED",
      "SUPPORT_PIN_REFUSED",
      "SUPPORT_PIN_REPLACED",
    ]);
    expect((await mailsOf(login)).at(-1)).toMatchObject({ subject: "Your Support PIN was replaced" });
    expect((await server.log(practice)).slice(-1)).toMatchObject([
      { action: "support-pin.replace", payload: { actor: { name: "System" }, subject: { id: login.userUuid } } },
    ]);
    const fourth = await validatePin(server, await freshly(first!), login, replaced);
    expect(codesOf(fourth)).toEqual(["RATE_LIMITED"]);
    expect(fourth.errors[0]!.extensions["retryAfterSeconds"]).toBe((DAY_MS - HOUR_MS / 6) / 1000 - 1);
    expect(fourth.errors[0]!.message).toBe(
      "Too many wrong Support PINs have been given for this user. Wait 24 hours, or verify the caller in another way.",
    );
    expect((await vendorLog(server, first!.id)).at(-1)).toMatchObject({
      action: "support-pin.try",
      outcome: "REFUSED",
    });
    expect(await pinOf(server, login)).toBe(replaced);
    await server.signIn(login.userName);
    server.pass(DAY_MS - HOUR_MS / 6 - 1_000);
    expect(resultOf(await validatePin(server, await freshly(first!), login, replaced)).matched).toBe(true);
  });

  it("a spent one is an entry a minute of the vendor's log, not one a try: of a user's each user's, of the agent's own one for all", async () => {
    const [agent, one, other] = [await addAgent(server), await user(), await user()];
    const refused = async () =>
      (await vendorLog(server, agent.id)).filter(
        ({ action, outcome }) => action === "support-pin.try" && outcome === "REFUSED",
      );
    for (const login of [one, other])
      for (let round = 0; round < 3; round += 1) expect(resultOf(await wrong(agent, login)).matched).toBe(false);
    const knock = async (login: TestLogin) => expect(codesOf(await wrong(agent, login))).toEqual(["RATE_LIMITED"]);
    for (let round = 0; round < 3; round += 1) await knock(one);
    expect(await refused()).toHaveLength(1);
    await knock(other);
    expect((await refused()).map(({ payload }) => payload.subject.id)).toEqual([one.userUuid, other.userUuid]);
    server.pass(60_000);
    for (let round = 0; round < 2; round += 1) await knock(one);
    expect(await refused()).toHaveLength(3);
    // Four more, and the agent's own budget of an hour is spent.
    for (let round = 0; round < 4; round += 1) resultOf(await wrong(agent, await user()));
    server.pass(60_000);
    for (let round = 0; round < 3; round += 1) await knock(await user());
    expect(await refused()).toHaveLength(4);
  });

  it("a user 10 in 30 days", async () => {
    const login = await user();
    for (let round = 0; round < 10; round += 1) {
      if (round % 2 === 0) server.pass(DAY_MS + 1);
      const { triesLeft } = resultOf(await wrong(await freshly(agents[round % 4]!), login));
      expect(triesLeft).toBe(Math.min(9 - round, round % 2 === 0 ? 2 : 1));
    }
    server.pass(2 * DAY_MS);
    const pin = await pinOf(server, login);
    expect(codesOf(await validatePin(server, await freshly(agents[0]!), login, pin))).toEqual(["RATE_LIMITED"]);
    server.pass(30 * DAY_MS - 6 * DAY_MS);
    expect(resultOf(await validatePin(server, await freshly(agents[0]!), login, pin)).matched).toBe(true);
  });

  it("an agent 10 an hour and 20 a day, over all users; a match is none of them", async () => {
    let agent = await freshly(agents[0]!);
    server.pass(2 * DAY_MS);
    const next = async () => wrong(await freshly(agent), await user());
    for (let round = 0; round < 10; round += 1) {
      if (round === 4) {
        const login = await user();
        agent = await freshly(agent);
        expect(resultOf(await validatePin(server, agent, login, await pinOf(server, login))).matched).toBe(true);
      }
      expect(resultOf(await next()).triesLeft).toBe(Math.min(2, 9 - round));
    }
    const tenth = await next();
    expect(codesOf(tenth)).toEqual(["RATE_LIMITED"]);
    expect(tenth.errors[0]!.extensions["retryAfterSeconds"]).toBe(3600);
    server.pass(HOUR_MS);
    for (let round = 0; round < 10; round += 1) expect(resultOf(await next()).matched).toBe(false);
    server.pass(2 * HOUR_MS);
    const more = await next();
    expect(codesOf(more)).toEqual(["RATE_LIMITED"]);
    expect(more.errors[0]!.extensions["retryAfterSeconds"]).toBe(21 * 3600);
  });

  it("an alarm at 50 an hour over all: an error of the log and an entry, once an hour", async () => {
    server.pass(2 * DAY_MS);
    const [agent, login] = [await addAgent(server), await user()];
    const alarms = async () => (await vendorLog(server)).filter(({ action }) => action === "support-pin.alarm");
    const before = (await alarms()).length;
    lines.length = 0;
    // Of others, elsewhere: 48 within the hour.
    await server.rows(
      `INSERT INTO vendor.pin_try (id, practice_id, user_id, employee_id, session_id, method, case_number, channel, tried_at)
       SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), s.employee_id, s.id, 'ONE_TIME_CODE', 'CS-1', 'PHONE', $1
       FROM generate_series(1, 48), (SELECT * FROM vendor.session LIMIT 1) s`,
      [new Date(server.now.getTime() - HOUR_MS + 1)],
    );
    resultOf(await wrong(agent, login));
    expect(await alarms()).toHaveLength(before);
    for (let round = 0; round < 2; round += 1) resultOf(await wrong(agent, login));
    expect(await alarms()).toHaveLength(before + 1);
    expect((await alarms()).at(-1)).toMatchObject({
      payload: { actor: { name: "System" }, detail: ": 50 within an hour" },
    });
    expect(lines.filter((line) => line.includes("Many wrong Support PINs"))).toHaveLength(1);
  });
});

describe("a BTG session on the case", () => {
  const callerIn = async (agent: SignedIn, caseNumber: string) => {
    const btg = await openBtg(server, agent, practice, { caseNumber });
    const { data } = await btg.ask("{ me { btgSession { callerVerified callerVerifiedBy caller { id } } } }");
    await server.ask(
      "mutation ($id: ID!) { vendorEndBtgSession(input: { btgSessionId: $id }) { userErrors { code } } }",
      {
        token: agent.token,
        variables: { id: btg.id },
      },
    );
    return data.me.btgSession;
  };
  const verified = ({ userUuid }: TestLogin) => ({
    callerVerified: true,
    callerVerifiedBy: "SUPPORT_PIN",
    caller: { id: nodeId("User", userUuid) },
  });
  const none = { callerVerified: false, callerVerifiedBy: null, caller: null };

  it("says that the caller was verified: by the same agent, for the same case, in the 30 minutes before", async () => {
    const [agent, other] = [await addAgent(server), await addAgent(server)];
    const login = await user();
    resultOf(await validatePin(server, agent, login, await pinOf(server, login), { caseNumber: "CS-8000" }));
    expect(await callerIn(agent, "CS-8000")).toEqual(verified(login));
    expect(await callerIn(agent, "CS-8001")).toEqual(none);
    expect(await callerIn(other, "CS-8000")).toEqual(none);
    server.pass(HOUR_MS / 2 - 1);
    const later = { ...agent, token: await startSessionOf(server, agent) };
    expect(await callerIn(later, "CS-8000")).toEqual(verified(login));
    server.pass(1);
    expect(await callerIn(later, "CS-8000")).toEqual(none);
  });

  it("names to the practice who was verified, who is not the one on whose behalf; of several the last one", async () => {
    const [agent, first, last] = [await addAgent(server), await user(), await user()];
    for (const login of [first, last]) {
      resultOf(await validatePin(server, agent, login, await pinOf(server, login), { caseNumber: "CS-8100" }));
      server.pass(1_000);
    }
    await openBtg(server, agent, practice, { caseNumber: "CS-8100" });
    const { data } = await server.ask(
      "{ btgSessions(first: 1) { edges { node { caseNumber onBehalfOf { id } callerVerifiedBy caller { id name } } } } }",
      { token: await server.signIn(practice.userName) },
    );
    expect(data.btgSessions.edges[0].node).toEqual({
      caseNumber: "CS-8100",
      onBehalfOf: { id: nodeId("User", practice.userUuid) },
      callerVerifiedBy: "SUPPORT_PIN",
      caller: { id: nodeId("User", last.userUuid), name: "Jordan Blake" },
    });
  });

  it("says nothing of a caller who is disabled by then, before it is opened or while it is", async () => {
    const [agent, second, login, another] = [
      await addAgent(server),
      await addAgent(server),
      await user(),
      await user(),
    ];
    const users = new UserAsks(server, { ...practice, token: await server.signIn(practice.userName) });
    for (const [who, of] of [
      [agent, login],
      [second, another],
    ] as const)
      resultOf(await validatePin(server, who, of, await pinOf(server, of), { caseNumber: "CS-8200" }));
    await users.disable(login);
    expect(await callerIn(agent, "CS-8200")).toEqual(none);
    const held = await HeldRows.hold(server, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `access ${practice.practiceUuid}`,
    ]);
    const disabling = users.disable(another);
    await locksAwaited(server, 1);
    const opening = callerIn(second, "CS-8200");
    await locksAwaited(server, 2);
    await held.letGo();
    await disabling;
    expect(await opening).toEqual(none);
  });

  it("in another practice says nothing of it, and a verification opens nothing by itself", async () => {
    const [agent, elsewhere] = [await addAgent(server), await server.signUp("Elsewhere")];
    resultOf(await validatePin(server, agent, elsewhere, await pinOf(server, elsewhere), { caseNumber: "CS-9000" }));
    expect(await callerIn(agent, "CS-9000")).toEqual(none);
    expect(await server.rows("SELECT FROM btg_session WHERE practice_id = $1", [elsewhere.practiceUuid])).toEqual([]);
  });

  it("a wrong PIN verifies nobody", async () => {
    const agent = await addAgent(server);
    const login = await user();
    await validatePin(server, agent, login, otherThan(await pinOf(server, login)), { caseNumber: "CS-7000" });
    expect(await callerIn(agent, "CS-7000")).toEqual(none);
  });
});
