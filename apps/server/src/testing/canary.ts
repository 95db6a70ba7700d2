import { nodeId } from "../graphql/node-id.ts";
import { openBtg } from "./btg-asks.ts";
import { addDesignated, enterMode, openOverride } from "./emergency-asks.ts";
import { download, exportWholeReport } from "./export-asks.ts";
import type { Sought } from "./finding-probes.ts";
import { idsOfEntries, idsOfRecord, idsOfTraces } from "./ids-about.ts";
import { fhirCondition, fhirDocument, fhirPatient, importResources } from "./import-resources.ts";
import { blockBySet, patientOf } from "./set-blocks.ts";
import { TestServer, type TestLogin } from "./test-server.ts";
import type { Told } from "./told.ts";
import { addEmployeeLogin } from "./vendor-employees.ts";
import { hearEverything } from "./whole-schema.ts";

const NUMBER = 987_654_321;
const PERSON = { firstName: "Zephyrina", lastName: "Quillfeather", birthDate: "1931-02-17" };

/** Who the canary is: nobody else has any of it. */
export const DEMOGRAPHICS = {
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
  code: "5099887766",
  allergy: "Gooseberryallergy",
  medication: "Feverfewdrops",
  immunization: "Plumagevaccine",
  procedure: "Beaktrimming",
  encounter: "Nestvisit",
  document: "Progress note on a perch",
  text: "She sings at dawn",
  ids: "c-canary",
};

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
  {
    ...fhirCondition("c-canary-condition", "canary-person", CHART.condition),
    code: { coding: [{ system: "http://snomed.info/sct", code: CHART.code }], text: CHART.condition },
  },
  fhirCondition("c-plain", "before", "Asthma"),
  {
    ...fhirDocument("c-canary-document", "canary-person", CHART.text),
    type: { text: CHART.document },
  },
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
];

const OPEN_CHART = `query ($number: Int) { patient(demographicNumber: $number) { chart { entries { edges { node { title } } } } } }`;
const OPEN_RECORD = `query ($number: Int) { patient(demographicNumber: $number) { name chart { entries(first: 100) { edges { node {
  id ... on Document { text } } } } } openings { totalCount } } }`;

/** A practice with a patient of whom nobody else has anything, and a user whom a set keeps from him. */
export class Canary {
  readonly server: TestServer;
  readonly practice: TestLogin;
  /** Holds every right, and is kept from the canary; the practice's own login holds as much, and is not. */
  readonly blocked: TestLogin;
  /** The patient's uuid. */
  readonly patient: string;
  /** The record, the chart and its entries, and what they are sought by. */
  readonly ids: readonly string[];
  readonly sought: Sought;
  /** Every value of the chart, the keys of its rows included. */
  readonly chart: readonly string[];
  /** Every value of the record and the chart. */
  readonly all: readonly string[];
  /** Addresses of exports that the blocked user made before he was: of everybody, and of those with the canary's condition. */
  readonly exports: readonly string[];
  /** The set that blocks, as an opaque id. */
  readonly #blocking: string;
  /** A set that was made by what stands in the chart, and blocks nobody. */
  readonly #setByChart: string;

  private constructor(
    server: TestServer,
    logins: { practice: TestLogin; blocked: TestLogin },
    sought: Sought,
    made: {
      ids: readonly string[];
      entries: readonly string[];
      blocking: string;
      setByChart: string;
      exports: readonly string[];
    },
  ) {
    this.server = server;
    this.practice = logins.practice;
    this.blocked = logins.blocked;
    this.patient = sought.patients[0]!;
    this.sought = sought;
    this.ids = made.ids;
    this.chart = [...Object.values(CHART), ...made.entries];
    this.all = [...Object.values(DEMOGRAPHICS), this.patient, ...this.chart];
    this.#blocking = nodeId("PatientSet", made.blocking);
    this.#setByChart = made.setByChart;
    this.exports = made.exports;
  }

