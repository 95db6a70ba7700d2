import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { openBtg, practiceEnd, vendorEnd, type OpenedBtg } from "../testing/btg-asks.ts";
import { putFile, START_IMPORT } from "../testing/import-uploads.ts";
import { TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { faultsOf, refusalsOf, UserAsks } from "../testing/user-asks.ts";
import {
  addEmployeeLogin,
  signInEmployee,
  vendorLog,
  VENDOR_PASSWORD,
  type TestEmployee,
} from "../testing/vendor-employees.ts";
import { sweepBtgSessions } from "./btg-sweep.ts";
import { endBtgSessionsOfEmployee } from "./vendor-end-btg.service.ts";

const MINUTE = 60_000;
const ME = "{ me { user { name } } }";
const USERS = "{ users { totalCount } }";

let server: TestServer;
let practice: TestLogin;
let agent: TestEmployee;
let supervisor: TestEmployee;
let btg: OpenedBtg;

beforeAll(async () => {
  server = await TestServer.start();
  supervisor = await addEmployeeLogin(server, { name: "Una Becker", role: "SUPERVISOR" });
});
beforeEach(async () => {
  // Sign-ups of one address are counted.
  await server.rows("DELETE FROM throttle");
  practice = await server.signUp();
  agent = await addEmployeeLogin(server, { name: "Priya Raman" });
  supervisor = { ...supervisor, token: await signInEmployee(server, supervisor) };
  btg = await openBtg(server, agent, practice);
});
afterAll(() => server.stop());

const sweep = () => sweepBtgSessions(server.server.dependencies);
const rowOf = async ({ uuid }: OpenedBtg) => (await server.rows("SELECT * FROM btg_session WHERE id = $1", [uuid]))[0]!;
const lastEntry = async () => (await server.log(practice)).at(-1)!;

/** Nothing is open by it any more: queries, mutations and `me` alike, with one clear sentence. */
async function expectClosed({ ask }: OpenedBtg): Promise<void> {
  const refused = [await ask(USERS), await ask("mutation { startUserExport { job { id } userErrors { code } } }")];
  for (const { errors } of refused) {
    expect(errors.map(({ message, extensions }) => [extensions["code"], message])).toEqual([
      ["UNAUTHENTICATED", "This DrChrono Access has ended. Open a new one in the staff console."],
    ]);
  }
  expect((await ask(ME)).data.me).toBeNull();
}

describe("End by the agent", () => {
  it("ends it at once, with an entry that names nobody", async () => {
    const { data } = await vendorEnd(server, agent, btg);
    expect(data.vendorEndBtgSession).toMatchObject({
      userErrors: [],
      btgSession: { state: "ENDED", endCause: "AGENT", endedAt: server.now.toISOString() },
    });
    await expectClosed(btg);
    const { agent_reference: reference, ended_by: by } = await rowOf(btg);
    expect(by).toEqual({ kind: "VENDOR_EMPLOYEE", userId: null, name: "DrChrono Employee", agentReference: reference });
    const ended = (await server.log(practice)).find(({ action }) => action === "btg.end")!;
    expect(ended).toMatchObject({
      outcome: "SUCCESS",
      payload: {
        actor: { name: "DrChrono Employee", id: reference },
        marks: ["VENDOR_ACCESS"],
        sessionId: btg.uuid,
        subject: { type: "BtgSession", id: btg.uuid, label: "DrChrono Access" },
        changes: [
          { field: "state", before: "LIVE", after: "ENDED" },
          { field: "endCause", before: null, after: "AGENT" },
        ],
      },
    });
    expect((await vendorLog(server, agent.id)).at(-1)).toMatchObject({
      action: "btg.end",
      practice: practice.practiceUuid,
      payload: { subject: { type: "VendorBtgSession", id: btg.uuid } },
    });
  });

  it("is not done from inside, where the realm is another, nor twice", async () => {
    const inside = await btg.ask(
      "mutation ($id: ID!) { vendorEndBtgSession(input: { btgSessionId: $id }) { userErrors { code } } }",
      { id: btg.id },
    );
    expect(refusalsOf(inside)).toEqual(["FORBIDDEN"]);
    await vendorEnd(server, agent, btg);
    expect(faultsOf(await vendorEnd(server, agent, btg))).toEqual(["btgSessionId WRONG_STATE"]);
  });

  it("leaves the jobs that it began cancelled, and those of the user as they are", async () => {
    const START = 'mutation { startImport(input: { fileNames: ["a.ndjson"] }) { job { id } userErrors { code } } }';
    const [his, own] = [await btg.ask(START), await server.ask(START, { token: practice.token })];
    expect([his, own].map(({ errors }) => errors)).toEqual([[], []]);
    await vendorEnd(server, agent, btg);
    const jobs = await server.rows(
      "SELECT state, started_by ->> 'kind' AS kind FROM job WHERE practice_id = $1 ORDER BY 2",
      [practice.practiceUuid],
    );
    expect(jobs).toEqual([
      { kind: "USER", state: "WAITING" },
      { kind: "VENDOR_EMPLOYEE", state: "CANCELLED" },
    ]);
  });

  it("closes uploads and downloads with it, also one that is under way", async () => {
    const started = await btg.ask(START_IMPORT, { input: { fileNames: ["a.ndjson", "b.ndjson"] } });
    const urls = started.data.startImport.job.uploads.map(({ url }: Loose) => url);
    const exported = await btg.ask("mutation { startUserExport { job { id } } }");
    const EXPORT = "query ($id: ID!) { node(id: $id) { ... on ExportJob { downloadUrl } } }";
    const address = async () =>
      (await btg.ask(EXPORT, { id: exported.data.startUserExport.job.id })).data.node.downloadUrl as string | null;
    await expect.poll(address).toEqual(expect.any(String));
    const header = { "btg-session": btg.id };
    const download = async (url: string) =>
      (await fetch(`${server.url}${url}`, { headers: { authorization: `Bearer ${agent.token}`, ...header } })).status;
    const url = (await address())!;
    expect(await download(url)).toBe(200);

    let send: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = controller) });
    const underWay = putFile(server, agent, urls[0], body, header);
    send!.enqueue(Buffer.from('{"resourceType":'));
    await vendorEnd(server, agent, btg);
    send!.enqueue(Buffer.from('"Location","id":"l1"}\n'));
    send!.close();
    expect((await underWay).status).toBe(401);
    expect((await putFile(server, agent, urls[1], "{}\n", header)).status).toBe(401);
    expect(await download(url)).toBe(401);
    expect(
      await server.rows("SELECT FROM job WHERE practice_id = $1 AND state = 'RUNNING'", [practice.practiceUuid]),
    ).toEqual([]);
  });

  it("is for one's own alone: another agent finds nothing to end", async () => {
    const other = await addEmployeeLogin(server, { name: "Tomas Wirth" });
    expect(refusalsOf(await vendorEnd(server, other, btg))).toEqual(["NOT_FOUND"]);
    expect((await btg.ask(ME)).data.me.user.name).toBe("Grace Adeyemi");
    expect(refusalsOf(await vendorEnd(server, { token: "" }, btg))).toEqual(["UNAUTHENTICATED"]);
    expect(refusalsOf(await vendorEnd(server, practice, btg))).toEqual(["FORBIDDEN"]);
  });
});

