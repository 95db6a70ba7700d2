import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import type { EmbeddedPostgres } from "./embedded-postgres.ts";

const QUICK = { fsync: "off", shared_buffers: "16MB" };

let made: string;
let dataFolder: string;
let running: EmbeddedPostgres | undefined;

const temporaryFolder = () => mkdtempSync(path.join(tmpdir(), "chartward-postgres-"));

beforeAll(async () => {
  made = temporaryFolder();
  await start({ folder: made });
  await running!.stop();
});

// A copy of a cluster is made in a tenth of the time that initdb takes.
beforeEach(() => {
  dataFolder = temporaryFolder();
  execFileSync("cp", ["-a", `${made}/.`, dataFolder]);
});

afterAll(() => {
  rmSync(made, { recursive: true, force: true });
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(dataFolder, { recursive: true, force: true });
});

async function start(options: { port?: number; folder?: string; log?: (line: string) => void } = {}): Promise<string> {
  const { folder = dataFolder, ...rest } = options;
  running = await startEmbeddedPostgres({ dataFolder: folder, settings: QUICK, ...rest });
  return running.url;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: "array" });
    return rows.flat();
  } finally {
    await client.end();
  }
}

const pidFile = () => path.join(dataFolder, "postgres/cluster/postmaster.pid");
const postmasterPid = () => Number(readFileSync(pidFile(), "utf8").split("\n")[0]);

describe("startEmbeddedPostgres", () => {
  it("keeps its data from run to run, and is gone once stopped", async () => {
    expect(await findEmbeddedPostgres(dataFolder)).toBeUndefined();
    const url = await start();
    expect(await findEmbeddedPostgres(dataFolder)).toBe(url);
    await query(url, "CREATE TABLE kept AS SELECT 1 AS one");
    await running!.stop();
    expect(existsSync(pidFile())).toBe(false);
    await expect(query(url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");

    expect(await query(await start(), "SELECT one FROM kept")).toEqual([1]);
  });

  it("listens on this machine alone, asks for a password and sorts alike everywhere", async () => {
    const url = await start();
    expect(
      await query(
        url,
        "SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories'), current_setting('server_encoding'), datlocale FROM pg_database WHERE datname = current_database()",
      ),
    ).toEqual(["127.0.0.1", "", "UTF8", "C.UTF-8"]);
    const stranger = new URL(url);
    stranger.password = "guess";
    await expect(query(stranger.href, "SELECT 1")).rejects.toThrow("password authentication failed");
    expect(statSync(path.join(dataFolder, "postgres/superuser-password")).mode & 0o777).toBe(0o600);
  });

  it("takes over the server of a process that was killed", async () => {
    const script = `
      const { startEmbeddedPostgres } = await import(process.argv[1]);
      const { url } = await startEmbeddedPostgres({ dataFolder: process.argv[2], settings: { fsync: "off" } });
      console.log(url);
      setInterval(() => undefined, 1000);
    `;
    const source = path.join(import.meta.dirname, "embedded-postgres.ts");
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, source, dataFolder], {
      cwd: import.meta.dirname,
    });
    const [firstUrl] = (await once(child.stdout, "data")) as [Buffer];
    child.kill("SIGKILL");
    await once(child, "exit");
    const pid = postmasterPid();

    const lines: string[] = [];
    expect(await start({ log: (line) => lines.push(line) })).toBe(firstUrl.toString().trim());
    expect(postmasterPid()).toBe(pid);
    expect(lines).toEqual([expect.stringContaining("an earlier run left behind")]);
    await running!.stop();
    expect(existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, "utf8")).toBeFalsy();
  });

  it("recovers what was committed before the server itself was killed", async () => {
    const url = await start();
    await query(url, "CREATE TABLE kept AS SELECT 1 AS one");
    process.kill(postmasterPid(), "SIGKILL");
    expect(await query(await start(), "SELECT one FROM kept")).toEqual([1]);
  });

  it("is not held up by a pid file whose pid is another process's by now", async () => {
    await start();
    const left = readFileSync(pidFile(), "utf8");
    await running!.stop();
    writeFileSync(pidFile(), left.replace(/^\d+/, String(process.pid)));
    expect(await query(await start(), "SELECT 1")).toEqual([1]);
  });

  it("is not held up by a first start that was killed half-way", async () => {
    rmSync(path.join(dataFolder, "postgres"), { recursive: true });
    mkdirSync(path.join(dataFolder, "postgres.new-0badcafe/cluster"), { recursive: true });
    expect(await query(await start(), "SELECT 1")).toEqual([1]);
    expect(readdirSync(dataFolder).filter((name) => name.includes("new"))).toEqual([]);
  });

  it("says which setting to change when its port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    await expect(start({ port })).rejects.toThrow(`Port ${port} for the embedded database is taken. Set DATABASE_PORT`);
    other.close();
  });

  it("says what to do with a cluster of another PostgreSQL", async () => {
    await start();
    await running!.stop();
    writeFileSync(path.join(dataFolder, "postgres/cluster/PG_VERSION"), "16\n");
    await expect(start()).rejects.toThrow(/is of PostgreSQL 16, this version of Chartward brings 18/);
  });

  // PostgreSQL does not run as root: for root alone it is another user's, who must reach the folder.
  it.runIf(process.getuid?.() === 0)(
    "lies elsewhere where root's data folder is out of the other user's reach",
    async () => {
      chmodSync(dataFolder, 0o700);
      const folder = path.join(dataFolder, "closed");
      const lines: string[] = [];
      await start({ folder, log: (line) => lines.push(line) });
      const base = readFileSync(path.join(folder, "postgres-location"), "utf8").trim();
      expect(lines).toEqual([expect.stringContaining(base)]);
      await query(running!.url, "CREATE TABLE kept AS SELECT 1 AS one");
      await running!.stop();
      expect(await query(await start({ folder }), "SELECT one FROM kept")).toEqual([1]);
      await running!.stop();
      rmSync(base, { recursive: true });
    },
  );
});
