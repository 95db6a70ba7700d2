import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";
import { Node } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { nodeId } from "../graphql/node-id.ts";

export const UserKind = { PROVIDER: "PROVIDER", STAFF: "STAFF" } as const;
export type UserKind = keyof typeof UserKind;
registerEnumType(UserKind, { name: "UserKind" });

export const UserState = { INVITED: "INVITED", ACTIVE: "ACTIVE", DISABLED: "DISABLED" } as const;
export type UserState = keyof typeof UserState;
registerEnumType(UserState, { name: "UserState" });

@ObjectType({ description: "Login info and User Info." })
export class UserProfile {
  @Field(() => String)
  declare userName: string;

  @Field(() => String)
  declare email: string;

  @Field(() => String)
  declare firstName: string;

  @Field(() => String)
  declare lastName: string;
}

/** One person's login in one practice. What colleagues may see stands here; the rest is in the guarded parts. */
@Directive("@access")
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

/** A row of `user_account`, in the columns that USER_COLUMNS names. */
export interface UserRow {
  id: string;
  kind: UserKind;
  state: UserState;
  user_name: string;
  email: string;
  first_name: string;
  last_name: string;
  name_folded: string;
  user_title: string | null;
}

export function toUser(row: UserRow): User {
  return {
    __typename: "User",
    id: nodeId("User", row.id),
    uuid: row.id,
    name: `${row.first_name} ${row.last_name}`,
    kind: row.kind,
    userTitle: row.user_title,
    state: row.state,
    profile: { userName: row.user_name, email: row.email, firstName: row.first_name, lastName: row.last_name },
  };
}
