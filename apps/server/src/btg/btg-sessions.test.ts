import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { openBtg, practiceEnd, vendorEnd, type OpenedBtg } from "../testing/btg-asks.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { idOf, refusalsOf } from "../testing/user-asks.ts";
import { addEmployeeLogin, type TestEmployee } from "../testing/vendor-employees.ts";

const SESSION = `id state actor { kind name agentReference user { id } } onBehalfOf { name } reasonCode reason caseNumber ipAddress callerVerified
  openedAt expiresAt endedAt endCause endedBy { name }`;
const LIST = `query ($states: [BtgSessionState!], $first: Int, $after: String) { btgSessions(states: $states, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { ${SESSION} } } } }`;
const TIMELINE = `query ($id: ID!, $first: Int, $after: String, $last: Int) { node(id: $id) { ... on BtgSession {
  timeline(first: $first, after: $after, last: $last) { totalCount pageInfo { hasNextPage endCursor }
    edges { node { actionName sentence actor { name } changes { field before after } btgSession { id } } } } } } }`;

let server: TestServer;
let practice: TestLogin;
let provider: TestLogin;
let agent: TestEmployee;
let other: TestEmployee;
let supervisor: TestEmployee;
/** In the order of opening; the last one is live. */
let sessions: OpenedBtg[];

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  provider = await server.addLogin(practice, "CLINICAL_PROVIDER", "PROVIDER");
  await importResources(server, practice, [fhirPatient("p1", "Moss", "Ada")]);
  agent = await addEmployeeLogin(server, { name: "Priya Raman" });
  other = await addEmployeeLogin(server, { name: "Tomas Wirth" });
  supervisor = await addEmployeeLogin(server, { name: "Una Becker", role: "SUPERVISOR" });
  const live = await openBtg(server, other, provider, { caseNumber: "CS-0", minutes: 480 });
  server.pass(60_000);
  const first = await openBtg(server, agent, practice, { caseNumber: "CS-1" });
  await first.ask("{ patient(demographicNumber: 10001) { name } }");
  const [{ version }] = (await server.rows("SELECT version FROM user_account WHERE id = $1", [provider.userUuid])) as [
    Loose,
  ];
  await first.ask(
    "mutation ($input: UpdateProviderInput!) { updateProvider(input: $input) { userErrors { message } } }",
    { input: { userId: idOf(provider), version, profile: { userTitle: "Doctor" } } },
  );
  await first.ask("mutation ($id: ID!) { disableUser(input: { userId: $id }) { userErrors { code } } }", {
    id: idOf(provider),
  });
  await practiceEnd(server, practice, first);
  server.pass(60_000);
  const second = await openBtg(server, agent, provider, { caseNumber: "CS-2" });
  await vendorEnd(server, agent, second);
  sessions = [first, second, live];
});
afterAll(() => server.stop());

const practiceId = ({ uuid }: OpenedBtg) => nodeId("BtgSession", uuid);
const list = (variables: object = {}, login = practice) => server.ask(LIST, { variables, token: login.token });
const casesOf = ({ data }: { data: Loose }) => data.btgSessions.edges.map(({ node }: Loose) => node.caseNumber);

describe("the practice's list of DrChrono Access", () => {
  it("shows live ones first, then the one that was opened last, with all that the practice may know", async () => {
    const answer = await list();
    expect(casesOf(answer)).toEqual(["CS-0", "CS-2", "CS-1"]);
    expect(answer.data.btgSessions.edges[2].node).toEqual({
      id: practiceId(sessions[0]!),
      state: "ENDED",
      actor: {
        kind: "VENDOR_EMPLOYEE",
        name: "DrChrono Employee",
        agentReference: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        user: null,
      },
      onBehalfOf: { name: "Grace Adeyemi" },
      reasonCode: "INVESTIGATION_OF_AN_ISSUE",
      reason: "Letters are not printed",
      caseNumber: "CS-1",
      ipAddress: "127.0.0.1",
      callerVerified: false,
      openedAt: expect.any(String),
      expiresAt: expect.any(String),
      endedAt: expect.any(String),
      endCause: "PRACTICE",
      endedBy: { name: "Grace Adeyemi" },
    });
    expect(answer.text).not.toMatch(/Priya|Raman|Tomas|Wirth/);
  });

  it("is filtered by state, paged, and counted", async () => {
    expect(casesOf(await list({ states: ["LIVE"] }))).toEqual(["CS-0"]);
    expect(casesOf(await list({ states: ["ENDED"] }))).toEqual(["CS-2", "CS-1"]);
    const first = await list({ first: 2 });
    expect(first.data.btgSessions).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(casesOf(await list({ first: 2, after: first.data.btgSessions.pageInfo.endCursor }))).toEqual(["CS-1"]);
  });

  it("needs the right, and holds nothing of another practice", async () => {
    expect(refusalsOf(await list({}, provider))).toEqual(["FORBIDDEN"]);
    expect(refusalsOf(await list({}, { ...practice, token: "" }))).toEqual(["UNAUTHENTICATED"]);
    const stranger = await server.signUp("Other");
    expect((await list({}, stranger)).data.btgSessions.totalCount).toBe(0);
  });
});

