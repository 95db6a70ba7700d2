import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { Config } from "../../config.ts";
import { ChartwardError, notFound } from "../../graphql/errors.ts";
import type { Dependencies } from "../../graphql/request-context.ts";
import { comesFromAllowedOrigin, factsReader } from "../../graphql/request-facts.ts";
import { isDatabaseAway } from "../../store/database-away.ts";
import { receiveUpload } from "./receive-upload.ts";
import { UploadFault, type UploadTarget } from "./upload-fault.ts";
import { UploadsUnderWay } from "./uploads-under-way.ts";

const ADDRESS = /^\/uploads\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([1-9][0-9]{0,3})$/;
const CONTENT_TYPE = /^application\/(fhir\+)?ndjson\s*(;|$)/i;

/** The path of a file's upload, as `uploads { url }` gives it. */
export function uploadUrl(jobId: string, number: number): string {
  return `/uploads/${jobId}/${number}`;
}

/** Answers `PUT /uploads/<job>/<number>`, by which the files of an import come. */
export function uploadHandler(
  dependencies: Dependencies,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { config, log } = dependencies;
  const readFacts = factsReader(config);
  const uploads = new UploadsUnderWay(config.dataFolder);
  return async (request, response) => {
    try {
      // Somebody waits for an upload: it is no poll, whatever it says.
      const facts = { ...readFacts(request), background: false };
      response.setHeader("x-request-id", facts.requestId);
      response.setHeader("cache-control", "no-store");
      await receiveUpload({ request, target: targetOf(request, config), facts, dependencies, uploads });
      response.writeHead(204).end();
    } catch (error) {
      refuse(request, response, error, log);
    }
  };
}

function targetOf(request: IncomingMessage, config: Config): UploadTarget {
  if (request.method !== "PUT") throw new UploadFault(405, "Files are uploaded by PUT.");
  if (!comesFromAllowedOrigin(request, config))
    throw new UploadFault(403, `Requests come from ${config.publicUrl} alone. Open the console there.`);
  const match = ADDRESS.exec(request.url ?? "");
  if (match === null) throw notFound();
  if (!CONTENT_TYPE.test(request.headers["content-type"] ?? ""))
    throw new UploadFault(415, "A file of an import is NDJSON. Set Content-Type: application/fhir+ndjson.");
  return { jobId: match[1]!, number: Number(match[2]) };
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown, log: Logger): void {
  const requestId = response.getHeader("x-request-id");
  if (response.socket?.destroyed ?? true) {
    log.debug({ err: error, requestId }, "An upload broke off");
    request.destroy();
    return;
  }
  const { status, code, message } = answerOf(error);
  if (isDatabaseAway(error)) log.error({ requestId }, "The database does not answer");
  else if (status >= 500) log.error({ err: error, requestId }, "An upload failed");
  // What is still being sent is not waited for.
  response.setHeader("connection", "close");
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] }));
}

const STATUS_OF_CODE: Readonly<Partial<Record<string, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
};

function answerOf(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof UploadFault) return { status: error.status, code: "BAD_USER_INPUT", message: error.message };
  if (error instanceof ChartwardError)
    return { status: STATUS_OF_CODE[error.code] ?? 400, code: error.code, message: error.message };
  if (isDatabaseAway(error)) return fault(503, "The database does not answer. Send the file again in a minute.");
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT")
    return fault(503, "The server's disk is full. Try again once there is room.");
  return fault(500, "Something went wrong on the server. Try again; quote the request id if it lasts.");
}

function fault(status: 500 | 503, message: string): { status: number; code: string; message: string } {
  return { status, code: "INTERNAL_SERVER_ERROR", message };
}
