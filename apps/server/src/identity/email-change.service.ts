import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { rightsInForce } from "../access/access-state.ts";
import { readRightsInEmergency } from "../access/rights-in-emergency.ts";
import { holdsAllOf } from "../access/rights-of-login.service.ts";
import { readAccessState } from "../access/access-state.service.ts";
import { actorName, record } from "../audit/record.ts";
import { batched } from "../graphql/batched.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { forbidden, notFound, rateLimited, unauthenticated } from "../graphql/errors.ts";
import { checkEmail } from "../graphql/text-rules.ts";
import { queueMail, type MailSettings } from "../mail/mail.service.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { accountOf, type Account } from "./actor.ts";
import type { EmailChange } from "./email-change.types.ts";
import { issueLink, voidLinks } from "./mailed-links.service.ts";
import type { Throttle } from "./throttle.ts";

/** Both links hold for 72 hours. */
const LIFETIME_MS = 72 * 60 * 60 * 1000;
/** A user's address is asked to be changed at most so often in an hour: each time mails two addresses. */
const CHANGES_AN_HOUR = 10;
const HOUR_MS = 60 * 60 * 1000;

/** A user whose e-mail change is asked for or decided. */
export interface EmailOwner {
  readonly id: string;
  readonly name: string;
  readonly userName: string;
  readonly email: string;
  readonly state: "INVITED" | "ACTIVE" | "DISABLED";
  readonly practice: string;
}

/** Who asked for a change, as it is stored with it. */
export interface Requester {
  readonly kind: "USER" | "VENDOR_EMPLOYEE";
  /** Whose account was in use. */
  readonly userId: string;
  readonly name: string;
}

/** The user, held until the commit: what is asked for or decided of one's e-mail comes one after the other. */
export async function holdEmailOwner(tx: Tx, userId: string): Promise<EmailOwner | null> {
  const { rows } = await sql<EmailOwner>`
    SELECT u.id, concat_ws(' ', u.first_name, u.last_name) AS name, u.user_name AS "userName", u.email, u.state, p.name AS practice
    FROM user_account u JOIN practice p ON p.id = u.practice_id WHERE u.id = ${userId} FOR NO KEY UPDATE OF u`.execute(
    tx.db,
  );
  return rows[0] ?? null;
}

/**
 * Whether somebody may have another's e-mail address changed, by what both hold now: only with the right to, and with every right that
 * the other holds, or can give himself in an emergency. A reset link goes to that address: it would be a way to take a stronger login over.
 */
export async function mayChangeEmailOf(tx: Tx, requesterId: string, userId: string): Promise<boolean> {
  if (requesterId === userId) return true;
  const state = await readAccessState(tx);
  const added = await readRightsInEmergency(tx, requesterId);
  const held = new Set([...(rightsInForce(state).get(requesterId) ?? []), ...added]);
  return held.has("user:update") && holdsAllOf(tx, state, held, userId);
}

/** The changes that wait to be confirmed, by user. */
export const pendingEmailChange = batched(async (tx, userIds) => {
  const { rows } = await sql<{
    user_id: string;
    new_email: string;
    requested_by: Requester;
    requested_at: Date;
    expires_at: Date;
  }>`
    SELECT user_id, new_email, requested_by, requested_at, expires_at FROM email_change
    WHERE user_id = ANY (${userIds}::uuid[]) AND state = 'PENDING' AND expires_at > ${tx.now}`.execute(tx.db);
  return new Map(
    rows.map((row): [string, EmailChange] => [
      row.user_id,
      {
        newEmail: row.new_email,
        requestedBy: { kind: row.requested_by.kind, name: row.requested_by.name, userUuid: row.requested_by.userId },
        requestedAt: row.requested_at,
        expiresAt: row.expires_at,
      },
    ]),
  );
});

/**
 * Asks to change an e-mail address, the actor's own or another's: a link to the new address, which confirms, and one to the old address,
 * which stops. Nothing changes until then. It replaces the change that was pending.
 * @throws NOT_FOUND where there is no such user, FORBIDDEN for another's without USER_UPDATE, RATE_LIMITED past ten an hour for a user,
 *   and past ten refused ones for the actor.
 */
