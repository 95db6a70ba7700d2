import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { record } from "../audit/record.ts";
import type { Config } from "../config.ts";
import { demandRight } from "../graphql/demand-right.ts";
import { ChartwardError, forbidden, notFound, unauthenticated } from "../graphql/errors.ts";
import { FileFault, refusalInWords, refuseFile } from "../graphql/file-answers.ts";
import { Operation, type RequestFacts } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { comesFromAllowedOrigin, factsReader } from "../graphql/request-facts.ts";
import type { ExportResult } from "../jobs/export-file.ts";
import type { ExportJob } from "../jobs/export-job.types.ts";
import { readPart, sizeOfFile } from "../jobs/export-parts.service.ts";
import { coversToday } from "../jobs/export-sight.ts";
import { findExportJob } from "../jobs/jobs.service.ts";
import type { Tx } from "../store/transaction.ts";

const ADDRESS = /^\/exports\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Answers `GET /exports/<job>`, by which the file of an export leaves: to its starter alone, and in the log before anything does (D9). */
export function exportHandler(
  dependencies: Dependencies,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { config, log } = dependencies;
  const readFacts = factsReader(config);
  return async (request, response) => {
    try {
      // Somebody waits for a download: it is no poll, whatever it says.
      const facts = { ...readFacts(request), background: false };
      response.setHeader("x-request-id", facts.requestId);
      response.setHeader("cache-control", "no-store");
      await sendExport(response, jobOf(request, config), facts, dependencies);
    } catch (error) {
      refuseFile(request, response, error, { act: "A download", log });
    }
  };
}

function jobOf(request: IncomingMessage, config: Config): string {
  if (request.method !== "GET") throw new FileFault(405, "Files are downloaded by GET.");
  if (!comesFromAllowedOrigin(request, config))
    throw new FileFault(403, `Requests come from ${config.publicUrl} alone. Open the console there.`);
  const match = ADDRESS.exec(request.url ?? "");
  if (match === null) throw notFound();
  return match[1]!;
}

async function sendExport(
  response: ServerResponse,
  jobId: string,
  facts: RequestFacts,
  dependencies: Dependencies,
): Promise<void> {
  const operation = new Operation(dependencies, facts);
  try {
    const { file, size } = await announce(operation, jobId);
    response.writeHead(200, {
      "content-type": "text/csv; charset=utf-8",
      "content-length": size.bytes,
      "content-disposition": `attachment; filename="${file.fileName}"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    await pipeline(partsOf(operation, jobId, size.parts), response);
  } finally {
    await operation.abandon();
  }
}

/** Each in a transaction of its own, with the session and the right looked up anew: a long download ends with what carries it. */
async function* partsOf(operation: Operation, jobId: string, parts: number): AsyncGenerator<Buffer> {
  for (let number = 1; number <= parts; number += 1) {
    const tx = await operation.read();
    await demandOwn(tx, jobId);
    const part = await readPart(tx, jobId, number);
    await operation.finish();
    if (part === undefined) throw notFound();
    yield part;
  }
}

/** The file of an export, once its entry stands in the log. */
async function announce(
  operation: Operation,
  jobId: string,
): Promise<{ file: ExportJob; size: { parts: number; bytes: number } }> {
  try {
    const tx = await operation.read();
    const file = await demandOwn(tx, jobId);
    const size = await sizeOfFile(tx, jobId);
    if (size.parts === 0) throw notFound();
    await record(tx, {
      action: "export.download",
      subject: { type: "ExportJob", id: jobId, label: file.fileName },
    });
    await operation.finish();
    return { file, size };
  } catch (error) {
    const detail = refusalInWords(error, operation.actor);
    if (detail !== null) {
      await operation.finish();
      await operation.apart((tx) =>
        record(tx, {
          action: "export.download",
          outcome: "REFUSED",
          subject: { type: "Operation", id: null, label: "download" },
          detail,
        }),
      );
    }
    throw error;
  }
}

/**
 * An export of the actor's own whose file is there: in BTG, started in this BTG session; to the user, not one that an agent started.
 * @throws UNAUTHENTICATED; FORBIDDEN without the right to such exports; NOT_FOUND for what one may not know of, past its time, and once a
 *   set blocks the starter that did not when the file was made.
 */
async function demandOwn(tx: Tx, jobId: string): Promise<ExportJob> {
  if (tx.context.actor.kind === "ANONYMOUS") throw unauthenticated();
  if (tx.context.realm === "VENDOR") throw forbidden();
  const job = await findExportJob(tx, jobId);
  if (job === null) throw notFound();
  demandRight(tx.context.actor, job.right);
  if (job.downloadUrl === null) throw notFound();
  const { sight } = job.result as ExportResult;
  if (sight !== undefined && !(await coversToday(tx, sight))) throw outdated();
  return job;
}

/** The file may hold what is blocked by now. */
function outdated(): ChartwardError {
  return new ChartwardError("NOT_FOUND", "This file was made before the patient sets changed. Export again.");
}
