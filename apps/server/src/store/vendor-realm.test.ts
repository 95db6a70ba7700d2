import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  await addEmployeeLogin(server);
});
afterAll(() => server.stop());

/** What the vendor's role may do, by schema. Every table, view and function that it lacks here is closed to it. */
const VENDOR_MAY = {
  "vendor.audit_entry": ["INSERT", "SELECT"],
  "vendor.btg_directory": ["SELECT"],
  "vendor.btg_session": ["INSERT", "SELECT"],
  "vendor.employee": ["INSERT", "SELECT", "UPDATE"],
  "vendor.pin_directory": ["SELECT"],
  "vendor.support_code_directory": ["SELECT"],
  "vendor.pin_try": ["INSERT", "SELECT"],
  "vendor.practice_directory": ["SELECT"],
  "vendor.session": ["DELETE", "INSERT", "SELECT", "UPDATE"],
  "vendor.sign_in_challenge": ["DELETE", "INSERT", "SELECT", "UPDATE"],
  "vendor.totp": ["DELETE", "INSERT", "SELECT", "UPDATE"],
  "vendor.totp_enrolment": ["DELETE", "INSERT", "SELECT", "UPDATE"],
  "vendor.user_directory": ["SELECT"],
};

/** The columns of practices' data that the vendor's role can read at all. */
const DIRECTORY_COLUMNS = {
  practice_directory: ["id", "name", "address", "created_at"],
  user_directory: [
    "practice_id",
    "id",
    "name",
    "name_folded",
    "user_name",
    "user_name_folded",
    "kind",
    "state",
    "last_sign_in_at",
    "role_names",
    "two_factor",
  ],
  btg_directory: [
    "practice_id",
    "id",
    "employee_id",
    "session_id",
    "on_behalf_of_user_id",
    "reason_code",
    "reason",
    "case_number",
    "caller_verified_by",
    "opened_at",
    "expires_at",
    "ended_at",
    "end_cause",
  ],
  pin_directory: [
    "practice_id",
    "id",
    "user_id",
    "employee_id",
    "method",
    "case_number",
    "channel",
    "tried_at",
    "verified_at",
    "expires_at",
  ],
  support_code_directory: ["practice_id", "user_id", "case_number", "expires_at"],
};

