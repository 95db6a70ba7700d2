import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestServer, type Loose } from "../testing/test-server.ts";
import { codeOf, complete, confirmEnrolment, cookieOf, startEnrolment, wrongCodeOf } from "../testing/two-factor.ts";
import {
  addEmployeeLogin,
  enrolEmployee,
  inVendorRealm,
  newEmployee,
  signInEmployee,
  vendorLog,
  VENDOR_PASSWORD,
  vendorSignIn,
} from "../testing/vendor-employees.ts";
import { disableEmployee, findEmployee } from "./vendor-employees.service.ts";

const MINUTE = 60_000;
const ME = "{ me { actor { kind name } vendorEmployee { name userName role } session { enrolling twoFactor } } }";

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start({ trustedProxies: ["127.0.0.1"] });
});
afterAll(() => server.stop());

let address = 0;
/** An address that nobody has tried from. */
const elsewhere = () => ({ "x-forwarded-for": `203.0.113.${(address += 1) % 250}` });
const me = async (token: string) => (await server.ask(ME, { token })).data.me;
const code = ({ errors }: { errors: readonly { extensions: Record<string, unknown> }[] }) =>
  errors[0]?.extensions["code"];
const codes = ({ data }: { data: Loose }): string[] =>
  (Object.values(data)[0] as Loose).userErrors.map((error: { code: string }) => error.code);
const challengeOf = async (userName: string): Promise<string> =>
  (await vendorSignIn(server, userName, { headers: elsewhere() })).data.vendorSignIn.challenge.token;

describe("the first sign-in of a vendor employee", () => {
  it("sets up a second factor, and is open to nothing else before", async () => {
    const employee = await newEmployee(server, { name: "Ana Ortiz", role: "SUPERVISOR" });
    const { data } = await vendorSignIn(server, employee.userName);
    const { session, bearerToken: token, challenge } = data.vendorSignIn;
    expect(challenge).toBeNull();
    expect(session).toMatchObject({ enrolling: true, twoFactor: false, current: true, device: "a test", user: null });
    expect(await me(token)).toEqual({
      actor: { kind: "VENDOR_EMPLOYEE", name: "Ana Ortiz" },
      vendorEmployee: { name: "Ana Ortiz", userName: employee.userName, role: "SUPERVISOR" },
      session: { enrolling: true, twoFactor: false },
    });
    for (const closed of ["vendorPractices { totalCount }", "vendorAuditEntries { totalCount }"])
      expect(code(await server.ask(`{ ${closed} }`, { token }))).toBe("FORBIDDEN");
    const own = await server.ask("{ me { vendorEmployee { sessions { id } twoFactor { enabled } } } }", { token });
    expect(own.errors.map((error) => error.extensions["code"])).toEqual(["FORBIDDEN", "FORBIDDEN"]);
    // To stay signed in opens nothing.
    expect((await server.ask("mutation { extendSession { session { enrolling } } }", { token })).data).toEqual({
      extendSession: { session: { enrolling: true } },
    });

    const started = await startEnrolment(server, token, VENDOR_PASSWORD);
    const { uri, manualKey } = started.data.startTotpEnrolment;
    expect(decodeURIComponent(new URL(uri).pathname)).toBe(`/Chartward (DrChrono staff):${employee.userName}`);
    const wrong = await confirmEnrolment(server, token, wrongCodeOf(server, manualKey));
    expect(codes(wrong)).toEqual(["WRONG_CODE"]);
    const confirmed = await confirmEnrolment(server, token, codeOf(server, manualKey));
    expect(confirmed.data.confirmTotpEnrolment).toMatchObject({
      recoveryCodes: null,
      session: { id: session.id, enrolling: false, twoFactor: true, current: true },
      userErrors: [],
    });
    expect(await me(token)).toBeNull();
    const renewed = confirmed.data.confirmTotpEnrolment.bearerToken;
    expect((await me(renewed)).session).toEqual({ enrolling: false, twoFactor: true });
    expect((await server.ask("{ vendorPractices { totalCount } }", { token: renewed })).errors).toEqual([]);
    expect((await vendorLog(server, employee.id)).map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "vendor-employee.add SUCCESS",
      "session.start SUCCESS",
      "operation.refuse REFUSED",
      "operation.refuse REFUSED",
      "operation.refuse REFUSED",
      "operation.refuse REFUSED",
      "session.extend SUCCESS",
      "password.enter SUCCESS",
      "two-factor.enrol REFUSED",
      "two-factor.enrol SUCCESS",
      "vendor-practice.search SUCCESS",
    ]);
  });

  it("asks for the password once more before it shows a key", async () => {
    const { userName } = await newEmployee(server);
    const token = (await vendorSignIn(server, userName)).data.vendorSignIn.bearerToken;
    expect(code(await startEnrolment(server, token, "a lantern in 8 harbours"))).toBe("PASSWORD_REQUIRED");
    expect(code(await startEnrolment(server, token, ""))).toBe("PASSWORD_REQUIRED");
  });

  it("leaves nobody who knows the password alone a session, once the second factor is there", async () => {
    const { id, userName } = await newEmployee(server);
    const first = (await vendorSignIn(server, userName)).data.vendorSignIn.bearerToken;
    const { token } = await enrolEmployee(server, { id, userName, name: "" });
    expect(await me(first)).toBeNull();
    expect(code(await startEnrolment(server, first, VENDOR_PASSWORD))).toBe("UNAUTHENTICATED");
    expect(await me(token)).not.toBeNull();
  });
});

