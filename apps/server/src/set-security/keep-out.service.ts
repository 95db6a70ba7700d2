import { sql } from "kysely";
import { lockSessionsOf } from "../identity/sessions.service.ts";
import { cancelJobsOf } from "../jobs/cancel-jobs.service.ts";
import type { Tx } from "../store/transaction.ts";

/**
 * Before the first write of what keeps users from more records than until now: waits for their mutations under way and lets none begin
 * before the commit; takes away the exports of theirs that may hold those records. So nothing of theirs goes by what they could see before.
 */
export async function keepOut(tx: Tx, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await lockSessionsOf(tx, userIds);
  for (const userId of userIds) await cancelJobsOf(tx, userId, ["REPORT_EXPORT"]);
  await sql`
    DELETE FROM export_part USING job
    WHERE job.practice_id = export_part.practice_id AND job.id = export_part.job_id AND job.kind = 'REPORT_EXPORT'
      AND job.started_by ->> 'userId' = ANY (${userIds}::text[])`.execute(tx.db);
}

/** Counts a change of users' blocks, however it came about: who edits them from what stood before is told that it is stale. */
export async function countBlockChange(tx: Tx, userIds: readonly string[]): Promise<void> {
  await sql`
    UPDATE user_account SET set_security_version = set_security_version + 1 WHERE id = ANY (${userIds}::uuid[])`.execute(
    tx.db,
  );
}
