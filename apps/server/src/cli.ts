import path from "node:path";
import { text as readAll } from "node:stream/consumers";
import { Command, CommanderError } from "commander";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { ConfigError, readConfig, readMasterKey, type Config } from "./config.ts";
import { SYSTEM } from "./identity/actor.ts";
import { readImportFolder, UnusableFolderError } from "./patients/import/import-folder.ts";
import type { BadLine, ImportState } from "./patients/import/import-state.ts";
import { totalOf } from "./patients/import/import-state.ts";
import { BAD_LINES_SHOWN, importSummary } from "./patients/import/import-summary.ts";
import { runImport } from "./patients/import/run-import.ts";
import { SealBrokenError } from "./secrets/envelope.ts";
import { rewrapKeys } from "./secrets/rewrap-keys.ts";
import { rotateKeys } from "./secrets/rotate-keys.ts";
import { Secrets } from "./secrets/secrets.ts";
import { DataFolderHeldError } from "./store/data-folder-lock.ts";
import { DATABASE_ROLES } from "./store/database-roles.ts";
import { EmbeddedPostgresError } from "./store/embedded-postgres-home.ts";
import { findEmbeddedPostgres } from "./store/embedded-postgres.ts";
import { openDatabase } from "./store/open-database.ts";
import { roleUrls, PREPARATION_LOCK, prepareDatabase, UnusableDatabaseError } from "./store/prepare-database.ts";
import { openStore, type Store } from "./store/store.ts";
import { addVendorEmployeeCommands } from "./vendor/vendor-employee-commands.ts";
import { VendorEmployeeError } from "./vendor/vendor-employees.service.ts";

/** The same from src/ and from dist/. */
const ROOT = path.resolve(import.meta.dirname, "../../..");

/** All lines went in or were ignored; it failed; some lines were bad. */
const EXIT = { done: 0, failed: 1, badLines: 2 } as const;

/** What the caller can mend. */
class UsageError extends Error {
  override name = "UsageError";
}

interface Database {
  /** Of a role that may act as the owner. */
  readonly url: string;
  readonly appUrl: string;
  readonly vendorUrl: string;
  close(): Promise<void>;
}

interface Practice {
  readonly id: string;
  readonly name: string;
}

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => stopping.abort(new UsageError("Stopped. What went in stays; run it again to go on.")));
}

async function main(): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = new Command("chartward").description("Chartward on the command line.").exitOverride();
  program
    .command("import")
    .description(
      "Imports a folder of FHIR R4 Bulk Data (*.ndjson) into a practice. Importing the same again changes nothing.",
    )
    .requiredOption("--practice <name or id>", "the practice to import into")
    .requiredOption("--folder <folder>", "the folder that holds the files")
    .action(async (options: { practice: string; folder: string }) => {
      exitCode = await importFolder(options.practice, options.folder);
    });
  const keys = program.command("keys").description("The keys that secrets are sealed with.");
  keys
    .command("rotate")
    .description("Gives every practice a new data key and seals its secrets anew. Chartward may run meanwhile.")
    .action(rotate);
  keys
    .command("rewrap")
    .description("Replaces the master key (KEY_FILE) by another one. Stop Chartward before.")
    .requiredOption("--new-key-file <file>", "holds the new master key; made with: openssl rand -base64 32")
    .action((options: { newKeyFile: string }) => rewrap(options.newKeyFile));
  addVendorEmployeeCommands(program, { within, readInput: () => readAll(process.stdin), say });
  try {
    await program.parseAsync();
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.failed;
    process.stderr.write(`${explain(error)}\n`);
    return EXIT.failed;
  }
}

async function importFolder(practiceName: string, folder: string): Promise<number> {
  const files = await readImportFolder(folder);
  const config = readConfig(process.env, ROOT);
  await using opened = new AsyncDisposableStack();
  const database = await useDatabase(config, "an import by the command line");
  opened.defer(() => database.close());
  const practice = await findPractice(database.url, practiceName);
  const store = await openStore(database, { connections: 2 });
  opened.defer(() => store.close());

  const badLines: BadLine[] = [];
  const progress = new Progress(files.reduce((sum, { size }) => sum + size, 0));
  const end = await runImport({
    store,
    clock: () => new Date(),
    context: { practiceId: practice.id, actor: SYSTEM, requestId: uuidv7(), ipAddress: null, sessionId: null },
    files,
    subject: {
      type: "Import",
      id: null,
      label: `Import by the command line, folder ${path.basename(path.resolve(folder))}`,
    },
    signal: stopping.signal,
    onBatch(state, bad) {
      badLines.push(...bad.slice(0, BAD_LINES_SHOWN - badLines.length));
      progress.show(state);
    },
  }).finally(() => progress.end());
  process.stdout.write(`Imported ${folder} into ${practice.name}.\n\n${importSummary(end, badLines)}\n`);
  return totalOf(end.counts).bad > 0 ? EXIT.badLines : EXIT.done;
}

/** Runs `work` on the installation of the settings. @param holder in words, for whoever finds its database in use. */
async function within<T>(
  holder: string,
  work: (installation: { store: Store; clock: () => Date; config: Config }) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env, ROOT);
  await using opened = new AsyncDisposableStack();
  const database = await useDatabase(config, holder);
  opened.defer(() => database.close());
  const store = await openStore(database, { connections: 2 });
  opened.defer(() => store.close());
  // Awaited here: what was opened is closed after it.
  return await work({ store, clock: () => new Date(), config });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function rotate(): Promise<void> {
  const practices = await within("a rotation of keys by the command line", ({ store, clock, config }) =>
    rotateKeys(store, new Secrets(config.masterKey), clock),
  );
  say(`Done. Practices with a new key, and their secrets sealed anew: ${practices}.`);
}

