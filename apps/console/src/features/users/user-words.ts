import type { UserKind, UsersQuery, UserState } from "../../lib/graphql/graphql.ts";
import type { Tone } from "../../ui/badge.tsx";

/** A user as the list asks for one. */
export type ListedUser = NonNullable<UsersQuery["users"]>["edges"][number]["node"];

export const KIND_WORDS: Readonly<Record<UserKind, string>> = { PROVIDER: "Provider", STAFF: "Staff" };

export const STATE_WORDS: Readonly<Record<UserState, { readonly label: string; readonly tone: Tone }>> = {
  ACTIVE: { label: "Active", tone: "proven" },
  INVITED: { label: "Invited", tone: "own" },
  DISABLED: { label: "Disabled", tone: "neutral" },
};

/** The roles for the work, by name; all users hold TABS besides. */
export function rolesInWords(roles: readonly { readonly name: string; readonly shipped: string | null }[]): string {
  const forWork = roles.filter(({ shipped }) => shipped !== "TABS");
  return forWork.length === 0 ? "TABS alone" : forWork.map(({ name }) => name).join(", ");
}

/** Where the user's page is. */
export function userAddress(id: string, tab?: string): string {
  return `/users/${encodeURIComponent(id)}${tab === undefined ? "" : `?tab=${tab}`}`;
}
