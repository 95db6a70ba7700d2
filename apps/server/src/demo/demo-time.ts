/** Milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;

/** Opening hours in UTC that are so in New York all the year round. */
const FIRST_SLOT_HOUR = 14;
const SLOTS = 26;
const SLOT_MINUTES = 15;

/** Midnight in UTC at the day's beginning: what the generator counts from. */
export function startOfDay(date: Date): number {
  return Math.floor(date.getTime() / DAY) * DAY;
}

/** The appointment of that number on this day or, at a weekend, the Friday before. */
export function appointmentAt(day: number, slot: number): number {
  const weekday = new Date(day).getUTCDay();
  const friday = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  return day - friday * DAY + (FIRST_SLOT_HOUR * 60 + (slot % SLOTS) * SLOT_MINUTES) * 60_000;
}

/** `2026-11-19` */
export function dateText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function instantText(at: number): string {
  return new Date(at).toISOString();
}

/** Age in whole years. */
export function ageAt(at: number, bornAt: number): number {
  const [now, born] = [new Date(at), new Date(bornAt)];
  const hadBirthday = dateText(at).slice(5) >= dateText(bornAt).slice(5);
  return now.getUTCFullYear() - born.getUTCFullYear() - (hadBirthday ? 0 : 1);
}
