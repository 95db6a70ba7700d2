import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { newPractice, signUp } from "./api.ts";
import { expectNoReload, markPage, rowsOf, signIn, signInByForm, signOut, test } from "./journey.ts";
import { addUser, AuthenticatorApp, newUser, type NewUser, setUpTwoFactor, signInToApi } from "./people.ts";

/** In which a page must be shut whose user has lost what it shows. */
const AT_ONCE = { timeout: 2_000 };

test("a user with two roles and an exception signs in with two-factor, and is shut out of the open tab on being disabled", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice();
  const kim = newUser(practice);
  const userInfo = page.getByRole("heading", { level: 1, name: "Kim Ito" });
  await signUp(baseURL!, practice);
  await signIn(page, practice.userName, practice.password);

  await test.step("Add says at each field what is wrong, and nothing typed is lost", async () => {
    await page.goto("/users");
    await page.getByRole("link", { name: "Add", exact: true }).click();
    const field = (label: string) => page.getByRole("textbox", { name: label, exact: true });
    const submit = page.getByRole("button", { name: "Add user" });
    const rules = page.getByRole("list", { name: "Password rules" }).getByRole("listitem");
    await expect(rules).toHaveText([/^8 characters or more/u, /^A digit/u, /user name/u, /common/u]);
    await submit.click();
    for (const [label, message] of [
      ["First Name", /Type the first name\./u],
      ["Last Name", /Type the last name\./u],
      ["User Name", /Type the user name that the person signs in with\./u],
      ["Email", /Type an e-mail address/u],
      ["Password", /Type a password\./u],
    ] as const) {
      await expect(field(label)).toHaveAccessibleDescription(message);
    }
    await expect(field("First Name")).toBeFocused();

    await field("First Name").fill(kim.firstName);
    await field("Last Name").fill(kim.lastName);
    await field("User Name").fill("grace");
    await field("Email").fill(kim.email);
    await field("Password").fill(kim.password);
    await expect(rules.filter({ hasText: "(kept)" })).toHaveCount(3);
    await field("Confirm Password").fill("brisk evening 73");
    await submit.click();
    await expect(field("Confirm Password")).toHaveAccessibleDescription(/The two passwords differ/u);
    await expect(field("Confirm Password")).toBeFocused();
    await field("Confirm Password").fill(kim.password);
    await submit.click();
    await expect(field("User Name")).toHaveAccessibleDescription(/"grace" is taken/u);
    await expect(field("User Name")).toBeFocused();
    await field("User Name").fill(kim.userName);

    const role = (name: string) => page.getByRole("checkbox", { name, exact: true });
    await expect(role("TABS")).toBeChecked();
    await expect(role("TABS")).toHaveAttribute("aria-disabled", "true");
    await expect(role("TABS")).toHaveAccessibleDescription(/Every user holds TABS\./u);
    await role("All Access").check();
    await expect(page.getByRole("status").filter({ hasText: "All Access views and edits everything" })).toBeVisible();
    await role("All Access").uncheck();
    await role("Clinical Provider").check();
    await role("Patient Coordinator").check();
    await submit.click();
    await expect(userInfo).toBeVisible();
    await expect(page.getByText("Kim Ito is added.")).toBeVisible();
  });

  await test.step("an exception is saved after a look at who gains what", async () => {
    await userTab(page, "Access Rights");
    const row = rightRow(page, "Import patients");
    await expect(row).toContainText("No role gives it.");
    await row.getByRole("radio", { name: "Allow" }).check();
    await page.getByRole("textbox", { name: "Note on the exception: Import patients" }).fill("Brings in the old EHR.");
    await expect(row).toContainText("Not saved: allowed by the exception.");
    await page.getByRole("button", { name: "Review and save" }).click();
    const preview = page.getByRole("dialog", { name: "Change Kim Ito's access?" });
    await expect(preview.getByRole("status")).toHaveText("1 person gains.");
    await expect(preview.getByRole("listitem")).toHaveText(/Kim Ito\s*Gains\s*Import patients$/u);
    await expect(row).toContainText("Not saved");
    await preview.getByRole("button", { name: "Save" }).click();
    await expect(preview).toBeHidden();
    await expect(page.getByText("Kim Ito's access is saved. It holds at once.")).toBeVisible();
    await expect(row).toContainText(/Allowed\s*Given by an exception of Robin Vega/u);
    await expect(rightRow(page, "See patients")).toContainText("Given by Clinical Provider and Patient Coordinator.");
  });

  const tab = await openBrowser();
  let app: AuthenticatorApp;
  let recoveryCodes: string[];

  await test.step("the user sets two-factor up; the recovery codes are shown once", async () => {
    await signInByForm(tab, kim.userName, kim.password);
    await expect(tab.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Import" })).toBeVisible();
    await tab.goto("/account?tab=two-factor");
    await tab.getByRole("button", { name: "Set up…" }).click();
    const dialog = tab.getByRole("dialog", { name: "Set up two-factor" });
    const password = dialog.getByRole("textbox", { name: "Your password" });
    await expect(password).toBeFocused();
    await password.fill("not the password 1");
    await dialog.getByRole("button", { name: "Go on" }).click();
    await expect(password).toHaveAccessibleDescription(/The password is wrong\. \d+ tries left\./u);
    await password.fill(kim.password);
    await dialog.getByRole("button", { name: "Go on" }).click();

    await expect(dialog.getByRole("img", { name: "QR code for the authenticator app" })).toBeVisible();
    app = new AuthenticatorApp(await dialog.locator("code").innerText());
    const code = dialog.getByRole("textbox", { name: "Code that the app shows now" });
    await code.fill(app.wrongCode());
    await dialog.getByRole("button", { name: "Turn it on" }).click();
    await expect(code).toHaveAccessibleDescription(/This code is wrong\./u);
    await code.fill(app.nextCode());
    await dialog.getByRole("button", { name: "Turn it on" }).click();

    const codes = dialog.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
    await expect(codes).toHaveCount(10);
    recoveryCodes = await codes.allInnerTexts();
    await tab.keyboard.press("Escape");
    await expect(codes).toHaveCount(10);
    await dialog.getByRole("button", { name: "I have kept them" }).click();
    await expect(dialog).toBeHidden();
    await expect(tab.getByText("10 codes left")).toBeVisible();
    expect(await tab.content()).not.toContain(recoveryCodes[0]);
  });

  await test.step("the code is the second step; a wrong one is told at the field", async () => {
    await signOut(tab);
    await signInByForm(tab, kim.userName, kim.password);
    const code = tab.getByRole("textbox", { name: "Code from your authenticator app" });
    await expect(code).toBeFocused();
    await code.fill(app.wrongCode());
    await tab.getByRole("button", { name: "Sign in" }).click();
    await expect(code).toHaveAccessibleDescription(/This code is wrong or was used before\./u);
    await expect(code).toBeFocused();
    await code.fill(app.nextCode());
    await tab.getByRole("button", { name: "Sign in" }).click();
    await expect(tab).toHaveURL("/patients");
  });

  await test.step("a recovery code takes its place, once", async () => {
    await signOut(tab);
    await signInByRecoveryCode(tab, kim, recoveryCodes[0]!);
    await expect(tab).toHaveURL("/patients");
    await signOut(tab);
    await signInByRecoveryCode(tab, kim, recoveryCodes[0]!);
    const field = tab.getByRole("textbox", { name: "Recovery code" });
    await expect(field).toHaveAccessibleDescription(/This recovery code is wrong or was used before\./u);
    await field.fill(recoveryCodes[1]!.toLowerCase());
    await tab.getByRole("button", { name: "Sign in" }).click();
    await expect(tab.getByRole("heading", { level: 1, name: "Patients" })).toBeVisible();
  });

  await test.step("disabled, the user's open tab is shut at once, with words and without a reload", async () => {
    await markPage(tab);
    await userTab(page, "Login info");
    await page.getByRole("button", { name: "Disable…" }).click();
    const dialog = page.getByRole("dialog", { name: "Disable Kim Ito?" });
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Left the practice.");
    await dialog.getByRole("button", { name: "Disable user" }).click();
    await expect(tab.getByRole("status").filter({ hasText: "Your login was disabled" })).toBeVisible(AT_ONCE);
    await expectNoReload(tab);
    await expect(page.getByText("Kim Ito is disabled and signed out everywhere.")).toBeVisible();
    await expect(page.getByText("Cannot sign in.")).toBeVisible();
    await signInByForm(tab, kim.userName, kim.password);
    await expect(tab.getByRole("alert")).toContainText("The user name, e-mail or password is wrong.");
  });

  await test.step("the log names who did it, and why", async () => {
    await page.goto("/audit?q=action%3Auser.disable");
    const rows = rowsOf(page, "Audit entries");
    await expect(rows).toHaveCount(1);
    await rows.first().click();
    await expect(rows.nth(1)).toContainText("Robin Vega disabled Kim Ito, which ended 1 session.");
    await expect(rows.nth(1)).toContainText("Left the practice.");
  });

  await test.step("brought back, the user signs in with what was there before", async () => {
    await page.goto("/users?state=disabled");
    await rowsOf(page, "Users").getByRole("link", { name: "Kim Ito" }).click();
    await page.getByRole("button", { name: "Bring back…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Bring back" }).click();
    await expect(page.getByText("Kim Ito can sign in again.")).toBeVisible();
    await signInByRecoveryCode(tab, kim, recoveryCodes[2]!);
    await expect(tab.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Import" })).toBeVisible();
  });
});

test("a right that is taken from a role closes the page that stands open by it, at once", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice();
  const administrator = await signUp(baseURL!, practice);
  const kim = newUser(practice);
  await addUser(administrator, kim, ["Clinical Manager"]);
  const tab = await openBrowser();
  await signIn(tab, kim.userName, kim.password);
  await tab.goto("/users");
  await expect(rowsOf(tab, "Users")).toHaveCount(2);
  await markPage(tab);

  await signIn(page, practice.userName, practice.password);
  await page.goto("/roles");
  await rowsOf(page, "Roles").getByRole("link", { name: "Clinical Manager", exact: true }).click();
  await page.getByRole("checkbox", { name: "See users" }).uncheck();
  await page.getByRole("button", { name: "Review and save" }).click();
  const preview = page.getByRole("dialog", { name: "Save the role Clinical Manager?" });
  await expect(preview.getByRole("status")).toHaveText("1 person loses.");
  await expect(preview.getByRole("listitem")).toHaveText(/Kim Ito\s*Loses\s*See users$/u);
  await preview.getByRole("button", { name: "Save" }).click();

  await expect(tab.getByRole("heading", { name: "You may not see this" })).toBeVisible(AT_ONCE);
  await expect(tab.getByRole("table", { name: "Users" })).toHaveCount(0);
  await expect(tab.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Manage Users" })).toHaveCount(
    0,
  );
  await expectNoReload(tab);
});

