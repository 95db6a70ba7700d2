import { cell } from "../ui/table.tsx";
import { clockTime, formatInstant, relativeTime, shortDay } from "./dates.ts";
import { usePracticeTimeZone } from "./session.tsx";

/** A moment in the practice's time zone, whole: "Nov 23, 2026, 10:39:20 EST". How long ago it is, on hover. */
export function Instant({ at }: { at: string }) {
  return (
    <time dateTime={at} title={relativeTime(at)}>
      {formatInstant(at, usePracticeTimeZone())}
    </time>
  );
}

/** A moment in a table whose head names the practice's time zone: "Nov 23 10:39:20". */
export function TableMoment({ at }: { at: string }) {
  const zone = usePracticeTimeZone();
  return (
    <time dateTime={at} title={relativeTime(at)}>
      <span className={cell.dimmed}>{shortDay(at, zone)}</span> {clockTime(at, zone)}
    </time>
  );
}
