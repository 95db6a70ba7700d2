import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of, Subject } from "rxjs";
import { afterEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { btgLink, forgetBtg } from "../../lib/btg.ts";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { BtgBanner } from "./btg-banner.tsx";
import { BtgWatch } from "./btg-watch.tsx";

afterEach(forgetBtg);

const inBtg = (secondsLeft: number) =>
  ({
    __typename: "Me",
    actor: { __typename: "Actor", kind: "VENDOR_EMPLOYEE", name: "DrChrono Employee" },
    user: { __typename: "User", id: "u1", name: "Grace Adeyemi", kind: "PROVIDER" },
    practice: { __typename: "Practice", id: "p1", name: "Harbor Family Medicine", timeZone: "UTC" },
    session: null,
    vendorEmployee: null,
    btgSession: {
      __typename: "BtgSession",
      id: "as-the-practice-knows-it",
      reasonCode: "INVESTIGATION_OF_AN_ISSUE",
      reason: "Prescriptions fail since Monday.",
      caseNumber: "00482913",
      expiresAt: new Date(Date.now() + secondsLeft * 1000).toISOString(),
    },
    lockdown: true,
    rights: [],
  }) as unknown as Me & { btgSession: NonNullable<Me["btgSession"]> };

/** A page of a practice's account that an agent is in. */
async function show(secondsLeft = 22 * 60 + 18, unsaved = false) {
  sessionStorage.setItem("chartward.btg-session", "as-the-vendor-knows-it");
  const me = inBtg(secondsLeft);
  const server = {
    me: me as Me | null,
    asked: [] as { name: string; header: string | undefined; variables: unknown }[],
    told: new Subject<ApolloLink.Result>(),
  };
  const end = new ApolloLink((operation) => {
    const { operationName: name = "", variables } = operation;
    const headers = operation.getContext()["headers"] as Record<string, string>;
    server.asked.push({ name, header: headers["Btg-Session"], variables });
    if (name === "SessionChanged") return server.told;
    if (name === "EndOwnBtg") {
      return of({ data: { vendorEndBtgSession: { __typename: "VendorEndBtgSessionPayload", userErrors: [] } } });
    }
    return of({ data: { me: server.me } });
  });
  const router = createMemoryRouter(
    [
      {
        path: "/patients",
        element: (
          <SessionProvider me={me}>
            <BtgBanner />
            <h1>Patients</h1>
            <LeaveGuard unsaved={unsaved} />
            <BtgWatch session={me.btgSession} />
          </SessionProvider>
        ),
      },
      { path: "/staff", element: <h1>Practices</h1> },
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
  return { server, router };
}

const banner = page.getByRole("region", { name: "Break-the-glass session" });
const outside = page.getByRole("heading", { name: "Practices" });

it("says whose account it is, on whose behalf, why, and how much time is left", async () => {
  await page.viewport(1280, 800);
  await show();
  for (const words of ["Harbor Family Medicine", "Grace Adeyemi", "Prescriptions fail since Monday.", "00482913"]) {
    await expect.element(banner.getByText(words, { exact: false })).toBeVisible();
  }
  await expect.element(banner.getByRole("timer")).toMatchTextContent(/^22:1[678] left$/u);
  await expect.element(banner.getByRole("timer")).toMatchTextContent(/^22:1[45] left$/u);
});

it.each([390, 1280])("fits into %i px, End whole", async (width) => {
  await page.viewport(width, 844);
  await show();
  const { right, width: shown } = banner.getByRole("button", { name: "End" }).element().getBoundingClientRect();
  expect(shown).toBeGreaterThan(30);
  expect(right).toBeLessThanOrEqual(width);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  await page.viewport(1280, 800);
});

it("ends without asking, by a request in the vendor's own realm, and goes back to the staff console", async () => {
  const { server, router } = await show();
  await userEvent.click(banner.getByRole("button", { name: "End" }));
  await expect.element(outside).toBeVisible();
  expect(server.asked.find(({ name }) => name === "EndOwnBtg")).toEqual({
    name: "EndOwnBtg",
    header: undefined,
    variables: { input: { btgSessionId: "as-the-vendor-knows-it" } },
  });
  expect(router.state.location.search).toBe("?ended=as-the-vendor-knows-it");
});

it("asks first where something is not saved, ends afterwards, and asks nothing more", async () => {
  const { server } = await show(1338, true);
  const ends = () => server.asked.filter(({ name }) => name === "EndOwnBtg").length;
  const dialog = page.getByRole("dialog", { name: "End without saving?" });
  await userEvent.click(banner.getByRole("button", { name: "End" }));
  await dialog.getByRole("button", { name: "Stay" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(ends()).toBe(0);
  await userEvent.click(banner.getByRole("button", { name: "End" }));
  await dialog.getByRole("button", { name: "End without saving" }).click();
  await expect.element(outside).toBeVisible();
  expect(ends()).toBe(1);
});

it.each([false, true])("goes back the moment that somebody else has ended it (unsaved: %s)", async (unsaved) => {
  const { server, router } = await show(1338, unsaved);
  await expect
    .poll(() => server.asked.find(({ name }) => name === "SessionChanged")?.header)
    .toBe("as-the-vendor-knows-it");
  const sessionChanged = {
    __typename: "SessionChange",
    kind: "BTG_ENDED",
    at: new Date().toISOString(),
    endCause: null,
  };
  server.told.next({ data: { sessionChanged } });
  await expect.element(outside).toBeVisible();
  expect(router.state.location.search).toBe("?ended=as-the-vendor-knows-it");
});

it("goes back when its time is over, though the channel said nothing", async () => {
  const { server } = await show(1.2);
  server.me = null;
  await expect.element(outside).toBeVisible();
});
