import { sql } from "kysely";
import type { Dependencies } from "../graphql/request-context.ts";
import { expireIfOverdue } from "../live/watch-sessions.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { VENDOR_REALM } from "../vendor/vendor-employee.ts";
import { deleteOldVendorSessions, expireLeftVendorSessions } from "../vendor/vendor-sessions.service.ts";
import { deleteOldChallenges } from "../vendor/vendor-sign-in.service.ts";
import { SYSTEM } from "./actor.ts";

const HOUR_MS = 60 * 60 * 1000;
/** So long after its limit nobody comes back who would mark a session as expired. */
const LEFT_AFTER_MS = HOUR_MS;
/** The log keeps what it was; the row is needed no more. */
const KEPT_MS = 90 * 24 * HOUR_MS;
/** Of challenges of sign-ins that are over: so long a late answer is told whose it was in the log. */
const CHALLENGE_KEPT_MS = 24 * HOUR_MS;
/** At once: each transaction stays short. */
const BATCH = 200;

type SweepOptions = Pick<Dependencies, "store" | "clock" | "log">;

/**
 * Marks sessions as expired that nobody came back to, each with its entry in the log, and deletes those that ended long ago, so that their
 * rows do not pile up: users', and vendor employees' with their challenges.
 *
 * @param signal the server closes: it stops after the batch that it is at.
 */
export async function sweepSessions(options: SweepOptions, signal: AbortSignal): Promise<void> {
  const now = options.clock().getTime();
  await inBatches(options, signal, "left_sessions", new Date(now - LEFT_AFTER_MS), async (tx, ids) => {
    for (const id of ids) await expireIfOverdue(tx, id);
  });
  await inBatches(options, signal, "old_sessions", new Date(now - KEPT_MS), (tx, ids) =>
    sql`DELETE FROM session WHERE id = ANY (${ids}::uuid[])`.execute(tx.db),
  );
  await inVendorBatches(options, signal, (tx) => expireLeftVendorSessions(tx, new Date(now - LEFT_AFTER_MS), BATCH));
  await inVendorBatches(options, signal, (tx) => deleteOldVendorSessions(tx, new Date(now - KEPT_MS), BATCH));
  await inVendorBatches(options, signal, (tx) => deleteOldChallenges(tx, new Date(now - CHALLENGE_KEPT_MS), BATCH));
}

/** Works on sessions past a moment until there are none, or the server closes: a transaction for those of a practice in each batch. */
async function inBatches(
  { store, clock }: SweepOptions,
  signal: AbortSignal,
  which: "left_sessions" | "old_sessions",
  moment: Date,
  work: (tx: Tx, ids: readonly string[]) => Promise<unknown>,
): Promise<void> {
  for (let found = BATCH; found === BATCH && !signal.aborted;) {
    const { rows } = await store.pool.query<{ practice_id: string; id: string }>(
      `SELECT practice_id, id FROM private.${which}($1, $2)`,
      [moment, BATCH],
    );
    found = rows.length;
    for (const [practiceId, sessions] of Map.groupBy(rows, (row) => row.practice_id)) {
      const context = { practiceId, actor: SYSTEM, requestId: "sessions", ipAddress: null, sessionId: null };
      await inTransaction(store, context, clock(), (tx) =>
        work(
          tx,
          sessions.map(({ id }) => id),
        ),
      );
    }
  }
}

/** As `inBatches`, in the vendor's realm. @param work does a batch, and says how many it was. */
async function inVendorBatches(
  { store, clock }: SweepOptions,
  signal: AbortSignal,
  work: (tx: Tx) => Promise<number>,
): Promise<void> {
  const context = { ...VENDOR_REALM, actor: SYSTEM, requestId: "sessions", ipAddress: null };
  for (let done = BATCH; done === BATCH && !signal.aborted;) done = await inTransaction(store, context, clock(), work);
}
