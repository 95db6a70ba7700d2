import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Looks at the page as it stands, in both sizes and both colour schemes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expectNoViolation(page, "light", (axe) => axe.withTags(TAGS));
    // The scheme changes colours and nothing else.
    await expectNoViolation(page, "dark", (axe) => axe.withRules(COLOUR_RULES));
  }
  await page.setViewportSize(SIZES[0]!);
}

async function expectNoViolation(
  page: Page,
  colorScheme: "light" | "dark",
  choose: (axe: AxeBuilder) => AxeBuilder,
): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  // There are no frames; without the legacy mode each look opens another page to gather theirs.
  const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode()).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) }));
  const where = `${new URL(page.url()).pathname}, ${page.viewportSize()!.width} px, ${colorScheme}`;
  expect.soft(found, where).toEqual([]);
}
