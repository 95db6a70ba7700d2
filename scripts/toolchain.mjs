// What both commands stand on: pnpm, the dependencies, a Node that is new enough, and builds of what changed.
// Runs on plain Node 20 before anything is installed, so it takes nothing but Node's own modules.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const PNPM = "pnpm@12.21.0";
const NODE_MAJOR = 24;

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** A step failed; its output has been shown or is in the message. The command ends with this sentence. */
export class StepError extends Error {}

/** What runs now: children of a step, each in a process group of its own, or the program that this process stands aside for. */
/** @type {Set<import("node:child_process").ChildProcess>} */
const stepChildren = new Set();
/** @type {import("node:child_process").ChildProcess | undefined} */
let program;

// npm and npx lose signals on their way, so a step's whole group gets them.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => {
    if (program !== undefined) {
      program.kill(signal);
      return;
    }
    for (const { pid } of stepChildren) if (pid !== undefined) endGroup(pid, signal);
    process.stdout.write("\nStopped.\n");
    process.exit(1);
  });
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function endGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** @param {number} since from performance.now() */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs a program in a process group of its own and collects what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options] show: prints it at once too
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(command, args, { cwd = root, env = process.env, show = false } = {}) {
  const plain = { NO_COLOR: "1", ...env };
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: plain, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    stepChildren.add(child);
    const end = (/** @type {boolean} */ ok) => {
      stepChildren.delete(child);
      resolve({ ok, output });
    };
    child.on("error", (error) => {
      output += error.message;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}

/**
 * Stands aside for a program: it gets the terminal, each signal, and its exit code counts. Should this process be killed outright,
 * the program learns it from the closed channel.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export function become(command, args) {
  const child = spawn(command, args, {
    cwd: root,
    env: localEnvironment(),
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  program = child;
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

/**
 * Shows a step while it runs and how long it took; its output only when it fails.
 * @param {string} title
 * @param {() => Promise<{ ok: boolean, output: string }>} work
 */
async function step(title, work) {
  const start = performance.now();
  const live = process.stdout.isTTY;
  process.stdout.write(live ? `${title}…` : `${title}…\n`);
  const ticker = live && setInterval(() => process.stdout.write(`\r${title}… ${seconds(start)}`), 500);
  const { ok, output } = await work();
  if (ticker) clearInterval(ticker);
  process.stdout.write(`${live ? "\r" : ""}${title}: ${ok ? "done" : "failed"}, ${seconds(start)}\n`);
  if (!ok) {
    process.stderr.write(`${output.trimEnd()}\n`);
    throw new StepError(`${title} failed; what it printed stands above.`);
  }
}

/** Installs from the lockfile when that changed since the last time. */
export async function install() {
  const manifests = ["apps", "packages"].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => path.join(folder, name, "package.json")),
  );
  const files = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...manifests];
  const hash = hashOf(files, `${process.platform} ${process.arch}`);
  const stamp = path.join(root, "node_modules/.chartward-installed");
  if (readStamp(stamp) === hash) return;
  await step("Installing the dependencies", () =>
    run("npx", ["--yes", PNPM, "install", "--frozen-lockfile"], { env: { ...process.env, CI: "true" } }),
  );
  writeFileSync(stamp, hash);
}

/** The machine's own Node where it is new enough, else the one that was installed with the dependencies. */
export function localNode() {
  if (Number(process.versions.node.split(".")[0]) >= NODE_MAJOR) return process.execPath;
  const installed = path.join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(installed)) return installed;
  throw new StepError(
    `Node ${NODE_MAJOR} or newer is needed on ${process.platform} ${process.arch}; this is ${process.versions.node}.`,
  );
}

/** The environment in which this project's programs are found first. */
export function localEnvironment() {
  const folders = [path.dirname(localNode()), path.join(root, "node_modules/.bin"), process.env.PATH];
  return { ...process.env, PATH: folders.join(path.delimiter) };
}

const BUILDS = [
  { name: "server", folder: "apps/server", result: "apps/server/dist/main.js", sources: ["apps/server", "packages"] },
  {
    name: "console",
    folder: "apps/console",
    result: "apps/console/dist/index.html",
    sources: ["apps/console", "packages/schema"],
  },
];

/**
 * Builds what changed of the server and the console since the last time.
 * @param {readonly string[]} names
 */
export async function build(names = BUILDS.map(({ name }) => name)) {
  const stale = BUILDS.filter(({ name }) => names.includes(name))
    .map((target) => ({
      ...target,
      hash: hashOf([...target.sources.flatMap(filesBelow), "tsconfig.base.json", "pnpm-lock.yaml"]),
      stamp: path.join(root, `.cache/build-${target.name}`),
    }))
    .filter(({ result, stamp, hash }) => !existsSync(path.join(root, result)) || readStamp(stamp) !== hash);
  if (stale.length === 0) return;

  const vite = path.join(root, "node_modules/vite/bin/vite.js");
  await step(`Building the ${stale.map(({ name }) => name).join(" and the ")}`, async () => {
    const results = await Promise.all(
      stale.map(({ folder }) =>
        run(localNode(), [vite, "build"], { cwd: path.join(root, folder), env: localEnvironment() }),
      ),
    );
    return {
      ok: results.every(({ ok }) => ok),
      output: results
        .filter(({ ok }) => !ok)
        .map(({ output }) => output)
        .join("\n"),
    };
  });
  mkdirSync(path.join(root, ".cache"), { recursive: true });
  for (const { stamp, hash } of stale) writeFileSync(stamp, hash);
}

/**
 * The files below a folder that a build can depend on, in a fixed order.
 * @param {string} folder from the root
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules" && name !== "dist" && !/\.test\.tsx?$/.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(file) : [file];
    });
}

/** @param {readonly string[]} files from the root */
function hashOf(files, salt = "") {
  const hash = createHash("sha256").update(salt);
  for (const file of files) {
    const content = existsSync(path.join(root, file)) ? readFileSync(path.join(root, file)) : "";
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** @param {string} file */
function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
