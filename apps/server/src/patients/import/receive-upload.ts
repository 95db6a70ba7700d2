import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import { record } from "../../audit/record.ts";
import { demandRight } from "../../graphql/demand-right.ts";
import { notFound } from "../../graphql/errors.ts";
import { refusalInWords } from "../../graphql/file-answers.ts";
import { Operation, type RequestFacts } from "../../graphql/operation.ts";
import type { Dependencies } from "../../graphql/request-context.ts";
import { isStarter, type JobStarter } from "../../jobs/job.ts";
import { isDatabaseAway } from "../../store/database-away.ts";
import type { Tx } from "../../store/transaction.ts";
import { UploadFault, type UploadTarget } from "./upload-fault.ts";
import { partFile, uploadFile, uploadFolder } from "./upload-files.ts";
import type { UploadsUnderWay } from "./uploads-under-way.ts";
import { btgOf } from "../../identity/actor.ts";

/** A file that its import waits for. */
interface AskedFile {
  /** Of the import. */
  readonly title: string;
  readonly fileName: string;
  readonly received: boolean;
}

/** A client that sends nothing for so long is gone. */
const SILENCE_MS = 60_000;
/** While a file comes, it is asked so often whether it is still wanted. It counts as activity: the shortest Auto Logout is a minute. */
const CHECK_MS = 20_000;

/** One file on its way: what it is, whose request brings it. */
export interface Reception {
  readonly request: IncomingMessage;
  readonly target: UploadTarget;
  readonly facts: RequestFacts;
  readonly dependencies: Dependencies;
  readonly uploads: UploadsUnderWay;
}

/**
 * Receives a file of an import from who started it: in BTG, in the same BTG session. It is on the disk, under its own name, before its row says so: a process
 * that is killed at any moment leaves at most a file that is sent again or swept away. The session is looked at when it begins, while
 * it comes, and when it has come: a long upload is no inactivity, and one of a session that has ended is not kept.
 */
export async function receiveUpload(reception: Reception): Promise<void> {
  const { request, target, dependencies, uploads } = reception;
  // A repeated upload of what is there already changes nothing: the import may be reading it.
  if (await isReceived(reception)) return;
  await uploads.receive(target, Number(request.headers["content-length"] ?? 0), async (take) => {
    const part = partFile(dependencies.config.dataFolder, target.jobId, target.number);
    try {
      await writePart(reception, part, take);
      await inOperation(reception, (operation) =>
        operation.write((tx) => keep(tx, target, part, dependencies.config.dataFolder), {
          session: "SHARED",
          access: false,
        }),
      );
    } finally {
      await rm(part, { force: true });
    }
  });
  dependencies.jobs.wake();
}

/** Streams the request to a file of its own, on the disk when this returns. */
async function writePart(reception: Reception, part: string, take: (bytes: number) => void): Promise<void> {
  const { request, target, dependencies } = reception;
  const { clock, config } = dependencies;
  let checkedAt = clock().getTime();

  async function* checked(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      take(chunk.length);
      const now = clock().getTime();
      if (now - checkedAt >= CHECK_MS) {
        checkedAt = now;
        await isReceived(reception).catch(unlessDatabaseAway);
      }
      yield chunk;
    }
  }

  request.setTimeout(SILENCE_MS, () => request.destroy());
  await mkdir(uploadFolder(config.dataFolder, target.jobId), { recursive: true, mode: 0o700 });
  await pipeline(request, checked, createWriteStream(part, { mode: 0o600, flush: true }));
}

/** A database that is away for a moment ends no upload of hours: the check at its end decides. */
function unlessDatabaseAway(error: unknown): void {
  if (!isDatabaseAway(error)) throw error;
}

/** Gives a file that has come whole its name, then says so in its row. */
async function keep(tx: Tx, target: UploadTarget, part: string, dataFolder: string): Promise<void> {
  const { jobId, number } = target;
  const asked = await demandAsked(tx, target);
  if (asked.received) return;
  if (btgOf(tx.context.actor) !== null)
    await record(tx, {
      action: "patient.import",
      subject: { type: "ImportJob", id: jobId, label: asked.title },
      detail: `: sent the file ${asked.fileName}`,
    });
  await rename(part, uploadFile(dataFolder, jobId, number));
  await syncFolder(uploadFolder(dataFolder, jobId));
  await sql`UPDATE import_upload SET received_at = ${tx.now} WHERE job_id = ${jobId} AND number = ${number}`.execute(
    tx.db,
  );
}

/** Whether the file is there already, in a transaction of its own. @throws as `demandAsked`. */
function isReceived(reception: Reception): Promise<boolean> {
  return inOperation(reception, async (operation) => {
    const { received } = await demandAsked(await operation.read(), reception.target);
    await operation.finish();
    return received;
  });
}

/**
 * The file that is asked for, and whether it has been received already.
 * @throws NOT_FOUND unless the caller started this job and it waits for its files: what is not one's own looks missing.
 */
async function demandAsked(tx: Tx, { jobId, number }: UploadTarget): Promise<AskedFile> {
  const { actor } = tx.context;
  demandRight(actor, "patient:import");
  const { rows } = await sql<{
    state: string;
    title: string;
    started_by: JobStarter;
    file_name: string;
    received: boolean;
  }>`
    SELECT job.state, job.title, job.started_by, import_upload.file_name, import_upload.received_at IS NOT NULL AS received
    FROM import_upload JOIN job ON job.practice_id = import_upload.practice_id AND job.id = import_upload.job_id
    WHERE import_upload.job_id = ${jobId} AND import_upload.number = ${number} FOR UPDATE OF import_upload FOR SHARE OF job`.execute(
    tx.db,
  );
  const row = rows[0];
  if (row === undefined || !isStarter(row.started_by, actor)) throw notFound();
  if (row.state === "WAITING" || row.received)
    return { title: row.title, fileName: row.file_name, received: row.received };
  throw new UploadFault(409, "The import no longer waits for its files. Start it again.");
}

/** One transaction of an upload, with its session looked up anew. A refusal is recorded once the transaction has ended. */
async function inOperation<T>(
  { facts, dependencies }: Reception,
  work: (operation: Operation) => Promise<T>,
): Promise<T> {
  const operation = new Operation(dependencies, facts);
  try {
    return await work(operation);
  } catch (error) {
    const detail = refusalInWords(error, operation.actor);
    if (detail !== null) {
      await operation.finish();
      await operation.apart((tx) =>
        record(tx, {
          action: "patient.import",
          outcome: "REFUSED",
          subject: { type: "Operation", id: null, label: "upload" },
          detail,
        }),
      );
    }
    throw error;
  } finally {
    await operation.abandon();
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
