import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AccessAsks } from "../testing/access-asks.ts";
import { openBtg } from "../testing/btg-asks.ts";
import { fhirCondition, fhirPatient, importResources } from "../testing/import-resources.ts";
import { reportInput, ReportAsks } from "../testing/report-asks.ts";
import { blockBySet, patientOf, showBlockedAs } from "../testing/set-blocks.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { refusalsOf } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";
import { DEMOGRAPHIC_COLUMNS } from "./report-columns.ts";

/** In Los Angeles it is still the 14th. */
const NOW = new Date("2026-06-15T03:00:00Z");

const address = (city: string, state: string, postalCode: string) => ({
  address: [{ use: "home", line: ["1 Elm St"], city, state, postalCode }],
});
const kaya = { generalPractitioner: [{ reference: "Practitioner/kaya" }] };
const visit = (id: string, patient: string, start: string) => ({
  resourceType: "Encounter",
  id,
  status: "finished",
  class: { code: "AMB" },
  subject: { reference: `Patient/${patient}` },
  period: { start },
});

/** In the order of their Demographic #. */
const PEOPLE = ["ada", "ben", "bjork", "cleo", "dan", "eve", "finn", "gus"] as const;
const RESOURCES = [
  { resourceType: "Practitioner", id: "kaya", name: [{ family: "Kaya", given: ["Ines"] }] },
  { resourceType: "Practitioner", id: "lund", name: [{ family: "Lund", given: ["Per"] }] },
  fhirPatient("ada", "Moss", "Ada", {
    birthDate: "1957-03-08",
    ...address("Salem", "MA", "01970"),
    ...kaya,
    telecom: [
      { system: "phone", use: "home", value: "+1 555 0100" },
      { system: "phone", use: "work", value: "555 0101" },
      { system: "phone", use: "mobile", value: "555 0102" },
      { system: "email", value: "Ada@example.org" },
    ],
    communication: [{ language: { text: "English" }, preferred: true }],
  }),
  fhirPatient("ben", "Moss", "Ben", {
    birthDate: "2008-06-15",
    gender: "male",
    ...address("SALEM", "OR", "97301"),
    generalPractitioner: [{ reference: "Practitioner/lund" }],
    telecom: [{ system: "email", value: "ben@example.org" }],
  }),
  fhirPatient("bjork", "Árnason", "Björk", { birthDate: "1965", gender: "other", identifier: [] }),
  fhirPatient("cleo", "Mossberg", "Cleo", {
    birthDate: "1940-02-29",
    deceasedDateTime: "2010-02-28T12:00:00Z",
    ...address("São Paulo", "SP", "01310-100"),
  }),
  fhirPatient("dan", "Quinn", "Daniel", {
    birthDate: "1986-06-14",
    gender: "male",
    active: false,
    ...address("Toronto", "ON", "M5V 3A8"),
    ...kaya,
  }),
  fhirPatient("eve", "Zane", "Eve", { birthDate: "2025-12-01", ...address("Salem", "MA", "01971") }),
  fhirPatient("finn", "Quinn", "Finn", { birthDate: "2007-06-15", gender: "unknown", identifier: [] }),
  fhirPatient("gus", "moss", "gus", { birthDate: "1961-06-14", gender: "male", address: [{ city: "ΠΥΡΓΟΣ" }] }),
  visit("v1", "ada", "2020-01-10T10:00:00Z"),
  visit("v2", "ada", "2024-05-05T10:00:00Z"),
  visit("v3", "ben", "2023-03-03T10:00:00Z"),
  visit("v4", "dan", "2020-01-11T10:00:00Z"),
  fhirCondition("c1", "ada", "Type 2 diabetes mellitus"),
  {
    ...(fhirCondition("c2", "ben", "Diabète gestationnel") as object),
    clinicalStatus: { coding: [{ code: "resolved" }] },
  },
  {
    resourceType: "Condition",
    id: "c3",
    code: { coding: [{ code: "J45.909" }], text: "Asthma" },
    subject: { reference: "Patient/dan" },
  },
  {
    ...(fhirCondition("c4", "eve", "Type 2 diabetes mellitus") as object),
    verificationStatus: { coding: [{ code: "entered-in-error" }] },
  },
  {
    resourceType: "AllergyIntolerance",
    id: "a1",
    code: { text: "Asthma weed" },
    patient: { reference: "Patient/finn" },
  },
];

