import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { Me } from "../../lib/session.tsx";
import { SessionProvider } from "../../lib/session.tsx";
import { PatientsPage } from "./patients-page.tsx";

const ME: Me = {
  __typename: "Me",
  actor: { __typename: "Actor", kind: "USER", name: "Grace Adeyemi" },
  user: null,
  practice: null,
  session: null,
  vendorEmployee: null,
  btgSession: null,
  emergencyAccessActivation: null,
  chartOverrides: [],
  mayDesignate: false,
  lockdown: false,
  rights: ["PATIENT_READ"],
} as Me;

const NOBODY = {
  __typename: "PatientConnection",
  totalCount: 0,
  pageInfo: { __typename: "PageInfo", hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  edges: [],
};

/** The page over a server that answers the list of patients so. */
async function show(address: string, answer: ApolloLink.Result, me = ME) {
  const link = new ApolloLink(({ operationName }) =>
    of(
      operationName === "Patients"
        ? answer
        : { data: { practitioners: { __typename: "PractitionerConnection", edges: [] } } },
    ),
  );
  const router = createMemoryRouter([{ path: "/patients", Component: PatientsPage }], { initialEntries: [address] });
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider>
        <SessionProvider me={me}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  return router;
}

it("tells a failure with what to do next and its request id", async () => {
  await show("/patients", {
    errors: [{ message: "masked", extensions: { code: "INTERNAL_SERVER_ERROR", requestId: "01JD8V6K3W" } }],
  });
  const alert = page.getByRole("alert");
  await expect.element(alert).toMatchTextContent(/The patients did not load/u);
  await expect.element(alert).toMatchTextContent(/01JD8V6K3W/u);
  await expect.element(page.getByRole("button", { name: "Try again" })).toBeVisible();
});

it("tells a missing right apart from a failure: nothing to try again", async () => {
  await show("/patients", { errors: [{ message: "no", extensions: { code: "FORBIDDEN", requestId: "01JD8V6K3W" } }] });
  await expect.element(page.getByRole("alert")).toMatchTextContent(/You may not see this/u);
  await expect.element(page.getByRole("button", { name: "Try again" })).not.toBeInTheDocument();
});

it("tells no match apart from nothing yet, and clears the filters", async () => {
  const router = await show("/patients?q=zzz&status=inactive", { data: { patients: NOBODY } });
  await expect.element(page.getByText("No patient matches")).toBeVisible();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect.element(page.getByText("No patients yet")).toBeVisible();
  expect(router.state.location.search).toBe("");
});

it("leads from a search that finds nobody to a blocked chart, in emergency access mode alone", async () => {
  const mode = { __typename: "EmergencyAccessActivation", id: "a1", state: "ACTIVE", endsAt: "2126-11-24T03:23:00Z" };
  await show("/patients?q=abernathy", { data: { patients: NOBODY } }, { ...ME, emergencyAccessActivation: mode } as Me);
  await expect
    .element(page.getByRole("link", { name: "Open a blocked chart" }))
    .toHaveAttribute("href", "/settings/emergency-access#open-blocked-chart");
  await show("/patients?q=abernathy", { data: { patients: NOBODY } });
  await expect.element(page.getByRole("button", { name: "Clear the filters" }).last()).toBeVisible();
  await expect.element(page.getByRole("link", { name: "Open a blocked chart" })).toHaveLength(1);
});
