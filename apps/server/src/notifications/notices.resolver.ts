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
import { mayReadBtg } from "../btg/btg-readers.ts";
import { btgSessionOf } from "../btg/btg-sessions.service.ts";
import { Node } from "../graphql/common.types.ts";
import { PageArgs, type Page } from "../graphql/connection.ts";
import { badInput } from "../graphql/errors.ts";
import { keyOf } from "../graphql/node-id.ts";
import type { RequestContext, RootContext, SubscriptionContext } from "../graphql/request-context.ts";
import { accountOf } from "../identity/actor.ts";
import type { Signal } from "../live/signal.ts";
import { activationOf } from "../emergency-access/activations.service.ts";
import { chartOverrideOf } from "../emergency-access/chart-overrides.service.ts";
import { acknowledgeNotices, findNoticeAbout, listNotices } from "./notices.service.ts";
import {
  AcknowledgeNoticesInput,
  AcknowledgeNoticesPayload,
  Notice,
  NoticeConnection,
  NoticeKind,
} from "./notices.types.ts";

const MAXIMUM_AT_ONCE = 100;

@Resolver(() => Notice)
export class NoticesResolver {
  @Directive("@access(self: true)")
  @Query(() => NoticeConnection, {
    nullable: true,
    description: "One's own, newest first. All of them are the history page.",
  })
  notices(
    @Ctx() { tx, dependencies: { config } }: RootContext,
    @Arg("kinds", () => [NoticeKind], { nullable: true }) kinds: NoticeKind[] | null,
    @Arg("acknowledged", () => Boolean, {
      nullable: true,
      description: "True: those that were seen. False: those that were not, and are not over.",
    })
    acknowledged: boolean | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Notice>> {
    return listNotices(tx, config.vendorName, { kinds: kinds ?? null, acknowledged: acknowledged ?? null }, page);
  }

  @Directive("@access(self: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "notice.acknowledge" })
  @Mutation(() => AcknowledgeNoticesPayload, {
    nullable: true,
    description: "For the BTG label: when the linked page has loaded, not at the click.",
  })
  async acknowledgeNotices(
    @Ctx() { tx, dependencies: { config } }: RootContext,
    @Arg("input", () => AcknowledgeNoticesInput) { noticeIds }: AcknowledgeNoticesInput,
  ): Promise<AcknowledgeNoticesPayload> {
    if (noticeIds.length > MAXIMUM_AT_ONCE)
      throw badInput("input.noticeIds", `at most ${MAXIMUM_AT_ONCE} at once. Send the others afterwards.`);
    const ids = noticeIds.map((id) => keyOf(id, "Notice"));
    return { notices: await acknowledgeNotices(tx, config.vendorName, ids), userErrors: [] };
  }

  @Directive("@access(self: true)")
  @Subscription(() => Notice, {
    nullable: true,
    description: "Of one's own: raised or acknowledged.",
    subscribe: ({ context }: { context: SubscriptionContext }) => {
      const userId = accountOf(context.operation.actor)?.userId;
      const isOwn = ({ kind, user }: Signal) => kind === "notice" && (user === undefined || user === userId);
      return context.openChannel({ onSignal: (heard) => (isOwn(heard) ? heard : undefined) });
    },
  })
  noticeChanged(@Root() { id }: Signal, @Ctx() { tx, dependencies: { config } }: RootContext): Promise<Notice | null> {
    return findNoticeAbout(tx, config.vendorName, id);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "What it is about, where the reader may see that.",
  })
  async subject(
    @Root() { kind, subjectUuid }: Notice,
    @Ctx() { operation, dependencies: { config } }: RequestContext,
  ): Promise<Node | null> {
    switch (kind) {
      case "VENDOR_ACCESS": {
        const session = await btgSessionOf(operation, config.vendorName, subjectUuid);
        return session !== null && mayReadBtg(operation.actor, session) ? session : null;
      }
      case "EMERGENCY_ACCESS":
      case "EMERGENCY_REVIEW_DUE":
        return activationOf(operation, subjectUuid);
      case "CHART_OVERRIDE":
        return operation.actor.kind === "USER" && operation.actor.rights.has("emergency-access:review")
          ? chartOverrideOf(operation, subjectUuid)
          : null;
      // Tries of the vendor's support: what a practice may know of them stands in its log.
      case "SUPPORT_PIN_VALIDATED":
      case "SUPPORT_PIN_REFUSED":
      case "SUPPORT_PIN_REPLACED":
      case "SUPPORT_CODE_VALIDATED":
      case "SUPPORT_CODE_REFUSED":
        return null;
    }
  }
}
