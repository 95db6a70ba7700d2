import { formatNumber } from "../../lib/culture.ts";
import { formatDay } from "../../lib/dates.ts";
import type { PatientSetInfoFragment } from "../../lib/graphql/graphql.ts";

/** The words for a number of patients. */
export function patientsInWords(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? "patient" : "patients"}`;
}

/** "Snapshot of 412 patients, 22 Nov 2026. It will not update." */
export function snapshotInWords(
  { memberCount, asOf }: Pick<PatientSetInfoFragment, "memberCount" | "asOf">,
  zone: string,
): string {
  return `Snapshot of ${patientsInWords(memberCount ?? 0)}, ${formatDay(asOf, zone)}. It will not update.`;
}

export type SetTab = "members" | "comparison";

/** Where the set is. */
export function setAddress(id: string, tab: SetTab = "members"): string {
  return `/patient-sets/${encodeURIComponent(id)}${tab === "members" ? "" : `?tab=${tab}`}`;
}

/** Where is told whom the set blocks. */
export function blockedUsersAddress(id: string): string {
  return `/patient-sets/${encodeURIComponent(id)}/blocked-users`;
}
