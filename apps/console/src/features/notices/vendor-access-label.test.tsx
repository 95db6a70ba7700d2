import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { useState } from "react";
import { createMemoryRouter, Link, Outlet, RouterProvider } from "react-router";
import { of, Subject } from "rxjs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { useArrival, usePageLoaded } from "../../lib/arrival.ts";
import { type Me, SessionProvider } from "../../lib/session.tsx";
// Without them the tooltip, where it is put at first, takes the click that is meant for the label.
import "../../ui/mantine-styles.ts";
import { followBeside } from "./followed-beside.ts";
import { VendorAccessLabel } from "./vendor-access-label.tsx";

const PATH = "/audit?q=mark:vendor-access";
const DETAIL =
  "Acme accessed your account to investigate an issue. To view details, click here to go to the Audit Logs and filter by Acme Access.";
const notice = (id: string) => ({
  __typename: "Notice",
  id,
  kind: "VENDOR_ACCESS",
  label: "Acme accessed your account",
  detail: DETAIL,
  path: PATH,
  raisedAt: "2026-11-23T14:44:13Z",
  acknowledgedAt: null as string | null,
  over: false,
});

/** The audit report, as far as the label needs one: it has its rows when the button is pressed. */
function Report() {
  return <Rows key={useArrival().key} />;
}

function Rows() {
  const [loaded, setLoaded] = useState(false);
  usePageLoaded(loaded);
  return (
    <button type="button" onClick={() => setLoaded(true)}>
      {loaded ? "Loaded" : "Load"}
    </button>
  );
}

/** A tab of a user who was told of these accesses; what was acknowledged, and ways to tell and refuse. */
async function show(ids: string[], options: { at?: string; actor?: "USER" | "VENDOR_EMPLOYEE" } = {}) {
  const server = {
    notices: ids.map(notice),
    acknowledged: [] as string[][],
    refusing: false,
    told: new Subject<ApolloLink.Result>(),
  };
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName === "NoticeChanged") return server.told;
    if (operationName === "AcknowledgeNotices") {
      const { noticeIds } = (variables as { input: { noticeIds: string[] } }).input;
      server.acknowledged.push(noticeIds);
      if (server.refusing) throw new Error("The server did not answer");
      server.notices = server.notices.map((each) =>
        noticeIds.includes(each.id) ? { ...each, acknowledgedAt: "2026-11-23T14:50:00Z" } : each,
      );
      const notices = server.notices.filter(({ id }) => noticeIds.includes(id));
      return of({ data: { acknowledgeNotices: { __typename: "Payload", notices, userErrors: [] } } });
    }
    const edges = server.notices
      .filter(({ acknowledgedAt }) => acknowledgedAt === null)
      .map((node) => ({ __typename: "NoticeEdge", node }));
    return of({ data: { notices: { __typename: "NoticeConnection", edges } } });
  });
  const me = {
    actor: { kind: options.actor ?? "USER", name: "Grace Adeyemi" },
    practice: { id: "p1", name: "Harbor", timeZone: "America/New_York" },
    session: { id: "s1" },
    rights: [],
  } as unknown as Me;
  const Shell = () => (
    <>
      <VendorAccessLabel />
      <Link to={PATH}>The same page by the menu</Link>
      <Outlet />
    </>
  );
  const router = createMemoryRouter(
    [
      {
        Component: Shell,
        children: [
          { path: "/patients", element: <h1>Patients</h1> },
          { path: "/audit", Component: Report },
        ],
      },
    ],
    { initialEntries: [options.at ?? "/patients"] },
  );
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider>
        <SessionProvider me={me}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  const tell = (change: ReturnType<typeof notice>) => server.told.next({ data: { noticeChanged: change } });
  const raise = (id: string) => {
    server.notices = [notice(id), ...server.notices];
    tell(notice(id));
  };
  return { server, router, tell, raise };
}

const label = page.getByRole("link", { name: /accessed your account/u });
const load = page.getByRole("button", { name: "Load", exact: true });

beforeEach(() => localStorage.clear());
afterEach(() => vi.useRealTimers());

it("appears when an access is told of, politely, as a link whose detail stands on hover", async () => {
  const { raise } = await show([]);
  await expect.element(page.getByRole("heading", { name: "Patients" })).toBeVisible();
  await expect.element(label).not.toBeInTheDocument();
  raise("n1");
  await expect.element(page.getByRole("status").getByRole("link")).toHaveTextContent("Acme accessed your account");
  await expect.element(label).toHaveAttribute("href", PATH);
  await label.hover();
  await expect.element(page.getByRole("tooltip")).toHaveTextContent(DETAIL);
});

