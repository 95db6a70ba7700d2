import type { Measurement } from "./measure.ts";
import type { Workload } from "./workload.ts";

/** What a workload's two sides came to. */
export interface Comparison {
  readonly workload: Workload;
  readonly ours: Measurement;
  readonly floor: Measurement;
}

/** Our requests a second to the floor's. */
export function ratioOf({ ours: one, floor }: Comparison): number {
  return one.requestsPerSecond / floor.requestsPerSecond;
}

const HEADS = ["", "requests/s", "CPU us/request", "p50 ms", "p99 ms"];

/** Each workload's title, then its two sides and how they compare. */
export function table(comparisons: readonly Comparison[]): string {
  const blocks = comparisons.map((comparison) => ({ title: comparison.workload.title, rows: rowsOf(comparison) }));
  const all = [HEADS, ...blocks.flatMap(({ rows }) => rows)];
  const widths = HEADS.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join("  ")
      .trimEnd();
  return [line(HEADS), ...blocks.flatMap(({ title, rows }) => [title, ...rows.map(line)])].join("\n");
}

function rowsOf(comparison: Comparison): string[][] {
  const { workload, ours: one, floor } = comparison;
  const side = (name: string, { requestsPerSecond, cpuPerRequest, p50, p99 }: Measurement) => [
    `  ${name}`,
    requestsPerSecond.toFixed(0),
    cpuPerRequest.toFixed(0),
    String(p50),
    String(p99),
  ];
  const { ratio, cpu } = workload.target;
  const reached = `${ratioOf(comparison).toFixed(2)} (target ${ratio})`;
  const spent = `${(one.cpuPerRequest / floor.cpuPerRequest).toFixed(2)}${cpu === undefined ? "" : ` (target ${cpu})`}`;
  return [
    side("ours", one),
    side(workload.floor === "WITHOUT_BLOCKS" ? "without blocks" : "floor", floor),
    ["  ratio", reached, spent, "", ""],
  ];
}
