import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBtg } from "../testing/btg-asks.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import { addEmployeeLogin, signInEmployee, vendorLog, vendorSignIn } from "../testing/vendor-employees.ts";
import { sweepSessions } from "./session-sweep.ts";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

const sweep = () => sweepSessions(server.server.dependencies, new AbortController().signal);
const sessionsOf = (user: TestLogin) =>
  server.rows("SELECT ended_at, end_cause FROM session WHERE user_id = $1 ORDER BY id", [user.userUuid]);
const expiries = async (user: TestLogin) =>
  (await server.log(user)).filter(
    ({ action, payload }) => action === "session.expire" && payload.subject.id === user.userUuid,
  );

describe("what clears sessions away", () => {
  it("marks those that nobody came back to, at the moment of their limit, with an entry; and no other", async () => {
    const [user, other] = [await server.addLogin(practice, "CLINICAL_PROVIDER"), await server.signUp("Other")];
    const limit = new Date(server.now.getTime() + 15 * 60_000);
    server.pass(12 * HOUR);
    await sweep();
    expect(await sessionsOf(user)).toEqual([{ ended_at: null, end_cause: null }]);
    server.pass(HOUR);
    const token = await server.signIn(user.userName);
    await sweep();
    await sweep();
    expect(await sessionsOf(user)).toEqual([
      { ended_at: limit, end_cause: "EXPIRED" },
      { ended_at: null, end_cause: null },
    ]);
    expect(await sessionsOf(other)).toEqual([{ ended_at: limit, end_cause: "EXPIRED" }]);
    expect((await expiries(user)).map(({ payload }) => [payload.actor.kind, payload.detail])).toEqual([
      ["SYSTEM", " after inactivity"],
    ]);
    expect(await expiries(other)).toHaveLength(1);
    expect((await server.ask("{ me { session { id } } }", { token })).data.me.session).not.toBeNull();
  });

  it("deletes those that ended 90 days ago, and keeps the log", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    server.pass(13 * HOUR);
    await sweep();
    const before = await server.log(practice);
    server.pass(89 * DAY);
    await sweep();
    expect(await sessionsOf(user)).toHaveLength(1);
    server.pass(DAY);
    await sweep();
    expect(await sessionsOf(user)).toEqual([]);
    expect((await server.log(practice)).slice(0, before.length)).toEqual(before);
    expect((await server.ask("{ practice { id } }", { token: user.token })).errors[0]!.extensions).toEqual({
      code: "UNAUTHENTICATED",
      requestId: expect.any(String),
    });
  });

  it("works through more than one batch", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await server.rows(
      `INSERT INTO session (practice_id, id, user_id, token_hash, device, ip_address, started_at, last_used_at, idle_minutes, expires_at)
       SELECT practice_id, gen_random_uuid(), user_id, sha256(n::text::bytea), device, ip_address, started_at, last_used_at, 15, expires_at
       FROM session, generate_series(1, 450) n WHERE user_id = $1`,
      [user.userUuid],
    );
    server.pass(13 * HOUR);
    await sweep();
    expect(await server.rows("SELECT FROM session WHERE user_id = $1 AND ended_at IS NULL", [user.userUuid])).toEqual(
      [],
    );
    expect(await expiries(user)).toHaveLength(451);
  });
});

