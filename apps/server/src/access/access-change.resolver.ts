import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { User } from "../users/users.types.ts";
import { previewAccessChange } from "./access-preview.service.ts";
import {
  AccessChangeInput,
  AccessChangePreview,
  AccessDifferenceObject,
  CreateRoleInput,
  CreateRolePayload,
  DeleteRoleInput,
  DeleteRolePayload,
  UpdateRoleInput,
  UpdateRolePayload,
  UpdateUserAccessInput,
  UpdateUserAccessPayload,
} from "./access-change.types.ts";
import { createRole, deleteRole, updateRole } from "./roles.service.ts";
import { updateUserAccess } from "./user-access.service.ts";

@Resolver()
export class AccessChangeResolver {
  @Directive("@access(right: ROLE_UPDATE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "role.create", changesAccess: true })
  @Mutation(() => CreateRolePayload, { nullable: true, description: "TAKEN, RIGHT_NOT_HELD." })
  createRole(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => CreateRoleInput) input: CreateRoleInput,
  ): Promise<CreateRolePayload> {
    return createRole(tx, input);
  }

  @Directive("@access(right: ROLE_UPDATE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "role.update", changesAccess: true })
  @Mutation(() => UpdateRolePayload, {
    nullable: true,
    description: "WRONG_STATE for a fixed one, LAST_ADMINISTRATOR, RIGHT_NOT_HELD, TAKEN, STALE_VERSION.",
  })
  updateRole(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => UpdateRoleInput) input: UpdateRoleInput,
  ): Promise<UpdateRolePayload> {
    return updateRole(tx, dependencies.config, input);
  }

  @Directive("@access(right: ROLE_UPDATE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "role.delete", changesAccess: true })
  @Mutation(() => DeleteRolePayload, {
    nullable: true,
    description:
      "The practice's own roles: WRONG_STATE for a shipped one. Held by somebody: CONFIRMATION_NEEDED lists them. LAST_ADMINISTRATOR, STALE_VERSION.",
  })
  deleteRole(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => DeleteRoleInput) input: DeleteRoleInput,
  ): Promise<DeleteRolePayload> {
    return deleteRole(tx, dependencies.config, input);
  }

  @Directive("@access(right: ROLE_ASSIGN)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "user-access.update", changesAccess: true })
  @Mutation(() => UpdateUserAccessPayload, {
    nullable: true,
    description: "ROLE_REQUIRED without TABS, LAST_ADMINISTRATOR, RIGHT_NOT_HELD, STALE_VERSION.",
  })
  updateUserAccess(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => UpdateUserAccessInput) input: UpdateUserAccessInput,
  ): Promise<UpdateUserAccessPayload> {
    return updateUserAccess(tx, dependencies.config, input);
  }

  @Directive("@access(right: ROLE_READ)")
  @Extensions({ action: "role.read" })
  @Query(() => AccessChangePreview, {
    nullable: true,
    description:
      "`3 people lose, 1 gains`. Writes nothing. FORBIDDEN for the access of another user without USER_READ, who may not see it either.",
  })
  previewAccessChange(
    @Ctx() { tx }: RootContext,
    @Arg("change", () => AccessChangeInput) change: AccessChangeInput,
  ): Promise<AccessChangePreview> {
    return previewAccessChange(tx, change);
  }
}

@Resolver(() => UpdateUserAccessPayload)
export class UpdatedUserResolver {
  @FieldResolver(() => User, { nullable: true })
  user(@Root() { userUuid }: UpdateUserAccessPayload, @Ctx() { users }: RequestContext): Promise<User | null> | null {
    return userUuid === null ? null : users.load(userUuid);
  }
}

@Resolver(() => AccessDifferenceObject)
export class AccessDifferenceResolver {
  @FieldResolver(() => User)
  async user(@Root() { userUuid }: AccessDifferenceObject, @Ctx() { users }: RequestContext): Promise<User> {
    return (await users.load(userUuid))!;
  }
}
