import { userError, type UserError } from "../graphql/common.types.ts";
import { ACCESS_RIGHTS, rightInWords, type AccessRight } from "./access-rights.ts";
import {
  activeAdministrators,
  activeRepairers,
  REPAIR_RIGHTS,
  rightsInForce,
  type AccessState,
  type UserAccessState,
} from "./access-state.ts";
import { listed } from "./listed.ts";

/** What a change gives to one user and takes from him, in the catalogue's order. */
export interface AccessDifference {
  readonly userId: string;
  readonly name: string;
  readonly gained: readonly AccessRight[];
  readonly lost: readonly AccessRight[];
}

/** Who gains and who loses what. Being disabled is to lose all; whoever is disabled before and after is not among them. */
export function accessDifferences(before: AccessState, after: AccessState): AccessDifference[] {
  const [had, has] = [rightsInForce(before), rightsInForce(after)];
  const none: ReadonlySet<AccessRight> = new Set();
  return after.users
    .map(({ id, name }) => {
      const [old, now] = [had.get(id) ?? none, has.get(id)!];
      return {
        userId: id,
        name,
        gained: ACCESS_RIGHTS.filter((right) => now.has(right) && !old.has(right)),
        lost: ACCESS_RIGHTS.filter((right) => old.has(right) && !now.has(right)),
      };
    })
    .filter(({ gained, lost }) => gained.length > 0 || lost.length > 0);
}

/** `3 people lose, 1 gains`; who does both is counted in both. */
export function summaryOf(differences: readonly AccessDifference[]): string {
  const losing = differences.filter(({ lost }) => lost.length > 0).length;
  const gaining = differences.filter(({ gained }) => gained.length > 0).length;
  if (losing === 0 && gaining === 0) return "Nobody gains or loses anything";
  const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);
  const loses = losing === 1 ? "loses" : "lose";
  const gains = gaining === 1 ? "gains" : "gain";
  if (gaining === 0) return `${people(losing)} ${loses}`;
  if (losing === 0) return `${people(gaining)} ${gains}`;
  return `${people(losing)} ${loses}, ${gaining} ${gains}`;
}

/** The ids of those who are administrators after a change and were none before (D14). */
export function newAdministrators(differences: readonly AccessDifference[]): string[] {
  return differences.filter(({ gained }) => gained.includes("practice:administer")).map(({ userId }) => userId);
}

/**
 * What forbids a change of who may what; empty: nothing does. Fields are those of the inputs that change access: `roleIds`,
 * `exceptions`, `rights`.
 * - ROLE_REQUIRED: whoever is changed or added holds TABS afterwards, and no exception takes away what it is for.
 * - LAST_ADMINISTRATOR: a change leaves at least one active administrator who can give access, if there was one.
 * - RIGHT_NOT_HELD: what it gives, the giver holds. Bringing a disabled user back gives all that he had.
 * @param giverRights effective ones of whoever makes the change, before it.
 */
export function checkAccessChange(
  before: AccessState,
  after: AccessState,
  giverRights: ReadonlySet<AccessRight>,
): UserError[] {
  return [
    ...checkTabs(before, after),
    ...checkLastAdministrator(before, after),
    ...checkRoleRights(before, after, giverRights),
    ...checkUserRights(before, after, giverRights),
  ];
}

function checkTabs(before: AccessState, after: AccessState): UserError[] {
  const tabs = after.roles.find(({ shipped }) => shipped === "TABS");
  return changedUsers(before, after).flatMap(({ name, roleIds, exceptions }) => [
    ...(tabs === undefined || roleIds.includes(tabs.id)
      ? []
      : [
          userError(
            "roleIds",
            "ROLE_REQUIRED",
            `Every user holds the role ${tabs.name}, which opens the console. Leave it with ${name}; to shut a user out, disable the user.`,
          ),
        ]),
    ...(exceptions.some(({ right, effect }) => right === "console:open" && effect === "DENY")
      ? [
          userError(
            "exceptions",
            "ROLE_REQUIRED",
            `No exception takes away console:open, which every user holds through TABS. Leave it to ${name}; to shut a user out, disable the user.`,
          ),
        ]
      : []),
  ]);
}

