import { Field, InputType, ObjectType } from "type-graphql";
import { UserError } from "../graphql/common.types.ts";

@InputType()
export class RequestUserNameInput {
  @Field(() => String)
  declare email: string;
}

@ObjectType()
export class RequestUserNamePayload {
  @Field(() => [UserError])
  declare userErrors: UserError[];
}
