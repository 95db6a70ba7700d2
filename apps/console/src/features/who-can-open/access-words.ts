import type { WhoCanOpenQuery } from "../../lib/graphql/graphql.ts";

/** A user with the decision on the chart. */
export type ListedAccess = NonNullable<WhoCanOpenQuery["whoCanOpen"]>["edges"][number]["node"];

/** "Provider · Family physician" */
export function kindInWords({ kind, userTitle }: ListedAccess["user"]): string {
  const words = kind === "PROVIDER" ? "Provider" : "Staff";
  return userTitle === null || userTitle === "" ? words : `${words} · ${userTitle}`;
}

/** The reason alone: whether it is allowed stands beside it. */
export function reasonInWords({ message }: ListedAccess["decision"]): string {
  return message.replace(/^(?:Allowed|Refused)\. /u, "");
}

/** "5 of 7 users can open this chart." */
export function countInWords(allowed: number, everybody: number): string {
  if (allowed === everybody)
    return everybody === 1 ? "The only user can open it." : `All ${everybody} users can open it.`;
  if (allowed === 0)
    return everybody === 1 ? "The only user cannot open it." : `None of ${everybody} users can open it.`;
  return `${allowed} of ${everybody} users can open it.`;
}
