import { Directive, Field, ID, InputType, ObjectType } from "type-graphql";
import { PatientReference } from "../access/patient-access.types.ts";
import { Node, UserError } from "../graphql/common.types.ts";

@Directive("@access(right: EMERGENCY_ACCESS_REVIEW, self: true)")
@ObjectType({
  implements: Node,
  description: "One reasoned opening of a blocked chart in emergency mode, for 60 minutes, by its user alone (D4).",
})
export class ChartOverride extends Node {
  declare readonly uuid: string;
  declare readonly activationUuid: string;
  declare readonly userUuid: string;
  declare readonly patientUuid: string;
  /** Null: a set keeps the patient from the reader. */
  declare readonly reasonGiven: string | null;
  /** Part of a list whose reading is an entry. */
  declare readonly isListed: boolean;

  @Field(() => ID, {
    nullable: true,
    description: "Of the Patient; asking for it opens no record. Null to a reader from whom a set keeps the patient.",
  })
  declare patientId: string | null;

  @Field(() => Date)
  declare openedAt: Date;

  @Field(() => Date, { description: "60 minutes later, or when the mode ended." })
  declare endsAt: Date;
}

@InputType()
export class OpenChartOverrideInput {
  @Field(() => PatientReference)
  declare patient: PatientReference;

  @Field(() => String, {
    description: "Typed: what the chart is needed for. Three letters at least, 500 characters at most.",
  })
  declare reason: string;
}

@ObjectType()
export class OpenChartOverridePayload {
  @Field(() => ChartOverride, { nullable: true })
  declare chartOverride: ChartOverride | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
