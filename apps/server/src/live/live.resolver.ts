import { Directive, Extensions, Resolver, Root, Subscription } from "type-graphql";
import type { SubscriptionContext } from "../graphql/request-context.ts";
import { SessionChange } from "./live.types.ts";

@Resolver()
export class LiveResolver {
  @Directive("@access(realm: ANY, enrolling: true)")
  @Extensions({ eventsAreWhole: true })
  @Subscription(() => SessionChange, {
    nullable: true,
    description: "Of the session that asks. After ENDED the server closes the channel.",
    subscribe: ({ context }: { context: SubscriptionContext }) =>
      context.openChannel({ onSessionChange: (change) => change }),
  })
  sessionChanged(@Root() change: SessionChange): SessionChange {
    return change;
  }
}
