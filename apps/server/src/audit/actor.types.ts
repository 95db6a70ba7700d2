import { Field, ObjectType, registerEnumType } from "type-graphql";

export const ActorKind = {
  USER: "USER",
  VENDOR_EMPLOYEE: "VENDOR_EMPLOYEE",
  SERVICE_ACCOUNT: "SERVICE_ACCOUNT",
  SYSTEM: "SYSTEM",
  ANONYMOUS: "ANONYMOUS",
} as const;
export type ActorKind = keyof typeof ActorKind;
registerEnumType(ActorKind, { name: "ActorKind" });

/** Who did something, as the practice may know it. */
@ObjectType("Actor", { description: "Who did something, as the practice may know it." })
export class ActorObject {
  /** Of a user; null for every other kind. */
  declare readonly userUuid: string | null;

  @Field(() => ActorKind)
  declare kind: ActorKind;

  @Field(() => String, {
    description: "As shown: a user's name, `System`, or exactly `DrChrono Employee` (D8), never the employee's own.",
  })
  declare name: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Vendor employees only, for a row's detail: the same for the same agent in this practice, keyed, 128 bits, not reversible.",
  })
  declare agentReference?: string | null;
}
