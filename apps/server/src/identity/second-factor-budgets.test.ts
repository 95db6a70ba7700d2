import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Secrets } from "../secrets/secrets.ts";
import { TestServer, type Answer, type TestLogin } from "../testing/test-server.ts";
import {
  challengeOf,
  codeOf,
  complete,
  cookieOf,
  enrolApp,
  mailsTo,
  wrongCodeOf,
  type TestApp,
} from "../testing/two-factor.ts";

type Headers = Record<string, string>;

let server: TestServer;
let practice: TestLogin;
let addresses = 0;

beforeAll(async () => {
  server = await TestServer.start({ trustedProxies: ["127.0.0.1"] });
  practice = await server.signUp();
});
afterAll(() => server.stop());
afterEach(() => vi.restoreAllMocks());

/** Headers of a client of its own: budgets of addresses do not meet. */
function elsewhere(): Headers {
  addresses += 1;
  return { "x-forwarded-for": `198.18.${addresses >> 8}.${addresses & 255}` };
}

interface WithApp {
  readonly login: TestLogin;
  readonly app: TestApp;
}

/** Another login with an app, so that a test has budgets of its own. */
async function withApp(): Promise<WithApp> {
  const login = await server.addLogin(practice, "CLINICAL_PROVIDER");
  return { login, app: await enrolApp(server, login) };
}

/** What the second step answered: the session was started, or why not. */
function outcomeOf({ data, errors }: Answer): string {
  const [error] = data?.completeSignIn?.userErrors ?? [];
  return error?.code ?? errors[0]?.extensions["code"] ?? "SIGNED_IN";
}

/** Wrong codes one after the other, five a challenge, from the address that `from` says. @returns what each was answered. */
async function wrong({ login, app }: WithApp, from: () => Headers, times: number): Promise<string[]> {
  const outcomes: string[] = [];
  let challenge = "";
  for (let one = 0; one < times; one += 1) {
    if (one % 5 === 0) challenge = await challengeOf(server, login, { headers: elsewhere() });
    const totpCode = wrongCodeOf(server, app.secret);
    outcomes.push(outcomeOf(await complete(server, challenge, { totpCode }, { headers: from() })));
  }
  return outcomes;
}

async function right({ login, app }: WithApp, headers: Headers): Promise<Answer> {
  const challenge = await challengeOf(server, login, { headers: elsewhere() });
  return complete(server, challenge, { totpCode: codeOf(server, app.secret) }, { headers });
}

const all = (outcome: string, times: number) => Array<string>(times).fill(outcome);

describe("wrong codes", () => {
  it("are counted before they are evaluated: what kills the evaluation gives no try back", async () => {
    const own = await withApp();
    const headers = elsewhere();
    const challenge = await challengeOf(server, own.login);
    const totpCode = codeOf(server, own.app.secret);
    vi.spyOn(Secrets.prototype, "open").mockRejectedValue(new Error("killed"));
    for (let one = 0; one < 5; one += 1)
      expect(outcomeOf(await complete(server, challenge, { totpCode }, { headers }))).toBe("INTERNAL_SERVER_ERROR");
    vi.restoreAllMocks();
    expect(outcomeOf(await complete(server, challenge, { totpCode }, { headers }))).toBe("EXPIRED");
    expect(await wrong(own, () => headers, 6)).toEqual([...all("WRONG_CODE", 5), "RATE_LIMITED"]);
  });

  it("are ten in 15 minutes from an address; then the right one is refused too, with the time left", async () => {
    const own = await withApp();
    const headers = elsewhere();
    expect(await wrong(own, () => headers, 10)).toEqual(all("WRONG_CODE", 10));
    const refused = await right(own, headers);
    expect(outcomeOf(refused)).toBe("RATE_LIMITED");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(800);
    // Its owner comes in from elsewhere, and that gives the address its tries no sooner back.
    expect(outcomeOf(await right(own, elsewhere()))).toBe("SIGNED_IN");
    expect(await wrong(own, () => headers, 1)).toEqual(["RATE_LIMITED"]);
  });

  it("are 30 in a day over all addresses, and a browser of the login's own has a budget of its own", async () => {
    const own = await withApp();
    const from = elsewhere();
    const challenge = await challengeOf(server, own.login, { delivery: "COOKIE" });
    const totpCode = codeOf(server, own.app.secret);
    const cookie = cookieOf(await complete(server, challenge, { totpCode }, { headers: from }), "device")!;
    server.pass(30_000);
    expect(await wrong(own, elsewhere, 30)).toEqual(all("WRONG_CODE", 30));
    const refused = await right(own, elsewhere());
    expect(outcomeOf(refused)).toBe("RATE_LIMITED");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(23 * 3600);
    expect(outcomeOf(await right(own, { ...elsewhere(), cookie }))).toBe("SIGNED_IN");
    // Another login gains nothing by that browser.
    const [other, address] = [await withApp(), elsewhere()];
    expect((await wrong(other, () => ({ ...address, cookie }), 11)).at(-1)).toBe("RATE_LIMITED");
  });

  it("end at 100 in a row, wherever they come from, until the login is unlocked or its password changes", async () => {
    const own = await withApp();
    for (let tens = 0; tens < 10; tens += 1) {
      const headers = elsewhere();
      expect(await wrong(own, () => headers, 10)).toEqual(all("WRONG_CODE", 10));
      await server.rows("UPDATE throttle SET expire = expire - 86400000");
    }
    const refused = await right(own, elsewhere());
    expect(outcomeOf(refused)).toBe("RATE_LIMITED");
    expect(refused.errors[0]!.message).toMatch(/ask an administrator to unlock your login/);
    await server.rows("UPDATE user_account SET throttle_epoch = throttle_epoch + 1 WHERE id = $1", [
      own.login.userUuid,
    ]);
    expect(outcomeOf(await right(own, elsewhere()))).toBe("SIGNED_IN");
  }, 60_000);

  it("begin anew once a right one was given", async () => {
    const own = await withApp();
    const headers = elsewhere();
    for (let round = 0; round < 2; round += 1) {
      server.pass(30_000);
      expect(await wrong(own, () => headers, 9)).toEqual(all("WRONG_CODE", 9));
      expect(outcomeOf(await right(own, headers))).toBe("SIGNED_IN");
    }
  });

  it("are told to the login's owner after five in a row, once an hour", async () => {
    const own = await withApp();
    const warnings = async () =>
      (await mailsTo(server, own.login)).filter(({ subject }) =>
        subject.startsWith("Somebody who knows your password"),
      );
    await wrong(own, elsewhere, 4);
    expect(await warnings()).toEqual([]);
    await wrong(own, elsewhere, 4);
    expect(await warnings()).toHaveLength(1);
    await server.rows("UPDATE throttle SET expire = expire - 3600000");
    await wrong(own, elsewhere, 1);
    expect(await warnings()).toHaveLength(2);
  });
});
