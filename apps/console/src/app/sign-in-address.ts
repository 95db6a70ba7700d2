import type { ApolloClient } from "@apollo/client";
import type { createBrowserRouter } from "react-router";

/** Why the sign-in page is shown to somebody who did not ask for it. */
export type SignInReason =
  | "ended"
  | "idle"
  | "disabled"
  | "password-changed"
  | "two-factor-set-up"
  | "two-factor-reset"
  | "signed-out";

/** The sign-in page's address, with the page to come back to. */
export function signInAddress(from: { pathname: string; search: string }, why?: SignInReason): string {
  const parameters = new URLSearchParams();
  if (why !== undefined) parameters.set("why", why);
  const next = `${from.pathname}${from.search}`;
  if (next !== "/" && why !== "signed-out") parameters.set("next", next);
  const query = parameters.toString();
  return query === "" ? "/sign-in" : `/sign-in?${query}`;
}

/** Nobody is signed in any more: the sign-in page says why, and what was read is forgotten. */
export async function leaveForSignIn(
  router: Pick<ReturnType<typeof createBrowserRouter>, "state" | "navigate">,
  client: ApolloClient,
  why: SignInReason,
): Promise<void> {
  const { location } = router.state;
  if (location.pathname === "/sign-in") return;
  await router.navigate(signInAddress(location, why), { replace: true });
  // Not before: a page that is still shown would ask for it all again.
  await client.clearStore();
}
