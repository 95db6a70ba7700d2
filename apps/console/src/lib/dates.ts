import { cultureFormat } from "./culture.ts";

/** "Mar 14, 1951", or "14 Mar 1951" by the person's culture, from a date without a time; the date as it stands when it is not one. */
export function formatDate(date: string): string {
  const parsed = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) ? date : dayMonthYear(parsed, "UTC");
}

/** "Mar 14, 1951" of an instant, as the day is in the zone. */
export function formatDay(instant: string, timeZone: string): string {
  return dayMonthYear(new Date(instant), timeZone);
}

/** "Nov 24, 2026, 09:58:31 EST" */
export function formatInstant(instant: string, timeZone: string): string {
  const date = new Date(instant);
  return `${dayMonthYear(date, timeZone)}, ${clockTime(instant, timeZone)} ${zoneName(timeZone, date)}`;
}

/** "Nov 24", and the year where it is not this one. */
export function shortDay(instant: string, timeZone: string, now = new Date()): string {
  const { dayAndMonth, year, separator } = dayParts(new Date(instant), timeZone);
  return year === dayParts(now, timeZone).year ? dayAndMonth : `${dayAndMonth}${separator}${year}`;
}

/** "09:58:31" */
export function clockTime(instant: string, timeZone: string): string {
  return format(timeZone, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(
    new Date(instant),
  );
}

/** "EST", or "GMT+1" where a zone has no short name in English. */
export function zoneName(timeZone: string, at = new Date()): string {
  return part(at, timeZone, { timeZoneName: "short" }, "timeZoneName");
}

/** "5 minutes ago", in the largest unit that is whole. */
export function relativeTime(instant: string, now = Date.now()): string {
  const seconds = Math.round((new Date(instant).getTime() - now) / 1000);
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return RELATIVE.format(Math.trunc(seconds / length), unit);
  }
  return "just now";
}

/** "40 seconds", "3 minutes": how long to wait. */
export function waitInWords(seconds: number | undefined): string {
  if (seconds === undefined) return "a minute";
  if (seconds < 90) return `${seconds} ${seconds === 1 ? "second" : "seconds"}`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** "7 h 59 min", "22 min", and "40 seconds" at the last: how long something still lasts. */
export function lengthInWords(seconds: number): string {
  if (seconds < 90) return waitInWords(seconds);
  const minutes = Math.ceil(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours === 0 ? "" : `${hours} h`, rest === 0 ? "" : `${rest} min`].filter((words) => words !== "").join(" ");
}

/**
 * `1957-03-08`, or with slashes in the order of the person's culture (`03/08/1957` in the United States), or with the month's name
 * (`Mar 8, 1957`), as `1957-03-08`; undefined when the text is no date of the calendar.
 */
export function parseTypedDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text.trim());
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(text.trim());
  const named = /^(?:([a-z]{3,9})\.? (\d{1,2})|(\d{1,2}) ([a-z]{3,9})\.?),? (\d{4})$/iu.exec(text.trim());
  const monthFirst = cultureFormat().dayOrder === "MONTH_FIRST";
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : slashes
      ? [slashes[3], slashes[monthFirst ? 1 : 2], slashes[monthFirst ? 2 : 1]]
      : named
        ? [named[5], monthOf(named[1] ?? named[4] ?? ""), named[2] ?? named[3]]
        : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : undefined;
}

/** "3" of Mar or March, in English. */
function monthOf(name: string): string | undefined {
  const index = MONTHS.findIndex((month) => month.startsWith(name.toLowerCase()));
  return index === -1 ? undefined : String(index + 1);
}

/** The zone of this device, such as "America/New_York". */
export function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "always" });
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 10],
];

/** A format costs more than its use: a page of the audit report has hundreds of times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${Object.keys(options).join()}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat("en-US", { ...options, timeZone });
    formats.set(key, known);
  }
  return known;
}

function part(
  date: Date,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
  type: Intl.DateTimeFormatPartTypes,
): string {
  return (
    format(timeZone, options)
      .formatToParts(date)
      .find((each) => each.type === type)?.value ?? ""
  );
}

function dayMonthYear(date: Date, timeZone: string): string {
  const { dayAndMonth, separator, year } = dayParts(date, timeZone);
  return `${dayAndMonth}${separator}${year}`;
}

/** The one place where a culture's order is written. Months have three letters in all of them: dates stand below each other. */
function dayParts(date: Date, timeZone: string): { dayAndMonth: string; separator: string; year: string } {
  const { day, month, year } = Object.fromEntries(
    format(timeZone, { day: "numeric", month: "short", year: "numeric" })
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  ) as Record<"day" | "month" | "year", string>;
  return cultureFormat().dayOrder === "MONTH_FIRST"
    ? { dayAndMonth: `${month} ${day}`, separator: ", ", year }
    : { dayAndMonth: `${day} ${month}`, separator: " ", year };
}
