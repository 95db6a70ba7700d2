// Writes every generated file from the server's declarations: what packages/schema shares, then the console's typed operations.
import path from "node:path";
import { build, localEnvironment, localNode, root, run, StepError } from "./toolchain.mjs";

const GENERATED = ["packages/schema/schema.graphql", "packages/schema/src", "apps/console/src/lib/graphql"];
const bin = (/** @type {string} */ name) => path.join(root, "node_modules/.bin", name);

try {
  await build(["server"]);
  await generate(localNode(), [
    path.join(root, "apps/server/dist/print-schema.js"),
    path.join(root, "packages/schema"),
  ]);
  await generate(bin("graphql-codegen"), ["--config", "codegen.ts"]);
  await generate(bin("oxfmt"), GENERATED);
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function generate(command, args) {
  const { ok, output } = await run(command, args, { env: localEnvironment() });
  if (!ok) throw new StepError(output.trimEnd());
}
