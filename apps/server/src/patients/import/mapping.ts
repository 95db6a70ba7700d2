import type { ChartEntryDetails, ChartEntryKind } from "../chart-entry.ts";
import { type FhirReference, referencedId, referenceTarget, type ReferenceTarget } from "./fhir-references.ts";
import { BadLineError } from "./ndjson.ts";

/** What mapping a resource needs to know besides it. */
export interface MappingContext {
  /** The practice's, for dates without a time of day. */
  readonly timeZone: string;
  /** Knows every practitioner that the resource's mapping named in `practitioners`, as far as there is one. */
  practitioner(target: ReferenceTarget | undefined): KnownPractitioner | undefined;
}

export interface KnownPractitioner {
  readonly id: string;
  readonly name: string;
}

export interface PractitionerRow {
  readonly fhirId: string;
  readonly name: string;
  readonly nameFolded: string;
  readonly npi: string | null;
  /** `system|value`, sorted. */
  readonly identifiers: readonly string[];
}

export interface PatientRow {
  readonly fhirId: string;
  readonly mrn: string | null;
  readonly mrnFolded: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly firstNameFolded: string;
  readonly lastNameFolded: string;
  readonly birthDate: string | null;
  readonly sex: "FEMALE" | "MALE" | "OTHER" | "UNKNOWN";
  readonly status: "ACTIVE" | "INACTIVE" | "DECEASED";
  readonly deceasedAt: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly homePhone: string | null;
  readonly workPhone: string | null;
  readonly mobilePhone: string | null;
  readonly email: string | null;
  readonly preferredLanguage: string | null;
  /** Of the general practitioner that the source names; without one it comes from the visits. */
  readonly practitionerId: string | null;
}

export interface ChartEntryRow<K extends ChartEntryKind = ChartEntryKind> {
  readonly kind: K;
  readonly fhirType: string;
  readonly fhirId: string;
  readonly patientFhirId: string;
  readonly title: string;
  readonly codeSystem: string | null;
  readonly code: string | null;
  readonly codeDisplay: string | null;
  readonly status: string | null;
  readonly recordedAt: string | null;
  readonly encounterFhirId: string | null;
  readonly detail: ChartEntryDetails[K];
  /** Of documents alone. */
  readonly text?: string | null;
}

/** The id of the patient whom an entry is about. */
export function patientOf(field: string, reference: FhirReference | undefined): string {
  const id = referencedId(reference, "Patient");
  if (id === null) throw new BadLineError(`${field}.reference must be of the form Patient/ID`);
  return id;
}

/** The name that a reference to a practitioner gives, else the practitioner's own. */
export function practitionerName(reference: FhirReference | undefined, context: MappingContext): string | null {
  return reference?.display || context.practitioner(referenceTarget(reference, "Practitioner"))?.name || null;
}
