import { nodeId } from "../graphql/node-id.ts";
import type { Probe, Probes } from "./probing-calls.ts";
import { PASSWORD } from "./test-server.ts";

/** Whom, and what of a chart, to look for; and what exists beside it, for where an input needs more. */
export interface Sought {
  /** The patients' uuids. */
  readonly patients: readonly string[];
  readonly numbers: readonly number[];
  readonly people: readonly { readonly firstName: string; readonly lastName: string; readonly birthDate: string }[];
  /** Where beginnings find: none of them tells what is found. */
  readonly beginnings: readonly string[];
  /** What finds by being typed whole. */
  readonly wholes: readonly string[];
  /** Opaque ids of entries of the chart. */
  readonly entries: readonly string[];
  /** Opaque ids of a set, a user and a practitioner whom anybody may know of. */
  readonly set: string;
  readonly user: string;
  readonly practitioner: string;
}

/** Values that find somebody whole come back to who typed them. */
const typed = (value: string): Probe => ({ value, typed: [value] });

/** What would find somebody, at each place of an input that it fits: `FULL` all of it, and each value of an enum; `LEAN` one of a sort. */
export function findingProbes(whole: Sought, extent: "FULL" | "LEAN"): Probes {
  const sought =
    extent === "FULL" ? whole : { ...whole, beginnings: whole.beginnings.slice(0, 1), wholes: [], entries: [] };
  const patients = sought.patients.map((uuid) => nodeId("Patient", uuid));
  const idsFor = (name: string, within: string | null): readonly string[] => {
    if (/set/i.test(name)) return [sought.set];
    if (/user/i.test(name) || within === "UserReference") return [sought.user];
    if (/practitioner/i.test(name)) return [sought.practitioner];
    return patients;
  };
  return {
    enums: extent === "FULL",
    of(type, name, within) {
      switch (type) {
        case "String":
          return ["password", "after", "before"].includes(name)
            ? []
            : [...sought.beginnings.map((value) => ({ value, typed: [] })), ...sought.wholes.map(typed)];
        case "Int":
          return sought.numbers.map((value) => ({ value, typed: [String(value)] }));
        case "Date":
          return sought.people.map(({ birthDate }) => typed(birthDate));
        case "ID":
          return [...idsFor(name, within), ...(idsFor(name, within) === patients ? sought.entries : [])].map(typed);
        case "PersonReference":
          return sought.people.map((person) => ({ value: person, typed: Object.values(person) }));
        default:
          return [];
      }
    },
    required(type, name, within) {
      switch (type) {
        case "String":
          return name === "password" ? PASSWORD : "x";
        case "Int":
          return 1;
        case "Boolean":
          return false;
        case "Date":
          return "2026-01-01";
        case "DateTime":
          return "2026-01-01T00:00:00.000Z";
        case "JSON":
          return {};
        case "ID":
          return idsFor(name, within)[0];
        default:
          return undefined;
      }
    },
  };
}
