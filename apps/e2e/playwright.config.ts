import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CHROMIUM_FLAGS, findChromium } from "@chartward/testkit/chromium";
import { defineConfig } from "@playwright/test";
import { freePort, serverSettings } from "./src/server-settings.ts";

/** Tests that start servers of their own. */
const OWN_SERVERS = ["break-the-glass.spec.ts", "kill.spec.ts", "start.spec.ts"];

const executablePath = findChromium();
const server = await ownServer();
const baseURL = `http://localhost:${server.port}`;

/** Journeys through a server of their own: freshly seeded, on a free port, gone when they end. */
export default defineConfig({
  testDir: "src",
  outputDir: "../../test-results",
  workers: 2,
  projects: [
    // One server and one demo practice: journeys come one after the other.
    { name: "journeys", testIgnore: OWN_SERVERS, workers: 1 },
    { name: "starts and kills", testMatch: OWN_SERVERS, workers: 1 },
  ],
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 5_000 },
  use: {
    baseURL,
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
    timezoneId: "America/New_York",
    // Nothing is in the middle of a movement when it is looked at.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) },
    screenshot: "only-on-failure",
    trace: { mode: "retain-on-failure", screenshots: false },
  },
  webServer: {
    command: `"${process.execPath}" --enable-source-maps ../server/dist/main.js`,
    url: baseURL,
    // Sign-ups are counted by address: journeys of many practices come from many.
    env: { ...serverSettings(server), TRUSTED_PROXIES: "127.0.0.1" },
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});

/** Playwright reads this file in each of its processes; the first one chooses the port and the data folder. */
async function ownServer(): Promise<{ port: number; dataFolder: string }> {
  const { CHARTWARD_E2E_PORT, CHARTWARD_E2E_FOLDER } = process.env;
  if (CHARTWARD_E2E_PORT !== undefined && CHARTWARD_E2E_FOLDER !== undefined) {
    return { port: Number(CHARTWARD_E2E_PORT), dataFolder: CHARTWARD_E2E_FOLDER };
  }
  const dataFolder = mkdtempSync(path.join(tmpdir(), "chartward-e2e-"));
  process.on("exit", () => rmSync(dataFolder, { recursive: true, force: true }));
  const port = await freePort();
  process.env.CHARTWARD_E2E_PORT = String(port);
  process.env.CHARTWARD_E2E_FOLDER = dataFolder;
  return { port, dataFolder };
}
