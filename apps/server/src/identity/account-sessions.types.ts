import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../graphql/common.types.ts";
import { Session } from "./identity.types.ts";

@ObjectType({ description: "How a user's login is kept safe: sessions, second factor, trusted browsers." })
export class UserSecurity {
  declare readonly userUuid: string;
}

@InputType()
export class EndSessionInput {
  @Field(() => ID)
  declare sessionId: string;
}

@ObjectType()
export class EndSessionPayload {
  @Field(() => Session, { nullable: true, description: "As it was when it ended." })
  declare session: Session | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType({ description: "All sessions of the user, the current one too if it is one of them." })
export class EndAllSessionsInput {
  @Field(() => ID)
  declare userId: string;
}

@ObjectType()
export class EndAllSessionsPayload {
  @Field(() => Int, { nullable: true })
  declare endedCount: number | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
