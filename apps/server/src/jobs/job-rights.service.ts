import { sql } from "kysely";
import { readAccessState } from "../access/access-state.service.ts";
import { rightsInForce } from "../access/access-state.ts";
import type { Tx } from "../store/transaction.ts";
import { JOB_RIGHTS, type JobRow } from "./job.ts";

/**
 * Whether a job may go on: one that was begun in emergency mode only while the mode is on, by the clock, or if its starter has the job's
 * right for good. Asked at each step, since at its time limit the mode ends without anybody who would cancel the job at that moment; every
 * other loss of a right cancels it.
 */
export async function mayGoOn(
  tx: Tx,
  { kind, started_by: { userId, emergencyActivationId = null } }: Pick<JobRow, "kind" | "started_by">,
  now: Date,
): Promise<boolean> {
  if (emergencyActivationId === null) return true;
  const { rows } = await sql<{ held: boolean | null }>`
    SELECT ${JOB_RIGHTS[kind]} = ANY (emergency_rights(${tx.context.practiceId}, ${emergencyActivationId}, ${now})) AS held`.execute(
    tx.db,
  );
  if (rows[0]!.held === true) return true;
  return (
    rightsInForce(await readAccessState(tx))
      .get(userId!)
      ?.has(JOB_RIGHTS[kind]) ?? false
  );
}
