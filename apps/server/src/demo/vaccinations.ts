import type { Coded } from "./clinical-terms.ts";

/** A dose that is due at an age, in days. */
interface Dose {
  readonly vaccine: Coded;
  readonly atAge: number;
  /** The first year in which the vaccine was to be had. */
  readonly since?: number;
}

const MONTH = 30.4375;
const YEAR = 365.25;

const cvx = (code: string, display: string): Coded => ({ system: "http://hl7.org/fhir/sid/cvx", code, display });
const inMonths = (vaccine: Coded, ...months: number[]): Dose[] =>
  months.map((month) => ({ vaccine, atAge: Math.round(month * MONTH) }));
const inYears = (vaccine: Coded, ...years: number[]): Dose[] =>
  years.map((year) => ({ vaccine, atAge: Math.round(year * YEAR) + 20 }));

export const INFLUENZA = cvx("140", "Influenza, seasonal, injectable, preservative free");

/** The childhood schedule. */
export const CHILDHOOD_DOSES: readonly Dose[] = [
  ...inMonths(cvx("08", "Hep B, adolescent or pediatric"), 0.2, 1, 6),
  ...inMonths(cvx("119", "rotavirus, monovalent"), 2, 4),
  ...inMonths(cvx("20", "DTaP"), 2, 4, 6, 15, 54),
  ...inMonths(cvx("49", "Hib (PRP-OMP)"), 2, 4, 12),
  ...inMonths(cvx("133", "Pneumococcal conjugate PCV 13"), 2, 4, 6, 12),
  ...inMonths(cvx("10", "IPV"), 2, 4, 6, 54),
  ...inMonths(cvx("03", "MMR"), 12, 54),
  ...inMonths(cvx("21", "varicella"), 12, 54),
  ...inMonths(cvx("83", "Hep A, ped/adol, 2 dose"), 12, 18),
  ...inYears(cvx("115", "Tdap"), 11),
  ...inYears(cvx("165", "HPV9"), 11, 11.5).map((dose) => ({ ...dose, since: 2015 })),
  ...inYears(cvx("114", "meningococcal MCV4P"), 11, 16),
];

/** What adults are given by age. */
export const ADULT_DOSES: readonly Dose[] = [
  ...inYears(cvx("113", "Td (adult), 5 Lf tetanus toxoid, preservative free, adsorbed"), 21, 31, 41, 51, 61, 71, 81),
  ...inYears(cvx("187", "zoster recombinant"), 50, 50.4).map((dose) => ({ ...dose, since: 2018 })),
  ...inYears(cvx("216", "Pneumococcal conjugate PCV20"), 65).map((dose) => ({ ...dose, since: 2022 })),
];
