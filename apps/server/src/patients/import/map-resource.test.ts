import { describe, expect, test } from "vitest";
import { isUsed, readUsedResource, resourceTypeOf } from "./map-resource.ts";
import type { MappingContext } from "./mapping.ts";
import { BadLineError } from "./ndjson.ts";

const NPI = "http://hl7.org/fhir/sid/us-npi";
const KNOWN = { id: "00000000-0000-7000-8000-000000000009", name: "Dr. Ada Okafor" };
const CONTEXT: MappingContext = {
  timeZone: "America/New_York",
  practitioner: (target) => (target?.by === "IDENTIFIER" && target.identifier === `${NPI}|1` ? KNOWN : undefined),
};
const ADA = { reference: `Practitioner?identifier=${NPI}|1` };
const PATIENT = { reference: "Patient/p1" };
const concept = (text: string, code: string) => ({
  coding: [{ system: "http://snomed.info/sct", code, display: `${text} (display)` }],
  text,
});

const map = (type: string, parts: object) =>
  readUsedResource(type, { resourceType: type, id: "r1", ...parts }).map(CONTEXT).row;

test("Practitioner", () => {
  const resource = {
    name: [{ family: "Okafor", given: ["Ada"], prefix: ["Dr."] }],
    identifier: [{ system: "urn:b", value: "2" }, { system: NPI, value: "1" }, { value: "3" }, { system: "urn:none" }],
  };
  expect(map("Practitioner", resource)).toEqual({
    fhirId: "r1",
    name: "Dr. Ada Okafor",
    nameFolded: "dr. ada okafor",
    npi: "1",
    identifiers: [`${NPI}|1`, "urn:b|2", "|3"].toSorted(),
  });
  expect(() => map("Practitioner", {})).toThrow("Practitioner.name is needed");
});

test("Encounter: the primary performer comes first, and is known", () => {
  const resource = {
    status: "finished",
    class: { code: "AMB" },
    type: [concept("Check-up", "185349003")],
    subject: PATIENT,
    participant: [
      { individual: { reference: "Practitioner/x", display: "Dr. Second" } },
      { individual: { reference: "RelatedPerson/mother", display: "Mother" } },
      { type: [{ coding: [{ code: "PPRF" }] }], individual: ADA },
    ],
    period: { start: "2024-05-01T09:00:00-04:00", end: "2024-05-01T09:30:00-04:00" },
    reasonCode: [concept("Cough", "49727002")],
    location: [{ location: { display: "Room 4" } }],
    partOf: { reference: "Encounter/e0" },
  };
  expect(map("Encounter", resource)).toEqual({
    kind: "ENCOUNTER",
    fhirType: "Encounter",
    fhirId: "r1",
    patientFhirId: "p1",
    title: "Check-up",
    codeSystem: "http://snomed.info/sct",
    code: "185349003",
    codeDisplay: "Check-up (display)",
    status: "finished",
    recordedAt: "2024-05-01T13:00:00.000Z",
    encounterFhirId: "e0",
    detail: {
      class: "Ambulatory",
      startedAt: "2024-05-01T13:00:00.000Z",
      endedAt: "2024-05-01T13:30:00.000Z",
      reason: "Cough",
      practitioners: ["Dr. Ada Okafor", "Dr. Second"],
      practitionerId: KNOWN.id,
      location: "Room 4",
    },
  });
  expect(map("Encounter", { subject: PATIENT, class: { code: "EMER" } })).toMatchObject({
    title: "Encounter, emergency",
    recordedAt: null,
  });
});

test("Condition", () => {
  const resource = {
    clinicalStatus: { coding: [{ code: "resolved" }] },
    verificationStatus: { coding: [{ code: "confirmed" }] },
    code: concept("Asthma", "195967001"),
    subject: { reference: "https://ehr.example/fhir/Patient/p1" },
    encounter: { reference: "Encounter/e1" },
    onsetDateTime: "2001-05",
    abatementDateTime: "2010-01-02",
  };
  expect(map("Condition", resource)).toMatchObject({
    kind: "PROBLEM",
    patientFhirId: "p1",
    title: "Asthma",
    status: "resolved",
    recordedAt: "2001-05-01T04:00:00.000Z",
    encounterFhirId: "e1",
    detail: {
      verificationStatus: "confirmed",
      onsetAt: "2001-05-01T04:00:00.000Z",
      abatedAt: "2010-01-02T05:00:00.000Z",
    },
  });
  const mistaken = {
    verificationStatus: { coding: [{ code: "entered-in-error" }] },
    code: { coding: [{ code: "1" }] },
    subject: PATIENT,
  };
  expect(map("Condition", mistaken)).toMatchObject({ title: "1", status: "entered-in-error" });
});

