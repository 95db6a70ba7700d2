import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../graphql/common.types.ts";
import { AccessRightExceptionInput } from "./access-exceptions.types.ts";
import type { AccessRight } from "./access-rights.ts";
import { AccessRightEnum, Role } from "./access.types.ts";

@InputType({ description: "The whole of both lists as they shall be." })
export class UpdateUserAccessInput {
  @Field(() => ID)
  declare userId: string;

  @Field(() => Int, { description: "Of the user's `access`." })
  declare version: number;

  @Field(() => [ID])
  declare roleIds: string[];

  @Field(() => [AccessRightExceptionInput])
  declare exceptions: AccessRightExceptionInput[];
}

@ObjectType()
export class UpdateUserAccessPayload {
  /** Whom it was about; read once the change has committed. */
  declare readonly userUuid: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class CreateRoleInput {
  @Field(() => String)
  declare name: string;

  @Field(() => [AccessRightEnum])
  declare rights: AccessRight[];

  @Field(() => String, { defaultValue: "" })
  declare description: string;
}

@ObjectType()
export class CreateRolePayload {
  @Field(() => Role, { nullable: true })
  declare role: Role | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType({ description: "What is absent stays." })
export class UpdateRoleInput {
  @Field(() => ID)
  declare roleId: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => String, { nullable: true })
  declare name?: string | null;

  @Field(() => String, { nullable: true })
  declare description?: string | null;

  @Field(() => [AccessRightEnum], { nullable: true })
  declare rights?: AccessRight[] | null;
}

@ObjectType()
export class UpdateRolePayload {
  @Field(() => Role, { nullable: true })
  declare role: Role | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class DeleteRoleInput {
  @Field(() => ID)
  declare roleId: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => Boolean, { defaultValue: false, description: "Also where somebody holds it, who loses it by this." })
  declare confirmHeld: boolean;
}

@ObjectType()
export class DeleteRolePayload {
  @Field(() => ID, { nullable: true })
  declare deletedRoleId: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@Directive("@oneOf")
@InputType({ description: "Exactly what the mutation would be given." })
export class AccessChangeInput {
  @Field(() => CreateRoleInput, { nullable: true })
  declare createRole?: CreateRoleInput | null;

  @Field(() => UpdateRoleInput, { nullable: true })
  declare updateRole?: UpdateRoleInput | null;

  @Field(() => DeleteRoleInput, { nullable: true })
  declare deleteRole?: DeleteRoleInput | null;

  @Field(() => UpdateUserAccessInput, { nullable: true })
  declare updateUserAccess?: UpdateUserAccessInput | null;
}

@ObjectType("AccessDifference", { description: "What one user gains and loses." })
export class AccessDifferenceObject {
  declare readonly userUuid: string;

  @Field(() => [AccessRightEnum])
  declare gained: AccessRight[];

  @Field(() => [AccessRightEnum])
  declare lost: AccessRight[];
}

@ObjectType({ description: "Who gains and who loses what, before it is saved." })
export class AccessChangePreview {
  @Field(() => String, { description: "E.g. `3 people lose, 1 gains`." })
  declare summary: string;

  @Field(() => [AccessDifferenceObject], {
    description: "By name. Without USER_READ, one's own alone; the summary counts all.",
  })
  declare differences: AccessDifferenceObject[];

  @Field(() => [UserError], { description: "What saving would answer, e.g. LAST_ADMINISTRATOR." })
  declare userErrors: UserError[];
}