function checkLastAdministrator(before: AccessState, after: AccessState): UserError[] {
  const last = [activeRepairers, activeAdministrators]
    .map((of) => ({ had: of(before), has: of(after) }))
    .find(({ had, has }) => had.length > 0 && has.length === 0);
  if (last === undefined) return [];
  return [
    userError(
      null,
      "LAST_ADMINISTRATOR",
      `A practice always has an administrator who can give access (the rights ${listed(REPAIR_RIGHTS.map(rightInWords))}), and this takes it from the last: ${listed(last.had.map(({ name }) => name))}. Make another active user an administrator first.`,
    ),
  ];
}

/** Rights that a role gains, or that a new one has: also of a role that nobody holds yet. */
function checkRoleRights(before: AccessState, after: AccessState, giverRights: ReadonlySet<AccessRight>): UserError[] {
  const old = new Map(before.roles.map((role) => [role.id, role.rights]));
  return after.roles.flatMap(({ id, name, rights }) => {
    const had = old.get(id) ?? [];
    const given = rights.filter((right) => !had.includes(right));
    return notHeld("rights", given, giverRights, `the role ${name} would give`);
  });
}

/** Rights of newly given roles, of new ALLOW exceptions, and of DENY exceptions that are taken away; those of a user brought back, all. */
function checkUserRights(before: AccessState, after: AccessState, giverRights: ReadonlySet<AccessRight>): UserError[] {
  const old = new Map(before.users.map((user) => [user.id, user]));
  const roles = new Map(after.roles.map((role) => [role.id, role]));
  const inForce = rightsInForce(after);
  return changedUsers(before, after).flatMap((user) => {
    const { id, name, roleIds, exceptions } = user;
    const had = old.get(id);
    if (had?.state === "DISABLED" && user.state !== "DISABLED")
      return notHeld(null, [...inForce.get(id)!], giverRights, `${name} would get back`);
    const allowed = exceptions.filter(({ right, effect }) => effect === "ALLOW" && !hasException(had, right, "ALLOW"));
    const noLongerDenied = (had?.exceptions ?? []).filter(
      ({ right, effect }) => effect === "DENY" && inForce.get(id)!.has(right) && !hasException(user, right, "ALLOW"),
    );
    return [
      ...roleIds
        .filter((roleId) => !had?.roleIds.includes(roleId))
        .flatMap((roleId) => {
          const role = roles.get(roleId);
          return role === undefined
            ? []
            : notHeld("roleIds", role.rights, giverRights, `${name} would get by the role ${role.name}`);
        }),
      ...notHeld(
        "exceptions",
        [...allowed, ...noLongerDenied].map(({ right }) => right),
        giverRights,
        `${name} would get by the exceptions`,
      ),
    ];
  });
}

function hasException(user: UserAccessState | undefined, right: AccessRight, effect: "ALLOW" | "DENY"): boolean {
  return user?.exceptions.some((exception) => exception.right === right && exception.effect === effect) ?? false;
}

/** @param whose goes on with "…which": `the role Front desk would give`. */
function notHeld(
  field: string | null,
  given: readonly AccessRight[],
  giverRights: ReadonlySet<AccessRight>,
  whose: string,
): UserError[] {
  const missing = given.filter((right) => !giverRights.has(right));
  if (missing.length === 0) return [];
  return [
    userError(
      field,
      "RIGHT_NOT_HELD",
      `Nobody gives a right that he does not hold, and you do not hold ${listed(missing)}, which ${whose}. Leave that out, or ask somebody who holds it.`,
    ),
  ];
}

/** Users who are new or stand otherwise than before: a change leaves the objects of all others as they are. */
function changedUsers(before: AccessState, after: AccessState): UserAccessState[] {
  const old = new Map(before.users.map((user) => [user.id, user]));
  return after.users.filter((user) => old.get(user.id) !== user);
}
