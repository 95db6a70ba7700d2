import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sentenceOfPayload } from "../audit/record.ts";
import { nodeId, type NodeType } from "../graphql/node-id.ts";
import { openBtg } from "../testing/btg-asks.ts";
import { fhirCondition, fhirDocument, fhirPatient, importResources } from "../testing/import-resources.ts";
import { blockBySet, patientOf, showBlockedAs } from "../testing/set-blocks.ts";
import { TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

const NODE = "query ($id: ID!) { node(id: $id) { __typename id } }";
const MESSAGE = "A patient set blocks this record for you. If you need it, ask an administrator of your practice.";

let server: TestServer;
let practice: TestLogin;
/** Holds every right, and is kept from Ada Moss. */
let blocked: TestLogin;
let moss: string;
let problem: string;
let document: string;

beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  practice = await server.signUp();
  blocked = await server.addLogin(practice, "ALL_ACCESS");
  await importResources(server, practice, [
    fhirPatient("moss", "Moss", "Ada"),
    fhirPatient("stone", "Stone", "Bea"),
    fhirCondition("c1", "moss", "Diabetes mellitus type 2"),
    fhirDocument("d1", "moss", "She feels well."),
    fhirCondition("c2", "stone", "Asthma"),
  ]);
  moss = await patientOf(server, practice, "moss");
  const entries = await server.rows("SELECT id, kind FROM chart_entry WHERE patient_id = $1", [moss]);
  [problem, document] = ["PROBLEM", "DOCUMENT"].map((kind) => entries.find((each) => each["kind"] === kind)!["id"]);
});
afterAll(() => server.stop());

const ask = (query: string, variables: object = {}, login = blocked) =>
  server.ask(query, { variables, token: login.token });
const block = (name?: string) => blockBySet(server, blocked, [moss], name);
const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions["code"]);
const node = (type: NodeType, key: string) => ask(NODE, { id: nodeId(type, key) });
const openings = () => ({
  "patient(id)": ask("query ($id: ID!) { patient(id: $id) { id } }", { id: nodeId("Patient", moss) }),
  "patient(demographicNumber)": ask("{ patient(demographicNumber: 10001) { id } }"),
  "node of the patient": node("Patient", moss),
});
const chartOpenings = () => ({
  "node of the chart": node("Chart", moss),
  "node of a problem": node("Problem", problem),
  "node of a document": node("Document", document),
  // Of which type an entry is, the message does not tell.
  "node of a problem as an allergy": node("Allergy", problem),
});
/** The refusals of a set, as the log has them in words. */
async function refusals(): Promise<Loose[]> {
  const log = await server.log(practice);
  return log
    .filter(({ action, outcome }) => /^(?:patient|chart|audit)\./.test(action) && outcome === "REFUSED")
    .map(({ action, payload }) => [action, payload.patientId, sentenceOfPayload(payload)]);
}

