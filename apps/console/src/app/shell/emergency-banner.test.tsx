import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { EmergencyAccessState } from "../../lib/graphql/graphql.ts";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { EmergencyBanner } from "./emergency-banner.tsx";

async function show(state: EmergencyAccessState | undefined, minutesLeft?: number) {
  const link = new ApolloLink(() => of({ data: { signOut: { __typename: "SignOutPayload", userErrors: [] } } }));
  const endsAt =
    minutesLeft === undefined ? "2126-11-24T01:17:19Z" : new Date(Date.now() + minutesLeft * 60_000).toISOString();
  const me = {
    practice: { id: "p1", name: "Harbor", timeZone: "America/New_York" },
    emergencyAccessActivation: state === undefined ? null : { id: "a1", state, endsAt },
    rights: [],
  } as unknown as Me;
  const router = createMemoryRouter(
    [
      {
        path: "/patients",
        element: (
          <SessionProvider me={me}>
            <EmergencyBanner />
            <h1>Patients</h1>
          </SessionProvider>
        ),
      },
      { path: "/sign-in", element: <h1>Sign in</h1> },
    ],
    { initialEntries: ["/patients"] },
  );
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <RouterProvider router={router} />
      </MantineProvider>
    </ApolloProvider>,
  );
  await expect.element(page.getByRole("heading", { name: "Patients" })).toBeVisible();
}

const banner = page.getByRole("region", { name: "Emergency access mode" });

it("says on every page that the mode is on, until when, and leads to where it is turned off", async () => {
  await page.viewport(1280, 800);
  await show("ACTIVE");
  await expect.element(banner).toMatchTextContent(/Emergency access mode is on until 20:17 EST at the latest/u);
  await expect.element(banner.getByRole("link")).toHaveAttribute("href", "/settings/emergency-access");
});

it.each([
  [16, "is on until"],
  [14, "ends by itself at"],
])("warns a quarter of an hour before its limit: %i minutes before, it %s", async (minutes, words) => {
  await show("ACTIVE", minutes);
  await expect.element(banner.getByRole("status")).toMatchTextContent(new RegExp(`mode ${words} \\d\\d:\\d\\d`, "u"));
});

it.each([390, 1280])("fits into %i px, its way out whole", async (width) => {
  await page.viewport(width, 844);
  await show("ACTIVE");
  const { right, width: shown } = banner.getByRole("link", { name: "Turn it off" }).element().getBoundingClientRect();
  expect(shown).toBeGreaterThan(45);
  expect(right).toBeLessThanOrEqual(width);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  await page.viewport(1280, 800);
});

it("stays while it is pending, and signs out", async () => {
  await show("PENDING");
  await expect
    .element(banner)
    .toMatchTextContent(/pending your sign-out\. The rights that it lent are gone\. Sign out and in again/u);
  await banner.getByRole("button", { name: "Sign out" }).click();
  await expect.element(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

it.each([undefined, "AWAITING_SIGN_IN", "ENDED"] as const)("is not there without the mode: %s", async (state) => {
  await show(state);
  await expect.element(banner).not.toBeInTheDocument();
});
