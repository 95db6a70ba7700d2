import type { Sex } from "./graphql/graphql.ts";

export const SEX_WORDS: Readonly<Record<Sex, string>> = {
  FEMALE: "Female",
  MALE: "Male",
  OTHER: "Other",
  UNKNOWN: "Unknown",
};

/** "Abernathy, Ruth", as lists are sorted. */
export function sortedName(patient: {
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
}): string {
  return patient.lastName !== null && patient.firstName !== null
    ? `${patient.lastName}, ${patient.firstName}`
    : patient.name;
}

/** Where the patient's record is. */
export function patientAddress(id: string): string {
  return `/patients/${encodeURIComponent(id)}`;
}
