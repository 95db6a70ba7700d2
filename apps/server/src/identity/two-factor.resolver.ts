import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { leaveMode } from "../emergency-access/deactivate.service.ts";
import { keyOf } from "../graphql/node-id.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import {
  confirmVendorEnrolment,
  readVendorTwoFactor,
  refuseVendorRecoveryCodes,
  refuseVendorTotpRemoval,
  startVendorEnrolment,
} from "../vendor/vendor-second-factor.service.ts";
import { UserSecurity } from "./account-sessions.types.ts";
import { proveSecondFactor } from "./prove-second-factor.service.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import { deliverRenewedSession } from "./session-renewal.ts";
import { resetTwoFactor } from "./two-factor-reset.service.ts";
import {
  confirmTotpEnrolment,
  isEnrolmentCode,
  readTwoFactor,
  regenerateRecoveryCodes,
  removeTotp,
  startTotpEnrolment,
  twoFactorOf,
} from "./two-factor.service.ts";
import {
  ConfirmTotpEnrolmentInput,
  ConfirmTotpEnrolmentPayload,
  ProveSecondFactorInput,
  ProveSecondFactorPayload,
  RegenerateRecoveryCodesInput,
  RegenerateRecoveryCodesPayload,
  RemoveTotpInput,
  RemoveTotpPayload,
  ResetTwoFactorInput,
  ResetTwoFactorPayload,
  StartTotpEnrolmentInput,
  StartTotpEnrolmentPayload,
  TwoFactor,
} from "./two-factor.types.ts";

const NEEDS_PROOF =
  "SECOND_FACTOR_NEEDED in a session that was signed in by a trusted browser: `proveSecondFactor` first.";

@Resolver(() => UserSecurity)
export class TwoFactorResolver {
  @FieldResolver(() => TwoFactor)
  async twoFactor(@Root() { userUuid }: UserSecurity, @Ctx() { operation }: RequestContext): Promise<TwoFactor> {
    return (await twoFactorOf(operation, userUuid))!;
  }

  @Directive("@access(self: true)")
  @Directive("@requiresPassword")
  @Directive("@disabledInBtg")
  @Extensions({ action: "two-factor.prove", ownTransactions: true })
  @Mutation(() => ProveSecondFactorPayload, {
    nullable: true,
    description:
      "Shows the second factor in a session that was signed in by a trusted browser; it is renewed, and `twoFactor` from then on. WRONG_CODE, with the budgets of `completeSignIn`: RATE_LIMITED. Without a second factor: WRONG_STATE. It gives no right: emergency access takes a sign-in.",
  })
  async proveSecondFactor(
    @Ctx() context: RequestContext,
    @Arg("input", () => ProveSecondFactorInput) { proof }: ProveSecondFactorInput,
  ): Promise<ProveSecondFactorPayload> {
    const result = await proveSecondFactor(context.operation, context.dependencies, proof);
    if (Array.isArray(result)) return { session: null, bearerToken: null, userErrors: result };
    return { ...(await deliverRenewedSession(context, result)), userErrors: [] };
  }

