import { sql } from "kysely";
import type { Logger } from "pino";
import { SealBrokenError } from "../secrets/envelope.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { Tx } from "../store/transaction.ts";
import { newPinDigits } from "./pin-digits.policy.ts";

/** A stored Support PIN, still sealed. */
interface SealedPin {
  readonly version: number;
  readonly digits: Buffer;
  readonly generatedAt: Date;
}

/** A stored Support PIN; `digits` is null where the seal does not open. */
export interface OpenedPin {
  readonly version: number;
  readonly digits: string | null;
  readonly generatedAt: Date;
}

/** What opens sealed digits, and where it is told that one does not. */
export interface PinOpening {
  readonly secrets: Secrets;
  readonly log: Pick<Logger, "error">;
}

/** The additional data of a user's sealed Support PIN: an earlier one that is put back does not open. */
export function supportPinBinding(userId: string, version: number): readonly string[] {
  return ["support-pin", userId, String(version)];
}

/** Gives a user without a Support PIN his first one. @returns false: he has one. */
export async function giveSupportPin(tx: Tx, secrets: Secrets, userId: string): Promise<boolean> {
  return (await giveSupportPins(tx, secrets, [userId])).length > 0;
}

/** The same of many. @returns the ids of those who had none. */
export async function giveSupportPins(tx: Tx, secrets: Secrets, userIds: readonly string[]): Promise<string[]> {
  const keyring = await secrets.sealingKeyring(tx);
  const sealed = userIds.map((id) => keyring.seal(supportPinBinding(id, 1), Buffer.from(newPinDigits(null), "utf8")));
  const { rows } = await sql<{ id: string }>`
    INSERT INTO support_pin (practice_id, user_id, version, digits, generated_at)
    SELECT ${tx.context.practiceId}, given.id, 1, given.sealed, ${tx.now}
    FROM unnest(${userIds}::uuid[], ${sealed}::bytea[]) AS given (id, sealed)
    ON CONFLICT (practice_id, user_id) DO NOTHING RETURNING user_id AS id`.execute(tx.db);
  return rows.map(({ id }) => id);
}

/**
 * A user's Support PIN; null where he has none. One whose seal is broken is an error of the server's log, and matches nothing.
 * @param held it stays what it is until the commit: nobody replaces it meanwhile.
 */
export async function openSupportPin(
  tx: Tx,
  opening: PinOpening,
  userId: string,
  { held }: { held: boolean } = { held: false },
): Promise<OpenedPin | null> {
  const { rows } = await sql<SealedPin>`
    SELECT version, digits, generated_at AS "generatedAt" FROM support_pin WHERE user_id = ${userId} ${held ? sql`FOR UPDATE` : sql``}`.execute(
    tx.db,
  );
  if (rows[0] === undefined) return null;
  const { digits, ...pin } = rows[0];
  return { ...pin, digits: await openSealed(tx, opening, supportPinBinding(userId, pin.version), digits) };
}

/**
 * Puts other digits in the place of a user's Support PIN, if it is still the one that was read.
 * @param validated the PIN was validated just now.
 * @returns false: somebody else has replaced it meanwhile.
 */
export async function exchangeSupportPin(
  tx: Tx,
  secrets: Secrets,
  userId: string,
  { version, digits }: OpenedPin,
  { validated }: { validated: boolean },
): Promise<boolean> {
  const next = version + 1;
  // Sealed before the row is touched: a rotation of keys takes the keys first, and then the rows.
  const sealed = await secrets.seal(tx, supportPinBinding(userId, next), Buffer.from(newPinDigits(digits), "utf8"));
  const { rows } = await sql`
    UPDATE support_pin SET version = ${next}, digits = ${sealed}, generated_at = ${tx.now},
      last_validated_at = ${validated ? tx.now : sql`last_validated_at`}
    WHERE user_id = ${userId} AND version = ${version} RETURNING user_id`.execute(tx.db);
  return rows.length > 0;
}

/** Gives a user a new Support PIN in place of the one that he has, if any. The caller records it. */
export async function replaceSupportPin(tx: Tx, opening: PinOpening, userId: string): Promise<void> {
  for (;;) {
    const pin = await openSupportPin(tx, opening, userId);
    const { secrets } = opening;
    if (
      pin === null
        ? await giveSupportPin(tx, secrets, userId)
        : await exchangeSupportPin(tx, secrets, userId, pin, { validated: false })
    )
      return;
  }
}

/** A sealed text; null, and an error of the server's log, where it was altered or is another's. */
export async function openSealed(
  tx: Tx,
  { secrets, log }: PinOpening,
  binding: readonly string[],
  sealed: Buffer,
): Promise<string | null> {
  try {
    return (await secrets.open(tx, binding, sealed)).toString("utf8");
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error;
    const { requestId, practiceId } = tx.context;
    log.error({ requestId, practiceId, sealed: binding }, "A sealed PIN or code does not open: altered, or another's");
    return null;
  }
}
