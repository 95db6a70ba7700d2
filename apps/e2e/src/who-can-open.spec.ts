import { expect } from "@playwright/test";
import { finishedImport, newPractice, read, signUp, startImport } from "./api.ts";
import { expectAccessible } from "./axe.ts";
import { fhirPatient } from "./fhir.ts";
import { openPatient, recordTabs, rowsOf, signIn, test } from "./journey.ts";
import { addUser, newUser } from "./people.ts";

test.describe.configure({ timeout: 120_000 });

test("who can open a chart is a page of its own; a blocked chart and a blocked record say so, and no more", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice("Lakeshore Family Practice");
  const admin = await signUp(baseURL!, practice);
  const kim = newUser(practice);
  const kimId = await addUser(admin, kim, ["Clinical Provider"]);
  await addUser(admin, newUser(practice, "Dana", "Wu"), ["Patient Coordinator"]);
  const patients = [fhirPatient("p1", "Abernathy", "Hester"), fhirPatient("p2", "Blackwood", "Ivy")];
  const files = new Map([["Patient.ndjson", () => patients.map((patient) => JSON.stringify(patient))]]);
  await finishedImport(admin, await startImport(admin, files));
  const saved = await read<{ savePatientSet: { patientSet: { id: string } } }>(
    admin,
    `mutation { savePatientSet(input: { name: "Kim's family",
      report: { searchFor: [DEMOGRAPHIC_NUMBER], where: { lastNamePrefix: "Abernathy" } } }) { patientSet { id } } }`,
  );
  await read(
    admin,
    `mutation ($user: ID!, $set: ID!) { saveSetSecurity(input: { userId: $user, version: 1, blockSetIds: [$set] }) {
      userErrors { message } } }`,
    { user: kimId, set: saved.savePatientSet.patientSet.id },
  );

  await signIn(page, practice.userName, practice.password);
  await openPatient(page, "Abernathy");
  const record = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Who can open this chart" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Who can open this chart" })).toBeVisible();
  await expect(page.getByText("1 of 3 users can open it.")).toBeVisible();
  const rows = rowsOf(page, "Users");
  await expect(rows).toHaveText([
    /Dana Wu.*Cannot.*No role gives it\./u,
    /Kim Ito.*Cannot.*The patient set Kim's family blocks it\./u,
    /Robin Vega.*Can open.*All Access gives it\./u,
  ]);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Chart/u }).click();
  await page.getByRole("menuitem", { name: "Cannot" }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole("searchbox", { name: "Search users" }).fill("kim");
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows).toHaveText([/Kim Ito/u]);

  const blocked = await openBrowser();
  await signIn(blocked, kim.userName, kim.password);
  await blocked.goto("/patients");
  await expect(rowsOf(blocked, "Patients")).toHaveText([/Blackwood/u]);
  await blocked.goto(record);
  await expect(blocked.getByRole("alert")).toContainText("You cannot open this record");
  await expect(blocked.getByRole("alert")).toContainText("Ask an administrator if you need it.");
  await expect(blocked.locator("body")).not.toContainText("Abernathy");
  await expectAccessible(blocked);
  await blocked.getByRole("link", { name: "Back to patients" }).click();
  await expect(rowsOf(blocked, "Patients")).toHaveCount(1);

  const { practice: now } = await read<{ practice: { settings: { version: number } } }>(
    admin,
    "{ practice { settings { version } } }",
  );
  await read(
    admin,
    `mutation ($version: Int!) { updatePracticeSettings(input: { version: $version, security: { blockedRecordMode: CHART } }) {
      userErrors { message } } }`,
    { version: now.settings.version },
  );
  await blocked.goto(record);
  await expect(blocked.getByRole("heading", { level: 1, name: "Abernathy, Hester" })).toBeVisible();
  for (const tab of ["Clinical Information", "Documents"]) {
    await recordTabs(blocked).getByRole("link", { name: tab }).click();
    await expect(blocked.getByRole("alert")).toContainText("You cannot open this chart");
  }
});
