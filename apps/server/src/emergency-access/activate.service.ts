import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { isOn } from "../access/rights-in-emergency.ts";
import { detailOf, record } from "../audit/record.ts";
import type { Config } from "../config.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { disabledInBtg, forbidden } from "../graphql/errors.ts";
import { accountOf, btgOf } from "../identity/actor.ts";
import { unprovenFactor } from "../identity/second-factor.service.ts";
import { endSessions, lockSessionsOf } from "../identity/sessions.service.ts";
import type { Tx } from "../store/transaction.ts";
import { findActivation } from "./activations.service.ts";
import { announceActivation, reviewers } from "./announce.service.ts";
import { settleActivationsOf } from "./deactivate.service.ts";
import { faultsOfReason, hindranceOf, latestEnd } from "./emergency-access.policy.ts";
import type { EmergencyAccessActivation, EmergencyAccessHindrance } from "./emergency-access.types.ts";

/** How long one lasts at most, as the practice has set it. */
export async function maximumMinutes(tx: Tx): Promise<number> {
  const { rows } = await sql<{ minutes: number }>`SELECT emergency_maximum_minutes AS minutes FROM practice`.execute(
    tx.db,
  );
  return rows[0]!.minutes;
}

/** What keeps the actor from activating; null: nothing. */
export async function hindranceOfActor(tx: Tx): Promise<EmergencyAccessHindrance | null> {
  const { actor } = tx.context;
  const { rows } = await sql<{ designated: boolean; isOn: boolean; secondFactor: boolean }>`
    SELECT EXISTS (SELECT FROM emergency_designation d WHERE d.user_id = u.id) AS designated,
      EXISTS (SELECT FROM emergency_activation a WHERE a.user_id = u.id AND ${isOn(tx.now)}) AS "isOn",
      EXISTS (SELECT FROM totp t WHERE t.user_id = u.id) AS "secondFactor"
    FROM user_account u WHERE u.id = ${accountOf(actor)?.userId ?? null}`.execute(tx.db);
  const user = rows[0];
  return user === undefined ? "NOT_DESIGNATED" : hindranceOf({ ...user, inBtg: btgOf(actor) !== null });
}

/**
 * "Activate and log out": all of the user's sessions end with it, and sign-ins under way; the rights come with the next sign-in and its
 * second factor. The caller's transaction holds the locks of `changesAccess`.
 * @throws FORBIDDEN to whom nobody has designated.
 */
export async function activateEmergencyAccess(
  tx: Tx,
  config: Config,
  given: string,
): Promise<{ activation: EmergencyAccessActivation | null; userErrors: UserError[] }> {
  const { actor, practiceId } = tx.context;
  // Where the stage lifts the lockdown, too: it is its user's own, and never the vendor's.
  if (btgOf(actor) !== null) throw disabledInBtg("activateEmergencyAccess");
  if (actor.kind !== "USER") throw forbidden();
  const { userId, name } = actor;
  await lockSessionsOf(tx, [userId]);
  const hindrance = await hindranceOfActor(tx);
  if (hindrance === "NOT_DESIGNATED") throw forbidden();
  const unproven = await unprovenFactor(tx);
  const userErrors = [
    ...faultsOfHindrance(hindrance, actor.emergency !== null),
    ...(unproven === null ? [] : [unproven]),
    ...faultsOfReason(given),
  ];
  const subject = { type: "User", id: userId, label: name };
  if (userErrors.length > 0) {
    await record(tx, {
      action: "emergency-access.activate",
      outcome: "REFUSED",
      subject,
      detail: detailOf(userErrors[0]!.message),
    });
    return { activation: null, userErrors };
  }
  const ended = await endSessions(tx, userId, "EMERGENCY_ACCESS_ACTIVATED");
  await sql`UPDATE sign_in_challenge SET used_at = ${tx.now} WHERE user_id = ${userId} AND used_at IS NULL`.execute(
    tx.db,
  );
  // With the sessions an earlier one is over, whose rights were gone already: off, or past its limit.
  await settleActivationsOf(tx, config, userId);
  const reason = given.trim();
  const id = uuidv7();
  await sql`
    INSERT INTO emergency_activation (practice_id, id, user_id, reason, activated_at, ends_at, reviewers)
    VALUES (${practiceId}, ${id}, ${userId}, ${reason}, ${tx.now}, ${latestEnd(tx.now, await maximumMinutes(tx))},
      -- With those of his uses that wait for their review: what one of them has taken from others, the next does not find gone.
      ARRAY(SELECT unnest(${await reviewers(tx)}::uuid[])
        UNION SELECT unnest(a.reviewers) FROM emergency_activation a
        WHERE a.user_id = ${userId} AND a.elevated_at IS NOT NULL AND a.signed_off_at IS NULL))`.execute(tx.db);
  await record(tx, {
    action: "emergency-access.activate",
    subject: { ...subject, activationId: id },
    reason,
    detail: `, which ended ${ended.length === 1 ? "the session" : `${ended.length} sessions`}`,
  });
  await announceActivation(tx, config, { activationId: id, userName: name }, userId, reason);
  return { activation: await findActivation(tx, id), userErrors: [] };
}

function faultsOfHindrance(hindrance: EmergencyAccessHindrance | null, inMode: boolean): UserError[] {
  switch (hindrance) {
    case "ALREADY_ON":
      return [
        userError(
          null,
          "WRONG_STATE",
          inMode
            ? "Your emergency access mode is on already, and this session has its rights. There is nothing to activate."
            : "Your emergency access mode is on already. Sign out and in to get its rights.",
        ),
      ];
    case "NO_SECOND_FACTOR":
      return [
        userError(
          null,
          "SECOND_FACTOR_NEEDED",
          "Emergency access demands two-factor authentication. Set it up on your account page first.",
        ),
      ];
    default:
      return [];
  }
}
