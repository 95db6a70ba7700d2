import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of, Subject } from "rxjs";
import { beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { AccessRight, EmergencyAccessHindrance, EmergencyAccessState } from "../../lib/graphql/graphql.ts";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { ToastHost } from "../../ui/toast.tsx";
import { EmergencyAccessPage } from "./emergency-access-page.tsx";

const ADMINISTRATOR: AccessRight[] = ["EMERGENCY_ACCESS_ADMINISTER", "EMERGENCY_ACCESS_REVIEW", "USER_READ"];
const person = (id: string, name: string) => ({ __typename: "User", id, name });
const actor = (name: string) => ({ __typename: "Actor", name });

/** An activation; of whose it is and why the server tells only whoever may know. */
const activation = (id: string, state: EmergencyAccessState, named: object | null = {}) => ({
  __typename: "EmergencyAccessActivation",
  id,
  state,
  activatedAt: "2026-11-23T14:44:13Z",
  elevatedAt: state === "AWAITING_SIGN_IN" ? null : "2026-11-23T14:45:02Z",
  endsAt: "2026-11-24T02:44:13Z",
  deactivatedAt: state === "PENDING" || state === "ENDED" ? "2026-11-23T15:10:00Z" : null,
  endedAt: state === "ENDED" ? "2026-11-23T15:12:00Z" : null,
  endCause: state === "PENDING" || state === "ENDED" ? "ADMINISTRATOR" : null,
  ...(named === null
    ? {}
    : { reason: `Reason of ${id}`, user: person("u1", "Samuel Kim"), deactivatedBy: null, ...named }),
});
type Activation = ReturnType<typeof activation>;

const designation = (id: string, name: string, secondFactorReady: boolean) => ({
  __typename: "EmergencyAccessDesignation",
  designatedAt: "2026-11-20T10:00:00Z",
  designatedBy: actor("Grace Adeyemi"),
  secondFactorReady,
  user: person(id, name),
});

interface Standing {
  readonly hindrance?: EmergencyAccessHindrance | null;
  readonly own?: Activation;
  readonly current?: readonly Activation[];
  readonly due?: readonly Activation[];
  readonly past?: readonly Activation[];
  readonly designations?: readonly object[];
  readonly rights?: AccessRight[];
  readonly lockdown?: boolean;
  /** Holds an administrator's rights. */
  readonly mayDesignate?: boolean;
  /** False: the browser is trusted. */
  readonly twoFactor?: boolean;
}

/** The page of somebody to whom the server answers so. */
async function show(standing: Standing) {
  const rights = standing.rights ?? [];
  const administers = rights.includes("EMERGENCY_ACCESS_ADMINISTER");
  const server = {
    standing,
    asked: [] as { name: string; variables: Record<string, unknown> }[],
    refusal: undefined as { field: string[] | null; message: string } | undefined,
    told: new Subject<ApolloLink.Result>(),
  };
  const me = {
    __typename: "Me",
    actor: { __typename: "Actor", kind: "USER", name: "Grace Adeyemi" },
    user: { ...person("u0", "Grace Adeyemi"), kind: "STAFF" },
    practice: { __typename: "Practice", id: "p1", name: "Harbor Family Medicine", timeZone: "America/New_York" },
    session: {
      __typename: "Session",
      id: "s1",
      lastUsedAt: "",
      idleExpiresAt: "",
      expiresAt: "",
      enrolling: false,
      twoFactor: standing.twoFactor ?? true,
    },
    vendorEmployee: null,
    btgSession: null,
    emergencyAccessActivation: standing.own ?? null,
    chartOverrides: [],
    mayDesignate: standing.mayDesignate ?? administers,
    lockdown: standing.lockdown ?? false,
    rights,
  };
  const link = new ApolloLink(({ operationName = "", variables }) => {
    server.asked.push({ name: operationName, variables });
    const userErrors = server.refusal === undefined ? [] : [{ __typename: "UserError", code: "X", ...server.refusal }];
    if (operationName === "NoticeChanged") return server.told;
    if (operationName === "Session") return of({ data: { me } });
    if (operationName === "FindUsersToDesignate")
      return of({ data: { users: { __typename: "UserConnection", edges: [] } } });
    if (operationName === "ProveSecondFactor") {
      const session = { __typename: "Session", id: "s1", twoFactor: true };
      return of({ data: { proveSecondFactor: { __typename: "P", session, userErrors: [] } } });
    }
    if (operationName === "ActivateEmergencyAccess") {
      const activated = userErrors.length > 0 ? null : activation("a9", "AWAITING_SIGN_IN");
      return of({ data: { activateEmergencyAccess: { __typename: "P", activation: activated, userErrors } } });
    }
    if (operationName === "DeactivateEmergencyAccess") {
      server.standing = { ...server.standing, current: [activation("a1", "PENDING")] };
      const pending = activation("a1", "PENDING");
      return of({ data: { deactivateEmergencyAccess: { __typename: "P", activation: pending, userErrors } } });
    }
    if (operationName === "SetEmergencyAccessDesignation") {
      server.standing = { ...server.standing, designations: [] };
      const user = person("u1", "Samuel Kim");
      return of({ data: { setEmergencyAccessDesignation: { __typename: "P", user, userErrors } } });
    }
    const { own, current = [], due = [], past = [], designations = [], hindrance = null } = server.standing;
    const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
    const edges = past.map((node) => ({
      __typename: "Edge",
      node: { ...node, review: { __typename: "EmergencyAccessReview", signedOffAt: null, signedOffBy: null } },
    }));
    return of({
      data: {
        me: { __typename: "Me", emergencyAccessActivation: own ?? null },
        emergencyAccess: {
          __typename: "EmergencyAccess",
          hindrance,
          maximumMinutes: 720,
          current,
          ...(administers
            ? { designations, reviewsDue: due, history: { __typename: "C", totalCount: edges.length, pageInfo, edges } }
            : {}),
        },
      },
    });
  });
  const router = createMemoryRouter(
    [
      { path: "/settings/emergency-access", Component: EmergencyAccessPage },
      { path: "/sign-in", element: <h1>Sign in</h1> },
    ],
    { initialEntries: ["/settings/emergency-access"] },
  );
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <SessionProvider me={me as unknown as Me}>
          <ToastHost />
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  await expect.element(page.getByRole("heading", { name: /who have it now|Who has it now/u })).toBeVisible();
  const namesOf = () => server.asked.map(({ name }) => name);
  return { server, router, namesOf };
}

beforeEach(() => page.viewport(1280, 800));

const activate = page.getByRole("button", { name: "Activate emergency access mode" });
const dialog = page.getByRole("dialog", { name: "Activate emergency access mode?" });
const reason = dialog.getByRole("textbox", { name: "Reason" });
const current = page.getByRole("list", { name: "Who has it now" });

it.each([
  ["NOT_DESIGNATED", /you are not designated for it\. An administrator ticks/u],
  ["NO_SECOND_FACTOR", /cannot activate yet: .*Set it up on your account page/u],
  ["ALREADY_ON", undefined],
] as const)("offers no way in where the server says %s, and says why", async (hindrance, words) => {
  await show({ hindrance });
  if (words !== undefined) await expect.element(page.getByText(words)).toBeVisible();
  await expect.element(activate).not.toBeInTheDocument();
});

it("asks once, the way back first, wants a reason, and leaves for the sign-in page, which says why", async () => {
  const { server, router } = await show({ hindrance: null });
  await activate.click();
  await expect.element(dialog.getByRole("button", { name: "Cancel" })).toHaveFocus();
  await expect.element(dialog).toMatchTextContent(/ensure your two-factor authentication device is available/u);
  await expect.element(dialog).toMatchTextContent(/12 hours at most, until \d\d:\d\d \w+\./u);
  await reason.fill("?!");
  await dialog.getByRole("button", { name: "Activate and log out" }).click();
  await expect.element(reason).toHaveFocus();
  await expect.element(reason).toHaveAccessibleDescription(/at least three letters/u);
  expect(server.asked.filter(({ name }) => name === "ActivateEmergencyAccess")).toEqual([]);
  await reason.fill("  The server room is on fire ");
  await dialog.getByRole("button", { name: "Activate and log out" }).click();
  await expect.element(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(router.state.location.search).toBe("?why=emergency-access");
  expect(server.asked.find(({ name }) => name === "ActivateEmergencyAccess")?.variables).toEqual({
    input: { reason: "The server room is on fire" },
  });
});

it("asks a trusted browser for the second factor first", async () => {
  const { server } = await show({ hindrance: null, twoFactor: false });
  await activate.click();
  const first = page.getByRole("dialog", { name: "Your second factor first" });
  await first.getByRole("textbox", { name: "Code from your authenticator app" }).fill("123456");
  await first.getByLabelText("Your password", { exact: true }).fill("harbor-lights-26");
  await expect.element(dialog).not.toBeInTheDocument();
  await first.getByRole("button", { name: "Go on" }).click();
  await expect.element(reason).toBeVisible();
  await expect.element(first).not.toBeInTheDocument();
  expect(server.asked.find(({ name }) => name === "ProveSecondFactor")?.variables).toEqual({
    input: { password: "harbor-lights-26", proof: { totpCode: "123456" } },
  });
});

it("stays, and says what the server refused", async () => {
  const { server, router } = await show({ hindrance: null });
  server.refusal = { field: null, message: "Your emergency access mode is on already." };
  await activate.click();
  await reason.fill("The server room is on fire");
  await dialog.getByRole("button", { name: "Activate and log out" }).click();
  await expect.element(dialog.getByRole("alert")).toHaveTextContent(server.refusal.message);
  expect(router.state.location.pathname).toBe("/settings/emergency-access");
});

it("tells everybody that it is on, and asks for no more than this person may know", async () => {
  const { server } = await show({ hindrance: "NOT_DESIGNATED", current: [activation("a1", "ACTIVE", null)] });
  await expect.element(current).toMatchTextContent(/Somebody in your practice has emergency access/u);
  await expect.element(current).not.toMatchTextContent(/Samuel|Reason/u);
  await expect.element(page.getByRole("button", { name: /Deactivate/u })).not.toBeInTheDocument();
  await expect.element(page.getByRole("heading", { name: "Designated users" })).not.toBeInTheDocument();
  expect(server.asked.find(({ name }) => name === "EmergencyAccess")?.variables).toMatchObject({
    administers: false,
    reviews: false,
  });
});

it("lets an administrator turn it off beside the name; it is pending then", async () => {
  await show({ rights: ADMINISTRATOR, hindrance: "NOT_DESIGNATED", current: [activation("a1", "ACTIVE")] });
  await expect.element(current).toMatchTextContent(/Samuel Kim has emergency access.*Reason of a1/u);
  await page.getByRole("button", { name: "Deactivate emergency access of Samuel Kim" }).click();
  const asked = page.getByRole("dialog", { name: "Deactivate Samuel Kim’s emergency access mode?" });
  await expect.element(asked).toMatchTextContent(/lent end at once\. Rights given for good in it stay/u);
  await expect.element(asked.getByRole("button", { name: "Cancel" })).toHaveFocus();
  await asked.getByRole("button", { name: "Deactivate" }).click();
  await expect.element(current).toMatchTextContent(/Samuel Kim had emergency access.*Pending until sign-out/u);
  await expect.element(page.getByRole("heading", { name: "Emergency Access", exact: true })).toHaveFocus();
});

it("shows whoever is in the mode since when and until when, and the way out of it, not the way in", async () => {
  await show({ hindrance: "ALREADY_ON", own: activation("a1", "ACTIVE"), current: [activation("a1", "ACTIVE")] });
  await expect.element(page.getByText("Emergency access mode is on for you")).toBeVisible();
  await expect.element(page.getByText("Nov 23, 2026, 09:44:13 EST")).toBeVisible();
  await expect.element(page.getByText("Nov 23, 2026, 09:45:02 EST")).toBeVisible();
  await expect.element(page.getByText("Nov 23, 2026, 21:44:13 EST")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Deactivate emergency access mode" })).toBeVisible();
  await expect.element(page.getByRole("form", { name: "Open a blocked chart" })).toBeVisible();
  await expect.element(page.getByText("Nobody else has emergency access.")).toBeVisible();
});

it("tells whose mode is pending to sign out and in again, and offers no new one before", async () => {
  await show({ hindrance: null, own: activation("a1", "PENDING"), current: [activation("a1", "PENDING")] });
  await expect.element(page.getByText("Sign out and in again to finish.")).toBeVisible();
  await expect.element(activate).not.toBeInTheDocument();
  await expect.element(page.getByRole("form", { name: "Open a blocked chart" })).not.toBeInTheDocument();
  await expect.element(page.getByText(/What was given for good in it stays/u)).toBeVisible();
});

it("tells who holds an administrator's rights for good that they stay, and where they are changed", async () => {
  await show({ hindrance: null, own: activation("a1", "PENDING"), mayDesignate: true });
  await expect
    .element(page.getByText(/The rights that it lent are gone/u))
    .toMatchTextContent(/You have the rights of an administrator for good, and they stay/u);
  await expect.element(page.getByRole("link", { name: "your user" })).toHaveAttribute("href", "/users/u0");
});

it("points out who cannot activate yet, and takes the permission back after asking", async () => {
  const { server } = await show({
    rights: ADMINISTRATOR,
    designations: [designation("u1", "Samuel Kim", false), designation("u2", "Lena Fischer", true)],
  });
  const table = page.getByRole("table", { name: "Designated users" });
  await expect.element(table).toMatchTextContent(/Samuel KimNot set up: cannot activate yet.*Lena FischerOn/u);
  await expect.element(page.getByText("1 without two-factor")).toBeVisible();
  await page.getByRole("button", { name: "Allow for a user" }).click();
  const choice = page.getByRole("dialog", { name: "Allow emergency access" });
  await choice.getByRole("button", { name: "Allow", exact: true }).click();
  await expect.element(choice.getByRole("combobox", { name: "User" })).toHaveFocus();
  await expect.element(choice.getByRole("combobox", { name: "User" })).toHaveAccessibleDescription(/Choose the user/u);
  await choice.getByRole("button", { name: "Cancel" }).click();
  await expect.element(page.getByRole("button", { name: "Allow for a user" })).toHaveFocus();
  await page.getByRole("button", { name: "Withdraw emergency access from Samuel Kim" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect.element(page.getByRole("heading", { name: "Nobody is designated" })).toBeVisible();
  expect(server.asked.find(({ name }) => name === "SetEmergencyAccessDesignation")?.variables).toMatchObject({
    input: { userId: "u1", allowed: false },
  });
});

it("lists what is to be reviewed and what was, each with its review", async () => {
  const ended = activation("a1", "ENDED", { deactivatedBy: actor("Grace Adeyemi") });
  await show({ rights: ADMINISTRATOR, due: [ended], past: [ended] });
  await expect
    .element(page.getByRole("link", { name: "Review the emergency access of Samuel Kim" }))
    .toHaveAttribute("href", "/settings/emergency-access/a1");
  await expect
    .element(page.getByRole("list", { name: "To be reviewed" }))
    .toMatchTextContent(/Activated Nov 23, 2026, 09:44:13 EST, in force Nov 23, 2026, 09:45:02 EST/u);
  const history = page.getByRole("table", { name: "History" });
  await expect
    .element(history)
    .toMatchTextContent(/Samuel KimReason of a1.*09:44:13.*09:45:02.*10:10:00.*by Grace Adeyemi.*To be reviewed/u);
});

it("follows what is activated elsewhere", async () => {
  const { server } = await show({ rights: ADMINISTRATOR });
  await expect.element(page.getByText("Nobody has emergency access.")).toBeVisible();
  server.standing = {
    ...server.standing,
    current: [activation("a1", "AWAITING_SIGN_IN")],
    designations: [designation("u1", "Samuel Kim", true)],
  };
  server.told.next({ data: { noticeChanged: { __typename: "Notice", id: "n1", acknowledgedAt: null, over: false } } });
  await expect
    .element(current)
    .toMatchTextContent(
      /Samuel Kim activated emergency access.*Waits for the sign-in.*Activated.*09:44:13 EST.*Rights in forceNot yet/u,
    );
  await expect
    .element(page.getByRole("table", { name: "Designated users" }))
    .toMatchTextContent(/Waits for the sign-inActivated Nov 23(, 2026)? 09:44:13In force not yet/u);
});

it("is locked in BTG by the schema's own map, and says so", async () => {
  const { namesOf } = await show({ hindrance: "IN_BTG", rights: ADMINISTRATOR, lockdown: true });
  await expect.element(activate).toHaveAttribute("aria-disabled", "true");
  await expect.element(activate).toHaveAccessibleDescription("Disabled when in BTG");
  await activate.click({ force: true });
  await expect.element(dialog).not.toBeInTheDocument();
  expect(namesOf()).not.toContain("ActivateEmergencyAccess");
});
