import { sql } from "kysely";
import { Ctx, Directive, Extensions, Query, Resolver } from "type-graphql";
import { record } from "../audit/record.ts";
import { nodeId } from "../graphql/node-id.ts";
import type { RootContext } from "../graphql/request-context.ts";
import type { Tx } from "../store/transaction.ts";
import { ACCESS_RIGHTS, accessRightText } from "./access-rights.ts";
import { AccessRightInfo, Role } from "./access.types.ts";
import { SHIPPED_ROLES, type ShippedRoleKey } from "./shipped-roles.ts";

/** The practice's roles by name; one of them, when its uuid is given. */
export async function readRoles(tx: Tx, uuid: string | null = null): Promise<Role[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    description: string;
    shipped: ShippedRoleKey | null;
    rights: string[];
    holders: number;
  }>`
    SELECT r.id, r.name, r.description, r.shipped, r.rights,
      (SELECT count(*) FROM user_role ur WHERE ur.practice_id = r.practice_id AND ur.role_id = r.id) AS holders
    FROM role r WHERE ${uuid === null ? sql`true` : sql`r.id = ${uuid}`} ORDER BY r.name`.execute(tx.db);
  return rows.map((row) => ({
    __typename: "Role",
    id: nodeId("Role", row.id),
    name: row.name,
    description: row.description,
    shipped: row.shipped,
    fixed: row.shipped !== null && SHIPPED_ROLES[row.shipped].fixed,
    rights: ACCESS_RIGHTS.filter((right) => row.rights.includes(right)),
    holderCount: row.holders,
  }));
}

@Resolver()
export class AccessResolver {
  @Directive("@access(right: ROLE_READ)")
  @Extensions({ action: "role.read" })
  @Query(() => [Role], { nullable: true, description: "All of them: a practice has few." })
  async roles(@Ctx() { tx }: RootContext): Promise<Role[]> {
    const roles = await readRoles(tx);
    await record(tx, { action: "role.read" });
    return roles;
  }

  @Directive("@access")
  @Query(() => [AccessRightInfo], { nullable: true, description: "The catalogue with its texts." })
  accessRights(@Ctx() { dependencies }: RootContext): AccessRightInfo[] {
    return ACCESS_RIGHTS.map((right) => ({
      right,
      name: right,
      ...accessRightText(right, dependencies.config.vendorName),
    }));
  }
}
