import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { ActorObject } from "../audit/actor.types.ts";
import { DemographicReportInput } from "../demographic-report/demographic-report.types.ts";
import { JsonScalar, Node, UserError } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";

@Directive("@access(right: PATIENT_SET_READ)")
@ObjectType({
  implements: Node,
  description:
    "A named, frozen snapshot of patients. For a user whom it blocks, the nullable fields are null: neither names nor numbers of what is in it (D3).",
})
export class PatientSet extends Node {
  declare readonly uuid: string;
  /** The set blocks the reader, who learns nothing of what is in it. */
  declare readonly blocksReader: boolean;
  /** What it is compared by; null for whom it blocks. */
  declare readonly criteria: DemographicReportInput | null;

  @Field(() => Int)
  declare version: number;

  @Field(() => String)
  declare name: string;

  @Field(() => ActorObject)
  declare madeBy: ActorObject;

  @Field(() => Date, {
    description: "The snapshot's moment: `Snapshot of 412 patients, 22 Nov 2026. It will not update.`",
  })
  declare asOf: Date;

  @Field(() => Date, { nullable: true, description: "Last change by hand." })
  declare editedAt: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Its maker was kept from records by a block, so matching ones may be missing (D17). Null for whom a set blocks.",
  })
  declare limited: boolean | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      "In the shape of DemographicReportInput, to run it again. Null too where the reader is kept from some patients, and it names patients or no member is for the reader to see.",
  })
  declare report: DemographicReportInput | null;
}

export const PatientSetConnection = connectionOf("PatientSet", () => PatientSet);

@ObjectType({ description: "Compare with current: what stands in the set beside what its criteria find now." })
export class PatientSetComparison {
  declare readonly setUuid: string;
  declare readonly criteria: DemographicReportInput;
}

@InputType()
export class SavePatientSetInput {
  @Field(() => String, { description: "Unique in the practice, without regard to case and surrounding space." })
  declare name: string;

  @Field(() => DemographicReportInput, {
    description:
      "Run again on the server, over the whole result, whatever was displayed. Must search for Demographic #.",
  })
  declare report: DemographicReportInput;
}

@ObjectType()
export class SavePatientSetPayload {
  @Field(() => PatientSet, { nullable: true })
  declare patientSet: PatientSet | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType({ description: "What is absent stays." })
export class UpdatePatientSetInput {
  @Field(() => ID)
  declare patientSetId: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => String, { nullable: true, description: "Blocks stay: they refer to the id." })
  declare name?: string | null;

  @Directive("@disabledInBtg")
  @Field(() => [ID], { nullable: true, description: "Up to 500. One who is a member already stays one." })
  declare addPatientIds?: string[] | null;

  @Directive("@disabledInBtg")
  @Field(() => [ID], { nullable: true, description: "Up to 500. One who is no member stays none." })
  declare removePatientIds?: string[] | null;
}

@ObjectType()
export class UpdatePatientSetPayload {
  @Field(() => PatientSet, { nullable: true })
  declare patientSet: PatientSet | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class DeletePatientSetInput {
  @Field(() => ID)
  declare patientSetId: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Also where it blocks somebody, whose block goes with it.",
  })
  declare confirmBlocks: boolean;
}

@ObjectType()
export class DeletePatientSetPayload {
  @Field(() => ID, { nullable: true })
  declare deletedPatientSetId: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
