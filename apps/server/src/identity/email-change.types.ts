import { Field, ID, InputType, ObjectType } from "type-graphql";
import { ActorObject } from "../audit/actor.types.ts";
import { UserError } from "../graphql/common.types.ts";
import { User } from "../users/users.types.ts";

@ObjectType({ description: "A change of the e-mail address that waits for the new address to confirm it." })
export class EmailChange {
  @Field(() => String)
  declare newEmail: string;

  @Field(() => ActorObject)
  declare requestedBy: ActorObject;

  @Field(() => Date)
  declare requestedAt: Date;

  @Field(() => Date, { description: "72 hours. Until confirmed nothing changes." })
  declare expiresAt: Date;
}

@InputType()
export class RequestEmailChangeInput {
  @Field(() => ID)
  declare userId: string;

  @Field(() => String)
  declare newEmail: string;

  @Field(() => String, { description: "Of who asks." })
  declare password: string;
}

@ObjectType()
export class RequestEmailChangePayload {
  @Field(() => EmailChange, { nullable: true })
  declare emailChange: EmailChange | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class CancelEmailChangeInput {
  @Field(() => ID)
  declare userId: string;
}

@ObjectType()
export class CancelEmailChangePayload {
  @Field(() => User, { nullable: true })
  declare user: () => Promise<User | null>;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class ConfirmEmailChangeInput {
  @Field(() => String, { description: "From the mailed link: what stands behind `#token=`." })
  declare token: string;
}

@ObjectType()
export class ConfirmEmailChangePayload {
  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class StopEmailChangeInput {
  @Field(() => String, { description: "From the mailed link: what stands behind `#token=`." })
  declare token: string;
}

@ObjectType()
export class StopEmailChangePayload {
  @Field(() => [UserError])
  declare userErrors: UserError[];
}
