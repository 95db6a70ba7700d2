import { getDirective } from "@graphql-tools/utils";
import { getNamedType, type GraphQLField, type GraphQLInterfaceType } from "graphql";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { anyCall } from "../testing/any-call.ts";
import { openBtg } from "../testing/btg-asks.ts";
import { everySelection } from "../testing/every-selection.ts";
import { fhirCondition, fhirDocument, fhirPatient, importResources } from "../testing/import-resources.ts";
import { LiveStream } from "../testing/live-stream.ts";
import { packCalls, probingCalls, type PackedCalls, type Probe, type Probes } from "../testing/probing-calls.ts";
import { blockBySet, patientOf, showBlockedAs } from "../testing/set-blocks.ts";
import { PASSWORD, TestServer, type Answer, type TestLogin } from "../testing/test-server.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";
import { nodeId, readNodeId, type NodeType } from "./node-id.ts";
import { declareSchema } from "./schema.ts";

const schema = declareSchema();
const rootFields = (root: "Query" | "Mutation" | "Subscription") =>
  Object.values(
    (schema.getType(root) as { getFields(): Record<string, GraphQLField<unknown, unknown>> }).getFields?.(),
  );
const isOfPractice = (field: GraphQLField<unknown, unknown>) =>
  getDirective(schema, field, "access")?.[0]?.["realm"] !== "VENDOR";
const queries = rootFields("Query").filter(isOfPractice);

/** The canary: nobody else has any of it. */
const NUMBER = 987_654_321;
const PERSON = { firstName: "Zephyrina", lastName: "Quillfeather", birthDate: "1931-02-17" };
const DEMOGRAPHICS = {
  first: PERSON.firstName,
  last: PERSON.lastName,
  born: PERSON.birthDate,
  number: String(NUMBER),
  mrn: "MRN-XQ77731",
  fhirId: "canary-person",
  street: "77 Wrenwhistle Lane",
  city: "Larkspurton",
  postalCode: "99731",
  homePhone: "907-555-7731",
  mobilePhone: "907-555-7732",
  workPhone: "907-555-7733",
  email: "zq@wrenwhistle.example",
  language: "Kwakiutl",
};
/** What stands in the chart alone, `c-…` as ids of the source. */
const CHART = {
  condition: "Canarypox",
  allergy: "Gooseberryallergy",
  medication: "Feverfewdrops",
  immunization: "Plumagevaccine",
  procedure: "Beaktrimming",
  encounter: "Nestvisit",
  document: "Progress note on a perch",
  text: "She sings at dawn",
  ids: "c-canary",
};

let server: TestServer;
let practice: TestLogin;
/** Holds every right, and is kept from the canary; his colleague holds as much, and is not. */
let blocked: TestLogin;
let target: TestLogin;
let canary: string;
let blocking: string;
let neighbours: string;
let provider: string;
/** Ids of all that is his, by type. */
let nodes: string[];
let exported: string;

