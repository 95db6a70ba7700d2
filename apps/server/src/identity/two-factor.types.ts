import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../graphql/common.types.ts";
import { User } from "../users/users.types.ts";
import { Session } from "./identity.types.ts";
import { TwoFactorProofInput } from "./sign-in-challenge.types.ts";

@ObjectType()
export class TwoFactor {
  @Field(() => Boolean, { description: "A second factor is asked for at sign-in." })
  declare enabled: boolean;

  @Field(() => Date, { nullable: true })
  declare totpConfirmedAt: Date | null;

  @Field(() => Int)
  declare recoveryCodesLeft: number;

  @Field(() => Boolean, { description: "By the practice's policy." })
  declare required: boolean;
}

@InputType()
export class ProveSecondFactorInput {
  @Field(() => TwoFactorProofInput)
  declare proof: TwoFactorProofInput;

  @Field(() => String)
  declare password: string;
}

@ObjectType()
export class ProveSecondFactorPayload {
  @Field(() => Session, { nullable: true, description: "Renewed." })
  declare session: Session | null;

  @Field(() => String, {
    nullable: true,
    description: "In place of the one that the request came with, which is void; null for a cookie, which is renewed.",
  })
  declare bearerToken: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class StartTotpEnrolmentInput {
  @Field(() => String)
  declare password: string;
}

@ObjectType()
export class StartTotpEnrolmentPayload {
  @Field(() => String, {
    nullable: true,
    description: "otpauth URI for the QR code, shown once; void after 10 minutes or at the next start.",
  })
  declare uri: string | null;

  @Field(() => String, { nullable: true, description: "The same for typing in." })
  declare manualKey: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class ConfirmTotpEnrolmentInput {
  @Field(() => String, { description: "The six digits that the app shows now." })
  declare code: string;
}

@ObjectType()
export class ConfirmTotpEnrolmentPayload {
  @Field(() => [String], { nullable: true, description: "Only with the first factor: ten codes, shown once." })
  declare recoveryCodes: readonly string[] | null;

  @Field(() => Session, { nullable: true, description: "Renewed; no longer `enrolling`." })
  declare session: Session | null;

  @Field(() => String, {
    nullable: true,
    description: "In place of the one that the request came with, which is void; null for a cookie, which is renewed.",
  })
  declare bearerToken: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class RemoveTotpInput {
  @Field(() => String)
  declare password: string;
}

@ObjectType()
export class RemoveTotpPayload {
  @Field(() => TwoFactor, { nullable: true })
  declare twoFactor: TwoFactor | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class RegenerateRecoveryCodesInput {
  @Field(() => String)
  declare password: string;
}

@ObjectType()
export class RegenerateRecoveryCodesPayload {
  @Field(() => [String], { nullable: true, description: "Ten codes, shown once." })
  declare recoveryCodes: readonly string[] | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType({ description: "`note` says how the person was identified." })
export class ResetTwoFactorInput {
  @Field(() => ID)
  declare userId: string;

  @Field(() => String)
  declare note: string;

  @Field(() => String)
  declare password: string;
}

@ObjectType()
export class ResetTwoFactorPayload {
  @Field(() => User, { nullable: true })
  declare user: () => Promise<User | null>;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
