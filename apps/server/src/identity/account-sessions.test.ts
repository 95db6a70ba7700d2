import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { PASSWORD, TestServer, uuidOf, type TestLogin } from "../testing/test-server.ts";
import { applyAutoLogout } from "./sessions.service.ts";

const SESSIONS = `query ($id: ID!) { user(id: $id) { security {
  lastSignInAt sessions { id device ipAddress startedAt lastUsedAt idleExpiresAt expiresAt current twoFactor enrolling } } } }`;
const END = `mutation ($input: EndSessionInput!) {
  endSession(input: $input) { session { id device user { name } } userErrors { field code message } } }`;
const END_ALL =
  "mutation ($input: EndAllSessionsInput!) { endAllSessions(input: $input) { endedCount userErrors { code } } }";
const EXTEND = "mutation { extendSession { session { id } } }";
const MINUTE = 60_000;

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start({ trustedProxies: ["127.0.0.1"] });
  practice = await server.signUp();
});
afterAll(() => server.stop());

const sessionsOf = async (user: TestLogin, token = user.token) =>
  (await server.ask(SESSIONS, { variables: { id: nodeId("User", user.userUuid) }, token })).data.user.security.sessions;
const end = (sessionId: string, token: string) => server.ask(END, { variables: { input: { sessionId } }, token });
const endAll = (user: TestLogin, token: string) =>
  server.ask(END_ALL, { variables: { input: { userId: nodeId("User", user.userUuid) } }, token });
const me = (token: string) => server.ask("{ me { actor { name } } }", { token });
const current = async (user: TestLogin) =>
  (await server.ask("{ me { session { id } } }", { token: user.token })).data.me.session.id as string;
const revocations = async (user: TestLogin) =>
  (await server.log(practice)).filter(
    ({ action, payload }) => action === "session.revoke" && payload.subject?.id === user.userUuid,
  );
const extensions = (user: TestLogin) =>
  server.rows("SELECT id FROM audit_entry WHERE actor_id = $1 AND action = 'session.extend'", [user.userUuid]);

/** A sign-in of a browser: the token that its cookie holds. */
async function signInByCookie(user: TestLogin, userAgent: string, address = "203.0.113.9"): Promise<string> {
  const { headers } = await server.ask("mutation ($input: SignInInput!) { signIn(input: $input) { session { id } } }", {
    variables: { input: { login: user.userName, password: PASSWORD } },
    headers: { "user-agent": userAgent, "x-forwarded-for": address },
  });
  return headers.getSetCookie()[0]!.split(";")[0]!;
}