const reference = { reference: "Patient/canary-person" };
const RESOURCES = [
  { resourceType: "Practitioner", id: "doctor", name: [{ family: "Hale", given: ["Ivo"] }] },
  fhirPatient("canary-person", PERSON.lastName, PERSON.firstName, {
    identifier: [{ type: { coding: [{ code: "MR" }] }, value: DEMOGRAPHICS.mrn }],
    birthDate: PERSON.birthDate,
    address: [
      { line: [DEMOGRAPHICS.street], city: DEMOGRAPHICS.city, state: "AK", postalCode: DEMOGRAPHICS.postalCode },
    ],
    telecom: [
      { system: "phone", use: "home", value: DEMOGRAPHICS.homePhone },
      { system: "phone", use: "mobile", value: DEMOGRAPHICS.mobilePhone },
      { system: "phone", use: "work", value: DEMOGRAPHICS.workPhone },
      { system: "email", value: DEMOGRAPHICS.email },
    ],
    communication: [{ language: { text: DEMOGRAPHICS.language }, preferred: true }],
    generalPractitioner: [{ reference: "Practitioner/doctor" }],
  }),
  // One before him and one behind, in every order.
  fhirPatient("before", "Abbott", "Ann", { birthDate: "1920-01-01" }),
  fhirPatient("behind", "Zuniga", "Zyta", { birthDate: "1999-01-01" }),
  fhirCondition("c-canary-condition", "canary-person", CHART.condition),
  fhirCondition("c-plain", "before", "Asthma"),
  fhirDocument("c-canary-document", "canary-person", CHART.text),
  {
    resourceType: "AllergyIntolerance",
    id: "c-canary-allergy",
    code: { text: CHART.allergy },
    patient: reference,
    recordedDate: "2020-05-01T10:00:00Z",
  },
  {
    resourceType: "MedicationRequest",
    id: "c-canary-medication",
    status: "active",
    intent: "order",
    medicationCodeableConcept: { text: CHART.medication },
    subject: reference,
  },
  {
    resourceType: "Immunization",
    id: "c-canary-immunization",
    status: "completed",
    vaccineCode: { text: CHART.immunization },
    patient: reference,
  },
  {
    resourceType: "Procedure",
    id: "c-canary-procedure",
    status: "completed",
    code: { text: CHART.procedure },
    subject: reference,
  },
  {
    resourceType: "Encounter",
    id: "c-canary-encounter",
    status: "finished",
    class: { code: "AMB" },
    type: [{ text: CHART.encounter }],
    subject: reference,
    period: { start: "2024-01-01T10:00:00Z" },
  },
].map((resource) =>
  "id" in resource && resource.id === "c-canary-document" ? { ...resource, type: { text: CHART.document } } : resource,
);

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  blocked = await server.addLogin(practice, "ALL_ACCESS");
  target = await server.addLogin(practice, "PATIENT_COORDINATOR");
  await importResources(server, practice, RESOURCES);
  await server.rows("UPDATE patient SET demographic_number = $1 WHERE fhir_id = 'canary-person'", [NUMBER]);
  canary = await patientOf(server, practice, "canary-person");
  provider = (await server.rows("SELECT id FROM practitioner"))[0]!["id"];
  await leaveTraces();
  blocking = await blockBySet(server, blocked, [canary]);
  const kinds: Record<string, NodeType> = {
    PROBLEM: "Problem",
    ALLERGY: "Allergy",
    MEDICATION: "Medication",
    IMMUNIZATION: "Immunization",
    PROCEDURE: "Procedure",
    ENCOUNTER: "Encounter",
    DOCUMENT: "Document",
  };
  const entries = await server.rows("SELECT id, kind FROM chart_entry WHERE patient_id = $1", [canary]);
  nodes = [
    nodeId("Patient", canary),
    nodeId("Chart", canary),
    ...entries.map(({ id, kind }) => nodeId(kinds[kind as string]!, id as string)),
  ];
});
afterAll(() => server.stop());

