import path from "node:path";
import { ConfigError, readConfig } from "./config.ts";
import type { Config } from "./config.ts";
import { DEMO_EMPLOYEE_PASSWORD, DEMO_EMPLOYEES, DEMO_LOGINS } from "./demo/demo-logins.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import { openLog } from "./log.ts";
import { buildServer, SWEEP_PAUSES } from "./server.ts";
import { DataFolderHeldError } from "./store/data-folder-lock.ts";
import { EmbeddedPostgresError } from "./store/embedded-postgres-home.ts";
import { openDatabase } from "./store/open-database.ts";
import { prepareDatabase, UnusableDatabaseError } from "./store/prepare-database.ts";
import { startMissingSupportPins } from "./support-pin/missing-support-pins.ts";

/** The same from src/ and from dist/. */
const ROOT = path.resolve(import.meta.dirname, "../../..");

const say = (line = ""): void => void process.stdout.write(`${line}\n`);

/** Resolves when this process is asked to end: by a signal, or because the command that started it is gone. */
const asked = new Promise<void>((resolve) => {
  for (const event of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) process.on(event, () => resolve());
});
let ending = false;
void asked.then(() => (ending = true));

/** Asked to end before everything stood. */
class EndedEarly extends Error {}

async function main(): Promise<number> {
  const start = performance.now();
  const opened = new AsyncDisposableStack();
  let failure: unknown;
  try {
    const config = readConfig(process.env, ROOT);
    await serve(config, opened, start);
    await asked;
    say("\nStopping…");
  } catch (error) {
    if (!(error instanceof EndedEarly)) failure = error;
  }
  await opened.disposeAsync();
  if (failure !== undefined) {
    process.stderr.write(`${explain(failure)}\n`);
    return 1;
  }
  say("Stopped.");
  return 0;
}

async function serve(config: Config, opened: AsyncDisposableStack, start: number): Promise<void> {
  const database = await step("Database", () =>
    openDatabase(config, { holder: config.publicUrl, log: (line) => say(`  ${line}`) }),
  );
  opened.defer(() => database.close());
  const urls = await step("Tables", () =>
    prepareDatabase({ url: database.url, masterKey: config.masterKey, stage: config.stage }),
  );
  const log = openLog(config);
  const server = await step("Server", () =>
    buildServer({ config, ...urls, clock: () => new Date(), log, sweeps: SWEEP_PAUSES }),
  );
  opened.defer(() => server.close());
  if (config.demo) await step("Demo practice", () => seedDemo(server.dependencies));
  const { url } = await server.listen();
  const supportPins = startMissingSupportPins(server.dependencies);
  opened.defer(() => supportPins.close());

  say(`\nChartward is ready at ${url} (${seconds(start)}). Ctrl-C stops it.`);
  if (config.demo) sayDemo(config, url);
  if (config.mailbox) say(`\nMail is kept, not sent: ${url}/mailbox`);
  else if (config.smtpUrl === undefined)
    say("\nMail goes out by the mail servers of practices alone: SMTP_URL is not set.");
}

/** Does one thing of the start and says how long it took. */
async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (ending) throw new EndedEarly();
  const start = performance.now();
  const result = await work();
  say(`${name}: ${seconds(start)}`);
  return result;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** How to come in: as somebody of the demo practice, and as an employee of the vendor. */
function sayDemo({ vendorName }: Config, url: string): void {
  const users = DEMO_LOGINS.map(({ userName, password, name, roles }) => [userName, password, name, roles.join(", ")]);
  const employees = DEMO_EMPLOYEES.map(({ userName, name, role }) => [
    userName,
    DEMO_EMPLOYEE_PASSWORD,
    name,
    role === "SUPERVISOR" ? "Supervisor" : "Support agent",
  ]);
  say(`\n${table(["User name", "Password", "Name", "Roles"], users)}`);
  say(`\nThe staff console of ${vendorName} is at ${url}/staff. The first sign-in sets up an authenticator app.`);
  say(`\n${table(["User name", "Password", "Name", "Role"], employees)}`);
}

function table(heads: string[], rows: string[][]): string {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)));
  const line = (row: string[]) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join("   ")}`.trimEnd();
  return [line(heads), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join("\n");
}

/** One clear sentence where the fault is known and somebody can mend it; the whole error where it is ours. */
function explain(error: unknown): string {
  if (error instanceof ConfigError)
    return `These settings cannot be used:\n${error.faults.map((fault) => `  ${fault}`).join("\n")}`;
  if (error instanceof DataFolderHeldError) {
    return `Chartward runs already at ${error.holder}. Stop that one first, or set PORT and DATA_FOLDER for a second one.`;
  }
  if (error instanceof EmbeddedPostgresError || error instanceof UnusableDatabaseError) return error.message;
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === "EADDRINUSE")
    return `Port ${port} is taken by another program. Set PORT to a free one, e.g. PORT=${Number(port) + 1} npm start`;
  if (code === "EACCES" && port !== undefined)
    return `This user may not listen on port ${port}. Set PORT to one above 1023.`;
  if (code === "EADDRNOTAVAIL")
    return `${address} is no address of this machine. Set HOST to one that is, e.g. HOST=127.0.0.1`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exit(await main());