let server: TestServer;
let practice: TestLogin;
let reports: ReportAsks;

beforeAll(async () => {
  server = await TestServer.start();
  server.now = NOW;
  practice = await server.signUp();
  await fill(practice);
  reports = new ReportAsks(server, practice);
});
afterAll(() => server.stop());

async function fill(login: TestLogin): Promise<void> {
  await server.rows("UPDATE practice SET time_zone = 'America/Los_Angeles' WHERE id = $1", [login.practiceUuid]);
  await importResources(server, login, RESOURCES);
}

const numberOf = (person: (typeof PEOPLE)[number]) => String(10_001 + PEOPLE.indexOf(person));
const peopleOf = (numbers: string[]) => numbers.map((number) => PEOPLE[Number(number) - 10_001]).join(" ");

async function practitionerId(login: TestLogin, search: string): Promise<string> {
  const { data } = await server.ask("query ($s: String) { practitioners(search: $s) { edges { node { id } } } }", {
    token: login.token,
    variables: { s: search },
  });
  return data.practitioners.edges[0].node.id;
}

describe("Where", () => {
  const age = (comparison: string, years: number, rest: object = {}) => ({ age: { comparison, years, ...rest } });

  it.each([
    ["nothing", {}, "ada ben bjork cleo dan eve finn gus"],
    // Ben's birthday is tomorrow in the practice's zone, and today in UTC.
    ["an age, younger", age("YOUNGER", 18), "ben eve"],
    ["an age, older", age("OLDER", 64), "ada cleo gus"],
    ["an age, older than one's own", age("OLDER", 65), "ada cleo"],
    ["an age, on a birthday", age("EQUAL", 40), "dan"],
    ["an age, the day before a birthday", age("EQUAL", 40, { asOf: "2026-06-13" }), ""],
    // 29 February comes on 1 March; who has died grows no older.
    ["an age at death", age("EQUAL", 69), "ada cleo"],
    ["an age before the death", age("EQUAL", 68, { asOf: "2009-02-28" }), "cleo"],
    ["an age, between, both ends included", age("BETWEEN", 17, { toYears: 40 }), "ben dan finn"],
    ["an age on a day before some were born", age("YOUNGER", 100, { asOf: "1960-01-01" }), "ada cleo"],
    ["an age of 0", age("EQUAL", 0), "eve"],
    ["a last name's beginning", { lastNamePrefix: "moss" }, "ada ben cleo gus"],
    ["a first name's beginning, with marks", { firstNamePrefix: "  BJÖ" }, "bjork"],
    ["both names", { lastNamePrefix: "Moss", firstNamePrefix: "a" }, "ada"],
    ["an empty name", { lastNamePrefix: " " }, "ada ben bjork cleo dan eve finn gus"],
    ["signs that are wild elsewhere", { lastNamePrefix: "M%" }, ""],
    ["sexes", { sexes: ["MALE", "UNKNOWN"] }, "ben dan finn gus"],
    ["no sexes", { sexes: [] }, "ada ben bjork cleo dan eve finn gus"],
    ["statuses", { patientStatuses: ["INACTIVE", "DECEASED"] }, "cleo dan"],
    ["cities, without regard to case", { cities: ["salem"] }, "ada ben eve"],
    ["cities, without regard to marks", { cities: ["Sao Paulo", " TORONTO "] }, "cleo dan"],
    ["a city with a letter of two small forms", { cities: ["Πύργος"] }, "gus"],
    ["the same as it was written", { cities: ["ΠΥΡΓΟΣ"] }, "gus"],
    ["a part of a city", { cities: ["Sal"] }, ""],
    ["postal codes' beginnings", { postalCodePrefixes: ["0197", "973"] }, "ada ben eve"],
    ["a postal code, spaces and case apart", { postalCodePrefixes: ["m5v3a"] }, "dan"],
    ["a first visit's range", { firstVisit: { from: "2020-01-10", to: "2020-01-11" } }, "ada dan"],
    ["a first visit's one day", { firstVisit: { from: "2020-01-10", to: "2020-01-10" } }, "ada"],
    ["a last visit from", { lastVisit: { from: "2023-03-03" } }, "ada ben"],
    ["a last visit to", { lastVisit: { to: "2023-03-03" } }, "ben dan"],
    ["an open range", { lastVisit: {} }, "ada ben bjork cleo dan eve finn gus"],
    // Resolved counts; entered in error, and an allergy, do not.
    ["a condition's words, in any order", { conditions: ["mellitus TYPE"] }, "ada"],
    ["a condition's word, with marks", { conditions: ["diabete"] }, "ada ben"],
    ["a condition's code", { conditions: ["44054006"] }, "ada ben"],
    ["a condition's code in small letters", { conditions: [" j45.909 "] }, "dan"],
    ["several conditions", { conditions: ["gestationnel", "asthma"] }, "ben dan"],
    ["a condition that nobody has", { conditions: ["asthma weed"] }, ""],
    [
      "all fields together",
      { lastNamePrefix: "moss", cities: ["Salem"], conditions: ["diab"], sexes: ["MALE"] },
      "ben",
    ],
    ["fields that exclude each other", { lastNamePrefix: "quinn", cities: ["Salem"] }, ""],
  ])("%s", async (_name, where, expected) => {
    expect(peopleOf(await reports.found(where))).toBe(expected);
  });

  it("providers of record", async () => {
    const [ines, per] = [await practitionerId(practice, "ines"), await practitionerId(practice, "per")];
    expect(peopleOf(await reports.found({ practitionerIds: [ines] }))).toBe("ada dan");
    expect(peopleOf(await reports.found({ practitionerIds: [ines, per] }))).toBe("ada ben dan");
    const { summary } = await reports.run({ where: { practitionerIds: [per, ines] } });
    expect(summary).toBe("Provider Ines Kaya or Per Lund");
    expect(refusalsOf(await reports.ask({ where: { practitionerIds: ["x"] } }))).toEqual(["NOT_FOUND"]);
  });

  it("pasted Demographic IDs, with the unknown and the repeated ones by value", async () => {
    const demographicIds = ` 10002,10001;10003\n#10001. 010002\t77 10O1 99999999999,, 77`;
    const { rows, totalCount, unknownIds, duplicateIds, summary } = await reports.run({ where: { demographicIds } });
    expect(rows.edges.map(({ node }: Loose) => node.cells[0])).toEqual(["10001", "10002", "10003"]);
    expect(totalCount).toBe(3);
    expect(unknownIds.toSorted()).toEqual(["10O1", "77", "99999999999"]);
    expect(duplicateIds.toSorted()).toEqual(["10001", "10002", "77"]);
    expect(summary).toBe("9 Demographic IDs");
    expect(await reports.found({ demographicIds: "10001 10002", cities: ["Salem"], sexes: ["MALE"] })).toEqual([
      "10002",
    ]);
    expect(await reports.found({ demographicIds: "none" })).toEqual([]);
    expect(await reports.found({ demographicIds: " .,; " })).toHaveLength(PEOPLE.length);
  });
});

