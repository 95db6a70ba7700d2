import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import {
  EmbeddedPostgresError,
  ensureCluster,
  findPostgresHome,
  POSTGRES_ENVIRONMENT,
  superuserPassword,
} from "./embedded-postgres-home.ts";
import type { PostgresHome } from "./embedded-postgres-home.ts";

/** A PostgreSQL of our own, on 127.0.0.1 alone. */
export interface EmbeddedPostgres {
  /** Of the superuser, in the database that serves. */
  readonly url: string;
  /** A fast shutdown: transactions under way are rolled back. Resolves once the server has gone. */
  stop(): Promise<void>;
}

interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

const DATABASE = "chartward";
const POLL_MS = 20;
/** Crash recovery replays at most max_wal_size; this is far more than it takes. */
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 30_000;
const PORT_TRIES = 5;

const SETTINGS = {
  max_connections: "100",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  // Statements here are short; compiling one costs more than it gains.
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  // The log must hold no patient's data: neither a failed statement's text nor the values of a key that is taken.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/**
 * Starts the data folder's PostgreSQL, or takes over the one that still runs there: it outlives a killed API. It is detached from
 * this process's terminal, so that Ctrl-C reaches the API alone, which stops it when its own work is done. The caller holds the data
 * folder's lock (data-folder-lock.ts).
 * @param options.port 0 or absent: a free one.
 * @param options.settings of PostgreSQL, beside or instead of the usual ones.
 * @param options.log hears what takes time or is unusual, in sentences.
 * @throws EmbeddedPostgresError
 */
export async function startEmbeddedPostgres(options: {
  dataFolder: string;
  port?: number;
  settings?: Readonly<Record<string, string>>;
  log?: (line: string) => void;
}): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const settings = { ...SETTINGS, ...options.settings };
  const home = await findPostgresHome(path.resolve(options.dataFolder), log);
  await ensureCluster(home, { durable: options.settings?.fsync !== "off" });

  let postmaster = await findPostmaster(home);
  if (postmaster !== undefined && options.port && options.port !== postmaster.port) {
    await stopPostmaster(home, postmaster.pid);
    postmaster = undefined;
  }
  if (postmaster === undefined) postmaster = await startPostmaster(home, options.port ?? 0, settings, log);
  else log("A PostgreSQL that an earlier run left behind is used again");

  const { pid, port } = postmaster;
  const url = superuserUrl(home, port);
  await ensureDatabase(url);
  return { url, stop: () => stopPostmaster(home, pid) };
}

/**
 * The superuser's URL of the data folder's PostgreSQL if it runs. For programs beside the API, which use it and never stop it.
 */
export async function findEmbeddedPostgres(dataFolder: string): Promise<string | undefined> {
  const home = await findPostgresHome(path.resolve(dataFolder), () => undefined);
  const postmaster = await findPostmaster(home);
  return postmaster && superuserUrl(home, postmaster.port);
}

function superuserUrl(home: PostgresHome, port: number): string {
  return `postgresql://postgres:${superuserPassword(home)}@127.0.0.1:${port}/${DATABASE}`;
}

/** The cluster's server once it is ready, or undefined where none runs or it is about to end. A stale pid file is cleared away. */
async function findPostmaster(home: PostgresHome): Promise<Postmaster | undefined> {
  const limit = Date.now() + START_LIMIT_MS;
  for (;;) {
    const postmaster = readPidFile(home);
    if (postmaster === undefined) return undefined;
    if (!serves(home, postmaster.pid)) {
      // PostgreSQL itself tells a stale file whose process is gone; one whose pid is another's by now would keep it from starting.
      if (isAlive(postmaster.pid)) rmSync(pidFile(home), { force: true });
      return undefined;
    }
    if (postmaster.status === "ready") return postmaster;
    if (Date.now() > limit)
      throw new EmbeddedPostgresError(
        `PostgreSQL (process ${postmaster.pid}) does not get ready. End it and start again.`,
      );
    await sleep(POLL_MS);
  }
}

async function startPostmaster(
  home: PostgresHome,
  wantedPort: number,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Postmaster> {
  for (let tries = 1; ; tries++) {
    const port = wantedPort === 0 ? await freePort() : wantedPort;
    const result = await launch(home, port, settings, log);
    if (typeof result !== "string") return result;
    const portTaken = /could not bind|Address already in use/.test(result);
    // Processes of a server that was killed end within moments; until then its shared memory is in use.
    const passing = (portTaken && wantedPort === 0) || /shared memory block .* is still in use/.test(result);
    if (passing && tries < PORT_TRIES) {
      await sleep(200 * tries);
      continue;
    }
    if (portTaken) {
      throw new EmbeddedPostgresError(
        `Port ${port} for the embedded database is taken. Set DATABASE_PORT to another, or to 0 for a free one.`,
      );
    }
    throw new EmbeddedPostgresError(`The embedded PostgreSQL does not start: ${result}`);
  }
}

/** @returns the server once it is ready, or the end of its log where it ended. */
async function launch(
  home: PostgresHome,
  port: number,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Postmaster | string> {
  const logFile = path.join(home.folder, "server.log");
  const logDescriptor = openSync(logFile, "w", 0o600);
  const all = { ...settings, listen_addresses: "127.0.0.1", port: String(port), unix_socket_directories: "" };
  const child = spawn(
    home.programs.postgres,
    ["-D", home.cluster, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...home.serviceUser,
      cwd: "/",
      env: POSTGRES_ENVIRONMENT,
      detached: true,
      stdio: ["ignore", logDescriptor, logDescriptor],
    },
  );
  closeSync(logDescriptor);
  let end: string | undefined;
  child.on("error", (error) => (end = error.message));
  child.on("exit", (code, signal) => (end = `it ended with ${signal ?? code}`));
  child.unref();

  const start = Date.now();
  let slow = false;
  for (;;) {
    if (end !== undefined) return readFileSync(logFile, "utf8").trim().slice(-2_000) || end;
    const postmaster = readPidFile(home);
    if (postmaster?.pid === child.pid && postmaster?.status === "ready") return postmaster;
    const waited = Date.now() - start;
    if (waited > START_LIMIT_MS) {
      child.kill("SIGQUIT");
      return `it was not ready after ${START_LIMIT_MS / 1000} s`;
    }
    if (waited > 5_000 && !slow) {
      slow = true;
      log("PostgreSQL puts its files in order after a run that was cut off");
    }
    await sleep(POLL_MS);
  }
}

async function stopPostmaster(home: PostgresHome, pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!serves(home, pid)) return;
    process.kill(pid, signal);
    const limit = Date.now() + STOP_LIMIT_MS;
    while (serves(home, pid) && Date.now() < limit) await sleep(POLL_MS);
  }
}

function pidFile(home: PostgresHome): string {
  return path.join(home.cluster, "postmaster.pid");
}

/** Lines of postmaster.pid: pid, data folder, start time, port, socket folder, listen address, shared memory, status. */
function readPidFile(home: PostgresHome): Postmaster | undefined {
  let text: string;
  try {
    text = readFileSync(pidFile(home), "utf8");
  } catch {
    return undefined;
  }
  const lines = text.split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? "" };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether the process is a PostgreSQL on this cluster, and not another that has been given the same pid. A zombie is none. */
function serves(home: PostgresHome, pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  try {
    const command = existsSync("/proc/self/cmdline")
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
      : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes(` -D ${home.cluster} `);
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function ensureDatabase(url: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
