import { AUDIT_ACTION_NAMES, LOOKS, type AuditAction } from "../audit/actions.ts";
import type { AuditChange } from "../audit/record.ts";

/** An act as the log has it, as far as it tells whether something stands. */
export interface LoggedAct {
  readonly action: AuditAction;
  readonly changes: readonly AuditChange[];
}

/** Acts of one kind that leave something behind. */
interface LastingActs {
  readonly acts: readonly AuditAction[];
  /** Others that may undo them; they themselves are among those in any case. */
  readonly others?: readonly AuditAction[];
  /** Whether what an act has left stands after these later ones on the same thing, oldest first. Absent: whatever comes later. */
  readonly stands?: (act: LoggedAct, later: readonly LoggedAct[]) => boolean;
}

/**
 * The rule: an act stands until the log says that what it changed is again as it was before. It does not matter by whom: one who takes back
 * what he did has taken it back. A later act on the same thing that changes something else, or changes it further, undoes nothing. Where
 * the log cannot tell, the act is listed: too long rather than too short.
 */
const LASTING: readonly LastingActs[] = [
  {
    acts: ["emergency-access.designate", "emergency-access.withdraw"],
    stands: isAsAfter({ "emergency-access.designate": true, "emergency-access.withdraw": false }),
  },
  {
    acts: ["user.add", "user.enable", "user.disable"],
    stands: isAsAfter({ "user.add": true, "user.enable": true, "user.disable": false }),
  },
  {
    acts: ["patient-link.add", "patient-link.remove"],
    stands: isAsAfter({ "patient-link.add": true, "patient-link.remove": false }),
  },
  { acts: ["user-access.update"], stands: isChanged },
  { acts: ["user.update"], stands: isChanged },
  { acts: ["practice.update"], stands: isChanged },
  { acts: ["set-security.update"], stands: isChanged },
  { acts: ["practitioner.link"], stands: isChanged },
  { acts: ["role.create", "role.update", "role.delete"], stands: isChangedAndThere("role.delete") },
  {
    acts: ["patient-set.save", "patient-set.update", "patient-set.delete"],
    stands: isChangedAndThere("patient-set.delete"),
  },
  // Each of a patient and a set: who was let out of a blocking set is open to whom it blocks.
  { acts: ["patient-set.member"], stands: isChanged },
  // Their file can be downloaded for a day; what was downloaded is out of the house.
  { acts: ["user.export", "report.export"], others: ["job.cancel"], stands: isLast },
  { acts: ["export.download"] },
  // One's own: the next one takes its place.
  { acts: ["password.change"], others: ["password.reset"], stands: isLast },
  { acts: ["app-unlock-pin.set"], stands: isLast },
  // That of a user who is new, or back, is none that anybody has seen: it changes nothing.
  {
    acts: ["support-pin.generate"],
    others: ["support-pin.replace", "support-pin.validate"],
    stands: ({ changes }, later) => changes.length > 0 && later.length === 0,
  },
  { acts: ["two-factor.enrol", "two-factor.remove"], others: ["two-factor.reset"], stands: isLast },
  { acts: ["recovery-code.renew"], others: ["two-factor.reset", "two-factor.remove"], stands: isLast },
  // A request is over when it is cancelled, stopped or replaced; once it was confirmed, none of that undoes it.
  {
    acts: ["email-change.request"],
    others: ["email-change.confirm", "email-change.cancel", "email-change.stop"],
    stands: (_, [next]) => next === undefined || next.action === "email-change.confirm",
  },
  // Whoever read the mail may have set the password, and whoever knows that may have enrolled the app: neither undoes it, it is what came
  // of it.
  { acts: ["password-reset.send", "invitation.send", "two-factor.reset"] },
  { acts: ["patient.import"] },
  // By a right that one has for good alone; the review that it closes is of another use.
  { acts: ["emergency-review.sign"] },
];

/**
 * The other actions of the catalogue, and why the review need not name them among what stands: each is told under what was done. A new
 * action stands here or above.
 */
