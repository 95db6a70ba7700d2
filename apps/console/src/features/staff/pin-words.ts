import { clockTime, localTimeZone, shortDay, zoneName } from "../../lib/dates.ts";
import type { PinChannel, PinVerificationMethod } from "../../lib/graphql/graphql.ts";

export const CHANNELS: readonly { readonly value: PinChannel; readonly label: string }[] = [
  { value: "PHONE", label: "Phone" },
  { value: "TICKET", label: "Ticket" },
  { value: "EMAIL", label: "E-mail" },
];

export const METHOD_WORDS: Readonly<Record<PinVerificationMethod, string>> = {
  SUPPORT_PIN: "Support PIN",
  ONE_TIME_CODE: "One-time code",
};

/** How the caller gave it, to go on after a comma. */
export const CHANNEL_WORDS: Readonly<Record<PinChannel, string>> = {
  PHONE: "by phone",
  TICKET: "by ticket",
  EMAIL: "by e-mail",
};

/** "10:13 EST", and the day where it is not today. */
export function untilWhen(instant: string): string {
  const zone = localTimeZone();
  const day = shortDay(instant, zone);
  const time = `${clockTime(instant, zone).slice(0, 5)} ${zoneName(zone, new Date(instant))}`;
  return day === shortDay(new Date().toISOString(), zone) ? time : `${day}, ${time}`;
}

/** Where a caller is validated, with the person chosen. */
export function validateAddress(userId: string): string {
  return `/staff/validate-pin?user=${encodeURIComponent(userId)}`;
}
