import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createTestDatabase, type TestDatabase } from "@chartward/testkit/database";
import { sql } from "kysely";
import pg from "pg";
import pino from "pino";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { uploadFile, uploadFolder } from "../patients/import/upload-files.ts";
import { openStore, type Store } from "../store/store.ts";
import { inTransaction } from "../store/transaction.ts";
import { fhirCondition, fhirPatient } from "../testing/import-resources.ts";
import { JobFailure, type JobHandler, type RunningJob } from "./job.ts";
import { startJobs, type Jobs } from "./run-jobs.ts";

let database: TestDatabase;
let store: Store;
let admin: pg.Client;
let dataFolder: string;
let practiceId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  store = await openStore(database, { connections: 5 });
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  dataFolder = await mkdtemp(path.join(tmpdir(), "chartward-jobs-"));
});
afterAll(async () => {
  await store.close();
  await admin.end();
  await database.drop();
  await rm(dataFolder, { recursive: true });
});
beforeEach(async () => {
  practiceId = uuidv7();
  await admin.query("INSERT INTO practice (id, name, time_zone, created_at) VALUES ($1, 'Harbor', 'UTC', now())", [
    practiceId,
  ]);
});

/** Any: what each test reads of them, its assertions check. */
async function rows(text: string, values: unknown[] = [practiceId]): Promise<Record<string, any>[]> {
  return (await admin.query<Record<string, unknown>>(text, values)).rows;
}

async function addJob(changes: { state?: string; attempts?: number; startedAt?: Date } = {}): Promise<string> {
  const id = uuidv7();
  const starter = {
    kind: "SYSTEM",
    userId: null,
    userKind: null,
    name: "System",
    sessionId: null,
    ipAddress: null,
    requestId: "r",
  };
  await admin.query(
    `INSERT INTO job (practice_id, id, kind, state, title, started_by, started_at, input, attempts)
     VALUES ($1, $2, 'IMPORT', $3, 'A job', $4, $6, '{}', $5)`,
    [practiceId, id, changes.state ?? "WAITING", starter, changes.attempts ?? 0, changes.startedAt ?? new Date()],
  );
  return id;
}

const jobOf = async (id: string) => (await rows("SELECT * FROM job WHERE id = $1", [id]))[0]!;
const stateOf = async (id: string) => (await jobOf(id))["state"] as string;

