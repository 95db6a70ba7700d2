import { sql } from "kysely";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { vi } from "vitest";
import { Operation } from "../graphql/operation.ts";
import { ManualTransaction } from "../store/transaction.ts";

/** What the database is asked to do: what takes the time that an answer must not tell by. */
export interface Cost {
  /** Transactions apart. */
  readonly opened: number;
  /** How many of all transactions that were committed have written. */
  readonly written: number;
  /** Changes of the throttle's counts. */
  readonly counted: number;
}

/** Counted in this process, since the numbers of PostgreSQL's transactions run over all of its databases, other tests' too. */
export async function costOf(act: () => Promise<unknown>): Promise<Cost> {
  const apart = vi.spyOn(Operation.prototype, "apart");
  const counts = (["consume", "reward", "delete"] as const).map((change) =>
    vi.spyOn(RateLimiterPostgres.prototype, change),
  );
  const { commit: end } = ManualTransaction.prototype;
  let written = 0;
  const commit = vi.spyOn(ManualTransaction.prototype, "commit").mockImplementation(async function (
    this: ManualTransaction,
  ) {
    const { rows } = await sql<{ wrote: boolean }>`
      SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS wrote`.execute(this.db);
    if (rows[0]!.wrote) written += 1;
    return end.call(this);
  });
  try {
    await act();
    const counted = counts.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    return { opened: apart.mock.calls.length, written, counted };
  } finally {
    for (const spy of [apart, commit, ...counts]) spy.mockRestore();
  }
}
