import { getDirective } from "@graphql-tools/utils";
import { getNamedType, type GraphQLField } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import { nodeId, readNodeId, type NodeType } from "../graphql/node-id.ts";
import { declareSchema } from "../graphql/schema.ts";
import { anyCall } from "../testing/any-call.ts";
import { openBtg, practiceEnd, vendorEnd, type OpenedBtg } from "../testing/btg-asks.ts";
import { everySelection } from "../testing/every-selection.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { LiveStream, untilListening } from "../testing/live-stream.ts";
import { TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { idOf, UserAsks } from "../testing/user-asks.ts";
import { addEmployeeLogin, signInEmployee, type TestEmployee } from "../testing/vendor-employees.ts";
import { sweepBtgSessions } from "./btg-sweep.ts";

const schema = declareSchema();
const rootFields = (root: "Query" | "Mutation" | "Subscription") =>
  Object.values(
    (schema.getType(root) as { getFields(): Record<string, GraphQLField<unknown, unknown>> }).getFields?.(),
  );
const isVendorOnly = (field: GraphQLField<unknown, unknown>) =>
  getDirective(schema, field, "access")?.[0]?.["realm"] === "VENDOR";

let server: TestServer;
let practice: TestLogin;
let colleague: TestLogin;
let provider: TestLogin;
let agent: TestEmployee;
let supervisor: TestEmployee;
/** Whatever a customer was given, in any form, once each. */
const told = new Set<string>();

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  colleague = await server.addLogin(practice, "PATIENT_COORDINATOR");
  provider = await server.addLogin(practice, "CLINICAL_PROVIDER", "PROVIDER");
  await importResources(server, practice, [fhirPatient("p1", "Moss", "Ada")]);
  agent = await addEmployeeLogin(server, { name: "Zebulon Quixworth" });
  supervisor = await addEmployeeLogin(server, { name: "Philippa Vandersloot", role: "SUPERVISOR" });
  await untilListening(server);
});
afterAll(() => server.stop());

type Ask = (query: string, variables?: object) => Promise<Answer>;

/** Keeps what somebody of the practice, or the agent in BTG, is answered. */
const keeping =
  (ask: Ask): Ask =>
  async (query, variables = {}) => {
    const answer = await ask(query, variables);
    // Well formed and within the limits, or it was not asked.
    expect(answer.status, query).toBe(200);
    told.add(answer.text);
    for (const header of answer.headers) told.add(header.join(": "));
    return answer;
  };
const asUser = (login: TestLogin): Ask =>
  keeping((query, variables = {}) => server.ask(query, { variables, token: login.token }));

/** Every query of the schema, each way onwards from it, and then every object that was met, by its id. */
async function readEverything(ask: Ask, steps: number): Promise<void> {
  const values: Record<string, Record<string, unknown>> = {
    patient: { demographicNumber: 10001 },
    user: { id: idOf(practice) },
    explainAccess: { user: { id: idOf(colleague) } },
  };
  const met = new Map<string, string>();
  const note = ({ text }: Answer) => {
    for (const [, id] of text.matchAll(/"id":"([^"]+)"/g)) {
      const type = readNodeId(id!)?.type;
      if (type !== undefined) met.set(id!, type);
    }
  };
  for (const field of rootFields("Query").filter(({ name }) => name !== "node")) {
    for (const selection of selectionsOn(field, isVendorOnly(field) ? 0 : steps)) {
      const { query, variables } = anyCall("query", field, { selection, values: values[field.name] ?? {} });
      note(await ask(query, variables));
    }
  }
  const ofTheVendor = [
    ["VendorEmployee", agent.id],
    ["VendorUser", practice.userUuid],
    ["VendorPractice", practice.practiceUuid],
    ...[...met].filter(([, type]) => type === "BtgSession").map(([id]) => ["VendorBtgSession", readNodeId(id)!.key]),
  ] as [NodeType, string][];
  for (const [type, key] of ofTheVendor) met.set(nodeId(type, key), type);
  for (const [id, type] of met)
    for (const selection of everySelection(schema, schema.getType(type)!, 0))
      await ask(`query ($id: ID!) { node(id: $id) { ... on ${type} { ${selection} } } }`, { id });
}

function selectionsOn({ type }: GraphQLField<unknown, unknown>, steps: number): string[] {
  const selections = everySelection(schema, getNamedType(type), steps);
  return selections.length === 0 ? [""] : selections;
}

