import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { newPractice, signUp } from "./api.ts";
import { recordTabs, signIn, test } from "./journey.ts";
import { addUser, newUser } from "./people.ts";

const WIDTH = 390;

test.use({ viewport: { width: WIDTH, height: 844 }, hasTouch: true });

test("on a phone the menu is a drawer, tables are cards, and nothing scrolls sideways", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expectNoSideways(page);
  await page.goto("/sign-up");
  await expect(page.getByRole("list", { name: "Password rules" })).toBeVisible();
  await expectNoSideways(page);

  await signIn(page, "grace");
  await page.goto("/patients");
  const cards = page.getByRole("list", { name: "Patients", exact: true }).getByRole("listitem");
  await expect(cards).toHaveCount(10);
  await expect(page.getByRole("table")).toHaveCount(0);
  await expectNoSideways(page);

  await page.getByRole("searchbox", { name: "Search patients" }).fill("thibodeau winifred");
  await expect(cards).toHaveCount(1);
  await cards.getByRole("link").tap();
  await expect(recordTabs(page)).toBeVisible();
  await expectNoSideways(page);
  await recordTabs(page).getByRole("link", { name: "Clinical Information" }).tap();
  await expect(page.getByRole("region", { name: "Encounters" })).toBeVisible();
  await expectNoSideways(page);
  await recordTabs(page).getByRole("link", { name: "Documents" }).tap();
  await page.getByRole("list", { name: "Documents" }).getByRole("button").first().tap();
  await expect(page.getByRole("region", { name: "Text of the document" })).toBeVisible();
  await expectNoSideways(page);
  await page.getByRole("button", { name: "Close the document" }).tap();
  await recordTabs(page).getByRole("link", { name: "Who opened it" }).tap();
  await expect(page.getByRole("list", { name: "Openings" }).getByRole("listitem").first()).toBeVisible();
  await expectNoSideways(page);

  for (const [name, list] of [
    ["Audit report", "Audit entries"],
    ["Practitioners", "Practitioners"],
  ] as const) {
    await page.getByRole("button", { name: "More" }).tap();
    const menu = page.getByRole("dialog", { name: "More" });
    await expect(menu).toBeVisible();
    await menu.getByRole("link", { name, exact: true }).tap();
    await expect(menu).toBeHidden();
    const first = page.getByRole("list", { name: list, exact: true }).getByRole("listitem").first();
    await expect(first).toBeVisible();
    await expectNoSideways(page);
    if (name === "Audit report") {
      await first.getByRole("button").first().tap();
      await expect(page.getByRole("group", { name: "Filter by this" })).toBeVisible();
      await expectNoSideways(page);
    }
  }
  await page.goto("/import");
  await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
  await expectNoSideways(page);
});

test("users, roles, the own account and the settings fit a phone", async ({ page, baseURL }) => {
  const practice = newPractice();
  await addUser(await signUp(baseURL!, practice), newUser(practice), ["Patient Coordinator"]);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/users");
  const users = page.getByRole("list", { name: "Users", exact: true }).getByRole("listitem");
  await expect(users).toHaveCount(2);
  await expect(page.getByRole("table")).toHaveCount(0);
  await expectNoSideways(page);
  await page.getByRole("link", { name: "Add", exact: true }).tap();
  await page.getByRole("button", { name: "Add user" }).tap();
  await expect(page.getByText("Type the first name.")).toBeVisible();
  await expectNoSideways(page);

  await page.goto("/users");
  await users.getByRole("link", { name: "Kim Ito" }).tap();
  await expect(page.getByText("Has never signed in.")).toBeVisible();
  await expectNoSideways(page);
  const parts = page.getByRole("navigation", { name: "Parts of the user" });
  await parts.getByRole("link", { name: "User Info" }).tap();
  await expect(page.getByRole("textbox", { name: "First Name", exact: true })).toHaveValue("Kim");
  await expectNoSideways(page);
  await page.getByRole("button", { name: "About First Name" }).tap();
  await expect(page.getByRole("tooltip")).toBeInViewport({ ratio: 1 });
  await parts.getByRole("link", { name: "Access Rights" }).tap();
  const charts = page.getByRole("listitem").filter({ hasText: "chart:open" });
  await charts.getByRole("radio", { name: "Allow" }).check();
  await expect(charts).toContainText("Not saved: allowed by the exception.");
  await expectNoSideways(page);
  await page.getByRole("button", { name: "Review and save" }).tap();
  const preview = page.getByRole("dialog");
  await expect(preview.getByRole("listitem")).toContainText("Open charts");
  await preview.getByRole("button", { name: "Save" }).tap();
  await expect(charts).toContainText("Given by an exception of Robin Vega");

  await page.goto("/roles");
  await page.getByRole("list", { name: "Roles" }).getByRole("listitem").last().waitFor();
  await expectNoSideways(page);
  for (const tab of ["profile", "sign-in", "two-factor", "sessions"]) {
    await page.goto(`/account?tab=${tab}`);
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
    await expectNoSideways(page);
  }
  await page.goto("/practice-settings");
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(practice.practiceName);
  await expectNoSideways(page);
  await page.getByRole("button", { name: "More" }).tap();
  await page.getByRole("dialog", { name: "More" }).getByRole("link", { name: "Emergency Access" }).tap();
  await page.getByRole("button", { name: "Allow for a user" }).tap();
  await page.getByRole("combobox", { name: "User" }).fill("Kim");
  await page.getByRole("option", { name: /^Kim Ito/u }).tap();
  await page.getByRole("button", { name: "Allow", exact: true }).tap();
  const designated = page.getByRole("list", { name: "Designated users" }).getByRole("listitem");
  await expect(designated).toContainText("Not set up: cannot activate yet");
  await expectNoSideways(page);
});

/** Neither the document nor the sheet inside of it is wider than the window. */
async function expectNoSideways(page: Page): Promise<void> {
  const widths = await page.evaluate(() => {
    const main = document.querySelector("main")!;
    return { document: document.scrollingElement!.scrollWidth, main: main.scrollWidth - main.clientWidth };
  });
  expect(widths.document, page.url()).toBeLessThanOrEqual(WIDTH);
  expect(widths.main, page.url()).toBe(0);
}
