import { expect } from "@playwright/test";
import { openPatient, recordTabs, rowsOf, signIn, test } from "./journey.ts";

test("a Patient Coordinator sees records, no charts, no import, and of the audit report only what is their own", async ({
  page,
  openBrowser,
}) => {
  const grace = await openBrowser();
  await signIn(grace, "grace");
  await openPatient(grace, "hạnh");

  await signIn(page, "jordan");
  await openPatient(page, "hạnh");
  await expect(page.getByRole("heading", { name: "In this practice" })).toBeVisible();
  for (const tab of ["Clinical Information", "Documents"]) {
    await recordTabs(page).getByRole("link", { name: tab }).click();
    await expect(page.getByRole("alert")).toContainText("You may not see this");
    await expect(page.getByRole("alert")).toContainText("Your role does not hold the right to open charts.");
  }
  await expect(recordTabs(page).getByRole("link", { name: "Who opened it" })).toHaveCount(0);

  const navigation = page.getByRole("navigation", { name: "Main" });
  await expect(navigation.getByRole("link", { name: "Patients" })).toBeVisible();
  await expect(navigation.getByRole("link", { name: /^Import|^Practitioners/u })).toHaveCount(0);
  await page.goto("/import");
  await expect(page.getByRole("heading", { name: "You may not see this" })).toBeVisible();

  await page.goto("/audit");
  await expect(page.getByText("Your role does not hold the right to read the others' entries.")).toBeVisible();
  const rows = rowsOf(page, "Audit entries");
  await expect(rows.first()).toBeVisible();
  for (const text of await rows.allInnerTexts()) expect(text).toContain("Jordan Blake");
  await page.goto("/audit?q=actor%3Agrace");
  await expect(page.getByRole("heading", { name: "No entry matches" })).toBeVisible();
});
