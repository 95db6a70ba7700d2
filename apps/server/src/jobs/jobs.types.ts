import { Field, Float, ID, InputType, InterfaceType, ObjectType, registerEnumType, type ClassType } from "type-graphql";
import type { AccessRight } from "../access/access-rights.ts";
import { ActorObject } from "../audit/actor.types.ts";
import { Node, UserError } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { nodeId } from "../graphql/node-id.ts";
import type { Tx } from "../store/transaction.ts";
import { exportFileOf } from "./export-file.ts";
import {
  isStarter,
  JOB_RIGHTS,
  JOB_TYPES,
  type JobKind as Kind,
  type JobStarter,
  type JobState as State,
} from "./job.ts";

export const JobState = {
  WAITING: "WAITING",
  RUNNING: "RUNNING",
  DONE: "DONE",
  FAILED: "FAILED",
  CANCELLED: "CANCELLED",
} as const satisfies Record<State, State>;
registerEnumType(JobState, { name: "JobState" });

export const JobKind = {
  IMPORT: "IMPORT",
  USER_EXPORT: "USER_EXPORT",
  REPORT_EXPORT: "REPORT_EXPORT",
} as const satisfies Record<Kind, Kind>;
registerEnumType(JobKind, { name: "JobKind" });

@InterfaceType("Job", {
  implements: Node,
  description: "Long work that survives navigation and restart.",
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Job extends Node {
  declare readonly uuid: string;
  declare readonly right: AccessRight;
  declare readonly result: unknown;

  @Field(() => JobState)
  declare state: State;

  @Field(() => String)
  declare title: string;

  @Field(() => Float, { description: "A whole number; it can be larger than Int holds." })
  declare done: number;

  @Field(() => Float, { nullable: true, description: "Null until it is known." })
  declare total: number | null;

  @Field(() => ActorObject)
  declare startedBy: ActorObject;

  @Field(() => Date)
  declare startedAt: Date;

  @Field(() => Date, { nullable: true })
  declare finishedAt: Date | null;

  @Field(() => String, { nullable: true, description: "What happened and what to do." })
  declare failure: string | null;
}

export const JobConnection = connectionOf("Job", () => Job as unknown as ClassType<Job>);

@InputType()
export class CancelJobInput {
  @Field(() => ID)
  declare jobId: string;
}

@ObjectType()
export class CancelJobPayload {
  @Field(() => Job, { nullable: true })
  declare job: Job | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

/** A row of `job`, in the columns that JOB_COLUMNS names. */
export interface JobObjectRow {
  id: string;
  kind: Kind;
  state: State;
  title: string;
  done: number;
  total: number | null;
  started_by: JobStarter;
  started_at: Date;
  finished_at: Date | null;
  failure: string | null;
  input: unknown;
  result: unknown;
}

/** @param tx its moment tells whether the file of an export is still there, its actor whether it is his. */
export function toJob(row: JobObjectRow, { now, context }: Tx): Job {
  const typeName = JOB_TYPES[row.kind];
  const { kind, name, userId, btg } = row.started_by;
  return {
    __typename: typeName,
    id: nodeId(typeName, row.id),
    uuid: row.id,
    right: JOB_RIGHTS[row.kind],
    result: row.result,
    state: row.state,
    title: row.title,
    done: row.done,
    total: row.total,
    startedBy: { kind, name, userUuid: userId, agentReference: btg?.agentReference ?? null },
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    failure: row.failure,
    ...(typeName === "ExportJob" ? exportFileOf(row, now, isStarter(row.started_by, context.actor)) : {}),
  };
}
