import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PASSWORD, TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import {
  beginSignIn,
  challengeOf,
  codeOf,
  complete,
  cookieOf,
  enrolApp,
  mailsTo,
  wrongCodeOf,
  type TestApp,
} from "../testing/two-factor.ts";

const MINUTE = 60_000;

let server: TestServer;
let practice: TestLogin;
let user: TestLogin;
let app: TestApp;
let addresses = 0;

beforeAll(async () => {
  server = await TestServer.start({ trustedProxies: ["127.0.0.1"] });
  practice = await server.signUp();
  user = await server.addLogin(practice, "CLINICAL_PROVIDER");
  app = await enrolApp(server, user);
});
afterAll(() => server.stop());

/** Headers of a client of its own: budgets of addresses do not meet. */
function elsewhere(): Record<string, string> {
  addresses += 1;
  return { "x-forwarded-for": `198.18.${addresses >> 8}.${addresses & 255}` };
}

/** Another login with an app, so that a test has budgets of its own. */
async function withApp(): Promise<{ login: TestLogin; app: TestApp }> {
  const login = await server.addLogin(practice, "CLINICAL_PROVIDER");
  return { login, app: await enrolApp(server, login) };
}

const codes = ({ data }: { data: Loose }): string[] =>
  data.completeSignIn.userErrors.map(({ code }: { code: string }) => code);
const isSignedIn = async (login: TestLogin) =>
  (await server.rows("SELECT FROM session WHERE user_id = $1 AND started_at = $2", [login.userUuid, server.now]))
    .length > 0;
const entriesOf = async (login: TestLogin, ...actions: string[]) =>
  (await server.log(practice)).filter(
    ({ action, payload }) => actions.includes(action) && payload.subject?.id === login.userUuid,
  );

