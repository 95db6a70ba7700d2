import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { type ApiLogin, finishedImport, newPractice, read, signUp, startImport } from "./api.ts";
import { expectAccessible } from "./axe.ts";
import { fhirPatient } from "./fhir.ts";
import { signIn, test } from "./journey.ts";
import { expectAbove, expectInCorner, expectLeftOf } from "./layout.ts";
import { addUser, newUser } from "./people.ts";

const PHONE = { width: 390, height: 844 };
const CLOSED = "You cannot open this record";

test.use({ hasTouch: true });
test.describe.configure({ timeout: 180_000 });

test("a set is blocked by keyboard alone and lifted by touch, and the user's next request tells which", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const { practice, admin, kim } = await practiceOfPatients(baseURL!);
  const hester = await patientOf(admin, "Abernathy");
  await saveSet(admin, "Abernathy household", [hester.demographicNumber]);
  await saveSet(admin, "Board members", [(await patientOf(admin, "Blackwood")).demographicNumber]);
  const record = `/patients/${hester.id}`;

  const blocked = await openBrowser();
  await signIn(blocked, kim.user.userName, kim.user.password);
  await blocked.goto(record);
  await expect(blocked.getByRole("heading", { level: 1, name: "Abernathy, Hester" })).toBeVisible();

  await signIn(page, practice.userName, practice.password);
  await page.goto("/patients");
  await expect(page.getByRole("heading", { level: 1, name: "Patients" })).toBeVisible();
  await tabTo(page, manageRoles(page.getByRole("navigation", { name: "Main" })));
  await page.keyboard.press("Enter");
  const opener = page.getByRole("button", { name: "Manage Set Access" });
  await expectAbove(page.getByRole("region", { name: "Rights by role" }), opener);
  await expectInCorner(opener, "bottom left", page.getByRole("main").locator("> *"));
  await opener.focus();
  await page.keyboard.press("Enter");
  const overlay = overlayOf(page);
  const user = overlay.getByRole("combobox", { name: "User" });
  await expect(user).toBeFocused();
  await page.keyboard.type("Kim");
  await expect(page.getByRole("option", { name: "Kim Ito" })).toBeVisible();
  await page.keyboard.press("Enter");
  const sets = overlay.getByRole("listbox", { name: "Demographic Sets" });
  await expect(sets.getByRole("option")).toHaveText(["Abernathy household", "Board members"]);
  const arrows = overlay.getByRole("group", { name: "Move" });
  const done = overlay.getByRole("button", { name: "Done" });
  await expectAbove(user, sets);
  await expectLeftOf(overlay.getByRole("listbox", { name: "Black Listed" }), arrows);
  await expectLeftOf(arrows, sets);
  await expectInCorner(done, "bottom right", overlay);
  await tabTo(page, sets);
  await page.keyboard.type("aber");
  await page.keyboard.press("Enter");
  await expect(overlay.getByRole("status")).toHaveText("Abernathy household moved to Black Listed.");
  await expectAccessible(page);
  await tabTo(page, done);
  await page.keyboard.press("Enter");
  const review = page.getByRole("dialog", { name: "Save for Kim Ito?" });
  await expect(review.getByText("+1 blocked")).toBeVisible();
  await blocked.reload();
  await expect(blocked.getByRole("heading", { level: 1, name: "Abernathy, Hester" })).toBeVisible();
  await tabTo(page, review.getByRole("button", { name: "Save" }));
  await page.keyboard.press("Enter");
  await expect(overlay).toBeHidden();
  await expect(opener).toBeFocused();

  await blocked.reload();
  await expect(blocked.getByRole("alert")).toContainText(CLOSED);
  await expect(blocked.getByText("Abernathy")).toHaveCount(0);

  const phone = await openBrowser({ viewport: PHONE, hasTouch: true });
  await signIn(phone, practice.userName, practice.password);
  await phone.goto("/patients");
  await expect(phone.getByRole("heading", { level: 1, name: "Patients" })).toBeVisible();
  await phone.getByRole("button", { name: "More" }).tap();
  await manageRoles(phone.getByRole("dialog", { name: "More" })).tap();
  await phone.getByRole("button", { name: "Manage Set Access" }).tap();
  const sheet = overlayOf(phone);
  await sheet.getByRole("combobox", { name: "User" }).tap();
  await phone.getByRole("option", { name: "Kim Ito" }).tap();
  await sheet.getByRole("listbox", { name: "Black Listed" }).getByRole("option").tap();
  await sheet.getByRole("button", { name: "Move the selected to Demographic Sets" }).tap();
  await expect(sheet.getByText("−1 unblocked")).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await sheet.getByRole("button", { name: "Done" }).tap();
  await phone.getByRole("button", { name: "Save" }).tap();
  await expect(sheet).toBeHidden();
  await blocked.reload();
  await expect(blocked.getByRole("heading", { level: 1, name: "Abernathy, Hester" })).toBeVisible();
});

