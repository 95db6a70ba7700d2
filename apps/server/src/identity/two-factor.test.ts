import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { PASSWORD, TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import {
  beginSignIn,
  challengeOf,
  codeOf,
  complete,
  confirmEnrolment,
  cookieOf,
  enrolApp,
  mailsTo,
  startEnrolment,
  wrongCodeOf,
} from "../testing/two-factor.ts";

const MINUTE = 60_000;
const REMOVE =
  "mutation ($p: String!) { removeTotp(input: { password: $p }) { twoFactor { enabled recoveryCodesLeft } userErrors { code message } } }";
const RENEW =
  "mutation ($p: String!) { regenerateRecoveryCodes(input: { password: $p }) { recoveryCodes userErrors { code } } }";

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

const addUser = () => server.addLogin(practice, "CLINICAL_PROVIDER");
const twoFactorOf = async (token: string) =>
  (
    await server.ask(
      "{ me { user { security { twoFactor { enabled totpConfirmedAt recoveryCodesLeft required } } } session { twoFactor } } }",
      { token },
    )
  ).data.me;
const codes = (answer: { data: Loose }, field: string): string[] =>
  answer.data[field].userErrors.map(({ code }: { code: string }) => code);
const code = ({ errors }: { errors: readonly { extensions: Record<string, unknown> }[] }) =>
  errors[0]?.extensions["code"];
const entriesOf = async (login: TestLogin, ...actions: string[]) =>
  (await server.log(practice)).filter(
    ({ action, payload }) => actions.includes(action) && payload.subject?.id === login.userUuid,
  );
const require2 = (policy: "OPTIONAL" | "REQUIRED") =>
  server.rows("UPDATE practice SET two_factor_policy = $2 WHERE id = $1", [practice.practiceUuid, policy]);

describe("setting an authenticator app up", () => {
  it("gives a QR code and a key, and changes nothing until a code of the app confirms it", async () => {
    const user = await addUser();
    const { data } = await startEnrolment(server, user.token);
    const { uri, manualKey } = data.startTotpEnrolment;
    expect(new URL(uri).searchParams.get("secret")).toBe(manualKey);
    expect(decodeURIComponent(new URL(uri).pathname)).toBe(`/Chartward (Harbor Family Medicine):${user.userName}`);
    expect((await twoFactorOf(user.token)).user.security.twoFactor).toEqual({
      enabled: false,
      totpConfirmedAt: null,
      recoveryCodesLeft: 0,
      required: false,
    });
    expect((await beginSignIn(server, user)).data.signIn.challenge).toBeNull();
  });

  it("asks for the actor's own password first", async () => {
    const user = await addUser();
    expect(code(await startEnrolment(server, user.token, "wrong horse 7"))).toBe("PASSWORD_REQUIRED");
    expect(await server.rows("SELECT FROM totp_enrolment WHERE user_id = $1", [user.userUuid])).toEqual([]);
  });

  it("is confirmed by a code: gives ten recovery codes once, tells its owner, and asks at the next sign-in", async () => {
    const user = await addUser();
    const app = await enrolApp(server, user);
    expect(new Set(app.recoveryCodes).size).toBe(10);
    expect(await twoFactorOf(app.token)).toEqual({
      user: {
        security: {
          twoFactor: { enabled: true, totpConfirmedAt: expect.any(String), recoveryCodesLeft: 10, required: false },
        },
      },
      session: { twoFactor: true },
    });
    expect(
      (await entriesOf(user, "two-factor.enrol")).map(({ outcome, payload }) => [outcome, payload.actor.id]),
    ).toEqual([["SUCCESS", user.userUuid]]);
    expect((await mailsTo(server, user)).map(({ subject }) => subject)).toEqual(["An authenticator app was set up"]);
    const challenge = await challengeOf(server, user);
    expect(
      codes(await complete(server, challenge, { totpCode: codeOf(server, app.secret) }), "completeSignIn"),
    ).toEqual([]);
  });

  it("renews the session by its bearer token: the earlier token is nobody's, and other sessions end with the first app", async () => {
    const user = await addUser();
    const other = await server.signIn(user.userName);
    const { data } = await startEnrolment(server, user.token);
    const before = (await server.ask("{ me { session { id } } }", { token: user.token })).data.me.session.id;
    const answer = await confirmEnrolment(server, user.token, codeOf(server, data.startTotpEnrolment.manualKey));
    const { bearerToken, session } = answer.data.confirmTotpEnrolment;
    expect(session).toEqual({ id: before, current: true, twoFactor: true, enrolling: false });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await twoFactorOf(user.token)).toBeNull();
    expect(await twoFactorOf(bearerToken)).not.toBeNull();
    // It has shown the password alone: with that it could put an app of its own in this one's place.
    expect(await twoFactorOf(other)).toBeNull();
    const [row] = await server.rows("SELECT end_cause FROM session WHERE user_id = $1 AND ended_at IS NOT NULL", [
      user.userUuid,
    ]);
    expect(row).toEqual({ end_cause: "TWO_FACTOR_SET_UP" });
  });

  it("renews the session by its cookie, and tells no token", async () => {
    const user = await addUser();
    const cookie = cookieOf(await beginSignIn(server, user, { delivery: "COOKIE" }), "session")!;
    const { data } = await startEnrolment(server, user.token);
    const answer = await confirmEnrolment(server, { cookie }, codeOf(server, data.startTotpEnrolment.manualKey));
    expect(answer.data.confirmTotpEnrolment).toMatchObject({ bearerToken: null, session: { twoFactor: true } });
    const renewed = cookieOf(answer, "session")!;
    expect(renewed).not.toBe(cookie);
    const me = async (held: string) =>
      (await server.ask("{ me { actor { name } } }", { headers: { cookie: held } })).data.me;
    expect(await me(cookie)).toBeNull();
    expect(await me(renewed)).not.toBeNull();
  });

  it("takes no wrong code, and leaves the session as it is; the code that confirmed it signs nobody in", async () => {
    const user = await addUser();
    const { data } = await startEnrolment(server, user.token);
    const secret = data.startTotpEnrolment.manualKey;
    const wrong = await confirmEnrolment(server, user.token, wrongCodeOf(server, secret));
    expect(wrong.data.confirmTotpEnrolment).toMatchObject({
      session: null,
      bearerToken: null,
      recoveryCodes: null,
      userErrors: [{ field: ["input", "code"], code: "WRONG_CODE" }],
    });
    expect((await entriesOf(user, "two-factor.enrol")).at(-1)).toMatchObject({
      outcome: "REFUSED",
      payload: { detail: ": the code was wrong" },
    });
    const right = codeOf(server, secret);
    expect(codes(await confirmEnrolment(server, user.token, right), "confirmTotpEnrolment")).toEqual([]);
    expect(
      codes(await complete(server, await challengeOf(server, user), { totpCode: right }), "completeSignIn"),
    ).toEqual(["WRONG_CODE"]);
  });

  it("is void after ten minutes, at the next start, and once it was confirmed", async () => {
    const user = await addUser();
    const start = async () => (await startEnrolment(server, user.token)).data.startTotpEnrolment.manualKey as string;
    const confirm = (secret: string, token = user.token) => confirmEnrolment(server, token, codeOf(server, secret));
    const first = await start();
    server.pass(10 * MINUTE);
    expect(codes(await confirm(first), "confirmTotpEnrolment")).toEqual(["EXPIRED"]);
    const second = await start();
    const third = await start();
    expect(codes(await confirm(second), "confirmTotpEnrolment")).toEqual(["WRONG_CODE"]);
    const { bearerToken } = (await confirm(third)).data.confirmTotpEnrolment;
    expect(codes(await confirm(third, bearerToken), "confirmTotpEnrolment")).toEqual(["EXPIRED"]);
  });

  it("replaces an app that is there: its codes are accepted no more, the recovery codes stay", async () => {
    const user = await addUser();
    const old = await enrolApp(server, user);
    const { data } = await startEnrolment(server, old.token);
    const secret = data.startTotpEnrolment.manualKey;
    const answer = await confirmEnrolment(server, old.token, codeOf(server, secret));
    expect(answer.data.confirmTotpEnrolment).toMatchObject({ recoveryCodes: null, userErrors: [] });
    server.pass(30_000);
    const with_ = async (proof: { totpCode?: string; recoveryCode?: string }) =>
      codes(await complete(server, await challengeOf(server, user), proof), "completeSignIn");
    expect(await with_({ totpCode: codeOf(server, old.secret) })).toEqual(["WRONG_CODE"]);
    expect(await with_({ totpCode: codeOf(server, secret) })).toEqual([]);
    expect(await with_({ recoveryCode: old.recoveryCodes[0]! })).toEqual([]);
    expect((await entriesOf(user, "two-factor.enrol")).at(-1)!.payload.detail).toBe(" in place of the earlier one");
  });

  it("commits nothing after its session was revoked, also when both happen at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const user = await addUser();
      const admin = await server.signIn(practice.userName);
      const { data } = await startEnrolment(server, user.token);
      const confirming = confirmEnrolment(server, user.token, codeOf(server, data.startTotpEnrolment.manualKey));
      await server.ask("mutation ($id: ID!) { endAllSessions(input: { userId: $id }) { endedCount } }", {
        token: admin,
        variables: { id: nodeId("User", user.userUuid) },
      });
      const token = (await confirming).data?.confirmTotpEnrolment?.bearerToken ?? user.token;
      expect((await server.ask("{ me { actor { name } } }", { token })).data.me).toBeNull();
    }
  });
});

