import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { type ApiLogin, finishedImport, newPractice, type NewPractice, read, signUp, startImport } from "./api.ts";
import { expectAccessible } from "./axe.ts";
import { fhirCondition, fhirPatient } from "./fhir.ts";
import { recordTabs, rowsOf, signIn, signInByForm, test } from "./journey.ts";
import { addUser, type AuthenticatorApp, enrol, newUser, type NewUser } from "./people.ts";

const REASON = "Brought in by ambulance; nobody else is here.";
const NEED = "Unconscious: allergies and medication are needed.";
const PHONE = { width: 390, height: 844 };

test.describe.configure({ timeout: 300_000 });

test("a blocked record is named exactly and opened with a reason in emergency access mode, marked, and reviewed", async ({
  page: robin,
  baseURL,
  openBrowser,
}) => {
  const { practice, administrator, kim, kimId } = await practiceOfPatients(baseURL!);
  await signIn(robin, practice.userName, practice.password);

  await test.step("an administrator makes a set from the Demographic Report, blocks a user with it, and designates that user", async () => {
    await robin.goto("/demographic-report");
    await robin.getByRole("textbox", { name: "Last name begins with" }).fill("Abernathy");
    await robin.getByRole("button", { name: "Run Query" }).click();
    await expect(robin.getByRole("heading", { level: 2, name: "1 patient", exact: true })).toBeVisible();
    await robin.getByRole("textbox", { name: "Set Name" }).fill("Family of Kim Ito");
    await robin.getByRole("button", { name: "Save Patient Set" }).click();
    await expect(robin.getByText(/Family of Kim Ito is saved\. Snapshot of 1 patient/u)).toBeVisible();
    await robin.goto(`/roles?set-access=${kimId}`);
    const overlay = robin.getByRole("dialog", { name: "Manage Demographic Set Security" });
    await overlay.getByRole("option", { name: "Family of Kim Ito" }).dblclick();
    await overlay.getByRole("button", { name: "Done" }).click();
    await robin.getByRole("dialog", { name: "Save for Kim Ito?" }).getByRole("button", { name: "Save" }).click();
    await expect(overlay).toBeHidden();
    await robin.goto(`/users/${kimId}`);
    await robin.getByRole("checkbox", { name: "Allow emergency access" }).check();
    await expect(robin.getByText("Kim Ito is designated for emergency access.")).toBeVisible();
  });
  const hester = await patientOf(administrator, "Abernathy");
  const record = `/patients/${hester.id}`;
  const ito = await openBrowser();
  await signIn(ito, kim.userName, kim.password);
  const app = await enrol(ito, kim.password);

  await test.step("without the mode the record is refused, and no way past the block is offered", async () => {
    await ito.goto(record);
    await expect(ito.getByRole("alert")).toContainText("You cannot open this record");
    await expect(form(ito)).toHaveCount(0);
    await expect(ito.locator("body")).not.toContainText("Abernathy");
  });

  await activate(ito, kim, app);

  await test.step("the rights of an administrator open it neither", async () => {
    await ito.goto("/patients");
    await expect(rowsOf(ito, "Patients")).toHaveText([/Blackwood/u]);
    await ito.goto(record);
    await expect(ito.getByRole("alert")).toContainText("A patient set keeps this record from you");
    await expect(form(ito).getByRole("radio")).toHaveCount(0);
    await expect(ito.locator("body")).not.toContainText("Abernathy");
    await expectAccessible(ito);
    await expectNoSideways(ito);
  });

  await test.step("half a name finds nobody, and the exact Demographic # opens the record", async () => {
    await ito.goto("/settings/emergency-access");
    await form(ito).getByRole("radio", { name: "Name and birth date" }).check({ force: true });
    await form(ito).getByRole("textbox", { name: "First name" }).fill("Hes");
    await form(ito).getByRole("textbox", { name: "Last name" }).fill("Abernathy");
    await form(ito).getByRole("textbox", { name: "Birth date" }).fill("1957-03-08");
    await open(ito, NEED);
    await expect(form(ito).getByRole("alert")).toContainText("No patient is named exactly so");
    await expectAccessible(ito);
    await expectNoSideways(ito);
    await form(ito).getByRole("radio", { name: "Demographic #" }).check({ force: true });
    await form(ito).getByRole("textbox", { name: "Demographic #" }).fill(String(hester.demographicNumber));
    await open(ito, NEED);
    await expect(ito.getByText(/The chart is open to you until \d\d:\d\d/u)).toBeVisible();
    await expect(ito).toHaveURL(new RegExp(`${record}$`, "u"));
    await expect(ito.getByRole("heading", { level: 1, name: "Abernathy, Hester" })).toBeVisible();
    await expect(ito.getByRole("main")).toBeFocused();
    await recordTabs(ito).getByRole("link", { name: "Clinical Information" }).click();
    await expect(ito.getByRole("region", { name: "Problems" })).toContainText("Penicillin intolerance");
    await ito.reload();
    await expect(ito.getByRole("region", { name: "Problems" })).toContainText("Penicillin intolerance");
  });

  await test.step("administrators are told, and the log marks what was opened", async () => {
    await robin.goto("/notices");
    await expect(robin.getByRole("main")).toContainText("Kim Ito opened a blocked chart");
    await robin.goto("/audit?q=mark:chart-override");
    const opened = rowsOf(robin, "Audit entries").filter({ hasText: "Abernathy, Hester" });
    await expect(opened.first()).toContainText("In emergency access mode:");
    await expect(opened.filter({ hasText: "opened the blocked chart of" })).toHaveCount(1);
    await robin.goto(`${record}?tab=openings`);
    await expect(rowsOf(robin, "Who opened it").filter({ hasText: "Kim Ito" }).first()).toBeVisible();
  });

  await test.step("it closes with the mode, on the open page, within two seconds of an administrator's word", async () => {
    await expect(ito.getByText(/^Open to you until \d\d:\d\d \w+ in emergency access\.$/u)).toBeVisible();
    await robin.goto("/settings/emergency-access");
    await robin.getByRole("button", { name: "Deactivate emergency access of Kim Ito" }).click();
    await robin.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
    await expect(robin.getByText("Kim Ito has no emergency access any more.")).toBeVisible();
    await expect(ito.getByText("Penicillin intolerance")).toHaveCount(0, { timeout: 2_000 });
    await expect(ito.locator("body")).not.toContainText("Abernathy");
    await expect(ito.getByRole("alert")).toContainText("You cannot open this record");
    await expect(form(ito)).toHaveCount(0);
    await ito.getByRole("button", { name: "Sign out" }).first().click();
    await expect(ito.getByText("You are signed out.")).toBeVisible();
  });

  await review(robin, "Abernathy, Hester");
});

