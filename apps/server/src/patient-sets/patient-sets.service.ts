import { sql, type RawBuilder, type SqlBool } from "kysely";
import { actorOfStored, type StoredActor } from "../audit/stored-actor.ts";
import { record, type AuditSubject } from "../audit/record.ts";
import type { DemographicReportInput } from "../demographic-report/demographic-report.types.ts";
import { reportCondition } from "../demographic-report/report-condition.service.ts";
import { badInput } from "../graphql/errors.ts";
import { batched } from "../graphql/batched.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import { nodeId } from "../graphql/node-id.ts";
import { pageOfPatients } from "../patients/patients.service.ts";
import type { Patient, PatientOrder } from "../patients/patients.types.ts";
import { fold } from "../store/fold.ts";
import { beginsWith } from "../store/prefix.ts";
import type { Tx } from "../store/transaction.ts";
import type { PatientSet, PatientSetComparison } from "./patient-sets.types.ts";

interface PatientSetRow {
  id: string;
  version: number;
  name: string;
  name_folded: string;
  report: DemographicReportInput;
  made_by: StoredActor;
  as_of: Date;
  edited_at: Date | null;
  limited: boolean;
  /** The set blocks the transaction's user. */
  blocks_reader: boolean;
  /** The reader is kept from some patients, by whichever set. */
  kept: boolean;
  /** There is a member of whom the reader may know, and who met the criteria. */
  shows_match: boolean;
}

const COLUMNS = sql`s.id, s.version, s.name, s.name_folded, s.report, s.made_by, s.as_of, s.edited_at, s.limited,
  EXISTS (SELECT FROM private.blocking_set b WHERE b.patient_set_id = s.id) AS blocks_reader,
  (SELECT sees <> 'ALL' FROM private.sight) AS kept,
  CASE WHEN EXISTS (SELECT FROM private.blocking_set b WHERE b.patient_set_id = s.id) THEN false
    ELSE EXISTS (SELECT FROM patient_set_member m
      WHERE m.practice_id = s.practice_id AND m.patient_set_id = s.id AND NOT m.added_by_hand) END AS shows_match`;

/** A search box is no document: more than this is a paste that went wrong. */
const MAXIMUM_SEARCH = 200;

/** The practice's sets by name, of those whose name begins so. */
export async function listPatientSets(tx: Tx, search: string | null, args: PageArgs): Promise<Page<PatientSet>> {
  if ((search ?? "").length > MAXIMUM_SEARCH)
    throw badInput("search", `a search has at most ${MAXIMUM_SEARCH} characters. Shorten it.`);
  const page = readPage(args, "name", ["text"]);
  const prefix = fold(search ?? "");
  const matching = prefix === "" ? sql<SqlBool>`true` : beginsWith(sql`s.name_folded`, prefix);
  const from =
    page.cursor === null
      ? sql<SqlBool>`true`
      : sql<SqlBool>`s.name_folded ${sql.raw(page.backward ? "<" : ">")} ${page.cursor[0]}`;
  const { rows } = await sql<PatientSetRow>`
    SELECT ${COLUMNS} FROM patient_set s WHERE ${matching} AND ${from}
    ORDER BY s.name_folded ${sql.raw(page.backward ? "DESC" : "ASC")} LIMIT ${page.size + 1}`.execute(tx.db);
  return pageOf(
    page,
    rows,
    (row) => printCursor("name", [row.name_folded]),
    toPatientSet,
    async () => {
      const { rows: counts } = await sql<{
        count: number;
      }>`SELECT count(*) FROM patient_set s WHERE ${matching}`.execute(tx.db);
      return counts[0]!.count;
    },
  );
}

/** One set, as the reader may see it; null where there is none. */
export async function findPatientSet(tx: Tx, uuid: string): Promise<PatientSet | null> {
  return (await readPatientSets(tx, sql`s.id = ${uuid}`))[0] ?? null;
}

/** Sets that meet a condition on `s`, by name. */
export async function readPatientSets(tx: Tx, condition: RawBuilder<unknown>): Promise<PatientSet[]> {
  const { rows } = await sql<PatientSetRow>`
    SELECT ${COLUMNS} FROM patient_set s WHERE ${condition} ORDER BY s.name_folded`.execute(tx.db);
  return rows.map(toPatientSet);
}

