import pg from "pg";
import { onTestFinished, vi } from "vitest";
import type { TestServer } from "./test-server.ts";

/** Rows that another transaction holds until they are let go, at the test's end at the latest: what writes them waits in the middle. */
export class HeldRows {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  /** @param statement takes the locks, e.g. a SELECT … FOR UPDATE. */
  static async hold(server: TestServer, statement: string, values: unknown[]): Promise<HeldRows> {
    const client = new pg.Client({ connectionString: server.database.adminUrl });
    await client.connect();
    // Of a test that fails, nothing waits for ever.
    onTestFinished(() => client.end());
    await client.query("BEGIN");
    await client.query(statement, values);
    return new HeldRows(client);
  }

  async letGo(): Promise<void> {
    await this.#client.query("COMMIT");
  }
}

/** Statements of the server that wait for a lock. */
export function waitingStatements(server: TestServer): Promise<Record<string, unknown>[]> {
  return server.rows(
    "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
}

/** Waits until so many statements of the server wait for locks. */
export async function locksAwaited(server: TestServer, count: number): Promise<void> {
  await vi.waitUntil(async () => (await waitingStatements(server)).length === count, 30_000);
}
