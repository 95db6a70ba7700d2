import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { isAnythingUnsaved } from "../lib/unsaved.ts";
import { LeaveGuard } from "./leave-guard.tsx";

/** A page with something typed in it, come to from where the staff console tells of an access that ended before. */
async function show(unsaved = true) {
  const router = createMemoryRouter(
    [
      {
        path: "/settings",
        element: (
          <>
            <h1>Form</h1>
            <LeaveGuard unsaved={unsaved} />
          </>
        ),
      },
      { path: "*", element: <h1>Elsewhere</h1> },
    ],
    { initialEntries: ["/staff?ended=btg-0", "/settings"] },
  );
  const { unmount } = await render(
    <MantineProvider env="test">
      <RouterProvider router={router} />
    </MantineProvider>,
  );
  return { router, unmount };
}

const elsewhere = page.getByRole("heading", { name: "Elsewhere" });
const dialog = page.getByRole("dialog", { name: "Leave without saving?" });

it.each(["/sign-in?why=ended", "/staff/sign-in?why=signed-out", "/staff?ended=btg-1"])(
  "lets go at once to %s: nothing can be saved any more",
  async (address) => {
    const { router } = await show();
    await router.navigate(address, { replace: true });
    await expect.element(elsewhere).toBeVisible();
  },
);

it("lets go there too while it asks about another step", async () => {
  const { router } = await show();
  await router.navigate("/patients");
  await expect.element(dialog).toBeVisible();
  await router.navigate("/staff?ended=btg-1", { replace: true });
  await expect.element(elsewhere).toBeVisible();
  await expect.element(dialog).not.toBeInTheDocument();
});

it.each(["/patients", "/staff"])("asks before a step to %s", async (address) => {
  const { router } = await show();
  await router.navigate(address);
  await expect.element(dialog.getByRole("button", { name: "Stay" })).toHaveFocus();
  expect(router.state.location.pathname).toBe("/settings");
});

it("asks before a step back to where an ended access was told: that one is no end", async () => {
  const { router } = await show();
  await router.navigate(-1);
  await expect.element(dialog).toBeVisible();
});

it("tells the tab of what is unsaved for as long as it stands", async () => {
  const { unmount } = await show();
  await expect.poll(isAnythingUnsaved).toBe(true);
  await unmount();
  expect(isAnythingUnsaved()).toBe(false);
  await show(false);
  expect(isAnythingUnsaved()).toBe(false);
});
