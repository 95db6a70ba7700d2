import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

/** The master key of every test: database roles, whose passwords derive from it, belong to the whole server. */
export const TEST_MASTER_KEY = Buffer.alloc(32, 0x5a);

/** What a test needs to make itself a database, handed from the run's set-up to its workers. */
export interface TestServer {
  /** Of the superuser, in the maintenance database. */
  readonly adminUrl: string;
  /** Of the application's role, in the template. */
  readonly appUrl: string;
  /** Of the vendor's role, in the template. */
  readonly vendorUrl: string;
  /** Grants and settings of a database, which PostgreSQL does not copy from a template; `%DATABASE%` stands for its name. */
  readonly databaseStatements: readonly string[];
}

/** An empty database of the present schema, for one test or one file of tests. */
export interface TestDatabase {
  /** Of the superuser: sees and may do everything. */
  readonly adminUrl: string;
  /** Of the application's role: what the API works as. */
  readonly appUrl: string;
  /** Of the vendor's role: what the staff console works as. */
  readonly vendorUrl: string;
  /** Ends its connections too. */
  drop(): Promise<void>;
}

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

const TEMPLATE = "chartward_template";
const TEST_DATABASE_PREFIX = "chartward_test_";

/**
 * Makes the template on a PostgreSQL that only tests use, dropping what an earlier run has left there.
 * @param prepare brings the database of a superuser's URL to the present schema and answers the application's URL.
 */
export async function makeTemplate(
  serverUrl: string,
  prepare: (templateUrl: string) => Promise<{ appUrl: string; vendorUrl: string }>,
): Promise<TestServer> {
  const adminUrl = inDatabase(serverUrl, "postgres");
  const admin = await connect(adminUrl);
  try {
    const { rows: left } = await admin.query<{ name: string }>(
      "SELECT quote_ident(datname) AS name FROM pg_database WHERE datname = $1 OR starts_with(datname, $2)",
      [TEMPLATE, TEST_DATABASE_PREFIX],
    );
    for (const { name } of left) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${TEMPLATE}`);
    const { appUrl, vendorUrl } = await prepare(inDatabase(serverUrl, TEMPLATE));
    const { rows: statements } = await admin.query<{ sql: string }>(
      `SELECT 'REVOKE ALL ON DATABASE %DATABASE% FROM PUBLIC' AS sql
       UNION ALL
       SELECT format('GRANT %s ON DATABASE %%DATABASE%% TO %s', acl.privilege_type,
                     CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END)
       FROM pg_database d, aclexplode(d.datacl) acl WHERE d.datname = $1
       UNION ALL
       SELECT format('ALTER ROLE %s IN DATABASE %%DATABASE%% SET %I = %L', s.setrole::regrole, split_part(setting, '=', 1),
                     substring(setting FROM position('=' IN setting) + 1))
       FROM pg_database d JOIN pg_db_role_setting s ON s.setdatabase = d.oid, unnest(s.setconfig) setting WHERE d.datname = $1`,
      [TEMPLATE],
    );
    return { adminUrl, appUrl, vendorUrl, databaseStatements: statements.map(({ sql }) => sql) };
  } finally {
    await admin.end();
  }
}

/** Clones the template; takes some 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("testServer");
  const name = `${TEST_DATABASE_PREFIX}${randomBytes(6).toString("hex")}`;
  const statements = server.databaseStatements.map((sql) => sql.replace("%DATABASE%", name));
  await execute(server.adminUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  await execute(server.adminUrl, statements.join(";"));
  return {
    adminUrl: inDatabase(server.adminUrl, name),
    appUrl: inDatabase(server.appUrl, name),
    vendorUrl: inDatabase(server.vendorUrl, name),
    drop: () => execute(server.adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function execute(url: string, sql: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
