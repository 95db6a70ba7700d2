import { useEffect, useState, useSyncExternalStore } from "react";
import { useLocation } from "react-router";

/** A way into a page that tells it apart from all others. */
interface Arrival {
  /** Of this step of the history alone; kept over a reload. */
  readonly key: string;
  /** The notices whose link was followed; they are seen once the page has loaded. */
  readonly noticeIds: readonly string[];
}

/** Whose key the loaded page has. */
let loadedKey: string | undefined;
const listeners = new Set<() => void>();

/** State of a link that tells of something new: its page reads anew, even when it is the one that is left. */
export function arrivalBy(noticeIds: readonly string[]): { noticeIds: readonly string[] } {
  return { noticeIds };
}

/** The last time that a link with news was followed, or else where this tab, or this part of the page, began. */
export function useArrival(): Arrival {
  const { key, state } = useLocation();
  const noticeIds = noticeIdsOf(state);
  const [arrival, setArrival] = useState<Arrival>({ key, noticeIds });
  if (noticeIds.length === 0 || arrival.key === key) return arrival;
  setArrival({ key, noticeIds });
  return { key, noticeIds };
}

/** Says that the page, as it was arrived at, shows what it was opened for. */
export function usePageLoaded(loaded: boolean): void {
  const { key } = useArrival();
  useEffect(() => {
    if (!loaded) return undefined;
    tell(key);
    return () => tell(undefined);
  }, [key, loaded]);
}

/** The key of the arrival whose page has loaded; undefined while none has. */
export function useLoadedArrival(): string | undefined {
  return useSyncExternalStore(subscribe, () => loadedKey);
}

function tell(key: string | undefined): void {
  loadedKey = key;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function noticeIdsOf(state: unknown): readonly string[] {
  const ids = (state as Partial<Record<string, unknown>> | null)?.["noticeIds"];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : NONE;
}

const NONE: readonly string[] = [];
