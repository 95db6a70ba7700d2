import { sql } from "kysely";
import { record } from "../audit/record.ts";
import type { Tx } from "../store/transaction.ts";
import { voidLinks } from "./mailed-links.service.ts";

/**
 * Cancels a user's pending e-mail change with its links, if there is one: whoever asked for it may be whom a new password or a disabling
 * shuts out.
 */
export async function cancelPendingEmailChange(tx: Tx, user: { id: string; name: string }): Promise<void> {
  const { rows } = await sql`
    UPDATE email_change SET state = 'CANCELLED' WHERE user_id = ${user.id} AND state = 'PENDING' RETURNING id`.execute(
    tx.db,
  );
  if (rows.length === 0) return;
  await voidLinks(tx, user.id, "EMAIL_CONFIRM");
  await voidLinks(tx, user.id, "EMAIL_STOP");
  await record(tx, { action: "email-change.cancel", subject: { type: "User", id: user.id, label: user.name } });
}
