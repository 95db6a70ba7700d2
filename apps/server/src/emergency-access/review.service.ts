import { sql, type SqlBool } from "kysely";
import type { AuditAction } from "../audit/actions.ts";
import { tellOfEmergency } from "../audit/audit.service.ts";
import { record } from "../audit/record.ts";
import type { Config } from "../config.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { forbidden, notFound } from "../graphql/errors.ts";
import { checkText } from "../graphql/text-rules.ts";
import { accountOf } from "../identity/actor.ts";
import { signal } from "../live/signal.ts";
import type { Tx } from "../store/transaction.ts";
import { findActivation, keptActor, readActivations, standingOf, toActivation } from "./activations.service.ts";
import { announceReview, askForReview, reviewers } from "./announce.service.ts";
import { stateOf } from "./emergency-access.policy.ts";
import type { EmergencyAccessActivation } from "./emergency-access.types.ts";

const COMMENT_LENGTH = 500;
/** Between two reminders. */
export const REMINDER_MS = 24 * 60 * 60 * 1000;

/** Acts of one kind that leave something behind. */
interface LastingActs {
  readonly actions: readonly AuditAction[];
  /** The acts that may replace one of them on the same thing; absent: they themselves. */
  readonly replacedBy?: readonly AuditAction[];
  /**
   * Whether the last of them on a thing says how it stands, whoever did it. Otherwise each changes a part, and one by the same user, in the
   * mode or later, replaces none: he would take it out of the review by it.
   */
  readonly lastDecides: boolean;
}

const LASTING: readonly LastingActs[] = [
  { actions: ["emergency-access.designate", "emergency-access.withdraw"], lastDecides: true },
  { actions: ["user.add", "user.disable", "user.enable"], lastDecides: true },
  { actions: ["password-reset.send", "password.reset", "password.change"], lastDecides: true },
  { actions: ["two-factor.reset", "two-factor.enrol", "two-factor.remove"], lastDecides: true },
  {
    actions: ["email-change.request", "email-change.confirm"],
    replacedBy: ["email-change.cancel", "email-change.stop"],
    lastDecides: true,
  },
  { actions: ["patient-link.add", "patient-link.remove"], lastDecides: true },
  { actions: ["user-access.update"], lastDecides: false },
  { actions: ["user.update"], lastDecides: false },
  { actions: ["role.create", "role.update", "role.delete"], lastDecides: false },
  { actions: ["practice.update"], lastDecides: false },
  { actions: ["set-security.update"], lastDecides: false },
  { actions: ["patient-set.save", "patient-set.update", "patient-set.delete"], lastDecides: false },
  { actions: ["practitioner.link"], lastDecides: false },
  { actions: ["patient.import"], lastDecides: false },
];

/** What was done in the mode and still stands, as far as the log tells. In sentences, oldest first. */
export function standingActs(tx: Tx, activation: EmergencyAccessActivation): Promise<string[]> {
  const kinds = LASTING.flatMap(({ actions, replacedBy = actions, lastDecides }) =>
    actions.map((action) => ({ action, replaced_by: replacedBy, last_decides: lastDecides })),
  );
  return tellOfEmergency(
    tx,
    activation,
    sql<SqlBool>`entry.outcome = 'SUCCESS' AND EXISTS (
      SELECT FROM jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) AS kind (action text, replaced_by text[], last_decides boolean)
      WHERE kind.action = entry.action AND NOT EXISTS (
        SELECT FROM audit_entry later
        WHERE later.subject_type = entry.subject_type AND later.subject_id = entry.subject_id
          AND later.patient_id IS NOT DISTINCT FROM entry.patient_id AND later.outcome = 'SUCCESS'
          AND later.action = ANY (kind.replaced_by) AND (kind.last_decides OR later.actor_id IS DISTINCT FROM entry.actor_id)
          AND (later.occurred_at, later.id) > (entry.occurred_at, entry.id)))`,
  );
}

