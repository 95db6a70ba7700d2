import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { DemographicReportInput } from "../../lib/graphql/graphql.ts";
import { type Me, SessionProvider } from "../../lib/session.tsx";
// Menus stand beside what opens them.
import "../../ui/mantine-styles.ts";
import { DemographicReportPage } from "./demographic-report-page.tsx";

interface Server {
  /** The reports that were run, in their order. */
  readonly run: DemographicReportInput[];
  readonly saved: { name: string; report: DemographicReportInput }[];
  queries: { __typename: "SavedView"; id: string; name: string; definition: unknown; savedAt: string }[];
  found: { totalCount: number; unknownIds?: string[]; duplicateIds?: string[]; maySave?: boolean };
  takenName: string | undefined;
  failure: ApolloLink.Result | undefined;
}

// Results are a table.
beforeEach(() => page.viewport(1280, 900));

/** The page over a server that finds so much. */
async function show(
  address = "/demographic-report",
  rights = ["REPORT_RUN", "PATIENT_READ", "PATIENT_SET_READ", "PATIENT_SET_UPDATE"],
) {
  const server: Server = {
    run: [],
    saved: [],
    queries: [],
    found: { totalCount: 2 },
    takenName: undefined,
    failure: undefined,
  };
  const link = new ApolloLink(({ operationName, variables }) => {
    const { input } = variables as { input: never };
    switch (operationName) {
      case "DemographicReport":
        server.run.push(input);
        return of(server.failure ?? { data: { demographicReport: results(server, input) } });
      case "SavePatientSet": {
        const { name, report } = input as { name: string; report: DemographicReportInput };
        const taken = name === server.takenName;
        if (!taken) server.saved.push({ name, report });
        const set = { __typename: "PatientSet", id: "set1", name, memberCount: 412, asOf: "2026-11-22T15:00:00Z" };
        const errors = taken
          ? [
              {
                __typename: "UserError",
                field: ["input", "name"],
                code: "TAKEN",
                message: `There is a patient set ${name} already. Choose another name.`,
              },
            ]
          : [];
        return of({
          data: { savePatientSet: { __typename: "P", patientSet: taken ? null : set, userErrors: errors } },
        });
      }
      case "SavedQueries":
        return of({ data: { savedViews: [...server.queries] } });
      case "SaveQuery": {
        const { name, definition } = input as { name: string; definition: unknown };
        const view = {
          __typename: "SavedView" as const,
          id: `q-${name}`,
          name,
          definition,
          savedAt: "2026-11-22T15:00:00Z",
        };
        server.queries = [...server.queries.filter((each) => each.name !== name), view];
        return of({ data: { saveView: { __typename: "P", savedView: view, userErrors: [] } } });
      }
      case "DeleteQuery": {
        const { savedViewId } = input as { savedViewId: string };
        server.queries = server.queries.filter(({ id }) => id !== savedViewId);
        return of({ data: { deleteView: { __typename: "P", deletedSavedViewId: savedViewId, userErrors: [] } } });
      }
      default:
        return of({ data: { practitioners: { __typename: "PractitionerConnection", edges: [] } } });
    }
  });
  const router = createMemoryRouter([{ path: "/demographic-report", Component: DemographicReportPage }], {
    initialEntries: [address],
  });
  const me = { practice: { timeZone: "UTC" }, lockdown: false, rights } as unknown as Me;
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider>
        <SessionProvider me={me}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  return { server, router };
}

/** As the API answers; the summary tells the criteria apart. */
function results({ found }: Server, { searchFor, where }: DemographicReportInput) {
  const shown = Math.min(found.totalCount, 2);
  return {
    __typename: "DemographicReport",
    summary: `Criteria ${JSON.stringify(where ?? {})}`,
    unknownIds: [],
    duplicateIds: [],
    maySave: true,
    ...found,
    rows: {
      __typename: "DemographicReportRowConnection",
      totalCount: found.totalCount,
      pageInfo: {
        __typename: "PageInfo",
        hasNextPage: false,
        hasPreviousPage: false,
        startCursor: null,
        endCursor: null,
      },
      edges: Array.from({ length: shown }, (_, row) => ({
        __typename: "DemographicReportRowEdge",
        node: {
          __typename: "DemographicReportRow",
          patient: { __typename: "Patient", id: `patient${row}` },
          cells: searchFor.map((column) => (column === "BIRTH_DATE" ? "1957-03-08" : `${column} ${row}`)),
        },
      })),
    },
  };
}

