import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SYSTEM, type BtgActor, type OperationContext } from "../identity/actor.ts";
import { readOpenedBtg } from "../identity/open-btg.ts";
import { isFenced } from "../store/sql-state.ts";
import { inTransaction } from "../store/transaction.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { openBtg, practiceEnd, type OpenedBtg } from "../testing/btg-asks.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { addDesignated, enterMode, openOverride } from "../testing/emergency-asks.ts";
import { addAgent, pinOf, sendCode, setUnlockPin, validatePin } from "../testing/pin-asks.ts";
import { addSet, blockBySet, patientOf } from "../testing/set-blocks.ts";
import { PASSWORD, TestServer, type TestLogin } from "../testing/test-server.ts";
import { enrolApp, startEnrolment } from "../testing/two-factor.ts";
import { idOf } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

/** A write that the fence stands before, as the catalog tells it. */
interface Fenced {
  readonly table: string;
  readonly act: "INSERT" | "UPDATE" | "DELETE";
  /** Of an update. */
  readonly column: string | null;
  readonly type: string | null;
}

let server: TestServer;
let practice: TestLogin;
let staff: TestLogin;
let provider: TestLogin;
let btg: OpenedBtg;
let fenced: Fenced[];

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  staff = await server.addLogin(practice, "PATIENT_COORDINATOR");
  provider = await server.addLogin(practice, "CLINICAL_PROVIDER", "PROVIDER");
  await importResources(server, practice, [
    { resourceType: "Practitioner", id: "p", name: [{ family: "Blake", given: ["Jordan"] }] },
    fhirPatient("1", "Moss", "Ada"),
    fhirPatient("2", "Stone", "Lee"),
  ]);
  btg = await openBtg(server, await addEmployeeLogin(server), practice, { minutes: 480 });
  await fillTables();
  fenced = await fencedWrites();
}, 60_000);
afterAll(() => server.stop());

const setStage = (stage: string) => server.rows("UPDATE deployment SET stage = $1", [stage]);

/** A row in every fenced table. */
async function fillTables(): Promise<void> {
  const user = await server.addLogin(practice, "PATIENT_COORDINATOR");
  await enrolApp(server, user);
  await startEnrolment(server, staff.token);
  await new AccessAsks(server, practice).setAccess(
    staff,
    ["PATIENT_COORDINATOR"],
    [{ right: "AUDIT_READ", effect: "ALLOW" }],
  );
  const ask = (query: string, variables: object = {}) => server.ask(query, { variables, token: practice.token });
  await ask("mutation ($login: String!) { requestPasswordReset(input: { login: $login }) { userErrors { code } } }", {
    login: staff.userName,
  });
  await ask(
    `mutation ($id: ID!, $password: String!) { requestEmailChange(input: { userId: $id, newEmail: "n@example.org", password: $password }) { userErrors { code } } }`,
    { id: idOf(staff), password: PASSWORD },
  );
  await server.ask(
    "mutation ($input: SignInInput!) { signIn(input: $input) { challenge { token } session { id } userErrors { code } } }",
    { variables: { input: { login: user.userName, password: PASSWORD, delivery: "COOKIE" } } },
  );
  const agent = await addAgent(server);
  await validatePin(server, agent, practice, await pinOf(server, practice));
  await sendCode(server, agent, practice);
  await setUnlockPin(server, practice, "0042");
  await fillEmergency();
  const patientUuid = await patientOf(server, practice, "1");
  await blockBySet(server, user, [patientUuid]);
  for (const [table, columns, values] of [
    [
      "browser_trust",
      "id, token_hash, device, trusted_at, expires_at",
      "gen_random_uuid(), 'x', 'A browser', now(), now() + interval '30 days'",
    ],
    ["known_device", "token_hash, last_used_at", "'x', now()"],
    ["patient_link", "id, patient_id, relation", `gen_random_uuid(), '${patientUuid}', 'SELF'`],
  ])
    await server.rows(`INSERT INTO ${table} (practice_id, user_id, ${columns}) VALUES ($1, $2, ${values})`, [
      practice.practiceUuid,
      staff.userUuid,
    ]);
}

