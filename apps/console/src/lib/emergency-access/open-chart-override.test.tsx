import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { of } from "rxjs";
import { expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { ToastHost } from "../../ui/toast.tsx";
import { type Me, SessionProvider } from "../session.tsx";
import { OpenChartOverride } from "./open-chart-override.tsx";

/** The form of somebody in the mode, and what the server was sent. A toast would lie over the form of the next test. */
async function show(answer: object, patientId?: string, toasts = false, minutes = 120) {
  const sent: Record<string, unknown>[] = [];
  const onOpened = vi.fn<(id: string) => void>();
  const link = new ApolloLink(({ variables }) => {
    sent.push(variables);
    return of(answer as ApolloLink.Result);
  });
  const me = {
    practice: { id: "p1", name: "Harbor", timeZone: "America/New_York" },
    emergencyAccessActivation: {
      id: "a1",
      state: "ACTIVE",
      endsAt: new Date(Date.now() + minutes * 60_000).toISOString(),
    },
    lockdown: false,
    rights: [],
  } as unknown as Me;
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <SessionProvider me={me}>
          {toasts ? <ToastHost /> : null}
          <OpenChartOverride {...(patientId === undefined ? {} : { patientId })} onOpened={onOpened} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  return { sent, onOpened };
}

const opened = {
  data: {
    openChartOverride: {
      __typename: "P",
      chartOverride: {
        __typename: "ChartOverride",
        id: "o1",
        endsAt: "2026-11-23T15:44:13Z",
        patientId: "pat1",
      },
      userErrors: [],
    },
  },
};
const press = () => page.getByRole("button", { name: "Open the chart for an hour" }).click();
const field = (name: string) => page.getByRole("textbox", { name, exact: true });
const REASON = "Unconscious, allergies needed";

it("opens the record that was asked for by its id, for a reason, and says until when", async () => {
  const { sent, onOpened } = await show(opened, "pat7", true);
  await expect.element(page.getByRole("radio").first()).not.toBeInTheDocument();
  await press();
  await expect.element(field("What the chart is needed for")).toHaveAccessibleDescription(/at least three letters/u);
  expect(sent).toEqual([]);
  await field("What the chart is needed for").fill(REASON);
  await press();
  await expect.element(page.getByText("The chart is open to you until 10:44 EST.")).toBeVisible();
  expect(sent).toEqual([{ input: { patient: { id: "pat7" }, reason: REASON } }]);
  expect(onOpened).toHaveBeenCalledExactlyOnceWith("pat7");
});

it.each([
  ["Demographic #", { "Demographic #": " 10482 " }, { demographicNumber: 10_482 }],
  ["MRN", { MRN: " H-0031 " }, { mrn: "H-0031" }],
  [
    "Name and birth date",
    { "First name": "Ada", "Last name": "Moss", "Birth date": "03/08/1957" },
    { person: { firstName: "Ada", lastName: "Moss", birthDate: "1957-03-08" } },
  ],
])("names a patient exactly, by %s", async (way, typed, patient) => {
  const { sent, onOpened } = await show(opened);
  await page.getByRole("radio", { name: way }).click();
  await field("What the chart is needed for").fill(REASON);
  await press();
  expect(sent, "what is missing is asked for before the server is").toEqual([]);
  for (const [name, text] of Object.entries(typed)) await field(name).fill(text);
  await press();
  await expect.poll(() => onOpened.mock.calls).toEqual([["pat1"]]);
  expect(sent).toEqual([{ input: { patient, reason: REASON } }]);
});

it("says the same of nobody and of several, and that the try is in the log", async () => {
  const { onOpened } = await show({ data: null, errors: [{ message: "Gone.", extensions: { code: "NOT_FOUND" } }] });
  await field("Demographic #").fill("4");
  await field("What the chart is needed for").fill(REASON);
  await press();
  await expect
    .element(page.getByRole("alert"))
    .toMatchTextContent(/No patient is named exactly so, or more than one is/u);
  expect(onOpened).not.toHaveBeenCalled();
});

it("says why a chart that no set blocks needs none", async () => {
  const message = "No patient set keeps this chart from you: it opens without an override.";
  const userErrors = [{ __typename: "UserError", field: ["input", "patient"], message }];
  await show({ data: { openChartOverride: { __typename: "P", chartOverride: null, userErrors } } }, "pat7");
  await field("What the chart is needed for").fill(REASON);
  await press();
  await expect.element(page.getByRole("alert")).toHaveTextContent(message);
});

it("says until when, where the mode ends within the hour", async () => {
  await show(opened, "pat7", false, 40);
  await expect.element(page.getByRole("button", { name: /^Open the chart until \d\d:\d\d \w+$/u })).toBeVisible();
});
