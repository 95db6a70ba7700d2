import type { Coded, Illness, Prescription } from "./clinical-terms.ts";
import type { DemoPerson, DemoProvider } from "./demo-people.ts";
import { dateText, instantText } from "./demo-time.ts";

/** A resource of FHIR R4, in as much as the generator writes of it. */
export interface FhirResource {
  readonly resourceType: string;
  readonly id: string;
  readonly [element: string]: unknown;
}

/** What a resource belongs to. */
export interface Origin {
  readonly id: string;
  readonly person: DemoPerson;
  /** FHIR id. */
  readonly encounterId?: string;
  readonly at: number;
}

const concept = (coded: Coded) => ({ coding: [{ ...coded }], text: coded.display });
const codeOf = (system: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
});
const patientReference = ({ person }: Origin) => ({ reference: `Patient/${person.id}` });
const encounterReference = ({ encounterId }: Origin) =>
  encounterId === undefined ? {} : { encounter: { reference: `Encounter/${encounterId}` } };
const practitionerReference = (provider: DemoProvider) => ({
  reference: `Practitioner/${provider.id}`,
  display: providerName(provider),
});

/** As it stands on notes. */
export function providerName({ firstName, lastName }: DemoProvider): string {
  return `Dr. ${firstName} ${lastName}`;
}

export function practitioner({ id, firstName, lastName, npi }: DemoProvider): FhirResource {
  return {
    resourceType: "Practitioner",
    id,
    active: true,
    identifier: [{ system: "http://hl7.org/fhir/sid/us-npi", value: npi }],
    name: [{ use: "official", family: lastName, given: [firstName], prefix: ["Dr."] }],
  };
}

export function patient(person: DemoPerson): FhirResource {
  const { id, mrn, given, family, sex, bornAt, state, endAt, phones, email, address, language } = person;
  const mail = email === null ? [] : [{ system: "email", value: email, use: "home" }];
  return {
    resourceType: "Patient",
    id,
    active: state === "ACTIVE",
    identifier: [
      {
        type: {
          coding: [
            { system: "http://terminology.hl7.org/CodeSystem/v2-0203", code: "MR", display: "Medical Record Number" },
          ],
        },
        system: "https://harbor-family-medicine.example/mrn",
        value: mrn,
      },
    ],
    name: [{ use: "official", family, given }],
    telecom: [...phones.map(({ use, value }) => ({ system: "phone", value, use })), ...mail],
    gender: sex,
    birthDate: dateText(bornAt),
    ...(state === "DECEASED" ? { deceasedDateTime: instantText(endAt) } : {}),
    address: [
      {
        use: "home",
        line: [address.line],
        city: address.city,
        state: "ME",
        postalCode: address.postalCode,
        country: "US",
      },
    ],
    communication: [
      { language: { coding: [{ system: "urn:ietf:bcp:47", ...language }], text: language.display }, preferred: true },
    ],
    ...(person.providerNamed ? { generalPractitioner: [practitionerReference(person.provider)] } : {}),
  };
}

export function encounter(
  origin: Origin,
  visit: { type: Coded; virtual: boolean; reason: Coded | null; provider: DemoProvider; minutes: number },
): FhirResource {
  const period = { start: instantText(origin.at), end: instantText(origin.at + visit.minutes * 60_000) };
  const performer = {
    coding: [
      {
        system: "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
        code: "PPRF",
        display: "primary performer",
      },
    ],
  };
  return {
    resourceType: "Encounter",
    id: origin.id,
    status: "finished",
    class: { system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: visit.virtual ? "VR" : "AMB" },
    type: [concept(visit.type)],
    subject: patientReference(origin),
    participant: [{ type: [performer], individual: practitionerReference(visit.provider) }],
    period,
    ...(visit.reason === null ? {} : { reasonCode: [concept(visit.reason)] }),
    ...(visit.virtual ? {} : { location: [{ location: { display: "Harbor Family Medicine" } }] }),
  };
}

