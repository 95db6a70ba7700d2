import { Field, InputType, registerEnumType } from "type-graphql";
import type { AccessRight } from "./access-rights.ts";
import { AccessRightEnum } from "./access.types.ts";

export const ExceptionEffect = { ALLOW: "ALLOW", DENY: "DENY" } as const;
export type ExceptionEffect = keyof typeof ExceptionEffect;
registerEnumType(ExceptionEffect, { name: "ExceptionEffect" });

@InputType({ description: "A user's own deviation from the roles; it wins over them." })
export class AccessRightExceptionInput {
  @Field(() => AccessRightEnum)
  declare right: AccessRight;

  @Field(() => ExceptionEffect)
  declare effect: ExceptionEffect;

  @Field(() => String, { nullable: true, description: "Why." })
  declare note?: string | null;
}
