import { sql } from "kysely";
import { judgeChange, refuseChange } from "../access/access-change.service.ts";
import { readAccessState } from "../access/access-state.service.ts";
import type { AccessState, UserAccessState } from "../access/access-state.ts";
import { holdsAllOf } from "../access/rights-of-login.service.ts";
import { actorName, record } from "../audit/record.ts";
import { endBtgSessionsOnBehalfOf } from "../btg/end-btg-session.service.ts";
import type { Config } from "../config.ts";
import { deactivateOf } from "../emergency-access/deactivate.service.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import { checkOptionalText } from "../graphql/text-rules.ts";
import { cancelPendingEmailChange } from "../identity/cancel-email-change.service.ts";
import { voidLinks } from "../identity/mailed-links.service.ts";
import { endSessions, lockSessionsOf } from "../identity/sessions.service.ts";
import { cancelJobsOf } from "../jobs/cancel-jobs.service.ts";
import { signal } from "../live/signal.ts";
import { mailAdministrators } from "../mail/administrator-mail.service.ts";
import type { MailSettings } from "../mail/mail.service.ts";
import type { Tx } from "../store/transaction.ts";
import { endSupportCodes } from "../identity/end-support-codes.service.ts";
import { replaceSupportPin, type PinOpening } from "../support-pin/pin-store.service.ts";
import { findUser } from "./users.service.ts";
import type { User, UserState } from "./users.types.ts";
import { accountOf } from "../identity/actor.ts";

const REASON_LENGTH = 500;

interface Changed {
  readonly user: User | null;
  readonly userErrors: UserError[];
}

/**
 * Removes a user: his sessions, BTG sessions on his behalf, live channels, links, sign-ins under way and jobs end with it, and nothing of
 * theirs commits afterwards. He stays for the log, and can be brought back. The caller's transaction holds the locks of `changesAccess`.
 * @throws NOT_FOUND
 */
export async function disableUser(tx: Tx, config: Config, userId: string, given: string | null): Promise<Changed> {
  const reason = given?.trim() || null;
  const before = await readAccessState(tx);
  const user = userOf(before, userId);
  const planned = { after: withState(before, user, "DISABLED"), userErrors: faultsOfDisabling(tx, user, reason) };
  const change = judgeChange(tx, before, planned);
  if (change.userErrors.length > 0) {
    await refuseChange(tx, change, "user.disable", subjectOf(user));
    return { user: await findUser(tx, userId), userErrors: change.userErrors };
  }
  await lockSessionsOf(tx, [userId]);
  await sql`UPDATE user_account SET state = 'DISABLED', disabled_at = ${tx.now} WHERE id = ${userId}`.execute(tx.db);
  const ended = await endSessions(tx, userId, "USER_DISABLED");
  await deactivateOf(tx, config, userId, "USER_DISABLED");
  await endBtgSessionsOnBehalfOf(tx, config.vendorName, userId);
  await voidLinks(tx, userId);
  await endSupportCodes(tx, userId);
  await cancelPendingEmailChange(tx, user);
  await sql`UPDATE sign_in_challenge SET used_at = ${tx.now} WHERE user_id = ${userId} AND used_at IS NULL`.execute(
    tx.db,
  );
  await cancelJobsOf(tx, userId);
  const sessions = ended.length === 1 ? "1 session" : `${ended.length || "no"} sessions`;
  await record(tx, {
    action: "user.disable",
    subject: subjectOf(user),
    changes: [{ field: "state", before: user.state, after: "DISABLED" }],
    detail: ended.length === 0 ? "" : `, which ended ${sessions}`,
    ...(reason === null ? {} : { reason }),
  });
  await signal(tx, "user", userId);
  await mailAdministrators(tx, config, "USER_DISABLED", {
    subject: `${user.name} was disabled`,
    body: `${actorName(tx.context.actor)} disabled the login of ${user.name}${reason === null ? "" : `: ${reason}`}.
It signs in no more; ${sessions} of it had to be ended. Users are brought back at ${config.publicUrl}/users.
`,
  });
  return { user: await findUser(tx, userId), userErrors: [] };
}

