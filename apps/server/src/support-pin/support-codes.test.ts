import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBtg, type SignedIn } from "../testing/btg-asks.ts";
import {
  addAgent,
  CASE,
  mailedCode,
  otherThan,
  pinOf,
  sendCode,
  validateCode,
  validatePin,
} from "../testing/pin-asks.ts";
import { LiveStream, untilListening } from "../testing/live-stream.ts";
import { TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { UserAsks } from "../testing/user-asks.ts";
import { vendorLog } from "../testing/vendor-employees.ts";

const MINUTE_MS = 60_000;

let server: TestServer;
let practice: TestLogin;
const lines: string[] = [];

beforeAll(async () => {
  server = await TestServer.start({ logLevel: "trace" }, { lines });
  practice = await server.signUp();
});
afterAll(() => server.stop());

const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions["code"]);
const sentOf = ({ data, text }: Answer): Loose => {
  if (data?.vendorSendSupportCode == null) throw new Error(text);
  return data.vendorSendSupportCode;
};
const resultOf = ({ data, text }: Answer): Loose => {
  if (data?.vendorValidateSupportCode == null) throw new Error(text);
  return data.vendorValidateSupportCode;
};
const user = () => server.addLogin(practice, "PATIENT_COORDINATOR");
const mailsOf = (login: TestLogin) =>
  server.rows(
    "SELECT to_address, subject, body, expires_at FROM mail WHERE to_address = (SELECT email FROM user_account WHERE id = $1) ORDER BY created_at, id",
    [login.userUuid],
  );
/** Signed in anew, where time has passed. */
const again = async (login: TestLogin) => ({ ...login, token: await server.signIn(login.userName) });
/** A code that is well formed, and another one. */
const wrongOf = (code: string) => `${code.slice(0, 7)}${code.endsWith("2") ? "3" : "2"}`;

/** What is said of a code that is used, expired, void, another case's or was never sent. */
const NO_CODE = {
  matched: null,
  userErrors: [
    { field: ["input", "caseNumber"], code: "WRONG_STATE", message: "No code is in force for this case. Send one." },
  ],
};
const codesKept = (login: TestLogin) =>
  server.rows("SELECT code, ended_at IS NULL AS live FROM support_code WHERE user_id = $1", [login.userUuid]);
const refusedSendings = async ({ id }: { id: string }) =>
  (await vendorLog(server, id))
    .filter(({ action, outcome }) => action === "support-code.send" && outcome === "REFUSED")
    .map(({ payload }) => payload.detail);