test("two administrators who change the same user meet as a conflict; from the set's side several are blocked at once", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const { practice, admin, kim, dana } = await practiceOfPatients(baseURL!);
  const setId = await saveSet(admin, "Abernathy household", [(await patientOf(admin, "Abernathy")).demographicNumber]);
  await saveSet(admin, "Board members", [(await patientOf(admin, "Blackwood")).demographicNumber]);
  const other = await openBrowser();
  await signIn(page, practice.userName, practice.password);
  await signIn(other, dana.user.userName, dana.user.password);
  const address = `/roles?set-access=${kim.id}`;
  for (const [who, name] of [
    [page, "Abernathy household"],
    [other, "Board members"],
  ] as const) {
    await who.goto(address);
    await overlayOf(who).getByRole("option", { name }).dblclick();
    await overlayOf(who).getByRole("button", { name: "Done" }).click();
    await expect(who.getByRole("button", { name: "Save" })).toBeEnabled();
  }
  await other.getByRole("button", { name: "Save" }).click();
  await expect(overlayOf(other)).toBeHidden();
  await page.getByRole("button", { name: "Save" }).click();
  const conflict = overlayOf(page).getByRole("alert", { name: "Changed by another administrator" });
  await expect(conflict.getByRole("list", { name: "They blocked" })).toHaveText("Board members");
  await expectAccessible(page);
  await expect(overlayOf(page).getByRole("listbox", { name: "Black Listed" }).getByRole("option")).toHaveText([
    "Abernathy householdAdded",
    "Board members",
  ]);
  await conflict.getByRole("button", { name: "Go on with mine" }).click();
  await overlayOf(page).getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(overlayOf(page)).toBeHidden();

  await page.goto(`/users/${kim.id}?tab=sets`);
  const blocks = page.getByRole("table", { name: "Sets that block this user" });
  await expect(blocks.getByRole("link")).toHaveText(["Abernathy household", "Board members"]);

  await page.goto(`/patient-sets/${setId}/blocked-users`);
  const users = page.getByRole("table", { name: "Blocked users" });
  await expect(users.getByRole("link")).toHaveText(["Kim Ito"]);
  await page.getByRole("button", { name: "Block users…" }).click();
  const choice = page.getByRole("dialog", { name: /^Block users/u });
  await choice.getByRole("checkbox", { name: "Dana Wu" }).check();
  await choice.getByRole("checkbox", { name: "Robin Vega" }).check();
  await expectAccessible(page);
  await choice.getByRole("button", { name: "Review 2" }).click();
  const review = page.getByRole("dialog", { name: /^Save for/u });
  await expect(review.getByText("+2 blocked")).toBeVisible();
  await expect(review.getByText("You block yourself by Abernathy household.")).toBeVisible();
  await expectAccessible(page);
  await review.getByRole("button", { name: "Back" }).click();
  await choice.getByRole("checkbox", { name: "Robin Vega" }).uncheck();
  await choice.getByRole("button", { name: "Review 1" }).click();
  await review.getByRole("button", { name: "Save" }).click();
  await expect(users.getByRole("link")).toHaveText(["Dana Wu", "Kim Ito"]);
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Choose all of this page" }).check();
  await page.getByRole("button", { name: "Unblock 2…" }).click();
  await review.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "This set blocks nobody" })).toBeVisible();
});

