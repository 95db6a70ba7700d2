import { expect } from "@playwright/test";
import { newPractice } from "./api.ts";
import { test } from "./journey.ts";

test("a practice is signed up, starts empty, and its first user signs in by e-mail", async ({ page }) => {
  const practice = newPractice("Lakeside Clinic");
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Create a practice" }).click();
  const field = (label: string) => page.getByRole("textbox", { name: label, exact: true });
  const submit = page.getByRole("button", { name: "Create the practice" });

  await test.step("each field says what is missing, and the first has the focus", async () => {
    await submit.click();
    for (const [label, message] of [
      ["Practice name", /Type the practice's name\./u],
      ["First Name", /Type your first name\./u],
      ["Last Name", /Type your last name\./u],
      ["User Name", /Type the user name that you will sign in with\./u],
      ["Email", /Type an e-mail address, such as kim@practice\.example\./u],
      ["Password", /Type a password\./u],
    ] as const) {
      await expect(field(label)).toHaveAccessibleDescription(message);
    }
    await expect(field("Practice name")).toBeFocused();
  });

  await test.step("the password's rules tick while typing", async () => {
    await field("Practice name").fill(practice.practiceName);
    await field("First Name").fill(practice.firstName);
    await field("Last Name").fill(practice.lastName);
    await field("User Name").fill(practice.userName);
    await field("Email").fill(practice.email);
    const rules = page.getByRole("list", { name: "Password rules" });
    const kept = rules.getByRole("listitem").filter({ hasText: "(kept)" });
    await expect(rules.getByRole("listitem")).toHaveCount(4);
    await expect(kept).toHaveCount(0);
    await field("Password").pressSequentially("quiet");
    await expect(kept).toHaveText(["Does not hold the user name (kept)"]);
    await field("Password").pressSequentially(" harbour");
    await expect(kept).toHaveCount(2);
    await field("Password").pressSequentially(" 41");
    await expect(kept).toHaveCount(3);
  });

  await test.step("what the server refuses stands at its field, which gets the focus", async () => {
    await field("Confirm Password").fill("quiet harbor 41");
    await submit.click();
    await expect(field("Confirm Password")).toHaveAccessibleDescription(/The two passwords differ/u);
    await expect(field("Confirm Password")).toBeFocused();
    await field("Confirm Password").fill(practice.password);
    await field("User Name").fill("grace");
    await submit.click();
    await expect(field("User Name")).toHaveAccessibleDescription(/"grace" is taken/u);
    await expect(field("User Name")).toBeFocused();
    await field("User Name").fill(practice.userName);
  });

  await submit.click();
  await expect(page).toHaveURL("/patients");
  await expect(page.getByText(`${practice.practiceName} is set up. You are its administrator.`)).toBeVisible();
  await expect(page.getByRole("heading", { name: "No patients yet" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Import patients" }).first()).toBeVisible();

  await page.getByRole("button", { name: "your account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto("/patients");
  await expect(page).toHaveURL(/\/sign-in/u);

  await field("User name or e-mail address").fill(practice.email.toUpperCase());
  await field("Password").fill(practice.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/patients");
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText(practice.practiceName);
});

test("an unknown name and a wrong password get the same answer", async ({ page }) => {
  await page.goto("/sign-in");
  const form = page.getByRole("form", { name: "Sign in" });
  const answers: string[] = [];
  for (const [login, password] of [
    ["nobody.of.this.name", "quiet harbour 41"],
    ["amelia", "not the password 1"],
  ] as const) {
    await form.getByLabel("User name or e-mail address").fill(login);
    await form.getByLabel("Password", { exact: true }).fill(password);
    await form.getByRole("button", { name: "Sign in" }).click();
    const answer = form.getByRole("alert");
    await expect(answer).toBeVisible();
    answers.push(await answer.innerText());
    await page.reload();
  }
  expect(answers[0]).toBe(answers[1]);
});
