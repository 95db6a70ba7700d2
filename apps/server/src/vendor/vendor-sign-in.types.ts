import { Field, InputType, ObjectType } from "type-graphql";
import { UserError } from "../graphql/common.types.ts";
import { Session, SessionDelivery } from "../identity/identity.types.ts";
import { SignInChallenge } from "../identity/sign-in-challenge.types.ts";

@InputType({
  description:
    "For employees of the vendor; a second factor is always asked for, browser trust never counts. The first sign-in enrols it.",
})
export class VendorSignInInput {
  @Field(() => String, { description: "The user name." })
  declare login: string;

  @Field(() => String)
  declare password: string;

  @Field(() => SessionDelivery, { defaultValue: "COOKIE" })
  declare delivery: SessionDelivery;

  @Field(() => String, { nullable: true, description: "Programs name themselves here." })
  declare deviceName?: string | null;
}

@ObjectType({
  description:
    "One of: `challenge`; `session`, which is `enrolling`; `userErrors`. The same answer and time for known and unknown names.",
})
export class VendorSignInPayload {
  @Field(() => Session, { nullable: true })
  declare session: Session | null;

  @Field(() => String, { nullable: true, description: "With BEARER delivery alone; shown once." })
  declare bearerToken: string | null;

  @Field(() => SignInChallenge, { nullable: true })
  declare challenge: SignInChallenge | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
