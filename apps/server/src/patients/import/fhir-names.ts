import type { HumanName } from "./fhir-elements.ts";
import { BadLineError } from "./ndjson.ts";

/** A folded name longer than this would not fit an index: compatibility forms can grow up to 18 times. */
const FOLDED_NAME_MAX = 400;
const NAME_MAX = 200;
const USES = ["official", "usual"];
const OTHER_NAMES = new Set(["old", "maiden", "nickname", "anonymous", "temp"]);

/** The name that a person goes by: official, else usual, else the first that is not of another kind. */
export function preferredName(names: readonly HumanName[] | undefined): HumanName | undefined {
  if (!names) return undefined;
  for (const use of USES) {
    const found = names.find((name) => name.use === use);
    if (found) return found;
  }
  return names.find((name) => !OTHER_NAMES.has(name.use ?? "")) ?? names[0];
}

/** All given names. */
export function givenNames(name: HumanName | undefined): string | null {
  return joined(name?.given);
}

/** As it is written above a door: prefix, given names, family name. */
export function displayName(name: HumanName | undefined): string | null {
  if (!name) return null;
  return joined([joined(name.prefix), givenNames(name), name.family]) ?? (name.text || null);
}

/** A folded name, if it fits the index. */
export function foldedName(field: string, folded: string): string {
  if (folded.length > FOLDED_NAME_MAX)
    throw new BadLineError(`${field} is too long once its compatibility characters are spelled out`);
  return folded;
}

/** @throws BadLineError when all the parts together are too long. */
export function checkedName(field: string, name: string | null): string | null {
  if (name !== null && name.length > NAME_MAX) throw new BadLineError(`${field} has more than ${NAME_MAX} characters`);
  return name;
}

function joined(parts: readonly (string | null | undefined)[] | undefined): string | null {
  return parts?.filter(Boolean).join(" ") || null;
}
