import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import type { Installation } from "./installation.ts";
import { AuthenticatorApp } from "./people.ts";
import { runProgram } from "./run-program.ts";

/** An employee of the vendor, as the command line makes one. */
export interface Employee {
  readonly name: string;
  readonly userName: string;
  readonly password: string;
}

let employees = 0;

/** An employee of whose names no word stands anywhere else: they can be searched for. */
export function newEmployee(firstName = "Zdenka", lastName = "Quillon"): Employee {
  employees += 1;
  const userName = `${firstName}.${lastName}.${process.pid}.${employees}`.toLowerCase();
  return { name: `${firstName} ${lastName}`, userName, password: "slow tide under 7 bridges" };
}

/** Makes an employee by the command line, beside the server that runs. */
export async function addEmployee(
  { dataFolder }: Installation,
  { name, userName, password }: Employee,
  role: "agent" | "supervisor" = "agent",
): Promise<void> {
  const { code, output } = await runProgram("cli", {
    dataFolder,
    args: ["vendor-employee", "add", "--user-name", userName, "--name", name, "--role", role, "--password-stdin"],
    input: password,
  });
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining(`${userName} signs in at /staff`) });
}

/** Signs the browser in as an employee who is there for the first time, second factor and all, without the forms. */
export async function signInAsEmployee(page: Page, { userName, password }: Employee): Promise<AuthenticatorApp> {
  const input = { login: userName, password };
  await askByBrowser(page, "mutation ($input: VendorSignInInput!) { vendorSignIn(input: $input) { session { id } } }", {
    input,
  });
  const { startTotpEnrolment: started } = await askByBrowser<{ startTotpEnrolment: { manualKey: string } }>(
    page,
    "mutation ($input: StartTotpEnrolmentInput!) { startTotpEnrolment(input: $input) { manualKey } }",
    { input: { password } },
  );
  const app = new AuthenticatorApp(started.manualKey);
  const { confirmTotpEnrolment: confirmed } = await askByBrowser<{ confirmTotpEnrolment: { userErrors: object[] } }>(
    page,
    "mutation ($input: ConfirmTotpEnrolmentInput!) { confirmTotpEnrolment(input: $input) { userErrors { message } } }",
    { input: { code: app.nextCode() } },
  );
  expect(confirmed.userErrors).toEqual([]);
  return app;
}

/** Why an employee enters an account. */
export const ENTRY = {
  reason: "Prescriptions are refused since Monday.",
  caseNumber: "00482913",
};

/** From the page of a practice's users: breaks the glass on behalf of one of them, and is inside. */
export async function breakTheGlass(agent: Page, onBehalfOf: string): Promise<void> {
  await agent.getByRole("button", { name: `Break the glass on behalf of ${onBehalfOf}` }).click();
  const dialog = agent.getByRole("dialog", { name: "Break the glass" });
  await dialog.getByRole("combobox", { name: "Reason" }).click();
  await agent.getByRole("option", { name: "Investigation of an issue" }).click();
  await dialog.getByRole("textbox", { name: "Case number" }).fill(ENTRY.caseNumber);
  await dialog.getByRole("textbox", { name: "What you will look into" }).fill(ENTRY.reason);
  await dialog.getByRole("button", { name: "Break the glass" }).click();
  await expect(btgBanner(agent)).toBeVisible();
}

/** Opens User Management of the practice of this name. */
export async function openUserManagement(agent: Page, practiceName: string): Promise<void> {
  await agent.goto(`/staff?q=${encodeURIComponent(practiceName)}`);
  await agent.getByRole("link", { name: practiceName }).click();
  await expect(agent.getByRole("heading", { name: "User Management" })).toBeVisible();
}

/** The banner over every page of an account that an employee is in. */
export function btgBanner(page: Page) {
  return page.getByRole("region", { name: "Break-the-glass session" });
}

async function askByBrowser<Data>(page: Page, query: string, variables: object): Promise<Data> {
  const response = await page.request.post("/graphql", { data: { query, variables } });
  const { data, errors } = (await response.json()) as { data: Data; errors?: object[] };
  expect(errors).toBeUndefined();
  return data;
}

/** The access that a page is in. */
export async function btgSessionOf(page: Page): Promise<string> {
  const id = await page.evaluate(() => sessionStorage.getItem("chartward.btg-session"));
  expect(id).not.toBeNull();
  return id!;
}

/** Asks the API from within a page, as a person does who has opened the developer tools. @param btgSession the access to do it in. */
export function fetchInPage(page: Page, query: string, variables: object, btgSession: string): Promise<object> {
  return page.evaluate(
    async ([body, session]) => {
      const response = await fetch("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", "btg-session": session },
        body,
      });
      return (await response.json()) as object;
    },
    [JSON.stringify({ query, variables }), btgSession] as const,
  );
}
