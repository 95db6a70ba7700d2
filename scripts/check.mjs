// The static gate: what can be told without running a test. All checks run, also after one has failed.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { localEnvironment, localNode, root, run, seconds } from "./toolchain.mjs";

/**
 * @typedef {{ ok: boolean, output: string }} Result
 * @typedef {{ name: string, work: () => Promise<Result> }} Check
 */

const bin = (/** @type {string} */ name) => path.join(root, "node_modules/.bin", name);
const tool = (/** @type {string} */ name, /** @type {string[]} */ ...args) =>
  run(bin(name), args, { env: localEnvironment() });
const script = (/** @type {string} */ name) =>
  run(localNode(), [path.join(root, "scripts", name)], { env: localEnvironment() });

/** Writes files that the others read, so it goes first. */
const generatedFiles = { name: "generated files up to date", work: checkGeneratedFiles };

/** @type {Check[]} */
const independent = [
  { name: "types", work: () => tool("tsc", "-b") },
  {
    name: "import boundaries",
    work: () => tool("depcruise", "--config", ".dependency-cruiser.mjs", "apps", "packages", "scripts"),
  },
  { name: "fresh database equal to migrated database", work: () => script("snapshot.mjs") },
  { name: "lint", work: () => tool("oxlint", "--deny-warnings") },
  { name: "unused code", work: () => tool("knip") },
  { name: "format", work: () => tool("oxfmt", "--check") },
];

/**
 * Runs every check and shows a line for each.
 * @returns {Promise<{ name: string, ok: boolean }[]>}
 */
export async function runChecks() {
  const results = [await runCheck(generatedFiles)];
  const waiting = [...independent];
  const lane = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) results.push(await runCheck(check));
  };
  await Promise.all([lane(), lane()]);
  return results;
}

/** @param {Check} check */
async function runCheck({ name, work }) {
  const start = performance.now();
  const { ok, output } = await work();
  process.stdout.write(`${ok ? "ok    " : "FAILED"}  ${name}, ${seconds(start)}\n`);
  if (!ok) process.stdout.write(`${output.trimEnd().replaceAll(/^/gm, "        ")}\n`);
  return { name, ok };
}

async function checkGeneratedFiles() {
  const before = fingerprints();
  const { ok, output } = await script("codegen.mjs");
  if (!ok) return { ok, output };
  const after = fingerprints();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  const lines = changed.map((file) => `${file} was out of date; it has been written anew`);
  return { ok: changed.length === 0, output: lines.join("\n") };
}

/** Every file of the project by its path, with the hash of its content. */
function fingerprints() {
  const passedOver = new Set(["node_modules", "dist", ".git", ".cache", ".chartward", "test-results"]);
  /** @type {Map<string, string>} */
  const found = new Map();
  const walk = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      if (passedOver.has(entry.name)) continue;
      if (entry.isDirectory()) walk(file);
      else if (entry.isFile())
        found.set(
          file,
          createHash("sha256")
            .update(readFileSync(path.join(root, file)))
            .digest("hex"),
        );
    }
  };
  walk(".");
  return found;
}

if (process.argv[1] === import.meta.filename) {
  const results = await runChecks();
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}
