import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of, throwError } from "rxjs";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { ValidatePinPage } from "./validate-pin-page.tsx";

const PRACTICE = { __typename: "VendorPractice", id: "p1", name: "Harbor Family Medicine", address: "1 Quay" };
const CALLER = {
  __typename: "VendorUser",
  id: "u1",
  name: "Grace Adeyemi",
  userName: "grace",
  kind: "STAFF",
  state: "ACTIVE",
  practice: PRACTICE,
};
const verification = (method: string) => ({
  __typename: "VendorPinVerification",
  id: "v1",
  method,
  caseNumber: "00482913",
  channel: "PHONE",
  verifiedAt: new Date().toISOString(),
  expiresAt: new Date(Date.now() + 1_800_000).toISOString(),
  user: CALLER,
  agent: { __typename: "VendorEmployee", id: "e1", name: "Dana Whitfield" },
});

type Outcome = "MATCH" | "NO_MATCH" | "LAST_NO_MATCH" | "NO_TRY" | "INVALID" | "LOST" | "BROKEN" | "FORBIDDEN";

/** The page over a server that gives these answers to tries, one after the other. */
async function show(outcomes: Outcome[], at = "/staff/validate-pin?user=u1") {
  const server = { tries: [] as object[], mailed: [] as object[], verifications: [] as object[] };
  const tried = (input: object, field: "pin" | "code") => {
    server.tries.push(input);
    const outcome = outcomes.shift();
    const what = field === "pin" ? "Support PIN" : "code";
    const nothing = { __typename: "P", matched: null, message: null, triesLeft: null, verification: null };
    switch (outcome) {
      case "MATCH": {
        const made = verification(field === "pin" ? "SUPPORT_PIN" : "ONE_TIME_CODE");
        server.verifications.push(made);
        return { ...nothing, matched: true, message: `The ${what} matched.`, verification: made, userErrors: [] };
      }
      case "LAST_NO_MATCH":
        return { ...nothing, matched: false, message: `The ${what} did not match.`, triesLeft: 0, userErrors: [] };
      case "NO_MATCH":
        return { ...nothing, matched: false, message: `The ${what} did not match.`, triesLeft: 2, userErrors: [] };
      default: {
        const error = { __typename: "UserError", field: ["input", field], code: "INVALID", message: "Four digits." };
        return { ...nothing, userErrors: [error] };
      }
    }
  };
  const list = (edges: object[]) => ({
    __typename: "Connection",
    edges: edges.map((node) => ({ __typename: "Edge", node })),
  });
  /** The answer is lost or broken after the match, or nothing was done. */
  const failedAfter = (act: () => unknown) => {
    const [outcome] = outcomes;
    if (outcome !== "LOST" && outcome !== "BROKEN" && outcome !== "FORBIDDEN") return undefined;
    outcomes[0] = "MATCH";
    if (outcome === "FORBIDDEN") return of({ errors: [{ message: "no", extensions: { code: outcome } }] });
    act();
    if (outcome === "LOST") return throwError(() => new TypeError("Failed to fetch"));
    return of({ errors: [{ message: "no", extensions: { code: "INTERNAL_SERVER_ERROR", requestId: "r-17" } }] });
  };
  const link = new ApolloLink(({ operationName, variables }) => {
    const input = variables["input"] as object;
    const rateLimited = { message: "no", extensions: { code: "RATE_LIMITED", retryAfterSeconds: 3600 } };
    switch (operationName) {
      case "Caller":
        return of({ data: { node: CALLER } });
      case "FindPractices":
        return of({
          data: {
            vendorPractices: list(PRACTICE.name.includes((variables["search"] as string) ?? "") ? [PRACTICE] : []),
          },
        });
      case "FindCallers":
        return of({ data: { node: { ...PRACTICE, users: list([CALLER]) } } });
      case "PinVerifications":
        return of({ data: { vendorPinVerifications: list(server.verifications) } });
      case "ValidateSupportPin":
        if (outcomes[0] === "NO_TRY") return of({ errors: [rateLimited] });
        return (
          failedAfter(() => tried(input, "pin")) ?? of({ data: { vendorValidateSupportPin: tried(input, "pin") } })
        );
      case "ValidateSupportCode":
        return (
          failedAfter(() => tried(input, "code")) ?? of({ data: { vendorValidateSupportCode: tried(input, "code") } })
        );
      case "SendSupportCode": {
        const failed = failedAfter(() => server.mailed.push(input));
        if (failed !== undefined) return failed;
        server.mailed.push(input);
        const expiresAt = new Date(Date.now() + 600_000).toISOString();
        return of({ data: { vendorSendSupportCode: { __typename: "P", expiresAt, userErrors: [] } } });
      }
      default:
        return of({ data: { deployment: { __typename: "Deployment", vendorName: "Acme" } } });
    }
  });
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const me = { actor: { kind: "VENDOR_EMPLOYEE" }, vendorEmployee: { id: "e1", role: "AGENT" } } as unknown as Me;
  const router = createMemoryRouter([{ path: "/staff/validate-pin", Component: ValidatePinPage }], {
    initialEntries: [at],
  });
  await render(
    <ApolloProvider client={client}>
      <MantineProvider env="test">
        <SessionProvider me={me}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  return { ...server, client, router };
}

const pin = page.getByRole("textbox", { name: "Support PIN, as the caller says it" });
const code = page.getByRole("textbox", { name: "Code, as the caller says it" });
const caseNumber = page.getByRole("textbox", { name: "Case number" });
const caller = page.getByRole("combobox", { name: "Caller" });
const answer = page.getByRole("form", { name: "Validate PIN" }).getByRole("alert");
const validate = page.getByRole("button", { name: "Validate", exact: true });

async function type(digits: string) {
  await expect.element(caller).toHaveValue("Grace Adeyemi (grace)");
  await caseNumber.fill("00482913");
  await pin.click();
  await userEvent.keyboard(`${digits}{Enter}`);
}

it("says that a PIN matched, to whom and on which case, and opens the way in with the case filled", async () => {
  const { tries, client } = await show(["MATCH"]);
  await type("0471");
  const title = page.getByRole("heading", { name: "The Support PIN matched." });
  await expect.element(title).toHaveFocus();
  await expect
    .element(answer)
    .toMatchTextContent(/Grace Adeyemi of Harbor Family Medicine.*Support PIN on case 00482913.*30 minutes left/u);
  expect(tries).toEqual([{ userId: "u1", caseNumber: "00482913", channel: "PHONE", pin: "0471" }]);
  await expect
    .element(page.getByRole("list", { name: "Verifications" }))
    .toMatchTextContent(/Grace Adeyemi.*00482913/u);
  expect(JSON.stringify(client.cache.extract())).not.toContain("0471");
  expect(document.documentElement.outerHTML).not.toContain("0471");
  await answer.getByRole("button", { name: "Break the glass on this case" }).click();
  await expect.element(page.getByRole("dialog").getByRole("textbox", { name: "Case number" })).toHaveValue("00482913");
});

it("says that a PIN did not match, with what is left, and is empty for the next one", async () => {
  const { tries } = await show(["NO_MATCH", "MATCH"]);
  await type("0472");
  await expect.element(page.getByRole("heading", { name: "The Support PIN did not match." })).toBeVisible();
  await expect.element(answer).toMatchTextContent(/Grace Adeyemi, case 00482913\. 2 tries left\. Ask the caller/u);
  await expect.element(pin).toHaveValue("");
  await expect.element(pin).toHaveFocus();
  await userEvent.keyboard("0");
  await expect.element(answer).not.toMatchTextContent(/did not match/u);
  await userEvent.keyboard("471{Enter}");
  await expect.element(page.getByRole("heading", { name: "The Support PIN matched." })).toBeVisible();
  expect(tries).toHaveLength(2);
});

it("says until when, where no try is left", async () => {
  await show(["NO_TRY"]);
  await type("0471");
  await expect.element(page.getByRole("heading", { name: "No try is left" })).toBeVisible();
  await expect.element(answer).toMatchTextContent(/The next try is possible from .*\d\d:\d\d/u);
});

it.each([
  ["no answer comes", "LOST", /the PIN anew: it may be another one by now\.$/u],
  ["the server fails", "BROKEN", /the PIN anew: it may be another one by now\. The request id is r-17\.$/u],
] as const)(
  "does not say that nothing was compared where %s, and reads the verifications anew",
  async (...[, how, next]) => {
    await show([how]);
    await type("0471");
    await expect.element(page.getByRole("heading", { name: "It is not known whether it matched" })).toBeVisible();
    await expect.element(answer).toMatchTextContent(/Grace Adeyemi, case 00482913\. If it stands in the list/u);
    await expect.element(answer.getByRole("paragraph")).toMatchTextContent(next);
    await expect.element(answer).not.toMatchTextContent(/not validated|Nothing was compared/u);
    await expect.element(pin).toHaveValue("");
    // It had matched before the answer was lost.
    await expect
      .element(page.getByRole("list", { name: "Verifications" }))
      .toMatchTextContent(/Grace Adeyemi.*00482913/u);
  },
);

it("says that nothing was compared where the server refused it before", async () => {
  await show(["FORBIDDEN"]);
  await type("0471");
  await expect.element(page.getByRole("heading", { name: "Nothing was compared" })).toBeVisible();
  await expect.element(answer).toMatchTextContent(/your role does not hold the right/u);
});

it("tells nothing of what the user learns where the last try was wrong", async () => {
  await show(["LAST_NO_MATCH"]);
  await type("0472");
  await expect
    .element(answer.getByRole("paragraph"))
    .toHaveTextContent("Grace Adeyemi, case 00482913. No try is left for now.");
});

it("says how a case number is written, and takes no more of it", async () => {
  await show([]);
  await expect.element(caseNumber).toHaveAccessibleDescription("1 to 40 letters, digits and -_./#, no spaces.");
  await caseNumber.click();
  await userEvent.keyboard("1".repeat(41));
  await expect.element(caseNumber).toHaveValue("1".repeat(40));
});

it("sends nothing before the person, the case and four digits are there", async () => {
  const { tries } = await show([], "/staff/validate-pin");
  await validate.click();
  const practice = page.getByRole("combobox", { name: "Practice" });
  await expect.element(practice).toHaveAccessibleDescription("Choose the practice.");
  await expect.element(practice).toHaveFocus();
  await expect.element(caseNumber).toHaveAccessibleDescription("Type the number of the case that you work on.");
  await expect.element(pin).toHaveAccessibleDescription("Type the four digits.");
  await practice.click();
  await page.getByRole("option", { name: /Harbor Family Medicine/u }).click();
  await expect.element(caller).toHaveFocus();
  await caller.click();
  await page.getByRole("option", { name: /Grace Adeyemi/u }).click();
  await type("047");
  await expect.element(pin).toHaveAccessibleDescription("Type the four digits.");
  expect(tries).toEqual([]);
});

it("chooses nobody who was found for other words than those that stand there", async () => {
  const { router } = await show([], "/staff/validate-pin");
  const practice = page.getByRole("combobox", { name: "Practice" });
  await practice.click();
  await expect.element(page.getByRole("option", { name: /Harbor Family Medicine/u })).toBeVisible();
  await userEvent.keyboard("Lakeshore{ArrowDown}{Enter}");
  await expect.element(page.getByText("No practice matches")).toBeVisible();
  expect(router.state.location.search).toBe("");
});

it("puts what the server refuses to its field", async () => {
  await show(["INVALID"]);
  await type("0471");
  await expect.element(pin).toHaveAccessibleDescription("Four digits.");
});

it("does not say that no code was mailed where no answer comes, and goes on with another one", async () => {
  const { mailed } = await show(["LOST"]);
  await page.getByRole("button", { name: "The caller cannot reach the PIN" }).click();
  await expect.element(caller).toHaveValue("Grace Adeyemi (grace)");
  await caseNumber.fill("00482913");
  await page.getByRole("button", { name: "Mail a one-time code" }).click();
  await expect.element(page.getByRole("heading", { name: "It is not known whether a code was mailed" })).toBeVisible();
  await expect.element(answer).not.toMatchTextContent(/No code was mailed|Nothing was compared/u);
  await page.getByRole("button", { name: "Mail a one-time code" }).click();
  await expect.element(code).toHaveFocus();
  expect(mailed).toHaveLength(2);
});

it("has another code mailed where it is not known whether the first matched", async () => {
  const { mailed } = await show(["NO_MATCH", "LOST"]);
  await page.getByRole("button", { name: "The caller cannot reach the PIN" }).click();
  await expect.element(caller).toHaveValue("Grace Adeyemi (grace)");
  await caseNumber.fill("00482913");
  await page.getByRole("button", { name: "Mail a one-time code" }).click();
  expect(mailed).toHaveLength(1);
  for (const outcome of ["The code did not match.", "It is not known whether it matched"]) {
    await code.fill("K7M3PQ4Z");
    await page.getByRole("button", { name: "Validate the code" }).click();
    await expect.element(page.getByRole("heading", { name: outcome })).toBeVisible();
  }
  await expect.element(answer).toMatchTextContent(/If not, mail another code: this one may hold no more\./u);
});

it("mails a code for the case where the PIN cannot be reached, and takes it in any writing", async () => {
  const { tries, mailed } = await show(["NO_MATCH", "MATCH"]);
  await page.getByRole("button", { name: "The caller cannot reach the PIN" }).click();
  await page.getByRole("button", { name: "Mail a one-time code" }).click();
  await expect.element(caseNumber).toHaveFocus();
  expect(mailed).toEqual([]);
  await caseNumber.fill("00482913");
  await page.getByRole("button", { name: "Mail a one-time code" }).click();
  await expect.element(code).toHaveFocus();
  await expect.element(code).toHaveAccessibleDescription(/Mailed to the address on file\. It holds until/u);
  expect(mailed).toEqual([{ userId: "u1", caseNumber: "00482913" }]);
  for (const outcome of ["The code did not match.", "The code matched."]) {
    await code.fill("k7m3-pq 4z");
    await page.getByRole("button", { name: "Validate the code" }).click();
    await expect.element(page.getByRole("heading", { name: outcome })).toBeVisible();
  }
  expect(tries[0]).toEqual({ userId: "u1", caseNumber: "00482913", channel: "PHONE", code: "K7M3PQ4Z" });
  await expect.element(answer).toMatchTextContent(/verified by One-time code/u);
});
