import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { AccessRightExceptionInput } from "../access/access-exceptions.types.ts";
import { UserError } from "../graphql/common.types.ts";
import { UserProfileInput } from "./user-profile.types.ts";
import { User, UserKind } from "./users.types.ts";

@InputType()
export class AddUserInput {
  @Field(() => UserKind)
  declare kind: UserKind;

  @Field(() => String, { description: "Unique in the installation (D13)." })
  declare userName: string;

  @Field(() => String, { description: "Unique in the practice." })
  declare email: string;

  @Field(() => String, { nullable: true, description: "With its confirmation, unless `invite`." })
  declare password?: string | null;

  @Field(() => String, { nullable: true })
  declare passwordConfirmation?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Mail a link instead, with which the person sets the password: 72 hours, once.",
  })
  declare invite: boolean;

  @Field(() => UserProfileInput)
  declare profile: UserProfileInput;

  @Field(() => [ID], { defaultValue: [], description: "TABS is added if absent." })
  declare roleIds: string[];

  @Field(() => [AccessRightExceptionInput], { defaultValue: [] })
  declare exceptions: AccessRightExceptionInput[];
}

@InputType()
export class ResendInvitationInput {
  @Field(() => ID)
  declare userId: string;
}

@InputType()
export class AcceptInvitationInput {
  @Field(() => String)
  declare token: string;

  @Field(() => String)
  declare password: string;

  @Field(() => String)
  declare passwordConfirmation: string;
}

@InputType()
export class UpdateStaffMemberInput {
  @Field(() => ID)
  declare userId: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => UserProfileInput)
  declare profile: UserProfileInput;
}

@InputType()
export class UpdateProviderInput {
  @Field(() => ID)
  declare userId: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => UserProfileInput)
  declare profile: UserProfileInput;
}

@InputType()
export class DisableUserInput {
  @Field(() => ID)
  declare userId: string;

  @Field(() => String, { nullable: true, description: "Stands in the log." })
  declare reason?: string | null;
}

@InputType()
export class EnableUserInput {
  @Field(() => ID)
  declare userId: string;
}

@InputType()
export class SendPasswordResetInput {
  @Field(() => ID)
  declare userId: string;
}

/** What the mutations of a user answer: the user as he stands now, where he may be known of. */
@ObjectType()
abstract class UserPayload {
  @Field(() => User, { nullable: true })
  declare user: User | null;

  @Field(() => [UserError])
  declare userErrors: UserError[];
}

@ObjectType()
export class AddUserPayload extends UserPayload {}

@ObjectType()
export class ResendInvitationPayload extends UserPayload {}

@ObjectType()
export class UpdateStaffMemberPayload extends UserPayload {}

@ObjectType()
export class UpdateProviderPayload extends UserPayload {}

@ObjectType()
export class DisableUserPayload extends UserPayload {}

@ObjectType()
export class EnableUserPayload extends UserPayload {}

@ObjectType()
export class SendPasswordResetPayload extends UserPayload {}

@ObjectType()
export class AcceptInvitationPayload {
  @Field(() => [UserError])
  declare userErrors: UserError[];
}
