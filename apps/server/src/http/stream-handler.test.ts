import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { v7 as uuidv7 } from "uuid";
import type { UserActor } from "../identity/actor.ts";
import { ChannelInterruptedError, EventQueue } from "../live/event-queue.ts";
import type { LiveChannels } from "../live/live-channels.ts";
import { LiveStream } from "../testing/live-stream.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";

const SESSION_CHANGED = "subscription { sessionChanged { kind } }";

let server: TestServer;
let practice: TestLogin;
let live: LiveChannels;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  ({ live } = server.server.dependencies);
});
afterAll(() => server.stop());
beforeEach(async () => {
  await vi.waitUntil(() => live.size === 0, 30_000);
});

const send = (init: RequestInit = {}) =>
  fetch(`${server.url}/graphql/stream`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${practice.token}` },
    body: JSON.stringify({ query: SESSION_CHANGED }),
    ...init,
  });
const headers = (more: Record<string, string>) => ({ "content-type": "application/json", ...more });

describe("the stream's edge, as that of /graphql", () => {
  it.each([
    ["GET, which a page could be led to", { method: "GET", body: null }, 405],
    ["PUT, of the protocol's other mode", { method: "PUT" }, 405],
    ["a form", { headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
    ["another site's page", { headers: headers({ "sec-fetch-site": "cross-site" }) }, 403],
    ["another origin", { headers: headers({ origin: "https://evil.example" }) }, 403],
    ["who wants no stream", { headers: headers({ accept: "application/json" }) }, 406],
    ["no JSON", { body: "{" }, 400],
    ["no operation", { body: "{}" }, 400],
    ["several operations", { body: `[${JSON.stringify({ query: SESSION_CHANGED })}]` }, 400],
    ["a body over 1 MB", { body: JSON.stringify({ query: "#".repeat(1024 * 1024) }) }, 413],
  ])("refuses %s", async (_case, init, status) => {
    const response = await send(init as RequestInit);
    expect(response.status).toBe(status);
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(((await response.json()) as Loose).errors[0].extensions).toEqual({
      code: "BAD_USER_INPUT",
      requestId: response.headers.get("x-request-id"),
    });
  });

  it("is kept by no cache, held back by no proxy, and answers events", async () => {
    const stream = await LiveStream.open(server, SESSION_CHANGED, { token: practice.token });
    expect(Object.fromEntries(stream.response.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    stream.hangUp();
  });
});

describe("an operation on the stream", () => {
  const refusalOf = async (
    query: string,
    options: { token?: string; variables?: object } = { token: practice.token },
  ) => {
    const stream = await LiveStream.open(server, query, options);
    const { data, errors } = await stream.next();
    expect(data ?? null).toSatisfy((value: Loose) => value === null || value.sessionChanged === null);
    expect(await stream.next()).toBe("complete");
    expect(errors[0].extensions.requestId).toBe(stream.response.headers.get("x-request-id"));
    return errors[0] as { message: string; extensions: { code: string } };
  };

  it.each([
    ["a query", "{ me { lockdown } }", "Send this one to /graphql"],
    ["a mutation", "mutation { signOut { userErrors { code } } }", "Send this one to /graphql"],
    [
      "one of two fields",
      "subscription { a: sessionChanged { kind } b: sessionChanged { at } }",
      "must select only one",
    ],
    ["an unknown field", "subscription { sessionChanged { kinds } }", "Cannot query field"],
    ["what is no GraphQL", "subscription {", "Syntax Error"],
    ["no operation of that name", "fragment F on SessionChange { kind }", "Name one of its own"],
    ["too many tokens", `subscription { sessionChanged { ${"kind ".repeat(3000)} } }`, "Syntax Error"],
    [
      "too many aliases",
      `subscription { sessionChanged { ${Array.from({ length: 30 }, (_, index) => `a${index}: kind`).join(" ")} } }`,
      "aliases",
    ],
    ["introspection beside it", "subscription { __schema { types { name } } }", "introspection"],
  ])("refuses %s, and opens nothing", async (_case, query, message) => {
    const error = await refusalOf(query);
    expect(error.extensions.code).toBe("BAD_USER_INPUT");
    expect(error.message).toMatch(new RegExp(message, "i"));
    expect(live.size).toBe(0);
  });

  it("refuses whom nobody knows", async () => {
    expect((await refusalOf(SESSION_CHANGED, {})).extensions.code).toBe("UNAUTHENTICATED");
  });

  it("refuses a variable of the wrong type without repeating it", async () => {
    const error = await refusalOf("subscription ($skip: Boolean!) { sessionChanged { kind @skip(if: $skip) } }", {
      token: practice.token,
      variables: { skip: "hunter2" },
    });
    expect(error).toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    expect(error.message).not.toContain("hunter2");
  });

  it("is not taken on /graphql, which says where it belongs", async () => {
    const { status, errors } = await server.ask(SESSION_CHANGED, { token: practice.token });
    expect(status).toBe(400);
    expect(errors[0]).toMatchObject({
      message: "Subscriptions are opened at /graphql/stream. Send this one there.",
      extensions: { code: "BAD_USER_INPUT" },
    });
  });

  it("holds no transaction and no connection while its channel is open", async () => {
    const stream = await LiveStream.open(server, SESSION_CHANGED, { token: practice.token });
    await live.sweep();
    const { pool } = server.server.store;
    await expect.poll(() => pool.idleCount === pool.totalCount).toBe(true);
    expect(live.size).toBe(1);
    stream.hangUp();
  });
});

describe("how many channels there may be", () => {
  it("is five a session: one more is told to wait, and one that hangs up makes room", async () => {
    const open = () => LiveStream.open(server, SESSION_CHANGED, { token: practice.token });
    const streams = await Promise.all(Array.from({ length: 5 }, open));
    expect(live.size).toBe(5);
    const { errors } = await (await open()).next();
    expect(errors[0]).toMatchObject({
      message: "A session has 5 live channels at most. Close one, or try again later.",
      extensions: { code: "RATE_LIMITED", retryAfterSeconds: 30 },
    });
    const colleague = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const other = await LiveStream.open(server, SESSION_CHANGED, { token: colleague.token });
    expect(live.size).toBe(6);
    streams[0]!.hangUp();
    await expect.poll(() => live.size).toBe(5);
    const again = await open();
    expect(live.size).toBe(6);
    for (const stream of [...streams, again, other]) stream.hangUp();
  });

  it("is twenty a login, over all its sessions, and a thousand a process", async () => {
    const opened = vi.spyOn(live, "open");
    const stream = await LiveStream.open(server, SESSION_CHANGED, { token: practice.token });
    const [owner, plan] = opened.mock.calls[0]!;
    opened.mockRestore();
    const actor = owner.actor as UserActor;
    const open = (sessionId: string, userId: string) =>
      live.open({ ...owner, actor: { ...actor, sessionId, userId } }, plan);
    // All at once: sessions that nobody knows are closed in the next moment.
    for (let count = 0; count < 20; count += 1) open(uuidv7(), "one");
    expect(() => open(uuidv7(), "one")).toThrow("A login has 20 live channels at most.");
    for (let count = 0; count < 979; count += 1) open(uuidv7(), `user ${count}`);
    expect(() => open(uuidv7(), "another")).toThrow("The server has as many live channels as it can.");
    await expect.poll(() => live.size).toBe(1);
    stream.hangUp();
  });
});

describe("a client that does not read", () => {
  it("is cut off, rather than kept in memory", async () => {
    const queue = new EventQueue<number>(() => undefined);
    for (let event = 1; event <= 101; event += 1) queue.push(event);
    await expect(queue.next()).rejects.toThrow(ChannelInterruptedError);
  });
});

describe("a server in production", () => {
  it("neither shows its schema nor suggests names", async () => {
    const other = await TestServer.start({ stage: "production", mailbox: false, smtpUrl: "smtp://127.0.0.1:1" });
    try {
      const login = await other.signUp();
      for (const query of ["subscription { sessionChanged { kin } }", "subscription { sessionChange { kind } }"]) {
        const { errors } = await (await LiveStream.open(other, query, { token: login.token })).next();
        expect(errors[0].message).toMatch(/^Cannot query field/);
        expect(errors[0].message).not.toMatch(/Did you mean/);
      }
    } finally {
      await other.stop();
    }
  });
});

describe("a server that closes", () => {
  it("cuts its channels off at once, so that their clients come back to the next one", async () => {
    const other = await TestServer.start();
    const login = await other.signUp();
    const stream = await LiveStream.open(other, SESSION_CHANGED, { token: login.token });
    const stopped = other.stop();
    expect(await stream.next()).toBe("cut");
    await stopped;
  });
});
