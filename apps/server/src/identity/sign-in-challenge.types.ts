import { Directive, Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";

export const TwoFactorMethod = { TOTP: "TOTP", RECOVERY_CODE: "RECOVERY_CODE" } as const;
export type TwoFactorMethod = keyof typeof TwoFactorMethod;
registerEnumType(TwoFactorMethod, {
  name: "TwoFactorMethod",
  valuesConfig: {
    TOTP: { description: "Six digits of an authenticator app." },
    RECOVERY_CODE: { description: "One of the codes that were shown when the app was set up." },
  },
});

@ObjectType({ description: "Password right, second factor due. Nothing is signed in or elevated yet." })
export class SignInChallenge {
  @Field(() => String, { description: "Ten minutes, one success, five tries." })
  declare token: string;

  @Field(() => [TwoFactorMethod])
  declare methods: TwoFactorMethod[];

  @Field(() => Boolean, {
    description: "This sign-in will turn emergency access on; browser trust did not count.",
  })
  declare emergencyAccess: boolean;

  @Field(() => Int, {
    description:
      "For how many days `trustBrowser` would hold; 0: this browser cannot be trusted, or not by a sign-in to emergency access.",
  })
  declare browserTrustDays: number;

  @Field(() => Date)
  declare expiresAt: Date;
}

@Directive("@oneOf")
@InputType()
export class TwoFactorProofInput {
  @Field(() => String, { nullable: true, description: "Six digits; a time step is accepted once." })
  declare totpCode?: string;

  @Field(() => String, { nullable: true, description: "Once each." })
  declare recoveryCode?: string;
}

@InputType()
export class CompleteSignInInput {
  @Field(() => String)
  declare challengeToken: string;

  @Field(() => TwoFactorProofInput)
  declare proof: TwoFactorProofInput;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Ask for no second factor in this browser for as long as the practice allows. A sign-in for a bearer token trusts none.",
  })
  declare trustBrowser: boolean;
}
