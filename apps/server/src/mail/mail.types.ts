import { Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import { UserError } from "../graphql/common.types.ts";
import { MAIL_TOPIC_NAMES, MAIL_TOPICS, type MailTopic } from "./mail-topics.ts";

export const MailTopicEnum = Object.fromEntries(MAIL_TOPIC_NAMES.map((topic) => [topic, topic])) as {
  [Topic in MailTopic]: Topic;
};
registerEnumType(MailTopicEnum, {
  name: "MailTopic",
  description: "What administrators can be mailed about. The persons concerned are told in any case.",
  valuesConfig: Object.fromEntries(
    Object.entries(MAIL_TOPICS).map(([topic, text]) => [topic, { description: `${text}.` }]),
  ),
});

@ObjectType()
export class MailTopicSetting {
  @Field(() => MailTopicEnum)
  declare topic: MailTopic;

  @Field(() => Boolean, { description: "Whoever did it himself is not mailed about it." })
  declare administratorsMailed: boolean;
}

export const OutgoingMail = { USER: "USER", PRACTICE: "PRACTICE" } as const;
export type OutgoingMail = keyof typeof OutgoingMail;
registerEnumType(OutgoingMail, {
  name: "OutgoingMail",
  description: "By which login mail goes out.",
  valuesConfig: {
    USER: { description: "By one's own SMTP User and Password, from one's own address." },
    PRACTICE: { description: "As the practice's mail goes out: by its own mail server, else by the installation's." },
  },
});

@InputType()
export class SendTestEmailInput {
  @Field(() => OutgoingMail)
  declare outgoingMail: OutgoingMail;
}

@ObjectType()
export class SendTestEmailPayload {
  @Field(() => String, { nullable: true, description: "The actor's own address." })
  declare sentTo: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
