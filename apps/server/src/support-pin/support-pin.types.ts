import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { UserError } from "../graphql/common.types.ts";
import { User } from "../users/users.types.ts";

export const PinVerificationMethod = { SUPPORT_PIN: "SUPPORT_PIN", ONE_TIME_CODE: "ONE_TIME_CODE" } as const;
export type PinVerificationMethod = keyof typeof PinVerificationMethod;
registerEnumType(PinVerificationMethod, {
  name: "PinVerificationMethod",
  description: "By what a caller was verified.",
  valuesConfig: {
    ONE_TIME_CODE: { description: "A code that was mailed to the address on file." },
  },
});

/** The digits stand in RevealSupportPinPayload alone. */
@ObjectType({ description: "Four digits by which a user proves on the phone, to the vendor's support, who he is." })
export class SupportPin {
  @Field(() => String, { description: "Always `••••`." })
  declare masked: string;

  @Field(() => Date)
  declare generatedAt: Date;

  @Field(() => Date, { nullable: true, description: "When its user last looked at one." })
  declare lastViewedAt: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: "When support last validated one; the one that stands now was made then.",
  })
  declare lastValidatedAt: Date | null;
}

@InputType()
export class RevealSupportPinInput {
  @Field(() => String)
  declare password: string;
}

@ObjectType({ description: "The one output that carries the digits." })
export class RevealSupportPinPayload {
  @Field(() => String, { nullable: true, description: "Four digits, leading zeros kept." })
  declare digits: string | null;

  @Field(() => Date, { nullable: true, description: "When these digits were made." })
  declare generatedAt: Date | null;

  @Field(() => Int, { description: "The console masks again after this; 60." })
  declare hideAfterSeconds: number;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@ObjectType()
export class GenerateSupportPinPayload {
  @Field(() => User, { nullable: true })
  declare user: () => Promise<User | null>;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