test("the last administrator stays, and whoever tries reads why", async ({ page, baseURL }) => {
  const practice = newPractice();
  await signUp(baseURL!, practice);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/users");
  await rowsOf(page, "Users").getByRole("link", { name: "Robin Vega" }).click();
  await expect(page.getByText("You cannot disable yourself. Another administrator can.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Disable…" })).toHaveCount(0);

  await userTab(page, "Roles");
  await page.getByRole("checkbox", { name: "All Access" }).uncheck();
  await page.getByRole("button", { name: "Review and save" }).click();
  const preview = page.getByRole("dialog");
  await expect(preview.getByRole("alert")).toContainText("This cannot be saved.");
  await expect(preview.getByRole("alert")).toContainText("A practice always has an administrator");
  await expect(preview.getByRole("alert")).toContainText("Make another active user an administrator first.");
  await expect(preview.getByRole("button", { name: "Save" })).toBeDisabled();
  await preview.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("checkbox", { name: "All Access" })).toBeChecked();
});

test("what another administrator has saved meanwhile is shown before it is overwritten", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice();
  const administrator = await signUp(baseURL!, practice);
  const user = newUser(practice);
  const id = await addUser(administrator, user, ["Patient Coordinator"]);
  const other = await openBrowser();
  for (const browser of [page, other]) {
    await signIn(browser, practice.userName, practice.password);
    await browser.goto(`/users/${id}?tab=rights`);
  }
  await rightRow(page, "Open charts").getByRole("radio", { name: "Allow" }).check();

  await rightRow(other, "Open charts").getByRole("radio", { name: "Deny" }).check();
  await rightRow(other, "Run reports").getByRole("radio", { name: "Deny" }).check();
  await saveReviewed(other);

  await page.getByRole("button", { name: "Review and save" }).click();
  const preview = page.getByRole("dialog");
  await expect(preview.getByRole("alert")).toContainText("Somebody else has saved a change meanwhile.");
  await preview.getByRole("button", { name: "Compare" }).click();
  const conflict = page.getByRole("alert", { name: "Changed by somebody else" });
  await expect(conflict).toContainText("Kim Ito's access was changed by somebody else meanwhile.");
  await expect(conflict.getByRole("row").filter({ hasText: "Open charts" })).toHaveText(/Open charts\s*Deny\s*Allow$/u);
  await expect(rightRow(page, "Run reports").getByRole("radio", { name: "Deny" })).toBeChecked();
  await saveReviewed(page, conflict.getByRole("button", { name: "Save mine" }));
  await expect(conflict).toBeHidden();

  await other.reload();
  await expect(rightRow(other, "Open charts").getByRole("radio", { name: "Allow" })).toBeChecked();
  await expect(rightRow(other, "Run reports").getByRole("radio", { name: "Deny" })).toBeChecked();
});

