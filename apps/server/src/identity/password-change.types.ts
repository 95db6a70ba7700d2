import { Field, InputType, ObjectType } from "type-graphql";
import { UserError } from "../graphql/common.types.ts";
import { Session } from "./identity.types.ts";

@InputType()
export class ChangePasswordInput {
  @Field(() => String, { description: "The present one." })
  declare password: string;

  @Field(() => String)
  declare newPassword: string;

  @Field(() => String)
  declare newPasswordConfirmation: string;
}

@ObjectType()
export class ChangePasswordPayload {
  @Field(() => Session, { nullable: true, description: "The one of the request, renewed; the others have ended." })
  declare session: Session | null;

  @Field(() => String, {
    nullable: true,
    description: "In place of the one that the request came with; shown once. Null where it came with the cookie.",
  })
  declare bearerToken: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
