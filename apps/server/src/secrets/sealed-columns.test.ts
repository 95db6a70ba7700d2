import { createTestDatabase, type TestDatabase } from "@chartward/testkit/database";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SEALED_COLUMNS, VENDOR_SEALED_COLUMNS } from "./sealed-columns.ts";

/** Columns of bytes that are not sealed, each with what it holds instead. */
const NOT_SEALED = new Map([
  ["session.token_hash", "a hash of 256 random bits"],
  ["known_device.token_hash", "a hash of 256 random bits"],
  ["mailed_link.token_hash", "a hash of 256 random bits"],
  ["browser_trust.token_hash", "a hash of 256 random bits"],
  ["sign_in_challenge.token_hash", "a hash of 256 random bits"],
  ["recovery_code.code_hash", "Argon2id of a code"],
  ["recovery_code.salt", "random, and no secret"],
  ["practice_key.wrapped", "a data key, wrapped by the master key itself: `keys rewrap`"],
  ["deployment.master_key_check", "a keyed hash of a constant"],
  ["audit_entry.salt", "random; what it is for is shown with it"],
  ["practitioner.content_hash", "tells whether an import changes anything"],
  ["patient.content_hash", "tells whether an import changes anything"],
  ["chart_entry.content_hash", "tells whether an import changes anything"],
  ["export_part.content", "a part of a file, for whoever may have the file"],
  ["vendor.session.token_hash", "a hash of 256 random bits"],
  ["vendor.sign_in_challenge.token_hash", "a hash of 256 random bits"],
  ["vendor.audit_entry.salt", "random; what it is for is shown with it"],
]);

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

it("every column of bytes is listed: as sealed, or as something else with the reason", async () => {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT concat_ws('.', NULLIF(table_schema, 'public'), table_name, column_name) AS name FROM information_schema.columns
     WHERE table_schema IN ('public', 'vendor') AND data_type = 'bytea'`,
  );
  const sealed = [...SEALED_COLUMNS, ...VENDOR_SEALED_COLUMNS].map(({ table, column }) => `${table}.${column}`);
  expect(rows.map(({ name }) => name).toSorted()).toEqual([...sealed, ...NOT_SEALED.keys()].toSorted());
  expect(sealed.filter((name) => NOT_SEALED.has(name))).toEqual([]);
});
