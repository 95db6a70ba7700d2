import { formatNumber } from "../../lib/culture.ts";
import type { ImportHistoryQuery, JobState } from "../../lib/graphql/graphql.ts";
import type { Tone } from "../../ui/badge.tsx";

export const STATE_WORDS: Readonly<Record<JobState, { readonly label: string; readonly tone: Tone }>> = {
  WAITING: { label: "Waiting for files", tone: "neutral" },
  RUNNING: { label: "Running", tone: "own" },
  DONE: { label: "Done", tone: "proven" },
  FAILED: { label: "Failed", tone: "refused" },
  CANCELLED: { label: "Cancelled", tone: "neutral" },
};

type Counts = Extract<
  NonNullable<ImportHistoryQuery["jobs"]>["edges"][number]["node"],
  { __typename: "ImportJob" }
>["counts"];

/** Whether nothing will change any more. */
export function isFinished(state: JobState): boolean {
  return state === "DONE" || state === "FAILED" || state === "CANCELLED";
}

/** The counts of all resource types together. */
export function sumOf(counts: Counts): {
  created: number;
  updated: number;
  unchanged: number;
  ignored: number;
  bad: number;
} {
  const sum = { created: 0, updated: 0, unchanged: 0, ignored: 0, bad: 0 };
  for (const count of counts) {
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += count[key];
  }
  return sum;
}

/** "7,101 created, 3 updated, 2 bad lines": what is not zero. */
export function outcomeInWords(counts: Counts): string {
  const { created, updated, unchanged, ignored, bad } = sumOf(counts);
  const parts = [
    [created, "created"],
    [updated, "updated"],
    [unchanged, "unchanged"],
    [ignored, "left out"],
    [bad, bad === 1 ? "bad line" : "bad lines"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatNumber(count)} ${word}`);
  return told.length === 0 ? "Nothing yet" : told.join(", ");
}