describe("a practice that requires a second factor", () => {
  it("lets who has none in to set one up, and to nothing else", async () => {
    const user = await addUser();
    await require2("REQUIRED");
    try {
      const { data } = await beginSignIn(server, user);
      expect(data.signIn).toMatchObject({ challenge: null, session: { enrolling: true, twoFactor: false } });
      expect((await entriesOf(user, "session.start")).at(-1)!.payload.detail).toBe(
        " with a test, to set up a second factor first",
      );
      const token = data.signIn.bearerToken;
      const me = await server.ask("{ me { user { id name kind } practice { name } session { enrolling } } }", {
        token,
      });
      expect(me).toMatchObject({
        errors: [],
        data: { me: { session: { enrolling: true }, user: { name: "Jordan Blake" } } },
      });
      const started = await startEnrolment(server, token);
      const secret = started.data.startTotpEnrolment.manualKey;
      const { confirmTotpEnrolment } = (await confirmEnrolment(server, token, codeOf(server, secret))).data;
      expect(confirmTotpEnrolment.session).toMatchObject({ enrolling: false, twoFactor: true });
      const open = await server.ask("{ patients { totalCount } }", { token: confirmTotpEnrolment.bearerToken });
      expect(open.errors).toEqual([]);
      // From now on it is asked for, and cannot be taken away.
      await challengeOf(server, user);
      const removal = await server.ask(REMOVE, { token: confirmTotpEnrolment.bearerToken, variables: { p: PASSWORD } });
      expect(codes(removal, "removeTotp")).toEqual(["WRONG_STATE"]);
      expect(removal.data.removeTotp.twoFactor.enabled).toBe(true);
      expect((await entriesOf(user, "two-factor.remove")).at(-1)!.outcome).toBe("REFUSED");
    } finally {
      await require2("OPTIONAL");
    }
  });
});

