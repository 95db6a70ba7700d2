import { sql } from "kysely";
import type { AuditAction } from "../audit/actions.ts";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import { mailAdministrators } from "../mail/administrator-mail.service.ts";
import { queueMail, type MailSettings } from "../mail/mail.service.ts";
import { fold } from "../store/fold.ts";
import { isUniqueViolation } from "../store/sql-state.ts";
import type { Tx } from "../store/transaction.ts";
import { endSupportCodes } from "./end-support-codes.service.ts";
import { ANONYMOUS } from "./actor.ts";
import { readToken, type Credential } from "./credential.ts";
import {
  emailTaken,
  holdEmailOwner,
  mayChangeEmailOf,
  subjectOf,
  type EmailOwner,
  type Requester,
} from "./email-change.service.ts";
import { voidLinks } from "./mailed-links.service.ts";
import { lockAccess } from "./sessions.service.ts";
import type { Throttle } from "./throttle.ts";

/** The notice goes out within three days, or not at all. */
const NOTICE_LIFETIME_MS = 3 * 24 * 60 * 60 * 1000;

type State = "PENDING" | "CONFIRMED" | "STOPPED" | "CANCELLED" | "REPLACED";

/** A link of a change, with the user held: what it tells stays so until the commit. */
interface OpenedChange {
  readonly owner: EmailOwner;
  readonly id: string;
  readonly newEmail: string;
  readonly requestedBy: Requester;
  readonly expiresAt: Date;
  readonly state: State;
}

/** What a link can be refused for: what the person reads, and how the log goes on. */
type Refusal = readonly [code: "ALREADY_USED" | "WRONG_STATE" | "EXPIRED" | "INVALID", message: string, detail: string];

const INVALID = userError("token", "INVALID", "This link is not valid. Open the link of the newest mail.");

const CONFIRM_REFUSALS: Record<Exclude<State, "PENDING">, Refusal> = {
  CONFIRMED: [
    "ALREADY_USED",
    "This link was used before: the address is confirmed. Sign in.",
    ": the link was used before",
  ],
  STOPPED: ["WRONG_STATE", "This change was stopped from the old address. Ask for it once more.", ": it was stopped"],
  CANCELLED: ["WRONG_STATE", "This change was cancelled. Ask for it once more.", ": it was cancelled"],
  REPLACED: [
    "WRONG_STATE",
    "A newer change has replaced this one. Open the newest link.",
    ": a newer one has replaced it",
  ],
};

const STOP_REFUSALS: Record<Exclude<State, "PENDING">, Refusal> = {
  CONFIRMED: [
    "WRONG_STATE",
    "The new address was confirmed already. If it is not yours, tell an administrator of your practice at once.",
    ": it was confirmed before",
  ],
  STOPPED: ["ALREADY_USED", "This link was used before: the change is stopped.", ": the link was used before"],
  CANCELLED: ["WRONG_STATE", "This change was cancelled already. There is nothing to stop.", ": it was cancelled"],
  REPLACED: [
    "WRONG_STATE",
    "A newer change has replaced this one. Open the newest link.",
    ": a newer one has replaced it",
  ],
};

/** Changes the e-mail address by the link that was mailed to the new one. Sessions stay; what was mailed to the old address dies. */
export async function confirmEmailChange(
  operation: Operation,
  throttle: Throttle,
  mail: MailSettings,
  token: string,
): Promise<UserError[]> {
  const credential = await takeToken(operation, throttle, token);
  if (credential === null) return [INVALID];
  const place = { practiceId: credential.practiceId, actor: ANONYMOUS };
  let opened: OpenedChange | null = null;
  try {
    return await operation.apart(async (tx) => {
      opened = await openChange(tx, credential, "EMAIL_CONFIRM");
      if (opened === null) return [INVALID];
      const refusal = refusalOf(opened, CONFIRM_REFUSALS, tx.now) ?? (await refusalOfRequester(tx, opened));
      if (refusal !== null) return refuse(tx, opened, "email-change.confirm", refusal);
      await confirm(tx, mail, opened);
      return [];
    }, place);
  } catch (error) {
    if (opened === null || !isUniqueViolation(error)) throw error;
    const { owner, newEmail }: OpenedChange = opened;
    const detail = ": the address is another user's by now";
    await operation.apart(
      (tx) => record(tx, { action: "email-change.confirm", outcome: "REFUSED", subject: subjectOf(owner), detail }),
      place,
    );
    return [emailTaken("token", newEmail)];
  }
}

