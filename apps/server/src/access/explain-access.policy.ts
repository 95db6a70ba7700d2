import type { AccessRight } from "./access-rights.ts";
import { listed } from "./listed.ts";
import type { AccessGroundKind, AccessReason } from "./user-access.types.ts";

/** A user as the explanation of his rights needs him. */
export interface ExplainedUser<R extends ExplainedRole = ExplainedRole> {
  readonly name: string;
  readonly state: "INVITED" | "ACTIVE" | "DISABLED";
  /** Those that he holds. */
  readonly roles: readonly R[];
  readonly exceptions: readonly ExplainedException[];
  /**
   * What emergency mode adds now in a session that it has elevated, where there is one: neither roles nor exceptions take it away (D14). It
   * is no part of the grid, which is what lasts.
   */
  readonly emergency: readonly AccessRight[];
}

export interface ExplainedRole {
  readonly name: string;
  readonly rights: readonly AccessRight[];
}

export interface ExplainedException {
  readonly right: AccessRight;
  readonly effect: "ALLOW" | "DENY";
  /** Name of who gave it. */
  readonly giver: string;
  /** When, in words: `23 Nov 2026`. */
  readonly day: string;
}

/**
 * One right of the grid: whether the user has it in the end, and where that comes from. An invited user has it from the first sign-in on.
 */
export function explainRight<R extends ExplainedRole>(
  { state, roles, exceptions }: ExplainedUser<R>,
  right: AccessRight,
): { readonly fromRoles: R[]; readonly effective: boolean; readonly explanation: string } {
  const fromRoles = roles.filter(({ rights }) => rights.includes(right));
  if (state === "DISABLED") return { fromRoles, effective: false, explanation: "Disabled: nothing is effective." };
  const exception = exceptions.find((each) => each.right === right);
  if (exception !== undefined)
    return { fromRoles, effective: exception.effect === "ALLOW", explanation: sentenceOf(exception) };
  if (fromRoles.length === 0) return { fromRoles, effective: false, explanation: "No role gives it." };
  return { fromRoles, effective: true, explanation: `Given by ${listed(fromRoles.map(({ name }) => name))}.` };
}

/** A set that blocks the user from the patient; null: one whose name is not for whoever asks. */
export type BlockingSet = { readonly uuid: string; readonly name: string } | null;

/** What is known of the patient whom a question is about. */
export interface PatientBlocks {
  /** The sets by which this user is blocked from the patient, for the right that is asked for. */
  readonly blockedBy: readonly BlockingSet[];
  /** Whether a chart override opens the patient to him in emergency mode (D4): it passes blocks and gives no right. */
  readonly overridden: boolean;
}

const NO_PATIENT: PatientBlocks = { blockedBy: [], overridden: false };

/** One thing that speaks for or against it. */
interface Ground<R> {
  readonly kind: AccessGroundKind;
  readonly allows: boolean;
  readonly sentence: string;
  readonly role: R | null;
  readonly patientSetUuid: string | null;
  /** What it decides, unless one before it has decided; null: it only stands by. */
  readonly reason: AccessReason | null;
}

export interface Explanation<R> {
  readonly decision: { readonly allowed: boolean; readonly reason: AccessReason; readonly message: string };
  readonly grounds: (Omit<Ground<R>, "reason"> & { readonly decisive: boolean })[];
}

/**
 * Why can, or can't they? The first ground that decides does, in this order: the user's state; the blocks of the patient, which win over
 * every right (D3); TABS; the user's exception; the roles. Emergency access decides where these do not give it.
 */
export function explainAccess<R extends ExplainedRole>(
  user: ExplainedUser<R>,
  right: AccessRight,
  { blockedBy, overridden }: PatientBlocks = NO_PATIENT,
): Explanation<R> {
  const lasting = groundsOfRight(user, right);
  const ofRight = [...groundsOfTabs(user, right), ...groundsOfEmergency(user, right, lasting), ...lasting];
  const held = ofRight.find(({ reason }) => reason !== null)?.allows ?? false;
  const all: Ground<R>[] = [
    ...groundsOfState(user),
    ...groundsOfBlocks(blockedBy, overridden ? null : "BLOCKED_BY_SET"),
    ...(overridden && blockedBy.length > 0 ? [groundOfOverride(held)] : []),
    ...ofRight,
  ];
  const decisive = all.find(({ reason }) => reason !== null);
  return {
    decision: {
      allowed: decisive?.allows ?? false,
      reason: decisive?.reason ?? "NO_RIGHT",
      message: `${decisive?.allows ? "Allowed" : "Refused"}. ${decisive?.sentence ?? "No role gives it."}`,
    },
    grounds: all.map((ground) => {
      const { reason: _, ...told } = ground;
      return { ...told, decisive: ground === decisive };
    }),
  };
}