/** A designation, a use of it, and a blocked chart that was opened in it. */
async function fillEmergency(): Promise<void> {
  const user = await addDesignated(server, practice);
  const { token } = await enterMode(server, user);
  await blockBySet(server, user, [await patientOf(server, practice, "1")], "Kept in an emergency");
  const { text } = await openOverride(server, token, { fhirId: "1" });
  expect(text).toContain('"endsAt"');
}

/** Triggers that stand before some rows or acts of a table alone: each has a test of its own. */
const ROW_FENCES = ["fence_staff", "fence_ended", "fence_new_link", "fence_gone"];

async function fencedWrites(): Promise<Fenced[]> {
  const rows = await server.rows(
    `SELECT c.relname AS table, act.name AS act, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       CROSS JOIN LATERAL (VALUES ('INSERT', 4), ('DELETE', 8), ('UPDATE', 16)) AS act (name, bit)
       LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND act.name = 'UPDATE'
         AND (a.attnum = ANY (t.tgattr) OR t.tgattr::text = '')
     WHERE t.tgfoid = 'private.fence'::regproc AND t.tgtype & act.bit > 0 AND t.tgname <> ALL ($1)
     ORDER BY 1, 2, 3`,
    [ROW_FENCES],
  );
  return rows as unknown as Fenced[];
}

/** A statement that would do it to a row that is there. */
function statementOf({ table, act, column, type }: Fenced): string {
  if (act === "INSERT") return `INSERT INTO ${table} (practice_id) VALUES ('${practice.practiceUuid}')`;
  const own = table === "practice" ? "true" : `practice_id = '${practice.practiceUuid}'`;
  return act === "DELETE"
    ? `DELETE FROM ${table} WHERE ${own}`
    : `UPDATE ${table} SET ${column} = ${otherValue(column!, type!)} WHERE ${own}`;
}

function otherValue(column: string, type: string): string {
  if (type === "boolean") return `NOT ${column}`;
  if (type === "bytea") return `coalesce(${column}, '') || 'x'::bytea`;
  if (type === "uuid") return "gen_random_uuid()";
  if (/^(integer|bigint|smallint)$/.test(type)) return `coalesce(${column}, 0) + 1`;
  if (type.startsWith("timestamp")) return `coalesce(${column}, now()) + interval '1 day'`;
  if (type === "uuid[]") return `${column} || gen_random_uuid()`;
  if (type.endsWith("[]")) return `${column} || 'x'::text`;
  if (type === "jsonb") return `'{"other": true}'`;
  if (type === "inet") return "'10.9.8.7'";
  return `coalesce(${column}::text, '') || 'x'`;
}

class RolledBack extends Error {}

