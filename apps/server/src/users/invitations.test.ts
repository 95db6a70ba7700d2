import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AccessAsks } from "../testing/access-asks.ts";
import { TestServer, uuidOf, type Loose, type TestLogin } from "../testing/test-server.ts";
import { faultsOf, idOf, newUserInput, refusalsOf, UserAsks } from "../testing/user-asks.ts";

const ACCEPT =
  "mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { userErrors { field code message } } }";
const PASSWORD = "green kettle 42";
const HOUR = 60 * 60_000;

let server: TestServer;
let practice: TestLogin;
let users: UserAsks;

beforeAll(async () => {
  server = await TestServer.start({ trustedProxies: ["127.0.0.1"] });
});
beforeEach(async () => {
  practice = await server.signUp();
  users = new UserAsks(server, practice);
});
afterAll(() => server.stop());

/** A user who was invited: his login without a token, and the mailed one. */
async function invite(changes: object = {}): Promise<TestLogin & { email: string; mailed: string }> {
  const input = newUserInput({ invite: true, password: undefined, passwordConfirmation: undefined, ...changes });
  const { data } = await users.change("addUser", input);
  const { user, userErrors } = data.addUser;
  expect(userErrors).toEqual([]);
  return {
    userName: input.userName,
    email: input.email,
    token: "",
    userUuid: uuidOf(user.id),
    practiceUuid: practice.practiceUuid,
    mailed: await tokenMailedTo(input.email),
  };
}

const mailsTo = (address: string) =>
  server.rows("SELECT subject, body FROM mail WHERE to_address = $1 ORDER BY id", [address]);
const tokenMailedTo = async (address: string) =>
  /http:\/\/localhost:4000\/invitation#token=(\S+)/.exec((await mailsTo(address)).at(-1)!["body"])![1]!;
let address = 0;
/** Each from an address of its own, unless one is given: so many tries have no budget. */
const accept = (token: string, changes: object = {}, from = `203.0.113.${(address += 1)}`) =>
  server.ask(ACCEPT, {
    variables: { input: { token, password: PASSWORD, passwordConfirmation: PASSWORD, ...changes } },
    headers: { "x-forwarded-for": from },
  });
const stateOf = async (user: TestLogin) => (await users.userOf(user)).state;
const entries = async () =>
  (await server.log(practice)).filter(({ action }) => action.startsWith("invitation.")) as Loose[];

describe("an invitation", () => {
  it("is mailed with the user name and a link, in the name of who invites", async () => {
    const user = await invite({ profile: { firstName: "Ada", lastName: "Moss" } });
    const [mail] = await mailsTo(user.email);
    expect(mail!["subject"]).toBe("Your login at Harbor Family Medicine");
    expect(mail!["body"]).toContain("Hello Ada Moss");
    expect(mail!["body"]).toContain("Grace Adeyemi has made a login for you at Harbor Family Medicine.");
    expect(mail!["body"]).toContain(`Your user name is ${user.userName}.`);
    expect(await stateOf(user)).toBe("INVITED");
    expect(await entries()).toMatchObject([
      { action: "invitation.send", payload: { actor: { id: practice.userUuid }, subject: { label: "Ada Moss" } } },
    ]);
  });

  it("is no login before it is accepted, and signs nobody in when it is", async () => {
    const user = await invite();
    await expect(server.signIn(user.userName, PASSWORD)).rejects.toThrow("WRONG_CREDENTIALS");
    const answer = await accept(user.mailed);
    expect(faultsOf(answer)).toEqual([]);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await stateOf(user)).toBe("ACTIVE");
    expect(await server.signIn(user.userName, PASSWORD)).toMatch(/\./);
    const [, accepted] = await entries();
    expect(accepted).toMatchObject({
      action: "invitation.accept",
      outcome: "SUCCESS",
      payload: { actor: { kind: "ANONYMOUS" } },
    });
    expect(JSON.stringify(await server.log(practice))).not.toContain("kettle");
  });

  it("is accepted once, also when many do it at once", async () => {
    const user = await invite();
    const answers = await Promise.all(Array.from({ length: 6 }, () => accept(user.mailed)));
    expect(answers.filter((answer) => faultsOf(answer).length === 0)).toHaveLength(1);
    expect(faultsOf(await accept(user.mailed))).toEqual(["token ALREADY_USED"]);
    expect((await entries()).at(-1)).toMatchObject({ action: "invitation.accept", outcome: "REFUSED" });
  });

  it("takes a password by the rules of every other, and a fault does not use the link up", async () => {
    const user = await invite();
    expect(faultsOf(await accept(user.mailed, { password: "short1" }))).toEqual([
      "password TOO_SHORT",
      "passwordConfirmation MISMATCH",
    ]);
    const own = `${user.userName} 77`;
    expect(faultsOf(await accept(user.mailed, { password: own, passwordConfirmation: own }))).toEqual([
      "password PASSWORD_CONTAINS_USER_NAME",
    ]);
    await server.rows("UPDATE practice SET password_minimum_length = 20 WHERE id = $1", [practice.practiceUuid]);
    expect(faultsOf(await accept(user.mailed))).toEqual(["password TOO_SHORT"]);
    const long = "a green kettle of 42 litres";
    expect(faultsOf(await accept(user.mailed, { password: long, passwordConfirmation: long }))).toEqual([]);
  });

  it("holds for 72 hours", async () => {
    const user = await invite();
    server.pass(72 * HOUR - 1);
    expect(faultsOf(await accept(user.mailed, { password: "x" }))).not.toContain("token EXPIRED");
    server.pass(1);
    expect(faultsOf(await accept(user.mailed))).toEqual(["token EXPIRED"]);
    expect(
      await server.rows("SELECT FROM user_account WHERE id = $1 AND state = 'INVITED'", [user.userUuid]),
    ).toHaveLength(1);
  });

  it("is no other link: neither a reset, a session, another practice's nor nonsense", async () => {
    const other = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await users.change("sendPasswordReset", { userId: idOf(other) });
    const [reset] = await mailsTo(`${other.userName}@example.org`);
    const resetToken = /reset-password#token=(\S+)/.exec(reset!["body"])![1]!;
    const { mailed } = await invite();
    const elsewhere = `${(await server.signUp("Elsewhere")).token.split(".")[0]}.${mailed.split(".")[1]}`;
    for (const token of [resetToken, practice.token, elsewhere, "nonsense", ""])
      expect(faultsOf(await accept(token))).toEqual(["token INVALID"]);
  });

  it("is guessed from no address more than its budget", async () => {
    const answers = [];
    for (let index = 0; index < 31; index += 1) answers.push(await accept("nonsense", {}, "198.51.100.7"));
    expect(refusalsOf(answers.at(-1)!)).toEqual(["RATE_LIMITED"]);
    expect(refusalsOf(answers[0]!)).toEqual([]);
  });
});

