import pino, { type Logger } from "pino";
import type { Config } from "./config.ts";

/** What the log says of an error. PostgreSQL's own repeat rows and values, which may be patients': of those only the names go in. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, severity, table, column, constraint, routine } = error as Error & Record<string, unknown>;
  const stack = error.stack?.split("\n").filter((line) => line.startsWith("    at "));
  if (severity !== undefined || (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code))) {
    return { type: error.name, code, table, column, constraint, routine, stack };
  }
  return { type: error.name, message: error.message, code, stack };
}

/** The server's log: JSON lines on standard error. */
export function openLog(config: Pick<Config, "logLevel">): Logger {
  return pino(
    { level: config.logLevel, serializers: { err: describeError } },
    pino.destination({ dest: 2, sync: false }),
  );
}
