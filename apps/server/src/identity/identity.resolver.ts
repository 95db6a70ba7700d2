import { sql } from "kysely";
import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { record } from "../audit/record.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { User } from "../users/users.types.ts";
import { extendVendorSession } from "../vendor/vendor-sessions.service.ts";
import { completeVendorSignIn } from "../vendor/vendor-sign-in.service.ts";
import { signOutEmployee } from "../vendor/vendor-sign-out.service.ts";
import { isVendorCredential, readToken } from "./credential.ts";
import {
  CompleteSignInPayload,
  ExtendSessionPayload,
  RequestPasswordResetInput,
  RequestPasswordResetPayload,
  ResetPasswordInput,
  ResetPasswordPayload,
  Session,
  SignInInput,
  SignInPayload,
  SignOutPayload,
} from "./identity.types.ts";
import { requestPasswordReset, resetPassword } from "./password-reset.service.ts";
import { signOut } from "./sessions.service.ts";
import { deliverSession, readSession } from "./session-delivery.ts";
import { completeSignIn } from "./sign-in-challenge.service.ts";
import { CompleteSignInInput } from "./sign-in-challenge.types.ts";
import { signIn } from "./sign-in.service.ts";

@Resolver(() => Session)
export class IdentityResolver {
  @Directive("@public")
  @Mutation(() => SignInPayload, {
    nullable: true,
    description:
      "WRONG_CREDENTIALS. 10 failures in 15 minutes for a login and address, over all ways of giving a password: RATE_LIMITED; known browsers apart.",
  })
  async signIn(
    @Ctx() context: RequestContext,
    @Arg("input", () => SignInInput) input: SignInInput,
  ): Promise<SignInPayload> {
    const { operation, dependencies } = context;
    const result = await signIn(operation, dependencies.throttle, input);
    const nothing = { session: null, bearerToken: null, challenge: null, userErrors: [] };
    if (Array.isArray(result)) return { ...nothing, userErrors: result };
    if (!("sessionToken" in result)) return { ...nothing, challenge: result };
    return { ...nothing, ...(await deliverSession(context, result)) };
  }

  @Directive("@public")
  @Mutation(() => CompleteSignInPayload, {
    nullable: true,
    description:
      "The second step, for both realms. WRONG_CODE; EXPIRED once the challenge is over. 10 wrong codes in 15 minutes, or 30 in a day: RATE_LIMITED; known browsers apart.",
  })
  async completeSignIn(
    @Ctx() context: RequestContext,
    @Arg("input", () => CompleteSignInInput) input: CompleteSignInInput,
  ): Promise<CompleteSignInPayload> {
    const token = readToken(input.challengeToken);
    const complete = token !== null && isVendorCredential(token) ? completeVendorSignIn : completeSignIn;
    const result = await complete(context.operation, context.dependencies, input);
    if (Array.isArray(result)) return { session: null, bearerToken: null, userErrors: result };
    return { ...(await deliverSession(context, result)), userErrors: [] };
  }

  @Directive("@access(realm: ANY, enrolling: true)")
  @Extensions({ action: "session.end", ownTransactions: true, outsideBtg: true })
  @Mutation(() => SignOutPayload, {
    nullable: true,
    description:
      "Ends the session of the request. In a BTG request, also of a BTG session that has ended: the vendor employee's own session, and its BTG sessions with it.",
  })
  async signOut(@Ctx() context: RequestContext): Promise<SignOutPayload> {
    if (context.operation.actor.kind === "VENDOR_EMPLOYEE") await signOutEmployee(context);
    else await context.operation.write(signOut, { session: "EXCLUSIVE", access: false });
    context.cookies.setSession(null);
    return { userErrors: [] };
  }

  @Directive("@access(realm: ANY, enrolling: true)")
  @Extensions({ action: "session.extend" })
  @Mutation(() => ExtendSessionPayload, { nullable: true, description: "Stay signed in: counts as activity." })
  async extendSession(@Ctx() { tx }: RootContext): Promise<ExtendSessionPayload> {
    const { actor, realm } = tx.context;
    if (realm === "VENDOR") return { session: await extendVendorSession(tx), userErrors: [] };
    if (actor.kind !== "USER") return { session: null, userErrors: [] };
    await sql`UPDATE session SET last_used_at = ${tx.now} WHERE id = ${actor.sessionId}`.execute(tx.db);
    await record(tx, { action: "session.extend", subject: { type: "User", id: actor.userId, label: actor.name } });
    return { session: await readSession(tx, actor.sessionId), userErrors: [] };
  }

  @Directive("@public")
  @Directive("@disabledInBtg")
  @Mutation(() => RequestPasswordResetPayload, {
    nullable: true,
    description: "Mails a link, if the login exists; the answer never tells.",
  })
  async requestPasswordReset(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => RequestPasswordResetInput) { login }: RequestPasswordResetInput,
  ): Promise<RequestPasswordResetPayload> {
    await requestPasswordReset(operation, dependencies.throttle, dependencies.config, login);
    return { userErrors: [] };
  }

  @Directive("@public")
  @Directive("@disabledInBtg")
  @Mutation(() => ResetPasswordPayload, {
    nullable: true,
    description: "By the mailed link: 1 hour, once. Ends all sessions and signs nobody in.",
  })
  async resetPassword(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => ResetPasswordInput) input: ResetPasswordInput,
  ): Promise<ResetPasswordPayload> {
    return { userErrors: await resetPassword(operation, dependencies.throttle, input) };
  }

  @FieldResolver(() => User, { nullable: true, description: "Null for a vendor employee's." })
  user(@Root() session: Session, @Ctx() { operation, users }: RequestContext): Promise<User | null> | null {
    return operation.context.realm === "VENDOR" ? null : users.load(session.userUuid);
  }
}
