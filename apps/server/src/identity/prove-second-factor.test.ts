import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PASSWORD, TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import {
  beginSignIn,
  challengeOf,
  codeOf,
  complete,
  confirmEnrolment,
  cookieOf,
  enrolApp,
  mailsTo,
  prove,
  signInByTrust,
  startEnrolment,
  wrongCodeOf,
  type TestApp,
} from "../testing/two-factor.ts";

// Each user of it hashes passwords and recovery codes.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const REMOVE = "mutation ($p: String!) { removeTotp(input: { password: $p }) { userErrors { field code message } } }";
const RENEW =
  "mutation ($p: String!) { regenerateRecoveryCodes(input: { password: $p }) { recoveryCodes userErrors { field code message } } }";

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

interface Trusting {
  readonly login: TestLogin;
  readonly app: TestApp;
  /** Of a session that a trusted browser was signed in with: it has shown the password alone. */
  readonly cookie: string;
  readonly browser: string;
}

async function trusting(): Promise<Trusting> {
  const login = await server.addLogin(practice, "CLINICAL_PROVIDER");
  const app = await enrolApp(server, login);
  const { session, browser } = await signInByTrust(server, login, app);
  return { login, app, cookie: session, browser };
}

const acts: [string, string, (cookie: string) => Promise<Answer>][] = [
  ["startTotpEnrolment", "two-factor.enrol", (cookie) => startEnrolment(server, { cookie })],
  [
    "regenerateRecoveryCodes",
    "recovery-code.renew",
    (cookie) => server.ask(RENEW, { headers: { cookie }, variables: { p: PASSWORD } }),
  ],
  [
    "removeTotp",
    "two-factor.remove",
    (cookie) => server.ask(REMOVE, { headers: { cookie }, variables: { p: PASSWORD } }),
  ],
];
const codes = (answer: Answer): string[] =>
  (Object.values(answer.data)[0] as Loose).userErrors.map(({ code }: { code: string }) => code);
const errorCode = ({ errors }: Answer) => errors[0]?.extensions["code"];
const entriesOf = async (login: TestLogin, action: string) =>
  (await server.log(practice)).filter(
    (entry) => entry.action === action && entry.payload.subject?.id === login.userUuid,
  );
const factorOf = (login: TestLogin) =>
  server.rows(
    `SELECT t.secret, ARRAY(SELECT r.code_hash FROM recovery_code r WHERE r.user_id = t.user_id ORDER BY r.code_hash) AS codes
     FROM totp t WHERE t.user_id = $1`,
    [login.userUuid],
  );
const twoFactorOfSession = async (cookie: string) =>
  (await server.ask("{ me { session { twoFactor } } }", { headers: { cookie } })).data.me?.session.twoFactor;

describe("a session of a trusted browser", () => {
  it.each(acts)("changes nothing of the second factor by the password alone: %s", async (field, action, act) => {
    const { login, cookie } = await trusting();
    const before = await factorOf(login);
    const { data } = await act(cookie);
    expect(data[field].userErrors).toHaveLength(1);
    expect(codes({ data } as Answer)).toEqual(["SECOND_FACTOR_NEEDED"]);
    expect(data[field]).not.toMatchObject({ recoveryCodes: expect.anything() });
    expect(data[field]).not.toMatchObject({ manualKey: expect.anything() });
    expect(await factorOf(login)).toEqual(before);
    expect((await entriesOf(login, action)).at(-1)).toMatchObject({
      outcome: "REFUSED",
      payload: { detail: ": the second factor was not shown in this session" },
    });
  });

  it.each(acts)("does it once it has shown the second factor: %s", async (_field, _action, act) => {
    const { login, app, cookie } = await trusting();
    const answer = await prove(server, { cookie }, { totpCode: codeOf(server, app.secret) });
    expect(answer.data.proveSecondFactor).toEqual({
      session: { id: expect.any(String), twoFactor: true, current: true },
      bearerToken: null,
      userErrors: [],
    });
    const renewed = cookieOf(answer, "session")!;
    expect(codes(await act(renewed))).toEqual([]);
    expect(
      (await entriesOf(login, "two-factor.prove")).map(({ outcome, payload }) => [outcome, payload.detail]),
    ).toEqual([["SUCCESS", " by an authenticator code"]]);
  });

  it("confirms no app that another session has begun", async () => {
    const { login, app, cookie } = await trusting();
    const started = await startEnrolment(server, app.token);
    const code = codeOf(server, started.data.startTotpEnrolment.manualKey);
    const before = await factorOf(login);
    expect(codes(await confirmEnrolment(server, { cookie }, code))).toEqual(["SECOND_FACTOR_NEEDED"]);
    expect(await factorOf(login)).toEqual(before);
    expect(codes(await confirmEnrolment(server, app.token, code))).toEqual([]);
  });
});

