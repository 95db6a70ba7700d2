import { expect, it } from "vitest";
import { checkDraft, draftOf, EMPTY_DRAFT, type ReportDraft, reportOf } from "./report-draft.ts";

const WHOLE: ReportDraft = {
  searchFor: ["LAST_NAME", "DEMOGRAPHIC_NUMBER"],
  age: "BETWEEN",
  years: "40",
  toYears: "65",
  asOf: "2026-01-01",
  sexes: ["FEMALE", "OTHER"],
  firstNamePrefix: "Ru",
  lastNamePrefix: "Ab",
  cities: ["Salem"],
  postalCodePrefixes: ["019", "021"],
  practitionerIds: ["p1"],
  patientStatuses: ["ACTIVE"],
  firstVisitFrom: "2020-01-01",
  firstVisitTo: "",
  lastVisitFrom: "",
  lastVisitTo: "2026-11-01",
  conditions: ["44054006"],
  demographicIds: "10001, 10002",
  orderBy: [{ by: "CITY", direction: "DESC" }],
  random: false,
  displayLimit: "50",
};

it("reads back every criterion that it wrote", () => {
  expect(draftOf(JSON.parse(JSON.stringify(reportOf(WHOLE))))).toEqual(WHOLE);
  const random = { ...EMPTY_DRAFT, random: true };
  expect(draftOf(JSON.parse(JSON.stringify(reportOf(random))))).toEqual(random);
});

it("asks for nothing that is not filled in", () => {
  expect(reportOf(EMPTY_DRAFT)).toEqual({ searchFor: [...EMPTY_DRAFT.searchFor] });
});

it("takes what is of another shape for absent, and what has no column for no report", () => {
  for (const json of [undefined, null, "x", 3, [], {}, { searchFor: ["SECRET"] }, { searchFor: "AGE" }])
    expect(draftOf(json)).toBeUndefined();
  expect(
    draftOf({
      searchFor: ["AGE", "SECRET", 3],
      where: { sexes: "FEMALE", cities: [1, "Salem"], age: { comparison: "NEAR", years: "4" } },
      orderBy: [{ by: "SECRET" }, "AGE", { by: "AGE", direction: "SIDEWAYS" }],
      displayLimit: "many",
    }),
  ).toEqual({
    ...EMPTY_DRAFT,
    searchFor: ["AGE"],
    cities: ["Salem"],
    orderBy: [{ by: "AGE", direction: "ASC" }],
  });
});

it("points at what is wrong, by field", () => {
  const wrong = (change: Partial<ReportDraft>) => Object.keys(checkDraft({ ...WHOLE, ...change }));
  expect(wrong({})).toEqual([]);
  expect(wrong({ searchFor: [] })).toEqual(["searchFor"]);
  expect(wrong({ years: "" })).toEqual(["years"]);
  expect(wrong({ toYears: "39" })).toEqual(["toYears"]);
  expect(wrong({ age: "", years: "x" })).toEqual([]);
  expect(wrong({ firstVisitTo: "2019-12-31" })).toEqual(["firstVisitTo"]);
  expect(wrong({ lastVisitFrom: "2026-11-02" })).toEqual(["lastVisitTo"]);
  for (const displayLimit of ["0", "-1", "x", "1.5"]) expect(wrong({ displayLimit })).toEqual(["displayLimit"]);
});
