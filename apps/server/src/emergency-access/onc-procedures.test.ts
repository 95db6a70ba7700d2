import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const root = new URL("../../../../", import.meta.url);
const PROCEDURES = readFileSync(new URL("docs/onc-170-315-d.md", root), "utf8");

/** Each test that a step names: its file, and its title. */
function namedTests(): { file: string; title: string }[] {
  return [...PROCEDURES.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`: ("[^"]+"(?:, "[^"]+")*)/g)].flatMap(
    ([, file, titles]) => [...titles!.matchAll(/"([^"]+)"/g)].map(([, title]) => ({ file: file!, title: title! })),
  );
}

it("The procedures of certification name tests that exist", () => {
  const tests = namedTests();
  expect(tests.length).toBeGreaterThan(50);
  const missing = tests.filter(({ file, title }) => {
    const path = new URL(file, root);
    return !existsSync(path) || !readFileSync(path, "utf8").includes(title);
  });
  expect(missing).toEqual([]);
});
