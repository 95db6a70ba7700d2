import { Directive, Field, ID, InputType, ObjectType } from "type-graphql";
import { Node, UserError } from "../graphql/common.types.ts";

@Directive("@access(right: USER_READ, self: true)")
@ObjectType({ implements: Node, description: "A browser in which the user is asked for no second factor." })
export class BrowserTrust extends Node {
  declare readonly userUuid: string;

  @Field(() => String, { description: "Browser and system in words." })
  declare device: string;

  @Field(() => Date)
  declare trustedAt: Date;

  @Field(() => Date)
  declare expiresAt: Date;
}

@InputType()
export class RevokeBrowserTrustInput {
  @Field(() => ID, { nullable: true, description: "Null: all of one's own." })
  declare browserTrustId?: string | null;
}

@ObjectType()
export class RevokeBrowserTrustPayload {
  @Field(() => [BrowserTrust], { nullable: true, description: "Those that are left." })
  declare browserTrusts: BrowserTrust[] | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