describe("Search For", () => {
  it("shows every column of a patient, in the order asked for", async () => {
    const { rows } = await reports.run({
      searchFor: DEMOGRAPHIC_COLUMNS,
      where: { demographicIds: `${numberOf("ada")} ${numberOf("bjork")}` },
    });
    const [ada, bjork] = rows.edges.map(({ node }: Loose) =>
      Object.fromEntries(DEMOGRAPHIC_COLUMNS.map((column, index) => [column, node.cells[index]])),
    );
    expect(ada).toEqual({
      DEMOGRAPHIC_NUMBER: "10001",
      FIRST_NAME: "Ada",
      LAST_NAME: "Moss",
      ADDRESS: "1 Elm St",
      CITY: "Salem",
      STATE: "MA",
      POSTAL_CODE: "01970",
      HOME_PHONE: "+1 555 0100",
      WORK_PHONE: "555 0101",
      MOBILE_PHONE: "555 0102",
      EMAIL: "Ada@example.org",
      BIRTH_DATE: "1957-03-08",
      BIRTH_YEAR: "1957",
      BIRTH_MONTH: "3",
      BIRTH_DAY: "8",
      AGE: "69",
      SEX: "Female",
      MRN: "MRN-ada",
      PRACTITIONER: "Ines Kaya",
      PATIENT_STATUS: "Active",
      FIRST_VISIT: "2020-01-10",
      LAST_VISIT: "2024-05-05",
      PREFERRED_LANGUAGE: "English",
    });
    expect(Object.entries(bjork).filter(([, cell]) => cell !== null)).toEqual([
      ["DEMOGRAPHIC_NUMBER", "10003"],
      ["FIRST_NAME", "Björk"],
      ["LAST_NAME", "Árnason"],
      ["SEX", "Other"],
      ["PATIENT_STATUS", "Active"],
    ]);
    expect(rows.edges[0].node.patient.name).toBe("Moss, Ada");
    expect(
      (await reports.run({ searchFor: ["LAST_NAME", "FIRST_NAME"], orderBy: [] })).rows.edges[0].node.cells,
    ).toEqual(["Árnason", "Björk"]);
  });
});

