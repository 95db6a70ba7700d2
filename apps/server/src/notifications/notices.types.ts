import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { Node, UserError } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";

export const NoticeKind = {
  VENDOR_ACCESS: "VENDOR_ACCESS",
  SUPPORT_PIN_VALIDATED: "SUPPORT_PIN_VALIDATED",
  SUPPORT_PIN_REFUSED: "SUPPORT_PIN_REFUSED",
  SUPPORT_PIN_REPLACED: "SUPPORT_PIN_REPLACED",
  SUPPORT_CODE_VALIDATED: "SUPPORT_CODE_VALIDATED",
  SUPPORT_CODE_REFUSED: "SUPPORT_CODE_REFUSED",
  EMERGENCY_ACCESS: "EMERGENCY_ACCESS",
  EMERGENCY_REVIEW_DUE: "EMERGENCY_REVIEW_DUE",
  CHART_OVERRIDE: "CHART_OVERRIDE",
} as const;
export type NoticeKind = keyof typeof NoticeKind;
registerEnumType(NoticeKind, {
  name: "NoticeKind",
  valuesConfig: {
    VENDOR_ACCESS: { description: "The BTG label; one a BTG session, for every user of the practice." },
    SUPPORT_PIN_VALIDATED: { description: "For the PIN's owner alone: support validated it, and a new one was made." },
    SUPPORT_PIN_REFUSED: { description: "For the PIN's owner alone: a wrong one was given to support." },
    SUPPORT_PIN_REPLACED: {
      description: "For the PIN's owner alone: a wrong one was given, no try was left, and a new one was made.",
    },
    SUPPORT_CODE_VALIDATED: { description: "For the owner alone: support validated a mailed code." },
    EMERGENCY_ACCESS: { description: "For everybody; comes again at each sign-in until the mode is off." },
    EMERGENCY_REVIEW_DUE: { description: "For those who may review it." },
    CHART_OVERRIDE: { description: "For administrators: a blocked chart was opened in the mode." },
    SUPPORT_CODE_REFUSED: { description: "For the owner alone: a wrong code was given to support." },
  },
});

@Directive("@access(self: true)")
@ObjectType({
  implements: Node,
  description: "What a person must be told; each user has an own one. Texts carry the vendor's name (D8).",
})
export class Notice extends Node {
  declare readonly uuid: string;
  declare readonly userUuid: string;
  declare readonly subjectUuid: string;

  @Field(() => NoticeKind)
  declare kind: NoticeKind;

  @Field(() => String, {
    description:
      "VENDOR_ACCESS: `DrChrono accessed your account`. EMERGENCY_ACCESS: with the name for those who may administer or review it.",
  })
  declare label: string;

  @Field(() => String, {
    description:
      "On hover and focus. VENDOR_ACCESS: `DrChrono accessed your account to investigate an issue. To view details, click here to go to the Audit Logs and filter by DrChrono Access.`",
  })
  declare detail: string;

  @Field(() => String, { description: "The page of the console that it leads to, filter included." })
  declare path: string;

  @Field(() => Date)
  declare raisedAt: Date;

  @Field(() => Date, {
    nullable: true,
    description: "When this user has seen it: on all tabs and devices at once; nobody else's.",
  })
  declare acknowledgedAt: Date | null;

  @Field(() => Boolean, {
    description:
      "It asks for nothing any more, seen or not: the emergency access that it tells of is off, the review that it asks for is signed off.",
  })
  declare over: boolean;
}

export const NoticeConnection = connectionOf("Notice", () => Notice);

@InputType()
export class AcknowledgeNoticesInput {
  @Field(() => [ID])
  declare noticeIds: string[];
}

@ObjectType()
export class AcknowledgeNoticesPayload {
  @Field(() => [Notice], { nullable: true })
  declare notices: Notice[] | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