describe("the second step of a sign-in", () => {
  it("is asked for after the right password, and nothing is signed in before it", async () => {
    server.pass(30_000);
    const { data, headers } = await beginSignIn(server, user, { delivery: "COOKIE" });
    expect(data.signIn).toMatchObject({
      session: null,
      bearerToken: null,
      userErrors: [],
      challenge: {
        methods: ["TOTP", "RECOVERY_CODE"],
        emergencyAccess: false,
        browserTrustDays: 30,
        expiresAt: new Date(server.now.getTime() + 10 * MINUTE).toISOString(),
      },
    });
    expect(headers.getSetCookie()).toEqual([]);
    expect(await isSignedIn(user)).toBe(false);
    const { token } = data.signIn.challenge;
    expect((await server.ask("{ me { actor { name } } }", { token })).data.me).toBeNull();
    expect((await entriesOf(user, "session.challenge")).at(-1)).toMatchObject({
      outcome: "SUCCESS",
      payload: { detail: " with a test", actor: { kind: "ANONYMOUS" } },
    });
  });

  it("is not asked for after a wrong password: the answer tells of no second factor", async () => {
    const { data } = await beginSignIn(server, user, { password: "wrong horse 7", headers: elsewhere() });
    expect(data.signIn).toMatchObject({ session: null, challenge: null, userErrors: [{ code: "WRONG_CREDENTIALS" }] });
  });

  it("takes the app's code and hands the session over as the first step was asked to: a token for programs", async () => {
    server.pass(30_000);
    const answer = await complete(server, await challengeOf(server, user), { totpCode: codeOf(server, app.secret) });
    expect(answer.data.completeSignIn).toMatchObject({
      session: { device: "a test", twoFactor: true, enrolling: false, current: true },
      userErrors: [],
    });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const token = answer.data.completeSignIn.bearerToken;
    expect((await server.ask("{ me { actor { name } } }", { token })).data.me.actor.name).toBe("Jordan Blake");
    expect((await entriesOf(user, "session.start")).at(-1)).toMatchObject({
      outcome: "SUCCESS",
      payload: { detail: " with a test and an authenticator code", actor: { id: user.userUuid } },
    });
    const [row] = await server.rows("SELECT last_sign_in_at FROM user_account WHERE id = $1", [user.userUuid]);
    expect(row!["last_sign_in_at"]).toEqual(server.now);
  });

  it("hands a cookie to the console, and no token", async () => {
    server.pass(30_000);
    const challenge = await challengeOf(server, user, { delivery: "COOKIE" });
    const answer = await complete(server, challenge, { totpCode: codeOf(server, app.secret) });
    expect(answer.data.completeSignIn.bearerToken).toBeNull();
    const cookie = cookieOf(answer, "session")!;
    expect(cookieOf(answer, "device")).toBeDefined();
    expect(cookieOf(answer, "trust")).toBeUndefined();
    expect((await server.ask("{ me { actor { name } } }", { headers: { cookie } })).data.me.actor.name).toBe(
      "Jordan Blake",
    );
  });

  it("takes no code of a step that was accepted before, in whichever challenge", async () => {
    server.pass(30_000);
    const code = codeOf(server, app.secret);
    expect(codes(await complete(server, await challengeOf(server, user), { totpCode: code }))).toEqual([]);
    const again = await complete(server, await challengeOf(server, user), { totpCode: code });
    expect(codes(again)).toEqual(["WRONG_CODE"]);
    expect(
      codes(await complete(server, await challengeOf(server, user), { totpCode: codeOf(server, app.secret, -1) })),
    ).toEqual(["WRONG_CODE"]);
  });

  it("takes the same code in 50 sign-ins at once exactly once", async () => {
    const own = await withApp();
    const challenges: string[] = [];
    for (let one = 0; one < 50; one += 1)
      challenges.push(await challengeOf(server, own.login, { headers: elsewhere() }));
    const totpCode = codeOf(server, own.app.secret);
    const answers = await Promise.all(
      challenges.map((challenge) => complete(server, challenge, { totpCode }, { headers: elsewhere() })),
    );
    const through = answers.filter(({ data }) => data?.completeSignIn?.session != null);
    expect(through).toHaveLength(1);
    const rest = answers.filter((answer) => !through.includes(answer));
    const refusals = rest.map(({ data, errors }) => errors[0]?.extensions["code"] ?? codes({ data })[0]);
    expect(new Set(refusals)).toEqual(new Set(["WRONG_CODE", "RATE_LIMITED"]));
    // No more than the day's budget was evaluated at all; the right one was given back to it.
    expect(refusals.filter((code) => code === "WRONG_CODE").length).toBeLessThanOrEqual(30);
  }, 60_000);

  it("succeeds once a challenge, also when it is tried many times at once with different factors", async () => {
    const own = await withApp();
    const challenge = await challengeOf(server, own.login);
    const answers = await Promise.all([
      complete(server, challenge, { totpCode: codeOf(server, own.app.secret) }),
      complete(server, challenge, { recoveryCode: own.app.recoveryCodes[0]! }),
      complete(server, challenge, { recoveryCode: own.app.recoveryCodes[1]! }),
    ]);
    expect(answers.map((answer) => codes(answer).join("")).toSorted()).toEqual(["", "EXPIRED", "EXPIRED"]);
    // What was not taken is not used up.
    const [{ used }] = (await server.rows(
      `SELECT (SELECT count(*) FROM recovery_code WHERE user_id = $1 AND used_at IS NOT NULL)
         + (SELECT count(*) FROM totp WHERE user_id = $1 AND last_step >= $2) AS used`,
      [own.login.userUuid, Math.floor(server.now.getTime() / 30_000)],
    )) as [Loose];
    expect(Number(used)).toBe(1);
    expect(codes(await complete(server, challenge, { recoveryCode: own.app.recoveryCodes[2]! }))).toEqual(["EXPIRED"]);
  });

  it.each(["12345", "1234567", "abcdef", "１２３４５６", "' OR 1=1", ""])(
    "answers the code %j as wrong, and repeats none of it",
    async (totpCode) => {
      const login = await withApp();
      const answer = await complete(server, await challengeOf(server, login.login), { totpCode });
      expect(codes(answer)).toEqual(["WRONG_CODE"]);
      expect(answer.data.completeSignIn).toMatchObject({
        session: null,
        bearerToken: null,
        userErrors: [{ field: ["input", "proof", "totpCode"] }],
      });
      if (totpCode !== "") expect(answer.text).not.toContain(totpCode);
    },
  );

  it("takes exactly one factor, and names the field otherwise", async () => {
    const challenge = await challengeOf(server, user);
    for (const proof of [{}, { totpCode: "123456", recoveryCode: "ABCDE-ABCDE" }, { totpCode: null }]) {
      const { errors, text } = await complete(server, challenge, proof as object);
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
      expect(errors[0]!.message).toMatch(/proof.*(Exactly one key|must be non-null)/);
      expect(text).not.toMatch(/123456|ABCDE/);
    }
    expect(
      await server.rows("SELECT tries FROM sign_in_challenge WHERE tries = 0 AND user_id = $1", [user.userUuid]),
    ).not.toEqual([]);
  });
});

