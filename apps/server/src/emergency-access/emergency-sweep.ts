import type { Dependencies } from "../graphql/request-context.ts";
import { SYSTEM } from "../identity/actor.ts";
import type { Config } from "../config.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { settleActivation } from "./deactivate.service.ts";
import { REMINDER_MS, remindOfReview } from "./review.service.ts";

type SweepOptions = Pick<Dependencies, "store" | "clock" | "log" | "config">;

/**
 * Settles what time has ended, so that the practice is told of it in time, and reminds of reviews. The rights of what is found here are
 * gone already: by the clock, or with the last session.
 */
export async function sweepEmergencies({ store, clock, log, config }: SweepOptions): Promise<void> {
  const now = clock();
  const each = async (found: string, moment: Date, work: (tx: Tx, config: Config, id: string) => Promise<void>) => {
    const { rows } = await store.pool.query<{ practice_id: string; id: string }>(
      `SELECT practice_id, id FROM private.${found}($1)`,
      [moment],
    );
    for (const { practice_id: practiceId, id } of rows) {
      const context = { practiceId, actor: SYSTEM, requestId: "emergency", ipAddress: null, sessionId: null };
      await inTransaction(store, context, now, (tx) => work(tx, config, id)).catch((error: unknown) =>
        log.error({ err: error, activationId: id }, "Emergency access could not be settled"),
      );
    }
  };
  await each("emergencies_to_settle", now, settleActivation);
  await each("reviews_to_remind_of", new Date(now.getTime() - REMINDER_MS), remindOfReview);
}
