import { sql } from "kysely";
import { record } from "../audit/record.ts";
import type { Tx } from "../store/transaction.ts";
import { JOB_TYPES, type JobKind, type JobState } from "./job.ts";

interface OpenJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly title: string;
  readonly state: JobState;
}

/**
 * Cancels a user's jobs that have not ended, in the transaction that takes his right to them: once it has committed, none of them commits
 * anything more, since a checkpoint stands only while its job is RUNNING. What they have done so far stays.
 * @param kinds only these; all, when it is absent.
 */
export async function cancelJobsOf(tx: Tx, userId: string, kinds: readonly JobKind[] | null = null): Promise<void> {
  const { rows } = await sql<OpenJob>`
    SELECT id, kind, title, state FROM job
    WHERE state IN ('WAITING', 'RUNNING') AND started_by ->> 'userId' = ${userId}
      AND ${kinds === null ? sql`true` : sql`kind = ANY (${kinds}::text[])`}
    ORDER BY id FOR UPDATE`.execute(tx.db);
  for (const job of rows) await endAsCancelled(tx, job);
}

/** Cancels the jobs that a BTG session has started and that have not ended: what it began ends with it. */
export async function cancelJobsOfBtg(tx: Tx, btgSessionId: string): Promise<void> {
  const { rows } = await sql<OpenJob>`
    SELECT id, kind, title, state FROM job
    WHERE state IN ('WAITING', 'RUNNING') AND started_by ->> 'kind' = 'VENDOR_EMPLOYEE' AND started_by ->> 'sessionId' = ${btgSessionId}
    ORDER BY id FOR UPDATE`.execute(tx.db);
  for (const job of rows) await endAsCancelled(tx, job);
}

/** Cancels a job whose row is held and has not ended. */
export async function endAsCancelled(tx: Tx, { id, kind, title, state }: OpenJob): Promise<void> {
  await sql`UPDATE job SET state = 'CANCELLED', finished_at = ${tx.now} WHERE id = ${id}`.execute(tx.db);
  await record(tx, {
    action: "job.cancel",
    subject: { type: JOB_TYPES[kind], id, label: title },
    changes: [{ field: "state", before: state, after: "CANCELLED" }],
  });
}
