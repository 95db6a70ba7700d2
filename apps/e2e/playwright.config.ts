import { CHROMIUM_FLAGS, findChromium } from "@chartward/testkit/chromium";
import { defineConfig } from "@playwright/test";

/** Tests that kill or start servers of their own. */
const OWN_SERVERS = ["break-the-glass.spec.ts", "kill.spec.ts", "start.spec.ts"];

const executablePath = findChromium();

/** Each worker has a server of its own, so that journeys of several share nothing: freshly seeded, on a free port, gone when it ends. */
export default defineConfig({
  testDir: "src",
  outputDir: "../../test-results",
  workers: 2,
  projects: [
    // First, so that its worker takes journeys over when it is done; then both have work to the end.
    { name: "starts and kills", testMatch: OWN_SERVERS, workers: 1 },
    { name: "journeys", testIgnore: OWN_SERVERS, fullyParallel: true },
  ],
  forbidOnly: process.env.CI !== undefined,
  // For machines that are slow and busy; a test that guarantees a time states it itself.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
    timezoneId: "America/New_York",
    // Nothing is in the middle of a movement when it is looked at.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) },
    screenshot: "only-on-failure",
    trace: { mode: "retain-on-failure", screenshots: false },
  },
});
