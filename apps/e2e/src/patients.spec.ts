import { expect } from "@playwright/test";
import { recordTabs, rowsOf, signIn, test } from "./journey.ts";

test("patients are found by name, Demographic # and date of birth; the list stands in the URL", async ({ page }) => {
  await signIn(page, "grace");
  await page.goto("/patients");
  const rows = rowsOf(page, "Patients");
  const search = page.getByRole("searchbox", { name: "Search patients" });

  await search.fill("garcia, mar");
  await expect(rows).toHaveCount(2);
  await expect(rows).toContainText(["Garcia", "García"]);
  const cells = await rows.first().getByRole("cell").allInnerTexts();
  const [name, number, born] = [cells[0]!, cells[1]!, cells[2]!.split(" (")[0]!];

  await search.fill(number);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(name);
  await search.fill(new Date(`${born} UTC`).toLocaleDateString("en-US", { timeZone: "UTC" }));
  await expect(rows.filter({ hasText: name }).filter({ hasText: born })).toHaveCount(1);
  for (const text of await rows.allInnerTexts()) expect(text).toContain(born);
  await search.fill("nobody of this name");
  await expect(page.getByRole("heading", { name: "No patient matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(rows).toHaveCount(10);

  await page.getByRole("button", { name: "Demographic #" }).click();
  await expect(page).toHaveURL(/sort=number/u);
  await page.getByRole("button", { name: "Demographic #" }).click();
  await expect(page).toHaveURL(/sort=-number/u);
  await expect(page.getByRole("columnheader", { name: "Demographic #" })).toHaveAttribute("aria-sort", "descending");
  const place = page.getByRole("main").getByRole("status");
  await expect(place).toHaveText(/^1 to 10 of/u);
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(place).toHaveText(/^11 to 20 of/u);
  const numbers = async () => (await rows.locator("td:nth-child(2)").allInnerTexts()).map(Number);
  await expect.poll(numbers).toHaveLength(10);
  const shown = await numbers();
  expect(shown).toEqual(shown.toSorted((a, b) => b - a));

  await page.reload();
  await expect(place).toHaveText(/^11 to 20 of/u);
  await expect.poll(numbers).toEqual(shown);
  await rows.nth(3).getByRole("link").click();
  await expect(page.getByRole("main")).toContainText(`Demographic #${shown[3]}`);
  await page.goBack();
  await expect(place).toHaveText(/^11 to 20 of/u);
  await expect.poll(numbers).toEqual(shown);
  await page.goBack();
  await expect(place).toHaveText(/^1 to 10 of/u);
});

test("a record shows its demographics, the chart, a note, and who opened it", async ({ page }) => {
  await signIn(page, "grace");
  await page.goto("/patients?q=thibodeau+winifred");
  await rowsOf(page, "Patients").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thibodeau, Winifred Mae");
  await expect(page.getByRole("heading", { name: "In this practice" })).toBeVisible();
  await expect(page.getByText("Winifred Mae", { exact: true })).toBeVisible();
  await expect(page.getByText(/^HF-\d{6}$/u)).toBeVisible();

  await recordTabs(page).getByRole("link", { name: "Clinical Information" }).click();
  await expect(page.getByText("Opening this chart is in the audit log.")).toBeVisible();
  for (const kind of ["Problems", "Medications", "Allergies", "Immunizations", "Procedures", "Encounters"]) {
    await expect(page.getByRole("region", { name: kind })).toBeVisible();
  }
  await expect(page.getByRole("list", { name: "Encounters" }).getByRole("listitem").first()).toBeVisible();

  await recordTabs(page).getByRole("link", { name: "Documents" }).click();
  const note = page.getByRole("list", { name: "Documents" }).getByRole("button").first();
  await note.click();
  await expect(page.getByRole("region", { name: "Text of the document" })).not.toBeEmpty();
  await expect(page).toHaveURL(/document=/u);
  await page.reload();
  await expect(page.getByRole("region", { name: "Text of the document" })).not.toBeEmpty();

  await recordTabs(page).getByRole("link", { name: "Who opened it" }).click();
  const openings = rowsOf(page, "Who opened it");
  const [, last, total] = /^1 to (\d+) of (\d+)$/u.exec(await page.getByRole("main").getByRole("status").innerText())!;
  await expect(openings).toHaveCount(Number(last));
  expect(Number(total)).toBeGreaterThanOrEqual(Number(last));
  for (const action of ["Record opened", "Chart opened", "Document opened"]) {
    await expect(openings.filter({ hasText: "Grace Adeyemi" }).filter({ hasText: action }).first()).toBeVisible();
  }
});
