import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { Node, SortDirection } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { UserProfile } from "./user-profile.types.ts";

export const UserKind = { PROVIDER: "PROVIDER", STAFF: "STAFF" } as const;
export type UserKind = keyof typeof UserKind;
registerEnumType(UserKind, { name: "UserKind" });

export const UserState = { INVITED: "INVITED", ACTIVE: "ACTIVE", DISABLED: "DISABLED" } as const;
export type UserState = keyof typeof UserState;
registerEnumType(UserState, {
  name: "UserState",
  valuesConfig: {
    INVITED: { description: "Has been mailed a link and has set no password yet." },
    DISABLED: { description: "Removed: signs in no more. History keeps the name, and the user can be brought back." },
  },
});

/** One person's login in one practice. What colleagues may see stands here; the rest is in the guarded parts. */
@Directive("@access(enrolling: true)")
@ObjectType({
  implements: Node,
  description:
    "One person's login in one practice. What colleagues may see stands here; the rest is in the guarded parts.",
})
export class User extends Node {
  declare readonly uuid: string;

  @Field(() => String)
  declare name: string;

  @Field(() => UserKind)
  declare kind: UserKind;

  @Field(() => String, { nullable: true })
  declare userTitle: string | null;

  @Field(() => UserState)
  declare state: UserState;

  @Directive("@access(right: USER_READ, self: true)")
  @Field(() => UserProfile, { nullable: true, description: "One's own, or with USER_READ." })
  declare profile: UserProfile | null;
}

export const UserConnection = connectionOf("User", () => User);

@InputType({ description: "All of what is given must hold." })
export class UserFilter {
  @Field(() => String, { nullable: true, description: "Any part of the name, the user name or the e-mail address." })
  declare search?: string | null;

  @Field(() => [UserKind], { nullable: true })
  declare kinds?: UserKind[] | null;

  @Field(() => [UserState], { nullable: true })
  declare states?: UserState[] | null;

  @Field(() => [ID], { nullable: true, description: "Holders of one of these roles." })
  declare roleIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: only those who are allowed emergency access; false: only the others.",
  })
  declare designatedForEmergency?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "True: only those without; false: only those with one." })
  declare withoutSecondFactor?: boolean | null;
}

export const UserOrderField = {
  NAME: "NAME",
  USER_NAME: "USER_NAME",
  KIND: "KIND",
  LAST_SIGN_IN: "LAST_SIGN_IN",
} as const;
export type UserOrderField = keyof typeof UserOrderField;
registerEnumType(UserOrderField, {
  name: "UserOrderField",
  valuesConfig: { LAST_SIGN_IN: { description: "Who has never signed in stands first ascending, last descending." } },
});

@InputType()
export class UserOrder {
  @Field(() => UserOrderField)
  declare by: UserOrderField;

  @Field(() => SortDirection, { defaultValue: "ASC" })
  declare direction: SortDirection;
}