/** All rows of a report, page by page. */
async function allPages(input: object, size: number, way: "first" | "last"): Promise<string[][]> {
  const cells: string[][] = [];
  let cursor: string | null = null;
  for (;;) {
    const from: object = cursor === null ? {} : { [way === "first" ? "after" : "before"]: cursor };
    const { rows } = await reports.run(input, { [way]: size, ...from });
    const page = rows.edges.map(({ node }: Loose) => node.cells);
    if (way === "first") cells.push(...page);
    else cells.unshift(...page);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = rows.pageInfo;
    if (!(way === "first" ? hasNextPage : hasPreviousPage)) return cells;
    cursor = way === "first" ? endCursor : startCursor;
  }
}

describe("the order", () => {
  const orders = DEMOGRAPHIC_COLUMNS.flatMap((by) => [[{ by }], [{ by, direction: "DESC" }]]) as { by: string }[][];

  it.each([
    ...orders,
    [{ by: "CITY" }, { by: "BIRTH_DATE", direction: "DESC" }],
    [{ by: "SEX", direction: "DESC" }, { by: "LAST_VISIT" }, { by: "STATE", direction: "DESC" }],
    [],
  ])("pages alike both ways by %j %j %j", async (...orderBy) => {
    const by = orderBy.filter((order) => order !== undefined) as { by: string; direction?: string }[];
    const input = {
      searchFor: ["DEMOGRAPHIC_NUMBER", by[0]?.by ?? "LAST_NAME"].slice(0, by[0]?.by === "DEMOGRAPHIC_NUMBER" ? 1 : 2),
      orderBy: by,
    };
    const { rows } = await reports.run(input);
    const whole: string[][] = rows.edges.map(({ node }: Loose) => node.cells);
    expect(new Set(whole.map(([number]) => number)).size).toBe(PEOPLE.length);
    expect(await allPages(input, 3, "first")).toEqual(whole);
    expect(await allPages(input, 3, "last")).toEqual(whole);
    // What is empty stands last ascending and first descending.
    const empty = whole.map((cells) => cells.at(-1) === null);
    expect(empty).toEqual(empty.toSorted((a, b) => (Number(a) - Number(b)) * (by[0]?.direction === "DESC" ? -1 : 1)));
  });

  it.each([
    [[{ by: "BIRTH_DATE" }], "cleo ada gus dan finn ben eve bjork"],
    [[{ by: "AGE", direction: "DESC" }, { by: "DEMOGRAPHIC_NUMBER" }], "bjork ada cleo gus dan finn ben eve"],
    [[{ by: "EMAIL" }, { by: "LAST_NAME" }, { by: "FIRST_NAME" }], "ada ben bjork gus cleo dan finn eve"],
    [[{ by: "LAST_NAME" }, { by: "FIRST_NAME", direction: "DESC" }], "bjork gus ben ada cleo finn dan eve"],
    [[{ by: "PRACTITIONER", direction: "DESC" }, { by: "DEMOGRAPHIC_NUMBER" }], "bjork cleo eve finn gus ben ada dan"],
    [[{ by: "LAST_VISIT", direction: "DESC" }, { by: "BIRTH_YEAR" }], "cleo gus finn eve bjork ada ben dan"],
    [[], "bjork ada ben gus cleo dan finn eve"],
  ])("is that of %j", async (orderBy, expected) => {
    const { rows } = await reports.run({ orderBy });
    expect(peopleOf(rows.edges.map(({ node }: Loose) => node.cells[0]))).toBe(expected);
  });

  it("is shuffled anew in each run, and kept from page to page", async () => {
    const runs = new Set<string>();
    for (let run = 0; run < 5; run += 1) {
      const numbers = (await allPages({ random: true }, 3, run % 2 === 0 ? "first" : "last")).map(
        ([number]) => number!,
      );
      expect(numbers.toSorted()).toEqual(PEOPLE.map(numberOf));
      runs.add(numbers.join());
    }
    // Of 40,320 shuffles.
    expect(runs.size).toBeGreaterThan(1);
    const { rows } = await reports.run({ random: true });
    const [first] = rows.edges;
    const rest = await reports.run({ random: true }, { after: first.cursor });
    expect(rest.rows.edges).toEqual(rows.edges.slice(1));
  });

  it("takes no cursor of another order, nor one that is none", async () => {
    const { rows } = await reports.run({ orderBy: [{ by: "CITY" }] });
    const { cursor } = rows.edges[0];
    const forged = Buffer.from(JSON.stringify(["CITY ASC", 7, "x"])).toString("base64url");
    for (const [input, after] of [
      [{ orderBy: [{ by: "STATE" }] }, cursor],
      [{ orderBy: [{ by: "CITY", direction: "DESC" }] }, cursor],
      [{ random: true }, cursor],
      [{ orderBy: [{ by: "CITY" }] }, forged],
      [{ orderBy: [{ by: "CITY" }] }, "x"],
    ])
      expect((await reports.ask(input, { after })).errors[0]).toMatchObject({
        message: "after: this cursor is not of this list and order. Begin again without it.",
        extensions: { code: "BAD_USER_INPUT" },
      });
  });
});

