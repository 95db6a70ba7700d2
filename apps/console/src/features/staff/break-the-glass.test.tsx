import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { afterEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { btgSessionOfTab, forgetBtg } from "../../lib/btg.ts";
import { BreakTheGlass } from "./break-the-glass.tsx";
import type { DirectoryUser } from "./staff-words.ts";

afterEach(forgetBtg);

const USER = { id: "u1", name: "Grace Adeyemi", userName: "grace", state: "ACTIVE" } as DirectoryUser;

/** The dialog over a server that answers so. */
async function show(userErrors: { field: string[]; code: string; message: string }[] = []) {
  const sent: unknown[] = [];
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName !== "OpenBtgSession") return of({ data: { deployment: null } });
    sent.push(variables["input"]);
    const btgSession = userErrors.length > 0 ? null : { __typename: "VendorBtgSession", id: "btg-1" };
    return of({
      data: {
        vendorOpenBtgSession: {
          __typename: "VendorOpenBtgSessionPayload",
          btgSession,
          userErrors: userErrors.map((error) => ({ __typename: "UserError", ...error })),
        },
      },
    });
  });
  const practice = { id: "p1", name: "Harbor Family Medicine" };
  const router = createMemoryRouter(
    [
      { path: "/staff", element: <BreakTheGlass practice={practice} user={USER} onClose={() => undefined} /> },
      { path: "/", element: <h1>Inside</h1> },
    ],
    { initialEntries: ["/staff"] },
  );
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <RouterProvider router={router} />
      </MantineProvider>
    </ApolloProvider>,
  );
  return sent;
}

const field = (name: string) => page.getByRole("textbox", { name });
const reason = page.getByRole("combobox", { name: "Reason" });
const act = page.getByRole("button", { name: "Break the glass" });

async function fill(text = "Prescriptions fail") {
  await reason.click();
  await page.getByRole("option", { name: "Investigation of an issue" }).click();
  await field("Case number").fill("00482913");
  await field("What you will look into").fill(text);
}

it("says what is missing at each field, the first with the focus, and sends nothing", async () => {
  const sent = await show();
  await act.click();
  await expect.element(reason).toHaveAccessibleDescription("Choose what you enter for.");
  await expect.element(reason).toHaveFocus();
  await expect.element(field("Case number")).toHaveAccessibleDescription(/number of the case/u);
  await fill("?! ab");
  await act.click();
  await expect
    .element(field("What you will look into"))
    .toHaveAccessibleDescription("Say what you will look into, in at least three letters. The practice reads it.");
  expect(sent).toEqual([]);
});

it("takes the tab into the practice's account, for 60 minutes where nothing else is chosen", async () => {
  const sent = await show();
  await expect.element(page.getByText("The practice reads this text.")).toBeVisible();
  await fill();
  await userEvent.keyboard("{Tab}{Tab}{Tab}");
  await act.click();
  await expect.element(page.getByRole("heading", { name: "Inside" })).toBeVisible();
  expect(sent).toEqual([
    {
      onBehalfOfId: "u1",
      reasonCode: "INVESTIGATION_OF_AN_ISSUE",
      caseNumber: "00482913",
      reason: "Prescriptions fail",
      minutes: 60,
    },
  ]);
  expect(btgSessionOfTab()).toBe("btg-1");
});

it("puts what the server refuses to its field, and stays outside", async () => {
  const message = "You have a live access to this practice already, for case 7. Go on in it, or end it first.";
  await show([{ field: ["input", "onBehalfOfId"], code: "WRONG_STATE", message }]);
  await fill();
  await act.click();
  await expect.element(field("On behalf of")).toHaveAccessibleDescription(message);
  await expect.element(page.getByRole("link", { name: "Go to My access" })).toBeVisible();
  expect(btgSessionOfTab()).toBeNull();
});
