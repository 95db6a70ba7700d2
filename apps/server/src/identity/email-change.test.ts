import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { addAgent, mailedCode, sendCode, validateCode } from "../testing/pin-asks.ts";
import { PASSWORD, TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";

const REQUEST = `mutation ($input: RequestEmailChangeInput!) { requestEmailChange(input: $input) {
  emailChange { newEmail requestedBy { kind name user { name } } requestedAt expiresAt } userErrors { field code message } } }`;
const CANCEL = `mutation ($input: CancelEmailChangeInput!) { cancelEmailChange(input: $input) {
  user { profile { emailChange { newEmail } } } userErrors { field code } } }`;
const CONFIRM =
  "mutation ($input: ConfirmEmailChangeInput!) { confirmEmailChange(input: $input) { userErrors { field code message } } }";
const STOP =
  "mutation ($input: StopEmailChangeInput!) { stopEmailChange(input: $input) { userErrors { field code message } } }";
const PROFILES = `query ($id: ID!) { user(id: $id) { profile { email emailChange { newEmail requestedBy { name } } } } }`;
const HOUR = 60 * 60_000;

let server: TestServer;
let practice: TestLogin;
let serial = 0;

beforeAll(async () => {
  server = await TestServer.start({ trustedProxies: ["127.0.0.1"] });
  practice = await server.signUp();
});
afterAll(() => server.stop());

const oldEmail = (user: TestLogin) => `${user.userName}@example.org`;
const freshEmail = () => `new${(serial += 1)}@example.org`;
/** Signed in anew: the clock moves between the tests. */
const administrator = async () => ({ ...practice, token: await server.signIn(practice.userName) });
const add = (role: Parameters<TestServer["addLogin"]>[1] = "CLINICAL_PROVIDER") => server.addLogin(practice, role);

function request(user: TestLogin, newEmail: string, by = user, password = PASSWORD): Promise<Answer> {
  return server.ask(REQUEST, {
    variables: { input: { userId: nodeId("User", user.userUuid), newEmail, password } },
    token: by.token,
  });
}
const cancel = (user: TestLogin, by = user) =>
  server.ask(CANCEL, { variables: { input: { userId: nodeId("User", user.userUuid) } }, token: by.token });
/** From an address of its own: by a link one is nobody, and thirty come from one network in 15 minutes. */
const byLink = (document: string, token: string) =>
  server.ask(document, {
    variables: { input: { token } },
    headers: { "x-forwarded-for": `2001:db8:${(serial += 1)}::1` },
  });
const confirm = (token: string) => byLink(CONFIRM, token);
const stop = (token: string) => byLink(STOP, token);
const codes = ({ data }: { data: Loose }) =>
  (Object.values(data)[0] as Loose).userErrors.map(({ code }: { code: string }) => code);
const emailOf = async (user: TestLogin) =>
  (await server.rows("SELECT email FROM user_account WHERE id = $1", [user.userUuid]))[0]!["email"] as string;
const mailsTo = (address: string) =>
  server.rows("SELECT subject, body, expires_at FROM mail WHERE to_address = $1 ORDER BY created_at, id", [address]);
const tokenIn = (body: string) => /#token=(\S+)/.exec(body)![1]!;
const entriesOf = async (user: TestLogin) =>
  (await server.log(practice)).filter(
    ({ action, payload }) => action.startsWith("email-change") && payload.subject?.id === user.userUuid,
  );
const allow = (user: TestLogin, ...rights: string[]) =>
  server.rows(
    `INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) SELECT $1, $2, unnest($3::text[]), 'ALLOW'`,
    [user.practiceUuid, user.userUuid, rights],
  );

/** A change that waits: the tokens of both links. */
async function pending(user: TestLogin, newEmail = freshEmail(), by = user) {
  const answer = await request(user, newEmail, by);
  if (codes(answer).length > 0) throw new Error(answer.text);
  const [toNew, toOld] = [(await mailsTo(newEmail)).at(-1)!, (await mailsTo(oldEmail(user))).at(-1)!];
  return { newEmail, confirmToken: tokenIn(toNew["body"]), stopToken: tokenIn(toOld["body"]) };
}

describe("asking for a change of one's e-mail address", () => {
  it("mails the new address a link and the old one a notice with a stop link, and changes nothing", async () => {
    const user = await add();
    const newEmail = freshEmail();
    const { data } = await request(user, ` ${newEmail} `);
    expect(data.requestEmailChange).toEqual({
      emailChange: {
        newEmail,
        requestedBy: { kind: "USER", name: "Jordan Blake", user: { name: "Jordan Blake" } },
        requestedAt: server.now.toISOString(),
        expiresAt: new Date(server.now.getTime() + 72 * HOUR).toISOString(),
      },
      userErrors: [],
    });
    const [toNew] = await mailsTo(newEmail);
    expect(toNew!["body"]).toMatch(/^http:\/\/localhost:4000\/confirm-email#token=\S{66}$/m);
    const [toOld] = await mailsTo(oldEmail(user));
    expect(toOld!["body"]).toMatch(/^http:\/\/localhost:4000\/stop-email-change#token=\S{66}$/m);
    expect(toOld!["body"]).toContain(newEmail);
    expect(await emailOf(user)).toBe(oldEmail(user));
    const profile = await server.ask(PROFILES, { variables: { id: nodeId("User", user.userUuid) }, token: user.token });
    expect(profile.data.user.profile).toEqual({
      email: oldEmail(user),
      emailChange: { newEmail, requestedBy: { name: "Jordan Blake" } },
    });
    const entries = await entriesOf(user);
    expect(entries).toMatchObject([{ action: "email-change.request", payload: { detail: ` to ${newEmail}` } }]);
    for (const mail of [toNew, toOld]) expect(JSON.stringify(entries)).not.toContain(tokenIn(mail!["body"]));
  });

  it("refuses what is no address, the present one, and one that a user of the practice has, a disabled one too", async () => {
    const [user, disabled] = [await add(), await add()];
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [disabled.userUuid]);
    expect(codes(await request(user, "nobody"))).toEqual(["INVALID"]);
    expect(codes(await request(user, ""))).toEqual(["REQUIRED"]);
    expect(codes(await request(user, oldEmail(user).toUpperCase()))).toEqual(["INVALID"]);
    const taken = await request(user, oldEmail(disabled).toUpperCase());
    expect(taken.data.requestEmailChange.userErrors).toMatchObject([
      {
        field: ["input", "newEmail"],
        code: "TAKEN",
        message: expect.stringContaining(oldEmail(disabled).toUpperCase()),
      },
    ]);
    const other = await server.signUp("Other");
    expect(codes(await request(user, oldEmail(other)))).toEqual([]);
    expect(await mailsTo(oldEmail(disabled))).toEqual([]);
  });

  it("asks for the password", async () => {
    const user = await add();
    const newEmail = freshEmail();
    const { errors } = await request(user, newEmail, user, "wrong horse 7");
    expect(errors[0]!.extensions["code"]).toBe("PASSWORD_REQUIRED");
    expect(await mailsTo(newEmail)).toEqual([]);
  });

  it("mails a user's addresses ten times an hour at most", async () => {
    const user = await add();
    for (let times = 0; times < 10; times += 1) expect(codes(await request(user, freshEmail()))).toEqual([]);
    const { errors } = await request(user, freshEmail());
    expect(errors[0]!.extensions).toMatchObject({ code: "RATE_LIMITED", retryAfterSeconds: 3600 });
    server.pass(HOUR);
    const token = await server.signIn(user.userName);
    expect(codes(await request(user, freshEmail(), { ...user, token }))).toEqual([]);
  });

  it("counts what is refused, since that may tell whose address is taken: ten an hour at most, over all users", async () => {
    const [user, other] = [await add(), await add()];
    const asker = await server.addLogin(practice, "ALL_ACCESS");
    for (let times = 0; times < 9; times += 1)
      expect(codes(await request(times % 2 === 0 ? user : other, oldEmail(asker), asker))).toEqual(["TAKEN"]);
    // What is not refused takes nothing from it.
    expect(codes(await request(user, freshEmail(), asker))).toEqual([]);
    expect(codes(await request(user, oldEmail(other), asker))).toEqual(["TAKEN"]);
    for (const email of [oldEmail(other), freshEmail()])
      expect((await request(user, email, asker)).errors[0]!.extensions["code"]).toBe("RATE_LIMITED");
    expect(codes(await request(user, freshEmail()))).toEqual([]);
  });

  it("replaces the change that was pending: its links are void", async () => {
    const user = await add();
    const first = await pending(user);
    const second = await pending(user);
    expect(codes(await confirm(first.confirmToken))).toEqual(["WRONG_STATE"]);
    expect(codes(await stop(first.stopToken))).toEqual(["WRONG_STATE"]);
    expect(codes(await confirm(second.confirmToken))).toEqual([]);
    expect(await emailOf(user)).toBe(second.newEmail);
  });

  it("leaves one pending of many at once", async () => {
    const user = await add();
    const answers = await Promise.all(Array.from({ length: 5 }, () => request(user, freshEmail())));
    expect(answers.flatMap(codes)).toEqual([]);
    const states = await server.rows("SELECT state FROM email_change WHERE user_id = $1", [user.userUuid]);
    expect(states.filter((row) => row["state"] === "PENDING")).toHaveLength(1);
  });
});

describe("asking for a change of another's", () => {
  it("needs USER_UPDATE, and the log and the mails name who asked", async () => {
    const [user, colleague, asker] = [await add(), await add(), await administrator()];
    const refused = await request(user, freshEmail(), colleague);
    expect(refused.errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    expect((await server.log(practice)).at(-1)).toMatchObject({ action: "email-change.request", outcome: "REFUSED" });
    const { newEmail } = await pending(user, freshEmail(), asker);
    expect((await mailsTo(oldEmail(user)))[0]!["body"]).toContain("Grace Adeyemi asked");
    expect((await mailsTo(newEmail))[0]!["body"]).toContain("Grace Adeyemi asked");
    expect(await entriesOf(user)).toMatchObject([{ outcome: "SUCCESS", payload: { actor: { id: asker.userUuid } } }]);
  });

  it("needs every right that the other holds: it would be a way to take a stronger login over", async () => {
    const [weaker, equal, stronger] = [
      await add("PATIENT_COORDINATOR"),
      await add("PATIENT_COORDINATOR"),
      await add("CLINICAL_PROVIDER"),
    ];
    await allow(weaker, "user:update");
    const newEmail = freshEmail();
    const { data } = await request(stronger, newEmail, weaker);
    expect(data.requestEmailChange).toMatchObject({
      emailChange: null,
      userErrors: [{ field: ["input", "userId"], code: "RIGHT_NOT_HELD" }],
    });
    expect(await mailsTo(newEmail)).toEqual([]);
    expect(await entriesOf(stronger)).toMatchObject([{ outcome: "REFUSED" }]);
    expect(codes(await request(equal, newEmail, weaker))).toEqual([]);
  });

  it("does not outlast the access of who asked: disabled, or weaker than the other by then", async () => {
    const asker = async () => {
      const login = await add("PATIENT_COORDINATOR");
      await allow(login, "user:update");
      return login;
    };
    const [disabled, weaker] = [await asker(), await asker()];
    const [one, two] = [await add("PATIENT_COORDINATOR"), await add("PATIENT_COORDINATOR")];
    const changes = [await pending(one, freshEmail(), disabled), await pending(two, freshEmail(), weaker)];
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [disabled.userUuid]);
    await allow(two, "chart:open");
    for (const { confirmToken } of changes) expect(codes(await confirm(confirmToken))).toEqual(["INVALID"]);
    expect([await emailOf(one), await emailOf(two)]).toEqual([oldEmail(one), oldEmail(two)]);
    expect((await entriesOf(two)).map(({ action, outcome }) => [action, outcome])).toEqual([
      ["email-change.request", "SUCCESS"],
      ["email-change.confirm", "REFUSED"],
    ]);
  });

  it("finds no user of another practice, none who is disabled, and asks for a sign-in", async () => {
    const [user, other] = [await add(), await server.signUp("Other")];
    expect((await request(user, freshEmail(), other)).errors[0]!.extensions["code"]).toBe("NOT_FOUND");
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [user.userUuid]);
    expect(codes(await request(user, freshEmail(), await administrator()))).toEqual(["WRONG_STATE"]);
    const anonymous = await server.ask(REQUEST, {
      variables: { input: { userId: nodeId("User", user.userUuid), newEmail: freshEmail(), password: PASSWORD } },
    });
    expect(anonymous.errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
  });
});

describe("confirming by the new address's link", () => {
  it("changes the address for signing in too, keeps the sessions, tells the old address and the administrators", async () => {
    const user = await add();
    const { newEmail, confirmToken } = await pending(user);
    const before = (await mailsTo(`${practice.userName}@example.org`)).length;
    expect(codes(await confirm(confirmToken))).toEqual([]);
    expect(await emailOf(user)).toBe(newEmail);
    expect(await server.signIn(newEmail.toUpperCase())).toMatch(/\./);
    await expect(server.signIn(oldEmail(user))).rejects.toThrow("WRONG_CREDENTIALS");
    const profile = await server.ask(PROFILES, { variables: { id: nodeId("User", user.userUuid) }, token: user.token });
    expect(profile.data.user.profile).toEqual({ email: newEmail, emailChange: null });
    expect((await mailsTo(oldEmail(user))).at(-1)).toMatchObject({ subject: "Your e-mail address was changed" });
    const toAdministrator = (await mailsTo(`${practice.userName}@example.org`)).slice(before);
    expect(toAdministrator).toMatchObject([{ body: expect.stringContaining(newEmail) }]);
    expect((await entriesOf(user)).at(-1)).toMatchObject({
      action: "email-change.confirm",
      payload: { actor: { kind: "ANONYMOUS" }, changes: [{ field: "email", before: oldEmail(user), after: newEmail }] },
    });
  });

  it("mails no administrators where the practice has muted it", async () => {
    const muted = await server.signUp("Muted");
    await server.rows("UPDATE practice SET muted_mail_topics = '{EMAIL_CHANGED}' WHERE id = $1", [muted.practiceUuid]);
    const user = await server.addLogin(muted, "CLINICAL_PROVIDER");
    const { confirmToken } = await pending(user);
    expect(codes(await confirm(confirmToken))).toEqual([]);
    expect(await mailsTo(`${muted.userName}@example.org`)).toEqual([]);
  });

  it("voids the reset links that went to the old address", async () => {
    const user = await add();
    const { confirmToken } = await pending(user);
    await server.ask(
      "mutation ($login: String!) { requestPasswordReset(input: { login: $login }) { userErrors { code } } }",
      {
        variables: { login: user.userName },
      },
    );
    const token = tokenIn((await mailsTo(oldEmail(user))).at(-1)!["body"]);
    expect(codes(await confirm(confirmToken))).toEqual([]);
    const reset = await server.ask(
      "mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { userErrors { code } } }",
      { variables: { input: { token, newPassword: "blue kettle 42", newPasswordConfirmation: "blue kettle 42" } } },
    );
    expect(codes(reset)).toEqual(["ALREADY_USED"]);
  });

  it("voids the support code that went to the old address", async () => {
    const user = await add();
    const agent = await addAgent(server);
    const { confirmToken } = await pending(user);
    await sendCode(server, agent, user);
    const code = await mailedCode(server, user);
    expect(codes(await confirm(confirmToken))).toEqual([]);
    expect((await validateCode(server, agent, user, code)).data.vendorValidateSupportCode).toMatchObject({
      matched: null,
      userErrors: [{ code: "WRONG_STATE" }],
    });
  });

  it("works once, within 72 hours, with the right link of a user who is not disabled", async () => {
    const [user, late, gone] = [await add(), await add(), await add()];
    const { confirmToken, stopToken } = await pending(user);
    for (const token of ["x", practice.token, stopToken, `${confirmToken.slice(0, -2)}AA`])
      expect(codes(await confirm(token))).toEqual(["INVALID"]);
    expect(codes(await confirm(confirmToken))).toEqual([]);
    expect(codes(await confirm(confirmToken))).toEqual(["ALREADY_USED"]);
    expect((await entriesOf(user)).at(-1)).toMatchObject({
      outcome: "REFUSED",
      payload: { detail: ": the link was used before" },
    });
    const ofGone = await pending(gone);
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [gone.userUuid]);
    expect(codes(await confirm(ofGone.confirmToken))).toEqual(["INVALID"]);
    expect(codes(await stop(ofGone.stopToken))).toEqual(["INVALID"]);
    const ofLate = await pending(late);
    server.pass(72 * HOUR);
    expect(codes(await confirm(ofLate.confirmToken))).toEqual(["EXPIRED"]);
    expect(codes(await stop(ofLate.stopToken))).toEqual(["EXPIRED"]);
    expect(await emailOf(late)).toBe(oldEmail(late));
  });

  it("finds an address that another user has got meanwhile taken, and stays pending", async () => {
    const [user, first] = [await add(), await add()];
    const { newEmail, confirmToken } = await pending(user);
    await server.rows("UPDATE user_account SET email = $2, email_folded = $2 WHERE id = $1", [
      first.userUuid,
      newEmail,
    ]);
    const { data } = await confirm(confirmToken);
    expect(data.confirmEmailChange.userErrors).toMatchObject([
      { field: ["input", "token"], code: "TAKEN", message: expect.stringContaining(newEmail) },
    ]);
    expect((await entriesOf(user)).at(-1)).toMatchObject({ action: "email-change.confirm", outcome: "REFUSED" });
    await server.rows("UPDATE user_account SET email = $2, email_folded = $2 WHERE id = $1", [
      first.userUuid,
      freshEmail(),
    ]);
    expect(codes(await confirm(confirmToken))).toEqual([]);
  });

  it("gives an address to one of two who confirm it at the same moment", async () => {
    const [one, two] = [await add(), await add()];
    const newEmail = freshEmail();
    const tokens = [(await pending(one, newEmail)).confirmToken, (await pending(two, newEmail)).confirmToken];
    const answers = await Promise.all(tokens.map(confirm));
    expect(answers.map(codes).toSorted((a, b) => a.length - b.length)).toEqual([[], ["TAKEN"]]);
  });

  it("is throttled by address", async () => {
    const ask = () =>
      server.ask(CONFIRM, { variables: { input: { token: "x" } }, headers: { "x-forwarded-for": "203.0.113.50" } });
    for (let times = 0; times < 30; times += 1) expect(codes(await ask())).toEqual(["INVALID"]);
    expect((await ask()).errors[0]!.extensions["code"]).toBe("RATE_LIMITED");
  });
});

describe("stopping from the old address, and cancelling", () => {
  it("ends the change: the new address confirms no more", async () => {
    const user = await add();
    const { confirmToken, stopToken } = await pending(user);
    expect(codes(await stop(confirmToken))).toEqual(["INVALID"]);
    expect(codes(await stop(stopToken))).toEqual([]);
    expect(codes(await stop(stopToken))).toEqual(["ALREADY_USED"]);
    expect(codes(await confirm(confirmToken))).toEqual(["WRONG_STATE"]);
    expect(await emailOf(user)).toBe(oldEmail(user));
    expect((await entriesOf(user)).map(({ action, outcome }) => [action, outcome])).toEqual([
      ["email-change.request", "SUCCESS"],
      ["email-change.stop", "SUCCESS"],
      ["email-change.stop", "REFUSED"],
      ["email-change.confirm", "REFUSED"],
    ]);
  });

  it("comes too late after the confirmation, and says what to do", async () => {
    const { confirmToken, stopToken } = await pending(await add());
    await confirm(confirmToken);
    const { data } = await stop(stopToken);
    expect(data.stopEmailChange.userErrors).toMatchObject([
      { code: "WRONG_STATE", message: expect.stringContaining("administrator") },
    ]);
  });

  it("of confirm and stop at the same moment exactly one wins", async () => {
    for (let round = 0; round < 5; round += 1) {
      const user = await add();
      const { newEmail, confirmToken, stopToken } = await pending(user);
      const [confirmed, stopped] = (await Promise.all([confirm(confirmToken), stop(stopToken)])).map(
        (answer) => codes(answer).length === 0,
      );
      expect(confirmed).not.toBe(stopped);
      expect(await emailOf(user)).toBe(confirmed ? newEmail : oldEmail(user));
    }
  });

  it("is cancelled by the user or with USER_UPDATE, once", async () => {
    const [user, colleague] = [await add(), await add()];
    const { confirmToken } = await pending(user);
    expect((await cancel(user, colleague)).errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    const { data } = await cancel(user);
    expect(data.cancelEmailChange).toEqual({ user: { profile: { emailChange: null } }, userErrors: [] });
    expect(codes(await confirm(confirmToken))).toEqual(["WRONG_STATE"]);
    expect(codes(await cancel(user))).toEqual(["WRONG_STATE"]);
    await pending(user);
    expect(codes(await cancel(user, await administrator()))).toEqual([]);
    const other = await server.signUp("Other");
    expect((await cancel(user, other)).errors[0]!.extensions["code"]).toBe("NOT_FOUND");
    expect((await entriesOf(user)).filter(({ action }) => action === "email-change.cancel")).toHaveLength(2);
  });
});