/** What everybody has done about him before there was a block: whoever is blocked later has done so too. */
async function leaveTraces(): Promise<void> {
  const documents: [string, object?][] = [
    [
      `query ($n: Int) { patient(demographicNumber: $n) { name chart { entries(first: 100) { edges { node { id
         ... on Document { text } } } } } openings { totalCount } } }`,
      { n: NUMBER },
    ],
    [`{ patients(filter: { search: "${PERSON.lastName}" }) { totalCount } }`],
    [`{ auditEntries(query: "patient:${PERSON.lastName} ${DEMOGRAPHICS.mrn}") { totalCount } }`],
    [
      `query ($w: DemographicWhereInput!) { demographicReport(input: { searchFor: [LAST_NAME], where: $w }) { summary } }`,
      { w: { lastNamePrefix: PERSON.lastName, demographicIds: `${NUMBER} 10002` } },
    ],
  ];
  for (const login of [practice, blocked])
    for (const [query, variables = {}] of documents)
      expect((await server.ask(query, { variables, token: login.token })).errors).toEqual([]);
  // A set that blocks nobody, which names him by its criteria and holds him; and what is done with it.
  const saved = await server.ask(
    `mutation ($w: DemographicWhereInput!) { savePatientSet(input: { name: "Neighbours",
       report: { searchFor: [DEMOGRAPHIC_NUMBER, LAST_NAME], where: $w } }) { patientSet { id version } userErrors { message } } }`,
    {
      variables: { w: { demographicIds: `${NUMBER} 10002 10003`, cities: [], firstNamePrefix: "" } },
      token: practice.token,
    },
  );
  const { id, version } = saved.data.savePatientSet.patientSet;
  neighbours = id;
  for (const [turn, field] of ["removePatientIds", "addPatientIds"].entries()) {
    const changed = await server.ask(
      `mutation ($input: UpdatePatientSetInput!) { updatePatientSet(input: $input) { userErrors { message } } }`,
      {
        variables: { input: { patientSetId: id, version: version + turn, [field]: [nodeId("Patient", canary)] } },
        token: practice.token,
      },
    );
    expect(changed.data.updatePatientSet.userErrors).toEqual([]);
  }
  const kept = await server.ask(
    `mutation ($name: String!) { saveView(input: { page: AUDIT_REPORT, name: $name, definition: { query: $name } }) { userErrors { message } } }`,
    { variables: { name: `patient:${PERSON.lastName}` }, token: practice.token },
  );
  expect(kept.data.saveView.userErrors).toEqual([]);
  const linked = await server.ask(
    `mutation ($input: LinkPatientInput!) { linkPatient(input: $input) { patientLink { id } userErrors { message } } }`,
    {
      variables: {
        input: {
          userId: nodeId("User", blocked.userUuid),
          patientId: nodeId("Patient", canary),
          relation: "FAMILY",
        },
      },
      token: practice.token,
    },
  );
  expect(linked.data.linkPatient.userErrors).toEqual([]);
  exported = await exportReport(blocked);
  expect(await download(blocked, exported)).toContain(PERSON.lastName);
}

const COLUMNS = schema.getType("DemographicColumn") as unknown as { getValues(): { name: string }[] };

async function exportReport(login: TestLogin): Promise<string> {
  const { data } = await server.ask(
    `mutation ($columns: [DemographicColumn!]!) { startReportExport(input: { report: { searchFor: $columns } }) { job { id } userErrors { message } } }`,
    { variables: { columns: COLUMNS.getValues().map(({ name }) => name) }, token: login.token },
  );
  const { id } = data.startReportExport.job;
  const state = async () =>
    (
      await server.ask(`query ($id: ID!) { node(id: $id) { ... on ExportJob { state failure } } }`, {
        variables: { id },
        token: login.token,
      })
    ).data.node.state;
  await vi.waitUntil(async () => (await state()) === "DONE", { timeout: 15_000, interval: 50 });
  return `/exports/${readNodeId(id)!.key}`;
}

