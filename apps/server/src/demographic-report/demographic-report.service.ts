import { sql, type RawBuilder } from "kysely";
import { record } from "../audit/record.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import { accountOf } from "../identity/actor.ts";
import { PATIENT_COLUMNS, withPractice } from "../patients/patients.service.ts";
import { toPatient, type PatientRow } from "../patients/patients.types.ts";
import type { Tx } from "../store/transaction.ts";
import { readDemographicIds, type DemographicIds } from "./demographic-ids.ts";
import type { DemographicReport, DemographicReportInput, DemographicReportRow } from "./demographic-report.types.ts";
import { practiceDay, reportColumn, shownValue, type DemographicColumn, type PracticeDay } from "./report-columns.ts";
import { reportCondition } from "./report-condition.service.ts";
import { beyond, cursorColumns, newSeed, reportOrder, sorting } from "./report-order.ts";
import { demandReport } from "./report-rules.policy.ts";
import { reportInWords } from "./report-words.service.ts";

/**
 * Runs the Demographic Report. Its entry, with the criteria in words, is written before anything of it is read (D9).
 * @throws BAD_USER_INPUT naming field, rule and fix.
 */
export async function runReport(tx: Tx, input: DemographicReportInput): Promise<DemographicReport> {
  demandReport(input);
  const summary = await reportInWords(tx, input);
  await record(tx, { action: "report.run", detail: `: ${summary}` });
  const ids = readDemographicIds(input.where.demographicIds ?? "");
  let counted: Promise<number> | undefined;
  const totalCount = () => (counted ??= countReport(tx, input));
  const maySave =
    input.searchFor.includes("DEMOGRAPHIC_NUMBER") &&
    (accountOf(tx.context.actor)?.rights.has("patient-set:update") ?? false);
  return {
    input,
    totalCount,
    summary,
    unknownIds: await unknownIds(tx, ids),
    duplicateIds: ids.duplicates,
    maySave: async () => maySave && (await totalCount()) > 0,
  };
}

/** How many patients meet the criteria, whatever is displayed. */
export async function countReport(tx: Tx, { where }: Pick<DemographicReportInput, "where">): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) FROM patient WHERE ${reportCondition(tx, where)}`.execute(tx.db);
  return rows[0]!.count;
}

async function unknownIds(tx: Tx, { numbers, notNumbers }: DemographicIds): Promise<string[]> {
  if (numbers.length === 0) return [...notNumbers];
  const { rows } = await sql<{ number: number }>`
    SELECT demographic_number AS number FROM patient WHERE demographic_number = ANY(${numbers}::integer[])`.execute(
    tx.db,
  );
  const known = new Set(rows.map(({ number }) => number));
  return [...notNumbers, ...numbers.filter((number) => !known.has(number)).map(String)];
}

/** A row of the report: the patient, the values of its columns, and those that it is ordered by. */
type FoundRow = PatientRow & { cells: Value[]; keys: Value[] };
type Value = string | number | null;

/** A page of what is displayed: the first ones of the whole order, as many as the display limit lets through. */
export async function readReportRows(
  tx: Tx,
  report: DemographicReport,
  args: PageArgs,
): Promise<Page<DemographicReportRow>> {
  const { input } = report;
  const day = practiceDay(tx);
  const seedOf = (values: readonly Value[] | null) => (values === null ? newSeed() : Number(values[0]));
  const shape = reportOrder(input, day, 0);
  const page = readPage(args, shape.name, [...(input.random ? (["integer"] as const) : []), ...cursorColumns(shape)]);
  const seed = input.random ? seedOf(page.cursor) : 0;
  const { name, keys, ofPractitioner } = input.random ? reportOrder(input, day, seed) : shape;
  const cursor = page.cursor === null ? null : page.cursor.slice(input.random ? 1 : 0);
  const keyNames = keys.map((_, index) => sql.ref(`found.key${index}`));
  const selected = sql.join(keys.map(({ value }, index) => sql`${value} AS ${sql.ref(`key${index}`)}`));
  const ordered = sorting(keys, keyNames, page.backward);
  const displayed =
    input.displayLimit == null
      ? sql``
      : sql`ORDER BY ${sorting(
          keys,
          keys.map(({ value }) => value),
        )} LIMIT ${input.displayLimit}`;
  // The page first, on what orders it alone; cells and names of providers for its rows only.
  const { rows } = await sql<FoundRow>`
    WITH found AS MATERIALIZED (
      SELECT * FROM (
        SELECT patient.id AS patient_id, ${selected} FROM patient ${ofPractitioner ? WITH_PRACTITIONER : sql``}
        WHERE ${reportCondition(tx, input.where)} ${displayed}
      ) found
      WHERE ${cursor === null ? sql`true` : beyond(keys, keyNames, cursor, page.backward)}
      ORDER BY ${ordered} LIMIT ${page.size + 1}
    )
    SELECT ${PATIENT_COLUMNS}, ${cellsOf(input.searchFor, day)} AS cells, jsonb_build_array(${sql.join(keyNames)}) AS keys
    FROM found JOIN patient ON patient.id = found.patient_id ${withPractice(tx)}
    ORDER BY ${ordered}`.execute(tx.db);
  return pageOf(
    page,
    rows,
    ({ keys: values }) => printCursor(name, input.random ? [seed, ...values] : values),
    (row): DemographicReportRow => ({ patient: toPatient(row), cells: shownCells(input.searchFor, row.cells) }),
    async () => Math.min(await report.totalCount(), input.displayLimit ?? Number.MAX_SAFE_INTEGER),
  );
}

export const WITH_PRACTITIONER = sql`LEFT JOIN practitioner
  ON practitioner.practice_id = patient.practice_id AND practitioner.id = patient.practitioner_id`;

/** The values of columns as one JSON array, over `patient` and `practitioner`. */
export function cellsOf(columns: readonly DemographicColumn[], day: PracticeDay): RawBuilder<Value[]> {
  return sql`jsonb_build_array(${sql.join(columns.map((column) => reportColumn(column).value(day)))})`;
}

export function shownCells(columns: readonly DemographicColumn[], cells: readonly Value[]): (string | null)[] {
  return cells.map((value, index) => shownValue(columns[index]!, value));
}
