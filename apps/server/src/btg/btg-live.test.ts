import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveChannels } from "../live/live-channels.ts";
import { nodeId } from "../graphql/node-id.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { openBtg, practiceEnd, vendorEnd, type OpenedBtg } from "../testing/btg-asks.ts";
import { LiveStream, untilListening } from "../testing/live-stream.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { UserAsks } from "../testing/user-asks.ts";
import { addEmployeeLogin, signInEmployee, type TestEmployee } from "../testing/vendor-employees.ts";

const CHANGED = "subscription { btgSessionChanged { id state endCause onBehalfOf { name } } }";
const OWN = "subscription { sessionChanged { kind at secondsLeft endCause detail } }";

let server: TestServer;
let live: LiveChannels;
let practice: TestLogin;
let user: TestLogin;
let agent: TestEmployee;
let supervisor: TestEmployee;
let btg: OpenedBtg;

beforeAll(async () => {
  server = await TestServer.start();
  ({ live } = server.server.dependencies);
  supervisor = await addEmployeeLogin(server, { name: "Una Becker", role: "SUPERVISOR" });
});
beforeEach(async () => {
  // Sign-ups of one address are counted.
  await server.rows("DELETE FROM throttle");
  practice = await server.signUp();
  user = await server.addLogin(practice, "CLINICAL_PROVIDER");
  agent = await addEmployeeLogin(server);
  supervisor = { ...supervisor, token: await signInEmployee(server, supervisor) };
  btg = await openBtg(server, agent, user, { minutes: 10 });
  await untilListening(server);
});
afterAll(() => server.stop());

async function open(query: string, token: string, headers: Record<string, string> = {}): Promise<LiveStream> {
  const stream = await LiveStream.open(server, query, { token, headers });
  await live.sweep();
  return stream;
}

describe("the practice's live channel of DrChrono Access", () => {
  const change = (result: Loose) => result.data.btgSessionChanged;

  it("tells of an access that is opened and that ends, in its own practice alone", async () => {
    const stranger = await open(CHANGED, (await server.signUp("Other")).token);
    const stream = await open(CHANGED, practice.token);
    await vendorEnd(server, agent, btg);
    expect(change(await stream.next())).toEqual({
      id: nodeId("BtgSession", btg.uuid),
      state: "ENDED",
      endCause: "AGENT",
      onBehalfOf: { name: "Jordan Blake" },
    });
    const next = await openBtg(server, agent, practice);
    expect(change(await stream.next())).toMatchObject({ id: nodeId("BtgSession", next.uuid), state: "LIVE" });
    await stranger.expectSilence();
    for (const each of [stream, stranger]) each.hangUp();
  });

  it("is for those who may see it", async () => {
    const stream = await open(CHANGED, user.token);
    expect((await stream.next()).errors[0].extensions.code).toBe("FORBIDDEN");
  });
});

describe("another process of the server on the same database", () => {
  it("tells customer and agent of what is opened and ended at this one, and lets nothing of it through", async () => {
    const second = await TestServer.start({}, { database: server.database });
    try {
      second.now = server.now;
      const there = second.server.dependencies.live;
      await untilListening(second);
      const customer = await LiveStream.open(second, CHANGED, { token: practice.token });
      await vendorEnd(server, agent, btg);
      expect((await customer.next()).data.btgSessionChanged).toMatchObject({ state: "ENDED", endCause: "AGENT" });

      const next = await openBtg(server, agent, user);
      const id = nodeId("BtgSession", next.uuid);
      expect((await customer.next()).data.btgSessionChanged).toMatchObject({ id, state: "LIVE" });
      const header = { "btg-session": next.id };
      const asked = () => second.ask("{ me { user { name } } }", { token: agent.token, headers: header });
      expect((await asked()).data.me.user.name).toBe("Jordan Blake");
      const inBtg = await LiveStream.open(second, OWN, { token: agent.token, headers: header });
      await there.sweep();
      await practiceEnd(server, practice, next);
      expect((await asked()).data.me).toBeNull();
      expect((await inBtg.next()).data.sessionChanged).toMatchObject({ kind: "BTG_ENDED" });
      expect(await inBtg.next()).toBe("complete");
      expect((await customer.next()).data.btgSessionChanged).toMatchObject({
        id,
        state: "ENDED",
        endCause: "PRACTICE",
      });
      customer.hangUp();
    } finally {
      await second.server.close();
    }
  });
});