export const LEAVING_NOTHING: Readonly<Partial<Record<AuditAction, string>>> = {
  ...Object.fromEntries(
    ([...LOOKS, "btg.read", "support-pin.view"] satisfies AuditAction[]).map((action) => [
      action,
      "a reading: it changes nothing",
    ]),
  ),
  ...Object.fromEntries(
    AUDIT_ACTION_NAMES.filter((action) => action.startsWith("vendor-")).map((action) => [
      action,
      "the vendor's own log: nobody of a practice does it",
    ]),
  ),
  "operation.refuse": "a refusal",
  "practice.create": "makes a practice of its own",
  "practice-key.rotate": "by the command line",
  "btg.open": "by an agent, outside of the mode",
  "btg.attempt": "by an agent, outside of the mode",
  "btg.expire": "by the clock",
  "btg.end": "takes access, and gives none",
  "emergency-access.activate": "the mode itself, which ends",
  "emergency-access.elevate": "the mode itself, which ends",
  "emergency-access.end": "the mode itself, which ends",
  "emergency-access.deactivate": "takes access, and gives none; its user may activate anew",
  "chart-override.open": "the review lists each by itself; it ends with the mode",
  "support-pin.replace": "by the system",
  "support-pin.try": "by an agent, outside of the mode",
  "support-pin.validate": "by an agent, outside of the mode",
  "support-pin.alarm": "by the system",
  "support-code.send": "by an agent, outside of the mode",
  "support-code.try": "by an agent, outside of the mode",
  "support-code.validate": "by an agent, outside of the mode",
  "app-unlock-pin.verify": "opens the app to its own session",
  "notice.acknowledge": "one's own notice; that the mode is on is told anew at each sign-in",
  "mail.test": "a mail to whoever asks for it; the settings that it tries are an act of their own",
  "login.unlock": "lifts a wait of minutes, for whoever knows the password",
  "invitation.accept": "by the mailed link, outside of the mode; that it was mailed is listed",
  "session.start": "a session ends",
  "session.end": "takes access, and gives none",
  "session.extend": "a session ends",
  "session.expire": "by the clock",
  "session.revoke": "takes access, and gives none",
  "session.challenge": "a step of a sign-in",
  "password.enter": "a step of another act",
  "password.reset": "by the mailed link, outside of the mode; that it was mailed is listed",
  "user-name.send": "goes to the address on file",
  "email-change.confirm": "by the mailed link, outside of the mode; that it was asked for is listed",
  "email-change.stop": "by the mailed link; all is as before",
  "email-change.cancel": "all is as before the request",
  "two-factor.prove": "of its session, which ends",
  "recovery-code.use": "a code fewer",
  "browser-trust.add": "no sign-in to the mode makes a browser trusted",
  "browser-trust.revoke": "takes trust, and gives none",
  "saved-view.save": "one's own question, which is asked with one's own rights",
  "saved-view.delete": "one's own question, which is asked with one's own rights",
  "job.cancel": "ends work, and starts none; what it had done is an act of its own",
};

/** The acts that may leave something behind, each with those that must be known to tell whether it stands. */
export const LASTING_ACTS: readonly { readonly action: AuditAction; readonly undoing: readonly AuditAction[] }[] =
  LASTING.flatMap(({ acts, others = [], stands }) =>
    acts.map((action) => ({ action, undoing: stands === undefined ? [] : [...acts, ...others] })),
  );

/** Whether what a lasting act has left stands. @param later those that may undo it, on the same thing, oldest first. */
export function standsAfter(act: LoggedAct, later: readonly LoggedAct[]): boolean {
  const kind = LASTING.find(({ acts }) => acts.includes(act.action));
  return kind !== undefined && (kind.stands?.(act, later) ?? true);
}

/** For acts that say the whole of one thing: whether the last of them says the same as this one. */
function isAsAfter(says: Partial<Record<AuditAction, boolean>>): NonNullable<LastingActs["stands"]> {
  return (act, later) => says[(later.at(-1) ?? act).action] === says[act.action];
}

function isLast(_: LoggedAct, later: readonly LoggedAct[]): boolean {
  return later.length === 0;
}

/** For acts that say before and after: whether anything that this one changed has another value now than before it. */
function isChanged(act: LoggedAct, later: readonly LoggedAct[]): boolean {
  const now = new Map(later.flatMap(valuesOf).map(({ field, after }) => [field, JSON.stringify(after)]));
  return (
    act.changes.length === 0 || valuesOf(act).some(({ field, before }) => now.get(field) !== JSON.stringify(before))
  );
}

/** As `isChanged`, of a thing that can be deleted: with it goes what was done to it, and the deletion stands. */
function isChangedAndThere(deletion: AuditAction): NonNullable<LastingActs["stands"]> {
  return (act, later) => isChanged(act, later) && !later.some(({ action }) => action === deletion);
}

/**
 * The values that an act changed. A change of blocks names the sets that it gave and took, one of a member its set: each is a value of its
 * own. How many members a set got or lost is none: each of them is an act of its own.
 */
function valuesOf({ action, changes }: LoggedAct): AuditChange[] {
  if (action === "patient-set.update") return changes.filter(({ field }) => field !== "added" && field !== "removed");
  if (action !== "set-security.update" && action !== "patient-set.member") return [...changes];
  const sets = (value: AuditChange["before"]) => (value === null ? [] : [value].flat().map(String));
  return changes.flatMap(({ before, after }) => [
    ...sets(before).map((name) => ({ field: name, before: true, after: false })),
    ...sets(after).map((name) => ({ field: name, before: false, after: true })),
  ]);
}
