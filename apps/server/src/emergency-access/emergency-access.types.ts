import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
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
  TWO_FACTOR_RESET: "TWO_FACTOR_RESET",
  MAXIMUM_REACHED: "MAXIMUM_REACHED",
  IDLE: "IDLE",
  NEVER_SIGNED_IN: "NEVER_SIGNED_IN",
} as const;
export type EmergencyAccessEndCause = keyof typeof EmergencyAccessEndCause;
registerEnumType(EmergencyAccessEndCause, {
  name: "EmergencyAccessEndCause",
  valuesConfig: {
    TWO_FACTOR_RESET: {
      description: "The user's second factor was reset or removed: what the rights rest on is gone.",
    },
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

export const EmergencyAccessSeverity = {
  HIGHEST: "HIGHEST",
  HIGH: "HIGH",
  MEDIUM: "MEDIUM",
  LOW: "LOW",
} as const;
export type EmergencyAccessSeverity = keyof typeof EmergencyAccessSeverity;
registerEnumType(EmergencyAccessSeverity, {
  name: "EmergencyAccessSeverity",
  description: "How serious it is that an act of emergency access still stands.",
  valuesConfig: {
    HIGHEST: {
      description: "Who may what for good: roles, exceptions, administrators, users added, back or disabled.",
    },
    HIGH: {
      description:
        "How somebody signs in or is known: passwords, second factors, PINs, e-mail addresses, mailed links.",
    },
    MEDIUM: {
      description:
        "Who may use emergency access, who is kept from which patients, the practice's settings, and reviews signed off.",
    },
    LOW: { description: "All else: profiles, imports, exports." },
  },
});

export const EmergencyAccessEntryKind = { CHANGES: "CHANGES", LOOKS: "LOOKS" } as const;
export type EmergencyAccessEntryKind = keyof typeof EmergencyAccessEntryKind;
registerEnumType(EmergencyAccessEntryKind, {
  name: "EmergencyAccessEntryKind",
  valuesConfig: {
    CHANGES: { description: "All that was more than a look: exports and chart overrides, too." },
    LOOKS: { description: "What was only looked at or searched for, refused or not." },
  },
});

@ObjectType({ description: "What an act was done to." })
export class EmergencyAccessStandingSubject {
  @Field(() => String, { description: "`User`, `Role`, `PatientSet` or `Patient`." })
  declare type: string;

  @Field(() => ID)
  declare id: string;

  @Field(() => String, { description: "Its name at the time." })
  declare label: string;
}

@ObjectType({ description: "An act of emergency access whose effect is still there." })
export class EmergencyAccessStandingAct {
  @Field(() => String, { description: "Who did what, what was given and taken by name." })
  declare sentence: string;

  @Field(() => Date)
  declare occurredAt: Date;

  @Field(() => EmergencyAccessSeverity)
  declare severity: EmergencyAccessSeverity;

  @Field(() => EmergencyAccessStandingSubject, {
    nullable: true,
    description: "Where it is still there and the reader may see it.",
  })
  declare subject: EmergencyAccessStandingSubject | null;

  @Field(() => ID, { description: "Of the AuditEntry that tells of it." })
  declare auditEntryId: string;
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

  @Field(() => Int, { description: "How long one lasts at most, as the practice has set it." })
  declare maximumMinutes: number;
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
