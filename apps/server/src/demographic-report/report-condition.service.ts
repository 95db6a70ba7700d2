import { sql, type RawBuilder, type SqlBool } from "kysely";
import { keyOf } from "../graphql/node-id.ts";
import { fold } from "../store/fold.ts";
import { beginsWith } from "../store/prefix.ts";
import type { Tx } from "../store/transaction.ts";
import { readDemographicIds } from "./demographic-ids.ts";
import type { AgeInput, DateRange, DemographicWhereInput } from "./demographic-report.types.ts";
import { practiceDay } from "./report-columns.ts";

/**
 * Where, as a condition on `patient` alone: it needs nothing joined. Row-level security keeps what a block hides out of it, charts too.
 * @param where as `reportFaults` lets it through.
 */
export function reportCondition(tx: Tx, where: DemographicWhereInput): RawBuilder<SqlBool> {
  const { age, sexes, firstNamePrefix, lastNamePrefix, cities, postalCodePrefixes, practitionerIds } = where;
  const { patientStatuses, firstVisit, lastVisit, conditions, demographicIds } = where;
  const parts: RawBuilder<SqlBool>[] = [];
  if (age != null) parts.push(ageCondition(tx, age));
  if (isGiven(sexes)) parts.push(sql`patient.sex = ANY(${sexes}::text[])`);
  for (const [column, prefix] of [
    [sql`patient.first_name_folded`, firstNamePrefix],
    [sql`patient.last_name_folded`, lastNamePrefix],
  ] as const)
    if (isTyped(prefix)) parts.push(beginsWith(column, fold(prefix)));
  if (isGiven(cities))
    parts.push(sql`patient.city_folded IN (${sql.join(cities.map((city) => sql`private.folded(${city})`))})`);
  if (isGiven(postalCodePrefixes)) {
    const prefixes = postalCodePrefixes.map((prefix) =>
      beginsWith(sql`patient.postal_code_folded`, prefix.replaceAll(/\s/g, "").toLowerCase()),
    );
    parts.push(sql`(${sql.join(prefixes, sql` OR `)})`);
  }
  if (isGiven(practitionerIds))
    parts.push(sql`patient.practitioner_id = ANY(${practitionerIds.map((id) => keyOf(id, "Practitioner"))}::uuid[])`);
  if (isGiven(patientStatuses)) parts.push(sql`patient.status = ANY(${patientStatuses}::text[])`);
  if (firstVisit != null) parts.push(...rangeConditions(sql`patient.first_visit`, firstVisit));
  if (lastVisit != null) parts.push(...rangeConditions(sql`patient.last_visit`, lastVisit));
  if (isGiven(conditions)) parts.push(problemCondition(conditions));
  const ids = readDemographicIds(demographicIds ?? "");
  if (ids.count > 0) parts.push(sql`patient.demographic_number = ANY(${ids.numbers}::integer[])`);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` AND `);
}

function isGiven<T>(list: readonly T[] | null | undefined): list is readonly T[] {
  return list != null && list.length > 0;
}

function isTyped(text: string | null | undefined): text is string {
  return text != null && text.trim() !== "";
}

/** Of the day that is asked for, or of the death, whichever came first. Who was not born by that day has no age. */
function ageCondition(tx: Tx, { comparison, years, toYears, asOf }: AgeInput): RawBuilder<SqlBool> {
  const { today, timeZone } = practiceDay(tx);
  const day = asOf == null ? today : sql`${asOf}::date`;
  const death = sql`(patient.deceased_at AT TIME ZONE ${timeZone})::date`;
  const bornBy = (last: RawBuilder<unknown>, age: number) =>
    sql<SqlBool>`patient.birth_date <= (${last} - make_interval(years => ${age}))::date`;
  const atLeast = (age: number) =>
    sql<SqlBool>`(${bornBy(day, age)} AND (patient.deceased_at IS NULL OR ${bornBy(death, age)}))`;
  const under = (age: number) => sql<SqlBool>`(${bornBy(day, 0)} AND NOT ${atLeast(age)})`;
  switch (comparison) {
    case "YOUNGER":
      return under(years);
    case "OLDER":
      return atLeast(years + 1);
    case "EQUAL":
      return sql`(${atLeast(years)} AND ${under(years + 1)})`;
    case "BETWEEN":
      return sql`(${atLeast(years)} AND ${under(toYears! + 1)})`;
  }
}

function rangeConditions(column: RawBuilder<unknown>, { from, to }: DateRange): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (from != null) conditions.push(sql`${column} >= ${from}::date`);
  if (to != null) conditions.push(sql`${column} <= ${to}::date`);
  return conditions;
}

/**
 * A problem by its code, or by words that all stand in its title. The different titles of a practice are few: each is found by a step on
 * the index `chart_entry_by_problem`, and who has it by another.
 */
function problemCondition(conditions: readonly string[]): RawBuilder<SqlBool> {
  const codes = [...new Set(conditions.flatMap((text) => [text.trim(), text.trim().toUpperCase()]))];
  const matches = conditions.map((text) => {
    const words = text.trim().split(/\s+/u);
    return sql`(${sql.join(
      words.map((word) => sql`position(private.folded(${word}) IN known.title) > 0`),
      sql` AND `,
    )})`;
  });
  const next = (after: RawBuilder<SqlBool>) => sql`
    SELECT entry.problem_title AS title FROM chart_entry entry WHERE ${after} ORDER BY entry.problem_title LIMIT 1`;
  return sql`patient.id IN (
    WITH RECURSIVE known AS (
      (${next(sql`entry.problem_title IS NOT NULL`)})
      UNION ALL
      SELECT (${next(sql`entry.problem_title > known.title`)}) FROM known WHERE known.title IS NOT NULL
    )
    -- Title by title: of an array that is found on the way, the planner believes that it holds half of all entries.
    SELECT problem.patient_id FROM known CROSS JOIN LATERAL (
      SELECT entry.patient_id FROM chart_entry entry WHERE entry.problem_title = known.title OFFSET 0) problem
    WHERE ${sql.join(matches, sql` OR `)}
    UNION ALL
    SELECT problem.patient_id FROM chart_entry problem
    WHERE problem.problem_title IS NOT NULL AND problem.code = ANY(${codes}::text[]))`;
}