/** Every mutation that is a customer's to ask, about nothing that exists, and those that name what the vendor did. */
async function changeEverything(ids: { btgSession: string; job: string; notice: string }): Promise<void> {
  const inputs: Record<string, object> = {
    endBtgSession: { btgSessionId: ids.btgSession },
    cancelJob: { jobId: ids.job },
    acknowledgeNotices: { noticeIds: [ids.notice] },
  };
  for (const field of rootFields("Mutation")) {
    // Wrong passwords are counted, and some of these sign out.
    await server.rows("DELETE FROM throttle");
    const ask = asUser({ ...practice, token: await server.signIn(practice.userName) });
    const input = inputs[field.name];
    for (const selection of selectionsOn(field, input === undefined ? 0 : 2)) {
      const { query, variables } = anyCall("mutation", field, {
        selection,
        values: input === undefined ? {} : { input },
      });
      await ask(query, variables);
    }
  }
}

/** With what is written in base64, as opaque ids and cursors are. */
function inTheClear(text: string): string {
  const decoded = [...text.matchAll(/[\w+/-]{16,}/g)].map(([word]) =>
    Buffer.from(word, "base64url").toString("latin1"),
  );
  return [text, ...decoded].join("\n").toLowerCase();
}

/** Each of these bytes tells of a vendor employee. */
async function identifying(): Promise<string[]> {
  const sessions = await server.rows("SELECT id FROM vendor.session");
  const ids = [agent.id, supervisor.id, ...sessions.map(({ id }: Loose) => id as string)];
  const names = [agent, supervisor].flatMap(({ userName, name }) => [userName, ...name.split(" ")]);
  const forms = ids.flatMap((id) => {
    const hex = id.replaceAll("-", "");
    return [id, hex, Buffer.from(hex, "hex").toString("latin1")];
  });
  return [...names, ...forms].map((text) => text.toLowerCase());
}

const STREAMS: Record<string, string> = {
  noticeChanged: "id kind label detail path raisedAt acknowledgedAt subject { __typename id }",
  btgSessionChanged: `id state actor { kind name agentReference user { name } } onBehalfOf { name } reasonCode reason caseNumber ipAddress
    openedAt expiresAt endedAt endCause endedBy { kind name agentReference user { name } }`,
  sessionChanged: "kind at secondsLeft endCause detail",
};

/** What makes a file, as a call. */
const EXPORTS: Record<string, string> = {
  startReportExport: "startReportExport(input: { report: { searchFor: [DEMOGRAPHIC_NUMBER] } })",
  startUserExport: "startUserExport",
};

/** What the vendor calls it among itself, however it is written. */
const BREAK_THE_GLASS = /br(?:ea|o)k\w*[^\w\n]*_?the[^\w\n]*_?glass/iu;