test("AllergyIntolerance", () => {
  const resource = {
    clinicalStatus: { coding: [{ code: "active" }] },
    category: ["food", "environment"],
    criticality: "high",
    code: { text: "Peanut" },
    patient: PATIENT,
    recordedDate: "2020-01-01T00:00:00Z",
    reaction: [{ manifestation: [{ text: "Hives" }, { text: "Wheeze" }] }, { manifestation: [{ text: "Hives" }] }],
  };
  expect(map("AllergyIntolerance", resource)).toMatchObject({
    kind: "ALLERGY",
    title: "Peanut",
    code: null,
    detail: { category: "food, environment", criticality: "high", reactions: ["Hives", "Wheeze"] },
  });
});

test("Immunization", () => {
  const resource = {
    status: "completed",
    vaccineCode: concept("Influenza", "140"),
    patient: PATIENT,
    occurrenceDateTime: "2023-10-01",
  };
  expect(map("Immunization", resource)).toMatchObject({
    kind: "IMMUNIZATION",
    title: "Influenza",
    recordedAt: "2023-10-01T04:00:00.000Z",
    detail: { occurredAt: "2023-10-01T04:00:00.000Z" },
  });
});

test("Procedure", () => {
  const resource = {
    status: "completed",
    code: concept("Colonoscopy", "73761001"),
    subject: PATIENT,
    performedPeriod: { start: "2023-10-01T10:00:00Z", end: "2023-10-01T11:00:00Z" },
    reasonReference: [{ reference: "Condition/c", display: "Screening" }],
  };
  expect(map("Procedure", resource)).toMatchObject({
    kind: "PROCEDURE",
    title: "Colonoscopy",
    detail: { startedAt: "2023-10-01T10:00:00.000Z", endedAt: "2023-10-01T11:00:00.000Z", reason: "Screening" },
  });
});

describe("MedicationRequest", () => {
  const request = {
    status: "active",
    medicationCodeableConcept: { text: "Lisinopril 10 mg" },
    subject: PATIENT,
    authoredOn: "2024-01-01",
  };

  test("names the prescriber and the reason", () => {
    expect(
      map("MedicationRequest", { ...request, requester: ADA, reasonCode: [{ text: "Hypertension" }] }),
    ).toMatchObject({
      kind: "MEDICATION",
      title: "Lisinopril 10 mg",
      detail: { practitioner: "Dr. Ada Okafor", reason: "Hypertension", dosage: null },
    });
  });

  test("goes by the display of a medication that is given by reference", () => {
    const byReference = {
      ...request,
      medicationCodeableConcept: undefined,
      medicationReference: { reference: "Medication/m", display: "Aspirin" },
    };
    expect(map("MedicationRequest", byReference)).toMatchObject({ title: "Aspirin" });
    expect(() => map("MedicationRequest", { ...byReference, medicationReference: { reference: "#m" } })).toThrow(
      "what was prescribed",
    );
  });

  const repeat = (frequency: number, period: number, periodUnit: string) => ({
    timing: { repeat: { frequency, period, periodUnit } },
  });
  test.each([
    [[{ text: "1 tablet at night" }, { text: "with water" }], "1 tablet at night; with water"],
    [
      [{ ...repeat(2, 1, "d"), doseAndRate: [{ doseQuantity: { value: 1, unit: "tablet" } }], asNeededBoolean: true }],
      "1 tablet, twice a day, as needed",
    ],
    [[{ ...repeat(1, 1, "d"), doseAndRate: [{ doseQuantity: { value: 2 } }] }], "dose 2, once a day"],
    [[repeat(1, 4, "h")], "every 4 hours"],
    [[repeat(3, 1, "h")], "3 times an hour"],
    [[repeat(2, 3, "wk")], "twice every 3 weeks"],
    [[{ timing: { code: { text: "BID" } }, additionalInstruction: [{ text: "after meals" }] }], "BID, after meals"],
    [[{ sequence: 1 }], null],
  ])("%j reads %j", (dosageInstruction, dosage) => {
    expect(map("MedicationRequest", { ...request, dosageInstruction })).toMatchObject({ detail: { dosage } });
  });
});

