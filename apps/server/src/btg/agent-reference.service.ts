import { createHmac, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Secrets } from "../secrets/secrets.ts";
import type { Tx } from "../store/transaction.ts";

const KEY_BYTES = 32;
const BINDING = ["agent-reference-key"];

/**
 * How the practice of the transaction tells vendor employees apart: 128 bits of HMAC-SHA-256 over the employee's id, written as a UUID. The
 * same for the same employee in this practice, another in every other one, and not reversible: the key is the practice's own, random and
 * sealed. It is made at the first use, and no rotation of keys changes it.
 */
export async function agentReferenceOf(tx: Tx, secrets: Secrets, employeeId: string): Promise<string> {
  const sealed = (await readKey(tx)) ?? (await makeKey(tx, secrets));
  const key = await secrets.open(tx, BINDING, sealed);
  const hex = createHmac("sha256", key).update(employeeId).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

async function readKey({ db }: Tx): Promise<Buffer | null> {
  const { rows } = await sql<{ key: Buffer | null }>`SELECT agent_reference_key AS key FROM practice`.execute(db);
  return rows[0]!.key;
}

/** Of two that make one at once, the second takes the first one's. */
async function makeKey(tx: Tx, secrets: Secrets): Promise<Buffer> {
  const sealed = await secrets.seal(tx, BINDING, randomBytes(KEY_BYTES));
  await sql`UPDATE practice SET agent_reference_key = ${sealed} WHERE agent_reference_key IS NULL`.execute(tx.db);
  return (await readKey(tx))!;
}
