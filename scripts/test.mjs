// Every check and every test, and at the end one line: N passed, N failed (, N skipped).
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { findChromium } from "../packages/testkit/src/chromium.ts";
import { runChecks } from "./check.mjs";
import { countPlaywright, countVitest, emptyTally, fail } from "./test-reports.mjs";
import { localEnvironment, localNode, root, run } from "./toolchain.mjs";

const REPORTS = path.join(root, ".cache/reports");
const E2E = path.join(root, "apps/e2e");
const PLAYWRIGHT = path.join(E2E, "node_modules/@playwright/test/cli.js");

const tally = emptyTally();

heading("Checks");
for (const { name, ok } of await runChecks()) {
  if (ok) tally.passed++;
  else fail(tally, `check: ${name}`);
}

const chromium = findChromium() ?? (await installChromium());
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

heading("Unit, integration and component tests");
const vitestReport = path.join(REPORTS, "vitest.json");
const vitest = await run(
  path.join(root, "node_modules/.bin/vitest"),
  ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${vitestReport}`],
  { env: localEnvironment(), show: true },
);
countVitest(tally, readReport(vitestReport), vitest);

heading("Browser journeys");
const playwrightReport = path.join(REPORTS, "playwright.json");
const journeys = await playwright(chromium === undefined ? ["--list", "--reporter=json"] : ["--reporter=dot,json"]);
countPlaywright(tally, readReport(playwrightReport), { ok: journeys.ok, listedOnly: chromium === undefined });
if (chromium === undefined) tally.skipped.push("console: component tests (no Chromium on this machine)");

heading("Result");
for (const name of tally.skipped) process.stdout.write(`skipped  ${name}\n`);
// With their errors: of a long output many a machine shows the end alone.
for (const { name, errors } of tally.failed) {
  process.stdout.write(`FAILED   ${name}\n`);
  for (const line of errors) process.stdout.write(`           ${line}\n`);
}
const skipped = tally.skipped.length > 0 ? `, ${tally.skipped.length} skipped` : "";
process.stdout.write(`${tally.passed} passed, ${tally.failed.length} failed${skipped}\n`);
process.exitCode = tally.failed.length === 0 && tally.passed > 0 ? 0 : 1;

/** @param {string} text */
function heading(text) {
  process.stdout.write(`\n${text}\n${"─".repeat(text.length)}\n`);
}

/** @param {string[]} args */
function playwright(args) {
  return run(localNode(), [PLAYWRIGHT, "test", ...args], {
    cwd: E2E,
    // Playwright sets FORCE_COLOR in its processes, and Node warns of each that has both.
    env: { ...localEnvironment(), NO_COLOR: undefined, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
    show: chromium !== undefined,
  });
}

/**
 * @param {string} file
 * @returns {import("./test-reports.mjs").Report} undefined where the run ended without a report
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** On a Debian whose root this is; elsewhere the tests that need it are skipped. */
async function installChromium() {
  if (process.getuid?.() !== 0) return undefined;
  process.stdout.write("There is no Chromium; installing it…\n");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const updated = await run("apt-get", ["update"], { env });
  const installed =
    updated.ok && (await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env })).ok;
  if (!installed) process.stdout.write("It cannot be installed here.\n");
  return findChromium();
}