describe("showing the second factor", () => {
  it("renews the session: the cookie of before is nobody's", async () => {
    const { app, cookie } = await trusting();
    const answer = await prove(server, { cookie }, { totpCode: codeOf(server, app.secret) });
    expect(await twoFactorOfSession(cookie)).toBeUndefined();
    expect(await twoFactorOfSession(cookieOf(answer, "session")!)).toBe(true);
  });

  it("takes a recovery code, once, and tells its owner", async () => {
    const { login, app, cookie } = await trusting();
    const recoveryCode = app.recoveryCodes[0]!;
    const answer = await prove(server, { cookie }, { recoveryCode });
    expect(codes(answer)).toEqual([]);
    expect((await mailsTo(server, login)).at(-1)!.subject).toBe("A recovery code was used");
    const again = await prove(server, { cookie: cookieOf(answer, "session")! }, { recoveryCode });
    expect(again.data.proveSecondFactor.userErrors).toMatchObject([
      { field: ["input", "proof", "recoveryCode"], code: "WRONG_CODE" },
    ]);
    expect(codes(await complete(server, await challengeOf(server, login), { recoveryCode }))).toEqual(["WRONG_CODE"]);
  });

  it("takes no wrong code, names the field, and leaves the session as it is", async () => {
    const { login, app, cookie } = await trusting();
    const answer = await prove(server, { cookie }, { totpCode: wrongCodeOf(server, app.secret) });
    expect(answer.data.proveSecondFactor).toMatchObject({
      session: null,
      userErrors: [{ field: ["input", "proof", "totpCode"], code: "WRONG_CODE" }],
    });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await twoFactorOfSession(cookie)).toBe(false);
    expect((await entriesOf(login, "two-factor.prove")).at(-1)).toMatchObject({ outcome: "REFUSED" });
    expect(codes(await server.ask(RENEW, { headers: { cookie }, variables: { p: PASSWORD } }))).toEqual([
      "SECOND_FACTOR_NEEDED",
    ]);
  });

  it("takes a code once, also that of a sign-in, and of many at once", async () => {
    const { login, app, cookie, browser } = await trusting();
    const second = cookieOf(
      await beginSignIn(server, login, { delivery: "COOKIE", headers: { cookie: browser } }),
      "session",
    )!;
    const totpCode = codeOf(server, app.secret);
    const both = await Promise.all([cookie, second].map((each) => prove(server, { cookie: each }, { totpCode })));
    expect(both.flatMap(codes)).toEqual(["WRONG_CODE"]);
    expect(codes(await complete(server, await challengeOf(server, login), { totpCode }))).toEqual(["WRONG_CODE"]);
    server.pass(30_000);
    const next = codeOf(server, app.secret);
    expect(codes(await complete(server, await challengeOf(server, login), { totpCode: next }))).toEqual([]);
    const open = both.findIndex((answer) => codes(answer).length > 0);
    expect(codes(await prove(server, { cookie: [cookie, second][open]! }, { totpCode: next }))).toEqual(["WRONG_CODE"]);
  });

  it("has the budget of the sign-in's second step, and warns whoever owns the login", async () => {
    const { login, app, cookie, browser } = await trusting();
    const headers = { cookie: `${cookie}; ${browser}` };
    const challenge = await challengeOf(server, login);
    const wrong = { totpCode: wrongCodeOf(server, app.secret) };
    for (let one = 0; one < 4; one += 1)
      expect(codes(await complete(server, challenge, wrong, { headers: { cookie: browser } }))).toEqual(["WRONG_CODE"]);
    for (let one = 0; one < 6; one += 1) expect(codes(await prove(server, headers, wrong))).toEqual(["WRONG_CODE"]);
    const right = { totpCode: codeOf(server, app.secret) };
    expect(errorCode(await prove(server, headers, right))).toBe("RATE_LIMITED");
    expect((await mailsTo(server, login)).map(({ subject }) => subject)).toContain(
      "Somebody who knows your password failed at the second step",
    );
    server.pass(16 * 60_000);
  });

  it("asks for the password first, and counts no code without", async () => {
    const { login, app, cookie } = await trusting();
    const right = { totpCode: codeOf(server, app.secret) };
    expect(errorCode(await prove(server, { cookie }, right, "wrong horse 7"))).toBe("PASSWORD_REQUIRED");
    expect(await entriesOf(login, "two-factor.prove")).toEqual([]);
    expect(codes(await prove(server, { cookie }, right))).toEqual([]);
  });

  it("needs one, and a session", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    expect(codes(await prove(server, user.token, { totpCode: "123456" }))).toEqual(["WRONG_STATE"]);
    const answer = await server.ask(
      'mutation { proveSecondFactor(input: { proof: { totpCode: "123456" }, password: "x" }) { bearerToken } }',
    );
    expect(errorCode(answer)).toBe("UNAUTHENTICATED");
  });
});
