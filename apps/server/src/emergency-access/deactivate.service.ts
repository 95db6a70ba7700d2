import { sql } from "kysely";
import { readAccessState } from "../access/access-state.service.ts";
import { rightsInForce } from "../access/access-state.ts";
import { isOn } from "../access/rights-in-emergency.ts";
import { actorName, record, type AuditSubject } from "../audit/record.ts";
import { storedActor } from "../audit/stored-actor.ts";
import type { Config } from "../config.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { forbidden, notFound } from "../graphql/errors.ts";
import type { RootContext } from "../graphql/request-context.ts";
import { accountOf, SYSTEM, type UserActor } from "../identity/actor.ts";
import { lockSessionsOf } from "../identity/sessions.service.ts";
import { cancelJobsOf } from "../jobs/cancel-jobs.service.ts";
import { JOB_KINDS, JOB_RIGHTS } from "../jobs/job.ts";
import { signal } from "../live/signal.ts";
import { withContext, type Tx } from "../store/transaction.ts";
import { findActivation, readActivations, standingOf, type ActivationRow } from "./activations.service.ts";
import { announcedOf, announceEnd, askForReview, tellNeverIn } from "./announce.service.ts";
import { lapseOf } from "./emergency-access.policy.ts";
import type { EmergencyAccessActivation, EmergencyAccessEndCause } from "./emergency-access.types.ts";

/** How an end reads in the log, after who turned it off. */
const CAUSES: Record<EmergencyAccessEndCause, string> = {
  USER: "by the user",
  ADMINISTRATOR: "by an administrator",
  DESIGNATION_WITHDRAWN: "the permission was withdrawn",
  USER_DISABLED: "the user was disabled",
  TWO_FACTOR_RESET: "the user's second factor was reset or removed",
  MAXIMUM_REACHED: "its time limit was reached",
  IDLE: "nobody was active in it",
  NEVER_SIGNED_IN: "nobody signed in with it in time",
};

/** Ends that others bring about: of these a user who has not signed in for it yet is told by mail. */
const BY_OTHERS: ReadonlySet<EmergencyAccessEndCause> = new Set([
  "ADMINISTRATOR",
  "DESIGNATION_WITHDRAWN",
  "TWO_FACTOR_RESET",
]);

/** How it reads in a mail, with the name where somebody turned it off. */
function causeInMail(cause: EmergencyAccessEndCause, actor: string): string {
  switch (cause) {
    case "USER":
    case "ADMINISTRATOR":
      return `by ${actor}`;
    case "DESIGNATION_WITHDRAWN":
      return `${actor} withdrew the permission`;
    case "USER_DISABLED":
      return `${actor} disabled the user`;
    default:
      return CAUSES[cause];
  }
}

/**
 * Turns the mode off, by the user himself or by whoever administers emergency access: the rights are gone at the commit, and nothing that
 * was begun with them commits afterwards (D6). The caller's transaction holds the locks of `changesAccess`.
 * @throws NOT_FOUND; FORBIDDEN to everybody else.
 */
export async function deactivateEmergencyAccess(
  tx: Tx,
  config: Config,
  activationId: string,
): Promise<{ activation: EmergencyAccessActivation | null; userErrors: UserError[] }> {
  const [found] = await readActivations(tx, sql`a.id = ${activationId}`);
  if (found === undefined) throw notFound();
  const { actor } = tx.context;
  const account = accountOf(actor);
  const isOwn = actor.kind === "USER" && actor.userId === found.user_id;
  if (account === null || (!isOwn && !account.rights.has("emergency-access:administer"))) throw forbidden();
  const off = await turnOff(tx, config, found.user_id, isOwn ? "USER" : "ADMINISTRATOR", activationId);
  const userErrors = off
    ? []
    : [userError("activationId", "WRONG_STATE", "This emergency access is off already. There is nothing to turn off.")];
  return { activation: await findActivation(tx, activationId), userErrors };
}

/** Turns a user's mode off, if it is on, with what it hangs on. */
export async function deactivateOf(
  tx: Tx,
  config: Config,
  userId: string,
  cause: "DESIGNATION_WITHDRAWN" | "USER_DISABLED" | "TWO_FACTOR_RESET",
): Promise<void> {
  await turnOff(tx, config, userId, cause);
}

/** The answer of an act that has turned the actor's own mode off is read without it. For the resolver, after the act. */
export async function leaveMode({ tx, operation }: Pick<RootContext, "tx" | "operation">): Promise<void> {
  const actor = await actorAfter(tx);
  if (actor !== null) operation.adopt(actor, operation.session);
}

/**
 * The actor of the operation as he is from the commit on, where he was in the mode that it has turned off. Null: nothing has changed for
 * him.
 */
