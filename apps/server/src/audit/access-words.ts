import { isAccessRight, rightInWords } from "../access/access-rights.ts";
import { listed } from "../access/listed.ts";

/** A change as an entry holds it. */
export interface WordedChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** `gave Ada Moss the role Administrator`; undefined: the entry does not tell what was given or taken. */
export function accessChangeInWords(user: string, changes: readonly WordedChange[]): string | undefined {
  const roles = differenceOf(changes, "roles");
  const exceptions = differenceOf(changes, "exceptions", withoutNote);
  return joined([
    ...(roles.given.length === 0 ? [] : [`gave ${user} ${counted("role", roles.given)}`]),
    ...(exceptions.given.length === 0 ? [] : [`gave ${user} ${counted("exception", exceptions.given)}`]),
    ...(roles.taken.length === 0 ? [] : [`took ${counted("role", roles.taken)} from ${user}`]),
    ...(exceptions.taken.length === 0 ? [] : [`took ${counted("exception", exceptions.taken)} from ${user}`]),
  ]);
}

/** `gave the role Front desk the right Open charts`; undefined: the entry tells of neither rights, name nor description. */
export function roleChangeInWords(role: string, changes: readonly WordedChange[]): string | undefined {
  const rights = differenceOf(changes, "rights", rightOf);
  const name = changes.find(({ field }) => field === "name")?.after;
  return joined([
    ...(rights.given.length === 0 ? [] : [`gave the role ${role} ${counted("right", rights.given)}`]),
    ...(rights.taken.length === 0 ? [] : [`took ${counted("right", rights.taken)} from the role ${role}`]),
    ...(typeof name === "string" ? [`renamed the role ${role} to ${name}`] : []),
    ...(changes.some(({ field }) => field === "description") ? [`changed the description of the role ${role}`] : []),
  ]);
}

/** ` with the roles Administrator and TABS`, to go on after a user's name; nothing, where the entry names none. */
export function rolesOfAddedInWords(changes: readonly WordedChange[]): string {
  const { given } = differenceOf(changes, "roles");
  return given.length === 0 ? "" : ` with ${counted("role", given)}`;
}

function differenceOf(changes: readonly WordedChange[], field: string, inWords = (value: string) => value) {
  const change = changes.find((each) => each.field === field);
  const valuesOf = (values: unknown) => (Array.isArray(values) ? values.map((value) => inWords(String(value))) : []);
  const [before, after] = [valuesOf(change?.before), valuesOf(change?.after)];
  return {
    given: after.filter((value) => !before.includes(value)),
    taken: before.filter((value) => !after.includes(value)),
  };
}

/** An exception without what was typed with it: `chart:open denied: on leave` is `Open charts denied`. */
function withoutNote(exception: string): string {
  const [, right = exception, effect = ""] = /^(\S+) (allowed|denied)/.exec(exception) ?? [];
  return `${rightOf(right)} ${effect}`.trim();
}

function rightOf(right: string): string {
  return isAccessRight(right) ? rightInWords(right) : right;
}

function counted(noun: string, names: readonly string[]): string {
  return `the ${noun}${names.length === 1 ? "" : "s"} ${listed(names)}`;
}

function joined(clauses: readonly string[]): string | undefined {
  return clauses.length === 0 ? undefined : clauses.join("; ");
}
