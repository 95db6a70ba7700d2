import { rxnorm, snomed, type Coded } from "./clinical-terms.ts";

/** What patients do not tolerate. */
export const ALLERGIES: readonly {
  readonly substance: Coded;
  readonly category: "medication" | "food" | "environment";
  readonly criticality: "low" | "high";
  readonly reactions: readonly Coded[];
}[] = [
  {
    substance: rxnorm("70618", "Penicillin"),
    category: "medication",
    criticality: "high",
    reactions: [snomed("271807003", "Rash"), snomed("247472004", "Hives")],
  },
  {
    substance: rxnorm("10831", "Sulfamethoxazole / Trimethoprim"),
    category: "medication",
    criticality: "low",
    reactions: [snomed("271807003", "Rash")],
  },
  {
    substance: rxnorm("1191", "Aspirin"),
    category: "medication",
    criticality: "low",
    reactions: [snomed("56018004", "Wheezing")],
  },
  {
    substance: rxnorm("2670", "Codeine"),
    category: "medication",
    criticality: "low",
    reactions: [snomed("422587007", "Nausea")],
  },
  {
    substance: snomed("762952008", "Peanut"),
    category: "food",
    criticality: "high",
    reactions: [snomed("39579001", "Anaphylaxis")],
  },
  {
    substance: snomed("442571000124108", "Tree nut"),
    category: "food",
    criticality: "high",
    reactions: [snomed("247472004", "Hives")],
  },
  {
    substance: snomed("735029006", "Shellfish"),
    category: "food",
    criticality: "high",
    reactions: [snomed("247472004", "Hives"), snomed("267036007", "Dyspnea")],
  },
  {
    substance: snomed("102263004", "Eggs (edible)"),
    category: "food",
    criticality: "low",
    reactions: [snomed("271807003", "Rash")],
  },
  {
    substance: snomed("264287008", "Animal dander"),
    category: "environment",
    criticality: "low",
    reactions: [snomed("878820003", "Rhinoconjunctivitis")],
  },
  {
    substance: snomed("260147004", "House dust mite"),
    category: "environment",
    criticality: "low",
    reactions: [snomed("878820003", "Rhinoconjunctivitis")],
  },
  {
    substance: snomed("111088007", "Latex"),
    category: "environment",
    criticality: "low",
    reactions: [snomed("271807003", "Rash")],
  },
  {
    substance: snomed("288328004", "Bee venom"),
    category: "environment",
    criticality: "high",
    reactions: [snomed("39579001", "Anaphylaxis")],
  },
];
