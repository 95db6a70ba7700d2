import { Ctx, Directive, Extensions, Query, Resolver } from "type-graphql";
import { record } from "../audit/record.ts";
import type { RootContext } from "../graphql/request-context.ts";
import { ACCESS_RIGHTS, accessRightText } from "./access-rights.ts";
import { AccessRightInfo, Role } from "./access.types.ts";
import { readRoles } from "./roles.service.ts";

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
