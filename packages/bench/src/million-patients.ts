import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { faker } from "@faker-js/faker/locale/en";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { findEmbeddedPostgres } from "../../../apps/server/src/store/embedded-postgres.ts";
import { fold } from "../../../apps/server/src/store/fold.ts";

/** What is put into a practice. */
export interface PatientFill {
  readonly practiceId: string;
  readonly patients: number;
  /** Providers of record, each with the same share of the patients. */
  readonly practitioners: number;
  /** Charts of the first patients, with so many entries each. */
  readonly charts?: { readonly patients: number; readonly entriesEach: number };
}

/** What was put there. */
export interface FilledPatients {
  readonly milliseconds: number;
  readonly practitionerIds: readonly string[];
  /** Of the patients with charts. */
  readonly chartPatientIds: readonly string[];
  /** Of every hundredth patient. */
  readonly patientIds: readonly string[];
}

const DAY = 24 * 60 * 60 * 1000;
/** Nothing depends on today: the same fill is the same bytes. */
const REFERENCE = Date.parse("2026-11-01");
const LINES_AT_ONCE = 2_000;

const MARKED_FIRST = ["José", "Zoë", "Søren", "Renée", "Łukasz", "Siobhán", "Anne-Marie", "Björn"];
const MARKED_LAST = ["García", "Muñoz Peña", "O'Connell", "D'Angelo", "Lévesque", "Groß", "Wójcik", "Dubois-Laurent"];

const KINDS = [
  {
    kind: "PROBLEM",
    fhirType: "Condition",
    title: "Essential hypertension",
    detail: { verificationStatus: "confirmed", onsetAt: null, abatedAt: null },
  },
  {
    kind: "MEDICATION",
    fhirType: "MedicationRequest",
    title: "lisinopril 10 MG Oral Tablet",
    detail: { dosage: "1 tablet, once a day", reason: null, practitioner: null },
  },
  {
    kind: "IMMUNIZATION",
    fhirType: "Immunization",
    title: "Influenza, seasonal, injectable",
    detail: { occurredAt: null },
  },
  {
    kind: "ENCOUNTER",
    fhirType: "Encounter",
    title: "Follow-up encounter",
    detail: {
      class: "Ambulatory",
      startedAt: null,
      endedAt: null,
      reason: null,
      practitioners: [],
      practitionerId: null,
      location: null,
    },
  },
] as const;

/**
 * Fills a practice with made-up patients by COPY, as a superuser, in one transaction: indexes that a large COPY would slow down are made
 * anew behind it. Numbers go on where the practice's counter stands; the same counter gives the same rows.
 * @param url of a superuser.
 */
export async function fillPatients(url: string, fill: PatientFill): Promise<FilledPatients> {
  const start = performance.now();
  const client = new pg.Client({ connectionString: url });
  // The query under way on a connection that is cut fails by itself.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("BEGIN");
    // Rows refer to what is written beside them: checking each would take longer than writing it.
    await client.query("SET LOCAL session_replication_role = replica; SET LOCAL maintenance_work_mem = '512MB'");
    const first = await reserveNumbers(client, fill);
    const practitionerIds = Array.from({ length: fill.practitioners }, (_, index) => uuidOf(first + index));
    await copy(
      client,
      "practitioner (practice_id, id, fhir_id, name, name_folded, npi, identifiers, content_hash, imported_at)",
      practitionerLines(fill, practitionerIds, first),
    );
    await withoutIndexes(client, "patient", () =>
      copy(client, `patient (${PATIENT_COLUMNS})`, patientLines(fill, practitionerIds, first)),
    );
    const charts = fill.charts ?? { patients: 0, entriesEach: 0 };
    const chartPatientIds = Array.from({ length: Math.min(charts.patients, fill.patients) }, (_, index) =>
      uuidOf(first + index),
    );
    await copy(client, `chart_entry (${ENTRY_COLUMNS})`, entryLines(fill, chartPatientIds, charts.entriesEach));
    await client.query("COMMIT");
    // Index-only scans need the visibility map, and the planner its statistics.
    for (const table of ["practitioner", "patient", "chart_entry"]) await client.query(`VACUUM (ANALYZE) ${table}`);
    const patientIds = Array.from({ length: Math.ceil(fill.patients / 100) }, (_, index) =>
      uuidOf(first + index * 100),
    );
    return { milliseconds: performance.now() - start, practitionerIds, chartPatientIds, patientIds };
  } finally {
    await client.end();
  }
}

async function reserveNumbers(client: pg.Client, { practiceId, patients }: PatientFill): Promise<number> {
  const { rows } = await client.query<{ first: number }>(
    "UPDATE practice SET next_demographic_number = next_demographic_number + $2 WHERE id = $1 RETURNING next_demographic_number - $2 AS first",
    [practiceId, patients],
  );
  if (rows[0] === undefined) throw new Error(`There is no practice ${practiceId}`);
  return rows[0].first;
}

/** Indexes that are no constraint's are dropped for the work and made again after it. */
async function withoutIndexes(client: pg.Client, table: string, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
    [table],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}

async function copy(client: pg.Client, target: string, lines: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(joined(lines)), client.query(copyFrom(`COPY ${target} FROM STDIN`)));
}

function* joined(lines: Iterable<string>): Generator<string> {
  let batch: string[] = [];
  for (const each of lines) {
    if (batch.push(each) < LINES_AT_ONCE) continue;
    yield batch.join("");
    batch = [];
  }
  yield batch.join("");
}

/** Values in COPY's text form: `\N` is NULL. None of ours holds a tab, a line end or a backslash but the bytea's own. */
function line(...values: readonly (string | number | null)[]): string {
  return `${values.map((value) => value ?? "\\N").join("\t")}\n`;
}

