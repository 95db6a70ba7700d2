import type { IncomingMessage, ServerResponse } from "node:http";
import type { Config } from "../../config.ts";
import { notFound } from "../../graphql/errors.ts";
import { refuseFile } from "../../graphql/file-answers.ts";
import type { Dependencies } from "../../graphql/request-context.ts";
import { comesFromAllowedOrigin, factsReader } from "../../graphql/request-facts.ts";
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
      refuseFile(request, response, error, { act: "An upload", log });
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
