import { Arg, Args, Ctx, Directive, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { PageArgs, type Page } from "../graphql/connection.ts";
import { keyOf } from "../graphql/node-id.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { vendorUserOf } from "../vendor/vendor-directory.service.ts";
import { vendorEmployeeOf } from "../vendor/vendor-employees.service.ts";
import { VendorEmployee, VendorUser } from "../vendor/vendor.types.ts";
import { sendSupportCode } from "./send-support-code.service.ts";
import { validateSupportCode, validateSupportPin } from "./validate.service.ts";
import { listVendorPinVerifications } from "./vendor-pin-verifications.service.ts";
import {
  VendorPinVerification,
  VendorPinVerificationConnection,
  VendorSendSupportCodeInput,
  VendorSendSupportCodePayload,
  VendorValidateSupportCodeInput,
  VendorValidateSupportCodePayload,
  VendorValidateSupportPinInput,
  VendorValidateSupportPinPayload,
} from "./vendor-pin.types.ts";

@Resolver(() => VendorPinVerification)
export class VendorPinResolver {
  @Directive("@access(realm: VENDOR)")
  @Query(() => VendorPinVerificationConnection, {
    nullable: true,
    description: "One's own, for a supervisor everybody's: the newest first.",
  })
  vendorPinVerifications(
    @Ctx() { tx }: RootContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<VendorPinVerification>> {
    return listVendorPinVerifications(tx, page);
  }

  @Directive("@access(realm: VENDOR)")
  @Extensions({ action: "support-pin.validate", ownTransactions: true })
  @Mutation(() => VendorValidateSupportPinPayload, {
    nullable: true,
    description:
      "Counts the try, then compares; a match replaces the PIN and makes a verification. At most one is evaluated a request, whatever aliases say. Budgets of wrong ones: a user 3 in 24 h and 10 in 30 days, an agent 10 an hour and 20 a day: RATE_LIMITED. The user's last wrong one replaces the PIN and tells the owner; the login is never locked.",
  })
  vendorValidateSupportPin(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => VendorValidateSupportPinInput) { userId, pin, ...given }: VendorValidateSupportPinInput,
  ): Promise<VendorValidateSupportPinPayload> {
    return validateSupportPin(operation, dependencies, { ...given, userId: keyOf(userId, "VendorUser"), typed: pin });
  }

  @Directive("@access(realm: VENDOR)")
  @Extensions({ action: "support-code.send", ownTransactions: true })
  @Mutation(() => VendorSendSupportCodePayload, {
    nullable: true,
    description:
      "For a caller who cannot reach the PIN: to the e-mail address on file. Nobody at the vendor sees the code or the address. A newer one voids the one before. A user 3 a day, an agent 10 an hour: RATE_LIMITED; so also while the budget of wrong codes is spent. WRONG_STATE unless the user is ACTIVE.",
  })
  vendorSendSupportCode(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => VendorSendSupportCodeInput) { userId, caseNumber }: VendorSendSupportCodeInput,
  ): Promise<VendorSendSupportCodePayload> {
    return sendSupportCode(operation, dependencies, keyOf(userId, "VendorUser"), caseNumber);
  }

  @Directive("@access(realm: VENDOR)")
  @Extensions({ action: "support-code.validate", ownTransactions: true })
  @Mutation(() => VendorValidateSupportCodePayload, {
    nullable: true,
    description:
      "As vendorValidateSupportPin, with budgets of its own; the PIN stays. The user's last wrong one voids the code. WRONG_STATE, not counted, where no code is in force for the case.",
  })
  vendorValidateSupportCode(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => VendorValidateSupportCodeInput) { userId, code, ...given }: VendorValidateSupportCodeInput,
  ): Promise<VendorValidateSupportCodePayload> {
    return validateSupportCode(operation, dependencies, { ...given, userId: keyOf(userId, "VendorUser"), typed: code });
  }

  @FieldResolver(() => VendorUser, { description: "Who the caller was shown to be." })
  async user(@Root() { userUuid }: VendorPinVerification, @Ctx() { operation }: RequestContext): Promise<VendorUser> {
    return (await vendorUserOf(operation, userUuid))!;
  }

  @FieldResolver(() => VendorEmployee)
  async agent(
    @Root() { employeeUuid }: VendorPinVerification,
    @Ctx() { operation }: RequestContext,
  ): Promise<VendorEmployee> {
    return (await vendorEmployeeOf(operation, employeeUuid))!;
  }
}