describe("the list of sessions", () => {
  it("holds the live ones with device, address and use, the last used first, the current one marked", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    server.pass(1_000);
    await signInByCookie(
      user,
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36",
    );
    const sessions = await sessionsOf(user);
    expect(sessions).toMatchObject([
      { device: "Chrome on Windows", ipAddress: "203.0.113.9", current: false, twoFactor: false, enrolling: false },
      { ipAddress: "127.0.0.1", current: true },
    ]);
    expect(Date.parse(sessions[0].idleExpiresAt) - Date.parse(sessions[0].lastUsedAt)).toBe(15 * MINUTE);
    expect(Date.parse(sessions[0].expiresAt) - Date.parse(sessions[0].startedAt)).toBe(12 * 60 * MINUTE);
  });

  it("leaves out what has ended or passed a limit, whether it was marked so or not", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await server.signIn(user.userName);
    const signedOut = await server.signIn(user.userName);
    await server.ask("mutation { signOut { userErrors { code } } }", { token: signedOut });
    server.pass(10 * MINUTE);
    await me(user.token);
    expect(await sessionsOf(user)).toHaveLength(2);
    server.pass(6 * MINUTE);
    expect(await sessionsOf(user)).toMatchObject([{ current: true }]);
    await server.rows("UPDATE session SET expires_at = $2 WHERE user_id = $1 AND token_hash IS NOT NULL", [
      user.userUuid,
      server.now,
    ]);
    const administrator = await server.addLogin(practice, "ADMINISTRATOR");
    expect(await sessionsOf(user, administrator.token)).toEqual([]);
  });

  it("is one's own, or open to USER_READ; a colleague is refused and the refusal recorded", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const [administrator, colleague] = [
      await server.addLogin(practice, "ADMINISTRATOR"),
      await server.addLogin(practice, "CLINICAL_PROVIDER"),
    ];
    expect(await sessionsOf(user, administrator.token)).toMatchObject([{ current: false }]);
    const refused = await server.ask(SESSIONS, {
      variables: { id: nodeId("User", user.userUuid) },
      token: colleague.token,
    });
    expect(refused.data.user.security).toBeNull();
    expect(refused.errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    expect((await server.log(practice)).at(-1)).toMatchObject({
      outcome: "REFUSED",
      payload: { actor: { id: colleague.userUuid } },
    });
    const node = (token: string, id: string) =>
      server.ask("query ($id: ID!) { node(id: $id) { ... on Session { device } } }", { variables: { id }, token });
    const id = await current(user);
    expect((await node(user.token, id)).data.node).toEqual({ device: expect.any(String) });
    expect((await node(administrator.token, id)).data.node).toEqual({ device: expect.any(String) });
    expect((await node(colleague.token, id)).data.node).toBeNull();
  });

  it("tells when the user last signed in", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    server.pass(5 * MINUTE);
    await server.signIn(user.userName);
    const { data } = await server.ask(SESSIONS, {
      variables: { id: nodeId("User", user.userUuid) },
      token: user.token,
    });
    expect(data.user.security.lastSignInAt).toBe(server.now.toISOString());
  });
});

describe("endSession", () => {
  it("ends another session of one's own: its token is nobody's, and the log tells which", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const other = await server.signIn(user.userName);
    const id = (await sessionsOf(user)).find((session: { current: boolean }) => !session.current).id;
    const { data } = await end(id, user.token);
    expect(data.endSession).toMatchObject({ session: { id, user: { name: "Jordan Blake" } }, userErrors: [] });
    expect((await me(other)).data.me).toBeNull();
    expect((await me(user.token)).data.me).not.toBeNull();
    const [entry] = await revocations(user);
    expect(entry!.payload).toMatchObject({
      actor: { id: user.userUuid },
      detail: ` the session with ${data.endSession.session.device} (127.0.0.1)`,
    });
  });

  it("ends another's with SESSION_END, and the session says by whom", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const administrator = await server.addLogin(practice, "ADMINISTRATOR");
    const id = await current(user);
    expect((await end(id, administrator.token)).data.endSession.userErrors).toEqual([]);
    expect((await me(user.token)).data.me).toBeNull();
    expect((await revocations(user)).map(({ payload }) => payload.actor.id)).toEqual([administrator.userUuid]);
    const rows = await server.rows("SELECT end_cause, ended_by FROM session WHERE id = $1", [uuidOf(id)]);
    expect(rows).toEqual([{ end_cause: "REVOKED", ended_by: "Jordan Blake" }]);
  });

  it("of the current one takes the cookie away", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const cookie = await signInByCookie(user, "a test");
    const { data } = await server.ask("{ me { session { id } } }", { headers: { cookie } });
    const ended = await server.ask(END, {
      variables: { input: { sessionId: data.me.session.id } },
      headers: { cookie },
    });
    expect(ended.data.endSession.userErrors).toEqual([]);
    expect(ended.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-chartward-session=; Max-Age=0;/)]);
  });

  it("says so of one that has ended or expired already, and writes nothing", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const administrator = await server.addLogin(practice, "ADMINISTRATOR");
    const id = await current(user);
    await end(id, administrator.token);
    const again = await end(id, administrator.token);
    expect(again.data.endSession.userErrors).toMatchObject([{ field: ["input", "sessionId"], code: "WRONG_STATE" }]);
    const expiring = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const expired = await current(expiring);
    server.pass(16 * MINUTE);
    const token = await server.signIn(administrator.userName);
    expect((await end(expired, token)).data.endSession.userErrors).toMatchObject([{ code: "WRONG_STATE" }]);
    expect([...(await revocations(user)), ...(await revocations(expiring))]).toHaveLength(1);
  });

  it("knows no session of a colleague without the right, none of another practice, and nothing signed out", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const colleague = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const id = await current(user);
    const other = await server.signUp("Other");
    const unknown = await end(nodeId("Session", "00000000-0000-7000-8000-000000000000"), colleague.token);
    expect(unknown.errors[0]!.extensions["code"]).toBe("NOT_FOUND");
    for (const token of [colleague.token, other.token])
      expect((await end(id, token)).errors[0]!.message).toBe(unknown.errors[0]!.message);
    expect((await server.ask(END, { variables: { input: { sessionId: id } } })).errors[0]!.extensions["code"]).toBe(
      "UNAUTHENTICATED",
    );
    expect((await me(user.token)).data.me).not.toBeNull();
  });
});

