import { createTestDatabase, TEST_MASTER_KEY } from "@chartward/testkit/database";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { TestDatabase } from "@chartward/testkit/database";
import { prepareDatabase, UnusableDatabaseError } from "./prepare-database.ts";

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const prepare = (stage: "development" | "staging" | "production") =>
  prepareDatabase({ url: database.adminUrl, masterKey: TEST_MASTER_KEY, stage });

async function execute(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

it("can be prepared again and again, by several at once", async () => {
  const answers = await Promise.all([prepare("development"), prepare("development"), prepare("development")]);
  expect(new Set(answers.map(({ appUrl }) => appUrl)).size).toBe(1);
});

it("once marked production, serves no other stage (D2)", async () => {
  await prepare("production");
  await expect(prepare("staging")).rejects.toThrow("marked production and cannot be served as staging");
  await expect(prepare("development")).rejects.toThrow(UnusableDatabaseError);
  await prepare("production");
});

it("with the demo practice in it, whose passwords are published, serves development alone (D2)", async () => {
  await execute(
    "INSERT INTO practice (id, name, time_zone, demo, created_at) VALUES (gen_random_uuid(), 'Demo', 'UTC', true, now())",
  );
  await expect(prepare("production")).rejects.toThrow("holds the demo practice");
  await expect(prepare("staging")).rejects.toThrow("holds the demo practice");
  await prepare("development");
});

it("of a newer version is left alone", async () => {
  await execute("INSERT INTO migration (name) VALUES ('9999-from-the-future')");
  await expect(prepare("development")).rejects.toThrow("9999-from-the-future");
});

it("of another master key is refused before anything is changed", async () => {
  const { appUrl } = await prepare("development");
  await expect(
    prepareDatabase({ url: database.adminUrl, masterKey: Buffer.alloc(32, 1), stage: "development" }),
  ).rejects.toThrow("belongs to another master key");
  // The password of the application's role is still the one that its own key gives.
  const app = new pg.Client({ connectionString: appUrl });
  await app.connect();
  await app.end();
});

it("without a check of its master key, as of an older version, takes the first one that it is started with", async () => {
  await execute("UPDATE deployment SET master_key_check = NULL");
  await prepare("development");
  await expect(
    prepareDatabase({ url: database.adminUrl, masterKey: Buffer.alloc(32, 1), stage: "development" }),
  ).rejects.toThrow(UnusableDatabaseError);
});
