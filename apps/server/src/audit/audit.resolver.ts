import { Arg, Args, Ctx, Directive, Extensions, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { PageArgs } from "../graphql/connection.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { User } from "../users/users.types.ts";
import { ActorObject } from "./actor.types.ts";
import { countAddedEntries, listAuditEntries } from "./audit.service.ts";
import { AuditEntriesAdded, AuditEntry, AuditEntryConnection, type AuditPage } from "./audit.types.ts";

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Directive("@access(right: AUDIT_READ, self: true)")
  @Extensions({ action: "audit.read" })
  @Query(() => AuditEntryConnection, {
    nullable: true,
    description:
      "Newest first. `query` is the search box: `actor:kim action:chart.open -outcome:success ip:10.0.0.0/8 created:>2026-11-01 smith`. Qualifiers: actor, user, patient, action, outcome, mark, ip, created, session, request; `-` negates; quotes hold words together; the rest is free text over sentence and names. A fault in it is BAD_USER_INPUT with the position. Each page writes AUDIT_READ.",
  })
  auditEntries(
    @Ctx() { tx }: RootContext,
    @Arg("query", () => String, { nullable: true }) query: string | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<AuditPage> {
    return listAuditEntries(tx, page, { query });
  }

  @Directive("@access(right: AUDIT_READ, self: true)")
  @Query(() => AuditEntriesAdded, { nullable: true, description: "`since`: the `liveCursor` of a page." })
  async auditEntriesAdded(
    @Ctx() { tx }: RootContext,
    @Arg("since", () => String) since: string,
    @Arg("query", () => String, { nullable: true }) query: string | null,
  ): Promise<AuditEntriesAdded> {
    return { count: await countAddedEntries(tx, since, query) };
  }

  @FieldResolver(() => User, { nullable: true })
  onBehalfOf(@Root() { onBehalfOfUuid }: AuditEntry, @Ctx() { users }: RequestContext): Promise<User | null> | null {
    return onBehalfOfUuid === null ? null : users.load(onBehalfOfUuid);
  }
}

@Resolver(() => ActorObject)
export class ActorResolver {
  @FieldResolver(() => User, { nullable: true })
  user(@Root() { kind, userUuid }: ActorObject, @Ctx() { users }: RequestContext): Promise<User | null> | null {
    return kind !== "USER" || userUuid === null ? null : users.load(userUuid);
  }
}
