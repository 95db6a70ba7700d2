import { Field, ID, InputType, ObjectType } from "type-graphql";
import { UserError } from "../graphql/common.types.ts";
import { User } from "../users/users.types.ts";

@InputType({ description: "Clears the throttle of a login." })
export class UnlockLoginInput {
  @Field(() => ID)
  declare userId: string;
}

@ObjectType()
export class UnlockLoginPayload {
  @Field(() => User, { nullable: true })
  declare user: () => Promise<User | null>;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
