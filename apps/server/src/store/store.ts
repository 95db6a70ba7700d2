import { createHash } from "node:crypto";
import { MikroORM } from "@mikro-orm/postgresql";
import { PostgresDialect } from "kysely";
import pg from "pg";
import { entities } from "./entities.ts";

/** The database as the application's role sees it: a pool of connections and the mapping of entities. */
export interface Store {
  readonly pool: pg.Pool;
  /** As the vendor's role: the vendor's own tables, and what it may see of practices. */
  readonly vendorPool: pg.Pool;
  readonly orm: MikroORM;
  close(): Promise<void>;
}

/** Support agents are few. */
const VENDOR_CONNECTIONS = 5;

/** Statements of one text are prepared once a connection; past this many texts they are sent unnamed. */
const PREPARED_STATEMENTS = 400;

/** A client whose parameterised statements are prepared: parsing and planning are most of a small statement's cost. */
class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>();

  // pg's overloads cannot be restated here; this passes on what it was given, with a name where that is of use.
  override query(...args: unknown[]): never {
    const [text, values, ...rest] = args;
    if (typeof text === "string" && Array.isArray(values) && values.length > 0) {
      const name = this.#nameOf(text);
      if (name !== undefined)
        return (super.query as (...args: unknown[]) => never).call(this, { name, text, values }, ...rest);
    }
    return (super.query as (...args: unknown[]) => never).apply(this, args);
  }

  #nameOf(text: string): string | undefined {
    let name = this.#names.get(text);
    if (name === undefined && this.#names.size < PREPARED_STATEMENTS) {
      name = createHash("sha1").update(text).digest("base64url");
      this.#names.set(text, name);
    }
    return name;
  }
}

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text) => text);
types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * Opens the store. Connections are made when they are needed.
 * @param urls of the application's and the vendor's role, from prepareDatabase.
 */
export async function openStore(
  urls: { appUrl: string; vendorUrl: string },
  options: { connections: number },
): Promise<Store> {
  const pool = openPool(urls.appUrl, options.connections);
  const vendorPool = openPool(urls.vendorUrl, VENDOR_CONNECTIONS);
  const orm = await MikroORM.init({
    dbName: new URL(urls.appUrl).pathname.slice(1),
    driverOptions: new PostgresDialect({ pool }),
    entities,
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    ignoreUndefinedInQuery: false,
  });
  return {
    pool,
    vendorPool,
    orm,
    close: async () => {
      await orm.close(true);
      await vendorPool.end();
    },
  };
}

function openPool(url: string, connections: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    Client: PreparingClient,
    types,
  });
  // A connection that the server drops is replaced; the query under way on it has failed by itself.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