describe("what clears vendor employees' sessions away", () => {
  const rowsOf = (employee: { id: string }) =>
    server.rows("SELECT ended_at, end_cause FROM vendor.session WHERE employee_id = $1 AND NOT enrolling ORDER BY id", [
      employee.id,
    ]);

  it("marks those that nobody came back to, at the moment of their limit, each with an entry of the vendor's log", async () => {
    const agent = await addEmployeeLogin(server);
    const [first] = await server.rows("SELECT last_used_at FROM vendor.session WHERE employee_id = $1", [agent.id]);
    const limit = new Date(first!["last_used_at"].getTime() + 15 * 60_000);
    server.pass(12 * HOUR);
    const token = await signInEmployee(server, agent);
    await sweep();
    expect((await rowsOf(agent)).map((row) => row["end_cause"])).toEqual([null, null]);
    server.pass(HOUR);
    await server.rows("UPDATE vendor.session SET last_used_at = $1 WHERE expires_at > $1", [server.now]);
    await sweep();
    await sweep();
    expect(await rowsOf(agent)).toEqual([
      { ended_at: limit, end_cause: "EXPIRED" },
      { ended_at: null, end_cause: null },
    ]);
    const entries = (await vendorLog(server)).filter(
      ({ action, payload }) => action === "session.expire" && payload.subject.id === agent.id,
    );
    expect(entries.map(({ payload }) => payload.actor.kind)).toEqual(["SYSTEM"]);
    expect((await server.ask("{ me { session { id } } }", { token })).data.me.session).not.toBeNull();
  });

  it("deletes those that ended 90 days ago, but none in which the glass was broken", async () => {
    const [agent, entered] = [await addEmployeeLogin(server), await addEmployeeLogin(server)];
    await openBtg(server, entered, await server.signUp("Entered"));
    server.pass(13 * HOUR);
    await sweep();
    server.pass(89 * DAY);
    await sweep();
    const kept = (employee: { id: string }) =>
      server.rows("SELECT FROM vendor.session WHERE employee_id = $1 AND end_cause = 'EXPIRED'", [employee.id]);
    expect([await kept(agent), await kept(entered)].map((rows) => rows.length)).toEqual([1, 1]);
    server.pass(DAY);
    await sweep();
    expect([await kept(agent), await kept(entered)].map((rows) => rows.length)).toEqual([0, 1]);
  });

  it("deletes challenges that were over a day ago", async () => {
    const agent = await addEmployeeLogin(server);
    await vendorSignIn(server, agent.userName);
    const challenges = () => server.rows("SELECT FROM vendor.sign_in_challenge WHERE employee_id = $1", [agent.id]);
    server.pass(DAY);
    await sweep();
    expect(await challenges()).toHaveLength(1);
    server.pass(10 * 60_000);
    await sweep();
    expect(await challenges()).toEqual([]);
  });

  it("works through more than one batch", async () => {
    const agent = await addEmployeeLogin(server);
    await server.rows(
      `INSERT INTO vendor.session (id, employee_id, token_hash, device, ip_address, started_at, last_used_at, idle_minutes, expires_at, enrolling)
       SELECT gen_random_uuid(), employee_id, sha256(n::text::bytea), device, ip_address, started_at, last_used_at, 15, expires_at, false
       FROM vendor.session, generate_series(1, 450) n WHERE employee_id = $1`,
      [agent.id],
    );
    server.pass(13 * HOUR);
    await sweep();
    expect((await rowsOf(agent)).filter((row) => row["end_cause"] === null)).toEqual([]);
    server.pass(90 * DAY);
    await sweep();
    expect(await rowsOf(agent)).toEqual([]);
  });
});

describe("a login", () => {
  it("has 50 sessions at most: a sign-in more ends the one that was used least recently, and the log says so", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const tokens = [user.token];
    while (tokens.length < 50) {
      server.pass(1_000);
      tokens.push(await server.signIn(user.userName));
    }
    server.pass(20_000);
    const me = (token: string) => server.ask("{ me { session { id } } }", { token });
    // The first one is used once more: the second is the oldest then.
    expect((await me(tokens[0]!)).data.me).not.toBeNull();
    const newest = await server.signIn(user.userName);
    const refused = await server.ask("{ practice { id } }", { token: tokens[1]! });
    expect(refused.errors[0]!.extensions["sessionEndCause"]).toBe("TOO_MANY_SESSIONS");
    for (const token of [tokens[0]!, tokens[2]!, newest]) expect((await me(token)).data.me).not.toBeNull();
    const live = await server.rows("SELECT FROM session WHERE user_id = $1 AND ended_at IS NULL", [user.userUuid]);
    expect(live).toHaveLength(50);
    const revoked = (await server.log(practice)).filter(
      ({ action, payload }) => action === "session.revoke" && payload.subject.id === user.userUuid,
    );
    expect(revoked).toMatchObject([{ payload: { actor: { id: user.userUuid } } }]);
  });
});
