import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of, Subject } from "rxjs";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { EmergencyNotice } from "./emergency-notice.tsx";

const SAMUEL = { __typename: "User", id: "u1", name: "Samuel Kim" };

/** A notice of an activation; whose it is and why is there for whoever asks for it and may. */
const notice = (id: string, named: object = { user: SAMUEL, reason: "The server room is on fire" }) => ({
  __typename: "Notice",
  id: `notice of ${id}`,
  kind: "EMERGENCY_ACCESS",
  label: "Emergency access is on",
  detail: "",
  path: "/settings/emergency-access",
  raisedAt: "2026-11-23T14:44:13Z",
  acknowledgedAt: null as string | null,
  over: false,
  subject: {
    __typename: "EmergencyAccessActivation",
    id,
    state: "ACTIVE",
    activatedAt: "2026-11-23T14:44:13Z",
    ...named,
  },
});

/** The top of a page of somebody who was told of these. */
async function show(notices: ReturnType<typeof notice>[], who: { rights?: string[]; mode?: string; kind?: string }) {
  const server = {
    notices,
    asked: [] as { name: string; variables: Record<string, unknown> }[],
    refusing: false,
    told: new Subject<ApolloLink.Result>(),
  };
  const link = new ApolloLink(({ operationName = "", variables }) => {
    server.asked.push({ name: operationName, variables });
    if (operationName === "NoticeChanged") return server.told;
    if (operationName === "AcknowledgeNotices") {
      if (server.refusing) throw new Error("The server did not answer");
      const { noticeIds } = (variables as { input: { noticeIds: string[] } }).input;
      const seen = server.notices
        .filter(({ id }) => noticeIds.includes(id))
        .map((each) => ({ ...each, acknowledgedAt: "2026-11-23T14:50:00Z" }));
      server.notices = server.notices.filter(({ id }) => !noticeIds.includes(id));
      return of({ data: { acknowledgeNotices: { __typename: "Payload", notices: seen, userErrors: [] } } });
    }
    const edges = server.notices.map((node) => ({ __typename: "NoticeEdge", node }));
    return of({ data: { notices: { __typename: "NoticeConnection", edges } } });
  });
  const me = {
    actor: { kind: who.kind ?? "USER", name: "Grace Adeyemi" },
    practice: { id: "p1", name: "Harbor", timeZone: "America/New_York" },
    session: { id: "s1" },
    emergencyAccessActivation: who.mode === undefined ? null : { id: who.mode, state: "ACTIVE" },
    rights: who.rights ?? [],
  } as unknown as Me;
  const router = createMemoryRouter([
    {
      path: "*",
      element: (
        <>
          <EmergencyNotice />
          <h1 tabIndex={-1} data-page-title>
            Patients
          </h1>
        </>
      ),
    },
  ]);
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <SessionProvider me={me}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  await expect.element(page.getByRole("heading", { name: "Patients" })).toBeVisible();
  return server;
}

const shown = page.getByRole("region", { name: "Emergency access is on" });
const dismiss = shown.getByRole("button", { name: "Mark as seen, until the next sign-in" });
const ADMINISTRATOR = ["EMERGENCY_ACCESS_ADMINISTER"];

it("tells whoever is in the mode to turn it off in Settings, with the two ways", async () => {
  await show([notice("a1")], { mode: "a1", rights: ADMINISTRATOR });
  await expect.element(shown).toMatchTextContent(/Emergency access mode is on\..*Turn it off in Settings/u);
  await expect.element(shown).not.toMatchTextContent(/Samuel Kim has/u);
  await expect
    .element(shown.getByRole("link", { name: "Manage emergency access" }))
    .toHaveAttribute("href", "/settings/emergency-access");
  await expect
    .element(shown.getByRole("link", { name: "Track emergency access activity" }))
    .toHaveAttribute("href", "/audit?q=mark:emergency-access");
});

it("tells administrators who it is, and why", async () => {
  const server = await show([notice("a1")], { rights: ADMINISTRATOR });
  await expect
    .element(shown)
    .toMatchTextContent(/Samuel Kim has emergency access\. Since .*The server room is on fire/u);
  await expect.element(shown.getByRole("link", { name: "Manage emergency access" })).toBeVisible();
  expect(server.asked.find(({ name }) => name === "UnreadEmergencies")?.variables).toEqual({ toldWhose: true });
});

it("tells all others that it is on, and asks for no name, which would be a refusal in the log", async () => {
  const server = await show([notice("a1", {}), notice("a2", {})], {});
  await expect.element(shown).toMatchTextContent(/^Emergency access is on\. Since .* somebody in your practice/u);
  expect(shown.element().textContent.match(/Since/gu)).toHaveLength(1);
  await expect.element(shown.getByRole("link")).toHaveTextContent("About emergency access");
  expect(server.asked.find(({ name }) => name === "UnreadEmergencies")?.variables).toEqual({ toldWhose: false });
});

it("gives nobody the rights in words before the sign-in that brings them", async () => {
  const awaited = { state: "AWAITING_SIGN_IN" };
  await show([notice("a1", { ...awaited, user: SAMUEL, reason: "Fire" }), notice("a2", awaited)], {
    rights: ["EMERGENCY_ACCESS_REVIEW"],
  });
  await expect
    .element(shown)
    .toMatchTextContent(/Samuel Kim activated emergency access\. The rights come with the next sign-in/u);
  await expect.element(shown).toMatchTextContent(/somebody in your practice gets the rights of an administrator/u);
  await expect.element(shown).not.toMatchTextContent(/has the rights|has emergency access/u);
});

it("appears when it is told of, is read out, and goes when the mode is off", async () => {
  const server = await show([], { rights: ADMINISTRATOR });
  await expect.element(shown).not.toBeInTheDocument();
  server.notices = [notice("a1")];
  server.told.next({
    data: { noticeChanged: { __typename: "Notice", id: "notice of a1", acknowledgedAt: null, over: false } },
  });
  await expect.element(page.getByRole("alert").getByRole("region")).toBeVisible();
  server.notices = [];
  server.told.next({
    data: { noticeChanged: { __typename: "Notice", id: "notice of a1", acknowledgedAt: null, over: true } },
  });
  await expect.element(shown).not.toBeInTheDocument();
});

it("is taken as seen with all that it tells, and the focus goes to the page", async () => {
  const server = await show([notice("a1"), notice("a2")], { rights: ADMINISTRATOR });
  await dismiss.click();
  await expect.element(shown).not.toBeInTheDocument();
  await expect.element(page.getByRole("heading", { name: "Patients" })).toHaveFocus();
  expect(server.asked.filter(({ name }) => name === "AcknowledgeNotices").map(({ variables }) => variables)).toEqual([
    { input: { noticeIds: ["notice of a1", "notice of a2"] } },
  ]);
});

it("stays where that failed, and says so", async () => {
  const server = await show([notice("a1")], { rights: ADMINISTRATOR });
  server.refusing = true;
  await dismiss.click();
  await expect.element(shown).toMatchTextContent(/It was not marked as seen/u);
});

it("shows an agent in BTG nothing of the user's", async () => {
  await show([notice("a1")], { kind: "VENDOR_EMPLOYEE" });
  await expect.element(shown).not.toBeInTheDocument();
});
