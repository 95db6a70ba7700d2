import { sql, type RawBuilder, type SqlBool } from "kysely";
import { userError, type UserError } from "../graphql/common.types.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import { notFound } from "../graphql/errors.ts";
import type { Tx } from "../store/transaction.ts";
import { endAsCancelled } from "./cancel-jobs.service.ts";
import type { ExportJob } from "./export-job.types.ts";
import { JOB_RIGHTS, type JobKind, type JobState } from "./job.ts";
import { toJob, type Job, type JobObjectRow } from "./jobs.types.ts";
import { accountOf } from "../identity/actor.ts";

const JOB_COLUMNS = sql`id, kind, state, title, done, total, started_by, started_at, finished_at, failure, input, result`;

export async function findJob(tx: Tx, uuid: string): Promise<Job | null> {
  const { rows } = await sql<JobObjectRow>`SELECT ${JOB_COLUMNS} FROM job WHERE id = ${uuid}`.execute(tx.db);
  return rows[0] === undefined ? null : toJob(rows[0], tx);
}

/** An export of the account in use, by whomever it was started there; those of others look missing. Its file is its starter's alone. */
export async function findExportJob(tx: Tx, uuid: string): Promise<ExportJob | null> {
  const job = await findJob(tx, uuid);
  return job?.__typename === "ExportJob" && job.startedBy.userUuid === (accountOf(tx.context.actor)?.userId ?? null)
    ? (job as ExportJob)
    : null;
}

/** The practice's imports, for who holds the right to import, and one's own exports; the one that was started last first. */
export async function listJobs(
  tx: Tx,
  { kinds, states }: { kinds: readonly JobKind[] | null; states: readonly JobState[] | null },
  args: PageArgs,
): Promise<Page<Job>> {
  const page = readPage(args, "jobs", ["instant", "uuid"]);
  const matching = sql`${knownTo(tx)}
    AND ${kinds === null ? sql`true` : sql`kind = ANY (${kinds}::text[])`}
    AND ${states === null ? sql`true` : sql`state = ANY (${states}::text[])`}`;
  const from =
    page.cursor === null
      ? sql`true`
      : sql`(started_at, id) ${sql.raw(page.backward ? ">" : "<")} (${page.cursor[0]}::timestamptz, ${page.cursor[1]}::uuid)`;
  const direction = sql.raw(page.backward ? "ASC" : "DESC");
  const { rows } = await sql<JobObjectRow>`
    SELECT ${JOB_COLUMNS} FROM job WHERE ${matching} AND ${from}
    ORDER BY started_at ${direction}, id ${direction} LIMIT ${page.size + 1}`.execute(tx.db);
  return pageOf(
    page,
    rows,
    (row) => printCursor("jobs", [row.started_at.toISOString(), row.id]),
    (row) => toJob(row, tx),
    async () => {
      const { rows: counts } = await sql<{ count: number }>`SELECT count(*) FROM job WHERE ${matching}`.execute(tx.db);
      return counts[0]!.count;
    },
  );
}

/**
 * Cancels a job that has not ended. What it has done so far stays; it does nothing more once this has committed.
 * @throws NOT_FOUND, also for one that the actor may not know of.
 */
export async function cancelJob(tx: Tx, uuid: string): Promise<{ userErrors: UserError[] }> {
  const { rows } = await sql<{ kind: JobKind; state: JobState; title: string }>`
    SELECT kind, state, title FROM job WHERE id = ${uuid} AND ${knownTo(tx)} FOR UPDATE`.execute(tx.db);
  const job = rows[0];
  if (job === undefined) throw notFound();
  if (job.state !== "WAITING" && job.state !== "RUNNING") {
    return {
      userErrors: [userError("jobId", "WRONG_STATE", "This job has ended already. There is nothing to cancel.")],
    };
  }
  await endAsCancelled(tx, { id: uuid, ...job });
  return { userErrors: [] };
}

/** Which rows of `job` the actor may know of: the rules of ImportJob and ExportJob. */
function knownTo(tx: Tx): RawBuilder<SqlBool> {
  const account = accountOf(tx.context.actor);
  const mayImport = account?.rights.has(JOB_RIGHTS.IMPORT) ?? false;
  return sql<SqlBool>`(kind = 'IMPORT' AND ${mayImport} OR kind <> 'IMPORT' AND started_by ->> 'userId' = ${account?.userId ?? null})`;
}