const runQuery = page.getByRole("button", { name: "Run Query" });
const summary = (where: object) => page.getByText(`Criteria ${JSON.stringify(where)}`);
const setName = page.getByRole("textbox", { name: "Set Name" });

it("runs with the columns in the order that they are brought into", async () => {
  const { server } = await show();
  await page.getByRole("button", { name: "Remove Sex" }).click();
  await page.getByRole("button", { name: "Choose columns" }).click();
  await page.getByRole("checkbox", { name: "City" }).click();
  await userEvent.keyboard("{Escape}");
  await page.getByRole("button", { name: "City", exact: true }).click();
  await page.getByRole("menuitem", { name: "Move left" }).click();
  await userEvent.keyboard("{Escape}");
  await runQuery.click();
  await expect.element(page.getByRole("columnheader", { name: "City" })).toBeVisible();
  await expect.element(page.getByRole("cell", { name: "Mar 8, 1957" }).first()).toBeVisible();
  expect(server.run).toEqual([{ searchFor: ["DEMOGRAPHIC_NUMBER", "LAST_NAME", "FIRST_NAME", "CITY", "BIRTH_DATE"] }]);
});

it("runs the criteria, changed ones again; Back brings the query before with its results", async () => {
  const { server, router } = await show();
  await page.getByRole("button", { name: "Female" }).click();
  await page.getByRole("textbox", { name: "City" }).fill("Salem,Lynn,");
  await runQuery.click();
  const first = { sexes: ["FEMALE"], cities: ["Salem", "Lynn"] };
  await expect.element(summary(first)).toBeVisible();

  await page.getByRole("button", { name: "Remove Lynn" }).click();
  await expect.element(page.getByText(/of the query before your changes/u)).toBeVisible();
  expect(server.run).toHaveLength(1);
  await runQuery.click();
  await expect.element(summary({ ...first, cities: ["Salem"] })).toBeVisible();
  await expect.element(page.getByText(/of the query before your changes/u)).not.toBeInTheDocument();

  await router.navigate(-1);
  await expect.element(summary(first)).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Remove Lynn" })).toBeVisible();
});

it("asks again for the same query: the patients may have changed", async () => {
  const { server } = await show();
  await runQuery.click();
  await expect.element(page.getByRole("heading", { name: "2 patients" })).toBeVisible();
  server.found = { totalCount: 3 };
  await runQuery.click();
  await expect.element(page.getByRole("heading", { name: "3 patients" })).toBeVisible();
});

it("sends nothing that is wrong: it says what, and goes there", async () => {
  const { server } = await show();
  await page.getByRole("combobox", { name: "Age is" }).click();
  await page.getByRole("option", { name: "Between" }).click();
  await page.getByRole("textbox", { name: "From years" }).fill("70");
  await page.getByRole("textbox", { name: "To years" }).fill("60");
  await runQuery.click();
  await expect.element(page.getByText("Type as many years as in the field before, or more.")).toBeVisible();
  await expect.element(page.getByRole("textbox", { name: "To years" })).toHaveFocus();
  expect(server.run).toEqual([]);
});

it("lists what of the pasted IDs is unknown or doubled, by value; a long paste is no long address", async () => {
  const { server, router } = await show();
  server.found = { totalCount: 1, unknownIds: ["99", "abc"], duplicateIds: ["10003"] };
  const pasted = Array.from({ length: 1000 }, (_, index) => 10_001 + index).join(", ");
  await page.getByRole("textbox", { name: "Demographic ID(s)" }).fill(pasted);
  await runQuery.click();
  await expect.element(page.getByRole("group", { name: "Not found" })).toHaveTextContent("Not found (2): 99, abc");
  await expect.element(page.getByRole("group", { name: "Pasted more than once" })).toMatchTextContent(/10003$/u);
  expect(router.state.location.search.length).toBeLessThan(100);
  await page.getByRole("textbox", { name: "Demographic ID(s)" }).fill("10001");
  await runQuery.click();
  await expect.element(summary({ demographicIds: "10001" })).toBeVisible();
  await router.navigate(-1);
  await expect.element(page.getByRole("textbox", { name: "Demographic ID(s)" })).toHaveValue(pasted);
});

