import { countsByType, totalOf, type BadLine, type ImportState } from "./import-state.ts";

const COLUMNS = ["created", "updated", "unchanged", "ignored", "bad"] as const;
/** Bad lines that the summary names. */
export const BAD_LINES_SHOWN = 20;

/**
 * The summary of an import as the command line prints it.
 * @param badLines the first of them; the counts say how many there are.
 */
export function importSummary({ counts }: ImportState, badLines: readonly BadLine[]): string {
  const total = totalOf(counts);
  const rows = [...countsByType(counts), ["Total", total] as const].map(([type, each]) => [
    type,
    ...COLUMNS.map((column) => number(each[column])),
  ]);
  const lines = [table(["", ...COLUMNS], rows)];
  if (total.bad > 0) {
    const shown = badLines.slice(0, BAD_LINES_SHOWN);
    lines.push(
      "",
      "Bad lines; everything else went in:",
      ...shown.map(({ fileName, line, reason }) => `  ${fileName}:${line}  ${reason}`),
    );
    if (total.bad > shown.length) lines.push(`  and ${number(total.bad - shown.length)} more`);
  }
  return lines.join("\n");
}

/** The first column to the left, numbers to the right. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  ");
  return [heads, ...rows].map(line).join("\n");
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
