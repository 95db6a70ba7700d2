import type { z } from "zod";
import { fold } from "../../store/fold.ts";
import { fhirId, humanName, identifier, list, parts } from "./fhir-elements.ts";
import { checkedName, displayName, foldedName, preferredName } from "./fhir-names.ts";
import type { PractitionerRow } from "./mapping.ts";
import { BadLineError } from "./ndjson.ts";

const NPI_SYSTEM = "http://hl7.org/fhir/sid/us-npi";

export const practitionerSchema = parts({ id: fhirId, name: list(humanName), identifier: list(identifier) });

export function mapPractitioner(resource: z.infer<typeof practitionerSchema>): PractitionerRow {
  const name = checkedName("Practitioner.name", displayName(preferredName(resource.name)));
  if (name === null) throw new BadLineError("Practitioner.name is needed: family, given or text");
  const identifiers = (resource.identifier ?? []).filter(({ value }) => value);
  return {
    fhirId: resource.id,
    name,
    nameFolded: foldedName("Practitioner.name", fold(name)),
    npi: identifiers.find(({ system }) => system === NPI_SYSTEM)?.value ?? null,
    identifiers: [...new Set(identifiers.map(({ system, value }) => `${system ?? ""}|${value}`))].toSorted(),
  };
}
