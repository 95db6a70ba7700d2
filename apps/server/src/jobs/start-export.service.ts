import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { AuditAction } from "../audit/actions.ts";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { demandRight } from "../graphql/demand-right.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Tx } from "../store/transaction.ts";
import type { ExportInput } from "./export-file.ts";
import type { ExportJob } from "./export-job.types.ts";
import { JOB_RIGHTS, starterOf, type JobKind } from "./job.ts";
import { findExportJob } from "./jobs.service.ts";
import type { Jobs } from "./run-jobs.ts";

/** An export that somebody asks for. */
export interface NewExport {
  readonly kind: Exclude<JobKind, "IMPORT">;
  readonly action: AuditAction;
  readonly title: string;
  /** The file is called so, and after the day of the start. */
  readonly fileName: string;
  /** What its handler makes the file by. */
  readonly input?: object;
  /** Goes on with the entry of the start. */
  readonly detail?: (tx: Tx) => Promise<string>;
}

export interface StartedExport {
  readonly job: ExportJob | null;
  readonly userErrors: UserError[];
}

/** Begins an export, and wakes who makes it once that has committed. WRONG_STATE while one of the same kind and user is under way. */
export async function startExport(operation: Operation, jobs: Jobs, wanted: NewExport): Promise<StartedExport> {
  const started = await operation.write((tx) => start(tx, wanted), { session: "SHARED", access: false });
  jobs.wake();
  return started;
}

async function start(tx: Tx, { kind, action, title, fileName, input = {}, detail }: NewExport): Promise<StartedExport> {
  const { actor, practiceId } = tx.context;
  demandRight(actor, JOB_RIGHTS[kind]);
  const starter = starterOf(tx.context);
  // One start of a user after the other, and the count in a statement of its own: it sees those before it.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`start export ${starter.userId}`}, 0))`.execute(tx.db);
  const { rows: open } = await sql`
    SELECT FROM job WHERE kind = ${kind} AND state IN ('WAITING', 'RUNNING') AND started_by ->> 'userId' = ${starter.userId}`.execute(
    tx.db,
  );
  if (open.length > 0) {
    const message = "An export of yours has not ended yet. Wait for it, or cancel it.";
    return { job: null, userErrors: [userError(null, "WRONG_STATE", message)] };
  }
  const id = uuidv7();
  const kept: ExportInput = { ...input, fileName: `${fileName}-${tx.now.toISOString().slice(0, 10)}.csv` };
  await sql`
    INSERT INTO job (practice_id, id, kind, state, title, started_by, started_at, input)
    VALUES (${practiceId}, ${id}, ${kind}, 'WAITING', ${title}, ${JSON.stringify(starter)}::jsonb, ${tx.now},
      ${JSON.stringify(kept)}::jsonb)`.execute(tx.db);
  await record(tx, {
    action,
    subject: { type: "ExportJob", id, label: title },
    detail: `: started, as ${kept.fileName}${detail === undefined ? "" : await detail(tx)}`,
  });
  return { job: await findExportJob(tx, id), userErrors: [] };
}
