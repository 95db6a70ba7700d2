// The commands, from nothing but Node 20 and npm. Each first installs and builds what changed.
//   node scripts/bootstrap.mjs start         the server
//   node scripts/bootstrap.mjs test          every check and every test
//   node scripts/bootstrap.mjs check         every check
//   node scripts/bootstrap.mjs chartward ... the command line
//   node scripts/bootstrap.mjs build         nothing more
//   node scripts/bootstrap.mjs run <script>  a script of package.json, with this project's own Node; builds nothing
import { readFileSync } from "node:fs";
import path from "node:path";
import { become, build, install, localNode, root, StepError } from "./toolchain.mjs";

const PROGRAMS = {
  start: "apps/server/dist/main.js",
  test: "scripts/test.mjs",
  check: "scripts/check.mjs",
  chartward: "apps/server/dist/cli.js",
};

const [command = "", ...args] = process.argv.slice(2);

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function main() {
  const program = Object.entries(PROGRAMS).find(([name]) => name === command)?.[1];
  if (program === undefined && command !== "build" && command !== "run") {
    throw new StepError(
      "Usage: node scripts/bootstrap.mjs start | test | check | chartward | build | run <script of package.json>",
    );
  }
  await install();
  if (command === "run") {
    const [name = "", ...rest] = args;
    return become("/bin/sh", ["-c", `${scriptNamed(name)} "$@"`, "sh", ...rest]);
  }
  await build();
  if (program === undefined) return 0;
  return become(localNode(), ["--enable-source-maps", path.join(root, program), ...args]);
}

/** @param {string} name */
function scriptNamed(name) {
  const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  if (!Object.hasOwn(scripts, name)) {
    throw new StepError(`package.json has no script "${name}", only ${Object.keys(scripts).join(", ")}.`);
  }
  return scripts[name];
}
