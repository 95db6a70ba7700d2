import { Directive, Field, Int, ObjectType } from "type-graphql";
import { Job } from "./jobs.types.ts";

@Directive("@access(self: true)")
@ObjectType({
  implements: Job,
  description: "A file that is made for its starter alone. `done` and `total` count rows.",
})
export class ExportJob extends Job {
  @Field(() => String)
  declare fileName: string;

  @Field(() => Int, { nullable: true, description: "Of the file, without its head. Null until it is there." })
  declare rows: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "While the file is there, for its starter alone: GET it with the credential that started the export, in BTG in the same BTG session. Each download checks the right again and is audited.",
  })
  declare downloadUrl: string | null;

  @Field(() => Date, { nullable: true, description: "24 hours after the file was made; then it is deleted." })
  declare expiresAt: Date | null;
}
