import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { PASSWORD, TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";

const CHANGE = `mutation ($input: ChangePasswordInput!) {
  changePassword(input: $input) { session { id current lastUsedAt } bearerToken userErrors { field code message } } }`;
const EXTEND = "mutation { extendSession { session { id } } }";
const NEW_PASSWORD = "blue kettle 42";
const MINUTE = 60_000;

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

const change = (
  given: { token: string } | { headers: Record<string, string> },
  input: { password?: string; newPassword?: string; newPasswordConfirmation?: string } = {},
) => {
  const { password = PASSWORD, newPassword = NEW_PASSWORD, newPasswordConfirmation = newPassword } = input;
  return server.ask(CHANGE, { variables: { input: { password, newPassword, newPasswordConfirmation } }, ...given });
};
const codes = ({ data }: { data: Loose }) => data.changePassword.userErrors.map(({ code }: { code: string }) => code);
const me = (token: string) => server.ask("{ me { actor { name } session { id } } }", { token });
const entriesOf = async (user: TestLogin) =>
  (await server.log(practice)).filter(
    ({ payload }) => payload.subject?.id === user.userUuid && payload.action.startsWith("password"),
  );

describe("changing one's password", () => {
  it("puts the new one in force, ends the other sessions and renews this one", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const other = await server.signIn(user.userName);
    const id = (await me(user.token)).data.me.session.id;
    const answer = await change(user);
    expect(codes(answer)).toEqual([]);
    const { session, bearerToken } = answer.data.changePassword;
    expect(session).toMatchObject({ id, current: true });
    expect(answer.headers.getSetCookie()).toEqual([]);
    for (const token of [user.token, other]) expect((await me(token)).data.me).toBeNull();
    expect((await me(bearerToken)).data.me.session.id).toBe(id);
    await expect(server.signIn(user.userName, PASSWORD)).rejects.toThrow("WRONG_CREDENTIALS");
    expect(await server.signIn(user.userName, NEW_PASSWORD)).toMatch(/\./);
    const causes = await server.rows("SELECT end_cause FROM session WHERE user_id = $1 AND ended_at IS NOT NULL", [
      user.userUuid,
    ]);
    expect(causes).toEqual([{ end_cause: "PASSWORD_CHANGED" }]);
  });

  it("hands the renewed session back as a cookie where it came as one", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const signedIn = await server.ask("mutation ($input: SignInInput!) { signIn(input: $input) { session { id } } }", {
      variables: { input: { login: user.userName, password: PASSWORD } },
    });
    const [session, device] = signedIn.headers.getSetCookie().map((header) => header.split(";")[0]!);
    const cookie = `${session}; ${device}`;
    const answer = await change({ headers: { cookie } });
    expect(answer.data.changePassword.bearerToken).toBeNull();
    const [renewed, ...rest] = answer.headers.getSetCookie();
    expect(rest).toEqual([]);
    expect(renewed).toMatch(
      /^__Host-chartward-session=[\w-]{22}\.[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const asking = (header: string) => server.ask("{ me { session { id } } }", { headers: { cookie: header } });
    expect((await asking(session!)).data.me).toBeNull();
    expect((await asking(renewed!.split(";")[0]!)).data.me.session.id).toBe(signedIn.data.signIn.session.id);
    // The browser that it was changed in is still known; the others are not.
    expect(await server.rows("SELECT FROM known_device WHERE user_id = $1", [user.userUuid])).toHaveLength(1);
  });

  it("forgets the login's other browsers, their trust, and reset links on their way", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await server.ask("mutation ($input: SignInInput!) { signIn(input: $input) { session { id } } }", {
      variables: { input: { login: user.userName, password: PASSWORD } },
    });
    await server.rows(
      `INSERT INTO browser_trust (practice_id, id, user_id, token_hash, device, trusted_at, expires_at)
       VALUES ($1, gen_random_uuid(), $2, 'x', 'a browser', $3, $3::timestamptz + interval '30 days')`,
      [practice.practiceUuid, user.userUuid, server.now],
    );
    await server.ask(
      "mutation ($login: String!) { requestPasswordReset(input: { login: $login }) { userErrors { code } } }",
      {
        variables: { login: user.userName },
      },
    );
    const [mail] = await server.rows("SELECT body FROM mail WHERE to_address = $1", [`${user.userName}@example.org`]);
    expect(codes(await change(user))).toEqual([]);
    for (const table of ["known_device", "browser_trust"])
      expect(await server.rows(`SELECT FROM ${table} WHERE user_id = $1`, [user.userUuid])).toEqual([]);
    const reset = await server.ask(
      "mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { userErrors { code } } }",
      {
        variables: {
          input: {
            token: /#token=(\S+)/.exec(mail!["body"])![1],
            newPassword: "green kettle 43",
            newPasswordConfirmation: "green kettle 43",
          },
        },
      },
    );
    expect(reset.data.resetPassword.userErrors).toMatchObject([{ code: "ALREADY_USED" }]);
  });

  it("tells the user by mail, and stands in the log without a password", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await change(user);
    const mails = await server.rows("SELECT subject, body FROM mail WHERE to_address = $1", [
      `${user.userName}@example.org`,
    ]);
    expect(mails).toMatchObject([{ subject: "Your password was changed" }]);
    const entries = await entriesOf(user);
    expect(entries.map(({ action, outcome, payload }) => [action, outcome, payload.actor.id])).toEqual([
      ["password.enter", "SUCCESS", user.userUuid],
      ["password.change", "SUCCESS", user.userUuid],
    ]);
    expect(JSON.stringify([entries, mails])).not.toMatch(/kettle|horse/);
  });

  it("asks for the present password, and changes nothing without it", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const refused = await change(user, { password: "wrong horse 7" });
    expect(refused.data.changePassword).toBeNull();
    expect(refused.errors[0]!.extensions).toMatchObject({ code: "PASSWORD_REQUIRED", triesLeft: 9 });
    expect(refused.text).not.toContain("horse");
    expect((await me(user.token)).data.me).not.toBeNull();
    expect((await entriesOf(user)).map(({ action, outcome }) => [action, outcome])).toEqual([
      ["password.enter", "REFUSED"],
    ]);
  });

  it("holds the new one to the rules of the practice, and to be another one", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const cases: [object, string[]][] = [
      [{ newPassword: "short1" }, ["TOO_SHORT"]],
      [{ newPassword: "no digit in here" }, ["INVALID"]],
      [{ newPassword: "password1" }, ["PASSWORD_TOO_COMMON"]],
      [{ newPassword: `${user.userName} 77` }, ["PASSWORD_CONTAINS_USER_NAME"]],
      [{ newPasswordConfirmation: "other kettle 42" }, ["MISMATCH"]],
      [{ newPassword: PASSWORD }, ["INVALID"]],
      [{ newPassword: PASSWORD.replace("7", "\uff17") }, ["INVALID"]],
    ];
    for (const [input, expected] of cases) expect(codes(await change(user, input))).toEqual(expected);
    await server.rows("UPDATE practice SET password_minimum_length = 20 WHERE id = $1", [practice.practiceUuid]);
    expect((await change(user)).data.changePassword.userErrors).toMatchObject([
      { code: "TOO_SHORT", message: expect.stringContaining("20 characters") },
    ]);
    await server.rows("UPDATE practice SET password_minimum_length = 8 WHERE id = $1", [practice.practiceUuid]);
    expect((await me(user.token)).data.me).not.toBeNull();
  });

  it("is refused to who is not signed in", async () => {
    expect((await change({ headers: {} })).errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
  });
});

