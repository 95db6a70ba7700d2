import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Operation } from "../graphql/operation.ts";
import { costOf } from "../testing/cost.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { PASSWORD, TestServer, type TestLogin } from "../testing/test-server.ts";
import { signIn as signInTo } from "./sign-in.service.ts";

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { session { id device idleExpiresAt expiresAt current user { name } } bearerToken userErrors { field code message } }
}`;
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
const me = (token: string, headers: Record<string, string> = {}) =>
  server.ask("{ me { actor { name } session { idleExpiresAt } } }", { token, headers });

describe("sign-in", () => {
  it("takes the user name in any case, or the e-mail, and answers with a token for programs", async () => {
    for (const login of [practice.userName.toUpperCase(), ` ${practice.userName}@EXAMPLE.org `]) {
      const { data } = await signIn({ login, password: PASSWORD, delivery: "BEARER", deviceName: "a test" });
      expect(data.signIn.userErrors).toEqual([]);
      expect(data.signIn.session).toMatchObject({ device: "a test", current: true, user: { name: "Grace Adeyemi" } });
      expect((await me(data.signIn.bearerToken)).data.me.actor.name).toBe("Grace Adeyemi");
    }
  });

  it("hands a cookie to the console that scripts, other sites and plain http cannot read, and no token", async () => {
    const { data, headers } = await signIn({ login: practice.userName, password: PASSWORD });
    expect(data.signIn.bearerToken).toBeNull();
    const [session, device] = headers.getSetCookie();
    expect(session).toMatch(
      /^__Host-chartward-session=[\w-]{22}\.[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(device).toMatch(/^__Host-chartward-device=/);
    const answer = await server.ask("{ me { actor { name } } }", { headers: { cookie: session!.split(";")[0]! } });
    expect(answer.data.me.actor.name).toBe("Grace Adeyemi");
  });

  it("answers a wrong name, a wrong password, a disabled user and an e-mail of two practices alike", async () => {
    const disabled = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [disabled.userUuid]);
    const [one, two] = [await server.signUp("One"), await server.signUp("Two")];
    await server.rows("UPDATE user_account SET email_folded = 'same@example.org' WHERE id = ANY($1)", [
      [one.userUuid, two.userUuid],
    ]);
    const answers = await Promise.all(
      [
        { login: "nobody.at.all", password: PASSWORD },
        { login: practice.userName, password: "wrong horse 7" },
        { login: disabled.userName, password: PASSWORD },
        { login: "same@example.org", password: PASSWORD },
        { login: "", password: "" },
      ].map((input) => signIn(input)),
    );
    const [first] = answers;
    expect(first!.data.signIn.userErrors).toMatchObject([{ field: null, code: "WRONG_CREDENTIALS" }]);
    for (const { data, status } of answers)
      expect({ data, status }).toEqual({ data: first!.data, status: first!.status });
  });

  it("is in the log of the practice, refusals with their cause and without a password", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await signIn({ login: user.userName, password: "wrong horse 7" });
    const entries = (await server.log(practice)).filter(
      ({ payload }) => payload.subject?.id === user.userUuid && payload.action === "session.start",
    );
    expect(entries.map(({ outcome, payload }) => [outcome, payload.actor.kind])).toEqual([
      ["SUCCESS", "USER"],
      ["REFUSED", "ANONYMOUS"],
    ]);
    expect(JSON.stringify(entries)).not.toContain("horse 7");
  });

  it("keeps neither token nor password in the database", async () => {
    const { data } = await signIn({ login: practice.userName, password: PASSWORD, delivery: "BEARER" });
    const secret = Buffer.from(data.signIn.bearerToken.split(".")[1], "base64url").toString("hex");
    const stored =
      JSON.stringify(await server.rows("SELECT encode(token_hash, 'hex') AS hash FROM session")) +
      JSON.stringify(await server.rows("SELECT * FROM user_account"));
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(PASSWORD);
    expect(stored).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  });
});

describe("a sign-in under way", () => {
  it("starts nothing when the password is changed between its check and its session", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const change = await HeldRows.hold(
      server,
      "UPDATE user_account SET password_hash = 'another', version = version + 1 WHERE id = $1",
      [user.userUuid],
    );
    const answer = signIn({ login: user.userName, password: PASSWORD, delivery: "BEARER" });
    await locksAwaited(server, 1);
    await change.letGo();
    const { data } = await answer;
    expect(data.signIn).toMatchObject({ session: null, userErrors: [{ code: "WRONG_CREDENTIALS" }] });
    expect((await server.log(practice)).at(-1)).toMatchObject({
      outcome: "REFUSED",
      payload: { detail: ": the password or the state was changed meanwhile" },
    });
  });

  it("signs the operation in only once its session is committed", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const { dependencies } = server.server;
    const facts = {
      requestId: "test",
      ipAddress: "203.0.113.60",
      userAgent: "",
      credential: null,
      delivery: "BEARER" as const,
      deviceToken: null,
      trustToken: null,
      btgSessionId: null,
      background: false,
    };
    const operation = () => new Operation(dependencies, facts);
    const into = (target: Operation) =>
      signInTo(target, dependencies.throttle, { login: user.userName, password: PASSWORD, delivery: "BEARER" });
    await server.rows(
      `CREATE CONSTRAINT TRIGGER fails_at_the_commit AFTER INSERT ON session DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION private.refuse_change()`,
    );
    const failed = operation();
    try {
      await expect(into(failed)).rejects.toThrow("never changed");
    } finally {
      await server.rows("DROP TRIGGER fails_at_the_commit ON session");
    }
    expect(failed.actor.kind).toBe("ANONYMOUS");
    expect(failed.session).toBeNull();
    const succeeded = operation();
    await into(succeeded);
    expect(succeeded.actor).toMatchObject({ kind: "USER", userId: user.userUuid });
    await succeeded.abandon();
  });

  it("leaves the fields after it to the credential that the request came with", async () => {
    const { data, errors } = await server.ask(
      `mutation ($input: SignInInput!) { signIn(input: $input) { session { id } } extendSession { session { id } } }`,
      { variables: { input: { login: practice.userName, password: PASSWORD, delivery: "BEARER" } } },
    );
    expect(data.signIn.session.id).toEqual(expect.any(String));
    expect(errors).toMatchObject([{ path: ["extendSession"], extensions: { code: "UNAUTHENTICATED" } }]);
  });

  it.each([
    ["x".repeat(101), "TOO_LONG"],
    ["a\nb", "INVALID"],
    ["a\u2028b", "INVALID"],
    ["a\u202eb", "INVALID"],
  ])("takes no device name such as %j", async (deviceName, code) => {
    const { data } = await signIn({ login: practice.userName, password: PASSWORD, deviceName });
    expect(data.signIn).toMatchObject({ session: null, userErrors: [{ field: ["input", "deviceName"], code }] });
  });

  it("names the device after its program where that is not named, in one short line", async () => {
    const { data } = await signIn(
      { login: practice.userName, password: PASSWORD, deviceName: " " },
      { "user-agent": `${"y".repeat(400)}\tz/1.0 ` },
    );
    expect(data.signIn.session.device.length).toBeLessThanOrEqual(100);
    expect(data.signIn.session.device).not.toMatch(/\p{Cc}/u);
  });
});

describe("what a refusal costs", () => {
  const reset = (login: string) =>
    server.ask(
      "mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { userErrors { code } } }",
      { variables: { input: { login } } },
    );

  it("is the same for a login that exists and one that does not", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const wrong = (login: string, cookie = "") =>
      costOf(() => signIn({ login, password: "wrong horse 7" }, { cookie }));
    const unknown = await wrong("nobody.of.all");
    expect(Object.values(unknown).every((count) => count > 0)).toBe(true);
    expect(await wrong(user.userName)).toEqual(unknown);
    // Also for who holds a browser token of the practice.
    const known = await signIn({ login: practice.userName, password: PASSWORD });
    const cookie = known.headers
      .getSetCookie()
      .find((header) => header.includes("device"))!
      .split(";")[0]!;
    expect(await wrong("nobody.of.all", cookie)).toEqual(await wrong(user.userName, cookie));
    const other = await server.signUp("Elsewhere");
    expect(await wrong(other.userName, cookie)).toEqual(await wrong(user.userName, cookie));
    expect(await costOf(() => reset("nobody.of.all"))).toEqual(await costOf(() => reset(user.userName)));
  });
});

describe("a session", () => {
  it("ends by its sign-out: the token is nobody's from the acknowledgement on", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const { data } = await server.ask("mutation { signOut { userErrors { code } } }", { token: user.token });
    expect(data.signOut.userErrors).toEqual([]);
    expect((await me(user.token)).data.me).toBeNull();
    expect((await server.ask("{ patients { totalCount } }", { token: user.token })).errors[0]!.extensions["code"]).toBe(
      "UNAUTHENTICATED",
    );
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "session.end",
      payload: { actor: { id: user.userUuid } },
    });
  });

  it("commits no mutation after the acknowledgement of its sign-out, also of those that began before", async () => {
    for (let round = 0; round < 5; round += 1) {
      const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
      const extended = () =>
        server.rows("SELECT id FROM audit_entry WHERE actor_id = $1 AND action = 'session.extend'", [user.userUuid]);
      const mutations = Array.from({ length: 12 }, () =>
        server.ask("mutation { extendSession { session { id } } }", { token: user.token }),
      );
      const atAcknowledgement = await server
        .ask("mutation { signOut { userErrors { code } } }", { token: user.token })
        .then(extended);
      await Promise.all(mutations);
      expect(await extended()).toHaveLength(atAcknowledgement.length);
    }
  });

  it("expires 15 minutes after the last activity; a poll is none; its expiry stands in the log once", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    server.pass(14 * MINUTE);
    expect((await me(user.token)).data.me).not.toBeNull();
    server.pass(14 * MINUTE);
    expect((await me(user.token, { "chartward-background": "1" })).data.me).not.toBeNull();
    server.pass(2 * MINUTE);
    expect((await me(user.token)).data.me).toBeNull();
    expect((await me(user.token)).data.me).toBeNull();
    const expiries = (await server.log(practice)).filter(
      ({ action, payload }) => action === "session.expire" && payload.subject.id === user.userUuid,
    );
    expect(expiries).toHaveLength(1);
  });

  it("stays for who asks to, and ends 12 hours after its sign-in whatever happens", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      server.pass(10 * MINUTE);
      const { data } = await server.ask("mutation { extendSession { session { idleExpiresAt } } }", {
        token: user.token,
      });
      expect(data.extendSession.session).not.toBeNull();
    }
    server.pass(11 * MINUTE);
    expect((await me(user.token)).data.me).toBeNull();
  });

  it("is not found by a token of another form, of another practice or with a digit changed", async () => {
    const other = await server.signUp("Other");
    const [, secret] = practice.token.split(".");
    for (const token of [
      "x",
      `${other.token.split(".")[0]}.${secret}`,
      `${practice.token.slice(0, -2)}AA`,
      `' OR 1=1 --.${secret}`,
    ]) {
      expect((await me(token)).data.me).toBeNull();
    }
  });

  it("of a disabled user starts nothing", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [user.userUuid]);
    expect((await me(user.token)).data.me).toBeNull();
  });
});