  static async start(): Promise<Canary> {
    const server = await TestServer.start();
    const practice = await server.signUp();
    const blocked = await server.addLogin(practice, "ALL_ACCESS");
    const other = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await importResources(server, practice, RESOURCES);
    await server.rows("UPDATE patient SET demographic_number = $1 WHERE fhir_id = 'canary-person'", [NUMBER]);
    const patient = await patientOf(server, practice, "canary-person");
    const [practitioner] = await server.rows("SELECT id FROM practitioner");
    const { set, setByChart, exports } = await leaveTraces(server, { practice, blocked, patient });
    const blocking = await blockBySet(server, blocked, [patient]);
    const entries = await server.rows("SELECT id FROM chart_entry WHERE patient_id = $1", [patient]);
    const sought: Sought = {
      patients: [patient],
      numbers: [NUMBER],
      people: [PERSON],
      beginnings: ["quillf", "zephyr", "patient:quillf", "997"],
      wholes: [
        DEMOGRAPHICS.mrn,
        DEMOGRAPHICS.number,
        DEMOGRAPHICS.fhirId,
        DEMOGRAPHICS.city,
        CHART.condition,
        PERSON.birthDate,
      ],
      entries: [],
      set,
      user: nodeId("User", other.userUuid),
      practitioner: nodeId("Practitioner", practitioner!["id"] as string),
    };
    const canary = new Canary(server, { practice, blocked }, sought, {
      ids: await idsOfRecord(server, patient),
      entries: entries.map(({ id }) => id as string),
      blocking,
      setByChart,
      exports,
    });
    const open = await canary.callForEmergency();
    await open();
    return canary;
  }

  /**
   * A colleague in emergency mode. What is answered opens the chart to him past a block, for a reason that tells of it; he reads it, and others
   * are told.
   */
  async callForEmergency(): Promise<() => Promise<void>> {
    const { server, practice, patient } = this;
    const colleague = await addDesignated(server, practice);
    await blockBySet(server, colleague, [patient], `Kept from ${colleague.userName}`);
    const { token } = await enterMode(server, colleague);
    return async () => {
      const reason = `${PERSON.lastName} ${NUMBER} has ${CHART.condition}`;
      const { data, text } = await openOverride(server, token, { demographicNumber: NUMBER }, reason);
      if (data?.openChartOverride?.chartOverride == null) throw new Error(text);
      const read = await server.ask(OPEN_CHART, { variables: { number: NUMBER }, token });
      if (!read.text.includes(CHART.condition)) throw new Error(read.text);
    };
  }

