import type {
  BtgEndCause,
  StaffBtgSessionFragment,
  UserKind,
  UserManagementQuery,
  UserState,
} from "../../lib/graphql/graphql.ts";
import type { Tone } from "../../ui/badge.tsx";

type OpenPractice = Extract<NonNullable<UserManagementQuery["node"]>, { __typename: "VendorPractice" }>;

/** A user of a practice, as the vendor's directory has one. */
export type DirectoryUser = NonNullable<OpenPractice["users"]>["edges"][number]["node"];

/** A practice that is looked at. */
export type DirectoryPractice = Pick<OpenPractice, "id" | "name">;

export type StaffBtgSession = StaffBtgSessionFragment;

export const KIND_WORDS: Readonly<Record<UserKind, string>> = { PROVIDER: "Provider", STAFF: "Staff" };

export const STATE_WORDS: Readonly<Record<UserState, { readonly label: string; readonly tone: Tone }>> = {
  ACTIVE: { label: "Active", tone: "proven" },
  INVITED: { label: "Invited", tone: "own" },
  DISABLED: { label: "Disabled", tone: "neutral" },
};

/** The roles for the work, by name; all users hold TABS besides. */
export function rolesInWords(names: readonly string[]): string {
  const forWork = names.filter((name) => name !== "TABS");
  return forWork.length === 0 ? "TABS alone" : forWork.join(", ");
}

/** By whom or what an access ended, to go on after "Ended". */
export const END_WORDS: Readonly<Record<BtgEndCause, string>> = {
  AGENT: "by its agent",
  SUPERVISOR: "by a supervisor",
  PRACTICE: "by the practice",
  EXPIRED: "at its time limit",
  USER_DISABLED: "as the user was disabled",
  VENDOR_EMPLOYEE_SIGNED_OUT: "as its agent was signed out",
};

/** The one whose access it was reads why the tab is here again. */
export const YOUR_END_WORDS: Readonly<Record<BtgEndCause, string>> = {
  AGENT: "You ended it.",
  SUPERVISOR: "A supervisor ended it.",
  PRACTICE: "An administrator of the practice ended it.",
  EXPIRED: "Its time was over.",
  USER_DISABLED: "The user on whose behalf you were there has been disabled.",
  VENDOR_EMPLOYEE_SIGNED_OUT: "Your own session ended, and it with it.",
};

/** Where User Management of a practice is. */
export function practiceAddress(id: string): string {
  return `/staff/practices/${encodeURIComponent(id)}`;
}