describe("End by a supervisor", () => {
  it("ends anybody's, and the practice reads another reference, no name", async () => {
    const { data } = await vendorEnd(server, supervisor, btg);
    expect(data.vendorEndBtgSession.btgSession).toMatchObject({
      endCause: "SUPERVISOR",
      employee: { name: "Priya Raman" },
    });
    await expectClosed(btg);
    const { agent_reference: reference, ended_by: by } = await rowOf(btg);
    expect(by).toMatchObject({ kind: "VENDOR_EMPLOYEE", name: "DrChrono Employee" });
    expect(by.agentReference).not.toBe(reference);
    expect((await vendorLog(server, supervisor.id)).at(-1)).toMatchObject({
      action: "btg.end",
      practice: practice.practiceUuid,
    });
  });
});

describe("End now by the practice", () => {
  it("ends it at once, by name", async () => {
    const { data } = await practiceEnd(server, practice, btg);
    expect(data.endBtgSession).toEqual({
      userErrors: [],
      btgSession: {
        id: nodeId("BtgSession", btg.uuid),
        state: "ENDED",
        endedAt: server.now.toISOString(),
        endCause: "PRACTICE",
        endedBy: { kind: "USER", name: "Grace Adeyemi", agentReference: null, user: { name: "Grace Adeyemi" } },
      },
    });
    await expectClosed(btg);
    const { data: log } = await server.ask(
      '{ auditEntries(query: "action:btg.end") { edges { node { actionLabel sentence actor { name } marks } } } }',
      { token: practice.token },
    );
    expect(log.auditEntries.edges[0].node).toEqual({
      actionLabel: "DrChrono Access ended",
      sentence: "Grace Adeyemi ended the DrChrono Access that was on behalf of Grace Adeyemi (case CS-4711).",
      actor: { name: "Grace Adeyemi" },
      marks: [],
    });
  });

  it("needs the right, and leaves an entry of the refusal", async () => {
    const clerk = await server.addLogin(practice, "PATIENT_COORDINATOR");
    expect(refusalsOf(await practiceEnd(server, clerk, btg))).toEqual(["FORBIDDEN"]);
    expect(await lastEntry()).toMatchObject({ action: "btg.end", outcome: "REFUSED" });
    expect(refusalsOf(await practiceEnd(server, { ...clerk, token: "" }, btg))).toEqual(["UNAUTHENTICATED"]);
    expect((await rowOf(btg))["ended_at"]).toBeNull();
  });

  it("is refused in BTG", async () => {
    const { errors } = await btg.ask(
      "mutation ($id: ID!) { endBtgSession(input: { btgSessionId: $id }) { userErrors { code } } }",
      { id: nodeId("BtgSession", btg.uuid) },
    );
    expect(errors[0]!.extensions).toMatchObject({ code: "DISABLED_IN_BTG", path: "endBtgSession" });
  });

  it("says what has ended already, and knows nothing of another practice's", async () => {
    await practiceEnd(server, practice, btg);
    expect(faultsOf(await practiceEnd(server, practice, btg))).toEqual(["btgSessionId WRONG_STATE"]);
    const stranger = await server.signUp("Other");
    expect(refusalsOf(await practiceEnd(server, stranger, btg))).toEqual(["NOT_FOUND"]);
  });
});

