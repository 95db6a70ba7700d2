/** SQLSTATE classes and codes of a server that is not there: connection exceptions, shutdown, start-up, too many connections, disk full. */
const SQL_STATES = /^(08...|57P0[1-3]|53[0134]00)$/;
const SOCKET_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);
/** Messages of pg that have no code. */
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Limits of time that end a transaction, and its connection with it. */
const TIME_LIMITS = new Set(["25P03", "25P04", "57014"]);

/** Whether a limit of time ended the work: the database is well, what was asked for is too much. */
export function isTooSlow(error: unknown): boolean {
  const cause = error instanceof Error ? ((error as { originalError?: unknown }).originalError ?? error) : error;
  return cause instanceof Error && TIME_LIMITS.has(String((cause as { code?: unknown }).code));
}

/** Whether an error, or one that it came from, says that the database cannot be worked with now: it is nobody's fault in the request. */
export function isDatabaseAway(error: unknown): boolean {
  for (
    let cause: unknown = error, depth = 0;
    cause instanceof Error && depth < 5;
    cause = cause.cause ?? (cause as { originalError?: unknown }).originalError, depth += 1
  ) {
    const { code, message, severity } = cause as Error & { code?: unknown; severity?: unknown };
    if (typeof code === "string" && TIME_LIMITS.has(code)) return false;
    // FATAL ends the connection, or lets none begin.
    if (severity === "FATAL" || severity === "PANIC") return true;
    if (typeof code === "string" && (SQL_STATES.test(code) || SOCKET_CODES.has(code))) return true;
    if (MESSAGES.test(message)) return true;
  }
  return false;
}
