import path from "node:path";
import pg from "pg";
import { holdDataFolder } from "../../../apps/server/src/store/data-folder-lock.ts";
import { startEmbeddedPostgres } from "../../../apps/server/src/store/embedded-postgres.ts";

/** An empty database on an embedded PostgreSQL with the product's own settings, durable as in operation. */
export interface BenchDatabase {
  /** Of the superuser. */
  readonly url: string;
  /** What the master key and the cluster stand in. */
  readonly dataFolder: string;
  close(): Promise<void>;
}

const DATABASE = "bench";

/** @param folder kept between runs, for the cluster alone: the database is made anew. */
export async function openBenchDatabase(folder: string): Promise<BenchDatabase> {
  const dataFolder = path.resolve(folder);
  const lock = await holdDataFolder(dataFolder, () => "another bench");
  try {
    const postgres = await startEmbeddedPostgres({ dataFolder });
    try {
      await recreate(postgres.url);
    } catch (error) {
      await postgres.stop();
      throw error;
    }
    const url = new URL(postgres.url);
    url.pathname = `/${DATABASE}`;
    return {
      url: url.href,
      dataFolder,
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

async function recreate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