describe("every later sign-in of a vendor employee", () => {
  it("is a challenge, whatever browser it comes from, and passes by the app's code", async () => {
    const employee = await addEmployeeLogin(server);
    const cookie = async () => {
      server.pass(30_000);
      const first = await vendorSignIn(server, employee.userName, { delivery: "COOKIE", headers: elsewhere() });
      expect(first.headers.getSetCookie()).toEqual([]);
      expect(first.data.vendorSignIn).toMatchObject({ session: null, bearerToken: null });
      expect(first.data.vendorSignIn.challenge).toEqual({
        token: expect.any(String),
        methods: ["TOTP"],
        emergencyAccess: false,
        browserTrustDays: 0,
        expiresAt: new Date(server.now.getTime() + 10 * MINUTE).toISOString(),
      });
      return complete(
        server,
        first.data.vendorSignIn.challenge.token,
        { totpCode: codeOf(server, employee.secret) },
        { trustBrowser: true },
      );
    };
    for (let time = 0; time < 2; time += 1) {
      const answer = await cookie();
      expect(answer.data.completeSignIn).toMatchObject({
        session: { twoFactor: true, enrolling: false, current: true, device: "a test" },
        bearerToken: null,
        userErrors: [],
      });
      // Neither the browser's trust nor the browser itself is remembered.
      expect([cookieOf(answer, "trust"), cookieOf(answer, "device")]).toEqual([undefined, undefined]);
      const held = { cookie: cookieOf(answer, "session")! };
      const { data } = await server.ask(ME, { headers: held });
      expect(data.me.vendorEmployee.userName).toBe(employee.userName);
    }
    const entry = (await vendorLog(server, employee.id)).findLast(({ action }) => action === "session.start")!;
    expect(entry.payload).toMatchObject({
      actor: { kind: "VENDOR_EMPLOYEE", id: employee.id, name: employee.name },
      detail: " with a test and an authenticator code",
    });
  });

  it("takes a code once, also in many sign-ins at once", async () => {
    const employee = await addEmployeeLogin(server);
    const challenges = await Promise.all(Array.from({ length: 5 }, () => challengeOf(employee.userName)));
    const totpCode = codeOf(server, employee.secret);
    const answers = await Promise.all(
      challenges.map((token) => complete(server, token, { totpCode }, { headers: elsewhere() })),
    );
    expect(answers.map((answer) => codes(answer).join("")).toSorted()).toEqual([
      "",
      "WRONG_CODE",
      "WRONG_CODE",
      "WRONG_CODE",
      "WRONG_CODE",
    ]);
    const again = await complete(server, await challengeOf(employee.userName), { totpCode });
    expect(codes(again)).toEqual(["WRONG_CODE"]);
  });

  it("has twenty challenges open at most: one more ends the oldest", async () => {
    const employee = await addEmployeeLogin(server);
    const challenges: string[] = [];
    for (let time = 0; time < 21; time += 1) {
      server.pass(1_000);
      challenges.push(await challengeOf(employee.userName));
    }
    expect(
      await server.rows("SELECT FROM vendor.sign_in_challenge WHERE employee_id = $1", [employee.id]),
    ).toHaveLength(20);
    const proof = () => ({ totpCode: codeOf(server, employee.secret) });
    expect(codes(await complete(server, challenges[0]!, proof()))).toEqual(["EXPIRED"]);
    expect(codes(await complete(server, challenges[1]!, proof()))).toEqual([]);
  });

  it("takes no recovery code: there are none", async () => {
    const employee = await addEmployeeLogin(server);
    const answer = await complete(server, await challengeOf(employee.userName), { recoveryCode: "ABCDE-FGHJK" });
    expect(answer.data.completeSignIn.userErrors).toMatchObject([
      { field: ["input", "proof", "recoveryCode"], code: "WRONG_CODE" },
    ]);
  });

  it("is over after five wrong codes, ten minutes, and one success", async () => {
    const employee = await addEmployeeLogin(server);
    const right = () => ({ totpCode: codeOf(server, employee.secret) });
    const tried = await challengeOf(employee.userName);
    for (let one = 0; one < 5; one += 1)
      expect(codes(await complete(server, tried, { totpCode: wrongCodeOf(server, employee.secret) }))).toEqual([
        "WRONG_CODE",
      ]);
    expect(codes(await complete(server, tried, right()))).toEqual(["EXPIRED"]);
    const late = await challengeOf(employee.userName);
    server.pass(10 * MINUTE);
    expect(codes(await complete(server, late, right()))).toEqual(["EXPIRED"]);
    const used = await challengeOf(employee.userName);
    expect(codes(await complete(server, used, right()))).toEqual([]);
    server.pass(30_000);
    expect(codes(await complete(server, used, right()))).toEqual(["EXPIRED"]);
    const [practice] = used.split(".");
    expect(codes(await complete(server, `${practice}.${"A".repeat(43)}`, right()))).toEqual(["EXPIRED"]);
  });
});

