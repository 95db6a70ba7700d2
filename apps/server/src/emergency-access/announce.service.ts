import { sql } from "kysely";
import type { AccessRight } from "../access/access-rights.ts";
import { readAccessState } from "../access/access-state.service.ts";
import { rightsInForce } from "../access/access-state.ts";
import { actorName } from "../audit/record.ts";
import type { Config } from "../config.ts";
import { nodeId } from "../graphql/node-id.ts";
import { mailUser, type Addressee } from "../identity/account-mail.service.ts";
import { mailAdministrators, type AdministratorMail } from "../mail/administrator-mail.service.ts";
import { signal } from "../live/signal.ts";
import { raiseNotices } from "../notifications/notices.service.ts";
import type { Tx } from "../store/transaction.ts";
import type { ActivationRow } from "./activations.service.ts";

/** Whom an announcement is about. */
export interface Announced {
  readonly activationId: string;
  readonly userName: string;
  /** Who could review it when it was activated: what the mode takes from them, it does not keep its end and its review from them. */
  readonly reviewers: readonly string[];
}

/** As it was read. */
export function announcedOf({ id, user_name, reviewers: told }: ActivationRow): Announced {
  return { activationId: id, userName: user_name, reviewers: told };
}

/**
 * Tells everybody in the practice that the mode is on; administrators by mail too, with name and reason, and its user, in case it was not
 * he.
 */
export async function announceActivation(
  tx: Tx,
  config: Config,
  { activationId, userName }: Omit<Announced, "reviewers">,
  userId: string,
  reason: string,
): Promise<void> {
  await raiseNotices(tx, "EMERGENCY_ACCESS", activationId);
  await mailOfEmergency(tx, config, {
    subject: `${userName} activated emergency access`,
    body: `${userName} activated emergency access mode: ${closed(reason)}
With the next sign-in and its second factor ${userName} has the rights of an administrator, until it is turned off.
Whoever may administer emergency access turns it off at once: ${urlOf(config, activationId)}
All that is done in it stands in the audit report: ${config.publicUrl}/audit?q=mark:emergency-access
`,
  });
  await mailUser(tx, config, userId, activated);
}

const activated = ({ name, userName, practice }: Addressee) => ({
  byInstallation: true,
  subject: "You activated emergency access",
  body: `Hello ${name},

emergency access mode was activated with your user name ${userName} at ${practice}. All your sessions have ended. With your next sign-in and its second factor you have the rights of an administrator, until the mode is turned off.

Was it not you? Then tell an administrator of your practice at once, who can turn it off. And change your password.
`,
});

/** Tells a user by mail that emergency access was allowed to him, and what it needs; or that the permission was withdrawn. */
export async function announceDesignation(tx: Tx, config: Config, userId: string, allowed: boolean): Promise<void> {
  const { rows } = await sql`SELECT FROM totp WHERE user_id = ${userId}`.execute(tx.db);
  const who = actorName(tx.context.actor);
  const { publicUrl } = config;
  await mailUser(tx, config, userId, allowed ? designated(who, publicUrl, rows.length > 0) : withdrawn(who));
}

const designated =
  (who: string, publicUrl: string, hasFactor: boolean) =>
  ({ name, userName, practice }: Addressee) => ({
    byInstallation: true,
    subject: `You may use emergency access at ${practice}`,
    body: `Hello ${name},

${who} allowed emergency access to your user name ${userName} at ${practice}. In an emergency you can give yourself the rights of an administrator: ${publicUrl}/settings/emergency-access
Everybody in the practice is told when you do. All that is done in it is marked in the audit log, and reviewed.

${
  hasFactor
    ? "It asks for your second factor: have your authenticator app at hand."
    : `It needs a second factor, and you have none. Set up an authenticator app now, before there is an emergency: ${publicUrl}/account?tab=two-factor`
}
`,
  });

const withdrawn =
  (who: string) =>
  ({ name, userName, practice }: Addressee) => ({
    byInstallation: true,
    subject: `You may no longer use emergency access at ${practice}`,
    body: `Hello ${name},

${who} withdrew the permission of emergency access from your user name ${userName} at ${practice}. In an emergency, turn to an administrator of your practice.
`,
  });

/** Tells a user by mail that the mode that he activated is off before he has signed in for it: his next sign-in is an ordinary one. */
export async function tellNeverIn(tx: Tx, config: Config, userId: string): Promise<void> {
  const who = actorName(tx.context.actor);
  await mailUser(tx, config, userId, ({ name, userName, practice }) => ({
    byInstallation: true,
    subject: "Your emergency access was turned off",
    body: `Hello ${name},

the emergency access mode that was activated with your user name ${userName} at ${practice} was turned off by ${who} before you signed in for it. Your next sign-in is an ordinary one: it gives no rights of an administrator.
If there still is an emergency, ask ${who}, or another administrator of your practice.
`,
  }));
}

