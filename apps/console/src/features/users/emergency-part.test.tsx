import { ApolloClient, ApolloLink, gql, InMemoryCache } from "@apollo/client";
import { ApolloProvider, useQuery } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { AccessRight } from "../../lib/graphql/graphql.ts";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { EmergencyPart } from "./emergency-part.tsx";
import type { OpenUser } from "./user-page.tsx";

const designation = (secondFactorReady: boolean) => ({
  __typename: "EmergencyAccessDesignation",
  designatedAt: "2026-11-20T10:00:00Z",
  designatedBy: { __typename: "Actor", name: "Grace Adeyemi" },
  secondFactorReady,
});
const ON = { __typename: "EmergencyAccessActivation", id: "a1", state: "ACTIVE" };
const KIM = gql`
  query KimForTest {
    user(id: "kim") {
      id
      emergencyAccessDesignation {
        designatedAt
        designatedBy {
          name
        }
        secondFactorReady
      }
      emergencyAccessActivation {
        id
        state
      }
    }
  }
`;

/** The box under Login info of Kim, whose second factor is there or not. */
async function show(options: {
  designated?: boolean;
  factor?: boolean;
  on?: boolean;
  state?: string;
  rights?: AccessRight[];
  lockdown?: boolean;
  mayDesignate?: boolean;
  refusal?: string;
  arrivedWith?: object;
}) {
  const { designated = false, factor = true, on = false, state = "ACTIVE" } = options;
  const sent: unknown[] = [];
  const kim = (allowed: boolean) => ({
    __typename: "User",
    id: "u1",
    emergencyAccessDesignation: allowed ? designation(factor) : null,
    emergencyAccessActivation: on && allowed ? ON : null,
  });
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName === "KimForTest") return of({ data: { user: kim(designated) } });
    if (operationName !== "SetEmergencyAccessDesignation") return of({ data: { me: null } });
    const { allowed } = (variables as { input: { allowed: boolean } }).input;
    sent.push(variables["input"]);
    const refused = options.refusal !== undefined;
    const userErrors = refused ? [{ __typename: "UserError", message: options.refusal }] : [];
    const user = kim(refused ? designated : allowed);
    return of({ data: { setEmergencyAccessDesignation: { __typename: "P", user, userErrors } } });
  });
  const me = {
    user: { id: "u0" },
    practice: { timeZone: "UTC" },
    emergencyAccessActivation: null,
    lockdown: options.lockdown ?? false,
    mayDesignate: options.mayDesignate ?? true,
    rights: options.rights ?? ["EMERGENCY_ACCESS_ADMINISTER"],
  } as unknown as Me;
  function Kim() {
    const { data } = useQuery<{ user: object }>(KIM);
    return data === undefined ? null : (
      <EmergencyPart user={{ ...data.user, name: "Kim Ito", state } as unknown as OpenUser} />
    );
  }
  const router = createMemoryRouter([{ path: "/", Component: Kim }], {
    initialEntries: [{ pathname: "/", state: options.arrivedWith }],
  });
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <SessionProvider me={me}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  await expect.element(box).toBeInTheDocument();
  return sent;
}

const box = page.getByRole("checkbox", { name: "Allow emergency access" });

it("is given with one press, and points out that there is no second factor yet", async () => {
  const sent = await show({ factor: false });
  await box.click();
  await expect.element(box).toBeChecked();
  await expect.element(page.getByText(/Kim Ito cannot activate emergency access before two-factor/u)).toBeVisible();
  expect(sent).toEqual([{ userId: "u1", allowed: true }]);
});

it("is withdrawn with one press while the mode is off, and only after asking while it is on", async () => {
  const sent = await show({ designated: true, on: true });
  await box.click();
  const dialog = page.getByRole("dialog", { name: "Withdraw emergency access from Kim Ito?" });
  await expect.element(dialog).toMatchTextContent(/its rights end at once, and the person must sign out to finish/u);
  expect(sent).toEqual([]);
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await expect.element(box).not.toBeChecked();
  await box.click();
  await expect.element(box).toBeChecked();
  expect(sent).toEqual([
    { userId: "u1", allowed: false },
    { userId: "u1", allowed: true },
  ]);
});

it("stays as it was where the server refuses, and says why", async () => {
  await show({ refusal: "A disabled user cannot be designated." });
  await box.click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("A disabled user cannot be designated.");
  await expect.element(box).not.toBeChecked();
});

it.each([
  [{ lockdown: true }, "Disabled when in BTG"],
  [{ rights: [] as AccessRight[] }, "Your role does not hold the right to change it."],
  [{ mayDesignate: false }, "It gives the rights of an administrator, and you do not hold all of them."],
  [{ state: "DISABLED" }, "A disabled user cannot be given it."],
])("is locked and says why: %j", async (options, reason) => {
  const sent = await show(options);
  await expect.element(box).toHaveAttribute("aria-disabled", "true");
  await expect.element(box).toHaveAccessibleDescription(new RegExp(reason, "u"));
  await box.click({ force: true });
  await expect.element(box).not.toBeChecked();
  expect(sent).toEqual([]);
});

it("is withdrawn by whoever cannot give it", async () => {
  const sent = await show({ designated: true, mayDesignate: false });
  await box.click();
  await expect.element(box).not.toBeChecked();
  expect(sent).toEqual([{ userId: "u1", allowed: false }]);
});

it("says why a user who was just added was not designated too", async () => {
  await show({ arrivedWith: { undesignated: "Emergency access was not allowed. Try again." } });
  await expect.element(page.getByRole("alert")).toHaveTextContent("Emergency access was not allowed. Try again.");
});
