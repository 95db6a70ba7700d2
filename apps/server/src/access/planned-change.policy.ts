import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import { keyOf } from "../graphql/node-id.ts";
import { checkOptionalText, checkText } from "../graphql/text-rules.ts";
import { fold } from "../store/fold.ts";
import type {
  CreateRoleInput,
  DeleteRoleInput,
  UpdateRoleInput,
  UpdateUserAccessInput,
} from "./access-change.types.ts";
import { ACCESS_RIGHTS, type AccessRight } from "./access-rights.ts";
import type { AccessState, ExceptionState, RoleState, UserAccessState } from "./access-state.ts";
import { listed } from "./listed.ts";
import { SHIPPED_ROLES } from "./shipped-roles.ts";

/** Where a change leads, as far as its input can be read: previews and mutations both go by it, so that they cannot differ. */
export interface PlannedChange {
  /** Objects that do not change are those of before. */
  readonly after: AccessState;
  /** What is wrong with the input, or forbids it in the state of the thing; what the rules of access say comes besides. */
  readonly userErrors: readonly UserError[];
}

const ROLE_NAME_LENGTH = 60;
const DESCRIPTION_LENGTH = 300;
const NOTE_LENGTH = 500;
const STALE = "Somebody changed this meanwhile. Look at it as it stands now, then change it again.";

export function planNewRole(
  before: AccessState,
  id: string,
  { name, description, rights }: CreateRoleInput,
): PlannedChange & { readonly role: RoleState } {
  const role: RoleState = {
    id,
    version: 1,
    name: name.trim(),
    description: description.trim(),
    shipped: null,
    rights: inOrder(rights),
  };
  return { role, after: { ...before, roles: [...before.roles, role] }, userErrors: checkRoleTexts(before, role) };
}

/** @throws NOT_FOUND for a role that is none. */
export function planRoleChange(
  before: AccessState,
  { roleId, version, name, description, rights }: UpdateRoleInput,
): PlannedChange & { readonly role: RoleState; readonly changed: RoleState; readonly stale: boolean } {
  const role = roleOf(before, roleId);
  const changed: RoleState = {
    ...role,
    name: name?.trim() ?? role.name,
    description: description?.trim() ?? role.description,
    rights: rights == null ? role.rights : inOrder(rights),
  };
  const planned = { role, changed, stale: version !== role.version };
  if (planned.stale) return { ...planned, after: before, userErrors: [userError("version", "STALE_VERSION", STALE)] };
  if (role.shipped !== null && SHIPPED_ROLES[role.shipped].fixed) {
    const message = `The role ${role.name} is the same in every practice. Make a role of your own instead.`;
    return { ...planned, after: before, userErrors: [userError("roleId", "WRONG_STATE", message)] };
  }
  const after = { ...before, roles: before.roles.map((each) => (each === role ? changed : each)) };
  return { ...planned, after, userErrors: checkRoleTexts(before, changed) };
}

/** @throws NOT_FOUND for a role that is none. */
export function planRoleDeletion(
  before: AccessState,
  { roleId, version, confirmHeld }: DeleteRoleInput,
): PlannedChange & { readonly role: RoleState } {
  const role = roleOf(before, roleId);
  const refused = (userErrors: UserError[]) => ({ role, after: before, userErrors });
  if (version !== role.version) return refused([userError("version", "STALE_VERSION", STALE)]);
  if (role.shipped !== null) {
    const message = `The role ${role.name} comes with every practice and stays. Take it from those who shall not hold it.`;
    return refused([userError("roleId", "WRONG_STATE", message)]);
  }
  const holders = before.users.filter(({ roleIds }) => roleIds.includes(role.id));
  const after: AccessState = {
    roles: before.roles.filter((each) => each !== role),
    users: before.users.map((user) =>
      user.roleIds.includes(role.id) ? { ...user, roleIds: user.roleIds.filter((id) => id !== role.id) } : user,
    ),
  };
  if (holders.length === 0 || confirmHeld) return { role, after, userErrors: [] };
  const message = `${listed(holders.map(({ name }) => name))} ${holders.length === 1 ? "holds" : "hold"} the role ${role.name}. Confirm that it shall be deleted all the same.`;
  return { role, after, userErrors: [userError("confirmHeld", "CONFIRMATION_NEEDED", message)] };
}

/** @throws NOT_FOUND for a user or role that is none. */
export function planUserAccess(
  before: AccessState,
  { userId, version, roleIds, exceptions }: UpdateUserAccessInput,
): PlannedChange & { readonly user: UserAccessState; readonly changed: UserAccessState; readonly stale: boolean } {
  const key = keyOf(userId, "User");
  const user = before.users.find(({ id }) => id === key);
  if (user === undefined) throw notFound();
  const given = new Set(roleIds.map((id) => roleOf(before, id).id));
  const changed: UserAccessState = {
    ...user,
    roleIds: before.roles.map(({ id }) => id).filter((id) => given.has(id)),
    exceptions: inOrder(exceptions.map(({ right }) => right)).map((right) => {
      const { effect, note } = exceptions.findLast((exception) => exception.right === right)!;
      return { right, effect, note: note?.trim() || null };
    }),
  };
  const planned = { user, changed, stale: version !== user.version };
  if (planned.stale) return { ...planned, after: before, userErrors: [userError("version", "STALE_VERSION", STALE)] };
  const after = { ...before, users: before.users.map((each) => (each === user ? changed : each)) };
  return {
    ...planned,
    after,
    userErrors: checkExceptions(
      exceptions.map(({ right }) => right),
      changed.exceptions,
    ),
  };
}

function roleOf(before: AccessState, roleId: string): RoleState {
  const key = keyOf(roleId, "Role");
  const role = before.roles.find(({ id }) => id === key);
  if (role === undefined) throw notFound();
  return role;
}

function checkRoleTexts(before: AccessState, { id, name, description }: RoleState): UserError[] {
  const errors = [
    ...checkText("name", "Name", name, ROLE_NAME_LENGTH),
    ...checkOptionalText("description", "Description", description, DESCRIPTION_LENGTH),
  ];
  const taken = before.roles.find((role) => role.id !== id && fold(role.name) === fold(name));
  if (taken !== undefined)
    errors.push(userError("name", "TAKEN", `There is a role ${taken.name} already. Choose another name.`));
  return errors;
}

function checkExceptions(rights: readonly AccessRight[], exceptions: readonly ExceptionState[]): UserError[] {
  const twice = rights.find((right, index) => rights.indexOf(right) !== index);
  return [
    ...(twice === undefined
      ? []
      : [userError("exceptions", "INVALID", `A right has one exception at the most. Keep one for ${twice}.`)]),
    ...exceptions.flatMap(({ note }) => checkOptionalText("exceptions", "A note", note ?? "", NOTE_LENGTH)),
  ];
}

/** Each once, in the catalogue's order. */
function inOrder(rights: readonly AccessRight[]): AccessRight[] {
  return ACCESS_RIGHTS.filter((right) => rights.includes(right));
}
