import { useQuery } from "@apollo/client/react";
import { BACKGROUND } from "../../lib/apollo.ts";
import { AUDIT_ENTRIES_ADDED } from "./operations.ts";

const POLL_MILLISECONDS = 2000;

/** How many entries have come since the page was read; asked for while the tab is looked at, and never shown by itself. */
export function useNewEntries(liveCursor: string | undefined, query: string): number {
  const { data } = useQuery(AUDIT_ENTRIES_ADDED, {
    variables: { since: liveCursor ?? "", ...(query === "" ? {} : { query }) },
    skip: liveCursor === undefined,
    fetchPolicy: "no-cache",
    pollInterval: POLL_MILLISECONDS,
    skipPollAttempt: () => document.hidden,
    context: BACKGROUND,
  });
  return liveCursor === undefined ? 0 : (data?.auditEntriesAdded?.count ?? 0);
}
