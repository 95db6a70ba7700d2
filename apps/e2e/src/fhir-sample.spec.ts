import { existsSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { newPractice, read, signUp } from "./api.ts";
import { recordTabs, rowsOf, signIn, test } from "./journey.ts";

/** An export of a real EHR's test patients, which is no part of this project. */
const SAMPLE =
  process.env["CHARTWARD_FHIR_SAMPLE"] ?? path.resolve(import.meta.dirname, "../../../../shared/data/fhir");
const PATIENTS = 13;

test("the FHIR sample is imported; each patient has a Demographic # and a chart, whose opening is in the log", async ({
  page,
  baseURL,
}) => {
  test.skip(!existsSync(SAMPLE), "there is no FHIR sample; CHARTWARD_FHIR_SAMPLE names its folder");
  test.slow();
  const practice = newPractice();
  const login = await signUp(baseURL!, practice);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/import");
  await page.getByLabel("Folder of NDJSON files").setInputFiles(SAMPLE);
  await page.getByRole("button", { name: "Start the import" }).click();
  await expect(page.getByText("The import is done.")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("row", { name: `Patient ${PATIENTS} 0 0 0 0`, exact: true })).toBeVisible();

  await page.goto("/patients?rows=25");
  const rows = rowsOf(page, "Patients");
  await expect(rows).toHaveCount(PATIENTS);
  for (const number of await rows.locator("td:nth-child(2)").allInnerTexts()) expect(number).toMatch(/^\d+$/u);
  const { patients } = await read<{ patients: { edges: { node: { chart: { counts: { count: number }[] } } }[] } }>(
    login,
    `{ patients(first: ${PATIENTS}) { edges { node { chart { counts { count } } } } } }`,
  );
  for (const { node } of patients.edges) {
    expect(node.chart.counts.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0);
  }

  const patient = await rows.first().getByRole("link").innerText();
  await rows.first().getByRole("link").click();
  await recordTabs(page).getByRole("link", { name: "Clinical Information" }).click();
  await expect(page.getByRole("list", { name: "Encounters" }).getByRole("listitem").first()).toBeVisible();
  await page.goto("/audit?q=action%3Achart.open");
  await expect(rowsOf(page, "Audit entries")).toHaveCount(PATIENTS + 1);
  await expect(rowsOf(page, "Audit entries").first()).toContainText(`Opened the chart of ${patient}`);
});
