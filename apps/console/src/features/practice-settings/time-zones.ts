/** The zones that this browser knows, the practice's own among them. */
export function timeZoneOptions(own: string): { value: string; label: string }[] {
  const zones = new Set(["UTC", own, ...Intl.supportedValuesOf("timeZone")]);
  return [...zones].map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}
