import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { Button, MantineProvider } from "@mantine/core";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { ActRefused } from "../lib/errors.ts";
import { PasswordDialog } from "./password-dialog.tsx";

/** The dialog behind a button; each answer is what the act does with a password. */
async function show(act: (password: string, closed: AbortSignal) => Promise<void>) {
  const onConfirm = vi.fn<typeof act>(act);
  function Opener() {
    const [opened, setOpened] = useState(false);
    return (
      <MantineProvider env="test">
        <Button onClick={() => setOpened(true)}>Remove…</Button>
        <PasswordDialog
          title="Remove the second factor?"
          text="Your password alone signs you in then."
          confirmLabel="Remove"
          opened={opened}
          onClose={() => setOpened(false)}
          onConfirm={onConfirm}
        />
      </MantineProvider>
    );
  }
  await render(<Opener />);
  await page.getByRole("button", { name: "Remove…" }).click();
  return onConfirm;
}

function refusedBy(code: string, extensions: object): Error {
  return new CombinedGraphQLErrors({ errors: [{ message: "no", extensions: { code, ...extensions } }] });
}

const dialog = page.getByRole("dialog", { name: "Remove the second factor?" });
const field = page.getByLabelText("Your password");

it("has the focus in its field, gives the password once, closes, and gives the focus back", async () => {
  const onConfirm = await show(async () => undefined);
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard("harbor-lights-26{Enter}");
  await expect.element(dialog).not.toBeInTheDocument();
  expect(onConfirm.mock.calls.map(([password]) => password)).toEqual(["harbor-lights-26"]);
  await expect.element(page.getByRole("button", { name: "Remove…" })).toHaveFocus();
});

it("asks for a password before anything is done", async () => {
  const onConfirm = await show(async () => undefined);
  await userEvent.keyboard("{Enter}");
  await expect.element(field).toHaveAccessibleDescription("Type your password.");
  expect(onConfirm).not.toHaveBeenCalled();
});

it("stays open on a wrong password, with the tries left, and the field to type over", async () => {
  await show(async () => {
    throw refusedBy("PASSWORD_REQUIRED", { triesLeft: 4 });
  });
  await userEvent.keyboard("wrong{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("The password is wrong. 4 tries left.");
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard("x");
  await expect.element(field).toHaveValue("x");
});

it("counts the time down that one has to wait", async () => {
  await show(async () => {
    throw refusedBy("RATE_LIMITED", { retryAfterSeconds: 2 });
  });
  await userEvent.keyboard("wrong{Enter}");
  await expect.element(page.getByRole("alert")).toMatchTextContent(/Too many attempts\. Wait [12] seconds?, then/u);
  await expect.element(page.getByRole("alert")).toMatchTextContent(/You can try again now\./u);
});

it("shows the words of a refusal that is not about the password", async () => {
  await show(async () => {
    throw new ActRefused("Your practice demands a second factor.");
  });
  await userEvent.keyboard("right{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("Your practice demands a second factor.");
  await expect.element(dialog).toBeVisible();
});

it("tells the act that it was closed meanwhile, and stays open for the next try when that one ends", async () => {
  const first = Promise.withResolvers<void>();
  const onConfirm = await show(() => first.promise);
  await userEvent.keyboard("secret{Enter}");
  const closed = onConfirm.mock.calls[0]?.[1];
  expect(closed?.aborted).toBe(false);
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  expect(closed?.aborted).toBe(true);
  await page.getByRole("button", { name: "Remove…" }).click();
  await expect.element(field).toHaveFocus();
  first.resolve();
  await userEvent.keyboard("x");
  await expect.element(field).toHaveValue("x");
  await expect.element(dialog).toBeVisible();
});

it("forgets what was typed when it is closed", async () => {
  await show(async () => undefined);
  await userEvent.keyboard("secret{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Remove…" }).click();
  await expect.element(field).toHaveValue("");
});
