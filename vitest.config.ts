import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import type { TestProjectConfiguration } from "vitest/config";
import { findChromium } from "./packages/testkit/src/chromium.ts";

const server: TestProjectConfiguration = {
  // type-graphql takes one of graphql's two builds and vitest the other without this: "another module or realm".
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    name: "server",
    root: "apps/server",
    include: ["src/**/*.test.ts", "../../packages/testkit/src/**/*.test.ts"],
    globalSetup: [`${import.meta.dirname}/apps/server/vitest.global-setup.ts`],
    // For machines that are slow and busy; a test that guarantees a time states it itself.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // To load the server anew for each file takes a sixth of the whole run; files share nothing but its modules.
    isolate: false,
  },
};

/** What needs neither a database nor a browser. */
const packages: TestProjectConfiguration = {
  test: {
    name: "packages",
    include: ["packages/*/src/**/*.test.ts", "apps/console/src/**/*.test.ts"],
    exclude: ["packages/testkit/**"],
  },
};

/** The console's component tests are left out where there is no Chromium; scripts/test.mjs then reports them as skipped. */
export default defineConfig({
  // Vitest leaves one core to itself, and would use one of two: these tests wait for PostgreSQL and for limits more than they work.
  test: {
    maxWorkers: Math.max(3, availableParallelism()),
    projects: [server, packages, ...(findChromium() === undefined ? [] : ["apps/console"])],
  },
});
