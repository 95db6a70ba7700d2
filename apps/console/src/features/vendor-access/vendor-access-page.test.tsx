import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of, Subject } from "rxjs";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { ToastHost } from "../../ui/toast.tsx";
import { VendorAccessPage } from "./vendor-access-page.tsx";

const person = (name: string) => ({ __typename: "Actor", name });
const access = (id: string, more: object = {}) => ({
  __typename: "BtgSession",
  id,
  state: "LIVE",
  actor: { ...person("Acme Employee"), agentReference: "3f2a91c0-55aa-4b1c-9d2e-0123456789ab" },
  reasonCode: "INVESTIGATION_OF_AN_ISSUE",
  reason: `Reason of ${id}`,
  caseNumber: "00482913",
  ipAddress: "198.51.100.24",
  callerVerifiedBy: null as string | null,
  caller: null as object | null,
  openedAt: "2026-11-23T14:44:13Z",
  expiresAt: new Date(Date.now() + 1_800_000).toISOString(),
  endedAt: null as string | null,
  endCause: null as string | null,
  endedBy: null as object | null,
  onBehalfOf: { __typename: "User", id: "u1", name: "Amelia Okafor" },
  ...more,
});
const ended = {
  state: "ENDED",
  endedAt: "2026-11-23T14:52:00Z",
  endCause: "PRACTICE",
  endedBy: person("Grace Adeyemi"),
};

/** The page of a practice with these accesses. */
async function show(accesses: ReturnType<typeof access>[], rights = ["BTG_READ", "BTG_END"]) {
  const server = { accesses, refusal: undefined as string | undefined, told: new Subject<ApolloLink.Result>() };
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName === "VendorAccessChanged") return server.told;
    if (operationName === "Deployment") return of({ data: { deployment: { vendorName: "Acme" } } });
    if (operationName === "EndVendorAccess") {
      const { btgSessionId } = (variables as { input: { btgSessionId: string } }).input;
      const userErrors = server.refusal === undefined ? [] : [{ __typename: "UserError", message: server.refusal }];
      server.accesses = server.accesses.map((each) => (each.id === btgSessionId ? { ...each, ...ended } : each));
      const btgSession = server.accesses.find(({ id }) => id === btgSessionId);
      return of({ data: { endBtgSession: { __typename: "Payload", btgSession, userErrors } } });
    }
    const connection = (state: string) => {
      const edges = server.accesses
        .filter((each) => each.state === state)
        .map((node) => ({ __typename: "BtgSessionEdge", node }));
      const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
      return { __typename: "BtgSessionConnection", totalCount: edges.length, pageInfo, edges };
    };
    return of({ data: { live: connection("LIVE"), past: connection("ENDED") } });
  });
  const me = {
    actor: { kind: "USER", name: "Grace Adeyemi" },
    practice: { id: "p1", name: "Harbor", timeZone: "America/New_York" },
    session: { id: "s1" },
    lockdown: false,
    rights,
  } as unknown as Me;
  const router = createMemoryRouter([{ path: "/", Component: VendorAccessPage }]);
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider>
        <SessionProvider me={me}>
          <ToastHost />
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  return server;
}

const live = page.getByRole("list", { name: "Live now" });
const past = page.getByRole("region", { name: "Past" });
const dialog = page.getByRole("dialog", { name: "End Acme Access now?" });

it("shows what the practice knows of a live access, by the vendor's configured name", async () => {
  await show([access("a1")]);
  await expect.element(page.getByRole("heading", { name: "Acme Access", exact: true })).toBeVisible();
  for (const words of ["Investigation of an issue", "Reason of a1", "00482913", "Amelia Okafor", "198.51.100.24"]) {
    await expect.element(live).toMatchTextContent(new RegExp(words, "u"));
  }
  await expect.element(live).toMatchTextContent(/Acme Employee.*Agent 3f2a….*No caller verified/u);
});

it.each([
  ["SUPPORT_PIN", "Priya Raman", "Caller verified by Support PIN: Priya Raman"],
  ["ONE_TIME_CODE", "Priya Raman", "Caller verified by one-time code: Priya Raman"],
  ["SUPPORT_PIN", null, "Caller verified by Support PIN(?!:)"],
  [null, null, "No caller verified"],
])("says by what the caller was verified, and who it was: %s, %s", async (callerVerifiedBy, name, words) => {
  const caller = name === null ? null : { __typename: "User", id: "u5", name };
  await show([access("a1", { callerVerifiedBy, caller }), access("a2", { ...ended, callerVerifiedBy, caller })]);
  await expect.element(live).toMatchTextContent(new RegExp(words, "u"));
  await expect.element(past).toMatchTextContent(new RegExp(words, "u"));
});

it("ends one at once, after asking once; its row is among the past ones, with by whom", async () => {
  await show([access("a1")]);
  await page.getByRole("button", { name: /End now/u }).click();
  await expect.element(dialog.getByRole("button", { name: "Cancel" })).toHaveFocus();
  await dialog.getByRole("button", { name: "End now" }).click();
  await expect.element(page.getByText("Nobody of Acme is in your account.")).toBeVisible();
  await expect.element(past).toMatchTextContent(/by Grace Adeyemi/u);
  await expect.element(page.getByRole("heading", { name: "Acme Access", exact: true })).toHaveFocus();
});

it("says so when somebody else was first", async () => {
  const server = await show([access("a1")]);
  server.refusal = "This access has ended already. There is nothing to end.";
  await page.getByRole("button", { name: /End now/u }).click();
  await dialog.getByRole("button", { name: "End now" }).click();
  await expect.element(page.getByText(server.refusal)).toBeVisible();
  await expect.element(past).toMatchTextContent(/by Grace Adeyemi/u);
});

it("follows what is opened and ended elsewhere", async () => {
  const server = await show([]);
  await expect.element(page.getByRole("heading", { name: "Acme has not entered your account" })).toBeVisible();
  server.accesses = [access("a2")];
  server.told.next({ data: { btgSessionChanged: access("a2") } });
  await expect.element(live).toMatchTextContent(/Reason of a2/u);
});

it("offers no end to whoever may not end one", async () => {
  await show([access("a1")], ["BTG_READ"]);
  await expect.element(live).toBeVisible();
  await expect.element(page.getByRole("button", { name: /End now/u })).not.toBeInTheDocument();
});
