const DATE_TIME =
  /^(?<date>(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?)(?:T(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})(?:\.\d{1,9})?(?<zone>Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/;
const FIRST_YEAR = 1850;
const LAST_YEAR = 2200;

/** The rule that a FHIR date or dateTime is held to. */
export const DATE_RULE = `must be a real date from ${FIRST_YEAR} to ${LAST_YEAR}, such as 1980-02-29 or 1980-02-29T09:30:00-05:00`;

/** Whether it is a date, a year, a year with month, or a date and time with zone, of FHIR; real, and in a sane range. */
export function isFhirDateTime(text: string): boolean {
  const parts = DATE_TIME.exec(text)?.groups;
  if (!parts) return false;
  const [year, month, day] = [Number(parts["year"]), Number(parts["month"] ?? 1), Number(parts["day"] ?? 1)];
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > daysOf(year, month))
    return false;
  if (parts["hour"] === undefined) return true;
  return (
    parts["day"] !== undefined &&
    Number(parts["hour"]) <= 23 &&
    Number(parts["minute"]) <= 59 &&
    Number(parts["second"]) <= 59
  );
}

/** `YYYY-MM-DD` of a full date; null of a year or a year with month, which are no day. */
export function fullDate(text: string): string | null {
  return text.length >= 10 ? text.slice(0, 10) : null;
}

/**
 * The instant, ISO 8601 in UTC. What names no time of day is the beginning of that day, month or year in the practice's time zone, so
 * that it is shown there as the date that was written.
 */
export function instantOf(text: string, timeZone: string): string {
  if (text.includes("T")) return new Date(text).toISOString();
  const [year, month = "01", day = "01"] = text.split("-");
  return startOfDay(Date.parse(`${year}-${month}-${day}`), timeZone).toISOString();
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** @param midnight of the day, in UTC. */
function startOfDay(midnight: number, timeZone: string): Date {
  // The offset at the answer can differ from the one at midnight UTC, hence the second step.
  const guess = midnight - offsetAt(midnight, timeZone);
  return new Date(midnight - offsetAt(guess, timeZone));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that local time is ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    const digits = {
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    } as const;
    format = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...digits });
    formats.set(timeZone, format);
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
  const local = Date.UTC(
    Number(parts.year),
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  );
  return local - Math.floor(instant / 1000) * 1000;
}
