import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "../../store/transaction.ts";
import { contentHash } from "./content-hash.ts";
import type { ChartEntryRow, PatientRow, PractitionerRow } from "./mapping.ts";

/*
 * Writing a batch: rows of one table are compared with what is stored by their hashes alone, then only those that are new or differ are
 * sent, in one statement. The caller holds the practice's import lock, so nothing comes between the two.
 */

export type WriteOutcome = "created" | "updated" | "unchanged";

/** What became of one row. */
export interface WrittenRow {
  readonly id: string;
  readonly outcome: WriteOutcome;
  /** The patient whose a chart entry was before; null for what is new and for other rows. */
  readonly previousPatientId: string | null;
}

interface Compared extends WrittenRow {
  readonly hash: string;
}

/** Writes practitioners. Whom one is linked to (`user_id`) stays. */
export async function writePractitioners(
  tx: Tx,
  practiceId: string,
  rows: readonly PractitionerRow[],
): Promise<WrittenRow[]> {
  const compared = await compare(tx, practiceId, "practitioner", rows);
  const changes = changesOf(rows, compared);
  if (changes.length > 0) {
    await sql`
      INSERT INTO practitioner (practice_id, id, fhir_id, name, name_folded, npi, identifiers, content_hash, imported_at)
      SELECT ${practiceId}, r.id, r."fhirId", r.name, r."nameFolded", r.npi, r.identifiers, decode(r.hash, 'hex'), ${tx.now}
      FROM json_to_recordset(${JSON.stringify(changes)}::json)
        AS r(id uuid, hash text, "fhirId" text, name text, "nameFolded" text, npi text, identifiers text[])
      ON CONFLICT (practice_id, fhir_id) DO UPDATE SET name = EXCLUDED.name, name_folded = EXCLUDED.name_folded, npi = EXCLUDED.npi,
        identifiers = EXCLUDED.identifiers, content_hash = EXCLUDED.content_hash, imported_at = EXCLUDED.imported_at`.execute(
      tx.db,
    );
  }
  return compared;
}

/** Writes patients. New ones get the practice's next Demographic #, in the order of `rows`. */
export async function writePatients(tx: Tx, practiceId: string, rows: readonly PatientRow[]): Promise<WrittenRow[]> {
  const compared = await compare(tx, practiceId, "patient", rows);
  let demographicNumber = await reserveDemographicNumbers(
    tx,
    practiceId,
    compared.filter(({ outcome }) => outcome === "created").length,
  );
  const changes = changesOf(rows, compared).map((row) => ({
    ...row,
    // Of those that are there already the number is not written; the column needs one in the statement all the same.
    demographicNumber: row.outcome === "created" ? demographicNumber++ : 0,
  }));
  if (changes.length > 0) {
    await sql`
      INSERT INTO patient AS stored (practice_id, id, demographic_number, fhir_id, mrn, mrn_folded, first_name, last_name,
        first_name_folded, last_name_folded, birth_date, sex, status, deceased_at, address, city, state, postal_code, home_phone,
        work_phone, mobile_phone, email, preferred_language, practitioner_id, practitioner_named, content_hash, imported_at)
      SELECT ${practiceId}, r.id, r."demographicNumber", r."fhirId", r.mrn, r."mrnFolded", r."firstName", r."lastName",
        r."firstNameFolded", r."lastNameFolded", r."birthDate", r.sex, r.status, r."deceasedAt", r.address, r.city, r.state,
        r."postalCode", r."homePhone", r."workPhone", r."mobilePhone", r.email, r."preferredLanguage", r."practitionerId",
        r."practitionerId" IS NOT NULL, decode(r.hash, 'hex'), ${tx.now}
      FROM json_to_recordset(${JSON.stringify(changes)}::json)
        AS r(id uuid, hash text, "demographicNumber" integer, "fhirId" text, mrn text, "mrnFolded" text, "firstName" text,
          "lastName" text, "firstNameFolded" text, "lastNameFolded" text, "birthDate" date, sex text, status text,
          "deceasedAt" timestamptz, address text, city text, state text, "postalCode" text, "homePhone" text, "workPhone" text,
          "mobilePhone" text, email text, "preferredLanguage" text, "practitionerId" uuid)
      ON CONFLICT (practice_id, fhir_id) DO UPDATE SET mrn = EXCLUDED.mrn, mrn_folded = EXCLUDED.mrn_folded,
        first_name = EXCLUDED.first_name, last_name = EXCLUDED.last_name, first_name_folded = EXCLUDED.first_name_folded,
        last_name_folded = EXCLUDED.last_name_folded, birth_date = EXCLUDED.birth_date, sex = EXCLUDED.sex, status = EXCLUDED.status,
        deceased_at = EXCLUDED.deceased_at, address = EXCLUDED.address, city = EXCLUDED.city, state = EXCLUDED.state,
        postal_code = EXCLUDED.postal_code, home_phone = EXCLUDED.home_phone, work_phone = EXCLUDED.work_phone,
        mobile_phone = EXCLUDED.mobile_phone, email = EXCLUDED.email, preferred_language = EXCLUDED.preferred_language,
        practitioner_id = EXCLUDED.practitioner_id, practitioner_named = EXCLUDED.practitioner_named,
        content_hash = EXCLUDED.content_hash, imported_at = EXCLUDED.imported_at`.execute(tx.db);
  }
  return compared;
}

/** A chart entry of a patient who is known. */
export type OwnedChartEntry = ChartEntryRow & { readonly patientId: string };

