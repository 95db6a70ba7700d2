import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blockBySet } from "../testing/set-blocks.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";

/** Tables that grow with a practice: reading one of them whole is a fault, however fast it is today. */
const LARGE = new Set(["patient", "chart_entry", "document_text", "audit_entry", "session"]);
const PATIENTS = 30_000;
/** As much of an entry as the report reads. */
const PAYLOAD =
  '{"action":"chart.open","outcome":"SUCCESS","marks":[],"actor":{"kind":"SYSTEM","name":"System"},"subject":null,"changes":[],"requestId":"r"}';

let server: TestServer;
let practice: TestLogin;
/** Kept from every fourth patient. */
let blocked: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  const other = await server.signUp("Other");
  for (const { practiceUuid } of [practice, other]) {
    await server.rows(
      `INSERT INTO patient (practice_id, id, demographic_number, fhir_id, mrn, mrn_folded, first_name, last_name, first_name_folded,
         last_name_folded, birth_date, sex, status, last_visit, content_hash, imported_at)
       SELECT $1, gen_random_uuid(), 10000 + n, 'f' || n, 'MRN' || n, 'mrn' || n, 'First' || n % 977, 'Last' || n % 3989, 'first' || n % 977,
         'last' || n % 3989, date '1940-01-01' + n % 30000, 'FEMALE', CASE n % 3 WHEN 0 THEN 'ACTIVE' ELSE 'INACTIVE' END,
         date '2020-01-01' + n % 2000, 'x', now()
       FROM generate_series(1, $2::int) n`,
      [practiceUuid, PATIENTS],
    );
    await server.rows(
      `INSERT INTO chart_entry (practice_id, id, patient_id, kind, fhir_type, fhir_id, title, status, recorded_at, detail, content_hash, imported_at)
       SELECT practice_id, gen_random_uuid(), id, 'PROBLEM', 'Condition', fhir_id || '-' || n, 'Problem ' || demographic_number % 100, 'active', now() - n * interval '1 day', '{}', 'x', now()
       FROM patient, generate_series(1, 2) n WHERE practice_id = $1`,
      [practiceUuid],
    );
    await server.rows(
      `INSERT INTO audit_entry (practice_id, occurred_at, action, outcome, actor_kind, actor_name, patient_id, request_id, search_text, payload, salt)
       SELECT practice_id, now() - demographic_number * interval '1 second', 'chart.open', 'SUCCESS', 'SYSTEM', 'System', id, 'r', 'chart opened', $2, decode(repeat('00', 32), 'hex')
       FROM patient WHERE practice_id = $1`,
      [practiceUuid, PAYLOAD],
    );
  }
  blocked = await server.addLogin(practice, "ALL_ACCESS");
  const every = await server.rows("SELECT id FROM patient WHERE practice_id = $1 ORDER BY demographic_number", [
    practice.practiceUuid,
  ]);
  await blockBySet(
    server,
    blocked,
    every.filter((_row, index) => index % 4 === 0).map(({ id }) => id as string),
  );
  await server.rows("ANALYZE");
}, 120_000);
afterAll(() => server.stop());

/** The statements that an operation sends, with their values. */
async function statementsOf(query: string, login: TestLogin): Promise<{ text: string; values: unknown[] }[]> {
  const sent: { text: string; values: unknown[] }[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [config] = args as [{ text?: string; values?: unknown[] }];
    // What the vendor's role asks meanwhile, in the background, is no part of it.
    if (typeof config === "object" && config.text !== undefined && !config.text.includes("vendor."))
      sent.push({ text: config.text, values: config.values ?? [] });
    return (original as (...args: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  try {
    const { errors } = await server.ask(query, { token: login.token });
    expect(errors).toEqual([]);
  } finally {
    pg.Client.prototype.query = original;
  }
  return sent;
}

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Cond"?: string;
  Plans?: Plan[];
}

/** The plans of a plan, itself first; without steps on an index of chart entries, which stop at the first. */
function plansUnder(plan: Plan): Plan[] {
  const plans = plan.Plans ?? [];
  const isStep = plan["Node Type"] === "Limit" && plans.some((child) => child["Relation Name"] === "chart_entry");
  return isStep ? [] : [plan, ...plans.flatMap(plansUnder)];
}

function scansOf(plan: Plan): string[] {
  const own =
    plan["Node Type"] === "Seq Scan" && LARGE.has(plan["Relation Name"] ?? "") ? [plan["Relation Name"]!] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scansOf)];
}

