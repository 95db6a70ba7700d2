import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { newPractice, signUp } from "./api.ts";
import { expectAccessible } from "./axe.ts";
import {
  addEmployee,
  breakTheGlass,
  btgBanner,
  type Employee,
  ENTRY,
  newEmployee,
  openUserManagement,
  signInAsEmployee,
} from "./employees.ts";
import { rowsOf, test } from "./journey.ts";
import { addUser, AuthenticatorApp, newUser } from "./people.ts";

/** In which a page must be shut whose access has ended. */
const AT_ONCE = { timeout: 2_000 };

test("an employee sets up the second factor at the first sign-in, reads the users of a practice, and deletes none of them", async ({
  page,
  baseURL,
  installation,
}) => {
  const agent = newEmployee();
  const practice = newPractice("Lakeshore Family Practice");
  const kim = newUser(practice);
  const [administrator] = await Promise.all([signUp(baseURL!, practice), addEmployee(installation, agent)]);
  await addUser(administrator, kim, ["Patient Coordinator"]);

  const app = await test.step("nothing is open before there is a second factor", async () => {
    await page.goto("/staff");
    await expect(page).toHaveURL(/\/staff\/sign-in/u);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("Type your password.")).toBeVisible();
    await expectAccessible(page);
    await signInByStaffForm(page, agent);
    await expect(page.getByRole("heading", { name: "Set up your second factor" })).toBeVisible();
    await page.goto("/staff/access");
    await expect(page.getByRole("heading", { name: "Set up your second factor" })).toBeVisible();
    await page.getByRole("textbox", { name: "Your password" }).fill(agent.password);
    await page.getByRole("button", { name: "Go on" }).click();
    const authenticator = new AuthenticatorApp(await page.locator("code").innerText());
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Code that the app shows now" }).fill(authenticator.nextCode());
    await page.getByRole("button", { name: "Turn it on" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "My access" })).toBeVisible();
    return authenticator;
  });

  await test.step("every later sign-in asks for a code, and offers no trust and no other way", async () => {
    await page.getByRole("button", { name: `your account: ${agent.name}` }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("status")).toContainText("You are signed out. Every access of yours has ended.");
    await signInByStaffForm(page, agent);
    const code = page.getByRole("textbox", { name: "Code from your authenticator app" });
    await expect(code).toBeVisible();
    await expect(page.getByRole("checkbox")).toHaveCount(0);
    await expect(page.getByRole("button", { name: /recovery/u })).toHaveCount(0);
    await code.fill(app.nextCode());
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Practices" })).toBeVisible();
  });

  await test.step("a practice is found by its name; its users are for reading", async () => {
    await page.getByRole("searchbox", { name: "Search practices" }).fill(practice.practiceName);
    await expect(rowsOf(page, "Practices")).toHaveCount(1);
    await expectAccessible(page);
    await page.getByRole("link", { name: practice.practiceName }).click();
    const users = rowsOf(page, "Users");
    await expect(users).toHaveCount(2);
    await expect(users.filter({ hasText: "Kim Ito" })).toContainText("Patient Coordinator");
    // Neither "Delete Staff Member" nor "Remove Deleted Staff Member", under whatever name.
    await expect(page.getByText(/delete|remove/iu)).toHaveCount(0);
    expect(await page.content()).not.toContain(kim.email);
    const acts = await users.getByRole("button").evaluateAll((all) => all.map((each) => each.textContent));
    expect(new Set(acts)).toEqual(new Set(["Break the glass"]));
    await expectAccessible(page);
  });

  await test.step("what is missing or too short is refused at its field", async () => {
    const opener = page.getByRole("button", { name: "Break the glass on behalf of Kim Ito" });
    await opener.click();
    const dialog = page.getByRole("dialog", { name: "Break the glass" });
    const reason = dialog.getByRole("textbox", { name: "What you will look into" });
    await reason.fill("no");
    await dialog.getByRole("button", { name: "Break the glass" }).click();
    await expect(dialog.getByRole("combobox", { name: "Reason" })).toBeFocused();
    await expect(reason).toHaveAccessibleDescription(/at least three letters/u);
    await expect(dialog.getByRole("textbox", { name: "Case number" })).toHaveAccessibleDescription(/Type the number/u);
    await expect(dialog.getByRole("combobox", { name: "Length" })).toHaveValue("60 minutes");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await opener.click();
    await expect(reason).toHaveValue("");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  });

  await test.step("the log holds what was done", async () => {
    await page.getByRole("link", { name: "Log", exact: true }).click();
    await expect(rowsOf(page, "Entries").filter({ hasText: practice.practiceName }).first()).toBeVisible();
    await expectAccessible(page);
  });
});

