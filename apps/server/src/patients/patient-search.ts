import { sql, type RawBuilder, type SqlBool } from "kysely";
import { badInput } from "../graphql/errors.ts";
import { keyOf } from "../graphql/node-id.ts";
import { isDate } from "../store/dates.ts";
import { fold } from "../store/fold.ts";
import { namesBegin } from "../store/prefix.ts";
import type { PatientFilter } from "./patients.types.ts";

/** A search box is no document: more than this is a paste that went wrong. */
const MAXIMUM_SEARCH = 200;
const MAXIMUM_WORDS = 6;
const MAXIMUM_INTEGER = 2_147_483_647;

/**
 * The filter as a condition on `patient`, of equalities and ranges in the C collation alone: other operators cannot use an index under
 * row-level security.
 * @throws BAD_USER_INPUT naming the field.
 */
export function patientCondition(filter: PatientFilter | null): RawBuilder<SqlBool> {
  const conditions: RawBuilder<SqlBool>[] = [];
  const { search, birthDate, demographicNumber, mrn, statuses, practitionerIds } = filter ?? {};
  if (search != null) conditions.push(...searchConditions(search));
  if (birthDate != null) conditions.push(sql`patient.birth_date = ${birthDate}::date`);
  if (demographicNumber != null) conditions.push(sql`patient.demographic_number = ${demographicNumber}`);
  if (mrn != null) conditions.push(sql`patient.mrn_folded = ${fold(mrn)}`);
  if (statuses != null && statuses.length > 0) conditions.push(sql`patient.status = ANY(${statuses}::text[])`);
  if (practitionerIds != null && practitionerIds.length > 0) {
    conditions.push(
      sql`patient.practitioner_id = ANY(${practitionerIds.map((id) => keyOf(id, "Practitioner"))}::uuid[])`,
    );
  }
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
}

/**
 * `smith john`, `Smith, John`, `10482`, `#10482`, `MRN-17`, `1957-03-08` or `smith 03/08/1957`: beginnings of the names, the whole
 * Demographic # or MRN, and birth dates.
 */
function searchConditions(search: string): RawBuilder<SqlBool>[] {
  if (search.length > MAXIMUM_SEARCH)
    throw badInput("filter.search", `a search has at most ${MAXIMUM_SEARCH} characters. Shorten it.`);
  const words = fold(search)
    .split(/[\s,;]+/)
    .filter((word) => word !== "");
  if (words.length > MAXIMUM_WORDS)
    throw badInput("filter.search", `a search has at most ${MAXIMUM_WORDS} words. Leave some out.`);
  const dates = words.map(readDate).filter((date) => date !== null);
  const conditions: RawBuilder<SqlBool>[] = dates.map((date) => sql`patient.birth_date = ${date}::date`);
  const names = words.filter((word) => readDate(word) === null);
  if (names.length === 0) return conditions;
  const ways = [
    namesBegin(names, sql`patient.first_name_folded`, sql`patient.last_name_folded`),
    sql<SqlBool>`patient.mrn_folded = ${names.join(" ")}`,
  ];
  const number = names.length === 1 ? names[0]!.replace(/^#/, "") : "";
  if (/^\d{1,10}$/.test(number) && Number(number) <= MAXIMUM_INTEGER)
    ways.push(sql`patient.demographic_number = ${Number(number)}`);
  conditions.push(sql`(${sql.join(ways, sql` OR `)})`);
  return conditions;
}

/** `YYYY-MM-DD` of a word that is a date; null for any other. US order for slashes, as the practices write it. */
function readDate(word: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word);
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(word);
  const parts = iso ? [iso[1], iso[2], iso[3]] : us ? [us[3], us[1], us[2]] : null;
  if (parts === null) return null;
  const [year, month, day] = parts as [string, string, string];
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(date) ? date : null;
}
