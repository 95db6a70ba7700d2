import { CombinedGraphQLErrors, ServerError, ServerParseError } from "@apollo/client/errors";
import { waitInWords } from "./dates.ts";
import type { SessionEndCause } from "./graphql/graphql.ts";

/** What went wrong, in the closed set of the API's error codes; NETWORK is the console's own: no answer came. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** Of PASSWORD_REQUIRED, when the password was wrong. */
  readonly triesLeft: number | undefined;
  /** Of UNAUTHENTICATED, where the server knows the session that has ended. */
  readonly sessionEndCause: SessionEndCause | null;
}

/** What a mutation refused in words (`userErrors`), thrown where the caller shows whatever an act failed with. */
export class ActRefused extends Error {
  override readonly name = "ActRefused";
}

/** Reads whatever a request failed with. The first GraphQL error speaks for all of them. */
export function failureOf(error: unknown): Failure {
  const nothing = {
    requestId: undefined,
    retryAfterSeconds: undefined,
    triesLeft: undefined,
    sessionEndCause: null,
  };
  if (error instanceof ActRefused) return { ...nothing, code: "BAD_USER_INPUT", message: error.message };
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    const extensions = first?.extensions ?? {};
    return {
      code: typeof extensions["code"] === "string" ? extensions["code"] : "INTERNAL_SERVER_ERROR",
      message: first?.message ?? error.message,
      requestId: typeof extensions["requestId"] === "string" ? extensions["requestId"] : undefined,
      retryAfterSeconds:
        typeof extensions["retryAfterSeconds"] === "number" ? extensions["retryAfterSeconds"] : undefined,
      triesLeft: typeof extensions["triesLeft"] === "number" ? extensions["triesLeft"] : undefined,
      sessionEndCause: (extensions["sessionEndCause"] as SessionEndCause | undefined) ?? null,
    };
  }
  const answer = ServerError.is(error) || ServerParseError.is(error) ? error.response : undefined;
  return {
    ...nothing,
    code: answer === undefined ? "NETWORK" : "INTERNAL_SERVER_ERROR",
    message: error instanceof Error ? error.message : String(error),
    requestId: answer?.headers.get("x-request-id") ?? undefined,
  };
}

/** A failure in words for the person: what happened, and what to do next. */
export interface Explanation {
  readonly kind: "blocked" | "forbidden" | "missing" | "failed";
  readonly title: string;
  readonly text: string;
  readonly requestId: string | undefined;
}

/** Words for a failure of reading `what`, such as "The patients". */
export function explain(error: unknown, what: string): Explanation {
  const { code, message, requestId, retryAfterSeconds } = failureOf(error);
  switch (code) {
    case "RECORD_BLOCKED":
      return {
        kind: "blocked",
        title: "You cannot open this record",
        text: "Your practice has closed it to you. This attempt is in the audit log. Ask an administrator if you need it.",
        requestId: undefined,
      };
    case "FORBIDDEN":
      return {
        kind: "forbidden",
        title: "You may not see this",
        text: "Your role does not hold the right for it. Ask an administrator if you need it.",
        requestId,
      };
    case "NOT_FOUND":
      return {
        kind: "missing",
        title: "Nothing is here",
        text: "The address is wrong, or what it named is gone. Go back and choose again.",
        requestId,
      };
    case "BAD_USER_INPUT":
      return { kind: "failed", title: "The request was not understood", text: message, requestId };
    case "RATE_LIMITED":
      return {
        kind: "failed",
        title: "Too many requests",
        text: `Wait ${waitInWords(retryAfterSeconds)}, then try again.`,
        requestId,
      };
    case "NETWORK":
      return {
        kind: "failed",
        title: "The server did not answer",
        text: "Check your connection, then try again.",
        requestId,
      };
    default:
      return {
        kind: "failed",
        title: `${what} did not load`,
        text: "Try again. If it fails again, give support the request id below.",
        requestId,
      };
  }
}

/** One line for a form, when an act failed as a whole: `act` is a sentence without its full stop, such as "You were not signed in". */
export function explainAct(error: unknown, act: string): string {
  const { code, message, requestId, retryAfterSeconds } = failureOf(error);
  if (code === "RATE_LIMITED") return `Too many attempts. Wait ${waitInWords(retryAfterSeconds)}, then try again.`;
  if (code === "NETWORK") return `${act}: the server did not answer. Check your connection, then try again.`;
  if (code === "FORBIDDEN") return `${act}: your role does not hold the right for it.`;
  if (code === "BAD_USER_INPUT" || code === "CONFLICT" || code === "DISABLED_IN_BTG") return message;
  const id = requestId === undefined ? "" : ` If it fails again, give support the request id ${requestId}.`;
  return `${act}. Try again.${id}`;
}
