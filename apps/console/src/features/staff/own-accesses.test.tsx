import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { afterEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { btgLink, btgSessionOfTab, forgetBtg } from "../../lib/btg.ts";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { AskedFor } from "./asked-for.tsx";
import { EndedAccess } from "./ended-access.tsx";
import { OwnAccessBar } from "./own-access-bar.tsx";

afterEach(forgetBtg);

const access = (id: string, practice: string, more: object = {}) => ({
  __typename: "VendorBtgSession",
  id,
  state: "LIVE",
  practice: { __typename: "VendorPractice", id: `practice of ${id}`, name: practice },
  onBehalfOf: { __typename: "VendorUser", id: "u1", name: "Grace Adeyemi", userName: "grace" },
  employee: { __typename: "VendorEmployee", id: "e1", name: "Alex Moreno" },
  reasonCode: "INVESTIGATION_OF_AN_ISSUE",
  reason: "Prescriptions fail",
  caseNumber: "00482913",
  openedAt: "2026-11-23T14:44:13Z",
  expiresAt: new Date(Date.now() + 8 * 3_600_000 - 40_000).toISOString(),
  endedAt: null as string | null,
  endCause: null as string | null,
  ...more,
});
const ENDED = { state: "ENDED", endedAt: "2026-11-23T14:52:00Z", endCause: "PRACTICE" };

/** The staff console of Alex Moreno, at this address. */
async function show(accesses: ReturnType<typeof access>[], address = "/staff") {
  const server = { accesses };
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName === "EndVendorBtgSession") {
      const { btgSessionId } = (variables as { input: { btgSessionId: string } }).input;
      server.accesses = server.accesses.map((each) => (each.id === btgSessionId ? { ...each, ...ENDED } : each));
      const btgSession = server.accesses.find(({ id }) => id === btgSessionId);
      return of({ data: { vendorEndBtgSession: { __typename: "Payload", btgSession, userErrors: [] } } });
    }
    if (operationName === "EndedBtgSession") {
      return of({ data: { node: server.accesses.find(({ id }) => id === variables["id"]) ?? null } });
    }
    const edges = server.accesses
      .filter(({ state }) => state === "LIVE")
      .map((node) => ({ __typename: "VendorBtgSessionEdge", node }));
    return of({ data: { vendorBtgSessions: { __typename: "VendorBtgSessionConnection", edges } } });
  });
  const vendorEmployee = { id: "e1", name: "Alex Moreno", role: "AGENT" };
  const shown = (
    <SessionProvider me={{ vendorEmployee } as unknown as Me}>
      <OwnAccessBar />
      <EndedAccess />
      <AskedFor />
    </SessionProvider>
  );
  const router = createMemoryRouter(
    [
      { path: "/staff", element: shown },
      { path: "/", element: <h1>Start</h1> },
      { path: "/patients/:id", element: <h1>Patient</h1> },
    ],
    { initialEntries: [address] },
  );
  await render(
    <ApolloProvider client={new ApolloClient({ link: ApolloLink.from([btgLink, link]), cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <RouterProvider router={router} />
      </MantineProvider>
    </ApolloProvider>,
  );
  return router;
}

const bar = page.getByRole("region", { name: "Your live accesses" });

it("says on every page where one is inside, and for how long, of one's own accesses alone", async () => {
  const another = { employee: { __typename: "VendorEmployee", id: "e2", name: "Ines Haddad" } };
  await show([access("btg-1", "Harbor"), access("btg-2", "Lakeshore", another)]);
  await expect.element(bar).toMatchTextContent(/You are inside Harbor \(8 h left\)/u);
  await expect.element(bar).not.toMatchTextContent(/Lakeshore/u);
});

it("goes on in it, at its start", async () => {
  await show([access("btg-1", "Harbor")]);
  await bar.getByRole("button", { name: "Go on in Harbor" }).click();
  await expect.element(page.getByRole("heading", { name: "Start" })).toBeVisible();
  expect(btgSessionOfTab()).toBe("btg-1");
});

it("ends it, and is gone", async () => {
  await show([access("btg-1", "Harbor")]);
  await bar.getByRole("button", { name: "End the access to Harbor" }).click();
  await expect.element(bar).not.toBeInTheDocument();
});

it("leads a new tab to the page that was asked for, by a live access", async () => {
  await show([access("btg-1", "Harbor")], "/staff?next=%2Fpatients%2F7");
  await expect.element(page.getByText(/You have a live access to Harbor/u)).toBeVisible();
  await page.getByRole("button", { name: "Go on to the page" }).click();
  await expect.element(page.getByRole("heading", { name: "Patient" })).toBeVisible();
  expect(btgSessionOfTab()).toBe("btg-1");
});

it("says what to do where no access is live", async () => {
  await show([], "/staff?next=%2Fpatients%2F7");
  await expect.element(page.getByText(/Break the glass first/u)).toBeVisible();
});

it.each(["//example.org/", "https://example.org/", "/\\example.org", "/staff/log"])("leads not to %s", async (next) => {
  await show([access("btg-1", "Harbor")], `/staff?${new URLSearchParams({ next })}`);
  await expect.element(bar).toBeVisible();
  await expect.element(page.getByText(/The page that you asked for/u)).not.toBeInTheDocument();
});

it("tells once how an access ended: the address forgets it", async () => {
  const router = await show([access("btg-1", "Harbor", ENDED)], "/staff?ended=btg-1");
  await expect.element(page.getByText(/An administrator of the practice ended it\./u)).toBeVisible();
  expect(router.state.location.search).toBe("");
  await page.getByRole("button", { name: "Close" }).click();
  await expect.element(page.getByText(/ended it/u)).not.toBeInTheDocument();
});

it("says nothing of an id that is not known", async () => {
  const router = await show([access("btg-1", "Harbor")], "/staff?ended=garbage");
  await expect.poll(() => router.state.location.search).toBe("");
  await expect.element(bar).toBeVisible();
  await expect.element(page.getByText(/has ended/u)).not.toBeInTheDocument();
});
