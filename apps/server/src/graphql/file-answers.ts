import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { isDatabaseAway } from "../store/database-away.ts";
import { btgOf, type Actor } from "../identity/actor.ts";
import { ChartwardError, MISSING_IN_WORDS } from "./errors.ts";

/** A refusal of a request for a file, of an upload or a download; the message is for people. */
export class FileFault extends Error {
  override name = "FileFault";
  /** Of HTTP. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * How the log goes on with the refusal of a file; null where it is no entry. In BTG a missing file is one too: which ids there are is not
 * tried out unseen.
 */
export function refusalInWords(error: unknown, actor: Actor): string | null {
  if (!(error instanceof ChartwardError)) return null;
  if (error.code === "FORBIDDEN") return ": the right is missing";
  return error.code === "NOT_FOUND" && btgOf(actor) !== null ? MISSING_IN_WORDS : null;
}

const STATUS_OF_CODE: Readonly<Partial<Record<string, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
};

/**
 * Answers a request for a file that failed, in the form of a GraphQL error; one that is being answered already breaks off.
 * @param act as the log names it: `An upload`.
 */
export function refuseFile(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  { act, log }: { act: string; log: Logger },
): void {
  const requestId = response.getHeader("x-request-id");
  if (response.socket?.destroyed ?? true) {
    log.debug({ err: error, requestId }, `${act} broke off`);
    request.destroy();
    return;
  }
  const { status, code, message } = answerOf(error);
  if (isDatabaseAway(error)) log.error({ requestId }, "The database does not answer");
  else if (status >= 500) log.error({ err: error, requestId }, `${act} failed`);
  if (response.headersSent) {
    // Cut short, so that nobody takes a part for the whole.
    response.destroy();
    return;
  }
  // What is still being sent is not waited for.
  response.setHeader("connection", "close");
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] }));
}

function answerOf(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof FileFault) return { status: error.status, code: "BAD_USER_INPUT", message: error.message };
  if (error instanceof ChartwardError)
    return { status: STATUS_OF_CODE[error.code] ?? 400, code: error.code, message: error.message };
  if (isDatabaseAway(error)) return fault(503, "The database does not answer. Try again in a minute.");
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT")
    return fault(503, "The server's disk is full. Try again once there is room.");
  return fault(500, "Something went wrong on the server. Try again; quote the request id if it lasts.");
}

function fault(status: 500 | 503, message: string): { status: number; code: string; message: string } {
  return { status, code: "INTERNAL_SERVER_ERROR", message };
}
