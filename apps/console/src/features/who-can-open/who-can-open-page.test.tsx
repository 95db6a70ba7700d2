import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { WhoCanOpenPage } from "./who-can-open-page.tsx";

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
  rights: ["ACCESS_CHECK", "PATIENT_READ"],
} as Me;

const MOSS = { patient: { __typename: "Patient", id: "p1", name: "Moss, Ada", demographicNumber: 10482 } };
const DECISIONS = [
  ["Grace Adeyemi", true, "ALLOWED_BY_ROLE", "Allowed. All Access gives it."],
  ["Jordan Blake", false, "BLOCKED_BY_SET", "Refused. The patient set Employees blocks it."],
] as const;

/** The users of whom it is asked, as the server answers. */
function users(allowed: unknown, search: unknown) {
  const edges = DECISIONS.filter(
    ([name, may]) =>
      (allowed === undefined || may === allowed) && (search === undefined || name.includes(String(search))),
  ).map(([name, may, reason, message]) => ({
    __typename: "PatientAccessEdge",
    node: {
      __typename: "PatientAccess",
      user: { __typename: "User", id: name, name, kind: "STAFF", userTitle: null },
      decision: { __typename: "AccessDecision", allowed: may, reason, message },
    },
  }));
  return {
    __typename: "PatientAccessConnection",
    totalCount: edges.length,
    pageInfo: {
      __typename: "PageInfo",
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    },
    edges,
  };
}

/** The page over a server that answers so about the patient. */
async function show(address: string, patient: ApolloLink.Result = { data: MOSS }) {
  const asked: string[] = [];
  const link = new ApolloLink(({ operationName, variables }) => {
    asked.push(operationName!);
    if (operationName === "AskedPatient") return of(patient);
    if (operationName === "OpeningCounts")
      return of({ data: { everybody: users(undefined, undefined), allowed: users(true, undefined) } });
    return of({ data: { whoCanOpen: users(variables["allowed"], variables["search"]) } });
  });
  const router = createMemoryRouter([{ path: "/patients/:patientId/access", Component: WhoCanOpenPage }], {
    initialEntries: [address],
  });
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider>
        <SessionProvider me={ME}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  return { router, asked };
}

it("says of every user whether and why, and how many may", async () => {
  await page.viewport(1280, 800);
  await show("/patients/p1/access");
  await expect.element(page.getByRole("heading", { name: "Who can open this chart" })).toBeVisible();
  await expect
    .element(page.getByText(/The chart of Moss, Ada, Demographic\s#\s10482\. 1 of 2 users can open it\./u))
    .toBeVisible();
  const table = page.getByRole("table", { name: "Users" });
  await expect
    .element(table.getByRole("row").nth(1))
    .toMatchTextContent(/Grace Adeyemi.*Can open.*All Access gives it\./u);
  await expect
    .element(table.getByRole("row").nth(2))
    .toMatchTextContent(/Jordan Blake.*Cannot.*The patient set Employees blocks it\./u);
  await expect.element(page.getByRole("link", { name: "Moss, Ada" })).toHaveAttribute("href", "/patients/p1");
});

it("keeps filter and search in its address, tells no match apart, and clears them", async () => {
  const { router } = await show("/patients/p1/access");
  await page.getByRole("button", { name: /^Chart/u }).click();
  await page.getByRole("menuitem", { name: "Cannot" }).click();
  await expect.element(page.getByText("Grace Adeyemi")).not.toBeInTheDocument();
  await expect.element(page.getByText("Jordan Blake")).toBeVisible();
  expect(router.state.location.search).toBe("?can=no");
  await page.getByRole("searchbox", { name: "Search users" }).fill("Grace");
  await expect.element(page.getByText("No user matches")).toBeVisible();
  expect(router.state.location.search).toBe("?can=no&q=Grace");
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect.element(page.getByText("Grace Adeyemi")).toBeVisible();
  expect(router.state.location.search).toBe("");
});

it.each([
  ["RECORD_BLOCKED", /You cannot open this record/u],
  ["NOT_FOUND", /No such patient/u],
])("asks nothing about users where the patient is %s, and leads back", async (code, words) => {
  const { asked } = await show("/patients/p1/access", {
    data: { patient: null },
    errors: [{ message: "no", extensions: { code, requestId: "01JD8V6K3W" } }],
  });
  await expect.element(page.getByRole("alert")).toMatchTextContent(words);
  await expect.element(page.getByRole("link", { name: "Back to patients" })).toHaveAttribute("href", "/patients");
  expect(asked).toEqual(["AskedPatient"]);
});
