/** A code of a terminology, with its words. */
export interface Coded {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

export const snomed = (code: string, display: string): Coded => ({ system: "http://snomed.info/sct", code, display });
export const rxnorm = (code: string, display: string): Coded => ({
  system: "http://www.nlm.nih.gov/research/umls/rxnorm",
  code,
  display,
});

/** How often a medication is taken: so many times in so many units. */
export interface Prescription {
  readonly medication: Coded;
  readonly sig: string;
  readonly frequency: number;
  readonly period: number;
  readonly periodUnit: "h" | "d" | "wk";
  readonly asNeeded?: boolean;
}

/** What patients come with, what is found, what is done: material for visits and their notes. */
export interface Illness {
  readonly problem: Coded;
  /** Years of age in which it begins. */
  readonly ages: readonly [from: number, to: number];
  /** Years of age by which it has passed. */
  readonly until?: number;
  readonly sex?: "female" | "male";
  /** How common it is among patients of that age, 0 to 1; of acute ones, its weight among them. */
  readonly share: number;
  readonly prescriptions: readonly Prescription[];
  /** The patient's own words and history, each a variant. */
  readonly subjective: readonly string[];
  readonly findings: readonly string[];
  readonly plan: readonly string[];
  readonly procedure?: Coded;
}

/** Every day, `frequency` times. */
export const daily = (medication: Coded, sig = "Take 1 tablet by mouth once daily", frequency = 1): Prescription => ({
  medication,
  sig,
  frequency,
  period: 1,
  periodUnit: "d",
});

/** At most once in so many hours. */
export const asNeeded = (medication: Coded, sig: string, hours: number): Prescription => ({
  medication,
  sig,
  frequency: 1,
  period: hours,
  periodUnit: "h",
  asNeeded: true,
});
