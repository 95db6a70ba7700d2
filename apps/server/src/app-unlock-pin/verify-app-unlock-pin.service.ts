import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import { endSessions } from "../identity/sessions.service.ts";
import type { Tx } from "../store/transaction.ts";
import { isPin, isSameSecret, PIN_RULE } from "../support-pin/pin-digits.policy.ts";
import { openSealed, type PinOpening } from "../support-pin/pin-store.service.ts";
import { pinOwner } from "../support-pin/support-pin.service.ts";
import { appUnlockPinBinding } from "./app-unlock-pin.service.ts";

/** Wrong ones in a row, of a session. */
const TRIES = 3;

interface Verification {
  readonly unlocked: boolean;
  readonly triesLeft: number;
  readonly userErrors: UserError[];
}

/**
 * Unlocks the app, by the session that it has: the try is counted and committed, and then compared. The third wrong one in a row ends the
 * session, and so does the next one after a third that a crash kept from being compared.
 */
export async function verifyAppUnlockPin(
  operation: Operation,
  opening: PinOpening,
  pin: string,
): Promise<Verification> {
  const counted = await operation.write((tx) => countTry(tx, pin), { session: "SHARED", access: false });
  if ("userErrors" in counted) return counted;
  const { tries } = counted;
  return operation.write((tx) => compare(tx, opening, pin, tries), {
    session: tries >= TRIES ? "EXCLUSIVE" : "SHARED",
    access: false,
  });
}

/** @returns how many tries there are with this one; more than there may be: it is not compared. */
async function countTry(tx: Tx, pin: string): Promise<{ tries: number } | Verification> {
  const { userId, sessionId } = pinOwner(tx);
  const { rows: standing } = await sql<{ tries: number; isSet: boolean }>`
    SELECT app_unlock_tries AS tries, EXISTS (SELECT FROM app_unlock_pin WHERE user_id = ${userId}) AS "isSet"
    FROM session WHERE id = ${sessionId}`.execute(tx.db);
  const { tries, isSet } = standing[0]!;
  const uncounted = (error: UserError) => ({
    unlocked: false,
    triesLeft: Math.max(TRIES - tries, 0),
    userErrors: [error],
  });
  if (!isPin(pin)) return uncounted(userError("pin", "INVALID", PIN_RULE));
  if (!isSet)
    return uncounted(userError(null, "WRONG_STATE", "No App Unlock PIN is set. Set one in your account first."));
  const { rows } = await sql<{ tries: number }>`
    UPDATE session SET app_unlock_tries = app_unlock_tries + 1 WHERE id = ${sessionId} AND app_unlock_tries < ${TRIES}
    RETURNING app_unlock_tries AS tries`.execute(tx.db);
  return { tries: rows[0]?.tries ?? TRIES + 1 };
}

async function compare(tx: Tx, opening: PinOpening, pin: string, tries: number): Promise<Verification> {
  const { userId, name, sessionId } = pinOwner(tx);
  const subject = { type: "User", id: userId, label: name };
  if (tries <= TRIES && (await isRight(tx, opening, userId, pin))) {
    await sql`UPDATE session SET app_unlock_tries = 0 WHERE id = ${sessionId}`.execute(tx.db);
    await record(tx, { action: "app-unlock-pin.verify", subject });
    return { unlocked: true, triesLeft: TRIES, userErrors: [] };
  }
  const triesLeft = Math.max(TRIES - tries, 0);
  if (triesLeft === 0) await endSessions(tx, userId, "APP_UNLOCK_REFUSED", { only: sessionId });
  await record(tx, {
    action: "app-unlock-pin.verify",
    outcome: "REFUSED",
    subject,
    detail: triesLeft === 0 ? ": the third PIN was wrong, and the session ended" : ": the PIN was wrong",
  });
  return { unlocked: false, triesLeft, userErrors: [] };
}

async function isRight(tx: Tx, opening: PinOpening, userId: string, pin: string): Promise<boolean> {
  const { rows } = await sql<{ version: number; digits: Buffer }>`
    SELECT version, digits FROM app_unlock_pin WHERE user_id = ${userId}`.execute(tx.db);
  if (rows[0] === undefined) return false;
  const kept = await openSealed(tx, opening, appUnlockPinBinding(userId, rows[0].version), rows[0].digits);
  return kept !== null && isSameSecret(pin, kept);
}