describe("the display limit", () => {
  it("is of the rows alone, over all pages and from both ends", async () => {
    const input = { displayLimit: 5 };
    const { rows, totalCount, maySave } = await reports.run(input);
    expect([totalCount, rows.totalCount, rows.edges.length, maySave]).toEqual([8, 5, 5, true]);
    expect(rows.pageInfo.hasNextPage).toBe(false);
    const numbers = PEOPLE.slice(0, 5).map((person) => [numberOf(person)]);
    expect(await allPages(input, 2, "first")).toEqual(numbers);
    expect(await allPages(input, 2, "last")).toEqual(numbers);
    expect((await reports.run({ displayLimit: 50 })).rows.totalCount).toBe(8);
    expect(await allPages({ random: true, displayLimit: 5 }, 2, "first")).toHaveLength(5);
  });
});

describe("input that cannot be", () => {
  const where = (criteria: object) => ({ where: criteria });
  const age = (changes: object) => where({ age: { comparison: "OLDER", years: 3, ...changes } });
  it.each([
    ["searchFor", { searchFor: [] }, "Search For needs a column. Choose at least one."],
    ["searchFor", { searchFor: ["CITY", "CITY"] }, "Search For takes each column once."],
    ["orderBy", { orderBy: [{ by: "CITY" }, { by: "CITY", direction: "DESC" }] }, "Order by takes each column once."],
    ["random", { random: true, orderBy: [{ by: "CITY" }] }, "Random takes the place of an order."],
    ["displayLimit", { displayLimit: 0 }, "A display limit is 1 or more."],
    ["where.age.years", age({ years: -1 }), "An age is 0 to 150 years."],
    ["where.age.years", age({ years: 151 }), "An age is 0 to 150 years."],
    ["where.age.toYears", age({ toYears: 4 }), "A second age goes with Between alone."],
    ["where.age.toYears", age({ comparison: "BETWEEN" }), "Between needs a second age."],
    ["where.age.toYears", age({ comparison: "BETWEEN", toYears: 2 }), "The second age is below the first."],
    ["where.age.toYears", age({ comparison: "BETWEEN", toYears: 200 }), "An age is 0 to 150 years."],
    ["where.firstNamePrefix", where({ firstNamePrefix: "x".repeat(101) }), "First Name has at most 100 characters."],
    ["where.lastNamePrefix", where({ lastNamePrefix: "a\u200b" }), "Last Name holds a character that cannot be shown."],
    ["where.cities", where({ cities: ["Salem", " "] }), "City is required."],
    ["where.cities", where({ cities: Array(51).fill("x") }), "City takes at most 50 values."],
    ["where.postalCodePrefixes", where({ postalCodePrefixes: Array(51).fill("1") }), "Postal Code takes at most 50"],
    ["where.practitionerIds", where({ practitionerIds: Array(51).fill("x") }), "Provider takes at most 50 values."],
    ["where.sexes", where({ sexes: Array(51).fill("MALE") }), "Sex takes at most 50 values."],
    ["where.conditions", where({ conditions: Array(21).fill("x") }), "Condition takes at most 20 values."],
    ["where.conditions", where({ conditions: [""] }), "Condition is required."],
    ["where.conditions", where({ conditions: ["\u0301"] }), "Condition has no letter, digit or sign."],
    ["where.firstVisit", where({ firstVisit: { from: "2021-01-02", to: "2021-01-01" } }), "ends before it begins."],
    ["where.lastVisit", where({ lastVisit: { from: "2021-01-02", to: "2021-01-01" } }), "ends before it begins."],
    ["where.demographicIds", where({ demographicIds: "7 ".repeat(10_001) }), "at most 10,000 numbers."],
    ["where.demographicIds", where({ demographicIds: "7".repeat(200_001) }), "at most 10,000 numbers."],
  ])("%s: names field, rule and fix", async (field, input, message) => {
    const { errors, data } = await reports.ask(input);
    expect(data.demographicReport).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: `input.${field}` } }]);
    expect(errors[0]!.message).toContain(message);
    // The same, as the form of an export shows it.
    const started = await server.ask(EXPORT, { token: practice.token, variables: { report: reportInput(input) } });
    const [fault] = started.data.startReportExport.userErrors;
    expect(fault).toMatchObject({ field: ["input", "report", ...field.split(".")] });
    expect(fault.message).toContain(message);
  });

  it.each([
    ["a column that there is not", { searchFor: ["SHOE_SIZE"] }],
    ["a day that there is not", where({ lastVisit: { from: "2021-02-30" } })],
    ["a criterion that there is not", where({ shoeSize: 43 })],
  ])("%s is refused", async (_name, input) => {
    expect(refusalsOf(await reports.ask(input))).toEqual(["BAD_USER_INPUT"]);
  });
});

