import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { openBtg, practiceEnd, vendorEnd, type OpenedBtg } from "../testing/btg-asks.ts";
import { LiveStream, untilListening } from "../testing/live-stream.ts";
import { TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { refusalsOf } from "../testing/user-asks.ts";
import { addEmployeeLogin, type TestEmployee } from "../testing/vendor-employees.ts";
import { raiseNotices } from "./notices.service.ts";

const NOTICE = "id kind label detail path raisedAt acknowledgedAt subject { __typename id }";
const NOTICES = `query ($kinds: [NoticeKind!], $acknowledged: Boolean, $first: Int, $after: String) {
  notices(kinds: $kinds, acknowledged: $acknowledged, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { ${NOTICE} } } } }`;
const ACKNOWLEDGE = `mutation ($ids: [ID!]!) { acknowledgeNotices(input: { noticeIds: $ids }) { notices { ${NOTICE} } userErrors { code } } }`;
const CHANGED = `subscription { noticeChanged { ${NOTICE} } }`;

let server: TestServer;
let practice: TestLogin;
let colleague: TestLogin;
let agent: TestEmployee;
let btg: OpenedBtg;

beforeAll(async () => {
  server = await TestServer.start();
  agent = await addEmployeeLogin(server);
});
beforeEach(async () => {
  // Sign-ups of one address are counted.
  await server.rows("DELETE FROM throttle");
  practice = await server.signUp();
  colleague = await server.addLogin(practice, "PATIENT_COORDINATOR");
  btg = await openBtg(server, agent, practice);
});
afterAll(() => server.stop());

const ask = (login: TestLogin, variables: object = {}) => server.ask(NOTICES, { variables, token: login.token });
const nodesOf = ({ data }: Answer): Loose[] => data.notices.edges.map(({ node }: Loose) => node);
const unread = async (login: TestLogin) => nodesOf(await ask(login, { acknowledged: false }));
const acknowledge = (login: TestLogin, ids: string[]) =>
  server.ask(ACKNOWLEDGE, { variables: { ids }, token: login.token });
const actionsOf = async () => (await server.log(practice)).map(({ action }) => action);

describe("the notice of DrChrono Access", () => {
  it("says exactly what was agreed, and leads to the audit report, filtered", async () => {
    expect(await unread(practice)).toEqual([
      {
        id: expect.any(String),
        kind: "VENDOR_ACCESS",
        label: "DrChrono accessed your account",
        detail:
          "DrChrono accessed your account to investigate an issue. To view details, click here to go to the Audit Logs and filter by DrChrono Access.",
        path: "/audit?q=mark:vendor-access",
        raisedAt: server.now.toISOString(),
        acknowledgedAt: null,
        subject: { __typename: "BtgSession", id: nodeId("BtgSession", btg.uuid) },
      },
    ]);
  });

  it("leads to the BTG session only whom it may lead there", async () => {
    const answer = await ask(colleague);
    expect(answer.errors).toEqual([]);
    expect(nodesOf(answer)[0].subject).toBeNull();
  });

  it("stays until this user has acknowledged it, and then goes for nobody else", async () => {
    const [notice] = await unread(practice);
    const { data } = await acknowledge(practice, [notice.id]);
    expect(data.acknowledgeNotices).toEqual({
      userErrors: [],
      notices: [{ ...notice, acknowledgedAt: server.now.toISOString() }],
    });
    expect(await unread(practice)).toEqual([]);
    // On another device too.
    expect(await unread({ ...practice, token: await server.signIn(practice.userName) })).toEqual([]);
    expect(await unread(colleague)).toHaveLength(1);
    expect(nodesOf(await ask(practice, { acknowledged: true }))).toHaveLength(1);
    expect((await server.log(practice)).findLast(({ action }) => action === "notice.acknowledge")).toMatchObject({
      payload: {
        subject: { type: "Notice", label: "DrChrono accessed your account" },
        actor: { name: "Grace Adeyemi" },
      },
    });
  });

  it("is not acknowledged twice: the first time stands, in one entry", async () => {
    const [notice] = await unread(practice);
    const first = await acknowledge(practice, [notice.id]);
    server.pass(1_000);
    const second = await acknowledge(practice, [notice.id, notice.id]);
    expect(second.data).toEqual(first.data);
    expect((await actionsOf()).filter((action) => action === "notice.acknowledge")).toHaveLength(1);
  });

  it("is raised anew by a newer access, and both are there", async () => {
    await acknowledge(practice, [(await unread(practice))[0].id]);
    await vendorEnd(server, agent, btg);
    server.pass(1_000);
    await openBtg(server, agent, colleague);
    expect(await unread(practice)).toHaveLength(1);
    expect(await unread(colleague)).toHaveLength(2);
    const all = await ask(practice, { first: 1 });
    expect(all.data.notices).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    expect(nodesOf(all)[0].acknowledgedAt).toBeNull();
    expect(
      nodesOf(await ask(practice, { first: 1, after: all.data.notices.pageInfo.endCursor }))[0].acknowledgedAt,
    ).not.toBeNull();
  });

  it("outlives the access that it tells of", async () => {
    await practiceEnd(server, practice, btg);
    expect(await unread(colleague)).toHaveLength(1);
  });

  it("is there after a restart of the server for whoever has not acknowledged it, and for nobody else", async () => {
    const first = await TestServer.start();
    const owner = await first.signUp();
    const clerk = await first.addLogin(owner, "PATIENT_COORDINATOR");
    await openBtg(first, await addEmployeeLogin(first), owner);
    const own = await first.ask(NOTICES, { token: owner.token });
    await first.ask(ACKNOWLEDGE, { variables: { ids: [nodesOf(own)[0].id] }, token: owner.token });
    await first.server.close();

    const next = await TestServer.start({ dataFolder: first.config.dataFolder }, { database: first.database });
    try {
      next.now = first.now;
      const left = async ({ token }: TestLogin) =>
        nodesOf(await next.ask(NOTICES, { variables: { acknowledged: false }, token }));
      expect(await left(owner)).toEqual([]);
      expect(await left(clerk)).toMatchObject([{ label: "DrChrono accessed your account", acknowledgedAt: null }]);
    } finally {
      await next.stop();
    }
  });

  it("cannot be cleared in BTG, by whatever session", async () => {
    const [notice] = await unread(practice);
    const { errors } = await btg.ask(ACKNOWLEDGE, { ids: [notice.id] });
    expect(errors[0]!.extensions).toMatchObject({ code: "DISABLED_IN_BTG", path: "acknowledgeNotices" });
    expect(await unread(practice)).toHaveLength(1);
    expect((await server.log(practice)).at(-1)).toMatchObject({ action: "notice.acknowledge", outcome: "REFUSED" });
  });
});

describe("notices", () => {
  it("of others look missing, one of them among one's own too, and nothing is marked", async () => {
    const [own] = await unread(practice);
    const [others] = await unread(colleague);
    expect(refusalsOf(await acknowledge(practice, [own.id, others.id]))).toEqual(["NOT_FOUND"]);
    expect(await unread(practice)).toHaveLength(1);
    expect(await unread(colleague)).toHaveLength(1);
    const NODE = "query ($id: ID!) { node(id: $id) { id } }";
    expect(refusalsOf(await server.ask(NODE, { variables: { id: others.id }, token: practice.token }))).toEqual([
      "NOT_FOUND",
    ]);
    expect((await server.ask(NODE, { variables: { id: own.id }, token: practice.token })).data.node.id).toBe(own.id);
  });

  it("are for those who are signed in, and of a bounded number at once", async () => {
    expect(refusalsOf(await server.ask(NOTICES))).toEqual(["UNAUTHENTICATED"]);
    expect(refusalsOf(await server.ask(ACKNOWLEDGE, { variables: { ids: [] } }))).toEqual(["UNAUTHENTICATED"]);
    expect(refusalsOf(await server.ask(NOTICES, { token: agent.token }))).toEqual(["FORBIDDEN"]);
    const [own] = await unread(practice);
    expect(
      refusalsOf(
        await acknowledge(
          practice,
          Array.from({ length: 101 }, () => own.id),
        ),
      ),
    ).toEqual(["BAD_USER_INPUT"]);
    expect((await acknowledge(practice, [])).data.acknowledgeNotices).toEqual({ notices: [], userErrors: [] });
  });

  it("are raised for some users alone where they concern those, once each", async () => {
    const subject = "00000000-0000-7000-8000-00000000abcd";
    for (let times = 0; times < 2; times += 1)
      await server.inPractice(practice, (tx) => raiseNotices(tx, "VENDOR_ACCESS", subject, [colleague.userUuid]));
    const rows = await server.rows("SELECT user_id FROM notice WHERE subject_id = $1", [subject]);
    expect(rows).toEqual([{ user_id: colleague.userUuid }]);
  });
});

describe("the live channel of notices", () => {
  const open = async (login: TestLogin): Promise<LiveStream> => {
    await untilListening(server);
    const stream = await LiveStream.open(server, CHANGED, { token: login.token });
    expect(stream.response.status).toBe(200);
    await server.server.dependencies.live.sweep();
    return stream;
  };
  const noticeIn = (result: Loose) => result.data.noticeChanged;
  /** What is told of this notice; of an earlier one, something may come late. */
  const tellingOf = async (stream: LiveStream, id: string): Promise<Loose> => {
    for (;;) {
      const notice = noticeIn(await stream.next());
      if (notice.id === id) return notice;
    }
  };

  it("tells every user his own notice within 2 s, by the access's own signal, in every practice but others", async ({
    annotate,
  }) => {
    await vendorEnd(server, agent, btg);
    const stranger = await server.signUp("Other");
    const streams = [await open(practice), await open(colleague)];
    const elsewhere = await open(stranger);
    const swept = vi.spyOn(server.server.dependencies.live, "sweep").mockResolvedValue();
    onTestFinished(() => swept.mockRestore());
    const begun = performance.now();
    const next = await openBtg(server, agent, practice);
    const ids = await Promise.all(
      [practice, colleague].map(async (login) => {
        const [row] = await server.rows("SELECT id FROM notice WHERE subject_id = $1 AND user_id = $2", [
          next.uuid,
          login.userUuid,
        ]);
        return nodeId("Notice", row!["id"]);
      }),
    );
    const told = await Promise.all(streams.map((stream, index) => tellingOf(stream, ids[index]!)));
    const milliseconds = performance.now() - begun;
    expect(milliseconds).toBeLessThan(2_000);
    for (const notice of told)
      expect(notice).toMatchObject({ label: "DrChrono accessed your account", acknowledgedAt: null });
    expect(told[0].subject.id).toBe(nodeId("BtgSession", next.uuid));
    await elsewhere.expectSilence();
    for (const stream of [...streams, elsewhere]) stream.hangUp();
    await annotate(`told ${milliseconds.toFixed(0)} ms after the agent's request began`);
  });

  it("tells the user's other tabs and devices that it is acknowledged, and nobody else", async () => {
    const [notice] = await unread(practice);
    const [tab, device, neighbour] = [
      await open(practice),
      await open({ ...practice, token: await server.signIn(practice.userName) }),
      await open(colleague),
    ];
    await acknowledge(practice, [notice.id]);
    for (const stream of [tab, device])
      expect(noticeIn(await stream.next())).toMatchObject({ id: notice.id, acknowledgedAt: server.now.toISOString() });
    await neighbour.expectSilence();
    for (const stream of [tab, device, neighbour]) stream.hangUp();
  });

  it("works with another process of the server on the same database", async () => {
    const second = await TestServer.start({}, { database: server.database });
    try {
      await untilListening(second);
      const stream = await LiveStream.open(second, CHANGED, { token: practice.token });
      await second.server.dependencies.live.sweep();
      await vendorEnd(server, agent, btg);
      await openBtg(server, agent, practice);
      expect(noticeIn(await stream.next())).toMatchObject({ label: "DrChrono accessed your account" });
      stream.hangUp();
    } finally {
      await second.server.close();
    }
  });

  it("is closed to who is not signed in", async () => {
    const { response } = await LiveStream.open(server, CHANGED);
    expect(response.status).toBe(200);
    const answer = await LiveStream.open(server, CHANGED);
    expect((await answer.next()).errors[0].extensions.code).toBe("UNAUTHENTICATED");
  });
});
