import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { AccessRightEnum } from "../access/access.types.ts";
import type { AccessRight } from "../access/access-rights.ts";
import { ActorObject } from "../audit/actor.types.ts";
import { Node, UserError } from "../graphql/common.types.ts";
import { Session, SessionDelivery } from "../identity/identity.types.ts";
import { Culture } from "../users/preferences.types.ts";

const DeploymentStage = { DEVELOPMENT: "development", STAGING: "staging", PRODUCTION: "production" } as const;
registerEnumType(DeploymentStage, {
  name: "DeploymentStage",
  description: "D2. DEVELOPMENT has demo logins and the mailbox page; the lockdown holds in it as in PRODUCTION.",
});

@ObjectType({ description: "Shown before typing (D12)." })
export class PasswordRules {
  @Field(() => Int)
  declare minimumLength: number;

  @Field(() => Boolean)
  declare digitRequired: boolean;

  @Field(() => [String])
  declare rules: string[];
}

@ObjectType({ description: "A login of the demo practice, offered on the sign-in page in development alone." })
export class DemoLogin {
  @Field(() => String)
  declare userName: string;

  @Field(() => String)
  declare password: string;

  @Field(() => String)
  declare name: string;

  @Field(() => [String])
  declare roles: string[];
}

@ObjectType()
export class Deployment {
  @Field(() => DeploymentStage)
  declare stage: string;

  @Field(() => String, { description: "`VENDOR_NAME`, by default `DrChrono`." })
  declare vendorName: string;

  @Field(() => String)
  declare version: string;

  @Field(() => PasswordRules, { description: "Of a new practice; a practice may ask for more." })
  declare passwordRules: PasswordRules;

  @Field(() => Boolean, { description: "A mailbox page exists: development, without SMTP." })
  declare mailbox: boolean;

  @Field(() => [DemoLogin])
  declare demoLogins: DemoLogin[];
}

@ObjectType({ description: "A mail that development keeps instead of sending it." })
export class MailboxMail {
  @Field(() => ID)
  declare id: string;

  @Field(() => String)
  declare to: string;

  @Field(() => String)
  declare subject: string;

  @Field(() => String)
  declare text: string;

  @Field(() => Date)
  declare sentAt: Date;
}

@ObjectType({ description: "In minutes. A user may choose a time within the bounds, else has the default." })
export class AutoLogout {
  @Field(() => Int)
  declare defaultMinutes: number;

  @Field(() => Int)
  declare minimumMinutes: number;

  @Field(() => Int)
  declare maximumMinutes: number;
}

@Directive("@access(enrolling: true)")
@ObjectType({ implements: Node })
export class Practice extends Node {
  @Field(() => String)
  declare name: string;

  @Field(() => String, { nullable: true, description: "As it stands on a letter." })
  declare address: string | null;

  @Field(() => String, { description: "IANA name." })
  declare timeZone: string;

  @Field(() => Culture, { description: "How dates and numbers are written where no user's own culture says it." })
  declare culture: Culture;

  @Field(() => PasswordRules, { description: "For a password that is set in this practice." })
  declare passwordRules: PasswordRules;

  @Field(() => AutoLogout)
  declare autoLogout: AutoLogout;
}

@ObjectType({
  description: "What the server says of the request's actor. The console asks nothing else about what is allowed.",
})
export class Me {
  @Field(() => ActorObject)
  declare actor: ActorObject;

  @Field(() => Boolean, { description: "True where @disabledInBtg refuses, i.e. in BTG outside staging." })
  declare lockdown: boolean;

  @Field(() => [AccessRightEnum], { description: "Effective now." })
  declare rights: AccessRight[];
}

@InputType()
export class SignUpInput {
  @Field(() => String)
  declare practiceName: string;

  @Field(() => String)
  declare firstName: string;

  @Field(() => String)
  declare lastName: string;

  @Field(() => String, { description: "Unique in the installation (D13)." })
  declare userName: string;

  @Field(() => String)
  declare email: string;

  @Field(() => String)
  declare password: string;

  @Field(() => String)
  declare passwordConfirmation: string;

  @Field(() => String, { nullable: true, description: "IANA name; UTC when absent." })
  declare timeZone?: string | null;

  @Field(() => SessionDelivery, { defaultValue: "COOKIE" })
  declare delivery: SessionDelivery;
}

@ObjectType()
export class SignUpPayload {
  @Field(() => Practice, { nullable: true })
  declare practice: Practice | null;

  @Field(() => Session, { nullable: true })
  declare session: Session | null;

  @Field(() => String, { nullable: true, description: "With BEARER delivery alone; shown once." })
  declare bearerToken: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
