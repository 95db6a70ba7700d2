import { createTestDatabase, type TestDatabase } from "@chartward/testkit/database";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SYSTEM } from "../../identity/actor.ts";
import { openStore, type Store } from "../../store/store.ts";
import { fhirCondition, fhirDocument, fhirPatient } from "../../testing/import-resources.ts";
import type { BadLine, ImportFile, ImportState } from "./import-state.ts";
import { runImport, type ImportRun } from "./run-import.ts";

const NPI = "http://hl7.org/fhir/sid/us-npi";

let database: TestDatabase;
let store: Store;
let admin: pg.Client;
let practiceId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  store = await openStore(database, { connections: 3 });
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await store.close();
  await admin.end();
  await database.drop();
});
beforeEach(async () => {
  practiceId = await addPractice();
});

async function addPractice(): Promise<string> {
  const id = uuidv7();
  await admin.query(
    "INSERT INTO practice (id, name, time_zone, created_at) VALUES ($1, 'Harbor', 'America/New_York', now())",
    [id],
  );
  return id;
}

/** A file of these lines; what is no text is written as JSON. */
function file(name: string, ...lines: readonly (object | string | Buffer)[]): ImportFile {
  const bytes = Buffer.concat(
    lines.flatMap((line) => [
      Buffer.isBuffer(line) ? line : Buffer.from(typeof line === "string" ? line : JSON.stringify(line)),
      Buffer.from("\n"),
    ]),
  );
  return {
    name,
    size: bytes.length,
    async *open(offset) {
      for (let at = offset; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    },
  };
}

async function runOf(
  files: readonly ImportFile[],
  changes: Partial<ImportRun> = {},
): Promise<{ state: ImportState; bad: BadLine[] }> {
  const bad: BadLine[] = [];
  const state = await runImport({
    store,
    clock: () => new Date(),
    context: { practiceId, actor: SYSTEM, requestId: uuidv7(), ipAddress: null, sessionId: null },
    files,
    subject: { type: "Import", id: null, label: "a test" },
    onBatch: (_state, badLines) => void bad.push(...badLines),
    ...changes,
  });
  return { state, bad };
}

const importOf = (...resources: readonly (object | string | Buffer)[]) => runOf([file("all.ndjson", ...resources)]);

/** Any: what each test reads of them, its assertions check. */
async function rows(text: string, values: unknown[] = [practiceId]): Promise<Record<string, any>[]> {
  return (await admin.query<Record<string, unknown>>(text, values)).rows;
}

const auditCount = async () =>
  (await rows("SELECT count(*)::integer AS n FROM audit_entry WHERE practice_id = $1"))[0]!["n"] as number;
const counts = (created: number, updated = 0, unchanged = 0, ignored = 0, bad = 0) => ({
  created,
  updated,
  unchanged,
  ignored,
  bad,
});

const practitioner = (id: string, npi: string) => ({
  resourceType: "Practitioner",
  id,
  identifier: [{ system: NPI, value: npi }],
  name: [{ family: `Doctor ${id}`, prefix: ["Dr."] }],
});
const encounter = (id: string, patient: string, start: string, npi: string | null, changes: object = {}) => ({
  resourceType: "Encounter",
  id,
  status: "finished",
  class: { code: "AMB" },
  subject: { reference: `Patient/${patient}` },
  period: { start },
  participant: npi === null ? [] : [{ individual: { reference: `Practitioner?identifier=${NPI}|${npi}` } }],
  ...changes,
});

/** A document of HTML. */
const page = (id: string, html: string) => ({
  ...fhirDocument(id, "p1", ""),
  content: [{ attachment: { contentType: "text/html", data: Buffer.from(html).toString("base64") } }],
});

describe("An import", () => {
  test("goes on after HTML that cannot be converted", async () => {
    const { state, bad } = await importOf(
      fhirPatient("p1", "Moss", "Ada"),
      page("deep", `${"<div>".repeat(5_000)}x`),
      page("long", `<p>${"word ".repeat(200_000)}</p>`),
      page("sound", "<p>Rest</p>"),
    );
    expect(bad.map(({ line }) => line)).toEqual([2, 3]);
    expect(state.counts["DocumentReference"]).toEqual(counts(1, 0, 0, 0, 2));
  });

  test("finds what references name, in whatever order the lines come", async () => {
    const { state, bad } = await importOf(
      fhirDocument("d1", "p1", "Text of the note"),
      encounter("e1", "p1", "2024-01-01T10:00:00Z", "1"),
      fhirPatient("p1", "Núñez", "Ana"),
      fhirPatient("p2", "O'Brien", "Bo"),
      practitioner("doc", "1"),
      { resourceType: "Organization", id: "o" },
    );
    expect(bad).toEqual([]);
    expect(state.counts).toEqual({
      DocumentReference: counts(1),
      Encounter: counts(1),
      Organization: counts(0, 0, 0, 1),
      Patient: counts(2),
      Practitioner: counts(1),
    });
    expect(
      await rows("SELECT demographic_number, last_name, mrn FROM patient WHERE practice_id = $1 ORDER BY 1"),
    ).toEqual([
      { demographic_number: 10001, last_name: "Núñez", mrn: "MRN-p1" },
      { demographic_number: 10002, last_name: "O'Brien", mrn: "MRN-p2" },
    ]);
    expect(await rows("SELECT text FROM document_text WHERE practice_id = $1")).toEqual([{ text: "Text of the note" }]);
    expect(
      (await rows("SELECT detail FROM chart_entry WHERE practice_id = $1 AND kind = 'ENCOUNTER'"))[0]!["detail"]
        .practitioners,
    ).toEqual(["Dr. Doctor doc"]);
  });

  test("repeated changes nothing, and says so in one entry; a resource that was only written anew is the same", async () => {
    const patient = fhirPatient("p1", "Kim", "Lee") as Record<string, unknown>;
    const resources = [
      patient,
      fhirCondition("c1", "p1", "Asthma"),
      practitioner("doc", "1"),
      fhirDocument("d1", "p1", "Note"),
    ];
    await importOf(...resources);
    const before = [
      await rows("SELECT * FROM patient WHERE practice_id = $1"),
      await rows("SELECT * FROM chart_entry WHERE practice_id = $1"),
    ];
    const entries = await auditCount();
    const reordered = JSON.stringify(Object.fromEntries(Object.entries(patient).toReversed()), null, 1).replaceAll(
      "\n",
      " ",
    );
    const { state } = await importOf(...resources.slice(1), reordered);
    expect(Object.values(state.counts).map(({ unchanged }) => unchanged)).toEqual([1, 1, 1, 1]);
    expect([
      await rows("SELECT * FROM patient WHERE practice_id = $1"),
      await rows("SELECT * FROM chart_entry WHERE practice_id = $1"),
    ]).toEqual(before);
    expect(await auditCount()).toBe(entries + 1);
    expect(await rows("SELECT next_demographic_number FROM practice WHERE id = $1")).toEqual([
      { next_demographic_number: 10002 },
    ]);
  });

  test("of changed resources updates them, under their ids and Demographic #", async () => {
    await importOf(
      fhirPatient("p1", "Kim", "Lee"),
      fhirCondition("c1", "p1", "Asthma"),
      fhirDocument("d1", "p1", "First"),
      practitioner("doc", "1"),
    );
    const ids = await rows("SELECT id, demographic_number FROM patient WHERE practice_id = $1");
    const bare = { ...fhirDocument("d1", "p1", ""), content: [] };
    const { state } = await importOf(
      fhirPatient("p1", "Kim-Park", "Lee"),
      fhirCondition("c1", "p1", "Mild asthma"),
      bare,
      practitioner("doc", "2"),
    );
    expect(state.counts).toEqual({
      Patient: counts(0, 1),
      Condition: counts(0, 1),
      DocumentReference: counts(0, 1),
      Practitioner: counts(0, 1),
    });
    expect(await rows("SELECT id, demographic_number FROM patient WHERE practice_id = $1")).toEqual(ids);
    expect(await rows("SELECT last_name_folded FROM patient WHERE practice_id = $1")).toEqual([
      { last_name_folded: "kim-park" },
    ]);
    expect(await rows("SELECT text FROM document_text WHERE practice_id = $1")).toEqual([{ text: "" }]);
  });

  test("gives each batch that changes something its entry, with what changed, and one at the end", async () => {
    await importOf(
      fhirPatient("p1", "Kim", "Lee"),
      fhirPatient("p2", "Kim", "Bo"),
      fhirCondition("c1", "p1", "Asthma"),
    );
    const payloads = (await rows("SELECT payload FROM audit_entry WHERE practice_id = $1 ORDER BY id")).map((row) =>
      JSON.parse(row["payload"]),
    );
    expect(payloads.map(({ action, detail, changes }) => [action, detail, changes.length])).toEqual([
      ["patient.import", " from all.ndjson, lines 1 to 2", 1],
      ["patient.import", " from all.ndjson, line 3", 1],
      ["patient.import", ": finished, 3 created, 0 updated, 0 unchanged, 0 ignored, 0 bad", 2],
    ]);
    expect(payloads[0].changes).toEqual([{ field: "Patient", before: null, after: { created: 2, updated: 0 } }]);
  });

  test("keeps the same FHIR ids of two practices apart", async () => {
    await importOf(fhirPatient("p1", "Kim", "Lee"), fhirCondition("c1", "p1", "Asthma"));
    const other = practiceId;
    practiceId = await addPractice();
    const { state, bad } = await importOf(fhirCondition("c1", "p1", "Asthma"));
    expect([state.counts, bad.length]).toEqual([{ Condition: counts(0, 0, 0, 0, 1) }, 1]);
    await importOf(fhirPatient("p1", "Other", "Person"));
    expect(await rows("SELECT last_name, demographic_number FROM patient WHERE practice_id = $1")).toEqual([
      { last_name: "Other", demographic_number: 10001 },
    ]);
    expect(await rows("SELECT last_name FROM patient WHERE practice_id = $1", [other])).toEqual([{ last_name: "Kim" }]);
  });

  test("of one resource said twice keeps the later one", async () => {
    const { state } = await importOf(
      fhirPatient("p1", "First", "Lee"),
      fhirPatient("p2", "Else", "Bo"),
      fhirPatient("p1", "Last", "Lee"),
    );
    expect(state.counts).toEqual({ Patient: counts(2, 0, 0, 1) });
    expect(await rows("SELECT last_name FROM patient WHERE practice_id = $1 ORDER BY demographic_number")).toEqual([
      { last_name: "Else" },
      { last_name: "Last" },
    ]);
  });

  test("of an entry that moved to another patient moves it", async () => {
    const visit = (patient: string) => encounter("e1", patient, "2024-01-01T10:00:00Z", null);
    await importOf(fhirPatient("p1", "A", "A"), fhirPatient("p2", "B", "B"), visit("p1"));
    await importOf(visit("p2"));
    expect(await rows("SELECT fhir_id, last_visit::text FROM patient WHERE practice_id = $1 ORDER BY 1")).toEqual([
      { fhir_id: "p1", last_visit: null },
      { fhir_id: "p2", last_visit: "2024-01-01" },
    ]);
  });
});

describe("Visits and provider of record", () => {
  const visits = () =>
    rows(`SELECT first_visit::text, last_visit::text, (SELECT fhir_id FROM practitioner WHERE practitioner.id = practitioner_id) AS doctor
          FROM patient WHERE practice_id = $1`);

  test("come from the encounters that took place, as dates in the practice's time zone", async () => {
    await importOf(
      practitioner("one", "1"),
      practitioner("two", "2"),
      fhirPatient("p1", "Kim", "Lee"),
      encounter("e1", "p1", "2020-05-01T10:00:00Z", "1"),
      // Late in the evening of the 1st in New York.
      encounter("e2", "p1", "2024-01-02T03:00:00Z", "2"),
      encounter("e3", "p1", "2024-02-01T10:00:00Z", null),
      encounter("e4", "p1", "2030-01-01T10:00:00Z", "1", { status: "planned" }),
      encounter("e5", "p1", "2001-01-01T10:00:00Z", "1", { status: "cancelled" }),
      encounter("e6", "p1", "2001-01-01T10:00:00Z", "1", { period: {} }),
    );
    expect(await visits()).toEqual([{ first_visit: "2020-05-01", last_visit: "2024-02-01", doctor: "two" }]);
    await importOf(encounter("e3", "p1", "2019-02-01T10:00:00Z", null));
    expect(await visits()).toEqual([{ first_visit: "2019-02-01", last_visit: "2024-01-01", doctor: "two" }]);
  });

  test("yield to the general practitioner whom the source names, and come back without one", async () => {
    const named = fhirPatient("p1", "Kim", "Lee", { generalPractitioner: [{ reference: "Practitioner/one" }] });
    await importOf(
      practitioner("one", "1"),
      practitioner("two", "2"),
      named,
      encounter("e1", "p1", "2020-05-01T10:00:00Z", "2"),
    );
    expect(await visits()).toMatchObject([{ doctor: "one", last_visit: "2020-05-01" }]);
    await importOf(fhirPatient("p1", "Kim", "Lee"));
    expect(await visits()).toMatchObject([{ doctor: "two", last_visit: "2020-05-01" }]);
  });
});

describe("Bad lines", () => {
  test("have file, line and reason, and the rest goes in", async () => {
    const { state, bad } = await importOf(
      fhirPatient("p1", "Kim", "Lee"),
      "{ not JSON",
      "",
      Buffer.from([0x7b, 0xff, 0x7d]),
      '{"resourceType":"Patient","id":"p2","birthDate":"1492-10-12"}',
      '{"resourceType":"Spaceship"}',
      fhirCondition("c1", "nobody", "Asthma"),
      Buffer.alloc(11 * 1024 * 1024, "x"),
      '{"resourceType":"Patient","id":"p3","name":[{"family":"\\u0000"}]}',
      '{"resourceType":"Patient","id":"p4"',
      fhirCondition("c2", "p1", "Gout"),
    );
    expect(bad.toSorted((one, other) => one.line - other.line)).toEqual(
      [
        { line: 2, reason: "The line is not valid JSON at character 3" },
        { line: 4, reason: "The line is not valid UTF-8" },
        {
          line: 5,
          reason:
            "Patient.birthDate must be a real date from 1850 to 2200, such as 1980-02-29 or 1980-02-29T09:30:00-05:00",
        },
        { line: 6, reason: "resourceType is not a type of FHIR R4" },
        { line: 7, reason: "The patient is unknown: no Patient of the id that Condition names has been imported" },
        { line: 8, reason: "The line is longer than 10 MB" },
        { line: 9, reason: "Patient.name[0].family holds a NUL character" },
        { line: 10, reason: expect.stringContaining("The line is not valid JSON") },
      ].map((each) => ({ fileName: "all.ndjson", ...each })),
    );
    expect(state.counts).toEqual({
      Patient: counts(1, 0, 0, 0, 2),
      Condition: counts(1, 0, 0, 0, 1),
      Unreadable: counts(0, 0, 0, 0, 5),
    });
    expect(state.done).toBeGreaterThan(11 * 1024 * 1024);
  });
});

describe("An import that stops", () => {
  const PATIENTS = 2_500;
  const files = [
    file(
      "patients.ndjson",
      ...Array.from({ length: PATIENTS }, (_, index) => fhirPatient(`p${index}`, `Family ${index}`, "Given")),
    ),
    file(
      "conditions.ndjson",
      ...Array.from({ length: PATIENTS }, (_, index) => fhirCondition(`c${index}`, `p${index}`, "Asthma")),
    ),
  ];
  const stored = () =>
    rows(`SELECT (SELECT count(*)::integer FROM patient WHERE practice_id = $1) AS patients,
      (SELECT count(*)::integer FROM chart_entry WHERE practice_id = $1) AS entries`);

  test("between two batches goes on where it stopped, and counts each line once", async () => {
    let kept: ImportState | undefined;
    let batches = 0;
    const keep = async (_tx: unknown, state: ImportState) => {
      batches += 1;
      // The transaction in which this is thrown is rolled back, as one whose process is killed.
      if (batches === 2 || batches === 5) throw new Error("killed");
      kept = state;
    };
    await expect(runOf(files, { keep })).rejects.toThrow("killed");
    expect(await stored()).toEqual([{ patients: 1_000, entries: 0 }]);
    await expect(runOf(files, { keep, from: kept! })).rejects.toThrow("killed");
    const { state } = await runOf(files, { keep, from: kept! });
    expect(state.counts).toEqual({ Patient: counts(PATIENTS), Condition: counts(PATIENTS) });
    expect(state.done).toBe(files.reduce((sum, { size }) => sum + size, 0));
    expect(await stored()).toEqual([{ patients: PATIENTS, entries: PATIENTS }]);
    const [numbers] = await rows(
      "SELECT min(demographic_number), max(demographic_number) FROM patient WHERE practice_id = $1",
    );
    expect(numbers).toEqual({ min: 10_001, max: 10_000 + PATIENTS });
    // One for each of 3 + 3 batches, and the summary: none for what was rolled back.
    expect(await auditCount()).toBe(7);
  });

  test("by its signal leaves whole batches", async () => {
    const stop = new AbortController();
    const stopped = runOf(files, { signal: stop.signal, onBatch: () => stop.abort(new Error("stopped")) });
    await expect(stopped).rejects.toThrow("stopped");
    const [{ patients } = { patients: 0 }] = await stored();
    expect(patients % 1_000).toBe(0);
    expect(await auditCount()).toBe(patients / 1_000);
  });

  test("by a file that cannot be read any more fails, and keeps what was committed", async () => {
    const broken: ImportFile = {
      ...files[0]!,
      async *open(offset) {
        yield* files[0]!.open(offset);
        throw new Error("disk gone");
      },
    };
    await expect(runOf([broken])).rejects.toThrow("disk gone");
    expect(await auditCount()).toBe((await stored())[0]!["patients"] / 1_000);
  });
});

test("Two imports of the same files at once do not get in each other's way", async () => {
  const resources = Array.from({ length: 1_200 }, (_, index) => fhirPatient(`p${index}`, `Family ${index}`, "Given"));
  const results = await Promise.all([
    runOf([file("a.ndjson", ...resources)]),
    runOf([file("b.ndjson", ...resources.toReversed())]),
  ]);
  const sums = results.map(({ state }) => state.counts["Patient"]!);
  expect([sums[0]!.created + sums[1]!.created, sums[0]!.unchanged + sums[1]!.unchanged]).toEqual([1_200, 1_200]);
  const [numbers] = await rows(
    "SELECT count(DISTINCT demographic_number)::integer AS n FROM patient WHERE practice_id = $1",
  );
  expect(numbers).toEqual({ n: 1_200 });
});
