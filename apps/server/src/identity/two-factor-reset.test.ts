import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { PASSWORD, TestServer, type TestLogin } from "../testing/test-server.ts";
import { beginSignIn, challengeOf, codeOf, complete, enrolApp, mailsTo, type TestApp } from "../testing/two-factor.ts";

const RESET = `mutation ($input: ResetTwoFactorInput!) {
  resetTwoFactor(input: $input) { user { name } userErrors { field code message } } }`;

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

const reset = (token: string, login: TestLogin, input: object = {}) =>
  server.ask(RESET, {
    token,
    variables: {
      input: { userId: nodeId("User", login.userUuid), note: "Knows her by sight", password: PASSWORD, ...input },
    },
  });
const entriesOf = async (login: TestLogin) =>
  (await server.log(practice)).filter(
    ({ action, payload }) => action === "two-factor.reset" && payload.subject?.id === login.userUuid,
  );
const except = (login: TestLogin, right: string, effect: "ALLOW" | "DENY") =>
  server.rows(
    `INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, $3, $4)`,
    [login.practiceUuid, login.userUuid, right, effect],
  );

/** A user with an app, and another one of the same role who may reset two-factor besides. */
async function two(): Promise<{ user: TestLogin; app: TestApp; helper: TestLogin }> {
  const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
  const helper = await server.addLogin(practice, "CLINICAL_PROVIDER");
  await except(helper, "two-factor:reset", "ALLOW");
  return { user, app: await enrolApp(server, user), helper };
}

describe("resetting another's two-factor authentication", () => {
  it("takes factor, codes and sessions away, with the reason in the log, and tells the user and the administrators", async () => {
    const { user, app, helper } = await two();
    const challenge = await challengeOf(server, user);
    const { data } = await reset(helper.token, user);
    expect(data.resetTwoFactor).toEqual({ user: { name: "Jordan Blake" }, userErrors: [] });
    expect((await server.ask("{ me { actor { name } } }", { token: app.token })).data.me).toBeNull();
    for (const table of ["totp", "recovery_code", "totp_enrolment", "browser_trust"])
      expect(await server.rows(`SELECT FROM ${table} WHERE user_id = $1`, [user.userUuid])).toEqual([]);
    expect((await beginSignIn(server, user)).data.signIn).toMatchObject({
      challenge: null,
      session: { twoFactor: false },
    });
    const late = await complete(server, challenge, { totpCode: codeOf(server, app.secret) });
    expect(late.data.completeSignIn).toMatchObject({ session: null, userErrors: [{ code: "EXPIRED" }] });
    expect(await entriesOf(user)).toMatchObject([
      { outcome: "SUCCESS", payload: { reason: "Knows her by sight", actor: { id: helper.userUuid } } },
    ]);
    expect((await mailsTo(server, user)).at(-1)!.subject).toBe("Your two-factor authentication was reset");
    const told = (await mailsTo(server, practice)).at(-1)!;
    expect(told.subject).toBe("The two-factor authentication of Jordan Blake was reset");
  });

  it("is told to no administrator where the practice has muted it", async () => {
    const { user, helper } = await two();
    const mute = (topics: string[]) =>
      server.rows("UPDATE practice SET muted_mail_topics = $2 WHERE id = $1", [practice.practiceUuid, topics]);
    const before = (await mailsTo(server, practice)).length;
    await mute(["TWO_FACTOR_RESET"]);
    expect((await reset(helper.token, user)).data.resetTwoFactor.userErrors).toEqual([]);
    await mute([]);
    expect(await mailsTo(server, practice)).toHaveLength(before);
    expect((await mailsTo(server, user)).at(-1)!.subject).toBe("Your two-factor authentication was reset");
  });

  it("is refused where the user holds a right that the actor does not: it is no way to a stronger login", async () => {
    const { user, app, helper } = await two();
    await except(user, "practice:update", "ALLOW");
    const { data } = await reset(helper.token, user);
    expect(data.resetTwoFactor.userErrors).toMatchObject([{ field: ["input", "userId"], code: "RIGHT_NOT_HELD" }]);
    expect(await entriesOf(user)).toMatchObject([{ outcome: "REFUSED", payload: { actor: { id: helper.userUuid } } }]);
    expect((await server.ask("{ me { actor { name } } }", { token: app.token })).data.me).not.toBeNull();
    // Also while that user is disabled, and could be brought back.
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [user.userUuid]);
    expect((await reset(helper.token, user)).data.resetTwoFactor.userErrors).toMatchObject([
      { code: "RIGHT_NOT_HELD" },
    ]);
    await server.rows("UPDATE user_account SET state = 'ACTIVE' WHERE id = $1", [user.userUuid]);
    await except(helper, "practice:update", "ALLOW");
    expect((await reset(helper.token, user)).data.resetTwoFactor.userErrors).toEqual([]);
  });

  it("is not for one's own", async () => {
    const { helper } = await two();
    const app = await enrolApp(server, helper);
    const { data } = await reset(app.token, helper);
    expect(data.resetTwoFactor.userErrors).toMatchObject([{ field: ["input", "userId"], code: "WRONG_STATE" }]);
    expect((await server.ask("{ me { actor { name } } }", { token: app.token })).data.me).not.toBeNull();
  });

  it("asks for a note, the password, and somebody with a second factor", async () => {
    const { user, helper } = await two();
    expect((await reset(helper.token, user, { note: " " })).data.resetTwoFactor.userErrors).toMatchObject([
      { field: ["input", "note"], code: "REQUIRED" },
    ]);
    expect((await reset(helper.token, user, { note: "x".repeat(501) })).data.resetTwoFactor.userErrors).toMatchObject([
      { field: ["input", "note"], code: "TOO_LONG" },
    ]);
    expect((await reset(helper.token, user, { password: "wrong horse 7" })).errors).toMatchObject([
      { extensions: { code: "PASSWORD_REQUIRED" } },
    ]);
    const plain = await server.addLogin(practice, "CLINICAL_PROVIDER");
    expect((await reset(helper.token, plain)).data.resetTwoFactor.userErrors).toMatchObject([
      { field: ["input", "userId"], code: "WRONG_STATE" },
    ]);
  });

  it("is refused without the right, before the password is asked for, and that stands in the log", async () => {
    const { user } = await two();
    const stranger = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const { errors } = await reset(stranger.token, user, { password: "wrong horse 7" });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "two-factor.reset",
      outcome: "REFUSED",
      payload: { actor: { id: stranger.userUuid } },
    });
  });

  it("knows nobody of another practice", async () => {
    const other = await server.signUp("Other");
    await enrolApp(server, other);
    const { errors } = await reset(practice.token, other);
    expect(errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
    expect(await server.rows("SELECT FROM totp WHERE user_id = $1", [other.userUuid])).toHaveLength(1);
  });

  it("leaves no session of a sign-in that is under way with the old factor", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { user, app, helper } = await two();
      const challenge = await challengeOf(server, user);
      const [signedIn] = await Promise.all([
        complete(server, challenge, { totpCode: codeOf(server, app.secret) }),
        reset(helper.token, user),
      ]);
      const token: string | null = signedIn.data.completeSignIn.bearerToken;
      if (token !== null) expect((await server.ask("{ me { actor { name } } }", { token })).data.me).toBeNull();
      const live = await server.rows("SELECT FROM session WHERE user_id = $1 AND ended_at IS NULL", [user.userUuid]);
      expect(live).toEqual([]);
    }
  });
});
