import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { newPractice, signUp } from "./api.ts";
import { fhirCondition, fhirPatient, fhirPractitioner, ndjson } from "./fhir.ts";
import { openPatient, recordTabs, rowsOf, signIn, test } from "./journey.ts";

test("an export is imported with its counts and its bad line, again without a change, and a practitioner is linked", async ({
  page,
  baseURL,
}, testInfo) => {
  const practice = newPractice();
  await signUp(baseURL!, practice);
  await signIn(page, practice.userName, practice.password);
  const folder = writeExport(testInfo.outputPath("export"));

  await page.goto("/patients");
  await page.getByRole("main").getByRole("link", { name: "Import patients" }).first().click();
  await expect(page.getByRole("heading", { name: "No imports yet" })).toBeVisible();
  await importFolder(page, folder, ["Condition.ndjson", "Patient.ndjson", "Practitioner.ndjson"]);
  const counts = rowsOf(page, "Counts by resource type");
  await expect(counts).toHaveText([
    /^Condition\s*900\s*0\s*0\s*0\s*0$/u,
    /^Patient\s*300\s*0\s*0\s*0\s*0$/u,
    /^Practitioner\s*2\s*0\s*0\s*0\s*0$/u,
    /^Unreadable\s*0\s*0\s*0\s*0\s*1$/u,
  ]);
  await expect(rowsOf(page, "Bad lines")).toHaveText([/^Condition\.ndjson\s*5\s*The line is not valid JSON/u]);

  await page.getByRole("link", { name: "Open patients" }).click();
  await openPatient(page, "aldous");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aldous, June");
  await recordTabs(page).getByRole("link", { name: "Clinical Information" }).click();
  await expect(page.getByRole("list", { name: "Problems" }).getByRole("listitem")).toHaveCount(3);

  await test.step("the same again changes nothing", async () => {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Import" }).click();
    await expect(rowsOf(page, "Imports")).toContainText(["1,202 created, 1 bad line"]);
    await importFolder(page, folder, ["Condition.ndjson", "Patient.ndjson", "Practitioner.ndjson"]);
    await expect(page.getByText("1,202 unchanged, 1 bad line.")).toBeVisible();
  });

  await test.step("a practitioner is linked to a user", async () => {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Practitioners" }).click();
    const okoro = rowsOf(page, "Practitioners").filter({ hasText: "Okoro" });
    await expect(okoro).toContainText("Not linked");
    await okoro.getByRole("button", { name: /^Link / }).click();
    const dialog = page.getByRole("dialog", { name: /^Which user is .*Okoro/ });
    await dialog.getByRole("combobox", { name: "User" }).fill("robin");
    await page.getByRole("option", { name: "Robin Vega" }).click();
    await dialog.getByRole("button", { name: "Link", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(okoro).toContainText("Robin Vega");
    await expect(okoro.getByRole("button", { name: /^Change the link of / })).toBeVisible();
  });
});

test("what is no NDJSON is left out with a word", async ({ page, baseURL }, testInfo) => {
  const practice = newPractice();
  await signUp(baseURL!, practice);
  await signIn(page, practice.userName, practice.password);
  const folder = writeExport(testInfo.outputPath("export"));
  writeFileSync(path.join(folder, "README.txt"), "An export.\n");
  await page.goto("/import");
  await page.getByLabel("Folder of NDJSON files").setInputFiles(folder);
  await expect(page.getByText("1 file was left out: it is no NDJSON")).toBeVisible();
  await page.getByRole("button", { name: "Leave out Condition.ndjson" }).click();
  await expect(page.getByRole("list", { name: "Files to import" }).getByRole("listitem")).toHaveCount(2);
});

/** Chooses the folder, starts, and waits for the end of the import. */
async function importFolder(page: Page, folder: string, files: readonly string[]): Promise<void> {
  await page.getByLabel("Folder of NDJSON files").setInputFiles(folder);
  const chosen = page.getByRole("list", { name: "Files to import" }).getByRole("listitem");
  await expect(chosen).toHaveCount(files.length);
  for (const file of files) await expect(chosen.filter({ hasText: file })).toBeVisible();
  // The job's progress may be over before it is looked at; that it is shown is told by the page's own history.
  const progress = page.getByRole("progressbar").or(page.getByText("The import is done."));
  await page.getByRole("button", { name: "Start the import" }).click();
  await expect(progress.first()).toBeVisible();
  await expect(page.getByText("The import is done.")).toBeVisible({ timeout: 20_000 });
}

function writeExport(folder: string): string {
  const patients = Array.from({ length: 300 }, (_, index) => fhirPatient(`patient-${index}`, `Moreau${index}`, "Lena"));
  patients[123] = fhirPatient("patient-123", "Aldous", "June");
  const conditions = patients.flatMap((_, index) =>
    ["Hypertension", "Asthma", "Migraine"].map((text) => fhirCondition(`${text}-${index}`, `patient-${index}`, text)),
  );
  const lines = ndjson(conditions).split("\n");
  lines.splice(4, 0, '{"resourceType":"Condition",');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "Condition.ndjson"), lines.join("\n"));
  writeFileSync(path.join(folder, "Patient.ndjson"), ndjson(patients));
  writeFileSync(
    path.join(folder, "Practitioner.ndjson"),
    ndjson([
      fhirPractitioner("practitioner-1", "Okoro", "Ines", "9999319001"),
      fhirPractitioner("practitioner-2", "Bellamy", "Ruth", "9999319002"),
    ]),
  );
  return folder;
}