async function actorAfter(tx: Tx): Promise<UserActor | null> {
  const { actor } = tx.context;
  if (actor.kind !== "USER" || actor.emergency === null) return null;
  const [on] = await readActivations(tx, sql`a.id = ${actor.emergency.activationId} AND ${isOn(tx.now)}`);
  if (on !== undefined) return null;
  return { ...actor, rights: rightsInForce(await readAccessState(tx)).get(actor.userId)!, emergency: null };
}

/** Whether one was on. */
async function turnOff(
  tx: Tx,
  config: Config,
  userId: string,
  cause: EmergencyAccessEndCause,
  only?: string,
): Promise<boolean> {
  await lockSessionsOf(tx, [userId]);
  const [row] = await readActivations(
    tx,
    sql`a.user_id = ${userId} AND ${isOn(tx.now)} AND ${only === undefined ? sql`true` : sql`a.id = ${only}`}`,
    { lock: true },
  );
  if (row === undefined) return false;
  await markOff(tx, config, row, cause, tx.now);
  if (!row.signed_in) await markEnded(tx, config, row);
  return true;
}

async function markOff(
  tx: Tx,
  config: Config,
  row: ActivationRow,
  cause: EmergencyAccessEndCause,
  moment: Date,
): Promise<void> {
  await sql`
    UPDATE emergency_activation
    SET deactivated_at = ${moment}, end_cause = ${cause}, deactivated_by = ${JSON.stringify(storedActor(tx.context.actor))}::jsonb
    WHERE id = ${row.id}`.execute(tx.db);
  await cancelJobsWithoutRight(tx, row.user_id);
  await record(tx, {
    action: "emergency-access.deactivate",
    subject: subjectOf(row),
    detail: `: ${CAUSES[cause]}`,
  });
  await announceEnd(tx, config, announcedOf(row), causeInMail(cause, actorName(tx.context.actor)));
  if (row.elevated_at === null && BY_OTHERS.has(cause)) await tellNeverIn(tx, config, row.user_id);
  await signal(tx, "user", row.user_id);
}

function subjectOf({ id, user_id, user_name }: ActivationRow): AuditSubject {
  return { type: "User", id: user_id, label: user_name, activationId: id };
}

/** Jobs that were begun with a right of the mode end with it. */
async function cancelJobsWithoutRight(tx: Tx, userId: string): Promise<void> {
  const own = rightsInForce(await readAccessState(tx)).get(userId)!;
  const kinds = JOB_KINDS.filter((kind) => !own.has(JOB_RIGHTS[kind]));
  if (kinds.length > 0) await cancelJobsOf(tx, userId, kinds);
}

/** The user has signed out of it, or never was signed in: from here on it is for review. */
async function markEnded(tx: Tx, config: Config, row: ActivationRow): Promise<void> {
  await sql`UPDATE emergency_activation SET ended_at = ${tx.now} WHERE id = ${row.id} AND ended_at IS NULL`.execute(
    tx.db,
  );
  await record(tx, { action: "emergency-access.end", subject: subjectOf(row) });
  // Nothing was done in one that nobody signed in with. One whose user had signed out may be signed off before this comes to it.
  if (row.elevated_at !== null && row.signed_off_at === null) await askForReview(tx, config, announcedOf(row));
}

/** Writes down what time has done to an activation: its limit passed, its last session left idle, its user signed out. For the sweep. */
export async function settleActivation(tx: Tx, config: Config, activationId: string): Promise<void> {
  const [found] = await readActivations(tx, sql`a.id = ${activationId} AND a.ended_at IS NULL`);
  if (found === undefined) return;
  await lockSessionsOf(tx, [found.user_id]);
  const [row] = await readActivations(tx, sql`a.id = ${activationId} AND a.ended_at IS NULL`, { lock: true });
  if (row === undefined) return;
  const cause = lapseOf(
    standingOf(row),
    row.elevated_at !== null && !row.signed_in && (await wasLeftIdle(tx, row.id)),
    tx.now,
  );
  if (cause !== null) await markOff(tx, config, row, cause, cause === "IDLE" ? tx.now : row.ends_at);
  if (!row.signed_in && (cause !== null || row.deactivated_at !== null)) await markEnded(tx, config, row);
}

/** As the sweep would, now: what of a user's earlier activations time, or the end of his sessions, has ended. */
export async function settleActivationsOf(tx: Tx, config: Config, userId: string): Promise<void> {
  const { practiceId, requestId } = tx.context;
  const bySystem = withContext(tx, { practiceId, actor: SYSTEM, requestId, ipAddress: null, sessionId: null });
  for (const { id } of await readActivations(tx, sql`a.user_id = ${userId} AND a.ended_at IS NULL`))
    await settleActivation(bySystem, config, id);
}

/** Whether the last session of an activation that has none any more ended by a limit, and not by its user's sign-out. */
async function wasLeftIdle(tx: Tx, activationId: string): Promise<boolean> {
  const { rows } = await sql<{ left: boolean }>`
    SELECT emergency_left_idle(${tx.context.practiceId}, ${activationId}) AS left`.execute(tx.db);
  return rows[0]!.left;
}
