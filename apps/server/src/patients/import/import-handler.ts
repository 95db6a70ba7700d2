import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { sql } from "kysely";
import { detailOf, record, type AuditSubject } from "../../audit/record.ts";
import { FILES_LIMIT_MS, JobFailure, type JobHandler, type JobRow } from "../../jobs/job.ts";
import type { Store } from "../../store/store.ts";
import { inTransaction, type Tx } from "../../store/transaction.ts";
import { START_OF_IMPORT, totalOf, type BadLine, type ImportFile, type ImportState } from "./import-state.ts";
import { runImport } from "./run-import.ts";
import { jobsWithUploads, removeUploads, uploadFile } from "./upload-files.ts";

/** Bad lines of one job that are kept; past it they are counted. */
const BAD_LINES_KEPT = 10_000;

interface UploadRow {
  readonly number: number;
  readonly file_name: string;
  readonly received_at: Date | null;
}

/** Imports the uploaded files of a job: waits for all of them, then goes through them, on from the last batch that was committed. */
export function importHandler({
  store,
  clock,
  dataFolder,
}: {
  store: Store;
  clock: () => Date;
  dataFolder: string;
}): JobHandler {
  return {
    async canBegin(tx, job) {
      const uploads = await readUploads(tx, job.id);
      if (uploads.every((upload) => upload.received_at !== null)) return true;
      if (tx.now.getTime() - job.started_at.getTime() < FILES_LIMIT_MS) return false;
      throw new JobFailure("The files did not arrive within one hour. Start the import again.");
    },

    async run({ job, context, signal, checkpoint }) {
      const uploads = await inTransaction(store, context, clock(), (tx) => readUploads(tx, job.id));
      const files = await Promise.all(uploads.map((upload) => openUpload(dataFolder, job.id, upload)));
      const total = files.reduce((sum, { size }) => sum + size, 0);
      await runImport({
        store,
        clock,
        context: { ...context, allRecords: true },
        files,
        subject: subjectOf(job),
        from: (job.result as { import?: ImportState }).import ?? START_OF_IMPORT,
        signal,
        async keep(tx, state, badLines, finished) {
          // First the job's own row: it tells whether this worker may still write.
          await checkpoint(tx, { done: state.done, total, result: { import: state }, finished });
          const before = totalOf(state.counts).bad - badLines.length;
          await keepBadLines(tx, job, badLines.slice(0, Math.max(BAD_LINES_KEPT - before, 0)));
        },
      });
    },

    async recordFailure(tx, job, failure) {
      await record(tx, {
        action: "patient.import",
        outcome: "FAILURE",
        subject: subjectOf(job),
        detail: detailOf(failure),
      });
    },

    async leftovers() {
      const jobIds = await jobsWithUploads(dataFolder);
      return jobIds.map((jobId) => ({ jobId, remove: () => removeUploads(dataFolder, jobId) }));
    },
  };
}

function subjectOf({ id, title }: JobRow): AuditSubject {
  return { type: "ImportJob", id, label: title };
}

async function readUploads(tx: Tx, jobId: string): Promise<UploadRow[]> {
  const { rows } = await sql<UploadRow>`
    SELECT number, file_name, received_at FROM import_upload WHERE job_id = ${jobId} ORDER BY number`.execute(tx.db);
  return rows;
}

async function openUpload(dataFolder: string, jobId: string, upload: UploadRow): Promise<ImportFile> {
  const file = uploadFile(dataFolder, jobId, upload.number);
  try {
    const { size } = await stat(file);
    return { name: upload.file_name, size, open: (start) => createReadStream(file, { start }) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new JobFailure(`The uploaded file ${upload.file_name} is no longer on the server. Start the import again.`);
  }
}

async function keepBadLines(tx: Tx, job: JobRow, badLines: readonly BadLine[]): Promise<void> {
  if (badLines.length === 0) return;
  await sql`
    INSERT INTO import_bad_line (practice_id, job_id, file_name, line, reason)
    SELECT ${job.practice_id}, ${job.id}, r."fileName", r.line, r.reason
    FROM json_to_recordset(${JSON.stringify(badLines)}::json) AS r("fileName" text, line integer, reason text)`.execute(
    tx.db,
  );
}
