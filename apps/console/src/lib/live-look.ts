import type { TypedDocumentNode } from "@apollo/client";
import { useSubscription } from "@apollo/client/react";
import { useEffect, useEffectEvent } from "react";
import { ofSession } from "./live.ts";
import { useMe } from "./session.tsx";

/** For what the live channel does not bring: it may be away, or refused. */
const POLL_MILLISECONDS = 30_000;

/**
 * Looks anew when the live channel tells of a change, and now and then. What fails is tried again: the next time is near.
 * @param told by what the channel tells of it.
 * @param options `listens`: to the channel; `polls`: now and then. In BTG every look is an entry of the customer's log: none is made
 * without need.
 */
export function useLiveLook<T>(
  told: TypedDocumentNode<T, Record<string, never>>,
  onChange: () => Promise<unknown>,
  { listens = true, polls = true }: { listens?: boolean; polls?: boolean } = {},
): void {
  const { session } = useMe();
  const look = useEffectEvent(() => void onChange().catch(() => undefined));
  useSubscription(told, {
    context: ofSession(session?.id ?? ""),
    skip: session === null || !listens,
    ignoreResults: true,
    onData: () => void onChange().catch(() => undefined),
  });
  useEffect(() => {
    if (!polls) return undefined;
    const timer = setInterval(look, POLL_MILLISECONDS);
    return () => clearInterval(timer);
  }, [polls]);
}