describe("log out everywhere", () => {
  it("ends all of one's own sessions, the current one too, with an entry for each", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const other = await server.signIn(user.userName);
    const cookie = await signInByCookie(user, "a test");
    const answer = await server.ask(END_ALL, {
      variables: { input: { userId: nodeId("User", user.userUuid) } },
      headers: { cookie },
    });
    expect(answer.data.endAllSessions).toEqual({ endedCount: 3, userErrors: [] });
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-chartward-session=; Max-Age=0;/)]);
    for (const token of [user.token, other]) expect((await me(token)).data.me).toBeNull();
    expect(await revocations(user)).toHaveLength(3);
    // Who asked has signed out; the others were ended by him.
    const rows = await server.rows(
      "SELECT end_cause, ended_by FROM session WHERE user_id = $1 ORDER BY started_at, id",
      [user.userUuid],
    );
    expect(rows).toEqual([
      { end_cause: "REVOKED", ended_by: null },
      { end_cause: "REVOKED", ended_by: null },
      { end_cause: "SIGN_OUT", ended_by: null },
    ]);
  });

  it("ends another's with SESSION_END alone, and nobody's of another practice", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const colleague = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const refused = await endAll(user, colleague.token);
    expect(refused.errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    expect((await server.log(practice)).at(-1)).toMatchObject({ action: "session.revoke", outcome: "REFUSED" });
    const other = await server.signUp("Other");
    expect((await endAll(user, other.token)).errors[0]!.extensions["code"]).toBe("NOT_FOUND");
    expect((await me(user.token)).data.me).not.toBeNull();
    const administrator = await server.addLogin(practice, "ADMINISTRATOR");
    expect((await endAll(user, administrator.token)).data.endAllSessions.endedCount).toBe(1);
    expect((await endAll(user, administrator.token)).data.endAllSessions.endedCount).toBe(0);
    expect((await me(administrator.token)).data.me).not.toBeNull();
  });
});

