import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { Timeline } from "./timeline.tsx";

const entry = (number: number) => ({
  __typename: "AuditEntry",
  id: `entry ${number}`,
  occurredAt: new Date(Date.UTC(2026, 10, 23, 14, 0, number)).toISOString(),
  actor: { __typename: "Actor", kind: "VENDOR_EMPLOYEE", name: "Acme Employee" },
  actionName: "patient.list",
  actionLabel: "Patients listed",
  outcome: "SUCCESS",
  sentence: `Acme Employee did act ${number}.`,
  changes: [],
  requestId: `r${number}`,
  sessionId: "0190f2a4-0000-7000-8000-000000000001",
  withheld: false,
});

/** The timeline of an access in which so many acts were done, and more are. */
async function show(count: number) {
  const server = { count, readings: 0, sought: [] as unknown[] };
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName === "TimelineAdded") {
      server.sought.push(variables["query"]);
      const auditEntriesAdded = { __typename: "AuditEntriesAdded", count: server.count - Number(variables["since"]) };
      return of({ data: { auditEntriesAdded } });
    }
    server.readings += 1;
    const { first, last, after, before } = variables as Record<string, number | undefined>;
    const begin = last === undefined ? Number(after ?? 0) : Math.max(0, Number(before ?? server.count + 1) - 1 - last);
    const size = last ?? first!;
    const end = Math.min(begin + size, server.count);
    const timeline = {
      __typename: "AuditEntryConnection",
      totalCount: server.count,
      liveCursor: String(server.count),
      pageInfo: {
        hasNextPage: end < server.count,
        hasPreviousPage: begin > 0,
        startCursor: String(begin + 1),
        endCursor: String(end),
      },
      edges: Array.from({ length: end - begin }, (_, index) => ({
        __typename: "AuditEntryEdge",
        node: entry(begin + index + 1),
      })),
    };
    return of({ data: { node: { __typename: "BtgSession", id: "a1", timeline } } });
  });
  const me = { practice: { timeZone: "UTC" }, btgSession: null } as unknown as Me;
  const router = createMemoryRouter([{ path: "/", element: <Timeline accessId="a1" isLive /> }]);
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <SessionProvider me={me}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  return server;
}

const act = (number: number) => page.getByText(`Did act ${number}`, { exact: true });
const POLLED = { timeout: 8000 };

it("grows by itself where its end is shown, and is read anew only for something new", async () => {
  const server = await show(3);
  await expect.element(act(3)).toBeVisible();
  await expect.poll(() => server.sought.length, POLLED).toBeGreaterThan(1);
  expect(server.readings).toBe(1);
  expect(server.sought[0]).toBe("session:0190f2a4-0000-7000-8000-000000000001");
  server.count = 5;
  await expect.element(act(5), POLLED).toBeVisible();
  expect(server.readings).toBe(2);
});

it("says on a page before how many are new, and leads to the end, which then grows", async () => {
  const server = await show(58);
  await expect.element(act(25)).toBeVisible();
  server.count = 60;
  await page.getByRole("button", { name: "2 new entries: go to the end" }).click(POLLED);
  await expect.element(act(60)).toBeInViewport();
  await expect.element(page.getByText("51 to 60 of 60")).toBeVisible();
  server.count = 61;
  await expect.element(act(61), POLLED).toBeVisible();
  await expect.element(page.getByText("51 to 61 of 61")).toBeVisible();
  await page.getByRole("button", { name: "Previous page" }).click();
  await expect.element(page.getByText("26 to 50 of 61")).toBeVisible();
  await expect.element(act(26)).toBeVisible();
});
