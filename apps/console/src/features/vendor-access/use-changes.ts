import { useSubscription } from "@apollo/client/react";
import { useEffect, useEffectEvent } from "react";
import { ofSession } from "../../lib/live.ts";
import { useMe, useRight } from "../../lib/session.tsx";
import { VENDOR_ACCESS_CHANGED } from "./operations.ts";

/** For what the live channel does not bring: it may be away, or refused. */
const POLL_MILLISECONDS = 30_000;

/** Calls when an access was opened or has ended, and now and then. */
export function useAccessChanges(onChange: () => Promise<unknown>): void {
  const { session, actor } = useMe();
  const tells = useRight("BTG_READ");
  // In BTG every look is an entry of the customer's log: none is made without need.
  const polls = actor.kind === "USER";
  // What fails is tried again: the next time is near.
  const look = useEffectEvent(() => void onChange().catch(() => undefined));
  useSubscription(VENDOR_ACCESS_CHANGED, {
    context: ofSession(session?.id ?? ""),
    skip: session === null || !tells,
    ignoreResults: true,
    onData: () => void onChange().catch(() => undefined),
  });
  useEffect(() => {
    if (!polls) return undefined;
    const timer = setInterval(look, POLL_MILLISECONDS);
    return () => clearInterval(timer);
  }, [polls]);
}