describe("nothing of an ended session commits after the acknowledgement", () => {
  it("of those that come at the same time", async () => {
    const administrator = await server.addLogin(practice, "ADMINISTRATOR");
    for (let round = 0; round < 4; round += 1) {
      const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
      const id = await current(user);
      const mutations = Array.from({ length: 12 }, () => server.ask(EXTEND, { token: user.token }));
      const ending = round % 2 === 0 ? end(id, administrator.token) : endAll(user, administrator.token);
      const atAcknowledgement = await ending.then(() => extensions(user));
      await Promise.all(mutations);
      expect(await extensions(user)).toHaveLength(atAcknowledgement.length);
    }
  });

  it("of one that is held in the middle: the end waits for it", async () => {
    const administrator = await server.addLogin(practice, "ADMINISTRATOR");
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const id = await current(user);
    const held = await HeldRows.hold(server, "SELECT FROM user_account WHERE id = $1 FOR UPDATE", [user.userUuid]);
    const mutation = server.ask(
      "mutation ($input: RequestEmailChangeInput!) { requestEmailChange(input: $input) { userErrors { code } } }",
      {
        variables: {
          input: { userId: nodeId("User", user.userUuid), newEmail: "held@example.org", password: PASSWORD },
        },
        token: user.token,
      },
    );
    await locksAwaited(server, 1);
    const ending = end(id, administrator.token).then(() =>
      server.rows("SELECT FROM email_change WHERE user_id = $1", [user.userUuid]),
    );
    await locksAwaited(server, 2);
    await held.letGo();
    expect(await ending).toHaveLength(1);
    expect((await mutation).data.requestEmailChange.userErrors).toEqual([]);
  });

  it.each([
    ["EXTEND", EXTEND],
    ["END", END],
  ])(
    "of one that comes while the end is held in the middle: it finds no session, and says why (%s)",
    async (_case, act) => {
      const administrator = await server.addLogin(practice, "ADMINISTRATOR");
      const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
      const id = await current(user);
      const held = await HeldRows.hold(server, "SELECT FROM session WHERE id = $1 FOR UPDATE", [uuidOf(id)]);
      const ending = end(id, administrator.token);
      await locksAwaited(server, 1);
      const variables = act === END ? { input: { sessionId: id } } : {};
      const mutation = server.ask(act, { token: user.token, variables });
      await locksAwaited(server, 2);
      await held.letGo();
      expect((await ending).data.endSession.userErrors).toEqual([]);
      expect((await mutation).errors[0]!.extensions).toMatchObject({
        code: "UNAUTHENTICATED",
        sessionEndCause: "REVOKED",
      });
      expect(await extensions(user)).toEqual([]);
    },
  );

  it("of two administrators who end each other's at the same moment: one of them", async () => {
    for (let round = 0; round < 3; round += 1) {
      const [one, two] = [
        await server.addLogin(practice, "ADMINISTRATOR"),
        await server.addLogin(practice, "ADMINISTRATOR"),
      ];
      const answers = await Promise.all([endAll(one, two.token), endAll(two, one.token)]);
      expect(answers.filter(({ data }) => data?.endAllSessions?.endedCount === 1)).toHaveLength(1);
      expect(answers.filter(({ errors }) => errors[0]?.extensions["code"] === "UNAUTHENTICATED")).toHaveLength(1);
    }
  });
});

describe("a change of Auto Logout", () => {
  const idleMinutes = async (user: TestLogin) =>
    (await server.rows("SELECT idle_minutes FROM session WHERE user_id = $1", [user.userUuid])).map(
      (row) => row["idle_minutes"],
    );
  const setAutoLogout = (user: TestLogin, minutes: number | null) =>
    server.rows("UPDATE user_account SET auto_logout_minutes = $2 WHERE id = $1", [user.userUuid, minutes]);

  it("holds for the live sessions of one user, or of all", async () => {
    const own = await server.signUp("Own");
    const [one, two] = [
      await server.addLogin(own, "CLINICAL_PROVIDER"),
      await server.addLogin(own, "CLINICAL_PROVIDER"),
    ];
    await setAutoLogout(one, 5);
    await server.inPractice(own, (tx) => applyAutoLogout(tx, one.userUuid));
    expect([await idleMinutes(one), await idleMinutes(two)]).toEqual([[5], [15]]);
    await server.rows("UPDATE practice SET auto_logout_minutes = 8, auto_logout_maximum_minutes = 60 WHERE id = $1", [
      own.practiceUuid,
    ]);
    await setAutoLogout(one, 120);
    await server.inPractice(own, (tx) => applyAutoLogout(tx, null));
    expect([await idleMinutes(one), await idleMinutes(two)]).toEqual([[60], [8]]);
  });

  it("brings no session back whose limit has passed", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    server.pass(16 * MINUTE);
    await setAutoLogout(user, 120);
    await server.inPractice(practice, (tx) => applyAutoLogout(tx, user.userUuid));
    expect(await idleMinutes(user)).toEqual([15]);
    expect((await me(user.token)).data.me).toBeNull();
  });
});
