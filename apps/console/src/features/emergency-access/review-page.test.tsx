import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of, Subject } from "rxjs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { AccessRight, EmergencyAccessState } from "../../lib/graphql/graphql.ts";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { ReviewPage } from "./review-page.tsx";

const REVIEW = "EmergencyAccessReview";
const LOOK_MILLISECONDS = 30_000;

/** What the page does now and then, by its timer. */
const looks = new Map<unknown, () => void>();
const pass = () => looks.forEach((look) => look());

beforeEach(() => {
  const { setInterval: begin, clearInterval: end } = globalThis;
  vi.spyOn(globalThis, "setInterval").mockImplementation(((work: () => void, pause: number) => {
    const timer = begin(pause === LOOK_MILLISECONDS ? () => undefined : work, pause);
    if (pause === LOOK_MILLISECONDS) looks.set(timer, work);
    return timer;
  }) as typeof setInterval);
  vi.spyOn(globalThis, "clearInterval").mockImplementation((timer) => {
    looks.delete(timer);
    end(timer);
  });
});
afterEach(() => {
  looks.clear();
  vi.restoreAllMocks();
});

/** The review of one use, as somebody with these rights sees it. */
async function show(rights: AccessRight[], state: EmergencyAccessState) {
  const server = { state, asked: [] as string[], told: new Subject<ApolloLink.Result>() };
  const me = {
    __typename: "Me",
    actor: { __typename: "Actor", kind: "USER", name: "Grace Adeyemi" },
    user: { __typename: "User", id: "u0", name: "Grace Adeyemi", kind: "STAFF" },
    practice: { __typename: "Practice", id: "p1", name: "Harbor Family Medicine", timeZone: "America/New_York" },
    session: {
      __typename: "Session",
      id: "s1",
      lastUsedAt: "",
      idleExpiresAt: "",
      expiresAt: "",
      enrolling: false,
      twoFactor: true,
    },
    vendorEmployee: null,
    btgSession: null,
    emergencyAccessActivation: null,
    chartOverrides: [],
    mayDesignate: false,
    lockdown: false,
    rights,
  };
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  const link = new ApolloLink(({ operationName = "", variables }) => {
    server.asked.push(operationName);
    if (operationName === "NoticeChanged") return server.told;
    if (operationName === "Session") return of({ data: { me } });
    const ended = server.state === "ENDED" ? "2026-11-23T15:12:00Z" : null;
    const use = {
      state: server.state,
      activatedAt: "2026-11-23T14:44:13Z",
      elevatedAt: "2026-11-23T14:45:02Z",
      endsAt: "2026-11-24T02:44:13Z",
      deactivatedAt: ended,
      endedAt: ended,
      endCause: ended === null ? null : "USER",
      ...(variables["toldWhose"] === true
        ? { reason: "Fire", user: { __typename: "User", id: "u1", name: "Samuel Kim" }, deactivatedBy: null }
        : {}),
    };
    const reviews: Record<string, object> = {
      EmergencyActivation: { signedOffAt: null, signedOffBy: null, comment: null, signOffHindrance: null },
      EmergencyStanding: {
        standing: [
          {
            __typename: "EmergencyAccessStandingAct",
            sentence: "Samuel Kim allowed emergency access to Amelia Chen.",
            occurredAt: "2026-11-23T14:50:00Z",
            severity: "MEDIUM",
            subject: null,
            auditEntryId: "e1",
          },
        ],
      },
      EmergencyOverrides: { chartOverrides: [] },
      EmergencyEntries: { entries: { __typename: "C", totalCount: 0, pageInfo, edges: [] } },
    };
    const review = reviews[operationName] === undefined ? null : { __typename: REVIEW, ...reviews[operationName] };
    return of({ data: { node: { __typename: "EmergencyAccessActivation", id: "a1", ...use, review } } });
  });
  const cache = new InMemoryCache({ typePolicies: { [REVIEW]: { merge: true } } });
  const router = createMemoryRouter([{ path: "/settings/emergency-access/:activationId", Component: ReviewPage }], {
    initialEntries: ["/settings/emergency-access/a1"],
  });
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache })}>
      <MantineProvider env="test">
        <SessionProvider me={me as unknown as Me}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  await expect.element(page.getByText(/allowed emergency access to Amelia Chen/u)).toBeVisible();
  return {
    ...server,
    count: (name: string) => server.asked.filter((each) => each === name).length,
    become: (next: EmergencyAccessState) => {
      server.state = next;
    },
  };
}

it("reads what is an entry of the log once, however often the page looks; and once more when the mode has ended", async () => {
  const server = await show(["EMERGENCY_ACCESS_REVIEW", "AUDIT_READ"], "ACTIVE");
  const LOGGED = ["EmergencyStanding", "EmergencyEntries", "EmergencyOverrides"];
  for (let look = 2; look < 5; look += 1) {
    pass();
    await expect.poll(() => server.count("EmergencyActivation")).toBe(look);
  }
  expect(LOGGED.map(server.count)).toEqual([1, 1, 1]);
  server.become("ENDED");
  server.told.next({ data: { noticeChanged: { __typename: "Notice", id: "n1", acknowledgedAt: null, over: true } } });
  await expect.poll(() => LOGGED.map(server.count)).toEqual([2, 2, 2]);
  // Time changes nothing any more.
  expect(looks.size).toBe(0);
});

it("tells a reviewer whose it is; the ways to the audit report are for whoever reads it", async () => {
  await show(["EMERGENCY_ACCESS_REVIEW"], "ENDED");
  await expect.element(page.getByRole("heading", { name: /Emergency access of Samuel Kim/u })).toBeVisible();
  await expect.element(page.getByText("“Fire”")).toBeVisible();
  await expect.element(page.getByRole("link", { name: "In the audit report" })).not.toBeInTheDocument();
  await expect.element(page.getByRole("link", { name: "audit entry" })).not.toBeInTheDocument();
});

it("leads to all of that user's uses in the audit report", async () => {
  await show(["EMERGENCY_ACCESS_REVIEW", "AUDIT_READ"], "ENDED");
  await expect
    .element(page.getByRole("link", { name: "In the audit report" }))
    .toHaveAttribute("href", "/audit?q=mark%3Aemergency-access+user%3A%22Samuel+Kim%22");
});
