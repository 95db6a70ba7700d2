import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider, useQuery } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of, Subject, throwError } from "rxjs";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { SessionChangedSubscription, SessionEndCause } from "../../lib/graphql/graphql.ts";
import { SESSION } from "../../lib/operations.ts";
import { SessionProvider } from "../../lib/session.tsx";
import { leaveForSignIn } from "../leave-for-sign-in.ts";
import { SessionWatch } from "./session-watch.tsx";

/** A session that was used just now. */
const session = (minutesLeft: number, minutes = 15) => ({
  __typename: "Session",
  id: "s1",
  lastUsedAt: new Date(Date.now() - (minutes - minutesLeft) * 60_000).toISOString(),
  idleExpiresAt: new Date(Date.now() + minutesLeft * 60_000).toISOString(),
  expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  enrolling: false,
  twoFactor: true,
});
const me = (own: object, rights: string[] = []) => ({
  __typename: "Me",
  actor: { __typename: "Actor", kind: "USER", name: "Grace Adeyemi" },
  user: { __typename: "User", id: "u1", name: "Grace Adeyemi", kind: "STAFF" },
  practice: null,
  session: own,
  vendorEmployee: null,
  btgSession: null,
  emergencyAccessActivation: null,
  chartOverrides: [],
  mayDesignate: false,
  lockdown: false,
  rights,
});

/** The watch inside a shell, over a server that answers so; what it was asked, and a way to tell it something. */
async function show(first: object, { slowly = false } = {}) {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  if (!slowly) arrive();
  const server = {
    networkError: false,
    me: first as object | null,
    endCause: undefined as SessionEndCause | undefined,
    asked: [] as string[],
    told: new Subject<ApolloLink.Result>(),
  };
  const link = new ApolloLink(({ operationName = "" }) => {
    server.asked.push(operationName);
    if (operationName === "SessionChanged") return server.told;
    if (operationName === "ExtendSession") {
      server.me = me(session(15));
      const extendSession = { __typename: "ExtendSessionPayload", session: session(15), userErrors: [] };
      return of({ data: { extendSession } });
    }
    if (operationName === "SignOut" && server.networkError) return throwError(() => new TypeError("Failed to fetch"));
    if (operationName === "SignOut" && server.endCause === undefined)
      return of({ data: { signOut: { __typename: "SignOutPayload", userErrors: [] } } });
    if (operationName === "SessionEnd" || operationName === "SignOut") {
      const extensions = { code: "UNAUTHENTICATED", sessionEndCause: server.endCause };
      return of({ data: null, errors: [{ message: "Sign in.", extensions }] });
    }
    return of({ data: { me: server.me } });
  });
  const Shell = () => {
    const { data } = useQuery(SESSION);
    return data?.me == null ? null : (
      <SessionProvider me={data.me}>
        <h1>Patients of {data.me.rights.join(", ") || "nobody"}</h1>
        <SessionWatch />
      </SessionProvider>
    );
  };
  const router = createMemoryRouter(
    [
      { path: "/patients", Component: Shell },
      {
        path: "/sign-in",
        // Its code comes when it is asked for.
        lazy: async () => {
          await arrived;
          return { element: <h1>Sign in</h1> };
        },
      },
    ],
    { initialEntries: ["/patients?q=moss"] },
  );
  const client = new ApolloClient({
    link,
    cache: new InMemoryCache({ typePolicies: { Me: { keyFields: [] } } }),
  });
  await render(
    <ApolloProvider client={client}>
      <MantineProvider>
        <RouterProvider router={router} />
      </MantineProvider>
    </ApolloProvider>,
  );
  await expect.element(page.getByRole("heading", { name: /Patients of/u })).toBeVisible();
  const tell = (change: Partial<NonNullable<SessionChangedSubscription["sessionChanged"]>>) => {
    const at = new Date().toISOString();
    const sessionChanged = { __typename: "SessionChange", at, endCause: null, ...change };
    server.told.next({ data: { sessionChanged } });
  };
  return { server, tell, router, client, arrive };
}

