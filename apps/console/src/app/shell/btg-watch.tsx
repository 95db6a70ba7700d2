import { useApolloClient, useSubscription } from "@apollo/client/react";
import { useEffect, useEffectEvent } from "react";
import { useLocation, useNavigate } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { ofSession } from "../../lib/live.ts";
import { SESSION } from "../../lib/operations.ts";
import { useSecondsUntil } from "../../lib/seconds-until.ts";
import type { Me } from "../../lib/session.tsx";
import { isLeaving } from "../leave-for-sign-in.ts";
import { signInAddress } from "../sign-in-address.ts";
import { SESSION_CHANGED } from "./operations.ts";

/** For what the live channel does not bring: it may be away, or refused. */
const POLL_MILLISECONDS = 15_000;

/** Follows the BTG session, and goes back to the staff console the moment it has ended, by whomever, or its time is over. */
export function BtgWatch({ session }: { session: NonNullable<Me["btgSession"]> }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const location = useLocation();
  const over = useSecondsUntil(Date.parse(session.expiresAt)) === 0;

  const leave = () => {
    if (!isLeaving(client)) void navigate(signInAddress(location, "ended"), { replace: true });
  };
  const look = async () => {
    const answer = await client
      .query({ query: SESSION, fetchPolicy: "no-cache", context: BACKGROUND })
      .catch(() => null);
    const me = answer?.data?.me;
    if (me === undefined) return;
    if (me === null) leave();
    // A user of a practice signed in in another tab: nothing that this one has read may stay.
    else if (me.btgSession?.id !== session.id) await client.resetStore().catch(() => undefined);
    else client.writeQuery({ query: SESSION, data: { me } });
  };
  useSubscription(SESSION_CHANGED, {
    context: ofSession(session.id),
    fetchPolicy: "no-cache",
    ignoreResults: true,
    onData: ({ data: { data: told } }) => {
      if (told?.sessionChanged?.kind === "BTG_ENDED") leave();
      else void look();
    },
  });
  const onMoment = useEffectEvent(() => void look());
  useEffect(() => {
    const timer = setInterval(onMoment, POLL_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  // The server's clock decides, not this computer's.
  useEffect(() => {
    if (over) onMoment();
  }, [over]);
  return null;
}
