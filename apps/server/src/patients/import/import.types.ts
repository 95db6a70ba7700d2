import { Directive, Field, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../../graphql/common.types.ts";
import { connectionOf } from "../../graphql/connection.ts";
import { Job } from "../../jobs/jobs.types.ts";

@ObjectType({ description: "A file that an import waits for, or has." })
export class ImportUpload {
  @Field(() => String)
  declare fileName: string;

  @Field(() => String, {
    description: "PUT the file here, as `application/fhir+ndjson`, with the credential that started the import.",
  })
  declare url: string;

  @Field(() => Boolean)
  declare received: boolean;
}

@ObjectType({
  description: "What became of the lines of one resource type; lines that cannot be read stand under `Unreadable`.",
})
export class ImportCount {
  @Field(() => String)
  declare resourceType: string;

  @Field(() => Int)
  declare created: number;

  @Field(() => Int)
  declare updated: number;

  @Field(() => Int)
  declare unchanged: number;

  @Field(() => Int, { description: "Of a type that is not used, or said again by a line soon after." })
  declare ignored: number;

  @Field(() => Int)
  declare bad: number;
}

@ObjectType({ description: "A line that was passed over." })
export class ImportBadLine {
  @Field(() => String)
  declare fileName: string;

  @Field(() => Int, { description: "Counted from 1." })
  declare line: number;

  @Field(() => String, { description: "Field and rule; never the value." })
  declare reason: string;
}

export const ImportBadLineConnection = connectionOf("ImportBadLine", () => ImportBadLine);

@Directive("@access(right: PATIENT_IMPORT)")
@ObjectType({ implements: Job, description: "`done` and `total` count bytes of the files." })
export class ImportJob extends Job {}

@InputType()
export class StartImportInput {
  @Field(() => [String], {
    description: "1 to 200 names, each once. The files are then sent to the addresses that the job's uploads give.",
  })
  declare fileNames: string[];
}

@ObjectType()
export class StartImportPayload {
  @Field(() => ImportJob, { nullable: true })
  declare job: ImportJob | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