describe("the agent's live channel in BTG", () => {
  const openOwn = () => open(OWN, agent.token, { "btg-session": btg.id });
  const change = (result: Loose) => result.data.sessionChanged;

  it.each([
    ["the practice", () => practiceEnd(server, practice, btg), "Grace Adeyemi ended this access."],
    ["a supervisor", () => vendorEnd(server, supervisor, btg), "A supervisor ended this access."],
    ["himself in another tab", () => vendorEnd(server, agent, btg), "You ended this access."],
    [
      "the user's being disabled",
      () => new UserAsks(server, practice).disable(user),
      "The login on whose behalf this access was has been disabled.",
    ],
    [
      "his own sign-out",
      () => server.ask("mutation { signOut { userErrors { code } } }", { token: agent.token }),
      "You are signed out, and this access has ended with it.",
    ],
  ] as const)("is told at once that it has been ended by %s, in words, and closes", async (_who, end, detail) => {
    const stream = await openOwn();
    vi.spyOn(live, "sweep").mockResolvedValue();
    try {
      await end();
      expect(change(await stream.next())).toEqual({
        kind: "BTG_ENDED",
        at: server.now.toISOString(),
        secondsLeft: null,
        endCause: null,
        detail,
      });
      expect(await stream.next()).toBe("complete");
    } finally {
      vi.restoreAllMocks();
    }
  });

  it("is told at the moment of its time limit", async () => {
    const stream = await openOwn();
    server.pass(10 * 60_000 - 1);
    await live.sweep();
    await stream.expectSilence();
    const limit = new Date(server.now.getTime() + 1);
    server.pass(1);
    await live.sweep();
    expect(change(await stream.next())).toMatchObject({
      kind: "BTG_ENDED",
      at: limit.toISOString(),
      detail: "The time of this access is over.",
    });
    expect(await stream.next()).toBe("complete");
  });

  it("is told when the user's rights change, and stays open", async () => {
    const stream = await openOwn();
    const access = new AccessAsks(server, practice);
    await access.setAccess(user, ["CLINICAL_PROVIDER"], [{ right: "CHART_OPEN", effect: "DENY" }]);
    expect(change(await stream.next())).toMatchObject({ kind: "RIGHTS_CHANGED" });
    await vendorEnd(server, agent, btg);
    expect(change(await stream.next())).toMatchObject({ kind: "BTG_ENDED" });
  });

  it("is not opened for one that has ended, nor for another's", async () => {
    const other = await addEmployeeLogin(server);
    const foreign = await open(OWN, other.token, { "btg-session": btg.id });
    expect((await foreign.next()).errors[0].extensions.code).toBe("UNAUTHENTICATED");
    await vendorEnd(server, agent, btg);
    const { errors } = await (await openOwn()).next();
    expect(errors[0]).toMatchObject({
      message: "This DrChrono Access has ended. Open a new one in the staff console.",
      extensions: { code: "UNAUTHENTICATED" },
    });
  });

  it("takes no channel from the user on whose behalf he is there", async () => {
    const streams = await Promise.all(Array.from({ length: 5 }, openOwn));
    expect((await (await openOwn()).next()).errors[0].extensions.code).toBe("RATE_LIMITED");
    const own = await open(OWN, user.token);
    await own.expectSilence();
    for (const each of [...streams, own]) each.hangUp();
  });

  it("hears of notices as the user on whose behalf he is there, each reading in the log", async () => {
    const stream = await open("subscription { noticeChanged { label } }", agent.token, { "btg-session": btg.id });
    await openBtg(server, supervisor, practice);
    expect((await stream.next()).data.noticeChanged.label).toBe("DrChrono accessed your account");
    const reads = (await server.log(practice)).filter(({ action }) => action === "btg.read");
    expect(reads.map(({ payload }) => payload.subject.label)).toContain("noticeChanged");
    stream.hangUp();
  });
});
