import type { z } from "zod";
import { instantOf } from "./fhir-dates.ts";
import {
  codeableConcept,
  codingOf,
  conceptName,
  dateTime,
  fhirId,
  firstCode,
  orNull,
  parts,
  period,
  reference,
} from "./fhir-elements.ts";
import { referencedId } from "./fhir-references.ts";
import { patientOf, type ChartEntryRow, type MappingContext } from "./mapping.ts";
import { BadLineError } from "./ndjson.ts";

export const conditionSchema = parts({
  id: fhirId,
  clinicalStatus: codeableConcept.optional(),
  verificationStatus: codeableConcept.optional(),
  code: codeableConcept.optional(),
  subject: reference.optional(),
  encounter: reference.optional(),
  onsetDateTime: dateTime.optional(),
  onsetPeriod: period.optional(),
  abatementDateTime: dateTime.optional(),
  abatementPeriod: period.optional(),
  recordedDate: dateTime.optional(),
});

export function mapCondition(
  resource: z.infer<typeof conditionSchema>,
  context: MappingContext,
): ChartEntryRow<"PROBLEM"> {
  const title = conceptName(resource.code);
  if (title === null) throw new BadLineError("Condition.code is needed: text, or a coding with display or code");
  const at = (time: string | undefined) => (time === undefined ? null : instantOf(time, context.timeZone));
  const onsetAt = at(resource.onsetDateTime ?? resource.onsetPeriod?.start);
  const verificationStatus = firstCode(resource.verificationStatus);
  return {
    kind: "PROBLEM",
    fhirType: "Condition",
    fhirId: resource.id,
    patientFhirId: patientOf("Condition.subject", resource.subject),
    title,
    codeSystem: orNull(codingOf(resource.code)?.system),
    code: firstCode(resource.code),
    codeDisplay: orNull(codingOf(resource.code)?.display),
    // What was entered in error has no clinical status.
    status: firstCode(resource.clinicalStatus) ?? verificationStatus,
    recordedAt: at(resource.recordedDate) ?? onsetAt,
    encounterFhirId: referencedId(resource.encounter, "Encounter"),
    detail: { verificationStatus, onsetAt, abatedAt: at(resource.abatementDateTime ?? resource.abatementPeriod?.end) },
  };
}
