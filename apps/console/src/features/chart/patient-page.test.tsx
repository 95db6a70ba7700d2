import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { asyncScheduler, scheduled } from "rxjs";
import { beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { OverrideWatch } from "../../lib/emergency-access/override-watch.tsx";
import type { EmergencyAccessState } from "../../lib/graphql/graphql.ts";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { PatientPage } from "./patient-page.tsx";

const ABSENT =
  "mrn address city state postalCode homePhone workPhone mobilePhone email preferredLanguage firstVisit lastVisit deceasedAt practitioner".split(
    " ",
  );
const PATIENT = {
  __typename: "Patient",
  id: "pat1",
  chartId: "chart1",
  demographicNumber: 10_482,
  name: "Moss, Ada",
  firstName: "Ada",
  lastName: "Moss",
  birthDate: "1957-03-08",
  age: 69,
  sex: "FEMALE",
  status: "ACTIVE",
  ...Object.fromEntries(ABSENT.map((field) => [field, null])),
};
const NONE = {
  __typename: "ChartEntryConnection",
  totalCount: 0,
  pageInfo: { __typename: "PageInfo", hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  edges: [],
};
const KINDS = ["problems", "allergies", "medications", "immunizations", "procedures", "encounters", "entries"];
const CHART = {
  __typename: "Chart",
  id: "chart1",
  counts: [],
  ...Object.fromEntries(KINDS.map((kind) => [kind, NONE])),
};
const PROBLEM = {
  __typename: "Problem",
  id: "c1",
  kind: "PROBLEM",
  title: "Penicillin intolerance",
  status: "active",
  recordedAt: null,
  code: null,
  verificationStatus: null,
  onsetAt: null,
  abatedAt: null,
};
const CHART_OF_ONE = {
  ...CHART,
  problems: { ...NONE, totalCount: 1, edges: [{ __typename: "ChartEntryEdge", node: PROBLEM }] },
};
const BLOCKED = { data: null, errors: [{ message: "Blocked.", extensions: { code: "RECORD_BLOCKED" } }] };

/**
 * A record over a server whose set blocks the chart, or with it the demographics, until a ChartOverride opens it.
 * @param blocks the operations that are refused before.
 */
async function show(tab: string, mode: EmergencyAccessState | undefined, blocks: readonly string[]) {
  const server = { overrides: [] as Record<string, unknown>[], asked: [] as string[] };
  // As from a network: what waits for it is shown in between.
  const of = (answer: ApolloLink.Result) => scheduled([answer], asyncScheduler);
  const link = new ApolloLink(({ operationName = "", variables }) => {
    server.asked.push(operationName);
    if (operationName === "OpenChartOverride") {
      server.overrides.push(variables);
      const chartOverride = {
        __typename: "ChartOverride",
        id: "o1",
        endsAt: "2026-11-23T15:44:13Z",
        patientId: "pat1",
      };
      return of({ data: { openChartOverride: { __typename: "P", chartOverride, userErrors: [] } } });
    }
    if (server.overrides.length === 0 && blocks.includes(operationName)) return of(BLOCKED);
    return of({ data: operationName === "Patient" ? { patient: PATIENT } : { node: CHART } });
  });
  const me = {
    practice: { id: "p1", name: "Harbor", timeZone: "America/New_York" },
    emergencyAccessActivation:
      mode === undefined ? null : { id: "a1", state: mode, endsAt: new Date(Date.now() + 7_200_000).toISOString() },
    chartOverrides: [],
    lockdown: false,
    rights: ["CHART_OPEN"],
  } as unknown as Me;
  const router = createMemoryRouter([{ path: "/patients/:patientId", Component: PatientPage }], {
    initialEntries: [`/patients/pat1?tab=${tab}`],
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
  const refused = mode === "ACTIVE" ? /A patient set keeps this \w+ from you/u : /You cannot open this/u;
  await expect.element(page.getByRole("alert")).toMatchTextContent(refused);
  return server;
}

beforeEach(() => page.viewport(1280, 800));

const CHART_PARTS = ["ClinicalInformation", "MoreChartEntries", "Documents", "DocumentText"];
const form = page.getByRole("form", { name: "Open a blocked chart" });
const title = page.getByRole("heading", { level: 1, name: "Moss, Ada" });

it.each([
  ["clinical", CHART_PARTS, "Problems"],
  ["clinical&all=problems", ["MoreChartEntries"], "Problems"],
  ["documents", CHART_PARTS, "No documents yet"],
  ["clinical", ["Patient", ...CHART_PARTS], "Problems"],
])("opens what is blocked at %s, of %j, for a reason, and goes on from the title", async (tab, blocks, shown) => {
  const server = await show(tab, "ACTIVE", blocks);
  await expect.element(page.getByRole("form")).toHaveLength(1);
  await form.getByRole("textbox", { name: "What the chart is needed for" }).fill("Unconscious, allergies needed");
  await form.getByRole("button", { name: "Open the chart for an hour" }).click();
  await expect.element(page.getByRole("heading", { level: 2, name: shown })).toBeVisible();
  await expect.element(page.getByRole("alert")).not.toBeInTheDocument();
  await expect.element(form).not.toBeInTheDocument();
  await expect.element(title).toHaveFocus();
  expect(server.overrides).toEqual([{ input: { patient: { id: "pat1" }, reason: "Unconscious, allergies needed" } }]);
});

it.each([
  ["clinical", undefined],
  ["documents", undefined],
  ["clinical", "PENDING"],
  ["documents", "AWAITING_SIGN_IN"],
] as const)("offers no way past the block at %s without the mode: %s", async (tab, mode) => {
  await show(tab, mode, CHART_PARTS);
  await expect.element(title).toBeVisible();
  await expect.element(form).not.toBeInTheDocument();
});

it("asks for the record anew where the chart is blocked, which may be blocked with it", async () => {
  const server = await show("documents", undefined, CHART_PARTS);
  await expect.poll(() => server.asked.filter((name) => name === "Patient")).toHaveLength(2);
});

describe("a chart that an override has opened", () => {
  /** Open at its clinical information, until it is blocked. @param seconds that the override lasts. */
  async function showOpened(seconds: number, blocks: readonly string[]) {
    const server = { blocked: false, asked: [] as string[] };
    const link = new ApolloLink(({ operationName = "" }) => {
      server.asked.push(operationName);
      const data = operationName === "Patient" ? { patient: PATIENT } : { node: CHART_OF_ONE };
      return scheduled([server.blocked && blocks.includes(operationName) ? BLOCKED : { data }], asyncScheduler);
    });
    const client = new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes: { ChartEntry: ["Problem"] } }) });
    const inMode = {
      practice: { id: "p1", name: "Harbor", timeZone: "America/New_York" },
      emergencyAccessActivation: { id: "a1", state: "ACTIVE", endsAt: "2126-11-23T22:23:00Z" },
      chartOverrides: [
        { id: "o1", patientId: "pat1", endsAt: new Date(Date.now() + seconds * 1000).toISOString(), reason: "Needed" },
      ],
      lockdown: false,
      rights: ["CHART_OPEN"],
    } as unknown as Me;
    const router = createMemoryRouter([{ path: "/patients/:patientId", Component: PatientPage }], {
      initialEntries: ["/patients/pat1?tab=clinical"],
    });
    const whole = (me: Me) => (
      <ApolloProvider client={client}>
        <MantineProvider env="test">
          <SessionProvider me={me}>
            <OverrideWatch />
            <RouterProvider router={router} />
          </SessionProvider>
        </MantineProvider>
      </ApolloProvider>
    );
    const { rerender } = await render(whole(inMode));
    await expect.element(page.getByText("Penicillin intolerance")).toBeVisible();
    return {
      server,
      cached: () => JSON.stringify(client.cache.extract()),
      /** What the shell learns by the live signal. */
      turnOff: () =>
        rerender(
          whole({
            ...inMode,
            emergencyAccessActivation: { ...inMode.emergencyAccessActivation!, state: "PENDING" },
            chartOverrides: [],
          }),
        ),
    };
  }
  const gone = async () => {
    await expect.element(page.getByText("Penicillin intolerance")).not.toBeInTheDocument();
    await expect.element(page.getByText(/Open to you until/u)).not.toBeInTheDocument();
  };

  it.each([["RECORD", ["Patient", ...CHART_PARTS]] as const, ["CHART", CHART_PARTS] as const])(
    "closes by itself when the mode is turned off, and the cache gives it up: %s",
    async (mode, blocks) => {
      const { server, cached, turnOff } = await showOpened(3600, blocks);
      await expect.element(page.getByText(/^Open to you until \d\d:\d\d \w+ in emergency access\.$/u)).toBeVisible();
      const before = server.asked.length;
      server.blocked = true;
      await turnOff();
      await gone();
      await expect.element(page.getByRole("alert")).toMatchTextContent(/You cannot open this/u);
      expect(cached()).not.toContain("Penicillin");
      expect(cached().includes("Ada"), "the demographics stay where they are open").toBe(mode === "CHART");
      expect(server.asked.slice(before).filter((name) => name === "Patient").length).toBeLessThanOrEqual(2);
    },
  );

  it("closes at its end, where nothing tells of it, and offers to open it anew", async () => {
    const { server, cached } = await showOpened(2, ["Patient", ...CHART_PARTS]);
    server.blocked = true;
    await gone();
    await expect.element(form).toBeVisible();
    expect(cached()).not.toMatch(/Penicillin|Ada/u);
  });
});