describe("a one-time code", () => {
  it("goes to the address on file, names the vendor and the case, and comes to no eye of the vendor's", async () => {
    const [login, agent] = [await user(), await addAgent(server, { name: "Zebulon Quixworth" })];
    const answer = await sendCode(server, agent, login);
    const expiresAt = new Date(server.now.getTime() + 10 * MINUTE_MS).toISOString();
    expect(sentOf(answer)).toEqual({ expiresAt, userErrors: [] });
    const code = await mailedCode(server, login);
    expect(code).toMatch(/^[2-9A-HJ-NP-TW-Z]{8}$/);
    const [mail] = await mailsOf(login);
    expect(mail).toMatchObject({ to_address: `${login.userName}@example.org`, subject: "Your code for DrChrono" });
    expect(mail!["body"]).toContain("DrChrono asks you");
    expect(mail!["body"]).toContain(CASE);
    expect(mail!["body"]).not.toMatch(/Zebulon|Quixworth/);
    expect(mail!["expires_at"].toISOString()).toBe(expiresAt);
    expect(answer.text).not.toContain(code);
    expect(answer.text).not.toContain("example.org");
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "support-code.send",
      payload: { subject: { id: login.userUuid }, actor: { name: "DrChrono Employee" }, marks: [] },
    });
    expect((await vendorLog(server, agent.id)).at(-1)).toMatchObject({
      action: "support-code.send",
      outcome: "SUCCESS",
    });
    const kept = await server.rows(
      "SELECT t::text AS row FROM support_code t UNION ALL SELECT payload FROM audit_entry UNION ALL SELECT payload FROM vendor.audit_entry",
    );
    expect(JSON.stringify(kept)).not.toContain(code);
    expect(JSON.stringify(kept)).not.toContain(Buffer.from(code).toString("hex"));
    expect(lines.join("")).not.toContain(code);
  });

  it("matches without regard to case, once, makes a verification, and the PIN stays", async () => {
    const [login, agent] = [await user(), await addAgent(server)];
    const pin = await pinOf(server, login);
    await sendCode(server, agent, login);
    const code = await mailedCode(server, login);
    expect(resultOf(await validateCode(server, agent, login, code.toLowerCase(), { channel: "EMAIL" }))).toMatchObject({
      matched: true,
      message: "The code matched.",
      triesLeft: 3,
      verification: { method: "ONE_TIME_CODE", caseNumber: CASE, channel: "EMAIL", user: { name: "Jordan Blake" } },
    });
    expect(resultOf(await validateCode(server, agent, login, code))).toMatchObject(NO_CODE);
    expect(await codesKept(login)).toEqual([{ code: null, live: false }]);
    expect(await pinOf(server, login)).toBe(pin);
    expect(
      (
        await server.rows("SELECT kind FROM notice WHERE user_id = $1 ORDER BY raised_at, kind DESC", [login.userUuid])
      ).map(({ kind }) => kind),
    ).toEqual(["SUPPORT_CODE_VALIDATED"]);
    expect((await mailsOf(login)).map(({ subject }) => subject).toSorted()).toEqual([
      "Your code for DrChrono",
      "Your support code was validated",
    ]);
  });

  it("holds for 10 minutes", async () => {
    const [login, agent] = [await user(), await addAgent(server)];
    await sendCode(server, agent, login);
    server.pass(10 * MINUTE_MS);
    expect(resultOf(await validateCode(server, agent, login, await mailedCode(server, login)))).toMatchObject(NO_CODE);
    await sendCode(server, agent, login);
    server.pass(10 * MINUTE_MS - 1);
    expect(resultOf(await validateCode(server, agent, login, await mailedCode(server, login))).matched).toBe(true);
  });

  it("holds for its case and its user alone, and a newer one takes its place", async () => {
    const [login, other, agent] = [await user(), await user(), await addAgent(server)];
    await sendCode(server, agent, login);
    const first = await mailedCode(server, login);
    expect(resultOf(await validateCode(server, agent, login, first, { caseNumber: "CS-1" }))).toMatchObject(NO_CODE);
    expect(resultOf(await validateCode(server, agent, other, first))).toMatchObject(NO_CODE);
    server.pass(1);
    await sendCode(server, agent, login);
    const second = await mailedCode(server, login);
    expect(second).not.toBe(first);
    expect(resultOf(await validateCode(server, agent, login, first)).matched).toBe(false);
    expect(resultOf(await validateCode(server, agent, login, second)).matched).toBe(true);
  });

  it("that is not in force takes no try: nobody is told, and all tries are left for one that is", async () => {
    const [login, agent] = [await user(), await addAgent(server)];
    for (let round = 0; round < 4; round += 1)
      expect(resultOf(await validateCode(server, agent, login, "ABCDEFGH"))).toEqual({
        ...NO_CODE,
        message: null,
        triesLeft: null,
        verification: null,
      });
    expect(await server.rows("SELECT FROM vendor.pin_try WHERE employee_id = $1", [agent.id])).toEqual([]);
    expect(await mailsOf(login)).toEqual([]);
    await sendCode(server, agent, login);
    const wrong = wrongOf(await mailedCode(server, login));
    expect(resultOf(await validateCode(server, agent, login, wrong))).toMatchObject({ matched: false, triesLeft: 2 });
  });

  it("ends when its user is disabled, and one that lives on when he is brought back; neither stays sealed", async () => {
    const [login, agent, asks] = [await user(), await addAgent(server), new UserAsks(server, await again(practice))];
    await sendCode(server, agent, login);
    const [first, [sealed]] = [await mailedCode(server, login), await codesKept(login)];
    await asks.disable(login);
    expect(await codesKept(login)).toEqual([{ code: null, live: false }]);
    // As one that was sent just before, by a server of an earlier release.
    await server.rows("UPDATE support_code SET ended_at = NULL, code = $2 WHERE user_id = $1", [
      login.userUuid,
      sealed!["code"],
    ]);
    await asks.enable(login);
    expect(await codesKept(login)).toEqual([{ code: null, live: false }]);
    expect(resultOf(await validateCode(server, agent, login, first))).toMatchObject(NO_CODE);
  });

  it("is void after the user's third wrong one; the budget is its own, the PIN's another", async () => {
    const [login, agent] = [await user(), await addAgent(server)];
    await sendCode(server, agent, login);
    const code = await mailedCode(server, login);
    const left = [];
    for (let round = 0; round < 3; round += 1)
      left.push(resultOf(await validateCode(server, agent, login, wrongOf(code))).triesLeft);
    expect(left).toEqual([2, 1, 0]);
    expect(codesOf(await validateCode(server, agent, login, code))).toEqual(["RATE_LIMITED"]);
    expect(
      await server.rows("SELECT FROM support_code WHERE user_id = $1 AND ended_at IS NULL", [login.userUuid]),
    ).toEqual([]);
    const pin = await pinOf(server, login);
    const byPin = await validatePin(server, agent, login, otherThan(pin));
    expect(byPin.data.vendorValidateSupportPin).toMatchObject({ matched: false, triesLeft: 2 });
    await server.signIn(login.userName);
  });

  it("that is wrong is told to its owner alone each time, by a notice at once and by mail; the last one too", async () => {
    const [login, agent, administrator] = [await user(), await addAgent(server), await again(practice)];
    await untilListening(server);
    const open = ({ token }: TestLogin) =>
      LiveStream.open(server, "subscription { noticeChanged { kind label acknowledgedAt } }", { token });
    const [own, administrators] = [await open(login), await open(administrator)];
    await sendCode(server, agent, login);
    const wrong = wrongOf(await mailedCode(server, login));
    const label = "A wrong support code was given for you";
    for (let round = 0; round < 3; round += 1) {
      expect(resultOf(await validateCode(server, agent, login, wrong)).matched).toBe(false);
      expect(await own.next()).toEqual({
        data: { noticeChanged: { kind: "SUPPORT_CODE_REFUSED", label, acknowledgedAt: null } },
      });
    }
    await administrators.expectSilence();
    for (const stream of [own, administrators]) stream.hangUp();
    expect((await mailsOf(administrator)).filter(({ subject }) => subject === label)).toEqual([]);
    const { data } = await server.ask("{ notices { edges { node { kind label detail path } } } }", {
      token: login.token,
    });
    const notice = {
      kind: "SUPPORT_CODE_REFUSED",
      label,
      detail: expect.stringContaining("An employee of DrChrono"),
      path: "/audit?q=action:support-code",
    };
    expect(data.notices.edges.map(({ node }: Loose) => node)).toEqual([notice, notice, notice]);
    const mails = (await mailsOf(login)).filter(({ subject }) => subject !== "Your code for DrChrono");
    expect(mails.map(({ subject }) => subject)).toEqual([label, label, label]);
    for (const { body } of mails) expect(body).toContain(CASE);
  });

  it("that was swapped with another user's does not open: refused, and logged", async () => {
    const [login, other, agent] = [await user(), await user(), await addAgent(server)];
    await sendCode(server, agent, login);
    await sendCode(server, agent, other);
    const code = await mailedCode(server, other);
    await server.rows(
      "UPDATE support_code SET code = (SELECT code FROM support_code WHERE user_id = $2) WHERE user_id = $1",
      [login.userUuid, other.userUuid],
    );
    lines.length = 0;
    expect(resultOf(await validateCode(server, agent, login, code)).matched).toBe(false);
    expect(lines.join("")).toContain("does not open");
  });

  it.each<[string, string]>([
    ["seven", "ABCDEFG"],
    ["nine", "ABCDEFGHJ"],
    ["spaces", "ABCD EFGH"],
    ...[..."01ILOUVilouv"].map((sign): [string, string] => [`with ${sign}`, `ABCDEFG${sign}`]),
    ["full width", "ＡＢＣＤＥＦＧＨ"],
    ["nothing", ""],
  ])("%s: INVALID, not counted, not echoed", async (_name, code) => {
    const [login, agent] = [await user(), await addAgent(server)];
    const answer = await validateCode(server, agent, login, code);
    expect(resultOf(answer)).toMatchObject({
      matched: null,
      userErrors: [{ field: ["input", "code"], code: "INVALID" }],
    });
    if (code !== "") expect(answer.text).not.toContain(code);
    expect(await server.rows("SELECT FROM vendor.pin_try WHERE employee_id = $1", [agent.id])).toEqual([]);
  });

  it.each([12345678, ["ABCDEFGH"]])("%j: refused, not coerced, not echoed", async (code) => {
    const answer = await validateCode(server, await addAgent(server), practice, code);
    expect(codesOf(answer)).toEqual(["BAD_USER_INPUT"]);
    expect(answer.text).not.toMatch(/12345678|ABCDEFGH/);
  });

  it("makes a BTG session on the case say so", async () => {
    const [login, agent] = [await user(), await addAgent(server)];
    await sendCode(server, agent, login, "CS-5000");
    await validateCode(server, agent, login, await mailedCode(server, login), { caseNumber: "CS-5000" });
    const btg = await openBtg(server, agent, practice, { caseNumber: "CS-5000" });
    expect((await btg.ask("{ me { btgSession { callerVerified callerVerifiedBy } } }")).data.me.btgSession).toEqual({
      callerVerified: true,
      callerVerifiedBy: "ONE_TIME_CODE",
    });
  });
});

