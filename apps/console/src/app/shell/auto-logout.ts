const WARNING_MILLISECONDS = 60_000;

/** How long before Auto Logout a session is warned, in milliseconds: a minute, or half of the whole time where that is shorter. */
export function warningOf({ lastUsedAt, idleExpiresAt }: { lastUsedAt: string; idleExpiresAt: string }): number {
  return Math.min(WARNING_MILLISECONDS, (Date.parse(idleExpiresAt) - Date.parse(lastUsedAt)) / 2);
}
