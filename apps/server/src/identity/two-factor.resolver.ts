import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
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

@Resolver(() => UserSecurity)
export class TwoFactorResolver {
  @FieldResolver(() => TwoFactor)
  async twoFactor(@Root() { userUuid }: UserSecurity, @Ctx() { operation }: RequestContext): Promise<TwoFactor> {
    return (await twoFactorOf(operation, userUuid))!;
  }

  @Directive("@access(realm: ANY, self: true, enrolling: true)")
  @Directive("@requiresPassword")
  @Directive("@disabledInBtg")
  @Extensions({ action: "two-factor.enrol" })
  @Mutation(() => StartTotpEnrolmentPayload, {
    nullable: true,
    description: "Where an app is set up already, this is to replace it.",
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
    return { ...started, userErrors: [] };
  }

  @Directive("@access(realm: ANY, self: true, enrolling: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "two-factor.enrol", ownTransactions: true })
  @Mutation(() => ConfirmTotpEnrolmentPayload, { nullable: true, description: "WRONG_CODE, EXPIRED." })
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
  @Extensions({ action: "two-factor.remove" })
  @Mutation(() => RemoveTotpPayload, {
    nullable: true,
    description:
      "With the recovery codes and trusted browsers. Where the practice requires a second factor, and for a vendor employee: WRONG_STATE.",
  })
  async removeTotp(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => RemoveTotpInput) _: RemoveTotpInput,
  ): Promise<RemoveTotpPayload> {
    const { actor } = tx.context;
    if (actor.kind === "VENDOR_EMPLOYEE" && actor.realm === "VENDOR") {
      const refused = await refuseVendorTotpRemoval(tx);
      return { twoFactor: await readVendorTwoFactor(tx, actor.employeeId), userErrors: refused };
    }
    const userErrors = await removeTotp(tx, dependencies.config);
    return { twoFactor: actor.kind === "USER" ? await readTwoFactor(tx, actor.userId) : null, userErrors };
  }

  @Directive("@access(realm: ANY, self: true)")
  @Directive("@requiresPassword")
  @Directive("@disabledInBtg")
  @Extensions({ action: "recovery-code.renew", ownTransactions: true })
  @Mutation(() => RegenerateRecoveryCodesPayload, {
    nullable: true,
    description: "The old codes die. Without a second factor, and for a vendor employee, who has none: WRONG_STATE.",
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
      "Takes another's factors and browser trust away and ends his sessions; he is told, and enrols anew. RIGHT_NOT_HELD for who holds rights that the actor does not.",
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