describe("its time limit", () => {
  const limit = () => rowOf(btg).then((row) => row["expires_at"] as Date);

  /** Until a millisecond before the limit; the employee's own session goes on. */
  async function untilJustBefore(): Promise<void> {
    server.now = new Date((await limit()).getTime() - 1);
    await server.rows("UPDATE vendor.session SET last_used_at = $2 WHERE employee_id = $1", [agent.id, server.now]);
  }

  it("ends it at the moment, for the next request that comes with it", async () => {
    await untilJustBefore();
    expect((await btg.ask(ME)).data.me.user.name).toBe("Grace Adeyemi");
    server.pass(1);
    await expectClosed(btg);
    expect(await rowOf(btg)).toMatchObject({
      ended_at: await limit(),
      end_cause: "EXPIRED",
      ended_by: { kind: "SYSTEM" },
    });
    const entries = (await server.log(practice)).filter(({ action }) => action === "btg.expire");
    expect(entries).toHaveLength(1);
    expect(entries[0]!.payload).toMatchObject({ actor: { kind: "SYSTEM" }, marks: [], sessionId: null });
  });

  it("ends it though nobody comes", async () => {
    await untilJustBefore();
    await sweep();
    expect((await rowOf(btg))["ended_at"]).toBeNull();
    server.pass(5 * MINUTE);
    // Before anybody has marked it, it reads so.
    const read = await vendorSessions(supervisor);
    await sweep();
    expect(await rowOf(btg)).toMatchObject({ ended_at: await limit(), end_cause: "EXPIRED" });
    expect(read.find(({ id }: Loose) => id === btg.id)).toMatchObject({
      state: "ENDED",
      endCause: "EXPIRED",
      endedAt: (await limit()).toISOString(),
    });
    const { data } = await server.ask(
      '{ auditEntries(query: "action:btg.expire") { edges { node { actionLabel sentence } } } }',
      { token: await server.signIn(practice.userName) },
    );
    expect(data.auditEntries.edges[0].node).toEqual({
      actionLabel: "DrChrono Access ended",
      sentence: "The DrChrono Access that was on behalf of Grace Adeyemi (case CS-4711) ended at its time limit.",
    });
  });

  it("counts before whoever ends it later", async () => {
    await untilJustBefore();
    server.pass(1);
    const owner = { ...practice, token: await server.signIn(practice.userName) };
    expect(faultsOf(await practiceEnd(server, owner, btg))).toEqual(["btgSessionId WRONG_STATE"]);
    expect(await rowOf(btg)).toMatchObject({ ended_at: await limit(), end_cause: "EXPIRED" });
  });

  const vendorSessions = async (employee: TestEmployee): Promise<Loose[]> => {
    const { data } = await server.ask(
      "{ vendorBtgSessions(first: 100) { edges { node { id state endCause endedAt } } } }",
      {
        token: await signInEmployee(server, employee),
      },
    );
    return data.vendorBtgSessions.edges.map(({ node }: Loose) => node);
  };
});

