import type {
  Culture,
  DefaultDocumentTab,
  DefaultPatientView,
  DefaultWorkflowView,
  PathwayScheduleView,
} from "./graphql/graphql.ts";

export const CULTURE_WORDS: Readonly<Record<Culture, string>> = {
  UNITED_STATES: "United States",
  CANADA: "Canada",
  AUSTRALIA: "Australia",
};

export const WORKFLOW_VIEW_WORDS: Readonly<Record<DefaultWorkflowView, string>> = {
  DAILY_WORKFLOW: "Daily Workflow",
  SCHEDULING: "Scheduling",
};

export const PATIENT_VIEW_WORDS: Readonly<Record<DefaultPatientView, string>> = {
  PATIENT_REGISTRATION: "Patient Registration",
  PATIENT_COMMUNICATIONS: "Patient Communications",
  CLINICAL_INFORMATION: "Clinical Information",
};

export const DOCUMENT_TAB_WORDS: Readonly<Record<DefaultDocumentTab, string>> = {
  ALL: "All",
  NOTES: "Notes",
  LETTERS: "Letters",
  SCANS: "Scans",
};

export const SCHEDULE_VIEW_WORDS: Readonly<Record<PathwayScheduleView, string>> = {
  DAY: "Day",
  WEEK: "Week",
  LIST: "List",
};

/** The choices of a select, in the order of their words. */
export function optionsOf<T extends string>(words: Readonly<Record<T, string>>): { value: T; label: string }[] {
  return (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));
}
