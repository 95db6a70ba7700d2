import { sql } from "kysely";
import type { Tx } from "../store/transaction.ts";

/** Voids the code of a user that is in force, if there is one, and forgets it. */
export async function endSupportCodes(tx: Tx, userId: string): Promise<void> {
  await sql`
    UPDATE support_code SET ended_at = ${tx.now}, code = NULL WHERE user_id = ${userId} AND ended_at IS NULL`.execute(
    tx.db,
  );
}
