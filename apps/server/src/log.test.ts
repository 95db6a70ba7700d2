import pg from "pg";
import { createTestDatabase } from "@chartward/testkit/database";
import { expect, it } from "vitest";
import { describeError } from "./log.ts";

it("says of a database's error what failed, and none of the values", async () => {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query("CREATE TABLE thing (name text UNIQUE)");
  await client.query("INSERT INTO thing VALUES ('Moss, Ada')");
  const error: unknown = await client
    .query("INSERT INTO thing VALUES ('Moss, Ada')")
    .catch((reason: unknown) => reason);
  await client.end();
  await database.drop();
  expect(describeError(error)).toMatchObject({ code: "23505", table: "thing", constraint: "thing_name_key" });
  expect(JSON.stringify(describeError(error))).not.toContain("Moss");
});

it("keeps the message of our own errors", () => {
  expect(describeError(new TypeError("practiceId is not a UUID"))).toMatchObject({
    type: "TypeError",
    message: "practiceId is not a UUID",
  });
});
