import type {
  PatientFilter,
  PatientOrder,
  PatientOrderField,
  PatientStatus,
  SortDirection,
} from "../../lib/graphql/graphql.ts";
import { parseTypedDate } from "../../lib/dates.ts";

const FIELDS: Readonly<Record<string, PatientOrderField>> = {
  name: "LAST_NAME",
  number: "DEMOGRAPHIC_NUMBER",
  born: "BIRTH_DATE",
  visit: "LAST_VISIT",
};
const STATUSES: Readonly<Record<string, PatientStatus>> = {
  active: "ACTIVE",
  inactive: "INACTIVE",
  deceased: "DECEASED",
};

export type PatientColumn = "name" | "number" | "born" | "visit";

/** What the patients page lists, as its URL says it. */
export interface PatientListState {
  readonly search: string;
  readonly status: string | undefined;
  readonly provider: string | undefined;
  readonly column: PatientColumn;
  readonly direction: SortDirection;
  readonly isFiltered: boolean;
  readonly filter: PatientFilter;
  readonly orderBy: PatientOrder[];
}

/** Reads the list's state from the URL: `q`, `status`, `provider`, and `sort` as a column, with `-` before it when descending. */
export function patientListState(parameters: URLSearchParams): PatientListState {
  const search = (parameters.get("q") ?? "").trim();
  const asked = parameters.get("status") ?? "";
  const status = asked in STATUSES ? asked : undefined;
  const provider = parameters.get("provider") ?? undefined;
  const sort = parameters.get("sort") ?? "name";
  const named = sort.replace(/^-/u, "");
  const column = (named in FIELDS ? named : "name") as PatientColumn;
  const direction: SortDirection = sort.startsWith("-") ? "DESC" : "ASC";
  const birthDate = parseTypedDate(search);
  return {
    search,
    status,
    provider,
    column,
    direction,
    isFiltered: search !== "" || status !== undefined || provider !== undefined,
    filter: {
      ...(search === "" ? {} : birthDate === undefined ? { search } : { birthDate }),
      ...(status === undefined ? {} : { statuses: [STATUSES[status]!] }),
      ...(provider === undefined ? {} : { practitionerIds: [provider] }),
    },
    orderBy: [{ by: FIELDS[column]!, direction }],
  };
}
