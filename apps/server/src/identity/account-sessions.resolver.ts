import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { demandSignedIn } from "../graphql/demand-right.ts";
import { keyOf } from "../graphql/node-id.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { User } from "../users/users.types.ts";
import { endBtgSessionsOfOwn, endOwnVendorSession } from "../vendor/vendor-sign-out.service.ts";
import { endAllSessions, endSession, lastSignIn, liveSessions } from "./account-sessions.service.ts";
import {
  EndAllSessionsInput,
  EndAllSessionsPayload,
  EndSessionInput,
  EndSessionPayload,
  UserSecurity,
} from "./account-sessions.types.ts";
import { Session } from "./identity.types.ts";
import { readSession } from "./session-delivery.ts";

@Resolver(() => User)
export class AccountSessionsResolver {
  @Directive("@access(right: USER_READ, self: true)")
  @FieldResolver(() => UserSecurity, { nullable: true, description: "One's own, or with USER_READ." })
  security(@Root() { uuid }: User): UserSecurity {
    return { userUuid: uuid };
  }

  @Directive("@access(right: SESSION_END, realm: ANY, self: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "session.revoke", ownTransactions: true })
  @Mutation(() => EndSessionPayload, {
    nullable: true,
    description: "In force for the next request; its live channels close. WRONG_STATE for one that has ended.",
  })
  async endSession(
    @Ctx() context: RequestContext,
    @Arg("input", () => EndSessionInput) { sessionId }: EndSessionInput,
  ): Promise<EndSessionPayload> {
    const { operation, cookies } = context;
    const uuid = keyOf(sessionId, "Session");
    const end = operation.context.realm === "VENDOR" ? endOwnVendorSession : endSession;
    const result = await operation.write(
      async (tx) => {
        demandSignedIn(tx.context.actor);
        const userErrors = await end(tx, uuid);
        return { session: await readSession(tx, uuid), userErrors };
      },
      { session: "EXCLUSIVE", access: true },
    );
    await endBtgSessionsOfOwn(context, [uuid]);
    if (uuid === operation.context.sessionId) cookies.setSession(null);
    return result;
  }

  @Directive("@access(right: SESSION_END, self: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "session.revoke", changesAccess: true })
  @Mutation(() => EndAllSessionsPayload, { nullable: true, description: "Log out everywhere." })
  async endAllSessions(
    @Ctx() { tx, cookies }: RootContext,
    @Arg("input", () => EndAllSessionsInput) { userId }: EndAllSessionsInput,
  ): Promise<EndAllSessionsPayload> {
    const ended = await endAllSessions(tx, keyOf(userId, "User"));
    if (ended.some(({ id }) => id === tx.context.sessionId)) cookies.setSession(null);
    return { endedCount: ended.length, userErrors: [] };
  }
}

@Resolver(() => UserSecurity)
export class UserSecurityResolver {
  @FieldResolver(() => [Session], { description: "Live ones, last used first." })
  async sessions(@Root() { userUuid }: UserSecurity, @Ctx() { operation }: RequestContext): Promise<Session[]> {
    return (await liveSessions(operation, userUuid)) ?? [];
  }

  @FieldResolver(() => Date, { nullable: true })
  lastSignInAt(@Root() { userUuid }: UserSecurity, @Ctx() { operation }: RequestContext): Promise<Date | null> {
    return lastSignIn(operation, userUuid);
  }
}
