import canonicalize from "canonicalize";

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one text that a JSON value has under RFC 8785 (JSON Canonicalization Scheme): what is hashed, and so never changes once stored.
 * Lone surrogates have no UTF-8 form; they become U+FFFD first, as in the database.
 */
export function canonicalJson(value: Json): string {
  const text = canonicalize(wellFormed(value));
  if (text === undefined) throw new TypeError("The value has no canonical form");
  return text;
}

function wellFormed(value: Json): Json {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]));
  }
  return value;
}