describe("what else ends it", () => {
  it("that the user on whose behalf it is has been disabled", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await vendorEnd(server, agent, btg);
    const ofUser = await openBtg(server, agent, user);
    await new UserAsks(server, practice).disable(user);
    await expectClosed(ofUser);
    expect(await rowOf(ofUser)).toMatchObject({
      end_cause: "USER_DISABLED",
      ended_by: { kind: "USER", name: "Grace Adeyemi" },
    });
  });

  it("that the employee signs out, inside or outside of it; another session of his stays", async () => {
    const elsewhere = { ...agent, token: await signInEmployee(server, agent) };
    const stranger = await server.signUp("Other");
    const other = await openBtg(server, elsewhere, stranger);
    await btg.ask("mutation { signOut { userErrors { code } } }");
    await expectClosed(btg);
    expect(await rowOf(btg)).toMatchObject({ end_cause: "VENDOR_EMPLOYEE_SIGNED_OUT" });
    expect((await other.ask(ME)).data.me.user.name).toBe("Grace Adeyemi");
    await server.ask("mutation { signOut { userErrors { code } } }", { token: elsewhere.token });
    await expectClosed(other);
    expect(await rowOf(other)).toMatchObject({ end_cause: "VENDOR_EMPLOYEE_SIGNED_OUT" });
  });

  it("leaves the way out open: in a tab whose access has ended, or is none, signing out ends the employee's own session", async () => {
    const SIGN_OUT = "mutation { signOut { userErrors { code } } }";
    await vendorEnd(server, agent, btg);
    const again = await openBtg(server, agent, practice);
    const { data, errors } = await btg.ask(SIGN_OUT);
    expect([errors, data]).toEqual([[], { signOut: { userErrors: [] } }]);
    expect((await server.ask(ME, { token: agent.token })).data.me).toBeNull();
    await expectClosed(again);
    expect((await vendorLog(server, agent.id)).at(-1)).toMatchObject({ action: "session.end", outcome: "SUCCESS" });
    const token = await signInEmployee(server, agent);
    await server.ask(SIGN_OUT, { token, headers: { "btg-session": "x" } });
    expect((await server.ask(ME, { token })).data.me).toBeNull();
    // Who is not signed in is told so.
    expect(refusalsOf(await btg.ask(SIGN_OUT))).toEqual(["UNAUTHENTICATED"]);
  });

  it("that the employee ends its session from another one, or changes the password there; that one stays", async () => {
    const asks = [
      [
        "mutation ($input: EndSessionInput!) { endSession(input: $input) { session { current } userErrors { code } } }",
        async (token: string) => {
          const { data } = await server.ask("{ me { vendorEmployee { sessions { id current } } } }", { token });
          const inIt = data.me.vendorEmployee.sessions.find(({ current }: Loose) => !current);
          return { sessionId: inIt.id };
        },
      ],
      [
        "mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { session { current } userErrors { code } } }",
        async () => ({
          password: VENDOR_PASSWORD,
          newPassword: "nine ships at dawn 4",
          newPasswordConfirmation: "nine ships at dawn 4",
        }),
      ],
    ] as const;
    for (const [query, inputOf] of asks) {
      const employee = await addEmployeeLogin(server);
      const opened = await openBtg(server, employee, practice);
      const elsewhere = await signInEmployee(server, employee);
      const input = await inputOf(elsewhere);
      expect(faultsOf(await server.ask(query, { token: elsewhere, variables: { input } }))).toEqual([]);
      await expectClosed(opened);
      expect(await rowOf(opened)).toMatchObject({ end_cause: "VENDOR_EMPLOYEE_SIGNED_OUT" });
    }
  });

  it("that the employee is disabled", async () => {
    await server.rows("UPDATE vendor.employee SET state = 'DISABLED' WHERE id = $1", [agent.id]);
    await expectClosed(btg);
    await endBtgSessionsOfEmployee(server.server.dependencies, agent.id, "VENDOR_EMPLOYEE_SIGNED_OUT");
    expect(await rowOf(btg)).toMatchObject({ end_cause: "VENDOR_EMPLOYEE_SIGNED_OUT" });
  });

  it("that the employee's own session runs out, though nobody says so", async () => {
    server.pass(15 * MINUTE);
    await expectClosed(btg);
    await sweep();
    expect(await rowOf(btg)).toMatchObject({
      ended_at: server.now,
      end_cause: "VENDOR_EMPLOYEE_SIGNED_OUT",
      ended_by: { kind: "SYSTEM" },
    });
  });

  it("and activity in it is activity of the employee's own session", async () => {
    for (let minutes = 0; minutes < 50; minutes += 10) {
      server.pass(10 * MINUTE);
      expect((await btg.ask(ME)).data.me.user.name).toBe("Grace Adeyemi");
    }
    await sweep();
    expect((await rowOf(btg))["ended_at"]).toBeNull();
  });
});

