import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { newPractice, signUp } from "./api.ts";
import { expectAccessible } from "./axe.ts";
import { openMail, rowsOf, signIn, signInByForm, signOut, test } from "./journey.ts";
import { addUser, enrol, newUser } from "./people.ts";

const REASON = "On call alone; two charts are needed before the transfer.";
/** A signal comes at once; a poll, where no channel is open, after half a minute. */
const SOON = { timeout: 10_000 };

test.describe.configure({ timeout: 300_000 });

test("a designated user takes administrator rights in an emergency, everyone is told, and what was done is reviewed", async ({
  page: robin,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice("Lakeshore Family Practice");
  const administrator = await signUp(baseURL!, practice);
  const samuel = newUser(practice, "Samuel", "Kim");
  const lena = newUser(practice, "Lena", "Fischer");
  const samuelId = await addUser(administrator, samuel, ["Patient Coordinator"]);
  const lenaId = await addUser(administrator, lena, ["Patient Coordinator"]);

  await test.step("nobody is designated, so nobody can activate", async () => {
    await signIn(robin, practice.userName, practice.password);
    await robin.goto("/settings/emergency-access");
    await expect(robin.getByRole("heading", { name: "Nobody is designated" })).toBeVisible();
    await expect(robin.getByText("You cannot activate emergency access:")).toBeVisible();
    await expect(activateButton(robin)).toHaveCount(0);
    await expectAccessible(robin);
  });

  await test.step("an administrator ticks the permission; whoever has no second factor is pointed out", async () => {
    await robin.goto(`/users/${samuelId}`);
    const box = robin.getByRole("checkbox", { name: "Allow emergency access" });
    await box.check();
    await expect(robin.getByText("Samuel Kim is designated for emergency access.")).toBeVisible();
    await expect(
      robin.getByText("Samuel Kim cannot activate emergency access before two-factor is set up."),
    ).toBeVisible();
    await expectAccessible(robin);
    await robin.reload();
    await expect(box).toBeChecked();
    await robin.goto("/users");
    const row = rowsOf(robin, "Users").filter({ hasText: "Samuel Kim" });
    await expect(row.getByRole("img", { name: "Emergency access is allowed" })).toBeVisible();
    await expect(robin.getByRole("img", { name: "Emergency access is allowed" })).toHaveCount(1);
    await robin.getByRole("search").getByRole("button", { name: "Emergency access" }).click();
    await expect(rowsOf(robin, "Users")).toHaveCount(1);
  });

  await test.step("he ticks it for himself too", async () => {
    await robin.goto("/users");
    const row = rowsOf(robin, "Users").filter({ hasText: "Robin Vega" });
    await row.getByRole("link", { name: "Robin Vega" }).click();
    await robin.getByRole("checkbox", { name: "Allow emergency access" }).check();
    await expect(robin.getByText("Robin Vega is designated for emergency access.")).toBeVisible();
    await expect(robin.getByText("you cannot activate emergency access before two-factor is set up.")).toBeVisible();
    await robin.goBack();
    await expect(row.getByRole("img", { name: "Emergency access is allowed" })).toBeVisible();
  });

  const kim = await openBrowser();
  await signIn(kim, samuel.userName, samuel.password);
  await kim.goto("/settings/emergency-access");
  await expect(kim.getByRole("link", { name: "Set it up on your account page" })).toHaveAttribute(
    "href",
    "/account?tab=two-factor",
  );
  await expect(activateButton(kim)).toHaveCount(0);
  const app = await enrol(kim, samuel.password);

  const fischer = await openBrowser();
  await signIn(fischer, lena.userName, lena.password);
  await fischer.goto("/settings/emergency-access");
  await expect(fischer.getByText("An administrator ticks “Allow emergency access”")).toBeVisible();
  await expect(activateButton(fischer)).toHaveCount(0);
  await expect(fischer.getByRole("heading", { name: "Designated users" })).toHaveCount(0);

  await test.step("activation asks once, with a reason, and signs out at once", async () => {
    await kim.reload();
    await activateButton(kim).click();
    const dialog = kim.getByRole("dialog", { name: "Activate emergency access mode?" });
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
    await expect(dialog).toContainText("ensure your two-factor authentication device is available");
    await dialog.getByRole("button", { name: "Activate and log out" }).click();
    const reason = dialog.getByRole("textbox", { name: "Reason" });
    await expect(reason).toHaveAccessibleDescription(/at least three letters/u);
    await expect(reason).toBeFocused();
    await expectAccessible(kim);
    await reason.fill(REASON);
    await dialog.getByRole("button", { name: "Activate and log out" }).click();
    await expect(kim).toHaveURL(/\/sign-in/u);
    await expect(kim.getByText("You are signed out, and emergency access waits for you.")).toBeVisible();
  });

  await test.step("open pages tell of it at once: administrators with the name, all others without", async () => {
    await expect(notice(robin)).toContainText("Samuel Kim activated emergency access.", SOON);
    await expect(notice(robin)).toContainText(REASON);
    await expect(notice(robin).getByRole("link", { name: "Manage emergency access" })).toHaveAttribute(
      "href",
      "/settings/emergency-access",
    );
    await expect(notice(robin).getByRole("link", { name: "Track emergency access activity" })).toHaveAttribute(
      "href",
      "/audit?q=mark:emergency-access",
    );
    await expect(notice(fischer)).toContainText("Emergency access is on.", SOON);
    await expect(fischer.locator("body")).not.toContainText("Samuel");
    await expectAccessible(fischer);
  });

  await test.step("the rights come with the password and the code, and nothing before", async () => {
    await signInByForm(kim, samuel.userName, samuel.password);
    await expect(kim.getByText("This sign-in is for emergency access mode.")).toBeVisible();
    await expect(kim.getByRole("checkbox", { name: /^Trust this browser/u })).toHaveCount(0);
    await expectAccessible(kim);
    await kim.getByRole("textbox", { name: "Code from your authenticator app" }).fill(app.nextCode());
    await kim.getByRole("button", { name: "Sign in" }).click();
    await expect(mode(kim)).toContainText(/Emergency access mode is on until \d\d:\d\d/u);
    await expect(notice(kim)).toContainText("Turn it off in Settings when the emergency is over.");
    await expect(notice(kim).getByRole("link")).toHaveText([
      "Manage emergency access",
      "Track emergency access activity",
    ]);
    await expectAccessible(kim);
    await notice(kim).getByRole("button", { name: "Mark as seen, until the next sign-in" }).click();
    await expect(notice(kim)).toHaveCount(0);
    await expect(kim.getByRole("heading", { level: 1 })).toBeFocused();
    await kim.reload();
    await expect(mode(kim)).toBeVisible();
    await expect(notice(kim)).toHaveCount(0);
  });

  await test.step("in the mode others' logins, designations and roles are changed, and marked", async () => {
    await kim.goto(`/users/${lenaId}`);
    await kim.getByRole("checkbox", { name: "Allow emergency access" }).check();
    await expect(kim.getByText("Lena Fischer is designated for emergency access.")).toBeVisible();
    await kim.getByRole("button", { name: "Send password reset" }).click();
    await expect(kim.getByText("A link is on its way")).toBeVisible();
    await kim.goto(`/users/${lenaId}?tab=roles`);
    await kim.getByRole("checkbox", { name: "Clinical Manager" }).check();
    await kim.getByRole("button", { name: "Review and save" }).click();
    await kim.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(kim.getByText("Lena Fischer's access is saved. It holds at once.")).toBeVisible();
    await notice(robin).getByRole("link", { name: "Track emergency access activity" }).click();
    await expect(robin.getByRole("button", { name: "Emergency access", exact: true })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    for (const act of [
      "allowed emergency access to Lena Fischer",
      "A link to reset the password was mailed to Lena Fischer",
      "gave Lena Fischer the role Clinical Manager",
    ]) {
      const entry = rowsOf(robin, "Audit entries").filter({ hasText: act });
      await expect(entry).toHaveText(/Samuel Kim.*In emergency access mode:/su);
    }
    await expectAccessible(robin);
  });

  await test.step("its user turns it off: the rights go at once, and it is pending until the sign-out", async () => {
    await mode(kim).getByRole("link", { name: "Turn it off" }).click();
    const form = kim.getByRole("form", { name: "Open a blocked chart" });
    await form.getByRole("textbox", { name: "Demographic #" }).fill("4");
    await form.getByRole("textbox", { name: "What the chart is needed for" }).fill("Unconscious, allergies needed");
    await form.getByRole("button", { name: "Open the chart for an hour" }).click();
    await expect(form.getByRole("alert")).toContainText("No patient is named exactly so, or more than one is.");
    await expectAccessible(kim);
    await kim.getByRole("button", { name: "Deactivate emergency access mode" }).click();
    const dialog = kim.getByRole("dialog", { name: "Deactivate your emergency access mode?" });
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
    await dialog.getByRole("button", { name: "Deactivate" }).click();
    await expect(mode(kim)).toContainText("Sign out and in again to finish.");
    await expect(kim.getByRole("heading", { name: "Pending: emergency access mode is off" })).toBeVisible();
    await expect(kim.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Manage Users" })).toHaveCount(
      0,
    );
    await expect(kim.getByRole("heading", { name: "Designated users" })).toHaveCount(0);
    await expectAccessible(kim);
    await expect(notice(robin)).toHaveCount(0, SOON);
    await robin.goto("/settings/emergency-access");
    await expect(current(robin)).toContainText("Pending until sign-out");
    await mode(kim).getByRole("button", { name: "Sign out" }).click();
    await expect(kim.getByText("You are signed out.")).toBeVisible();
    await expect(robin.getByText("Nobody has emergency access.")).toBeVisible(SOON);
  });

  await test.step("administrators review what was done and what still stands, and sign it off", async () => {
    const due = robin.getByRole("list", { name: "To be reviewed" });
    await expect(due).toContainText(REASON);
    await expectAccessible(robin);
    await due.getByRole("link", { name: "Review the emergency access of Samuel Kim" }).click();
    await expect(robin.getByRole("list", { name: "What still stands" })).toContainText("Lena Fischer");
    await expect(robin.getByRole("list", { name: "What was done" }).getByRole("listitem").first()).toBeVisible();
    await expect(robin.getByRole("link", { name: "In the audit report" })).toHaveAttribute(
      "href",
      "/audit?q=mark%3Aemergency-access+user%3A%22Samuel+Kim%22",
    );
    await robin.getByRole("button", { name: "Sign off" }).click();
    await expect(robin.getByText("Say what the review has found.")).toBeVisible();
    await expectAccessible(robin);
    await robin.getByRole("textbox", { name: "What the review has found" }).fill("One reset, asked for by phone.");
    await robin.getByRole("button", { name: "Sign off" }).click();
    await expect(robin.getByText("Signed off by Robin Vega")).toBeVisible();
    await robin.goto("/settings/emergency-access");
    await expect(robin.getByText("Signed off")).toBeVisible();
    await expect(robin.getByRole("heading", { name: "To be reviewed" })).toHaveCount(0);
  });
});

test("an administrator turns it off beside the name; the notice came at each sign-in until then", async ({
  page: robin,
  baseURL,
  openBrowser,
}) => {
  const practice = newPractice("Bayview Family Practice");
  const administrator = await signUp(baseURL!, practice);
  const samuel = newUser(practice, "Samuel", "Kim");
  await addUser(administrator, samuel, ["Patient Coordinator"]);
  const lena = newUser(practice, "Lena", "Fischer");
  await addUser(administrator, lena, ["Patient Coordinator"]);
  const kim = await openBrowser();
  await signIn(kim, samuel.userName, samuel.password);
  const app = await enrol(kim, samuel.password);

  await signIn(robin, practice.userName, practice.password);
  await robin.goto("/settings/emergency-access");
  await robin.getByRole("button", { name: "Allow for a user" }).click();
  await robin.getByRole("combobox", { name: "User" }).fill("Samuel");
  await robin.getByRole("option", { name: /^Samuel Kim/u }).click();
  await robin.getByRole("button", { name: "Allow", exact: true }).click();
  await expect(rowsOf(robin, "Designated users")).toHaveText(/Samuel Kim.*On.*Off/u);

  await kim.goto("/settings/emergency-access");
  await activateButton(kim).click();
  await kim.getByRole("textbox", { name: "Reason" }).fill(REASON);
  await kim.getByRole("button", { name: "Activate and log out" }).click();
  await signInByForm(kim, samuel.userName, samuel.password);
  await kim.getByRole("textbox", { name: "Code from your authenticator app" }).fill(app.nextCode());
  await kim.getByRole("button", { name: "Sign in" }).click();
  await expect(mode(kim)).toBeVisible();

  const fischer = await openBrowser();
  await signInByForm(fischer, lena.userName, lena.password);
  await expect(notice(fischer)).toContainText("Emergency access is on.");
  await expect(notice(fischer)).toContainText("somebody in your practice has the rights of an administrator");
  await expect(fischer.locator("body")).not.toContainText("Samuel");

  await expect(notice(robin)).toContainText("Samuel Kim has emergency access.", SOON);
  await notice(robin).getByRole("button", { name: "Mark as seen, until the next sign-in" }).click();
  await expect(notice(robin)).toHaveCount(0);
  await signOut(robin);
  const mail = await openMail(robin, practice.email, "Samuel Kim activated emergency access");
  await expect(mail).toContainText(REASON);
  await signIn(robin, practice.userName, practice.password);
  await robin.goto("/patients");
  await expect(notice(robin)).toContainText("Samuel Kim has emergency access.");

  await notice(robin).getByRole("link", { name: "Manage emergency access" }).click();
  await current(robin).getByRole("button", { name: "Deactivate emergency access of Samuel Kim" }).click();
  await robin.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(current(robin)).toContainText("Pending until sign-out");
  await expect(mode(kim)).toContainText("Emergency access mode is off, pending your sign-out.", SOON);
  await expect(notice(robin)).toHaveCount(0, SOON);
  await mode(kim).getByRole("button", { name: "Sign out" }).click();
  await expect(rowsOf(robin, "History")).toHaveText(/Samuel Kim.*by Robin Vega.*To be reviewed/u, SOON);
});

const activateButton = (page: Page) => page.getByRole("button", { name: "Activate emergency access mode" });
/** What everybody is told at each sign-in. */
const notice = (page: Page) => page.getByRole("region", { name: "Emergency access is on" });
/** What stands on every page of whoever is in the mode. */
const mode = (page: Page) => page.getByRole("region", { name: "Emergency access mode" });
const current = (page: Page) => page.getByRole("list", { name: "Who has it now" });