/** Uses of it that have ended and wait for their review, the oldest first. */
export async function reviewsDue(tx: Tx): Promise<EmergencyAccessActivation[]> {
  const rows = await readActivations(
    tx,
    sql`a.ended_at IS NOT NULL AND a.elevated_at IS NOT NULL AND a.signed_off_at IS NULL`,
  );
  return rows.map((row) => toActivation(row, tx.now)).toReversed();
}

/**
 * Signs a review off, and tells the administrators. Not whoever had activated it, while there is somebody else who may; and nobody by the
 * rights that emergency access lends him.
 * @throws NOT_FOUND
 */
export async function signOffReview(
  tx: Tx,
  config: Config,
  activationId: string,
  given: string,
): Promise<{ activation: EmergencyAccessActivation | null; userErrors: UserError[] }> {
  const [row] = await readActivations(tx, sql`a.id = ${activationId}`, { lock: true });
  if (row === undefined) throw notFound();
  const { actor } = tx.context;
  const account = accountOf(actor);
  if (account === null) throw forbidden();
  const comment = given.trim();
  const userErrors = checkText("comment", "The comment", comment, COMMENT_LENGTH);
  if (row.signed_off_at !== null)
    userErrors.push(wrongState("This review is signed off already. There is nothing to do."));
  else if (stateOf(standingOf(row), tx.now) !== "ENDED")
    userErrors.push(wrongState("This emergency access has not ended yet. Review it when it has."));
  else {
    const may = await reviewers(tx);
    if (row.user_id === account.userId && may.some((id) => id !== account.userId))
      userErrors.push(wrongState("Nobody reviews his own emergency access. Ask another administrator."));
    else if (!may.includes(account.userId))
      userErrors.push(wrongState("Nobody reviews by the rights of emergency access. Ask an administrator."));
  }
  const subject = { type: "User", id: row.user_id, label: row.user_name };
  if (userErrors.length > 0) {
    await record(tx, {
      action: "emergency-review.sign",
      outcome: "REFUSED",
      subject,
      detail: `: ${userErrors[0]!.message}`.replace(/\.$/, ""),
    });
    return { activation: await findActivation(tx, activationId), userErrors };
  }
  await sql`
    UPDATE emergency_activation
    SET signed_off_at = ${tx.now}, signed_off_by = ${JSON.stringify(keptActor(actor))}::jsonb, sign_off_comment = ${comment}
    WHERE id = ${activationId}`.execute(tx.db);
  await record(tx, { action: "emergency-review.sign", subject, reason: comment });
  await sql`
    UPDATE notice SET acknowledged_at = ${tx.now}
    WHERE kind = 'EMERGENCY_REVIEW_DUE' AND subject_id = ${activationId} AND acknowledged_at IS NULL`.execute(tx.db);
  await signal(tx, "notice", activationId);
  await announceReview(tx, config, { activationId, userName: row.user_name });
  return { activation: await findActivation(tx, activationId), userErrors: [] };
}

function wrongState(message: string): UserError {
  return userError("activationId", "WRONG_STATE", message);
}

/** Reminds once a day of a review that nobody has signed off. For the sweep. */
export async function remindOfReview(tx: Tx, config: Config, activationId: string): Promise<void> {
  const [row] = await readActivations(tx, sql`a.id = ${activationId} AND ${isReminderDue(tx.now)}`, { lock: true });
  if (row === undefined) return;
  await sql`UPDATE emergency_activation SET reminded_at = ${tx.now} WHERE id = ${activationId}`.execute(tx.db);
  await sql`
    UPDATE notice SET acknowledged_at = NULL WHERE kind = 'EMERGENCY_REVIEW_DUE' AND subject_id = ${activationId}`.execute(
    tx.db,
  );
  await askForReview(tx, config, { activationId, userName: row.user_name });
}

function isReminderDue(now: Date) {
  const before = new Date(now.getTime() - REMINDER_MS);
  return sql<boolean>`(a.ended_at IS NOT NULL AND a.elevated_at IS NOT NULL AND a.signed_off_at IS NULL
    AND coalesce(a.reminded_at, a.ended_at) <= ${before})`;
}