it.each([
  ["USER_DISABLED", "disabled"],
  ["REVOKED", "ended"],
  ["IDLE", "idle"],
  ["PASSWORD_CHANGED", "password-changed"],
  ["PASSWORD_RESET", "reset"],
  ["TOO_MANY_SESSIONS", "too-many"],
] as const)(
  "leaves at once for the sign-in page when the session ends (%s), and forgets what was read",
  async (endCause, why) => {
    const { tell, router, client } = await show(me(session(15)));
    tell({ kind: "ENDED", endCause });
    await expect.element(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    expect(new URLSearchParams(router.state.location.search).get("why")).toBe(why);
    expect(new URLSearchParams(router.state.location.search).get("next")).toBe("/patients?q=moss");
    await expect.poll(() => client.extract()).toEqual({});
  },
);

it("takes up changed rights in the background, and keeps one channel open", async () => {
  const { server, tell } = await show(me(session(15)));
  server.me = me(session(15), ["AUDIT_READ"]);
  tell({ kind: "RIGHTS_CHANGED" });
  await expect.element(page.getByRole("heading", { name: "Patients of AUDIT_READ" })).toBeVisible();
  expect(server.asked.filter((name) => name === "SessionChanged")).toHaveLength(1);
});

it("warns by the server's clock, whatever this computer's says; the button has the focus and stays", async () => {
  const { server, tell } = await show(me(session(10)));
  // By the server's clock, the ten minutes are 42 seconds.
  tell({ kind: "IDLE_WARNING", at: new Date(Date.now() + 10 * 60_000 - 42_000).toISOString() });
  const dialog = page.getByRole("dialog", { name: "Are you still there?" });
  await expect.element(dialog).toBeVisible();
  await expect.element(dialog.getByRole("timer")).toMatchTextContent(/^4[012] seconds$/u);
  await expect.element(dialog.getByRole("button", { name: "Stay signed in" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(dialog).not.toBeInTheDocument();
  expect(server.asked).toContain("ExtendSession");
});

it("warns by itself when the channel says nothing, and only half the time ahead of a short one", async () => {
  await show(me(session(0.45, 1)));
  await expect.element(page.getByRole("dialog")).toBeVisible();
});

it("does not warn of a short one too early", async () => {
  await show(me(session(0.95, 1)));
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
});

it("offers to sign out now", async () => {
  const { server } = await show(me(session(0.5)));
  await page.getByRole("button", { name: "Sign out now" }).click();
  await expect.element(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(server.asked).toContain("SignOut");
});

it("says that the user signed out, whatever is answered without a session before its page has come", async () => {
  const { server, tell, router, client, arrive } = await show(me(session(0.5)), { slowly: true });
  await page.getByRole("button", { name: "Sign out now" }).click();
  await expect.poll(() => router.state.navigation.state).toBe("loading");
  // What was under way, or is begun now, comes without the cookie: nobody knows of what session.
  server.me = null;
  tell({ kind: "RIGHTS_CHANGED" });
  await expect.poll(() => server.asked.at(-1)).toBe("SessionEnd");
  void leaveForSignIn(router, client, "ended");
  arrive();
  await expect.element(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect.poll(() => client.extract()).toEqual({});
  expect(router.state.location.search).toBe("?why=signed-out");
});

it.each([
  ["no answer came to it", { networkError: true }, "not-signed-out"],
  ["the session had ended already", { endCause: "REVOKED" }, "signed-out"],
] as const)("says how a sign-out went, where %s", async (_case, answer, why) => {
  const { server, router } = await show(me(session(0.5)));
  Object.assign(server, answer);
  await page.getByRole("button", { name: "Sign out now" }).click();
  await expect.element(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(router.state.location.search).toBe(`?why=${why}`);
});

it.each([
  ["IDLE", "idle"],
  ["USER_DISABLED", "disabled"],
  ["PASSWORD_RESET", "reset"],
  [undefined, "ended"],
] as const)(
  "leaves in the same words when the server knows of no session any more (%s), though the channel said nothing",
  async (endCause, why) => {
    const { server, router } = await show(me(session(0.02)));
    server.endCause = endCause;
    server.me = null;
    await expect.element(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    expect(new URLSearchParams(router.state.location.search).get("why")).toBe(why);
  },
);
