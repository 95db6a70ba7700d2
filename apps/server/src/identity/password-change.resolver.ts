import { Arg, Ctx, Directive, Extensions, Mutation, Resolver } from "type-graphql";
import type { UserError } from "../graphql/common.types.ts";
import type { RequestContext } from "../graphql/request-context.ts";
import { changeVendorPassword } from "../vendor/vendor-password.service.ts";
import { endBtgSessionsOfOwn } from "../vendor/vendor-sign-out.service.ts";
import { changePassword } from "./password-change.service.ts";
import { ChangePasswordInput, ChangePasswordPayload } from "./password-change.types.ts";
import { deliverRenewedSession } from "./session-renewal.ts";

@Resolver()
export class PasswordChangeResolver {
  @Directive("@access(realm: ANY, self: true)")
  @Directive("@requiresPassword")
  @Directive("@disabledInBtg")
  @Extensions({ action: "password.change", ownTransactions: true })
  @Mutation(() => ChangePasswordPayload, {
    nullable: true,
    description: "One's own. Ends the other sessions and renews this one.",
  })
  async changePassword(
    @Ctx() context: RequestContext,
    @Arg("input", () => ChangePasswordInput) input: ChangePasswordInput,
  ): Promise<ChangePasswordPayload> {
    const { operation, dependencies } = context;
    const result: { sessionToken: string | null; ended?: string[] } | UserError[] =
      operation.context.realm === "VENDOR"
        ? await changeVendorPassword(operation, input)
        : await changePassword(operation, dependencies.config, input);
    if (Array.isArray(result)) return { session: null, bearerToken: null, userErrors: result };
    await endBtgSessionsOfOwn(context, result.ended ?? []);
    if (result.sessionToken === null) return { session: null, bearerToken: null, userErrors: [] };
    return { ...(await deliverRenewedSession(context, result.sessionToken)), userErrors: [] };
  }
}
