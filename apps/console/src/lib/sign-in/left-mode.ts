/** State of the way to the sign-in page: emergency access mode is on for whoever has just signed out. */
export interface LeftMode {
  /** Its time limit. */
  readonly emergencyUntil: string;
  /** Of the practice. */
  readonly timeZone: string;
}

/** What of it a location's state has. */
export function leftModeOf(state: unknown): LeftMode | undefined {
  const { emergencyUntil, timeZone } = (state ?? {}) as Partial<Record<string, unknown>>;
  return typeof emergencyUntil === "string" && typeof timeZone === "string" ? { emergencyUntil, timeZone } : undefined;
}
