import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import axe from "axe-core";
import type { RunOnly } from "axe-core";

const ALL_RULES: RunOnly = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] };
const COLOUR_RULES: RunOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };
/** One thing changes at a time. The scheme changes colours and nothing else. */
const LOOKS = [
  { size: WIDE, scheme: "light", rules: ALL_RULES },
  { size: NARROW, scheme: "light", rules: ALL_RULES },
  { size: NARROW, scheme: "dark", rules: COLOUR_RULES },
  { size: WIDE, scheme: "dark", rules: COLOUR_RULES },
] as const;

/** Looks at the page as it stands, in both sizes and both colour schemes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const { size, scheme, rules } of LOOKS) {
    await page.setViewportSize(size);
    await expectNoViolation(page, scheme, rules);
  }
}

/** Waits until no colour changes any more: a transition that ends can begin others, of what inherits from it. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let still = 0; still < 3;) {
      await nextFrame();
      const running = document.getAnimations().filter(({ playState }) => playState === "running");
      still = running.length === 0 ? still + 1 : 0;
      await Promise.allSettled(running.map(({ finished }) => finished));
    }
  });
}

async function expectNoViolation(page: Page, colorScheme: "light" | "dark", runOnly: RunOnly): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  // By frames: what polls in growing steps waits longer than the look takes.
  await page.waitForFunction(
    (scheme) => document.documentElement.dataset["mantineColorScheme"] === scheme,
    colorScheme,
  );
  await settle(page);
  // Once a document: to send and compile it takes longer than most looks.
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (only) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { violations } = await inPage.run({ runOnly: only, resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) }));
  }, runOnly);
  const where = `${new URL(page.url()).pathname}, ${page.viewportSize()!.width} px, ${colorScheme}`;
  expect.soft(found, where).toEqual([]);
}
