import { Field, ObjectType } from "type-graphql";
import { UserError } from "../graphql/common.types.ts";
import { ExportJob } from "../jobs/export-job.types.ts";

@ObjectType()
export class StartUserExportPayload {
  @Field(() => ExportJob, { nullable: true })
  declare job: ExportJob | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
