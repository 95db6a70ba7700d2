import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { databasePassword, DATABASE_ROLES } from "../../../apps/server/src/store/database-roles.ts";
import type { BenchDatabase } from "./bench-database.ts";
import { startSide, type Side } from "./side.ts";
import { keyOf } from "./workload.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const SERVER = path.join(ROOT, "apps/server");
const CONSOLE = path.join(ROOT, "apps/console");
const START_LIMIT_MS = 60_000;

/** Of the administrator whom signUp makes. */
export const BENCH_PASSWORD = "bench-harbor-lights-26";

/** Builds the server as `npm start` does, so that what is measured is what serves. @throws with the build's own words. */
export function buildOurServer(): Promise<void> {
  return build(SERVER);
}

/** Builds the console likewise, which the server serves. @throws with the build's own words. */
export function buildConsole(): Promise<void> {
  return build(CONSOLE);
}

async function build(folder: string): Promise<void> {
  const vite = path.join(ROOT, "node_modules/vite/bin/vite.js");
  await promisify(execFile)(process.execPath, [vite, "build"], { cwd: folder }).catch(
    ({ stderr }: { stderr: string }) => {
      throw new Error(`${path.relative(ROOT, folder)} does not build:\n${stderr}`);
    },
  );
}

/** Our server, on the bench's database; at its first start it brings that to the present schema. */
export async function startOurServer(
  database: BenchDatabase,
  execArgv: readonly string[] = [],
  logLevel: "error" | "silent" = "error",
): Promise<Side> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PORT: String(port),
    DATA_FOLDER: database.dataFolder,
    DATABASE_URL: database.url,
    LOG_LEVEL: logLevel,
    DEMO: "false",
  };
  return startSide("ours", { file: path.join(SERVER, "dist/main.js"), env, execArgv }, async () => {
    const limit = Date.now() + START_LIMIT_MS;
    while (Date.now() < limit) {
      const health = await fetch(`${url}/health`).catch(() => null);
      if (health?.ok) return `${url}/graphql`;
      await sleep(50);
    }
    throw new Error("Our server does not get ready");
  });
}

/** A practice of its own and the session of its administrator. */
export async function signUp(side: Side): Promise<{ practiceId: string; token: string; userName: string }> {
  const password = BENCH_PASSWORD;
  const input = {
    practiceName: "Bench",
    firstName: "Grace",
    lastName: "Adeyemi",
    userName: "bench-grace",
    email: "grace@bench.example",
    password,
    passwordConfirmation: password,
    timeZone: "America/New_York",
    delivery: "BEARER",
  };
  const response = await fetch(side.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query:
        "mutation ($input: SignUpInput!) { signUp(input: $input) { bearerToken practice { id } userErrors { message } } }",
      variables: { input },
    }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { signUp: { bearerToken: string | null; practice: { id: string } } | null } | null;
    errors?: unknown;
  };
  if (typeof data?.signUp?.bearerToken !== "string") {
    throw new Error(`The sign-up failed: ${JSON.stringify(errors ?? data)}`);
  }
  return { practiceId: keyOf(data.signUp.practice.id), token: data.signUp.bearerToken, userName: input.userName };
}

/** The session of another user, whose password is the administrator's. */
export async function signIn(side: Side, login: string): Promise<string> {
  const response = await fetch(side.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query: "mutation ($input: SignInInput!) { signIn(input: $input) { bearerToken userErrors { message } } }",
      variables: { input: { login, password: BENCH_PASSWORD, delivery: "BEARER" } },
    }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { signIn: { bearerToken: string | null } | null } | null;
    errors?: unknown;
  };
  if (typeof data?.signIn?.bearerToken !== "string")
    throw new Error(`The sign-in failed: ${JSON.stringify(errors ?? data)}`);
  return data.signIn.bearerToken;
}

/** The URL of the application's role, whose password the server has derived from the folder's master key. */
export async function applicationUrl(database: BenchDatabase): Promise<string> {
  const masterKey = Buffer.from(await readFile(path.join(database.dataFolder, "master.key"), "utf8"), "base64");
  const url = new URL(database.url);
  url.username = DATABASE_ROLES.app.name;
  url.password = databasePassword(masterKey, DATABASE_ROLES.app.name);
  return url.href;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
