import { Directive, Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Node } from "../graphql/common.types.ts";
import { ACCESS_RIGHTS, accessRightEnumName, accessRightText, type AccessRight } from "./access-rights.ts";
import { SHIPPED_ROLE_KEYS, type ShippedRoleKey } from "./shipped-roles.ts";

/** The enum's values: `PATIENT_READ` in the schema, `patient:read` in the code and the database. */
export const AccessRightEnum = Object.fromEntries(ACCESS_RIGHTS.map((right) => [accessRightEnumName(right), right]));
registerEnumType(AccessRightEnum, {
  name: "AccessRight",
  description:
    "The catalogue. A value is the right's stable name `noun:verb` in capitals; the last `_` stands for the colon, the others for hyphens: PATIENT_SET_UPDATE is `patient-set:update`.",
  valuesConfig: Object.fromEntries(
    ACCESS_RIGHTS.map((right) => [
      accessRightEnumName(right),
      { description: accessRightText(right, "DrChrono").description },
    ]),
  ),
});

const ShippedRoleEnum = Object.fromEntries(SHIPPED_ROLE_KEYS.map((key) => [key, key]));
registerEnumType(ShippedRoleEnum, { name: "ShippedRole" });

@ObjectType()
export class AccessRightInfo {
  @Field(() => AccessRightEnum)
  declare right: AccessRight;

  @Field(() => String, { description: "`noun:verb`" })
  declare name: string;

  @Field(() => String)
  declare label: string;

  @Field(() => String)
  declare description: string;

  @Field(() => String, { description: "Of the grid." })
  declare section: string;
}

@Directive("@access(right: ROLE_READ, self: true)")
@ObjectType({ implements: Node, description: "A named bundle of rights. One's own roles, or all with ROLE_READ." })
export class Role extends Node {
  declare readonly uuid: string;
  declare readonly heldByActor: boolean;

  @Field(() => Int)
  declare version: number;

  @Field(() => String)
  declare name: string;

  @Field(() => String)
  declare description: string;

  @Field(() => ShippedRoleEnum, { nullable: true, description: "Null: the practice's own." })
  declare shipped: ShippedRoleKey | null;

  @Field(() => Boolean, {
    description:
      "TABS, All Access and Administrator: neither changed nor deleted (emergency mode adds exactly the last, D14).",
  })
  declare fixed: boolean;

  @Field(() => [AccessRightEnum])
  declare rights: AccessRight[];

  @Field(() => Int)
  declare holderCount: number;
}
