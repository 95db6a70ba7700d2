import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { newPractice, signUp } from "./api.ts";
import { openPatient, recordTabs, rowsOf, signIn, test } from "./journey.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

test.describe.configure({ timeout: 120_000 });

test("pages in front of the sign-in have no violation of WCAG 2.2 AA", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "Demo logins, in development only" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Type your password.")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/sign-up");
  await expect(page.getByRole("list", { name: "Password rules" })).toBeVisible();
  await page.getByRole("button", { name: "Create the practice" }).click();
  await expect(page.getByText("Type your first name.")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/forgot-password");
  await page.getByRole("textbox", { name: "User name or e-mail address" }).fill("hannah");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("status")).toBeVisible();
  await page.goto("/mailbox");
  await expect(page.getByRole("article")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("article").getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await expectAccessible(page);
});

test("a patient's record has no violation of WCAG 2.2 AA", async ({ page }) => {
  await signIn(page, "grace");
  await page.goto("/patients");
  await expect(rowsOf(page, "Patients")).toHaveCount(10);
  await expectAccessible(page);
  await openPatient(page, "dubois");
  await expectAccessible(page);
  await recordTabs(page).getByRole("link", { name: "Clinical Information" }).click();
  await expect(page.getByRole("region", { name: "Encounters" })).toBeVisible();
  await expectAccessible(page);
  await recordTabs(page).getByRole("link", { name: "Documents" }).click();
  await page.getByRole("list", { name: "Documents" }).getByRole("button").first().click();
  await expect(page.getByRole("region", { name: "Text of the document" })).toBeVisible();
  await expectAccessible(page);
  await recordTabs(page).getByRole("link", { name: "Who opened it" }).click();
  await expect(rowsOf(page, "Who opened it").first()).toBeVisible();
  await expectAccessible(page);
});

test("the other pages have no violation of WCAG 2.2 AA", async ({ page, baseURL, openBrowser }) => {
  await signIn(page, "grace");
  await page.goto("/practitioners");
  await expect(rowsOf(page, "Practitioners").first()).toBeVisible();
  await expectAccessible(page);
  await page.goto("/audit?q=actor%3Agrace+-outcome%3Arefused");
  await rowsOf(page, "Audit entries").first().click();
  await expect(page.getByRole("group", { name: "Filter by this" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Find a patient or page" })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { name: "No page has this address" })).toBeVisible();
  await expectAccessible(page);

  const practice = newPractice();
  await signUp(baseURL!, practice);
  const empty = await openBrowser();
  await signIn(empty, practice.userName, practice.password);
  await empty.goto("/patients");
  await expect(empty.getByRole("heading", { name: "No patients yet" })).toBeVisible();
  await expectAccessible(empty);
  await empty.goto("/import");
  await empty.getByLabel("NDJSON files", { exact: true }).setInputFiles({
    name: "Patient.ndjson",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from('{"resourceType":"Patient","id":"a","name":[{"family":"Moreau"}]}\n{"resourceType"\n'),
  });
  await expectAccessible(empty);
  await empty.getByRole("button", { name: "Start the import" }).click();
  await expect(rowsOf(empty, "Bad lines")).toHaveCount(1);
  await expectAccessible(empty);
});

/** Looks at the page as it stands, in both sizes and both colour schemes. */
async function expectAccessible(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expectNoViolation(page, "light", (axe) => axe.withTags(TAGS));
    // The scheme changes colours and nothing else.
    await expectNoViolation(page, "dark", (axe) => axe.withRules(COLOUR_RULES));
  }
  await page.setViewportSize(SIZES[0]!);
}

async function expectNoViolation(
  page: Page,
  colorScheme: "light" | "dark",
  choose: (axe: AxeBuilder) => AxeBuilder,
): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  // There are no frames; without the legacy mode each look opens another page to gather theirs.
  const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode()).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) }));
  const where = `${new URL(page.url()).pathname}, ${page.viewportSize()!.width} px, ${colorScheme}`;
  expect.soft(found, where).toEqual([]);
}
