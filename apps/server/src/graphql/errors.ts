import { GraphQLError } from "graphql";
import { accessNameOf } from "../identity/btg-names.ts";
import type { SessionEndCause } from "../live/live.types.ts";

/** `extensions.code` of every top-level error: this closed set. */
export const ERROR_CODES = {
  UNAUTHENTICATED:
    "Nobody is signed in, or the session, key or token has ended. `sessionEndCause`, where the token's session is known.",
  FORBIDDEN: "Signed in, but without the right, realm or state that the field needs.",
  NOT_FOUND: "No such thing for this caller.",
  BAD_USER_INPUT:
    "The document, a variable or a limit (depth, aliases, cost, page size) is wrong. Never echoes a password, PIN or code.",
  CONFLICT: "Idempotency key used with other arguments, or a race lost after retries.",
  RATE_LIMITED: "Too many tries. `retryAfterSeconds`, where waiting helps.",
  DISABLED_IN_BTG:
    "An element marked @disabledInBtg was used in a BTG session. `path`, e.g. `input.profile.smtpPassword`.",
  PASSWORD_REQUIRED: "The password is missing or wrong. `triesLeft`.",
  RECORD_BLOCKED: "A set blocks the record or chart that was opened by id or Demographic #; no detail of the patient.",
  INTERNAL_SERVER_ERROR: "Masked. Quote the `requestId`.",
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** An error that reaches the client as it is. Every other error is masked. */
export class ChartwardError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { ...extensions, code } });
    this.code = code;
  }
}

/** @param sessionEndCause why the session of the token that was shown has ended; null: there is none, or none was shown. */
export function unauthenticated(sessionEndCause: SessionEndCause | null = null): ChartwardError {
  return new ChartwardError(
    "UNAUTHENTICATED",
    "Nobody is signed in, or the session has ended. Sign in.",
    sessionEndCause === null ? {} : { sessionEndCause },
  );
}

/** The request names a BTG session, and that, or the employee's own session, is not in force. @param vendorName D8. */
export function accessEnded(vendorName: string): ChartwardError {
  return new ChartwardError(
    "UNAUTHENTICATED",
    `This ${accessNameOf(vendorName)} has ended. Open a new one in the staff console.`,
  );
}

export function forbidden(): ChartwardError {
  return new ChartwardError("FORBIDDEN", "You may not do this. Ask an administrator of your practice for the right.");
}

/** The same for an id that is malformed, unknown, another practice's or not to be known of (D10). */
export function notFound(): ChartwardError {
  return new ChartwardError("NOT_FOUND", "There is no such thing, or you may not know of it. Check the id.");
}

/** The one message for a record or chart that a set blocks: it tells nothing of the patient (D5). */
export function recordBlocked(): ChartwardError {
  return new ChartwardError(
    "RECORD_BLOCKED",
    "A patient set blocks this record for you. If you need it, ask an administrator of your practice.",
  );
}

/** How the log goes on where what an agent asked for in BTG was refused as missing. */
export const MISSING_IN_WORDS = ": there is no such thing, or it may not be known of";

/** @param field path from the operation's arguments, e.g. `filter.search`. */
export function badInput(field: string, rule: string): ChartwardError {
  return new ChartwardError("BAD_USER_INPUT", `${field}: ${rule}`, { field });
}

/** The actor's own password is missing or wrong. */
export function passwordRequired(triesLeft: number | null): ChartwardError {
  return new ChartwardError(
    "PASSWORD_REQUIRED",
    triesLeft === null ? "Give your password." : "The password is wrong. Type your own password.",
    triesLeft === null ? {} : { triesLeft },
  );
}

/** An element marked @disabledInBtg was used in a BTG session. @param path e.g. `input.profile.smtpPassword`. */
export function disabledInBtg(path: string): ChartwardError {
  return new ChartwardError("DISABLED_IN_BTG", "Disabled when in BTG.", { path });
}

/** For the server's log, where the database has to refuse a locked write: a fault of ours. */
export const FENCED = "The lockdown's fence refused what no directive had refused";

export function rateLimited(retryAfterSeconds: number): ChartwardError {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return new ChartwardError(
    "RATE_LIMITED",
    `Too many tries. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, then try again.`,
    {
      retryAfterSeconds,
    },
  );
}

/** Too many wrong codes in a row: waiting does not help. */
export function locked(): ChartwardError {
  return new ChartwardError(
    "RATE_LIMITED",
    "Too many wrong codes. Set a new password, or ask an administrator to unlock your login.",
  );
}
