import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** Another process holds the data folder. */
export class DataFolderHeldError extends Error {
  override name = "DataFolderHeldError";

  /** What the other process says of itself, e.g. its address. */
  readonly holder: string;

  constructor(holder: string) {
    super(`The data folder is held by ${holder}`);
    this.holder = holder;
  }
}

/** A data folder that this process alone works on. */
export interface DataFolderLock {
  release(): Promise<void>;
}

/** The longest path of a socket that every system takes, in bytes. */
const SOCKET_PATH_BYTES = 100;
const ANSWER_LIMIT_MS = 2_000;

/**
 * Holds the data folder until released or until this process dies, by whatever death: the lock is a socket that is listened on, and
 * the kernel knows whether anyone listens. Pids, which a container hands out anew, play no part.
 * @param describeHolder answers another process that asks who holds the folder.
 * @throws DataFolderHeldError
 */
export async function holdDataFolder(dataFolder: string, describeHolder: () => string): Promise<DataFolderLock> {
  mkdirSync(dataFolder, { recursive: true });
  const socketPath = lockPath(dataFolder);
  for (;;) {
    const server = await listen(socketPath, describeHolder);
    if (server !== undefined) return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    const holder = await ask(socketPath);
    if (holder !== undefined) throw new DataFolderHeldError(holder);
    await clearStale(socketPath);
  }
}

function lockPath(dataFolder: string): string {
  const inside = path.join(dataFolder, "lock.sock");
  if (Buffer.byteLength(inside) <= SOCKET_PATH_BYTES) return inside;
  return path.join(tmpdir(), `chartward-${createHash("sha256").update(dataFolder).digest("hex").slice(0, 16)}.sock`);
}

/** @returns undefined where the socket's file exists already. */
function listen(socketPath: string, describeHolder: () => string): Promise<Server | undefined> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.end(describeHolder());
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(undefined) : reject(error),
    );
    server.listen(socketPath, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** @returns undefined where nobody listens any more. */
function ask(socketPath: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    let answer = "";
    socket.setEncoding("utf8");
    // One that listens and does not answer is busy, or stopped by a debugger; it holds the folder all the same.
    socket.setTimeout(ANSWER_LIMIT_MS, () => {
      socket.destroy();
      resolve("a process that does not answer");
    });
    socket.on("data", (text: string) => (answer += text));
    socket.on("end", () => resolve(answer));
    socket.on("error", ({ code }: NodeJS.ErrnoException) =>
      resolve(code === "ECONNREFUSED" || code === "ENOENT" ? undefined : `a process that cannot be asked (${code})`),
    );
  });
}

/**
 * Takes the file of a dead holder away. It is renamed first and asked once more: between the question and now another process may
 * have cleared it too and listens there already.
 */
async function clearStale(socketPath: string): Promise<void> {
  const aside = `${socketPath}.${randomBytes(4).toString("hex")}`;
  try {
    renameSync(socketPath, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const holder = await ask(aside);
  if (holder === undefined) rmSync(aside, { force: true });
  else renameSync(aside, socketPath);
}
