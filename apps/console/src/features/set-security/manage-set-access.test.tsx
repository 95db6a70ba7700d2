import "../../ui/mantine-styles.ts";
import "../../ui/tokens.css";
import "../../ui/base.css";
import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { from, of, switchMap } from "rxjs";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { SaveSetSecurityInput } from "../../lib/graphql/graphql.ts";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { ManageSetAccess } from "./manage-set-access.tsx";

const ME = {
  __typename: "Me",
  actor: { __typename: "Actor", kind: "USER", name: "Grace Adeyemi" },
  user: null,
  practice: null,
  session: null,
  vendorEmployee: null,
  btgSession: null,
  lockdown: false,
  rights: ["SET_SECURITY_READ", "SET_SECURITY_UPDATE", "USER_READ"],
} as unknown as Me;

const PRIYA = { __typename: "User", id: "U1", name: "Priya Raman", kind: "STAFF", state: "ACTIVE" };
const AMELIA = { __typename: "User", id: "U2", name: "Amelia Okafor", kind: "PROVIDER", state: "ACTIVE" };
const NAMES = [
  "Adolescent confidential",
  "Board members",
  "Court-sealed records",
  "School board",
  "Staff and families",
];

/** A server that keeps which sets block each user; `stored` can be changed by "another administrator". */
function server(names: readonly string[], blocked: readonly string[]) {
  const users = new Map([PRIYA, AMELIA].map((user) => [user.id, { user, version: 1, blocked: new Set<string>() }]));
  users.get("U1")!.blocked = new Set(blocked);
  const saves: SaveSetSecurityInput[] = [];
  const warnings: object[] = [];
  const securityOf = (id: string) => {
    const stored = users.get(id)!;
    const sets = names.map((name) => ({ __typename: "SetName", id: name, name }));
    return {
      __typename: "SetSecurity",
      user: stored.user,
      version: stored.version,
      blocked: sets.filter((set) => stored.blocked.has(set.id)),
      unblocked: sets.filter((set) => !stored.blocked.has(set.id)),
    };
  };
  const stale = ({ userId, version }: SaveSetSecurityInput) =>
    users.get(String(userId))!.version === version
      ? []
      : [{ __typename: "UserError", field: null, code: "STALE_VERSION", message: "Changed meanwhile." }];
  const save = (input: SaveSetSecurityInput) => {
    const stored = users.get(String(input.userId))!;
    const userErrors = stale(input);
    if (userErrors.length === 0) {
      saves.push(input);
      stored.version += 1;
      for (const id of input.blockSetIds as string[]) stored.blocked.add(id);
      for (const id of input.unblockSetIds as string[]) stored.blocked.delete(id);
    }
    return { __typename: "SaveSetSecurityPayload", setSecurity: securityOf(String(input.userId)), userErrors };
  };
  // Any: the variables of whichever operation, as the console has sent them.
  const answer = (operation: string | undefined, variables: Record<string, any>): object => {
    switch (operation) {
      case "SecuredUsers": {
        const found = [AMELIA, PRIYA].filter(({ name }) => name.includes(variables["search"] ?? ""));
        return {
          users: {
            __typename: "UserConnection",
            totalCount: found.length,
            edges: found.map((node) => ({ __typename: "UserEdge", node })),
          },
        };
      }
      case "SetSecurity":
        return { setSecurity: securityOf(variables["userId"]) };
      case "PreviewSetSecurity": {
        const input: SaveSetSecurityInput = variables["change"].saveSetSecurity;
        return {
          previewSetSecurity: {
            __typename: "SetSecurityPreview",
            blockCount: input.blockSetIds?.length,
            unblockCount: input.unblockSetIds?.length,
            warnings,
            userErrors: stale(input),
          },
        };
      }
      default:
        return { saveSetSecurity: save(variables["input"]) };
    }
  };
  const link = new ApolloLink(({ operationName, variables }) => of({ data: answer(operationName, variables) }));
  return { link, saves, warnings, stored: users };
}

async function show(link: ApolloLink, options: { address?: string; me?: Me } = {}) {
  const router = createMemoryRouter(
    [{ path: "/roles", element: <ManageSetAccess>Manage Set Access</ManageSetAccess> }],
    { initialEntries: [options.address ?? "/roles"] },
  );
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider>
        <SessionProvider me={options.me ?? ME}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  return router;
}

