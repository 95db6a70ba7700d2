/** A FHIR Practitioner; NPIs that begin with 9 are given to nobody. */
export function fhirPractitioner(id: string, family: string, given: string, npi: string): object {
  return {
    resourceType: "Practitioner",
    id,
    identifier: [{ system: "http://hl7.org/fhir/sid/us-npi", value: npi }],
    name: [{ family, given: [given] }],
  };
}

/** A FHIR Patient as practices export it. */
export function fhirPatient(id: string, family: string, given: string, changes: object = {}): object {
  return {
    resourceType: "Patient",
    id,
    identifier: [{ type: { coding: [{ code: "MR" }] }, value: `MRN-${id}` }],
    name: [{ use: "official", family, given: [given] }],
    gender: "female",
    birthDate: "1957-03-08",
    ...changes,
  };
}

/** A FHIR Condition of a patient. */
export function fhirCondition(id: string, patientId: string, text: string): object {
  return {
    resourceType: "Condition",
    id,
    clinicalStatus: { coding: [{ code: "active" }] },
    code: { coding: [{ system: "http://snomed.info/sct", code: "44054006", display: text }], text },
    subject: { reference: `Patient/${patientId}` },
    recordedDate: "2020-05-01T10:00:00Z",
  };
}

/** Resources as the lines of a file. */
export function ndjson(resources: readonly object[]): string {
  return resources.map((resource) => `${JSON.stringify(resource)}\n`).join("");
}
