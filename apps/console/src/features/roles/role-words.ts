import type { RolesQuery } from "../../lib/graphql/graphql.ts";
import type { Tone } from "../../ui/badge.tsx";

export type Role = NonNullable<RolesQuery["roles"]>[number];

/** Whose the role is: what can be done with it hangs on that. */
export function originOf({ fixed, shipped }: Pick<Role, "fixed" | "shipped">): {
  readonly label: string;
  readonly tone: Tone;
  readonly text: string | undefined;
} {
  if (fixed)
    return {
      label: "Fixed",
      tone: "neutral",
      text: "It is the same in every practice, so it can be neither changed nor deleted. Make a role of your own instead.",
    };
  if (shipped !== null)
    return {
      label: "Shipped",
      tone: "neutral",
      text: "It came with the practice: you can change it, and not delete it. Take it from those who shall not hold it.",
    };
  return { label: "Own", tone: "own", text: undefined };
}

/** "3 people", "Nobody" */
export function holdersInWords(count: number): string {
  return count === 0 ? "Nobody" : count === 1 ? "1 person" : `${count} people`;
}

/** Where the role's page is. */
export function roleAddress(id: string): string {
  return `/roles/${encodeURIComponent(id)}`;
}

/** The users who hold the role. */
export function holdersAddress(id: string): string {
  return `/users?role=${encodeURIComponent(id)}`;
}
