import { AUDIT_QUERY_KEYS, type AuditQueryTerm, parseAuditQuery, printAuditQuery } from "@chartward/schema/audit-query";

/** A filter of the report, free of its place in the text. */
export type SearchTerm = Pick<AuditQueryTerm, "key" | "negated" | "value">;

/** The terms of a text; what cannot be read is told in the faults. */
export function readTerms(text: string): { terms: readonly SearchTerm[]; faults: readonly string[] } {
  const { terms, faults } = parseAuditQuery(text);
  return {
    terms: terms.map(({ key, negated, value }) => ({ key, negated, value })),
    faults: faults.map(({ message }) => message),
  };
}

/** What the vendor's employees did in the account. */
export const VENDOR_ACCESS: SearchTerm = { key: "mark", negated: false, value: "vendor-access" };

/** What was done in emergency access mode. */
export const EMERGENCY_ACCESS: SearchTerm = { key: "mark", negated: false, value: "emergency-access" };

export function isSame(a: SearchTerm, b: SearchTerm): boolean {
  return a.key === b.key && a.negated === b.negated && a.value === b.value;
}

/** The text with the term in it, or without it where it stood already. */
export function toggleTerm(text: string, term: SearchTerm): string {
  const { terms } = readTerms(text);
  return printAuditQuery(
    terms.some((each) => isSame(each, term)) ? terms.filter((each) => !isSame(each, term)) : [...terms, term],
  );
}

/** The text with the term in place of every other of its key. */
export function replaceTerms(text: string, term: SearchTerm | undefined, key: SearchTerm["key"]): string {
  const rest = readTerms(text).terms.filter((each) => each.key !== key);
  return printAuditQuery(term === undefined ? rest : [...rest, term]);
}

const ACTIONS = [
  "chart.open",
  "document.open",
  "patient.open",
  "patient.search",
  "patient.import",
  "session.start",
  "session.end",
  "session.expire",
  "password.reset",
  "password-reset.send",
  "practitioner.link",
  "practice.create",
  "user.add",
  "emergency-access.activate",
  "emergency-access.deactivate",
  "audit.read",
  "job.cancel",
  "operation.refuse",
];

const VALUES: Partial<Record<SearchTerm["key"], readonly string[]>> = {
  action: ACTIONS,
  outcome: ["success", "refused", "failure"],
  mark: ["vendor-access", "emergency-access", "chart-override"],
};

const HINTS: Readonly<Record<(typeof AUDIT_QUERY_KEYS)[number], string>> = {
  actor: "who did it",
  user: "whom it concerns",
  patient: "Demographic # or name",
  action: "what was done",
  outcome: "success, refused or failure",
  mark: "by the vendor, in an emergency, past a block",
  ip: "an address, or a range such as 10.0.0.0/8",
  created: "a day, >2026-11-01 or <2026-11-01",
  session: "a session's id",
  request: "a request's id",
};

export interface Suggestion {
  /** What the word that is being typed becomes. */
  readonly text: string;
  readonly hint: string;
  /** A whole filter, rather than the beginning of one. */
  readonly complete: boolean;
}

/** What the last word of the text could become: a filter's key, or a value of the key that stands there. */
export function suggest(text: string): readonly Suggestion[] {
  const word = /(?:^|\s)(?<word>-?[^\s"]*)$/u.exec(text)?.groups?.["word"];
  if (word === undefined) return [];
  const negation = word.startsWith("-") ? "-" : "";
  const [typedKey = "", typedValue] = word.slice(negation.length).toLowerCase().split(":", 2);
  if (typedValue === undefined) {
    return AUDIT_QUERY_KEYS.filter((key) => key.startsWith(typedKey)).map((key) => ({
      text: `${negation}${key}:`,
      hint: HINTS[key],
      complete: false,
    }));
  }
  const values = VALUES[typedKey as SearchTerm["key"]] ?? [];
  return values
    .filter((value) => value.includes(typedValue) && value !== typedValue)
    .map((value) => ({ text: `${negation}${typedKey}:${value}`, hint: "", complete: true }));
}

/** The text with its last word replaced. */
export function withSuggestion(text: string, suggestion: Suggestion): string {
  return text.replace(/-?[^\s"]*$/u, suggestion.text);
}
