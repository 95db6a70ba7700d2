import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { PASSWORD, TestServer, type TestLogin } from "../testing/test-server.ts";

const SIGN_IN = "mutation ($input: SignInInput!) { signIn(input: $input) { session { id } userErrors { code } } }";
const UNLOCK =
  "mutation ($input: UnlockLoginInput!) { unlockLogin(input: $input) { user { name } userErrors { field code } } }";

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

const signIn = (user: TestLogin, password = PASSWORD) =>
  server.ask(SIGN_IN, { variables: { input: { login: user.userName, password } } });
const unlock = (user: TestLogin, token?: string) =>
  server.ask(UNLOCK, {
    variables: { input: { userId: nodeId("User", user.userUuid) } },
    ...(token === undefined ? {} : { token }),
  });
const codeOf = ({ errors }: { errors: readonly { extensions: Record<string, unknown> }[] }) =>
  errors[0]?.extensions["code"];

async function lockOut(user: TestLogin): Promise<void> {
  for (let failure = 0; failure < 11; failure += 1) await signIn(user, "wrong horse 7");
  expect(codeOf(await signIn(user))).toBe("RATE_LIMITED");
}

describe("unlocking a login", () => {
  it("lets a throttled login sign in at once, by an administrator, and stands in the log", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await lockOut(user);
    const { data } = await unlock(user, practice.token);
    expect(data.unlockLogin).toEqual({ user: { name: "Jordan Blake" }, userErrors: [] });
    expect((await signIn(user)).data.signIn.session).not.toBeNull();
    const entries = (await server.log(practice)).filter(({ action }) => action === "login.unlock");
    expect(entries).toMatchObject([
      { outcome: "SUCCESS", payload: { actor: { id: practice.userUuid }, subject: { id: user.userUuid } } },
    ]);
  });

  it("gives a new budget and not an endless one", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await lockOut(user);
    await unlock(user, practice.token);
    await lockOut(user);
  });

  it("is not done by who holds less than the user: it would give new tries at a stronger login", async () => {
    const clerk = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await server.rows(
      "INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, 'user:update', 'ALLOW')",
      [practice.practiceUuid, clerk.userUuid],
    );
    const { data } = await unlock(practice, clerk.token);
    expect(data.unlockLogin.userErrors).toEqual([{ field: ["input", "userId"], code: "RIGHT_NOT_HELD" }]);
    expect((await server.log(practice)).at(-1)).toMatchObject({ action: "login.unlock", outcome: "REFUSED" });
  });

  it("is done five times a day at most", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    for (let time = 0; time < 5; time += 1)
      expect((await unlock(user, practice.token)).data.unlockLogin.userErrors).toEqual([]);
    expect(codeOf(await unlock(user, practice.token))).toBe("RATE_LIMITED");
  });

  it("of oneself is refused: a stolen session would gain tries at the password by it", async () => {
    const { data } = await unlock(practice, practice.token);
    expect(data.unlockLogin.userErrors).toEqual([{ field: ["input", "userId"], code: "WRONG_STATE" }]);
  });

  it("is refused without the right, to another practice, and to who is not signed in", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const colleague = await server.addLogin(practice, "CLINICAL_MANAGER");
    expect(codeOf(await unlock(user, colleague.token))).toBe("FORBIDDEN");
    expect((await server.log(practice)).at(-1)).toMatchObject({ action: "login.unlock", outcome: "REFUSED" });
    const other = await server.signUp("Other");
    expect(codeOf(await unlock(user, other.token))).toBe("NOT_FOUND");
    expect(codeOf(await unlock(user))).toBe("UNAUTHENTICATED");
  });
});
