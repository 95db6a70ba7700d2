import { Arg, Args, Ctx, Directive, Extensions, Mutation, Query, Resolver } from "type-graphql";
import { PageArgs, type Page } from "../graphql/connection.ts";
import { keyOf } from "../graphql/node-id.ts";
import type { RootContext } from "../graphql/request-context.ts";
import type { JobKind as Kind, JobState as State } from "./job.ts";
import { cancelJob, findJob, listJobs } from "./jobs.service.ts";
import { CancelJobInput, CancelJobPayload, type Job, JobConnection, JobKind, JobState } from "./jobs.types.ts";

@Resolver()
export class JobsResolver {
  @Directive("@access(self: true)")
  @Query(() => JobConnection, {
    nullable: true,
    description: "One's own exports, and with PATIENT_IMPORT the practice's imports. Newest first.",
  })
  jobs(
    @Ctx() { tx }: RootContext,
    @Arg("kinds", () => [JobKind], { nullable: true }) kinds: Kind[] | null,
    @Arg("states", () => [JobState], { nullable: true }) states: State[] | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Job>> {
    return listJobs(tx, { kinds: kinds ?? null, states: states ?? null }, page);
  }

  @Directive("@access(self: true)")
  @Extensions({ action: "job.cancel" })
  @Mutation(() => CancelJobPayload, {
    nullable: true,
    description: "WRONG_STATE for one that has ended. What it has done so far stays.",
  })
  async cancelJob(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => CancelJobInput) input: CancelJobInput,
  ): Promise<CancelJobPayload> {
    const uuid = keyOf(input.jobId, "ImportJob", "ExportJob");
    const { userErrors } = await cancelJob(tx, uuid);
    dependencies.jobs.wake();
    return { job: await findJob(tx, uuid), userErrors };
  }
}
