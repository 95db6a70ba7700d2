import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { PASSWORD, TestServer, type TestLogin, type Loose } from "../testing/test-server.ts";

const REQUEST =
  "mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { userErrors { code } } }";
const RESET =
  "mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { userErrors { field code message } } }";
const NEW_PASSWORD = "blue kettle 42";

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

async function mailedToken(login: TestLogin): Promise<string> {
  await server.ask(REQUEST, { variables: { input: { login: login.userName } } });
  const { data } = await server.ask("{ mailbox { to subject text } }");
  const mail = data.mailbox.find(({ to }: { to: string }) => to === `${login.userName}@example.org`);
  return /http:\/\/localhost:4000\/reset-password#token=(\S+)/.exec(mail.text)![1]!;
}

const reset = (token: string, newPassword = NEW_PASSWORD, newPasswordConfirmation = newPassword) =>
  server.ask(RESET, { variables: { input: { token, newPassword, newPasswordConfirmation } } });
const codes = ({ data }: { data: Loose }) => data.resetPassword.userErrors.map(({ code }: { code: string }) => code);

describe("password reset", () => {
  it("answers alike for a login that exists and one that does not, and mails only the first", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const known = await server.ask(REQUEST, { variables: { input: { login: user.userName } } });
    const unknown = await server.ask(REQUEST, { variables: { input: { login: "nobody.at.all" } } });
    expect(known.data).toEqual(unknown.data);
    const mails = await server.rows(
      "SELECT to_address FROM mail WHERE to_address LIKE $1 OR to_address LIKE 'nobody%'",
      [`${user.userName}%`],
    );
    expect(mails).toHaveLength(1);
  });

  it("sets the password once, ends all sessions and signs nobody in", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const token = await mailedToken(user);
    const answer = await reset(token);
    expect(codes(answer)).toEqual([]);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect((await server.ask("{ me { actor { name } } }", { token: user.token })).data.me).toBeNull();
    await expect(server.signIn(user.userName, PASSWORD)).rejects.toThrow("WRONG_CREDENTIALS");
    expect(await server.signIn(user.userName, NEW_PASSWORD)).toMatch(/\./);
    expect(codes(await reset(token, "green kettle 43"))).toEqual(["ALREADY_USED"]);
    const entries = (await server.log(practice)).filter(
      ({ payload }) => payload.subject?.id === user.userUuid && payload.action.startsWith("password"),
    );
    expect(entries.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["password-reset.send", "SUCCESS"],
      ["password.reset", "SUCCESS"],
      ["password.reset", "REFUSED"],
    ]);
    expect(JSON.stringify(entries)).not.toContain("kettle");
  });

  it("leaves no session of the old password, also of those whose password is being checked meanwhile", async () => {
    for (let round = 0; round < 4; round += 1) {
      const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
      const token = await mailedToken(user);
      const signIns = Array.from({ length: 5 }, () => server.signIn(user.userName).catch(() => null));
      expect(codes(await reset(token))).toEqual([]);
      await Promise.all(signIns);
      expect(await server.rows("SELECT FROM session WHERE user_id = $1 AND ended_at IS NULL", [user.userUuid])).toEqual(
        [],
      );
    }
  });

  it("is mailed to the address that holds when the link does: one that is being confirmed is waited for", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const held = await HeldRows.hold(
      server,
      "UPDATE user_account SET email = 'confirmed@example.org', email_folded = 'confirmed@example.org' WHERE id = $1",
      [user.userUuid],
    );
    const answer = server.ask(REQUEST, { variables: { input: { login: user.userName } } });
    await locksAwaited(server, 1);
    await held.letGo();
    await answer;
    const mails = await server.rows("SELECT to_address FROM mail WHERE body LIKE '%' || $1 || '%'", [user.userName]);
    expect(mails).toEqual([{ to_address: "confirmed@example.org" }]);
  });

  it("starts the login's budgets anew and forgets its browsers", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const token = await mailedToken(user);
    const signIn = (password: string) =>
      server.ask("mutation ($input: SignInInput!) { signIn(input: $input) { session { id } } }", {
        variables: { input: { login: user.userName, password } },
      });
    await signIn(PASSWORD);
    await server.rows(
      `INSERT INTO browser_trust (practice_id, id, user_id, token_hash, device, trusted_at, expires_at)
       VALUES ($1, gen_random_uuid(), $2, 'x', 'a browser', $3, $3::timestamptz + interval '30 days')`,
      [practice.practiceUuid, user.userUuid, server.now],
    );
    const devices = () =>
      server.rows(
        "SELECT user_id FROM known_device WHERE user_id = $1 UNION ALL SELECT user_id FROM browser_trust WHERE user_id = $1",
        [user.userUuid],
      );
    expect(await devices()).toHaveLength(2);
    for (let failure = 0; failure < 11; failure += 1) await signIn("wrong horse 7");
    expect((await signIn(PASSWORD)).errors[0]!.extensions["code"]).toBe("RATE_LIMITED");
    expect(codes(await reset(token))).toEqual([]);
    expect(await devices()).toHaveLength(0);
    expect((await signIn(NEW_PASSWORD)).data.signIn.session).not.toBeNull();
  });

  it("is used by one of many at once", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const token = await mailedToken(user);
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => reset(token, `blue kettle ${index}0`)));
    expect(answers.filter((answer) => codes(answer).length === 0)).toHaveLength(1);
  });

  it("holds for one hour, and a fault in the new password does not use the link up", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const token = await mailedToken(user);
    expect(codes(await reset(token, "short1"))).toEqual(["TOO_SHORT"]);
    expect(codes(await reset(token, NEW_PASSWORD, "other kettle 42"))).toEqual(["MISMATCH"]);
    expect(codes(await reset(token, `${user.userName} 77`))).toEqual(["PASSWORD_CONTAINS_USER_NAME"]);
    server.pass(61 * 60_000);
    expect(codes(await reset(token))).toEqual(["EXPIRED"]);
    expect(codes(await reset("x"))).toEqual(["INVALID"]);
    expect(codes(await reset(practice.token))).toEqual(["INVALID"]);
  });
});
