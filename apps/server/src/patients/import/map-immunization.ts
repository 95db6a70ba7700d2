import type { z } from "zod";
import { instantOf } from "./fhir-dates.ts";
import {
  code,
  codeableConcept,
  codingOf,
  conceptName,
  dateTime,
  fhirId,
  firstCode,
  orNull,
  parts,
  reference,
} from "./fhir-elements.ts";
import { referencedId } from "./fhir-references.ts";
import { patientOf, type ChartEntryRow, type MappingContext } from "./mapping.ts";
import { BadLineError } from "./ndjson.ts";

export const immunizationSchema = parts({
  id: fhirId,
  status: code.optional(),
  vaccineCode: codeableConcept.optional(),
  patient: reference.optional(),
  encounter: reference.optional(),
  occurrenceDateTime: dateTime.optional(),
  recorded: dateTime.optional(),
});

export function mapImmunization(
  resource: z.infer<typeof immunizationSchema>,
  context: MappingContext,
): ChartEntryRow<"IMMUNIZATION"> {
  const title = conceptName(resource.vaccineCode);
  if (title === null)
    throw new BadLineError("Immunization.vaccineCode is needed: text, or a coding with display or code");
  const at = (time: string | undefined) => (time === undefined ? null : instantOf(time, context.timeZone));
  const occurredAt = at(resource.occurrenceDateTime);
  return {
    kind: "IMMUNIZATION",
    fhirType: "Immunization",
    fhirId: resource.id,
    patientFhirId: patientOf("Immunization.patient", resource.patient),
    title,
    codeSystem: orNull(codingOf(resource.vaccineCode)?.system),
    code: firstCode(resource.vaccineCode),
    codeDisplay: orNull(codingOf(resource.vaccineCode)?.display),
    status: orNull(resource.status),
    recordedAt: at(resource.recorded) ?? occurredAt,
    encounterFhirId: referencedId(resource.encounter, "Encounter"),
    detail: { occurredAt },
  };
}
