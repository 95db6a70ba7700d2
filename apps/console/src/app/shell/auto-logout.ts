import { useEffect, useState } from "react";

const WARNING_MILLISECONDS = 60_000;

/** How long before Auto Logout a session is warned, in milliseconds: a minute, or half of the whole time where that is shorter. */
export function warningOf({ lastUsedAt, idleExpiresAt }: { lastUsedAt: string; idleExpiresAt: string }): number {
  return Math.min(WARNING_MILLISECONDS, (Date.parse(idleExpiresAt) - Date.parse(lastUsedAt)) / 2);
}

/** Whether the moment has come. */
export function useHasCome(moment: number): boolean {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    // A timer may be a fraction of a millisecond early.
    const timer = setTimeout(() => setNow(Math.max(Date.now(), moment)), Math.max(0, moment - Date.now()));
    return () => clearTimeout(timer);
  }, [moment]);
  return moment <= now;
}