export async function requestEmailChange(
  tx: Tx,
  mail: MailSettings,
  throttle: Throttle,
  input: { userUuid: string; newEmail: string },
): Promise<{ emailChange: EmailChange | null; userErrors: UserError[] }> {
  const { account, requestedBy, owner } = await holdForActor(tx, input.userUuid);
  const newEmail = input.newEmail.trim();
  await throttle.countEmailChange(account.userId);
  const userErrors = await checkRequest(tx, account, owner, newEmail);
  if (userErrors.length > 0) return { emailChange: null, userErrors };
  await throttle.forgiveEmailChange(account.userId);
  await limitRequests(tx, owner.id);
  await endPending(tx, owner.id, "REPLACED");
  const id = uuidv7();
  const expiresAt = new Date(tx.now.getTime() + LIFETIME_MS);
  await sql`
    INSERT INTO email_change (practice_id, id, user_id, new_email, new_email_folded, requested_by, requested_at, expires_at, state)
    VALUES (${account.practiceId}, ${id}, ${owner.id}, ${newEmail}, ${fold(newEmail)}, ${JSON.stringify(requestedBy)}, ${tx.now},
      ${expiresAt}, 'PENDING')`.execute(tx.db);
  const link = { userId: owner.id, emailChangeId: id, expiresAt };
  const confirmToken = await issueLink(tx, { ...link, purpose: "EMAIL_CONFIRM" });
  const stopToken = await issueLink(tx, { ...link, purpose: "EMAIL_STOP" });
  const asker = requestedBy.kind === "USER" && requestedBy.userId === owner.id ? "you" : requestedBy.name;
  await queueMail(tx, mail, {
    to: newEmail,
    expiresAt,
    byInstallation: true,
    subject: "Confirm your new e-mail address",
    body: `Hello ${owner.name},

${asker} asked to make this your e-mail address at ${owner.practice}.
Open this link within 72 hours to confirm it. It works once:

${mail.publicUrl}/confirm-email#token=${confirmToken}

Do you not know about this? Then do nothing: nothing changes.
`,
  });
  await queueMail(tx, mail, {
    to: owner.email,
    expiresAt,
    byInstallation: true,
    subject: "A change of your e-mail address was asked for",
    body: `Hello ${owner.name},

${asker} asked to change the e-mail address of the user name ${owner.userName} at ${owner.practice} from this one to ${newEmail}.
It changes when the new address confirms it. Until then nothing changes.

Is this not right? Then stop it with this link, which works for 72 hours, and tell an administrator of ${owner.practice}:

${mail.publicUrl}/stop-email-change#token=${stopToken}
`,
  });
  await record(tx, { action: "email-change.request", subject: subjectOf(owner), detail: ` to ${newEmail}` });
  return {
    emailChange: {
      newEmail,
      requestedBy: { kind: requestedBy.kind, name: requestedBy.name, userUuid: requestedBy.userId },
      requestedAt: tx.now,
      expiresAt,
    },
    userErrors: [],
  };
}

/** Takes a pending change back, the actor's own or, with USER_UPDATE, another's. */
export async function cancelEmailChange(tx: Tx, userUuid: string): Promise<UserError[]> {
  const { owner } = await holdForActor(tx, userUuid);
  if (!(await endPending(tx, owner.id, "CANCELLED")))
    return [
      userError("userId", "WRONG_STATE", "No change of the e-mail address is pending. There is nothing to cancel."),
    ];
  await record(tx, { action: "email-change.cancel", subject: subjectOf(owner) });
  return [];
}

/** As the log names the user. */
export function subjectOf({ id, name }: EmailOwner): { type: "User"; id: string; label: string } {
  return { type: "User", id, label: name };
}

async function holdForActor(
  tx: Tx,
  userUuid: string,
): Promise<{ account: Account; requestedBy: Requester; owner: EmailOwner }> {
  const { actor } = tx.context;
  const account = accountOf(actor);
  if (account === null) throw unauthenticated();
  const owner = await holdEmailOwner(tx, userUuid);
  if (owner === null) throw notFound();
  if (account.userId !== owner.id && !account.rights.has("user:update")) throw forbidden();
  const kind = actor.kind === "USER" ? "USER" : "VENDOR_EMPLOYEE";
  return { account, requestedBy: { kind, userId: account.userId, name: actorName(actor) }, owner };
}

async function checkRequest(tx: Tx, { userId }: Account, owner: EmailOwner, newEmail: string): Promise<UserError[]> {
  if (!(await mayChangeEmailOf(tx, userId, owner.id))) {
    const detail = ", who holds rights that are not held";
    await record(tx, { action: "email-change.request", outcome: "REFUSED", subject: subjectOf(owner), detail });
    const message = `${owner.name} holds rights that you do not hold. Ask somebody who holds them, or ${owner.name}.`;
    return [userError("userId", "RIGHT_NOT_HELD", message)];
  }
  if (owner.state === "DISABLED")
    return [userError("userId", "WRONG_STATE", `${owner.name} is disabled. Bring the user back first.`)];
  const errors = checkEmail("newEmail", newEmail);
  if (errors.length > 0) return errors;
  if (fold(newEmail) === fold(owner.email))
    return [userError("newEmail", "INVALID", "This is the present e-mail address. Give another.")];
  return (await isTaken(tx, newEmail)) ? [emailTaken("newEmail", newEmail)] : [];
}

/** Whether a user of the practice has the address, a disabled one too (D13). */
async function isTaken(tx: Tx, email: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM user_account WHERE email_folded = ${fold(email)}`.execute(tx.db);
  return rows.length > 0;
}

export function emailTaken(field: string | null, email: string): UserError {
  const message = `The e-mail address "${email}" is another user's in this practice. Choose another.`;
  return userError(field, "TAKEN", message);
}

async function limitRequests(tx: Tx, userId: string): Promise<void> {
  const { rows } = await sql<{ oldest: Date }>`
    SELECT requested_at AS oldest FROM email_change WHERE user_id = ${userId} AND requested_at > ${new Date(tx.now.getTime() - HOUR_MS)}
    ORDER BY requested_at`.execute(tx.db);
  if (rows.length < CHANGES_AN_HOUR) return;
  throw rateLimited(Math.ceil((rows[0]!.oldest.getTime() + HOUR_MS - tx.now.getTime()) / 1000));
}

/** Ends the pending change of a user who is held, with its links. @returns whether one was in force. */
async function endPending(tx: Tx, userId: string, state: "REPLACED" | "CANCELLED"): Promise<boolean> {
  const { rows } = await sql<{ inForce: boolean }>`
    UPDATE email_change SET state = ${state} WHERE user_id = ${userId} AND state = 'PENDING'
    RETURNING expires_at > ${tx.now} AS "inForce"`.execute(tx.db);
  await voidLinks(tx, userId, "EMAIL_CONFIRM");
  await voidLinks(tx, userId, "EMAIL_STOP");
  return rows[0]?.inForce ?? false;
}