const EXPORT = `mutation ($report: DemographicReportInput!) {
  startReportExport(input: { report: $report }) { job { id } userErrors { field code message } } }`;

describe("who runs it", () => {
  it("holds REPORT_RUN, is signed in, and sees his own practice alone", async () => {
    const other = await server.signUp("Other");
    const { totalCount, rows, unknownIds, maySave } = await new ReportAsks(server, other).run({
      where: { demographicIds: "10001" },
    });
    expect([totalCount, rows.totalCount, rows.edges, unknownIds, maySave]).toEqual([0, 0, [], ["10001"], false]);
    const kept = await practitionerId(practice, "ines");
    expect(await new ReportAsks(server, other).found({ practitionerIds: [kept] })).toEqual([]);
    expect((await new ReportAsks(server, other).run({ where: { practitionerIds: [kept] } })).summary).toBe(
      "Provider 1 unknown",
    );
    const user = await server.addLogin(practice, "ADMINISTRATOR");
    const exceptions = [{ right: "REPORT_RUN", effect: "DENY" }];
    await new AccessAsks(server, practice).setAccess(user, ["ADMINISTRATOR"], exceptions);
    expect(refusalsOf(await new ReportAsks(server, user).ask())).toEqual(["FORBIDDEN"]);
    expect((await server.log(practice)).at(-1)).toMatchObject({ action: "report.run", outcome: "REFUSED" });
    expect(refusalsOf(await new ReportAsks(server, { ...user, token: "x" }).ask())).toEqual(["UNAUTHENTICATED"]);
  });

  it("may save what was found with Demographic # and the right to it", async () => {
    const user = await server.addLogin(practice, "ADMINISTRATOR");
    expect((await reports.run({ searchFor: ["CITY"] })).maySave).toBe(false);
    expect((await reports.run({ where: { cities: ["Nowhere"] } })).maySave).toBe(false);
    expect((await new ReportAsks(server, user).run()).maySave).toBe(true);
    const exceptions = [{ right: "PATIENT_SET_UPDATE", effect: "DENY" }];
    await new AccessAsks(server, practice).setAccess(user, ["ADMINISTRATOR"], exceptions);
    expect((await new ReportAsks(server, user).run()).maySave).toBe(false);
  });

  it("stands in the log with the criteria in words, and names no patient", async () => {
    const before = (await server.log(practice)).length;
    const where = {
      age: { comparison: "BETWEEN", years: 18, toYears: 65, asOf: "2026-01-01" },
      sexes: ["FEMALE", "OTHER"],
      lastNamePrefix: " mo",
      cities: ["Salem", "Toronto"],
      postalCodePrefixes: ["019"],
      patientStatuses: ["ACTIVE"],
      firstVisit: { from: "2020-01-01" },
      lastVisit: { from: "2020-01-01", to: "2026-01-01" },
      conditions: ["diabetes", "E11"],
      demographicIds: "10001",
    };
    const { summary } = await reports.run({ where });
    expect(summary).toBe(
      'Age 18 to 65 on 2026-01-01, sex Female or Other, last name beginning with "mo", city Salem or Toronto, ' +
        "postal code beginning with 019, status Active, first visit from 2020-01-01, " +
        'last visit from 2020-01-01 to 2026-01-01, condition "diabetes" or "E11", 1 Demographic ID',
    );
    const { summary: all } = await reports.run({}, { first: 1 });
    expect(all).toBe("All patients");
    const entries = (await server.log(practice)).slice(before);
    expect(entries).toMatchObject([
      { action: "report.run", outcome: "SUCCESS", payload: { detail: `: ${summary}`, patientId: null } },
      { action: "report.run", outcome: "SUCCESS", payload: { detail: ": All patients" } },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Moss|10001/);
  });

  it("gets nothing when the entry cannot be written", async () => {
    await server.rows("ALTER TABLE audit_entry ADD CONSTRAINT full_disk CHECK (action <> 'report.run') NOT VALID");
    const { errors, text } = await reports
      .ask()
      .finally(() => server.rows("ALTER TABLE audit_entry DROP CONSTRAINT full_disk"));
    expect(errors[0]!.extensions["code"]).toBe("INTERNAL_SERVER_ERROR");
    expect(text).not.toMatch(/10001|Moss/);
  });

  it("can be an agent in BTG, by the rights and under the blocks of the user on whose behalf", async () => {
    const user = await server.addLogin(practice, "ADMINISTRATOR");
    await blockBySet(server, user, [await patientOf(server, practice, "ada")]);
    const agent = await addEmployeeLogin(server);
    const btg = await openBtg(server, agent, user);
    const query =
      "query ($input: DemographicReportInput!) { demographicReport(input: $input) { totalCount unknownIds } }";
    const { data } = await btg.ask(query, { input: reportInput({ where: { demographicIds: "10001 10002" } }) });
    expect(data.demographicReport).toEqual({ totalCount: 1, unknownIds: ["10001"] });
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "report.run",
      payload: { marks: ["VENDOR_ACCESS"], detail: ": 2 Demographic IDs" },
    });
  });
});