const opener = page.getByRole("button", { name: "Manage Set Access" });
const overlay = page.getByRole("dialog", { name: "Manage Demographic Set Security" });
const blackListed = overlay.getByRole("listbox", { name: "Black Listed" });
const demographicSets = overlay.getByRole("listbox", { name: "Demographic Sets" });
const optionsOf = (list: typeof blackListed) =>
  list
    .getByRole("option")
    .elements()
    .map((option) => option.textContent);
const done = overlay.getByRole("button", { name: "Done" });
const save = page.getByRole("button", { name: "Save" });

it("blocks and unblocks by keyboard alone: nothing is stored before Done and its yes, and the focus comes back", async () => {
  const { link, saves, warnings } = server(NAMES, ["Staff and families"]);
  warnings.push({
    __typename: "SetSecurityWarning",
    kind: "OWN_PATIENTS",
    sentence: "3 patients of School board have Priya Raman as provider.",
  });
  await show(link);
  await userEvent.keyboard("{Tab}{Enter}");
  await expect.element(overlay.getByRole("combobox", { name: "User" })).toHaveFocus();
  await userEvent.keyboard("{ArrowDown}");
  await expect.element(page.getByRole("option", { name: "Amelia Okafor" })).toBeVisible();
  // Faster than the server searches: the name that was typed is chosen, not the first one.
  await userEvent.keyboard("priy{Enter}");
  await expect.element(demographicSets).toBeVisible();

  // The search field, the list, four arrows, the other search field, the other list.
  const tab = async (times: number) => userEvent.keyboard("{Tab}".repeat(times));
  await tab(2);
  await expect.element(blackListed).toHaveFocus();
  await userEvent.keyboard(" ");
  await expect.element(blackListed.getByRole("option", { selected: true })).toHaveTextContent("Staff and families");
  await tab(6);
  await expect.element(demographicSets).toHaveFocus();
  // By letters to a name with a space in it, then Shift takes in the row above.
  await userEvent.keyboard("school b{Shift>}{ArrowUp}{/Shift}");
  const selected = demographicSets.getByRole("option", { selected: true });
  await expect
    .poll(() => selected.elements().map((each) => each.textContent))
    .toEqual(["Court-sealed records", "School board"]);
  await userEvent.keyboard("{Enter}");
  await expect
    .element(page.getByRole("status").filter({ hasText: "moved" }))
    .toHaveTextContent("2 moved to Black Listed.");
  await expect
    .poll(() => optionsOf(blackListed))
    .toEqual(["Court-sealed recordsAdded", "School boardAdded", "Staff and families"]);
  await userEvent.keyboard("{Shift>}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{/Shift}");
  await expect.element(blackListed).toHaveFocus();
  await userEvent.keyboard("{End}{Enter}");
  await expect
    .element(page.getByRole("status").filter({ hasText: "moved" }))
    .toHaveTextContent("Staff and families moved to Demographic Sets.");
  await expect.element(overlay.getByText("+2 blocked")).toBeVisible();
  await expect.element(overlay.getByText("−1 unblocked")).toBeVisible();
  expect(saves).toEqual([]);

  done.element().focus();
  await userEvent.keyboard("{Enter}");
  const review = page.getByRole("dialog", { name: "Save for Priya Raman?" });
  await expect.element(review.getByText("3 patients of School board have Priya Raman as provider.")).toBeVisible();
  await expect
    .element(review.getByRole("list", { name: "Blocked from the next request on" }))
    .toHaveTextContent("Court-sealed recordsSchool board");
  await expect.element(review.getByRole("list", { name: "Open again" })).toHaveTextContent("Staff and families");
  expect(saves).toEqual([]);
  // The dialog takes the focus as it opens; only then it is given on.
  await expect.poll(() => review.element().contains(document.activeElement)).toBe(true);
  save.element().focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(overlay).not.toBeInTheDocument();
  expect(saves).toEqual([
    {
      userId: "U1",
      version: 1,
      blockSetIds: ["School board", "Court-sealed records"].toSorted(),
      unblockSetIds: ["Staff and families"],
    },
  ]);
  await expect.element(opener).toHaveFocus();
});

it("chooses by Enter whoever was typed, though the users came later than the name", async () => {
  const arrived = Promise.withResolvers<void>();
  const late = new ApolloLink((operation, forward) =>
    operation.operationName === "SecuredUsers"
      ? from(arrived.promise).pipe(switchMap(() => forward(operation)))
      : forward(operation),
  );
  await show(ApolloLink.from([late, server(NAMES, ["Board members"]).link]));
  await opener.click();
  await expect.element(overlay.getByRole("combobox", { name: "User" })).toHaveFocus();
  await userEvent.keyboard("Priya");
  arrived.resolve();
  await expect.element(page.getByRole("option", { name: "Priya Raman" })).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.element(blackListed.getByRole("option")).toHaveTextContent("Board members");
});

