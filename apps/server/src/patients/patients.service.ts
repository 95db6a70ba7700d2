import DataLoader from "dataloader";
import { sql, type RawBuilder, type SqlBool } from "kysely";
import { record, type AuditSubject } from "../audit/record.ts";
import { badInput } from "../graphql/errors.ts";
import { pageOf, printCursor, readPage, type CursorColumn, type Page, type PageArgs } from "../graphql/connection.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Tx } from "../store/transaction.ts";
import { refuseBlocked } from "./blocked-record.ts";
import { patientCondition } from "./patient-search.ts";
import {
  toPatient,
  type Patient,
  type PatientFilter,
  type PatientOrder,
  type PatientOrderField,
  type PatientRow,
} from "./patients.types.ts";

/** Age in whole years on today's date in the practice's zone; at death for the deceased. */
const AGE = sql`date_part('year', age(
  COALESCE((patient.deceased_at AT TIME ZONE practice.time_zone)::date, (${sql.ref("moment.now")} AT TIME ZONE practice.time_zone)::date),
  patient.birth_date))::integer`;

/** What `toPatient` reads, over `patient` and what `withPractice` joins. */
export const PATIENT_COLUMNS = sql`patient.id, patient.demographic_number, patient.first_name, patient.last_name, patient.first_name_folded,
  patient.last_name_folded, patient.birth_date, ${AGE} AS age, patient.sex, patient.mrn, patient.address, patient.city, patient.state,
  patient.postal_code, patient.home_phone, patient.work_phone, patient.mobile_phone, patient.email, patient.preferred_language,
  patient.status, patient.first_visit, patient.last_visit, patient.deceased_at, patient.practitioner_id,
  EXISTS (SELECT FROM private.blocked_patient b WHERE b.patient_id = patient.id) AS chart_blocked,
  practitioner.name AS practitioner_name, practitioner.npi AS practitioner_npi, practitioner.user_id AS practitioner_user_id`;

/** Goes on behind `FROM patient`. */
export const withPractice = (tx: Tx) => sql`
  JOIN practice ON practice.id = patient.practice_id
  LEFT JOIN practitioner ON practitioner.practice_id = patient.practice_id AND practitioner.id = patient.practitioner_id
  CROSS JOIN (SELECT ${tx.now}::timestamptz AS now) moment`;

/** The columns of each order, the last of them unique; an index begins with each. */
const ORDERS: Record<PatientOrderField, { [Column in keyof PatientRow]?: CursorColumn }> = {
  LAST_NAME: { last_name_folded: "text", first_name_folded: "text", id: "uuid" },
  FIRST_NAME: { first_name_folded: "text", last_name_folded: "text", id: "uuid" },
  DEMOGRAPHIC_NUMBER: { demographic_number: "integer" },
  BIRTH_DATE: { birth_date: "date", id: "uuid" },
  LAST_VISIT: { last_visit: "date", id: "uuid" },
};

/** Patients of the practice, by last name when no order is given. What is not the caller's to see is in no row, count or cursor. */
export async function listPatients(
  tx: Tx,
  filter: PatientFilter | null,
  orderBy: readonly PatientOrder[] | null,
  args: PageArgs,
): Promise<Page<Patient>> {
  if (orderBy != null && orderBy.length > 1)
    throw badInput("orderBy", "patients are ordered by one field. Leave the others out.");
  const matching = patientCondition(filter);
  const found = await pageOfPatients(tx, matching, orderBy?.[0] ?? { by: "LAST_NAME", direction: "ASC" }, args);
  const sought = soughtBy(filter);
  if (sought !== "") await record(tx, { action: "patient.search", detail: ` with ${sought}` });
  return found;
}

/** The patients who meet a condition on `patient`; its reading is the caller's to audit. */
export async function pageOfPatients(
  tx: Tx,
  matching: RawBuilder<SqlBool>,
  { by, direction }: PatientOrder,
  args: PageArgs,
): Promise<Page<Patient>> {
  const columns = Object.keys(ORDERS[by]) as (keyof PatientRow)[];
  const types = Object.values(ORDERS[by]);
  const order = `${by} ${direction}`;
  const page = readPage(args, order, types);
  const descending = (direction === "DESC") !== page.backward;
  const after =
    page.cursor === null ? sql<SqlBool>`true` : beyond(columns, page.cursor, descending, types.includes("date"));
  const sorting = sql.join(
    columns.map((column) => sql`${sql.ref(`patient.${column}`)} ${sql.raw(descending ? "DESC" : "ASC")}`),
  );
  // The page first, on the index alone; names of providers and ages for its rows only.
  const { rows } = await sql<PatientRow>`
    WITH patient AS MATERIALIZED (
      SELECT * FROM patient WHERE ${matching} AND ${after} ORDER BY ${sorting} LIMIT ${page.size + 1}
    )
    SELECT ${PATIENT_COLUMNS} FROM patient ${withPractice(tx)} ORDER BY ${sorting}`.execute(tx.db);
  const cursorOf = (row: PatientRow) =>
    printCursor(
      order,
      columns.map((column) => row[column] as string | number | null),
    );
  return pageOf(page, rows, cursorOf, toPatient, async () => {
    const { rows: counts } = await sql<{ count: number }>`SELECT count(*) FROM patient WHERE ${matching}`.execute(
      tx.db,
    );
    return counts[0]!.count;
  });
}

