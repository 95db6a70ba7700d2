import type {
  SortDirection,
  UserFilter,
  UserKind,
  UserOrder,
  UserOrderField,
  UserState,
} from "../../lib/graphql/graphql.ts";

const FIELDS = {
  name: "NAME",
  login: "USER_NAME",
  kind: "KIND",
  seen: "LAST_SIGN_IN",
} as const satisfies Record<string, UserOrderField>;
const KINDS: Readonly<Record<string, UserKind>> = { provider: "PROVIDER", staff: "STAFF" };
const STATES: Readonly<Record<string, UserState>> = { active: "ACTIVE", invited: "INVITED", disabled: "DISABLED" };

export type UserColumn = keyof typeof FIELDS;

/** What the users page lists, as its URL says it. */
export interface UserListState {
  readonly search: string;
  readonly kind: string | undefined;
  readonly state: string | undefined;
  readonly role: string | undefined;
  readonly withoutSecondFactor: boolean;
  readonly designated: boolean;
  readonly column: UserColumn;
  readonly direction: SortDirection;
  readonly isFiltered: boolean;
  readonly filter: UserFilter;
  readonly orderBy: UserOrder[];
}

/**
 * Reads the list's state from the URL: `q`, `kind`, `state`, `role` (an id), `factor=none`, `emergency=allowed`, and `sort` as a column,
 * with `-` before it when descending. What is no value of these counts as not there.
 */
export function userListState(parameters: URLSearchParams): UserListState {
  const search = (parameters.get("q") ?? "").trim();
  const kind = known(KINDS, parameters.get("kind"));
  const state = known(STATES, parameters.get("state"));
  const role = parameters.get("role") ?? undefined;
  const withoutSecondFactor = parameters.get("factor") === "none";
  const designated = parameters.get("emergency") === "allowed";
  const sort = parameters.get("sort") ?? "name";
  const column = known(FIELDS, sort.replace(/^-/u, "")) ?? "name";
  const direction: SortDirection = sort.startsWith("-") ? "DESC" : "ASC";
  const filter: UserFilter = {
    ...(search === "" ? {} : { search }),
    ...(kind === undefined ? {} : { kinds: [KINDS[kind]!] }),
    ...(state === undefined ? {} : { states: [STATES[state]!] }),
    ...(role === undefined ? {} : { roleIds: [role] }),
    ...(withoutSecondFactor ? { withoutSecondFactor } : {}),
    ...(designated ? { designatedForEmergency: true } : {}),
  };
  return {
    search,
    kind,
    state,
    role,
    withoutSecondFactor,
    designated,
    column,
    direction,
    isFiltered: Object.keys(filter).length > 0,
    filter,
    orderBy: [{ by: FIELDS[column], direction }],
  };
}

/** The `sort` of the URL after a press on the column's head; null: as it is without one. */
export function nextSort(column: UserColumn, { column: present, direction }: UserListState): string | null {
  // Who signed in lately is what one looks for: that column begins with the latest.
  const descending = column === present ? direction === "ASC" : column === "seen";
  return column === "name" && !descending ? null : `${descending ? "-" : ""}${column}`;
}

function known<K extends string>(values: Readonly<Record<K, unknown>>, asked: string | null): K | undefined {
  return asked !== null && Object.hasOwn(values, asked) ? (asked as K) : undefined;
}
