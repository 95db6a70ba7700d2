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

export const procedureSchema = parts({
  id: fhirId,
  status: code.optional(),
  code: codeableConcept.optional(),
  subject: reference.optional(),
  encounter: reference.optional(),
  performedDateTime: dateTime.optional(),
  performedPeriod: period.optional(),
  reasonCode: list(codeableConcept),
  reasonReference: list(reference),
});

export function mapProcedure(
  resource: z.infer<typeof procedureSchema>,
  context: MappingContext,
): ChartEntryRow<"PROCEDURE"> {
  const title = conceptName(resource.code);
  if (title === null) throw new BadLineError("Procedure.code is needed: text, or a coding with display or code");
  const at = (time: string | undefined) => (time === undefined ? null : instantOf(time, context.timeZone));
  const startedAt = at(resource.performedDateTime ?? resource.performedPeriod?.start);
  return {
    kind: "PROCEDURE",
    fhirType: "Procedure",
    fhirId: resource.id,
    patientFhirId: patientOf("Procedure.subject", resource.subject),
    title,
    codeSystem: orNull(codingOf(resource.code)?.system),
    code: firstCode(resource.code),
    codeDisplay: orNull(codingOf(resource.code)?.display),
    status: orNull(resource.status),
    recordedAt: startedAt,
    encounterFhirId: referencedId(resource.encounter, "Encounter"),
    detail: {
      startedAt,
      endedAt: at(resource.performedPeriod?.end),
      reason: conceptName(resource.reasonCode?.[0]) ?? orNull(resource.reasonReference?.[0]?.display),
    },
  };
}
