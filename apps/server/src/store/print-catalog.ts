import { randomBytes } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { readCatalog } from "./catalog.ts";
import { holdDataFolder } from "./data-folder-lock.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { prepareDatabase } from "./prepare-database.ts";

/*
 * Prints the catalog of a database that all migrations have just made: `print-catalog <data folder of a throw-away PostgreSQL>`.
 * `pnpm check` compares it with schema.snapshot.txt.
 */
const dataFolder = process.argv[2];
if (dataFolder === undefined) throw new Error("Usage: print-catalog <data folder of a throw-away PostgreSQL>");

const lock = await holdDataFolder(path.resolve(dataFolder), () => "a check");
const postgres = await startEmbeddedPostgres({ dataFolder, settings: { fsync: "off", shared_buffers: "32MB" } });
try {
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  const name = `chartward_catalog_${randomBytes(4).toString("hex")}`;
  await admin.query(`CREATE DATABASE ${name}`);
  try {
    const url = new URL(postgres.url);
    url.pathname = `/${name}`;
    await prepareDatabase({ url: url.href, masterKey: randomBytes(32), stage: "development" });
    const fresh = new pg.Client({ connectionString: url.href });
    await fresh.connect();
    process.stdout.write(await readCatalog(fresh));
    await fresh.end();
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
} finally {
  await postgres.stop();
  await lock.release();
}
