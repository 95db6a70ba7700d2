import { describe, expect, it } from "vitest";
import { AGENT_BUDGETS, standingOf, USER_BUDGETS, waitInWords } from "./try-budgets.policy.ts";

const HOUR_MS = 60 * 60 * 1000;
const now = new Date("2026-11-23T12:00:00.000Z");
const hoursAgo = (...hours: number[]) => hours.map((each) => new Date(now.getTime() - each * HOUR_MS));
const inHours = (hours: number) => new Date(now.getTime() + hours * HOUR_MS);

describe("a user's budget", () => {
  it.each([
    ["nothing wrong", hoursAgo(), 3, null],
    ["two within a day", hoursAgo(1, 23), 1, null],
    ["three within a day: until the oldest is a day old", hoursAgo(1, 2, 20), 0, inHours(4)],
    ["exactly a day old counts no more", hoursAgo(1, 2, 24), 1, null],
    ["nine within 30 days", hoursAgo(...days(2, 3, 4, 5, 6, 7, 8, 9, 10)), 1, null],
    [
      "ten within 30 days: until the oldest is 30 days old",
      hoursAgo(...days(2, 3, 4, 5, 6, 7, 8, 9, 10, 29)),
      0,
      inHours(24),
    ],
    ["both: the later of the two", hoursAgo(1, 2, 3, ...days(4, 5, 6, 7, 8, 9, 10)), 0, inHours(20 * 24)],
  ])("%s", (_name, wrong, left, retryAt) => expect(standingOf(USER_BUDGETS, wrong, now)).toEqual({ left, retryAt }));
});

describe("an agent's budget", () => {
  it.each([
    ["nine within an hour", minutesAgo(9), 1, null],
    ["ten within an hour", minutesAgo(10), 0, new Date(now.getTime() + 50 * 60_000)],
    ["twenty within a day", hoursAgo(...Array.from({ length: 20 }, (_, hour) => hour + 2)), 0, inHours(3)],
  ])("%s", (_name, wrong, left, retryAt) => expect(standingOf(AGENT_BUDGETS, wrong, now)).toEqual({ left, retryAt }));
});

it.each([
  [1, "a minute"],
  [61, "2 minutes"],
  [5_400, "90 minutes"],
  [86_400, "24 hours"],
  [20 * 86_400, "20 days"],
])("%d seconds are %s", (seconds, words) => expect(waitInWords(seconds)).toBe(words));

function days(...numbers: number[]): number[] {
  return numbers.map((number) => number * 24);
}

function minutesAgo(count: number): Date[] {
  return Array.from({ length: count }, (_, index) => new Date(now.getTime() - (index + 1) * 60_000));
}
