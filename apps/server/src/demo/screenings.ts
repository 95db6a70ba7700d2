import { snomed, type Coded } from "./clinical-terms.ts";

/** Examinations that belong to a check-up of adults from an age on. */
export const SCREENINGS: readonly {
  readonly procedure: Coded;
  readonly from: number;
  readonly sex?: "female" | "male";
  readonly share: number;
}[] = [
  { procedure: snomed("430193006", "Medication Reconciliation"), from: 18, share: 0.5 },
  {
    procedure: snomed("454711000124102", "Depression screening using Patient Health Questionnaire Two-Item score"),
    from: 18,
    share: 0.5,
  },
  { procedure: snomed("428211000124100", "Assessment of substance use"), from: 18, share: 0.25 },
  { procedure: snomed("71651007", "Mammography"), from: 45, sex: "female", share: 0.3 },
  { procedure: snomed("73761001", "Colonoscopy"), from: 46, share: 0.1 },
];
