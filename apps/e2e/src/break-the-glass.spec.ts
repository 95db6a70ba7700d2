import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { type ApiLogin, newPractice, read, signUp } from "./api.ts";
import { expectAccessible } from "./axe.ts";
import {
  addEmployee,
  breakTheGlass,
  btgBanner,
  btgSessionOf,
  ENTRY,
  fetchInPage,
  newEmployee,
  openUserManagement,
  signInAsEmployee,
} from "./employees.ts";
import { expectNoReload, markPage, openMail, rowsOf, signIn, test as base } from "./journey.ts";
import { addUser, newUser } from "./people.ts";
import { Received } from "./received.ts";

/** In which a page must show that an access began, or be shut when it has ended. */
const AT_ONCE = { timeout: 2_000 };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const LABEL = "DrChrono accessed your account";
const DETAIL =
  "DrChrono accessed your account to investigate an issue. To view details, click here to go to the Audit Logs and filter by DrChrono Access.";

/** A server without the demo practice, to be started again, as another stage too. */
const test = base.extend({
  baseURL: async ({ installation }, use) => {
    await use((await installation.start()).replace("127.0.0.1", "localhost"));
  },
});
test.describe.configure({ timeout: 180_000 });

test("a practice is told at once that the vendor came, sees why and what was done, ends it, and never learns who it was", async ({
  page: agent,
  baseURL,
  installation,
  openBrowser,
}) => {
  const employee = newEmployee();
  const practice = newPractice("Lakeshore Family Practice");
  const kim = newUser(practice);
  const [administrator] = await Promise.all([signUp(baseURL!, practice), addEmployee(installation, employee)]);
  await addUser(administrator, kim, ["Patient Coordinator"]);
  const received = new Received();
  const live = await follow(administrator);
  const [customer, phone] = [await openBrowser(), await openBrowser(PHONE)];
  for (const [person, browser] of [
    [practice, customer],
    [kim, phone],
  ] as const) {
    received.follow(browser);
    await signIn(browser, person.userName, person.password);
    await browser.goto("/patients");
    await expect(browser.getByRole("heading", { name: "No patients yet" })).toBeVisible();
    await expect(labelOn(browser)).toHaveCount(0);
    await markPage(browser);
  }
  await signInAsEmployee(agent, employee);
  await openUserManagement(agent, practice.practiceName);
  await breakTheGlass(agent, "Robin Vega");

  await test.step("the agent is inside, under a banner that says so", async () => {
    for (const words of [practice.practiceName, "Robin Vega", ENTRY.reason, ENTRY.caseNumber, " left"]) {
      await expect(btgBanner(agent)).toContainText(words);
    }
    await expect(labelOn(agent)).toHaveCount(0);
  });

  await test.step("every user sees the blue label at the top right without a reload, and reads why on hover", async () => {
    for (const browser of [customer, phone]) {
      await expect(labelOn(browser)).toBeVisible(AT_ONCE);
      await expectBlueAtTopRight(browser);
      await expectNoReload(browser);
    }
    await labelOn(customer).hover();
    await expect(customer.getByRole("tooltip")).toHaveText(DETAIL);
  });

  await test.step("a program is told too, by subscription and by query", async () => {
    await expect.poll(() => live.text).toContain(LABEL);
    received.add("the live channel", live.text);
    const { notices } = await read<{ notices: { edges: { node: object }[] } }>(
      administrator,
      "{ notices(acknowledged: false, first: 5) { edges { node { kind label detail path } } } }",
    );
    expect(notices.edges.map(({ node }) => node)).toEqual([
      { kind: "VENDOR_ACCESS", label: LABEL, detail: DETAIL, path: "/audit?q=mark:vendor-access" },
    ]);
  });

  await test.step("the label leads to the audit report, filtered, and is then gone for this user alone", async () => {
    await labelOn(customer).click();
    await expect(customer).toHaveURL(/\/audit\?q=mark:vendor-access/u);
    await expect(customer.getByRole("button", { name: "DrChrono Access", pressed: true })).toBeVisible();
    const rows = rowsOf(customer, "Audit entries");
    const opening = rows.filter({ hasText: ENTRY.reason }).last();
    await expect(opening).toContainText("DrChrono Employee");
    await expect(opening).toContainText("DrChrono Access");
    await expect(opening).toContainText("127.0.0.1");
    for (const row of await rows.allInnerTexts()) expect(row).toMatch(/DrChrono Employee[^]*DrChrono Access/u);
    await expect(customer.getByText(/break the glass/iu)).toHaveCount(0);
    await opening.click();
    const detail = customer.getByRole("group", { name: "Filter by this" }).locator("xpath=ancestor::td");
    await expect(detail).toContainText(`Reason: ${ENTRY.reason}`);
    await expect(detail).toContainText(/On behalf of\s*Robin Vega/u);
    await expect(detail).toContainText(/Agent reference\s*\S{16}/u);
    await expect(labelOn(customer)).toHaveCount(0);
    await received.addPage(customer);
    await customer.goto("/patients");
    await expect(customer.getByRole("heading", { name: "No patients yet" })).toBeVisible();
    await expect(labelOn(customer)).toHaveCount(0);
    await expect(labelOn(phone)).toBeVisible();
  });

  await test.step("after a restart of the server the label is still there for the colleague, and gone for the first", async () => {
    // Requests of open pages would fail meanwhile, which the browser writes into its console.
    for (const browser of [customer, phone, agent]) await browser.goto("about:blank");
    live.close();
    await installation.interrupt();
    await installation.start();
    await customer.goto("/patients");
    await expect(customer.getByRole("heading", { name: "No patients yet" })).toBeVisible();
    await expect(labelOn(customer)).toHaveCount(0);
    await phone.goto("/notices");
    const notice = phone.getByRole("list", { name: "Notices" }).getByRole("listitem");
    await expect(notice).toContainText([new RegExp(`${LABEL}[^]*Unread`, "u")]);
    await expectAccessible(phone);
    await phone.setViewportSize(PHONE.viewport);
    await labelOn(phone).tap();
    await expect(phone).toHaveURL(/\/audit\?q=mark:vendor-access/u);
    await expect(phone.getByRole("list", { name: "Audit entries" })).toContainText("DrChrono Employee");
    await expect(labelOn(phone)).toHaveCount(0);
    const width = await phone.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(PHONE.viewport.width);
    await received.addPage(phone);
  });

  await test.step("what the agent changes stands in the log, before and after", async () => {
    await agent.goto("/practice-settings");
    await agent.getByRole("textbox", { name: "Address", exact: true }).fill("12 Harbour Street\nPortland, ME 04101");
    await agent.getByRole("button", { name: /^Save/u }).click();
    await expect(agent.getByText("The settings are saved.")).toBeVisible();
    await customer.goto("/audit?q=action%3Apractice.update");
    await rowsOf(customer, "Audit entries").first().click();
    const detail = rowsOf(customer, "Audit entries").nth(1);
    await expect(detail).toContainText("DrChrono Employee");
    await expect(detail).toContainText("12 Harbour Street");
    await received.addPage(customer);
  });

  await test.step("the practice sees the access with all that was done, and ends it: the agent is out at once", async () => {
    await customer.goto("/vendor-access");
    const access = customer.getByRole("list", { name: "Live now" });
    await expect(access).toContainText("DrChrono Employee");
    await expect(access).toContainText("No caller verified");
    await expect(access).toContainText(/Agent [0-9a-f]{4}…/u);
    await access.getByRole("link", { name: "Investigation of an issue" }).click();
    const timeline = customer.getByRole("list", { name: "Timeline" });
    await expect(timeline.getByRole("listitem").first()).toContainText("Robin Vega");
    await expect(timeline.locator("[data-kind=changed]")).toContainText("12 Harbour Street");
    await expectAccessible(customer);
    await received.addPage(customer);
    // What is not saved holds nobody inside.
    await agent.getByRole("textbox", { name: "Address", exact: true }).fill("Not saved");
    await customer.getByRole("button", { name: /^End now/u }).click();
    const ending = customer.getByRole("dialog", { name: "End DrChrono Access now?" });
    const btgSession = await btgSessionOf(agent);
    await ending.getByRole("button", { name: "End now" }).click();
    await expect(agent.getByText("An administrator of the practice ended it.")).toBeVisible(AT_ONCE);
    await expect(agent).toHaveURL(/\/staff$/u);
    const refused = await fetchInPage(agent, "{ practice { name } }", {}, btgSession);
    expect(refused).toEqual({
      data: { practice: null },
      errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: "UNAUTHENTICATED" }) })],
    });
    await customer.goto("/vendor-access");
    await expect(customer.getByText("Nobody of DrChrono is in your account.")).toBeVisible();
    await expect(rowsOf(customer, "Past")).toContainText([/by Robin Vega/u]);
    await expectAccessible(customer);
    await received.addPage(customer);
  });

  await test.step("no answer, page, export or mail of the practice holds the employee's name", async () => {
    await customer.goto("/users");
    const downloading = customer.waitForEvent("download");
    await customer.getByRole("button", { name: "Export CSV" }).click();
    received.add("the export", readFileSync(await (await downloading).path(), "utf8"));
    await openMail(customer, practice.email, LABEL);
    await received.addPage(customer);
    const words = [...employee.name.split(" "), employee.userName];
    expect(await received.placesOf(words)).toEqual([]);
    // The search finds what is there: what the agent's own browser is answered holds the name.
    const own = new Received();
    own.follow(agent);
    await agent.goto("/staff/account");
    await expect(agent.getByRole("button", { name: "Set up another app…" })).toBeVisible();
    expect(await own.placesOf(words)).toContain("/graphql of /staff/account");
    expect(await received.placesOf(["DrChrono Employee"])).toEqual(
      expect.arrayContaining(["/graphql of /audit", expect.stringContaining("/vendor-access/")]),
    );
  });
});

