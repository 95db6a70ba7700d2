import { useSyncExternalStore } from "react";

/**
 * Whole seconds until the moment, each second anew; 0 from then on, undefined without a moment.
 * @param moment in milliseconds since 1970.
 */
export function useSecondsUntil(moment: number | undefined): number | undefined {
  const now = useSyncExternalStore(moment === undefined ? never : often, wholeSeconds);
  return moment === undefined ? undefined : Math.max(0, Math.ceil(moment / 1000) - now);
}

/** More often than the seconds change: none is passed over. */
function often(listener: () => void): () => void {
  const timer = setInterval(listener, 250);
  return () => clearInterval(timer);
}

function never(): () => void {
  return () => undefined;
}

function wholeSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
