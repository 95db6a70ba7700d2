import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PASSWORD, TestServer, type TestLogin } from "../testing/test-server.ts";
import { Throttle } from "./throttle.ts";

const SIGN_IN = "mutation ($input: SignInInput!) { signIn(input: $input) { session { id } userErrors { code } } }";
const MINUTE = 60_000;

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start({ trustedProxies: ["127.0.0.1"] });
  practice = await server.signUp();
});
afterAll(() => server.stop());

const signIn = (input: object, headers: Record<string, string> = {}) =>
  server.ask(SIGN_IN, { variables: { input }, headers });

describe("the throttle", () => {
  const wrong = (login: string, address: string, cookie?: string) =>
    signIn(
      { login, password: "wrong horse 7" },
      { "x-forwarded-for": address, ...(cookie === undefined ? {} : { cookie }) },
    );

  const code = ({ errors }: { errors: readonly { extensions: Record<string, unknown> }[] }) =>
    errors[0]?.extensions["code"];

  it("lets 10 failures of a login from an address through in 15 minutes, then refuses the right password too, with the time left", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    for (let failure = 0; failure < 10; failure += 1)
      expect((await wrong(user.userName, "203.0.113.1")).errors).toEqual([]);
    const refused = await signIn({ login: user.userName, password: PASSWORD }, { "x-forwarded-for": "203.0.113.1" });
    expect(refused.errors[0]!.extensions).toMatchObject({ code: "RATE_LIMITED" });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(800);
    // The same for a login that does not exist.
    for (let failure = 0; failure < 10; failure += 1) await wrong("nobody.here", "203.0.113.1");
    expect((await wrong("nobody.here", "203.0.113.1")).errors[0]!.message).toBe(refused.errors[0]!.message);
    // From elsewhere its owner comes in, and after the window from there as well.
    expect(
      (await signIn({ login: user.userName, password: PASSWORD }, { "x-forwarded-for": "203.0.113.2" })).data.signIn
        .session,
    ).not.toBeNull();
    await server.rows("UPDATE throttle SET expire = expire - 900000");
    expect(
      (await signIn({ login: user.userName, password: PASSWORD }, { "x-forwarded-for": "203.0.113.1" })).data.signIn
        .session,
    ).not.toBeNull();
  });

  it("evaluates no more than the budget, however many come at once", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const answers = await Promise.all(Array.from({ length: 40 }, () => wrong(user.userName, "203.0.113.3")));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(10);
    const refusals = (await server.log(practice)).filter(
      ({ outcome, payload }) => outcome === "REFUSED" && payload.subject?.id === user.userUuid,
    );
    expect(refusals).toHaveLength(10);
  });

  it("counts a login over all addresses, and leaves its own browsers a budget of their own: nobody is locked out from afar", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const known = await signIn({ login: user.userName, password: PASSWORD }, { "x-forwarded-for": "198.51.100.1" });
    const device = known.headers
      .getSetCookie()
      .find((cookie) => cookie.includes("device"))!
      .split(";")[0]!;
    for (let failure = 0; failure < 60; failure += 1) await wrong(user.userName, `203.0.113.${100 + (failure % 60)}`);
    const fromAfar = await signIn({ login: user.userName, password: PASSWORD }, { "x-forwarded-for": "203.0.113.250" });
    expect(fromAfar.errors[0]?.extensions["code"]).toBe("RATE_LIMITED");
    const fromOwn = await signIn(
      { login: user.userName, password: PASSWORD },
      { "x-forwarded-for": "203.0.113.250", cookie: device },
    );
    expect(fromOwn.data.signIn.session).not.toBeNull();
    // Another login gains nothing by that browser.
    const other = await server.addLogin(practice, "CLINICAL_PROVIDER");
    for (let failure = 0; failure < 10; failure += 1) await wrong(other.userName, "203.0.113.251", device);
    expect((await wrong(other.userName, "203.0.113.251", device)).errors[0]?.extensions["code"]).toBe("RATE_LIMITED");
  });

  it("lets 100 failures over all logins through from an address, and counts no sign-in that is right", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const right = (address: string) =>
      signIn({ login: user.userName, password: PASSWORD }, { "x-forwarded-for": address });
    for (let tens = 0; tens < 10; tens += 1) {
      await right("203.0.113.70");
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, one) => wrong(`sprayed.${tens}.${one}`, "203.0.113.70")),
      );
      expect(answers.map(code)).toEqual(Array(10).fill(undefined));
    }
    expect(code(await wrong("sprayed.at.last", "203.0.113.70"))).toBe("RATE_LIMITED");
    expect(code(await right("203.0.113.70"))).toBe("RATE_LIMITED");
    expect(code(await right("203.0.113.71"))).toBeUndefined();
  });

  it("takes the addresses of one IPv6 network for one", async () => {
    for (let host = 1; host <= 10; host += 1)
      expect(code(await wrong("nobody.by.six", `2001:db8:0:1:${host}::${host}`))).toBeUndefined();
    expect(code(await wrong("nobody.by.six", "2001:db8:0:1:ffff::1"))).toBe("RATE_LIMITED");
    expect(code(await wrong("nobody.by.six", "2001:db8:0:2::1"))).toBeUndefined();
  });

  it("tells by no budget that a user name and an e-mail are one login: each has its own", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const email = `${user.userName}@example.org`;
    for (let failure = 0; failure < 10; failure += 1)
      expect(code(await wrong(user.userName, "203.0.113.80"))).toBeUndefined();
    for (let address = 1; address <= 5; address += 1)
      for (let failure = 0; failure < 10; failure += 1) await wrong(user.userName, `203.0.113.${80 + address}`);
    // By now the login's own budget, over all addresses, is used up too.
    expect(code(await wrong(user.userName, "203.0.113.80"))).toBe("RATE_LIMITED");
    expect(code(await wrong(user.userName, "203.0.113.99"))).toBe("RATE_LIMITED");
    for (let failure = 0; failure < 10; failure += 1)
      expect(code(await wrong(failure % 2 === 0 ? email : email.toUpperCase(), "203.0.113.80"))).toBeUndefined();
    expect(code(await wrong(email, "203.0.113.80"))).toBe("RATE_LIMITED");
  });

  it("clears counters away an hour after they have expired", async () => {
    await server.rows("INSERT INTO throttle VALUES ('old', 1, $1), ('new', 1, $2)", [
      Date.now() - 61 * MINUTE,
      Date.now() - 59 * MINUTE,
    ]);
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    try {
      const throttle = new Throttle(server.server.store, server.config.masterKey);
      vi.advanceTimersByTime(5 * MINUTE);
      expect(throttle).toBeDefined();
    } finally {
      vi.useRealTimers();
    }
    await expect
      .poll(() => server.rows("SELECT key FROM throttle WHERE key IN ('old', 'new')"))
      .toEqual([{ key: "new" }]);
  });
});
