import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { Node, UserError } from "../graphql/common.types.ts";

export const PatientLinkRelation = { SELF: "SELF", FAMILY: "FAMILY" } as const;
export type PatientLinkRelation = keyof typeof PatientLinkRelation;
registerEnumType(PatientLinkRelation, {
  name: "PatientLinkRelation",
  valuesConfig: {
    SELF: { description: "The user is this patient." },
    FAMILY: { description: "The patient is of the user's family." },
  },
});

@Directive("@access(right: SET_SECURITY_READ)")
@ObjectType({
  implements: Node,
  description:
    "This user is that patient, or of that family. In RECORD mode there is none of a record that a set blocks for the reader. Where `blockedBy` is empty, offer the set and the block that follow.",
})
export class PatientLink extends Node {
  declare readonly userUuid: string;
  declare readonly patientUuid: string;

  @Field(() => PatientLinkRelation)
  declare relation: PatientLinkRelation;
}

@InputType()
export class LinkPatientInput {
  @Field(() => ID)
  declare userId: string;

  @Field(() => ID)
  declare patientId: string;

  @Field(() => PatientLinkRelation)
  declare relation: PatientLinkRelation;
}

@ObjectType()
export class LinkPatientPayload {
  @Field(() => PatientLink, { nullable: true })
  declare patientLink: PatientLink | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class UnlinkPatientInput {
  @Field(() => ID)
  declare patientLinkId: string;
}

@ObjectType()
export class UnlinkPatientPayload {
  @Field(() => ID, { nullable: true })
  declare deletedPatientLinkId: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