/**
 * Brings a disabled user back, with password, second factor, roles and exceptions as they were; one who never accepted his invitation
 * is INVITED again, and its links are void. The Support PIN is another one: somebody may have told the one that was dead. The caller's transaction holds the locks of `changesAccess`.
 * @throws NOT_FOUND
 */
export async function enableUser(
  tx: Tx,
  { config: mail, ...opening }: PinOpening & { readonly config: MailSettings },
  userId: string,
): Promise<Changed> {
  const before = await readAccessState(tx);
  const user = userOf(before, userId);
  const state = await stateBefore(tx, userId);
  const faults =
    user.state === "DISABLED"
      ? []
      : [userError("userId", "WRONG_STATE", `${user.name} is not disabled. There is nothing to bring back.`)];
  const change = judgeChange(tx, before, { after: withState(before, user, state), userErrors: faults });
  if (change.userErrors.length > 0) {
    await refuseChange(tx, change, "user.enable", subjectOf(user));
    return { user: await findUser(tx, userId), userErrors: change.userErrors };
  }
  if (!(await holdsAllOf(tx, before, accountOf(tx.context.actor)?.rights ?? new Set(), userId))) {
    const detail = ": the user could give himself rights in an emergency that the actor does not hold";
    await record(tx, { action: "user.enable", outcome: "REFUSED", subject: subjectOf(user), detail });
    const message = `${user.name} is designated for emergency access, and you do not hold all rights that it gives. Ask an administrator.`;
    return { user: await findUser(tx, userId), userErrors: [userError("userId", "RIGHT_NOT_HELD", message)] };
  }
  // First, since it seals: a rotation of keys takes the keys first, and then the rows.
  await replaceSupportPin(tx, opening, userId);
  await sql`UPDATE user_account SET state = ${state}, disabled_at = NULL WHERE id = ${userId}`.execute(tx.db);
  await endSupportCodes(tx, userId);
  await record(tx, { action: "support-pin.generate", subject: subjectOf(user) });
  await record(tx, {
    action: "user.enable",
    subject: subjectOf(user),
    changes: [
      { field: "state", before: "DISABLED", after: state },
      { field: "supportPin", before: "(secret)", after: "(changed)" },
    ],
  });
  await signal(tx, "user", userId);
  await mailAdministrators(tx, mail, "USER_DISABLED", {
    subject: `${user.name} was brought back`,
    body: `${actorName(tx.context.actor)} brought the login of ${user.name} back, with the roles and exceptions that it had.
Who may what stands at ${mail.publicUrl}/users.
`,
  });
  return { user: await findUser(tx, userId), userErrors: [] };
}

function faultsOfDisabling({ context: { actor } }: Tx, user: UserAccessState, reason: string | null): UserError[] {
  const faults = checkOptionalText("reason", "The reason", reason ?? "", REASON_LENGTH);
  if (accountOf(actor)?.userId === user.id)
    faults.push(userError("userId", "WRONG_STATE", "Nobody disables himself. Ask another administrator."));
  else if (user.state === "DISABLED")
    faults.push(userError("userId", "WRONG_STATE", `${user.name} is disabled already. There is nothing to do.`));
  return faults;
}

function userOf({ users }: AccessState, userId: string): UserAccessState {
  const user = users.find(({ id }) => id === userId);
  if (user === undefined) throw notFound();
  return user;
}

function withState(before: AccessState, user: UserAccessState, state: UserState): AccessState {
  // One who stands so already is not changed by it.
  if (user.state === state) return before;
  return { ...before, users: before.users.map((each) => (each === user ? { ...user, state } : each)) };
}

/** The state that a disabled user had: without a password, he has yet to accept his invitation. */
async function stateBefore(tx: Tx, userId: string): Promise<"ACTIVE" | "INVITED"> {
  const { rows } = await sql`SELECT FROM user_account WHERE id = ${userId} AND password_hash IS NOT NULL`.execute(
    tx.db,
  );
  return rows.length > 0 ? "ACTIVE" : "INVITED";
}

function subjectOf({ id, name }: UserAccessState) {
  return { type: "User", id, label: name };
}
