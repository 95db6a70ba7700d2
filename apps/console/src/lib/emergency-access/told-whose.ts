import type { AccessRight } from "../graphql/graphql.ts";
import { useMe } from "../session.tsx";

/** Any of them is enough to be told whose emergency access it is, and why. */
export const TOLD_WHOSE: readonly AccessRight[] = [
  "PRACTICE_ADMINISTER",
  "EMERGENCY_ACCESS_ADMINISTER",
  "EMERGENCY_ACCESS_REVIEW",
];

/** Whether to ask whose it is: a question that is refused stands in the log. */
export function useToldWhose(): boolean {
  const { rights } = useMe();
  return TOLD_WHOSE.some((right) => rights.includes(right));
}
