import { expect } from "@playwright/test";
import { newPractice, signUp } from "./api.ts";
import { expectAccessible } from "./axe.ts";
import { openMail, openPatient, recordTabs, rowsOf, signIn, signInByForm, test } from "./journey.ts";
import { addUser, AuthenticatorApp, newUser } from "./people.ts";

// Most of a core's work is in these looks: on a busy machine they take four times as long.
test.describe.configure({ timeout: 300_000 });

test("pages in front of the sign-in have no violation of WCAG 2.2 AA", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "Demo logins, in development only" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Type your password.")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/sign-up");
  await expect(page.getByRole("list", { name: "Password rules" })).toBeVisible();
  await page.getByRole("button", { name: "Create the practice" }).click();
  await expect(page.getByText("Type your first name.")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/forgot-password");
  await page.getByRole("textbox", { name: "User name or e-mail address" }).fill("hannah");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("status")).toBeVisible();
  const mail = await openMail(page, "hannah", "Set a new password");
  await expectAccessible(page);
  await mail.getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/confirm-email#token=of-no-change");
  await page.getByRole("button", { name: "Confirm the address" }).click();
  await expect(page.getByRole("alert")).toContainText("This link is not valid.");
  await expectAccessible(page);
});

test("a patient's record has no violation of WCAG 2.2 AA", async ({ page }) => {
  await signIn(page, "grace");
  await page.goto("/patients");
  await expect(rowsOf(page, "Patients")).toHaveCount(10);
  await expectAccessible(page);
  await openPatient(page, "dubois");
  await expectAccessible(page);
  await recordTabs(page).getByRole("link", { name: "Clinical Information" }).click();
  await expect(page.getByRole("region", { name: "Encounters" })).toBeVisible();
  await expectAccessible(page);
  await recordTabs(page).getByRole("link", { name: "Documents" }).click();
  await page.getByRole("list", { name: "Documents" }).getByRole("button").first().click();
  await expect(page.getByRole("region", { name: "Text of the document" })).toBeVisible();
  await expectAccessible(page);
  await recordTabs(page).getByRole("link", { name: "Who opened it" }).click();
  await expect(rowsOf(page, "Who opened it").first()).toBeVisible();
  await expectAccessible(page);
});

test("the other pages have no violation of WCAG 2.2 AA", async ({ page, baseURL, openBrowser }) => {
  await signIn(page, "grace");
  await page.goto("/practitioners");
  await expect(rowsOf(page, "Practitioners").first()).toBeVisible();
  await expectAccessible(page);
  await page.goto("/audit?q=actor%3Agrace+-outcome%3Arefused");
  await rowsOf(page, "Audit entries").first().click();
  await expect(page.getByRole("group", { name: "Filter by this" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Find a patient or page" })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { name: "No page has this address" })).toBeVisible();
  await expectAccessible(page);

  const practice = newPractice();
  await signUp(baseURL!, practice);
  const empty = await openBrowser();
  await signIn(empty, practice.userName, practice.password);
  await empty.goto("/patients");
  await expect(empty.getByRole("heading", { name: "No patients yet" })).toBeVisible();
  await expectAccessible(empty);
  await empty.goto("/import");
  await empty.getByLabel("NDJSON files", { exact: true }).setInputFiles({
    name: "Patient.ndjson",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from('{"resourceType":"Patient","id":"a","name":[{"family":"Moreau"}]}\n{"resourceType"\n'),
  });
  await expectAccessible(empty);
  await empty.getByRole("button", { name: "Start the import" }).click();
  await expect(rowsOf(empty, "Bad lines")).toHaveCount(1);
  await expectAccessible(empty);
});

test("the pages of users and roles have no violation of WCAG 2.2 AA", async ({ page, baseURL }) => {
  const practice = newPractice();
  const administrator = await signUp(baseURL!, practice);
  const id = await addUser(administrator, newUser(practice), ["Patient Coordinator"]);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/users");
  await expect(rowsOf(page, "Users")).toHaveCount(2);
  await expectAccessible(page);
  await page.goto("/users/add");
  await page.getByRole("checkbox", { name: "All Access" }).check();
  await page.getByRole("button", { name: "Add user" }).click();
  await expect(page.getByText("Type the first name.")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/users/${id}`);
  await expect(page.getByText("Has never signed in.")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/users/${id}?tab=roles`);
  await page.getByRole("checkbox", { name: "Medical Director" }).check();
  await page.getByRole("checkbox", { name: "Patient Coordinator" }).uncheck();
  await page.getByRole("button", { name: "Review and save" }).click();
  await expect(page.getByRole("dialog").getByRole("listitem")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/users/${id}?tab=rights`);
  await page.getByRole("radiogroup", { name: "Exception: Open charts" }).getByRole("radio", { name: "Allow" }).check();
  await page.getByRole("radiogroup", { name: "Exception: See patients" }).getByRole("radio", { name: "Deny" }).check();
  await expectAccessible(page);
  await page.goto("/roles");
  await expect(page.getByRole("heading", { name: "Rights by role" })).toBeVisible();
  await expectAccessible(page);
});

test("the own account, the second factor and the practice's settings have no violation of WCAG 2.2 AA", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice();
  const administrator = await signUp(baseURL!, practice);
  const kim = newUser(practice);
  await addUser(administrator, kim, []);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/account");
  await page.getByRole("textbox", { name: "Auto Logout" }).fill("500");
  await page.getByRole("button", { name: "About First Name" }).hover();
  await expect(page.getByRole("tooltip")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/account?tab=sign-in");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("Type your password.")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/account?tab=sessions");
  await expect(rowsOf(page, "Sessions")).toHaveCount(2);
  await expectAccessible(page);
  await page.goto("/practice-settings");
  await page.getByRole("radio", { name: "Required" }).check();
  await page.getByRole("group", { name: "Unsaved changes" }).getByRole("button", { name: /^Save/u }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await page.getByRole("textbox", { name: "Longest, minutes" }).fill("500");
  await page.getByRole("button", { name: /^Save/u }).click();
  await expect(page.getByText("Type whole minutes from 1 to 120.")).toBeVisible();
  await expectAccessible(page);

  const person = await openBrowser();
  await signInByForm(person, kim.userName, kim.password);
  await person.getByRole("textbox", { name: "Your password" }).fill(kim.password);
  await person.getByRole("button", { name: "Go on" }).click();
  const app = new AuthenticatorApp(await person.locator("code").innerText());
  const code = person.getByRole("textbox", { name: "Code that the app shows now" });
  await code.fill(app.wrongCode());
  await person.getByRole("button", { name: "Turn it on" }).click();
  await expect(code).toHaveAccessibleDescription(/This code is wrong/u);
  await expectAccessible(person);
  await code.fill(app.nextCode());
  await person.getByRole("button", { name: "Turn it on" }).click();
  await expect(person.getByRole("list", { name: "Recovery codes" })).toBeVisible();
  await expectAccessible(person);

  const another = await openBrowser();
  await signInByForm(another, kim.userName, kim.password);
  await expect(another.getByRole("heading", { name: "Second factor" })).toBeVisible();
  await another.getByRole("button", { name: "Sign in" }).click();
  await expect(another.getByText("Type the 6 digits that the app shows now.")).toBeVisible();
  await expectAccessible(another);
});
