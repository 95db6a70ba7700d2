import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { ActorObject } from "../audit/actor.types.ts";
import { ExceptionEffect } from "./access-exceptions.types.ts";
import type { AccessRight } from "./access-rights.ts";
import { AccessRightEnum, Role } from "./access.types.ts";

@ObjectType({ description: "A user's own deviation from the roles; it wins over them." })
export class AccessRightException {
  @Field(() => AccessRightEnum)
  declare right: AccessRight;

  @Field(() => ExceptionEffect)
  declare effect: ExceptionEffect;

  @Field(() => String, { nullable: true })
  declare note: string | null;

  @Field(() => ActorObject)
  declare givenBy: ActorObject;

  @Field(() => Date)
  declare givenAt: Date;
}

@ObjectType()
export class UserAccessRight {
  @Field(() => AccessRightEnum)
  declare right: AccessRight;

  @Field(() => [Role], { description: "The held roles that give it." })
  declare fromRoles: Role[];

  @Field(() => AccessRightException, { nullable: true })
  declare exception: AccessRightException | null;

  @Field(() => Boolean, { description: "For an invited user: from the first sign-in on." })
  declare effective: boolean;

  @Field(() => String, { description: "Where the effective value comes from, in a sentence." })
  declare explanation: string;
}

@ObjectType({
  description:
    "Roles and exceptions, and what comes of them: what a user has for good. What emergency access adds for a time is no part of it: see `explainAccess`, and `User.emergencyAccessActivation`.",
})
export class UserAccess {
  declare readonly userUuid: string;

  @Field(() => Int, { description: "Counts changes of roles and exceptions, for `updateUserAccess`." })
  declare version: number;

  @Field(() => Boolean, { description: "Holds PRACTICE_ADMINISTER (D14)." })
  declare administrator: boolean;

  @Field(() => [Role], { description: "By name." })
  declare roles: Role[];

  @Field(() => [AccessRightException], { description: "In the catalogue's order." })
  declare exceptions: AccessRightException[];

  @Field(() => [UserAccessRight], { description: "The whole catalogue in its order." })
  declare rights: UserAccessRight[];
}

@Directive("@oneOf")
@InputType({ description: "One way of naming a user." })
export class UserReference {
  @Field(() => ID, { nullable: true })
  declare id?: string | null;

  @Field(() => String, { nullable: true })
  declare userName?: string | null;

  @Field(() => String, { nullable: true })
  declare email?: string | null;
}

export const AccessReason = {
  ALLOWED_BY_ROLE: "ALLOWED_BY_ROLE",
  ALLOWED_BY_EXCEPTION: "ALLOWED_BY_EXCEPTION",
  ALLOWED_BY_EMERGENCY_ACCESS: "ALLOWED_BY_EMERGENCY_ACCESS",
  ALLOWED_BY_CHART_OVERRIDE: "ALLOWED_BY_CHART_OVERRIDE",
  NO_RIGHT: "NO_RIGHT",
  DENIED_BY_EXCEPTION: "DENIED_BY_EXCEPTION",
  BLOCKED_BY_SET: "BLOCKED_BY_SET",
  USER_DISABLED: "USER_DISABLED",
  UNKNOWN: "UNKNOWN",
} as const;
export type AccessReason = keyof typeof AccessReason;
registerEnumType(AccessReason, {
  name: "AccessReason",
  valuesConfig: {
    ALLOWED_BY_EMERGENCY_ACCESS: {
      description: "By neither role nor exception: it goes when the user's emergency access is turned off.",
    },
    USER_DISABLED: { description: "Disabled, or invited and not signed in yet: nothing is open." },
    UNKNOWN: { description: "No such user or patient for the asker, or several: refuse." },
  },
});

export const AccessGroundKind = {
  ROLE: "ROLE",
  EXCEPTION: "EXCEPTION",
  EMERGENCY_ACCESS: "EMERGENCY_ACCESS",
  SET_BLOCK: "SET_BLOCK",
  CHART_OVERRIDE: "CHART_OVERRIDE",
  USER_STATE: "USER_STATE",
} as const;
export type AccessGroundKind = keyof typeof AccessGroundKind;
registerEnumType(AccessGroundKind, { name: "AccessGroundKind" });

@ObjectType("AccessDecision")
export class AccessDecisionObject {
  @Field(() => Boolean)
  declare allowed: boolean;

  @Field(() => AccessReason)
  declare reason: AccessReason;

  @Field(() => String, { description: "In words." })
  declare message: string;
}

@ObjectType({ description: "One thing that speaks for or against it." })
export class AccessGround {
  /** Of a SET_BLOCK whose set the asker may know of. */
  declare readonly patientSetUuid: string | null;

  @Field(() => AccessGroundKind)
  declare kind: AccessGroundKind;

  @Field(() => Boolean)
  declare allows: boolean;

  @Field(() => Boolean, { description: "The one that decided. None, where nothing speaks for it." })
  declare decisive: boolean;

  @Field(() => String)
  declare sentence: string;

  @Field(() => Role, { nullable: true, description: "Where the asker may see it." })
  declare role: Role | null;
}

@ObjectType()
export class AccessExplanation {
  @Field(() => AccessDecisionObject)
  declare decision: AccessDecisionObject;

  @Field(() => [AccessGround])
  declare grounds: AccessGround[];
}
