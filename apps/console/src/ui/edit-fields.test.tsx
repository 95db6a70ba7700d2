import { MantineProvider } from "@mantine/core";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { useEdit } from "../lib/edit.ts";
import { EditSecret, EditText } from "./edit-fields.tsx";

type Values = { readonly firstName: string; readonly password: string | null };
const HELP = "Changing your name can affect drug prescriptions & clinical notes.";

function Form({ firstName, locked, stored = true }: { firstName: string; locked?: string; stored?: boolean }) {
  const edit = useEdit<Values>(
    { firstName, password: "" },
    (values) => (values.firstName === "" ? { firstName: "Type your first name." } : {}),
    (name) => (name === "firstName" ? locked : undefined),
  );
  return (
    <MantineProvider env="test">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          edit.checkAll();
        }}
      >
        <EditText edit={edit} field="firstName" label="First Name" help={HELP} />
        <EditSecret edit={edit} field="password" label="SMTP Password" stored={stored} />
        <button type="submit">Save</button>
        <output>{JSON.stringify(edit.values)}</output>
      </form>
    </MantineProvider>
  );
}

const field = page.getByRole("textbox", { name: "First Name" });

it("describes a field by its help, and shows it to the keyboard", async () => {
  await render(<Form firstName="Amelia" />);
  await expect.element(field).toHaveAccessibleDescription(HELP);
  await userEvent.keyboard("{Tab}");
  await expect.element(page.getByRole("button", { name: "About First Name" })).toHaveFocus();
  await expect.element(page.getByRole("tooltip", { name: HELP })).toBeVisible();
});

it("puts the focus to what is wrong, and describes it by the error too", async () => {
  await render(<Form firstName="Amelia" />);
  await field.fill("");
  await userEvent.keyboard("{Enter}");
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveAccessibleDescription(`Type your first name. ${HELP}`);
  await field.fill("Amy");
  await expect.element(field).toHaveAccessibleDescription(HELP);
});

it("shows what another saved meanwhile below what is typed, and takes it on a wish", async () => {
  const { rerender } = await render(<Form firstName="Amelia" />);
  await field.fill("Amy");
  await rerender(<Form firstName="Amelie" />);
  await expect.element(field).toHaveValue("Amy");
  await expect.element(page.getByText(/^Saved by somebody else meanwhile/u)).toMatchTextContent(/: Amelie\./u);
  await page.getByRole("button", { name: "Take that" }).click();
  await expect.element(field).toHaveValue("Amelie");
  await expect.element(page.getByText("Saved by somebody else meanwhile")).not.toBeInTheDocument();
});

it("takes a stored secret away, or keeps it, and never shows it", async () => {
  await render(<Form firstName="Amelia" />);
  await page.getByRole("button", { name: "Take it away" }).click();
  await expect.element(page.getByRole("status")).toMatchTextContent(/"password":null/u);
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect.element(page.getByRole("status")).toMatchTextContent(/"password":""/u);
});

it("says why a locked field cannot be written", async () => {
  await render(<Form firstName="Amelia" locked="Disabled when in BTG" />);
  await expect.element(field).toHaveAttribute("aria-disabled", "true");
  await expect.element(field).toHaveAccessibleDescription("Disabled when in BTG");
});
