import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { PASSWORD, TestServer, type TestLogin } from "../testing/test-server.ts";
import { mailsTo } from "../testing/two-factor.ts";

/* What must hold when somebody who knew the password, or holds a session, is shut out. */
let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

const REQUEST =
  "mutation ($input: RequestEmailChangeInput!) { requestEmailChange(input: $input) { userErrors { code } } }";
const CONFIRM = "mutation ($token: String!) { confirmEmailChange(input: { token: $token }) { userErrors { code } } }";
const CHANGE = "mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { userErrors { code } } }";

const tokenIn = (body: string) => /#token=(\S+)/.exec(body)![1]!;

describe("an e-mail change that a thief asked for", () => {
  const steal = async (user: TestLogin) => {
    const address = `thief-${user.userName}@evil.example`;
    const input = { userId: nodeId("User", user.userUuid), newEmail: address, password: PASSWORD };
    const { data } = await server.ask(REQUEST, { token: user.token, variables: { input } });
    expect(data.requestEmailChange.userErrors).toEqual([]);
    const [mail] = await server.rows("SELECT body FROM mail WHERE to_address = $1", [address]);
    return tokenIn(mail!["body"]);
  };
  const isOver = async (user: TestLogin, token: string) => {
    const { data } = await server.ask(CONFIRM, { variables: { token } });
    expect(data.confirmEmailChange.userErrors).toHaveLength(1);
    const [row] = await server.rows("SELECT email FROM user_account WHERE id = $1", [user.userUuid]);
    expect(row!["email"]).toBe(`${user.userName}@example.org`);
  };

  it("ends with a change of the password", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const token = await steal(user);
    const input = { password: PASSWORD, newPassword: "quiet harbour 42", newPasswordConfirmation: "quiet harbour 42" };
    const { data } = await server.ask(CHANGE, { token: await server.signIn(user.userName), variables: { input } });
    expect(data.changePassword.userErrors).toEqual([]);
    await isOver(user, token);
  });

  it("ends with a reset of the password, and the log says so", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const token = await steal(user);
    await server.ask(`mutation { requestPasswordReset(input: { login: "${user.userName}" }) { userErrors { code } } }`);
    const reset = (await mailsTo(server, user)).find(({ subject }) => subject === "Set a new password")!;
    await server.ask(
      "mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { userErrors { code } } }",
      {
        variables: {
          input: {
            token: tokenIn(reset.body),
            newPassword: "quiet harbour 43",
            newPasswordConfirmation: "quiet harbour 43",
          },
        },
      },
    );
    await isOver(user, token);
    expect((await server.log(practice)).map(({ action }) => action)).toContain("email-change.cancel");
  });
});
