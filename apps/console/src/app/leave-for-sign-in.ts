import type { ApolloClient } from "@apollo/client";
import type { createBrowserRouter } from "react-router";
import { signInAddress, type SignInReason, signInState } from "./sign-in-address.ts";

const SIGN_IN_PAGES = new Set(["/sign-in", "/staff/sign-in"]);

/** Clients of tabs on their way out. */
const leaving = new WeakSet<ApolloClient>();

/** Whether this client's tab is on its way out, and needs no other. */
export const isLeaving = (client: ApolloClient): boolean => leaving.has(client);

/**
 * Takes a tab out of what its session had opened, and forgets what was read. Whoever began first knew best why: what the server answers
 * from then on may come without the session, and so without the cause of its end.
 */
export async function leaveOnce(client: ApolloClient, goOut: () => Promise<void>): Promise<void> {
  if (isLeaving(client)) return;
  leaving.add(client);
  try {
    await goOut();
    // Not before: a page that is still shown would ask for it all again.
    await client.clearStore();
  } finally {
    leaving.delete(client);
  }
}

/** Nobody is signed in any more: the sign-in page says why. */
export async function leaveForSignIn(
  router: Pick<ReturnType<typeof createBrowserRouter>, "state" | "navigate">,
  client: ApolloClient,
  why: SignInReason,
): Promise<void> {
  const { location } = router.state;
  if (SIGN_IN_PAGES.has(location.pathname)) return;
  await leaveOnce(client, async () => {
    await router.navigate(signInAddress(location, why), { replace: true, state: signInState(client, why) });
  });
}