describe("sending codes", () => {
  it("a user 3 a day, whoever sends them; an agent 10 an hour, which uses up no user's", async () => {
    const [login, one, two] = [await user(), await addAgent(server), await addAgent(server)];
    for (const agent of [one, two, one]) sentOf(await sendCode(server, agent, login));
    const fourth = await sendCode(server, two, login);
    expect(codesOf(fourth)).toEqual(["RATE_LIMITED"]);
    expect(await refusedSendings(two)).toEqual([` (case ${CASE}): too many were mailed`]);
    expect(fourth.errors[0]!.extensions["retryAfterSeconds"]).toBeGreaterThan(23 * 3600);
    const busy = await addAgent(server);
    const users = await Promise.all(Array.from({ length: 4 }, user));
    for (let round = 0; round < 10; round += 1) sentOf(await sendCode(server, busy, users[Math.floor(round / 3)]!));
    expect(codesOf(await sendCode(server, busy, users[3]!))).toEqual(["RATE_LIMITED"]);
    for (let round = 0; round < 2; round += 1) sentOf(await sendCode(server, two, users[3]!));
    expect(codesOf(await sendCode(server, two, users[3]!))).toEqual(["RATE_LIMITED"]);
  });

  it("to who is not active, or without a case: refused, and nothing is mailed", async () => {
    const [login, agent] = [await user(), await addAgent(server)];
    expect(sentOf(await sendCode(server, agent, login, " "))).toMatchObject({
      expiresAt: null,
      userErrors: [{ field: ["input", "caseNumber"], code: "REQUIRED" }],
    });
    await new UserAsks(server, await again(practice)).disable(login);
    expect(sentOf(await sendCode(server, agent, login))).toMatchObject({
      expiresAt: null,
      userErrors: [{ field: ["input", "userId"], code: "WRONG_STATE" }],
    });
    expect(await mailsOf(login)).toEqual([]);
    expect(await refusedSendings(agent)).toEqual([` (case ${CASE}): the user is not active`]);
  });

  it("while none could be validated: RATE_LIMITED with its wait, and nothing is mailed", async () => {
    const [login, agent] = [await user(), await addAgent(server)];
    await sendCode(server, agent, login);
    const wrong = wrongOf(await mailedCode(server, login));
    for (let round = 0; round < 3; round += 1) await validateCode(server, agent, login, wrong);
    const before = await mailsOf(login);
    server.pass(MINUTE_MS);
    const answer = await sendCode(server, agent, login);
    expect(codesOf(answer)).toEqual(["RATE_LIMITED"]);
    expect(answer.errors[0]!.extensions["retryAfterSeconds"]).toBe((24 * 60 - 1) * 60);
    expect(await mailsOf(login)).toEqual(before);
    expect(await refusedSendings(agent)).toEqual([` (case ${CASE}): too many have been wrong`]);
  });

  it.each([
    ["a sentence", "Call 555-0100 now", "INVALID"],
    ["an address", "evil.example", "INVALID"],
    ["a line break", "CS-1\nHello", "INVALID"],
    ["other letters", "CS-é", "INVALID"],
    ["41", "9".repeat(41), "TOO_LONG"],
  ])(
    "for %s in the place of a case number: refused, nothing is mailed, and it stands in no log",
    async (_name, text, code) => {
      const [login, agent] = [await user(), await addAgent(server)];
      const userErrors = [{ field: ["input", "caseNumber"], code }];
      expect(sentOf(await sendCode(server, agent, login, text))).toMatchObject({ expiresAt: null, userErrors });
      expect(resultOf(await validateCode(server, agent, login, "ABCDEFGH", { caseNumber: text }))).toMatchObject({
        matched: null,
        userErrors,
      });
      expect(await mailsOf(login)).toEqual([]);
      expect(JSON.stringify(await vendorLog(server, agent.id))).not.toContain(JSON.stringify(text).slice(1, -1));
    },
  );

  it("is the vendor's alone", async () => {
    const login = await user();
    const token = async (who: SignedIn) => [
      codesOf(await sendCode(server, who, login)),
      codesOf(await validateCode(server, who, login, "ABCDEFGH")),
    ];
    expect(await token({ token: "" })).toEqual([["UNAUTHENTICATED"], ["UNAUTHENTICATED"]]);
    expect(await token(await again(practice))).toEqual([["FORBIDDEN"], ["FORBIDDEN"]]);
    const agent = await addAgent(server);
    const nobody = { ...login, userUuid: "00000000-0000-7000-8000-000000000000" };
    expect(codesOf(await sendCode(server, agent, nobody))).toEqual(["NOT_FOUND"]);
    expect(codesOf(await validateCode(server, agent, nobody, "ABCDEFGH"))).toEqual(["NOT_FOUND"]);
  });

  it("sent to one user many times at once: one code is in force", async () => {
    const [login, agents] = [await user(), await Promise.all(Array.from({ length: 3 }, () => addAgent(server)))];
    const answers = await Promise.all(agents.map((agent) => sendCode(server, agent, login)));
    expect(answers.map((answer) => sentOf(answer).userErrors)).toEqual([[], [], []]);
    expect(
      await server.rows("SELECT FROM support_code WHERE user_id = $1 AND ended_at IS NULL", [login.userUuid]),
    ).toHaveLength(1);
  });
});
