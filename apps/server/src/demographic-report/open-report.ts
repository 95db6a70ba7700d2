import { sql } from "kysely";
import type { Tx } from "../store/transaction.ts";
import { cellsOf, countReport, shownCells, WITH_PRACTITIONER } from "./demographic-report.service.ts";
import type { DemographicReportInput } from "./demographic-report.types.ts";
import { practiceDay } from "./report-columns.ts";
import { reportCondition } from "./report-condition.service.ts";
import { newSeed, reportOrder, sorting } from "./report-order.ts";

/** A report's whole result, to be read on and on in one transaction. */
export interface OpenedReport {
  /** About: the rows may be some others by a moment. */
  readonly total: number;
  /** The next rows as displayed; fewer than asked for are the last. */
  next(rows: number): Promise<(string | null)[][]>;
}

/** Opens a cursor of the database on the whole result, in the report's order: all rows are of one moment. */
export async function openReport(tx: Tx, report: DemographicReportInput): Promise<OpenedReport> {
  const { searchFor, where } = report;
  const total = await countReport(tx, report);
  const day = practiceDay(tx);
  const { keys } = reportOrder(report, day, newSeed());
  const ordered = sorting(
    keys,
    keys.map(({ value }) => value),
  );
  await sql`
    DECLARE report NO SCROLL CURSOR FOR
    SELECT ${cellsOf(searchFor, day)} AS cells FROM patient ${WITH_PRACTITIONER}
    WHERE ${reportCondition(tx, where)} ORDER BY ${ordered}`.execute(tx.db);
  return {
    total,
    async next(rows) {
      const fetched = await sql<{ cells: (string | number | null)[] }>`FETCH ${sql.lit(rows)} FROM report`.execute(
        tx.db,
      );
      return fetched.rows.map(({ cells }) => shownCells(searchFor, cells));
    },
  };
}