test("a user who is linked to a patient is offered the set and the block, in one step", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const { practice, admin, kim } = await practiceOfPatients(baseURL!);
  const hester = await patientOf(admin, "Abernathy");
  await saveSet(admin, "Taken", [hester.demographicNumber]);
  await signIn(page, practice.userName, practice.password);
  await page.goto(`/users/${kim.id}?tab=sets`);
  await page.getByRole("button", { name: "Link a patient…" }).click();
  const dialog = page.getByRole("dialog", { name: "Link Kim Ito to a patient" });
  await dialog.getByRole("combobox", { name: "Patient" }).fill("abern");
  await page.getByRole("option", { name: /Abernathy, Hester/u }).click();
  await dialog.getByRole("radio", { name: "Family" }).check();
  await dialog.getByRole("button", { name: "Link", exact: true }).click();

  const offer = page.getByRole("dialog", { name: /^Keep Kim Ito out/u });
  const name = offer.getByRole("textbox", { name: "Set Name" });
  const suggested = "Family of Kim Ito";
  await expect(name).toHaveValue(suggested);
  await expectAccessible(page);
  await name.fill(" taken");
  await offer.getByRole("button", { name: "Make the set and block" }).click();
  await expect(name).toHaveAccessibleDescription(/There is a patient set Taken already/u);
  await name.fill(suggested);
  await offer.getByRole("button", { name: "Make the set and block" }).click();
  await expect(offer).toBeHidden();
  const links = page.getByRole("list", { name: "Linked patients" }).getByRole("listitem");
  await expect(links).toContainText([`Closed by ${suggested}`]);
  await expect(page.getByRole("table", { name: "Sets that block this user" }).getByRole("link")).toHaveText([
    suggested,
  ]);
  await expectAccessible(page);

  const blocked = await openBrowser();
  await signIn(blocked, kim.user.userName, kim.user.password);
  await blocked.goto(`/patients/${hester.id}`);
  await expect(blocked.getByRole("alert")).toContainText(CLOSED);
});

/** A practice with two patients, two administrators (Robin, Dana) and Kim, who may open records. */
async function practiceOfPatients(url: string) {
  const practice = newPractice("Lakeshore Family Practice");
  const admin = await signUp(url, practice);
  const kim = newUser(practice);
  const dana = newUser(practice, "Dana", "Wu");
  const [kimId, danaId] = [
    await addUser(admin, kim, ["Patient Coordinator"]),
    await addUser(admin, dana, ["Administrator"]),
  ];
  const patients = [fhirPatient("p1", "Abernathy", "Hester"), fhirPatient("p2", "Blackwood", "Ivy")];
  const job = await startImport(
    admin,
    new Map([["Patient.ndjson", () => patients.map((patient) => JSON.stringify(patient))]]),
  );
  await finishedImport(admin, job);
  return { practice, admin, kim: { id: kimId, user: kim }, dana: { id: danaId, user: dana } };
}

async function patientOf(admin: ApiLogin, search: string): Promise<{ id: string; demographicNumber: number }> {
  const { patients } = await read<{ patients: { edges: { node: { id: string; demographicNumber: number } }[] } }>(
    admin,
    "query ($search: String) { patients(filter: { search: $search }, first: 1) { edges { node { id demographicNumber } } } }",
    { search },
  );
  return patients.edges[0]!.node;
}

/** @returns the set's id. */
async function saveSet(admin: ApiLogin, name: string, numbers: readonly number[]): Promise<string> {
  const { savePatientSet } = await read<{
    savePatientSet: { patientSet: { id: string } | null; userErrors: object[] };
  }>(
    admin,
    "mutation ($input: SavePatientSetInput!) { savePatientSet(input: $input) { patientSet { id } userErrors { message } } }",
    { input: { name, report: { searchFor: ["DEMOGRAPHIC_NUMBER"], where: { demographicIds: numbers.join(" ") } } } },
  );
  expect(savePatientSet.userErrors).toEqual([]);
  return savePatientSet.patientSet!.id;
}

/** Admin > User Management > Manage Roles. */
function manageRoles(navigation: Locator) {
  return navigation
    .getByRole("list", { name: "Admin" })
    .getByRole("list", { name: "User Management" })
    .getByRole("link", { name: "Manage Roles" });
}

function overlayOf(page: Page) {
  return page.getByRole("dialog", { name: "Manage Demographic Set Security" });
}

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: ReturnType<Page["getByRole"]>): Promise<void> {
  for (let stops = 0; stops < 20; stops += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(control).toBeFocused();
}