describe("an invitation that is sent again", () => {
  it("voids the link before it", async () => {
    const user = await invite();
    server.pass(100 * HOUR);
    practice = { ...practice, token: await server.signIn(practice.userName) };
    users = new UserAsks(server, practice);
    expect(faultsOf(await users.change("resendInvitation", { userId: idOf(user) }))).toEqual([]);
    const again = await tokenMailedTo(user.email);
    expect(faultsOf(await accept(user.mailed))).toEqual(["token ALREADY_USED"]);
    expect(faultsOf(await accept(again))).toEqual([]);
    expect(await server.signIn(user.userName, PASSWORD)).toMatch(/\./);
  });

  it("goes to nobody who has accepted, or is disabled", async () => {
    const [accepted, disabled] = [await invite(), await invite()];
    await accept(accepted.mailed);
    await users.disable(disabled);
    for (const user of [accepted, disabled])
      expect(faultsOf(await users.change("resendInvitation", { userId: idOf(user) }))).toEqual(["userId WRONG_STATE"]);
    expect(await mailsTo(accepted.email)).toHaveLength(1);
  });

  it("needs USER_ADD", async () => {
    const user = await invite();
    const manager = await server.addLogin(practice, "CLINICAL_MANAGER");
    const answer = await new UserAsks(server, manager).change("resendInvitation", { userId: idOf(user) });
    expect(refusalsOf(answer)).toEqual(["FORBIDDEN"]);
    expect((await entries()).at(-1)).toMatchObject({ action: "invitation.send", outcome: "REFUSED" });
  });
});

describe("an invited user who is disabled", () => {
  it("accepts no more; brought back, he is invited again and has what he was given", async () => {
    const roleIds = [await new AccessAsks(server, practice).role("CLINICAL_PROVIDER")];
    const user = await invite({ roleIds });
    await users.disable(user);
    expect(faultsOf(await accept(user.mailed))).toEqual(["token ALREADY_USED"]);
    expect((await users.enable(user)).data.enableUser).toMatchObject({ user: { state: "INVITED" }, userErrors: [] });
    expect(faultsOf(await accept(user.mailed))).toEqual(["token ALREADY_USED"]);
    await users.change("resendInvitation", { userId: idOf(user) });
    expect(faultsOf(await accept(await tokenMailedTo(user.email)))).toEqual([]);
    const token = await server.signIn(user.userName, PASSWORD);
    const { data } = await server.ask("{ me { rights } }", { token });
    expect(data.me.rights).toContain("CHART_OPEN");
  });
});

describe("a reset link for another", () => {
  const send = (user: TestLogin, asks = users) => asks.change("sendPasswordReset", { userId: idOf(user) });

  it("goes to the user's own address and tells who asked for it", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const { data } = await send(user);
    expect(data.sendPasswordReset).toMatchObject({ user: { name: "Jordan Blake" }, userErrors: [] });
    const [mail] = await mailsTo(`${user.userName}@example.org`);
    expect(mail!["body"]).toContain("Grace Adeyemi asked to set a new password");
    const token = /reset-password#token=(\S+)/.exec(mail!["body"])![1]!;
    const { data: reset } = await server.ask(
      "mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { userErrors { code } } }",
      { variables: { input: { token, newPassword: PASSWORD, newPasswordConfirmation: PASSWORD } } },
    );
    expect(reset.resetPassword.userErrors).toEqual([]);
    expect(await server.signIn(user.userName, PASSWORD)).toMatch(/\./);
    expect(await server.log(practice)).toContainEqual(
      expect.objectContaining({
        action: "password-reset.send",
        payload: expect.objectContaining({ actor: expect.objectContaining({ id: practice.userUuid }) }),
      }),
    );
  });

  it("goes to nobody who is invited or disabled, and is sent by nobody without USER_UPDATE", async () => {
    const disabled = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await users.disable(disabled);
    for (const user of [await invite(), disabled]) expect(faultsOf(await send(user))).toEqual(["userId WRONG_STATE"]);
    const manager = await server.addLogin(practice, "CLINICAL_MANAGER");
    expect(refusalsOf(await send(practice, new UserAsks(server, manager)))).toEqual(["FORBIDDEN"]);
  });
});
