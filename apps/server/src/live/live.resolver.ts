import { Directive, Extensions, Resolver, Root, Subscription } from "type-graphql";
import type { SubscriptionContext } from "../graphql/request-context.ts";
import { SessionChange } from "./live.types.ts";

@Resolver()
export class LiveResolver {
  @Directive("@access(enrolling: true)")
  @Extensions({ eventsAreWhole: true })
  @Subscription(() => SessionChange, {
    nullable: true,
    description:
      "Of the session that asks, in BTG of the BTG session. After ENDED or BTG_ENDED the server closes the channel. Outside of BTG a vendor employee polls `me { session }`.",
    subscribe: ({ context }: { context: SubscriptionContext }) =>
      context.openChannel({ onSessionChange: (change) => change }),
  })
  sessionChanged(@Root() change: SessionChange): SessionChange {
    return change;
  }
}