test("a supervisor sees the accesses of all agents, and ends one", async ({
  page,
  baseURL,
  installation,
  openBrowser,
}) => {
  const agents = [newEmployee(), newEmployee("Ottokar", "Vesper")] as const;
  const supervisor = newEmployee("Marisol", "Thornquist");
  const practice = newPractice("Millbrook Clinic");
  await Promise.all([
    signUp(baseURL!, practice),
    ...agents.map((agent) => addEmployee(installation, agent)),
    addEmployee(installation, supervisor, "supervisor"),
  ]);
  const inside = [await openBrowser(), await openBrowser()] as const;
  for (const [index, agent] of agents.entries()) {
    const browser = inside[index]!;
    await signInAsEmployee(browser, agent);
    await openUserManagement(browser, practice.practiceName);
    await breakTheGlass(browser, "Robin Vega");
  }

  await signInAsEmployee(page, supervisor);
  await page.goto("/staff/access");
  const accesses = rowsOf(page, "Accesses").filter({ hasText: practice.practiceName });
  await expect(accesses).toHaveCount(2);
  const [ended, other] = agents;
  const access = accesses.filter({ hasText: ended.name });
  for (const words of ["For Robin Vega", ENTRY.reason, ENTRY.caseNumber, "Live"]) {
    await expect(access).toContainText(words);
  }
  await expect(access.getByRole("button", { name: /^Go on/u })).toHaveCount(0);

  await access.getByRole("button", { name: `End the access to ${practice.practiceName}` }).click();
  const dialog = page.getByRole("dialog", { name: `End the access of ${ended.name} to ${practice.practiceName}?` });
  await dialog.getByRole("button", { name: "End the access" }).click();
  await expect(inside[0].getByText("A supervisor ended it.")).toBeVisible(AT_ONCE);
  await expect(inside[0]).toHaveURL(/\/staff$/u);
  await expect(access).toContainText("by a supervisor");
  await expect(accesses.filter({ hasText: other.name })).toContainText("Live");
  await expect(btgBanner(inside[1])).toBeVisible();

  await test.step("an agent sees his own accesses alone, goes on in one, and ends it", async () => {
    const agent = inside[1];
    await agent.goto("/staff/access");
    const own = rowsOf(agent, "Accesses");
    await expect(own).toHaveCount(1);
    await expect(agent.getByText(ended.name)).toHaveCount(0);
    await expectAccessible(agent);
    await own.getByRole("button", { name: `Go on in ${practice.practiceName}` }).click();
    await expect(agent.getByRole("heading", { name: `You are inside ${practice.practiceName}` })).toBeVisible();
    await expectAccessible(agent);

    // A new tab is in no access: it offers the way to the page that it was opened for.
    const beside = await agent.context().newPage();
    await beside.goto("/practice-settings");
    await expect(beside.getByRole("region", { name: "Your live accesses" })).toContainText(practice.practiceName);
    await expectAccessible(beside);
    await beside.getByRole("button", { name: "Go on to the page" }).click();
    await expect(btgBanner(beside)).toBeVisible();
    await expect(beside).toHaveURL(/\/practice-settings$/u);
    await beside.close();

    await btgBanner(agent).getByRole("button", { name: "End" }).click();
    await expect(agent.getByText("You ended it.")).toBeVisible();
    await agent.reload();
    await expect(agent.getByRole("heading", { level: 1, name: "Practices" })).toBeVisible();
    await expect(agent.getByText("You ended it.")).toHaveCount(0);
  });
});

test("on a phone the lists of the dialog stay within the screen", async ({ baseURL, installation, openBrowser }) => {
  const agent = newEmployee();
  const practice = newPractice("Larchmont Clinic");
  await Promise.all([signUp(baseURL!, practice), addEmployee(installation, agent)]);
  const phone = await openBrowser({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  await signInAsEmployee(phone, agent);
  await openUserManagement(phone, practice.practiceName);
  await phone.getByRole("button", { name: "Break the glass on behalf of Robin Vega" }).tap();
  const dialog = phone.getByRole("dialog", { name: "Break the glass" });
  for (const name of ["Reason", "Length"]) {
    await dialog.getByRole("combobox", { name }).tap();
    const list = phone.getByRole("listbox", { name });
    await expect(list).toBeVisible();
    const { x, width } = (await list.boundingBox())!;
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(390);
    // What stands out of the screen makes the page of such a browser wider, and moves all that is fixed in it.
    expect(await phone.evaluate(() => window.innerWidth)).toBe(390);
    await list.getByRole("option").first().tap();
  }
});

async function signInByStaffForm(page: Page, { userName, password }: Employee): Promise<void> {
  await page.getByRole("textbox", { name: "User name" }).fill(userName);
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
