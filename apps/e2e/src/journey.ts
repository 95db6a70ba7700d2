import { test as base, expect } from "@playwright/test";
import type { BrowserContext, BrowserContextOptions, Page } from "@playwright/test";

/** The password of every demo login. */
const DEMO_PASSWORD = "harbor-lights-26";

/**
 * A test in a browser whose console must stay without an error, a violation of the Content-Security-Policy among them.
 * `openBrowser` opens another one, as of another person.
 */
export const test = base.extend<{
  faults: string[];
  openBrowser: (options?: BrowserContextOptions) => Promise<Page>;
}>({
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
