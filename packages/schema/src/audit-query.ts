/**
 * The audit report's search box: `actor:kim action:role.update -outcome:success created:>2026-11-01 smith`.
 * Qualifiers are `key:value`; a leading `-` negates; double quotes hold words together; all else is free text. Within one key any of
 * the values may match, between keys all must. The same text stands in the console's URL and in the API's `query`.
 */
export const AUDIT_QUERY_KEYS = [
  "actor",
  "user",
  "patient",
  "action",
  "outcome",
  "mark",
  "ip",
  "created",
  "session",
  "request",
] as const;

export type AuditQueryKey = (typeof AUDIT_QUERY_KEYS)[number] | "text";

export interface AuditQueryTerm {
  readonly key: AuditQueryKey;
  readonly negated: boolean;
  /** Without its quotes. */
  readonly value: string;
  /** Where the term stands in the text, in UTF-16 code units: start included, end excluded. */
  readonly start: number;
  readonly end: number;
}

/** A place where the text cannot be understood, and what to do. */
export interface AuditQueryFault {
  readonly message: string;
  readonly position: number;
}

export interface AuditQuery {
  readonly terms: readonly AuditQueryTerm[];
  readonly faults: readonly AuditQueryFault[];
}

const TERM = /(?<negation>-)?(?:(?<key>[a-z]+):)?(?:"(?<quoted>[^"]*)(?<close>"?)|(?<bare>[^\s"]+))?/iuy;

/** Reads the search box's text. Never throws: what cannot be understood is a fault, and the rest still stands as terms. */
export function parseAuditQuery(text: string): AuditQuery {
  const terms: AuditQueryTerm[] = [];
  const faults: AuditQueryFault[] = [];
  let position = 0;
  while (position < text.length) {
    if (/\s/u.test(text[position]!)) {
      position += 1;
      continue;
    }
    TERM.lastIndex = position;
    const match = TERM.exec(text)!;
    const { negation, key: prefix, quoted, close, bare } = match.groups!;
    const start = position;
    const end = Math.max(TERM.lastIndex, start + 1);
    position = end;
    if (quoted !== undefined && close === "")
      faults.push({ message: "A quotation mark is not closed. Add one at the end.", position: start });
    const value = quoted ?? bare ?? "";
    const key = prefix === undefined ? "text" : AUDIT_QUERY_KEYS.find((known) => known === prefix.toLowerCase());
    if (key === undefined) {
      faults.push({
        message: `"${prefix}:" is not a filter. Filters are ${AUDIT_QUERY_KEYS.join(", ")}. Quote it to search for the words.`,
        position: start,
      });
    } else if (value === "") {
      faults.push({
        message: `"${text.slice(start, end)}" has no value. Write one behind it, as in actor:kim.`,
        position: start,
      });
    } else {
      terms.push({ key, negated: negation !== undefined, value, start, end });
    }
  }
  return { terms, faults };
}

/** Terms as text that reads back as the same terms. */
export function printAuditQuery(terms: readonly Pick<AuditQueryTerm, "key" | "negated" | "value">[]): string {
  return terms
    .map(({ key, negated, value }) => {
      const ambiguous = /[\s]/u.test(value) || (key === "text" && /^-|^[a-z]+:/iu.test(value));
      const printed = ambiguous ? `"${value}"` : value;
      return `${negated ? "-" : ""}${key === "text" ? "" : `${key}:`}${printed}`;
    })
    .join(" ");
}
