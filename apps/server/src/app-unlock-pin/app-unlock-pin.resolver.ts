import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { accountOf } from "../identity/actor.ts";
import { User } from "../users/users.types.ts";
import { appUnlockPinSetOf, setAppUnlockPin } from "./app-unlock-pin.service.ts";
import {
  SetAppUnlockPinInput,
  SetAppUnlockPinPayload,
  VerifyAppUnlockPinInput,
  VerifyAppUnlockPinPayload,
} from "./app-unlock-pin.types.ts";
import { verifyAppUnlockPin } from "./verify-app-unlock-pin.service.ts";

@Resolver(() => User)
export class AppUnlockPinResolver {
  @Directive("@access(self: true)")
  @FieldResolver(() => Boolean, { nullable: true, description: "One's own: whether an App Unlock PIN is set." })
  async appUnlockPinSet(@Root() { uuid }: User, @Ctx() { operation }: RequestContext): Promise<boolean> {
    return (await appUnlockPinSetOf(operation, uuid)) !== null;
  }

  @Directive("@access(self: true)")
  @Directive("@requiresPassword")
  @Directive("@disabledInBtg")
  @Extensions({ action: "app-unlock-pin.set" })
  @Mutation(() => SetAppUnlockPinPayload, {
    nullable: true,
    description:
      "4-digit numeric PIN for unlocking the mobile EHR app from inactivity. Set or changed; never shown. INVALID, MISMATCH.",
  })
  async setAppUnlockPin(
    @Ctx() { tx, users, dependencies }: RootContext,
    @Arg("input", () => SetAppUnlockPinInput) input: SetAppUnlockPinInput,
  ): Promise<SetAppUnlockPinPayload> {
    const userErrors = await setAppUnlockPin(tx, dependencies.secrets, input);
    const uuid = accountOf(tx.context.actor)!.userId;
    return { user: () => users.clear(uuid).load(uuid), userErrors };
  }

  @Directive("@access(self: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "app-unlock-pin.verify", ownTransactions: true })
  @Mutation(() => VerifyAppUnlockPinPayload, {
    nullable: true,
    description:
      "For the mobile client, after inactivity. Counted, then compared. The third wrong one in a row ends the session: sign in again. WRONG_STATE where none is set.",
  })
  verifyAppUnlockPin(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => VerifyAppUnlockPinInput) { pin }: VerifyAppUnlockPinInput,
  ): Promise<VerifyAppUnlockPinPayload> {
    return verifyAppUnlockPin(operation, dependencies, pin);
  }
}
