const LISTED = 8;
const words = new Intl.ListFormat("en-GB");

/** `a, b and c`; of many, the first ones and how many more. */
export function listed(names: readonly string[]): string {
  return words.format(names.length > LISTED + 1 ? [...names.slice(0, LISTED), `${names.length - LISTED} more`] : names);
}
