import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fhirCondition, fhirDocument, fhirPatient, importResources } from "../testing/import-resources.ts";
import { addSet, blockBySet, patientOf, showBlockedAs } from "../testing/set-blocks.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";

/** Tables that lead to patients and stand without the predicate, each with the reason. */
const WITHOUT_PREDICATE = new Map([
  ["audit_entry", "an entry about a blocked patient stays and is withheld, so that the sequence has no hole (D15)"],
  [
    "chart_override",
    "the review lists each opening (D4), to a reader whom a set keeps from the patient without the patient and the reason",
  ],
]);

/** What leads to patients, in the order in which one leads to the next. */
const PROTECTED = ["patient", "chart_entry", "document_text", "patient_set_member"] as const;
type Seen = Record<(typeof PROTECTED)[number], string[]>;

let server: TestServer;
let practice: TestLogin;
let user: TestLogin;
let ada: string;
let lee: string;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

/** The patients whom the application's role sees in each table, in a transaction with these settings: one a row, in order. */
async function seenWith(settings: Record<string, string>): Promise<Seen> {
  const client = await server.server.store.pool.connect();
  const all = { "app.practice": practice.practiceUuid, ...settings };
  const read = async (statement: string) => (await client.query<{ id: string }>(statement)).rows.map(({ id }) => id);
  try {
    await client.query("BEGIN");
    for (const [name, value] of Object.entries(all))
      await client.query("SELECT set_config($1, $2, true)", [name, value]);
    return {
      patient: await read("SELECT id FROM patient ORDER BY fhir_id"),
      chart_entry: await read(
        "SELECT DISTINCT patient_id AS id, fhir_id FROM chart_entry WHERE kind = 'PROBLEM' ORDER BY fhir_id",
      ),
      document_text: await read("SELECT chart_entry_id AS id FROM document_text"),
      patient_set_member: await read("SELECT patient_id AS id FROM patient_set_member ORDER BY patient_id"),
    };
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

const seenBy = (login: TestLogin) => seenWith({ "app.actor_kind": "USER", "app.user": login.userUuid });
const numbersOf = (seen: Seen) => Object.values(seen).map((ids) => ids.length);

describe("the predicate, as the catalog tells it", () => {
  it("stands before every table that leads to patients, or it is said why not", async () => {
    const tables = await server.rows(
      `SELECT c.relname AS name,
         EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'not_blocked' AND NOT p.polpermissive
           AND p.polcmd = 'r' AND p.polroles = ARRAY['chartward_app'::regrole::oid]
           AND pg_get_expr(p.polqual, p.polrelid) LIKE '%private.sight%') AS stands
       FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND (c.relname = 'patient'
         OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped AND a.attname IN ('patient_id', 'chart_entry_id'))
         OR EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.confrelid IN ('patient'::regclass, 'chart_entry'::regclass)))`,
    );
    const named = (stands: boolean) =>
      tables.filter((table) => table["stands"] === stands).map(({ name }) => name as string);
    // What links tell is shown with them: set-security/patient-links.test.ts.
    expect(named(true).toSorted()).toEqual([...PROTECTED, "patient_link"].toSorted());
    expect(named(false).toSorted()).toEqual([...WITHOUT_PREDICATE.keys()].toSorted());
  });

  it("is undone by no other policy: besides the practice's own, the application's role has none on these tables", async () => {
    const policies = await server.rows(
      `SELECT c.relname AS table, p.polname AS name FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
       WHERE c.relname = ANY ($1) AND p.polpermissive AND p.polroles && ARRAY['chartward_app'::regrole::oid, 0::oid]`,
      [PROTECTED],
    );
    expect(policies.map(({ table }) => table as string).toSorted()).toEqual([...PROTECTED].toSorted());
  });
});

describe("the predicate", () => {
  beforeEach(async () => {
    practice = await server.signUp();
    user = await server.addLogin(practice, "ALL_ACCESS");
    await importResources(
      server,
      practice,
      ["ada", "lee"].flatMap((id) => [
        fhirPatient(id, "Moss", id),
        fhirCondition(`c-${id}`, id, "Hypertension"),
        fhirDocument(`d-${id}`, id, "A note"),
      ]),
    );
    [ada, lee] = [await patientOf(server, practice, "ada"), await patientOf(server, practice, "lee")];
  });

  it.each([
    ["nobody is said to act", {}],
    ["a user acts and it is not said which", { "app.actor_kind": "USER" }],
    ["a support agent acts, outside of BTG", { "app.actor_kind": "SUPPORT_AGENT" }],
    ["nobody is signed in", { "app.actor_kind": "ANONYMOUS" }],
  ])("shows nothing where %s", async (_case, settings) => {
    await addSet(server, practice, [ada], "One");
    expect(numbersOf(await seenWith(settings))).toEqual([0, 0, 0, 0]);
  });

  it.each([
    ["to the product itself", { "app.actor_kind": "SYSTEM" }],
    ["to an import, which answers no record", { "app.actor_kind": "USER", "app.all_records": "on" }],
  ])("shows all %s", async (_case, settings) => {
    await blockBySet(server, user, [ada]);
    expect(numbersOf(await seenWith({ "app.user": user.userUuid, ...settings }))).toEqual([2, 2, 2, 1]);
  });

  it("shows all to a user whom no set blocks, whatever blocks others", async () => {
    await blockBySet(server, user, [ada, lee]);
    expect(numbersOf(await seenBy(practice))).toEqual([2, 2, 2, 2]);
  });

  it("takes record, chart and membership away in RECORD mode, of those in the set alone", async () => {
    await blockBySet(server, user, [ada]);
    await addSet(server, practice, [ada, lee], "All of us");
    const seen = await seenBy(user);
    expect(seen).toMatchObject({ patient: [lee], chart_entry: [lee], patient_set_member: [lee] });
    expect(seen.document_text).toHaveLength(1);
  });

  it("leaves the record in CHART mode, and takes the chart and the membership in every set", async () => {
    await showBlockedAs(server, practice, "CHART");
    await blockBySet(server, user, [ada]);
    await addSet(server, practice, [ada, lee], "All of us");
    const seen = await seenBy(user);
    expect(seen).toMatchObject({ patient: [ada, lee], chart_entry: [lee], patient_set_member: [lee] });
    expect(seen.document_text).toHaveLength(1);
  });

  it.each(["RECORD", "CHART"] as const)("blocks by any one set, until none does, in %s mode", async (mode) => {
    await showBlockedAs(server, practice, mode);
    const sets = [
      await blockBySet(server, user, [ada], "One"),
      await blockBySet(server, user, [ada, lee], "Two"),
      await blockBySet(server, user, [ada], "Three"),
    ];
    const lift = (set: string) => server.rows("DELETE FROM set_block WHERE patient_set_id = $1", [set]);
    expect((await seenBy(user)).chart_entry).toEqual([]);
    await lift(sets[1]!);
    expect((await seenBy(user)).chart_entry).toEqual([lee]);
    await lift(sets[0]!);
    expect((await seenBy(user)).chart_entry).toEqual([lee]);
    await lift(sets[2]!);
    expect((await seenBy(user)).chart_entry).toEqual([ada, lee]);
  });

  it("shows nothing of it in another practice", async () => {
    const other = await server.signUp("Other");
    await blockBySet(server, user, [ada]);
    expect(
      numbersOf(
        await seenWith({ "app.practice": other.practiceUuid, "app.actor_kind": "USER", "app.user": other.userUuid }),
      ),
    ).toEqual([0, 0, 0, 0]);
  });

  it("keeps a blocked user from changing what he does not see", async () => {
    await blockBySet(server, user, [ada]);
    const client = await server.server.store.pool.connect();
    try {
      await client.query(
        `BEGIN; SELECT set_config('app.practice', '${practice.practiceUuid}', true), set_config('app.actor_kind', 'USER', true), set_config('app.user', '${user.userUuid}', true)`,
      );
      const { rowCount } = await client.query("UPDATE patient SET first_name = 'X' WHERE id = $1", [ada]);
      expect(rowCount).toBe(0);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });
});
