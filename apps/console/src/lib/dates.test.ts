import { describe, expect, it } from "vitest";
import { formatDate, formatInstant, parseTypedDate, relativeTime, shortDay, waitInWords } from "./dates.ts";

describe("a typed date", () => {
  it.each([
    ["1957-03-08", "1957-03-08"],
    ["03/08/1957", "1957-03-08"],
    ["3/8/1957", "1957-03-08"],
    [" 1957-3-8 ", "1957-03-08"],
    ["2024-02-29", "2024-02-29"],
  ])("%s is %s", (typed, date) => expect(parseTypedDate(typed)).toBe(date));

  it.each(["", "1957", "2023-02-29", "13/01/1957", "03/08/57", "10482", "smith"])("%s is none", (typed) =>
    expect(parseTypedDate(typed)).toBeUndefined(),
  );
});

describe("times in words", () => {
  it("writes a date without a zone as it stands", () => {
    expect(formatDate("1951-03-14")).toBe("14 Mar 1951");
    expect(formatDate("about 1951")).toBe("about 1951");
  });

  it("writes an instant in the zone, with the zone's name", () => {
    expect(formatInstant("2026-11-24T14:58:31Z", "America/New_York")).toBe("24 Nov 2026, 09:58:31 EST");
    expect(formatInstant("2026-11-25T00:00:00Z", "UTC")).toBe("25 Nov 2026, 00:00:00 UTC");
  });

  it("leaves this year out of a day", () => {
    const now = new Date("2026-11-24T12:00:00Z");
    expect(shortDay("2026-01-02T12:00:00Z", "UTC", now)).toBe("02 Jan");
    expect(shortDay("2025-12-31T12:00:00Z", "UTC", now)).toBe("31 Dec 2025");
  });

  it("tells how long ago, and how long to wait", () => {
    const now = Date.parse("2026-11-24T12:00:00Z");
    expect(relativeTime("2026-11-24T11:58:00Z", now)).toBe("2 minutes ago");
    expect(relativeTime("2026-11-24T11:59:58Z", now)).toBe("just now");
    expect(waitInWords(1)).toBe("1 second");
    expect(waitInWords(600)).toBe("10 minutes");
  });
});
