/** SQLSTATE classes and codes of a server that is not there: connection exceptions, shutdown, start-up, too many connections, disk full. */
const SQL_STATES = /^(08...|57P0[1-3]|53[0-4]00)$/;
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

/** Whether an error, or one that it came from, says that the database cannot be worked with now: it is nobody's fault in the request. */
export function isDatabaseAway(error: unknown): boolean {
  for (
    let cause: unknown = error, depth = 0;
    cause instanceof Error && depth < 5;
    cause = cause.cause ?? (cause as { originalError?: unknown }).originalError, depth += 1
  ) {
    const { code, message, severity } = cause as Error & { code?: unknown; severity?: unknown };
    // FATAL ends the connection, or lets none begin.
    if (severity === "FATAL" || severity === "PANIC") return true;
    if (typeof code === "string" && (SQL_STATES.test(code) || SOCKET_CODES.has(code))) return true;
    if (MESSAGES.test(message)) return true;
  }
  return false;
}
