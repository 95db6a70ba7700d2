import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { SESSION } from "../../lib/operations.ts";
import { signInAddress } from "../sign-in-address.ts";
import { EXTEND_SESSION } from "./operations.ts";

const IdleWarning = lazy(async () => ({ default: (await import("./idle-warning.tsx")).IdleWarning }));

const POLL_MILLISECONDS = 30_000;
const WARNING_SECONDS = 60;

/**
 * Follows the session in the background, which is not activity: warns before Auto Logout, and leaves for the sign-in page once the
 * server knows of no session any more.
 */
export function SessionWatch() {
  const client = useApolloClient();
  const navigate = useNavigate();
  const location = useLocation();
  const { data, refetch } = useQuery(SESSION, {
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
    pollInterval: POLL_MILLISECONDS,
    context: BACKGROUND,
  });
  const [extend] = useMutation(EXTEND_SESSION);
  const secondsLeft = useSecondsUntil(data?.me?.session?.idleExpiresAt);
  const warned = secondsLeft !== undefined && secondsLeft <= WARNING_SECONDS;
  const over = secondsLeft !== undefined && secondsLeft <= 0;
  const ended = data !== undefined && data.me === null;

  // The server's word counts at both moments: another tab may have kept the session alive.
  useEffect(() => {
    if (warned) void refetch().catch(() => undefined);
  }, [warned, refetch]);
  useEffect(() => {
    if (over) void refetch().catch(() => undefined);
  }, [over, refetch]);

  useEffect(() => {
    if (!ended) return;
    void (async () => {
      await navigate(signInAddress(location, "idle"), { replace: true });
      await client.clearStore();
    })();
  }, [ended, navigate, location, client]);

  return (
    <Suspense fallback={null}>
      {warned && !over && !ended ? (
        <IdleWarning seconds={Math.max(1, secondsLeft)} onStay={() => void extend()} />
      ) : null}
    </Suspense>
  );
}

/** Whole seconds until the instant, told again each second of its last two minutes. */
function useSecondsUntil(instant: string | undefined): number | undefined {
  const [now, setNow] = useState(Date.now);
  const left = instant === undefined ? undefined : Math.ceil((new Date(instant).getTime() - now) / 1000);
  const near = left !== undefined && left < 2 * WARNING_SECONDS;
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), near ? 1000 : 15_000);
    return () => clearInterval(timer);
  }, [near]);
  return left;
}