it("No vendor employee's name, user name or id, nor the vendor's own word for it, reaches a practice in the whole life of its BTG sessions", async () => {
  expect(rootFields("Subscription").map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(STREAMS)));
  expect(rootFields("Subscription")).toHaveLength(Object.keys(STREAMS).length);
  // What makes a file for a customer; another one is to be downloaded here too.
  const files = rootFields("Mutation").filter(({ name }) => name.includes("Export"));
  expect(files.map(({ name }) => name).toSorted()).toEqual(Object.keys(EXPORTS));
  const streams = await Promise.all(
    Object.entries(STREAMS).map(([name, selection]) =>
      LiveStream.open(server, `subscription { ${name} { ${selection} } }`, { token: practice.token }),
    ),
  );
  const owner = asUser(practice);

  // The agent works, is refused, exports and ends.
  const first = await openBtg(server, agent, practice);
  await first.ask("{ patient(demographicNumber: 10001) { name chart { id } } auditEntries { totalCount } }");
  await first.ask("mutation ($input: UpdateProviderInput!) { updateProvider(input: $input) { userErrors { code } } }", {
    input: { userId: idOf(provider), version: 1, profile: { userTitle: "Doctor" } },
  });
  await first.ask("mutation ($id: ID!) { disableUser(input: { userId: $id }) { userErrors { code } } }", {
    id: idOf(colleague),
  });
  const EXPORT = "query ($id: ID!) { node(id: $id) { ... on ExportJob { downloadUrl } } }";
  for (const [name, start] of Object.entries(EXPORTS)) {
    const exported = await first.ask(`mutation { ${start} { job { id } userErrors { code } } }`);
    const { id } = exported.data[name].job;
    const file = async () => (await first.ask(EXPORT, { id })).data.node.downloadUrl as string | null;
    await expect.poll(file).toEqual(expect.any(String));
    // The file is the BTG session's alone; that there is one, the practice sees.
    expect((await owner(EXPORT, { id })).data.node).toEqual({ downloadUrl: null });
    const csv = await fetch(`${server.url}${await file()}`, {
      headers: { authorization: `Bearer ${agent.token}`, "btg-session": first.id },
    });
    expect(csv.status).toBe(200);
    told.add(await csv.text());
    for (const header of csv.headers) told.add(header.join(": "));
  }
  await readEverything(keeping(first.ask), 1);
  await vendorEnd(server, agent, first);

  // A supervisor ends, the practice ends, a sign-out ends, the time limit ends, the user's end ends.
  const second = await openBtg(server, agent, practice);
  await vendorEnd(server, supervisor, second);
  told.add((await practiceEnd(server, practice, await openBtg(server, agent, practice))).text);
  await openBtg(server, agent, practice);
  await server.ask("mutation { signOut { userErrors { code } } }", { token: agent.token });
  agent = { ...agent, token: await signInEmployee(server, agent) };
  await openBtg(server, agent, practice, { minutes: 1 });
  server.pass(61_000);
  await sweepBtgSessions(server.server.dependencies);
  await openBtg(server, agent, provider);
  told.add((await new UserAsks(server, practice).disable(provider, "left")).text);
  const live: OpenedBtg = await openBtg(server, agent, practice);

  for (const [index, name] of Object.keys(STREAMS).entries()) {
    const events = name === "sessionChanged" ? 0 : 6;
    for (let count = 0; count < events; count += 1) told.add(JSON.stringify(await streams[index]!.next()));
    streams[index]!.hangUp();
  }
  await readEverything(owner, 2);
  await readEverything(asUser(colleague), 1);
  const { data } = await owner("{ notices { edges { node { id } } } }");
  const started = await live.ask(
    'mutation { startImport(input: { fileNames: ["a.ndjson"] }) { job { id } userErrors { code } } }',
  );
  await changeEverything({
    btgSession: nodeId("BtgSession", live.uuid),
    job: started.data.startImport.job.id,
    notice: data.notices.edges[0].node.id,
  });
  for (const { name } of await server.rows(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migration'",
  ))
    for (const { row } of await server.rows(`SELECT t::text AS row FROM ${name} t`)) told.add(row as string);

  const everything = inTheClear([...told].join("\n"));
  const bytes = await identifying();
  expect(bytes.filter((text) => everything.includes(text))).toEqual([]);

  expect(everything.split("\n").filter((line) => BREAK_THE_GLASS.test(line))).toEqual([]);
  for (const written of ["Break the Glass", "break-the-glass", "BREAK_THE_GLASS", "BreakTheGlass", "broke the glass"])
    expect(written).toMatch(BREAK_THE_GLASS);

  // What was looked through holds what it must, and the search finds what is there: else this shows nothing.
  for (const expected of [
    "DrChrono Employee",
    "DrChrono accessed your account",
    "CS-4711",
    "VENDOR_EMPLOYEE_SIGNED_OUT",
    "Letters are not printed",
    "Disabled when in BTG",
    "This access has ended already.",
    "CANCELLED",
  ])
    expect(everything).toContain(expected.toLowerCase());
  const ofSupervisor = await server.ask(
    "{ vendorBtgSessions { edges { node { id employee { id name userName } } } } }",
    {
      token: await signInEmployee(server, supervisor),
    },
  );
  const found = inTheClear(ofSupervisor.text);
  expect(bytes.filter((text) => found.includes(text))).toEqual(
    expect.arrayContaining([agent.userName, "zebulon", "quixworth", agent.id]),
  );
  const log = (await server.log(practice)).filter(({ payload }) => payload.actor.kind === "VENDOR_EMPLOYEE");
  expect(log.length).toBeGreaterThan(12);
  expect(new Set(log.map(({ payload }) => payload.actor.name))).toEqual(new Set(["DrChrono Employee"]));
  expect(new Set(log.map(({ payload }) => payload.actor.id)).size).toBe(2);
}, 240_000);
