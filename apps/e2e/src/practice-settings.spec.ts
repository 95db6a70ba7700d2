import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { newPractice, read, signUp } from "./api.ts";
import { choose, rowsOf, signIn, signInByForm, test } from "./journey.ts";
import { addUser, AuthenticatorApp, newUser } from "./people.ts";
import { freePort } from "./server-settings.ts";

test("each setting of the practice is saved, read back, and stands in the log before and after", async ({
  page,
  baseURL,
}) => {
  const practice = newPractice();
  await signUp(baseURL!, practice);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/practice-settings");
  const field = fieldOf(page);
  const texts = {
    Name: `${practice.practiceName}, Lakeside`,
    Address: "12 Harbour Street\nPortland, ME 04101",
    "Outgoing address": "front.desk@practice.example",
    "SMTP Host": "mail.practice.example",
    "SMTP Port": "2525",
    "SMTP User": "front.desk",
    "Default, minutes": "10",
    "Shortest, minutes": "5",
    "Longest, minutes": "60",
    "Browser trust, days": "7",
    "Shortest password, characters": "12",
  };
  for (const [label, text] of Object.entries(texts)) await field(label).fill(text);
  await field("SMTP Password").fill("a password for mail");
  await choose(page, "Culture", "Canada");
  await page.getByRole("combobox", { name: "Time zone" }).fill("Denver");
  await page.getByRole("option", { name: "America/Denver" }).click();
  await page.getByRole("radio", { name: "Close the chart only" }).check();
  await page.getByRole("checkbox", { name: "A user is added" }).uncheck();
  await save(page);
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await expect(page.getByRole("group", { name: "Unsaved changes" })).toHaveCount(0);

  await page.reload();
  for (const [label, text] of Object.entries(texts)) await expect(field(label)).toHaveValue(text);
  await expect(field("SMTP Password")).toHaveValue("");
  await expect(field("SMTP Password")).toHaveAccessibleDescription(/One is stored\./u);
  await expect(page.getByRole("combobox", { name: "Culture" })).toHaveValue("Canada");
  await expect(page.getByRole("combobox", { name: "Time zone" })).toHaveValue("America/Denver");
  await expect(page.getByRole("radio", { name: "Close the chart only" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "A user is added" })).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: "A user is disabled or brought back" })).toBeChecked();
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText(texts.Name);

  await page.goto("/users/add");
  const rules = page.getByRole("list", { name: "Password rules" });
  await expect(rules.getByRole("listitem").first()).toContainText("12 characters or more");

  await page.goto("/audit?q=action%3Apractice.update");
  const rows = rowsOf(page, "Audit entries");
  await rows.first().click();
  await expect(rows.nth(1)).toContainText(/Robin Vega changed .*settings/u);
  await expect(rows.nth(1)).toContainText("12 Harbour Street");
  expect(await page.content()).not.toContain("a password for mail");
});

test("what is out of bounds is refused at its field, and a test e-mail says what failed", async ({ page, baseURL }) => {
  const practice = newPractice();
  await signUp(baseURL!, practice);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/practice-settings");
  const field = fieldOf(page);

  for (const [label, text, message] of [
    ["Longest, minutes", "121", /Type whole minutes from 1 to 120\./u],
    ["Shortest password, characters", "7", /Type whole characters from 8 to 64\./u],
    ["Browser trust, days", "x", /Type whole days from 0 to 90\./u],
  ] as const) {
    const before = await field(label).inputValue();
    await field(label).fill(text);
    await save(page);
    await expect(field(label)).toHaveAccessibleDescription(message);
    await expect(field(label)).toBeFocused();
    await field(label).fill(before);
  }
  await field("Shortest, minutes").fill("30");
  await save(page);
  await expect(field("Default, minutes")).toHaveAccessibleDescription(/lies between the shortest and the longest/u);
  await page.getByRole("button", { name: "Discard" }).click();

  await test.step("the server's own refusal stands at the field too", async () => {
    await field("Outgoing address").fill("not an address");
    await save(page);
    await expect(field("Outgoing address")).toHaveAttribute("aria-invalid", "true");
    await expect(field("Outgoing address")).toBeFocused();
  });

  const port = await freePort();
  await field("Outgoing address").fill("front.desk@practice.example");
  await field("SMTP Host").fill("localhost");
  await field("SMTP Port").fill(String(port));
  await save(page);
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  const mail = page.getByRole("region", { name: "Outgoing mail" });
  await mail.getByRole("button", { name: "Send a test e-mail" }).click();
  await expect(mail.getByRole("alert")).toHaveText(`Nothing answers at localhost (port ${port}). Check host and port.`);
});

