import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { newPractice, signUp } from "./api.ts";
import { expectAccessible } from "./axe.ts";
import {
  addEmployee,
  breakTheGlass,
  btgBanner,
  btgSessionOf,
  fetchInPage,
  newEmployee,
  openUserManagement,
  signInAsEmployee,
} from "./employees.ts";
import { fhirPatient, ndjson } from "./fhir.ts";
import type { Installation } from "./installation.ts";
import { rowsOf, signIn, test } from "./journey.ts";
import { addUser, newUser } from "./people.ts";

const REASON = "Disabled when in BTG";

/** What is locked on each page, as it is read out, in the order of Tab. */
const LOCKED = (userId: string): Readonly<Record<string, readonly string[]>> => ({
  "/users": ["Add"],
  "/users/add": ["Allow emergency access", "Add user"],
  [`/users/${userId}`]: [
    "E-mail",
    "Change…",
    "Disable…",
    "Send password reset",
    "Unlock login",
    "Allow emergency access",
  ],
  [`/users/${userId}?tab=info`]: [
    "First Name",
    "Last Name",
    "User Title",
    "Culture",
    "Email Signature",
    "Use this email address as my outgoing email address",
    "SMTP User",
    "SMTP Password",
    "Mobile Address",
    "Default Workflow view",
    "Default Patient View",
    "Default Document Tab",
    "Pathway Schedule View",
    "Auto Logout",
  ],
  [`/users/${userId}?tab=roles`]: [
    "Administrator",
    "All Access",
    "Clinical Manager",
    "Clinical Provider",
    "Clinical Provider / Coordinator",
    "Medical Director",
    "Patient Coordinator",
  ],
  [`/users/${userId}?tab=rights&q=chart`]: ["Exception: Import patients", "Exception: Open charts"],
  [`/users/${userId}?tab=sets`]: ["Link a patient…"],
  "/roles": ["Make a role"],
  // A provider's own profile is open, but for what mail is sent with, and whose charts are the provider's.
  "/account": ["View", "Generate New PIN", "Set App Unlock PIN…", "SMTP User", "SMTP Password", "Practitioner"],
  "/account?tab=sign-in": ["Present address", "Change e-mail…", "Password"],
  "/account?tab=two-factor": ["Set up…"],
  "/account?tab=sessions": ["Log out everywhere…", "End the session in node"],
  "/practice-settings": [
    "Outgoing address",
    "SMTP Host",
    "SMTP Port",
    "SMTP User",
    "SMTP Password",
    "Send a test e-mail",
    "Default, minutes",
    "Shortest, minutes",
    "Longest, minutes",
    "Second factor",
    "Browser trust, days",
    "Shortest password, characters",
    "Lasts at most, minutes",
    "A blocked record",
    "Somebody becomes an administrator",
    "A user is added",
    "A user is disabled or brought back",
    "Somebody's two-factor authentication is reset",
    "A user's e-mail address is changed",
    "Emergency access is on or off, opens a blocked chart, or waits for its review",
    "The vendor accesses the account",
  ],
  "/settings/emergency-access": ["Activate emergency access mode", "Allow for a user"],
  "/vendor-access": ["End now: Investigation of an issue, case 00482913"],
});

test.use({ hasTouch: true });
test.describe.configure({ timeout: 300_000 });

/** An agent's browser inside an account, on behalf of its administrator, a provider. */
async function enter(agent: Page, url: string, installation: Installation) {
  const employee = newEmployee();
  const practice = newPractice("Lakeshore Family Practice");
  const kim = newUser(practice);
  const [administrator] = await Promise.all([signUp(url, practice), addEmployee(installation, employee)]);
  const userId = await addUser(administrator, kim, ["Patient Coordinator"]);
  await signInAsEmployee(agent, employee);
  await openUserManagement(agent, practice.practiceName);
  await breakTheGlass(agent, "Robin Vega");
  return { practice, kim, userId };
}

