import { Arg, Ctx, Directive, Extensions, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../graphql/request-context.ts";
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
    const result = await changePassword(context.operation, context.dependencies.config, input);
    if (Array.isArray(result)) return { session: null, bearerToken: null, userErrors: result };
    return { ...(await deliverRenewedSession(context, result.sessionToken)), userErrors: [] };
  }
}
