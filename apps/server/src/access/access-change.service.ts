import type { AuditAction } from "../audit/actions.ts";
import { record, type AuditSubject } from "../audit/record.ts";
import type { UserError } from "../graphql/common.types.ts";
import { lockSessionsOf } from "../identity/sessions.service.ts";
import { cancelJobsOf } from "../jobs/cancel-jobs.service.ts";
import { JOB_KINDS, JOB_RIGHTS } from "../jobs/job.ts";
import { signal } from "../live/signal.ts";
import { mailAdministrators } from "../mail/administrator-mail.service.ts";
import type { MailSettings } from "../mail/mail.service.ts";
import type { Tx } from "../store/transaction.ts";
import {
  accessDifferences,
  checkAccessChange,
  newAdministrators,
  type AccessDifference,
} from "./access-change.policy.ts";
import type { AccessState } from "./access-state.ts";
import { listed } from "./listed.ts";
import type { PlannedChange } from "./planned-change.policy.ts";
import { accountOf, modeInWords } from "../identity/actor.ts";

/** A planned change with what follows from it. */
export interface JudgedChange {
  readonly differences: readonly AccessDifference[];
  /** What the rules of access forbid in it (`checkAccessChange`). */
  readonly forbidden: readonly UserError[];
  /** All that stands against it; empty: it can be saved. */
  readonly userErrors: UserError[];
}

/** What a change of the actor's comes to. Previews and mutations both ask here. */
export function judgeChange(tx: Tx, before: AccessState, { after, userErrors }: PlannedChange): JudgedChange {
  const forbidden = checkAccessChange(before, after, accountOf(tx.context.actor)?.rights ?? new Set());
  return { differences: accessDifferences(before, after), forbidden, userErrors: [...userErrors, ...forbidden] };
}

/** Writes the entry of a change that the rules of access forbid; a fault of the input is none of the log's. */
export async function refuseChange(
  tx: Tx,
  { forbidden }: JudgedChange,
  action: AuditAction,
  subject: AuditSubject,
): Promise<void> {
  if (forbidden.length === 0) return;
  const reasons = new Set(forbidden.map(({ code }) => REFUSALS[code] ?? code));
  await record(tx, { action, outcome: "REFUSED", subject, detail: `: ${[...reasons].join("; ")}` });
}

const REFUSALS: Partial<Record<UserError["code"], string>> = {
  ROLE_REQUIRED: "TABS is always held",
  LAST_ADMINISTRATOR: "it would leave no administrator",
  RIGHT_NOT_HELD: "it gives a right that the giver does not hold",
};

/**
 * Before the first write of a change: waits for what is under way of those who lose by it, and lets nothing of theirs begin until the
 * commit; ends their jobs that need a right which they lose. So nothing of theirs commits after the acknowledgement that would need it.
 */
export async function takeFromLosers(tx: Tx, differences: readonly AccessDifference[]): Promise<void> {
  const losers = differences.filter(({ lost }) => lost.length > 0);
  if (losers.length === 0) return;
  await lockSessionsOf(
    tx,
    losers.map(({ userId }) => userId),
  );
  for (const { userId, lost } of losers) {
    const kinds = JOB_KINDS.filter((kind) => lost.includes(JOB_RIGHTS[kind]));
    if (kinds.length > 0) await cancelJobsOf(tx, userId, kinds);
  }
}

/** After the writes of a change: tells the open pages of all whom it concerns, and the administrators of those who have joined them. */
export async function tellOfChange(
  tx: Tx,
  mail: MailSettings,
  differences: readonly AccessDifference[],
): Promise<void> {
  for (const { userId } of differences) await signal(tx, "user", userId);
  const { actor } = tx.context;
  const joined = new Set(newAdministrators(differences));
  if (joined.size === 0 || actor.kind === "ANONYMOUS") return;
  const names = listed(differences.filter(({ userId }) => joined.has(userId)).map(({ name }) => name));
  await mailAdministrators(tx, mail, "ADMINISTRATOR_ADDED", {
    subject: joined.size === 1 ? "There is a new administrator" : "There are new administrators",
    body: `${actor.name} made ${names} ${joined.size === 1 ? "an administrator" : "administrators"} of your practice${modeInWords(actor)}: from now on they give and take access, and see the whole audit log.

Who may what stands at ${mail.publicUrl}/users. Is it not as you want it? Change it there at once.
`,
  });
}
