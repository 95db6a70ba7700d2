import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { csvHead, csvLines } from "../jobs/csv.ts";
import { exportFailure, exportSubject } from "../jobs/export-entries.ts";
import { dropParts, expiredFiles, keepPart } from "../jobs/export-parts.service.ts";
import type { ExportResult } from "../jobs/export-file.ts";
import { readSight } from "../jobs/export-sight.ts";
import type { JobHandler, RunningJob } from "../jobs/job.ts";
import type { Store } from "../store/store.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { openReport } from "./open-report.ts";
import { reportColumn } from "./report-columns.ts";
import type { ReportExportInput } from "./report-export.service.ts";

/** Patients of one part of the file, so that neither side holds it whole. */
const PART_SIZE = 2_000;

/**
 * Writes the CSV of a report's whole result, under the blocks of its starter. It is read in one transaction, since it is of one moment; each
 * part is kept in a short one of its own, so that nobody who cancels the job waits for it.
 */
export function reportExportHandler({ store, clock }: { store: Store; clock: () => Date }): JobHandler {
  return {
    canBegin: async () => true,
    run: (running) => inTransaction(store, running.context, clock(), (tx) => writeFile(store, clock, tx, running)),
    recordFailure: exportFailure("report.export"),
    leftovers: () => expiredFiles(store, clock, "REPORT_EXPORT"),
  };
}

async function writeFile(
  store: Store,
  clock: () => Date,
  reading: Tx,
  { job, context, signal, checkpoint }: RunningJob,
): Promise<void> {
  const { report } = job.input as ReportExportInput;
  const keep = (work: (tx: Tx) => Promise<void>) => inTransaction(store, context, clock(), work);
  // What was kept before the server was stopped is of another moment.
  await keep((tx) => dropParts(tx, job.id));
  // A million patients take longer than any request may. It writes nothing: nobody waits for it.
  await sql`
    SELECT set_config('transaction_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '60s', true)`.execute(
    reading.db,
  );
  // Before the rows: a block that comes between the two is not among those that the file was made under.
  const sight = await readSight(reading);
  const { total, next } = await openReport(reading, report);
  let done = 0;
  for (let part = 1; ; part += 1) {
    signal.throwIfAborted();
    const lines = await next(PART_SIZE);
    done += lines.length;
    const finished = lines.length < PART_SIZE;
    const head = part === 1 ? csvHead(report.searchFor.map((column) => reportColumn(column).label)) : "";
    const result: ExportResult = { rows: done, sight };
    await keep(async (tx) => {
      if (head !== "" || lines.length > 0) await keepPart(tx, job, part, head + csvLines(lines));
      if (finished)
        await record(tx, {
          action: "report.export",
          subject: exportSubject(job),
          detail: `: ${done} ${done === 1 ? "patient" : "patients"}`,
        });
      await checkpoint(tx, { done, total: finished ? done : Math.max(total, done), result, finished });
    });
    if (finished) return;
  }
}
