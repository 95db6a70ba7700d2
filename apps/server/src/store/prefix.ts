/**
 * The upper end of all texts that begin with this one, for a range in the C collation: `name >= p AND name < firstAfterPrefix(p)`.
 * A range, since LIKE cannot use an index under row-level security.
 */
export function firstAfterPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
