import { useApolloClient, useSubscription } from "@apollo/client/react";
import { useEffect, useEffectEvent } from "react";
import { BACKGROUND } from "../../lib/apollo.ts";
import type { AccessRight } from "../../lib/graphql/graphql.ts";
import { ofSession } from "../../lib/live.ts";
import { NOTICE_CHANGED, SESSION } from "../../lib/operations.ts";
import { useMe } from "../../lib/session.tsx";

/** For what the live channel does not bring: it may be away, or refused. */
const POLL_MILLISECONDS = 30_000;
/** What these pages ask for goes by them. */
const RIGHTS: readonly AccessRight[] = ["EMERGENCY_ACCESS_ADMINISTER", "EMERGENCY_ACCESS_REVIEW"];

/** Calls when emergency access was activated, turned off or reviewed, and now and then: everybody is told of it by a notice. */
export function useEmergencyChanges(onChange: () => Promise<unknown>): void {
  const { session, actor, rights } = useMe();
  const client = useApolloClient();
  // In BTG every look is an entry of the customer's log: none is made without need.
  const follows = session !== null && actor.kind === "USER";
  const look = async () => {
    // One's own mode may be what has ended: to ask with rights that are gone would be a refusal in the log. The page asks by itself then.
    const answer = await client.query({ query: SESSION, fetchPolicy: "no-cache", context: BACKGROUND });
    const now = answer.data?.me?.rights;
    if (now !== undefined && RIGHTS.every((right) => now.includes(right) === rights.includes(right))) await onChange();
  };
  useSubscription(NOTICE_CHANGED, {
    context: ofSession(session?.id ?? ""),
    skip: !follows,
    ignoreResults: true,
    onData: () => void look().catch(() => undefined),
  });
  // What fails is tried again: the next time is near.
  const onMoment = useEffectEvent(() => void look().catch(() => undefined));
  useEffect(() => {
    if (!follows) return undefined;
    const timer = setInterval(onMoment, POLL_MILLISECONDS);
    return () => clearInterval(timer);
  }, [follows]);
}
