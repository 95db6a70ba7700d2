import { playwright } from "@vitest/browser-playwright";
import { mergeConfig } from "vite";
import { defineConfig } from "vitest/config";
import { CHROMIUM_FLAGS, findChromium } from "../../packages/testkit/src/chromium.ts";
import consoleConfig from "./vite.config.ts";

const executablePath = findChromium();

/** Component tests, in a real Chromium. */
export default mergeConfig(
  consoleConfig,
  defineConfig({
    test: {
      name: "console",
      include: ["src/**/*.test.tsx"],
      // For machines that are slow and busy.
      testTimeout: 60_000,
      // Else it would be one page of two cores.
      maxWorkers: 2,
      // After the server's tests, which have workers of their own.
      sequence: { groupOrder: 1 },
      expect: { poll: { timeout: 15_000 } },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) } }),
        instances: [{ browser: "chromium" }],
      },
    },
  }),
);
