import { expect, test } from "vitest";
import { fullDate, instantOf, isFhirDateTime } from "./fhir-dates.ts";

test.each([
  ["1980", true],
  ["1980-02", true],
  ["1980-02-29", true],
  ["1980-02-29T23:59:59Z", true],
  ["1980-02-29T00:00:00.123456-05:00", true],
  ["1981-02-29", false],
  ["1980-13-01", false],
  ["1980-00-01", false],
  ["1980-01-32", false],
  ["1980-01-00", false],
  ["1849-12-31", false],
  ["2201-01-01", false],
  ["0000-01-01", false],
  ["1980-02-29T24:00:00Z", false],
  ["1980-02-29T10:60:00Z", false],
  ["1980-02-29T10:00:00", false],
  ["1980-02-29T10:00:00+15:00", false],
  ["1980-02T10:00:00Z", false],
  ["80-02-01", false],
  ["1980-02-29\n", false],
  ["１９８０", false],
  ["", false],
])("%j is a FHIR date or time: %j", (text, expected) => {
  expect(isFhirDateTime(text)).toBe(expected);
});

test("Only a date that names its day is a full date", () => {
  expect(["1980", "1980-02", "1980-02-29", "1980-02-29T23:00:00-05:00"].map(fullDate)).toEqual([
    null,
    null,
    "1980-02-29",
    "1980-02-29",
  ]);
});

test.each([
  ["1987-11-19T00:22:16.824-05:00", "America/New_York", "1987-11-19T05:22:16.824Z"],
  ["1987-11-19", "America/New_York", "1987-11-19T05:00:00.000Z"],
  ["1987-07-01", "America/New_York", "1987-07-01T04:00:00.000Z"],
  ["2026-03-08", "America/New_York", "2026-03-08T05:00:00.000Z"],
  ["2026-11-01", "America/New_York", "2026-11-01T04:00:00.000Z"],
  ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
  ["2010", "UTC", "2010-01-01T00:00:00.000Z"],
  ["2010-05", "Pacific/Kiritimati", "2010-04-30T10:00:00.000Z"],
])("%s in %s is %s", (text, timeZone, instant) => {
  expect(instantOf(text, timeZone)).toBe(instant);
});
