import { type ApolloClient, ApolloLink } from "@apollo/client";

const KEY = "chartward.btg-session";

/**
 * The BTG session that this tab of the browser is in, as the id of a VendorBtgSession; null: in none. Each tab has its own: the session
 * cookie is the employee's in all of them, and a request is in a practice only by the header that names the BTG session.
 */
export function btgSessionOfTab(): string | null {
  return sessionStorage.getItem(KEY);
}

/** What puts a request of this tab into its BTG session. */
export function btgHeaders(): Record<string, string> {
  const id = btgSessionOfTab();
  return id === null ? {} : { "Btg-Session": id };
}

/** Context of a request of the employee's own, in the vendor's realm, whatever the tab is in. */
export const OUTSIDE_BTG = { outsideBtg: true };

/** Puts every request of the tab into its BTG session, and marks it with it. */
export const btgLink = new ApolloLink((operation, forward) => {
  const { outsideBtg } = operation.getContext();
  const btgSession = outsideBtg === true ? null : btgSessionOfTab();
  const headers = btgSession === null ? {} : btgHeaders();
  operation.setContext((context) => ({ btgSession, headers: { ...context["headers"], ...headers } }));
  return forward(operation);
});

/** Whether a request was made where the tab still is: what it was refused there says nothing of another place. */
export function isOfTab(operation: ApolloLink.Operation): boolean {
  return (operation.getContext()["btgSession"] ?? null) === btgSessionOfTab();
}

/** The tab goes into a practice's account; nothing of the place before is remembered. */
export async function enterBtg(client: ApolloClient, btgSessionId: string): Promise<void> {
  sessionStorage.setItem(KEY, btgSessionId);
  await client.clearStore();
}

/** The tab is in no BTG session any more. */
export function forgetBtg(): void {
  sessionStorage.removeItem(KEY);
}

/** The tab goes out of the practice's account, also where a user signs in in it, and forgets what was read in it. The BTG session itself goes on until it is ended. */
export async function leaveBtg(client: ApolloClient): Promise<void> {
  forgetBtg();
  await client.clearStore();
}
