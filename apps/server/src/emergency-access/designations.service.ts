import { sql } from "kysely";
import { listed } from "../access/listed.ts";
import { missingForDesignation } from "../access/rights-of-login.service.ts";
import { record } from "../audit/record.ts";
import { actorOfStored, storedActor, type StoredActor } from "../audit/stored-actor.ts";
import type { Config } from "../config.ts";
import { batched } from "../graphql/batched.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import { accountOf } from "../identity/actor.ts";
import { signal } from "../live/signal.ts";
import type { Tx } from "../store/transaction.ts";
import { findUser } from "../users/users.service.ts";
import type { User } from "../users/users.types.ts";
import { announceDesignation } from "./announce.service.ts";
import { deactivateOf } from "./deactivate.service.ts";
import type { EmergencyAccessDesignation } from "./emergency-access.types.ts";

interface DesignationRow {
  user_id: string;
  designated_by: StoredActor;
  designated_at: Date;
  second_factor: boolean;
}

/** The standing permission of each user, where there is one. */
export const designationOf = batched(async (tx, userIds) => {
  const rows = await readDesignations(tx, userIds);
  return new Map(rows.map((designation) => [designation.userUuid, designation]));
});

/** Everybody who is designated, by name; disabled users are not. */
export function listDesignations(tx: Tx): Promise<EmergencyAccessDesignation[]> {
  return readDesignations(tx, null);
}

async function readDesignations(tx: Tx, userIds: readonly string[] | null): Promise<EmergencyAccessDesignation[]> {
  const { rows } = await sql<DesignationRow>`
    SELECT d.user_id, d.designated_by, d.designated_at,
      EXISTS (SELECT FROM totp t WHERE t.practice_id = d.practice_id AND t.user_id = d.user_id) AS second_factor
    FROM emergency_designation d JOIN user_account u ON u.practice_id = d.practice_id AND u.id = d.user_id
    WHERE ${userIds === null ? sql`u.state <> 'DISABLED'` : sql`d.user_id = ANY (${userIds}::uuid[])`}
    ORDER BY u.name_folded, u.id`.execute(tx.db);
  return rows.map((row) => ({
    userUuid: row.user_id,
    designatedBy: actorOfStored(row.designated_by),
    designatedAt: row.designated_at,
    secondFactorReady: row.second_factor,
  }));
}

/**
 * Gives or withdraws "Allow emergency access". Whoever gives it holds all that it gives, lent by emergency mode or not; whoever withdraws
 * it need not. With the permission the mode goes, too, at once. What stands already is left as it is.
 * @throws NOT_FOUND
 */
export async function setDesignation(
  tx: Tx,
  config: Config,
  userId: string,
  allowed: boolean,
): Promise<{ user: User | null; userErrors: UserError[] }> {
  const { rows } = await sql<{ name: string; state: string; designated: boolean }>`
    SELECT concat_ws(' ', u.first_name, u.last_name) AS name, u.state,
      EXISTS (SELECT FROM emergency_designation d WHERE d.practice_id = u.practice_id AND d.user_id = u.id) AS designated
    FROM user_account u WHERE u.id = ${userId} FOR NO KEY UPDATE OF u`.execute(tx.db);
  const found = rows[0];
  if (found === undefined) throw notFound();
  const subject = { type: "User", id: userId, label: found.name };
  const action = allowed ? "emergency-access.designate" : "emergency-access.withdraw";
  const refuse = async (error: UserError, detail: string) => {
    await record(tx, { action, outcome: "REFUSED", subject, detail });
    return { user: await findUser(tx, userId), userErrors: [error] };
  };
  if (allowed && found.state === "DISABLED") {
    const message = `${found.name} is disabled. Bring the login back first.`;
    return refuse(userError("userId", "WRONG_STATE", message), ": the user is disabled");
  }
  const missing = missingForDesignation(accountOf(tx.context.actor)?.rights ?? new Set());
  if (allowed && !found.designated && missing.length > 0) {
    const message = `Emergency access gives the rights of an administrator, and you do not hold ${listed(missing)}. Ask somebody who holds them all.`;
    return refuse(
      userError("allowed", "RIGHT_NOT_HELD", message),
      ": it gives rights in an emergency that the giver does not hold",
    );
  }
  if (found.designated !== allowed) {
    const { actor, practiceId } = tx.context;
    if (allowed) {
      await sql`
        INSERT INTO emergency_designation (practice_id, user_id, designated_by, designated_at)
        VALUES (${practiceId}, ${userId}, ${JSON.stringify(storedActor(actor))}::jsonb, ${tx.now})`.execute(tx.db);
    } else {
      await deactivateOf(tx, config, userId, "DESIGNATION_WITHDRAWN");
      await sql`DELETE FROM emergency_designation WHERE user_id = ${userId}`.execute(tx.db);
    }
    await record(tx, {
      action,
      subject,
      changes: [{ field: "emergencyAccess", before: found.designated, after: allowed }],
    });
    await announceDesignation(tx, config, userId, allowed);
    await signal(tx, "user", userId);
  }
  return { user: await findUser(tx, userId), userErrors: [] };
}
