import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { freePort, serverSettings } from "./server-settings.ts";

const MAIN = path.resolve(import.meta.dirname, "../../server/dist/main.js");
const READY = /Chartward is ready at (\S+)/u;
const POLL_MS = 20;

/** A data folder and the processes that work on it, to be killed and started again. */
export class Installation {
  readonly dataFolder = mkdtempSync(path.join(tmpdir(), "chartward-kill-"));
  #port = 0;
  #server: { process: ChildProcess; output: string } | undefined;

  /** Starts the server unless it runs, with these settings besides. @returns its address, which stays the same. */
  async start(settings: Readonly<Record<string, string>> = {}): Promise<string> {
    if (this.#port === 0) this.#port = await freePort();
    const url = `http://127.0.0.1:${this.#port}`;
    if (this.#server !== undefined) return url;
    const child = spawn(process.execPath, ["--enable-source-maps", MAIN], {
      env: {
        ...process.env,
        ...serverSettings({ port: this.#port, dataFolder: this.dataFolder }),
        DEMO: "false",
        // Sign-ups are counted by address: tests of many come from many.
        TRUSTED_PROXIES: "127.0.0.1",
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const server = { process: child, output: "" };
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      const collect = (chunk: Buffer) => {
        server.output += chunk.toString();
        if (READY.test(server.output)) resolve();
      };
      child.stdout.on("data", collect);
      child.stderr.on("data", collect);
      child.once("exit", () => reject(new Error(`The server ended before it was ready:\n${server.output}`)));
    });
    return url;
  }

  /** What the server that runs has printed so far. */
  get output(): string {
    return this.#server?.output ?? "";
  }

  /** kill -9 of the server; its PostgreSQL goes on. */
  async killServer(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Ctrl-C. @returns how the server ended, and what it had printed. */
  interrupt(): Promise<{ code: number | null; output: string }> {
    return this.#end("SIGINT");
  }

  /** kill -9 of the postmaster, whose other processes then end by themselves. */
  killPostgres(): void {
    process.kill(this.#postmaster()!.pid, "SIGKILL");
  }

  /** Whether the PostgreSQL of the data folder runs. */
  get databaseRuns(): boolean {
    const postmaster = this.#postmaster();
    return postmaster !== undefined && isAlive(postmaster.pid);
  }

  /** The address of its database, as the superuser. */
  superuserUrl(): URL {
    const password = readFileSync(path.join(this.#postgresFolder(), "superuser-password"), "utf8").trim();
    const url = new URL(`postgresql://postgres@127.0.0.1:${this.#postmaster()!.port}/chartward`);
    url.password = password;
    return url;
  }

  /** Reads what is stored, past all rights, as the superuser. */
  async query<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.superuserUrl().href });
    await client.connect();
    try {
      const { rows } = await client.query<Row>(sql, [...values]);
      return rows;
    } finally {
      await client.end();
    }
  }

  /** Ends what runs and takes the data folder away. */
  async remove(): Promise<void> {
    if (this.#server !== undefined) await this.#end("SIGTERM");
    // A killed server leaves its PostgreSQL behind.
    const postmaster = this.#postmaster();
    if (postmaster !== undefined && this.databaseRuns) {
      process.kill(postmaster.pid, "SIGINT");
      while (isAlive(postmaster.pid)) await delay(POLL_MS);
    }
    const folder = this.#postgresFolder();
    rmSync(this.dataFolder, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<{ code: number | null; output: string }> {
    const server = this.#server!;
    this.#server = undefined;
    if (server.process.exitCode === null && server.process.signalCode === null) {
      const ended = once(server.process, "close");
      server.process.kill(signal);
      await ended;
    }
    return { code: server.process.exitCode, output: server.output };
  }

  /** In the data folder; elsewhere where PostgreSQL, which never runs as root, could not reach it. */
  #postgresFolder(): string {
    const location = path.join(this.dataFolder, "postgres-location");
    const base = existsSync(location) ? readFileSync(location, "utf8").trim() : this.dataFolder;
    return path.join(base, "postgres");
  }

  #postmaster(): { pid: number; port: number } | undefined {
    const file = path.join(this.#postgresFolder(), "cluster/postmaster.pid");
    if (!existsSync(file)) return undefined;
    const lines = readFileSync(file, "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