describe("a recovery code", () => {
  it("is accepted once, and its use is told: in the log, and to its owner with the number that is left", async () => {
    const own = await withApp();
    const typed = own.app.recoveryCodes[3]!.toLowerCase().replace("-", " ");
    const first = await complete(server, await challengeOf(server, own.login), { recoveryCode: typed });
    expect(first.data.completeSignIn.session).toMatchObject({ twoFactor: true });
    const again = await complete(server, await challengeOf(server, own.login), { recoveryCode: typed });
    expect(codes(again)).toEqual(["WRONG_CODE"]);
    const entries = await entriesOf(own.login, "recovery-code.use");
    expect(entries.map(({ outcome, payload }) => [outcome, payload.detail, payload.actor.kind])).toEqual([
      ["SUCCESS", "; 9 are left", "USER"],
      ["REFUSED", null, "ANONYMOUS"],
    ]);
    const mail = (await mailsTo(server, own.login)).at(-1)!;
    expect(mail.subject).toBe("A recovery code was used");
    expect(mail.body).toContain("9 are left");
  });

  it.each(["x", "ABCDE-FGHJ", "ＡＢＣＤＥ-FGHJK", "' OR 1=1"])(
    "in the form %j is wrong, and nothing of it is repeated",
    async (typed) => {
      const answer = await complete(
        server,
        await challengeOf(server, user),
        { recoveryCode: typed },
        { headers: elsewhere() },
      );
      expect(codes(answer)).toEqual(["WRONG_CODE"]);
      expect(answer.data.completeSignIn.userErrors[0].field).toEqual(["input", "proof", "recoveryCode"]);
      if (typed !== "x") expect(answer.text).not.toContain(typed);
    },
  );

  it("of another user is none", async () => {
    const own = await withApp();
    const answer = await complete(server, await challengeOf(server, own.login), {
      recoveryCode: app.recoveryCodes[0]!,
    });
    expect(codes(answer)).toEqual(["WRONG_CODE"]);
    expect(
      await server.rows("SELECT FROM recovery_code WHERE user_id = $1 AND used_at IS NOT NULL", [user.userUuid]),
    ).toEqual([]);
  });

  it("is accepted exactly once when it comes many times at once", async () => {
    const own = await withApp();
    const challenges: string[] = [];
    for (let one = 0; one < 8; one += 1)
      challenges.push(await challengeOf(server, own.login, { headers: elsewhere() }));
    const answers = await Promise.all(
      challenges.map((challenge) =>
        complete(server, challenge, { recoveryCode: own.app.recoveryCodes[0]! }, { headers: elsewhere() }),
      ),
    );
    expect(answers.filter((answer) => answer.data.completeSignIn.session !== null)).toHaveLength(1);
  });
});

