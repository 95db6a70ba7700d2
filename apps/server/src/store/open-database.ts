import pg from "pg";
import type { Config } from "../config.ts";
import { holdDataFolder } from "./data-folder-lock.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { UnusableDatabaseError } from "./prepare-database.ts";

/** A database server that answers, before it is prepared. */
export interface OpenDatabase {
  /** Of a role that may make roles. */
  readonly url: string;
  /** Stops the embedded PostgreSQL; one of DATABASE_URL is left as it is. */
  close(): Promise<void>;
}

/** transaction_timeout came with 17. */
const OLDEST_POSTGRES = 17;
const CONNECT_LIMIT_MS = 10_000;

/**
 * Opens the database of the settings: DATABASE_URL's, else the embedded one, whose data folder is then held until the end.
 * @param options.holder what to tell another start that asks who holds the data folder.
 * @throws UnusableDatabaseError, EmbeddedPostgresError or DataFolderHeldError
 */
export async function openDatabase(
  config: Pick<Config, "databaseUrl" | "databasePort" | "dataFolder">,
  options: { holder: string; log: (line: string) => void },
): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    await checkServer(config.databaseUrl);
    return { url: config.databaseUrl, close: async () => undefined };
  }
  const lock = await holdDataFolder(config.dataFolder, () => options.holder);
  try {
    const postgres = await startEmbeddedPostgres({
      dataFolder: config.dataFolder,
      port: config.databasePort,
      log: options.log,
    });
    return {
      url: postgres.url,
      async close() {
        await postgres.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Finds out what is wrong with a database of the user's own before anything is changed in it. */
async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; makes_roles: boolean }>(
      "SELECT current_setting('server_version_num')::integer / 10000 AS version, rolsuper OR rolcreaterole AS makes_roles FROM pg_roles WHERE rolname = current_user",
    );
    const { version, makes_roles: makesRoles } = rows[0]!;
    if (version < OLDEST_POSTGRES) {
      throw new UnusableDatabaseError(
        `DATABASE_URL is served by PostgreSQL ${version}; ${OLDEST_POSTGRES} or newer is needed.`,
      );
    }
    if (!makesRoles) {
      throw new UnusableDatabaseError(
        "The role of DATABASE_URL may not make roles. Name a superuser, or grant it: ALTER ROLE ... CREATEROLE.",
      );
    }
  } catch (error) {
    throw describeFailure(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function describeFailure(error: unknown, url: string): unknown {
  const { code, message } = error as { code?: string; message?: string };
  const { hostname, port, username, pathname } = new URL(url);
  const server = `${hostname || "the local socket"}:${port || "5432"}`;
  const because = { cause: error };
  switch (code) {
    case "ECONNREFUSED":
      return new UnusableDatabaseError(
        `Nothing listens at ${server}. Start PostgreSQL there, or correct DATABASE_URL.`,
        because,
      );
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new UnusableDatabaseError(`The host ${hostname} of DATABASE_URL is not known. Correct its name.`, because);
    case "28P01":
    case "28000":
      return new UnusableDatabaseError(
        `PostgreSQL at ${server} does not let ${username} in: correct the password in DATABASE_URL.`,
        because,
      );
    case "3D000":
      return new UnusableDatabaseError(
        `PostgreSQL at ${server} has no database ${pathname.slice(1)}. Make it (CREATE DATABASE), or correct DATABASE_URL.`,
        because,
      );
    default:
      if (error instanceof UnusableDatabaseError) return error;
      return new UnusableDatabaseError(
        `The database of DATABASE_URL at ${server} cannot be used: ${message || code}.`,
        because,
      );
  }
}
