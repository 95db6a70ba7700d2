import { Arg, Ctx, Directive, Extensions, Mutation, Resolver } from "type-graphql";
import { keyOf } from "../graphql/node-id.ts";
import type { RootContext } from "../graphql/request-context.ts";
import { unlockLogin } from "./login-unlock.service.ts";
import { UnlockLoginInput, UnlockLoginPayload } from "./login-unlock.types.ts";

@Resolver()
export class LoginUnlockResolver {
  @Directive("@access(right: USER_UPDATE)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "login.unlock" })
  @Mutation(() => UnlockLoginPayload, {
    nullable: true,
    description: "After too many wrong passwords: all budgets of the login begin anew. Not one's own: WRONG_STATE.",
  })
  async unlockLogin(
    @Ctx() { tx, users, dependencies }: RootContext,
    @Arg("input", () => UnlockLoginInput) { userId }: UnlockLoginInput,
  ): Promise<UnlockLoginPayload> {
    const uuid = keyOf(userId, "User");
    const userErrors = await unlockLogin(tx, dependencies.throttle, uuid);
    return { user: () => users.clear(uuid).load(uuid), userErrors };
  }
}
