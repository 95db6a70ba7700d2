import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Node, UserError } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { PinVerificationMethod } from "../support-pin/support-pin.types.ts";
import { BtgEndCause, BtgReason, BtgSessionState } from "./btg.types.ts";

@Directive("@access(realm: VENDOR)")
@ObjectType({
  implements: Node,
  description:
    "A BTG session as the vendor sees it: one's own, for a supervisor anybody's. Its id goes into the header `Btg-Session`.",
})
export class VendorBtgSession extends Node {
  declare readonly uuid: string;
  declare readonly practiceUuid: string;
  declare readonly onBehalfOfUuid: string;
  declare readonly employeeUuid: string;

  @Field(() => BtgSessionState)
  declare state: BtgSessionState;

  @Field(() => BtgReason)
  declare reasonCode: BtgReason;

  @Field(() => String)
  declare reason: string;

  @Field(() => String)
  declare caseNumber: string;

  @Field(() => Boolean)
  declare callerVerified: boolean;

  @Field(() => PinVerificationMethod, {
    nullable: true,
    description: "By what, for this case; null: no caller was verified.",
  })
  declare callerVerifiedBy: PinVerificationMethod | null;

  @Field(() => Date)
  declare openedAt: Date;

  @Field(() => Date)
  declare expiresAt: Date;

  @Field(() => Date, { nullable: true })
  declare endedAt: Date | null;

  @Field(() => BtgEndCause, { nullable: true })
  declare endCause: BtgEndCause | null;
}

export const VendorBtgSessionConnection = connectionOf("VendorBtgSession", () => VendorBtgSession);

@InputType()
export class VendorOpenBtgSessionInput {
  @Field(() => ID, { description: "A VendorUser: whose account is entered, and whose rights the session has." })
  declare onBehalfOfId: string;

  @Field(() => BtgReason)
  declare reasonCode: BtgReason;

  @Field(() => String, { description: "At least three letters, not blank. The practice reads it." })
  declare reason: string;

  @Field(() => String, {
    description: "The practice reads it. 1 to 40 letters a to z, digits and `-_./#`; no letter after a dot.",
  })
  declare caseNumber: string;

  @Field(() => Int, { defaultValue: 60, description: "1 to 480." })
  declare minutes: number;
}

@ObjectType()
export class VendorOpenBtgSessionPayload {
  @Field(() => VendorBtgSession, { nullable: true })
  declare btgSession: VendorBtgSession | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class VendorEndBtgSessionInput {
  @Field(() => ID, { description: "A VendorBtgSession." })
  declare btgSessionId: string;
}

@ObjectType()
export class VendorEndBtgSessionPayload {
  @Field(() => VendorBtgSession, { nullable: true })
  declare btgSession: VendorBtgSession | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
