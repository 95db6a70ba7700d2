import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { ActorObject } from "../audit/actor.types.ts";
import { Node, UserError } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { PinVerificationMethod } from "../support-pin/support-pin.types.ts";

export const BtgReason = {
  CUSTOMER_REQUESTED_SUPPORT: "CUSTOMER_REQUESTED_SUPPORT",
  INVESTIGATION_OF_AN_ISSUE: "INVESTIGATION_OF_AN_ISSUE",
  DATA_CORRECTION: "DATA_CORRECTION",
  SECURITY_INCIDENT: "SECURITY_INCIDENT",
  LEGAL_OBLIGATION: "LEGAL_OBLIGATION",
  SERVICE_MAINTENANCE: "SERVICE_MAINTENANCE",
  OTHER: "OTHER",
} as const;
export type BtgReason = keyof typeof BtgReason;
registerEnumType(BtgReason, { name: "BtgReason" });

export const BtgSessionState = { LIVE: "LIVE", ENDED: "ENDED" } as const;
export type BtgSessionState = keyof typeof BtgSessionState;
registerEnumType(BtgSessionState, { name: "BtgSessionState" });

export const BtgEndCause = {
  AGENT: "AGENT",
  SUPERVISOR: "SUPERVISOR",
  PRACTICE: "PRACTICE",
  EXPIRED: "EXPIRED",
  USER_DISABLED: "USER_DISABLED",
  VENDOR_EMPLOYEE_SIGNED_OUT: "VENDOR_EMPLOYEE_SIGNED_OUT",
} as const;
export type BtgEndCause = keyof typeof BtgEndCause;
registerEnumType(BtgEndCause, {
  name: "BtgEndCause",
  valuesConfig: {
    PRACTICE: { description: "Somebody of the practice: End now." },
    EXPIRED: { description: "Its time was over." },
    USER_DISABLED: { description: "The user on whose behalf it was has been disabled." },
    VENDOR_EMPLOYEE_SIGNED_OUT: {
      description: "The employee's own session ended: signed out, run out, or the employee was disabled.",
    },
  },
});

@Directive("@access(right: BTG_READ, self: true)")
@ObjectType({
  implements: Node,
  description:
    "One reasoned, time-limited entry of a vendor employee, as the practice sees it; the user on whose behalf it is sees it too. No field leads to the employee's identity.",
})
export class BtgSession extends Node {
  declare readonly uuid: string;
  declare readonly onBehalfOfUuid: string;
  declare readonly callerUuid: string | null;

  @Field(() => BtgSessionState)
  declare state: BtgSessionState;

  @Field(() => ActorObject)
  declare actor: ActorObject;

  @Field(() => BtgReason)
  declare reasonCode: BtgReason;

  @Field(() => String, { description: "As the employee typed it." })
  declare reason: string;

  @Field(() => String)
  declare caseNumber: string;

  @Field(() => String)
  declare ipAddress: string;

  @Field(() => Boolean, {
    description:
      "The employee had verified the caller for this case, by Support PIN or mailed code, in the 30 minutes before.",
  })
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

  @Field(() => ActorObject, { nullable: true })
  declare endedBy: ActorObject | null;
}

export const BtgSessionConnection = connectionOf("BtgSession", () => BtgSession);

@InputType()
export class EndBtgSessionInput {
  @Field(() => ID)
  declare btgSessionId: string;
}

@ObjectType()
export class EndBtgSessionPayload {
  @Field(() => BtgSession, { nullable: true })
  declare btgSession: BtgSession | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
