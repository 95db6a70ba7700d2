import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of, Subject } from "rxjs";
import { beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { ToastHost } from "../../ui/toast.tsx";
import { NoticesBell } from "./notices-bell.tsx";
import { NoticesPage } from "./notices-page.tsx";

const notice = (id: string, kind: string, label: string) => ({
  __typename: "Notice",
  id,
  kind,
  label,
  detail: label,
  path: "/audit?q=action:support-pin",
  raisedAt: "2026-11-23T14:44:13Z",
  acknowledgedAt: null as string | null,
  over: false,
  subject: null,
});
const MATCHED = notice("n1", "SUPPORT_PIN_VALIDATED", "Your Support PIN was validated");
const WRONG = notice("n2", "SUPPORT_PIN_REFUSED", "A wrong Support PIN was given for you");
const ACCESS = notice("n3", "VENDOR_ACCESS", "Acme accessed your account");

/** The bell above the page of notices, of a user who was told these. */
async function show(notices: ReturnType<typeof notice>[], actor = "USER") {
  const server = { notices, acknowledged: [] as string[][], told: new Subject<ApolloLink.Result>() };
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName === "NoticeChanged") return server.told;
    if (operationName === "AcknowledgeNotices") {
      const { noticeIds } = (variables as { input: { noticeIds: string[] } }).input;
      server.acknowledged.push(noticeIds);
      server.notices = server.notices.map((each) =>
        noticeIds.includes(each.id) ? { ...each, acknowledgedAt: "2026-11-23T14:50:00Z" } : each,
      );
      const seen = server.notices.filter(({ id }) => noticeIds.includes(id));
      return of({ data: { acknowledgeNotices: { __typename: "P", notices: seen, userErrors: [] } } });
    }
    const kinds = variables["kinds"] as string[] | undefined;
    const asked = server.notices.filter(
      (each) => kinds === undefined || (kinds.includes(each.kind) && each.acknowledgedAt === null),
    );
    const edges = asked.map((node) => ({ __typename: "NoticeEdge", node }));
    const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
    return of({ data: { notices: { __typename: "NoticeConnection", totalCount: edges.length, pageInfo, edges } } });
  });
  const me = {
    actor: { kind: actor },
    session: { id: "s1" },
    practice: { timeZone: "UTC" },
    rights: [],
  } as unknown as Me;
  const router = createMemoryRouter([
    {
      path: "/",
      element: (
        <>
          <NoticesBell />
          <NoticesPage />
        </>
      ),
    },
  ]);
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <SessionProvider me={me}>
          <ToastHost />
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  return server;
}

beforeEach(() => page.viewport(1280, 800));

const bell = page.getByRole("link", { name: /^Notices/u });

it("tells how many are unread, accesses of the vendor apart, and of a new one at once", async () => {
  const server = await show([MATCHED, ACCESS]);
  await expect.element(bell).toHaveAccessibleName("Notices, 1 unread");
  server.notices = [WRONG, ...server.notices];
  server.told.next({ data: { noticeChanged: WRONG } });
  await expect.element(bell).toHaveAccessibleName("Notices, 2 unread");
  await expect.element(page.getByRole("status").filter({ hasText: "2 unread" })).toBeInTheDocument();
});

it("says of each what follows from it, and takes all as seen but an access, which has to be followed", async () => {
  const server = await show([WRONG, MATCHED, ACCESS]);
  const table = page.getByRole("table", { name: "Notices" });
  await expect.element(table).toMatchTextContent(/A wrong Support PIN was given for youIt did not match\./u);
  await expect.element(table).toMatchTextContent(/Your Support PIN was validatedIt matched\. You have a new one/u);
  await page.getByRole("button", { name: "Mark as seen" }).click();
  await expect.element(bell).toHaveAccessibleName("Notices");
  expect(server.acknowledged).toEqual([["n2", "n1"]]);
  await expect
    .element(page.getByRole("link", { name: /Unread:/u }))
    .toHaveTextContent("Unread: Acme accessed your account");
  await expect.element(page.getByRole("button", { name: "Mark as seen" })).not.toBeInTheDocument();
});

it("is not there for a vendor employee in BTG: the notices are the user's", async () => {
  await show([MATCHED], "VENDOR_EMPLOYEE");
  await expect.element(page.getByRole("table", { name: "Notices" })).toBeVisible();
  await expect.element(bell).not.toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Mark as seen" })).not.toBeInTheDocument();
});