describe("a sign-in that is not right", () => {
  it("is answered alike for a wrong password, a name that nobody has, a disabled employee, and a user of a practice", async () => {
    const employee = await newEmployee(server);
    const disabled = await newEmployee(server);
    await inVendorRealm(server, async (tx) => disableEmployee(tx, await findEmployee(tx, disabled.userName)));
    const user = await server.signUp();
    const answers = [
      await vendorSignIn(server, employee.userName, { password: "a lantern in 8 harbours", headers: elsewhere() }),
      await vendorSignIn(server, "nobody.here", { headers: elsewhere() }),
      await vendorSignIn(server, disabled.userName, { headers: elsewhere() }),
      await vendorSignIn(server, user.userName, { password: "correct horse 7", headers: elsewhere() }),
    ];
    for (const answer of answers) {
      expect(answer.data).toEqual(answers[0]!.data);
      expect(codes(answer)).toEqual(["WRONG_CREDENTIALS"]);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    // Nor is an employee a user: each realm has its own door.
    await expect(server.signIn(employee.userName, VENDOR_PASSWORD)).rejects.toThrow("WRONG_CREDENTIALS");
    const refusals = (await vendorLog(server)).filter(
      ({ action, outcome }) => action === "session.start" && outcome === "REFUSED",
    );
    expect(refusals.map(({ payload }) => [payload.subject.id, payload.detail])).toEqual([
      [employee.id, ": the password was wrong"],
      [null, ": there is no such employee"],
      [disabled.id, ": the employee is disabled"],
      [null, ": there is no such employee"],
    ]);
    expect(JSON.stringify(refusals)).not.toMatch(/nobody\.here|lantern|horse/);
  });

  it("is let through 10 times in 15 minutes from an address, then not even with the right password; unknown names too", async () => {
    const employee = await addEmployeeLogin(server);
    const headers = elsewhere();
    const wrong = (login: string) => vendorSignIn(server, login, { password: "a lantern in 8 harbours", headers });
    for (let failure = 0; failure < 10; failure += 1) expect(code(await wrong(employee.userName))).toBeUndefined();
    const refused = await vendorSignIn(server, employee.userName, { headers });
    expect(refused.errors[0]!.extensions).toMatchObject({ code: "RATE_LIMITED" });
    for (let failure = 0; failure < 10; failure += 1) expect(code(await wrong("nobody.at.all"))).toBeUndefined();
    expect((await wrong("nobody.at.all")).errors[0]!.message).toBe(refused.errors[0]!.message);
    // From elsewhere the employee comes in; and the same name in a practice has budgets of its own.
    expect(
      (await vendorSignIn(server, employee.userName, { headers: elsewhere() })).data.vendorSignIn.challenge,
    ).not.toBeNull();
    const inPractice = await server.ask(
      'mutation { signIn(input: { login: "nobody.at.all", password: "x" }) { userErrors { code } } }',
      { headers },
    );
    expect(codes(inPractice)).toEqual(["WRONG_CREDENTIALS"]);
  });

  it("counts the password that is entered once more with those of the sign-in", async () => {
    const employee = await addEmployeeLogin(server);
    const headers = elsewhere();
    for (let failure = 0; failure < 10; failure += 1)
      await vendorSignIn(server, employee.userName, { password: "a lantern in 8 harbours", headers });
    const entering = await server.ask(
      'mutation { startTotpEnrolment(input: { password: "a lantern in 8 harbours" }) { uri } }',
      { token: employee.token, headers },
    );
    expect(code(entering)).toBe("RATE_LIMITED");
  });
});

describe("a session of a vendor employee", () => {
  it("ends after 15 minutes without activity, and says so once in the log", async () => {
    const employee = await addEmployeeLogin(server);
    server.pass(14 * MINUTE);
    expect(await me(employee.token)).not.toBeNull();
    server.pass(14 * MINUTE);
    expect(await me(employee.token)).not.toBeNull();
    server.pass(15 * MINUTE);
    expect(await me(employee.token)).toBeNull();
    expect(await me(employee.token)).toBeNull();
    const expired = (await vendorLog(server, employee.id)).filter(({ action }) => action === "session.expire");
    expect(expired).toHaveLength(1);
  });

  it("ends 12 hours after its sign-in, whatever happens; a poll is no activity, to stay signed in is", async () => {
    const employee = await addEmployeeLogin(server);
    const token = await signInEmployee(server, employee);
    const { data } = await server.ask("{ me { session { startedAt expiresAt } } }", { token });
    const { startedAt, expiresAt } = data.me.session;
    expect(Date.parse(expiresAt) - Date.parse(startedAt)).toBe(12 * 60 * MINUTE);
    for (let passed = 0; passed < 12 * 60 - 10; passed += 10) {
      server.pass(10 * MINUTE);
      const extended = await server.ask("mutation { extendSession { session { idleExpiresAt } } }", { token });
      expect(extended.data.extendSession.session.idleExpiresAt).toBe(
        new Date(server.now.getTime() + 15 * MINUTE).toISOString(),
      );
    }
    server.pass(10 * MINUTE);
    expect(await me(token)).toBeNull();
    const polled = await signInEmployee(server, employee);
    server.pass(10 * MINUTE);
    await server.ask(ME, { token: polled, headers: { "chartward-background": "1" } });
    server.pass(5 * MINUTE);
    expect(await me(polled)).toBeNull();
  });

  it("ends by signing out, and nobody but its owner knows of it", async () => {
    const [employee, other] = [await addEmployeeLogin(server), await addEmployeeLogin(server, { role: "SUPERVISOR" })];
    const second = await signInEmployee(server, employee);
    const { data } = await server.ask("{ me { vendorEmployee { id sessions { id current } } } }", {
      token: employee.token,
    });
    const { id, sessions } = data.me.vendorEmployee;
    expect(sessions.map(({ current }: { current: boolean }) => current).toSorted()).toEqual([false, true]);
    const ofOther = await server.ask(
      "query ($e: ID!, $s: ID!) { e: node(id: $e) { ... on VendorEmployee { name sessions { id } } } s: node(id: $s) { id } }",
      { token: other.token, variables: { e: id, s: sessions[0].id } },
    );
    expect(ofOther.data).toEqual({ e: { name: employee.name, sessions: null }, s: null });
    const end = "mutation ($id: ID!) { endSession(input: { sessionId: $id }) { session { id } userErrors { code } } }";
    expect(code(await server.ask(end, { token: other.token, variables: { id: sessions[0].id } }))).toBe("NOT_FOUND");
    const answer = await server.ask("mutation { signOut { userErrors { code } } }", { token: employee.token });
    expect(answer.data.signOut).toEqual({ userErrors: [] });
    expect(await me(employee.token)).toBeNull();
    expect(await me(second)).not.toBeNull();
    const ended = sessions.find(({ current }: { current: boolean }) => current).id;
    const again = await server.ask(end, { token: second, variables: { id: ended } });
    expect(codes(again)).toEqual(["WRONG_STATE"]);
    const last = sessions.find(({ current }: { current: boolean }) => !current).id;
    expect(codes(await server.ask(end, { token: second, variables: { id: last } }))).toEqual([]);
    expect(await me(second)).toBeNull();
    expect((await vendorLog(server, employee.id)).slice(-3).map(({ action }) => action)).toEqual([
      "session.start",
      "session.end",
      "session.revoke",
    ]);
  });
});
