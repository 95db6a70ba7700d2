import { MantineProvider } from "@mantine/core";
import { afterEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { SearchBox } from "./filters.tsx";

afterEach(() => vi.useRealTimers());

const box = page.getByRole("searchbox", { name: "Search" });

/** The box over a page that shows what is searched for when `answer` is called. */
async function show() {
  const sent: string[] = [];
  const at = (value: string) => (
    <MantineProvider>
      <SearchBox label="Search" placeholder="Name" value={value} onSearch={(text) => sent.push(text)} />
    </MantineProvider>
  );
  const { rerender } = await render(at(""));
  return { sent, answer: (value: string) => rerender(at(value)) };
}

it("keeps what is typed while an earlier search arrives", async () => {
  const { sent, answer } = await show();
  await userEvent.fill(box, "ab");
  await userEvent.keyboard("{Enter}");
  await userEvent.fill(box, "abc");
  await userEvent.keyboard("{Enter}");
  await answer("ab");
  await expect.element(box).toHaveValue("abc");
  await answer("abc");
  await expect.element(box).toHaveValue("abc");
  // Enter may send once more what the quarter of a second has sent already.
  expect([...new Set(sent)]).toEqual(["ab", "abc"]);
});

it("shows what comes by other means, such as Back, and sends nothing that was typed before it", async () => {
  const { sent, answer } = await show();
  await userEvent.fill(box, "ab");
  await userEvent.keyboard("{Enter}");
  await answer("ab");
  await answer("");
  await expect.element(box).toHaveValue("");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await userEvent.fill(box, "zz");
  await answer("from a link");
  vi.advanceTimersByTime(1000);
  expect(sent).not.toContain("zz");
  await expect.element(box).toHaveValue("from a link");
});