describe("the vendor's database role, as the catalog tells it", () => {
  it("owns nothing, bypasses nothing, makes nothing, and is a member of nothing", async () => {
    const [role] = await server.rows(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) + (SELECT count(*)::int FROM pg_proc WHERE proowner = r.oid) AS owns,
         has_schema_privilege(r.oid, 'vendor', 'CREATE') OR has_schema_privilege(r.oid, 'public', 'USAGE, CREATE')
           OR has_schema_privilege(r.oid, 'private', 'USAGE, CREATE') AS schemas,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
       FROM pg_roles r WHERE rolname = 'chartward_vendor'`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owns: 0,
      schemas: false,
      memberships: 0,
    });
  });

  it("reaches its own tables and five views, and no table of a practice, not by a column either", async () => {
    const rows = await server.rows(
      `SELECT c.oid::regclass::text AS name, array_agg(p ORDER BY p) AS privileges FROM pg_class c
         CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p
       WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'private', 'vendor'))
         AND (has_table_privilege('chartward_vendor', c.oid, p)
           OR (p NOT IN ('DELETE', 'TRUNCATE', 'TRIGGER') AND has_any_column_privilege('chartward_vendor', c.oid, p)))
       GROUP BY c.oid ORDER BY 1`,
    );
    expect(Object.fromEntries(rows.map(({ name, privileges }) => [name, privileges]))).toEqual(VENDOR_MAY);
  });

  it("reads these columns of practices and users: no address of e-mail, no phone, no hash, no secret", async () => {
    for (const [view, columns] of Object.entries(DIRECTORY_COLUMNS)) {
      const rows = await server.rows(
        "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum",
        [`vendor.${view}`],
      );
      expect(rows.map(({ name }) => name)).toEqual(columns);
    }
  });

  it("runs one function of ours; the application's role none of the vendor's schema, and reaches nothing in it", async () => {
    const functions = await server.rows(
      `SELECT p.oid::regproc::text AS name, has_function_privilege('chartward_app', p.oid, 'EXECUTE') AS app,
         has_function_privilege('chartward_vendor', p.oid, 'EXECUTE') AS vendor, has_function_privilege('public', p.oid, 'EXECUTE') AS everybody
       FROM pg_proc p WHERE p.pronamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'private', 'vendor'))`,
    );
    expect(functions.filter(({ vendor }) => vendor)).toEqual([
      { name: "vendor.open_session", app: false, vendor: true, everybody: false },
    ]);
    const [app] = await server.rows(
      `SELECT has_schema_privilege('chartward_app', 'vendor', 'USAGE, CREATE') AS schema,
         (SELECT count(*)::int FROM pg_class c WHERE c.relnamespace = 'vendor'::regnamespace AND c.relkind IN ('r', 'v')
            AND (has_table_privilege('chartward_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
              OR has_any_column_privilege('chartward_app', c.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))) AS relations`,
    );
    expect(app).toEqual({ schema: false, relations: 0 });
  });
});

describe("the vendor's database role, as it meets the database", () => {
  it("reads no table of a practice, whatever practice it says it is in", async () => {
    const client = await server.server.store.vendorPool.connect();
    try {
      await client.query(`SELECT set_config('app.practice', '${practice.practiceUuid}', false)`);
      for (const table of [
        "user_account",
        "patient",
        "session",
        "totp",
        "audit_entry",
        "btg_session",
        "support_pin",
        "support_code",
        "pin_verification",
        "login_directory",
      ])
        await expect(client.query(`SELECT FROM public.${table}`), table).rejects.toThrow("permission denied");
      await expect(client.query("UPDATE vendor.practice_directory SET name = 'x'")).rejects.toThrow(
        "permission denied",
      );
      await expect(client.query("SELECT private.find_login('x')")).rejects.toThrow("permission denied");
    } finally {
      client.release(true);
    }
  });

  it("makes and promotes no employee, unless it is the command line's", async () => {
    const client = await server.server.store.vendorPool.connect();
    try {
      for (const actorKind of ["", "VENDOR_EMPLOYEE", "ANONYMOUS"]) {
        await client.query("SELECT set_config('app.actor_kind', $1, false)", [actorKind]);
        for (const statement of [
          "UPDATE vendor.employee SET role = 'SUPERVISOR'",
          "UPDATE vendor.employee SET state = 'ACTIVE'",
          "UPDATE vendor.employee SET user_name = user_name || '2', user_name_folded = user_name_folded || '2'",
          "INSERT INTO vendor.employee SELECT gen_random_uuid(), 'x', 'x', 'x', 'SUPERVISOR', 'ACTIVE', '', 0, now()",
        ])
          await expect(client.query(statement), statement).rejects.toThrow("by the command line alone");
      }
      await client.query("SELECT set_config('app.actor_kind', 'SYSTEM', false)");
      await client.query("UPDATE vendor.employee SET role = role");
    } finally {
      client.release(true);
    }
  });

  it("and the application's role reads nothing of the vendor's", async () => {
    for (const table of [
      "employee",
      "session",
      "btg_session",
      "pin_try",
      "pin_directory",
      "support_code_directory",
      "audit_entry",
      "user_directory",
    ])
      await expect(server.server.store.pool.query(`SELECT FROM vendor.${table}`), table).rejects.toThrow(
        "permission denied",
      );
  });

  it("adds to the vendor's log, and neither it nor the owner changes, deletes or truncates an entry", async () => {
    const statements = [
      "UPDATE vendor.audit_entry SET action = 'x'",
      "DELETE FROM vendor.audit_entry",
      "TRUNCATE vendor.audit_entry",
    ];
    for (const statement of statements) {
      await expect(server.server.store.vendorPool.query(statement)).rejects.toThrow("permission denied");
      await expect(server.rows(statement)).rejects.toThrow("never changed or deleted");
    }
    await expect(
      server.server.store.vendorPool.query(
        "INSERT INTO vendor.audit_entry (id, occurred_at, action, outcome, payload, salt) OVERRIDING SYSTEM VALUE VALUES (1, now(), 'x', 'SUCCESS', '', decode(repeat('00', 32), 'hex'))",
      ),
    ).rejects.toThrow("permission denied");
  });
});
