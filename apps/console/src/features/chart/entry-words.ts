import { formatDay } from "../../lib/dates.ts";
import type { ChartEntryKind, ClinicalEntriesFragment } from "../../lib/graphql/graphql.ts";

/** An item of the chart as Clinical Information asks for it. */
export type ClinicalEntry = ClinicalEntriesFragment["edges"][number]["node"];

/** The kinds that Clinical Information shows, with the name of each in the address and on the page. */
export const CLINICAL_KINDS = [
  { kind: "PROBLEM", key: "problems", label: "Problems", none: "No problems are recorded." },
  { kind: "MEDICATION", key: "medications", label: "Medications", none: "No medications are recorded." },
  { kind: "ALLERGY", key: "allergies", label: "Allergies", none: "No allergies are recorded." },
  { kind: "IMMUNIZATION", key: "immunizations", label: "Immunizations", none: "No immunizations are recorded." },
  { kind: "PROCEDURE", key: "procedures", label: "Procedures", none: "No procedures are recorded." },
  { kind: "ENCOUNTER", key: "encounters", label: "Encounters", none: "No encounters are recorded." },
] as const satisfies readonly { kind: ChartEntryKind; key: string; label: string; none: string }[];

export type ClinicalKind = (typeof CLINICAL_KINDS)[number];

/** The day that the item stands under: when it began, or when it was recorded. */
export function entryDay(entry: ClinicalEntry, timeZone: string): string | undefined {
  const instant =
    entry.__typename === "Problem"
      ? (entry.onsetAt ?? entry.recordedAt)
      : entry.__typename === "Immunization"
        ? (entry.occurredAt ?? entry.recordedAt)
        : entry.__typename === "Procedure" || entry.__typename === "Encounter"
          ? (entry.startedAt ?? entry.recordedAt)
          : entry.recordedAt;
  return instant === null ? undefined : formatDay(instant, timeZone);
}

/** What else is known of the item, the most telling first. */
export function entryDetails(entry: ClinicalEntry, timeZone: string): readonly string[] {
  return pieces(entry, timeZone).filter((piece): piece is string => typeof piece === "string" && piece !== "");
}

function pieces(entry: ClinicalEntry, timeZone: string): readonly (string | null | undefined)[] {
  switch (entry.__typename) {
    case "Problem":
      return [
        entry.abatedAt === null ? null : `until ${formatDay(entry.abatedAt, timeZone)}`,
        unlessUsual(entry.verificationStatus, "confirmed"),
      ];
    case "Allergy":
      return [
        entry.criticality === null ? null : `criticality ${words(entry.criticality)}`,
        entry.reactions.join(", "),
        words(entry.category),
        unlessUsual(entry.verificationStatus, "confirmed"),
      ];
    case "Medication":
      return [entry.dosage, entry.reason === null ? null : `for ${entry.reason}`, entry.prescriber];
    case "Procedure":
      return [entry.reason === null ? null : `for ${entry.reason}`];
    case "Encounter":
      return [
        entry.class,
        entry.practitioners.join(", "),
        entry.location,
        entry.reason === null ? null : `for ${entry.reason}`,
      ];
    default:
      return [];
  }
}

/** FHIR's codes as words: "entered-in-error" is "entered in error". */
function words(code: string | null): string | undefined {
  return code?.replaceAll("-", " ").replaceAll("_", " ").toLowerCase();
}

/** The same for a badge: "Entered in error". */
export function badgeWords(code: string): string {
  const told = words(code) ?? "";
  return told.charAt(0).toUpperCase() + told.slice(1);
}

function unlessUsual(status: string | null, usual: string): string | undefined {
  const told = words(status);
  return told === usual ? undefined : told;
}
