import { Directive, Field, Int, InterfaceType, ObjectType, registerEnumType, type ClassType } from "type-graphql";
import { Node } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { nodeId, type NodeType } from "../graphql/node-id.ts";
import type { ChartEntryKind as Kind } from "./chart-entry.ts";

export const ChartEntryKind = {
  PROBLEM: "PROBLEM",
  ALLERGY: "ALLERGY",
  MEDICATION: "MEDICATION",
  IMMUNIZATION: "IMMUNIZATION",
  PROCEDURE: "PROCEDURE",
  ENCOUNTER: "ENCOUNTER",
  DOCUMENT: "DOCUMENT",
} as const satisfies Record<Kind, Kind>;
registerEnumType(ChartEntryKind, { name: "ChartEntryKind" });

@ObjectType()
export class Code {
  @Field(() => String, { nullable: true, description: "URI of the code system." })
  declare system: string | null;

  @Field(() => String)
  declare code: string;

  @Field(() => String, { nullable: true })
  declare display: string | null;
}

@ObjectType({ description: "Where it came from." })
export class FhirSource {
  @Field(() => String)
  declare resourceType: string;

  @Field(() => String)
  declare resourceId: string;

  @Field(() => Date)
  declare importedAt: Date;
}

@Directive("@access(right: CHART_OPEN)")
@ObjectType({
  implements: Node,
  description: "The clinical record of a patient. Reaching it is audited as its opening.",
})
export class Chart extends Node {
  declare readonly patientUuid: string;
}

@InterfaceType("ChartEntry", {
  implements: Node,
  description:
    "One item of the clinical record. `status` is FHIR's code for that resource. Read here, never written (D11).",
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class ChartEntry extends Node {
  declare readonly uuid: string;
  declare readonly patientUuid: string;
  declare readonly encounterFhirId: string | null;

  @Field(() => ChartEntryKind)
  declare kind: Kind;

  @Field(() => String)
  declare title: string;

  @Field(() => Code, { nullable: true })
  declare code: Code | null;

  @Field(() => String, { nullable: true })
  declare status: string | null;

  @Field(() => Date, { nullable: true })
  declare recordedAt: Date | null;

  @Field(() => FhirSource)
  declare source: FhirSource;
}

@Directive("@access(right: CHART_OPEN)")
@ObjectType({ implements: ChartEntry, description: "Condition." })
export class Problem extends ChartEntry {
  @Field(() => String, { nullable: true })
  declare verificationStatus: string | null;

  @Field(() => Date, { nullable: true })
  declare onsetAt: string | null;

  @Field(() => Date, { nullable: true })
  declare abatedAt: string | null;
}

@Directive("@access(right: CHART_OPEN)")
@ObjectType({ implements: ChartEntry, description: "AllergyIntolerance." })
export class Allergy extends ChartEntry {
  @Field(() => String, { nullable: true })
  declare verificationStatus: string | null;

  @Field(() => String, { nullable: true })
  declare category: string | null;

  @Field(() => String, { nullable: true })
  declare criticality: string | null;

  @Field(() => [String])
  declare reactions: string[];
}

@Directive("@access(right: CHART_OPEN)")
@ObjectType({ implements: ChartEntry, description: "MedicationRequest." })
export class Medication extends ChartEntry {
  @Field(() => String, { nullable: true })
  declare dosage: string | null;

  @Field(() => String, { nullable: true })
  declare reason: string | null;

  @Field(() => String, { nullable: true })
  declare practitioner: string | null;
}

@Directive("@access(right: CHART_OPEN)")
@ObjectType({ implements: ChartEntry, description: "Immunization." })
export class Immunization extends ChartEntry {
  @Field(() => Date, { nullable: true })
  declare occurredAt: string | null;
}

@Directive("@access(right: CHART_OPEN)")
@ObjectType({ implements: ChartEntry, description: "Procedure." })
export class Procedure extends ChartEntry {
  @Field(() => Date, { nullable: true })
  declare startedAt: string | null;

  @Field(() => Date, { nullable: true })
  declare endedAt: string | null;

  @Field(() => String, { nullable: true })
  declare reason: string | null;
}

@Directive("@access(right: CHART_OPEN)")
@ObjectType({ implements: ChartEntry, description: "Encounter." })
export class Encounter extends ChartEntry {
  @Field(() => String, { nullable: true })
  declare class: string | null;

  @Field(() => Date, { nullable: true })
  declare startedAt: string | null;

  @Field(() => Date, { nullable: true })
  declare endedAt: string | null;

  @Field(() => String, { nullable: true })
  declare reason: string | null;

  @Field(() => [String])
  declare practitioners: string[];

  @Field(() => String, { nullable: true })
  declare location: string | null;
}

@Directive("@access(right: CHART_OPEN)")
@ObjectType({ implements: ChartEntry, description: "DocumentReference. Its text is asked for by itself, and audited." })
export class Document extends ChartEntry {
  @Field(() => String, { nullable: true })
  declare category: string | null;

  @Field(() => String, { nullable: true })
  declare author: string | null;

  @Field(() => String)
  declare contentType: string;
}

/** The type of each kind, which is also the type in its ids. */
export const CHART_ENTRY_TYPES = {
  PROBLEM: "Problem",
  ALLERGY: "Allergy",
  MEDICATION: "Medication",
  IMMUNIZATION: "Immunization",
  PROCEDURE: "Procedure",
  ENCOUNTER: "Encounter",
  DOCUMENT: "Document",
} as const satisfies Record<Kind, NodeType>;

export const ChartEntryConnection = connectionOf("ChartEntry", () => ChartEntry as unknown as ClassType<ChartEntry>);

@ObjectType()
export class ChartEntryCount {
  @Field(() => ChartEntryKind)
  declare kind: Kind;

  @Field(() => Int)
  declare count: number;
}

/** A row of `chart_entry`. */
export interface ChartEntryRow {
  id: string;
  patient_id: string;
  kind: Kind;
  fhir_type: string;
  fhir_id: string;
  title: string;
  code_system: string | null;
  code: string | null;
  code_display: string | null;
  status: string | null;
  recorded_at: Date | null;
  encounter_fhir_id: string | null;
  detail: Record<string, unknown>;
  imported_at: Date;
}

export function toChartEntry(row: ChartEntryRow): ChartEntry {
  const typeName = CHART_ENTRY_TYPES[row.kind];
  return {
    __typename: typeName,
    id: nodeId(typeName, row.id),
    uuid: row.id,
    patientUuid: row.patient_id,
    encounterFhirId: row.encounter_fhir_id,
    kind: row.kind,
    title: row.title,
    code: row.code === null ? null : { system: row.code_system, code: row.code, display: row.code_display },
    status: row.status,
    recordedAt: row.recorded_at,
    source: { resourceType: row.fhir_type, resourceId: row.fhir_id, importedAt: row.imported_at },
    ...row.detail,
  };
}
