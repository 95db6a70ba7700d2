import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { type ApiLogin, finishedImport, newPractice, type NewPractice, read, signUp, startImport } from "./api.ts";
import { expectAccessible } from "./axe.ts";
import { fhirCondition, fhirPatient } from "./fhir.ts";
import { choose, rowsOf, signIn, test } from "./journey.ts";
import { expectAbove, expectInCorner } from "./layout.ts";

test.describe.configure({ timeout: 120_000 });

const address = (city: string) => ({ address: [{ use: "home", line: ["1 Quay Street"], city, postalCode: "01970" }] });

/** Imports these resources into the practice. */
async function importResources(login: ApiLogin, resources: Readonly<Record<string, readonly object[]>>): Promise<void> {
  const files = Object.entries(resources).map(
    ([type, lines]) => [`${type}.ndjson`, () => lines.map((line) => JSON.stringify(line))] as const,
  );
  await finishedImport(login, await startImport(login, new Map(files)));
}

/** How many the query found. */
function found(page: Page, words: string) {
  return page.getByRole("heading", { level: 2, name: words, exact: true });
}

/** A practice of four patients, and its administrator. */
async function practiceWithPatients(baseURL: string): Promise<{ practice: NewPractice; login: ApiLogin }> {
  const practice = newPractice();
  const login = await signUp(baseURL, practice);
  await importResources(login, {
    Patient: [
      fhirPatient("a", "Abernathy", "Ruth", { ...address("Salem"), birthDate: "1941-02-03" }),
      fhirPatient("b", "Baker", "Ida", { ...address("Lynn"), birthDate: "1950-05-06" }),
      fhirPatient("c", "Carter", "Noah", { ...address("Salem"), birthDate: "1948-07-08", gender: "male" }),
      fhirPatient("d", "Dubois", "Lena", { ...address("Salem"), birthDate: "2001-09-10" }),
    ],
    Condition: [fhirCondition("c1", "a", "Diabetes mellitus")],
  });
  return { practice, login };
}

