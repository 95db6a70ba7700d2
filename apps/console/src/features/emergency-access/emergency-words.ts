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

/** The same of one user. */
export function activityOf(userName: string): string {
  return `/audit?${new URLSearchParams({ q: `mark:emergency-access actor:"${userName}"` })}`;
}

/** The page of one use of it, with its review. */
export function addressOf({ id }: { id: string }): string {
  return `/settings/emergency-access/${encodeURIComponent(id)}`;
}