describe("a BTG session's timeline", () => {
  const timeline = async (login: TestLogin, variables: object = {}) =>
    server.ask(TIMELINE, { variables: { id: practiceId(sessions[0]!), ...variables }, token: login.token });
  const nodesOf = ({ data }: { data: Loose }) => data.node.timeline.edges.map(({ node }: Loose) => node);

  it("tells all from the opening to the end, oldest first", async () => {
    const answer = await timeline(practice);
    const told = nodesOf(answer).filter(({ actionName }: Loose) => actionName !== "btg.read");
    expect(told.map(({ actionName, actor }: Loose) => `${actor.name}: ${actionName}`)).toEqual([
      "DrChrono Employee: btg.open",
      "DrChrono Employee: patient.open",
      "DrChrono Employee: user.update",
      "DrChrono Employee: user.disable",
      "Grace Adeyemi: btg.end",
    ]);
    expect(told[2].changes).toEqual([{ field: "userTitle", before: null, after: "Doctor" }]);
    expect(told[3].sentence).toBe(
      "DrChrono Employee was refused disabling a user: disabled when in BTG (disableUser).",
    );
    expect(told[1].btgSession).toEqual({ id: practiceId(sessions[0]!) });
    expect(told[4].btgSession).toBeNull();
    expect(answer.data.node.timeline.totalCount).toBe(nodesOf(answer).length);
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "audit.read",
      payload: { detail: " of one DrChrono Access" },
    });
  });

  it("is paged from both ends", async () => {
    const all = nodesOf(await timeline(practice));
    const first = await timeline(practice, { first: 2 });
    expect(nodesOf(first)).toEqual(all.slice(0, 2));
    const next = await timeline(practice, { first: 2, after: first.data.node.timeline.pageInfo.endCursor });
    expect(nodesOf(next)).toEqual(all.slice(2, 4));
    expect(nodesOf(await timeline(practice, { last: 2 }))).toEqual(all.slice(-2));
  });

  it("is for the user on whose behalf it was, whatever his rights, of what he may see of the log", async () => {
    const own = await server.ask(TIMELINE, { variables: { id: practiceId(sessions[2]!) }, token: provider.token });
    expect(own.errors).toEqual([]);
    expect(nodesOf(own)[0]).toMatchObject({ actionName: "btg.open", btgSession: { id: practiceId(sessions[2]!) } });
    const NOTICE = "{ notices { edges { node { subject { id } } } } }";
    const { data } = await server.ask(NOTICE, { token: provider.token });
    const subjects = data.notices.edges.map(({ node }: Loose) => node.subject);
    expect(subjects).toEqual([{ id: practiceId(sessions[1]!) }, null, { id: practiceId(sessions[2]!) }]);
    expect(refusalsOf(await practiceEnd(server, provider, sessions[2]!))).toEqual(["FORBIDDEN"]);
    // An agent on his behalf sees the session that he is in, and no other agent's.
    expect(refusalsOf(await sessions[2]!.ask(TIMELINE, { id: practiceId(sessions[1]!) }))).toEqual(["NOT_FOUND"]);
  });

  it("is not for who may not see DrChrono Access, nor for another practice", async () => {
    expect(refusalsOf(await timeline(provider))).toEqual(["NOT_FOUND"]);
    expect((await server.log(practice)).at(-1)).toMatchObject({
      outcome: "REFUSED",
      payload: { subject: { label: "BtgSession" } },
    });
    expect(refusalsOf(await timeline(await server.signUp("Other")))).toEqual(["NOT_FOUND"]);
  });
});