test("in STAGING a banner says so, and what is disabled elsewhere is done", async ({
  page: agent,
  baseURL,
  installation,
}) => {
  const employee = newEmployee();
  const practice = newPractice("Millbrook Clinic");
  const kim = newUser(practice);
  const [administrator] = await Promise.all([signUp(baseURL!, practice), addEmployee(installation, employee)]);
  const id = await addUser(administrator, kim, ["Patient Coordinator"]);
  await installation.interrupt();
  try {
    await installation.start({
      DEPLOYMENT_STAGE: "staging",
      PUBLIC_URL: baseURL!,
      KEY_FILE: path.join(installation.dataFolder, "master.key"),
      // Nothing listens there: mail of this stage waits.
      SMTP_URL: "smtp://127.0.0.1:9",
      MAIL_FROM: "chartward@vendor.example",
    });
    await signInAsEmployee(agent, employee);
    await openUserManagement(agent, practice.practiceName);
    await breakTheGlass(agent, "Robin Vega");
    await expect(agent.getByRole("note").filter({ hasText: "STAGING" })).toBeVisible();

    await agent.goto("/users");
    await expect(agent.getByRole("link", { name: "Add", exact: true })).toBeVisible();
    for (const address of ["/account?tab=sign-in", "/practice-settings", `/users/${id}`, `/users/${id}?tab=roles`]) {
      await agent.goto(address);
      await expect(agent.getByRole("main").getByRole("heading", { level: 2 }).first()).toBeVisible();
      await expect(agent.getByText("Disabled when in BTG")).toHaveCount(0);
    }
    await agent.goto(`/users/${id}?tab=info`);
    await agent.getByRole("textbox", { name: "User Title" }).fill("Front desk");
    await agent.getByRole("button", { name: /^Save/u }).click();
    await expect(agent.getByText("Kim Ito is saved.")).toBeVisible();
    await agent.getByRole("button", { name: "End", exact: true }).click();
    await expect(agent.getByText("You ended it.")).toBeVisible();
  } finally {
    await installation.interrupt();
  }
});

