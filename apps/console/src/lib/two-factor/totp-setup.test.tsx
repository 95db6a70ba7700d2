import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { of } from "rxjs";
import { expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type Me, SessionProvider } from "../session.tsx";
import { TotpSetup } from "./totp-setup.tsx";

const ME = {
  __typename: "Me",
  actor: { __typename: "Actor", kind: "USER", name: "Amelia Okafor" },
  user: { __typename: "User", id: "u", name: "Amelia Okafor", kind: "PROVIDER" },
  practice: { __typename: "Practice", id: "p", name: "Harbor Family Medicine", timeZone: "UTC" },
  session: null,
  vendorEmployee: null,
  btgSession: null,
  lockdown: false,
  rights: [],
} as unknown as Me;

const KEY = "MTGRYZWSZMUJ3YQZTTUPNM65BKFCK7AK";
const STARTED = {
  __typename: "StartTotpEnrolmentPayload",
  uri: `otpauth://totp/Chartward:amelia?secret=${KEY}&issuer=Chartward`,
  manualKey: KEY,
  userErrors: [],
};
const CODES = Array.from({ length: 10 }, (_, index) => `AAAA${index}-BBBB${index}`);

type Confirmed = { recoveryCodes: string[] | null; userErrors: { code: string; message: string }[] };

/** The set-up over a server that confirms codes so. */
async function show(confirm: (code: string) => Confirmed) {
  const onDone = vi.fn<() => void>();
  const link = new ApolloLink(({ operationName, variables }) =>
    of({
      data:
        operationName === "StartTotpEnrolment"
          ? { startTotpEnrolment: STARTED }
          : {
              confirmTotpEnrolment: {
                __typename: "ConfirmTotpEnrolmentPayload",
                ...confirm((variables["input"] as { code: string }).code),
              },
            },
    }),
  );
  const router = createMemoryRouter([
    { path: "/", element: <TotpSetup place="page" onDone={onDone} onCancel={undefined} /> },
  ]);
  await render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MantineProvider env="test">
        <SessionProvider me={ME}>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  await userEvent.keyboard("harbor-lights-26{Enter}");
  return onDone;
}

const code = page.getByRole("textbox", { name: "Code that the app shows now" });

it("draws the QR code, groups the key, and shows the recovery codes until they are kept", async () => {
  const onDone = await show(() => ({ recoveryCodes: CODES, userErrors: [] }));
  const drawing = page.getByRole("img", { name: "QR code for the authenticator app" });
  await expect.element(drawing).toBeVisible();
  expect(drawing.element().querySelector("path")?.getAttribute("d")).toMatch(/^M4 4h7v1h-7z/u);
  await expect.element(page.getByText("MTGR YZWS ZMUJ 3YQZ TTUP NM65 BKFC K7AK")).toBeVisible();

  await expect.element(code).toHaveFocus();
  await code.fill("12 34 56");
  await expect.element(code).toHaveValue("123456");
  await userEvent.keyboard("{Enter}");

  const list = page.getByRole("list", { name: "Recovery codes" });
  await expect.element(list).toBeVisible();
  expect(
    list
      .getByRole("listitem")
      .elements()
      .map((item) => item.textContent),
  ).toEqual(CODES);
  await expect.element(page.getByRole("group", { name: "Keep your recovery codes" })).toHaveFocus();
  expect(onDone).not.toHaveBeenCalled();
  await page.getByRole("button", { name: "I have kept them" }).click();
  expect(onDone).toHaveBeenCalledTimes(1);
});

it("keeps a wrong code in its field, with the focus in it", async () => {
  await show(() => ({ recoveryCodes: null, userErrors: [{ code: "WRONG_CODE", message: "This code is wrong." }] }));
  await expect.element(code).toBeVisible();
  await userEvent.keyboard("12{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("Type the 6 digits that the app shows now.");
  await userEvent.keyboard("123456{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("This code is wrong.");
  await expect.element(code).toHaveFocus();
});

it("begins again with the password when the secret is void", async () => {
  await show(() => ({ recoveryCodes: null, userErrors: [{ code: "EXPIRED", message: "Start again." }] }));
  await expect.element(code).toBeVisible();
  await userEvent.keyboard("123456{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("Start again.");
  await expect.element(page.getByRole("textbox", { name: "Your password" })).toHaveFocus();
});

it("shows no codes where there are some already: another app was set up", async () => {
  const onDone = await show(() => ({ recoveryCodes: null, userErrors: [] }));
  await expect.element(code).toBeVisible();
  await userEvent.keyboard("123456{Enter}");
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
});
