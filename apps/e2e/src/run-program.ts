import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { freePort, serverSettings } from "./server-settings.ts";

const DIST = path.resolve(import.meta.dirname, "../../server/dist");

/** Runs a program of the built server to its end. @param call.input what it reads from its standard input. */
export async function runProgram(
  program: "main" | "cli",
  call: {
    dataFolder: string;
    settings?: Readonly<Record<string, string>>;
    args?: readonly string[];
    input?: string;
  },
): Promise<{ code: number | null; output: string }> {
  const { dataFolder, settings = {}, args = [], input = "" } = call;
  const child = spawn(process.execPath, [path.join(DIST, `${program}.js`), ...args], {
    env: { ...process.env, ...serverSettings({ port: await freePort(), dataFolder }), ...settings },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  // A program that reads nothing may be gone before it is written to.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  await once(child, "close");
  return { code: child.exitCode, output };
}
