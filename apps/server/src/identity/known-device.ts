import { sql } from "kysely";
import { NIL } from "uuid";
import type { Operation } from "../graphql/operation.ts";
import type { Tx } from "../store/transaction.ts";
import { ANONYMOUS } from "./actor.ts";
import { newToken, readToken } from "./credential.ts";

/** The hash of the request's browser token, if this login has signed in from that browser. */
export async function knownDevice(operation: Operation, userId: string | null): Promise<string | null> {
  const device = operation.facts.deviceToken === null ? null : readToken(operation.facts.deviceToken);
  if (device === null) return null;
  const { rows } = await operation.apart(
    (tx) =>
      sql`SELECT FROM known_device WHERE user_id = ${userId ?? NIL} AND token_hash = ${Buffer.from(device.hash, "hex")}`.execute(
        tx.db,
      ),
    { practiceId: device.practiceId, actor: ANONYMOUS },
  );
  return rows.length > 0 ? device.hash : null;
}

/** Knows the browser of a sign-in from now on. @returns its new token; null where it is known already. */
export async function rememberDevice(tx: Tx, userId: string, known: string | null): Promise<string | null> {
  if (known !== null) {
    await sql`UPDATE known_device SET last_used_at = ${tx.now} WHERE user_id = ${userId} AND token_hash = ${Buffer.from(known, "hex")}`.execute(
      tx.db,
    );
    return null;
  }
  const { token, hash } = newToken(tx.context.practiceId!);
  await sql`
    INSERT INTO known_device (practice_id, user_id, token_hash, last_used_at)
    VALUES (${tx.context.practiceId}, ${userId}, ${hash}, ${tx.now})`.execute(tx.db);
  return token;
}

/** Forgets the browsers of a login: whoever knew its password may have made one of them known. @param except hash of one that stays. */
export async function forgetDevices(tx: Tx, userId: string, except: string | null): Promise<void> {
  const kept = except === null ? null : Buffer.from(except, "hex");
  await sql`DELETE FROM known_device WHERE user_id = ${userId} AND token_hash IS DISTINCT FROM ${kept}::bytea`.execute(
    tx.db,
  );
}
