import { expect } from "@playwright/test";
import { openPatient, recordTabs, rowsOf, signIn, test } from "./journey.ts";

test("an opened chart stands in the report, is filtered by chips, and new entries wait to be shown", async ({
  page,
  openBrowser,
}) => {
  await signIn(page, "grace");
  await openPatient(page, "kjærgaard");
  await recordTabs(page).getByRole("link", { name: "Clinical Information" }).click();
  await expect(page.getByText("Opening this chart is in the audit log.")).toBeVisible();

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Audit report" }).click();
  const rows = rowsOf(page, "Audit entries");
  await expect(rows).toHaveCount(25);
  const times = await rows.getByRole("time").evaluateAll((all) => all.map((each) => each.getAttribute("datetime")));
  expect(times).toEqual(times.toSorted().toReversed());

  const search = page.getByRole("textbox", { name: "Search the audit log" });
  await search.pressSequentially("action:chart.open ");
  await search.pressSequentially("actor:grace");
  await search.press("Enter");
  await expect(page.getByRole("button", { name: "Remove action: chart.open" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove actor: grace" })).toBeVisible();
  await expect(page).toHaveURL(/q=action%3Achart\.open\+actor%3Agrace/u);
  await expect(rows.first()).toContainText("Kjærgaard, Søren");
  for (const text of await rows.allInnerTexts()) expect(text).toMatch(/Grace Adeyemi[^]*Chart opened/u);

  await rows.first().click();
  const detail = rows.nth(1);
  await expect(detail).toContainText(/Grace Adeyemi opened the chart of Kjærgaard, Søren \(\d+\)\./u);
  await expect(detail).toContainText(/Request id\s*[0-9a-f]{8}-[0-9a-f-]{27}/u);
  await expect(detail).toContainText("chart.open");

  await test.step("the address shows the same elsewhere", async () => {
    const other = await openBrowser();
    await signIn(other, "samuel");
    await other.goto(page.url());
    await expect(rowsOf(other, "Audit entries").nth(1)).toContainText("opened the chart of Kjærgaard, Søren");
    await expect(other.getByRole("button", { name: "Remove actor: grace" })).toBeVisible();
  });

  await test.step("entries of another browser are announced, and nothing moves before they are asked for", async () => {
    await page.getByRole("button", { name: "Remove actor: grace" }).click();
    await expect(page).toHaveURL(/q=action%3Achart\.open(?!\+)/u);
    await expect(page.getByText("New entries are announced here")).toBeVisible();
    const before = await rows.allInnerTexts();
    const other = await openBrowser();
    await signIn(other, "amelia");
    await openPatient(other, "groß");
    await recordTabs(other).getByRole("link", { name: "Clinical Information" }).click();
    await expect(other.getByText("Opening this chart is in the audit log.")).toBeVisible();

    const announced = page.getByRole("button", { name: "1 new entry" });
    await expect(announced).toBeVisible();
    expect(await rows.allInnerTexts()).toEqual(before);
    await announced.click();
    await expect(rows.first()).toContainText("Amelia Okafor");
    await expect(rows.first()).toContainText("Groß, Jürgen");
    await expect(page.getByText("New entries are announced here")).toBeVisible();
  });
});

test("a filter that cannot be understood is a message, not an empty report", async ({ page }) => {
  await signIn(page, "grace");
  await page.goto("/audit");
  const search = page.getByRole("textbox", { name: "Search the audit log" });
  await search.fill("colour:blue");
  await search.press("Enter");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(search).toHaveValue("colour:blue");
  await page.goto("/audit?q=created%3Ayesterday");
  await expect(page.getByRole("alert")).toContainText("Write one as 2026-11-01");
});
