import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { finishedImport, newPractice, type NewPractice, signUp, startImport } from "./api.ts";
import { fhirPatient } from "./fhir.ts";
import {
  choose,
  expectNoReload,
  markPage,
  openMail,
  openPatient,
  recordTabs,
  rowsOf,
  signIn,
  signInByForm,
  signOut,
  test,
} from "./journey.ts";
import { setUpTwoFactor } from "./people.ts";

/** In which a page must be shut whose session has ended. */
const AT_ONCE = { timeout: 2_000 };
const FIRST_NAME_HELP =
  "Changing your name can affect drug prescriptions & clinical notes. If you need to change your name, please contact DrChrono support for more details.";
const FIREFOX = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:149.0) Gecko/20100101 Firefox/149.0";

test("the profile warns before a name is changed, and holds what is chosen: how dates are written, what opens first", async ({
  page,
  baseURL,
}) => {
  const practice = newPractice();
  const login = await signUp(baseURL!, practice);
  const patients = [JSON.stringify(fhirPatient("a", "Aldous", "June"))];
  await finishedImport(login, await startImport(login, new Map([["Patient.ndjson", () => patients]])));
  await signIn(page, practice.userName, practice.password);
  await page.goto("/patients");
  await openAccountPage(page, "Account Settings");
  await expect(page.getByRole("heading", { level: 1, name: "Account Settings" })).toBeVisible();
  const firstName = page.getByRole("textbox", { name: "First Name", exact: true });

  await test.step("the help shows on hover and on focus, and is read out with the field", async () => {
    const help = page.getByRole("button", { name: "About First Name" });
    const tooltip = page.getByRole("tooltip");
    await expect(firstName).toHaveAccessibleDescription(FIRST_NAME_HELP);
    await help.hover();
    await expect(tooltip).toHaveText(FIRST_NAME_HELP);
    await page.getByRole("heading", { level: 1 }).hover();
    await expect(tooltip).toBeHidden();
    await firstName.focus();
    await page.keyboard.press("Shift+Tab");
    await expect(help).toBeFocused();
    await expect(tooltip).toHaveText(FIRST_NAME_HELP);
    await page.keyboard.press("Tab");
    await expect(tooltip).toBeHidden();
  });

  await test.step("what is out of bounds is refused at its field", async () => {
    const autoLogout = page.getByRole("textbox", { name: "Auto Logout" });
    await expect(autoLogout).toHaveAccessibleDescription(/The practice allows 1 to 120\./u);
    await autoLogout.fill("500");
    await save(page);
    await expect(autoLogout).toHaveAccessibleDescription(/120/u);
    await expect(autoLogout).toHaveAttribute("aria-invalid", "true");
    await expect(autoLogout).toBeFocused();
    await autoLogout.fill("5");
  });

  await test.step("what is saved stands in the shell at once, and after a reload", async () => {
    await firstName.fill("Robyn");
    await choose(page, "Culture", "Australia");
    await choose(page, "Default Patient View", "Clinical Information");
    await page.getByRole("textbox", { name: "SMTP Password" }).fill("a password for mail");
    await save(page);
    await expect(page.getByText("Your information is saved.")).toBeVisible();
    await expect(page.getByRole("button", { name: "your account: Robyn Vega" })).toBeVisible();
    await page.reload();
    await expect(firstName).toHaveValue("Robyn");
    await expect(page.getByRole("combobox", { name: "Culture" })).toHaveValue("Australia");
    await expect(page.getByRole("textbox", { name: "Auto Logout" })).toHaveValue("5");
  });

  await test.step("the mail password is never shown again", async () => {
    const password = page.getByRole("textbox", { name: "SMTP Password" });
    await expect(password).toHaveValue("");
    await expect(password).toHaveAccessibleDescription(/One is stored\. Type to replace it\./u);
    expect(await page.content()).not.toContain("a password for mail");
  });

  await test.step("dates are written as in Australia, and a patient opens at the chart", async () => {
    await openPatient(page, "aldous");
    await expect(page.getByText("Opening this chart is in the audit log.")).toBeVisible();
    await expect(page.getByRole("main")).toContainText("8 Mar 1957");
    await recordTabs(page).getByRole("link", { name: "Registration" }).click();
    await expect(page.getByRole("heading", { name: "In this practice" })).toBeVisible();
  });
});