/** The mode is off: its notices are over. Administrators are mailed. @param how goes on after "turned off": `by Grace Adeyemi`. */
export async function announceEnd(
  tx: Tx,
  config: Config,
  { activationId, userName, reviewers: told }: Announced,
  how: string,
): Promise<void> {
  await signal(tx, "notice", activationId);
  await mailOfEmergency(tx, config, {
    subject: `Emergency access of ${userName} is off`,
    body: `Emergency access mode of ${userName} was turned off${how.startsWith("by ") ? " " : ": "}${how}. The rights that it gave are gone.
Review what was done in it: ${urlOf(config, activationId)}
`,
    also: told,
  });
}

/** Asks those who may review it for the review, and those who could when it was activated: by notice and mail. Administrators by mail. */
export async function askForReview(
  tx: Tx,
  config: Config,
  { activationId, userName, ...then }: Announced,
): Promise<void> {
  const asked = [...new Set([...then.reviewers, ...(await reviewers(tx))])];
  await raiseNotices(tx, "EMERGENCY_REVIEW_DUE", activationId, asked);
  await mailOfEmergency(tx, config, {
    subject: `Review the emergency access of ${userName}`,
    body: `The emergency access of ${userName} has ended and waits for its review: what was done, and what of it still stands.
Review it and sign it off: ${urlOf(config, activationId)}
This goes to whoever may review it, and to whoever could when it was activated. If you may no longer, ask who took the right from you.
`,
    also: asked,
  });
}

/**
 * Mails administrators, and those who could review at the activation, that a review was signed off, lest one whom the mode made an
 * administrator does so in silence. Not what he typed.
 */
export async function announceReview(
  tx: Tx,
  config: Config,
  { activationId, userName, reviewers: told }: Announced,
): Promise<void> {
  const reviewer = actorName(tx.context.actor);
  await mailOfEmergency(tx, config, {
    subject: `Emergency access of ${userName} was reviewed`,
    body: `${reviewer} signed the review of the emergency access of ${userName} off.
What was done in it, and what of it still stands: ${urlOf(config, activationId)}
`,
    also: told,
  });
}

/** Mails administrators that a designated user's second factor is another one now: with it he, or who has it, enters the mode. */
export async function announceFactor(
  tx: Tx,
  config: Config,
  { id, label }: { readonly id: string; readonly label: string },
  what: string,
): Promise<void> {
  const { rows } = await sql`SELECT FROM emergency_designation WHERE user_id = ${id}`.execute(tx.db);
  if (rows.length === 0) return;
  await mailOfEmergency(tx, config, {
    subject: `${label} ${what}`,
    body: `${label}, who is designated for emergency access, ${what}. Emergency access is entered by the second factor.
Ask ${label} whether it was so. If not, withdraw the permission: ${config.publicUrl}/settings/emergency-access
`,
  });
}

/** Where the page of one use of it is, with its review, and what turns it off. */
function urlOf({ publicUrl }: Config, activationId: string): string {
  return `${publicUrl}/settings/emergency-access/${nodeId("EmergencyAccessActivation", activationId)}`;
}

/** What somebody typed, as a sentence of its own. */
function closed(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

/** Mails those who administer the practice or its emergency access, and others who are to know; not whoever does it himself. */
export async function mailOfEmergency(
  tx: Tx,
  config: Config,
  { also = [], ...mail }: AdministratorMail,
): Promise<void> {
  await mailAdministrators(tx, config, "EMERGENCY_ACCESS", {
    ...mail,
    also: [...also, ...(await activeHolders(tx, ["emergency-access:administer"]))],
  });
}

/** Who is told of emergency access as an administrator: whoever administers the practice or its emergency access, for good. */
export function administratorsTold(tx: Tx): Promise<string[]> {
  return activeHolders(tx, ["practice:administer", "emergency-access:administer"]);
}

/** Those who may review emergency access for good now, and can. */
export function reviewers(tx: Tx): Promise<string[]> {
  return activeHolders(tx, ["emergency-access:review"]);
}

/** Active users who have any of these rights for good. */
async function activeHolders(tx: Tx, anyOf: readonly AccessRight[]): Promise<string[]> {
  const state = await readAccessState(tx);
  const rights = rightsInForce(state);
  return state.users
    .filter(({ id, state: userState }) => userState === "ACTIVE" && anyOf.some((right) => rights.get(id)!.has(right)))
    .map(({ id }) => id);
}
