import { expect } from "@playwright/test";
import { read } from "./api.ts";
import type { ApiLogin, ExportFiles, ImportJob } from "./api.ts";
import { fhirCondition, fhirPatient, fhirPractitioner } from "./fhir.ts";
import type { Installation } from "./installation.ts";

const CONDITIONS_EACH = 9;
const PRACTITIONERS = 10;
const NO_COUNTS = { created: 0, updated: 0, unchanged: 0, ignored: 0, bad: 0 };

/** An export that is made while it is sent, the same each time, and what must be stored once it is in. */
export class LargeExport {
  readonly #patients: number;

  /** @param patients so many, with nine times as many conditions; four lines in between are bad. */
  constructor(patients: number) {
    this.#patients = patients;
  }

  get files(): ExportFiles {
    return new Map([
      ["people.ndjson", () => this.#people()],
      ["conditions.ndjson", () => this.#conditions()],
    ]);
  }

  get lines(): number {
    return PRACTITIONERS + this.#patients * (1 + CONDITIONS_EACH) + 4;
  }

  /** That the import's counts tell of every line, and of each once. */
  expectCounts(job: ImportJob, outcome: "created" | "unchanged"): void {
    expect(linesOf(job)).toBe(this.lines);
    expect(job.counts).toEqual([
      { ...NO_COUNTS, resourceType: "Condition", [outcome]: this.#patients * CONDITIONS_EACH, bad: 2 },
      { ...NO_COUNTS, resourceType: "Patient", [outcome]: this.#patients },
      { ...NO_COUNTS, resourceType: "Practitioner", [outcome]: PRACTITIONERS },
      { ...NO_COUNTS, resourceType: "Unreadable", bad: 2 },
    ]);
  }

  /** That the practice holds all of it once, and that the log tells once of each resource that came in. */
  async expectStored(installation: Installation, login: ApiLogin): Promise<void> {
    const practice = [await practiceOf(installation, login)];
    const [stored] = await installation.query(
      `SELECT
         (SELECT count(*)::integer FROM patient WHERE practice_id = $1) AS patients,
         (SELECT count(DISTINCT demographic_number)::integer FROM patient WHERE practice_id = $1) AS numbers,
         (SELECT count(*)::integer FROM practitioner WHERE practice_id = $1) AS practitioners,
         (SELECT count(*)::integer FROM (
            SELECT count(e.fhir_id) AS entries FROM patient p
            LEFT JOIN chart_entry e ON e.practice_id = p.practice_id AND e.patient_id = p.id
            WHERE p.practice_id = $1 GROUP BY p.id) WHERE entries = ${CONDITIONS_EACH}) AS charts,
         ARRAY(SELECT DISTINCT state FROM job WHERE practice_id = $1) AS states,
         ARRAY(SELECT DISTINCT (SELECT count(*)::integer FROM import_bad_line b
                                WHERE b.practice_id = j.practice_id AND b.job_id = j.id)
               FROM job j WHERE practice_id = $1) AS "bad lines of each job"`,
      practice,
    );
    expect(stored).toEqual({
      patients: this.#patients,
      numbers: this.#patients,
      practitioners: PRACTITIONERS,
      charts: this.#patients,
      states: ["DONE"],
      "bad lines of each job": [4],
    });
    const logged = await installation.query(
      `SELECT change->>'field' AS type, sum((change->'after'->>'created')::integer)::integer AS created,
         sum((change->'after'->>'updated')::integer)::integer AS updated
       FROM audit_entry, jsonb_array_elements(payload::jsonb->'changes') change
       WHERE practice_id = $1 AND action = 'patient.import' AND starts_with(payload::jsonb->>'detail', ' from ')
       GROUP BY type ORDER BY type`,
      practice,
    );
    expect(logged).toEqual([
      { type: "Condition", created: this.#patients * CONDITIONS_EACH, updated: 0 },
      { type: "Patient", created: this.#patients, updated: 0 },
      { type: "Practitioner", created: PRACTITIONERS, updated: 0 },
    ]);
    const [ends] = await installation.query<{ jobs: number; entries: number }>(
      `SELECT (SELECT count(*)::integer FROM job WHERE practice_id = $1) AS jobs, count(*)::integer AS entries
       FROM audit_entry
       WHERE practice_id = $1 AND action = 'patient.import' AND starts_with(payload::jsonb->>'detail', ': finished')`,
      practice,
    );
    expect(ends!.entries).toBe(ends!.jobs);
  }

  *#people(): Generator<string> {
    for (let index = 0; index < PRACTITIONERS; index += 1) {
      yield JSON.stringify(fhirPractitioner(`practitioner-${index}`, `Okoro${index}`, "Ines", `999931${1000 + index}`));
    }
    for (let index = 0; index < this.#patients; index += 1) {
      if (this.#isBeforeBadLine(index)) yield `{"resourceType":"Patient","id":`;
      yield JSON.stringify(fhirPatient(`patient-${index}`, `Moreau${index}`, "Lena"));
    }
  }

  *#conditions(): Generator<string> {
    for (let index = 0; index < this.#patients; index += 1) {
      if (this.#isBeforeBadLine(index)) {
        yield JSON.stringify(fhirCondition(`lost-${index}`, "patient-nobody", "Hypertension"));
      }
      for (let each = 0; each < CONDITIONS_EACH; each += 1) {
        yield JSON.stringify(fhirCondition(`condition-${index}-${each}`, `patient-${index}`, `Condition ${each}`));
      }
    }
  }

  /** Near the beginning and in the middle. */
  #isBeforeBadLine(index: number): boolean {
    return index % (this.#patients / 2) === 7;
  }
}

/** How many lines an import has settled so far. */
export function linesOf({ counts }: ImportJob): number {
  return counts.reduce((sum, each) => sum + each.created + each.updated + each.unchanged + each.ignored + each.bad, 0);
}

/** The stored id of the practice that a login is of. */
export async function practiceOf(installation: Installation, login: ApiLogin): Promise<string> {
  const { me } = await read<{ me: { practice: { name: string } } }>(login, "{ me { practice { name } } }");
  const [practice] = await installation.query<{ id: string }>("SELECT id FROM practice WHERE name = $1", [
    me.practice.name,
  ]);
  return practice!.id;
}
