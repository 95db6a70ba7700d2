import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateScalar, SortDirection, UserError } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { ExportJob } from "../jobs/export-job.types.ts";
import { Patient, PatientStatus, Sex } from "../patients/patients.types.ts";
import { DEMOGRAPHIC_COLUMNS, REPORT_COLUMNS, type DemographicColumn } from "./report-columns.ts";

const DemographicColumnEnum = Object.fromEntries(DEMOGRAPHIC_COLUMNS.map((column) => [column, column]));
registerEnumType(DemographicColumnEnum, {
  name: "DemographicColumn",
  description: "`Search For`: only what has a source in the import, as the FHIR path says.",
  valuesConfig: Object.fromEntries(
    DEMOGRAPHIC_COLUMNS.map((column) => {
      const { label, fhirPath } = REPORT_COLUMNS[column];
      return [column, { description: `\`${label}\`. FHIR path: ${fhirPath}.` }];
    }),
  ),
});

export const AgeComparison = { YOUNGER: "YOUNGER", OLDER: "OLDER", EQUAL: "EQUAL", BETWEEN: "BETWEEN" } as const;
export type AgeComparison = keyof typeof AgeComparison;
registerEnumType(AgeComparison, { name: "AgeComparison" });

@InputType({ description: "Both ends included; an absent one is open." })
export class DateRange {
  @Field(() => DateScalar, { nullable: true })
  declare from?: string | null;

  @Field(() => DateScalar, { nullable: true })
  declare to?: string | null;
}

@InputType({ description: "Whole years, at death for those who had died by then. Who has no birth date has no age." })
export class AgeInput {
  @Field(() => AgeComparison)
  declare comparison: AgeComparison;

  @Field(() => Int, { description: "0 to 150." })
  declare years: number;

  @Field(() => Int, { nullable: true, description: "For BETWEEN alone, both ends included." })
  declare toYears?: number | null;

  @Field(() => DateScalar, { nullable: true, description: "Today in the practice's zone when absent." })
  declare asOf?: string | null;
}

@InputType({
  description:
    "`Where`: any of the values within a field, all of the fields. An empty list or text is no criterion. Texts are compared without regard to case and marks.",
})
export class DemographicWhereInput {
  @Field(() => AgeInput, { nullable: true })
  declare age?: AgeInput | null;

  @Field(() => [Sex], { nullable: true })
  declare sexes?: Sex[] | null;

  @Field(() => String, { nullable: true })
  declare firstNamePrefix?: string | null;

  @Field(() => String, { nullable: true })
  declare lastNamePrefix?: string | null;

  @Field(() => [String], { nullable: true, description: "Whole names; at most 50." })
  declare cities?: string[] | null;

  @Field(() => [String], { nullable: true, description: "At most 50; spaces in them do not count." })
  declare postalCodePrefixes?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Providers of record; at most 50." })
  declare practitionerIds?: string[] | null;

  @Field(() => [PatientStatus], { nullable: true })
  declare patientStatuses?: PatientStatus[] | null;

  @Field(() => DateRange, { nullable: true })
  declare firstVisit?: DateRange | null;

  @Field(() => DateRange, { nullable: true })
  declare lastVisit?: DateRange | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Codes of problems, or words that all stand in a problem's title; at most 20. Resolved problems count, refuted ones and those entered in error do not.",
  })
  declare conditions?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "`Demographic ID(s)` as pasted: numbers apart by white space or any of `. , ;`, with or without `#`; at most 10,000.",
  })
  declare demographicIds?: string | null;
}

@InputType()
export class DemographicOrderInput {
  @Field(() => DemographicColumnEnum)
  declare by: DemographicColumn;

  @Field(() => SortDirection, { defaultValue: "ASC" })
  declare direction: SortDirection;
}

@InputType()
export class DemographicReportInput {
  @Field(() => [DemographicColumnEnum], { description: "At least one, each once; the cells come in this order." })
  declare searchFor: DemographicColumn[];

  @Field(() => DemographicWhereInput, { defaultValue: {} })
  declare where: DemographicWhereInput;

  @Field(() => [DemographicOrderInput], {
    defaultValue: [],
    description: "Any columns, searched for or not, each once. By last name when empty.",
  })
  declare orderBy: DemographicOrderInput[];

  @Field(() => Boolean, { defaultValue: false, description: "Instead of `orderBy`; a cursor keeps its shuffle." })
  declare random: boolean;

  @Field(() => Int, {
    nullable: true,
    description: "Of what is shown, at least 1; a saved set and an export take the whole result.",
  })
  declare displayLimit?: number | null;
}

@ObjectType()
export class DemographicReportRow {
  @Field(() => Patient, { nullable: true, description: "A row of a list is no opening of a record." })
  declare patient: Patient | null;

  @Field(() => [String], {
    nullable: "items",
    description: "In the order of `searchFor`, as displayed: days as `1957-03-08`. Null: there is none.",
  })
  declare cells: (string | null)[];
}

export const DemographicReportRowConnection = connectionOf("DemographicReportRow", () => DemographicReportRow);

@ObjectType()
export class DemographicReport {
  /** What was asked for; `rows` reads by it. */
  declare readonly input: DemographicReportInput;

  @Field(() => Int, { description: "Of the whole result, whatever the display limit." })
  declare totalCount: () => Promise<number>;

  @Field(() => String, { description: "The criteria in words." })
  declare summary: string;

  @Field(() => [String], {
    description:
      "Of the pasted IDs those that are no patient's, or no number, by value. A blocked record is no patient.",
  })
  declare unknownIds: readonly string[];

  @Field(() => [String], { description: "Of the pasted IDs those that stand there more than once, by value." })
  declare duplicateIds: readonly string[];

  @Field(() => Boolean, {
    description: "There are results, Demographic # is searched for, and the actor may save.",
  })
  declare maySave: () => Promise<boolean>;
}

@InputType()
export class StartReportExportInput {
  @Field(() => DemographicReportInput)
  declare report: DemographicReportInput;
}

@ObjectType()
export class StartReportExportPayload {
  @Field(() => ExportJob, { nullable: true })
  declare job: ExportJob | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
