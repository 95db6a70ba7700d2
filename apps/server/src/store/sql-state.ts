/** What PostgreSQL calls an error's kind. */
type SqlState = "40P01" | "23505" | "CW001";

/** Whether PostgreSQL ended the transaction to resolve a deadlock: nothing was changed, and it can be done again. */
export function isDeadlock(error: unknown): boolean {
  return hasSqlState(error, "40P01");
}

/** Whether a value that must be unique is there already. The transaction has failed by it: only another one can look who has it. */
export function isUniqueViolation(error: unknown): boolean {
  return hasSqlState(error, "23505");
}

/** Whether the lockdown's fence refused a write of a BTG session. */
export function isFenced(error: unknown): boolean {
  return hasSqlState(error, "CW001");
}

/** The error itself, or what it wraps. */
function hasSqlState(error: unknown, state: SqlState): boolean {
  let cause = error;
  for (let depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    const { code, originalError } = cause as Error & { code?: unknown; originalError?: unknown };
    if (code === state) return true;
    cause = cause.cause ?? originalError;
  }
  return false;
}
