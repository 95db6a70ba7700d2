import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateScalar, Node, SortDirection, UserError } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { nodeId } from "../graphql/node-id.ts";

export const Sex = { FEMALE: "FEMALE", MALE: "MALE", OTHER: "OTHER", UNKNOWN: "UNKNOWN" } as const;
export type Sex = keyof typeof Sex;
registerEnumType(Sex, { name: "Sex", description: "administrative-gender of FHIR R4." });

export const PatientStatus = { ACTIVE: "ACTIVE", INACTIVE: "INACTIVE", DECEASED: "DECEASED" } as const;
export type PatientStatus = keyof typeof PatientStatus;
registerEnumType(PatientStatus, { name: "PatientStatus" });

@Directive("@access")
@ObjectType({ implements: Node, description: "Imported; not a login. A provider's User may be linked to it." })
export class Practitioner extends Node {
  declare readonly userUuid: string | null;

  @Field(() => String)
  declare name: string;

  @Field(() => String, { nullable: true, description: "National Provider Identifier (US)." })
  declare npi: string | null;
}

export const PractitionerConnection = connectionOf("Practitioner", () => Practitioner);

@Directive("@access(right: PATIENT_READ)")
@ObjectType({
  implements: Node,
  description: "Demographics. Opening one by id is audited; a row of a list is no opening.",
})
export class Patient extends Node {
  declare readonly uuid: string;
  /** A set keeps the reader from the chart, though the demographics are open to him (D5). */
  declare readonly chartBlocked: boolean;

  @Field(() => ID, {
    description:
      "Of the chart, to reach it by `node`: the record is then not opened again. It opens nothing by itself.",
  })
  declare chartId: string;

  @Field(() => Int, { description: "Demographic #: a number of its own in each practice, never reused." })
  declare demographicNumber: number;

  @Field(() => String, { description: "`Last, First`." })
  declare name: string;

  @Field(() => String, { nullable: true })
  declare firstName: string | null;

  @Field(() => String, { nullable: true })
  declare lastName: string | null;

  @Field(() => DateScalar, { nullable: true })
  declare birthDate: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "On today's date in the practice's zone; at death for the deceased.",
  })
  declare age: number | null;

  @Field(() => Sex)
  declare sex: Sex;

  @Field(() => String, { nullable: true, description: "Medical record number." })
  declare mrn: string | null;

  @Field(() => String, { nullable: true })
  declare address: string | null;

  @Field(() => String, { nullable: true })
  declare city: string | null;

  @Field(() => String, { nullable: true })
  declare state: string | null;

  @Field(() => String, { nullable: true })
  declare postalCode: string | null;

  @Field(() => String, { nullable: true })
  declare homePhone: string | null;

  @Field(() => String, { nullable: true })
  declare workPhone: string | null;

  @Field(() => String, { nullable: true })
  declare mobilePhone: string | null;

  @Field(() => String, { nullable: true })
  declare email: string | null;

  @Field(() => String, { nullable: true })
  declare preferredLanguage: string | null;

  @Field(() => Practitioner, { nullable: true, description: "Provider of record." })
  declare practitioner: Practitioner | null;

  @Field(() => PatientStatus)
  declare status: PatientStatus;

  @Field(() => DateScalar, { nullable: true, description: "Encounters' first day." })
  declare firstVisit: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Encounters' last day." })
  declare lastVisit: string | null;

  @Field(() => Date, { nullable: true })
  declare deceasedAt: Date | null;
}

export const PatientConnection = connectionOf("Patient", () => Patient);

@InputType()
export class PatientFilter {
  @Field(() => String, {
    nullable: true,
    description: "Beginnings of first and last name, a whole Demographic # or MRN, or a birth date.",
  })
  declare search?: string | null;

  @Field(() => DateScalar, { nullable: true })
  declare birthDate?: string | null;

  @Field(() => Int, { nullable: true })
  declare demographicNumber?: number | null;

