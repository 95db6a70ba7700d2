import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import type { Logger } from "pino";
import { SYSTEM } from "../identity/actor.ts";
import { isDatabaseAway } from "../store/database-away.ts";
import type { Store } from "../store/store.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { endAsCancelled } from "./cancel-jobs.service.ts";
import { mayGoOn } from "./job-rights.service.ts";
import {
  contextOf,
  FILES_LIMIT_MS,
  JobFailure,
  JobLostError,
  type JobHandler,
  type JobKind,
  type JobProgress,
  type JobRow,
} from "./job.ts";

const POLL_MS = 2_000;
const TIDY_MS = 60_000;
/** Jobs of one process at a time; more wait. */
const CONCURRENCY = 4;
/** Begun so often without coming a step further, a job has failed: else one that kills the server would do so for ever. */
const MAXIMUM_ATTEMPTS = 5;

/** The jobs of this process. */
export interface Jobs {
  /** Looks for work at once, rather than at the next turn. */
  wake(): void;
  /** Stops between two steps of each job; they go on in the next process. */
  close(): Promise<void>;
}

export interface JobsOptions {
  readonly store: Store;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly handlers: Readonly<Record<JobKind, JobHandler>>;
}

/**
 * Runs jobs: work that outlives the request that asked for it, the page, and this process. Whoever runs one holds a session-level
 * advisory lock on it, which PostgreSQL releases with the connection: the jobs of a process that was killed are free at once, and the
 * next one goes on from their last checkpoint. That two never work on one is the checkpoints' doing: each commits only while the job is
 * at the step that its worker knows.
 */
export function startJobs(options: JobsOptions): Jobs {
  return new JobRunner(options);
}

/** The connection that holds the locks of this process's jobs, and what tells of its end. */
interface LockConnection {
  readonly client: pg.Client;
  readonly lost: AbortSignal;
}

class JobRunner implements Jobs {
  readonly #options: JobsOptions;
  readonly #closing = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  /** Jobs that stopped with an error: not before this time again. */
  readonly #notBefore = new Map<string, number>();
  readonly #ended: Promise<void>;
  #awake = true;
  #sleep = new AbortController();
  #locks: LockConnection | undefined;
  #tidyAt = 0;

  constructor(options: JobsOptions) {
    this.#options = options;
    this.#ended = this.#loop();
  }

  wake(): void {
    this.#awake = true;
    this.#sleep.abort();
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error("The server closes"));
    this.wake();
    await this.#ended;
    await Promise.all(this.#running.values());
    await this.#locks?.client.end();
  }