/** Writes chart entries, and the texts of documents. */
export async function writeChartEntries(
  tx: Tx,
  practiceId: string,
  rows: readonly OwnedChartEntry[],
): Promise<WrittenRow[]> {
  const compared = await compare(tx, practiceId, "chart_entry", rows);
  const changes = changesOf(rows, compared);
  if (changes.length > 0) {
    const entries = changes.map(({ text: _, ...entry }) => entry);
    await sql`
      INSERT INTO chart_entry (practice_id, id, patient_id, kind, fhir_type, fhir_id, title, code_system, code, code_display, status,
        recorded_at, encounter_fhir_id, detail, content_hash, imported_at)
      SELECT ${practiceId}, r.id, r."patientId", r.kind, r."fhirType", r."fhirId", r.title, r."codeSystem", r.code, r."codeDisplay",
        r.status, r."recordedAt", r."encounterFhirId", r.detail, decode(r.hash, 'hex'), ${tx.now}
      FROM json_to_recordset(${JSON.stringify(entries)}::json)
        AS r(id uuid, hash text, "patientId" uuid, kind text, "fhirType" text, "fhirId" text, title text, "codeSystem" text, code text,
          "codeDisplay" text, status text, "recordedAt" timestamptz, "encounterFhirId" text, detail jsonb)
      ON CONFLICT (practice_id, fhir_type, fhir_id) DO UPDATE SET patient_id = EXCLUDED.patient_id, kind = EXCLUDED.kind,
        title = EXCLUDED.title, code_system = EXCLUDED.code_system, code = EXCLUDED.code, code_display = EXCLUDED.code_display,
        status = EXCLUDED.status, recorded_at = EXCLUDED.recorded_at, encounter_fhir_id = EXCLUDED.encounter_fhir_id,
        detail = EXCLUDED.detail, content_hash = EXCLUDED.content_hash, imported_at = EXCLUDED.imported_at`.execute(
      tx.db,
    );
    // A text that was taken away is emptied, not left as it was.
    await writeTexts(
      tx,
      practiceId,
      changes.filter(({ text, kind, outcome }) => text != null || (kind === "DOCUMENT" && outcome === "updated")),
    );
  }
  return compared;
}

async function writeTexts(
  tx: Tx,
  practiceId: string,
  documents: readonly { id: string; text?: string | null }[],
): Promise<void> {
  if (documents.length === 0) return;
  await sql`
    INSERT INTO document_text (practice_id, chart_entry_id, text)
    SELECT ${practiceId}, r.id, r.text
    FROM unnest(${documents.map(({ id }) => id)}::uuid[], ${documents.map(({ text }) => text ?? "")}::text[]) AS r(id, text)
    ON CONFLICT (practice_id, chart_entry_id) DO UPDATE SET text = EXCLUDED.text`.execute(tx.db);
}

/** The ids of patients by their FHIR ids, of those that there are. */
export async function findPatients(
  tx: Tx,
  practiceId: string,
  fhirIds: Iterable<string>,
): Promise<Map<string, string>> {
  const wanted = [...new Set(fhirIds)];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ id: string; fhir_id: string }>`
    SELECT id, fhir_id FROM patient WHERE practice_id = ${practiceId} AND fhir_id = ANY (${wanted}::text[])`.execute(
    tx.db,
  );
  return new Map(rows.map((row) => [row.fhir_id, row.id]));
}

type Keyed = { readonly fhirId: string; readonly fhirType?: string };

async function compare(
  tx: Tx,
  practiceId: string,
  table: "practitioner" | "patient" | "chart_entry",
  rows: readonly Keyed[],
): Promise<Compared[]> {
  if (rows.length === 0) return [];
  const hashes = rows.map(contentHash);
  const isEntry = table === "chart_entry";
  const sameType = isEntry ? sql`AND fhir_type = r.fhir_type` : sql``;
  // LIMIT keeps it a look-up in the unique index for each row, whatever the planner believes of a table that grows under it.
  const { rows: stored } = await sql<{ number: number; id: string; same: boolean; patient_id: string | null }>`
    SELECT r.number, stored.id, stored.content_hash = decode(r.hash, 'hex') AS same, stored.patient_id
    FROM unnest(${rows.map(({ fhirType }) => fhirType ?? "")}::text[], ${rows.map(({ fhirId }) => fhirId)}::text[], ${hashes}::text[])
      WITH ORDINALITY AS r(fhir_type, fhir_id, hash, number)
    JOIN LATERAL (
      SELECT id, content_hash, ${isEntry ? sql`patient_id` : sql`NULL::uuid AS patient_id`} FROM ${sql.table(table)}
      WHERE practice_id = ${practiceId} AND fhir_id = r.fhir_id ${sameType} LIMIT 1
    ) AS stored ON true`.execute(tx.db);
  const found = new Map(stored.map((row) => [row.number, row]));
  return hashes.map((hash, index) => {
    const known = found.get(index + 1);
    if (!known) return { id: uuidv7(), outcome: "created", hash, previousPatientId: null };
    return { id: known.id, outcome: known.same ? "unchanged" : "updated", hash, previousPatientId: known.patient_id };
  });
}

function changesOf<R extends Keyed>(rows: readonly R[], compared: readonly Compared[]): (R & Compared)[] {
  return rows.flatMap((row, index) =>
    compared[index]!.outcome === "unchanged" ? [] : [{ ...row, ...compared[index]! }],
  );
}

/** @returns the first of `count` numbers that nobody else gets; they are never reused. */
async function reserveDemographicNumbers(tx: Tx, practiceId: string, count: number): Promise<number> {
  if (count === 0) return 0;
  const { rows } = await sql<{ first: number }>`
    UPDATE practice SET next_demographic_number = next_demographic_number + ${count} WHERE id = ${practiceId}
    RETURNING next_demographic_number - ${count} AS first`.execute(tx.db);
  return rows[0]!.first;
}
