import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { demandRight } from "../graphql/demand-right.ts";
import type { Operation } from "../graphql/operation.ts";
import type { ExportInput } from "../jobs/export-file.ts";
import type { ExportJob } from "../jobs/export-job.types.ts";
import { JOB_RIGHTS, starterOf } from "../jobs/job.ts";
import { findExportJob } from "../jobs/jobs.service.ts";
import type { Jobs } from "../jobs/run-jobs.ts";
import type { Tx } from "../store/transaction.ts";

interface Started {
  readonly job: ExportJob | null;
  readonly userErrors: UserError[];
}

/** Begins an export of users and rights, and wakes who makes it once that has committed. */
export async function startUserExport(operation: Operation, jobs: Jobs): Promise<Started> {
  const started = await operation.write(start, { session: "SHARED", access: false });
  jobs.wake();
  return started;
}

async function start(tx: Tx): Promise<Started> {
  const { actor, practiceId } = tx.context;
  demandRight(actor, JOB_RIGHTS.USER_EXPORT);
  const starter = starterOf(tx.context);
  // One start of a user after the other, and the count in a statement of its own: it sees those before it.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`start export ${starter.userId}`}, 0))`.execute(tx.db);
  const { rows: open } = await sql`
    SELECT FROM job WHERE kind = 'USER_EXPORT' AND state IN ('WAITING', 'RUNNING') AND started_by ->> 'userId' = ${starter.userId}`.execute(
    tx.db,
  );
  if (open.length > 0) {
    const message = "An export of yours has not ended yet. Wait for it, or cancel it.";
    return { job: null, userErrors: [userError(null, "WRONG_STATE", message)] };
  }
  const id = uuidv7();
  const input: ExportInput = { fileName: `users-${tx.now.toISOString().slice(0, 10)}.csv` };
  await sql`
    INSERT INTO job (practice_id, id, kind, state, title, started_by, started_at, input)
    VALUES (${practiceId}, ${id}, 'USER_EXPORT', 'WAITING', ${TITLE}, ${JSON.stringify(starter)}::jsonb, ${tx.now},
      ${JSON.stringify(input)}::jsonb)`.execute(tx.db);
  await record(tx, {
    action: "user.export",
    subject: { type: "ExportJob", id, label: TITLE },
    detail: `: started, as ${input.fileName}`,
  });
  return { job: await findExportJob(tx, id), userErrors: [] };
}

const TITLE = "Users and their rights";