describe("a blocked patient", () => {
  it("is in no row, count, cursor or list of IDs where the record is blocked", async () => {
    const other = await server.signUp("Blocks");
    await fill(other);
    const user = await server.addLogin(other, "ADMINISTRATOR");
    const blocked = new ReportAsks(server, user);
    const ids = { demographicIds: `${numberOf("ada")} ${numberOf("ben")}` };
    expect(await blocked.found(ids)).toEqual(["10001", "10002"]);
    const uuid = await patientOf(server, other, "ada");
    await blockBySet(server, user, [uuid]);
    const one = await blocked.run({ where: ids });
    expect([one.totalCount, one.unknownIds]).toEqual([1, ["10001"]]);
    for (const input of [{}, { random: true }, { orderBy: [{ by: "BIRTH_DATE" }] }, { displayLimit: 8 }]) {
      const { data, text } = await blocked.ask({ searchFor: DEMOGRAPHIC_COLUMNS, ...input });
      expect(data.demographicReport.rows.edges).toHaveLength(7);
      expect([data.demographicReport.totalCount, data.demographicReport.rows.totalCount]).toEqual([7, 7]);
      const cursors = data.demographicReport.rows.edges.map(({ cursor }: Loose) => Buffer.from(cursor, "base64url"));
      expect(`${text} ${cursors.join(" ")}`).not.toMatch(new RegExp(`Moss, Ada|10001|MRN-ada|${uuid}`));
    }
    expect(await blocked.found({ conditions: ["diabetes"] })).toEqual([]);
    expect(await new ReportAsks(server, other).found(ids)).toEqual(["10001", "10002"]);
  });

  it("is found by demographics alone where the chart is blocked", async () => {
    const other = await server.signUp("Charts");
    await fill(other);
    await showBlockedAs(server, other, "CHART");
    const user = await server.addLogin(other, "ADMINISTRATOR");
    await blockBySet(server, user, [await patientOf(server, other, "ada")]);
    const blocked = new ReportAsks(server, user);
    expect(await blocked.found({ demographicIds: "10001" })).toEqual(["10001"]);
    expect(await blocked.found({ conditions: ["diabete"] })).toEqual(["10002"]);
    expect(await blocked.found({ conditions: ["44054006"] })).toEqual(["10002"]);
  });
});
