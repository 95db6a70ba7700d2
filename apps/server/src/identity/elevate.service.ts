import { sql } from "kysely";
import { isOn } from "../access/rights-in-emergency.ts";
import { record } from "../audit/record.ts";
import { signal } from "../live/signal.ts";
import type { Tx } from "../store/transaction.ts";

/** The activation of emergency access that a user's next sign-in with a second factor begins or goes on with; null: none. */
export async function openActivation(tx: Tx, userId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT a.id FROM emergency_activation a WHERE a.user_id = ${userId} AND ${isOn(tx.now)}`.execute(tx.db);
  return rows[0]?.id ?? null;
}

/** The session that has just been started by a second factor is elevated: from here on its user has the mode's rights. */
export async function recordElevation(
  started: Tx,
  user: { readonly id: string; readonly name: string },
  activationId: string,
): Promise<void> {
  const { rows: begun } = await sql`
    UPDATE emergency_activation SET elevated_at = ${started.now} WHERE id = ${activationId} AND elevated_at IS NULL RETURNING id`.execute(
    started.db,
  );
  // What open pages say of it is another thing now.
  if (begun.length > 0) await signal(started, "notice", activationId);
  await record(started, {
    action: "emergency-access.elevate",
    subject: { type: "User", id: user.id, label: user.name, activationId },
  });
}

/** At each sign-in its user is told anew of every emergency access that is on, until it is off. */
export async function remindOfEmergencies(started: Tx, userId: string): Promise<void> {
  const { rows } = await sql<{ subject_id: string }>`
    INSERT INTO notice (practice_id, id, user_id, kind, subject_id, raised_at)
    SELECT a.practice_id, gen_random_uuid(), ${userId}, 'EMERGENCY_ACCESS', a.id, ${started.now} FROM emergency_activation a
    WHERE ${isOn(started.now)}
    ON CONFLICT (practice_id, user_id, kind, subject_id) DO UPDATE SET acknowledged_at = NULL
    RETURNING subject_id`.execute(started.db);
  for (const { subject_id: subjectId } of rows) await signal(started, "notice", subjectId, userId);
}
