import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { elementsDisabledInBtg } from "@chartward/schema/elements-disabled-in-btg";
import { MantineProvider } from "@mantine/core";
import { buildSchema } from "graphql";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { beforeEach, expect, it, vi } from "vitest";
import { page, server } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type Me, SessionProvider } from "../session.tsx";
import { ProfileForm, type ProfileUser } from "./profile-form.tsx";

/** The generated map, in the hand of the test. */
const map = vi.hoisted(() => ({ elements: new Set<string>() }));
vi.mock("@chartward/schema/disabled-in-btg", () => ({ DISABLED_IN_BTG: map.elements }));
beforeEach(() => map.elements.clear());

const SCHEMA = await server.commands.readFile("../../packages/schema/schema.graphql");

/** The schema's text with @disabledInBtg on one more element, such as `Mutation.updateProvider`. */
function withMark(element: string): string {
  const [type, field] = element.split(".");
  const declared = new RegExp(`^((?:type|input) ${type} [^]*?^  ${field}[(:].*)$`, "mu");
  const marked = SCHEMA.replace(declared, "$1 @disabledInBtg");
  expect(marked).not.toBe(SCHEMA);
  return marked;
}

const REASON = "Disabled when in BTG";
const USER = {
  id: "u",
  name: "Amelia Okafor",
  kind: "PROVIDER",
  state: "ACTIVE",
  userTitle: null,
  practitioner: null,
  profile: {
    version: 1,
    userName: "amelia",
    email: "amelia@harborfamily.example",
    emailChange: null,
    firstName: "Amelia",
    lastName: "Okafor",
    culture: "UNITED_STATES",
    emailSignature: null,
    useOwnEmailForOutgoing: true,
    smtpUser: null,
    smtpPasswordSet: false,
    mobileAddress: null,
    defaultWorkflowView: "DAILY_WORKFLOW",
    defaultPatientView: "PATIENT_REGISTRATION",
    defaultDocumentTab: "ALL",
    pathwayScheduleView: "DAY",
    autoLogoutMinutes: null,
    effectiveAutoLogoutMinutes: 15,
  },
} as unknown as ProfileUser;

/** The form in BTG, locked by what is generated from this schema. */
async function show(schema: string, lockdown = true) {
  for (const element of elementsDisabledInBtg(buildSchema(schema))) map.elements.add(element);
  const me = { user: { id: "u" }, lockdown, rights: [], practice: null } as unknown as Me;
  const link = new ApolloLink(() => of({ data: { deployment: null, practice: null } }));
  const router = createMemoryRouter([{ path: "/", element: <ProfileForm user={USER} /> }]);
  return render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <SessionProvider me={me}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
}

const field = (name: string, role: "textbox" | "combobox" | "checkbox" = "textbox") =>
  page.getByRole(role, { name, exact: true });
/** The labels of what is locked, in the order of the form. */
const locked = () =>
  [...document.querySelectorAll<HTMLInputElement>('form [aria-disabled="true"]')].map(
    ({ labels }) => labels?.[0]?.textContent,
  );
const SHIPPED = ["SMTP User", "SMTP Password"];

it("is locked by the map that is generated from the schema, and nothing else", async () => {
  const generated = await vi.importActual<{ DISABLED_IN_BTG: ReadonlySet<string> }>(
    "@chartward/schema/disabled-in-btg",
  );
  expect(elementsDisabledInBtg(buildSchema(SCHEMA))).toEqual([...generated.DISABLED_IN_BTG]);
  await show(SCHEMA);
  await expect.element(field("SMTP User")).toHaveAccessibleDescription(REASON);
  expect(locked()).toEqual(SHIPPED);
});

it.each([
  ["UserProfileInput.lastName", "Last Name"],
  ["UserProfileInput.emailSignature", "Email Signature"],
  ["UserProfileInput.culture", "Culture"],
  ["UserProfileInput.autoLogoutMinutes", "Auto Logout"],
])("@disabledInBtg on %s in the schema locks %s, with no other change, and nothing else", async (element, label) => {
  await show(withMark(element));
  await expect.element(field(label)).toHaveAttribute("aria-disabled", "true");
  await expect.element(field(label)).toHaveAccessibleDescription(REASON);
  expect(locked().toSorted()).toEqual([...SHIPPED, label].toSorted());
});

it("@disabledInBtg on a box's field locks the box", async () => {
  const label = "Use this email address as my outgoing email address";
  await show(withMark("UserProfileInput.useOwnEmailForOutgoing"));
  await expect.element(field(label, "checkbox")).toHaveAttribute("aria-disabled", "true");
  expect(locked()).toEqual([label, ...SHIPPED]);
});

it.each(["Mutation.updateProvider", "UpdateProviderInput.profile"])(
  "@disabledInBtg on %s locks all of it",
  async (element) => {
    await show(withMark(element));
    for (const label of ["First Name", "Email Signature", "SMTP Password", "Default Document Tab"]) {
      await expect.element(field(label)).toHaveAccessibleDescription(REASON);
    }
  },
);

it("locks nothing outside of BTG, and nothing by a mark on another input", async () => {
  const other = await show(withMark("UpdateStaffMemberInput.profile"));
  await expect.element(field("Last Name")).toBeVisible();
  expect(locked()).toEqual(SHIPPED);
  await other.unmount();
  await show(withMark("UserProfileInput.lastName"), false);
  await expect.element(field("Last Name")).toBeVisible();
  expect(locked()).toEqual([]);
});
