import { sql, type RawBuilder, type SqlBool } from "kysely";

/**
 * The upper end of all texts that begin with this one, for a range in the C collation: `name >= p AND name < firstAfterPrefix(p)`.
 * A range, since LIKE cannot use an index under row-level security.
 */
function firstAfterPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

/** Whether a folded column begins with a folded text. */
export function beginsWith(column: RawBuilder<unknown>, prefix: string): RawBuilder<SqlBool> {
  return sql`(${column} >= ${prefix} AND ${column} < ${firstAfterPrefix(prefix)})`;
}

/**
 * Whether folded words are the beginnings of a person's last and first name, in either order: `moss a`, `ada moss`, `van der berg jan`.
 * A name may itself have several words, so each way of dividing them is tried; each is a range on an index.
 */
export function namesBegin(
  words: readonly string[],
  first: RawBuilder<unknown>,
  last: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  const ways = words.flatMap((_, cut) => {
    const [head, tail] = [words.slice(0, cut).join(" "), words.slice(cut).join(" ")];
    if (head === "") return [beginsWith(last, tail), beginsWith(first, tail)];
    return [
      sql<SqlBool>`(${beginsWith(last, head)} AND ${beginsWith(first, tail)})`,
      sql<SqlBool>`(${beginsWith(first, head)} AND ${beginsWith(last, tail)})`,
    ];
  });
  return sql`(${sql.join(ways, sql` OR `)})`;
}
