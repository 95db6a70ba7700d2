/** `23 Nov 2026` where the practice is. */
export function dayInWords(moment: Date, timeZone: string): string {
  // Of American English: its short months have three letters, each of them.
  const format = new Intl.DateTimeFormat("en-US", { timeZone, day: "numeric", month: "short", year: "numeric" });
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts["day"]} ${parts["month"]} ${parts["year"]}`;
}
