import { Arg, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../graphql/request-context.ts";
import { requestUserName } from "./user-name-reminder.service.ts";
import { RequestUserNameInput, RequestUserNamePayload } from "./user-name-reminder.types.ts";

@Resolver()
export class UserNameReminderResolver {
  @Directive("@public")
  @Mutation(() => RequestUserNamePayload, {
    nullable: true,
    description: "Forgot my user name: mails it to the address, if known; the answer never tells.",
  })
  async requestUserName(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => RequestUserNameInput) { email }: RequestUserNameInput,
  ): Promise<RequestUserNamePayload> {
    return { userErrors: await requestUserName(operation, dependencies.throttle, dependencies.config, email) };
  }
}