async function rewrap(file: string): Promise<void> {
  const config = readConfig(process.env, ROOT);
  const newKeyFile = path.resolve(file);
  const newMasterKey = readNewKey(newKeyFile);
  if (newMasterKey.equals(config.masterKey))
    throw new UsageError("--new-key-file holds the master key that is in use. Make another: openssl rand -base64 32");
  await using opened = new AsyncDisposableStack();
  const database = await useDatabase(config, "a change of the master key by the command line");
  opened.defer(() => database.close());
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  opened.defer(() => admin.end());
  // No server starts meanwhile, and none may run: it would know the old key alone.
  await admin.query("SELECT pg_advisory_lock($1)", [PREPARATION_LOCK]);
  const { rows } = await admin.query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename = ANY ($1)",
    [[DATABASE_ROLES.app.name, DATABASE_ROLES.vendor.name]],
  );
  if (rows.length > 0)
    throw new UsageError("Chartward runs on this database. Stop all of its processes, then do this again.");
  const count = await rewrapKeys(admin, config.masterKey, newMasterKey);
  process.stdout.write(`Done. Data keys of practices that the new master key wraps now: ${count}.

Set KEY_FILE=${newKeyFile} for every process before it starts again: the old key opens this database no more.
The next start gives the database roles ${DATABASE_ROLES.app.name} and ${DATABASE_ROLES.vendor.name} their new passwords, which derive from the key.
Keep the old key for as long as you keep back-ups from before.
`);
}

function readNewKey(file: string): Buffer {
  try {
    return readMasterKey(file);
  } catch (error) {
    throw new UsageError(`--new-key-file ${(error as Error).message}`, { cause: error });
  }
}

/** The database of the settings: beside a server that runs, else with an embedded PostgreSQL of its own for as long as this takes. */
async function useDatabase(config: Config, holder: string): Promise<Database> {
  try {
    const { url, close } = await openDatabase(config, { holder, log: () => undefined });
    try {
      const urls = await prepareDatabase({ url, masterKey: config.masterKey, stage: config.stage });
      return { url, ...urls, close };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof DataFolderHeldError)) throw error;
    const url = await findEmbeddedPostgres(config.dataFolder);
    if (url === undefined)
      throw new UsageError(`The database of ${error.holder} is not ready. Try again in a moment.`, { cause: error });
    return { url, ...roleUrls(url, config.masterKey), close: async () => undefined };
  }
}

async function findPractice(url: string, nameOrId: string): Promise<Practice> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Which practices there are is the owner's to know alone: the application's role sees one at a time.
    await client.query(`SET ROLE ${DATABASE_ROLES.owner.name}`);
    const { rows } = await client.query<Practice>(
      "SELECT id, name FROM public.practice WHERE id::text = lower($1) OR lower(name) = lower($1) ORDER BY created_at",
      [nameOrId.trim()],
    );
    if (rows.length === 1) return rows[0]!;
    if (rows.length > 1) {
      throw new UsageError(
        `${rows.length} practices are called ${nameOrId}. Give the id: ${rows.map(({ id }) => id).join(" or ")}`,
      );
    }
    const { rows: all } = await client.query<Practice>("SELECT id, name FROM public.practice ORDER BY name LIMIT 20");
    const known = all.map(({ id, name }) => `\n  ${name}  (${id})`).join("");
    throw new UsageError(
      `There is no practice called ${nameOrId}. ${known === "" ? "There is none at all yet: sign up first." : `There are:${known}`}`,
    );
  } finally {
    await client.end();
  }
}

/** How far the import is: one line that changes on a terminal, a line for each tenth elsewhere. */
class Progress {
  readonly #total: number;
  readonly #start = performance.now();
  #shownAt = 0;
  #tenth = 0;

  constructor(total: number) {
    this.#total = total;
  }

  show({ done, counts }: ImportState): void {
    const now = performance.now();
    const tenth = Math.floor((10 * done) / Math.max(this.#total, 1));
    if (process.stderr.isTTY ? now - this.#shownAt < 200 : tenth === this.#tenth) return;
    this.#shownAt = now;
    this.#tenth = tenth;
    const lines = Object.values(totalOf(counts)).reduce((sum, count) => sum + count, 0);
    const rate = Math.round(lines / ((now - this.#start) / 1000));
    const text = `${Math.floor((100 * done) / this.#total)}%  ${lines.toLocaleString("en-US")} lines  ${rate.toLocaleString("en-US")}/s`;
    process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  }
}

/** One clear sentence where the fault is known and somebody can mend it; the whole error where it is ours. */
function explain(error: unknown): string {
  if (error instanceof ConfigError)
    return `These settings cannot be used:\n${error.faults.map((fault) => `  ${fault}`).join("\n")}`;
  if (error instanceof SealBrokenError) {
    return `${error.message}: its practice keeps its keys and secrets as they are. Find out who altered it, or which back-up it came from.`;
  }
  const known = [UsageError, VendorEmployeeError, UnusableFolderError, UnusableDatabaseError, EmbeddedPostgresError];
  if (known.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exit(await main());