/** What became of a statement, which is rolled back in any case: `CW001`, another SQLSTATE, or `done`. */
async function outcomeOf(statement: string, context: OperationContext): Promise<string> {
  try {
    await inTransaction(server.server.store, context, server.now, async (tx) => {
      await sql.raw(statement).execute(tx.db);
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof RolledBack) return "done";
    return isFenced(error) ? "CW001" : String((error as { code?: unknown }).code ?? error);
  }
  throw new Error("A transaction that throws was committed");
}

async function contexts(): Promise<Record<"btg" | "user", OperationContext>> {
  const from = { practiceId: practice.practiceUuid, requestId: "test", ipAddress: null };
  const [row] = await server.rows(
    "SELECT o.* FROM vendor.btg_session b JOIN vendor.session s ON s.id = b.session_id, private.open_btg_session(s.token_hash, b.id, $2, false) o WHERE b.id = $1",
    [btg.uuid, server.now],
  );
  const actor = readOpenedBtg(row, "DrChrono Employee", server.now);
  if (actor === null) throw new Error("The BTG session of this test is not in force");
  const user = { ...actor.account, kind: "USER", sessionId: btg.uuid, enrolling: false, emergency: null } as const;
  return {
    btg: { ...from, actor, sessionId: btg.uuid },
    user: { ...from, actor: user, sessionId: null },
  };
}

/** Tables that a BTG session writes, each with the reason. A table that guards credentials, access or consent belongs to the fence. */
const OPEN_TABLES: Readonly<Record<string, string>> = {
  audit_entry: "the log: INSERT alone is granted",
  btg_session: "opened and ended by its own transactions; what was said at the opening, no grant changes",
  chart_entry: "what an import writes, by the user's rights",
  document_text: "what an import writes, by the user's rights",
  export_part: "the file of an export, by the user's rights; what is under way ends with the BTG session",
  import_bad_line: "what an import writes, by the user's rights",
  import_upload: "what an import writes, by the user's rights",
  job: "imports and exports, by the user's rights; what is under way ends with the BTG session",
  mail: "tells of acts, and is written with each: the acts are fenced",
  patient: "what an import writes, by the user's rights",
  patient_set: "a set alone blocks nobody; its deletion, which lifts its blocks, is fenced",
  patient_set_member: "of a set that blocks nobody; who leaves a set, or joins one that blocks somebody, is fenced",
  saved_view: "the user's filters",
  throttle: "counts tries, before a practice is known; what begins them anew, user_account.throttle_epoch, is fenced",
};

/** Of tables that are fenced in part: the columns that a BTG session may write. */
const OPEN_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  // What support is asked to set right, of a provider: of a staff member nothing.
  user_account: [
    "practice_id",
    "id",
    "first_name",
    "last_name",
    "name_folded",
    "user_title",
    "auto_logout_minutes",
    "created_at",
    "version",
    "culture",
    "email_signature",
    "use_own_email_for_outgoing",
    "mobile_address",
    "default_workflow_view",
    "default_patient_view",
    "default_document_tab",
    "pathway_schedule_view",
    "last_sign_in_at",
    // Counts changes of set_block, which is fenced.
    "set_security_version",
  ],
  // Its activity, and the idle limit that follows from the user's own Auto Logout.
  session: [
    "practice_id",
    "id",
    "device",
    "ip_address",
    "started_at",
    "last_used_at",
    "idle_minutes",
    "end_cause",
    "ended_by",
    // No UPDATE of it at all: `elevation_is_immutable`.
    "emergency_activation_id",
  ],
  // Name, address, zone and culture, and the counter of an import.
  practice: [
    "id",
    "name",
    "time_zone",
    "demo",
    "next_demographic_number",
    "created_at",
    "address",
    "culture",
    "settings_version",
  ],
  // What an import writes.
  practitioner: [
    "practice_id",
    "id",
    "fhir_id",
    "name",
    "name_folded",
    "npi",
    "identifiers",
    "content_hash",
    "imported_at",
  ],
  // Notices are raised when the glass is broken; nothing else of one is ever changed.
  notice: [],
};

/** What the application's role is not granted at all needs no fence. */
const NOT_GRANTED = "42501";