async function download(login: TestLogin, path: string): Promise<string> {
  const response = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${login.token}` } });
  return response.text();
}

/** Values that find him whole come back to who typed them. */
const typed = (value: string): Probe => ({ value, typed: [value] });

/** What would find him: beginnings where they do, else whole values. `LEAN`: of each place one. */
const LEAN: Probes = {
  enums: false,
  of(type, name, within) {
    switch (type) {
      case "String":
        return ["password", "after", "before"].includes(name) ? [] : [{ value: "quillf", typed: [] }];
      case "Int":
        return [typed(DEMOGRAPHICS.number)].map((probe) => ({ ...probe, value: NUMBER }));
      case "Date":
        return [typed(PERSON.birthDate)];
      case "ID":
        return [typed(LEAN.required(type, name, within) as string)];
      case "PersonReference":
        return [{ value: PERSON, typed: Object.values(PERSON) }];
      default:
        return [];
    }
  },
  required(type, name, within) {
    switch (type) {
      case "String":
        return name === "password" ? PASSWORD : "x";
      case "Int":
        return 1;
      case "Boolean":
        return false;
      case "Date":
        return "2026-01-01";
      case "DateTime":
        return "2026-01-01T00:00:00.000Z";
      case "JSON":
        return {};
      case "ID":
        if (/set/i.test(name)) return neighbours;
        if (/user/i.test(name) || within === "UserReference") return nodeId("User", target.userUuid);
        if (/practitioner/i.test(name)) return nodeId("Practitioner", provider);
        return nodeId("Patient", canary);
      default:
        return undefined;
    }
  },
};
const FULL: Probes = {
  ...LEAN,
  enums: true,
  of(type, name, within) {
    const lean = LEAN.of(type, name, within);
    if (type !== "String" || lean.length === 0) return lean;
    const whole = [DEMOGRAPHICS.mrn, DEMOGRAPHICS.number, DEMOGRAPHICS.fhirId, DEMOGRAPHICS.city, CHART.condition];
    const beginnings = ["zephyr", "patient:quillf", "997"].map((value) => ({ value, typed: [] }));
    return [...lean, ...beginnings, ...[...whole, PERSON.birthDate].map(typed)];
  },
};

type Ask = (query: string, variables: object) => Promise<Answer>;
/** An answer, or an event, and what of the canary stood in the question itself. */
interface Told {
  readonly text: string;
  readonly typed: readonly string[];
  readonly by: string;
}

/** Asks for every field of the schema that is so many objects away, with every argument that would find him; then for all that was met. */
async function readEverything(ask: Ask, steps: number, probes: Probes): Promise<Told[]> {
  const told: Told[] = [];
  const keep = async (documents: readonly PackedCalls[]) => {
    for (const { query, variables, typed: own } of documents) {
      const answer = await ask(query, variables);
      expect(answer.status, `${query} ${answer.text}`).toBe(200);
      told.push({ text: answer.text, typed: own, by: `${query} ${JSON.stringify(variables)}` });
    }
  };
  for (const field of queries.filter(({ name }) => name !== "node")) {
    const named = getNamedType(field.type);
    const asked = probingCalls(field, probes).map((call, index) => ({
      call,
      // All that it leads to once, and at each probe what is near.
      selections: everySelection(schema, named, index === 0 ? steps : 0),
    }));
    await keep(packCalls("query", field, asked));
  }
  const met = new Set([...nodes, neighbours, nodeId("PatientSet", blocking), ...(await entriesOfHim())]);
  for (const { text } of told) for (const [, id] of text.matchAll(/"id":"([^"]+)"/g)) met.add(id!);
  const byType = Map.groupBy(met, (id) => readNodeId(id)?.type);
  for (const type of schema.getPossibleTypes(schema.getType("Node") as GraphQLInterfaceType)) {
    const selections = everySelection(schema, type, 1).map((selection) => `... on ${type.name} { ${selection} }`);
    const ids = (byType.get(type.name) ?? []).slice(0, 40);
    const asked = ids.map((id) => ({ call: { values: { id }, typed: [id] }, selections }));
    await keep(
      packCalls(
        "query",
        queries.find(({ name }) => name === "node")!,
        asked,
      ),
    );
  }
  return told;
}

/** The entries of the log that tell of him in any way, and his links. */
async function entriesOfHim(): Promise<string[]> {
  const entries = await server.rows(
    "SELECT id FROM audit_entry WHERE patient_id = $1 OR payload ILIKE ANY ($2) ORDER BY id LIMIT 40",
    [canary, [`%${PERSON.lastName}%`, `%${NUMBER}%`, `%${DEMOGRAPHICS.mrn}%`]],
  );
  const links = await server.rows("SELECT id FROM patient_link");
  return [
    ...entries.map(({ id }) => nodeId("AuditEntry", id as string)),
    ...links.map(({ id }) => nodeId("PatientLink", id as string)),
  ];
}

/** Every mutation, and those that take patients or criteria with all that would find him; in a new session each, for some sign out. */
async function changeEverything(login: TestLogin): Promise<Told[]> {
  const told: Told[] = [];
  for (const field of rootFields("Mutation").filter(isOfPractice)) {
    await server.rows("DELETE FROM throttle");
    const token = await server.signIn(login.userName);
    const [plain, ...finding] = probingCalls(field, LEAN);
    const takesPatients = /patient|report|block/i.test(JSON.stringify(finding));
    const selections = everySelection(schema, getNamedType(field.type), 2);
    const asked = [plain!, ...(takesPatients ? finding : [])].map((call) => ({ call, selections }));
    for (const { query, variables, typed: own } of packCalls("mutation", field, asked)) {
      const answer = await server.ask(query, { variables, token });
      expect(answer.status, query).toBe(200);
      told.push({ text: answer.text, typed: own, by: `${query} ${JSON.stringify(variables)}` });
    }
  }
  return told;
}

/** With what is written in base64, as opaque ids and cursors are. */
function inTheClear(text: string): string {
  const decoded = [...text.matchAll(/[\w+/-]{16,}/g)].map(([word]) =>
    Buffer.from(word, "base64url").toString("latin1"),
  );
  return [text, ...decoded].join("\n").toLowerCase();
}

/** Which of these values somebody was told, without having typed them in that very question. */
function leaked(told: readonly Told[], values: readonly string[]): string[] {
  return told.flatMap(({ text, typed: own, by }) => {
    const clear = inTheClear(text);
    const said = inTheClear(own.join("\n"));
    return values
      .filter((value) => clear.includes(value.toLowerCase()) && !said.includes(value.toLowerCase()))
      .map(
        (value) =>
          `${value}: ${by}: ${text.slice(Math.max(text.toLowerCase().indexOf(value.toLowerCase()) - 150, 0)).slice(0, 400)}`,
      );
  });
}

const asUser =
  (login: TestLogin): Ask =>
  (query, variables) =>
    server.ask(query, { variables, token: login.token });

/** Every value of the canary, the keys of his rows included. */
async function valuesOfChart(): Promise<string[]> {
  const rows = await server.rows("SELECT id FROM chart_entry WHERE patient_id = $1", [canary]);
  return [...Object.values(CHART), ...rows.map(({ id }) => id as string)];
}
const valuesOfHim = async () => [...Object.values(DEMOGRAPHICS), canary, ...(await valuesOfChart())];

describe("a patient whom a set blocks", () => {
  it("shows to a colleague, or this shows nothing", async () => {
    // The record, the chart, and an entry of each kind.
    expect(nodes).toHaveLength(9);
    const told = inTheClear((await readEverything(asUser(practice), 2, LEAN)).map(({ text }) => text).join("\n"));
    const missing = (await valuesOfHim()).filter((value) => !told.includes(value.toLowerCase()));
    // By the id that the source gave him he can be named, but is shown to nobody.
    expect(missing).toEqual([DEMOGRAPHICS.fhirId]);
  }, 240_000);

  it("occurs in no byte of any query, for the blocked user", async () => {
    expect(leaked(await readEverything(asUser(blocked), 2, FULL), await valuesOfHim())).toEqual([]);
  }, 240_000);

  it("occurs in no byte for an agent in BTG on behalf of the blocked user", async () => {
    const btg = await openBtg(server, await addEmployeeLogin(server), blocked);
    expect(leaked(await readEverything(btg.ask, 1, LEAN), await valuesOfHim())).toEqual([]);
  }, 240_000);

  it("occurs in no export, be it made before the block", async () => {
    const files = [await download(blocked, exported), await download(blocked, await exportReport(blocked))];
    expect(
      leaked(
        files.map((text) => ({ text, typed: [], by: "a file" })),
        await valuesOfHim(),
      ),
    ).toEqual([]);
    expect(files[1]).toContain("Abbott");
    expect(files[1]!.trim().split("\n")).toHaveLength(3);
  }, 60_000);

  it("occurs in no event of a live channel", async () => {
    await vi.waitUntil(() => server.server.dependencies.live.listening);
    const streams = await Promise.all(
      rootFields("Subscription").map(async (field) => {
        const [selection = ""] = everySelection(schema, getNamedType(field.type), 0);
        const { query } = anyCall("subscription", field, { selection });
        return [field.name, await LiveStream.open(server, query, { token: blocked.token })] as const;
      }),
    );
    const btg = await openBtg(server, await addEmployeeLogin(server), practice);
    await btg.ask(`{ patient(demographicNumber: ${NUMBER}) { name chart { id } } }`);
    const told: Told[] = [];
    for (const [by, each] of streams) {
      if (by === "sessionChanged") continue;
      told.push({ text: JSON.stringify(await each.next()), typed: [], by });
    }
    expect(told.length).toBeGreaterThan(1);
    expect(leaked(told, await valuesOfHim())).toEqual([]);
    for (const [, each] of streams) each.hangUp();
  });

  it("shows his demographics in CHART mode, and of his chart no byte", async () => {
    await showBlockedAs(server, practice, "CHART");
    try {
      const told = await readEverything(asUser(blocked), 1, LEAN);
      expect(leaked(told, await valuesOfChart())).toEqual([]);
      expect(leaked(told, [PERSON.lastName])).not.toEqual([]);
    } finally {
      await showBlockedAs(server, practice, "RECORD");
    }
  }, 240_000);

  it("occurs in no byte of any mutation, for the blocked user", async () => {
    expect(leaked(await changeEverything(blocked), await valuesOfHim())).toEqual([]);
  }, 240_000);

  it("changes no list, count, page or cursor: they are those of a practice without him", async () => {
    const login = { ...blocked, token: await server.signIn(blocked.userName) };
    // Openings tell a blocked record from a missing one (D5); of the log, readings are entries themselves; and what a session has.
    const telling = new Set([
      "node",
      "patient",
      "auditEntries",
      "auditEntriesAdded",
      "me",
      "checkAccess",
      "checkAccessBatch",
      "mailbox",
    ]);
    const pages = async () => {
      const texts = new Map<string, string>();
      for (const field of queries.filter(({ name }) => !telling.has(name))) {
        const selections = everySelection(schema, getNamedType(field.type), 0);
        const isPaged = field.args.some(({ name }) => name === "first");
        for (const first of isPaged ? [1, 2] : [null]) {
          const calls = probingCalls(field, FULL).filter(({ values }) => first === null || values["last"] == null);
          const asked = calls.map(({ values, typed: own }) => ({
            call: { values: first === null ? values : { ...values, first }, typed: own },
            selections,
          }));
          for (const { query, variables } of packCalls("query", field, asked)) {
            const { data, errors } = await server.ask(query, { variables, token: login.token });
            const answer = JSON.stringify([data, errors.map(({ message }) => message)]);
            texts.set(`${query} ${JSON.stringify(variables)}`, answer);
          }
        }
      }
      return texts;
    };
    const before = await pages();
    const practiceId = [practice.practiceUuid];
    await server.rows("DELETE FROM set_block WHERE practice_id = $1", practiceId);
    await server.rows("DELETE FROM patient_link WHERE practice_id = $1", practiceId);
    await server.rows("DELETE FROM patient_set_member WHERE patient_id = $1", [canary]);
    await server.rows(
      "DELETE FROM document_text WHERE chart_entry_id IN (SELECT id FROM chart_entry WHERE patient_id = $1)",
      [canary],
    );
    await server.rows("DELETE FROM chart_entry WHERE patient_id = $1", [canary]);
    await server.rows("DELETE FROM patient WHERE id = $1", [canary]);
    const after = await pages();
    expect(after).toEqual(before);
    expect([...before.values()].some((text) => text.includes('"totalCount":2'))).toBe(true);
  }, 240_000);
});