/** Stops a pending change by the link that was mailed to the old address. */
export async function stopEmailChange(operation: Operation, throttle: Throttle, token: string): Promise<UserError[]> {
  const credential = await takeToken(operation, throttle, token);
  if (credential === null) return [INVALID];
  return operation.apart(
    async (tx) => {
      const opened = await openChange(tx, credential, "EMAIL_STOP");
      if (opened === null) return [INVALID];
      const refusal = refusalOf(opened, STOP_REFUSALS, tx.now);
      if (refusal !== null) return refuse(tx, opened, "email-change.stop", refusal);
      await decide(tx, opened, "STOPPED");
      await record(tx, { action: "email-change.stop", subject: subjectOf(opened.owner) });
      return [];
    },
    { practiceId: credential.practiceId, actor: ANONYMOUS },
  );
}

async function takeToken(operation: Operation, throttle: Throttle, token: string): Promise<Credential | null> {
  await throttle.countAddress(operation.facts.ipAddress, "e-mail change by link");
  return readToken(token);
}

/** The change of a link; null for what is none, for a link of another purpose, and for a disabled user's. */
async function openChange(
  tx: Tx,
  { hash }: Credential,
  purpose: "EMAIL_CONFIRM" | "EMAIL_STOP",
): Promise<OpenedChange | null> {
  const { rows: links } = await sql<{ userId: string; changeId: string }>`
    SELECT user_id AS "userId", email_change_id AS "changeId" FROM mailed_link
    WHERE token_hash = ${Buffer.from(hash, "hex")} AND purpose = ${purpose}`.execute(tx.db);
  const link = links[0];
  if (link === undefined) return null;
  // Whoever disables the user, or takes a right from who asked, is waited for.
  await lockAccess(tx);
  const owner = await holdEmailOwner(tx, link.userId);
  if (owner === null || owner.state === "DISABLED") return null;
  const { rows } = await sql<Omit<OpenedChange, "owner">>`
    SELECT id, new_email AS "newEmail", requested_by AS "requestedBy", expires_at AS "expiresAt", state
    FROM email_change WHERE id = ${link.changeId}`.execute(tx.db);
  return { owner, ...rows[0]! };
}

function refusalOf(
  { state, expiresAt }: OpenedChange,
  refusals: Record<Exclude<State, "PENDING">, Refusal>,
  now: Date,
): Refusal | null {
  if (state !== "PENDING") return refusals[state];
  if (expiresAt > now) return null;
  return ["EXPIRED", "This link is older than 72 hours. Ask for the change once more.", ": the link had expired"];
}

/** Who asked for another's change must still be one who may: what he began does not outlast his access. */
async function refusalOfRequester(tx: Tx, { owner, requestedBy }: OpenedChange): Promise<Refusal | null> {
  if (await mayChangeEmailOf(tx, requestedBy.userId, owner.id)) return null;
  const message = `${requestedBy.name}, who asked for this change, may no longer do so. Ask for it once more.`;
  return ["INVALID", message, ": who asked for it may no longer do so"];
}

async function refuse(
  tx: Tx,
  { owner }: OpenedChange,
  action: AuditAction,
  [code, message, detail]: Refusal,
): Promise<UserError[]> {
  await record(tx, { action, outcome: "REFUSED", subject: subjectOf(owner), detail });
  return [userError("token", code, message)];
}

async function decide(tx: Tx, { id, owner }: OpenedChange, state: "CONFIRMED" | "STOPPED"): Promise<void> {
  await sql`UPDATE email_change SET state = ${state} WHERE id = ${id}`.execute(tx.db);
  await voidLinks(tx, owner.id, "EMAIL_CONFIRM");
  await voidLinks(tx, owner.id, "EMAIL_STOP");
}

async function confirm(tx: Tx, mail: MailSettings, opened: OpenedChange): Promise<void> {
  const { owner, newEmail } = opened;
  await sql`UPDATE user_account SET email = ${newEmail}, email_folded = ${fold(newEmail)} WHERE id = ${owner.id}`.execute(
    tx.db,
  );
  await decide(tx, opened, "CONFIRMED");
  // They went to the old address.
  await voidLinks(tx, owner.id, "PASSWORD_RESET");
  await voidLinks(tx, owner.id, "INVITATION");
  await endSupportCodes(tx, owner.id);
  await queueMail(tx, mail, {
    to: owner.email,
    expiresAt: new Date(tx.now.getTime() + NOTICE_LIFETIME_MS),
    subject: "Your e-mail address was changed",
    body: `Hello ${owner.name},

the e-mail address of the user name ${owner.userName} at ${owner.practice} is now ${newEmail}. Mail no longer comes to this one.

Is this not right? Then tell an administrator of ${owner.practice} at once.
`,
  });
  await mailAdministrators(tx, mail, "EMAIL_CHANGED", {
    subject: `The e-mail address of ${owner.name} was changed`,
    body: `The e-mail address of ${owner.name} (user name ${owner.userName}) at ${owner.practice} was changed from ${owner.email} to ${newEmail}.
${opened.requestedBy.name} asked for it; the new address has confirmed it.
`,
  });
  await record(tx, {
    action: "email-change.confirm",
    subject: subjectOf(owner),
    changes: [{ field: "email", before: owner.email, after: newEmail }],
  });
}
