import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import { lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { OUTSIDE_BTG } from "../../lib/btg.ts";
import { useHasCome } from "../../lib/has-come.ts";
import { warningOf } from "../shell/auto-logout.ts";
import { EXTEND_SESSION } from "../shell/operations.ts";
import { useSignOut } from "../shell/use-sign-out.ts";
import { leaveOnce } from "../leave-for-sign-in.ts";
import { signInAddress } from "../sign-in-address.ts";
import { STAFF_SESSION } from "./operations.ts";

const IdleWarning = lazy(async () => ({ default: (await import("../shell/idle-warning.tsx")).IdleWarning }));

const POLL_MILLISECONDS = 30_000;
/** While the warning stands, another tab may answer it. */
const WARNED_POLL_MILLISECONDS = 5_000;

/** Until the server has told the moments: as if none of them were near. */
function notYetTold() {
  return { lastUsedAt: new Date().toISOString(), idleExpiresAt: new Date(Date.now() + 600_000).toISOString() };
}

/**
 * Follows the employee's own session by polls, which are no activity, in the vendor's realm and in BTG alike. Warns before Auto Logout,
 * and leaves when the session has ended.
 */
export function StaffSessionWatch() {
  const client = useApolloClient();
  const navigate = useNavigate();
  const location = useLocation();
  const signOut = useSignOut();
  const [extend] = useMutation(EXTEND_SESSION, { context: OUTSIDE_BTG, fetchPolicy: "no-cache" });
  // Not by way of the cache: in BTG what it holds of me is the practice's.
  const { data, refetch } = useQuery(STAFF_SESSION, {
    fetchPolicy: "no-cache",
    pollInterval: POLL_MILLISECONDS,
    context: { ...BACKGROUND, ...OUTSIDE_BTG },
  });
  const [assumed] = useState(notYetTold);
  const session = data?.me?.session ?? assumed;
  const isGone = data !== undefined && data.me?.session == null;
  const limit = Date.parse(session.idleExpiresAt);
  const warned = useHasCome(limit - warningOf(session));
  const over = useHasCome(limit);
  const asking = warned && !over && !isGone;

  const look = () => void refetch().catch(() => undefined);
  const leave = () =>
    leaveOnce(client, async () => {
      await navigate(signInAddress(location, over ? "idle" : "ended"), { replace: true });
    });
  const onMoment = useEffectEvent(look);
  const onGone = useEffectEvent(() => void leave());
  // The server's word counts at both moments: another tab, or an act in this one, may have kept the session alive.
  useEffect(() => {
    if (warned || over) onMoment();
  }, [warned, over]);
  useEffect(() => {
    if (!asking) return undefined;
    const timer = setInterval(onMoment, WARNED_POLL_MILLISECONDS);
    return () => clearInterval(timer);
  }, [asking]);
  useEffect(() => {
    if (isGone) onGone();
  }, [isGone]);

  return (
    <Suspense fallback={null}>
      {asking ? (
        <IdleWarning
          until={limit}
          onStay={async () => {
            await extend().catch(() => undefined);
            look();
          }}
          onSignOut={signOut}
        />
      ) : null}
    </Suspense>
  );
}
