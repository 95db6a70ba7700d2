import { describe, expect, test } from "vitest";
import { readUsedResource } from "./map-resource.ts";
import type { MappingContext, PatientRow } from "./mapping.ts";

const GP = { id: "00000000-0000-7000-8000-000000000009", name: "Dr. Ada Okafor" };
const CONTEXT: MappingContext = {
  timeZone: "America/New_York",
  practitioner: (target) => (target?.by === "ID" && target.id === "gp" ? GP : undefined),
};

const map = (parts: object) =>
  readUsedResource("Patient", { resourceType: "Patient", id: "p1", ...parts }).map(CONTEXT).row as PatientRow;

test("A patient with everything", () => {
  expect(
    map({
      active: true,
      identifier: [
        { system: "urn:other", value: "no" },
        {
          type: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0203", code: "MR" }] },
          value: "MRN-7É",
        },
      ],
      name: [
        { use: "maiden", family: "Old" },
        { use: "official", family: "Núñez", given: ["Mary", null, "Ann"], prefix: ["Mrs."] },
      ],
      telecom: [
        { system: "phone", value: "1", use: "home" },
        { system: "phone", value: "2", use: "work" },
        { system: "phone", value: "3", use: "mobile" },
        { system: "email", value: "gone@example.org", use: "old" },
        { system: "email", value: "mary@example.org" },
      ],
      gender: "female",
      birthDate: "1957-03-08",
      address: [
        { use: "old", line: ["9 Gone"] },
        { use: "home", line: ["1 Main St", "Apt 2"], city: "Harbor", state: "ME", postalCode: "04101" },
      ],
      communication: [
        { language: { text: "English" } },
        { language: { coding: [{ code: "es", display: "Spanish" }] }, preferred: true },
      ],
      generalPractitioner: [{ reference: "Organization/1" }, { reference: "Practitioner/gp" }],
      multipleBirthBoolean: "not looked at",
    }),
  ).toEqual({
    fhirId: "p1",
    mrn: "MRN-7É",
    mrnFolded: "mrn-7e",
    firstName: "Mary Ann",
    lastName: "Núñez",
    firstNameFolded: "mary ann",
    lastNameFolded: "nunez",
    birthDate: "1957-03-08",
    sex: "FEMALE",
    status: "ACTIVE",
    deceasedAt: null,
    address: "1 Main St, Apt 2",
    city: "Harbor",
    state: "ME",
    postalCode: "04101",
    homePhone: "1",
    workPhone: "2",
    mobilePhone: "3",
    email: "mary@example.org",
    preferredLanguage: "Spanish",
    practitionerId: GP.id,
  } satisfies PatientRow);
});

test("A patient with nothing but an id", () => {
  expect(map({})).toMatchObject({
    firstName: null,
    lastName: null,
    firstNameFolded: "",
    lastNameFolded: "",
    sex: "UNKNOWN",
    status: "ACTIVE",
    mrn: null,
  });
});

describe("What is chosen", () => {
  test.each([
    [{ active: false }, { status: "INACTIVE" }],
    [
      { active: false, deceasedBoolean: true },
      { status: "DECEASED", deceasedAt: null },
    ],
    [{ deceasedBoolean: false }, { status: "ACTIVE" }],
    [{ deceasedDateTime: "2020-07-01" }, { status: "DECEASED", deceasedAt: "2020-07-01T04:00:00.000Z" }],
    [{ birthDate: "1957-03" }, { birthDate: null }],
    [{ birthDate: "1957" }, { birthDate: null }],
    [{ name: [{ text: "Madonna" }] }, { firstName: null, lastName: "Madonna" }],
    [
      {
        name: [
          { use: "usual", given: ["Bo"] },
          { use: "official", family: "Li" },
        ],
      },
      { firstName: null, lastName: "Li" },
    ],
    [{ name: [{ use: "old", family: "Was" }, { family: "Is" }] }, { lastName: "Is" }],
    [{ telecom: [{ system: "phone", value: "5" }] }, { homePhone: "5", workPhone: null }],
    [{ address: [{ text: "Somewhere 5" }] }, { address: "Somewhere 5" }],
    [{ name: [{ family: "  Smith  " }] }, { lastName: "Smith" }],
    [{ name: [{ family: "😀 ﷽ Z̸̢̛̬a͏lgo" }] }, { lastName: "😀 ﷽ Z̸̢̛̬a͏lgo" }],
    [{ identifier: null, name: undefined }, null],
  ])("%j gives %j", (parts, expected) => {
    if (expected === null) expect(() => map(parts)).toThrow("Patient.identifier must be a list");
    else expect(map(parts)).toMatchObject(expected);
  });
});

describe("What is refused, by field and rule", () => {
  test.each([
    [{ id: "" }, "Patient.id must be 1 to 64 letters, digits, dots and hyphens"],
    [{ id: undefined }, "Patient.id is needed"],
    [{ id: "a/b" }, "Patient.id must be 1 to 64"],
    [{ birthDate: "1957-02-30" }, "Patient.birthDate must be a real date from 1850 to 2200"],
    [{ birthDate: "1492-01-01" }, "Patient.birthDate must be a real date"],
    [{ birthDate: 1957 }, "Patient.birthDate must be text"],
    [{ gender: "F" }, "Patient.gender must be female, male, other or unknown"],
    [{ name: "Smith" }, "Patient.name must be a list"],
    [{ name: ["Smith"] }, "Patient.name[0] must be an object"],
    [{ name: [{ given: ["ok", "x".repeat(201)] }] }, "Patient.name[0].given[1] has more than 200 characters"],
    [{ name: [{ given: ["x".repeat(150), "y".repeat(150)] }] }, "Patient.name.given has more than 200 characters"],
    [{ name: [{ family: "a\u0000b" }] }, "Patient.name[0].family holds a NUL character"],
    [{ name: [{ family: "a\ud800b" }] }, "Patient.name[0].family holds half of a surrogate pair"],
    [
      { name: [{ family: "ﷺ".repeat(100) }] },
      "Patient.name.family is too long once its compatibility characters are spelled out",
    ],
    [{ deceasedDateTime: "yesterday" }, "Patient.deceasedDateTime must be a real date"],
    [{ active: "yes" }, "Patient.active must be true or false"],
    [{ telecom: Array.from({ length: 1001 }, () => ({})) }, "Patient.telecom has more than 1,000 elements"],
  ])("%j: %s", (parts, reason) => {
    expect(() => map(parts)).toThrow(reason);
  });

  test("The reason never holds the value", () => {
    expect(() => map({ birthDate: "secret" })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("secret") }),
    );
  });
});