describe("a record that a set blocks", () => {
  it("is answered by one message without a detail, by whichever way it is opened", async () => {
    await block();
    for (const [way, asked] of Object.entries({ ...openings(), ...chartOpenings() })) {
      const answer = await asked;
      expect(Object.values(answer.data), way).toEqual([null]);
      expect(answer.errors, way).toEqual([
        {
          message: MESSAGE,
          path: [way.split(/[ (]/)[0]],
          locations: expect.anything(),
          extensions: { code: "RECORD_BLOCKED", requestId: expect.any(String) },
        },
      ]);
    }
  });

  it("is told apart from what is missing and from another practice's, which tell nothing of blocks", async () => {
    await block();
    const other = await server.signUp("Other");
    await importResources(server, other, [fhirPatient("far", "Far", "Faye")]);
    const far = await patientOf(server, other, "far");
    await blockBySet(server, other, [far]);
    for (const key of [far, "00000000-0000-7000-8000-000000000000"])
      for (const type of ["Patient", "Chart", "Problem"] as const)
        expect(codesOf(await node(type, key)), type).toEqual(["NOT_FOUND"]);
    expect(codesOf(await ask("{ patient(demographicNumber: 10099) { id } }"))).toEqual(["NOT_FOUND"]);
  });

  it("is open to everybody else, and to the user himself by no block on another", async () => {
    await block();
    const { data, errors } = await ask("{ patient(demographicNumber: 10001) { name chart { id } } }", {}, practice);
    expect([data.patient.name, errors]).toEqual(["Moss, Ada", []]);
    const { data: own, errors: none } = await ask("{ patient(demographicNumber: 10002) { name chart { id } } }");
    expect([own.patient.name, none]).toEqual(["Stone, Bea", []]);
  });

  it("stands in the log as refused, once an attempt, with who and whose, and is no opening", async () => {
    await block();
    await ask("{ patient(demographicNumber: 10001) { id } }");
    await node("Problem", problem);
    await ask(`{ a: patient(demographicNumber: 10001) { id } b: patient(demographicNumber: 10001) { id } }`);
    const record = [
      "patient.open",
      moss,
      "Jordan Blake was refused the record of Moss, Ada (10001): a patient set blocks it.",
    ];
    expect(await refusals()).toEqual([
      record,
      ["chart.open", moss, "Jordan Blake was refused the chart of Moss, Ada (10001): a patient set blocks it."],
      record,
      record,
    ]);
    expect(
      (await server.log(practice)).some(({ action, outcome }) => action.endsWith(".open") && outcome === "SUCCESS"),
    ).toBe(false);
  });

  it("is refused in BTG on behalf of the blocked user, in one entry that is marked", async () => {
    await block();
    const btg = await openBtg(server, await addEmployeeLogin(server), blocked);
    const before = (await server.log(practice)).length;
    expect(codesOf(await btg.ask("{ patient(demographicNumber: 10001) { name } }"))).toEqual(["RECORD_BLOCKED"]);
    expect((await server.log(practice)).slice(before)).toMatchObject([
      { action: "patient.open", outcome: "REFUSED", payload: { marks: ["VENDOR_ACCESS"], patientId: moss } },
    ]);
    const other = await openBtg(server, await addEmployeeLogin(server), practice);
    expect((await other.ask("{ patient(demographicNumber: 10001) { name } }")).data.patient.name).toBe("Moss, Ada");
  });

  it("is absent from lists, searches, counts and cursors, for the next request", async () => {
    const LIST = `query ($search: String) { patients(filter: { search: $search }, first: 1) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { name } } } }`;
    expect((await ask(LIST)).data.patients).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    await block();
    expect((await ask(LIST)).data.patients).toMatchObject({
      totalCount: 1,
      pageInfo: { hasNextPage: false },
      edges: [{ node: { name: "Stone, Bea" } }],
    });
    for (const search of ["Moss", "MRN-moss", "10001"])
      expect((await ask(LIST, { search })).data.patients, search).toMatchObject({ totalCount: 0, edges: [] });
    // And open again with the block gone.
    await server.rows("DELETE FROM set_block WHERE user_id = $1", [blocked.userUuid]);
    expect((await ask(LIST)).data.patients.totalCount).toBe(2);
  });

  it("stays blocked while any one set blocks it", async () => {
    const first = await block();
    await block("Family of staff");
    await server.rows("DELETE FROM patient_set WHERE id = $1", [first]);
    expect(codesOf(await ask("{ patient(demographicNumber: 10001) { id } }"))).toEqual(["RECORD_BLOCKED"]);
  });
});

describe("a chart that a set blocks, where the practice shows demographics", () => {
  beforeEach(async () => {
    await block();
    await showBlockedAs(server, practice, "CHART");
  });

  it("opens the demographics and answers the chart with the message", async () => {
    const answer = await ask("{ patient(demographicNumber: 10001) { name mrn chart { counts { count } } } }");
    expect(answer.data.patient).toEqual({ name: "Moss, Ada", mrn: "MRN-moss", chart: null });
    expect(answer.errors).toMatchObject([{ message: MESSAGE, path: ["patient", "chart"] }]);
    expect(await refusals()).toMatchObject([["chart.open", moss, expect.stringContaining("a patient set blocks it")]]);
    for (const [way, asked] of Object.entries(openings())) expect(codesOf(await asked), way).toEqual([]);
    for (const [way, asked] of Object.entries(chartOpenings()))
      expect(codesOf(await asked), way).toEqual(["RECORD_BLOCKED"]);
    const list = await ask("{ patients { edges { node { name chart { id } } } } }");
    expect(list.data.patients.edges.map(({ node: { name, chart } }: Loose) => [name, chart !== null])).toEqual([
      ["Moss, Ada", false],
      ["Stone, Bea", true],
    ]);
  });

  it("keeps back who opened it, with the message", async () => {
    const answer = await ask("{ patient(demographicNumber: 10001) { name openings { totalCount } } }");
    expect(answer.data.patient).toEqual({ name: "Moss, Ada", openings: null });
    expect(codesOf(answer)).toEqual(["RECORD_BLOCKED"]);
    expect(await refusals()).toEqual([
      ["audit.read", moss, "Jordan Blake was refused the audit report of Moss, Ada (10001): a patient set blocks it."],
    ]);
  });
});

it("A user whom a set blocks imports over the record all the same, and is told counts alone", async () => {
  await block();
  const started = await ask(
    'mutation { startImport(input: { fileNames: ["all.ndjson"] }) { job { id uploads { url } } userErrors { code } } }',
  );
  const { id, uploads } = started.data.startImport.job;
  const changed = [fhirPatient("moss", "Moss", "Adelaide"), fhirCondition("c9", "moss", "Gout")];
  const sent = await fetch(`${server.url}${uploads[0].url}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${blocked.token}`, "content-type": "application/fhir+ndjson" },
    body: changed.map((resource) => `${JSON.stringify(resource)}\n`).join(""),
  });
  expect(sent.ok).toBe(true);
  const JOB = `query ($id: ID!) { node(id: $id) { ... on ImportJob { state failure counts { resourceType created updated unchanged bad }
    badLines { totalCount edges { node { reason } } } } } }`;
  await expect.poll(async () => (await ask(JOB, { id })).data.node.state).toBe("DONE");
  const { text, data } = await ask(JOB, { id });
  expect(data.node.counts).toEqual([
    { resourceType: "Condition", created: 1, updated: 0, unchanged: 0, bad: 0 },
    { resourceType: "Patient", created: 0, updated: 1, unchanged: 0, bad: 0 },
  ]);
  expect(text).not.toMatch(/moss|adelaide|gout/i);
  expect(await server.rows("SELECT first_name FROM patient WHERE id = $1", [moss])).toEqual([
    { first_name: "Adelaide" },
  ]);
  expect(codesOf(await ask("{ patient(demographicNumber: 10001) { id } }"))).toEqual(["RECORD_BLOCKED"]);
});
