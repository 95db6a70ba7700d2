import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import { SYSTEM } from "../identity/actor.ts";
import { isDeadlock } from "../store/sql-state.ts";
import type { Store } from "../store/store.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { bindingOf, SEALED_COLUMNS, type SealedColumn } from "./sealed-columns.ts";
import type { Keyring } from "./keyring.ts";
import type { Secrets } from "./secrets.ts";

/**
 * How long a retired key stays: longer than any transaction lasts (the application's role has 5 seconds), so that whoever has read a value
 * before it was sealed anew still opens it.
 */
const RETIREMENT_MS = 6_000;

/** How often a practice is tried that meets others in a deadlock. */
const ATTEMPTS = 5;

/**
 * Gives every practice a new data key, seals all its secrets anew with it, and deletes the keys before. Servers may run meanwhile. Killed
 * at any moment, nothing is lost: done again, it goes through all of it.
 * @returns how many practices there were.
 * @throws SealBrokenError when a value does not open: its practice then keeps its keys and values as they are.
 */
export async function rotateKeys(
  store: Store,
  secrets: Secrets,
  clock: () => Date,
  retirementMs: number = RETIREMENT_MS,
): Promise<number> {
  const context = { practiceId: null, actor: SYSTEM, requestId: uuidv7(), ipAddress: null, sessionId: null };
  const { rows } = await inTransaction(store, context, clock(), (tx) =>
    sql<{ id: string }>`SELECT practices_with_keys AS id FROM private.practices_with_keys()`.execute(tx.db),
  );
  const eachPractice = async (work: (tx: Tx) => Promise<void>) => {
    for (const { id: practiceId } of rows) {
      await withoutDeadlock(() => inTransaction(store, { ...context, practiceId }, clock(), work));
    }
  };
  await eachPractice(async (tx) => {
    // Whoever is sealing a value ends first.
    await secrets.keyring(tx, "EXCLUSIVE");
    await secrets.addKey(tx);
    await sealAnew(tx, (await secrets.keyring(tx, "NONE"))!);
    await record(tx, { action: "practice-key.rotate" });
  });
  if (rows.length > 0) await sleep(retirementMs);
  await eachPractice(async (tx) => {
    const keyring = (await secrets.keyring(tx, "EXCLUSIVE"))!;
    // Who waited for the lock above sealed with the key that he had found.
    await sealAnew(tx, keyring);
    await sql`DELETE FROM practice_key WHERE id <> ${keyring.newestId}`.execute(tx.db);
  });
  return rows.length;
}

async function sealAnew(tx: Tx, keyring: Keyring): Promise<void> {
  for (const column of SEALED_COLUMNS) await sealColumnAnew(tx, keyring, column);
}

async function sealColumnAnew(tx: Tx, keyring: Keyring, column: SealedColumn): Promise<void> {
  const table = sql.table(column.table);
  const value = sql.ref(column.column);
  // Row-level security leaves one row of `practice`.
  const key = sql.ref(column.key ?? "id");
  const version = column.version === undefined ? sql`NULL` : sql.ref(column.version);
  const { rows } = await sql<{ key: string; version: number | null; sealed: Buffer }>`
    SELECT ${key} AS key, ${version} AS version, ${value} AS sealed FROM ${table} WHERE ${value} IS NOT NULL ORDER BY 1 FOR NO KEY UPDATE`.execute(
    tx.db,
  );
  const old = rows.filter(({ sealed }) => !keyring.isSealedByNewest(sealed));
  if (old.length === 0) return;
  const anew = old.map(({ key: row, version: of, sealed }) => {
    const binding = bindingOf(column, column.key === null ? null : row, of);
    return keyring.seal(binding, keyring.open(binding, sealed));
  });
  await sql`
    UPDATE ${table} SET ${value} = anew.sealed
    FROM unnest(${old.map((row) => row.key)}::uuid[], ${anew}::bytea[]) AS anew (key, sealed)
    WHERE ${sql.ref(`${column.table}.${column.key ?? "id"}`)} = anew.key`.execute(tx.db);
}

async function withoutDeadlock(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
    }
  }
}
