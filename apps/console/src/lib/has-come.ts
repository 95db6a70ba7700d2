import { useEffect, useState } from "react";

/** What a timer can wait for; longer, it fires at once. Nothing here is so far off. */
const LONGEST_MILLISECONDS = 2 ** 31 - 1;

/** Whether the moment has come, by this computer's clock, in milliseconds. Infinity: it never does. */
export function useHasCome(moment: number): boolean {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const left = moment - Date.now();
    if (left > LONGEST_MILLISECONDS) return undefined;
    // A timer may be a fraction of a millisecond early.
    const timer = setTimeout(() => setNow(Math.max(Date.now(), moment)), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [moment]);
  return moment <= now;
}