/** @param resolvedAt null: it goes on. */
export function condition(origin: Origin, { problem }: Illness, resolvedAt: number | null): FhirResource {
  return {
    resourceType: "Condition",
    id: origin.id,
    clinicalStatus: codeOf("condition-clinical", resolvedAt === null ? "active" : "resolved"),
    verificationStatus: codeOf("condition-ver-status", "confirmed"),
    code: concept(problem),
    subject: patientReference(origin),
    ...encounterReference(origin),
    onsetDateTime: dateText(origin.at),
    ...(resolvedAt === null ? {} : { abatementDateTime: dateText(resolvedAt) }),
    recordedDate: instantText(origin.at),
  };
}

export function medicationRequest(
  origin: Origin,
  { medication, sig, frequency, period, periodUnit, asNeeded }: Prescription,
  order: { status: "active" | "completed" | "stopped"; provider: DemoProvider; reason: Coded },
): FhirResource {
  return {
    resourceType: "MedicationRequest",
    id: origin.id,
    status: order.status,
    intent: "order",
    medicationCodeableConcept: concept(medication),
    subject: patientReference(origin),
    ...encounterReference(origin),
    authoredOn: instantText(origin.at),
    requester: practitionerReference(order.provider),
    reasonCode: [concept(order.reason)],
    dosageInstruction: [
      { text: sig, timing: { repeat: { frequency, period, periodUnit } }, asNeededBoolean: asNeeded ?? false },
    ],
  };
}

export function allergyIntolerance(
  origin: Origin,
  allergy: { substance: Coded; category: string; criticality: string; reactions: readonly Coded[] },
): FhirResource {
  return {
    resourceType: "AllergyIntolerance",
    id: origin.id,
    clinicalStatus: codeOf("allergyintolerance-clinical", "active"),
    verificationStatus: codeOf("allergyintolerance-verification", "confirmed"),
    type: "allergy",
    category: [allergy.category],
    criticality: allergy.criticality,
    code: concept(allergy.substance),
    patient: patientReference(origin),
    recordedDate: instantText(origin.at),
    reaction: [{ manifestation: allergy.reactions.map(concept) }],
  };
}

export function immunization(origin: Origin, vaccine: Coded): FhirResource {
  return {
    resourceType: "Immunization",
    id: origin.id,
    status: "completed",
    vaccineCode: concept(vaccine),
    patient: patientReference(origin),
    ...encounterReference(origin),
    occurrenceDateTime: instantText(origin.at),
    // What was given elsewhere is known from the record that the patient brought.
    primarySource: origin.encounterId !== undefined,
  };
}

export function procedure(origin: Origin, performed: Coded, reason: Coded | null): FhirResource {
  return {
    resourceType: "Procedure",
    id: origin.id,
    status: "completed",
    code: concept(performed),
    subject: patientReference(origin),
    ...encounterReference(origin),
    performedPeriod: { start: instantText(origin.at), end: instantText(origin.at + 15 * 60_000) },
    ...(reason === null ? {} : { reasonCode: [concept(reason)] }),
  };
}

export function documentReference(
  origin: Origin,
  note: { type: Coded; author: DemoProvider; text: string },
): FhirResource {
  return {
    resourceType: "DocumentReference",
    id: origin.id,
    status: "current",
    type: concept(note.type),
    category: [
      {
        coding: [
          {
            system: "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category",
            code: "clinical-note",
            display: "Clinical Note",
          },
        ],
      },
    ],
    subject: patientReference(origin),
    date: instantText(origin.at),
    author: [practitionerReference(note.author)],
    content: [
      { attachment: { contentType: "text/plain; charset=utf-8", data: Buffer.from(note.text).toString("base64") } },
    ],
    context: { encounter: [{ reference: `Encounter/${origin.encounterId}` }] },
  };
}
