import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../../audit/record.ts";
import { userError, type UserError } from "../../graphql/common.types.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../../graphql/connection.ts";
import { checkText } from "../../graphql/text-rules.ts";
import { starterOf } from "../../jobs/job.ts";
import { findJob } from "../../jobs/jobs.service.ts";
import type { Tx } from "../../store/transaction.ts";
import { countsByType, type ImportState } from "./import-state.ts";
import type { ImportBadLine, ImportCount, ImportJob, ImportUpload } from "./import.types.ts";
import { uploadUrl } from "./upload-handler.ts";

const MAXIMUM_FILES = 200;
const MAXIMUM_NAME = 200;
/** Imports of one practice that have not ended; more would only wait, and their files take room. */
const MAXIMUM_OPEN = 5;

export async function findImportJob(tx: Tx, uuid: string): Promise<ImportJob | null> {
  const job = await findJob(tx, uuid);
  return job?.__typename === "ImportJob" ? (job as ImportJob) : null;
}

/** Begins an import that waits for its files. */
export async function startImport(tx: Tx, fileNames: readonly string[]): Promise<ImportJob | UserError[]> {
  const { practiceId } = tx.context;
  if (practiceId === null) throw new Error("An import has a practice");
  const names = fileNames.map((name) => name.trim());
  const errors = await faultsOf(tx, names);
  if (errors.length > 0) return errors;
  const id = uuidv7();
  const title = `Import of ${names.length === 1 ? names[0] : `${names.length} files`}`;
  await sql`
    INSERT INTO job (practice_id, id, kind, state, title, started_by, started_at, input)
    VALUES (${practiceId}, ${id}, 'IMPORT', 'WAITING', ${title}, ${JSON.stringify(starterOf(tx.context))}::jsonb, ${tx.now}, '{}')`.execute(
    tx.db,
  );
  await sql`
    INSERT INTO import_upload (practice_id, job_id, number, file_name)
    SELECT ${practiceId}, ${id}, number, name FROM unnest(${names}::text[]) WITH ORDINALITY AS file(name, number)`.execute(
    tx.db,
  );
  await record(tx, {
    action: "patient.import",
    subject: { type: "ImportJob", id, label: title },
    detail: `: started with ${names.length === 1 ? names[0] : `${names.length} files`}`,
    changes: [{ field: "fileNames", before: null, after: names }],
  });
  return (await findImportJob(tx, id))!;
}

async function faultsOf(tx: Tx, names: readonly string[]): Promise<UserError[]> {
  if (names.length === 0) return [userError("fileNames", "REQUIRED", "Choose at least one file.")];
  if (names.length > MAXIMUM_FILES)
    return [
      userError("fileNames", "OUT_OF_RANGE", `An import has at most ${MAXIMUM_FILES} files. Import the rest after it.`),
    ];
  const wrong = names.flatMap((name, index) => checkText(`fileNames.${index}`, "A file's name", name, MAXIMUM_NAME));
  if (wrong.length > 0) return wrong;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    return [userError("fileNames", "TAKEN", `The file ${twice} is named twice. Name each once.`)];
  // One start of a practice after the other, and the count in a statement of its own: it sees those before it.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`start import ${tx.context.practiceId}`}, 0))`.execute(
    tx.db,
  );
  const { rows } = await sql<{
    open: number;
  }>`SELECT count(*) AS open FROM job WHERE kind = 'IMPORT' AND state IN ('WAITING', 'RUNNING')`.execute(tx.db);
  if (rows[0]!.open < MAXIMUM_OPEN) return [];
  return [userError(null, "WRONG_STATE", `${MAXIMUM_OPEN} imports have not ended yet. Wait for one, or cancel it.`)];
}

/** The files of an import, with the addresses that they are sent to. */
export async function listUploads(tx: Tx, jobUuid: string): Promise<ImportUpload[]> {
  const { rows } = await sql<{ number: number; file_name: string; received: boolean }>`
    SELECT number, file_name, received_at IS NOT NULL AS received FROM import_upload WHERE job_id = ${jobUuid} ORDER BY number`.execute(
    tx.db,
  );
  return rows.map((row) => ({ fileName: row.file_name, url: uploadUrl(jobUuid, row.number), received: row.received }));
}

/** What has become of the lines so far. */
export function countsOf({ result }: ImportJob): ImportCount[] {
  const state = (result as { import?: ImportState }).import;
  return countsByType(state?.counts ?? {}).map(([resourceType, counts]) => ({ resourceType, ...counts }));
}

/** The lines that were passed over, by file and line; the first 10,000. */
export async function listBadLines(tx: Tx, jobUuid: string, args: PageArgs): Promise<Page<ImportBadLine>> {
  const page = readPage(args, "bad lines", ["text", "integer"]);
  const operator = sql.raw(page.backward ? "<" : ">");
  const from =
    page.cursor === null
      ? sql`true`
      : sql`(file_name, line) ${operator} (${page.cursor[0]}::text, ${page.cursor[1]}::integer)`;
  const direction = sql.raw(page.backward ? "DESC" : "ASC");
  const { rows } = await sql<{ file_name: string; line: number; reason: string }>`
    SELECT file_name, line, reason FROM import_bad_line WHERE job_id = ${jobUuid} AND ${from}
    ORDER BY file_name ${direction}, line ${direction} LIMIT ${page.size + 1}`.execute(tx.db);
  return pageOf(
    page,
    rows,
    (row) => printCursor("bad lines", [row.file_name, row.line]),
    (row) => ({ fileName: row.file_name, line: row.line, reason: row.reason }),
    async () => {
      const { rows: counts } = await sql<{
        count: number;
      }>`SELECT count(*) FROM import_bad_line WHERE job_id = ${jobUuid}`.execute(tx.db);
      return counts[0]!.count;
    },
  );
}
