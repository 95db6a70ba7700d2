import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { JsonScalar, Node, UserError } from "../graphql/common.types.ts";

export const SavedViewPage = { DEMOGRAPHIC_REPORT: "DEMOGRAPHIC_REPORT", AUDIT_REPORT: "AUDIT_REPORT" } as const;
export type SavedViewPage = keyof typeof SavedViewPage;
registerEnumType(SavedViewPage, { name: "SavedViewPage" });

@Directive("@access(self: true)")
@ObjectType({
  implements: Node,
  description: "A saved query of the one page, a saved view of the other; the actor's own, and nobody else's.",
})
export class SavedView extends Node {
  declare readonly uuid: string;
  declare readonly userUuid: string;

  @Field(() => SavedViewPage)
  declare page: SavedViewPage;

  @Field(() => String)
  declare name: string;

  @Field(() => JsonScalar, {
    description: "In the shape of DemographicReportInput, or `{ query }` of `auditEntries`.",
  })
  declare definition: unknown;

  @Field(() => Date)
  declare savedAt: Date;
}

@InputType({ description: "The same page and name, without regard to case and surrounding space, replace." })
export class SaveViewInput {
  @Field(() => SavedViewPage)
  declare page: SavedViewPage;

  @Field(() => String)
  declare name: string;

  @Field(() => JsonScalar)
  declare definition: unknown;
}

@ObjectType()
export class SaveViewPayload {
  @Field(() => SavedView, { nullable: true })
  declare savedView: SavedView | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class DeleteViewInput {
  @Field(() => ID)
  declare savedViewId: string;
}

@ObjectType()
export class DeleteViewPayload {
  @Field(() => ID, { nullable: true })
  declare deletedSavedViewId: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