function* practitionerLines({ practiceId }: PatientFill, ids: readonly string[], first: number): Generator<string> {
  for (const [index, id] of ids.entries()) {
    const name = `Dr. ${FIRST_NAMES[index % FIRST_NAMES.length]!.text} ${LAST_NAMES[(index * 7) % LAST_NAMES.length]!.text}`;
    yield line(
      practiceId,
      id,
      `bench-${first + index}`,
      name,
      fold(name),
      String(9_100_000_000 + index),
      "{}",
      hashOf(index),
      IMPORTED_AT,
    );
  }
}

const PATIENT_COLUMNS = `practice_id, id, demographic_number, fhir_id, mrn, mrn_folded, first_name, last_name, first_name_folded,
  last_name_folded, birth_date, sex, status, address, city, state, postal_code, home_phone, mobile_phone, email, preferred_language,
  practitioner_id, practitioner_named, first_visit, last_visit, content_hash, imported_at`;

function* patientLines(
  { practiceId, patients }: PatientFill,
  practitionerIds: readonly string[],
  first: number,
): Generator<string> {
  const random = randomFrom(first);
  const pick = <T>(list: readonly T[]) => list[random() % list.length]!;
  for (let index = 0; index < patients; index += 1) {
    const number = first + index;
    const [given, family] = [pick(FIRST_NAMES), pick(LAST_NAMES)];
    const status = random() % 12 === 0 ? "INACTIVE" : "ACTIVE";
    const lastVisit = REFERENCE - (random() % 1_500) * DAY;
    const phone = `(207) 555-01${String(random() % 100).padStart(2, "0")}`;
    yield line(
      practiceId,
      uuidOf(number),
      number,
      `bench-${number}`,
      `BN-${number}`,
      `bn-${number}`,
      given.text,
      family.text,
      given.folded,
      family.folded,
      dateOf(REFERENCE - (random() % 33_000) * DAY),
      random() % 2 === 0 ? "FEMALE" : "MALE",
      status,
      `${1 + (random() % 400)} Harbor Street`,
      "Rockland",
      "ME",
      "04841",
      phone,
      phone,
      `patient.${number}@example.org`,
      "English",
      practitionerIds[index % practitionerIds.length]!,
      "t",
      dateOf(lastVisit - (random() % 2_000) * DAY),
      dateOf(lastVisit),
      hashOf(number),
      IMPORTED_AT,
    );
  }
}

const ENTRY_COLUMNS =
  "practice_id, id, patient_id, kind, fhir_type, fhir_id, title, status, recorded_at, detail, content_hash, imported_at";

function* entryLines(
  { practiceId }: PatientFill,
  patientIds: readonly string[],
  entriesEach: number,
): Generator<string> {
  for (const [number, patientId] of patientIds.entries()) {
    for (let index = 0; index < entriesEach; index += 1) {
      const { kind, fhirType, title, detail } = KINDS[index % KINDS.length]!;
      const key = number * entriesEach + index;
      const recordedAt = new Date(REFERENCE - ((key * 37) % 2_000) * DAY).toISOString();
      yield line(
        practiceId,
        uuidOf(key),
        patientId,
        kind,
        fhirType,
        `${patientId}-${index}`,
        title,
        "active",
        recordedAt,
        JSON.stringify(detail),
        hashOf(key),
        IMPORTED_AT,
      );
    }
  }
}

interface Name {
  readonly text: string;
  readonly folded: string;
}

const nameOf = (text: string): Name => ({ text, folded: fold(text) });
const { first_name: firstNames, last_name: lastNames } = faker.definitions.person;
const FIRST_NAMES: readonly Name[] = [...MARKED_FIRST, ...(firstNames.female ?? []), ...(firstNames.male ?? [])].map(
  nameOf,
);
const LAST_NAMES: readonly Name[] = [...MARKED_LAST, ...(lastNames.generic ?? [])].map(nameOf);
const IMPORTED_AT = new Date(REFERENCE).toISOString();

/** In the shape and the order of version 7, from a number alone. */
function uuidOf(number: number): string {
  const time = (0x0196_0000_0000 + number).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

/** As wide as the hash of a real resource; only a later import would compare it. */
function hashOf(number: number): string {
  return `\\\\x${number.toString(16).padStart(64, "0")}`;
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Whole numbers of 32 bits, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

const USAGE = `Usage: node packages/bench/src/million-patients.ts --practice NAME [--patients 1000000] [--data-folder .chartward | --url SUPERUSER_URL]
Adds made-up patients to a practice of a database that stands; of the embedded one while the server runs.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      practice: { type: "string" },
      patients: { type: "string", default: "1000000" },
      "data-folder": { type: "string", default: ".chartward" },
      url: { type: "string" },
    },
  });
  const patients = Number(values.patients);
  const url = values.url ?? (await findEmbeddedPostgres(path.resolve(values["data-folder"])));
  if (values.practice === undefined || url === undefined || !Number.isInteger(patients) || patients < 1)
    throw new Error(USAGE);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>("SELECT id FROM practice WHERE name = $1", [values.practice]);
  await client.end();
  if (rows.length !== 1) throw new Error(`${rows.length} practices are named "${values.practice}"; one is needed.`);
  const { milliseconds } = await fillPatients(url, {
    practiceId: rows[0]!.id,
    patients,
    practitioners: Math.max(1, Math.round(patients / 500)),
  });
  process.stdout.write(`${patients.toLocaleString("en-US")} patients in ${(milliseconds / 1000).toFixed(1)} s\n`);
}

if (import.meta.main) await main();
