const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** So many wrong ones in any such time. */
interface Budget {
  readonly most: number;
  readonly milliseconds: number;
}

/** Of wrong Support PINs, and again of wrong codes. */
export const USER_BUDGETS: readonly Budget[] = [
  { most: 3, milliseconds: DAY_MS },
  { most: 10, milliseconds: 30 * DAY_MS },
];
export const AGENT_BUDGETS: readonly Budget[] = [
  { most: 10, milliseconds: HOUR_MS },
  { most: 20, milliseconds: DAY_MS },
];

/** Wrong ones of all agents together, PINs and codes, in an hour: then somebody must look. */
export const ALARM = { wrong: 50, milliseconds: HOUR_MS } as const;

/** What budgets leave. */
export interface Standing {
  readonly left: number;
  /** When there is one left again; null: there is one now. */
  readonly retryAt: Date | null;
}

/** How many of the newest wrong ones decide. */
export function decidingOf(budgets: readonly Budget[]): number {
  return Math.max(...budgets.map(({ most }) => most));
}

/** @param wrong when they were tried, the newest first; as many as decide. */
export function standingOf(budgets: readonly Budget[], wrong: readonly Date[], now: Date): Standing {
  let left = Number.POSITIVE_INFINITY;
  let retryAt = 0;
  for (const { most, milliseconds } of budgets) {
    const counted = wrong.filter((triedAt) => triedAt.getTime() > now.getTime() - milliseconds).length;
    left = Math.min(left, most - counted);
    if (counted >= most) retryAt = Math.max(retryAt, wrong[most - 1]!.getTime() + milliseconds);
  }
  return { left: Math.max(left, 0), retryAt: retryAt === 0 ? null : new Date(retryAt) };
}

/** A wait as one says it: `a minute`, `45 minutes`, `23 hours`, `12 days`. */
export function waitInWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 1) return "a minute";
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.ceil(minutes / 60);
  return hours <= 48 ? `${hours} hours` : `${Math.ceil(hours / 24)} days`;
}
