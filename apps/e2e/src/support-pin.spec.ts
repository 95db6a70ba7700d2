import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { newPractice, signUp } from "./api.ts";
import { expectAccessible } from "./axe.ts";
import {
  addEmployee,
  breakTheGlass,
  btgBanner,
  ENTRY,
  newEmployee,
  openUserManagement,
  signInAsEmployee,
} from "./employees.ts";
import { openMail, rowsOf, signIn, test } from "./journey.ts";
import { addUser, newUser } from "./people.ts";
import { Received } from "./received.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const CASE = "00511111";
const MASKED = "••••";
/** The page asks for what is known of the PIN every ten seconds. */
const SOON = { timeout: 20_000 };

test.describe.configure({ timeout: 240_000 });

test("a caller reads the Support PIN out, support learns that it matches, and the owner is told, without a name", async ({
  page: owner,
  baseURL,
  installation,
  openBrowser,
}) => {
  const employee = newEmployee();
  const practice = newPractice("Lakeshore Family Practice");
  await Promise.all([signUp(baseURL!, practice), addEmployee(installation, employee)]);
  const agent = await openBrowser();
  const received = new Received();
  received.follow(owner);
  await owner.clock.install();
  await signIn(owner, practice.userName, practice.password);
  await owner.goto("/account");
  const section = supportPin(owner);
  const boxes = section.getByRole("img", { name: /^Support PIN:/u });

  const pin = await test.step("View asks for the password, and says when it is wrong", async () => {
    await expect(owner.getByRole("heading", { level: 1, name: "Account Settings" })).toBeVisible();
    await expect(boxes).toHaveText(MASKED);
    await expect(section).toContainText(/Last viewed\s*Never/u);
    await section.getByRole("button", { name: "View" }).focus();
    await owner.keyboard.press("Enter");
    const password = owner.getByRole("dialog").getByLabel("Your password");
    await expect(password).toBeFocused();
    await owner.keyboard.type("not my password 1");
    await owner.keyboard.press("Enter");
    await expect(owner.getByRole("dialog").getByRole("alert")).toContainText(
      /The password is wrong\. \d tries left\./u,
    );
    await expect(boxes).toHaveText(MASKED);
    await expectAccessible(owner);
    await owner.keyboard.type(practice.password);
    await owner.getByRole("button", { name: "Confirm" }).click();
    await expect(boxes).toHaveText(/^[0-9]{4}$/u);
    await expect(section).toContainText(/Hidden again in \d+ s/u);
    await expect(section.getByRole("button", { name: "Hide" })).toBeFocused();
    await expect(section).not.toContainText(/Last viewed\s*Never/u);
    await expectAccessible(owner);
    return boxes.innerText().then((text) => text.replace(/\s/gu, ""));
  });

  await test.step("the digits are hidden again after a minute, and when the page is left", async () => {
    await owner.clock.fastForward(61_000);
    await expect(boxes).toHaveText(MASKED);
    expect(await view(owner, practice.password)).toBe(pin);
    await owner.getByRole("link", { name: "Sessions" }).click();
    await owner.getByRole("link", { name: "Profile" }).click();
    await expect(boxes).toHaveText(MASKED);
  });

  await test.step("the agent finds the person, types what the caller reads out, and sees that it matches", async () => {
    await signInAsEmployee(agent, employee);
    await openUserManagement(agent, practice.practiceName);
    await agent.getByRole("link", { name: "Validate PIN of Robin Vega" }).click();
    await expect(agent.getByRole("heading", { level: 1, name: "Validate PIN" })).toBeFocused();
    await expect(agent.getByRole("combobox", { name: "Caller" })).toHaveValue(`Robin Vega (${practice.userName})`);
    await agent.getByRole("button", { name: "Validate", exact: true }).click();
    await expect(agent.getByRole("textbox", { name: "Case number" })).toBeFocused();
    await expectAccessible(agent);
    await agent.keyboard.type(CASE);
    await pinField(agent).click();
    await agent.keyboard.type(pin);
    await agent.keyboard.press("Enter");
    await expect(agent.getByRole("heading", { name: "The Support PIN matched." })).toBeFocused();
    await expect(answer(agent)).toContainText(
      `Robin Vega of ${practice.practiceName} is verified by Support PIN on case ${CASE}`,
    );
    await expect(agent.getByRole("list", { name: "Verifications" })).toContainText(/Robin Vega.*30 minutes left/u);
    await expectAccessible(agent);
  });

  await test.step("the owner's account shows it without a reload: a new PIN was made", async () => {
    await expect(section).not.toContainText(/Last validated\s*Never/u, SOON);
    expect(await view(owner, practice.password)).not.toBe(pin);
  });

  await test.step("the same PIN once more does not match, by keyboard alone", async () => {
    await agent.getByRole("button", { name: "Validate another" }).press("Enter");
    await expect(agent.getByRole("combobox", { name: "Practice" })).toBeFocused();
    await agent.keyboard.type(practice.practiceName);
    await agent.getByRole("option", { name: practice.practiceName }).waitFor();
    await agent.keyboard.press("ArrowDown");
    await agent.keyboard.press("Enter");
    await expect(agent.getByRole("combobox", { name: "Caller" })).toBeFocused();
    await agent.keyboard.type("Robin");
    await agent.getByRole("option", { name: /Robin Vega/u }).waitFor();
    await agent.keyboard.press("ArrowDown");
    await agent.keyboard.press("Enter");
    await expect(agent.getByRole("combobox", { name: "Caller" })).toHaveValue(/Robin Vega/u);
    await agent.keyboard.press("Tab");
    await agent.keyboard.type(CASE);
    await agent.keyboard.press("Tab");
    await agent.keyboard.press("Tab");
    await expect(pinField(agent)).toBeFocused();
    await agent.keyboard.type(pin);
    await agent.keyboard.press("Enter");
    await expect(agent.getByRole("heading", { name: "The Support PIN did not match." })).toBeVisible();
    await expect(answer(agent)).toContainText(`Robin Vega, case ${CASE}. 2 tries left.`);
    await expect(pinField(agent)).toBeFocused();
    await expect(pinField(agent)).toHaveValue("");
    await expectAccessible(agent);
  });

  await test.step("the owner has a notice of each, which leads to the entry and is seen then", async () => {
    const bell = owner.getByRole("link", { name: /^Notices/u });
    await expect(bell).toHaveAccessibleName("Notices, 2 unread", SOON);
    await bell.click();
    await expect(rowsOf(owner, "Notices")).toContainText([
      /A wrong Support PIN was given for you/u,
      /Your Support PIN was validated/u,
    ]);
    await expectAccessible(owner);
    await received.addPage(owner);
    await rowsOf(owner, "Notices").getByRole("link", { name: "Your Support PIN was validated" }).click();
    await expect(owner).toHaveURL(/\/audit\?q=/u);
    await expect(rowsOf(owner, "Audit entries").filter({ hasText: "DrChrono Employee" }).first()).toBeVisible();
    await expect(bell).toHaveAccessibleName("Notices, 1 unread");
    await received.addPage(owner);
    await owner.goto("/notices");
    await owner.getByRole("button", { name: "Mark as seen" }).click();
    await expect(bell).toHaveAccessibleName("Notices");
  });

  await test.step("an access on the case says that the caller was verified, another one that none was", async () => {
    await agent.getByRole("button", { name: `Break the glass on case ${CASE}, on behalf of Robin Vega` }).click();
    const dialog = agent.getByRole("dialog", { name: "Break the glass" });
    await expect(dialog.getByRole("textbox", { name: "Case number" })).toHaveValue(CASE);
    await dialog.getByRole("combobox", { name: "Reason" }).click();
    await agent.getByRole("option", { name: "Support that was asked for" }).click();
    await dialog.getByRole("textbox", { name: "What you will look into" }).fill(ENTRY.reason);
    await dialog.getByRole("button", { name: "Break the glass" }).click();
    await expect(btgBanner(agent)).toContainText(CASE);
    await agent.goto("/account");
    const viewing = supportPin(agent).getByRole("button", { name: "View" });
    await expect(viewing).toHaveAttribute("aria-disabled", "true");
    await expect(viewing).toHaveAccessibleDescription("Disabled when in BTG");
    await owner.goto("/vendor-access");
    await expect(owner.getByRole("list", { name: "Live now" })).toContainText("Caller verified by Support PIN");
    await expectAccessible(owner);
    await received.addPage(owner);
    await btgBanner(agent).getByRole("button", { name: "End", exact: true }).click();
    await expect(agent).toHaveURL(/\/staff/u);
    await openUserManagement(agent, practice.practiceName);
    await breakTheGlass(agent, "Robin Vega");
    await owner.goto("/vendor-access");
    await expect(owner.getByRole("list", { name: "Live now" })).toContainText("No caller verified");
    await expect(rowsOf(owner, "Past")).toContainText([/Caller verified by Support PIN/u]);
    await btgBanner(agent).getByRole("button", { name: "End", exact: true }).click();
    await expect(agent).toHaveURL(/\/staff/u);
  });

  await test.step("each try was mailed too, and no answer, page or mail holds the employee's name", async () => {
    for (const subject of ["Your Support PIN was validated", "A wrong Support PIN was given for you"]) {
      const mail = await openMail(owner, practice.email, subject);
      await expect(mail).toContainText(CASE);
      await received.addPage(owner);
    }
    const words = [...employee.name.split(" "), employee.userName];
    expect(await received.placesOf(words)).toEqual([]);
    // The search finds what is there.
    expect(await received.placesOf(["DrChrono Employee"])).not.toEqual([]);
  });
});