describe("taking the app away", () => {
  it("takes recovery codes and trusts along, is told, and asks for the password alone from then on", async () => {
    const user = await addUser();
    const app = await enrolApp(server, user);
    expect(code(await server.ask(REMOVE, { token: app.token, variables: { p: "wrong horse 7" } }))).toBe(
      "PASSWORD_REQUIRED",
    );
    const { data } = await server.ask(REMOVE, { token: app.token, variables: { p: PASSWORD } });
    expect(data.removeTotp).toEqual({ twoFactor: { enabled: false, recoveryCodesLeft: 0 }, userErrors: [] });
    for (const table of ["totp", "recovery_code", "totp_enrolment"])
      expect(await server.rows(`SELECT FROM ${table} WHERE user_id = $1`, [user.userUuid])).toEqual([]);
    expect((await beginSignIn(server, user)).data.signIn).toMatchObject({
      challenge: null,
      session: { twoFactor: false },
    });
    expect((await entriesOf(user, "two-factor.remove")).map(({ outcome }) => outcome)).toEqual(["SUCCESS"]);
    expect((await mailsTo(server, user)).at(-1)!.subject).toBe("Your authenticator app was removed");
    const again = await server.ask(REMOVE, { token: app.token, variables: { p: PASSWORD } });
    expect(codes(again, "removeTotp")).toEqual(["WRONG_STATE"]);
  });
});

describe("new recovery codes", () => {
  it("void the old ones, and need a second factor", async () => {
    const user = await addUser();
    const none = await server.ask(RENEW, { token: user.token, variables: { p: PASSWORD } });
    expect(none.data.regenerateRecoveryCodes).toEqual({ recoveryCodes: null, userErrors: [{ code: "WRONG_STATE" }] });
    const app = await enrolApp(server, user);
    expect(code(await server.ask(RENEW, { token: app.token, variables: { p: "" } }))).toBe("PASSWORD_REQUIRED");
    const { data } = await server.ask(RENEW, { token: app.token, variables: { p: PASSWORD } });
    const renewed: string[] = data.regenerateRecoveryCodes.recoveryCodes;
    expect(renewed).toHaveLength(10);
    const with_ = async (recoveryCode: string) =>
      codes(await complete(server, await challengeOf(server, user), { recoveryCode }), "completeSignIn");
    expect(await with_(app.recoveryCodes[0]!)).toEqual(["WRONG_CODE"]);
    expect(await with_(renewed[0]!)).toEqual([]);
    expect((await entriesOf(user, "recovery-code.renew")).map(({ outcome }) => outcome)).toEqual(["SUCCESS"]);
    expect((await mailsTo(server, user)).map(({ subject }) => subject)).toContain("Your recovery codes were renewed");
  });
});

describe("without a session", () => {
  it.each([
    ["startTotpEnrolment", 'startTotpEnrolment(input: { password: "x" }) { uri }'],
    ["confirmTotpEnrolment", 'confirmTotpEnrolment(input: { code: "123456" }) { bearerToken }'],
    ["removeTotp", 'removeTotp(input: { password: "x" }) { userErrors { code } }'],
    ["regenerateRecoveryCodes", 'regenerateRecoveryCodes(input: { password: "x" }) { recoveryCodes }'],
    ["revokeBrowserTrust", "revokeBrowserTrust(input: {}) { userErrors { code } }"],
    ["resetTwoFactor", 'resetTwoFactor(input: { userId: "x", note: "x", password: "x" }) { userErrors { code } }'],
  ])("%s is refused", async (field, text) => {
    const { data, errors } = await server.ask(`mutation { ${text} }`);
    expect(data[field]).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });
});
