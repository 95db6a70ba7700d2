import type { Line } from "./ndjson.ts";

/** Practitioners, patients, the rest. */
export const PASSES = 3;

const REST = 2;
const PASS_OF = new Map<unknown, number>([
  ["Practitioner", 0],
  ["Patient", 1],
]);
const TYPE_FIRST = /^\s*\{\s*"resourceType"\s*:\s*"([A-Za-z]{1,64})"/;

/**
 * The pass that settles a line, told from its first bytes where the type stands there, as it nearly always does. Only a line whose type
 * stands elsewhere and that mentions one of the first two is parsed for it. A line that cannot be read belongs to the last pass.
 */
export function passOf({ bytes }: Line): number {
  if (bytes === null) return REST;
  const type = TYPE_FIRST.exec(bytes.toString("latin1", 0, 120))?.[1];
  if (type !== undefined) return PASS_OF.get(type) ?? REST;
  if (!bytes.includes('"Practitioner"') && !bytes.includes('"Patient"')) return REST;
  try {
    const { resourceType } = JSON.parse(bytes.toString("utf8"));
    return PASS_OF.get(resourceType) ?? REST;
  } catch {
    return REST;
  }
}
