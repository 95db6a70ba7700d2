import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { DeletePatientSetInput, UpdatePatientSetInput } from "../../lib/graphql/graphql.ts";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { ToastHost } from "../../ui/toast.tsx";
import { PatientSetPage } from "./patient-set-page.tsx";

const SET = {
  __typename: "PatientSet",
  id: "set1",
  version: 4,
  name: "Staff and families",
  memberCount: 412 as number | null,
  summary: "Age older than 65" as string | null,
  report: { searchFor: ["DEMOGRAPHIC_NUMBER"], where: { cities: ["Salem"] } } as unknown,
  limited: false as boolean | null,
  asOf: "2026-11-22T15:00:00Z",
  editedAt: null as string | null,
  madeBy: { __typename: "Actor", kind: "USER", name: "Grace Adeyemi" },
};

const patient = (id: string, lastName: string) => ({
  __typename: "Patient",
  id,
  name: `Ruth ${lastName}`,
  firstName: "Ruth",
  lastName,
  demographicNumber: 10_001,
  birthDate: "1951-03-14",
  age: 75,
  sex: "FEMALE",
});
const patients = (...nodes: ReturnType<typeof patient>[]) => ({
  __typename: "PatientConnection",
  totalCount: nodes.length,
  pageInfo: { __typename: "PageInfo", hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  edges: nodes.map((node) => ({ __typename: "PatientEdge", node })),
});
const error = (code: string, message: string) => ({ __typename: "UserError", field: ["input"], code, message });

/** The page over a set that the server holds so. */
async function show(
  set: Partial<typeof SET> = {},
  options: { search?: string; lockdown?: boolean; toasts?: boolean } = {},
) {
  const server = {
    set: { ...SET, ...set },
    blocked: undefined as string | undefined,
    asked: [] as string[],
    updates: [] as UpdatePatientSetInput[],
    deletions: [] as DeletePatientSetInput[],
  };
  const link = new ApolloLink(({ operationName, variables }) => {
    server.asked.push(operationName ?? "");
    const { input } = variables as { input: never };
    const node = (more: object) => of({ data: { node: { __typename: "PatientSet", id: "set1", ...more } } });
    switch (operationName) {
      case "PatientSet":
        return node(server.set);
      case "PatientSetMembers":
        return node({ members: patients(patient("a", "Abernathy"), patient("b", "Baker")) });
      case "PatientSetComparison":
        return node({
          comparison: {
            __typename: "PatientSetComparison",
            joined: patients(patient("c", "Carter"), patient("d", "Dubois")),
            left: patients(patient("a", "Abernathy")),
          },
        });
      case "FoundPatients":
        return of({ data: { patients: patients(patient("b", "Baker"), patient("c", "Carter")) } });
      case "UpdatePatientSet": {
        const update = input as UpdatePatientSetInput;
        server.updates.push(update);
        const stale = update.version !== server.set.version;
        if (!stale) {
          const added = (update.addPatientIds ?? []).filter((id) => id !== "a" && id !== "b").length;
          server.set = {
            ...server.set,
            version: server.set.version + 1,
            memberCount: (server.set.memberCount ?? 0) + added - (update.removePatientIds ?? []).length,
          };
        }
        return of({
          data: {
            updatePatientSet: {
              __typename: "P",
              patientSet: server.set,
              userErrors: stale ? [error("STALE_VERSION", "Somebody else changed it.")] : [],
            },
          },
        });
      }
      default: {
        const deletion = input as DeletePatientSetInput;
        server.deletions.push(deletion);
        const refused = server.blocked !== undefined && !deletion.confirmBlocks;
        return of({
          data: {
            deletePatientSet: {
              __typename: "P",
              deletedPatientSetId: refused ? null : "set1",
              userErrors: refused ? [error("CONFIRMATION_NEEDED", `The patient set blocks ${server.blocked}.`)] : [],
            },
          },
        });
      }
    }
  });
  const router = createMemoryRouter(
    [
      { path: "/patient-sets/:setId", Component: PatientSetPage },
      { path: "/patient-sets", element: <h1>All sets</h1> },
    ],
    { initialEntries: [`/patient-sets/set1${options.search ?? ""}`] },
  );
  const me = {
    practice: { timeZone: "UTC" },
    lockdown: options.lockdown ?? false,
    rights: ["PATIENT_SET_READ", "PATIENT_SET_UPDATE", "SET_SECURITY_READ", "REPORT_RUN", "PATIENT_READ"],
  } as unknown as Me;
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider>
        <SessionProvider me={me}>
          {options.toasts === true ? <ToastHost /> : null}
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  return { server, router };
}

const takeOver = page.getByRole("button", { name: /^Take over/u });

it("says what the set is: a snapshot with its criteria, its maker, and the way to run them again", async () => {
  await show();
  await expect.element(page.getByText("Snapshot of 412 patients, Nov 22, 2026. It will not update.")).toBeVisible();
  await expect.element(page.getByText("Age older than 65")).toBeVisible();
  await expect.element(page.getByText(/^Grace Adeyemi, Nov 22, 2026/u)).toBeVisible();
  const run = page.getByRole("link", { name: "Run as report" });
  await expect.element(run).toHaveAttribute("href", expect.stringContaining(encodeURIComponent("Salem")));
  await expect
    .element(page.getByRole("link", { name: "Blocked users" }))
    .toHaveAttribute("href", "/patient-sets/set1/blocked-users");
  await expect.element(page.getByText("Patients may be missing.")).not.toBeInTheDocument();
});

it("tells administrators that patients may be missing, where a block limited the maker", async () => {
  await show({ limited: true });
  await expect.element(page.getByText("Patients may be missing.")).toBeVisible();
  await expect.element(page.getByText(/closed to Grace Adeyemi when the set was made/u)).toBeVisible();
});

it("shows whom the set blocks its name and nothing else, and offers nothing to do with it", async () => {
  const { server } = await show({ memberCount: null, summary: null, report: null, limited: null });
  await expect.element(page.getByRole("heading", { name: "Staff and families" })).toBeVisible();
  await expect.element(page.getByRole("heading", { name: "This set blocks you" })).toBeVisible();
  await expect.element(page.getByRole("button")).not.toBeInTheDocument();
  expect(server.asked).not.toContain("PatientSetMembers");
});

it("deletes a set that blocks somebody only when it is said again, knowing whom", async () => {
  const { server, router } = await show();
  server.blocked = "Jordan Blake and Priya Raman";
  await page.getByRole("button", { name: "Delete…" }).click();
  const act = page.getByRole("button", { name: "Delete the set" });
  await act.click();
  await expect.element(page.getByRole("alert")).toMatchTextContent(/Jordan Blake and Priya Raman/u);
  await act.click();
  await expect.element(page.getByRole("alert")).toMatchTextContent(/Tick the box/u);
  expect(server.deletions).toHaveLength(1);
  await page.getByRole("checkbox", { name: "Delete it all the same" }).click();
  await act.click();
  await expect.element(page.getByRole("heading", { name: "All sets" })).toBeVisible();
  expect(server.deletions).toEqual([
    { patientSetId: "set1", version: 4, confirmBlocks: false },
    { patientSetId: "set1", version: 4, confirmBlocks: true },
  ]);
  expect(router.state.location.pathname).toBe("/patient-sets");
});

it("takes over the chosen ones alone; a change by somebody else is shown, and overwrites nothing", async () => {
  const { server } = await show({}, { search: "?tab=comparison", toasts: true });
  await expect.element(page.getByText("Against the set, its criteria find +2 and −1 now.")).toBeVisible();
  await takeOver.click();
  await expect.element(page.getByRole("alert")).toMatchTextContent(/Choose who/u);
  await page.getByRole("checkbox", { name: "Choose Carter, Ruth" }).click();
  await page.getByRole("checkbox", { name: "Choose all shown of Would leave" }).click();
  server.set = { ...server.set, version: 5, name: "Renamed meanwhile", memberCount: 410 };
  await takeOver.click();
  await expect
    .element(page.getByRole("alert"))
    .toMatchTextContent(/nothing of yours is saved yet. It is called Renamed meanwhile now and holds 410 patients/u);
  await expect.element(page.getByRole("heading", { name: "Renamed meanwhile" })).toBeVisible();
  await expect.element(page.getByRole("checkbox", { name: "Choose Carter, Ruth" })).toBeChecked();
  await takeOver.click();
  await expect.element(page.getByText("Taken over: +1, −1.")).toBeVisible();
  const changes = { patientSetId: "set1", addPatientIds: ["c"], removePatientIds: ["a"] };
  expect(server.updates).toEqual([
    { ...changes, version: 4 },
    { ...changes, version: 5 },
  ]);
});

it("says who is in the set already instead of adding nobody", async () => {
  const { server } = await show();
  await page.getByRole("button", { name: "Add patients…" }).click();
  const dialog = page.getByRole("dialog", { name: "Add patients to the set" });
  await dialog.getByRole("searchbox", { name: "Search patients" }).fill("b");
  await dialog.getByRole("checkbox", { name: "Choose Baker, Ruth" }).click();
  await dialog.getByRole("button", { name: "Add 1 patient" }).click();
  await expect.element(dialog.getByRole("alert")).toMatchTextContent(/in the set already/u);
  await dialog.getByRole("checkbox", { name: "Choose Carter, Ruth" }).click();
  await dialog.getByRole("button", { name: "Add 2 patients" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(server.updates.map(({ addPatientIds }) => addPatientIds)).toEqual([["b"], ["b", "c"]]);
});

it("removes members by hand, after it has said what follows", async () => {
  const { server } = await show();
  await page.getByRole("checkbox", { name: "Choose Baker, Ruth" }).click();
  await page.getByRole("button", { name: "Remove 1 patient…" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove 1 patient from the set?" });
  await expect.element(dialog).toMatchTextContent(/may then open these records/u);
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(server.updates).toEqual([{ patientSetId: "set1", version: 4, removePatientIds: ["b"] }]);
});

it("locks in BTG what the schema locks: members and deletion, not the name", async () => {
  const { server } = await show({}, { lockdown: true });
  for (const name of ["Add patients…", "Remove members…", "Delete…"]) {
    const button = page.getByRole("button", { name });
    await expect.element(button).toHaveAttribute("aria-disabled", "true");
    await expect.element(button).toHaveAccessibleDescription("Disabled when in BTG");
  }
  await expect.element(page.getByRole("checkbox")).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Rename…" }).click();
  await page.getByRole("textbox", { name: "Set Name" }).fill("Family");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect.poll(() => server.updates).toEqual([{ patientSetId: "set1", version: 4, name: "Family" }]);
});
