import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { PASSWORD, TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { beginSignIn, codeOf, complete, cookieOf, enrolApp, type TestApp } from "../testing/two-factor.ts";

const DAY = 24 * 60 * 60_000;
const REVOKE = `mutation ($input: RevokeBrowserTrustInput!) {
  revokeBrowserTrust(input: $input) { browserTrusts { id device } userErrors { code } } }`;

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

interface Trusting {
  readonly login: TestLogin;
  readonly app: TestApp;
  /** Of the browser that is trusted now. */
  readonly cookie: string;
  readonly setCookie: string;
}

/** Both steps in a browser, which is trusted from then on. */
async function trusting(known?: { login: TestLogin; app: TestApp }, cookie = ""): Promise<Trusting> {
  const login = known?.login ?? (await server.addLogin(practice, "CLINICAL_PROVIDER"));
  const app = known?.app ?? (await enrolApp(server, login));
  server.pass(30_000);
  const headers = { cookie };
  const { data } = await beginSignIn(server, login, { delivery: "COOKIE" });
  const answer = await complete(
    server,
    data.signIn.challenge.token,
    { totpCode: codeOf(server, app.secret) },
    { trustBrowser: true, headers },
  );
  const setCookie = answer.headers.getSetCookie().find((text) => text.startsWith("__Host-chartward-trust="))!;
  return { login, app, cookie: cookieOf(answer, "trust")!, setCookie };
}

/** Whether the browser with this cookie gets in by the password alone. */
async function isTrusted(login: TestLogin, cookie: string): Promise<boolean> {
  const { data } = await beginSignIn(server, login, { delivery: "COOKIE", headers: { cookie } });
  return data.signIn.challenge === null;
}
const trustDays = (days: number) =>
  server.rows("UPDATE practice SET browser_trust_days = $2 WHERE id = $1", [practice.practiceUuid, days]);
const trustsOf = async (token: string) =>
  (await server.ask("{ me { user { security { browserTrusts { id device trustedAt expiresAt } } } } }", { token })).data
    .me.user.security.browserTrusts;
const entriesOf = async (login: TestLogin, action: string) =>
  (await server.log(practice)).filter(
    ({ action: of, payload }) => of === action && payload.subject?.id === login.userUuid,
  );

describe("a trusted browser", () => {
  it("is asked for no second factor, for 30 days, and only it", async () => {
    const { login, cookie, setCookie } = await trusting();
    expect(setCookie).toMatch(
      /^__Host-chartward-trust=[\w-]{22}\.[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const { data } = await beginSignIn(server, login, { delivery: "COOKIE", headers: { cookie } });
    expect(data.signIn).toMatchObject({ challenge: null, session: { twoFactor: false, enrolling: false } });
    expect((await entriesOf(login, "session.start")).at(-1)!.payload.detail).toBe(" with a test, a trusted browser");
    expect(
      (await entriesOf(login, "browser-trust.add")).map(({ payload }) => [payload.detail, payload.actor.id]),
    ).toEqual([[": a test, for 30 days", login.userUuid]]);
    expect(await isTrusted(login, "")).toBe(false);
    expect(await isTrusted(login, `${cookie.slice(0, -2)}AA`)).toBe(false);
    server.pass(30 * DAY - 60_000);
    expect(await isTrusted(login, cookie)).toBe(true);
    server.pass(60_000);
    expect(await isTrusted(login, cookie)).toBe(false);
  });

  it("is trusted by the one user who said so", async () => {
    const { cookie } = await trusting();
    const other = await trusting();
    expect(await isTrusted(other.login, cookie)).toBe(false);
  });

  it("still asks for the password", async () => {
    const { login, cookie } = await trusting();
    const { data } = await beginSignIn(server, login, {
      delivery: "COOKIE",
      headers: { cookie },
      password: "wrong horse 7",
    });
    expect(data.signIn.userErrors).toMatchObject([{ code: "WRONG_CREDENTIALS" }]);
  });

  it("does not count in a sign-in for a bearer token, and such a one makes none", async () => {
    const { login, app, cookie } = await trusting();
    const { data } = await beginSignIn(server, login, { delivery: "BEARER", headers: { cookie } });
    expect(data.signIn.challenge).toMatchObject({ browserTrustDays: 0 });
    server.pass(30_000);
    const proof = { totpCode: codeOf(server, app.secret) };
    const answer = await complete(server, data.signIn.challenge.token, proof, { trustBrowser: true });
    expect(answer.data.completeSignIn.session).not.toBeNull();
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await trustsOf(answer.data.completeSignIn.bearerToken)).toHaveLength(1);
  });

  it("is trusted anew in place of the trust that it had", async () => {
    const first = await trusting();
    const second = await trusting(first, first.cookie);
    expect(await isTrusted(first.login, first.cookie)).toBe(false);
    expect(await isTrusted(first.login, second.cookie)).toBe(true);
    expect(await server.rows("SELECT FROM browser_trust WHERE user_id = $1", [first.login.userUuid])).toHaveLength(1);
  });

  it("is trusted no longer than the practice says now: fewer days shorten trusts in force, none end them", async () => {
    const own = await trusting();
    try {
      server.pass(8 * DAY);
      const token = await trusting(own).then(({ cookie }) =>
        beginSignIn(server, own.login, { delivery: "COOKIE", headers: { cookie } }),
      );
      const session = cookieOf(token, "session")!;
      await trustDays(7);
      expect(await isTrusted(own.login, own.cookie)).toBe(false);
      const { data } = await server.ask("{ me { user { security { browserTrusts { trustedAt expiresAt } } } } }", {
        headers: { cookie: session },
      });
      const trusts = data.me.user.security.browserTrusts;
      expect(trusts).toHaveLength(1);
      expect(Date.parse(trusts[0].expiresAt) - Date.parse(trusts[0].trustedAt)).toBe(7 * DAY);
      await trustDays(30);
      expect(await isTrusted(own.login, own.cookie)).toBe(true);
      await trustDays(0);
      expect(await isTrusted(own.login, own.cookie)).toBe(false);
      const none = await trusting({ login: own.login, app: own.app }).catch(() => null);
      expect(none?.cookie).toBeUndefined();
    } finally {
      await trustDays(30);
    }
  });

  it.each([
    [
      "the app is taken away",
      async ({ app }: Trusting) =>
        server.ask("mutation ($p: String!) { removeTotp(input: { password: $p }) { userErrors { code } } }", {
          token: app.token,
          variables: { p: PASSWORD },
        }),
    ],
    [
      "an administrator resets the factor",
      async ({ login }: Trusting) =>
        server.ask(
          "mutation ($input: ResetTwoFactorInput!) { resetTwoFactor(input: $input) { userErrors { code } } }",
          {
            token: await server.signIn(practice.userName),
            variables: { input: { userId: nodeId("User", login.userUuid), note: "by phone", password: PASSWORD } },
          },
        ),
    ],
    [
      "its password is changed",
      async ({ app }: Trusting) =>
        server.ask(
          "mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { userErrors { code } } }",
          {
            token: app.token,
            variables: {
              input: { password: PASSWORD, newPassword: "blue kettle 42", newPasswordConfirmation: "blue kettle 42" },
            },
          },
        ),
    ],
    [
      "its password is reset",
      async ({ login }: Trusting) => {
        await server.ask(
          "mutation ($l: String!) { requestPasswordReset(input: { login: $l }) { userErrors { code } } }",
          {
            variables: { l: login.userName },
          },
        );
        const [mail] = await server.rows(
          "SELECT body FROM mail WHERE to_address = $1 AND subject = 'Set a new password'",
          [`${login.userName}@example.org`],
        );
        const token = /#token=(\S+)/.exec(mail!["body"])![1]!;
        return server.ask(
          "mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { userErrors { code } } }",
          {
            variables: { input: { token, newPassword: "blue kettle 42", newPasswordConfirmation: "blue kettle 42" } },
          },
        );
      },
    ],
  ])("is trusted no more once %s", async (_, act) => {
    const own = await trusting();
    const { data, text } = await act(own);
    expect((Object.values(data)[0] as Loose).userErrors, text).toEqual([]);
    expect(await server.rows("SELECT FROM browser_trust WHERE user_id = $1", [own.login.userUuid])).toEqual([]);
  });
});

describe("ending a trust", () => {
  it("ends one's own, one or all, and records it", async () => {
    const first = await trusting();
    const second = await trusting(first);
    const listed = await trustsOf(first.app.token);
    expect(listed.map(({ device }: Loose) => device)).toEqual(["a test", "a test"]);
    const one = await server.ask(REVOKE, {
      token: first.app.token,
      variables: { input: { browserTrustId: listed[0].id } },
    });
    expect(one.data.revokeBrowserTrust).toEqual({
      browserTrusts: [{ id: listed[1].id, device: "a test" }],
      userErrors: [],
    });
    expect([await isTrusted(first.login, first.cookie), await isTrusted(first.login, second.cookie)]).toEqual([
      true,
      false,
    ]);
    const all = await server.ask(REVOKE, { token: first.app.token, variables: { input: {} } });
    expect(all.data.revokeBrowserTrust.browserTrusts).toEqual([]);
    expect(await isTrusted(first.login, first.cookie)).toBe(false);
    expect((await entriesOf(first.login, "browser-trust.revoke")).map(({ outcome }) => outcome)).toEqual([
      "SUCCESS",
      "SUCCESS",
    ]);
  });

  it("finds no other's, of the practice or of another", async () => {
    const [mine, theirs] = [await trusting(), await trusting()];
    const id = (await trustsOf(theirs.app.token))[0].id;
    const { errors } = await server.ask(REVOKE, {
      token: mine.app.token,
      variables: { input: { browserTrustId: id } },
    });
    expect(errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
    expect(await isTrusted(theirs.login, theirs.cookie)).toBe(true);
  });
});

describe("who sees a trust", () => {
  it("is its user, and who may see all of a user, by its id as well", async () => {
    const own = await trusting();
    const id = (await trustsOf(own.app.token))[0].id;
    const node = (token: string) =>
      server.ask("query ($id: ID!) { node(id: $id) { ... on BrowserTrust { device } } }", { token, variables: { id } });
    expect((await node(own.app.token)).data.node).toEqual({ device: "a test" });
    expect((await node(await server.signIn(practice.userName))).data.node).toEqual({ device: "a test" });
    const colleague = await server.addLogin(practice, "CLINICAL_PROVIDER");
    expect((await node(colleague.token)).errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
  });
});
