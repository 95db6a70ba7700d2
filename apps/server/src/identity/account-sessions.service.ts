import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { batched } from "../graphql/batched.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { forbidden, notFound } from "../graphql/errors.ts";
import type { Tx } from "../store/transaction.ts";
import { toSession, type SessionRow } from "./identity.types.ts";
import { SESSION_COLUMNS } from "./session-delivery.ts";
import { endSessions, isLive, lockSessionsOf, type EndedSession } from "./sessions.service.ts";
import { accountOf } from "./actor.ts";

/** Users' sessions that are in force, the last used first. */
export const liveSessions = batched(async (tx, userIds) => {
  const { rows } = await sql<SessionRow>`
    SELECT ${SESSION_COLUMNS} FROM session WHERE user_id = ANY (${userIds}::uuid[]) AND ${isLive(tx.now)}
    ORDER BY last_used_at DESC, id DESC`.execute(tx.db);
  return Map.groupBy(
    rows.map((row) => toSession(row, tx.context.sessionId ?? "")),
    ({ userUuid }) => userUuid,
  );
});

/** When a user last signed in; null: never. */
export const lastSignIn = batched(async (tx, userIds) => {
  const { rows } = await sql<{ id: string; moment: Date | null }>`
    SELECT id, last_sign_in_at AS moment FROM user_account WHERE id = ANY (${userIds}::uuid[])`.execute(tx.db);
  return new Map(rows.map(({ id, moment }) => [id, moment]));
});

/**
 * Ends one session, the actor's own or, with SESSION_END, another's: nothing of it commits afterwards.
 * @throws NOT_FOUND where there is none, and where the actor may not know of it.
 */
export async function endSession(tx: Tx, sessionId: string): Promise<UserError[]> {
  const { rows } = await sql<{ userId: string; userName: string }>`
    SELECT u.id AS "userId", concat_ws(' ', u.first_name, u.last_name) AS "userName"
    FROM session s JOIN user_account u ON u.practice_id = s.practice_id AND u.id = s.user_id WHERE s.id = ${sessionId}`.execute(
    tx.db,
  );
  const owner = rows[0];
  if (owner === undefined || !mayEndSessionsOf(tx, owner.userId)) throw notFound();
  const ended = await revoke(tx, owner, { only: sessionId });
  if (ended.length > 0) return [];
  return [userError("sessionId", "WRONG_STATE", "This session has ended already. There is nothing to end.")];
}

/**
 * Log out everywhere: ends all of a user's sessions, that of the request too where it is one of them.
 * @throws NOT_FOUND where there is no such user, FORBIDDEN for another's without SESSION_END.
 */
export async function endAllSessions(tx: Tx, userId: string): Promise<EndedSession[]> {
  const { rows } = await sql<{ userName: string }>`
    SELECT concat_ws(' ', first_name, last_name) AS "userName" FROM user_account WHERE id = ${userId}`.execute(tx.db);
  if (rows[0] === undefined) throw notFound();
  if (!mayEndSessionsOf(tx, userId)) throw forbidden();
  return revoke(tx, { userId, userName: rows[0].userName }, {});
}

function mayEndSessionsOf({ context: { actor } }: Tx, userId: string): boolean {
  const account = accountOf(actor);
  return account !== null && (account.userId === userId || account.rights.has("session:end"));
}

/** Ends sessions of one user, with an entry for each. */
async function revoke(
  tx: Tx,
  { userId, userName }: { userId: string; userName: string },
  which: { only?: string },
): Promise<EndedSession[]> {
  await lockSessionsOf(tx, [userId]);
  const ended = await endSessions(tx, userId, "REVOKED", which);
  for (const { device, ipAddress } of ended) {
    await record(tx, {
      action: "session.revoke",
      subject: { type: "User", id: userId, label: userName },
      detail: ` the session with ${device} (${ipAddress})`,
    });
  }
  return ended;
}
