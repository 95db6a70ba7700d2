// The schema that a fresh database has, compared with the one that is committed; with --write the latter is written anew. A migration
// that is edited after its release shows here, and so does a grant or a policy that nobody meant to change.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build, localEnvironment, localNode, root, run, StepError } from "./toolchain.mjs";

const SNAPSHOT = path.join(root, "apps/server/src/store/schema.snapshot.txt");

try {
  const fresh = await freshCatalog();
  if (process.argv.includes("--write")) writeFileSync(SNAPSHOT, fresh);
  else {
    const committed = existsSync(SNAPSHOT) ? readFileSync(SNAPSHOT, "utf8") : "";
    if (fresh !== committed) {
      throw new StepError(`${differences(committed, fresh)}\nIf that is meant, write the snapshot anew: pnpm snapshot`);
    }
  }
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function freshCatalog() {
  await build(["server"]);
  const program = path.join(root, "apps/server/dist/print-catalog.js");
  const { ok, output } = await run(localNode(), [program, path.join(root, ".cache/catalog-postgres")], {
    env: localEnvironment(),
  });
  if (!ok) throw new StepError(output.trimEnd());
  return output;
}

/**
 * The lines of one that the other lacks, each below its object.
 * @param {string} committed
 * @param {string} fresh
 */
function differences(committed, fresh) {
  const before = linesWithObject(committed);
  const after = linesWithObject(fresh);
  return [
    ...[...before].filter((line) => !after.has(line)).map((line) => `- ${line}`),
    ...[...after].filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ].join("\n");
}

/** @param {string} catalog */
function linesWithObject(catalog) {
  const lines = catalog.split("\n\n").flatMap((object) => {
    const [head = "", ...details] = object.trimEnd().split("\n");
    return [head, ...details.map((detail) => `${head.split(" ").slice(0, 2).join(" ")}: ${detail.trim()}`)];
  });
  return new Set(lines);
}
