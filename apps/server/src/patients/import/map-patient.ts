import { z } from "zod";
import { fold } from "../../store/fold.ts";
import { fullDate, instantOf } from "./fhir-dates.ts";
import {
  code,
  codeableConcept,
  conceptName,
  contactPoint,
  dateTime,
  fhirId,
  humanName,
  identifier,
  list,
  orNull,
  parts,
  reference,
  text,
} from "./fhir-elements.ts";
import { checkedName, foldedName, givenNames, preferredName } from "./fhir-names.ts";
import { referenceTarget } from "./fhir-references.ts";
import type { MappingContext, PatientRow } from "./mapping.ts";

const SEXES = { female: "FEMALE", male: "MALE", other: "OTHER", unknown: "UNKNOWN" } as const;

const address = parts({
  use: code.optional(),
  text: text(500).optional(),
  line: list(text(200).nullable()),
  city: text(100).optional(),
  state: text(100).optional(),
  postalCode: text(40).optional(),
});

export const patientSchema = parts({
  id: fhirId,
  active: z.boolean("must be true or false").optional(),
  identifier: list(identifier),
  name: list(humanName),
  telecom: list(contactPoint),
  gender: z.enum(["female", "male", "other", "unknown"], "must be female, male, other or unknown").optional(),
  birthDate: dateTime.optional(),
  deceasedBoolean: z.boolean("must be true or false").optional(),
  deceasedDateTime: dateTime.optional(),
  address: list(address),
  communication: list(
    parts({ language: codeableConcept.optional(), preferred: z.boolean("must be true or false").optional() }),
  ),
  generalPractitioner: list(reference),
});

type FhirPatient = z.infer<typeof patientSchema>;

/** Reads demographics. A birth date of which only year or month is known is no date: it stays empty rather than become a wrong one. */
export function mapPatient(resource: FhirPatient, context: MappingContext): PatientRow {
  const name = preferredName(resource.name);
  const firstName = checkedName("Patient.name.given", givenNames(name));
  // A name that comes as one text is kept whole, where lists are sorted by.
  const lastName = orNull(name?.family) ?? (firstName === null ? orNull(name?.text) : null);
  const mrn = orNull(
    resource.identifier?.find(({ type }) => type?.coding?.some((coding) => coding.code === "MR"))?.value,
  );
  const home =
    resource.address?.find(({ use }) => use === "home") ?? resource.address?.find(({ use }) => use !== "old");
  return {
    fhirId: resource.id,
    mrn,
    mrnFolded: mrn === null ? null : foldedName("Patient.identifier.value", fold(mrn)),
    firstName,
    lastName,
    firstNameFolded: foldedName("Patient.name.given", fold(firstName ?? "")),
    lastNameFolded: foldedName("Patient.name.family", fold(lastName ?? "")),
    birthDate: resource.birthDate === undefined ? null : fullDate(resource.birthDate),
    sex: SEXES[resource.gender ?? "unknown"],
    status: statusOf(resource),
    deceasedAt: resource.deceasedDateTime === undefined ? null : instantOf(resource.deceasedDateTime, context.timeZone),
    address: orNull(home?.line?.filter(Boolean).join(", ")) ?? orNull(home?.text),
    city: orNull(home?.city),
    state: orNull(home?.state),
    postalCode: orNull(home?.postalCode),
    homePhone: phone(resource, "home") ?? phone(resource, undefined),
    workPhone: phone(resource, "work"),
    mobilePhone: phone(resource, "mobile"),
    email: orNull(
      resource.telecom?.find(({ system, use, value }) => system === "email" && use !== "old" && value)?.value,
    ),
    preferredLanguage: languageOf(resource),
    practitionerId: generalPractitioner(resource, context),
  };
}

/** The practitioners whom mapping this patient asks for. */
export function practitionersOfPatient(resource: FhirPatient) {
  return (resource.generalPractitioner ?? []).map((each) => referenceTarget(each, "Practitioner"));
}

function statusOf({ deceasedBoolean, deceasedDateTime, active }: FhirPatient): PatientRow["status"] {
  if (deceasedBoolean || deceasedDateTime !== undefined) return "DECEASED";
  return active === false ? "INACTIVE" : "ACTIVE";
}

function phone({ telecom }: FhirPatient, use: string | undefined): string | null {
  return orNull(telecom?.find((contact) => contact.system === "phone" && contact.use === use && contact.value)?.value);
}

function languageOf({ communication }: FhirPatient): string | null {
  return conceptName((communication?.find(({ preferred }) => preferred) ?? communication?.[0])?.language);
}

function generalPractitioner(resource: FhirPatient, context: MappingContext): string | null {
  for (const target of practitionersOfPatient(resource)) {
    const known = context.practitioner(target);
    if (known) return known.id;
  }
  return null;
}
