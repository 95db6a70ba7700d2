import { Field, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../graphql/common.types.ts";
import { User } from "../users/users.types.ts";

@InputType()
export class SetAppUnlockPinInput {
  @Field(() => String, { description: "Exactly four ASCII digits, leading zeros kept." })
  declare pin: string;

  @Field(() => String)
  declare pinConfirmation: string;

  @Field(() => String)
  declare password: string;
}

@ObjectType()
export class SetAppUnlockPinPayload {
  @Field(() => User, { nullable: true })
  declare user: () => Promise<User | null>;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class VerifyAppUnlockPinInput {
  @Field(() => String, { description: "Exactly four ASCII digits; anything else is INVALID and not counted." })
  declare pin: string;
}

@ObjectType()
export class VerifyAppUnlockPinPayload {
  @Field(() => Boolean)
  declare unlocked: boolean;

  @Field(() => Int, { description: "Of 3. At 0 the session has ended." })
  declare triesLeft: number;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
