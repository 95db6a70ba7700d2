import { Directive, Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import { Node, UserError } from "../graphql/common.types.ts";
import { nodeId } from "../graphql/node-id.ts";
import { SignInChallenge } from "./sign-in-challenge.types.ts";

export const SessionDelivery = { COOKIE: "COOKIE", BEARER: "BEARER" } as const;
export type SessionDelivery = keyof typeof SessionDelivery;
registerEnumType(SessionDelivery, {
  name: "SessionDelivery",
  description: "How the session comes back: as a cookie, or as a token for programs.",
});

/** A session as its owner sees it, and whoever may see all of a user. */
@Directive("@access(right: USER_READ, realm: ANY, self: true, enrolling: true)")
@ObjectType({ implements: Node })
export class Session extends Node {
  declare readonly userUuid: string;

  @Field(() => String, { description: "Browser and system in words." })
  declare device: string;

  @Field(() => String)
  declare ipAddress: string;

  @Field(() => Date)
  declare startedAt: Date;

  @Field(() => Date)
  declare lastUsedAt: Date;

  @Field(() => Date, { description: "Auto Logout." })
  declare idleExpiresAt: Date;

  @Field(() => Date, { description: "12 h after the sign-in, whatever happens." })
  declare expiresAt: Date;

  @Field(() => Boolean)
  declare current: boolean;

  @Field(() => Boolean, { description: "A second factor was given in it; a trusted browser gives none." })
  declare twoFactor: boolean;

  @Field(() => Boolean, { description: "Must enrol a second factor first; sees only what says `enrolling`." })
  declare enrolling: boolean;
}

/** A row of `session`, in the columns that SESSION_COLUMNS names. */
export interface SessionRow {
  id: string;
  user_id: string;
  device: string;
  ip_address: string;
  started_at: Date;
  last_used_at: Date;
  idle_expires_at: Date;
  expires_at: Date;
  two_factor: boolean;
  enrolling: boolean;
}

export function toSession(row: SessionRow, currentId: string): Session {
  return {
    __typename: "Session",
    id: nodeId("Session", row.id),
    userUuid: row.user_id,
    device: row.device,
    ipAddress: row.ip_address,
    startedAt: row.started_at,
    lastUsedAt: row.last_used_at,
    idleExpiresAt: row.idle_expires_at,
    expiresAt: row.expires_at,
    current: row.id === currentId,
    twoFactor: row.two_factor,
    enrolling: row.enrolling,
  };
}

@InputType()
export class SignInInput {
  @Field(() => String, { description: "The user name, or the e-mail where exactly one login has it (D13)." })
  declare login: string;

  @Field(() => String)
  declare password: string;

  @Field(() => SessionDelivery, { defaultValue: "COOKIE" })
  declare delivery: SessionDelivery;

  @Field(() => String, { nullable: true, description: "Programs name themselves here." })
  declare deviceName?: string | null;
}

@ObjectType({
  description: "One of: `session`, `challenge`, `userErrors`. The same answer and time for known and unknown names.",
})
export class SignInPayload {
  @Field(() => Session, { nullable: true })
  declare session: Session | null;

  @Field(() => String, { nullable: true, description: "With BEARER delivery alone; shown once." })
  declare bearerToken: string | null;

  @Field(() => SignInChallenge, { nullable: true })
  declare challenge: SignInChallenge | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@ObjectType()
export class CompleteSignInPayload {
  @Field(() => Session, { nullable: true })
  declare session: Session | null;

  @Field(() => String, { nullable: true, description: "With BEARER delivery alone; shown once." })
  declare bearerToken: string | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@ObjectType()
export class SignOutPayload {
  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@ObjectType()
export class ExtendSessionPayload {
  @Field(() => Session, { nullable: true })
  declare session: Session | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class RequestPasswordResetInput {
  @Field(() => String)
  declare login: string;
}

@ObjectType()
export class RequestPasswordResetPayload {
  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String, { description: "From the mailed link: what stands behind `#token=`." })
  declare token: string;

  @Field(() => String)
  declare newPassword: string;

  @Field(() => String)
  declare newPasswordConfirmation: string;
}

@ObjectType()
export class ResetPasswordPayload {
  @Field(() => [UserError])
  declare userErrors: UserError[];
}
