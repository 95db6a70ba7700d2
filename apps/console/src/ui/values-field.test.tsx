import { MantineProvider } from "@mantine/core";
import { useState } from "react";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { ValuesField } from "./values-field.tsx";

function Cities() {
  const [values, setValues] = useState<readonly string[]>(["Salem"]);
  return (
    <MantineProvider>
      <ValuesField label="City" apart="," maxLength={200} values={values} onChange={setValues} />
      <output>{values.join("|")}</output>
      <button type="button" onClick={() => setValues(["Ipswich"])}>
        Another query
      </button>
    </MantineProvider>
  );
}

const field = page.getByRole("textbox", { name: "City" });
const values = page.getByRole("status");
const chip = (name: string) => page.getByRole("button", { name: `Remove ${name}` });

it("counts what is typed at once, makes it a chip by Enter or comma, and never one twice", async () => {
  await render(<Cities />);
  await field.fill("Lynn");
  await expect.element(values).toHaveTextContent("Salem|Lynn");
  await expect.element(chip("Lynn")).not.toBeInTheDocument();
  await userEvent.keyboard("{Enter}");
  await expect.element(chip("Lynn")).toBeVisible();
  await expect.element(field).toHaveValue("");
  await field.fill("Salem, Beverly, Rock");
  await expect.element(values).toHaveTextContent("Salem|Lynn|Beverly|Rock");
  await expect.element(field).toHaveValue("Rock");
  await chip("Lynn").click();
  await expect.element(values).toHaveTextContent("Salem|Beverly|Rock");
});

it("takes the last chip back by Backspace, and follows what is set from outside", async () => {
  await render(<Cities />);
  await field.click();
  await userEvent.keyboard("{Backspace}");
  await expect.element(values).toHaveTextContent("");
  await field.fill("Lynn");
  await page.getByRole("button", { name: "Another query" }).click();
  await expect.element(field).toHaveValue("");
  await expect.element(chip("Ipswich")).toBeVisible();
  await expect.element(values).toHaveTextContent("Ipswich");
});
