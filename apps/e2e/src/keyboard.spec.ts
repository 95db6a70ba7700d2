import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { newPractice, signUp } from "./api.ts";
import { recordTabs, rowsOf, signIn, test } from "./journey.ts";
import { addUser, AuthenticatorApp, newUser } from "./people.ts";

test("signing in, finding a patient and reading the chart take no mouse", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("textbox", { name: "User name or e-mail address" })).toBeFocused();
  await page.keyboard.type("grace");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox", { name: "Password" })).toBeFocused();
  await page.keyboard.type("harbor-lights-26");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Patients", exact: true })).toBeVisible();
  await expect(rowsOf(page, "Patients")).toHaveCount(10);

  await page.reload();
  await expect(rowsOf(page, "Patients")).toHaveCount(10);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  await tabTo(page, "Search patients");
  await page.keyboard.type("thibodeau winifred");
  await expect(rowsOf(page, "Patients")).toHaveCount(1);
  await tabTo(page, "Thibodeau, Winifred Mae");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Thibodeau, Winifred Mae" })).toBeVisible();
  await expect(page.locator("main:focus, main h1:focus")).toBeVisible();

  await tabTo(page, "Clinical Information");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Opening this chart is in the audit log.")).toBeVisible();
  await tabTo(page, "Documents");
  await page.keyboard.press("Enter");
  const note = page.getByRole("list", { name: "Documents" }).getByRole("button").first();
  await expect(note).toBeVisible();
  await tabTo(page, await note.innerText());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Text of the document" })).toBeVisible();
  await tabTo(page, "Text of the document");
  await expect(recordTabs(page)).toBeVisible();
});

