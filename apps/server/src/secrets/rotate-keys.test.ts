import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createTestDatabase, TEST_MASTER_KEY, type TestDatabase } from "@chartward/testkit/database";
import { sql } from "kysely";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM } from "../identity/actor.ts";
import { prepareDatabase, UnusableDatabaseError } from "../store/prepare-database.ts";
import { openStore, type Store } from "../store/store.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { SealBrokenError } from "./envelope.ts";
import { rewrapKeys } from "./rewrap-keys.ts";
import { rotateKeys } from "./rotate-keys.ts";
import { bindingOf, SEALED_COLUMNS, VENDOR_SEALED_COLUMNS, type SealedColumn } from "./sealed-columns.ts";
import { Secrets } from "./secrets.ts";
import { VendorSecrets } from "./vendor-secrets.ts";

const secrets = new Secrets(TEST_MASTER_KEY);
let database: TestDatabase;
let admin: pg.Client;
let store: Store;

beforeEach(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  store = await openStore(database, { connections: 8 });
});
afterEach(async () => {
  await store.close();
  await admin.end();
  await database.drop();
});

function within<T>(practiceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const context = { practiceId, actor: SYSTEM, requestId: "test", ipAddress: null, sessionId: null };
  return inTransaction(store, context, new Date(), work);
}

async function addPractice(): Promise<string> {
  const id = uuidv7();
  await admin.query("INSERT INTO practice (id, name, time_zone, created_at) VALUES ($1, 'Harbor', 'UTC', now())", [id]);
  return id;
}

async function addUser(practiceId: string): Promise<string> {
  const id = uuidv7();
  await admin.query(
    `INSERT INTO user_account (practice_id, id, kind, state, user_name, user_name_folded, email, email_folded, first_name, last_name,
       name_folded, created_at) VALUES ($1, $2, 'STAFF', 'ACTIVE', $3, $3, $3, $3, 'Jordan', 'Blake', 'jordan blake', now())`,
    [practiceId, id, `u${id}`],
  );
  return id;
}

/** Of values whose row has a version. */
const VERSION = 7;

/** Rows of their own; the other columns stand in those of practice and user. */
const INSERTS: Readonly<Record<string, string>> = {
  totp: "(practice_id, user_id, secret, confirmed_at, last_step) VALUES ($1, $2, $3, now(), 0)",
  totp_enrolment: "(practice_id, user_id, secret, expires_at) VALUES ($1, $2, $3, now())",
  support_pin: `(practice_id, user_id, digits, version, generated_at) VALUES ($1, $2, $3, ${VERSION}, now())`,
  app_unlock_pin: `(practice_id, user_id, digits, version, set_at) VALUES ($1, $2, $3, ${VERSION}, now())`,
  support_code:
    "(practice_id, id, user_id, code, case_number, sent_at, expires_at) VALUES ($1, $2, $2, $3, 'CS-1', now(), now())",
};

/** A practice in which every sealed column holds a value of its own, and what each of them is in the clear. */
async function practiceWithSecrets(): Promise<{ id: string; user: string }> {
  const id = await addPractice();
  const user = await addUser(id);
  await within(id, (tx) => secrets.addKey(tx));
  for (const column of SEALED_COLUMNS) {
    const sealed = await within(id, (tx) =>
      secrets.seal(
        tx,
        bindingOf(column, column.key === null ? null : user, versionOf(column)),
        Buffer.from(plaintextOf(column.table, id)),
      ),
    );
    const inserting = INSERTS[column.table];
    if (inserting !== undefined) await admin.query(`INSERT INTO ${column.table} ${inserting}`, [id, user, sealed]);
    else {
      await admin.query(`UPDATE ${column.table} SET ${column.column} = $1 WHERE id = $2`, [
        sealed,
        column.key === null ? id : user,
      ]);
    }
  }
  return { id, user };
}

const versionOf = ({ version }: SealedColumn) => (version === undefined ? null : VERSION);

const plaintextOf = (table: string, practiceId: string) => `the secret in ${table} of ${practiceId}`;

async function sealedValues(practiceId: string): Promise<Buffer[]> {
  const values: Buffer[] = [];
  for (const { table, column } of SEALED_COLUMNS) {
    const { rows } = await admin.query<{ sealed: Buffer }>(
      `SELECT ${column} AS sealed FROM ${table} WHERE ${table === "practice" ? "id" : "practice_id"} = $1 AND ${column} IS NOT NULL`,
      [practiceId],
    );
    values.push(...rows.map(({ sealed }) => sealed));
  }
  return values;
}

async function expectAllToOpen({ id, user }: { id: string; user: string }, by: Secrets = secrets): Promise<void> {
  const values = await sealedValues(id);
  expect(values).toHaveLength(SEALED_COLUMNS.length);
  for (const [index, column] of SEALED_COLUMNS.entries()) {
    const binding = bindingOf(column, column.key === null ? null : user, versionOf(column));
    const opened = await within(id, (tx) => by.open(tx, binding, values[index]!));
    expect(opened.toString()).toBe(plaintextOf(column.table, id));
  }
}

