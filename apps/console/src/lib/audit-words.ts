import type { AuditRowFragment } from "./graphql/graphql.ts";
import type { Tone } from "../ui/badge.tsx";

/** The colour that an entry claims: refused before all, then whose access it was. */
export function entryTone({ outcome, marks }: Pick<AuditRowFragment, "outcome" | "marks">): Tone {
  if (outcome !== "SUCCESS") return "refused";
  if (marks.includes("VENDOR_ACCESS")) return "vendor";
  if (marks.includes("EMERGENCY_ACCESS") || marks.includes("CHART_OVERRIDE")) return "emergency";
  return "neutral";
}

export const OUTCOME_WORDS: Readonly<Record<AuditRowFragment["outcome"], string>> = {
  SUCCESS: "Success",
  REFUSED: "Refused",
  FAILURE: "Failed",
};

/** The sentence without the actor, whose name stands in the column before it. */
export function whatInWords({ sentence, actor }: { sentence: string; actor: { name: string } }): string {
  const rest = sentence.startsWith(`${actor.name} `) ? sentence.slice(actor.name.length + 1) : sentence;
  return rest.charAt(0).toUpperCase() + rest.slice(1).replace(/\.$/u, "");
}

/** A changed value as a person reads it, several separated by commas; undefined where there was none. */
export function valueInWords(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) && value.every((each) => typeof each === "string"))
    return value.length === 0 ? undefined : value.join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** "lastName" as "Last name". */
export function fieldInWords(field: string): string {
  const words = field
    .replace(/[_.-]+/gu, " ")
    .replace(/([a-z])([A-Z])/gu, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
