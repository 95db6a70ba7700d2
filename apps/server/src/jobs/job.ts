import type { AccessRight } from "../access/access-rights.ts";
import type { Actor, OperationContext } from "../identity/actor.ts";
import type { Tx } from "../store/transaction.ts";

/** How long a job waits for its files; nobody looks at it meanwhile, until they are all there. */
export const FILES_LIMIT_MS = 60 * 60 * 1000;

/** The right that starting a job of each kind asks for; whoever loses it, loses such jobs of his that are under way. */
export const JOB_RIGHTS = { IMPORT: "patient:import", USER_EXPORT: "user:export" } as const satisfies Record<
  string,
  AccessRight
>;

export type JobKind = keyof typeof JOB_RIGHTS;

export const JOB_KINDS = Object.keys(JOB_RIGHTS) as readonly JobKind[];

export type JobState = "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED";

/** Who started a job, and from where, as the column `started_by` keeps it: what the job does is done, and audited, in this name. */
export interface JobStarter {
  readonly kind: "USER" | "SYSTEM";
  readonly userId: string | null;
  readonly userKind: "PROVIDER" | "STAFF" | null;
  readonly name: string;
  readonly sessionId: string | null;
  readonly ipAddress: string | null;
  readonly requestId: string;
}

/** A row of `job`, as much as running it needs. */
export interface JobRow {
  readonly practice_id: string;
  readonly id: string;
  readonly kind: JobKind;
  readonly state: JobState;
  readonly title: string;
  readonly started_by: JobStarter;
  readonly started_at: Date;
  readonly result: unknown;
  readonly step: number;
  readonly attempts: number;
}

/** How far a job has come. */
export interface JobProgress {
  readonly done: number;
  readonly total: number;
  /** What the handler needs to go on from here, and what people see. */
  readonly result: object;
  /** The job is done with this. */
  readonly finished: boolean;
}

/** A job in its handler's hands. */
export interface RunningJob {
  readonly job: JobRow;
  /** In the starter's name. */
  readonly context: OperationContext;
  /** The server closes, or the job was lost: stop, it will be taken up again. */
  readonly signal: AbortSignal;
  /**
   * Keeps the progress in the transaction of the work that it tells of, so that both stand or neither.
   * @throws JobLostError when the job was cancelled or is another's by now: the transaction must not commit.
   */
  checkpoint(tx: Tx, progress: JobProgress): Promise<void>;
}

/** What jobs of one kind do. */
export interface JobHandler {
  /**
   * Whether a WAITING job can begin.
   * @throws JobFailure when it never will.
   */
  canBegin(tx: Tx, job: JobRow): Promise<boolean>;
  /** Runs, or goes on from the last checkpoint; the last one says `finished`. @throws JobFailure to end it for good. */
  run(job: RunningJob): Promise<void>;
  /** Writes the audit entry of a failure, in its transaction. */
  recordFailure(tx: Tx, job: JobRow, failure: string): Promise<void>;
  /** What jobs have left and need no more once they have ended. */
  leftovers(): Promise<readonly Leftover[]>;
}

/** Files and the like of one job. */
export interface Leftover {
  readonly jobId: string;
  remove(): Promise<void>;
}

/** Ends a job as FAILED. The message is for people: what happened and what to do. */
export class JobFailure extends Error {
  override name = "JobFailure";
}

/** The job is no longer this worker's: cancelled, or taken over. */
export class JobLostError extends Error {
  override name = "JobLostError";
}

/** The starter of a job that this operation begins. */
export function starterOf({ actor, ipAddress, requestId, sessionId }: OperationContext): JobStarter {
  if (actor.kind === "ANONYMOUS") throw new TypeError("Nobody signed in starts no job");
  const user =
    actor.kind === "USER" ? { userId: actor.userId, userKind: actor.userKind } : { userId: null, userKind: null };
  return { kind: actor.kind, ...user, name: actor.name, sessionId, ipAddress, requestId };
}

/** The context in which a job works: its starter's, without rights beyond what was checked at the start. */
export function contextOf({ practice_id: practiceId, started_by: starter }: JobRow): OperationContext {
  const { kind, userId, userKind, name, sessionId, ipAddress, requestId } = starter;
  const actor: Actor =
    kind === "SYSTEM"
      ? { kind, name }
      : {
          kind,
          practiceId,
          userId: userId!,
          userKind: userKind!,
          name,
          sessionId: sessionId!,
          rights: new Set(),
          enrolling: false,
        };
  return { practiceId, actor, requestId, ipAddress, sessionId };
}
