import { useQuery } from "@apollo/client/react";
import { BACKGROUND } from "../../lib/apollo.ts";
import type { VendorAccessTimelineQuery } from "../../lib/graphql/graphql.ts";
import { useMe } from "../../lib/session.tsx";
import { TIMELINE_ADDED } from "./operations.ts";

const POLL_MILLISECONDS = 3000;

type Access = Extract<NonNullable<VendorAccessTimelineQuery["node"]>, { __typename: "BtgSession" }>;

/** How many entries an access has got since the page of its timeline was read; asked for while the tab is looked at. */
export function useAddedEntries(page: Access["timeline"] | undefined): number {
  const inBtg = useMe().btgSession !== null;
  // Its entries name the access as the log searches for it.
  const sessionId = page?.edges.find(({ node }) => node.actor.kind === "VENDOR_EMPLOYEE")?.node.sessionId;
  // In BTG every look is an entry of the very log: it would follow itself.
  const skip = sessionId == null || inBtg;
  const { data } = useQuery(TIMELINE_ADDED, {
    variables: { since: page?.liveCursor ?? "", query: `session:${sessionId ?? ""}` },
    skip,
    fetchPolicy: "no-cache",
    pollInterval: POLL_MILLISECONDS,
    skipPollAttempt: () => document.hidden,
    context: BACKGROUND,
  });
  return skip ? 0 : (data?.auditEntriesAdded?.count ?? 0);
}
