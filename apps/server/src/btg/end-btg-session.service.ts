import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { storedActor } from "../audit/stored-actor.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import { SYSTEM } from "../identity/actor.ts";
import { accessNameOf } from "../identity/btg-names.ts";
import { btgLockStatement } from "../identity/open-btg.ts";
import { cancelJobsOfBtg } from "../jobs/cancel-jobs.service.ts";
import { signal } from "../live/signal.ts";
import { withContext, type Tx } from "../store/transaction.ts";
import type { BtgEndCause } from "./btg.types.ts";

/** Goes on with the sentence of the log. */
const CAUSE_WORDS: Record<BtgEndCause, string> = {
  AGENT: "",
  SUPERVISOR: ", as a supervisor",
  PRACTICE: "",
  EXPIRED: "",
  USER_DISABLED: ", since the login was disabled",
  VENDOR_EMPLOYEE_SIGNED_OUT: ", since the employee's own session had ended",
};

/**
 * Ends a BTG session of the transaction's practice, with all that it began. It first waits for the mutations under way in it, and lets none
 * begin: nothing of it commits after this has. One whose time is over is marked as expired at that moment, whatever the cause given.
 * @returns whether it was live until now.
 */
export async function endBtgSession(tx: Tx, vendorName: string, id: string, cause: BtgEndCause): Promise<boolean> {
  await sql.raw(btgLockStatement(id, "EXCLUSIVE")).execute(tx.db);
  const { rows } = await sql<{ expires_at: Date; case_number: string; user_name: string }>`
    SELECT b.expires_at, b.case_number, concat_ws(' ', u.first_name, u.last_name) AS user_name
    FROM btg_session b JOIN user_account u ON u.practice_id = b.practice_id AND u.id = b.on_behalf_of_user_id
    WHERE b.id = ${id} AND b.ended_at IS NULL FOR UPDATE OF b`.execute(tx.db);
  const session = rows[0];
  if (session === undefined) return false;
  const overdue = session.expires_at <= tx.now;
  if (cause === "EXPIRED" && !overdue) return false;
  const truly = overdue ? "EXPIRED" : cause;
  const by = overdue ? withContext(tx, { ...tx.context, actor: SYSTEM, sessionId: null }) : tx;
  await sql`
    UPDATE btg_session SET ended_at = ${overdue ? session.expires_at : tx.now}, end_cause = ${truly},
      ended_by = ${JSON.stringify(storedActor(by.context.actor))}::jsonb
    WHERE id = ${id}`.execute(tx.db);
  await cancelJobsOfBtg(by, id);
  await record(by, {
    action: overdue ? "btg.expire" : "btg.end",
    subject: { type: "BtgSession", id, label: accessNameOf(vendorName) },
    changes: [
      { field: "state", before: "LIVE", after: "ENDED" },
      { field: "endCause", before: null, after: truly },
    ],
    detail: ` that was on behalf of ${session.user_name} (case ${session.case_number})${CAUSE_WORDS[truly]}`,
  });
  await signal(tx, "btg", id);
  return !overdue;
}

/** End now, by somebody of the practice. @throws NOT_FOUND */
export async function endBtgSessionByPractice(tx: Tx, vendorName: string, id: string): Promise<UserError[]> {
  const { rows } = await sql`SELECT FROM btg_session WHERE id = ${id}`.execute(tx.db);
  if (rows.length === 0) throw notFound();
  return (await endBtgSession(tx, vendorName, id, "PRACTICE")) ? [] : [endedAlready()];
}

/** Ends the BTG sessions on behalf of a user who is being disabled. */
export async function endBtgSessionsOnBehalfOf(tx: Tx, vendorName: string, userId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM btg_session WHERE on_behalf_of_user_id = ${userId} AND ended_at IS NULL ORDER BY id`.execute(tx.db);
  for (const { id } of rows) await endBtgSession(tx, vendorName, id, "USER_DISABLED");
}

export function endedAlready(): UserError {
  return userError("btgSessionId", "WRONG_STATE", "This access has ended already. There is nothing to end.");
}