test("users and their rights leave as CSV, and the log says so", async ({ page, baseURL }) => {
  const practice = newPractice();
  const administrator = await signUp(baseURL!, practice);
  const user = newUser(practice, "Kim", "Ito");
  await addUser(administrator, user, ["Patient Coordinator"]);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/users");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.csv$/u);
  const [head, ...lines] = readFileSync(await download.path(), "utf8")
    .trimEnd()
    .split("\r\n");
  const columns = head!.split(",");
  expect(columns.slice(0, 4)).toEqual(["\u{FEFF}User Name", "First Name", "Last Name", "Email"]);
  const rights = (userName: string) => {
    const cells = lines.find((line) => line.startsWith(`${userName},`))!.split(",");
    return columns.filter((name, index) => name.includes(":") && cells[index] === "yes");
  };
  expect(lines).toHaveLength(2);
  expect(rights(user.userName)).toEqual(["console:open", "patient:read", "report:run", "patient-set:read"]);
  expect(rights(practice.userName)).toContain("practice:administer");
  await expect(page.getByRole("status").filter({ hasText: "2 rows" })).toContainText("The export is in the audit log.");

  await page.goto("/audit?q=action%3Auser.export");
  await expect(rowsOf(page, "Audit entries")).toHaveText([/Robin Vega[^]*: 2 users/u, /Robin Vega[^]*: started/u]);
});

