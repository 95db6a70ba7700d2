import { Directive, Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { UserError } from "../graphql/common.types.ts";
import type { MailTopic } from "../mail/mail-topics.ts";
import { MailTopicEnum, MailTopicSetting } from "../mail/mail.types.ts";
import { Culture } from "../users/preferences.types.ts";
import { Practice } from "./practices.types.ts";

export const BlockedRecordMode = { RECORD: "RECORD", CHART: "CHART" } as const;
export type BlockedRecordMode = keyof typeof BlockedRecordMode;
registerEnumType(BlockedRecordMode, {
  name: "BlockedRecordMode",
  description: "What a user finds where a patient's record is blocked for him (D5).",
  valuesConfig: {
    RECORD: { description: "The message alone; the record is absent everywhere (default)." },
    CHART: { description: "The demographics open, the chart gives the message." },
  },
});

export const TwoFactorPolicy = { OPTIONAL: "OPTIONAL", REQUIRED: "REQUIRED" } as const;
export type TwoFactorPolicy = keyof typeof TwoFactorPolicy;
registerEnumType(TwoFactorPolicy, {
  name: "TwoFactorPolicy",
  valuesConfig: {
    OPTIONAL: { description: "Whoever has set up a second factor is asked for it (default)." },
    REQUIRED: { description: "Whoever has none sets one up at the next sign-in, before anything else opens." },
  },
});

@ObjectType()
export class PracticeSecurity {
  @Field(() => BlockedRecordMode)
  declare blockedRecordMode: BlockedRecordMode;

  @Field(() => Int, { description: "8 to 64; default 8. Passwords that are in use already stay." })
  declare passwordMinimumLength: number;

  @Field(() => TwoFactorPolicy)
  declare twoFactorPolicy: TwoFactorPolicy;

  @Field(() => Int, { description: "0 to 90; default 30. 0: browsers are never trusted." })
  declare browserTrustDays: number;

  @Field(() => Int, { description: "1 to 120; default 15. For users who have none of their own." })
  declare autoLogoutDefaultMinutes: number;

  @Field(() => Int)
  declare autoLogoutMinimumMinutes: number;

  @Field(() => Int)
  declare autoLogoutMaximumMinutes: number;

  @Field(() => Int, {
    description:
      "15 to 720 (12 h, default): how long emergency access lasts at most. Of activations to come: one that is on keeps the end that everybody was told, and is turned off where that is too late.",
  })
  declare emergencyAccessMaximumMinutes: number;
}

@ObjectType({
  description:
    "For mail in the practice's name; users with an address of their own give user and password themselves. Without a host, mail goes out by the installation's mail server.",
})
export class PracticeMail {
  @Field(() => String, { nullable: true, description: "The address that mail comes from; answers go there." })
  declare fromAddress: string | null;

  @Field(() => String, { nullable: true, description: "Of the mail server." })
  declare host: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Null: 587. 465 speaks TLS from the first byte, the others by STARTTLS.",
  })
  declare port: number | null;

  @Field(() => String, { nullable: true, description: "SMTP User; null: the server asks for no login." })
  declare user: string | null;

  @Field(() => Boolean, { description: "SMTP Password: written, never read." })
  declare passwordSet: boolean;
}

@ObjectType()
export class PracticeSettings {
  @Field(() => Int, { description: "Sent back with a change." })
  declare version: number;

  @Field(() => Culture, { description: "How dates and numbers are written." })
  declare culture: Culture;

  @Field(() => PracticeSecurity)
  declare security: PracticeSecurity;

  @Field(() => PracticeMail)
  declare outgoingMail: PracticeMail;

  @Field(() => [MailTopicSetting])
  declare mailTopics: MailTopicSetting[];
}

@InputType()
export class PracticeSecurityInput implements Partial<PracticeSecurity> {
  @Field(() => BlockedRecordMode, { nullable: true })
  declare blockedRecordMode?: BlockedRecordMode;

  @Field(() => Int, { nullable: true, description: "8 to 64." })
  declare passwordMinimumLength?: number;

  @Field(() => TwoFactorPolicy, { nullable: true })
  declare twoFactorPolicy?: TwoFactorPolicy;

  @Field(() => Int, { nullable: true, description: "0 to 90." })
  declare browserTrustDays?: number;

  @Field(() => Int, { nullable: true, description: "1 to 120, from the minimum to the maximum." })
  declare autoLogoutDefaultMinutes?: number;

  @Field(() => Int, { nullable: true, description: "1 to 120. Sessions that are open follow at once." })
  declare autoLogoutMinimumMinutes?: number;

  @Field(() => Int, { nullable: true, description: "1 to 120. Sessions that are open follow at once." })
  declare autoLogoutMaximumMinutes?: number;

  @Field(() => Int, { nullable: true, description: "15 to 720. Emergency access that is on keeps its end." })
  declare emergencyAccessMaximumMinutes?: number;
}

@InputType()
export class PracticeMailInput {
  @Field(() => String, { nullable: true, description: "Required with a host." })
  declare fromAddress?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "A host name or an address that the internet knows. Null empties port, user and password too. Another host forgets the users' own SMTP passwords: they were given for the one before.",
  })
  declare host?: string | null;

  @Field(() => Int, { nullable: true, description: "25, 465, 587 or 2525; in development any." })
  declare port?: number | null;

  @Field(() => String, { nullable: true, description: "Null empties the password too." })
  declare user?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Absent: it stays. With another host or user it is given anew.",
  })
  declare password?: string | null;
}

@InputType({
  description:
    "An absent field stays, null empties what may be empty. What guards credentials, access and consent is locked; the rest is what support may help with.",
})
export class UpdatePracticeSettingsInput {
  @Field(() => Int)
  declare version: number;

  @Field(() => String, { nullable: true })
  declare name?: string | null;

  @Field(() => String, { nullable: true, description: "As it stands on a letter, with its line breaks." })
  declare address?: string | null;

  @Field(() => String, { nullable: true, description: "IANA name." })
  declare timeZone?: string | null;

  @Field(() => Culture, { nullable: true })
  declare culture?: Culture | null;

  @Directive("@disabledInBtg")
  @Field(() => PracticeSecurityInput, { nullable: true })
  declare security?: PracticeSecurityInput | null;

  @Directive("@disabledInBtg")
  @Field(() => PracticeMailInput, { nullable: true })
  declare outgoingMail?: PracticeMailInput | null;

  @Directive("@disabledInBtg")
  @Field(() => [MailTopicEnum], { nullable: true, description: "The topics that administrators are mailed about." })
  declare administratorMailTopics?: MailTopic[] | null;
}

@ObjectType()
export class UpdatePracticeSettingsPayload {
  @Field(() => Practice, { nullable: true, description: "As it stands now." })
  declare practice: Practice | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
