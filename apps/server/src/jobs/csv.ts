import { stringify, type Options } from "csv-stringify/sync";

/**
 * RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection): names and titles come
 * from people.
 */
const FORM: Options = { record_delimiter: "windows", escape_formulas: true };

/** The first line, marked as UTF-8 for spreadsheets. */
export function csvHead(cells: readonly string[]): string {
  return stringify([[...cells]], { ...FORM, bom: true });
}

export function csvLines(lines: readonly (readonly (string | null)[])[]): string {
  return stringify(lines as (string | null)[][], FORM);
}