describe("a change of the password under way", () => {
  it("leaves no other session of the user, also of sign-ins whose password is being checked meanwhile", async () => {
    for (let round = 0; round < 4; round += 1) {
      const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
      const signIns = Array.from({ length: 5 }, () => server.signIn(user.userName).catch(() => null));
      expect(codes(await change(user))).toEqual([]);
      await Promise.all(signIns);
      const live = await server.rows("SELECT FROM session WHERE user_id = $1 AND ended_at IS NULL", [user.userUuid]);
      expect(live).toHaveLength(1);
    }
  });

  it("commits nothing of the other sessions, nor of the old token, after the acknowledgement", async () => {
    const extensions = (user: TestLogin) =>
      server.rows("SELECT id FROM audit_entry WHERE actor_id = $1 AND action = 'session.extend'", [user.userUuid]);
    for (let round = 0; round < 3; round += 1) {
      const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
      const other = await server.signIn(user.userName);
      const asking = [user.token, other].map(async (token) => {
        for (let ended = false; !ended;) ended = (await server.ask(EXTEND, { token })).errors.length > 0;
      });
      const atAcknowledgement = await change(user).then(() => extensions(user));
      await Promise.all(asking);
      expect(await extensions(user)).toHaveLength(atAcknowledgement.length);
    }
  });

  it("waits for a mutation of another session that is held in the middle", async () => {
    const [user, locked] = [
      await server.addLogin(practice, "ADMINISTRATOR"),
      await server.addLogin(practice, "CLINICAL_PROVIDER"),
    ];
    const other = await server.signIn(user.userName);
    const held = await HeldRows.hold(server, "SELECT FROM user_account WHERE id = $1 FOR UPDATE", [locked.userUuid]);
    const mutation = server.ask("mutation ($id: ID!) { unlockLogin(input: { userId: $id }) { userErrors { code } } }", {
      variables: { id: nodeId("User", locked.userUuid) },
      token: other,
    });
    await locksAwaited(server, 1);
    const unlocked = () => server.rows("SELECT FROM audit_entry WHERE action = 'login.unlock'");
    const atAcknowledgement = change(user).then(unlocked);
    await locksAwaited(server, 2);
    await held.letGo();
    expect(await atAcknowledgement).toHaveLength(1);
    expect((await mutation).data.unlockLogin.userErrors).toEqual([]);
    expect((await me(other)).data.me).toBeNull();
  });

  it("lets none of another session begin before it is through", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const other = await server.signIn(user.userName);
    const held = await HeldRows.hold(server, "SELECT FROM user_account WHERE id = $1 FOR UPDATE", [user.userUuid]);
    const changing = change(user);
    await locksAwaited(server, 1);
    const mutations = [user.token, other].map((token) => server.ask(EXTEND, { token }));
    await locksAwaited(server, 3);
    await held.letGo();
    expect(codes(await changing)).toEqual([]);
    for (const { errors } of await Promise.all(mutations))
      expect(errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
  });

  it("is done by one of two at once: the other's session has ended", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const other = await server.signIn(user.userName);
    const answers = await Promise.all([
      change(user),
      change({ token: other }, { newPassword: "green kettle 43" }),
      change(user, { newPassword: "brown kettle 44" }),
    ]);
    const refused = answers.filter(({ errors }) => errors.length > 0);
    expect(refused.map(({ errors }) => errors[0]!.extensions["code"])).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED"]);
    expect(
      await server.rows("SELECT FROM session WHERE user_id = $1 AND ended_at IS NULL", [user.userUuid]),
    ).toHaveLength(1);
  });

  it("keeps the limit of 12 hours after the sign-in", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    for (let hours = 0; hours < 11; hours += 1) {
      for (let quarter = 0; quarter < 6; quarter += 1) {
        server.pass(10 * MINUTE);
        await me(user.token);
      }
    }
    const { bearerToken } = (await change(user)).data.changePassword;
    for (let minutes = 0; minutes < 50; minutes += 10) {
      server.pass(10 * MINUTE);
      expect((await me(bearerToken)).data.me).not.toBeNull();
    }
    server.pass(11 * MINUTE);
    expect((await me(bearerToken)).data.me).toBeNull();
  });
});