/** The label on a page of whoever was told of an access. */
function labelOn(page: Page) {
  return page.getByRole("status").getByRole("link", { name: LABEL });
}

async function expectBlueAtTopRight(page: Page): Promise<void> {
  const { x, y, width } = (await labelOn(page).boundingBox())!;
  const window = page.viewportSize()!;
  expect(x + width / 2).toBeGreaterThan(window.width / 2);
  expect(x + width).toBeLessThanOrEqual(window.width);
  expect(y).toBeLessThan(60);
  const [red, green, blue] = await labelOn(page).evaluate((label) => {
    const pixel = document.createElement("canvas").getContext("2d")!;
    pixel.fillStyle = getComputedStyle(label).backgroundColor;
    pixel.fillRect(0, 0, 1, 1);
    return pixel.getImageData(0, 0, 1, 1).data;
  });
  expect(blue).toBeGreaterThan(Math.max(red!, green!));
}

/** Listens to a login's notices as a program does. */
async function follow({ url, token }: ApiLogin): Promise<{ readonly text: string; close(): void }> {
  const cut = new AbortController();
  const heard = { text: "", close: () => cut.abort() };
  const response = await fetch(`${url}/graphql/stream`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream", authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query:
        "subscription { noticeChanged { kind label subject { ... on BtgSession { actor { name agentReference } reason } } } }",
    }),
    signal: cut.signal,
  });
  expect(response.status).toBe(200);
  void (async () => {
    const decoder = new TextDecoder();
    for await (const piece of response.body!) heard.text += decoder.decode(piece, { stream: true });
  })().catch(() => undefined);
  return heard;
}