test("where the practice demands two-factor, a sign-in without it opens the set-up and nothing else", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice();
  const administrator = await signUp(baseURL!, practice);
  const kim = newUser(practice);
  await addUser(administrator, kim, ["Clinical Provider"]);
  await signIn(page, practice.userName, practice.password);
  await page.goto("/practice-settings");
  await page.getByRole("radio", { name: "Required" }).check();
  await expect(page.getByText("2 users have no second factor yet.")).toBeVisible();
  await save(page);
  await expect(page.getByText("The settings are saved.")).toBeVisible();

  const tab = await openBrowser();
  await signInByForm(tab, kim.userName, kim.password);
  const setUp = tab.getByRole("heading", { name: "Your practice asks for a second factor" });
  await expect(setUp).toBeVisible();
  for (const address of ["/patients", "/account", "/audit"]) {
    await tab.goto(address);
    await expect(setUp).toBeVisible();
    await expect(tab.getByRole("navigation")).toHaveCount(0);
  }
  await tab.getByRole("textbox", { name: "Your password" }).fill(kim.password);
  await tab.getByRole("button", { name: "Go on" }).click();
  const app = new AuthenticatorApp(await tab.locator("code").innerText());
  await tab.getByRole("textbox", { name: "Code that the app shows now" }).fill(app.nextCode());
  await tab.getByRole("button", { name: "Turn it on" }).click();
  await expect(tab.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await tab.getByRole("button", { name: "I have kept them" }).click();
  await expect(rowsOf(tab, "Audit entries").first()).toBeVisible();
  await expect(tab.getByRole("navigation", { name: "Main" })).toBeVisible();
});

test("Auto Logout of a minute warns half a minute ahead, and whoever stays is not signed out", async ({
  page,
  baseURL,
}) => {
  const practice = newPractice();
  const administrator = await signUp(baseURL!, practice);
  await read(
    administrator,
    `mutation {
      updatePracticeSettings(input: { version: 1, security: { autoLogoutDefaultMinutes: 1 } }) { userErrors { message } }
    }`,
  );
  await signIn(page, practice.userName, practice.password);
  await page.goto("/patients");
  await expect(page.getByRole("heading", { name: "No patients yet" })).toBeVisible();
  const warning = page.getByRole("dialog", { name: "Are you still there?" });
  await expect(warning).toBeVisible({ timeout: 40_000 });
  await expect(warning.getByRole("timer")).toHaveText(/^(30|2\d) seconds$/u);
  const stay = warning.getByRole("button", { name: "Stay signed in" });
  await expect(stay).toBeFocused();
  await stay.click();
  await expect(warning).toBeHidden();
  await page.getByRole("link", { name: "Audit report" }).click();
  await expect(rowsOf(page, "Audit entries").filter({ hasText: "Stayed signed in" })).toHaveCount(1);
});

/** The fields of the settings, by their labels. */
function fieldOf(page: Page) {
  return (label: string) => page.getByRole("textbox", { name: label, exact: true });
}

/** Saves the changes of the form. */
async function save(page: Page): Promise<void> {
  await page.getByRole("group", { name: "Unsaved changes" }).getByRole("button", { name: /^Save/u }).click();
}