describe("the database's own fence", () => {
  it("stands before every table that the application writes, or it is said why not", async () => {
    const written = await server.rows(
      `SELECT c.relname AS name FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
         AND (has_table_privilege('chartward_app', c.oid, 'INSERT, UPDATE, DELETE') OR has_any_column_privilege('chartward_app', c.oid, 'INSERT, UPDATE'))`,
    );
    const wholly = fenced.filter(({ act }) => act === "INSERT").map(({ table }) => table);
    const tables = new Set([...wholly, ...Object.keys(OPEN_COLUMNS), ...Object.keys(OPEN_TABLES)]);
    expect(written.map(({ name }) => name as string).toSorted()).toEqual([...tables].toSorted());
    expect(fenced.length).toBeGreaterThan(80);
  });

  it("stands before every column of a table that is open in part, or it is said why not", async () => {
    for (const [table, open] of Object.entries(OPEN_COLUMNS)) {
      const columns = await server.rows(
        `SELECT a.attname AS name FROM pg_attribute a
         WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege('chartward_app', a.attrelid, a.attnum, 'UPDATE')`,
        [table],
      );
      const closed = fenced.filter((write) => write.table === table && write.act === "UPDATE");
      expect(columns.map(({ name }) => name as string).toSorted(), table).toEqual(
        [...open, ...closed.map(({ column }) => column)].toSorted(),
      );
    }
  });

  it("refuses each such write of a BTG session that skipped the directive", async () => {
    const { btg: context } = await contexts();
    for (const table of new Set(fenced.map((write) => write.table))) {
      const rows = await server.rows(`SELECT FROM ${table}`);
      expect(rows.length, `a row in ${table}, or this shows nothing`).toBeGreaterThan(0);
    }
    const refused: string[] = [];
    for (const write of fenced) {
      const outcome = await outcomeOf(statementOf(write), context);
      expect(["CW001", NOT_GRANTED], statementOf(write)).toContain(outcome);
      if (outcome === "CW001") refused.push(statementOf(write));
    }
    expect(refused.length).toBeGreaterThan(60);
  });

  it("refuses any change of a staff member, and lets a provider's harmless settings through", async () => {
    const { btg: context } = await contexts();
    for (const [user, expected] of [
      [staff, "CW001"],
      [provider, "done"],
    ] as const)
      expect(
        await outcomeOf(`UPDATE user_account SET user_title = 'Doctor' WHERE id = '${user.userUuid}'`, context),
      ).toBe(expected);
  });

  it("refuses a new practitioner who is linked with a user, and lets one through who is not", async () => {
    const { btg: context } = await contexts();
    const insert = (userId: string) =>
      `INSERT INTO practitioner (practice_id, id, fhir_id, name, name_folded, identifiers, user_id, content_hash, imported_at)
       VALUES ('${practice.practiceUuid}', gen_random_uuid(), 'new', 'N', 'n', '{}', ${userId}, 'x', now())`;
    expect(await outcomeOf(insert(`'${provider.userUuid}'`), context)).toBe("CW001");
    expect(await outcomeOf(insert("NULL"), context)).toBe("done");
  });

  it("refuses to delete a set, to take a patient out of one, and to add one to a set that blocks somebody", async () => {
    const { btg: context } = await contexts();
    const [member, other] = [await patientOf(server, practice, "1"), await patientOf(server, practice, "2")];
    const blocking = await blockBySet(server, staff, [member], "Blocking");
    const harmless = await addSet(server, practice, [member], "Harmless");
    const join = (set: string) =>
      `INSERT INTO patient_set_member (practice_id, patient_set_id, patient_id) VALUES ('${practice.practiceUuid}', '${set}', '${other}')`;
    for (const statement of [
      ...[blocking, harmless].flatMap((set) => [
        `DELETE FROM patient_set WHERE id = '${set}'`,
        `DELETE FROM patient_set_member WHERE patient_set_id = '${set}'`,
      ]),
      join(blocking),
    ])
      expect(await outcomeOf(statement, context), statement).toBe("CW001");
    expect(await outcomeOf(join(harmless), context)).toBe("done");
    expect(await outcomeOf(join(blocking), (await contexts()).user)).toBe("done");
  });

  it("lets a BTG session end, and never go on or become another", async () => {
    const { btg: context } = await contexts();
    const own = `UPDATE btg_session SET end_cause = 'AGENT', ended_at = now() WHERE id = '${btg.uuid}'`;
    expect(await outcomeOf(own, context)).toBe("done");
    const other = await openBtg(server, await addEmployeeLogin(server), provider);
    await practiceEnd(server, practice, other);
    const again = `UPDATE btg_session SET ended_at = NULL, end_cause = NULL WHERE id = '${other.uuid}'`;
    expect(await outcomeOf(again, context)).toBe("CW001");
    for (const column of ["expires_at", "on_behalf_of_user_id", "agent_reference", "reason", "opened_at"])
      expect(
        await outcomeOf(`UPDATE btg_session SET ${column} = ${column} WHERE id = '${btg.uuid}'`, context),
        column,
      ).toBe(NOT_GRANTED);
  });

  it("refuses nothing that is written with the value that it has", async () => {
    const { btg: context } = await contexts();
    expect(await outcomeOf("UPDATE practice SET smtp_host = smtp_host, name = 'Harbor East'", context)).toBe("done");
  });

  it("is closed by default: a transaction that does not say who acts, or says it is in BTG, writes nothing of it", async () => {
    const statement = `UPDATE user_account SET email = 'x@example.org' WHERE id = '${staff.userUuid}'`;
    const client = await server.server.store.pool.connect();
    const settings = [
      "",
      ", set_config('app.actor_kind', 'VENDOR_EMPLOYEE', true)",
      `, set_config('app.actor_kind', 'USER', true), set_config('app.btg_session', '${btg.uuid}', true)`,
      ", set_config('app.actor_kind', 'SOMETHING', true)",
    ];
    try {
      for (const setting of settings) {
        await client.query(`BEGIN; SELECT set_config('app.practice', '${practice.practiceUuid}', true)${setting}`);
        await expect(client.query(statement), setting).rejects.toMatchObject({ code: "CW001" });
        await client.query("ROLLBACK");
      }
    } finally {
      client.release();
    }
  });

  it("lets an agent who validates a PIN write what that leaves behind, and nothing else of it, nor in a BTG session", async () => {
    const { user, btg: context } = await contexts();
    const agentReference = (context.actor as BtgActor).agentReference;
    const actor = { kind: "VENDOR_EMPLOYEE", realm: "SUPPORT", name: "DrChrono Employee", agentReference } as const;
    for (const write of fenced) {
      // The fence alone: without an account he sees no record, and would write to none in any case.
      const outcome = await outcomeOf(statementOf(write), { ...user, actor, allRecords: true });
      const isOpen = ["support_pin", "support_code", "pin_verification"].includes(write.table);
      if (isOpen) expect(outcome, statementOf(write)).not.toBe("CW001");
      else expect(["CW001", NOT_GRANTED], statementOf(write)).toContain(outcome);
    }
    const client = await server.server.store.pool.connect();
    try {
      await client.query(
        `BEGIN; SELECT set_config('app.practice', '${practice.practiceUuid}', true), set_config('app.actor_kind', 'SUPPORT_AGENT', true),
           set_config('app.btg_session', '${btg.uuid}', true)`,
      );
      await expect(client.query("UPDATE support_pin SET version = version + 1")).rejects.toMatchObject({
        code: "CW001",
      });
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });

  it("stands in nobody else's way", async () => {
    const { user } = await contexts();
    for (const write of fenced) {
      expect(await outcomeOf(statementOf(write), user), statementOf(write)).not.toBe("CW001");
      expect(await outcomeOf(statementOf(write), { ...user, actor: SYSTEM }), statementOf(write)).not.toBe("CW001");
    }
  });

  it("is lifted by the stage that the owner wrote, and by that alone (D2)", async () => {
    const { btg: context } = await contexts();
    try {
      for (const stage of ["staging", "production", "development"]) {
        await setStage(stage);
        const outcomes = new Set<string>();
        for (const write of fenced) outcomes.add(await outcomeOf(statementOf(write), context));
        expect(outcomes.has("CW001"), stage).toBe(stage !== "staging");
      }
    } finally {
      await setStage("development");
    }
    const client = await server.server.store.pool.connect();
    try {
      await expect(client.query("UPDATE deployment SET stage = 'staging'")).rejects.toThrow("permission denied");
    } finally {
      client.release();
    }
  });
});
