import { expect } from "@playwright/test";
import type { Locator } from "@playwright/test";

/** How far from a corner that stands in it which keeps the padding, in pixels. */
const PADDING = 32;

/** That the first ends where the second begins, or higher. */
export async function expectAbove(upper: Locator, lower: Locator): Promise<void> {
  const [above, below] = await edgesOf(upper, lower);
  expect(above.bottom, `${upper} above ${lower}`).toBeLessThanOrEqual(below.top);
}

/** That the first ends where the second begins, or further left, and that they stand beside each other. */
export async function expectLeftOf(left: Locator, right: Locator): Promise<void> {
  const [first, second] = await edgesOf(left, right);
  expect(first.right, `${left} left of ${right}`).toBeLessThanOrEqual(second.left);
  expect(first.top, `${left} beside ${right}`).toBeLessThan(second.bottom);
  expect(second.top, `${left} beside ${right}`).toBeLessThan(first.bottom);
}

/** That something stands in this corner of what it is in. */
export async function expectInCorner(
  inner: Locator,
  corner: "bottom left" | "bottom right",
  outer: Locator,
): Promise<void> {
  const [inside, around] = await edgesOf(inner, outer);
  const side = corner === "bottom left" ? "left" : "right";
  expect(around.bottom - inside.bottom, `${inner} at the ${corner} of ${outer}`).toBeLessThan(PADDING);
  expect(Math.abs(around[side] - inside[side]), `${inner} at the ${corner} of ${outer}`).toBeLessThan(PADDING);
}

async function edgesOf(first: Locator, second: Locator) {
  // What comes late must not move the other one after it was measured.
  for (const each of [first, second]) await expect(each).toBeVisible();
  return Promise.all([edges(first), edges(second)]);
}

function edges(locator: Locator) {
  return locator.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  });
}
