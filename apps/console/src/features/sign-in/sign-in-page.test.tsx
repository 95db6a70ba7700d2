import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { afterEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { btgSessionOfTab, forgetBtg } from "../../lib/btg.ts";
import { SignInPage } from "./sign-in-page.tsx";

afterEach(forgetBtg);

type Answer = { session: { id: string } | null; userErrors: { field: string[]; code: string; message: string }[] };

const WRONG: Answer = {
  session: null,
  userErrors: [{ field: ["input", "proof", "totpCode"], code: "WRONG_CODE", message: "This code is wrong." }],
};
const OVER: Answer = {
  session: null,
  userErrors: [{ field: ["input", "challengeToken"], code: "EXPIRED", message: "This sign-in is over. Begin again." }],
};
const NO_ANSWER = "no answer";
const SIGNED_IN: Answer = { session: { id: "s" }, userErrors: [] };

/** The page over a server whose challenge allows so many days of trust, and which answers the second step so. */
async function show(
  seconds: Answer | readonly (Answer | typeof NO_ANSWER)[],
  browserTrustDays = 30,
  address = "/sign-in",
  emergencyAccess = false,
) {
  const asked: unknown[] = [];
  const answers = [seconds].flat();
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName === "SignIn") {
      const challenge = { token: "t", methods: ["TOTP", "RECOVERY_CODE"], browserTrustDays, emergencyAccess };
      return of({ data: { signIn: { session: null, challenge, userErrors: [] } } });
    }
    if (operationName === "CompleteSignIn") {
      asked.push(variables["input"]);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === NO_ANSWER) throw new Error("The server did not answer");
      return of({ data: { completeSignIn: answer } });
    }
    return of({ data: { deployment: null } });
  });
  const router = createMemoryRouter(
    [
      { path: "/sign-in", Component: SignInPage },
      { path: "*", element: <h1>Signed in</h1> },
    ],
    { initialEntries: [address] },
  );
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <RouterProvider router={router} />
      </MantineProvider>
    </ApolloProvider>,
  );
  await userEvent.keyboard("amelia{Tab}harbor-lights-26{Enter}");
  await expect.element(page.getByRole("heading", { name: "Second factor" })).toBeVisible();
  return { asked, router };
}

const code = page.getByRole("textbox", { name: "Code from your authenticator app" });

it("asks for the code after the password, and goes on where the person wanted to go", async () => {
  const { asked, router } = await show(SIGNED_IN, 30, "/sign-in?next=%2Faudit%3Fq%3Dkim");
  await expect.element(code).toHaveFocus();
  await userEvent.keyboard("123456{Enter}");
  await expect.element(page.getByRole("heading", { name: "Signed in" })).toBeVisible();
  expect(asked).toEqual([{ challengeToken: "t", proof: { totpCode: "123456" }, trustBrowser: false }]);
  expect(`${router.state.location.pathname}${router.state.location.search}`).toBe("/audit?q=kim");
});

it("takes the tab out of a practice's account that it was in for the vendor", async () => {
  sessionStorage.setItem("chartward.btg-session", "btg-1");
  await show(SIGNED_IN);
  await userEvent.keyboard("123456{Enter}");
  await expect.element(page.getByRole("heading", { name: "Signed in" })).toBeVisible();
  expect(btgSessionOfTab()).toBeNull();
});

it("keeps a wrong code in its field, with the focus in it", async () => {
  await show(WRONG);
  await userEvent.keyboard("123456{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("This code is wrong.");
  await expect.element(code).toHaveFocus();
});

it("says of a code that was sent again what became of it this time alone", async () => {
  await show([WRONG, NO_ANSWER]);
  await userEvent.keyboard("123456{Enter}");
  await expect.element(page.getByText("This code is wrong.")).toBeVisible();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect.element(page.getByRole("alert")).toMatchTextContent(/^You were not signed in/u);
});

it("goes back to the password when the challenge is over, and says so", async () => {
  await show(OVER);
  await userEvent.keyboard("123456{Enter}");
  await expect.element(page.getByRole("status")).toHaveTextContent("This sign-in is over. Begin again.");
  await expect.element(page.getByRole("textbox", { name: "User name or e-mail address" })).toHaveValue("amelia");
  await expect.element(page.getByLabelText("Password", { exact: true })).toHaveFocus();
  await expect.element(page.getByLabelText("Password", { exact: true })).toHaveValue("");
});

it("takes a recovery code in place of the app's, and trusts the browser on a wish", async () => {
  const { asked } = await show(SIGNED_IN);
  await page.getByRole("button", { name: "Use a recovery code instead" }).click();
  await expect.element(page.getByRole("textbox", { name: "Recovery code" })).toHaveFocus();
  await userEvent.keyboard(" AAAAA-BBBBB ");
  await page.getByRole("checkbox", { name: "Trust this browser for 30 days" }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect.element(page.getByRole("heading", { name: "Signed in" })).toBeVisible();
  expect(asked).toEqual([{ challengeToken: "t", proof: { recoveryCode: "AAAAA-BBBBB" }, trustBrowser: true }]);
});

it("offers no trust where the practice allows none", async () => {
  await show(SIGNED_IN, 0);
  await expect.element(page.getByRole("checkbox")).not.toBeInTheDocument();
});

it("says that the code is for emergency access mode, where a trusted browser does not count", async () => {
  await show(SIGNED_IN, 30, "/sign-in?why=emergency-access", true);
  await expect.element(page.getByText(/This sign-in is for emergency access mode\./u)).toBeVisible();
  await expect.element(page.getByRole("checkbox")).not.toBeInTheDocument();
});

it("says nothing of it at any other sign-in", async () => {
  await show(SIGNED_IN);
  await expect.element(page.getByRole("checkbox", { name: "Trust this browser for 30 days" })).toBeVisible();
  await expect.element(page.getByText(/emergency access mode/u)).not.toBeInTheDocument();
});

it("says why a sign-in is over after five wrong codes, and that emergency access waits still", async () => {
  await show([WRONG, WRONG, WRONG, WRONG, WRONG, OVER], 30, "/sign-in?why=emergency-access", true);
  await expect.element(page.getByText(/Activated by mistake\? Sign in, then turn it off/u)).toBeVisible();
  for (let tries = 0; tries < 6; tries += 1) {
    await code.fill("123456");
    await userEvent.keyboard("{Enter}");
    if (tries < 5) await expect.element(page.getByRole("alert")).toHaveTextContent("This code is wrong.");
  }
  await expect
    .element(page.getByRole("status"))
    .toHaveTextContent(
      "Too many wrong codes. This sign-in is over. Begin again. Emergency access waits for you still.",
    );
});

it("says after a sign-out that emergency access is still on, until when, and how it ends", async () => {
  const state = { emergencyUntil: "2026-11-24T03:23:00Z", timeZone: "America/New_York" };
  const router = createMemoryRouter([{ path: "/sign-in", Component: SignInPage }], {
    initialEntries: [{ pathname: "/sign-in", search: "?why=signed-out", state }],
  });
  const link = new ApolloLink(() => of({ data: { deployment: null } }));
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <RouterProvider router={router} />
      </MantineProvider>
    </ApolloProvider>,
  );
  await expect
    .element(page.getByRole("status"))
    .toMatchTextContent(
      /^You are signed out\. Emergency access mode is still on, until 22:23 EST at the latest\..*turn it off/u,
    );
});
