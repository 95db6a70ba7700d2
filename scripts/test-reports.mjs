// Adds up the reports of the test runners.
import { stripVTControlCharacters } from "node:util";

/** Of an error: enough for what was expected and what came. */
const ERROR_LINES = 12;

/** @typedef {{ name: string, errors: string[] }} Failure errors: as the runner words them, in lines */
/** @typedef {{ passed: number, failed: Failure[], skipped: string[] }} Tally */

/**
 * What vitest's and Playwright's json reporters write, whose types neither package exports to be imported from here: read by its parts below.
 * @typedef {any} Report
 */

/** @returns {Tally} */
export function emptyTally() {
  return { passed: 0, failed: [], skipped: [] };
}

/**
 * @param {Tally} tally
 * @param {Report} report of vitest's json reporter
 * @param {{ ok: boolean }} run ok: it ended with exit code 0
 */
export function countVitest(tally, report, { ok }) {
  if (report === undefined) {
    fail(tally, "vitest: the run ended without a report");
    return;
  }
  const failedBefore = tally.failed.length;
  for (const file of report.testResults) {
    const failedByItself =
      file.status === "failed" && !file.assertionResults.some((/** @type {Report} */ test) => test.status === "failed");
    if (failedByItself) fail(tally, file.name, [file.message]);
    for (const test of file.assertionResults) {
      if (test.status === "passed") tally.passed++;
      else if (test.status === "failed") fail(tally, test.fullName, test.failureMessages);
      else if (failedByItself) fail(tally, `${test.fullName} (not run: its set-up failed)`);
      else tally.skipped.push(test.fullName);
    }
  }
  // E.g. a rejection that nobody has caught: the report calls such a run a success, its exit code does not.
  if (!ok && tally.failed.length === failedBefore) fail(tally, "vitest: an error outside of the tests");
}

/**
 * @param {Tally} tally
 * @param {Report} report of Playwright's json reporter
 * @param {{ ok: boolean, listedOnly: boolean }} run ok: it ended with exit code 0; listedOnly: nothing could be run
 */
export function countPlaywright(tally, report, { ok, listedOnly }) {
  if (report === undefined) {
    fail(tally, "browser journeys: the run ended without a report");
    return;
  }
  const failedBefore = tally.failed.length;
  for (const spec of report.suites.flatMap((/** @type {Report} */ suite) => specsOf(suite))) {
    for (const test of spec.tests) {
      if (listedOnly) tally.skipped.push(`${spec.name} (no Chromium on this machine)`);
      else if (test.status === "expected") tally.passed++;
      else if (test.status === "skipped") tally.skipped.push(spec.name);
      // A flaky one has failed once, too: what it shows is real.
      else fail(tally, spec.name, test.results.flatMap(errorsOf));
    }
  }
  for (const error of report.errors) fail(tally, "browser journeys", [error.message ?? error.value]);
  if (!ok && tally.failed.length === failedBefore) fail(tally, "browser journeys: an error outside of the tests");
}

/**
 * @param {Tally} tally
 * @param {string} name
 * @param {readonly string[]} [errors]
 */
export function fail(tally, name, errors = []) {
  tally.failed.push({ name, errors: errors.flatMap(firstLines) });
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function firstLines(text) {
  const lines = stripVTControlCharacters(text).split("\n");
  return lines.filter((line) => line.trim() !== "").slice(0, ERROR_LINES);
}

/**
 * @param {Report} result of one try of a Playwright test
 * @returns {string[]}
 */
function errorsOf({ errors }) {
  return errors.map((/** @type {Report} */ { message, value, location }) =>
    location === undefined ? (message ?? value) : `${location.file}:${location.line}\n${message ?? value}`,
  );
}

/**
 * @param {Report} suite
 * @param {string} [above] the names of the suites around it
 * @returns {{ name: string, tests: { status: string, results: Report[] }[] }[]}
 */
function specsOf(suite, above = "") {
  const name = above === "" ? suite.title : `${above} > ${suite.title}`;
  return [
    ...(suite.specs ?? []).map((/** @type {Report} */ spec) => ({
      name: `${name} > ${spec.title}`,
      tests: spec.tests,
    })),
    ...(suite.suites ?? []).flatMap((/** @type {Report} */ inner) => specsOf(inner, name)),
  ];
}
