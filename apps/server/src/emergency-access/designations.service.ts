import { sql } from "kysely";
import { record } from "../audit/record.ts";
import type { Config } from "../config.ts";
import { batched } from "../graphql/batched.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import { signal } from "../live/signal.ts";
import type { Tx } from "../store/transaction.ts";
import { findUser } from "../users/users.service.ts";
import type { User } from "../users/users.types.ts";
import { keptActor, toActor, type KeptActor } from "./activations.service.ts";
import { deactivateOf } from "./deactivate.service.ts";
import type { EmergencyAccessDesignation } from "./emergency-access.types.ts";

interface DesignationRow {
  user_id: string;
  designated_by: KeptActor;
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
    designatedBy: toActor(row.designated_by),
    designatedAt: row.designated_at,
    secondFactorReady: row.second_factor,
  }));
}

/**
 * Gives or withdraws "Allow emergency access". With the permission the mode goes, too, at once. What stands already is left as it is.
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
  if (allowed && found.state === "DISABLED") {
    await record(tx, { action, outcome: "REFUSED", subject, detail: ": the user is disabled" });
    const message = `${found.name} is disabled. Bring the login back first.`;
    return { user: await findUser(tx, userId), userErrors: [userError("userId", "WRONG_STATE", message)] };
  }
  if (found.designated !== allowed) {
    const { actor, practiceId } = tx.context;
    if (allowed) {
      await sql`
        INSERT INTO emergency_designation (practice_id, user_id, designated_by, designated_at)
        VALUES (${practiceId}, ${userId}, ${JSON.stringify(keptActor(actor))}::jsonb, ${tx.now})`.execute(tx.db);
    } else {
      await deactivateOf(tx, config, userId, "DESIGNATION_WITHDRAWN");
      await sql`DELETE FROM emergency_designation WHERE user_id = ${userId}`.execute(tx.db);
    }
    await record(tx, {
      action,
      subject,
      changes: [{ field: "emergencyAccess", before: found.designated, after: allowed }],
    });
    await signal(tx, "user", userId);
  }
  return { user: await findUser(tx, userId), userErrors: [] };
}
