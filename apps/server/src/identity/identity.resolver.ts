import { sql } from "kysely";
import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { record } from "../audit/record.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import type { Tx } from "../store/transaction.ts";
import { User } from "../users/users.types.ts";
import {
  ExtendSessionPayload,
  RequestPasswordResetInput,
  RequestPasswordResetPayload,
  ResetPasswordInput,
  ResetPasswordPayload,
  Session,
  SignInInput,
  SignInPayload,
  SignOutPayload,
  toSession,
  type SessionDelivery,
  type SessionRow,
} from "./identity.types.ts";
import { requestPasswordReset, resetPassword } from "./password-reset.service.ts";
import { signOut } from "./sessions.service.ts";
import { signIn, type SignedIn } from "./sign-in.service.ts";

/** The session as the API shows it. */
export async function readSession(tx: Tx, id: string): Promise<Session | null> {
  const { rows } = await sql<SessionRow>`
    SELECT id, user_id, device, host(ip_address) AS ip_address, started_at, last_used_at,
      last_used_at + make_interval(mins => idle_minutes) AS idle_expires_at, expires_at
    FROM session WHERE id = ${id}`.execute(tx.db);
  return rows[0] === undefined ? null : toSession(rows[0], tx.context.sessionId ?? "");
}

/** Hands a new session over as the client asked for it: by cookie, or as a token in the answer. */
export async function deliverSession(context: RequestContext, signedIn: SignedIn, delivery: SessionDelivery): Promise<{ session: Session | null; bearerToken: string | null }> {
  if (delivery === "COOKIE") {
    context.cookies.setSession(signedIn.sessionToken);
    if (signedIn.deviceToken !== null) context.cookies.setDevice(signedIn.deviceToken);
  }
  const session = await readSession(await context.operation.read(), signedIn.session.id);
  return { session, bearerToken: delivery === "BEARER" ? signedIn.sessionToken : null };
}

@Resolver(() => Session)
export class IdentityResolver {
  @Directive("@public")
  @Mutation(() => SignInPayload, {
    nullable: true,
    description: "WRONG_CREDENTIALS. 10 failures in 15 minutes for a login and address, over all ways of giving a password: RATE_LIMITED; known browsers apart.",
  })
  async signIn(@Ctx() context: RequestContext, @Arg("input", () => SignInInput) input: SignInInput): Promise<SignInPayload> {
    const { operation, dependencies } = context;
    const result = await signIn(operation, dependencies.throttle, { ...input, cookies: input.delivery === "COOKIE" });
    if (Array.isArray(result)) return { session: null, bearerToken: null, userErrors: result };
    return { ...(await deliverSession(context, result, input.delivery)), userErrors: [] };
  }

  @Directive("@access(realm: ANY, enrolling: true)")
  @Extensions({ action: "session.end", endsSession: true })
  @Mutation(() => SignOutPayload, { nullable: true, description: "Ends the session of the request." })
  async signOut(@Ctx() context: RootContext): Promise<SignOutPayload> {
    await signOut(context.tx);
    context.cookies.setSession(null);
    return { userErrors: [] };
  }

  @Directive("@access(realm: ANY)")
  @Extensions({ action: "session.extend" })
  @Mutation(() => ExtendSessionPayload, { nullable: true, description: "Stay signed in: counts as activity." })
  async extendSession(@Ctx() { tx }: RootContext): Promise<ExtendSessionPayload> {
    const { actor } = tx.context;
    if (actor.kind !== "USER") return { session: null, userErrors: [] };
    await sql`UPDATE session SET last_used_at = ${tx.now} WHERE id = ${actor.sessionId}`.execute(tx.db);
    await record(tx, { action: "session.extend", subject: { type: "User", id: actor.userId, label: actor.name } });
    return { session: await readSession(tx, actor.sessionId), userErrors: [] };
  }

  @Directive("@public")
  @Directive("@disabledInBtg")
  @Mutation(() => RequestPasswordResetPayload, { nullable: true, description: "Mails a link, if the login exists; the answer never tells." })
  async requestPasswordReset(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => RequestPasswordResetInput) { login }: RequestPasswordResetInput,
  ): Promise<RequestPasswordResetPayload> {
    await requestPasswordReset(operation, dependencies.throttle, dependencies.config, login);
    return { userErrors: [] };
  }

  @Directive("@public")
  @Directive("@disabledInBtg")
  @Mutation(() => ResetPasswordPayload, { nullable: true, description: "By the mailed link: 1 hour, once. Ends all sessions and signs nobody in." })
  async resetPassword(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => ResetPasswordInput) input: ResetPasswordInput,
  ): Promise<ResetPasswordPayload> {
    return { userErrors: await resetPassword(operation, dependencies.throttle, input) };
  }

  @FieldResolver(() => User, { nullable: true })
  user(@Root() session: Session, @Ctx() { users }: RequestContext): Promise<User | null> {
    return users.load(session.userUuid);
  }
}
