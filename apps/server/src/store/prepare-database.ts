import { Migrator } from "@mikro-orm/migrations";
import { MikroORM } from "@mikro-orm/postgresql";
import pg from "pg";
import { databasePassword, DATABASE_ROLES, ensureDatabaseRoles } from "./database-roles.ts";
import { masterKeyCheck } from "./master-key-check.ts";
import { migrations } from "./migrations/migrations.ts";

/** A database that this version cannot serve; the message says why and what to do. */
export class UnusableDatabaseError extends Error {
  override name = "UnusableDatabaseError";
}

/** Any constant: one start at a time prepares a database server. */
export const PREPARATION_LOCK = 0x43_48_57_44;

/**
 * Brings a database to this version: roles, migrations, the mark of its stage, what it knows its master key by. Safe to run from several processes at once and at each
 * start; `url` is of a role that may make roles and grant itself the owner's, e.g. a superuser.
 * @returns the URL that the API connects with, as the application's role.
 * @throws UnusableDatabaseError when the database is of a newer version, marked production and asked for another stage (D2), or of another
 *   master key: then nothing has been changed.
 */
export async function prepareDatabase(options: {
  url: string;
  masterKey: Buffer;
  stage: "development" | "staging" | "production";
}): Promise<{ appUrl: string; vendorUrl: string }> {
  const admin = new pg.Client({ connectionString: options.url });
  await admin.connect();
  try {
    await admin.query("SELECT pg_advisory_lock($1)", [PREPARATION_LOCK]);
    await refuseOtherMasterKey(admin, options.masterKey);
    await ensureDatabaseRoles(admin, options.masterKey);
    await allowRoles(admin);
    await migrate(options.url);
    await markStage(admin, options.stage);
    await keepMasterKeyCheck(admin, options.masterKey);
  } finally {
    await admin.end();
  }
  return roleUrls(options.url, options.masterKey);
}

/** The URLs of the roles that sign in, in the database that `adminUrl` names. */
export function roleUrls(adminUrl: string, masterKey: Buffer): { appUrl: string; vendorUrl: string } {
  const urlOf = ({ name }: { name: string }) => {
    const url = new URL(adminUrl);
    url.username = name;
    url.password = databasePassword(masterKey, name);
    return url.href;
  };
  return { appUrl: urlOf(DATABASE_ROLES.app), vendorUrl: urlOf(DATABASE_ROLES.vendor) };
}

async function allowRoles(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>("SELECT quote_ident(current_database()) AS name");
  const database = rows[0]!.name;
  const { owner, app, vendor } = DATABASE_ROLES;
  await admin.query(`
    REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    GRANT CREATE ON DATABASE ${database} TO ${owner.name};
    -- Only where it is missing: a role that is no superuser cannot give back what it was given.
    DO $$ BEGIN
      IF NOT has_schema_privilege('${owner.name}', 'public', 'CREATE WITH GRANT OPTION') THEN
        GRANT ALL ON SCHEMA public TO ${owner.name} WITH GRANT OPTION;
      END IF;
    END $$;
  `);
  for (const { name } of [app, vendor]) {
    await admin.query(`
      GRANT CONNECT ON DATABASE ${database} TO ${name};
      ALTER ROLE ${name} IN DATABASE ${database} SET transaction_timeout = '5s';
      ALTER ROLE ${name} IN DATABASE ${database} SET idle_in_transaction_session_timeout = '5s';
      ALTER ROLE ${name} IN DATABASE ${database} SET timezone = 'UTC';
      -- The policies make each count look dear: compiling it takes longer than the count.
      ALTER ROLE ${name} IN DATABASE ${database} SET jit = off;
    `);
  }
}

async function migrate(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1, options: `-c role=${DATABASE_ROLES.owner.name}` });
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    driverOptions: { options: `-c role=${DATABASE_ROLES.owner.name}` },
    logger: () => undefined,
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      snapshot: false,
      tableName: "migration",
      transactional: true,
      allOrNothing: true,
    },
  });
  try {
    const { rows: table } = await pool.query<{ exists: boolean }>(
      "SELECT to_regclass('public.migration') IS NOT NULL AS exists",
    );
    if (table[0]!.exists) {
      const { rows } = await pool.query<{ name: string }>("SELECT name FROM public.migration");
      const known = new Set(migrations.map(({ name }) => name));
      const unknown = rows.map(({ name }) => name).filter((name) => !known.has(name));
      if (unknown.length > 0) {
        throw new UnusableDatabaseError(
          `The database is of a newer version of Chartward (it knows ${unknown.join(", ")}). Start that version, or name another database in DATABASE_URL.`,
        );
      }
    }
    await orm.migrator.up();
  } finally {
    await orm.close(true);
    await pool.end();
  }
}

/** Before the roles' passwords are set, which derive from the key, and before anything is sealed with it. */
async function refuseOtherMasterKey(admin: pg.Client, masterKey: Buffer): Promise<void> {
  const { rows: columns } = await admin.query(
    `SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.deployment') AND attname = 'master_key_check'
       AND has_column_privilege(attrelid, attnum, 'SELECT')`,
  );
  if (columns.length === 0) return;
  const { rows } = await admin.query<{ check: Buffer | null }>(
    "SELECT master_key_check AS check FROM public.deployment",
  );
  const check = rows[0]?.check ?? null;
  if (check === null || check.equals(masterKeyCheck(masterKey))) return;
  throw new UnusableDatabaseError(
    "The database belongs to another master key: its secrets would not open. Set KEY_FILE to the file of the key that it was started with, or to the new one after `chartward keys rewrap`.",
  );
}

async function keepMasterKeyCheck(admin: pg.Client, masterKey: Buffer): Promise<void> {
  await admin.query("UPDATE public.deployment SET master_key_check = $1 WHERE master_key_check IS NULL", [
    masterKeyCheck(masterKey),
  ]);
}

async function markStage(admin: pg.Client, stage: string): Promise<void> {
  const { rows } = await admin.query<{ stage: string }>("SELECT stage FROM public.deployment");
  const marked = rows[0]?.stage;
  if (marked === stage) return;
  if (marked === "production") {
    throw new UnusableDatabaseError(
      `The database is marked production and cannot be served as ${stage}. Set DEPLOYMENT_STAGE=production, or name another database in DATABASE_URL.`,
    );
  }
  if (marked === "development" && (await holdsDemoPractice(admin))) {
    throw new UnusableDatabaseError(
      `The database holds the demo practice, whose passwords are published, and cannot be served as ${stage}. Name a new database in DATABASE_URL, or a new DATA_FOLDER.`,
    );
  }
  await admin.query(
    "INSERT INTO public.deployment (stage) VALUES ($1) ON CONFLICT (only_row) DO UPDATE SET stage = $1",
    [stage],
  );
}

/** Asked as the owner, whose own policy lets it see practices: the administrator need not be a superuser. */
async function holdsDemoPractice(admin: pg.Client): Promise<boolean> {
  await admin.query(`SET ROLE ${DATABASE_ROLES.owner.name}`);
  const { rows } = await admin.query<{ demo: boolean }>(
    "SELECT EXISTS (SELECT FROM public.practice WHERE demo) AS demo",
  );
  await admin.query("RESET ROLE");
  return rows[0]!.demo;
}
