import { MantineProvider } from "@mantine/core";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { LockedField } from "./locked-field.tsx";

it("is reached by Tab, reads its reason, and takes no text", async () => {
  await render(
    <MantineProvider>
      <LockedField label="Email address" value="amelia@harborfamily.example" reason="Disabled when in BTG" />
    </MantineProvider>,
  );
  const field = page.getByRole("textbox", { name: "Email address" });

  await userEvent.keyboard("{Tab}");
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveAttribute("aria-disabled", "true");
  await expect.element(field).toHaveAccessibleDescription("Disabled when in BTG");
  await expect.element(page.getByRole("tooltip", { name: "Disabled when in BTG" })).toBeVisible();

  await userEvent.keyboard("x");
  await expect.element(field).toHaveValue("amelia@harborfamily.example");
});
