import { test as base, expect } from "@playwright/test";
import type { BrowserContext, BrowserContextOptions, Locator, Page } from "@playwright/test";
import { Installation } from "./installation.ts";

/** The password of every demo login. */
const DEMO_PASSWORD = "harbor-lights-26";

/**
 * A test in a browser whose console must stay without an error, a violation of the Content-Security-Policy among them.
 * `openBrowser` opens another one, as of another person. `installation` is a server with the demo practice, which nothing else uses while
 * the test runs: each of the processes that Playwright starts has its own.
 */
export const test = base.extend<
  { faults: string[]; openBrowser: (options?: BrowserContextOptions) => Promise<Page> },
  { installation: Installation }
>({
  installation: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from this pattern what a fixture needs.
    async ({}, use) => {
      const installation = new Installation();
      await use(installation);
      await installation.remove();
    },
    { scope: "worker" },
  ],
  // Browsers keep the session's cookie for this name without https.
  baseURL: async ({ installation }, use) => {
    await use((await installation.start({ DEMO: "true" })).replace("127.0.0.1", "localhost"));
  },
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      watch(context, faults);
      await use(faults);
      expect(faults, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  openBrowser: async ({ browser, faults }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      watch(context, faults);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

function watch(context: BrowserContext, faults: string[]): void {
  context.on("console", (message) => {
    if (message.type() === "error") faults.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => faults.push(String(error.error())));
}

/** Signs the browser in without the form. */
export async function signIn(page: Page, login: string, password = DEMO_PASSWORD): Promise<void> {
  const response = await page.request.post("/graphql", {
    data: {
      query: "mutation ($input: SignInInput!) { signIn(input: $input) { session { id } } }",
      variables: { input: { login, password } },
    },
  });
  expect(await response.json()).toMatchObject({ data: { signIn: { session: { id: expect.any(String) } } } });
}

/** The rows of a table that hold data. */
export function rowsOf(page: Page, table: string) {
  return page.getByRole("table", { name: table, exact: true }).locator("tbody:not([aria-hidden])").getByRole("row");
}

/** The navigation between the parts of a patient's record. */
export function recordTabs(page: Page) {
  return page.getByRole("navigation", { name: "Parts of the record" });
}

/** Opens the record of the patient that a search finds alone. */
export async function openPatient(page: Page, search: string): Promise<void> {
  await page.goto(`/patients?q=${encodeURIComponent(search)}`);
  await expect(rowsOf(page, "Patients")).toHaveCount(1);
  await rowsOf(page, "Patients").getByRole("link").click();
  await expect(recordTabs(page)).toBeVisible();
}

/** Signs in by the form: into the console, or up to the second factor where one is due. */
export async function signInByForm(page: Page, login: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "User name or e-mail address" }).fill(login);
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Signs out by the menu of the own account. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "your account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
}

/** Opens the newest mail of this subject to this address in the mailbox of development. */
export async function openMail(page: Page, to: string, subject: string): Promise<Locator> {
  await page.goto("/mailbox");
  const mails = page.getByRole("list", { name: "Mails" }).getByRole("button");
  await mails.filter({ hasText: to }).filter({ hasText: subject }).first().click();
  const mail = page.getByRole("article", { name: subject });
  await expect(mail).toContainText(to);
  return mail;
}

/** Chooses an option of a field that opens a list. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: field, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Marks the page: a reload would take the mark away. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.toggleAttribute("data-not-reloaded", true));
}

/** That the page is still the one that was marked. */
export async function expectNoReload(page: Page): Promise<void> {
  await expect(page.locator("html[data-not-reloaded]")).toHaveCount(1);
}
