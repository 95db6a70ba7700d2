import {
  Arg,
  Args,
  Ctx,
  Directive,
  Extensions,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import { listBtgTimeline } from "../audit/audit.service.ts";
import { AuditEntry, AuditEntryConnection, type AuditPage } from "../audit/audit.types.ts";
import { PageArgs, type Page } from "../graphql/connection.ts";
import { keyOf } from "../graphql/node-id.ts";
import type { RequestContext, RootContext, SubscriptionContext } from "../graphql/request-context.ts";
import { btgOf } from "../identity/actor.ts";
import type { Signal } from "../live/signal.ts";
import { Me } from "../practices/practices.types.ts";
import { User } from "../users/users.types.ts";
import { mayReadBtg } from "./btg-readers.ts";
import { btgSessionOf, findBtgSession, listBtgSessions } from "./btg-sessions.service.ts";
import {
  BtgSession,
  BtgSessionConnection,
  BtgSessionState,
  EndBtgSessionInput,
  EndBtgSessionPayload,
} from "./btg.types.ts";
import { endBtgSessionByPractice } from "./end-btg-session.service.ts";

@Resolver(() => BtgSession)
export class BtgResolver {
  @Directive("@access(right: BTG_READ)")
  @Query(() => BtgSessionConnection, {
    nullable: true,
    description: "Live ones first, then the one that was opened last.",
  })
  btgSessions(
    @Ctx() { tx, dependencies: { config } }: RootContext,
    @Arg("states", () => [BtgSessionState], { nullable: true }) states: BtgSessionState[] | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<BtgSession>> {
    return listBtgSessions(tx, config.vendorName, states ?? null, page);
  }

  @Directive("@access(right: BTG_END)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "btg.end", changesAccess: true })
  @Mutation(() => EndBtgSessionPayload, {
    nullable: true,
    description:
      "End now: from the answer on no request of that session succeeds and none under way commits. WRONG_STATE for one that has ended. The agent's End is vendorEndBtgSession.",
  })
  async endBtgSession(
    @Ctx() { tx, dependencies: { config } }: RootContext,
    @Arg("input", () => EndBtgSessionInput) { btgSessionId }: EndBtgSessionInput,
  ): Promise<EndBtgSessionPayload> {
    const uuid = keyOf(btgSessionId, "BtgSession");
    const userErrors = await endBtgSessionByPractice(tx, config.vendorName, uuid);
    return { btgSession: await findBtgSession(tx, config.vendorName, uuid), userErrors };
  }

  @Directive("@access(right: BTG_READ)")
  @Subscription(() => BtgSession, {
    nullable: true,
    description: "Opened or ended.",
    subscribe: ({ context }: { context: SubscriptionContext }) =>
      context.openChannel({ onSignal: (heard) => (heard.kind === "btg" ? heard : undefined) }),
  })
  btgSessionChanged(
    @Root() { id }: Signal,
    @Ctx() { tx, dependencies: { config } }: RootContext,
  ): Promise<BtgSession | null> {
    return findBtgSession(tx, config.vendorName, id);
  }

  @FieldResolver(() => User)
  async onBehalfOf(@Root() { onBehalfOfUuid }: BtgSession, @Ctx() { users }: RequestContext): Promise<User> {
    return (await users.load(onBehalfOfUuid))!;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: "Who was verified for this case, which need not be the user on whose behalf; null: nobody was.",
  })
  async caller(@Root() { callerUuid }: BtgSession, @Ctx() { users }: RequestContext): Promise<User | null> {
    return callerUuid === null ? null : users.load(callerUuid);
  }

  @FieldResolver(() => AuditEntryConnection, {
    nullable: true,
    description:
      "Opened, records seen, changes with before/after, ended and by whom: oldest first. Each page writes AUDIT_READ.",
  })
  async timeline(
    @Root() { uuid }: BtgSession,
    @Ctx() { operation, dependencies: { config } }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<AuditPage> {
    return listBtgTimeline(await operation.read(), config.vendorName, uuid, page);
  }
}

@Resolver(() => Me)
export class BtgMeResolver {
  @FieldResolver(() => BtgSession, {
    nullable: true,
    description:
      "The one that this request is made in: the agent's banner. Its End is vendorEndBtgSession, without the header.",
  })
  async btgSession(@Ctx() { operation, dependencies: { config } }: RequestContext): Promise<BtgSession | null> {
    const btg = btgOf(operation.actor);
    return btg === null ? null : findBtgSession(await operation.read(), config.vendorName, btg.btgSessionId);
  }
}

@Resolver(() => AuditEntry)
export class BtgAuditEntryResolver {
  @FieldResolver(() => BtgSession, {
    nullable: true,
    description: "Of an act in a BTG session, where the reader may see that.",
  })
  async btgSession(
    @Root() { marks, sessionId, onBehalfOfUuid }: AuditEntry,
    @Ctx() { operation, dependencies: { config } }: RequestContext,
  ): Promise<BtgSession | null> {
    if (sessionId === null || onBehalfOfUuid === null || !marks.includes("VENDOR_ACCESS")) return null;
    if (!mayReadBtg(operation.actor, { uuid: sessionId, onBehalfOfUuid })) return null;
    return btgSessionOf(operation, config.vendorName, sessionId);
  }
}
