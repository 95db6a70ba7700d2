import { registerEnumType } from "type-graphql";

/** How dates and numbers are written. */
export const Culture = { UNITED_STATES: "UNITED_STATES", CANADA: "CANADA", AUSTRALIA: "AUSTRALIA" } as const;
export type Culture = keyof typeof Culture;
registerEnumType(Culture, { name: "Culture", description: "How dates and numbers are written." });

export const DefaultWorkflowView = { DAILY_WORKFLOW: "DAILY_WORKFLOW", SCHEDULING: "SCHEDULING" } as const;
export type DefaultWorkflowView = keyof typeof DefaultWorkflowView;
registerEnumType(DefaultWorkflowView, { name: "DefaultWorkflowView" });

export const DefaultPatientView = {
  PATIENT_REGISTRATION: "PATIENT_REGISTRATION",
  PATIENT_COMMUNICATIONS: "PATIENT_COMMUNICATIONS",
  CLINICAL_INFORMATION: "CLINICAL_INFORMATION",
} as const;
export type DefaultPatientView = keyof typeof DefaultPatientView;
registerEnumType(DefaultPatientView, { name: "DefaultPatientView" });

export const DefaultDocumentTab = { ALL: "ALL", NOTES: "NOTES", LETTERS: "LETTERS", SCANS: "SCANS" } as const;
export type DefaultDocumentTab = keyof typeof DefaultDocumentTab;
registerEnumType(DefaultDocumentTab, { name: "DefaultDocumentTab" });

export const PathwayScheduleView = { DAY: "DAY", WEEK: "WEEK", LIST: "LIST" } as const;
export type PathwayScheduleView = keyof typeof PathwayScheduleView;
registerEnumType(PathwayScheduleView, { name: "PathwayScheduleView" });
