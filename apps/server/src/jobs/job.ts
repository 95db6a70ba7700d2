import type { AccessRight } from "../access/access-rights.ts";
import { actorName } from "../audit/record.ts";
import type { NodeType } from "../graphql/node-id.ts";
import { accountOf, btgOf, emergencyOf, type Actor, type OperationContext } from "../identity/actor.ts";
import type { Tx } from "../store/transaction.ts";

/** How long a job waits for its files; nobody looks at it meanwhile, until they are all there. */
export const FILES_LIMIT_MS = 60 * 60 * 1000;

/** The right that starting a job of each kind asks for; whoever loses it, loses such jobs of his that are under way. */
export const JOB_RIGHTS = {
  IMPORT: "patient:import",
  USER_EXPORT: "user:export",
  REPORT_EXPORT: "report:export",
} as const satisfies Record<string, AccessRight>;

export type JobKind = keyof typeof JOB_RIGHTS;

export const JOB_KINDS = Object.keys(JOB_RIGHTS) as readonly JobKind[];

/** As what a job of each kind is known outside. */
export const JOB_TYPES = {
  IMPORT: "ImportJob",
  USER_EXPORT: "ExportJob",
  REPORT_EXPORT: "ExportJob",
} as const satisfies Record<JobKind, NodeType>;

export type JobState = "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED";

/** Who started a job, and from where, as the column `started_by` keeps it: what the job does is done, and audited, in this name. */
export interface JobStarter {
  readonly kind: "USER" | "VENDOR_EMPLOYEE" | "SYSTEM";
  /** Whose account was in use: in BTG, the user's on whose behalf. */
  readonly userId: string | null;
  readonly userKind: "PROVIDER" | "STAFF" | null;
  readonly name: string;
  /** In BTG, the BTG session: the job ends with it. */
  readonly sessionId: string | null;
  readonly btg: { readonly agentReference: string; readonly reason: string; readonly accountName: string } | null;
  /** The emergency mode in which it was started: what the job does is marked so. Absent of jobs from before there was the mode. */
  readonly emergencyActivationId?: string | null;
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
  readonly input: unknown;
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
   * @throws JobLostError when the job was cancelled, is another's by now, or has lost its right: the transaction must not commit.
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

/** The job is no longer this worker's: cancelled, taken over, or without the right that it was begun with. */
export class JobLostError extends Error {
  override name = "JobLostError";
}

/** The starter of a job that this operation begins. */
export function starterOf({ actor, ipAddress, requestId, sessionId }: OperationContext): JobStarter {
  const from = { name: actorName(actor), sessionId, ipAddress, requestId };
  if (actor.kind === "SYSTEM") return { kind: "SYSTEM", userId: null, userKind: null, btg: null, ...from };
  const account = accountOf(actor);
  if (account === null) throw new TypeError("Who has no account in use starts no job");
  const { userId, userKind } = account;
  const btg = btgOf(actor);
  const emergencyActivationId = emergencyOf(actor)?.activationId ?? null;
  if (btg === null) return { kind: "USER", userId, userKind, btg: null, emergencyActivationId, ...from };
  const { agentReference, reason } = btg;
  return {
    kind: "VENDOR_EMPLOYEE",
    userId,
    userKind,
    btg: { agentReference, reason, accountName: account.name },
    ...from,
  };
}

/** Whether it was the actor who started the job: in BTG, in this same BTG session. An agent and the user on whose behalf are never one. */
export function isStarter({ kind, userId, sessionId }: JobStarter, actor: Actor): boolean {
  const btg = btgOf(actor);
  if (btg !== null) return kind === "VENDOR_EMPLOYEE" && sessionId === btg.btgSessionId;
  return actor.kind === "USER" && kind === "USER" && userId === actor.userId;
}

/** The context in which a job works: its starter's, without rights beyond what was checked at the start. */
export function contextOf({ practice_id: practiceId, started_by: starter }: JobRow): OperationContext {
  const { requestId, ipAddress, sessionId } = starter;
  return { practiceId, actor: actorOf(practiceId, starter), requestId, ipAddress, sessionId };
}

function actorOf(practiceId: string, starter: JobStarter): Actor {
  const { kind, userId, userKind, name, sessionId, btg, emergencyActivationId = null } = starter;
  if (kind === "SYSTEM") return { kind, name };
  const account = { practiceId, userId: userId!, userKind: userKind!, rights: new Set<AccessRight>() };
  if (kind === "USER") {
    // A ChartOverride opens one chart to its user, and none to a job.
    const emergency =
      emergencyActivationId === null ? null : { activationId: emergencyActivationId, overriddenPatients: [] };
    return { ...account, kind, name, sessionId: sessionId!, enrolling: false, emergency };
  }
  const { agentReference, reason, accountName } = btg!;
  return {
    kind,
    realm: "PRACTICE",
    name,
    btgSessionId: sessionId!,
    agentReference,
    reason,
    account: { ...account, name: accountName },
  };
}
