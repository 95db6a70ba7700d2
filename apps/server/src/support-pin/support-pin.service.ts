import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { batched } from "../graphql/batched.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { forbidden, unauthenticated } from "../graphql/errors.ts";
import { btgOf, type UserActor } from "../identity/actor.ts";
import type { Tx } from "../store/transaction.ts";
import { MASKED_PIN } from "./pin-digits.policy.ts";
import { openSupportPin, replaceSupportPin, type PinOpening } from "./pin-store.service.ts";
import type { SupportPin } from "./support-pin.types.ts";

/** What a user's row shows of the Support PIN: everything but the digits. */
export const supportPinOf = batched(readSupportPins);

async function readSupportPins({ db }: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, SupportPin>> {
  const { rows } = await sql<{ userId: string } & Omit<SupportPin, "masked">>`
    SELECT user_id AS "userId", generated_at AS "generatedAt", last_viewed_at AS "lastViewedAt", last_validated_at AS "lastValidatedAt"
    FROM support_pin WHERE user_id = ANY (${userIds}::uuid[])`.execute(db);
  return new Map(rows.map(({ userId, ...dates }) => [userId, { masked: MASKED_PIN, ...dates }]));
}

/**
 * The digits of the actor's own Support PIN: those that stand at the commit, or somebody would read void ones out. The entry stands in this
 * transaction: they leave after its commit.
 */
export async function revealSupportPin(
  tx: Tx,
  opening: PinOpening,
): Promise<{ digits: string | null; generatedAt: Date | null; userErrors: UserError[] }> {
  const { userId, name } = pinOwner(tx);
  const pin = await openSupportPin(tx, opening, userId, { held: true });
  if (pin === null || pin.digits === null) {
    const message = "There is no Support PIN that can be shown. Generate a new one.";
    return { digits: null, generatedAt: null, userErrors: [userError(null, "WRONG_STATE", message)] };
  }
  await sql`UPDATE support_pin SET last_viewed_at = ${tx.now} WHERE user_id = ${userId}`.execute(tx.db);
  await record(tx, { action: "support-pin.view", subject: { type: "User", id: userId, label: name } });
  return { digits: pin.digits, generatedAt: pin.generatedAt, userErrors: [] };
}

/** Makes a new Support PIN of the actor's own; the one before matches nothing any more. */
export async function generateSupportPin(tx: Tx, opening: PinOpening): Promise<void> {
  const { userId, name } = pinOwner(tx);
  await replaceSupportPin(tx, opening, userId);
  await record(tx, {
    action: "support-pin.generate",
    subject: { type: "User", id: userId, label: name },
    changes: [{ field: "supportPin", before: "(secret)", after: "(changed)" }],
  });
}

/**
 * Whose PIN it is: nobody sees, makes, sets or uses one in BTG, in STAGING neither.
 * @throws FORBIDDEN in BTG; UNAUTHENTICATED when the session has just ended.
 */
export function pinOwner({ context: { actor } }: Tx): UserActor {
  if (btgOf(actor) !== null) throw forbidden();
  if (actor.kind !== "USER") throw unauthenticated();
  return actor;
}
