import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { newPractice, signUp } from "./api.ts";
import { openMail, rowsOf, signIn, test } from "./journey.ts";
import { addUser, newUser } from "./people.ts";

test("an invited person sets the password by the newest mailed link, once, and signs in", async ({
  page,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice();
  const kim = newUser(practice);
  const subject = `Your login at ${practice.practiceName}`;
  await signUp(baseURL!, practice);
  await signIn(page, practice.userName, practice.password);
  const person = await openBrowser();

  await test.step("nobody sets a password for another", async () => {
    await page.goto("/users/add");
    const field = (label: string) => page.getByRole("textbox", { name: label, exact: true });
    await page.getByRole("radio", { name: "Send an invitation by e-mail" }).check();
    await expect(field("Password")).toHaveCount(0);
    await field("First Name").fill(kim.firstName);
    await field("Last Name").fill(kim.lastName);
    await field("User Name").fill(kim.userName);
    await field("Email").fill(kim.email);
    await page.getByRole("checkbox", { name: "Patient Coordinator" }).check();
    await page.getByRole("button", { name: "Invite user" }).click();
    await expect(page.getByText(`Kim Ito is invited at ${kim.email}.`)).toBeVisible();
    await expect(page.getByText("Has been mailed a link, and has not set a password yet.")).toBeVisible();
  });

  const invitation = await openMail(person, kim.email, subject);
  await expect(invitation).toContainText(`Robin Vega has made a login for you at ${practice.practiceName}.`);
  await expect(invitation).toContainText(kim.userName);
  const first = (await invitation.getByRole("link").getAttribute("href"))!;

  await test.step("a newer invitation takes the place of the first one", async () => {
    await page.getByRole("button", { name: "Resend invitation" }).click();
    await expect(page.getByText(`A new link is on its way to ${kim.email}.`)).toBeVisible();
    await person.goto(first);
    await setPassword(person, kim.password);
    await expect(person.getByRole("alert")).toContainText("This link was used before, or a newer one has replaced it.");
    await expect(person.getByRole("textbox")).toHaveCount(0);
  });

  await person.goto("/mailbox");
  const mails = person.getByRole("list", { name: "Mails" }).getByRole("button").filter({ hasText: kim.email });
  await expect(mails).toHaveCount(2);
  await mails.first().click();
  const second = (await person.getByRole("article", { name: subject }).getByRole("link").getAttribute("href"))!;
  expect(second).not.toBe(first);

  await test.step("what the rules forbid is told at the field", async () => {
    await person.goto(second);
    await expect(person.getByRole("heading", { name: "Choose your password" })).toBeVisible();
    await setPassword(person, "short");
    await expect(person.getByRole("textbox", { name: "Password", exact: true })).toHaveAccessibleDescription(
      /8 characters or more/u,
    );
    await setPassword(person, kim.password);
    await expect(person.getByRole("status")).toContainText("Your password is set.");
  });

  await test.step("signed in, the person sees what the role gives", async () => {
    await person.getByRole("textbox", { name: "User name or e-mail address" }).fill(kim.userName);
    await person.getByRole("textbox", { name: "Password", exact: true }).fill(kim.password);
    await person.getByRole("button", { name: "Sign in" }).click();
    await expect(person.getByRole("heading", { name: "No patients yet" })).toBeVisible();
    await page.goto("/users");
    await expect(rowsOf(page, "Users").filter({ hasText: kim.userName })).toContainText("Active");
  });

  await test.step("the link does nothing any more", async () => {
    await person.goto(second);
    await setPassword(person, "quiet harbour 41");
    await expect(person.getByRole("alert")).toContainText("Sign in, or ask for a new invitation.");
    await person.goto(second.slice(0, second.indexOf("#")));
    await expect(person.getByRole("alert")).toContainText("This link is not whole.");
  });
});

test("a forgotten user name comes by mail, and the page says the same where nobody has the address", async ({
  page,
  baseURL,
}) => {
  const practice = newPractice();
  const kim = newUser(practice);
  await addUser(await signUp(baseURL!, practice), kim, []);
  for (const address of [kim.email, `nobody.${kim.email}`]) {
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgot your user name?" }).click();
    await page.getByRole("textbox", { name: "Email" }).fill(address);
    await page.getByRole("button", { name: "Mail me the user name" }).click();
    await expect(page.getByRole("status")).toHaveText(
      `If a login has the address ${address}, a mail with its user name is on its way.`,
    );
  }
  const mail = await openMail(page, kim.email, "Your user name");
  await expect(mail).toContainText(kim.userName);
  const mails = page.getByRole("list", { name: "Mails" }).getByRole("button");
  await expect(mails.filter({ hasText: `nobody.${kim.email}` })).toHaveCount(0);
});

/** Types the same password twice and sets it. */
async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(password);
  await page.getByRole("textbox", { name: "Confirm Password" }).fill(password);
  await page.getByRole("button", { name: "Set the password" }).click();
}