for (const { by, viewport } of [
  { by: "hover", viewport: { width: 1280, height: 800 } },
  { by: "tap", viewport: { width: 390, height: 844 } },
] as const) {
  test(`in BTG every locked control is reached by Tab, and says why there and on ${by}, ${viewport.width} px wide`, async ({
    page: agent,
    baseURL,
    installation,
  }) => {
    const { userId } = await enter(agent, baseURL!, installation);
    await agent.setViewportSize(viewport);
    for (const [address, names] of Object.entries(LOCKED(userId))) {
      await test.step(address, async () => {
        await openLocked(agent, address);
        expect(await lockedStops(agent)).toEqual(names);
        for (const control of await agent.locator("[data-walked=locked]").all()) {
          await agent.getByRole("heading", { level: 1 })[by]();
          await expect(agent.getByRole("tooltip")).toHaveCount(0);
          await control[by]({ force: true });
          await expect(agent.getByRole("tooltip"), String(control)).toHaveText(REASON);
        }
        await expect(btgBanner(agent).getByRole("button", { name: "End" })).toBeInViewport({ ratio: 1 });
        expect(await agent.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      });
    }
  });
}

test("what is pressed or sent to the API past the page does nothing, and the practice sees each attempt", async ({
  page: agent,
  baseURL,
  installation,
  openBrowser,
}) => {
  const { practice, kim, userId } = await enter(agent, baseURL!, installation);
  await test.step("what is pressed does nothing", async () => {
    await openLocked(agent, `/users/${userId}`);
    await expectAccessible(agent);
    await agent.getByRole("button", { name: "Disable…" }).click({ force: true });
    await expect(agent.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("what is sent to the API past the page is refused", async () => {
    const access = await btgSessionOf(agent);
    for (const [field, input] of [
      ["disableUser", { userId }],
      ["updateStaffMember", { userId, version: 1, profile: { userTitle: "Front desk" } }],
      ["requestEmailChange", { userId, newEmail: "another@practice.example", password: practice.password }],
      ["updatePracticeSettings", { version: 1, security: { browserTrustDays: 0 } }],
    ] as const) {
      const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input!`;
      const answer = await fetchInPage(
        agent,
        `mutation ($input: ${type}) { ${field}(input: $input) { userErrors { message } } }`,
        { input },
        access,
      );
      expect(answer, field).toMatchObject({
        data: { [field]: null },
        errors: [{ extensions: { code: "DISABLED_IN_BTG" } }],
      });
    }
  });

  await test.step("the practice sees each attempt in its log", async () => {
    const customer = await openBrowser();
    await signIn(customer, practice.userName, practice.password);
    await customer.goto("/audit?q=mark%3Avendor-access+outcome%3Arefused");
    const refused = rowsOf(customer, "Audit entries");
    await expect(refused).toHaveCount(4);
    for (const row of await refused.allInnerTexts()) expect(row).toMatch(/DrChrono Employee[^]*DrChrono Access/u);
    await customer.goto("/users");
    await expect(rowsOf(customer, "Users").filter({ hasText: kim.userName })).toContainText("Active");
  });
});

test("what stays open is done in the access: an import's files and an export's file come and go in it", async ({
  page: agent,
  baseURL,
  installation,
  openBrowser,
}) => {
  const { practice } = await enter(agent, baseURL!, installation);
  await agent.goto("/import");
  await agent.getByLabel("NDJSON files", { exact: true }).setInputFiles({
    name: "Patient.ndjson",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(ndjson([fhirPatient("aldous", "Aldous", "June")])),
  });
  await agent.getByRole("button", { name: "Start the import" }).click();
  await expect(agent.getByText("The import is done.")).toBeVisible({ timeout: 20_000 });

  await agent.goto("/users");
  const downloading = agent.waitForEvent("download");
  await agent.getByRole("button", { name: "Export CSV" }).click();
  expect(readFileSync(await (await downloading).path(), "utf8")).toContain(practice.userName);

  const customer = await openBrowser();
  await signIn(customer, practice.userName, practice.password);
  await customer.goto("/audit?q=mark%3Avendor-access");
  const entries = rowsOf(customer, "Audit entries");
  for (const words of ["sent the file Patient.ndjson", /downloaded users-.*\.csv/iu])
    await expect(entries.filter({ hasText: words })).toContainText("DrChrono Employee");
});

async function openLocked(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("main").getByText(REASON).first()).toBeVisible();
}

/**
 * Goes through the page by Tab, from behind its navigation to its end. Each stop that is locked must say why: in words that it is
 * described by, and in a tooltip. Nothing that is locked may be left out.
 * @returns the locked stops by name.
 */
async function lockedStops(page: Page): Promise<string[]> {
  const names: string[] = [];
  await page.getByRole("main").focus();
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(nextStop, REASON);
    if (stop === null) break;
    if (!stop.locked) continue;
    await expect(page.getByRole("tooltip"), stop.name).toHaveText(REASON);
    // Each sign-up comes from an address of its own.
    names.push(stop.name.replace(/, 10\.3\.\d+\.\d+$/u, ""));
  }
  expect(await page.evaluate(namesLeftOut), "locked, and not reached by Tab").toEqual([]);
  return names;
}

/** Runs in the page: the name of what has the focus, and whether it is locked for this reason; null at the end of the page. */
function nextStop(reason: string): { name: string; locked: boolean } | null {
  const element = document.activeElement as HTMLElement;
  if (element === document.body || element.hasAttribute("data-walked")) return null;
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const group = element.closest("[role=radiogroup]")?.getAttribute("aria-label");
  const name = group ?? element.getAttribute("aria-label") ?? labels[0]?.innerText ?? element.innerText;
  const described = (element.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.innerText);
  const locked = element.ariaDisabled === "true" && described.findLast((text) => text !== undefined)?.trim() === reason;
  element.setAttribute("data-walked", locked ? "locked" : "open");
  return { name: name.replaceAll(/\s+/gu, " ").trim(), locked };
}

/** Runs in the page: what is locked and was not walked over. Of radio buttons, Tab comes to the chosen one. */
function namesLeftOut(): string[] {
  const controls = document.querySelectorAll<HTMLElement>(
    "main :is(a, button, input, textarea, select)[aria-disabled=true]",
  );
  return [...controls]
    .filter((each) => each.checkVisibility() && !each.hasAttribute("data-walked"))
    .filter((each) => !(each instanceof HTMLInputElement && each.type === "radio" && !each.checked))
    .map((each) => each.outerHTML.slice(0, 200));
}
