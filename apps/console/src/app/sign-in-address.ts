import type { ApolloClient } from "@apollo/client";
import { btgSessionOfTab } from "../lib/btg.ts";
import type { SessionEndCause } from "../lib/graphql/graphql.ts";
import { SESSION } from "../lib/operations.ts";
import type { LeftMode } from "../lib/sign-in/left-mode.ts";

/** Why the sign-in page is shown to somebody who did not ask for it. */
export type SignInReason =
  | "ended"
  | "idle"
  | "disabled"
  | "password-changed"
  | "reset"
  | "two-factor-set-up"
  | "two-factor-reset"
  | "too-many"
  | "emergency-access"
  | "signed-out"
  | "not-signed-out";

const REASONS: Readonly<Record<SessionEndCause, SignInReason>> = {
  SIGN_OUT: "signed-out",
  IDLE: "idle",
  TIME_LIMIT: "ended",
  REVOKED: "ended",
  USER_DISABLED: "disabled",
  PASSWORD_CHANGED: "password-changed",
  PASSWORD_RESET: "reset",
  TWO_FACTOR_SET_UP: "two-factor-set-up",
  TWO_FACTOR_RESET: "two-factor-reset",
  TOO_MANY_SESSIONS: "too-many",
  APP_UNLOCK_REFUSED: "ended",
  EMERGENCY_ACCESS_ACTIVATED: "emergency-access",
};

/** Who asked for the way out does not want to come back to where it was. */
const ASKED_FOR: ReadonlySet<SignInReason | undefined> = new Set(["signed-out", "not-signed-out"] as const);

/** The words for the end of a session, however the tab came to know of it. @param cause null: the server told none. */
export function reasonOf(cause: SessionEndCause | null): SignInReason {
  return cause === null ? "ended" : (REASONS[cause] ?? "ended");
}

/**
 * Where somebody goes whose session has ended: the sign-in page of his realm, with the page to come back to. A tab in BTG goes back to the
 * staff console, which says how the access ended.
 */
export function signInAddress(from: { pathname: string; search: string }, why?: SignInReason): string {
  const btgSession = btgSessionOfTab();
  if (btgSession !== null && !ASKED_FOR.has(why)) return endedAddress(btgSession);
  const vendor = btgSession !== null || /^\/staff(?:\/|$)/u.test(from.pathname);
  const parameters = new URLSearchParams();
  if (why !== undefined) parameters.set("why", why);
  const next = `${from.pathname}${from.search}`;
  if (next !== "/" && next !== "/staff" && !ASKED_FOR.has(why)) parameters.set("next", next);
  const query = parameters.toString();
  return `${vendor ? "/staff/sign-in" : "/sign-in"}${query === "" ? "" : `?${query}`}`;
}

/** Where the staff console says how an access ended. @param btgSessionId of a VendorBtgSession. */
export function endedAddress(btgSessionId: string): string {
  return `/staff?${new URLSearchParams({ ended: btgSessionId })}`;
}

/** Where an employee goes who asked for a page of a practice in a tab that is in none. The staff console offers the way to it. */
export function askedForAddress({ pathname, search }: { pathname: string; search: string }): string {
  const next = `${pathname}${search}`;
  return next === "/" ? "/staff" : `/staff?${new URLSearchParams({ next })}`;
}

/** What the sign-in page is told besides: the mode that a mere sign-out leaves on, as the tab knew of it. */
export function signInState({ cache }: ApolloClient, why: SignInReason): LeftMode | undefined {
  const me = why === "signed-out" ? cache.readQuery({ query: SESSION })?.me : undefined;
  const mode = me?.emergencyAccessActivation;
  if (mode?.state !== "ACTIVE") return undefined;
  return { emergencyUntil: mode.endsAt, timeZone: me?.practice?.timeZone ?? "UTC" };
}
