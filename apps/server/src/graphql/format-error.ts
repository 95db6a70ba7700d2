import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { isDatabaseAway, isTooSlow } from "../store/database-away.ts";
import { isFenced } from "../store/sql-state.ts";
import { ChartwardError, disabledInBtg, ERROR_CODES, FENCED, type ErrorCode } from "./errors.ts";

/** Codes of Apollo's own that mean that the request is wrong. */
const REQUEST_FAULTS = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
]);

/**
 * The one way in which errors reach a client: a code of the closed set, the request's id, and a message that repeats no input. What is
 * not one of ours is masked and logged.
 * @param operation `changed`: something of it had been committed before, so that trying again may do it twice.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { requestId, changed, log }: { requestId: string; changed: boolean; log: Logger },
): GraphQLFormattedError {
  const own = causeOf(error);
  if (own !== null) {
    return {
      ...formatted,
      message: own.message,
      extensions: { ...own.extensions, code: own.code, requestId, http: undefined },
    };
  }
  if (isFenced(error)) {
    const path = String(formatted.path?.[0] ?? "");
    log.error({ requestId, path }, FENCED);
    const { message, extensions } = disabledInBtg(path);
    return { ...formatted, message, extensions: { ...extensions, requestId } };
  }
  const code = String(formatted.extensions?.["code"]);
  if (REQUEST_FAULTS.has(code)) {
    return {
      ...formatted,
      message: withoutValues(formatted.message),
      extensions: { code: "BAD_USER_INPUT" satisfies ErrorCode, requestId },
    };
  }
  const away = isDatabaseAway(error);
  const slow = isTooSlow(error);
  const err = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (away) log.error({ requestId }, "The database does not answer");
  else log.error({ requestId, err }, slow ? "An operation took too long" : "An operation failed");
  const what = away
    ? "The database does not answer."
    : slow
      ? "This took too long."
      : "Something went wrong on our side.";
  const next = changed
    ? "It may have been done: look before you try again."
    : "Nothing was changed. Try again in a minute.";
  return {
    message: `${what} ${next} If it fails again, give support the request id ${requestId}.`,
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: {
      code: "INTERNAL_SERVER_ERROR" satisfies ErrorCode,
      requestId,
      ...(away ? { unavailable: true } : {}),
    },
  };
}

function causeOf(error: unknown): ChartwardError | null {
  for (
    let cause: unknown = error;
    cause instanceof Error;
    cause = (cause as { originalError?: unknown }).originalError
  ) {
    if (cause instanceof ChartwardError && cause.code in ERROR_CODES) return cause;
  }
  return null;
}

/**
 * GraphQL's messages on values repeat the value, which may be a password: `Variable "$input" got invalid value "x" at "input.password";
 * String cannot represent ...: "x"`. The place and the type are enough to correct it.
 */
function withoutValues(message: string): string {
  const variable = /^Variable "\$(\w+)" got invalid value [\s\S]*?(?: at "([^"]+)")?; ([\s\S]*)$/.exec(message);
  if (variable !== null) {
    const [, name, path, rule] = variable as unknown as [string, string, string | undefined, string];
    return `$${path ?? name}: ${withoutValue(rule)}`;
  }
  return withoutValue(message);
}

function withoutValue(rule: string): string {
  const cut = rule
    .replace(/(cannot represent [^:]*?)(?: \(\w+\))?: [\s\S]*$/, "$1.")
    .replace(/(Expected value of type "[^"]+"), found [\s\S]*?(; Expected [^"]*)?$/, "$1$2")
    .replace(/(Syntax Error: (?:Expected [\s\S]*?, found|Unexpected) \w+)[\s\S]*$/, "$1.")
    .replace(/(Value ")[^"]*(" does not exist in "\w+" enum)[\s\S]*$/, "The value does not exist in its enum.");
  return /^(Expected|Exactly one key|OneOf|Field|Unknown|Cannot query|Syntax Error|Variable|Argument|The value|\w+ cannot represent|Query|Must provide|There can be|Fragment|Directive|This |Operation|(Anonymous )?Subscription|POST|GraphQL)/.test(
    cut,
  )
    ? cut.slice(0, 400)
    : "The value is not of the type that the schema gives it. Check it.";
}
