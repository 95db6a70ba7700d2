import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { CHROMIUM_FLAGS, findChromium } from "@chartward/testkit/chromium";
import { defineConfig } from "@playwright/test";

const executablePath = findChromium();
const port = await serverPort();
const baseURL = `http://localhost:${port}`;

/** Journeys through a server of their own: freshly seeded, on a free port, gone when they end. */
export default defineConfig({
  testDir: "src",
  outputDir: "../../test-results",
  // One server and one demo practice: journeys come one after the other.
  workers: 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  use: {
    baseURL,
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
  webServer: {
    command: `"${process.execPath}" --enable-source-maps ../server/dist/main.js`,
    url: baseURL,
    env: { PORT: String(port), DATA_FOLDER: process.env.CHARTWARD_E2E_FOLDER ?? "", LOG_LEVEL: "warn" },
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});

/** Playwright reads this file in each of its processes; the first one chooses the port and the data folder. */
async function serverPort(): Promise<number> {
  const chosen = process.env.CHARTWARD_E2E_PORT;
  if (chosen !== undefined) return Number(chosen);
  const folder = mkdtempSync(path.join(tmpdir(), "chartward-e2e-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  const free = typeof address === "object" && address !== null ? address.port : 4300;
  process.env.CHARTWARD_E2E_PORT = String(free);
  process.env.CHARTWARD_E2E_FOLDER = folder;
  return free;
}
