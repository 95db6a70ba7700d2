import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { endSessions, lockSessionsOf } from "../identity/sessions.service.ts";
import { LiveStream, untilListening } from "../testing/live-stream.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import type { LiveChannels } from "./live-channels.ts";
import { signal } from "./signal.ts";

const SESSION_CHANGED = "subscription { sessionChanged { kind at secondsLeft endCause detail } }";
const ME = "{ me { session { id lastUsedAt idleExpiresAt } } }";
const MINUTE = 60_000;

let server: TestServer;
let practice: TestLogin;
let live: LiveChannels;
let user: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  ({ live } = server.server.dependencies);
});
afterAll(() => server.stop());
beforeEach(async () => {
  user = await server.addLogin(practice, "PATIENT_COORDINATOR");
  await untilListening(server);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const open = (login: TestLogin) => LiveStream.open(server, SESSION_CHANGED, { token: login.token });
const change = (result: { data: { sessionChanged: unknown } }) => result.data.sessionChanged;

/** Opens a channel, once it is registered and looked at: what comes later comes by signal or sweep. */
async function settled(login: TestLogin): Promise<LiveStream> {
  const stream = await open(login);
  expect(stream.response.status).toBe(200);
  await live.sweep();
  return stream;
}

/** Takes the sweeps away: what comes now, comes by signal alone. */
function withoutSweeps(): void {
  vi.spyOn(live, "sweep").mockResolvedValue();
}

/** Ends a user's sessions as a mutation of the practice's administrator does. */
function revoke(login: TestLogin, cause: "REVOKED" | "USER_DISABLED" | "TWO_FACTOR_RESET" = "REVOKED") {
  return server.inPractice(practice, async (tx) => {
    await lockSessionsOf(tx, [login.userUuid]);
    return endSessions(
      { ...tx, context: { ...tx.context, actor: { kind: "SYSTEM", name: "Grace Adeyemi" } } },
      login.userUuid,
      cause,
    );
  });
}

describe("a live channel of a session", () => {
  it("is told of its end by signal, in words, and closes after it", async ({ annotate }) => {
    const stream = await settled(user);
    withoutSweeps();
    const begun = performance.now();
    await revoke(user);
    const { kind, endCause, detail, at } = change(await stream.next()) as Record<string, string>;
    const milliseconds = performance.now() - begun;
    expect({ kind, endCause, detail, at }).toEqual({
      kind: "ENDED",
      endCause: "REVOKED",
      detail: "Grace Adeyemi ended this session.",
      at: server.now.toISOString(),
    });
    expect(await stream.next()).toBe("complete");
    expect(live.sweep).not.toHaveBeenCalled();
    await annotate(
      `told ${milliseconds.toFixed(1)} ms after the revocation began; the bound is 250 ms after its commit`,
    );
  });

  it.each([
    ["USER_DISABLED", "Your login was disabled by Grace Adeyemi."],
    ["TWO_FACTOR_RESET", "Your two-factor authentication was reset by Grace Adeyemi."],
  ] as const)("says why it ended: %s", async (cause, detail) => {
    const stream = await settled(user);
    await revoke(user, cause);
    expect(change(await stream.next())).toMatchObject({ kind: "ENDED", endCause: cause, detail });
  });

  it("is told of a sign-out in another window", async () => {
    const stream = await settled(user);
    withoutSweeps();
    await server.ask("mutation { signOut { userErrors { code } } }", { token: user.token });
    expect(change(await stream.next())).toMatchObject({ endCause: "SIGN_OUT", detail: "You signed out." });
    expect(await stream.next()).toBe("complete");
  });

  it("is told while every connection of the pool is busy", async () => {
    const stream = await settled(user);
    withoutSweeps();
    const { pool } = server.server.store;
    const busy = await Promise.all(Array.from({ length: 20 }, () => pool.connect()));
    try {
      const told = JSON.stringify({ kind: "user", practice: practice.practiceUuid, id: user.userUuid });
      await server.rows(
        "WITH ended AS (UPDATE session SET ended_at = now(), end_cause = 'REVOKED' WHERE user_id = $1 RETURNING id) SELECT pg_notify('chartward_live', $2) FROM ended",
        [user.userUuid, told],
      );
      expect(change(await stream.next())).toMatchObject({ kind: "ENDED" });
    } finally {
      for (const client of busy) client.release();
    }
  });

  it("is told by a signal that comes together with another's", async () => {
    const stream = await settled(user);
    const neighbour = await server.addLogin(practice, "PATIENT_COORDINATOR");
    withoutSweeps();
    await server.inPractice(practice, async (tx) => {
      await lockSessionsOf(tx, [neighbour.userUuid, user.userUuid]);
      await endSessions(tx, neighbour.userUuid, "REVOKED");
      await endSessions(tx, user.userUuid, "REVOKED");
    });
    expect(change(await stream.next())).toMatchObject({ kind: "ENDED" });
  });

  it("closes by sweep when the signal is lost", async () => {
    const stream = await settled(user);
    await server.rows("UPDATE session SET ended_at = now(), end_cause = 'REVOKED' WHERE user_id = $1", [user.userUuid]);
    await live.sweep();
    expect(change(await stream.next())).toMatchObject({ kind: "ENDED" });
    expect(await stream.next()).toBe("complete");
  });

  it("closes while no signal is heard, and hears again by itself", async () => {
    const stream = await settled(user);
    const killed = await server.rows(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'chartward live'",
    );
    expect(killed).toHaveLength(1);
    await expect.poll(() => live.listening).toBe(false);
    await revoke(user);
    expect(change(await stream.next())).toMatchObject({ kind: "ENDED" });
    await untilListening(server);
  });

  it("closes when its session ended between the check and its registration", async () => {
    const opened = vi.spyOn(live, "open");
    await settled(user);
    const [owner, plan] = opened.mock.calls[0]!;
    await revoke(user);
    await expect.poll(() => live.size).toBe(0);
    withoutSweeps();
    // As a request that had looked its session up just before: nobody signals any more.
    const events = live.open(owner, plan);
    expect((await events.next()).value).toMatchObject({ kind: "ENDED" });
    expect((await events.next()).done).toBe(true);
  });

  it("is told when its rights change, by signal, and stays open", async () => {
    const stream = await settled(user);
    withoutSweeps();
    await server.inPractice(practice, async (tx) => {
      await sql`
        INSERT INTO access_right_exception (practice_id, user_id, access_right, effect)
        VALUES (${practice.practiceUuid}, ${user.userUuid}, 'audit:read', 'ALLOW')`.execute(tx.db);
      await signal(tx, "user", user.userUuid);
    });
    expect(change(await stream.next())).toMatchObject({ kind: "RIGHTS_CHANGED", secondsLeft: null, endCause: null });
    // A signal that brings nothing new tells nothing; the end is the next thing to come.
    await server.inPractice(practice, (tx) => signal(tx, "user", user.userUuid));
    await revoke(user);
    expect(change(await stream.next())).toMatchObject({ kind: "ENDED" });
  });

  it("is cut off when its session gets another token: whoever holds the old one is nobody", async () => {
    const stream = await settled(user);
    withoutSweeps();
    await server.inPractice(practice, async (tx) => {
      await sql`UPDATE session SET token_hash = sha256('other') WHERE user_id = ${user.userUuid}`.execute(tx.db);
      await signal(tx, "user", user.userUuid);
    });
    expect(await stream.next()).toBe("cut");
  });

  it("hears nothing of other sessions, and of other practices not even with its own ids", async () => {
    const stream = await settled(user);
    const neighbour = await settled(await server.addLogin(practice, "PATIENT_COORDINATOR"));
    const stranger = await server.signUp("Other");
    await server.inPractice(stranger, (tx) => signal(tx, "user", user.userUuid));
    await revoke(user);
    expect(change(await stream.next())).toMatchObject({ kind: "ENDED" });
    await live.sweep();
    await neighbour.expectSilence();
    neighbour.hangUp();
  });
});

describe("Auto Logout on a live channel", () => {
  it("is warned of 60 s ahead, once; activity elsewhere moves it, and it is warned of again", async () => {
    const stream = await settled(user);
    server.pass(14 * MINUTE - 1);
    await live.sweep();
    await stream.expectSilence();
    server.pass(1);
    await live.sweep();
    expect(change(await stream.next())).toMatchObject({ kind: "IDLE_WARNING", secondsLeft: 60 });
    server.pass(30_000);
    await live.sweep();
    await stream.expectSilence();
    await server.ask(ME, { token: user.token });
    server.pass(14 * MINUTE + 20_000);
    await live.sweep();
    expect(change(await stream.next())).toMatchObject({
      kind: "IDLE_WARNING",
      secondsLeft: 40,
      detail: "You will be signed out in 40 seconds, since you have not used Chartward for a while.",
    });
    stream.hangUp();
  });

  it("is warned of half its time ahead where that is shorter", async () => {
    await server.rows("UPDATE session SET idle_minutes = 1 WHERE user_id = $1", [user.userUuid]);
    const stream = await settled(user);
    server.pass(29_999);
    await live.sweep();
    await stream.expectSilence();
    server.pass(1);
    await live.sweep();
    expect(change(await stream.next())).toMatchObject({ kind: "IDLE_WARNING", secondsLeft: 30 });
    stream.hangUp();
  });

  it("ends the session at its moment, with an entry in the log, though nobody asks for anything", async () => {
    const stream = await settled(user);
    const limit = new Date(server.now.getTime() + 15 * MINUTE);
    server.pass(15 * MINUTE);
    await live.sweep();
    expect(change(await stream.next())).toMatchObject({
      kind: "ENDED",
      endCause: "IDLE",
      at: limit.toISOString(),
      detail: "You were signed out after 15 minutes without activity.",
    });
    expect(await stream.next()).toBe("complete");
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "session.expire",
      payload: { subject: { id: user.userUuid } },
    });
  });

  it("goes on though the channel is open and polls come in", async () => {
    const { data: before } = await server.ask(ME, { token: user.token });
    server.pass(MINUTE);
    const stream = await settled(user);
    const { data: after } = await server.ask(ME, { token: user.token, headers: { "chartward-background": "1" } });
    expect(after.me.session).toEqual(before.me.session);
    stream.hangUp();
  });

  it("does not end a session that a request has moved on since the sweep read it", async () => {
    const stream = await settled(user);
    const { store } = server.server;
    server.pass(15 * MINUTE);
    // The request began a moment before the limit and commits a moment after it was read.
    const connect = vi.spyOn(store.pool, "connect").mockImplementationOnce(async () => {
      const moved = new Date(server.now.getTime() - 1000);
      await server.rows("UPDATE session SET last_used_at = $2 WHERE user_id = $1", [user.userUuid, moved]);
      connect.mockRestore();
      return store.pool.connect();
    });
    await live.sweep();
    await stream.expectSilence();
    expect((await server.ask(ME, { token: user.token })).data.me.session.id).toBeDefined();
    stream.hangUp();
  });

  it("keeps nobody else waiting while the row of a session past its limit is held", async () => {
    const other = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const [held, stream] = [await settled(other), await settled(user)];
    await server.rows("UPDATE session SET expires_at = $2 WHERE user_id = $1", [other.userUuid, server.now]);
    const { promise: told, resolve: letGo } = Promise.withResolvers<void>();
    const holding = server.inPractice(practice, async (tx) => {
      await sql`SELECT id FROM session WHERE user_id = ${other.userUuid} FOR UPDATE`.execute(tx.db);
      void live.sweep();
      await server.rows("UPDATE session SET ended_at = now(), end_cause = 'REVOKED' WHERE user_id = $1", [
        user.userUuid,
      ]);
      void live.sweep();
      await told;
    });
    expect(change(await stream.next())).toMatchObject({ kind: "ENDED" });
    letGo();
    await holding;
    expect(change(await held.next())).toMatchObject({ endCause: "TIME_LIMIT" });
  });

  it("is not what ends a session after 12 hours", async () => {
    const stream = await settled(user);
    await server.rows("UPDATE session SET expires_at = $2 WHERE user_id = $1", [
      user.userUuid,
      new Date(server.now.getTime() + 5 * MINUTE),
    ]);
    server.pass(5 * MINUTE);
    await live.sweep();
    expect(change(await stream.next())).toMatchObject({
      endCause: "TIME_LIMIT",
      detail: "You were signed out 12 hours after you had signed in.",
    });
  });
});
