import { expect, test } from "vitest";
import { referencedId, referenceTarget } from "./fhir-references.ts";

const NPI = "http://hl7.org/fhir/sid/us-npi";

test.each([
  [{ reference: "Practitioner/a-1.B" }, { by: "ID", id: "a-1.B" }],
  [{ reference: "https://fhir.example/r4/Practitioner/7" }, { by: "ID", id: "7" }],
  [{ reference: "Practitioner/7/_history/2" }, { by: "ID", id: "7" }],
  [{ reference: `Practitioner?identifier=${NPI}|9999908392` }, { by: "IDENTIFIER", identifier: `${NPI}|9999908392` }],
  [
    { reference: `Practitioner?identifier=${encodeURIComponent(`${NPI}|1`)}` },
    { by: "IDENTIFIER", identifier: `${NPI}|1` },
  ],
  [{ reference: "Practitioner?identifier=%E0%A4%A" }, { by: "IDENTIFIER", identifier: "|%E0%A4%A" }],
  [{ identifier: { system: NPI, value: "5" } }, { by: "IDENTIFIER", identifier: `${NPI}|5` }],
  [{ reference: "Organization/7" }, undefined],
  [{ reference: "https://fhir.example/Organization/7" }, undefined],
  [{ reference: "Practitioner?name=smith" }, undefined],
  [{ reference: "#contained" }, undefined],
  [{ reference: "Practitioner/" }, undefined],
  [{ reference: "Practitioner/a b" }, undefined],
  [{ display: "Dr. Who" }, undefined],
  [undefined, undefined],
])("%j points at %j", (reference, target) => {
  expect(referenceTarget(reference, "Practitioner")).toEqual(target);
});

test("An identifier is no id", () => {
  expect(referencedId({ reference: "Patient/p1" }, "Patient")).toBe("p1");
  expect(referencedId({ reference: "Patient?identifier=a|b" }, "Patient")).toBeNull();
});
