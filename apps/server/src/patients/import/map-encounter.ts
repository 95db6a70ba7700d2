import type { z } from "zod";
import { instantOf } from "./fhir-dates.ts";
import {
  code,
  codeableConcept,
  coding,
  conceptName,
  codingOf,
  fhirId,
  firstCode,
  list,
  orNull,
  parts,
  period,
  reference,
} from "./fhir-elements.ts";
import { referencedId, referenceTarget } from "./fhir-references.ts";
import { patientOf, practitionerName, type ChartEntryRow, type MappingContext } from "./mapping.ts";

/** Names of the codes of v3-ActCode that encounters come with; exports often give the code alone. */
const CLASS_NAMES: Readonly<Record<string, string>> = {
  AMB: "Ambulatory",
  EMER: "Emergency",
  FLD: "Field",
  HH: "Home health",
  IMP: "Inpatient",
  ACUTE: "Inpatient acute",
  NONAC: "Inpatient non-acute",
  OBSENC: "Observation",
  PRENC: "Pre-admission",
  SS: "Short stay",
  VR: "Virtual",
};

export const encounterSchema = parts({
  id: fhirId,
  status: code.optional(),
  class: coding.optional(),
  type: list(codeableConcept),
  subject: reference.optional(),
  participant: list(parts({ type: list(codeableConcept), individual: reference.optional() })),
  period: period.optional(),
  reasonCode: list(codeableConcept),
  reasonReference: list(reference),
  location: list(parts({ location: reference.optional() })),
  partOf: reference.optional(),
});

type FhirEncounter = z.infer<typeof encounterSchema>;

export function mapEncounter(resource: FhirEncounter, context: MappingContext): ChartEntryRow<"ENCOUNTER"> {
  const { period: when, class: classCoding } = resource;
  const type = resource.type?.[0];
  const className = orNull(classCoding?.display) ?? CLASS_NAMES[classCoding?.code ?? ""] ?? orNull(classCoding?.code);
  const startedAt = when?.start === undefined ? null : instantOf(when.start, context.timeZone);
  const performers = performersOf(resource);
  return {
    kind: "ENCOUNTER",
    fhirType: "Encounter",
    fhirId: resource.id,
    patientFhirId: patientOf("Encounter.subject", resource.subject),
    title: conceptName(type) ?? (className === null ? "Encounter" : `Encounter, ${className.toLowerCase()}`),
    codeSystem: orNull(codingOf(type)?.system),
    code: firstCode(type),
    codeDisplay: orNull(codingOf(type)?.display),
    status: orNull(resource.status),
    recordedAt: startedAt,
    encounterFhirId: referencedId(resource.partOf, "Encounter"),
    detail: {
      class: className,
      startedAt,
      endedAt: when?.end === undefined ? null : instantOf(when.end, context.timeZone),
      reason: reasonOf(resource),
      practitioners: performers
        .map((individual) => practitionerName(individual, context))
        .filter((name) => name !== null),
      practitionerId: context.practitioner(referenceTarget(performers[0], "Practitioner"))?.id ?? null,
      location: resource.location?.map(({ location }) => location?.display).find(Boolean) ?? null,
    },
  };
}

/** The practitioners whom mapping this encounter asks for. */
export function practitionersOfEncounter(resource: FhirEncounter) {
  return performersOf(resource).map((individual) => referenceTarget(individual, "Practitioner"));
}

/** Practitioners who took part, the primary performer first. */
function performersOf({ participant = [] }: FhirEncounter) {
  const isPrimary = (one: (typeof participant)[number]) =>
    one.type?.some((each) => each.coding?.some((role) => role.code === "PPRF")) ?? false;
  return participant
    .toSorted((one, other) => Number(isPrimary(other)) - Number(isPrimary(one)))
    .map(({ individual }) => individual)
    .filter((individual) => individual !== undefined)
    .filter(
      (individual) =>
        referenceTarget(individual, "Practitioner") !== undefined || (individual.display && !individual.reference),
    );
}

function reasonOf({ reasonCode, reasonReference }: FhirEncounter): string | null {
  return conceptName(reasonCode?.[0]) ?? orNull(reasonReference?.[0]?.display);
}
