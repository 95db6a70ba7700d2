import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { Node, UserError } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { PinVerificationMethod } from "./support-pin.types.ts";

export const PinChannel = { PHONE: "PHONE", TICKET: "TICKET", EMAIL: "EMAIL" } as const;
export type PinChannel = keyof typeof PinChannel;
registerEnumType(PinChannel, { name: "PinChannel", description: "How the caller gave the PIN or the code." });

@Directive("@access(realm: VENDOR)")
@ObjectType({
  implements: Node,
  description: "A PinVerification of D7: evidence on a case, 30 minutes. Grants nothing by itself.",
})
export class VendorPinVerification extends Node {
  declare readonly uuid: string;
  declare readonly userUuid: string;
  declare readonly employeeUuid: string;

  @Field(() => PinVerificationMethod)
  declare method: PinVerificationMethod;

  @Field(() => String)
  declare caseNumber: string;

  @Field(() => PinChannel)
  declare channel: PinChannel;

  @Field(() => Date)
  declare verifiedAt: Date;

  @Field(() => Date)
  declare expiresAt: Date;
}

export const VendorPinVerificationConnection = connectionOf("VendorPinVerification", () => VendorPinVerification);

@InputType({ description: "The person first: the PIN is tied to that user." })
export class VendorValidateSupportPinInput {
  @Field(() => ID, { description: "A VendorUser." })
  declare userId: string;

  @Field(() => String)
  declare caseNumber: string;

  @Field(() => PinChannel)
  declare channel: PinChannel;

  @Field(() => String, {
    description: "Exactly four ASCII digits, leading zeros kept; anything else is INVALID and not counted.",
  })
  declare pin: string;
}

@ObjectType()
export class VendorValidateSupportPinPayload {
  @Field(() => Boolean, {
    nullable: true,
    description: "False also for another's, a superseded or a disabled user's PIN. Null: not evaluated.",
  })
  declare matched: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "`The Support PIN matched.` or `The Support PIN did not match.`",
  })
  declare message: string | null;

  @Field(() => Int, { nullable: true, description: "Wrong ones that are left, of this user and this agent." })
  declare triesLeft: number | null;

  @Field(() => VendorPinVerification, { nullable: true })
  declare verification: VendorPinVerification | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class VendorSendSupportCodeInput {
  @Field(() => ID, { description: "A VendorUser." })
  declare userId: string;

  @Field(() => String, { description: "The code holds for this case alone." })
  declare caseNumber: string;
}

@ObjectType()
export class VendorSendSupportCodePayload {
  @Field(() => Date, { nullable: true, description: "10 minutes after it was sent." })
  declare expiresAt: Date | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class VendorValidateSupportCodeInput {
  @Field(() => ID, { description: "A VendorUser." })
  declare userId: string;

  @Field(() => String, { description: "As it was sent for." })
  declare caseNumber: string;

  @Field(() => PinChannel)
  declare channel: PinChannel;

  @Field(() => String, {
    description:
      "Eight letters and digits, none of 0, 1, I, L, O, U and V, without regard to case; once. Anything else is INVALID and not counted.",
  })
  declare code: string;
}

@ObjectType()
export class VendorValidateSupportCodePayload {
  @Field(() => Boolean, {
    nullable: true,
    description: "False also for another's or a replaced code. Null: not evaluated.",
  })
  declare matched: boolean | null;

  @Field(() => String, { nullable: true, description: "`The code matched.` or `The code did not match.`" })
  declare message: string | null;

  @Field(() => Int, { nullable: true, description: "Wrong ones that are left, of this user and this agent." })
  declare triesLeft: number | null;

  @Field(() => VendorPinVerification, { nullable: true })
  declare verification: VendorPinVerification | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
