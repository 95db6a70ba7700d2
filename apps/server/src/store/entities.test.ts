import { createTestDatabase, type TestDatabase } from "@chartward/testkit/database";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entities } from "./entities.ts";
import { openStore, type Store } from "./store.ts";

let database: TestDatabase;
let store: Store;
let admin: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  store = await openStore(database, { connections: 1 });
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await store.close();
  await database.drop();
});

describe("Entities and tables agree", () => {
  it.each(entities.map((entity) => [entity.meta.className, entity] as const))("%s", async (_, entity) => {
    const { tableName, props } = store.orm.getMetadata().get(entity.meta.class ?? entity.meta.className);
    const { rows } = await admin.query<{ name: string; nullable: boolean }>(
      "SELECT attname AS name, NOT attnotnull AS nullable FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped",
      [tableName],
    );
    const columns = new Map(rows.map(({ name, nullable }) => [name, nullable]));
    for (const { name, fieldNames, nullable = false, persist } of props) {
      if (persist === false) continue;
      for (const column of fieldNames) {
        expect(
          columns.get(column),
          `${name}: ${tableName}.${column} exists, and is nullable in both or in neither`,
        ).toBe(nullable);
      }
    }
  });
});