describe("A runner", () => {
  let jobs: Jobs | undefined;
  afterEach(async () => {
    await jobs?.close();
    // What a test leaves open is no later test's.
    await admin.query("UPDATE job SET state = 'CANCELLED' WHERE state IN ('WAITING', 'RUNNING')");
  });

  function run(handler: Partial<JobHandler>): Jobs {
    const whole: JobHandler = {
      canBegin: async () => true,
      run: async () => undefined,
      recordFailure: async () => undefined,
      leftovers: async () => [],
      ...handler,
    };
    return (jobs = startJobs({
      store,
      clock: () => new Date(),
      log: pino({ level: "silent" }),
      handlers: { IMPORT: whole, USER_EXPORT: whole, REPORT_EXPORT: whole },
    }));
  }

  /** Some work that stands only with its checkpoint. */
  function step({ context, checkpoint }: RunningJob, done: number, finished: boolean): Promise<void> {
    return inTransaction(store, context, new Date(), async (tx) => {
      await sql`UPDATE practice SET next_demographic_number = next_demographic_number + 1 WHERE id = ${context.practiceId}`.execute(
        tx.db,
      );
      await checkpoint(tx, { done, total: 2, result: { done }, finished });
    });
  }

  const steps = async () =>
    (await rows("SELECT next_demographic_number - 10001 AS n FROM practice WHERE id = $1"))[0]!["n"];

  test("does a job once, and keeps how far it is", async () => {
    const id = await addJob();
    run({
      run: async (job) => {
        await step(job, 1, false);
        await step(job, 2, true);
      },
    });
    await expect
      .poll(() => jobOf(id))
      .toMatchObject({ state: "DONE", done: "2", total: "2", result: { done: 2 }, finished_at: expect.any(Date) });
    expect(await steps()).toBe(2);
  });

  test("leaves a job that cannot begin yet, and fails one that never can", async () => {
    const [waiting, hopeless] = [await addJob(), await addJob()];
    const failures: string[] = [];
    run({
      canBegin: async (_tx, job) => {
        if (job.id === hopeless) throw new JobFailure("It is too late.");
        return false;
      },
      recordFailure: async (_tx, _job, failure) => void failures.push(failure),
    });
    await expect.poll(() => jobOf(hopeless)).toMatchObject({ state: "FAILED", failure: "It is too late." });
    expect([await stateOf(waiting), failures]).toEqual(["WAITING", ["It is too late."]]);
  });

  /** A file that a job waits for. */
  const awaitFile = (jobId: string, receivedAt: Date | null = null) =>
    admin.query(
      "INSERT INTO import_upload (practice_id, job_id, number, file_name, received_at) VALUES ($1, $2, 1, 'a', $3)",
      [practiceId, jobId, receivedAt],
    );

  test("looks at no job that waits for files, until they are there or too late", async () => {
    const [waiting, ready] = [await addJob(), await addJob()];
    const late = await addJob({ startedAt: new Date(Date.now() - 61 * 60_000) });
    await awaitFile(waiting);
    await awaitFile(ready, new Date());
    await awaitFile(late);
    const asked = new Set<string>();
    run({ canBegin: async (_tx, { id }) => (asked.add(id), false) });
    await expect.poll(() => asked).toEqual(new Set([late, ready]));
    await admin.query("UPDATE import_upload SET received_at = now() WHERE job_id = $1", [waiting]);
    jobs!.wake();
    await expect.poll(() => asked.has(waiting)).toBe(true);
  });

  test("does the others when it fails to look at one", async () => {
    const [broken, sound] = [await addJob(), await addJob()];
    run({
      canBegin: async (_tx, { id }) => {
        if (id === broken) throw new Error("the disk hiccuped");
        return true;
      },
      run: (job) => step(job, 2, true),
    });
    await expect.poll(() => stateOf(sound)).toBe("DONE");
    expect(await stateOf(broken)).toBe("WAITING");
  });

  test("takes a job up again after an error, from its last checkpoint", async () => {
    const id = await addJob();
    const begun: unknown[] = [];
    run({
      run: async (job) => {
        begun.push(job.job.result);
        if (begun.length > 1) return step(job, 2, true);
        await step(job, 1, false);
        throw new Error("the disk hiccuped");
      },
    });
    await expect.poll(() => stateOf(id)).toBe("DONE");
    expect([begun, await steps()]).toEqual([[{}, { done: 1 }], 2]);
  });

  test("fails a job that was begun five times without a step", async () => {
    const id = await addJob({ state: "RUNNING", attempts: 5 });
    run({ run: async () => expect.unreachable() });
    await expect
      .poll(() => jobOf(id))
      .toMatchObject({ state: "FAILED", failure: expect.stringContaining("stopped 5 times") });
  });

  test("commits nothing more of a job once its cancelling has committed", async () => {
    const id = await addJob();
    const stopped = Promise.withResolvers<unknown>();
    run({
      run: async (job) => {
        await step(job, 1, false);
        await admin.query("UPDATE job SET state = 'CANCELLED' WHERE id = $1", [id]);
        await step(job, 2, true).catch((error: unknown) => {
          stopped.resolve(error);
          throw error;
        });
      },
    });
    expect(await stopped.promise).toMatchObject({ name: "JobLostError" });
    expect([await stateOf(id), await steps()]).toEqual(["CANCELLED", 1]);
  });

  test("commits nothing more of a job that another has taken over", async () => {
    const id = await addJob();
    const stopped = Promise.withResolvers<unknown>();
    run({
      run: async (job) => {
        if (job.job.attempts > 0) return step(job, 2, true);
        await admin.query("UPDATE job SET step = step + 1 WHERE id = $1", [id]);
        await step(job, 1, false).catch((error: unknown) => {
          stopped.resolve(error);
          throw error;
        });
      },
    });
    expect(await stopped.promise).toMatchObject({ name: "JobLostError" });
    await expect.poll(() => stateOf(id)).toBe("DONE");
    expect(await steps()).toBe(1);
  });

  test("stops its jobs when the connection that holds their locks is gone, and takes them up again", async () => {
    const id = await addJob();
    let begun = 0;
    run({
      run: async (job) => {
        begun += 1;
        if (begun > 1) return step(job, 2, true);
        // Of this database alone: other files of tests work on the same server.
        await admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database d ON d.oid = database
           WHERE locktype = 'advisory' AND datname = current_database() AND pid <> pg_backend_pid()`,
        );
        // It may have come before the answer.
        if (!job.signal.aborted) await once(job.signal, "abort");
        throw job.signal.reason;
      },
    });
    await expect.poll(() => stateOf(id)).toBe("DONE");
    expect(begun).toBe(2);
  });

  const leftoversOf = (left: Set<string>) => async () =>
    [...left].map((jobId) => ({ jobId, remove: async () => void left.delete(jobId) }));

  test("takes away what jobs that have ended have left, and nothing of open ones", async () => {
    const [open, receiving, ended] = [await addJob(), await addJob(), await addJob({ state: "DONE" })];
    await awaitFile(receiving);
    const left = new Set([open, receiving, ended]);
    run({ canBegin: async () => false, leftovers: leftoversOf(left) });
    await expect.poll(() => [...left]).toEqual([open, receiving]);
  });

  test("takes away what is left however many jobs are open", async () => {
    for (let index = 0; index < 120; index += 1) await addJob();
    const left = new Set([await addJob({ state: "CANCELLED" })]);
    run({ canBegin: async () => false, leftovers: leftoversOf(left) });
    await expect.poll(() => left.size).toBe(0);
  });
});

describe("A process that is killed in the middle of an import", () => {
  const PATIENTS = 4_000;
  const processes: ChildProcess[] = [];
  afterEach(() => {
    for (const each of processes) each.kill("SIGKILL");
  });

  function spawnJobs(): ChildProcess {
    const script = fileURLToPath(new URL("../testing/jobs-process.ts", import.meta.url));
    const child = spawn(process.execPath, [script, database.appUrl, database.vendorUrl, dataFolder], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    processes.push(child);
    return child;
  }

  async function addImport(): Promise<string> {
    const id = await addJob();
    const files = [
      Array.from({ length: PATIENTS }, (_, index) => fhirPatient(`p${index}`, `Family ${index}`, "Given")),
      Array.from({ length: 3 * PATIENTS }, (_, index) => fhirCondition(`c${index}`, `p${index % PATIENTS}`, "Asthma")),
    ];
    await mkdir(uploadFolder(dataFolder, id), { recursive: true });
    for (const [index, resources] of files.entries()) {
      await writeFile(
        uploadFile(dataFolder, id, index + 1),
        resources.map((resource) => `${JSON.stringify(resource)}\n`).join(""),
      );
      await admin.query(
        "INSERT INTO import_upload (practice_id, job_id, number, file_name, received_at) VALUES ($1, $2, $3, $4, now())",
        [practiceId, id, index + 1, `${index}.ndjson`],
      );
    }
    return id;
  }

  test("leaves nothing half done; another one goes on at once, and every line counts once", async () => {
    const id = await addImport();
    const batches = async () => ((await jobOf(id))["result"] as { import?: { batches: number } }).import?.batches ?? 0;
    const first = spawnJobs();
    await expect.poll(batches, { interval: 20 }).toBeGreaterThan(1);
    // It waits beside the first one, whose lock it does not get.
    spawnJobs();
    await expect.poll(batches, { interval: 20 }).toBeGreaterThan(3);
    first.kill("SIGKILL");
    await once(first, "exit");
    const entries = async () =>
      (await rows("SELECT count(*)::integer AS n FROM audit_entry WHERE practice_id = $1"))[0]!["n"];
    expect(await stateOf(id)).toBe("RUNNING");
    await expect.poll(() => stateOf(id)).toBe("DONE");

    const { result, done, total } = await jobOf(id);
    expect(result.import.counts).toEqual({
      Patient: { created: PATIENTS, updated: 0, unchanged: 0, ignored: 0, bad: 0 },
      Condition: { created: 3 * PATIENTS, updated: 0, unchanged: 0, ignored: 0, bad: 0 },
    });
    expect(done).toBe(total);
    // Each batch that was committed has its entry, none that was not; and the summary.
    expect(await entries()).toBe(result.import.batches + 1);
    const [numbers] = await rows(
      "SELECT count(DISTINCT demographic_number)::integer AS n, max(demographic_number) AS last FROM patient WHERE practice_id = $1",
    );
    expect(numbers).toEqual({ n: PATIENTS, last: 10_000 + PATIENTS });
    await expect.poll(() => readdir(path.join(dataFolder, "uploads"))).toEqual([]);
  }, 90_000);
});