it("keeps what is typed when the name is taken, and saves what was run, not what is typed since", async () => {
  const { server } = await show();
  server.takenName = "Staff";
  await runQuery.click();
  await page.getByRole("textbox", { name: "Last name begins with" }).fill("Zz");
  await setName.fill("Staff");
  await page.getByRole("button", { name: "Save Patient Set" }).click();
  await expect.element(page.getByText("There is a patient set Staff already. Choose another name.")).toBeVisible();
  await expect.element(setName).toHaveValue("Staff");
  await expect.element(setName).toHaveFocus();
  await expect.element(page.getByRole("textbox", { name: "Last name begins with" })).toHaveValue("Zz");
  await setName.fill("Staff and families");
  await userEvent.keyboard("{Enter}");
  await expect
    .element(page.getByRole("status").filter({ hasText: "is saved" }))
    .toHaveTextContent("Staff and families is saved. Snapshot of 412 patients, Nov 22, 2026. It will not update.");
  await expect
    .element(page.getByRole("link", { name: "Staff and families" }))
    .toHaveAttribute("href", "/patient-sets/set1");
  expect(server.saved).toEqual([{ name: "Staff and families", report: server.run[0] }]);
});

it("keeps what is typed in whatever moment after Run Query", async () => {
  const { server } = await show();
  const field = page.getByRole("textbox", { name: "Last name begins with" });
  const input = field.element() as HTMLInputElement;
  const typed = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  const type = (text: string) => {
    typed?.set?.call(input, text);
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  // React shows the address in slices of a few milliseconds: each moment falls into another of them.
  for (let moment = 0; moment < 20; moment += 1) {
    type(`Run${String(moment)}`);
    runQuery.element().dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    for (let turn = 0; turn < moment; turn += 1) await nextTask();
    type(`Typed${String(moment)}`);
    await expect.poll(() => server.run.at(-1)?.where?.lastNamePrefix).toBe(`Run${String(moment)}`);
    await expect.element(field).toHaveValue(`Typed${String(moment)}`);
  }
});

it("offers no set without Demographic #, and says what is missing", async () => {
  const { server } = await show();
  server.found = { totalCount: 2, maySave: false };
  await page.getByRole("button", { name: "Remove Demographic #" }).click();
  await runQuery.click();
  await expect.element(page.getByText(/search for Demographic # and run the query again/u)).toBeVisible();
  await expect.element(setName).not.toBeInTheDocument();
});

it("tells no match apart from a failure, which has its request id", async () => {
  const { server } = await show();
  server.found = { totalCount: 0, maySave: false };
  await runQuery.click();
  await expect.element(page.getByRole("heading", { name: "No patient matches" })).toBeVisible();
  await expect.element(setName).not.toBeInTheDocument();
  server.failure = {
    errors: [{ message: "masked", extensions: { code: "INTERNAL_SERVER_ERROR", requestId: "01JD8V6K3W" } }],
  };
  await runQuery.click();
  await expect.element(page.getByRole("alert")).toMatchTextContent(/The report did not load.*01JD8V6K3W/u);
});

it("saves the query under a name, says when one is replaced, runs it, and deletes it", async () => {
  const { server } = await show();
  const saved = page.getByRole("button", { name: "Saved queries" });
  const dialog = page.getByRole("dialog", { name: "Saved queries" });
  await page.getByRole("textbox", { name: "Last name begins with" }).fill("Ab");
  await saved.click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Ab");
  await dialog.getByRole("button", { name: "Save this query" }).click();
  await expect.element(dialog.getByRole("button", { name: /^Ab/u })).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill("ab");
  await expect.element(dialog.getByRole("button", { name: "Replace the query" })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Clear" }).click();
  await expect.element(page.getByRole("textbox", { name: "Last name begins with" })).toHaveValue("");
  await saved.click();
  await dialog.getByRole("button", { name: /^Ab/u }).click();
  await expect.element(summary({ lastNamePrefix: "Ab" })).toBeVisible();
  await expect.element(page.getByRole("textbox", { name: "Last name begins with" })).toHaveValue("Ab");

  await saved.click();
  await dialog.getByRole("button", { name: "Delete Ab" }).click();
  await expect.element(dialog.getByText("None yet. What you save here is yours alone.")).toBeVisible();
  expect(server.queries).toEqual([]);
});

/** As soon as what waits has had its turn. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}
