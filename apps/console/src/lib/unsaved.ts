import { useEffect } from "react";

const holders = new Set<object>();

/** Tells the tab that something is typed here and not saved. */
export function useUnsaved(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined;
    const holder = {};
    holders.add(holder);
    return () => void holders.delete(holder);
  }, [unsaved]);
}

/** Whether the tab holds anything that is typed and not saved. */
export function isAnythingUnsaved(): boolean {
  return holders.size > 0;
}