test("a report is run, changed and run again, exported, and saved as a set", async ({ page, baseURL }, testInfo) => {
  const { practice } = await practiceWithPatients(baseURL!);
  await signIn(page, practice.userName, practice.password);
  const query = page.getByRole("form", { name: "Query" });
  const runQuery = query.getByRole("button", { name: "Run Query" });
  const ids = page.getByRole("textbox", { name: "Demographic ID(s)" });

  await test.step("run, change, run again, and Back", async () => {
    await page.goto("/");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Demographic Report" }).click();
    await expect(runQuery).toBeVisible();
    await expectInCorner(runQuery, "bottom left", query);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Choose columns" }).click();
    await page.getByRole("checkbox", { name: "City" }).check();
    await page.keyboard.press("Escape");
    await choose(page, "Age is", "Older than");
    await page.getByRole("textbox", { name: "Years" }).fill("65");
    await choose(page, "Order by", "Last Name");
    await page.getByRole("radio", { name: "Descending" }).check({ force: true });
    await runQuery.click();
    await expect(found(page, "3 patients")).toBeVisible();
    await expect(page.getByText("Age older than 65")).toBeVisible();
    await expect(rowsOf(page, "Results")).toHaveText([/Carter.*Salem$/u, /Baker.*Lynn$/u, /Abernathy.*Salem$/u]);
    await page.getByRole("button", { name: "Female" }).click();
    await runQuery.click();
    await expect(found(page, "2 patients")).toBeVisible();
    await expect(page.getByText("Age older than 65, sex Female")).toBeVisible();
    await page.goBack();
    await expect(found(page, "3 patients")).toBeVisible();
    await expect(page.getByRole("button", { name: "Female" })).toHaveAttribute("aria-pressed", "false");
    await page.reload();
    await expect(found(page, "3 patients")).toBeVisible();
  });

  await test.step("a few patients by pasted IDs; unknown and doubled ones by value", async () => {
    await ids.fill("10001,10002; 10002\n#10003 . 99999 nobody");
    await runQuery.click();
    await expect(found(page, "3 patients")).toBeVisible();
    await expect(page.getByRole("group", { name: "Not found" })).toContainText("99999");
    await expect(page.getByRole("group", { name: "Not found" })).toContainText("nobody");
    await expect(page.getByRole("group", { name: "Pasted more than once" })).toHaveText(/: 10002$/u);
    await expectAccessible(page);
    await ids.fill("");
  });

  await test.step("the export is a file that a spreadsheet may open", async () => {
    await page.getByRole("textbox", { name: "Has condition" }).fill("diabetes");
    await runQuery.click();
    await expect(found(page, "1 patient")).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    const file = testInfo.outputPath("report.csv");
    await (await download).saveAs(file);
    expect(readFileSync(file, "utf8")).toMatch(/Demographic #.*City\r?\n.*Abernathy.*Salem/su);
    await page.getByRole("textbox", { name: "Has condition" }).fill("");
  });

  const setName = page.getByRole("textbox", { name: "Set Name" });
  const saveSet = page.getByRole("button", { name: "Save Patient Set" });
  await test.step("a set is saved; its name is taken then, and nothing typed is lost", async () => {
    await runQuery.click();
    await expect(found(page, "3 patients")).toBeVisible();
    for (const control of [setName, saveSet]) {
      await expectAbove(query, control);
      await expectAbove(control, page.getByRole("table", { name: "Results" }));
    }
    await setName.fill("Over 65");
    await saveSet.click();
    await expect(
      page.getByText(/Over 65 is saved\. Snapshot of 3 patients, .*2\d{3}\. It will not update\./u),
    ).toBeVisible();
    await page.getByRole("button", { name: "Female" }).click();
    await runQuery.click();
    await expect(found(page, "2 patients")).toBeVisible();
    await setName.fill(" over 65 ");
    await saveSet.click();
    await expect(page.getByText("There is a patient set Over 65 already. Choose another name.")).toBeVisible();
    await expect(setName).toHaveValue(" over 65 ");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Remove Demographic #" }).click();
    await runQuery.click();
    await expect(page.getByText("search for Demographic # and run the query again")).toBeVisible();
    await expect(setName).toBeHidden();
  });
});

test("a set stays as it was saved, is compared with now, and brought up to date by hand", async ({ page, baseURL }) => {
  const { practice, login } = await practiceWithPatients(baseURL!);
  await read(login, "mutation ($input: SavePatientSetInput!) { savePatientSet(input: $input) { patientSet { id } } }", {
    input: {
      name: "Over 65",
      report: { searchFor: ["DEMOGRAPHIC_NUMBER"], where: { age: { comparison: "OLDER", years: 65 } } },
    },
  });
  await signIn(page, practice.userName, practice.password);

  await test.step("who is registered or changes later neither joins nor leaves", async () => {
    await importResources(login, {
      Patient: [
        fhirPatient("b", "Baker", "Ida", { ...address("Lynn"), birthDate: "1990-05-06" }),
        fhirPatient("e", "Ellery", "May", { ...address("Lynn"), birthDate: "1939-11-12" }),
      ],
    });
    await page.goto("/");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Patient Sets" }).click();
    await expect(rowsOf(page, "Patient Sets")).toHaveText([/^Over 65\s*3\s*Robin Vega/u]);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Over 65" }).click();
    await expect(rowsOf(page, "Members")).toContainText(["Abernathy", "Baker", "Carter"]);
    await expect(page.getByText(/^Snapshot of 3 patients, .* It will not update\.$/u)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("compared with now, the chosen ones are taken over", async () => {
    await page.getByRole("link", { name: "Compare with current" }).click();
    await expect(page.getByText("Against the set, its criteria find +1 and −1 now.")).toBeVisible();
    await expect(rowsOf(page, "Would join")).toContainText(["Ellery, May"]);
    await expect(rowsOf(page, "Would leave")).toContainText(["Baker, Ida"]);
    await expectAccessible(page);
    await page.getByRole("checkbox", { name: "Choose Ellery, May" }).check();
    await page.getByRole("button", { name: "Take over +1 −0" }).click();
    await expect(page.getByText("Against the set, its criteria find +0 and −1 now.")).toBeVisible();
    await page.getByRole("link", { name: "Members" }).click();
    await expect(rowsOf(page, "Members")).toContainText(["Abernathy", "Baker", "Carter", "Ellery"]);
  });

  await test.step("by hand one is removed and added; another tab's change meanwhile is shown, not overwritten", async () => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await expect(rowsOf(other, "Members")).toHaveCount(4);
    await page.getByRole("checkbox", { name: "Choose Baker, Ida" }).check();
    await page.getByRole("button", { name: "Remove 1 patient…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
    await expect(rowsOf(page, "Members")).toHaveCount(3);
    await other.getByRole("button", { name: "Add patients…" }).click();
    const dialog = other.getByRole("dialog", { name: "Add patients to the set" });
    await dialog.getByRole("searchbox", { name: "Search patients" }).fill("dubois");
    await dialog.getByRole("checkbox", { name: "Choose Dubois, Lena" }).check();
    await expectAccessible(other);
    await dialog.getByRole("button", { name: "Add 1 patient" }).click();
    await expect(dialog.getByRole("alert")).toContainText("holds 3 patients");
    await dialog.getByRole("button", { name: "Add 1 patient" }).click();
    await expect(rowsOf(other, "Members")).toContainText(["Abernathy", "Carter", "Dubois", "Ellery"]);
    await other.close();
  });

  await test.step("its criteria run again as a report; the set is renamed and deleted", async () => {
    await page.reload();
    await page.getByRole("link", { name: "Run as report" }).click();
    await expect(found(page, "3 patients")).toBeVisible();
    await page.goBack();
    await page.getByRole("button", { name: "Rename…" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Set Name" }).fill("Seniors");
    await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Seniors" })).toBeVisible();
    await page.getByRole("button", { name: "Delete…" }).click();
    await expectAccessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Delete the set" }).click();
    await expect(page.getByRole("heading", { name: "No patient sets yet" })).toBeVisible();
  });
});

test("on a phone the report stands under More, and its result is cards", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "grace");
  await page.goto("/patients");
  await expect(page.getByRole("heading", { level: 1, name: "Patients" })).toBeVisible();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Demographic Report" }).click();
  await page.getByRole("textbox", { name: "Last name begins with" }).fill("dubois");
  await page.getByRole("button", { name: "Run Query" }).click();
  await expect(page.getByRole("list", { name: "Results" }).getByRole("listitem")).toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