  /** What the live channels tell the blocked user of, while a colleague opens the chart past a block, and an employee of the vendor in BTG. */
  async eventsOfOpenings(): Promise<Told[]> {
    const { server, practice, blocked } = this;
    const open = await this.callForEmergency();
    const further = { noticeChanged: "subject { id ... on ChartOverride { patientId reason } }" };
    return hearEverything(server, blocked, further, async () => {
      await open();
      const btg = await openBtg(server, await addEmployeeLogin(server), practice);
      await btg.ask(OPEN_CHART, { number: NUMBER });
    });
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** The same, sought by the chart. */
  async soughtByChart(): Promise<Sought> {
    return {
      ...this.sought,
      beginnings: ["canaryp", "patient:quillf", "dawn"],
      wholes: [CHART.condition, CHART.code, CHART.medication, "c-canary-condition"],
      entries: await idsOfEntries(this.server, this.patient),
      set: this.#setByChart,
    };
  }

  /** Opaque ids of all that tells of him, by now. */
  async everyId(): Promise<string[]> {
    const names = [PERSON.lastName, String(NUMBER), DEMOGRAPHICS.mrn, CHART.condition];
    return [
      ...this.ids,
      this.sought.set,
      this.#setByChart,
      this.#blocking,
      ...(await idsOfTraces(this.server, this.patient, names)),
    ];
  }

  /** Takes all entries out of his chart. */
  async emptyChart(): Promise<void> {
    const entries = "SELECT id FROM chart_entry WHERE patient_id = $1";
    await this.server.rows(`DELETE FROM document_text WHERE chart_entry_id IN (${entries})`, [this.patient]);
    await this.server.rows("DELETE FROM chart_entry WHERE patient_id = $1", [this.patient]);
  }

  /** What the blocked user gets by the address of a file of his. */
  async fileOf(path: string): Promise<Told> {
    return { text: await textOf(this.server, this.blocked, path), typed: [], by: path };
  }
}

async function textOf(server: TestServer, login: TestLogin, path: string): Promise<string> {
  return (await download(server, login, path)).text();
}

/** What everybody has done about him before there was a block: whoever is blocked later has done so too. */
async function leaveTraces(
  server: TestServer,
  { practice, blocked, patient }: { practice: TestLogin; blocked: TestLogin; patient: string },
): Promise<{ set: string; setByChart: string; exports: string[] }> {
  const ask = async (query: string, variables: object, login = practice) => {
    const { data, errors, text } = await server.ask(query, { variables, token: login.token });
    if (errors.length > 0 || text.includes('"message"')) throw new Error(text);
    return data;
  };
  const REPORT = "query ($report: DemographicReportInput!) { demographicReport(input: $report) { summary } }";
  const report = (where: object) => ({ report: { searchFor: ["DEMOGRAPHIC_NUMBER", "LAST_NAME"], where } });
  const documents: [string, object][] = [
    [OPEN_RECORD, { number: NUMBER }],
    [`{ patients(filter: { search: "${PERSON.lastName}" }) { totalCount } }`, {}],
    [`{ auditEntries(query: "patient:${PERSON.lastName} ${DEMOGRAPHICS.mrn}") { totalCount } }`, {}],
    [`{ auditEntries(query: "${CHART.document}") { totalCount } }`, {}],
    [REPORT, report({ lastNamePrefix: PERSON.lastName, demographicIds: `${NUMBER} 10002` })],
    [REPORT, report({ conditions: [CHART.condition] })],
  ];
  for (const login of [practice, blocked])
    for (const [query, variables] of documents) await ask(query, variables, login);
  const save = async (name: string, where: object) => {
    const { savePatientSet } = await ask(
      `mutation ($name: String!, $report: DemographicReportInput!) { savePatientSet(input: { name: $name, report: $report }) {
         patientSet { id version } userErrors { message } } }`,
      { name, ...report(where) },
    );
    return savePatientSet.patientSet as { id: string; version: number };
  };
  const change = async ({ id, version }: { id: string; version: number }, changes: object) => {
    await ask(
      "mutation ($input: UpdatePatientSetInput!) { updatePatientSet(input: $input) { userErrors { message } } }",
      { input: { patientSetId: id, version, ...changes } },
    );
    return { id, version: version + 1 };
  };
  // Sets that block nobody: one that names him by its criteria, and one that does by his chart; and what is done with them.
  const him = [nodeId("Patient", patient)];
  const neighbours = await save("Neighbours", {
    demographicIds: `${NUMBER} 10002 10003`,
    cities: [],
    firstNamePrefix: "",
  });
  await change(await change(neighbours, { removePatientIds: him }), { addPatientIds: him });
  const aviary = await save("Aviary", { conditions: [CHART.condition] });
  await change(aviary, {
    addPatientIds: [nodeId("Patient", await patientOf(server, practice, "before"))],
  });
  await ask(
    `mutation ($name: String!) { saveView(input: { page: AUDIT_REPORT, name: $name, definition: { query: $name } }) { userErrors { message } } }`,
    { name: `patient:${PERSON.lastName}` },
  );
  await ask(
    "mutation ($input: LinkPatientInput!) { linkPatient(input: $input) { patientLink { id } userErrors { message } } }",
    { input: { userId: nodeId("User", blocked.userUuid), patientId: nodeId("Patient", patient), relation: "FAMILY" } },
  );
  const exports = [
    await exportWholeReport(server, blocked),
    await exportWholeReport(server, blocked, { conditions: [CHART.condition] }),
  ];
  for (const path of exports)
    if (!(await textOf(server, blocked, path)).includes(PERSON.lastName)) throw new Error(`He is not in ${path}`);
  return { set: neighbours.id, setByChart: aviary.id, exports };
}