test("an e-mail address changes when the new one confirms by the mailed button, and the old one can stop it", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice();
  await signUp(baseURL!, practice);
  await signIn(page, practice.userName, practice.password);
  const mailbox = await openBrowser();
  const first = `first.${practice.email}`;
  const second = `second.${practice.email}`;
  const address = page.getByRole("textbox", { name: "Present address" });

  await requestEmailChange(page, practice, first);
  await expect(page.getByText(`${first} is waiting for you to open the link`)).toBeVisible();
  const confirmation = await openMail(mailbox, first, "Confirm your new e-mail address");
  const link = (await confirmation.getByRole("link").getAttribute("href"))!;

  await test.step("the link alone changes nothing: programs that scan mail open links too", async () => {
    await mailbox.goto(link);
    await expect(mailbox.getByRole("heading", { name: "Confirm your e-mail address" })).toBeVisible();
    await page.reload();
    await expect(address).toHaveValue(practice.email);
  });

  await test.step("its button does, once", async () => {
    await mailbox.getByRole("button", { name: "Confirm the address" }).click();
    await expect(mailbox.getByRole("status")).toContainText("Your e-mail address is changed.");
    await page.reload();
    await expect(address).toHaveValue(first);
    await expect(page.getByText("is waiting for you")).toHaveCount(0);
    const told = await openMail(mailbox, practice.email, "Your e-mail address was changed");
    await expect(told).toContainText(first);
    await mailbox.goto(link);
    await mailbox.getByRole("button", { name: "Confirm the address" }).click();
    await expect(mailbox.getByRole("alert")).toContainText("This link was used before: the address is confirmed.");
  });

  await test.step("from the old address the next change is stopped", async () => {
    await requestEmailChange(page, practice, second);
    const warning = await openMail(mailbox, first, "A change of your e-mail address was asked for");
    await warning.getByRole("link").click();
    await mailbox.getByRole("button", { name: "Stop the change" }).click();
    await expect(mailbox.getByRole("status")).toContainText("The change is stopped, and your e-mail address stays.");
    const overtaken = await openMail(mailbox, second, "Confirm your new e-mail address");
    await overtaken.getByRole("link").click();
    await mailbox.getByRole("button", { name: "Confirm the address" }).click();
    await expect(mailbox.getByRole("alert")).toContainText("This change was stopped from the old address.");
    await page.reload();
    await expect(address).toHaveValue(first);
  });
});

test("a new password ends the other browser's session at once, and this one goes on", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice();
  await signUp(baseURL!, practice);
  const other = await openBrowser();
  await signIn(other, practice.userName, practice.password);
  await other.goto("/audit");
  await expect(rowsOf(other, "Audit entries").first()).toBeVisible();
  await markPage(other);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/account?tab=sign-in");
  const form = page.getByRole("form", { name: "Password" });
  const field = (label: string) => form.getByRole("textbox", { name: label, exact: true });
  const change = form.getByRole("button", { name: "Change the password" });
  const newPassword = "brisk morning 73";

  await expect(form.getByRole("list", { name: "Password rules" }).getByRole("listitem")).toHaveCount(4);
  await field("Present password").fill("not the password 1");
  await field("New password").fill(newPassword);
  await field("Confirm new password").fill("brisk evening 73");
  await change.click();
  await expect(field("Confirm new password")).toHaveAccessibleDescription(/The two passwords differ/u);
  await field("Confirm new password").fill(newPassword);
  await change.click();
  await expect(field("Present password")).toHaveAccessibleDescription(/The password is wrong\. \d+ tries left\./u);
  await expect(field("Present password")).toBeFocused();

  await field("Present password").fill(practice.password);
  await change.click();
  await expect(page.getByText("Your password is changed. Your other sessions have ended.")).toBeVisible();
  await expect(other.getByRole("status").filter({ hasText: "Your password was changed" })).toBeVisible(AT_ONCE);
  await expectNoReload(other);
  await expect(field("Present password")).toHaveValue("");
  await page.getByRole("link", { name: "Sessions" }).click();
  await expect(rowsOf(page, "Sessions")).toHaveCount(1);

  await signInByForm(other, practice.userName, newPassword);
  await expect(other).toHaveURL("/patients");
});

