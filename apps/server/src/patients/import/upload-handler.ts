import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { ChartwardError, forbidden, notFound, unauthenticated } from "../../graphql/errors.ts";
import { Operation } from "../../graphql/operation.ts";
import type { Dependencies } from "../../graphql/request-context.ts";
import { comesFromAllowedOrigin, factsReader } from "../../graphql/request-facts.ts";
import type { JobStarter } from "../../jobs/job.ts";
import type { Tx } from "../../store/transaction.ts";
import { uploadFile, uploadFolder } from "./upload-files.ts";

const MAXIMUM_BYTES = 5 * 1024 ** 3;
const ADDRESS = /^\/uploads\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([1-9][0-9]{0,3})$/;
const CONTENT_TYPE = /^application\/(fhir\+)?ndjson\s*(;|$)/i;
/** A client that sends nothing for so long is gone. */
const SILENCE_MS = 60_000;

/** A refusal of an upload. */
class UploadFault extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Target {
  readonly jobId: string;
  readonly number: number;
}

/** The path of a file's upload, as `uploads { url }` gives it. */
export function uploadUrl(jobId: string, number: number): string {
  return `/uploads/${jobId}/${number}`;
}

/**
 * Receives a file of an import: `PUT /uploads/<job>/<number>` by the user who started it. The file is on the disk, under its own name,
 * before its row says so: a process that is killed at any moment leaves at most a file that is sent again or swept away.
 */
export function uploadHandler(
  dependencies: Dependencies,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { config, store, clock, log } = dependencies;
  const readFacts = factsReader(config);
  return async (request, response) => {
    const facts = readFacts(request);
    const operation = new Operation(store, clock, facts);
    response.setHeader("x-request-id", facts.requestId);
    response.setHeader("cache-control", "no-store");
    try {
      await receive(request, operation, dependencies);
      response.writeHead(204).end();
    } catch (error) {
      const { status, code, message } = answerOf(error);
      if (status >= 500) log.error({ err: error, requestId: facts.requestId }, "An upload failed");
      // What is still being sent is not waited for.
      response.setHeader("connection", "close");
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify({ errors: [{ message, extensions: { code, requestId: facts.requestId } }] }));
    } finally {
      await operation.abandon();
    }
  };
}

async function receive(request: IncomingMessage, operation: Operation, { config, jobs }: Dependencies): Promise<void> {
  if (request.method !== "PUT") throw new UploadFault(405, "Files are uploaded by PUT.");
  if (!comesFromAllowedOrigin(request, config))
    throw new UploadFault(403, `Requests come from ${config.publicUrl} alone. Open the console there.`);
  const match = ADDRESS.exec(request.url ?? "");
  if (match === null) throw notFound();
  const target = { jobId: match[1]!, number: Number(match[2]) };
  const received = await askedFor(await operation.read(), target);
  await operation.finish();
  if (!CONTENT_TYPE.test(request.headers["content-type"] ?? "")) {
    throw new UploadFault(415, "A file of an import is NDJSON. Set Content-Type: application/fhir+ndjson.");
  }
  if (Number(request.headers["content-length"] ?? 0) > MAXIMUM_BYTES) throw tooLarge();
  // A repeated upload of what is there already changes nothing: the import may be reading it.
  if (received) return;
  const part = await writePart(request, uploadFolder(config.dataFolder, target.jobId), target.number);
  try {
    await operation.write(
      async (tx) => {
        if (await askedFor(tx, target)) return;
        await rename(part, uploadFile(config.dataFolder, target.jobId, target.number));
        await syncFolder(uploadFolder(config.dataFolder, target.jobId));
        await sql`UPDATE import_upload SET received_at = ${tx.now} WHERE job_id = ${target.jobId} AND number = ${target.number}`.execute(
          tx.db,
        );
      },
      { endsSession: false },
    );
  } finally {
    await rm(part, { force: true });
  }
  jobs.wake();
}

/**
 * Whether the file has been received already.
 * @throws NOT_FOUND unless the caller started this job and it waits for its files: what is not one's own looks missing.
 */
async function askedFor(tx: Tx, { jobId, number }: Target): Promise<boolean> {
  const { actor } = tx.context;
  if (actor.kind !== "USER") throw unauthenticated();
  if (!actor.rights.has("patient:import") || !actor.rights.has("console:open")) throw forbidden();
  const { rows } = await sql<{ state: string; started_by: JobStarter; received: boolean }>`
    SELECT job.state, job.started_by, import_upload.received_at IS NOT NULL AS received
    FROM import_upload JOIN job ON job.practice_id = import_upload.practice_id AND job.id = import_upload.job_id
    WHERE import_upload.job_id = ${jobId} AND import_upload.number = ${number} FOR UPDATE OF import_upload FOR SHARE OF job`.execute(
    tx.db,
  );
  const row = rows[0];
  if (row === undefined || row.started_by.userId !== actor.userId) throw notFound();
  if (row.state === "WAITING" || row.received) return row.received;
  throw new UploadFault(409, "The import no longer waits for its files. Start it again.");
}

/** Streams the request to a file of its own, on the disk when this returns. */
async function writePart(request: IncomingMessage, folder: string, number: number): Promise<string> {
  const part = path.join(folder, `${number}.${uuidv7()}.part`);
  let length = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      done(length > MAXIMUM_BYTES ? tooLarge() : null, chunk);
    },
  });
  request.setTimeout(SILENCE_MS, () => request.destroy());
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await pipeline(request, limit, createWriteStream(part, { mode: 0o600, flush: true }));
    return part;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Makes the new name last: a rename is kept by its folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function tooLarge(): UploadFault {
  return new UploadFault(413, "A file of an import has at most 5 GB. Split it.");
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
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return {
      status: 503,
      code: "INTERNAL_SERVER_ERROR",
      message: "The server's disk is full. Try again once there is room.",
    };
  }
  return {
    status: 500,
    code: "INTERNAL_SERVER_ERROR",
    message: "Something went wrong on the server. Try again; quote the request id if it lasts.",
  };
}
