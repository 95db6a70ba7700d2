import { sql, type SqlBool } from "kysely";
import type { AccessRight } from "../access/access-rights.ts";
import { readLastingActs, tellOfEmergency } from "../audit/audit.service.ts";
import type { AuditEntry } from "../audit/audit.types.ts";
import { detailOf, record } from "../audit/record.ts";
import { storedActor } from "../audit/stored-actor.ts";
import type { Config } from "../config.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { forbidden, notFound } from "../graphql/errors.ts";
import { nodeId, type NodeType } from "../graphql/node-id.ts";
import { checkText } from "../graphql/text-rules.ts";
import { accountOf } from "../identity/actor.ts";
import { signal } from "../live/signal.ts";
import type { Tx } from "../store/transaction.ts";
import { findActivation, readActivations, standingOf, toActivation } from "./activations.service.ts";
import { announcedOf, announceReview, askForReview, reviewers } from "./announce.service.ts";
import { stateOf } from "./emergency-access.policy.ts";
import {
  type EmergencyAccessActivation,
  EmergencyAccessSeverity,
  type EmergencyAccessStandingAct,
  type EmergencyAccessStandingSubject,
} from "./emergency-access.types.ts";
import { LASTING_ACTS, standsAfter } from "./standing-acts.policy.ts";
import { severityOf } from "./standing-severity.policy.ts";

const COMMENT_LENGTH = 500;
const SEVERITIES = Object.values(EmergencyAccessSeverity);
/** Between two reminders. */
export const REMINDER_MS = 24 * 60 * 60 * 1000;

/** What was done in the mode and still stands, as far as the log tells: the most serious first, and of that the oldest. */
export async function standingActs(
  tx: Tx,
  activation: EmergencyAccessActivation,
): Promise<EmergencyAccessStandingAct[]> {
  const acts = await readLastingActs(tx, activation, LASTING_ACTS);
  const standing = acts.filter(({ act, later }) => standsAfter(act, later)).map(({ id }) => id);
  const entries = await tellOfEmergency(tx, activation, sql<SqlBool>`entry.id = ANY (${standing}::bigint[])`);
  return entries
    .map((entry) => ({
      sentence: entry.sentence,
      occurredAt: entry.occurredAt,
      severity: severityOf(entry.action),
      subject: linkOf(tx, entry),
      auditEntryId: entry.id,
    }))
    .toSorted((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
}

/** What opens the page of a thing that an act may leave something behind on. */
const OPENED_BY = {
  User: "user:read",
  Role: "role:read",
  PatientSet: "patient-set:read",
  Patient: "patient:read",
} as const satisfies Partial<Record<NodeType, AccessRight>>;

/** What an act was done to, where it is there and the reader may see it. */
function linkOf({ context: { actor } }: Tx, { action, subject }: AuditEntry): EmergencyAccessStandingSubject | null {
  if (subject === null || subject.id === null || action.endsWith(".delete")) return null;
  const { type, id, label } = subject;
  if (!isLinked(type) || accountOf(actor)?.rights.has(OPENED_BY[type]) !== true) return null;
  return { type, id: nodeId(type, id), label };
}

function isLinked(type: string): type is keyof typeof OPENED_BY {
  return Object.hasOwn(OPENED_BY, type);
}

/** Whether the activation `a` waits for its review; nothing was done in one that nobody signed in with. */
const AWAITS_REVIEW = sql<SqlBool>`(a.ended_at IS NOT NULL AND a.elevated_at IS NOT NULL AND a.signed_off_at IS NULL)`;

/** Uses of it that have ended and wait for their review, the oldest first. */
export async function reviewsDue(tx: Tx): Promise<EmergencyAccessActivation[]> {
  const rows = await readActivations(tx, AWAITS_REVIEW);
  return rows.map((row) => toActivation(row, tx.now)).toReversed();
}

/**
 * Signs a review off, and tells the administrators. Not whoever had activated it, while there is somebody else who may, or where there was
 * one at the activation: then it waits for another who may, newly added or brought back. And nobody by the rights that emergency access
 * lends him.
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
    const hindrance = await hindranceToSign(tx, row, account.userId);
    if (hindrance !== null) userErrors.push(wrongState(hindrance));
  }
  const subject = { type: "User", id: row.user_id, label: row.user_name };
  if (userErrors.length > 0) {
    await record(tx, {
      action: "emergency-review.sign",
      outcome: "REFUSED",
      subject,
      detail: detailOf(userErrors[0]!.message),
    });
    return { activation: await findActivation(tx, activationId), userErrors };
  }
  await sql`
    UPDATE emergency_activation
    SET signed_off_at = ${tx.now}, signed_off_by = ${JSON.stringify(storedActor(actor))}::jsonb, sign_off_comment = ${comment}
    WHERE id = ${activationId}`.execute(tx.db);
  await record(tx, { action: "emergency-review.sign", subject, reason: comment });
  await signal(tx, "notice", activationId);
  await announceReview(tx, config, announcedOf(row));
  return { activation: await findActivation(tx, activationId), userErrors: [] };
}

/** Why whoever asks may not sign an ended review off, in words; null: he may. */
export async function signOffHindrance(tx: Tx, { uuid }: EmergencyAccessActivation): Promise<string | null> {
  const [row] = await readActivations(tx, sql`a.id = ${uuid}`);
  const account = accountOf(tx.context.actor);
  return row === undefined || account === null ? null : hindranceToSign(tx, row, account.userId);
}

async function hindranceToSign(
  tx: Tx,
  row: { readonly user_id: string; readonly reviewers: readonly string[] },
  userId: string,
): Promise<string | null> {
  const may = await reviewers(tx);
  const hasOthers = (ids: readonly string[]) => ids.some((id) => id !== userId);
  if (row.user_id === userId && hasOthers(may))
    return "Nobody reviews his own emergency access. Ask another administrator.";
  // He may have put them out of the way in the mode.
  if (row.user_id === userId && hasOthers(row.reviewers)) return OTHERS_COULD;
  return may.includes(userId) ? null : "Nobody reviews by the rights of emergency access. Ask an administrator.";
}

const OTHERS_COULD =
  "Nobody reviews his own emergency access, and others could when it was activated. Bring one of them back, or give another user the right Review emergency access.";

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
  await askForReview(tx, config, announcedOf(row));
}

function isReminderDue(now: Date) {
  const before = new Date(now.getTime() - REMINDER_MS);
  return sql<SqlBool>`(${AWAITS_REVIEW} AND coalesce(a.reminded_at, a.ended_at) <= ${before})`;
}
