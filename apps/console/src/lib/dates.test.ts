import { afterEach, describe, expect, it } from "vitest";
import { formatNumber, setCulture } from "./culture.ts";
import {
  formatDate,
  formatDay,
  formatInstant,
  lengthInWords,
  parseTypedDate,
  relativeTime,
  shortDay,
  waitInWords,
} from "./dates.ts";

afterEach(() => setCulture(undefined));

describe("a typed date", () => {
  it.each([
    ["1957-03-08", "1957-03-08"],
    ["03/08/1957", "1957-03-08"],
    ["3/8/1957", "1957-03-08"],
    [" 1957-3-8 ", "1957-03-08"],
    ["2024-02-29", "2024-02-29"],
    ["Jan 25, 1995", "1995-01-25"],
    ["25 january 1995", "1995-01-25"],
    ["Sept. 5, 1995", "1995-09-05"],
  ])("%s is %s", (typed, date) => expect(parseTypedDate(typed)).toBe(date));

  it.each(["", "1957", "2023-02-29", "13/01/1957", "03/08/57", "10482", "smith", "Feb 30, 1995", "Mai 5, 1995"])(
    "%s is none",
    (typed) => expect(parseTypedDate(typed)).toBeUndefined(),
  );

  it.each(["CANADA", "AUSTRALIA"] as const)("has its day first in the culture of %s", (culture) => {
    setCulture(culture);
    expect(parseTypedDate("08/03/1957")).toBe("1957-03-08");
    expect(parseTypedDate("13/01/1957")).toBe("1957-01-13");
    expect(parseTypedDate("01/13/1957")).toBeUndefined();
    expect(parseTypedDate("1957-03-08")).toBe("1957-03-08");
  });
});

describe("a culture", () => {
  const instant = "2026-11-23T14:58:31Z";
  it.each([
    ["UNITED_STATES", "Nov 23, 2026", "Nov 23"],
    ["CANADA", "23 Nov 2026", "23 Nov"],
    ["AUSTRALIA", "23 Nov 2026", "23 Nov"],
  ] as const)("%s writes %s", (culture, date, dayOfThisYear) => {
    setCulture(culture);
    expect(formatDate("2026-11-23")).toBe(date);
    expect(formatDay(instant, "UTC")).toBe(date);
    expect(formatInstant(instant, "UTC")).toBe(`${date}, 14:58:31 UTC`);
    expect(shortDay(instant, "UTC", new Date("2026-12-01T00:00:00Z"))).toBe(dayOfThisYear);
    expect(shortDay(instant, "UTC", new Date("2027-12-01T00:00:00Z"))).toBe(date);
    expect(formatNumber(1234567)).toBe("1,234,567");
  });

  it("is that of the United States while nobody is signed in", () => {
    setCulture("AUSTRALIA");
    setCulture(undefined);
    expect(formatDate("2026-11-23")).toBe("Nov 23, 2026");
  });
});

describe("times in words", () => {
  it("writes a date without a zone as it stands", () => {
    expect(formatDate("1951-03-14")).toBe("Mar 14, 1951");
    expect(formatDate("about 1951")).toBe("about 1951");
  });

  it("writes an instant in the zone, with the zone's name", () => {
    expect(formatInstant("2026-11-24T14:58:31Z", "America/New_York")).toBe("Nov 24, 2026, 09:58:31 EST");
    expect(formatInstant("2026-11-25T00:00:00Z", "UTC")).toBe("Nov 25, 2026, 00:00:00 UTC");
  });

  it("leaves this year out of a day", () => {
    const now = new Date("2026-11-24T12:00:00Z");
    expect(shortDay("2026-01-02T12:00:00Z", "UTC", now)).toBe("Jan 2");
    expect(shortDay("2025-12-31T12:00:00Z", "UTC", now)).toBe("Dec 31, 2025");
  });

  it("tells how long ago, and how long to wait", () => {
    const now = Date.parse("2026-11-24T12:00:00Z");
    expect(relativeTime("2026-11-24T11:58:00Z", now)).toBe("2 minutes ago");
    expect(relativeTime("2026-11-24T11:59:58Z", now)).toBe("just now");
    expect(waitInWords(1)).toBe("1 second");
    expect(waitInWords(600)).toBe("10 minutes");
  });
});

it.each([
  [28_800, "8 h"],
  [28_740, "7 h 59 min"],
  [28_701, "7 h 59 min"],
  [3540, "59 min"],
  [91, "2 min"],
  [89, "89 seconds"],
  [1, "1 second"],
])("%i seconds last %s", (seconds, words) => expect(lengthInWords(seconds)).toBe(words));
