import { useApolloClient } from "@apollo/client/react";
import { BACKGROUND } from "../../lib/apollo.ts";
import { TOLD_WHOSE } from "../../lib/emergency-access/told-whose.ts";
import { useLiveLook } from "../../lib/live-look.ts";
import { NOTICE_CHANGED, SESSION } from "../../lib/operations.ts";
import { useMe } from "../../lib/session.tsx";

/**
 * Calls when emergency access was activated, turned off or reviewed, and now and then: everybody is told of it by a notice.
 * @param options `polls`: false where time changes nothing any more.
 */
export function useEmergencyChanges(
  onChange: () => Promise<unknown>,
  { polls = true }: { polls?: boolean } = {},
): void {
  const { session, actor, rights } = useMe();
  const client = useApolloClient();
  const follows = session !== null && actor.kind === "USER";
  const look = async () => {
    // One's own mode may be what has ended: to ask with rights that are gone would be a refusal in the log. The page asks by itself then.
    const answer = await client.query({ query: SESSION, fetchPolicy: "no-cache", context: BACKGROUND });
    const now = answer.data?.me?.rights;
    if (now !== undefined && TOLD_WHOSE.every((right) => now.includes(right) === rights.includes(right)))
      await onChange();
  };
  useLiveLook(NOTICE_CHANGED, look, { listens: follows, polls: follows && polls });
}