/** What is searched for; each of them names its way. */
const PATHS: readonly (readonly [string, string])[] = [
  ["the list", "{ patients(first: 50) { edges { node { name practitioner { name } } } } }"],
  ["a name", '{ patients(filter: { search: "last12" }) { edges { node { name } } } }'],
  ["both names", '{ patients(filter: { search: "first1 last3" }) { edges { node { name } } } }'],
  ["a Demographic # or MRN", '{ patients(filter: { search: "10123" }) { totalCount edges { node { name } } } }'],
  ["a birth date", '{ patients(filter: { search: "1950-02-03" }) { totalCount edges { node { name } } } }'],
  ["an MRN", '{ patients(filter: { mrn: "MRN77" }) { totalCount edges { node { name } } } }'],
  ["an order by first name", "{ patients(orderBy: [{ by: FIRST_NAME }]) { edges { node { name } } } }"],
  [
    "an order by birth date",
    "{ patients(orderBy: [{ by: BIRTH_DATE, direction: DESC }]) { edges { node { name } } } }",
  ],
  [
    "an order by last visit",
    "{ patients(orderBy: [{ by: LAST_VISIT, direction: DESC }]) { edges { node { name } } } }",
  ],
  ["an order by Demographic #", "{ patients(orderBy: [{ by: DEMOGRAPHIC_NUMBER }]) { edges { node { name } } } }"],
  [
    "a record and its chart",
    "{ patient(demographicNumber: 10007) { name openings { edges { node { id } } } chart { counts { count } entries(kinds: [PROBLEM]) { totalCount edges { node { title encounter { id } } } } } } }",
  ],
  [
    "the rows of the Demographic Report",
    "{ demographicReport(input: { searchFor: [CITY] }) { rows { edges { node { cells } } } } }",
  ],
  [
    "the Demographic Report of a name",
    '{ demographicReport(input: { searchFor: [CITY], where: { lastNamePrefix: "last12" } }) { totalCount rows { edges { node { cells } } } } }',
  ],
  [
    "the Demographic Report of a city",
    '{ demographicReport(input: { searchFor: [CITY], where: { cities: ["Salem"] } }) { totalCount rows { edges { node { cells } } } } }',
  ],
  [
    "the Demographic Report of a postal code",
    '{ demographicReport(input: { searchFor: [CITY], where: { postalCodePrefixes: ["019"] } }) { totalCount rows { edges { node { cells } } } } }',
  ],
  [
    "the Demographic Report of a condition",
    '{ demographicReport(input: { searchFor: [CITY], where: { conditions: ["asthma"] } }) { totalCount rows { edges { node { cells } } } } }',
  ],
  [
    "the Demographic Report of Demographic IDs",
    '{ demographicReport(input: { searchFor: [CITY], where: { demographicIds: "10001 10002" } }) { totalCount rows { edges { node { cells } } } } }',
  ],
  ["the audit report", "{ auditEntries { edges { node { id } } } }"],
  ["the audit report by action", '{ auditEntries(query: "action:chart.open") { edges { node { id } } } }'],
  ["the audit report by patient", '{ auditEntries(query: "patient:10007") { totalCount edges { node { id } } } }'],
  ["the audit report by actor", '{ auditEntries(query: "actor:grace") { totalCount edges { node { id } } } }'],
  [
    "the audit report of DrChrono Access",
    '{ auditEntries(query: "mark:vendor-access") { totalCount edges { node { id } } } }',
  ],
  ["the audit report by time", '{ auditEntries(query: "created:>2026-01-01") { edges { node { id } } } }'],
];

describe("the plans of the search paths, as the application's role under row-level security", () => {
  it.each([
    ...PATHS.map(([name, query]) => [name, query, () => practice] as const),
    ...PATHS.map(([name, query]) => [`${name}, for whom a set blocks,`, query, () => blocked] as const),
  ])("%s reads no large table whole", async (_name, query, loginOf) => {
    const login = loginOf();
    const { practiceUuid, userUuid } = login;
    const statements = await statementsOf(query, login);
    expect(statements.length).toBeGreaterThan(0);
    const client = await server.server.store.pool.connect();
    try {
      await client.query(
        `BEGIN; SELECT set_config('app.practice', '${practiceUuid}', true), set_config('app.user', '${userUuid}', true)`,
      );
      for (const { text, values } of statements) {
        const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
        expect(scansOf(rows[0]["QUERY PLAN"][0].Plan), text).toEqual([]);
      }
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });

  it("a blocked patient who is named by name and birth date is found by an index of the name or the date", async () => {
    const [row] = await server.rows("SELECT prosrc FROM pg_proc WHERE proname = 'find_patient_exactly'");
    const given: Record<string, string> = {
      moment: "now()",
      uuid: "NULL::uuid",
      number: "NULL::integer",
      mrn: "NULL::text",
      fhir: "NULL::text",
      last_name: "'last12'::text",
      first_name: "'first12'::text",
      birth: "'1950-01-01'::date",
    };
    const text = (row!["prosrc"] as string).replaceAll(
      /find_patient_exactly\.(\w+)/gu,
      (_, name: string) => given[name]!,
    );
    const [plan] = await server.rows(`EXPLAIN (FORMAT JSON) ${text}`);
    const root = plan!["QUERY PLAN"][0].Plan as Plan;
    expect(scansOf(root)).toEqual([]);
    const reads = plansUnder(root).filter((each) => each["Relation Name"] === "patient");
    expect(reads).toHaveLength(2);
    for (const each of reads) expect(each["Index Cond"]).toMatch(/last_name_folded|birth_date/u);
  });

  it("the Demographic Report of a condition reads the entries that have it, by what says so", async () => {
    const [query] = PATHS.filter(([name]) => name === "the Demographic Report of a condition").map(([, text]) => text);
    const statements = (await statementsOf(query!, practice)).filter(({ text }) => text.includes("problem_title"));
    expect(statements.length).toBeGreaterThan(0);
    const client = await server.server.store.pool.connect();
    try {
      await client.query(`BEGIN; SELECT set_config('app.practice', '${practice.practiceUuid}', true)`);
      for (const { text, values } of statements) {
        const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
        // Besides the steps from one title to the next, of one entry each.
        const reads = plansUnder(rows[0]["QUERY PLAN"][0].Plan).filter(
          (plan) => plan["Relation Name"] === "chart_entry",
        );
        expect(reads.length).toBeGreaterThan(1);
        for (const plan of reads) expect(plan["Index Cond"]).toMatch(/problem_title|code/);
      }
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });
});