test("the palette knows pages by their other names and patients by theirs", async ({ page }) => {
  await signIn(page, "grace");
  await page.goto("/practitioners");
  await expect(rowsOf(page, "Practitioners").first()).toBeVisible();
  const palette = page.getByRole("dialog", { name: "Find a patient or page" });
  for (const otherName of ["Audit Logs", "Activity feed"]) {
    await page.keyboard.press("Control+k");
    await expect(palette.getByLabel("Find a patient or page")).toBeFocused();
    await page.keyboard.type(otherName);
    await expect(palette.getByRole("button")).toHaveText([/^Audit report/u]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/audit/u);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await page.goBack();
    await expect(page).toHaveURL(/\/practitioners/u);
  }
  await page.keyboard.press("Control+k");
  await page.keyboard.type("kjær");
  await palette.getByRole("button", { name: "Kjærgaard, Søren" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kjærgaard, Søren");
});

test("each name that other products give a page leads to the page that is meant", async ({ page, baseURL }) => {
  const practice = newPractice();
  await signUp(baseURL!, practice);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/audit");
  await expect(rowsOf(page, "Audit entries").first()).toBeVisible();
  const palette = page.getByRole("dialog", { name: "Find a patient or page" });
  for (const [name, address, title] of [
    ["User Management", "/users", "Users/Roles"],
    ["Administration > Users/Roles", "/users", "Users/Roles"],
    ["Staff Members", "/users?kind=staff", "Users/Roles"],
    ["Manage Roles", "/roles", "Users/Roles"],
    ["Account Settings", "/account", "Account Settings"],
    ["Provider Settings", "/account?tab=sign-in", "Account Settings"],
    ["Sessions", "/account?tab=sessions", "Account Settings"],
    ["BTG sessions", "/vendor-access", "DrChrono Access"],
    ["Notifications", "/notices", "Notices"],
    ["Practice Settings", "/practice-settings", "Practice Settings"],
    ["Settings > Emergency Access", "/settings/emergency-access", "Emergency Access"],
  ] as const) {
    await page.keyboard.press("Control+k");
    await expect(palette.getByLabel("Find a patient or page")).toBeFocused();
    await page.keyboard.type(name);
    // The first one is chosen while typing.
    await expect(palette.getByRole("button").first()).toContainText(name);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(address);
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(palette).toBeHidden();
  }
});

test("a user is added, and a role changed after its preview, without a mouse", async ({ page, baseURL }) => {
  const practice = newPractice();
  await signUp(baseURL!, practice);
  const kim = newUser(practice);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/users");
  await expect(rowsOf(page, "Users")).toHaveCount(1);
  await tabTo(page, "Add");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Add a user" })).toBeFocused();
  for (const [label, text] of [
    ["First Name", kim.firstName],
    ["Last Name", kim.lastName],
    ["User Name", kim.userName],
    ["Email", kim.email],
    ["Password", kim.password],
    ["Confirm Password", kim.password],
  ] as const) {
    await tabTo(page, label);
    await page.keyboard.type(text);
  }
  await tabTo(page, "Clinical Manager");
  await page.keyboard.press("Space");
  await tabTo(page, "Add user");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Kim Ito" })).toBeFocused();

  await tabTo(page, "Disable…");
  await page.keyboard.press("Enter");
  const disable = page.getByRole("dialog", { name: "Disable Kim Ito?" });
  await expect(disable.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(disable).toBeHidden();
  await expect(page.getByRole("button", { name: "Disable…" })).toBeFocused();

  await page.goto("/roles");
  await expect(rowsOf(page, "Roles").first()).toBeVisible();
  await tabTo(page, "Clinical Manager");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Clinical Manager" })).toBeFocused();
  await tabTo(page, "Open charts");
  await page.keyboard.press("Space");
  await tabTo(page, "Review and save 1 change");
  await page.keyboard.press("Enter");
  const preview = page.getByRole("dialog", { name: "Save the role Clinical Manager?" });
  await expect(preview.getByRole("listitem")).toContainText("Kim Ito");
  await expect(preview.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Review and save" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(preview.getByRole("button", { name: "Save" })).toBeEnabled();
  await tabTo(page, "Save");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The role Clinical Manager is saved. It holds at once.")).toBeVisible();
});

test("two-factor is set up without a mouse, and the focus follows each step", async ({ page, baseURL }) => {
  const practice = newPractice();
  const kim = newUser(practice);
  await addUser(await signUp(baseURL!, practice), kim, []);
  await signIn(page, kim.userName, kim.password);
  await page.goto("/account?tab=two-factor");
  await expect(page.getByRole("button", { name: "Set up…" })).toBeVisible();
  await tabTo(page, "Set up…");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Your password" })).toBeFocused();
  await page.keyboard.type(kim.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Code that the app shows now" })).toBeFocused();
  const app = new AuthenticatorApp(await page.locator("code").innerText());
  await page.keyboard.type(app.nextCode());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: "Keep your recovery codes" })).toBeFocused();
  await tabTo(page, "I have kept them");
  await page.keyboard.press("Enter");
  await expect(page.getByText("10 codes left")).toBeVisible();
  await expect(page.getByRole("button", { name: "Set up another app…" })).toBeFocused();
});

test("the focus goes back to what opened a dialog or a menu", async ({ page }) => {
  await signIn(page, "grace");
  await page.goto("/practitioners");
  const opener = rowsOf(page, "Practitioners").first().getByRole("button");
  await expect(opener).toBeVisible();
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Which user is/u });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("combobox", { name: "User" })).toBeFocused();
  await dialog.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();

  const find = page.getByRole("button", { name: "Find a patient or page" });
  await find.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Find a patient or page" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(find).toBeFocused();

  const account = page.getByRole("button", { name: "your account" });
  await account.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(account).toBeFocused();
});

/** Presses Tab until what has the name has the focus, and looks whether each stop on the way can be seen. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = name.replaceAll(/\s+/gu, " ").trim();
  const stops: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(focusedElement);
    expect(stop.visible, `the focus on "${stop.name}" can be seen`).toBe(true);
    if (stop.name === wanted) return;
    stops.push(stop.name);
  }
  throw new Error(`Tab does not come to "${wanted}", only to: ${stops.join(", ")}`);
}

/** Runs in the page: the name of what has the focus, and whether an outline or a ring shows it. */
function focusedElement(): { name: string; visible: boolean } {
  const element = document.activeElement as HTMLElement;
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.innerText : undefined;
  const text = element.getAttribute("aria-label") ?? label ?? element.innerText;
  const visible = [element, element.parentElement!].some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
  });
  return { name: text.replaceAll(/\s+/gu, " ").trim(), visible };
}