it("appears by the next look, within 30 seconds, where the live channel is away", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { server } = await show([]);
  await expect.element(page.getByRole("heading", { name: "Patients" })).toBeVisible();
  server.told.error(new Error("The live channel is away"));
  server.notices = [notice("n1")];
  await expect.element(label).not.toBeInTheDocument();
  vi.advanceTimersByTime(30_000);
  await expect.element(label).toBeVisible();
});

it("shows the detail on focus too", async () => {
  await show(["n1"]);
  await expect.element(label).toBeVisible();
  await userEvent.tab();
  await expect.element(label).toHaveFocus();
  await expect.element(page.getByRole("tooltip")).toHaveTextContent(DETAIL);
  await expect.element(label).toHaveAccessibleDescription(DETAIL);
});

it("stays at the click, and goes when the page has loaded", async () => {
  const { server, router } = await show(["n1"]);
  await label.click();
  await expect.element(load).toBeVisible();
  expect(`${router.state.location.pathname}${router.state.location.search}`).toBe(PATH);
  await expect.element(label).toBeVisible();
  expect(server.acknowledged).toEqual([]);
  await load.click();
  await expect.element(label).not.toBeInTheDocument();
  expect(server.acknowledged).toEqual([["n1"]]);
});

it("stays when the page was come to otherwise than by the label", async () => {
  const { server } = await show(["n1"]);
  await page.getByRole("link", { name: "The same page by the menu" }).click();
  await load.click();
  await expect.element(page.getByRole("button", { name: "Loaded" })).toBeVisible();
  await expect.element(label).toBeVisible();
  expect(server.acknowledged).toEqual([]);
});

it("makes the very page that it leads to read anew", async () => {
  const { server, raise } = await show([], { at: PATH });
  await load.click();
  await expect.element(page.getByRole("button", { name: "Loaded" })).toBeVisible();
  raise("n1");
  await label.click();
  await expect.element(load).toBeVisible();
  expect(server.acknowledged).toEqual([]);
  await load.click();
  await expect.element(label).not.toBeInTheDocument();
  expect(server.acknowledged).toEqual([["n1"]]);
});

it("counts two accesses; one that comes after the click stays", async () => {
  const { server, raise } = await show(["n2", "n1"]);
  await expect.element(page.getByRole("link", { name: "Acme accessed your account 2 times" })).toBeVisible();
  await label.click();
  raise("n3");
  await expect.element(page.getByRole("link", { name: / 3 times/u })).toBeVisible();
  await load.click();
  await expect.element(page.getByRole("link", { name: "Acme accessed your account", exact: true })).toBeVisible();
  expect(server.acknowledged).toEqual([["n2", "n1"]]);
});

it("goes when another tab has acknowledged it", async () => {
  const { server, tell } = await show(["n1"]);
  await expect.element(label).toBeVisible();
  server.notices = [];
  tell({ ...notice("n1"), acknowledgedAt: "2026-11-23T14:50:00Z" });
  await expect.element(label).not.toBeInTheDocument();
});

it("stays when the acknowledgement fails, and the next click tries again", async () => {
  const { server } = await show(["n1"]);
  server.refusing = true;
  await label.click();
  await load.click();
  await expect.poll(() => server.acknowledged).toHaveLength(1);
  await expect.element(label).toBeVisible();
  server.refusing = false;
  await label.click();
  await load.click();
  await expect.element(label).not.toBeInTheDocument();
});

it("is acknowledged by the tab that it was opened in beside", async () => {
  const click = performance.timeOrigin - 1000;
  localStorage.setItem("chartward.notices-followed", JSON.stringify({ path: PATH, noticeIds: ["n1"], at: click }));
  const { server } = await show(["n2", "n1"], { at: PATH });
  await load.click();
  await expect.poll(() => server.acknowledged).toEqual([["n1"]]);
});

it("is not acknowledged by a tab that stood before it was opened beside", async () => {
  followBeside(PATH, ["n1"]);
  const { server } = await show(["n1"], { at: PATH });
  await load.click();
  await expect.element(page.getByRole("button", { name: "Loaded" })).toBeVisible();
  await expect.element(label).toBeVisible();
  expect(server.acknowledged).toEqual([]);
});

it("shows an agent in BTG nothing of the user's", async () => {
  await show(["n1"], { actor: "VENDOR_EMPLOYEE" });
  await expect.element(page.getByRole("heading", { name: "Patients" })).toBeVisible();
  await expect.element(label).not.toBeInTheDocument();
});
