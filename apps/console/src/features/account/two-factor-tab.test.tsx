import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { TwoFactorTab } from "./two-factor-tab.tsx";

/** The tab of somebody whose session has shown the second factor, or was signed in by a trusted browser. */
async function show(options: { enabled?: boolean; shown: boolean; refusals?: string[] }) {
  const { enabled = true, shown, refusals = [] } = options;
  const sent: unknown[] = [];
  const security = {
    __typename: "UserSecurity",
    lastSignInAt: null,
    sessions: [],
    browserTrusts: [],
    twoFactor: {
      __typename: "TwoFactor",
      enabled,
      totpConfirmedAt: enabled ? "2026-11-20T10:00:00Z" : null,
      recoveryCodesLeft: 10,
      required: false,
    },
  };
  const me = {
    __typename: "Me",
    user: { __typename: "User", id: "u", security },
    session: { __typename: "Session", id: "s", twoFactor: shown },
    practice: { timeZone: "UTC" },
    lockdown: false,
    rights: [],
  };
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName === "AccountSecurity") return of({ data: { me } });
    if (operationName !== "ProveSecondFactor") return of({ data: { me: null } });
    sent.push(variables["input"]);
    const refusal = refusals.shift();
    const session = refusal === undefined ? { __typename: "Session", id: "s", twoFactor: true } : null;
    const userErrors =
      refusal === undefined
        ? []
        : [{ __typename: "UserError", field: ["input", "proof", "totpCode"], message: refusal }];
    return of({ data: { proveSecondFactor: { __typename: "P", session, userErrors } } });
  });
  const router = createMemoryRouter([{ path: "/", Component: TwoFactorTab }]);
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <SessionProvider me={me as unknown as Me}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  return sent;
}

const first = page.getByRole("dialog", { name: "Your second factor first" });
const code = first.getByRole("textbox", { name: "Code from your authenticator app" });
const password = first.getByLabelText("Your password", { exact: true });
const goOn = first.getByRole("button", { name: "Go on" });
const acts = [
  ["Set up another app…", "Set up two-factor"],
  ["New recovery codes…", "New recovery codes"],
  ["Remove…", "Remove the second factor?"],
] as const;

it.each(acts)("asks a trusted browser for the second factor before: %s", async (act, title) => {
  const sent = await show({ shown: false });
  await page.getByRole("button", { name: act }).click();
  await expect.element(code).toHaveFocus();
  await code.fill("123 456");
  await password.fill("harbor-lights-26");
  await goOn.click();
  await expect.element(page.getByRole("dialog", { name: title })).toBeVisible();
  await expect.element(first).not.toBeInTheDocument();
  expect(sent).toEqual([{ password: "harbor-lights-26", proof: { totpCode: "123456" } }]);
});

it.each(acts)("asks for none where the sign-in had it: %s", async (act, title) => {
  await show({ shown: true });
  await page.getByRole("button", { name: act }).click();
  await expect.element(page.getByRole("dialog", { name: title })).toBeVisible();
  await expect.element(first).not.toBeInTheDocument();
});

it("asks for none where there is none yet", async () => {
  await show({ enabled: false, shown: false });
  await page.getByRole("button", { name: "Set up…" }).click();
  await expect.element(page.getByRole("dialog", { name: "Set up two-factor" })).toBeVisible();
});

it("says at the field what is wrong with the code, takes a recovery code in its place, and names the way without either", async () => {
  const sent = await show({ shown: false, refusals: ["This code is wrong or was used before."] });
  await page.getByRole("button", { name: "New recovery codes…" }).click();
  await expect.element(first).toMatchTextContent(/Ask an administrator to reset your two-factor/u);
  await password.fill("harbor-lights-26");
  await goOn.click();
  await expect.element(code).toHaveAccessibleDescription(/Type the 6 digits/u);
  expect(sent).toEqual([]);
  await code.fill("000000");
  await goOn.click();
  await expect.element(code).toHaveAccessibleDescription(/wrong or was used before/u);
  await expect.element(code).toHaveFocus();
  await first.getByRole("button", { name: "Use a recovery code instead" }).click();
  await first.getByRole("textbox", { name: "Recovery code" }).fill(" ABCDE-12345 ");
  await goOn.click();
  await expect.element(page.getByRole("dialog", { name: "New recovery codes" })).toBeVisible();
  expect(sent.at(-1)).toEqual({ password: "harbor-lights-26", proof: { recoveryCode: "ABCDE-12345" } });
});
