import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestServer, type TestLogin } from "../testing/test-server.ts";

let server: TestServer;
let practice: TestLogin;
let other: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp("Harbor");
  other = await server.signUp("Other");
});
afterAll(() => server.stop());

/** Tables without practice_id, each with the reason why it needs none. */
const GLOBAL_TABLES = new Map([
  ["migration", "which migrations have run"],
  ["deployment", "the stage's mark"],
  ["throttle", "keyed hashes of tries, before any practice is known"],
]);

describe("tenancy, as the catalog tells it", () => {
  it("forces row-level security, with a policy that has no NULL branch, on every table that is not listed as global", async () => {
    const tables = await server.rows(
      `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
         (SELECT string_agg(pg_get_expr(p.polqual, p.polrelid), ' ') FROM pg_policy p
          WHERE p.polrelid = c.oid AND 'chartward_app'::regrole = ANY (p.polroles)) AS policy
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`,
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name, enabled, forced, policy } of tables) {
      if (GLOBAL_TABLES.has(name)) continue;
      expect({ name, enabled, forced }).toEqual({ name, enabled: true, forced: true });
      expect(policy).toMatch(
        /^\((?:practice_)?id = \( SELECT \(NULLIF\(current_setting\('app\.practice'::text, true\), ''::text\)\)::uuid/,
      );
      expect(policy).not.toMatch(/IS NULL|\bOR\b/);
    }
  });

  it("lets the application's role own nothing, bypass nothing and make nothing", async () => {
    const [role] = await server.rows(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) + (SELECT count(*)::int FROM pg_proc WHERE proowner = r.oid) AS owns,
         has_schema_privilege(r.oid, 'public', 'CREATE') AS creates,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
       FROM pg_roles r WHERE rolname = 'chartward_app'`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owns: 0,
      creates: false,
      memberships: 0,
    });
  });

  it("grants the application no change, deletion or truncation of audit entries, nor the columns that the database gives", async () => {
    const [grants] = await server.rows(
      `SELECT has_table_privilege('chartward_app', 'audit_entry', 'UPDATE, DELETE, TRUNCATE') AS changes,
         has_any_column_privilege('chartward_app', 'audit_entry', 'UPDATE') AS columns,
         has_column_privilege('chartward_app', 'audit_entry', 'xid', 'INSERT') AS xid,
         has_column_privilege('chartward_app', 'audit_entry', 'id', 'INSERT') AS id,
         has_table_privilege('chartward_app', 'deployment', 'INSERT, UPDATE, DELETE') AS stage`,
    );
    expect(grants).toEqual({ changes: false, columns: false, xid: false, id: false, stage: false });
  });

  it("stops even the owner from changing, deleting or truncating audit entries", async () => {
    for (const statement of [
      "UPDATE audit_entry SET action = 'x'",
      "DELETE FROM audit_entry",
      "TRUNCATE audit_entry",
    ]) {
      await expect(server.rows(statement)).rejects.toThrow("never changed or deleted");
    }
  });

  it("leaves no function to be run by everybody, and gives each SECURITY DEFINER one a fixed search path", async () => {
    const functions = await server.rows(
      `SELECT p.proname AS name, has_function_privilege('public', p.oid, 'EXECUTE') AS everybody, p.prosecdef AS definer, p.proconfig::text AS config
       FROM pg_proc p WHERE p.pronamespace IN ('public'::regnamespace, 'private'::regnamespace)`,
    );
    expect(functions.length).toBeGreaterThan(3);
    for (const { name, everybody, definer, config } of functions) {
      expect({ name, everybody }).toEqual({ name, everybody: false });
      if (definer) expect(config, name).toContain("search_path=pg_catalog");
    }
  });
});

describe("tenancy, as the application's role meets it", () => {
  it("sees no row at all without a practice, also after a transaction that had one", async () => {
    const { pool } = server.server.store;
    const client = await pool.connect();
    try {
      await client.query(`BEGIN; SELECT set_config('app.practice', '${practice.practiceUuid}', true)`);
      expect((await client.query("SELECT id FROM practice")).rows).toEqual([{ id: practice.practiceUuid }]);
      await client.query("COMMIT");
      for (const table of ["practice", "user_account", "session", "audit_entry", "role"]) {
        expect((await client.query(`SELECT count(*) AS n FROM ${table}`)).rows).toEqual([{ n: 0 }]);
      }
    } finally {
      client.release();
    }
  });

  it("neither reads nor writes another practice's rows, whatever the statement says", async () => {
    const client = await server.server.store.pool.connect();
    try {
      await client.query(
        `BEGIN; SELECT set_config('app.practice', '${practice.practiceUuid}', true), set_config('app.actor_kind', 'USER', true)`,
      );
      expect(
        (await client.query("SELECT id FROM user_account WHERE practice_id = $1", [other.practiceUuid])).rows,
      ).toEqual([]);
      expect(
        (await client.query("UPDATE user_account SET first_name = 'x' WHERE practice_id = $1", [other.practiceUuid]))
          .rowCount,
      ).toBe(0);
      await expect(
        client.query(
          "INSERT INTO known_device (practice_id, user_id, token_hash, last_used_at) VALUES ($1, $2, 'x', now())",
          [other.practiceUuid, other.userUuid],
        ),
      ).rejects.toThrow("row-level security");
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });
});
