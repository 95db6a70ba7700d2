import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import type { AccessRight } from "./access-rights.ts";
import { AccessRightEnum } from "./access.types.ts";
import { AccessDecisionObject, UserReference } from "./user-access.types.ts";

@InputType()
export class PersonReference {
  @Field(() => String)
  declare firstName: string;

  @Field(() => String)
  declare lastName: string;

  @Field(() => DateScalar)
  declare birthDate: string;
}

@Directive("@oneOf")
@InputType({
  description:
    "One way of naming a patient, each exact. `person` is for those who cannot search for the record (RECORD mode).",
})
export class PatientReference {
  @Field(() => ID, { nullable: true })
  declare id?: string | null;

  @Field(() => Int, { nullable: true })
  declare demographicNumber?: number | null;

  @Field(() => String, { nullable: true })
  declare mrn?: string | null;

  @Field(() => String, { nullable: true })
  declare fhirId?: string | null;

  @Field(() => PersonReference, { nullable: true })
  declare person?: PersonReference | null;
}

@InputType()
export class AccessQuestion {
  @Field(() => UserReference)
  declare user: UserReference;

  @Field(() => PatientReference)
  declare patient: PatientReference;

  @Field(() => AccessRightEnum, { defaultValue: "chart:open", description: "CHART_OPEN or PATIENT_READ." })
  declare right: AccessRight;
}

@ObjectType()
export class PatientAccess {
  declare readonly userUuid: string;

  @Field(() => AccessDecisionObject)
  declare decision: AccessDecisionObject;
}

export const PatientAccessConnection = connectionOf("PatientAccess", () => PatientAccess);