test("the sessions are listed with device, address and last use, and end one by one or all at once", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice();
  await signUp(baseURL!, practice);
  const firefox = await openBrowser({ userAgent: FIREFOX });
  const third = await openBrowser();
  for (const browser of [firefox, third, page]) {
    await signIn(browser, practice.userName, practice.password);
    await browser.goto("/patients");
    await expect(browser.getByRole("heading", { name: "No patients yet" })).toBeVisible();
  }
  await openAccountPage(page, "Sessions");
  const sessions = rowsOf(page, "Sessions");
  // One more than the browsers: that of the program which signed the practice up.
  await expect(sessions).toHaveCount(4);
  await expect(sessions.filter({ hasText: "Firefox on macOS" })).toContainText("127.0.0.1");
  await expect(sessions.filter({ hasText: "This session" })).toContainText("just now");

  await page.getByRole("button", { name: "End the session in Firefox on macOS, 127.0.0.1" }).click();
  await expect(firefox.getByRole("status").filter({ hasText: "Your session has ended" })).toBeVisible(AT_ONCE);
  await expect(page.getByText("The session in Firefox on macOS has ended.")).toBeVisible();
  await expect(sessions).toHaveCount(3);

  await page.getByRole("button", { name: "Log out everywhere…" }).click();
  const dialog = page.getByRole("dialog", { name: "Log out everywhere?" });
  await dialog.getByRole("button", { name: "Log out everywhere" }).click();
  await expect(third.getByRole("status").filter({ hasText: "Your session has ended" })).toBeVisible(AT_ONCE);
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto("/patients");
  await expect(page).toHaveURL(/\/sign-in/u);
});

test("a trusted browser is asked for no code the next time, until the trust is taken back", async ({
  page,
  baseURL,
}) => {
  const practice = newPractice();
  const app = await setUpTwoFactor(await signUp(baseURL!, practice), practice.password);
  await signInByForm(page, practice.userName, practice.password);
  await page.getByRole("textbox", { name: "Code from your authenticator app" }).fill(app.nextCode());
  await page.getByRole("checkbox", { name: "Trust this browser for 30 days" }).check();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/patients");

  await signOut(page);
  await signInByForm(page, practice.userName, practice.password);
  await expect(page).toHaveURL("/patients");

  // What concerns the second factor itself asks for it all the same, once in the session.
  await page.goto("/account?tab=two-factor");
  await page.getByRole("button", { name: "New recovery codes…" }).click();
  const first = page.getByRole("dialog", { name: "Your second factor first" });
  await first.getByRole("button", { name: "Use a recovery code instead" }).click();
  await first.getByRole("textbox", { name: "Recovery code" }).fill(app.recoveryCodes[0]!);
  await first.getByLabel("Your password", { exact: true }).fill(practice.password);
  await first.getByRole("button", { name: "Go on" }).click();
  const codes = page.getByRole("dialog", { name: "New recovery codes" });
  await codes.getByLabel("Your password", { exact: true }).fill(practice.password);
  await codes.getByRole("button", { name: "Make new codes" }).click();
  await expect(codes.getByRole("listitem")).toHaveCount(10);
  await codes.getByRole("button", { name: "I have kept them" }).click();
  await page.getByRole("button", { name: "Set up another app…" }).click();
  await expect(page.getByRole("dialog", { name: "Set up two-factor" })).toBeVisible();

  await page.goto("/account?tab=sessions");
  await expect(rowsOf(page, "Trusted browsers")).toHaveCount(1);
  await rowsOf(page, "Trusted browsers")
    .getByRole("button", { name: /^Revoke the trust/u })
    .click();
  await expect(page.getByText("No browser is trusted.")).toBeVisible();
  await signOut(page);
  await signInByForm(page, practice.userName, practice.password);
  await expect(page.getByRole("heading", { name: "Second factor" })).toBeVisible();
});

test("a test e-mail from the own address says what is missing", async ({ page, baseURL }) => {
  const practice = newPractice();
  await signUp(baseURL!, practice);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/account");
  const mail = page.getByRole("region", { name: "Outgoing mail" });
  const ownAddress = mail.getByRole("checkbox", { name: "Use this email address as my outgoing email address" });
  const testMail = mail.getByRole("button", { name: "Send a test e-mail" });
  await expect(ownAddress).not.toBeChecked();
  await expect(testMail).toHaveCount(0);
  await ownAddress.check();
  await save(page);
  await testMail.click();
  await expect(mail.getByRole("alert")).toContainText("The practice has no mail server of its own");
});

/** Goes to a page of the own account by the person's menu. */
async function openAccountPage(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "your account" }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

/** Saves the changes of the open form. */
async function save(page: Page): Promise<void> {
  await page.getByRole("group", { name: "Unsaved changes" }).getByRole("button", { name: /^Save/u }).click();
}

async function requestEmailChange(page: Page, practice: NewPractice, newEmail: string): Promise<void> {
  await page.goto("/account?tab=sign-in");
  await page.getByRole("button", { name: "Change e-mail…" }).click();
  const dialog = page.getByRole("dialog", { name: "Change your e-mail address?" });
  await dialog.getByRole("textbox", { name: "New address" }).fill(newEmail);
  await dialog.getByRole("textbox", { name: "Your password" }).fill(practice.password);
  await dialog.getByRole("button", { name: "Mail the link" }).click();
  await expect(dialog).toBeHidden();
}
