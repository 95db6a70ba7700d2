import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { ActorObject } from "../audit/actor.types.ts";
import { Node, UserError } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { User } from "../users/users.types.ts";

export const EmergencyAccessState = {
  AWAITING_SIGN_IN: "AWAITING_SIGN_IN",
  ACTIVE: "ACTIVE",
  PENDING: "PENDING",
  ENDED: "ENDED",
} as const;
export type EmergencyAccessState = keyof typeof EmergencyAccessState;
registerEnumType(EmergencyAccessState, {
  name: "EmergencyAccessState",
  valuesConfig: {
    AWAITING_SIGN_IN: {
      description: "Signed out; the rights come with the next sign-in and its second factor. Lapses at the time limit.",
    },
    PENDING: { description: "The rights are gone, the user has yet to sign out (D6)." },
  },
});

export const EmergencyAccessEndCause = {
  USER: "USER",
  ADMINISTRATOR: "ADMINISTRATOR",
  DESIGNATION_WITHDRAWN: "DESIGNATION_WITHDRAWN",
  USER_DISABLED: "USER_DISABLED",
  MAXIMUM_REACHED: "MAXIMUM_REACHED",
  IDLE: "IDLE",
  NEVER_SIGNED_IN: "NEVER_SIGNED_IN",
} as const;
export type EmergencyAccessEndCause = keyof typeof EmergencyAccessEndCause;
registerEnumType(EmergencyAccessEndCause, {
  name: "EmergencyAccessEndCause",
  valuesConfig: {
    MAXIMUM_REACHED: { description: "Its time limit: 12 hours, or what the practice has set." },
    IDLE: { description: "Auto Logout of its last session." },
    NEVER_SIGNED_IN: { description: "Nobody signed in with a second factor before the time limit." },
  },
});

export const EmergencyAccessHindrance = {
  NOT_DESIGNATED: "NOT_DESIGNATED",
  NO_SECOND_FACTOR: "NO_SECOND_FACTOR",
  ALREADY_ON: "ALREADY_ON",
  IN_BTG: "IN_BTG",
} as const;
export type EmergencyAccessHindrance = keyof typeof EmergencyAccessHindrance;
registerEnumType(EmergencyAccessHindrance, {
  name: "EmergencyAccessHindrance",
  description: "Why `Activate emergency access mode` is not there.",
});

@ObjectType({ description: "`Allow emergency access`. It demands a second factor." })
export class EmergencyAccessDesignation {
  declare readonly userUuid: string;

  @Field(() => ActorObject)
  declare designatedBy: ActorObject;

  @Field(() => Date)
  declare designatedAt: Date;

  @Field(() => Boolean, { description: "False: pointed out, cannot activate yet." })
  declare secondFactorReady: boolean;
}

@Directive("@access")
@ObjectType({ implements: Node, description: "One use of it. It adds exactly the Administrator role's rights (D14)." })
export class EmergencyAccessActivation extends Node {
  declare readonly uuid: string;
  declare readonly userUuid: string;
  declare readonly reasonGiven: string;
  declare readonly deactivatedByActor: ActorObject | null;
  declare readonly signOff: { readonly by: ActorObject; readonly at: Date; readonly comment: string } | null;

  @Field(() => EmergencyAccessState)
  declare state: EmergencyAccessState;

  @Field(() => Date)
  declare activatedAt: Date;

  @Field(() => Date, { nullable: true, description: "After the second factor." })
  declare elevatedAt: Date | null;

  @Field(() => Date, { description: "Its time limit." })
  declare endsAt: Date;

  @Field(() => Date, { nullable: true, description: "From here on the rights are gone." })
  declare deactivatedAt: Date | null;

  @Field(() => Date, { nullable: true, description: "When the user had signed out." })
  declare endedAt: Date | null;

  @Field(() => EmergencyAccessEndCause, { nullable: true })
  declare endCause: EmergencyAccessEndCause | null;
}

export const EmergencyAccessActivationConnection = connectionOf(
  "EmergencyAccessActivation",
  () => EmergencyAccessActivation,
);
export type EmergencyAccessActivationConnection = InstanceType<typeof EmergencyAccessActivationConnection>;

@ObjectType({
  description:
    "For those who may review it, once it has ended; reminders until it is signed off. What was given in the mode stands here.",
})
export class EmergencyAccessReview {
  declare readonly activation: EmergencyAccessActivation;

  @Field(() => ActorObject, { nullable: true })
  declare signedOffBy: ActorObject | null;

  @Field(() => Date, { nullable: true })
  declare signedOffAt: Date | null;

  @Field(() => String, { nullable: true })
  declare comment: string | null;
}

@InputType()
export class SignOffEmergencyAccessReviewInput {
  @Field(() => ID)
  declare activationId: string;

  @Field(() => String, { description: "What the review has found. 500 characters at most." })
  declare comment: string;
}

@ObjectType()
export class SignOffEmergencyAccessReviewPayload {
  @Field(() => EmergencyAccessActivation, { nullable: true })
  declare activation: EmergencyAccessActivation | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@ObjectType({ description: "Settings > Emergency Access." })
export class EmergencyAccess {
  @Field(() => EmergencyAccessHindrance, { nullable: true, description: "Null: the actor may activate." })
  declare hindrance: EmergencyAccessHindrance | null;
}

@InputType()
export class SetEmergencyAccessDesignationInput {
  @Field(() => ID)
  declare userId: string;

  @Field(() => Boolean)
  declare allowed: boolean;
}

@ObjectType()
export class SetEmergencyAccessDesignationPayload {
  @Field(() => User, { nullable: true })
  declare user: User | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class ActivateEmergencyAccessInput {
  @Field(() => String, { description: "Typed: what the emergency is. Three letters at least, 500 characters at most." })
  declare reason: string;
}

@ObjectType({ description: "All of the user's sessions have ended when this arrives." })
export class ActivateEmergencyAccessPayload {
  @Field(() => EmergencyAccessActivation, { nullable: true })
  declare activation: EmergencyAccessActivation | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class DeactivateEmergencyAccessInput {
  @Field(() => ID)
  declare activationId: string;
}

@ObjectType({
  description: "The rights are gone when this arrives. The message to show: sign out and in to finish.",
})
export class DeactivateEmergencyAccessPayload {
  @Field(() => EmergencyAccessActivation, { nullable: true })
  declare activation: EmergencyAccessActivation | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}
