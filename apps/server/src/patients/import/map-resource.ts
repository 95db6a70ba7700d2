import type { z } from "zod";
import { readResource } from "./fhir-elements.ts";
import { FHIR_RESOURCE_TYPES } from "./fhir-resource-types.ts";
import type { ReferenceTarget } from "./fhir-references.ts";
import { allergyIntoleranceSchema, mapAllergyIntolerance } from "./map-allergy-intolerance.ts";
import { conditionSchema, mapCondition } from "./map-condition.ts";
import {
  documentReferenceSchema,
  mapDocumentReference,
  practitionersOfDocumentReference,
} from "./map-document-reference.ts";
import { encounterSchema, mapEncounter, practitionersOfEncounter } from "./map-encounter.ts";
import { immunizationSchema, mapImmunization } from "./map-immunization.ts";
import {
  mapMedicationRequest,
  medicationRequestSchema,
  practitionersOfMedicationRequest,
} from "./map-medication-request.ts";
import { mapPatient, patientSchema, practitionersOfPatient } from "./map-patient.ts";
import { mapPractitioner, practitionerSchema } from "./map-practitioner.ts";
import { mapProcedure, procedureSchema } from "./map-procedure.ts";
import type { ChartEntryRow, MappingContext, PatientRow, PractitionerRow } from "./mapping.ts";
import { BadLineError } from "./ndjson.ts";

/** A resource as rows hold it, by the table that it goes into. */
export type MappedResource =
  | { readonly table: "practitioner"; readonly row: PractitionerRow }
  | { readonly table: "patient"; readonly row: PatientRow }
  | { readonly table: "chart_entry"; readonly row: ChartEntryRow };

/** A resource whose parts have been read; mapping it waits for the practitioners that it names. */
export interface ReadResource {
  readonly type: string;
  readonly practitioners: readonly (ReferenceTarget | undefined)[];
  map(context: MappingContext): MappedResource;
}

type Reader = (resource: unknown) => ReadResource;

const READERS: Readonly<Record<string, Reader>> = {
  Practitioner: reader("Practitioner", "practitioner", practitionerSchema, mapPractitioner),
  Patient: reader("Patient", "patient", patientSchema, mapPatient, practitionersOfPatient),
  Encounter: reader("Encounter", "chart_entry", encounterSchema, mapEncounter, practitionersOfEncounter),
  Condition: reader("Condition", "chart_entry", conditionSchema, mapCondition),
  AllergyIntolerance: reader("AllergyIntolerance", "chart_entry", allergyIntoleranceSchema, mapAllergyIntolerance),
  Immunization: reader("Immunization", "chart_entry", immunizationSchema, mapImmunization),
  MedicationRequest: reader(
    "MedicationRequest",
    "chart_entry",
    medicationRequestSchema,
    mapMedicationRequest,
    practitionersOfMedicationRequest,
  ),
  Procedure: reader("Procedure", "chart_entry", procedureSchema, mapProcedure),
  DocumentReference: reader(
    "DocumentReference",
    "chart_entry",
    documentReferenceSchema,
    mapDocumentReference,
    practitionersOfDocumentReference,
  ),
};

/** Whether resources of this type are stored. */
export function isUsed(type: string): boolean {
  return Object.hasOwn(READERS, type);
}

/**
 * The resource's type.
 * @throws BadLineError for what is no resource of FHIR R4.
 */
export function resourceTypeOf(resource: unknown): string {
  if (typeof resource !== "object" || resource === null || Array.isArray(resource))
    throw new BadLineError("The line is not a JSON object");
  const type = (resource as { resourceType?: unknown }).resourceType;
  if (typeof type !== "string") throw new BadLineError("resourceType is needed");
  if (!FHIR_RESOURCE_TYPES.has(type)) throw new BadLineError("resourceType is not a type of FHIR R4");
  return type;
}

/** Reads the parts of a resource of a used type. @throws BadLineError naming the field and its rule. */
export function readUsedResource(type: string, resource: unknown): ReadResource {
  return READERS[type]!(resource);
}

function reader<S extends z.ZodType, T extends MappedResource["table"]>(
  type: string,
  table: T,
  schema: S,
  map: (resource: z.infer<S>, context: MappingContext) => Extract<MappedResource, { table: T }>["row"],
  practitioners: (resource: z.infer<S>) => readonly (ReferenceTarget | undefined)[] = () => [],
): Reader {
  return (resource) => {
    const read = readResource(schema, type, resource);
    return {
      type,
      practitioners: practitioners(read),
      // The table and the row belong together by the signature above; TypeScript cannot follow that through the union.
      map: (context) => ({ table, row: map(read, context) }) as unknown as MappedResource,
    };
  };
}