  @Field(() => String, { nullable: true })
  declare mrn?: string | null;

  @Field(() => [PatientStatus], { nullable: true })
  declare statuses?: PatientStatus[] | null;

  @Field(() => [ID], { nullable: true, description: "Providers of record." })
  declare practitionerIds?: string[] | null;
}

export const PatientOrderField = {
  LAST_NAME: "LAST_NAME",
  FIRST_NAME: "FIRST_NAME",
  DEMOGRAPHIC_NUMBER: "DEMOGRAPHIC_NUMBER",
  BIRTH_DATE: "BIRTH_DATE",
  LAST_VISIT: "LAST_VISIT",
} as const;
export type PatientOrderField = keyof typeof PatientOrderField;
registerEnumType(PatientOrderField, { name: "PatientOrderField" });

@InputType()
export class PatientOrder {
  @Field(() => PatientOrderField)
  declare by: PatientOrderField;

  @Field(() => SortDirection, { defaultValue: "ASC" })
  declare direction: SortDirection;
}

@InputType()
export class LinkPractitionerInput {
  @Field(() => ID)
  declare practitionerId: string;

  @Field(() => ID, { nullable: true, description: "Null: the link is taken away." })
  declare userId?: string | null;
}

@ObjectType()
export class LinkPractitionerPayload {
  @Field(() => Practitioner, { nullable: true })
  declare practitioner: Practitioner | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

/** A patient's row with his provider's, in the columns that PATIENT_COLUMNS names. */
export interface PatientRow {
  id: string;
  demographic_number: number;
  first_name: string | null;
  last_name: string | null;
  first_name_folded: string;
  last_name_folded: string;
  birth_date: string | null;
  age: number | null;
  sex: Sex;
  mrn: string | null;
  address: string | null;
  city: string | null;
  state: string | null;
  postal_code: string | null;
  home_phone: string | null;
  work_phone: string | null;
  mobile_phone: string | null;
  email: string | null;
  preferred_language: string | null;
  status: PatientStatus;
  first_visit: string | null;
  last_visit: string | null;
  deceased_at: Date | null;
  chart_blocked: boolean;
  practitioner_id: string | null;
  practitioner_name: string | null;
  practitioner_npi: string | null;
  practitioner_user_id: string | null;
}

/** `Last, First`, or what there is of it. */
function patientName(row: { first_name: string | null; last_name: string | null }): string {
  return [row.last_name, row.first_name].filter(Boolean).join(", ") || "No name";
}

export function toPatient(row: PatientRow): Patient {
  return {
    __typename: "Patient",
    id: nodeId("Patient", row.id),
    uuid: row.id,
    chartBlocked: row.chart_blocked,
    chartId: nodeId("Chart", row.id),
    demographicNumber: row.demographic_number,
    name: patientName(row),
    firstName: row.first_name,
    lastName: row.last_name,
    birthDate: row.birth_date,
    age: row.age,
    sex: row.sex,
    mrn: row.mrn,
    address: row.address,
    city: row.city,
    state: row.state,
    postalCode: row.postal_code,
    homePhone: row.home_phone,
    workPhone: row.work_phone,
    mobilePhone: row.mobile_phone,
    email: row.email,
    preferredLanguage: row.preferred_language,
    practitioner:
      row.practitioner_id === null
        ? null
        : toPractitioner({
            id: row.practitioner_id,
            name: row.practitioner_name!,
            npi: row.practitioner_npi,
            user_id: row.practitioner_user_id,
          }),
    status: row.status,
    firstVisit: row.first_visit,
    lastVisit: row.last_visit,
    deceasedAt: row.deceased_at,
  };
}

export interface PractitionerRow {
  id: string;
  name: string;
  npi: string | null;
  user_id: string | null;
}

export function toPractitioner(row: PractitionerRow): Practitioner {
  return {
    __typename: "Practitioner",
    id: nodeId("Practitioner", row.id),
    name: row.name,
    npi: row.npi,
    userUuid: row.user_id,
  };
}
