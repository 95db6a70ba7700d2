import { sql } from "kysely";
import { Arg, Ctx, Directive, FieldResolver, Mutation, Query, Resolver } from "type-graphql";
import { actorName } from "../audit/record.ts";
import { notFound } from "../graphql/errors.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { DEMO_LOGINS } from "../demo/demo-logins.ts";
import { deliverSession, readSession } from "../identity/session-delivery.ts";
import { Session } from "../identity/identity.types.ts";
import { User } from "../users/users.types.ts";
import { passwordRulesOf, readPractice } from "./practice.service.ts";
import { Deployment, MailboxMail, Me, Practice, SignUpInput, SignUpPayload } from "./practices.types.ts";
import { PASSWORD_MINIMUM_LENGTH, signUp } from "./sign-up.service.ts";
import packageJson from "../../package.json" with { type: "json" };
import { accountOf, ANONYMOUS, btgOf } from "../identity/actor.ts";
import { isLockedDown } from "../graphql/lockdown.ts";

@Resolver(() => Me)
export class PracticesResolver {
  @Directive("@public")
  @Query(() => Me, { nullable: true, description: "Null: nobody is signed in." })
  me(@Ctx() { tx, dependencies: { config } }: RootContext): Partial<Me> | null {
    const { actor } = tx.context;
    if (actor.kind !== "USER" && actor.kind !== "VENDOR_EMPLOYEE") return null;
    return {
      actor: {
        kind: actor.kind,
        name: actorName(actor),
        userUuid: actor.kind === "USER" ? actor.userId : null,
        agentReference: btgOf(actor)?.agentReference ?? null,
      },
      lockdown: isLockedDown(actor, config.stage),
      rights: [...(accountOf(actor)?.rights ?? [])],
    };
  }

  @FieldResolver(() => User, { nullable: true, description: "Whose account is in use." })
  user(@Ctx() { operation, users }: RequestContext): Promise<User | null> | null {
    const account = accountOf(operation.actor);
    return account === null ? null : users.load(account.userId);
  }

  @FieldResolver(() => Practice, { nullable: true })
  async practice(@Ctx() { operation }: RequestContext): Promise<Practice | null> {
    return operation.context.practiceId === null ? null : readPractice(await operation.read());
  }

  @FieldResolver(() => Session, { nullable: true })
  async session(@Ctx() { operation }: RequestContext): Promise<Session | null> {
    const { actor, session } = operation;
    const id = actor.kind === "VENDOR_EMPLOYEE" && actor.realm === "VENDOR" ? actor.sessionId : session?.id;
    return id === undefined ? null : readSession(await operation.read(), id);
  }

  @Directive("@public")
  @Query(() => Deployment, {
    nullable: true,
    description: "Before sign-in: names, the STAGING banner, password rules.",
  })
  deployment(@Ctx() { dependencies: { config } }: RootContext): Deployment {
    return {
      stage: config.stage,
      vendorName: config.vendorName,
      version: packageJson.version,
      passwordRules: passwordRulesOf(PASSWORD_MINIMUM_LENGTH),
      mailbox: config.mailbox,
      demoLogins: config.demo ? [...DEMO_LOGINS] : [],
    };
  }

  @Directive("@public")
  @Query(() => [MailboxMail], {
    nullable: true,
    description: "Newest first; in development without SMTP alone, else NOT_FOUND.",
  })
  async mailbox(@Ctx() { operation, dependencies: { config } }: RequestContext): Promise<MailboxMail[]> {
    if (!config.mailbox) throw notFound();
    // Apart: whoever is signed in, in whichever realm, it is the same page.
    const { rows } = await operation.apart(
      (tx) =>
        sql<{ id: string; to_address: string; subject: string; body: string; created_at: Date }>`
          SELECT * FROM private.mailbox()`.execute(tx.db),
      { practiceId: null, actor: ANONYMOUS },
    );
    return rows.map((mail) => ({
      id: mail.id,
      to: mail.to_address,
      subject: mail.subject,
      text: mail.body,
      sentAt: mail.created_at,
    }));
  }

  @Directive("@public")
  @Mutation(() => SignUpPayload, {
    nullable: true,
    description: "A practice and its first user: a provider, with TABS and All Access, and signed in.",
  })
  async signUp(
    @Ctx() context: RequestContext,
    @Arg("input", () => SignUpInput) input: SignUpInput,
  ): Promise<SignUpPayload> {
    const result = await signUp(context.operation, context.dependencies, input);
    if (Array.isArray(result)) return { practice: null, session: null, bearerToken: null, userErrors: result };
    const delivered = await deliverSession(context, result);
    return { practice: await readPractice(await context.operation.read()), ...delivered, userErrors: [] };
  }
}
