import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { recordTabs, signIn, test } from "./journey.ts";

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
    await page.getByRole("button", { name: "Menu" }).tap();
    const menu = page.getByRole("dialog", { name: "Menu" });
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

/** Neither the document nor the sheet inside of it is wider than the window. */
async function expectNoSideways(page: Page): Promise<void> {
  const widths = await page.evaluate(() => {
    const main = document.querySelector("main")!;
    return { document: document.scrollingElement!.scrollWidth, main: main.scrollWidth - main.clientWidth };
  });
  expect(widths.document, page.url()).toBeLessThanOrEqual(WIDTH);
  expect(widths.main, page.url()).toBe(0);
}