describe("DocumentReference", () => {
  const base64 = (text: string, encoding: BufferEncoding = "utf8") => Buffer.from(text, encoding).toString("base64");
  const document = (...attachments: object[]) =>
    map("DocumentReference", {
      status: "current",
      type: { text: "Note" },
      subject: PATIENT,
      content: attachments.map((attachment) => ({ attachment })),
    });

  test("takes the first text of several attachments", () => {
    expect(
      document(
        { contentType: "application/pdf", data: base64("%PDF") },
        { contentType: "text/plain; charset=utf-8", data: base64("Grüße") },
      ),
    ).toMatchObject({
      kind: "DOCUMENT",
      detail: { contentType: "text/plain" },
      text: "Grüße",
    });
  });

  test.each([
    ["no attachment at all", [], { contentType: "application/octet-stream" }, null],
    ["a PDF", [{ contentType: "Application/PDF", data: base64("%PDF") }], { contentType: "application/pdf" }, null],
    ["rich text", [{ contentType: "text/rtf", data: base64("{\\rtf1}") }], { contentType: "text/rtf" }, null],
    [
      "an address in place of the data",
      [{ contentType: "text/plain", url: "Binary/1" }],
      { contentType: "text/plain" },
      null,
    ],
    ["Latin-1", [{ contentType: "text/plain; charset=ISO-8859-1", data: base64("Grüße", "latin1") }], {}, "Grüße"],
    [
      "HTML",
      [
        {
          contentType: "text/html",
          data: base64("<h1>Plan</h1><script>x()</script><p>Rest &amp; <a href='x'>fluids</a></p>"),
        },
      ],
      {},
      "PLAN\n\nRest & fluids",
    ],
    ["an empty text", [{ contentType: "text/plain", data: "" }], {}, null],
  ])("with %s", (_, attachments, detail, text) => {
    expect(document(...attachments)).toMatchObject({ detail, text });
  });

  test.each([
    [{ contentType: "text/plain", data: "not base64!" }, "DocumentReference.content[0].attachment.data is not base64"],
    [
      { contentType: "text/plain", data: base64("a\0b") },
      "DocumentReference.content[0].attachment.data holds a NUL character",
    ],
    [{ contentType: "text/plain", data: Buffer.from([0xff, 0xfe]).toString("base64") }, "is not valid utf-8"],
    [{ contentType: "text/plain; charset=klingon", data: "" }, "has a character set that is not known"],
  ])("%j: %s", (attachment, reason) => {
    expect(() => document(attachment)).toThrow(reason);
  });

  const html = (text: string) => ({ contentType: "text/html", data: base64(text) });

  // Each took minutes, or ended the import, when its cost was not bounded.
  test.each([
    ["white space in base64", { contentType: "text/plain", data: `${" ".repeat(80_000)}!` }, "is not base64"],
    ["HTML of many levels", html(`${"<div>".repeat(5_000)}x`), "is HTML nested deeper than 100 levels"],
    ["HTML of many lists", html("<ul><li>".repeat(60_000)), "is HTML of more than 20,000 tags and lines"],
    ["HTML of many lines", html(`<ul><li><pre>${"\n".repeat(20_000)}`), "is HTML of more than 20,000 tags and lines"],
    ["long HTML", html("x".repeat(1_000_000)), "is HTML of more than 500,000 characters"],
  ])("%s is refused as it is read, at once", (_, attachment, reason) => {
    const begun = performance.now();
    const resource = { resourceType: "DocumentReference", id: "r1", subject: PATIENT, content: [{ attachment }] };
    expect(() => readUsedResource("DocumentReference", resource)).toThrow(
      new BadLineError(`DocumentReference.content[0].attachment.data ${reason}`),
    );
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  test("white space in base64 is passed over", () => {
    const data = base64("Grüße").replaceAll(/(....)/g, "$1\r\n ");
    expect(document({ contentType: "text/plain", data })).toMatchObject({ text: "Grüße" });
  });
});

test.each([
  "Encounter",
  "Condition",
  "AllergyIntolerance",
  "Immunization",
  "Procedure",
  "MedicationRequest",
  "DocumentReference",
])("A %s of no patient is refused", (type) => {
  const parts = { code: { text: "x" }, vaccineCode: { text: "x" }, medicationCodeableConcept: { text: "x" } };
  for (const reference of [undefined, "Patient?identifier=a|b", "Group/1", "#p"]) {
    const whose = reference === undefined ? {} : { subject: { reference }, patient: { reference } };
    expect(() => map(type, { ...parts, ...whose })).toThrow(
      new RegExp(`^${type}\\.(subject|patient)\\.reference must be of the form Patient/ID$`),
    );
  }
});

describe("The type of a line", () => {
  test.each([
    [null, "not a JSON object"],
    [[], "not a JSON object"],
    ["Patient", "not a JSON object"],
    [{}, "resourceType is needed"],
    [{ resourceType: 7 }, "resourceType is needed"],
    [{ resourceType: "patient" }, "resourceType is not a type of FHIR R4"],
    [{ resourceType: "constructor" }, "resourceType is not a type of FHIR R4"],
  ])("%j: %s", (resource, reason) => {
    expect(() => resourceTypeOf(resource)).toThrow(reason);
  });

  test("of FHIR R4 that is not used is told apart", () => {
    expect([resourceTypeOf({ resourceType: "Observation" }), isUsed("Observation"), isUsed("Patient")]).toEqual([
      "Observation",
      false,
      true,
    ]);
  });
});
