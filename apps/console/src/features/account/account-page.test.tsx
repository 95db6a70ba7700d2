import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { AccountPage } from "./account-page.tsx";

const PROFILE = {
  __typename: "UserProfile",
  version: 1,
  userName: "amelia",
  email: "amelia@harborfamily.example",
  emailChange: null,
  firstName: "Amelia",
  lastName: "Okafor",
  culture: "UNITED_STATES",
  emailSignature: null,
  useOwnEmailForOutgoing: true,
  smtpUser: "amelia",
  smtpPasswordSet: true,
  mobileAddress: null,
  defaultWorkflowView: "DAILY_WORKFLOW",
  defaultPatientView: "PATIENT_REGISTRATION",
  defaultDocumentTab: "ALL",
  pathwayScheduleView: "DAY",
  autoLogoutMinutes: null,
  effectiveAutoLogoutMinutes: 15,
};
const PENDING = {
  __typename: "EmailChange",
  newEmail: "a.okafor@harborfamily.example",
  requestedAt: "2026-11-22T14:00:00Z",
  expiresAt: "2026-11-25T14:00:00Z",
  requestedBy: { __typename: "Actor", name: "Amelia Okafor" },
};

/** The account of a user, in the state that the API tells. */
async function show(address: string, options: { kind?: "PROVIDER" | "STAFF"; lockdown?: boolean; profile?: object }) {
  const kind = options.kind ?? "PROVIDER";
  const user = {
    __typename: "User",
    id: "u",
    name: "Amelia Okafor",
    kind,
    state: "ACTIVE",
    userTitle: null,
    practitioner: null,
    profile: { ...PROFILE, ...options.profile },
  };
  const rules = {
    __typename: "PasswordRules",
    minimumLength: 12,
    digitRequired: true,
    rules: ["12 characters or more"],
  };
  const practice = { __typename: "Practice", id: "p", name: "Harbor", timeZone: "UTC", passwordRules: rules };
  const me = {
    __typename: "Me",
    actor: { __typename: "Actor", kind: "USER", name: user.name },
    user,
    practice,
    session: null,
    vendorEmployee: null,
    btgSession: null,
    lockdown: options.lockdown ?? false,
    rights: [],
  };
  const supportPin = {
    __typename: "SupportPin",
    masked: "••••",
    generatedAt: "2026-11-22T14:00:00Z",
    lastViewedAt: null,
    lastValidatedAt: null,
  };
  const pins = { __typename: "User", id: "u", supportPin, appUnlockPinSet: false };
  const answerTo = (operationName = "") => {
    if (operationName === "Account") return { me };
    if (operationName === "OwnPins") return { me: { __typename: "Me", user: pins } };
    return { deployment: { vendorName: "Acme" } };
  };
  const link = new ApolloLink(({ operationName }) => of({ data: answerTo(operationName) }));
  const router = createMemoryRouter([{ path: "/account", Component: AccountPage }], { initialEntries: [address] });
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <SessionProvider me={me as unknown as Me}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
}

it.each([
  ["PROVIDER", "Account Settings"],
  ["STAFF", "Staff Account Information"],
] as const)("is titled for %s", async (kind, title) => {
  await show("/account", { kind });
  await expect.element(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
});

it("tells when a pending change of e-mail ends, and shows the practice's own password rules before typing", async () => {
  await show("/account?tab=sign-in", { profile: { emailChange: PENDING } });
  await expect
    .element(page.getByText(/is waiting for you/u))
    .toMatchTextContent(/a\.okafor@harborfamily\.example.*until Nov 25, 2026, 14:00:00 UTC/u);
  await expect.element(page.getByRole("button", { name: "Cancel the change" })).toBeVisible();
  await expect
    .element(page.getByLabelText("New password", { exact: true }))
    .toHaveAccessibleDescription("12 characters or more");
});

it("locks what the schema locks in BTG: e-mail, password, SMTP login and its test, and no more of a provider's profile", async () => {
  await show("/account?tab=sign-in", { lockdown: true });
  const reason = "Disabled when in BTG";
  await expect.element(page.getByRole("textbox", { name: "Present address" })).toHaveAccessibleDescription(reason);
  await expect.element(page.getByRole("button", { name: "Change e-mail…" })).toHaveAttribute("aria-disabled", "true");
  await expect.element(page.getByRole("textbox", { name: "Password" })).toHaveAccessibleDescription(reason);
  await expect.element(page.getByRole("button", { name: "Change the password" })).not.toBeInTheDocument();

  await page.getByRole("link", { name: "Profile" }).click();
  await expect.element(page.getByRole("textbox", { name: "SMTP User" })).toHaveAccessibleDescription(reason);
  await expect.element(page.getByRole("textbox", { name: "SMTP Password" })).toHaveAccessibleDescription(reason);
  const testMail = page.getByRole("button", { name: "Send a test e-mail" });
  await expect.element(testMail).toHaveAccessibleDescription(reason);
  await expect.element(testMail).toHaveAttribute("aria-disabled", "true");
  await expect.element(page.getByRole("textbox", { name: "Last Name" })).not.toHaveAttribute("aria-disabled");
});

it.each(["PROVIDER", "STAFF"] as const)(
  "has the PINs in the profile of %s, and locks all that is done with them in BTG",
  async (kind) => {
    await show("/account", { kind, lockdown: true });
    await expect
      .element(page.getByRole("region", { name: "App Unlock PIN" }))
      .toMatchTextContent(/4-digit numeric PIN for unlocking the mobile EHR app from inactivity\./u);
    for (const name of ["View", "Generate New PIN", "Set App Unlock PIN…"]) {
      const button = page.getByRole("button", { name });
      await expect.element(button).toHaveAttribute("aria-disabled", "true");
      await expect.element(button).toHaveAccessibleDescription("Disabled when in BTG");
      await button.click({ force: true });
    }
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  },
);

it("locks a staff member's profile as a whole in BTG", async () => {
  await show("/account", { kind: "STAFF", lockdown: true });
  await expect.element(page.getByRole("textbox", { name: "Last Name" })).toHaveAttribute("aria-disabled", "true");
  await expect.element(page.getByRole("textbox", { name: "Culture" })).toHaveAttribute("aria-disabled", "true");
});
