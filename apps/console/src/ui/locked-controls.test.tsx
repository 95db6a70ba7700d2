import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { Check } from "./check.tsx";
import { LockableButton } from "./lockable-button.tsx";
import { Segments } from "./segments.tsx";

const REASON = "Disabled when in BTG";
const show = (control: ReactNode) => render(<MantineProvider>{control}</MantineProvider>);

it("locks a button that is still reached by Tab, says why, and does nothing", async () => {
  const act = vi.fn<() => void>();
  await show(
    <LockableButton locked={REASON} onClick={act}>
      Add
    </LockableButton>,
  );
  const button = page.getByRole("button", { name: "Add" });
  await userEvent.keyboard("{Tab}");
  await expect.element(button).toHaveFocus();
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await expect.element(button).toHaveAccessibleDescription(REASON);
  await expect.element(page.getByRole("tooltip", { name: REASON })).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await button.click({ force: true });
  expect(act).not.toHaveBeenCalled();
});

it("is an ordinary button where it is not locked", async () => {
  const act = vi.fn<() => void>();
  await show(
    <LockableButton locked={undefined} onClick={act}>
      Add
    </LockableButton>,
  );
  await page.getByRole("button", { name: "Add" }).click();
  expect(act).toHaveBeenCalledOnce();
});

it("locks a box that stays as it is", async () => {
  const change = vi.fn<(checked: boolean) => void>();
  await show(<Check label="TABS" checked locked="Every user holds TABS." onChange={change} />);
  const box = page.getByRole("checkbox", { name: "TABS" });
  await userEvent.keyboard("{Tab}");
  await expect.element(box).toHaveFocus();
  await expect.element(box).toHaveAccessibleDescription("Every user holds TABS.");
  await userEvent.keyboard(" ");
  await expect.element(box).toBeChecked();
  expect(change).not.toHaveBeenCalled();
});

it("locks a choice, which the arrow keys do not move either", async () => {
  const change = vi.fn<(value: string) => void>();
  await show(
    <Segments
      label="Exception"
      value="ROLE"
      segments={[
        { value: "ROLE", label: "Role" },
        { value: "DENY", label: "Deny" },
      ]}
      locked={REASON}
      onChange={change}
    />,
  );
  await expect.element(page.getByRole("radiogroup", { name: "Exception" })).toHaveAccessibleDescription(REASON);
  await userEvent.keyboard("{Tab}{ArrowRight}");
  await expect.element(page.getByRole("radio", { name: "Role" })).toBeChecked();
  expect(change).not.toHaveBeenCalled();
});

it("in a table's row shows a choice's reason on focus and on hover alone, and reads it out", async () => {
  await show(
    <Segments
      small
      label="Exception"
      value="ROLE"
      segments={[{ value: "ROLE", label: "Role" }]}
      locked={REASON}
      onChange={() => undefined}
    />,
  );
  const group = page.getByRole("radiogroup", { name: "Exception" });
  const tooltip = page.getByRole("tooltip", { name: REASON });
  await expect.element(group).toHaveAccessibleDescription(REASON);
  await expect.element(page.getByRole("radio", { name: "Role" })).toHaveAccessibleDescription(REASON);
  await group.hover();
  await expect.element(tooltip).toBeVisible();
  await userEvent.unhover(group);
  await expect.element(tooltip).not.toBeInTheDocument();
  await userEvent.keyboard("{Tab}");
  await expect.element(tooltip).toBeVisible();
});
