import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** One of the two servers that are compared, in a process of its own. */
export interface Side {
  readonly name: "ours" | "floor";
  /** Where requests go. */
  readonly url: string;
  /** CPU time that the process has used, user and system, in microseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

const REPORT_CPU = fileURLToPath(new URL("report-cpu.ts", import.meta.url));
const ANSWER_LIMIT_MS = 10_000;
const STOP_LIMIT_MS = 15_000;

/**
 * Starts a side.
 * @param ready resolves to its URL once it serves.
 * @param execArgv further options of Node, e.g. `--cpu-prof`.
 */
export async function startSide(
  name: Side["name"],
  program: { file: string; args?: readonly string[]; env?: NodeJS.ProcessEnv; execArgv?: readonly string[] },
  ready: (child: ChildProcess) => Promise<string>,
): Promise<Side> {
  const child = fork(program.file, program.args ?? [], {
    env: { ...process.env, NODE_ENV: "production", ...program.env },
    execArgv: ["--import", REPORT_CPU, ...(program.execArgv ?? [])],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  const failed = ended.then(([code, signal]) => {
    throw new Error(`The process of ${name} ended by itself (${signal ?? code})`);
  });
  failed.catch(() => undefined);
  const stop = async () => {
    child.kill("SIGTERM");
    const limit = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
    await ended;
    clearTimeout(limit);
  };
  try {
    return {
      name,
      url: await Promise.race([ready(child), failed]),
      cpu: () => Promise.race([askCpu(child), failed]),
      stop,
    };
  } catch (error) {
    if (child.exitCode === null) await stop();
    throw error;
  }
}

async function askCpu(child: ChildProcess): Promise<number> {
  child.send("cpu");
  const [{ cpu }] = (await once(child, "message", { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) })) as [
    { cpu: NodeJS.CpuUsage },
  ];
  return cpu.user + cpu.system;
}