describe("the header", () => {
  const asks: [string, () => Promise<Answer>][] = [
    [
      "with another employee's session",
      async () => server.ask(USERS, { token: supervisor.token, headers: { "btg-session": btg.id } }),
    ],
    [
      "with a session that is none",
      async () => server.ask(USERS, { token: agent.token, headers: { "btg-session": "x" } }),
    ],
    [
      "with the practice's id of it",
      async () => server.ask(USERS, { token: agent.token, headers: { "btg-session": nodeId("BtgSession", btg.uuid) } }),
    ],
    ["without anybody signed in", async () => server.ask(USERS, { headers: { "btg-session": btg.id } })],
    [
      "with another session of the same employee",
      async () => server.ask(USERS, { token: await signInEmployee(server, agent), headers: { "btg-session": btg.id } }),
    ],
  ];
  it.each(asks)("%s opens nothing", async (_name, ask) => {
    expect(refusalsOf(await ask())).toEqual(["UNAUTHENTICATED"]);
  });
});

describe("a supervisor's look at who it was", () => {
  const list = ({ token }: TestEmployee) => server.ask("{ vendorBtgSessions { totalCount } }", { token });
  const readings = async ({ id }: TestEmployee) =>
    (await vendorLog(server, id)).filter(({ action }) => action === "vendor-btg.read");

  it("is an entry of the vendor's log, once in 15 minutes, since the page polls; a look at one's own is none", async () => {
    const looking = await addEmployeeLogin(server, { name: "Lee Stone", role: "SUPERVISOR" });
    const NODE = "query ($id: ID!) { node(id: $id) { ... on VendorBtgSession { employee { name } } } }";
    const byId = () => server.ask(NODE, { variables: { id: btg.id }, token: looking.token });
    expect((await byId()).data.node.employee.name).toBe("Priya Raman");
    expect(await readings(looking)).toMatchObject([{ outcome: "SUCCESS", payload: { actor: { name: "Lee Stone" } } }]);
    await list(looking);
    server.pass(14 * MINUTE);
    await list(looking);
    expect(await readings(looking)).toHaveLength(1);
    server.pass(MINUTE);
    await list(looking);
    expect(await readings(looking)).toHaveLength(2);
    const own = { ...agent, token: await signInEmployee(server, agent) };
    expect((await list(own)).data.vendorBtgSessions.totalCount).toBe(1);
    expect(await readings(agent)).toEqual([]);
  });
});
