import { useApolloClient, useMutation, useSubscription } from "@apollo/client/react";
import { lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { failureOf } from "../../lib/errors.ts";
import { useHasCome } from "../../lib/has-come.ts";
import { ofSession } from "../../lib/live.ts";
import { SESSION } from "../../lib/operations.ts";
import { type Me, useMe } from "../../lib/session.tsx";
import { leaveOnce } from "../leave-for-sign-in.ts";
import { reasonOf, signInAddress, type SignInReason, signInState } from "../sign-in-address.ts";
import { warningOf } from "./auto-logout.ts";
import { EXTEND_SESSION, SESSION_CHANGED, SESSION_END } from "./operations.ts";
import { useSignOut } from "./use-sign-out.ts";

const IdleWarning = lazy(async () => ({ default: (await import("./idle-warning.tsx")).IdleWarning }));

/** For what the live channel does not bring: it may be away, or refused. */
const POLL_MILLISECONDS = 30_000;
/** While the warning stands, another tab may answer it. */
const WARNED_POLL_MILLISECONDS = 5_000;
/** What the way of an answer may take. */
const CLOCK_TOLERANCE_MILLISECONDS = 2_000;

/**
 * Follows the session, by the live channel and by polls; neither is activity. Warns before Auto Logout, takes up changed rights, and
 * leaves for the sign-in page the moment the session has ended.
 */
export function SessionWatch() {
  const { session } = useMe();
  // Another session in this tab's place, by a sign-in in another tab, is watched from the beginning.
  return session === null ? null : <Watch key={session.id} session={session} />;
}

function Watch({ session }: { session: NonNullable<Me["session"]> }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const location = useLocation();
  const signOut = useSignOut();
  const [extend] = useMutation(EXTEND_SESSION);
  // How far this computer's clock is ahead of the server's, as far as the server has told its own.
  const [ahead, setAhead] = useState(0);
  const limit = Date.parse(session.idleExpiresAt) + ahead;
  const warned = useHasCome(limit - warningOf(session));
  const over = useHasCome(limit);
  const asking = warned && !over;

  const leave = (why: SignInReason) =>
    leaveOnce(client, async () => {
      await navigate(signInAddress(location, why), { replace: true, state: signInState(client, why) });
    });
  const endCause = () =>
    client.query({ query: SESSION_END, fetchPolicy: "no-cache", context: BACKGROUND }).then(
      () => null,
      (error: unknown) => failureOf(error).sessionEndCause,
    );
  const look = async () => {
    // Not by way of the cache: without a session the shell would leave first, and without saying why.
    const answer = await client
      .query({ query: SESSION, fetchPolicy: "no-cache", context: BACKGROUND })
      .catch(() => null);
    const me = answer?.data?.me;
    if (me === undefined) return;
    if (me === null) {
      const cause = await endCause();
      // A tab that has left meanwhile has forgotten the session.
      if (client.readQuery({ query: SESSION }) !== null) await leave(reasonOf(cause));
      return;
    }
    // Somebody signed in anew in another tab: nothing that this one has read may stay.
    if (me.session?.id !== session.id) await client.resetStore();
    else client.writeQuery({ query: SESSION, data: { me } });
  };
  useSubscription(SESSION_CHANGED, {
    context: ofSession(session.id),
    fetchPolicy: "no-cache",
    ignoreResults: true,
    onData: ({ data: { data: told } }) => {
      const change = told?.sessionChanged;
      if (change == null) return;
      const measured = Date.now() - Date.parse(change.at);
      setAhead((known) => (Math.abs(measured - known) < CLOCK_TOLERANCE_MILLISECONDS ? known : measured));
      if (change.kind === "ENDED") void leave(reasonOf(change.endCause));
      else void look();
    },
  });

  const onMoment = useEffectEvent(() => void look());
  useEffect(() => {
    const timer = setInterval(onMoment, asking ? WARNED_POLL_MILLISECONDS : POLL_MILLISECONDS);
    return () => clearInterval(timer);
  }, [asking]);
  // The server's word counts at both moments: another tab may have kept the session alive.
  useEffect(() => {
    if (warned || over) onMoment();
  }, [warned, over]);

  return (
    <Suspense fallback={null}>
      {asking ? (
        <IdleWarning
          until={limit}
          onStay={async () => {
            await extend().catch(look);
          }}
          onSignOut={signOut}
        />
      ) : null}
    </Suspense>
  );
}
