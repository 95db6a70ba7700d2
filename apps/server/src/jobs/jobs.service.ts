import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import { notFound } from "../graphql/errors.ts";
import type { Tx } from "../store/transaction.ts";
import type { JobState } from "./job.ts";
import { toJob, type Job, type JobObjectRow } from "./jobs.types.ts";

const JOB_COLUMNS = sql`id, kind, state, title, done, total, started_by, started_at, finished_at, failure, result`;

export async function findJob(tx: Tx, uuid: string): Promise<Job | null> {
  const { rows } = await sql<JobObjectRow>`SELECT ${JOB_COLUMNS} FROM job WHERE id = ${uuid}`.execute(tx.db);
  return rows[0] === undefined ? null : toJob(rows[0]);
}

/** Jobs of the practice, the one that was started last first. */
export async function listJobs(tx: Tx, states: readonly JobState[] | null, args: PageArgs): Promise<Page<Job>> {
  const page = readPage(args, "jobs", ["instant", "uuid"]);
  const matching = states === null ? sql`true` : sql`state = ANY (${states}::text[])`;
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
    toJob,
    async () => {
      const { rows: counts } = await sql<{ count: number }>`SELECT count(*) FROM job WHERE ${matching}`.execute(tx.db);
      return counts[0]!.count;
    },
  );
}

/** Cancels a job that has not ended. What it has done so far stays; it does nothing more once this has committed. */
export async function cancelJob(tx: Tx, uuid: string): Promise<{ userErrors: UserError[] }> {
  const { rows } = await sql<{
    state: JobState;
    title: string;
  }>`SELECT state, title FROM job WHERE id = ${uuid} FOR UPDATE`.execute(tx.db);
  const job = rows[0];
  if (job === undefined) throw notFound();
  if (job.state !== "WAITING" && job.state !== "RUNNING") {
    return {
      userErrors: [userError("jobId", "WRONG_STATE", "This job has ended already. There is nothing to cancel.")],
    };
  }
  await sql`UPDATE job SET state = 'CANCELLED', finished_at = ${tx.now} WHERE id = ${uuid}`.execute(tx.db);
  await record(tx, {
    action: "job.cancel",
    subject: { type: "ImportJob", id: uuid, label: job.title },
    changes: [{ field: "state", before: job.state, after: "CANCELLED" }],
  });
  return { userErrors: [] };
}