function groundsOfState({ name, state }: ExplainedUser): Ground<never>[] {
  if (state === "ACTIVE") return [];
  const sentence =
    state === "DISABLED"
      ? `${name} is disabled: nothing is open.`
      : `${name} is invited and has set no password yet: nothing is open until then.`;
  return [{ kind: "USER_STATE", allows: false, sentence, role: null, patientSetUuid: null, reason: "USER_DISABLED" }];
}

/** Those without a name are one ground, so that their number is not told either. */
function groundsOfBlocks(blockedBy: readonly BlockingSet[], reason: AccessReason | null): Ground<never>[] {
  const named = blockedBy.filter((set) => set !== null);
  return [...named, ...(named.length < blockedBy.length ? [null] : [])].map((set) => ({
    kind: "SET_BLOCK",
    allows: false,
    sentence: set === null ? "A patient set blocks it." : `The patient set ${set.name} blocks it.`,
    role: null,
    patientSetUuid: set?.uuid ?? null,
    reason,
  }));
}

function groundOfOverride(held: boolean): Ground<never> {
  return {
    kind: "CHART_OVERRIDE",
    allows: true,
    sentence: "A chart override opens it in emergency mode.",
    role: null,
    patientSetUuid: null,
    reason: held ? "ALLOWED_BY_CHART_OVERRIDE" : null,
  };
}

/** @param lasting what roles and exceptions say: where they give it, it stays when the mode is off. */
function groundsOfEmergency(
  { emergency }: ExplainedUser,
  right: AccessRight,
  lasting: readonly Ground<unknown>[],
): Ground<never>[] {
  if (!emergency.includes(right)) return [];
  const held = lasting.find(({ reason }) => reason !== null)?.allows ?? false;
  return [
    {
      kind: "EMERGENCY_ACCESS",
      allows: true,
      sentence: "Emergency access gives it until it is turned off, in the session signed in for it alone.",
      role: null,
      patientSetUuid: null,
      reason: held ? null : "ALLOWED_BY_EMERGENCY_ACCESS",
    },
  ];
}

/** Without `console:open` nothing else is open, whatever gives it. */
function groundsOfTabs(user: ExplainedUser, right: AccessRight): Ground<never>[] {
  if (right === "console:open" || user.emergency.includes("console:open")) return [];
  if (explainRight({ ...user, state: "ACTIVE" }, "console:open").effective) return [];
  const sentence = `${user.name} does not hold TABS: nothing is open.`;
  return [{ kind: "USER_STATE", allows: false, sentence, role: null, patientSetUuid: null, reason: "NO_RIGHT" }];
}

function groundsOfRight<R extends ExplainedRole>(
  { roles, exceptions }: ExplainedUser<R>,
  right: AccessRight,
): Ground<R>[] {
  return [
    ...exceptions
      .filter((exception) => exception.right === right)
      .map((exception): Ground<R> => ({
        kind: "EXCEPTION",
        allows: exception.effect === "ALLOW",
        sentence: sentenceOf(exception),
        role: null,
        patientSetUuid: null,
        reason: exception.effect === "ALLOW" ? "ALLOWED_BY_EXCEPTION" : "DENIED_BY_EXCEPTION",
      })),
    ...roles.map((role): Ground<R> => {
      const allows = role.rights.includes(right);
      return {
        kind: "ROLE",
        allows,
        sentence: `${role.name} ${allows ? "gives it" : "does not give it"}.`,
        role,
        patientSetUuid: null,
        reason: allows ? "ALLOWED_BY_ROLE" : null,
      };
    }),
  ];
}

function sentenceOf({ effect, giver, day }: ExplainedException): string {
  return `${effect === "ALLOW" ? "Given" : "Taken"} by an exception of ${giver} on ${day}.`;
}