describe("in BTG", () => {
  const ME = `{ me { lockdown btgSession { ${SESSION} timeline { totalCount } } } }`;

  it("the session that one is in is one's own, and no other", async () => {
    const [live] = [sessions[2]!];
    const { data, errors } = await live.ask(ME);
    expect(errors).toEqual([]);
    expect(data.me).toMatchObject({
      lockdown: true,
      btgSession: {
        id: practiceId(live),
        state: "LIVE",
        reason: "Letters are not printed",
        onBehalfOf: { name: "Jordan Blake" },
      },
    });
    const NODE = "query ($id: ID!) { node(id: $id) { ... on BtgSession { caseNumber } } }";
    expect((await live.ask(NODE, { id: practiceId(live) })).data.node.caseNumber).toBe("CS-0");
    expect(refusalsOf(await live.ask(NODE, { id: practiceId(sessions[0]!) }))).toEqual(["NOT_FOUND"]);
    expect(refusalsOf(await live.ask(LIST))).toEqual(["FORBIDDEN"]);
  });

  it("nothing of the vendor's realm is open", async () => {
    const [live] = [sessions[2]!];
    for (const query of [
      "{ vendorBtgSessions { totalCount } }",
      "{ vendorPractices { totalCount } }",
      "{ vendorAuditEntries { totalCount } }",
    ])
      expect(refusalsOf(await live.ask(query))).toEqual(["FORBIDDEN"]);
    const NODE = "query ($id: ID!) { node(id: $id) { id } }";
    for (const id of [live.id, nodeId("VendorEmployee", agent.id)])
      expect(refusalsOf(await live.ask(NODE, { id }))).toEqual(["FORBIDDEN"]);
  });

  it("for a user there is none", async () => {
    expect((await server.ask(ME, { token: practice.token })).data.me).toEqual({ lockdown: false, btgSession: null });
  });
});

describe("the vendor's list", () => {
  const VENDOR = `query ($states: [BtgSessionState!], $first: Int, $after: String) {
    vendorBtgSessions(states: $states, first: $first, after: $after) { totalCount pageInfo { endCursor }
      edges { node { id state caseNumber practice { name } onBehalfOf { name userName } employee { name } endCause } } } }`;
  const vendorList = (employee: { token: string }, variables: object = {}) =>
    server.ask(VENDOR, { variables, token: employee.token });
  const vendorCasesOf = ({ data }: { data: Loose }) =>
    data.vendorBtgSessions.edges.map(({ node }: Loose) => `${node.caseNumber} ${node.employee.name}`);

  it("is one's own, and everybody's for a supervisor, with the true identity", async () => {
    expect(vendorCasesOf(await vendorList(agent))).toEqual(["CS-2 Priya Raman", "CS-1 Priya Raman"]);
    expect(vendorCasesOf(await vendorList(other))).toEqual(["CS-0 Tomas Wirth"]);
    const all = await vendorList(supervisor);
    expect(vendorCasesOf(all)).toEqual(["CS-0 Tomas Wirth", "CS-2 Priya Raman", "CS-1 Priya Raman"]);
    expect(all.data.vendorBtgSessions.edges[0].node).toMatchObject({
      practice: { name: "Harbor Family Medicine" },
      onBehalfOf: { name: "Jordan Blake", userName: provider.userName },
    });
  });

  it("is filtered and paged", async () => {
    expect(vendorCasesOf(await vendorList(supervisor, { states: ["LIVE"] }))).toEqual(["CS-0 Tomas Wirth"]);
    const first = await vendorList(supervisor, { first: 1 });
    const after = first.data.vendorBtgSessions.pageInfo.endCursor;
    expect(vendorCasesOf(await vendorList(supervisor, { first: 1, after }))).toEqual(["CS-2 Priya Raman"]);
  });

  it("is closed to practices and strangers; another agent's session looks missing", async () => {
    expect(refusalsOf(await vendorList(practice))).toEqual(["FORBIDDEN"]);
    expect(refusalsOf(await vendorList({ token: "" }))).toEqual(["UNAUTHENTICATED"]);
    const NODE = "query ($id: ID!) { node(id: $id) { ... on VendorBtgSession { caseNumber } } }";
    const ask = (employee: TestEmployee) =>
      server.ask(NODE, { variables: { id: sessions[2]!.id }, token: employee.token });
    expect(refusalsOf(await ask(agent))).toEqual(["NOT_FOUND"]);
    expect((await ask(supervisor)).data.node.caseNumber).toBe("CS-0");
  });
});