async function keysOf(practiceId: string): Promise<string[]> {
  const { rows } = await admin.query<{ id: string }>("SELECT id FROM practice_key WHERE practice_id = $1 ORDER BY 1", [
    practiceId,
  ]);
  return rows.map(({ id }) => id);
}

async function setOwnPassword(tx: Tx, user: string): Promise<void> {
  const sealed = await secrets.seal(tx, ["user-smtp-password", user], Buffer.from(`of ${user}`));
  await sql`UPDATE user_account SET smtp_password = ${sealed} WHERE id = ${user}`.execute(tx.db);
}

async function expectOwnPassword(practiceId: string, user: string): Promise<void> {
  const { rows } = await admin.query("SELECT smtp_password AS sealed FROM user_account WHERE id = $1", [user]);
  const opened = await within(practiceId, (tx) => secrets.open(tx, ["user-smtp-password", user], rows[0].sealed));
  expect(opened.toString()).toBe(`of ${user}`);
}

/** The application's connections to this database that wait for a lock. */
async function waitingForLocks(): Promise<number[]> {
  const { rows } = await admin.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
     WHERE usename = 'chartward_app' AND wait_event_type = 'Lock' AND datname = current_database()`,
  );
  return rows.map(({ pid }) => pid);
}

const rotate = () => rotateKeys(store, secrets, () => new Date(), 10);

describe("keys rotate", () => {
  it("leaves every practice one new key, by which every secret opens, and an entry in its log", async () => {
    const practices = [await practiceWithSecrets(), await practiceWithSecrets()];
    await addPractice();
    const before: Buffer[] = [];
    const oldKeys: string[] = [];
    for (const { id } of practices) {
      before.push(...(await sealedValues(id)));
      oldKeys.push(...(await keysOf(id)));
    }

    expect(await rotate()).toBe(2);

    for (const practice of practices) {
      const keys = await keysOf(practice.id);
      expect(keys).toHaveLength(1);
      expect(oldKeys).not.toContain(keys[0]);
      const now = await sealedValues(practice.id);
      expect(before.filter((value) => now.some((each) => each.equals(value)))).toEqual([]);
      await expectAllToOpen(practice);
      const { rows } = await admin.query("SELECT action, actor_kind FROM audit_entry WHERE practice_id = $1", [
        practice.id,
      ]);
      expect(rows).toEqual([{ action: "practice-key.rotate", actor_kind: "SYSTEM" }]);
    }
  });

  it("does nothing where nothing is sealed, and the same again when it is done again", async () => {
    expect(await rotate()).toBe(0);
    const practice = await practiceWithSecrets();
    await rotate();
    await rotate();
    expect(await keysOf(practice.id)).toHaveLength(1);
    await expectAllToOpen(practice);
  });

  it("goes on after it was ended in the middle: nothing is lost, and old keys go", async () => {
    const practices = [await practiceWithSecrets(), await practiceWithSecrets(), await practiceWithSecrets()];
    const [, second] = practices.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const held = new pg.Client({ connectionString: database.adminUrl });
    await held.connect();
    // What ends it in the second practice: its connection is cut while it waits there.
    await held.query("BEGIN");
    await held.query("SELECT FROM practice_key WHERE practice_id = $1 FOR UPDATE", [second!.id]);
    const rotating = rotate().catch((error: unknown) => error);
    let waiting: number[] = [];
    await until(async () => (waiting = await waitingForLocks()).length > 0);
    await admin.query("SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) pid", [waiting]);
    expect(await rotating).toBeInstanceOf(Error);
    await held.query("ROLLBACK");
    await held.end();
    for (const practice of practices) await expectAllToOpen(practice);

    await rotate();
    for (const practice of practices) {
      expect(await keysOf(practice.id)).toHaveLength(1);
      await expectAllToOpen(practice);
    }
  });

  it("waits for a secret that is on its way, sealed by the key before", async () => {
    const { id } = await practiceWithSecrets();
    const other = await addUser(id);
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
    const { promise: sealed, resolve: hasSealed } = Promise.withResolvers<void>();
    const sealing = within(id, async (tx) => {
      await setOwnPassword(tx, other);
      hasSealed();
      await mayCommit;
    });
    await sealed;
    let over = false;
    const rotating = rotate().finally(() => (over = true));
    await until(async () => over || (await waitingForLocks()).length > 0);
    commit();
    await sealing;
    await rotating;
    await expectOwnPassword(id, other);
  });

  it("loses no secret that is sealed meanwhile", { timeout: 60_000 }, async () => {
    const { id } = await practiceWithSecrets();
    const users: string[] = [];
    for (let number = 0; number < 40; number += 1) users.push(await addUser(id));
    const rotating = (async () => {
      for (let round = 0; round < 5; round += 1) await rotate();
    })();
    await Promise.all(
      users.map(async (user, index) => {
        await sleep(index * 3);
        await within(id, (tx) => setOwnPassword(tx, user));
      }),
    );
    await rotating;
    for (const user of users) await expectOwnPassword(id, user);
  });

  it("changes nothing of a practice in which a secret does not open", async () => {
    const { id } = await practiceWithSecrets();
    await admin.query(
      "UPDATE practice SET smtp_password = overlay(smtp_password PLACING '\\x00' FROM 30) WHERE id = $1",
      [id],
    );
    const [keys, values] = [await keysOf(id), await sealedValues(id)];
    await expect(rotate()).rejects.toThrow(SealBrokenError);
    expect(await keysOf(id)).toEqual(keys);
    expect(await sealedValues(id)).toEqual(values);
  });
});

describe("keys rewrap", () => {
  const newMasterKey = randomBytes(32);

  it("wraps all keys by the new master key, which alone opens the database from then on", async () => {
    await prepareDatabase({ url: database.adminUrl, masterKey: TEST_MASTER_KEY, stage: "development" });
    const practices = [await practiceWithSecrets(), await practiceWithSecrets()];
    const values = await sealedValues(practices[0]!.id);

    expect(await rewrapKeys(admin, TEST_MASTER_KEY, newMasterKey)).toBe(2);

    for (const practice of practices) {
      await expectAllToOpen(practice, new Secrets(newMasterKey));
      await expect(within(practice.id, (tx) => secrets.keyring(tx, "NONE"))).rejects.toThrow(SealBrokenError);
    }
    expect(await sealedValues(practices[0]!.id)).toEqual(values);
    await expect(
      prepareDatabase({ url: database.adminUrl, masterKey: TEST_MASTER_KEY, stage: "development" }),
    ).rejects.toThrow(UnusableDatabaseError);
  });

  it("seals the vendor's own secrets anew, for the new master key alone", async () => {
    const read = await vendorWithSecrets(new VendorSecrets(TEST_MASTER_KEY));
    await rewrapKeys(admin, TEST_MASTER_KEY, newMasterKey);
    expect(await read(new VendorSecrets(newMasterKey))).toEqual(VENDOR_SEALED_COLUMNS.map(({ table }) => table));
    await expect(read(new VendorSecrets(TEST_MASTER_KEY))).rejects.toThrow(SealBrokenError);
  });

  it("changes nothing when a secret of the vendor's is not of the old master key", async () => {
    const [practice, read] = [await practiceWithSecrets(), await vendorWithSecrets(new VendorSecrets(randomBytes(32)))];
    await expect(rewrapKeys(admin, TEST_MASTER_KEY, newMasterKey)).rejects.toThrow(SealBrokenError);
    await expectAllToOpen(practice);
    await expect(read(new VendorSecrets(newMasterKey))).rejects.toThrow(SealBrokenError);
  });

  it("changes nothing when one key is not of the old master key", async () => {
    const practices = [await practiceWithSecrets(), await practiceWithSecrets()];
    await within(practices[1]!.id, (tx) => new Secrets(randomBytes(32)).addKey(tx));
    await expect(rewrapKeys(admin, TEST_MASTER_KEY, newMasterKey)).rejects.toThrow(SealBrokenError);
    await expectAllToOpen(practices[0]!);
    await prepareDatabase({ url: database.adminUrl, masterKey: TEST_MASTER_KEY, stage: "development" });
  });
});

/** An employee of the vendor in whose every sealed column a secret stands. @returns what reads them in the clear. */
async function vendorWithSecrets(by: VendorSecrets): Promise<(opener: VendorSecrets) => Promise<string[]>> {
  const id = uuidv7();
  await admin.query(
    `INSERT INTO vendor.employee (id, user_name, user_name_folded, name, role, state, password_hash, created_at)
     VALUES ($1, 'ana', 'ana', 'Ana', 'AGENT', 'ACTIVE', 'x', now())`,
    [id],
  );
  const sealed = (table: string) =>
    by.seal(
      bindingOf(
        VENDOR_SEALED_COLUMNS.find((column) => column.table === table)!,
        id,
      ),
      Buffer.from(table),
    );
  await admin.query("INSERT INTO vendor.totp VALUES ($1, $2, now(), 0)", [id, sealed("vendor.totp")]);
  await admin.query("INSERT INTO vendor.totp_enrolment VALUES ($1, $2, now())", [id, sealed("vendor.totp_enrolment")]);
  return async (opener) => {
    const opened: string[] = [];
    for (const { table, column, ...rest } of VENDOR_SEALED_COLUMNS) {
      const { rows } = await admin.query<{ value: Buffer }>(`SELECT ${column} AS value FROM ${table}`);
      opened.push(opener.open(bindingOf({ table, column, ...rest }, id), rows[0]!.value).toString());
    }
    return opened;
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10);
}