describe("a challenge", () => {
  it("is over after ten minutes", async () => {
    const challenge = await challengeOf(server, user);
    server.pass(10 * MINUTE);
    const answer = await complete(
      server,
      challenge,
      { totpCode: codeOf(server, app.secret) },
      { headers: elsewhere() },
    );
    expect(answer.data.completeSignIn).toMatchObject({
      session: null,
      userErrors: [{ field: ["input", "challengeToken"], code: "EXPIRED" }],
    });
    expect((await entriesOf(user, "session.challenge")).at(-1)).toMatchObject({
      outcome: "REFUSED",
      payload: { detail: ": the sign-in was over" },
    });
  });

  it("is over after five tries", async () => {
    const own = await withApp();
    const challenge = await challengeOf(server, own.login);
    for (let one = 0; one < 5; one += 1)
      expect(codes(await complete(server, challenge, { totpCode: wrongCodeOf(server, own.app.secret) }))).toEqual([
        "WRONG_CODE",
      ]);
    expect(codes(await complete(server, challenge, { totpCode: codeOf(server, own.app.secret) }))).toEqual(["EXPIRED"]);
  });

  it.each([
    ["the password has changed", "UPDATE user_account SET password_hash = password_hash || 'x' WHERE id = $1"],
    ["the user was disabled", "UPDATE user_account SET state = 'DISABLED' WHERE id = $1"],
    ["the second factor was taken away", "DELETE FROM totp WHERE user_id = $1"],
  ])("is over once %s", async (_, change) => {
    const own = await withApp();
    const challenge = await challengeOf(server, own.login);
    await server.rows(change, [own.login.userUuid]);
    const answer = await complete(
      server,
      challenge,
      { totpCode: codeOf(server, own.app.secret) },
      { headers: elsewhere() },
    );
    expect(codes(answer)).toEqual(["EXPIRED"]);
    expect(answer.data.completeSignIn.session).toBeNull();
  });

  it("of another form, of another practice or with a digit changed is answered as one that is over", async () => {
    const other = await server.signUp("Other");
    const challenge = await challengeOf(server, user);
    const [, secret] = challenge.split(".");
    for (const token of ["x", `${other.token.split(".")[0]}.${secret}`, `${challenge.slice(0, -2)}AA`, app.token]) {
      const answer = await complete(server, token, { totpCode: codeOf(server, app.secret) }, { headers: elsewhere() });
      expect(codes(answer)).toEqual(["EXPIRED"]);
    }
  });

  it("that nobody went on with leaves nothing behind: the next one clears it away", async () => {
    const own = await withApp();
    await challengeOf(server, own.login);
    server.pass(11 * MINUTE);
    await challengeOf(server, own.login);
    expect(await server.rows("SELECT FROM sign_in_challenge WHERE user_id = $1", [own.login.userUuid])).toHaveLength(1);
  });
});

describe("a stored secret", () => {
  it("opens for its own user alone: swapped between two rows, neither signs anybody in", async () => {
    const [one, two] = [await withApp(), await withApp()];
    await server.rows(
      `UPDATE totp t SET secret = o.secret FROM totp o
       WHERE t.user_id = ANY($1) AND o.user_id = ANY($1) AND o.user_id <> t.user_id`,
      [[one.login.userUuid, two.login.userUuid]],
    );
    const logged = vi.spyOn(server.server.dependencies.log, "error");
    for (const [own, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const challenge = await challengeOf(server, own.login);
      for (const { app: of } of [own, other]) {
        const totpCode = codeOf(server, of.secret);
        const answer = await complete(server, challenge, { totpCode });
        expect(answer.errors[0]!.extensions["code"]).toBe("INTERNAL_SERVER_ERROR");
        const said = inspect([answer.errors, logged.mock.calls], { depth: null });
        for (const secret of [totpCode, of.secret, challenge]) expect(said).not.toContain(secret);
      }
      expect(await isSignedIn(own.login)).toBe(false);
    }
    expect(logged).toHaveBeenCalledTimes(4);
  });
});

describe("secrets and codes", () => {
  it("stand in no entry of the log and no mail, and stored only sealed or hashed", async () => {
    const own = await withApp();
    const challenge = await challengeOf(server, own.login);
    const [used, typed] = [own.app.recoveryCodes[0]!, wrongCodeOf(server, own.app.secret)];
    await complete(server, challenge, { totpCode: typed });
    await complete(server, challenge, { recoveryCode: "ABCDE-FGHJK" });
    await complete(server, challenge, { recoveryCode: used });
    const tables = [
      "audit_entry",
      "mail",
      "totp",
      "totp_enrolment",
      "recovery_code",
      "sign_in_challenge",
      "session",
      "throttle",
    ];
    const stored = await Promise.all(tables.map((table) => server.rows(`SELECT t::text AS row FROM ${table} t`)));
    const text = stored
      .flat()
      .map(({ row }) => row as string)
      .join("\n");
    const hex = (plain: string) => Buffer.from(plain).toString("hex");
    for (const secret of [
      own.app.secret,
      ...own.app.recoveryCodes,
      "ABCDE-FGHJK",
      challenge.split(".")[1]!,
      PASSWORD,
    ]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(secret.replace("-", ""));
      expect(text).not.toContain(hex(secret));
    }
    const own_ = (await server.log(practice)).filter(({ payload }) => payload.subject?.id === own.login.userUuid);
    expect(
      JSON.stringify(
        own_.map(({ payload: { detail, changes, reason, subject } }) => [detail, changes, reason, subject]),
      ),
    ).not.toContain(typed);
  });
});
