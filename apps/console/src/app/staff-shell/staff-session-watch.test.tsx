import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { afterEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { btgLink, forgetBtg } from "../../lib/btg.ts";
import { StaffSessionWatch } from "./staff-session-watch.tsx";

afterEach(forgetBtg);

const session = (secondsLeft: number) => ({
  __typename: "Session",
  id: "s1",
  lastUsedAt: new Date(Date.now() - 600_000).toISOString(),
  idleExpiresAt: new Date(Date.now() + secondsLeft * 1000).toISOString(),
  expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
});

/** The watch in a practice's account, where the tab's requests are in BTG, over a server that tells this session. */
async function show(own: object | null) {
  sessionStorage.setItem("chartward.btg-session", "btg-1");
  const server = { own, asked: [] as [name: string, btgSession: string | undefined][] };
  const end = new ApolloLink((operation) => {
    const { operationName: name = "" } = operation;
    server.asked.push([name, (operation.getContext()["headers"] as Record<string, string>)["Btg-Session"]]);
    if (name === "SignOut") return of({ data: { signOut: { __typename: "SignOutPayload", userErrors: [] } } });
    if (name !== "ExtendSession") return of({ data: { me: { __typename: "Me", session: server.own } } });
    server.own = session(900);
    const extendSession = { __typename: "ExtendSessionPayload", session: server.own, userErrors: [] };
    return of({ data: { extendSession } });
  });
  const router = createMemoryRouter(
    [
      { path: "/patients", element: <StaffSessionWatch /> },
      { path: "/staff", element: <h1>Practices</h1> },
      { path: "/staff/sign-in", element: <h1>Sign in</h1> },
    ],
    { initialEntries: ["/patients"] },
  );
  await render(
    <ApolloProvider client={new ApolloClient({ link: ApolloLink.from([btgLink, end]), cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <RouterProvider router={router} />
      </MantineProvider>
    </ApolloProvider>,
  );
  return server;
}

it("warns of Auto Logout in a practice's account too, and stays by a request of the employee's own", async () => {
  const server = await show(session(40));
  const dialog = page.getByRole("dialog", { name: "Are you still there?" });
  await expect.element(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Stay signed in" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(server.asked).toContainEqual(["ExtendSession", undefined]);
  expect(server.asked.every(([, btgSession]) => btgSession === undefined)).toBe(true);
});

it("signs out by a request of the employee's own: the access of the tab may have ended", async () => {
  const server = await show(session(40));
  await page.getByRole("dialog").getByRole("button", { name: "Sign out now" }).click();
  await expect.element(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(server.asked).toContainEqual(["SignOut", undefined]);
});

it("goes back to the staff console when the employee's own session has ended", async () => {
  await show(null);
  await expect.element(page.getByRole("heading", { name: "Practices" })).toBeVisible();
});