it("chooses with Ctrl, Shift and Ctrl+A, and moves with the arrow, with a double click, and all that a search shows", async () => {
  const { link } = server(NAMES, []);
  await show(link, { address: "/roles?set-access=U1" });
  await demographicSets.getByRole("option", { name: "Board members" }).click();
  await demographicSets.getByRole("option", { name: "Staff and families" }).click({ modifiers: ["ControlOrMeta"] });
  await overlay.getByRole("button", { name: "Move the selected to Black Listed" }).click();
  await expect.poll(() => optionsOf(blackListed)).toEqual(["Board membersAdded", "Staff and familiesAdded"]);

  await blackListed.getByRole("option", { name: /^Board members/u }).dblClick();
  await expect.poll(() => optionsOf(blackListed)).toEqual(["Staff and familiesAdded"]);

  await demographicSets.getByRole("option", { name: /^Adolescent/u }).click();
  await demographicSets.getByRole("option", { name: /^Court/u }).click({ modifiers: ["Shift"] });
  await expect.element(overlay.getByText("3 selected")).toBeVisible();
  await userEvent.keyboard("{Control>}a{/Control}");
  await expect.element(overlay.getByText("4 selected")).toBeVisible();

  await overlay.getByRole("searchbox", { name: "Search demographic sets" }).fill("BÓARD");
  await expect.poll(() => optionsOf(demographicSets)).toEqual(["Board members", "School board"]);
  await expect.element(overlay.getByText("2 selected")).toBeVisible();
  await overlay.getByRole("button", { name: "Move all shown to Black Listed" }).click();
  await expect.element(demographicSets).toHaveAccessibleDescription("No name matches.");
  await expect.element(overlay.getByText("+3 blocked")).toBeVisible();
  // Back where it is saved: no change.
  await overlay.getByRole("button", { name: "Move all shown to Demographic Sets" }).click();
  await expect.element(overlay.getByText(/blocked$/u)).not.toBeInTheDocument();
});

it("asks before it closes and before another user is chosen while something was moved", async () => {
  const { link, saves } = server(NAMES, []);
  const router = await show(link, { address: "/roles?set-access=U1" });
  await demographicSets.getByRole("option", { name: "Board members" }).dblClick();
  const asks = page.getByRole("dialog", { name: "Leave without saving?" });

  await userEvent.keyboard("{Escape}");
  await expect.element(asks).toBeVisible();
  // Escape is the question's own: the overlay stays.
  await userEvent.keyboard("{Escape}");
  await expect.element(asks).not.toBeInTheDocument();
  await expect.element(overlay.getByText("+1 blocked")).toBeVisible();

  await overlay.getByRole("combobox", { name: "User" }).click();
  await page.getByRole("option", { name: "Amelia Okafor" }).click();
  await expect.element(asks).toBeVisible();
  await asks.getByRole("button", { name: "Stay" }).click();
  await expect.element(overlay.getByText("+1 blocked")).toBeVisible();
  expect(router.state.location.search).toBe("?set-access=U1");

  await overlay.getByRole("button", { name: "Cancel" }).click();
  await asks.getByRole("button", { name: "Leave without saving" }).click();
  await expect.element(overlay).not.toBeInTheDocument();
  expect(saves).toEqual([]);
});

it("says at Done that what is selected is not moved; Escape in a search empties the search alone", async () => {
  const { link, saves } = server(NAMES, []);
  await show(link, { address: "/roles?set-access=U1" });
  const search = overlay.getByRole("searchbox", { name: "Search demographic sets" });
  await search.fill("board");
  await userEvent.keyboard("{Escape}");
  await expect.element(search).toHaveValue("");
  await expect.element(overlay).toBeVisible();

  await demographicSets.getByRole("option", { name: "Board members" }).click();
  await done.click();
  await expect.element(overlay.getByRole("alert")).toMatchTextContent(/^The selected set is not moved yet/u);
  await overlay.getByRole("button", { name: "Move the selected to Black Listed" }).click();
  await expect.element(overlay.getByRole("alert")).not.toBeInTheDocument();
  await done.click();
  await expect.element(page.getByRole("dialog", { name: "Save for Priya Raman?" })).toBeVisible();
  expect(saves).toEqual([]);
});

