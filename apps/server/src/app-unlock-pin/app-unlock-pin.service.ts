import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { batched } from "../graphql/batched.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { Tx } from "../store/transaction.ts";
import { isPin, PIN_RULE } from "../support-pin/pin-digits.policy.ts";
import { pinOwner } from "../support-pin/support-pin.service.ts";

/** When a user set an App Unlock PIN; null: he has none. */
export const appUnlockPinSetOf = batched(async ({ db }: Tx, userIds) => {
  const { rows } = await sql<{ userId: string; setAt: Date }>`
    SELECT user_id AS "userId", set_at AS "setAt" FROM app_unlock_pin WHERE user_id = ANY (${userIds}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ userId, setAt }) => [userId, setAt]));
});

/** The additional data of a user's sealed App Unlock PIN: an earlier one that is put back does not open. */
export function appUnlockPinBinding(userId: string, version: number): readonly string[] {
  return ["app-unlock-pin", userId, String(version)];
}

/** Sets or changes the actor's own App Unlock PIN. His password was given just now: wrong ones of this session count no more. */
export async function setAppUnlockPin(
  tx: Tx,
  secrets: Secrets,
  { pin, pinConfirmation }: { pin: string; pinConfirmation: string },
): Promise<UserError[]> {
  const { userId, name, sessionId } = pinOwner(tx);
  if (!isPin(pin)) return [userError("pin", "INVALID", PIN_RULE)];
  if (pin !== pinConfirmation)
    return [userError("pinConfirmation", "MISMATCH", "The two PINs differ. Type the same one twice.")];
  const version = await store(tx, secrets, userId, pin);
  await sql`UPDATE session SET app_unlock_tries = 0 WHERE id = ${sessionId}`.execute(tx.db);
  await record(tx, {
    action: "app-unlock-pin.set",
    subject: { type: "User", id: userId, label: name },
    changes: [
      {
        field: "appUnlockPin",
        before: version === 1 ? null : "(secret)",
        after: version === 1 ? "(set)" : "(changed)",
      },
    ],
    detail: version === 1 ? "" : " anew",
  });
  return [];
}

/** @returns the version that it has now. */
async function store(tx: Tx, secrets: Secrets, userId: string, pin: string): Promise<number> {
  for (;;) {
    const { rows } = await sql<{
      version: number;
    }>`SELECT version FROM app_unlock_pin WHERE user_id = ${userId}`.execute(tx.db);
    const before = rows[0]?.version ?? 0;
    const version = before + 1;
    // Sealed before the row is touched: a rotation of keys takes the keys first, and then the rows.
    const sealed = await secrets.seal(tx, appUnlockPinBinding(userId, version), Buffer.from(pin, "utf8"));
    const { rows: stored } = await sql`
      INSERT INTO app_unlock_pin (practice_id, user_id, version, digits, set_at)
      VALUES (${tx.context.practiceId}, ${userId}, ${version}, ${sealed}, ${tx.now})
      ON CONFLICT (practice_id, user_id) DO UPDATE
        SET version = EXCLUDED.version, digits = EXCLUDED.digits, set_at = EXCLUDED.set_at
        WHERE app_unlock_pin.version = ${before}
      RETURNING user_id`.execute(tx.db);
    if (stored.length > 0) return version;
  }
}
