import { MantineProvider } from "@mantine/core";
import { useState } from "react";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { AuditSearch } from "./audit-search.tsx";

/** The search box over a text that stands in for the URL's. */
function Report({ initial }: { initial: string }) {
  const [text, setText] = useState(initial);
  return (
    <MantineProvider>
      <AuditSearch value={text} accessName="DrChrono Access" onSearch={setText} />
      <output aria-label="Text of the URL">{text}</output>
    </MantineProvider>
  );
}

const search = page.getByRole("textbox", { name: "Search the audit log" });
const url = page.getByLabelText("Text of the URL");

it("shows the URL's text as chips, and takes one away by its cross", async () => {
  await render(<Report initial='actor:kim -outcome:success patient:"van der Berg" smith' />);
  await expect.element(page.getByRole("button", { name: "Remove actor: kim" })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Remove patient: van der Berg" })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Remove smith" })).toBeVisible();

  await page.getByRole("button", { name: "Remove not outcome: success" }).click();
  await expect.element(url).toHaveTextContent('actor:kim patient:"van der Berg" smith');
});

it("makes a chip of a whole filter at the space, and of free text on Enter", async () => {
  await render(<Report initial="" />);
  await search.click();
  await userEvent.keyboard("action:chart.open ");
  await expect.element(url).toHaveTextContent("action:chart.open");
  await expect.element(search).toHaveValue("");

  await userEvent.keyboard("abernathy");
  await expect.element(url).toHaveTextContent("action:chart.open");
  await userEvent.keyboard("{Enter}");
  await expect.element(url).toHaveTextContent("action:chart.open abernathy");
});

it("takes the last chip back for editing on Backspace", async () => {
  await render(<Report initial="actor:kim ip:10.0.0.0/8" />);
  await search.click();
  await userEvent.keyboard("{Backspace}");
  await expect.element(search).toHaveValue("ip:10.0.0.0/8");
  await expect.element(url).toHaveTextContent("actor:kim");
});

it("says what cannot be read, and keeps what was typed", async () => {
  await render(<Report initial="actor:kim" />);
  await search.click();
  await userEvent.keyboard("who:lee{Enter}");
  await expect.element(page.getByRole("alert")).toMatchTextContent(/"who:" is not a filter/u);
  await expect.element(search).toHaveValue("who:lee");
  await expect.element(search).toHaveAttribute("aria-invalid", "true");
  await expect.element(url).toHaveTextContent("actor:kim");
});