it("shows what another administrator did meanwhile, overwrites nothing, and keeps the own moves for another Done", async () => {
  const { link, saves, stored } = server(NAMES, ["Staff and families"]);
  await show(link, { address: "/roles?set-access=U1" });
  await demographicSets.getByRole("option", { name: "Board members" }).dblClick();
  await demographicSets.getByRole("option", { name: "School board" }).dblClick();
  await done.click();
  await expect.element(save).toBeEnabled();
  stored.set("U1", { ...stored.get("U1")!, version: 2, blocked: new Set(["School board"]) });
  await save.click();

  const conflict = overlay.getByRole("alert", { name: "Changed by another administrator" });
  await expect.element(conflict).toBeVisible();
  await expect.element(conflict.getByRole("list", { name: "They blocked" })).toHaveTextContent("School board");
  await expect.element(conflict.getByRole("list", { name: "They unblocked" })).toHaveTextContent("Staff and families");
  expect(saves).toEqual([]);
  await expect.poll(() => optionsOf(blackListed)).toEqual(["Board membersAdded", "School board"]);

  await conflict.getByRole("button", { name: "Go on with mine" }).click();
  await done.click();
  await save.click();
  await expect.element(overlay).not.toBeInTheDocument();
  expect(saves).toEqual([{ userId: "U1", version: 2, blockSetIds: ["Board members"], unblockSetIds: [] }]);
});

it("holds 10,000 sets with few of them in the page", async () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `Set ${String(index + 1).padStart(5, "0")}`);
  const { link } = server(names, names.slice(0, 5000));
  await show(link);
  await opener.click();
  await overlay.getByRole("combobox", { name: "User" }).click();
  await page.getByRole("option", { name: "Priya Raman" }).click();
  const count = () => document.querySelectorAll("[aria-setsize]").length;
  expect(count()).toBeLessThan(100);
  await expect.element(demographicSets.getByRole("option").first()).toHaveAttribute("aria-setsize", "5000");
  demographicSets.element().focus();
  await userEvent.keyboard("{End}");
  const last = demographicSets.getByRole("option", { name: "Set 10000" });
  await expect.element(last).toBeInViewport();
  await expect.element(last).toHaveAttribute("aria-posinset", "5000");
  await expect.element(demographicSets).toHaveAttribute("aria-activedescendant", last.element().id);
  await userEvent.keyboard("set 07");
  await expect.element(demographicSets.getByRole("option", { name: "Set 07000" })).toBeInViewport();
  await userEvent.keyboard("{Control>}a{/Control}{Enter}");
  await expect.element(overlay.getByText("+5,000 blocked")).toBeVisible();
  await expect.element(blackListed.getByRole("option").first()).toHaveAttribute("aria-setsize", "10000");
  expect(count()).toBeLessThan(100);
});

it("on a phone a tap chooses, a second one lets go, and the arrows are as large as a thumb", async () => {
  await page.viewport(390, 844);
  const { link } = server(NAMES, []);
  await show(link, { address: "/roles?set-access=U1" });
  const tap = async (name: string, chosen: number) => {
    const option = demographicSets.getByRole("option", { name });
    await expect.element(option).toBeVisible();
    option.element().dispatchEvent(new PointerEvent("click", { bubbles: true, pointerType: "touch" }));
    await expect.element(overlay.getByText(`${chosen} selected`)).toBeVisible();
  };
  await tap("Board members", 1);
  await tap("School board", 2);
  await tap("Adolescent confidential", 3);
  await tap("Adolescent confidential", 2);
  const arrow = overlay.getByRole("button", { name: "Move the selected to Black Listed" });
  for (const target of [arrow.element(), demographicSets.getByRole("option").first().element()])
    expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  await arrow.click();
  await expect.poll(() => optionsOf(blackListed)).toEqual(["Board membersAdded", "School boardAdded"]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

it("in BTG shows who is blocked, moves nothing, and says why", async () => {
  const { link } = server(NAMES, ["Staff and families"]);
  await show(link, { address: "/roles?set-access=U1", me: { ...ME, lockdown: true } });
  await expect.element(blackListed.getByRole("option", { name: "Staff and families" })).toBeVisible();
  await blackListed.getByRole("option").dblClick();
  await expect.poll(() => optionsOf(blackListed)).toEqual(["Staff and families"]);
  for (const name of ["Done", "Move the selected to Black Listed"]) {
    const button = overlay.getByRole("button", { name });
    await expect.element(button).toHaveAttribute("aria-disabled", "true");
    await expect.element(button).toHaveAccessibleDescription("Disabled when in BTG");
  }
});
