import type { z } from "zod";
import { instantOf } from "./fhir-dates.ts";
import { dosage, dosageText } from "./fhir-dosage.ts";
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
  reference,
} from "./fhir-elements.ts";
import { referencedId, referenceTarget } from "./fhir-references.ts";
import { patientOf, practitionerName, type ChartEntryRow, type MappingContext } from "./mapping.ts";
import { BadLineError } from "./ndjson.ts";

export const medicationRequestSchema = parts({
  id: fhirId,
  status: code.optional(),
  medicationCodeableConcept: codeableConcept.optional(),
  medicationReference: reference.optional(),
  subject: reference.optional(),
  encounter: reference.optional(),
  authoredOn: dateTime.optional(),
  requester: reference.optional(),
  reasonCode: list(codeableConcept),
  reasonReference: list(reference),
  dosageInstruction: list(dosage),
});

type FhirMedicationRequest = z.infer<typeof medicationRequestSchema>;

/** Reads a prescription. Medication resources are not read: a medication given by reference goes by the reference's display. */
export function mapMedicationRequest(
  resource: FhirMedicationRequest,
  context: MappingContext,
): ChartEntryRow<"MEDICATION"> {
  const medication = resource.medicationCodeableConcept;
  const title = conceptName(medication) ?? orNull(resource.medicationReference?.display);
  if (title === null) {
    throw new BadLineError(
      "MedicationRequest.medicationCodeableConcept (or medicationReference.display) is needed: what was prescribed",
    );
  }
  return {
    kind: "MEDICATION",
    fhirType: "MedicationRequest",
    fhirId: resource.id,
    patientFhirId: patientOf("MedicationRequest.subject", resource.subject),
    title,
    codeSystem: orNull(codingOf(medication)?.system),
    code: firstCode(medication),
    codeDisplay: orNull(codingOf(medication)?.display),
    status: orNull(resource.status),
    recordedAt: resource.authoredOn === undefined ? null : instantOf(resource.authoredOn, context.timeZone),
    encounterFhirId: referencedId(resource.encounter, "Encounter"),
    detail: {
      dosage: dosageText(resource.dosageInstruction),
      reason: conceptName(resource.reasonCode?.[0]) ?? orNull(resource.reasonReference?.[0]?.display),
      practitioner: practitionerName(resource.requester, context),
    },
  };
}

/** The practitioners whom mapping this prescription asks for. */
export function practitionersOfMedicationRequest({ requester }: FhirMedicationRequest) {
  return requester?.display ? [] : [referenceTarget(requester, "Practitioner")];
}
