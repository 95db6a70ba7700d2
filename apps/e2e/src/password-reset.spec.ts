import { expect } from "@playwright/test";
import { newPractice, signUp } from "./api.ts";
import { signIn, test } from "./journey.ts";

test("a forgotten password is set anew by a mailed link, once, and ends the old session", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice();
  await signUp(baseURL!, practice);
  const oldBrowser = await openBrowser();
  await signIn(oldBrowser, practice.userName, practice.password);
  await oldBrowser.goto("/patients");
  await expect(oldBrowser.getByRole("heading", { name: "Patients", exact: true })).toBeVisible();

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  // The sign-in page has a field of the same name.
  await expect(page.getByRole("heading", { name: "Forgot password" })).toBeVisible();
  await page.getByRole("textbox", { name: "User name or e-mail address" }).fill(practice.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("status")).toContainText("a mail with a link is on its way");

  await page.getByRole("link", { name: "Open the development mailbox" }).click();
  await page.getByRole("list", { name: "Mails" }).getByRole("button").filter({ hasText: practice.email }).click();
  const mail = page.getByRole("article", { name: "Set a new password" });
  await expect(mail).toContainText(practice.userName);
  const link = mail.getByRole("link");
  const address = await link.getAttribute("href");
  await link.click();

  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  const newPassword = "brisk morning 73";
  const setPassword = async () => {
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(newPassword);
    await page.getByRole("textbox", { name: "Confirm Password" }).fill(newPassword);
    await page.getByRole("button", { name: "Change the password" }).click();
  };
  await setPassword();
  await expect(page.getByRole("status")).toContainText("Your password is changed");

  await expect(oldBrowser.getByRole("status").filter({ hasText: "every session of yours has ended" })).toBeVisible();

  const form = page.getByRole("form", { name: "Sign in" });
  await form.getByLabel("User name or e-mail address").fill(practice.userName);
  await form.getByLabel("Password", { exact: true }).fill(practice.password);
  await form.getByRole("button", { name: "Sign in" }).click();
  await expect(form.getByRole("alert")).toBeVisible();
  await form.getByLabel("Password", { exact: true }).fill(newPassword);
  await form.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/patients");

  await page.goto(address!);
  await setPassword();
  await expect(page.getByRole("alert")).toContainText("This link was used before");
});
