import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import { useNavigate } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { enterBtg, OUTSIDE_BTG } from "../../lib/btg.ts";
import { throwRefusal } from "../../lib/form-errors.ts";
import { useMe } from "../../lib/session.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { END_BTG_SESSION, LIVE_BTG_SESSIONS } from "./operations.ts";
import type { StaffBtgSession } from "./staff-words.ts";

/** The vendor's realm has no live channel. */
const POLL_MILLISECONDS = 15_000;

/** One's own live BTG sessions; undefined while they are awaited. */
export function useOwnAccesses({ polls = false } = {}): readonly StaffBtgSession[] | undefined {
  const employee = useMe().vendorEmployee;
  const { data } = useQuery(LIVE_BTG_SESSIONS, {
    fetchPolicy: polls ? "cache-and-network" : "cache-first",
    // A supervisor's look at everybody's is an entry of the vendor's log: he looks at each visit, and not all day long.
    pollInterval: polls && employee?.role === "AGENT" ? POLL_MILLISECONDS : 0,
    skipPollAttempt: () => document.hidden,
    // The tab may be on its way into one of them.
    context: { ...BACKGROUND, ...OUTSIDE_BTG },
  });
  return data?.vendorBtgSessions?.edges
    .map(({ node }) => node)
    .filter((session) => session.state === "LIVE" && session.employee.id === employee?.id);
}

/** Takes the tab into a live BTG session, to its start or to a page of the practice. */
export function useGoOn(): (session: StaffBtgSession, to?: string) => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  return async ({ id }, to = "/") => {
    await enterBtg(client, id);
    await navigate(to);
  };
}

/** Ends a BTG session, and says so; throws when it was refused. */
export function useEndAccess(): (session: StaffBtgSession) => Promise<void> {
  const [end] = useMutation(END_BTG_SESSION);
  return async ({ id, practice }) => {
    const { data } = await end({ variables: { input: { btgSessionId: id } } });
    throwRefusal(data?.vendorEndBtgSession?.userErrors);
    toastDone(`The access to ${practice.name} has ended.`);
  };
}
