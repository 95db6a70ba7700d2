import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { keyOf } from "../graphql/node-id.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { UserProfile } from "../users/user-profile.types.ts";
import { cancelEmailChange, pendingEmailChange, requestEmailChange } from "./email-change.service.ts";
import {
  CancelEmailChangeInput,
  CancelEmailChangePayload,
  ConfirmEmailChangeInput,
  ConfirmEmailChangePayload,
  EmailChange,
  RequestEmailChangeInput,
  RequestEmailChangePayload,
  StopEmailChangeInput,
  StopEmailChangePayload,
} from "./email-change.types.ts";
import { confirmEmailChange, stopEmailChange } from "./email-change-links.service.ts";

@Resolver(() => UserProfile)
export class EmailChangeResolver {
  @Directive("@access(right: USER_UPDATE, self: true)")
  @Directive("@requiresPassword")
  @Directive("@disabledInBtg")
  @Extensions({ action: "email-change.request" })
  @Mutation(() => RequestEmailChangePayload, {
    nullable: true,
    description:
      "Mails the new address a link and tells the old one, which can stop it. One pending change a user; a newer one replaces it. TAKEN; RIGHT_NOT_HELD for a user who holds a right that the asker lacks.",
  })
  requestEmailChange(
    @Ctx() { tx, dependencies: { config, throttle } }: RootContext,
    @Arg("input", () => RequestEmailChangeInput) { userId, newEmail }: RequestEmailChangeInput,
  ): Promise<RequestEmailChangePayload> {
    return requestEmailChange(tx, config, throttle, { userUuid: keyOf(userId, "User"), newEmail });
  }

  @Directive("@access(right: USER_UPDATE, self: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "email-change.cancel" })
  @Mutation(() => CancelEmailChangePayload, { nullable: true, description: "WRONG_STATE where none is pending." })
  async cancelEmailChange(
    @Ctx() { tx, users }: RootContext,
    @Arg("input", () => CancelEmailChangeInput) { userId }: CancelEmailChangeInput,
  ): Promise<CancelEmailChangePayload> {
    const uuid = keyOf(userId, "User");
    const userErrors = await cancelEmailChange(tx, uuid);
    return { user: () => users.clear(uuid).load(uuid), userErrors };
  }

  @Directive("@public")
  @Directive("@disabledInBtg")
  @Mutation(() => ConfirmEmailChangePayload, {
    nullable: true,
    description: "By the new address's link, once. EXPIRED, ALREADY_USED, INVALID; WRONG_STATE, TAKEN.",
  })
  async confirmEmailChange(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => ConfirmEmailChangeInput) { token }: ConfirmEmailChangeInput,
  ): Promise<ConfirmEmailChangePayload> {
    return { userErrors: await confirmEmailChange(operation, dependencies.throttle, dependencies.config, token) };
  }

  @Directive("@public")
  @Directive("@disabledInBtg")
  @Mutation(() => StopEmailChangePayload, {
    nullable: true,
    description: "By the old address's link. EXPIRED, ALREADY_USED, INVALID; WRONG_STATE.",
  })
  async stopEmailChange(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => StopEmailChangeInput) { token }: StopEmailChangeInput,
  ): Promise<StopEmailChangePayload> {
    return { userErrors: await stopEmailChange(operation, dependencies.throttle, token) };
  }

  @FieldResolver(() => EmailChange, { nullable: true, description: "The one that waits to be confirmed." })
  emailChange(@Root() { userUuid }: UserProfile, @Ctx() { operation }: RequestContext): Promise<EmailChange | null> {
    return pendingEmailChange(operation, userUuid);
  }
}
