import type { AccessRight } from "./access-rights.ts";
import { effectiveRights } from "./decide.ts";
import type { ShippedRoleKey } from "./shipped-roles.ts";

/** Who may what in a practice, at one moment: all that a change of access is judged by. */
export interface AccessState {
  readonly roles: readonly RoleState[];
  readonly users: readonly UserAccessState[];
}

export interface RoleState {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  /** Null: the practice's own. */
  readonly shipped: ShippedRoleKey | null;
  /** In the catalogue's order. */
  readonly rights: readonly AccessRight[];
}

export interface UserAccessState {
  readonly id: string;
  /** Counts changes of roles and exceptions; the profile has a version of its own. */
  readonly version: number;
  readonly name: string;
  readonly state: "INVITED" | "ACTIVE" | "DISABLED";
  readonly roleIds: readonly string[];
  readonly exceptions: readonly ExceptionState[];
}

/** A user's own deviation from the roles; it wins over them. */
export interface ExceptionState {
  readonly right: AccessRight;
  readonly effect: "ALLOW" | "DENY";
  readonly note: string | null;
}

/** `chart:open denied: on leave` */
export function exceptionInWords({ right, effect, note }: ExceptionState): string {
  return `${right} ${effect === "ALLOW" ? "allowed" : "denied"}${note === null ? "" : `: ${note}`}`;
}

/** The rights in force of each user, by id. A disabled user has none; an invited one has them from the first sign-in on. */
export function rightsInForce({ roles, users }: AccessState): ReadonlyMap<string, ReadonlySet<AccessRight>> {
  const rightsOfRole = new Map(roles.map(({ id, rights }) => [id, rights]));
  return new Map(
    users.map(({ id, state, roleIds, exceptions }) => [
      id,
      state === "DISABLED"
        ? new Set<AccessRight>()
        : effectiveRights({
            roleRights: roleIds.flatMap((roleId) => rightsOfRole.get(roleId) ?? []),
            allowed: exceptions.filter(({ effect }) => effect === "ALLOW").map(({ right }) => right),
            denied: exceptions.filter(({ effect }) => effect === "DENY").map(({ right }) => right),
          }),
    ]),
  );
}

/** What it takes to put right who may what: to see users and roles, to edit a login, to give roles. */
export const REPAIR_RIGHTS = [
  "console:open",
  "practice:administer",
  "user:read",
  "user:update",
  "role:read",
  "role:assign",
] as const satisfies readonly AccessRight[];

/** Active users who can make another one an administrator again. A practice without one could not be helped from within. */
export function activeRepairers(state: AccessState): UserAccessState[] {
  const rights = rightsInForce(state);
  return state.users.filter(
    (user) => user.state === "ACTIVE" && REPAIR_RIGHTS.every((right) => rights.get(user.id)!.has(right)),
  );
}

/** The users by whom the practice is administered now (D14): active ones, since nobody else can sign in. */
export function activeAdministrators(state: AccessState): UserAccessState[] {
  const rights = rightsInForce(state);
  return state.users.filter((user) => user.state === "ACTIVE" && rights.get(user.id)!.has("practice:administer"));
}
