import { MantineProvider } from "@mantine/core";
import { useState } from "react";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { PinBoxes, PinField } from "./pin.tsx";

async function show() {
  function Field() {
    const [pin, setPin] = useState("");
    return (
      <MantineProvider env="test">
        <PinField label="PIN" value={pin} onChange={setPin} error={undefined} description="As the caller says it." />
        <textarea aria-label="Elsewhere" />
      </MantineProvider>
    );
  }
  await render(<Field />);
}

const field = page.getByRole("textbox", { name: "PIN" });
const elsewhere = page.getByRole("textbox", { name: "Elsewhere" });

/** Puts the text into the clipboard by the keyboard, and pastes it into the field. */
async function paste(text: string) {
  await elsewhere.fill(text);
  await userEvent.keyboard("{Control>}ac{/Control}");
  await field.click();
  await userEvent.keyboard("{Control>}v{/Control}");
}

it("keeps leading zeros, and takes nothing but ASCII digits", async () => {
  await show();
  await field.click();
  await userEvent.keyboard("0a-0 ");
  await userEvent.keyboard("４7.");
  await expect.element(field).toHaveValue("007");
  await expect.element(field).toHaveAttribute("inputmode", "numeric");
  await expect.element(field).toHaveAccessibleDescription("As the caller says it.");
});

it("takes what is pasted, with spaces between", async () => {
  await show();
  await paste(" 0 4 7 1 ");
  await expect.element(field).toHaveValue("0471");
});

it("does not cut a longer number to four digits: a wrong try would be counted", async () => {
  await show();
  await paste("00482913");
  await expect.element(field).toHaveValue("");
  await userEvent.keyboard("04712");
  await expect.element(field).toHaveValue("0471");
});

it("puts each digit into a box of its own", async () => {
  await show();
  await field.fill("0471");
  const input = field.element() as HTMLInputElement;
  const slots = [...input.closest("[class*=field]")!.querySelectorAll("i")].map((slot) => slot.getBoundingClientRect());
  const { left } = input.getBoundingClientRect();
  const style = getComputedStyle(input);
  const canvas = document.createElement("canvas").getContext("2d")!;
  canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const figure = canvas.measureText("0").width;
  const step = figure + Number.parseFloat(style.letterSpacing);
  for (const [place, slot] of slots.entries()) {
    const middle = left + Number.parseFloat(style.paddingLeft) + place * step + figure / 2;
    expect(Math.abs(middle - (slot.left + slot.width / 2)), `digit ${place + 1}`).toBeLessThan(2);
  }
  expect(input.scrollLeft).toBe(0);
});

it("says nothing of what is hidden, and each digit of what is shown", async () => {
  await render(
    <>
      <PinBoxes label="Yours" text="••••" shown={false} />
      <PinBoxes label="Support PIN" text="0471" shown />
    </>,
  );
  await expect.element(page.getByRole("img", { name: "Yours: hidden" })).toBeVisible();
  await expect.element(page.getByRole("img", { name: "Support PIN: 0 4 7 1" })).toHaveTextContent("0471");
});
