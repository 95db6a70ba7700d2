import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { of } from "rxjs";
import { expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { ActRefused } from "../errors.ts";
import { PreviewDialog } from "./preview-dialog.tsx";

const CATALOGUE = [
  ["CHART_OPEN", "Open charts"],
  ["REPORT_RUN", "Run reports"],
].map(([right, label]) => ({ __typename: "AccessRightInfo", right, name: right, label, description: "", section: "" }));

const person = (id: string, name: string, gained: string[], lost: string[]) => ({
  __typename: "AccessDifference",
  user: { __typename: "User", id, name, kind: "STAFF" },
  gained,
  lost,
});
const PREVIEW = {
  __typename: "AccessChangePreview",
  summary: "1 person loses, 1 gains",
  differences: [person("1", "Priya Raman", [], ["REPORT_RUN"]), person("2", "Jordan Blake", ["CHART_OPEN"], [])],
  userErrors: [] as object[],
};

/** The dialog over a server that answers the preview so. */
async function show(previewAccessChange: object, acts: { onConfirm?: () => Promise<void>; onStale?: () => void } = {}) {
  const link = new ApolloLink(({ operationName }) =>
    of({ data: operationName === "AccessRights" ? { accessRights: CATALOGUE } : { previewAccessChange } }),
  );
  const onConfirm = acts.onConfirm ?? vi.fn<() => Promise<void>>(() => Promise.resolve());
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider>
        <PreviewDialog
          title="Save the role Front desk?"
          change={{ updateRole: { roleId: "R1", version: 1, rights: [] } }}
          confirmLabel="Save"
          onClose={() => undefined}
          onConfirm={onConfirm}
          onStale={acts.onStale ?? (() => undefined)}
        />
      </MantineProvider>
    </ApolloProvider>,
  );
  return onConfirm;
}

const save = page.getByRole("button", { name: "Save" });

it("tells who gains and who loses what, then saves", async () => {
  const onConfirm = await show(PREVIEW);
  await expect.element(page.getByText("1 person loses, 1 gains.")).toBeVisible();
  const people = page.getByRole("list", { name: "Who gains and who loses" }).getByRole("listitem");
  await expect.element(people.nth(0)).toMatchTextContent(/Priya RamanLosesRun reports/u);
  await expect.element(people.nth(1)).toMatchTextContent(/Jordan BlakeGainsOpen charts/u);
  await save.click();
  expect(onConfirm).toHaveBeenCalledOnce();
});

it("tells what saving would be refused for, and cannot be confirmed", async () => {
  const onConfirm = await show({
    ...PREVIEW,
    userErrors: [
      {
        __typename: "UserError",
        code: "LAST_ADMINISTRATOR",
        message: "A practice always has an administrator. Make another one first.",
      },
    ],
  });
  await expect.element(page.getByRole("alert")).toMatchTextContent(/A practice always has an administrator/u);
  await expect.element(save).toBeDisabled();
  expect(onConfirm).not.toHaveBeenCalled();
});

it("leads back to compare where somebody else has saved meanwhile: nothing is overwritten", async () => {
  const onStale = vi.fn<() => void>();
  await show(
    { ...PREVIEW, userErrors: [{ __typename: "UserError", code: "STALE_VERSION", message: "Stale." }] },
    { onStale },
  );
  await expect.element(page.getByRole("alert")).toMatchTextContent(/Somebody else has saved a change meanwhile/u);
  await expect.element(save).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Compare" }).click();
  expect(onStale).toHaveBeenCalledOnce();
});

it("stays with the words of what was refused on saving", async () => {
  await show(PREVIEW, { onConfirm: () => Promise.reject(new ActRefused("You do not hold chart:open.")) });
  await save.click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("You do not hold chart:open.");
  await expect.element(save).toBeEnabled();
});
