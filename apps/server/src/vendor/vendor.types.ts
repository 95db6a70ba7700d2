import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";
import { DateScalar, Node } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { UserKind, UserState } from "../users/users.types.ts";

export const VendorRole = { AGENT: "AGENT", SUPERVISOR: "SUPERVISOR" } as const;
export type VendorRole = keyof typeof VendorRole;
registerEnumType(VendorRole, {
  name: "VendorRole",
  description: "A support agent sees his own sessions and verifications; a supervisor sees and ends all.",
});

@Directive("@access(realm: VENDOR, enrolling: true)")
@ObjectType({ implements: Node, description: "A person of the software's vendor; never a user of a practice." })
export class VendorEmployee extends Node {
  declare readonly uuid: string;

  @Field(() => String)
  declare name: string;

  @Field(() => String)
  declare userName: string;

  @Field(() => VendorRole)
  declare role: VendorRole;
}

@Directive("@access(realm: VENDOR)")
@ObjectType({ implements: Node, description: "A practice as the vendor's directory knows it." })
export class VendorPractice extends Node {
  declare readonly uuid: string;

  @Field(() => String)
  declare name: string;

  @Field(() => String, { nullable: true })
  declare address: string | null;

  @Field(() => DateScalar)
  declare customerSince: string;
}

export const VendorPracticeConnection = connectionOf("VendorPractice", () => VendorPractice);

@Directive("@access(realm: VENDOR)")
@ObjectType({
  implements: Node,
  description: "The user directory, without secrets: no PIN, e-mail address, phone or session.",
})
export class VendorUser extends Node {
  declare readonly uuid: string;
  declare readonly practiceUuid: string;

  @Field(() => String)
  declare name: string;

  @Field(() => String)
  declare userName: string;

  @Field(() => UserKind)
  declare kind: UserKind;

  @Field(() => UserState)
  declare state: UserState;

  @Field(() => [String])
  declare roleNames: string[];

  @Field(() => Boolean)
  declare twoFactorEnabled: boolean;

  @Field(() => Date, { nullable: true, description: "The last sign-in." })
  declare lastSeenAt: Date | null;
}

export const VendorUserConnection = connectionOf("VendorUser", () => VendorUser);