  async #loop(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      this.#awake = false;
      try {
        await this.#turn();
      } catch (error) {
        // No database, most likely: the next turn tries again.
        this.#options.log.warn({ err: error }, "Looking for jobs failed");
      }
      if (this.#awake) continue;
      this.#sleep = new AbortController();
      await delay(POLL_MS, undefined, { signal: this.#sleep.signal }).catch(() => undefined);
    }
  }

  async #turn(): Promise<void> {
    const { store, clock } = this.#options;
    const { rows: open } = await store.pool.query<{ practice_id: string; id: string }>(
      "SELECT * FROM private.open_jobs($1)",
      [new Date(clock().getTime() - FILES_LIMIT_MS)],
    );
    for (const { practice_id: practiceId, id } of open) {
      if (this.#running.size >= CONCURRENCY || this.#closing.signal.aborted) break;
      if (this.#running.has(id) || (this.#notBefore.get(id) ?? 0) > Date.now()) continue;
      await this.#consider(practiceId, id);
    }
    if (Date.now() >= this.#tidyAt && !this.#closing.signal.aborted) await this.#tidy();
  }

  /** Takes a job that can begin. One at which this fails keeps no other one waiting. */
  async #consider(practiceId: string, id: string): Promise<void> {
    try {
      if (await this.#inPractice(practiceId, (tx) => this.#canBegin(tx, id))) await this.#take(practiceId, id);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      this.#notBefore.set(id, Date.now() + POLL_MS);
      this.#options.log.error({ err: error, jobId: id }, "A job could not be begun; it will be tried again");
    }
  }

  async #tidy(): Promise<void> {
    this.#tidyAt = Date.now() + TIDY_MS;
    for (const handler of Object.values(this.#options.handlers)) {
      const left = await handler.leftovers();
      // Asked after they were listed: what a job leaves from now on is not among them.
      const { rows } = await this.#options.store.pool.query<{ id: string }>(
        "SELECT id FROM private.unfinished_jobs($1::uuid[]) AS id",
        [left.map(({ jobId }) => jobId)],
      );
      const unfinished = new Set(rows.map(({ id }) => id));
      for (const { jobId, remove } of left) if (!unfinished.has(jobId) && !this.#running.has(jobId)) await remove();
    }
  }

  /** Whether there is something to do for this job now; one that never can begin is marked as failed. */
  async #canBegin(tx: Tx, id: string): Promise<boolean> {
    const job = await readJob(tx, id);
    if (job?.state !== "WAITING") return job?.state === "RUNNING";
    try {
      return await this.#handlerOf(job).canBegin(tx, job);
    } catch (error) {
      if (!(error instanceof JobFailure)) throw error;
      await this.#fail(tx, job, error.message);
      return false;
    }
  }

  /** Begins the job unless another process has it. */
  async #take(practiceId: string, id: string): Promise<void> {
    const { client, lost } = await this.#lockConnection();
    const { rows } = await client.query<{ locked: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked",
      [lockName(id)],
    );
    if (!rows[0]!.locked) return;
    const run = this.#run(practiceId, id, lost).finally(async () => {
      await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [lockName(id)]).catch(() => undefined);
      this.#running.delete(id);
      this.#tidyAt = 0;
      this.wake();
    });
    this.#running.set(id, run);
  }

  /** Runs a job whose lock is held. Never throws. */
  async #run(practiceId: string, id: string, lost: AbortSignal): Promise<void> {
    const { log, clock } = this.#options;
    try {
      const job = await this.#inPractice(practiceId, (tx) => this.#begin(tx, id));
      if (job === null) return;
      let { step } = job;
      await this.#handlerOf(job).run({
        job,
        context: contextOf(job),
        signal: AbortSignal.any([this.#closing.signal, lost]),
        checkpoint: async (tx, progress) => {
          if (!(await mayGoOn(tx, job, clock())))
            throw new JobLostError("The right that the job was begun with is gone");
          await keepProgress(tx, job.id, step, progress, clock());
          step += 1;
        },
      });
      this.#notBefore.delete(id);
    } catch (error) {
      if (error instanceof JobLostError || this.#closing.signal.aborted || lost.aborted) return;
      this.#notBefore.set(id, Date.now() + POLL_MS);
      if (!(error instanceof JobFailure)) {
        log.error({ err: error, jobId: id }, "A job stopped; it will be taken up again");
        return;
      }
      await this.#inPractice(practiceId, (tx) => this.#failIfRunning(tx, id, error.message)).catch((failure: unknown) =>
        log.error({ err: failure, jobId: id }, "A failed job could not be marked"),
      );
    }
  }

  /** Marks it as running, under its lock. Null when there is nothing to run: it has ended, or has to. */
  async #begin(tx: Tx, id: string): Promise<JobRow | null> {
    const job = await readJob(tx, id);
    if (job?.state !== "WAITING" && job?.state !== "RUNNING") return null;
    if (!(await mayGoOn(tx, job, tx.now))) {
      await endAsCancelled(tx, job);
      return null;
    }
    if (job.attempts >= MAXIMUM_ATTEMPTS) {
      const failure = `It stopped ${MAXIMUM_ATTEMPTS} times at the same place. What it had done so far stays. Tell support the job's id: ${id}`;
      await this.#fail(tx, job, failure);
      return null;
    }
    // The step grows: whoever still believes to have this job cannot commit another one.
    await sql`UPDATE job SET state = 'RUNNING', attempts = attempts + 1, step = step + 1 WHERE id = ${id}`.execute(
      tx.db,
    );
    return { ...job, state: "RUNNING", step: job.step + 1 };
  }

  async #failIfRunning(tx: Tx, id: string, failure: string): Promise<void> {
    const job = await readJob(tx, id);
    if (job?.state === "RUNNING") await this.#fail(tx, job, failure);
  }

  async #fail(tx: Tx, job: JobRow, failure: string): Promise<void> {
    await sql`UPDATE job SET state = 'FAILED', failure = ${failure}, finished_at = ${tx.now} WHERE id = ${job.id}`.execute(
      tx.db,
    );
    await this.#handlerOf(job).recordFailure(
      { db: tx.db, em: tx.em, now: tx.now, context: contextOf(job) },
      job,
      failure,
    );
  }

  #handlerOf(job: JobRow): JobHandler {
    return this.#options.handlers[job.kind];
  }

  async #lockConnection(): Promise<LockConnection> {
    if (this.#locks !== undefined) return this.#locks;
    // Of its own, not the pool's: it is held for as long as the process runs.
    const client = new pg.Client(this.#options.store.pool.options);
    const lost = new AbortController();
    const end = () => {
      if (this.#locks?.client === client) this.#locks = undefined;
      lost.abort(new Error("The connection that held the job is gone"));
    };
    // More than one error can come; one that nobody hears would end the process.
    client.on("error", end).on("end", end);
    await client.connect();
    this.#locks = { client, lost: lost.signal };
    return this.#locks;
  }

  #inPractice<T>(practiceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const context = { practiceId, actor: SYSTEM, requestId: "jobs", ipAddress: null, sessionId: null };
    return inTransaction(this.#options.store, context, this.#options.clock(), work);
  }
}

const lockName = (id: string) => `job ${id}`;

/** Locks the row: whoever begins, cancels or fails the job comes before or after. */
async function readJob(tx: Tx, id: string): Promise<JobRow | null> {
  const { rows } = await sql<JobRow>`
    SELECT practice_id, id, kind, state, title, started_by, started_at, input, result, step, attempts
    FROM job WHERE id = ${id} FOR UPDATE`.execute(tx.db);
  return rows[0] ?? null;
}

async function keepProgress(tx: Tx, id: string, step: number, progress: JobProgress, now: Date): Promise<void> {
  const { done, total, result, finished } = progress;
  const { rows } = await sql`
    UPDATE job SET done = ${done}, total = ${total}, result = ${JSON.stringify(result)}::jsonb, step = step + 1, attempts = 0,
      state = ${finished ? "DONE" : "RUNNING"}, finished_at = ${finished ? now : null}
    WHERE id = ${id} AND state = 'RUNNING' AND step = ${step} RETURNING id`.execute(tx.db);
  if (rows.length === 0) throw new JobLostError("The job was cancelled or taken over");
}
