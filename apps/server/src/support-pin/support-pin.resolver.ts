import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { accountOf } from "../identity/actor.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { User } from "../users/users.types.ts";
import { generateSupportPin, revealSupportPin, supportPinOf } from "./support-pin.service.ts";
import {
  GenerateSupportPinPayload,
  RevealSupportPinInput,
  RevealSupportPinPayload,
  SupportPin,
} from "./support-pin.types.ts";

const HIDE_AFTER_SECONDS = 60;

@Resolver(() => User)
export class SupportPinResolver {
  @Directive("@access(self: true)")
  @FieldResolver(() => SupportPin, {
    nullable: true,
    description: "One's own, masked. What became of it stands in the audit report (D15).",
  })
  supportPin(@Root() { uuid }: User, @Ctx() { operation }: RequestContext): Promise<SupportPin | null> {
    return supportPinOf(operation, uuid);
  }

  @Directive("@access(self: true)")
  @Directive("@requiresPassword")
  @Directive("@disabledInBtg")
  @Extensions({ action: "support-pin.view" })
  @Mutation(() => RevealSupportPinPayload, {
    nullable: true,
    description:
      "View, Confirm. Audited before the digits leave. A mutation: it has an effect, and no cache may hold it. WRONG_STATE where there is none yet.",
  })
  async revealSupportPin(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => RevealSupportPinInput) _: RevealSupportPinInput,
  ): Promise<RevealSupportPinPayload> {
    return { hideAfterSeconds: HIDE_AFTER_SECONDS, ...(await revealSupportPin(tx, dependencies)) };
  }

  @Directive("@access(self: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "support-pin.generate" })
  @Mutation(() => GenerateSupportPinPayload, {
    nullable: true,
    description: "Generate New PIN. No password, since it stays masked. The one before is void.",
  })
  async generateSupportPin(@Ctx() { tx, users, dependencies }: RootContext): Promise<GenerateSupportPinPayload> {
    await generateSupportPin(tx, dependencies);
    const uuid = accountOf(tx.context.actor)!.userId;
    return { user: () => users.clear(uuid).load(uuid), userErrors: [] };
  }
}