/** What a filter says of the persons that are sought; empty where the list is only browsed, whose rows are no opening. */
function soughtBy(filter: PatientFilter | null): string {
  const { search, birthDate, demographicNumber, mrn } = filter ?? {};
  const sought = {
    "the words": search?.trim().slice(0, 100),
    "the birth date": birthDate,
    "Demographic #": demographicNumber,
    "the MRN": mrn?.slice(0, 100),
  };
  return Object.entries(sought)
    .filter(([, value]) => value != null && value !== "")
    .map(([name, value]) => `${name} "${value}"`)
    .join(" and ");
}

/** Rows behind a cursor in an order. NULL stands last ascending and first descending, as PostgreSQL sorts it. */
function beyond(
  columns: readonly string[],
  cursor: readonly (string | number | null)[],
  descending: boolean,
  nullable: boolean,
): RawBuilder<SqlBool> {
  const operator = sql.raw(descending ? "<" : ">");
  const references = columns.map((column) => sql.ref(`patient.${column}`));
  if (!nullable) return sql<SqlBool>`(${sql.join(references)}) ${operator} (${sql.join(cursor)})`;
  const [column, id] = references as [RawBuilder<unknown>, RawBuilder<unknown>];
  const [value, lastId] = cursor;
  if (value === null)
    return descending
      ? sql<SqlBool>`(${column} IS NOT NULL OR ${id} < ${lastId}::uuid)`
      : sql<SqlBool>`(${column} IS NULL AND ${id} > ${lastId}::uuid)`;
  const later = sql<SqlBool>`(${column}, ${id}) ${operator} (${value}::date, ${lastId}::uuid)`;
  return descending ? later : sql<SqlBool>`(${later} OR ${column} IS NULL)`;
}

/**
 * The record of one patient, and its opening in the log before it leaves (D9); null where there is none.
 * @throws RECORD_BLOCKED
 */
export async function openPatient(
  tx: Tx,
  by: { uuid: string } | { demographicNumber: number },
): Promise<Patient | null> {
  const row = await findPatientRow(
    tx,
    "uuid" in by ? sql`patient.id = ${by.uuid}` : sql`patient.demographic_number = ${by.demographicNumber}`,
  );
  if (row === null) {
    await refuseBlocked(tx, by, "patient.open");
    return null;
  }
  const patient = toPatient(row);
  await record(tx, { action: "patient.open", subject: patientSubject(patient), patientId: patient.uuid });
  return patient;
}

/** A patient as part of something that is audited by itself: a chart, an entry of the log. */
export async function findPatient(tx: Tx, uuid: string): Promise<Patient | null> {
  const row = await findPatientRow(tx, sql`patient.id = ${uuid}`);
  return row === null ? null : toPatient(row);
}

/** A patient as the subject of an audit entry: `Moss, Ada (10482)`. */
export function patientSubject({ uuid, name, demographicNumber }: Patient): AuditSubject {
  return { type: "Patient", id: uuid, label: `${name} (${demographicNumber})` };
}

async function findPatientRow(tx: Tx, condition: RawBuilder<unknown>): Promise<PatientRow | null> {
  const { rows } =
    await sql<PatientRow>`SELECT ${PATIENT_COLUMNS} FROM patient ${withPractice(tx)} WHERE ${condition}`.execute(tx.db);
  return rows[0] ?? null;
}

/** Those of these patients whom the caller may see, by name; part of what is audited by itself. */
export async function readPatients(tx: Tx, uuids: readonly string[]): Promise<Patient[]> {
  const { rows } = await sql<PatientRow>`
    SELECT ${PATIENT_COLUMNS} FROM patient ${withPractice(tx)} WHERE patient.id = ANY(${uuids}::uuid[])
    ORDER BY patient.last_name_folded, patient.first_name_folded, patient.id`.execute(tx.db);
  return rows.map(toPatient);
}

/** Patients of the operation's practice by uuid: one statement for all that are asked for at once. */
export function patientLoader(operation: Operation): DataLoader<string, Patient | null> {
  return new DataLoader(async (uuids) => {
    const patients = await readPatients(await operation.read(), uuids);
    const byId = new Map(patients.map((patient) => [patient.uuid, patient]));
    return uuids.map((uuid) => byId.get(uuid) ?? null);
  });
}
