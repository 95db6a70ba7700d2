// Adds up the reports of the test runners.

/** @typedef {{ passed: number, failed: string[], skipped: string[] }} Tally */

/** @returns {Tally} */
export function emptyTally() {
  return { passed: 0, failed: [], skipped: [] };
}

/**
 * @param {Tally} tally
 * @param {any} report of vitest's json reporter
 * @param {{ ok: boolean }} run ok: it ended with exit code 0
 */
export function countVitest(tally, report, { ok }) {
  if (report === undefined) {
    tally.failed.push("vitest: the run ended without a report");
    return;
  }
  const failedBefore = tally.failed.length;
  for (const file of report.testResults) {
    const failedByItself =
      file.status === "failed" && !file.assertionResults.some((/** @type {any} */ test) => test.status === "failed");
    if (failedByItself) tally.failed.push(`${file.name}: ${file.message.split("\n")[0]}`);
    for (const test of file.assertionResults) {
      if (test.status === "passed") tally.passed++;
      else if (test.status === "failed") tally.failed.push(test.fullName);
      else if (failedByItself) tally.failed.push(`${test.fullName} (not run: its set-up failed)`);
      else tally.skipped.push(test.fullName);
    }
  }
  // E.g. a rejection that nobody has caught: the report calls such a run a success, its exit code does not.
  if (!ok && tally.failed.length === failedBefore) tally.failed.push("vitest: an error outside of the tests");
}

/**
 * @param {Tally} tally
 * @param {any} report of Playwright's json reporter
 * @param {{ ok: boolean, listedOnly: boolean }} run ok: it ended with exit code 0; listedOnly: nothing could be run
 */
export function countPlaywright(tally, report, { ok, listedOnly }) {
  if (report === undefined) {
    tally.failed.push("browser journeys: the run ended without a report");
    return;
  }
  const failedBefore = tally.failed.length;
  for (const spec of report.suites.flatMap((/** @type {any} */ suite) => specsOf(suite))) {
    for (const test of spec.tests) {
      if (listedOnly) tally.skipped.push(`${spec.name} (no Chromium on this machine)`);
      else if (test.status === "expected") tally.passed++;
      else if (test.status === "skipped") tally.skipped.push(spec.name);
      // A flaky one has failed once, too: what it shows is real.
      else tally.failed.push(spec.name);
    }
  }
  for (const error of report.errors) tally.failed.push(`browser journeys: ${error.message.split("\n")[0]}`);
  if (!ok && tally.failed.length === failedBefore) tally.failed.push("browser journeys: an error outside of the tests");
}

/**
 * @param {any} suite
 * @param {string} [above] the names of the suites around it
 * @returns {{ name: string, tests: { status: string }[] }[]}
 */
function specsOf(suite, above = "") {
  const name = above === "" ? suite.title : `${above} > ${suite.title}`;
  return [
    ...(suite.specs ?? []).map((/** @type {any} */ spec) => ({ name: `${name} > ${spec.title}`, tests: spec.tests })),
    ...(suite.suites ?? []).flatMap((/** @type {any} */ inner) => specsOf(inner, name)),
  ];
}
