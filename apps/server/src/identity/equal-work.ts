import { sql } from "kysely";
import type { Tx } from "../store/transaction.ts";

/**
 * The work of writing about somebody, where there is nobody: as many statements, and a commit that waits for the disk, so that the time
 * of an answer does not tell which logins exist. What is written is a message in the write-ahead log that nobody reads.
 * @param statements how many the other case sends, each the size of an audit entry.
 */
export async function doEqualWork(tx: Tx, statements: number): Promise<void> {
  for (let statement = 0; statement < statements; statement += 1)
    await sql`SELECT pg_logical_emit_message(true, 'chartward', repeat('.', 1500))`.execute(tx.db);
}
