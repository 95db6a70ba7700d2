import type { RightInfo } from "../../lib/access/rights-catalogue.ts";
import type { AccessRight, UpdateRoleInput } from "../../lib/graphql/graphql.ts";
import type { SchemaElement } from "../../lib/lockdown.ts";
import type { Role } from "./role-words.ts";

/** A role as its form holds it: each right a box of its own, so that two people's changes of different rights both stay. */
export type RoleValues = { readonly name: string; readonly description: string } & Readonly<
  Record<AccessRight, boolean>
>;

/** What is sent when a field is saved: whichever of it is locked locks the field. */
export function elementsOf(act: "createRole" | "updateRole", field: keyof RoleValues): readonly SchemaElement[] {
  const input = act === "createRole" ? "CreateRoleInput" : "UpdateRoleInput";
  return [`Mutation.${act}`, `${input}.${field === "name" || field === "description" ? field : "rights"}`];
}

export function roleValues(
  role: Pick<Role, "name" | "description" | "rights">,
  catalogue: readonly RightInfo[],
): RoleValues {
  const rights = Object.fromEntries(catalogue.map(({ right }) => [right, role.rights.includes(right)]));
  return { name: role.name, description: role.description, ...(rights as Record<AccessRight, boolean>) };
}

/** The ticked rights in the catalogue's order. */
export function chosenRights(values: RoleValues, catalogue: readonly RightInfo[]): AccessRight[] {
  return catalogue.map(({ right }) => right).filter((right) => values[right]);
}

export function checkRole(values: RoleValues): { name?: string } {
  return values.name.trim() === "" ? { name: "Type a name for the role." } : {};
}

/** The changed fields as the mutation takes them; the rights as a whole, where one of them is changed. */
export function roleInput(
  role: Pick<Role, "id" | "version">,
  values: RoleValues,
  changed: readonly string[],
  catalogue: readonly RightInfo[],
): UpdateRoleInput {
  return {
    roleId: role.id,
    version: role.version,
    ...(changed.includes("name") ? { name: values.name.trim() } : {}),
    ...(changed.includes("description") ? { description: values.description.trim() } : {}),
    ...(changesRights(changed) ? { rights: chosenRights(values, catalogue) } : {}),
  };
}

/** Whether somebody can gain or lose by it. */
export function changesRights(changed: readonly string[]): boolean {
  return changed.some((field) => field !== "name" && field !== "description");
}
