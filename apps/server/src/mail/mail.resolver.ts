import { Arg, Ctx, Directive, Extensions, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../graphql/request-context.ts";
import { SendTestEmailInput, SendTestEmailPayload } from "./mail.types.ts";
import { sendTestEmail } from "./test-email.service.ts";

@Resolver()
export class MailResolver {
  @Directive("@access(self: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "mail.test", ownTransactions: true })
  @Mutation(() => SendTestEmailPayload, {
    nullable: true,
    description:
      "Sends a mail to the actor's own address now, by the user's own or the practice's settings as they stand; the latter needs PRACTICE_UPDATE. What failed is DELIVERY_FAILED's message. At most 10 in 15 minutes: RATE_LIMITED.",
  })
  sendTestEmail(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => SendTestEmailInput) { outgoingMail }: SendTestEmailInput,
  ): Promise<SendTestEmailPayload> {
    return sendTestEmail(operation, dependencies, outgoingMail);
  }
}
