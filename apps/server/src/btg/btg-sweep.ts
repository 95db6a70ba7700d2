import { sql } from "kysely";
import type { Dependencies } from "../graphql/request-context.ts";
import { SYSTEM } from "../identity/actor.ts";
import { inTransaction } from "../store/transaction.ts";
import { VENDOR_REALM } from "../vendor/vendor-employee.ts";
import { endBtgSession } from "./end-btg-session.service.ts";

const FROM = { requestId: "btg", ipAddress: null, sessionId: null };

type SweepOptions = Pick<Dependencies, "store" | "clock" | "log" | "config">;

/**
 * Ends the BTG sessions whose time is over, or whose employee's own session is, so that the practice is told of it in time though nobody
 * asks in them. Requests in them succeed no more in any case.
 */
export async function sweepBtgSessions({ store, clock, log, config }: SweepOptions): Promise<void> {
  const now = clock();
  const over = await inTransaction(store, { ...FROM, ...VENDOR_REALM }, now, async (tx) => {
    const { rows } = await sql<{ id: string; practiceId: string; expired: boolean }>`
      SELECT b.id, b.practice_id AS "practiceId", b.expires_at <= ${now} AS expired
      FROM vendor.btg_directory b JOIN vendor.session s ON s.id = b.session_id JOIN vendor.employee e ON e.id = b.employee_id
      WHERE b.ended_at IS NULL AND (
        b.expires_at <= ${now} OR s.ended_at IS NOT NULL OR s.expires_at <= ${now}
        OR s.last_used_at + make_interval(mins => s.idle_minutes) <= ${now} OR e.state <> 'ACTIVE')`.execute(tx.db);
    return rows;
  });
  for (const { id, practiceId, expired } of over)
    await inTransaction(store, { ...FROM, practiceId, actor: SYSTEM }, now, (tx) =>
      endBtgSession(tx, config.vendorName, id, expired ? "EXPIRED" : "VENDOR_EMPLOYEE_SIGNED_OUT"),
    ).catch((error: unknown) =>
      log.error({ err: error, btgSessionId: id }, "A BTG session that is over could not be ended"),
    );
}
