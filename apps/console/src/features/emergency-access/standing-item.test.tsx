import { MantineProvider } from "@mantine/core";
import { createMemoryRouter, RouterProvider } from "react-router";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { AccessRight, EmergencyStandingActFragment } from "../../lib/graphql/graphql.ts";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import styles from "./emergency-access.module.css";
import { StandingItem } from "./standing-item.tsx";

const act = (changes: Partial<EmergencyStandingActFragment>): EmergencyStandingActFragment => ({
  sentence: "Amelia Okafor gave Priya Raman the role Administrator.",
  occurredAt: "2026-11-23T14:50:00Z",
  severity: "HIGHEST",
  subject: { type: "User", id: "u7", label: "Priya Raman" },
  auditEntryId: "e7",
  ...changes,
});

async function show(rights: AccessRight[], ...acts: EmergencyStandingActFragment[]) {
  const element = (
    <ul className={styles.stands}>
      {acts.map((each) => (
        <StandingItem key={each.auditEntryId} act={each} />
      ))}
    </ul>
  );
  const me = { practice: { timeZone: "America/New_York" }, rights } as unknown as Me;
  await render(
    <MantineProvider env="test">
      <SessionProvider me={me}>
        <RouterProvider router={createMemoryRouter([{ path: "/", element }])} />
      </SessionProvider>
    </MantineProvider>,
  );
}

it("says what was given, and leads to whom and to the entry of the log", async () => {
  await show(["AUDIT_READ"], act({}));
  await expect.element(page.getByText(/gave Priya Raman the role Administrator/u)).toBeVisible();
  await expect.element(page.getByRole("link", { name: "Priya Raman" })).toHaveAttribute("href", "/users/u7");
  await expect.element(page.getByRole("link", { name: "audit entry" })).toHaveAttribute("href", "/audit?entry=e7");
});

it("leads nowhere that its reader may not go", async () => {
  await show([], act({ subject: null }));
  await expect.element(page.getByText(/gave Priya Raman the role Administrator/u)).toBeVisible();
  await expect.element(page.getByRole("link")).not.toBeInTheDocument();
});

it("lets the most serious stand out", async () => {
  await show([], act({}), act({ sentence: "Amelia Okafor imported patients.", severity: "LOW", auditEntryId: "e8" }));
  const weightOf = (text: RegExp) => Number(getComputedStyle(page.getByText(text).element()).fontWeight);
  await expect.element(page.getByText(/imported patients/u)).toBeVisible();
  expect(weightOf(/gave Priya Raman/u)).toBeGreaterThan(weightOf(/imported patients/u));
});
