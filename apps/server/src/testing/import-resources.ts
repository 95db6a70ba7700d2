import { SYSTEM } from "../identity/actor.ts";
import type { ImportState } from "../patients/import/import-state.ts";
import { runImport } from "../patients/import/run-import.ts";
import type { TestLogin, TestServer } from "./test-server.ts";

/** Imports FHIR resources into a practice as the command line does. */
export function importResources(
  server: TestServer,
  practice: TestLogin,
  resources: readonly object[],
): Promise<ImportState> {
  const bytes = Buffer.from(resources.map((resource) => `${JSON.stringify(resource)}\n`).join(""));
  return runImport({
    store: server.server.store,
    clock: () => new Date(server.now),
    context: {
      practiceId: practice.practiceUuid,
      actor: SYSTEM,
      requestId: "test import",
      ipAddress: null,
      sessionId: null,
    },
    files: [
      {
        name: "test.ndjson",
        size: bytes.length,
        open: async function* (offset) {
          yield bytes.subarray(offset);
        },
      },
    ],
    subject: { type: "Import", id: null, label: "a test" },
  });
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

/** A FHIR DocumentReference of a patient with a text. */
export function fhirDocument(id: string, patientId: string, text: string): object {
  return {
    resourceType: "DocumentReference",
    id,
    status: "current",
    type: { text: "Progress note" },
    subject: { reference: `Patient/${patientId}` },
    date: "2021-06-01T10:00:00Z",
    content: [{ attachment: { contentType: "text/plain", data: Buffer.from(text).toString("base64") } }],
  };
}
