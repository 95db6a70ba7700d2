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
  list,
  orNull,
  parts,
  period,
  reference,
} from "./fhir-elements.ts";
import { referencedId } from "./fhir-references.ts";
import { patientOf, type ChartEntryRow, type MappingContext } from "./mapping.ts";
import { BadLineError } from "./ndjson.ts";

export const allergyIntoleranceSchema = parts({
  id: fhirId,
  clinicalStatus: codeableConcept.optional(),
  verificationStatus: codeableConcept.optional(),
  category: list(code.nullable()),
  criticality: code.optional(),
  code: codeableConcept.optional(),
  patient: reference.optional(),
  encounter: reference.optional(),
  onsetDateTime: dateTime.optional(),
  onsetPeriod: period.optional(),
  recordedDate: dateTime.optional(),
  reaction: list(parts({ substance: codeableConcept.optional(), manifestation: list(codeableConcept) })),
});

type FhirAllergyIntolerance = z.infer<typeof allergyIntoleranceSchema>;

export function mapAllergyIntolerance(
  resource: FhirAllergyIntolerance,
  context: MappingContext,
): ChartEntryRow<"ALLERGY"> {
  const substance = resource.reaction?.find((reaction) => conceptName(reaction.substance) !== null)?.substance;
  const title = conceptName(resource.code) ?? conceptName(substance);
  if (title === null)
    throw new BadLineError("AllergyIntolerance.code is needed: text, or a coding with display or code");
  const recorded = resource.recordedDate ?? resource.onsetDateTime ?? resource.onsetPeriod?.start;
  const verificationStatus = firstCode(resource.verificationStatus);
  const reactions = (resource.reaction ?? []).flatMap(({ manifestation = [] }) => manifestation.map(conceptName));
  return {
    kind: "ALLERGY",
    fhirType: "AllergyIntolerance",
    fhirId: resource.id,
    patientFhirId: patientOf("AllergyIntolerance.patient", resource.patient),
    title,
    codeSystem: orNull(codingOf(resource.code)?.system),
    code: firstCode(resource.code),
    codeDisplay: orNull(codingOf(resource.code)?.display),
    // What was entered in error has no clinical status.
    status: firstCode(resource.clinicalStatus) ?? verificationStatus,
    recordedAt: recorded === undefined ? null : instantOf(recorded, context.timeZone),
    encounterFhirId: referencedId(resource.encounter, "Encounter"),
    detail: {
      verificationStatus,
      category: orNull(resource.category?.filter(Boolean).join(", ")),
      criticality: orNull(resource.criticality),
      reactions: [...new Set(reactions.filter((name) => name !== null))],
    },
  };
}
