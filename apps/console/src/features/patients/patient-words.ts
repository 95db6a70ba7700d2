import type { PatientsQuery, PatientStatus, Sex } from "../../lib/graphql/graphql.ts";
import type { Tone } from "../../ui/badge.tsx";

/** A patient as the list asks for it. */
export type ListedPatient = NonNullable<PatientsQuery["patients"]>["edges"][number]["node"];

export const SEX_WORDS: Readonly<Record<Sex, string>> = {
  FEMALE: "Female",
  MALE: "Male",
  OTHER: "Other",
  UNKNOWN: "Unknown",
};

export const STATUS_WORDS: Readonly<Record<PatientStatus, { readonly label: string; readonly tone: Tone }>> = {
  ACTIVE: { label: "Active", tone: "proven" },
  INACTIVE: { label: "Inactive", tone: "neutral" },
  DECEASED: { label: "Deceased", tone: "neutral" },
};

/** "Abernathy, Ruth", as the list is sorted. */
export function sortedName(patient: Pick<ListedPatient, "name" | "firstName" | "lastName">): string {
  return patient.lastName !== null && patient.firstName !== null
    ? `${patient.lastName}, ${patient.firstName}`
    : patient.name;
}

/** Where the patient's record is. */
export function patientAddress(id: string): string {
  return `/patients/${encodeURIComponent(id)}`;
}