/** By uuid, how many members of sets the reader may know of; a set without one is not in it. */
export const memberCounts = batched(async (tx, uuids) => {
  const { rows } = await sql<{ id: string; count: number }>`
    SELECT m.patient_set_id AS id, count(*) FROM patient_set_member m
    WHERE m.patient_set_id = ANY (${uuids}::uuid[]) GROUP BY m.patient_set_id`.execute(tx.db);
  return new Map(rows.map(({ id, count }) => [id, count]));
});

const BY_NAME: PatientOrder = { by: "LAST_NAME", direction: "ASC" };

/** The members whom the reader may know of, by name. Who is in a set tells of them what its criteria say, so its reading is an entry. */
export async function listMembers(tx: Tx, { uuid, name }: PatientSet, args: PageArgs): Promise<Page<Patient>> {
  const members = await pageOfPatients(tx, isMember(uuid), BY_NAME, args);
  await record(tx, { action: "patient-set.read", subject: setSubject({ uuid, name }) });
  return members;
}

/** Who meets the criteria now and is no member. */
export async function listJoined(tx: Tx, comparison: PatientSetComparison, args: PageArgs): Promise<Page<Patient>> {
  const matches = reportCondition(tx, comparison.criteria.where);
  return pageOfPatients(
    tx,
    sql<SqlBool>`(${matches}) AND NOT ${isMember(comparison.setUuid)} AND NOT ${IS_BLOCKED}`,
    BY_NAME,
    args,
  );
}

/** Members who meet the criteria no longer. */
export async function listLeft(tx: Tx, comparison: PatientSetComparison, args: PageArgs): Promise<Page<Patient>> {
  const matches = reportCondition(tx, comparison.criteria.where);
  return pageOfPatients(
    tx,
    sql<SqlBool>`${isMember(comparison.setUuid)} AND (${matches}) IS NOT TRUE AND NOT ${IS_BLOCKED}`,
    BY_NAME,
    args,
  );
}

/** `patient` is kept from the reader: whether he is a member cannot be told, though his demographics may be open (D5). */
const IS_BLOCKED = sql<SqlBool>`EXISTS (SELECT FROM private.blocked_patient b WHERE b.patient_id = patient.id)`;

/** What a comparison with now goes by; its run of the criteria is an entry, as any other. Null for whom the set blocks. */
export async function compareWithNow(
  tx: Tx,
  { uuid, name, criteria }: PatientSet,
): Promise<PatientSetComparison | null> {
  if (criteria === null) return null;
  await record(tx, { action: "patient-set.read", subject: setSubject({ uuid, name }), detail: ", compared with now" });
  return { setUuid: uuid, criteria };
}

/** A set as the subject of an audit entry. */
export function setSubject({ uuid, name }: { uuid: string; name: string }): AuditSubject {
  return { type: "PatientSet", id: uuid, label: name };
}

/** Whether `patient` is in a set, as far as the reader may know. */
function isMember(setUuid: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`EXISTS (
    SELECT FROM patient_set_member m
    WHERE m.practice_id = patient.practice_id AND m.patient_set_id = ${setUuid} AND m.patient_id = patient.id)`;
}

function toPatientSet(row: PatientSetRow): PatientSet {
  // No set is made empty: criteria that no member to be seen has met would tell that somebody did who is kept from the reader.
  const criteria = row.blocks_reader || (row.kept && !row.shows_match) ? null : row.report;
  return {
    __typename: "PatientSet",
    id: nodeId("PatientSet", row.id),
    uuid: row.id,
    version: row.version,
    name: row.name,
    blocksReader: row.blocks_reader,
    criteria,
    report: row.kept && namesPatients(row.report) ? null : criteria,
    madeBy: actorOfStored(row.made_by),
    asOf: row.as_of,
    editedAt: row.blocks_reader ? null : row.edited_at,
    limited: row.blocks_reader ? null : row.limited,
  };
}

/** Whether criteria lead to single patients: who is kept from some records learns of none of them by a set's criteria. */
function namesPatients({ where }: DemographicReportInput): boolean {
  return [where.demographicIds, where.firstNamePrefix, where.lastNamePrefix].some((text) => (text ?? "").trim() !== "");
}
