import { z } from "zod";
import { code, codeableConcept, conceptName, list, parts, text } from "./fhir-elements.ts";

const amount = z.number("must be a number").positive("must be more than 0").max(1_000_000, "must be at most 1,000,000");
const flag = z.boolean("must be true or false");

/** One instruction of a prescription. */
export const dosage = parts({
  text: text(2_000).optional(),
  additionalInstruction: list(codeableConcept),
  asNeededBoolean: flag.optional(),
  timing: parts({
    code: codeableConcept.optional(),
    repeat: parts({ frequency: amount.optional(), period: amount.optional(), periodUnit: code.optional() }).optional(),
  }).optional(),
  doseAndRate: list(
    parts({ doseQuantity: parts({ value: amount.optional(), unit: text(100).optional() }).optional() }),
  ),
});

type FhirDosage = z.infer<typeof dosage>;

const UNITS: Readonly<Record<string, string>> = {
  s: "second",
  min: "minute",
  h: "hour",
  d: "day",
  wk: "week",
  mo: "month",
  a: "year",
};
const TIMES = ["", "once", "twice"];

/** Instructions in words: as they are written, else put together from their parts (`1 tablet, twice a day, as needed`). */
export function dosageText(instructions: readonly FhirDosage[] | undefined): string | null {
  const sentences = (instructions ?? [])
    .map((instruction) => instruction.text || composed(instruction))
    .filter(Boolean);
  return sentences.join("; ") || null;
}

function composed({ doseAndRate, timing, asNeededBoolean, additionalInstruction }: FhirDosage): string {
  const quantity = doseAndRate?.find(({ doseQuantity }) => doseQuantity?.value !== undefined)?.doseQuantity;
  const words = [
    quantity ? (quantity.unit ? `${quantity.value} ${quantity.unit}` : `dose ${quantity.value}`) : null,
    rhythm(timing?.repeat) ?? conceptName(timing?.code),
    asNeededBoolean ? "as needed" : null,
    ...(additionalInstruction ?? []).map(conceptName),
  ];
  return words.filter(Boolean).join(", ");
}

function rhythm(repeat: NonNullable<FhirDosage["timing"]>["repeat"]): string | null {
  const unit = UNITS[repeat?.periodUnit ?? ""];
  if (!repeat?.frequency || !repeat.period || !unit) return null;
  const { frequency, period } = repeat;
  const times = TIMES[frequency] ?? `${frequency} times`;
  if (period === 1) return `${times} ${unit === "hour" ? "an" : "a"} ${unit}`;
  const every = `every ${period} ${unit}s`;
  return frequency === 1 ? every : `${times} ${every}`;
}
