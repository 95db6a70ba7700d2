import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { keyOf } from "../graphql/node-id.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { UserSecurity } from "./account-sessions.types.ts";
import { browserTrustsOf, revokeBrowserTrust } from "./browser-trust.service.ts";
import { BrowserTrust, RevokeBrowserTrustInput, RevokeBrowserTrustPayload } from "./browser-trust.types.ts";

@Resolver(() => UserSecurity)
export class BrowserTrustResolver {
  @FieldResolver(() => [BrowserTrust], {
    description: "Browsers in which no second factor is asked for, newest first.",
  })
  async browserTrusts(
    @Root() { userUuid }: UserSecurity,
    @Ctx() { operation }: RequestContext,
  ): Promise<BrowserTrust[]> {
    return (await browserTrustsOf(operation, userUuid)) ?? [];
  }

  @Directive("@access(self: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "browser-trust.revoke" })
  @Mutation(() => RevokeBrowserTrustPayload, {
    nullable: true,
    description: "One's own: from the next sign-in on, the browser is asked for the second factor.",
  })
  async revokeBrowserTrust(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => RevokeBrowserTrustInput) { browserTrustId }: RevokeBrowserTrustInput,
  ): Promise<RevokeBrowserTrustPayload> {
    const uuid = browserTrustId == null ? null : keyOf(browserTrustId, "BrowserTrust");
    return { browserTrusts: await revokeBrowserTrust(tx, uuid), userErrors: [] };
  }
}