  @Directive("@access(realm: ANY, self: true, enrolling: true)")
  @Directive("@requiresPassword")
  @Directive("@disabledInBtg")
  @Extensions({ action: "two-factor.enrol" })
  @Mutation(() => StartTotpEnrolmentPayload, {
    nullable: true,
    description: `Where an app is set up already, this is to replace it. ${NEEDS_PROOF}`,
  })
  async startTotpEnrolment(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => StartTotpEnrolmentInput) _: StartTotpEnrolmentInput,
  ): Promise<StartTotpEnrolmentPayload> {
    const { secrets, vendorSecrets, config } = dependencies;
    const started =
      tx.context.realm === "VENDOR"
        ? await startVendorEnrolment(tx, vendorSecrets, config.vendorName)
        : await startTotpEnrolment(tx, secrets);
    if (Array.isArray(started)) return { uri: null, manualKey: null, userErrors: started };
    return { ...started, userErrors: [] };
  }

  @Directive("@access(realm: ANY, self: true, enrolling: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "two-factor.enrol", ownTransactions: true })
  @Mutation(() => ConfirmTotpEnrolmentPayload, { nullable: true, description: `WRONG_CODE, EXPIRED. ${NEEDS_PROOF}` })
  async confirmTotpEnrolment(
    @Ctx() context: RequestContext,
    @Arg("input", () => ConfirmTotpEnrolmentInput) { code }: ConfirmTotpEnrolmentInput,
  ): Promise<ConfirmTotpEnrolmentPayload> {
    const { operation, dependencies } = context;
    const { secrets, vendorSecrets, config } = dependencies;
    const isEmployee = operation.context.realm === "VENDOR";
    const isRight = !isEmployee && (await isEnrolmentCode(await operation.read(), secrets, code));
    await operation.finish();
    const codes = isRight ? await newRecoveryCodes() : null;
    const result = await operation.write(
      (tx) =>
        isEmployee
          ? confirmVendorEnrolment(tx, vendorSecrets, code)
          : confirmTotpEnrolment(tx, secrets, config, code, codes),
      { session: "EXCLUSIVE", access: true },
    );
    if (Array.isArray(result)) return { recoveryCodes: null, session: null, bearerToken: null, userErrors: result };
    const delivered = await deliverRenewedSession(context, result.sessionToken);
    return { ...delivered, recoveryCodes: result.recoveryCodes, userErrors: [] };
  }

  @Directive("@access(realm: ANY, self: true)")
  @Directive("@requiresPassword")
  @Directive("@disabledInBtg")
  @Extensions({ action: "two-factor.remove", changesAccess: true })
  @Mutation(() => RemoveTotpPayload, {
    nullable: true,
    description: `With the recovery codes and trusted browsers; emergency mode goes at once. Where the practice requires a second factor, and for a vendor employee: WRONG_STATE. ${NEEDS_PROOF}`,
  })
  async removeTotp(
    @Ctx() context: RootContext,
    @Arg("input", () => RemoveTotpInput) _: RemoveTotpInput,
  ): Promise<RemoveTotpPayload> {
    const { tx, dependencies } = context;
    const { actor } = tx.context;
    if (actor.kind === "VENDOR_EMPLOYEE" && actor.realm === "VENDOR") {
      const refused = await refuseVendorTotpRemoval(tx);
      return { twoFactor: await readVendorTwoFactor(tx, actor.employeeId), userErrors: refused };
    }
    const userErrors = await removeTotp(tx, dependencies.config);
    const twoFactor = actor.kind === "USER" ? await readTwoFactor(tx, actor.userId) : null;
    await leaveMode(context);
    return { twoFactor, userErrors };
  }

  @Directive("@access(realm: ANY, self: true)")
  @Directive("@requiresPassword")
  @Directive("@disabledInBtg")
  @Extensions({ action: "recovery-code.renew", ownTransactions: true })
  @Mutation(() => RegenerateRecoveryCodesPayload, {
    nullable: true,
    description: `The old codes die. Without a second factor, and for a vendor employee, who has none: WRONG_STATE. ${NEEDS_PROOF}`,
  })
  async regenerateRecoveryCodes(
    @Ctx() { operation, dependencies: { throttle, config } }: RequestContext,
    @Arg("input", () => RegenerateRecoveryCodesInput) _: RegenerateRecoveryCodesInput,
  ): Promise<RegenerateRecoveryCodesPayload> {
    const options = { session: "SHARED", access: false } as const;
    if (operation.context.realm === "VENDOR")
      return { recoveryCodes: null, userErrors: await operation.write(refuseVendorRecoveryCodes, options) };
    await throttle.countNewCodes(operation.actor);
    const codes = await newRecoveryCodes();
    const userErrors = await operation.write((tx) => regenerateRecoveryCodes(tx, config, codes), options);
    return { recoveryCodes: userErrors.length === 0 ? codes.codes : null, userErrors };
  }

  @Directive("@access(right: TWO_FACTOR_RESET)")
  @Directive("@requiresPassword")
  @Directive("@disabledInBtg")
  @Extensions({ action: "two-factor.reset", changesAccess: true })
  @Mutation(() => ResetTwoFactorPayload, {
    nullable: true,
    description:
      "Takes another's factors and browser trust away and ends his sessions and his emergency mode; he is told, and enrols anew. RIGHT_NOT_HELD for who holds rights that the actor does not.",
  })
  async resetTwoFactor(
    @Ctx() { tx, users, dependencies }: RootContext,
    @Arg("input", () => ResetTwoFactorInput) { userId, note }: ResetTwoFactorInput,
  ): Promise<ResetTwoFactorPayload> {
    const uuid = keyOf(userId, "User");
    const userErrors = await resetTwoFactor(tx, dependencies.config, uuid, note);
    return { user: () => users.clear(uuid).load(uuid), userErrors };
  }
}
