import { sql } from "kysely";
import { SYSTEM } from "../identity/actor.ts";
import type { Store } from "../store/store.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { lastMomentExpired } from "./export-file.ts";
import type { JobKind, JobRow, Leftover } from "./job.ts";

/** Keeps one part of an export's file, in the transaction of its checkpoint. @param number from 1. */
export async function keepPart(tx: Tx, job: JobRow, number: number, content: string): Promise<void> {
  await sql`
    INSERT INTO export_part (practice_id, job_id, number, content)
    VALUES (${job.practice_id}, ${job.id}, ${number}, ${Buffer.from(content, "utf8")})`.execute(tx.db);
}

/** Takes a file away. */
export async function dropParts(tx: Tx, jobId: string): Promise<void> {
  await sql`DELETE FROM export_part WHERE job_id = ${jobId}`.execute(tx.db);
}

/** How many parts a file has, and bytes. */
export async function sizeOfFile(tx: Tx, jobId: string): Promise<{ parts: number; bytes: number }> {
  const { rows } = await sql<{ parts: number; bytes: number }>`
    SELECT count(*) AS parts, COALESCE(sum(octet_length(content)), 0)::bigint AS bytes FROM export_part WHERE job_id = ${jobId}`.execute(
    tx.db,
  );
  return rows[0]!;
}

/** One part of a file; undefined where it is gone. */
export async function readPart(tx: Tx, jobId: string, number: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ content: Buffer }>`
    SELECT content FROM export_part WHERE job_id = ${jobId} AND number = ${number}`.execute(tx.db);
  return rows[0]?.content;
}

/** The files of exports of a kind that have to go: those that nobody can download any more. */
export async function expiredFiles(store: Store, clock: () => Date, kind: JobKind): Promise<Leftover[]> {
  const { rows } = await store.pool.query<{ practice_id: string; id: string }>(
    "SELECT * FROM private.exports_to_remove($1, $2)",
    [kind, lastMomentExpired(clock())],
  );
  return rows.map(({ practice_id: practiceId, id }) => ({
    jobId: id,
    async remove() {
      const context = { practiceId, actor: SYSTEM, requestId: "jobs", ipAddress: null, sessionId: null };
      await inTransaction(store, context, clock(), (tx) => dropParts(tx, id));
    },
  }));
}