test("where the demographics open, the chart's tabs offer the way past the block, and the documents open with it", async ({
  page: robin,
  baseURL,
  openBrowser,
}) => {
  const { practice, administrator, kim, kimId } = await practiceOfPatients(baseURL!);
  const hester = await patientOf(administrator, "Abernathy");
  const record = `/patients/${hester.id}`;
  await blockAndDesignate(administrator, kimId, hester.demographicNumber);
  const ito = await openBrowser({ viewport: PHONE, hasTouch: true });
  await signIn(ito, kim.userName, kim.password);
  const app = await enrol(ito, kim.password);
  await activate(ito, kim, app);

  await ito.goto(record);
  await expect(ito.getByRole("heading", { level: 1, name: "Abernathy, Hester" })).toBeVisible();
  await expect(form(ito)).toHaveCount(0);
  for (const tab of ["Documents", "Clinical Information"]) {
    await recordTabs(ito).getByRole("link", { name: tab }).tap();
    await expect(ito.getByRole("alert")).toContainText("A patient set keeps this chart from you");
    await expect(form(ito)).toBeVisible();
  }
  await expectNoSideways(ito);
  await expectAccessible(ito);
  await ito.setViewportSize(PHONE);
  await form(ito).getByRole("button", { name: "Open the chart for an hour" }).tap();
  const need = form(ito).getByRole("textbox", { name: "What the chart is needed for" });
  await expect(need).toBeFocused();
  await expect(need).toHaveAccessibleDescription(/at least three letters/u);
  await open(ito, NEED);
  await expect(ito.getByRole("region", { name: "Problems" })).toContainText("Penicillin intolerance");
  await expect(ito.getByRole("heading", { level: 1, name: "Abernathy, Hester" })).toBeFocused();
  await expect(form(ito)).toHaveCount(0);
  await recordTabs(ito).getByRole("link", { name: "Documents" }).tap();
  await ito.getByRole("list", { name: "Documents" }).getByRole("button").tap();
  await expect(ito.getByRole("region", { name: "Text of the document" })).toContainText("Rash after penicillin");
  await expectNoSideways(ito);

  await deactivate(ito);
  await ito.goto(`${record}?tab=clinical`);
  await expect(ito.getByRole("alert")).toContainText("You cannot open this chart");
  await expect(form(ito)).toHaveCount(0);
  await ito.getByRole("button", { name: "Sign out" }).first().tap();
  await expect(ito.getByText("You are signed out.")).toBeVisible();

  await signIn(robin, practice.userName, practice.password);
  await review(robin, "Abernathy, Hester");
});

const form = (page: Page) => page.getByRole("form", { name: "Open a blocked chart" });

async function open(page: Page, reason: string): Promise<void> {
  await form(page).getByRole("textbox", { name: "What the chart is needed for" }).fill(reason);
  await form(page).getByRole("button", { name: "Open the chart for an hour" }).click();
}

