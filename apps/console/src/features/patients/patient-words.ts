import type { PatientsQuery, PatientStatus } from "../../lib/graphql/graphql.ts";
import type { Tone } from "../../ui/badge.tsx";

/** A patient as the list asks for it. */
export type ListedPatient = NonNullable<PatientsQuery["patients"]>["edges"][number]["node"];

export const STATUS_WORDS: Readonly<Record<PatientStatus, { readonly label: string; readonly tone: Tone }>> = {
  ACTIVE: { label: "Active", tone: "proven" },
  INACTIVE: { label: "Inactive", tone: "neutral" },
  DECEASED: { label: "Deceased", tone: "neutral" },
};