test("on phones: a staff member makes a new PIN and sets the App Unlock PIN; support mails a code where the PIN cannot be reached", async ({
  baseURL,
  installation,
  openBrowser,
}) => {
  const employee = newEmployee();
  const practice = newPractice("Millbrook Clinic");
  const kim = newUser(practice);
  const [administrator] = await Promise.all([signUp(baseURL!, practice), addEmployee(installation, employee)]);
  await addUser(administrator, kim, ["Patient Coordinator"]);
  const [owner, agent] = [await openBrowser(PHONE), await openBrowser(PHONE)];
  await signIn(owner, kim.userName, kim.password);
  await owner.goto("/account");
  const section = supportPin(owner);

  await test.step("Generate New PIN makes another one without a password, and shows none", async () => {
    await expect(owner.getByRole("heading", { level: 1, name: "Staff Account Information" })).toBeVisible();
    const before = await view(owner, kim.password);
    await section.getByRole("button", { name: "Generate New PIN" }).tap();
    await expect(owner.getByText("A new Support PIN was made. The one before is void.")).toBeVisible();
    await expect(section.getByRole("img", { name: "Support PIN: hidden" })).toHaveText(MASKED);
    await expectNoSidewaysScroll(owner);
    expect(await view(owner, kim.password)).not.toBe(before);
  });

  await test.step("the App Unlock PIN is set by the password, and never shown", async () => {
    const other = owner.getByRole("region", { name: "App Unlock PIN" });
    await expect(other).toContainText("4-digit numeric PIN for unlocking the mobile EHR app from inactivity.");
    await other.getByRole("button", { name: "Set App Unlock PIN…" }).tap();
    const dialog = owner.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "New App Unlock PIN" }).fill("0830");
    await dialog.getByRole("textbox", { name: "The same once more" }).fill("0831");
    await dialog.getByLabel("Your password").fill(kim.password);
    await dialog.getByRole("button", { name: "Set the PIN" }).tap();
    await expect(dialog.getByText("The two PINs differ. Type the same one.")).toBeVisible();
    await dialog.getByRole("textbox", { name: "The same once more" }).fill("0830");
    await expectAccessible(owner);
    await owner.setViewportSize(PHONE.viewport);
    await dialog.getByRole("button", { name: "Set the PIN" }).tap();
    await expect(owner.getByText("Your App Unlock PIN is set.")).toBeVisible();
    await expect(other.getByRole("button", { name: "Change App Unlock PIN…" })).toBeVisible();
    expect(await owner.content()).not.toMatch(/(?<![\w-])0830(?![\w-])/u);
  });

  await test.step("the agent mails a code to the address on file, which is not shown, and types what the caller reads", async () => {
    await signInAsEmployee(agent, employee);
    await agent.goto("/staff");
    await agent.getByRole("link", { name: "Validate PIN" }).tap();
    await agent.getByRole("combobox", { name: "Practice" }).tap();
    await agent.keyboard.type(practice.practiceName);
    await agent.getByRole("option", { name: practice.practiceName }).tap();
    await agent.getByRole("combobox", { name: "Caller" }).tap();
    await agent.getByRole("option", { name: /Kim Ito/u }).tap();
    await agent.getByRole("textbox", { name: "Case number" }).fill(CASE);
    await agent.getByRole("radio", { name: "Ticket" }).check();
    await agent.getByRole("button", { name: "The caller cannot reach the PIN" }).tap();
    await agent.getByRole("button", { name: "Mail a one-time code" }).tap();
    await expect(codeField(agent)).toBeFocused();
    expect(await agent.content()).not.toContain(kim.email);
    await expectNoSidewaysScroll(agent);
    await expectAccessible(agent);
    await agent.setViewportSize(PHONE.viewport);
    const mail = await openMail(owner, kim.email, "Your code for DrChrono");
    const text = await mail.innerText();
    for (const word of employee.name.split(" ")) expect(text).not.toContain(word);
    const code = /^[0-9A-Z]{8}$/mu.exec(text)![0];
    await codeField(agent).fill(code.startsWith("A") ? "BBBBBBBB" : "AAAAAAAA");
    await agent.getByRole("button", { name: "Validate the code" }).tap();
    await expect(agent.getByRole("heading", { name: "The code did not match." })).toBeVisible();
    await codeField(agent).fill(code.toLowerCase());
    await agent.getByRole("button", { name: "Validate the code" }).tap();
    await expect(agent.getByRole("heading", { name: "The code matched." })).toBeVisible();
    await expect(answer(agent)).toContainText(`Kim Ito of ${practice.practiceName} is verified by One-time code`);
    await expect(agent.getByRole("list", { name: "Verifications" })).toContainText(/One-time code by ticket/u);
    await expectNoSidewaysScroll(agent);
    await expectAccessible(agent);
  });

  await test.step("the person's menu tells of the notices there", async () => {
    await owner.goto("/account");
    const menu = owner.getByRole("button", { name: /your account/u });
    await menu.tap();
    await expect(owner.getByRole("menuitem", { name: /Notices/u })).toContainText("2 unread");
    await owner.getByRole("menuitem", { name: /Notices/u }).tap();
    await expect(owner.getByRole("list", { name: "Notices" })).toContainText("Your support code was validated");
    await expectNoSidewaysScroll(owner);
  });
});

function supportPin(page: Page) {
  return page.getByRole("region", { name: "Support PIN", exact: true });
}

function pinField(page: Page) {
  return page.getByRole("textbox", { name: "Support PIN, as the caller says it" });
}

function codeField(page: Page) {
  return page.getByRole("textbox", { name: "Code, as the caller says it" });
}

/** What came of a try. */
function answer(page: Page) {
  return page.getByRole("form", { name: "Validate PIN" }).getByRole("alert");
}

/** Shows the Support PIN. @returns its digits, as the person reads them out. */
async function view(page: Page, password: string): Promise<string> {
  await supportPin(page).getByRole("button", { name: "View" }).click();
  await page.getByRole("dialog").getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Confirm" }).click();
  const boxes = supportPin(page).getByRole("img", { name: /^Support PIN: \d/u });
  await expect(boxes).toBeVisible();
  return (await boxes.innerText()).replace(/\s/gu, "");
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(tooWide).toBe(0);
}
