import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { fhirDocument, fhirPatient, importResources } from "../testing/import-resources.ts";
import { blockBySet, patientOf, showBlockedAs } from "../testing/set-blocks.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";

const LOG = `query ($query: String) { auditEntries(query: $query, first: 100) { totalCount edges { node {
  id actionName actionLabel sentence withheld reason subject { type id label } changes { field } patient { name } } } } }`;

let server: TestServer;
let practice: TestLogin;
/** Holds every right, and has opened Ada Moss before a set kept him from her. */
let blocked: TestLogin;
let moss: string;

beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  practice = await server.signUp();
  blocked = await server.addLogin(practice, "ALL_ACCESS");
  await importResources(server, practice, [
    fhirPatient("moss", "Moss", "Ada"),
    fhirDocument("d", "moss", "She feels well."),
    fhirPatient("stone", "Stone", "Bea"),
  ]);
  moss = await patientOf(server, practice, "moss");
  for (const login of [practice, blocked]) {
    await ask(
      "{ patient(demographicNumber: 10001) { chart { entries { edges { node { ... on Document { text } } } } } } }",
      {},
      login,
    );
    await ask("{ patient(demographicNumber: 10002) { name } }", {}, login);
    await ask('{ patients(filter: { search: "moss" }) { totalCount } }', {}, login);
    await ask('{ auditEntries(query: "patient:moss") { totalCount } }', {}, login);
  }
});
afterAll(() => server.stop());

async function ask(query: string, variables: object = {}, login = blocked): Promise<Loose> {
  const { data, errors } = await server.ask(query, { variables, token: login.token });
  expect(errors).toEqual([]);
  return data;
}
const log = async (query = "", login = blocked): Promise<Loose[]> =>
  (await ask(LOG, { query }, login)).auditEntries.edges.map(({ node }: Loose) => node);
const countOf = async (query: string, login = blocked): Promise<number> =>
  (await ask("query ($query: String) { auditEntries(query: $query) { totalCount } }", { query }, login)).auditEntries
    .totalCount;

describe.each(["RECORD", "CHART"] as const)("the log for whom a set blocks, in %s mode", (mode) => {
  beforeEach(async () => {
    await blockBySet(server, blocked, [moss]);
    await showBlockedAs(server, practice, mode);
  });

  it("holds each entry on the patient without him, the reader's own and earlier ones too", async () => {
    const entries = await log("action:patient.open action:chart.open action:document.open");
    expect(
      entries.map(({ actionLabel, sentence, subject, patient, withheld }) => [
        actionLabel,
        sentence,
        subject?.label,
        patient?.name,
        withheld,
      ]),
    ).toEqual([
      [
        "Record opened",
        "Jordan Blake opened the record of Stone, Bea (10002).",
        "Stone, Bea (10002)",
        "Stone, Bea",
        false,
      ],
      ...["Document", "Chart", "Record"].map((what) => [
        `${what} opened`,
        "Jordan Blake acted in the account.",
        undefined,
        undefined,
        true,
      ]),
      [
        "Record opened",
        "Grace Adeyemi opened the record of Stone, Bea (10002).",
        "Stone, Bea (10002)",
        "Stone, Bea",
        false,
      ],
      ...["Document", "Chart", "Record"].map((what) => [
        `${what} opened`,
        "Grace Adeyemi acted in the account.",
        undefined,
        undefined,
        true,
      ]),
    ]);
  });

  it("holds what was typed in searches by nobody's entry", async () => {
    const entries = await log("action:patient.search action:audit.read");
    expect(new Set(entries.map(({ sentence, withheld }) => `${sentence} ${withheld}`))).toEqual(
      new Set(
        ["Grace Adeyemi", "Jordan Blake"].flatMap((name) => [
          `${name} listed patients. true`,
          `${name} read the audit report. true`,
        ]),
      ),
    );
    const plain = await log('action:patient.search "listed"', practice);
    expect(plain.map(({ sentence }) => sentence)).toContain('Jordan Blake listed patients with the words "moss".');
  });

  it("finds nothing by what would tell of the patient, in the list, by count, and as news", async () => {
    const { liveCursor: since } = (await ask("{ auditEntries(first: 1) { liveCursor } }")).auditEntries;
    await ask("{ patient(demographicNumber: 10001) { chart { counts { count } } } }", {}, practice);
    await ask('{ patients(filter: { search: "moss" }) { totalCount } }', {}, practice);
    const NEWS =
      "query ($since: String!, $query: String) { auditEntriesAdded(since: $since, query: $query) { count } }";
    for (const query of [
      "patient:moss",
      "patient:10001",
      "patient:mrn-moss",
      "moss",
      '"Moss, Ada"',
      "10001",
      '"Progress note"',
      "patient:moss action:patient.open",
    ]) {
      expect([await log(query), await countOf(query)], query).toEqual([[], 0]);
      expect((await ask(NEWS, { since, query })).auditEntriesAdded.count, query).toBe(0);
      expect(await countOf(query, practice), query).toBeGreaterThan(0);
    }
  });

  it("counts as much as for a colleague without a condition, and leaves out nothing by one that is turned round", async () => {
    const action = "action:patient.open action:chart.open action:document.open";
    expect(await countOf(action)).toBe(8);
    expect(await countOf(action, practice)).toBe(8);
    for (const query of ["-patient:moss", "-moss", "-10001"]) {
      expect(await countOf(`${action} ${query}`), query).toBe(8);
      expect(await countOf(`${action} ${query}`, practice), query).toBe(2);
    }
  });

  it("tells no more by an entry's id", async () => {
    const [{ id }] = (await server.rows(
      "SELECT id FROM audit_entry WHERE patient_id = $1 AND action = 'chart.open' ORDER BY id",
      [moss],
    )) as [Loose];
    const NODE = `query ($id: ID!) { node(id: $id) { ... on AuditEntry { sentence withheld subject { label } patient { name } } } }`;
    const { node } = await ask(NODE, { id: nodeId("AuditEntry", id) });
    expect(node).toEqual({
      sentence: "Grace Adeyemi acted in the account.",
      withheld: true,
      subject: null,
      patient: null,
    });
    expect((await ask(NODE, { id: nodeId("AuditEntry", id) }, practice)).node.patient).toEqual({ name: "Moss, Ada" });
  });

  it("holds for a reader of his own entries alone what is his, without the patient", async () => {
    await server.rows(
      `INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, 'audit:read', 'DENY')`,
      [practice.practiceUuid, blocked.userUuid],
    );
    const entries = await log("action:patient.open action:chart.open");
    expect(entries.map(({ sentence, withheld }) => [sentence, withheld])).toEqual([
      ["Jordan Blake opened the record of Stone, Bea (10002).", false],
      ["Jordan Blake acted in the account.", true],
      ["Jordan Blake acted in the account.", true],
    ]);
    expect(await countOf("patient:moss")).toBe(0);
  });

  it("is whole again once the block is gone", async () => {
    await server.rows("DELETE FROM set_block WHERE user_id = $1", [blocked.userUuid]);
    expect((await log("patient:moss action:patient.open")).map(({ sentence }) => sentence)).toEqual([
      "Jordan Blake opened the record of Moss, Ada (10001).",
      "Grace Adeyemi opened the record of Moss, Ada (10001).",
    ]);
  });
});