test("an administrator helps who has lost the phone: two-factor is reset by the own password, and the person is told", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice();
  const administrator = await signUp(baseURL!, practice);
  const kim = newUser(practice);
  const id = await addUser(administrator, kim, ["Patient Coordinator"]);
  const tab = await openBrowser();
  const app = await setUpTwoFactor(await signInToApi(baseURL!, kim), kim.password);
  await signInByForm(tab, kim.userName, kim.password);
  await tab.getByRole("textbox", { name: "Code from your authenticator app" }).fill(app.nextCode());
  await tab.getByRole("button", { name: "Sign in" }).click();
  await expect(tab.getByRole("heading", { level: 1, name: "Patients" })).toBeVisible();

  await signIn(page, practice.userName, practice.password);
  await page.goto(`/users/${id}`);
  await page.getByRole("button", { name: "Reset two-factor…" }).click();
  const dialog = page.getByRole("dialog", { name: "Reset Kim Ito's two-factor?" });
  const note = dialog.getByRole("textbox", { name: "How you identified the person" });
  await dialog.getByRole("textbox", { name: "Your password" }).fill(practice.password);
  await dialog.getByRole("button", { name: "Reset two-factor" }).click();
  await expect(note).toHaveAccessibleDescription(/Say how you knew that it is this person\./u);
  await note.fill("In person, at the front desk");
  await dialog.getByRole("button", { name: "Reset two-factor" }).click();
  await expect(dialog).toBeHidden();
  await expect(tab.getByRole("status").filter({ hasText: "Your two-factor authentication was reset" })).toBeVisible(
    AT_ONCE,
  );
  await signInByForm(tab, kim.userName, kim.password);
  await expect(tab).toHaveURL("/patients");
});

/** Goes to another part of the open user. */
async function userTab(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation", { name: "Parts of the user" }).getByRole("link", { name, exact: true }).click();
}

/** The row of a right in the open user's grid. */
function rightRow(page: Page, label: string) {
  return page
    .getByRole("table", { name: "Access rights" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: label }) });
}

/** Saves a change of access by way of its preview. */
async function saveReviewed(page: Page, save = page.getByRole("button", { name: "Review and save" })): Promise<void> {
  await save.click();
  const preview = page.getByRole("dialog");
  await preview.getByRole("button", { name: "Save" }).click();
  await expect(preview).toBeHidden();
}

async function signInByRecoveryCode(page: Page, user: NewUser, recoveryCode: string): Promise<void> {
  await signInByForm(page, user.userName, user.password);
  await page.getByRole("button", { name: "Use a recovery code instead" }).click();
  await page.getByRole("textbox", { name: "Recovery code" }).fill(recoveryCode);
  await page.getByRole("button", { name: "Sign in" }).click();
}
