import { clockTime, shortDay } from "../../lib/dates.ts";
import type { EmergencyAccessState, EmergencyActivationFragment } from "../../lib/graphql/graphql.ts";
import type { Tone } from "../../ui/badge.tsx";

/** Each state in a word or two. */
export const STATE_WORDS: Readonly<Record<EmergencyAccessState, { readonly label: string; readonly tone: Tone }>> = {
  AWAITING_SIGN_IN: { label: "Waits for the sign-in", tone: "emergency" },
  ACTIVE: { label: "Active", tone: "emergency" },
  PENDING: { label: "Pending until sign-out", tone: "neutral" },
  ENDED: { label: "Ended", tone: "neutral" },
};

/** Whose it is, for those who may know. */
export function whoseInWords({ user }: Pick<EmergencyActivationFragment, "user">): string {
  return user?.name ?? "Somebody in your practice";
}

/** Of one whose rights nobody has had: the second factor has not been given. */
export function notInForce({ state }: Pick<EmergencyActivationFragment, "state">): string {
  return state === "AWAITING_SIGN_IN" ? "Not yet" : "Never";
}

/** A time beside others, such as Nov 23 10:39:20. */
export function momentInWords(at: string, zone: string): string {
  return `${shortDay(at, zone)} ${clockTime(at, zone)}`;
}

/** By whom or what it was turned off, to go on after "Off" or a time. */
export function endInWords({
  endCause,
  deactivatedBy,
}: Pick<EmergencyActivationFragment, "endCause" | "deactivatedBy">): string {
  switch (endCause) {
    case "USER":
      return "by the user";
    case "ADMINISTRATOR":
      return `by ${deactivatedBy?.name ?? "an administrator"}`;
    case "DESIGNATION_WITHDRAWN":
      return `as ${deactivatedBy?.name ?? "an administrator"} withdrew the permission`;
    case "USER_DISABLED":
      return "as the user was disabled";
    case "TWO_FACTOR_RESET":
      return "as the second factor was reset or removed";
    case "MAXIMUM_REACHED":
      return "at its time limit";
    case "IDLE":
      return "by Auto Logout";
    case "NEVER_SIGNED_IN":
      return "as nobody signed in for it";
    case null:
      return "";
  }
}

/** The audit report, filtered to all that was done in the mode. */
export const ACTIVITY = "/audit?q=mark:emergency-access";

/** The same of one user, where it may be known who: what was done by him, and its beginning and end by whomever. */
export function activityOf({ user }: Pick<EmergencyActivationFragment, "user">): string {
  return user == null ? ACTIVITY : `/audit?${new URLSearchParams({ q: `mark:emergency-access user:"${user.name}"` })}`;
}

/** The blocked charts that one user opened. */
export function overridesOf({ user }: Pick<EmergencyActivationFragment, "user">): string {
  const by = user == null ? "" : ` actor:"${user.name}"`;
  return `/audit?${new URLSearchParams({ q: `mark:chart-override${by}` })}`;
}

/** The page of one use of it, with its review. */
export function addressOf({ id }: { id: string }): string {
  return `/settings/emergency-access/${encodeURIComponent(id)}`;
}