/** Into the mode: by the page, and the sign-in that it demands. */
async function activate(page: Page, user: NewUser, app: AuthenticatorApp): Promise<void> {
  await page.goto("/settings/emergency-access");
  await page.getByRole("button", { name: "Activate emergency access mode" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill(REASON);
  await page.getByRole("button", { name: "Activate and log out" }).click();
  await expect(page.getByText("You are signed out, and emergency access waits for you.")).toBeVisible();
  await signInByForm(page, user.userName, user.password);
  await page.getByRole("textbox", { name: "Code from your authenticator app" }).fill(app.nextCode());
  await page.getByRole("button", { name: "Sign in" }).click();
  const notice = page.getByRole("region", { name: "Emergency access is on" });
  await notice.getByRole("button", { name: "Mark as seen, until the next sign-in" }).click();
  await expect(page.getByRole("region", { name: "Emergency access mode" })).toBeVisible();
}

async function deactivate(page: Page): Promise<void> {
  await page.goto("/settings/emergency-access");
  await page.getByRole("button", { name: "Deactivate emergency access mode" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("heading", { name: "Pending: emergency access mode is off" })).toBeVisible();
}

/** Looks at what was done, finds the one chart that was opened, and signs it off. */
async function review(page: Page, patient: string): Promise<void> {
  await page.goto("/settings/emergency-access");
  await page.getByRole("link", { name: "Review the emergency access of Kim Ito" }).click();
  const charts = page.getByRole("list", { name: "Blocked charts opened" }).getByRole("listitem");
  await expect(charts).toHaveText([new RegExp(NEED, "u")]);
  const done = page.getByRole("list", { name: "What was done" }).getByRole("listitem");
  await expect(done.filter({ hasText: "opened the blocked chart of" })).toContainText([patient]);
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "What the review has found" }).fill("One chart, needed for the transfer.");
  await page.getByRole("button", { name: "Sign off" }).click();
  await expect(page.getByText("Signed off by Robin Vega")).toBeVisible();
}

/** Neither the document nor the sheet inside of it is wider than a phone's window. */
async function expectNoSideways(page: Page): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize(PHONE);
  const beyond = await page.evaluate(() => {
    const main = document.querySelector("main")!;
    return [document.scrollingElement!.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth];
  });
  expect(beyond, page.url()).toEqual([0, 0]);
  await page.setViewportSize(before);
}

/** A practice of two patients and Kim, who may open charts. The chart of the first has a problem and a document. */
async function practiceOfPatients(url: string): Promise<{
  practice: NewPractice;
  administrator: ApiLogin;
  kim: NewUser;
  kimId: string;
}> {
  const practice = newPractice("Lakeshore Family Practice");
  const administrator = await signUp(url, practice);
  const kim = newUser(practice);
  const kimId = await addUser(administrator, kim, ["Clinical Provider"]);
  const document = {
    resourceType: "DocumentReference",
    id: "d1",
    status: "current",
    type: { text: "Progress note" },
    subject: { reference: "Patient/p1" },
    date: "2024-05-01T10:00:00Z",
    content: [{ attachment: { contentType: "text/plain", data: btoa("Rash after penicillin.") } }],
  };
  const files = Object.entries({
    Patient: [fhirPatient("p1", "Abernathy", "Hester"), fhirPatient("p2", "Blackwood", "Ivy")],
    Condition: [fhirCondition("c1", "p1", "Penicillin intolerance")],
    DocumentReference: [document],
  }).map(([type, resources]) => [`${type}.ndjson`, () => resources.map((each) => JSON.stringify(each))] as const);
  await finishedImport(administrator, await startImport(administrator, new Map(files)));
  return { practice, administrator, kim, kimId };
}

async function patientOf(login: ApiLogin, search: string): Promise<{ id: string; demographicNumber: number }> {
  const { patients } = await read<{ patients: { edges: { node: { id: string; demographicNumber: number } }[] } }>(
    login,
    "query ($search: String) { patients(filter: { search: $search }, first: 1) { edges { node { id demographicNumber } } } }",
    { search },
  );
  return patients.edges[0]!.node;
}

/** Keeps the user out of the one chart, its demographics left open, and designates him. */
async function blockAndDesignate(login: ApiLogin, userId: string, demographicNumber: number): Promise<void> {
  const { savePatientSet: saved } = await read<{ savePatientSet: { patientSet: { id: string } } }>(
    login,
    "mutation ($input: SavePatientSetInput!) { savePatientSet(input: $input) { patientSet { id } } }",
    {
      input: {
        name: "Family of Kim Ito",
        report: { searchFor: ["DEMOGRAPHIC_NUMBER"], where: { demographicIds: String(demographicNumber) } },
      },
    },
  );
  const { practice } = await read<{ practice: { settings: { version: number } } }>(
    login,
    "{ practice { settings { version } } }",
  );
  const done = await read<Record<string, { userErrors: object[] }>>(
    login,
    `mutation ($user: ID!, $set: ID!, $version: Int!) {
      saveSetSecurity(input: { userId: $user, version: 1, blockSetIds: [$set] }) { userErrors { message } }
      updatePracticeSettings(input: { version: $version, security: { blockedRecordMode: CHART } }) { userErrors { message } }
      setEmergencyAccessDesignation(input: { userId: $user, allowed: true }) { userErrors { message } }
    }`,
    { user: userId, set: saved.patientSet.id, version: practice.settings.version },
  );
  expect(Object.values(done).flatMap(({ userErrors }) => userErrors)).toEqual([]);
}
