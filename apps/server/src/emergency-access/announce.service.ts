import { sql } from "kysely";
import { readAccessState } from "../access/access-state.service.ts";
import { rightsInForce } from "../access/access-state.ts";
import { actorName } from "../audit/record.ts";
import type { Config } from "../config.ts";
import { mailUser, type Addressee } from "../identity/account-mail.service.ts";
import { mailAdministrators } from "../mail/administrator-mail.service.ts";
import { signal } from "../live/signal.ts";
import { raiseNotices } from "../notifications/notices.service.ts";
import type { Tx } from "../store/transaction.ts";

/** Whom an announcement is about. */
export interface Announced {
  readonly activationId: string;
  readonly userName: string;
}

/**
 * Tells everybody in the practice that the mode is on; administrators by mail too, with name and reason, and its user, in case it was not he.
 */
export async function announceActivation(
  tx: Tx,
  config: Config,
  { activationId, userName }: Announced,
  userId: string,
  reason: string,
): Promise<void> {
  await raiseNotices(tx, "EMERGENCY_ACCESS", activationId);
  await mailAdministrators(tx, config, "EMERGENCY_ACCESS", {
    subject: `${userName} activated emergency access`,
    body: `${userName} activated emergency access mode: ${reason}.
With the next sign-in and its second factor ${userName} has the rights of an administrator, until it is turned off.
Whoever may administer emergency access turns it off at once: ${config.publicUrl}/settings/emergency-access
All that is done in it stands in the audit report: ${config.publicUrl}/audit?q=mark:emergency-access
`,
  });
  await mailUser(tx, config, userId, activated);
}

const activated = ({ name, userName, practice }: Addressee) => ({
  subject: "You activated emergency access",
  body: `Hello ${name},

emergency access mode was activated with your user name ${userName} at ${practice}. All your sessions have ended. With your next sign-in and its second factor you have the rights of an administrator, until the mode is turned off.

Was it not you? Then tell an administrator of your practice at once: he turns it off. And change your password.
`,
});

/** Takes the notice of an activation from everybody: the mode is off. Administrators are mailed. */
export async function announceEnd(
  tx: Tx,
  config: Config,
  { activationId, userName }: Announced,
  how: string,
): Promise<void> {
  await sql`
    UPDATE notice SET acknowledged_at = ${tx.now}
    WHERE kind = 'EMERGENCY_ACCESS' AND subject_id = ${activationId} AND acknowledged_at IS NULL`.execute(tx.db);
  await signal(tx, "notice", activationId);
  await mailAdministrators(tx, config, "EMERGENCY_ACCESS", {
    subject: `Emergency access of ${userName} is off`,
    body: `Emergency access mode of ${userName} was turned off: ${how}. The rights that it gave are gone.
Review what was done in it: ${config.publicUrl}/settings/emergency-access
`,
  });
}

/** Asks those who may review it for the review: by a notice each, and administrators by mail. */
export async function askForReview(tx: Tx, config: Config, { activationId, userName }: Announced): Promise<void> {
  await raiseNotices(tx, "EMERGENCY_REVIEW_DUE", activationId, await reviewers(tx));
  await mailAdministrators(tx, config, "EMERGENCY_ACCESS", {
    subject: `Review the emergency access of ${userName}`,
    body: `The emergency access of ${userName} has ended and waits for its review: what was done, and what of it still stands.
Review it and sign it off: ${config.publicUrl}/settings/emergency-access
`,
  });
}

/** Mails administrators that a review was signed off, lest one whom the mode made an administrator does so in silence. Not what he typed. */
export async function announceReview(tx: Tx, config: Config, { userName }: Announced): Promise<void> {
  const reviewer = actorName(tx.context.actor);
  await mailAdministrators(tx, config, "EMERGENCY_ACCESS", {
    subject: `Emergency access of ${userName} was reviewed`,
    body: `${reviewer} signed the review of the emergency access of ${userName} off.
What was done in it, and what of it still stands: ${config.publicUrl}/settings/emergency-access
`,
  });
}

/** Those who may review emergency access for good, and can. */
export async function reviewers(tx: Tx): Promise<string[]> {
  const state = await readAccessState(tx);
  const rights = rightsInForce(state);
  return state.users
    .filter(({ id, state: userState }) => userState === "ACTIVE" && rights.get(id)!.has("emergency-access:review"))
    .map(({ id }) => id);
}
