import { useQuery } from "@apollo/client/react";
import { BACKGROUND } from "../../lib/apollo.ts";
import { explain } from "../../lib/errors.ts";
import { useMe } from "../../lib/session.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { AppUnlockPinSection } from "./app-unlock-pin-section.tsx";
import { OWN_PINS } from "./pin-operations.ts";
import { SupportPinSection } from "./support-pin-section.tsx";

/** Support validates a PIN while its owner reads it out here: he sees at once that it was, and that there is a new one. */
const POLL_MILLISECONDS = 10_000;

/** One's own Support PIN and App Unlock PIN. */
export function OwnPins() {
  // In BTG every look is an entry of the customer's log: none is made without need.
  const polls = useMe().actor.kind === "USER";
  const { data, error, refetch } = useQuery(OWN_PINS, {
    context: BACKGROUND,
    pollInterval: polls ? POLL_MILLISECONDS : 0,
  });
  if (error !== undefined && data === undefined) {
    return <ErrorState {...explain(error, "Your PINs")} onRetry={() => void refetch()} />;
  }
  const user = data?.me?.user;
  return (
    <>
      <SupportPinSection
        pin={user?.supportPin ?? undefined}
        reload={async () => (await refetch()).data?.me?.user?.supportPin ?? undefined}
      />
      <AppUnlockPinSection isSet={user?.appUnlockPinSet ?? undefined} />
    </>
  );
}
