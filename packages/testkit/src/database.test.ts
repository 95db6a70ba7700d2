import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase } from "./database.ts";
import type { TestDatabase } from "./database.ts";

const databases: TestDatabase[] = [];

beforeAll(async () => {
  databases.push(...(await Promise.all([createTestDatabase(), createTestDatabase()])));
});

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

describe("createTestDatabase", () => {
  it("gives each caller a database of its own", async () => {
    await query(databases[0]!.adminUrl, "CREATE TABLE mine (x integer)");
    expect(await query(databases[1]!.adminUrl, "SELECT to_regclass('mine') AS mine")).toEqual([{ mine: null }]);
  });

  it("lets the application in as its role, with the limits that it has in operation", async () => {
    const [row] = await query(
      databases[0]!.appUrl,
      "SELECT current_user AS role, current_setting('transaction_timeout') AS timeout, has_database_privilege('public', current_database(), 'TEMP') AS temp",
    );
    expect(row).toEqual({ role: "chartward_app", timeout: "5s", temp: false });
  });

  it("drops a database that is in use", async () => {
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.appUrl });
    client.on("error", () => undefined);
    await client.connect();
    await database.drop();
    await expect(query(database.appUrl, "SELECT 1")).rejects.toThrow("does not exist");
    await client.end();
  });
});
