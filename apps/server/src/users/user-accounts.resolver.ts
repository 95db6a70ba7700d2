import { Arg, Ctx, Directive, Extensions, Mutation, Resolver } from "type-graphql";
import { keyOf } from "../graphql/node-id.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { acceptInvitation, resendInvitation } from "./invitations.service.ts";
import { provisionUser } from "./provision-user.service.ts";
import { updateUser } from "./update-user.service.ts";
import {
  AcceptInvitationInput,
  AcceptInvitationPayload,
  AddUserInput,
  AddUserPayload,
  DisableUserInput,
  DisableUserPayload,
  EnableUserInput,
  EnableUserPayload,
  ResendInvitationInput,
  ResendInvitationPayload,
  SendPasswordResetInput,
  SendPasswordResetPayload,
  UpdateProviderInput,
  UpdateProviderPayload,
  UpdateStaffMemberInput,
  UpdateStaffMemberPayload,
} from "./user-accounts.types.ts";
import { disableUser, enableUser } from "./user-state.service.ts";
import { sendPasswordReset } from "./send-password-reset.service.ts";

@Resolver()
export class UserAccountsResolver {
  @Directive("@access(right: USER_ADD)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "user.add", ownTransactions: true })
  @Mutation(() => AddUserPayload, {
    nullable: true,
    description: "Users tab, Add. TAKEN, RIGHT_NOT_HELD; all that is wrong is said at once.",
  })
  addUser(
    @Ctx() context: RequestContext,
    @Arg("input", () => AddUserInput) input: AddUserInput,
  ): Promise<AddUserPayload> {
    return provisionUser(context.operation, context.dependencies, input);
  }

  @Directive("@access(right: USER_ADD)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "invitation.send" })
  @Mutation(() => ResendInvitationPayload, {
    nullable: true,
    description: "A new link; the ones before it are void. WRONG_STATE unless the user is INVITED.",
  })
  async resendInvitation(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => ResendInvitationInput) { userId }: ResendInvitationInput,
  ): Promise<ResendInvitationPayload> {
    const uuid = keyOf(userId, "User");
    await dependencies.throttle.demandMail(uuid);
    return resendInvitation(tx, dependencies.config, uuid);
  }

  @Directive("@public")
  @Directive("@disabledInBtg")
  @Mutation(() => AcceptInvitationPayload, {
    nullable: true,
    description: "By the mailed link: INVALID, EXPIRED, ALREADY_USED. Signs nobody in.",
  })
  async acceptInvitation(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => AcceptInvitationInput) input: AcceptInvitationInput,
  ): Promise<AcceptInvitationPayload> {
    return { userErrors: await acceptInvitation(operation, dependencies.throttle, input) };
  }

  @Directive("@access(right: USER_UPDATE, self: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "user.update" })
  @Mutation(() => UpdateStaffMemberPayload, {
    nullable: true,
    description: "Users of kind STAFF, oneself included. STALE_VERSION comes with the user as he stands now.",
  })
  updateStaffMember(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => UpdateStaffMemberInput) input: UpdateStaffMemberInput,
  ): Promise<UpdateStaffMemberPayload> {
    return updateUser(tx, dependencies.secrets, "STAFF", input);
  }

  @Directive("@access(right: USER_UPDATE, self: true)")
  @Extensions({ action: "user.update" })
  @Mutation(() => UpdateProviderPayload, {
    nullable: true,
    description:
      "Users of kind PROVIDER, oneself included. STALE_VERSION comes with the user as he stands now. E-mail and password are mutations of their own.",
  })
  updateProvider(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => UpdateProviderInput) input: UpdateProviderInput,
  ): Promise<UpdateProviderPayload> {
    return updateUser(tx, dependencies.secrets, "PROVIDER", input);
  }

  @Directive("@access(right: USER_DISABLE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "user.disable", changesAccess: true })
  @Mutation(() => DisableUserPayload, {
    nullable: true,
    description:
      "Removes a user: sessions, live channels, mailed links and jobs end at once, and history keeps the name. No user is ever deleted. LAST_ADMINISTRATOR; WRONG_STATE for oneself and for one who is disabled.",
  })
  disableUser(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => DisableUserInput) { userId, reason }: DisableUserInput,
  ): Promise<DisableUserPayload> {
    return disableUser(tx, dependencies.config, keyOf(userId, "User"), reason ?? null);
  }

  @Directive("@access(right: USER_DISABLE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "user.enable", changesAccess: true })
  @Mutation(() => EnableUserPayload, {
    nullable: true,
    description:
      "Brings a user back, with password, second factor, roles and exceptions; the sessions are not back. RIGHT_NOT_HELD, WRONG_STATE.",
  })
  enableUser(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => EnableUserInput) { userId }: EnableUserInput,
  ): Promise<EnableUserPayload> {
    return enableUser(tx, dependencies, keyOf(userId, "User"));
  }

  @Directive("@access(right: USER_UPDATE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "password-reset.send" })
  @Mutation(() => SendPasswordResetPayload, {
    nullable: true,
    description: "Mails the user a link to set a new password: 1 hour, once. WRONG_STATE unless he is ACTIVE.",
  })
  async sendPasswordReset(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => SendPasswordResetInput) { userId }: SendPasswordResetInput,
  ): Promise<SendPasswordResetPayload> {
    const uuid = keyOf(userId, "User");
    await dependencies.throttle.demandMail(uuid);
    return sendPasswordReset(tx, dependencies.config, uuid);
  }
}
