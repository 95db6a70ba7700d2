import { canonicalJson } from "@chartward/audit-proof/canonical-json";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { TestServer, uuidOf, type TestLogin, type Loose } from "../testing/test-server.ts";
import { record } from "./record.ts";

const PAGE = `query ($query: String, $first: Int, $after: String) { auditEntries(query: $query, first: $first, after: $after) {
  totalCount liveCursor pageInfo { hasNextPage endCursor }
  edges { node { id action actionName outcome sentence actor { kind name user { name } } subject { type label } ipAddress requestId sessionId } }
} }`;
const ADDED = "query ($since: String!, $query: String) { auditEntriesAdded(since: $since, query: $query) { count } }";

let server: TestServer;
let grace: TestLogin;
let jordan: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  server.now = new Date("2026-11-23T04:30:00Z");
  grace = await server.signUp();
  await server.rows("UPDATE practice SET time_zone = 'America/New_York' WHERE id = $1", [grace.practiceUuid]);
  await importResources(server, grace, [fhirPatient("p1", "Moss", "Ada"), fhirPatient("p2", "van der Berg", "Jan")]);
  jordan = await server.addLogin(grace, "CLINICAL_PROVIDER");
  server.now = new Date("2026-11-23T05:30:00Z");
  jordan = { ...jordan, token: await server.signIn(jordan.userName) };
  await server.ask("{ patient(demographicNumber: 10001) { chart { id } } }", { token: jordan.token });
  await server.ask("{ patient(demographicNumber: 10002) { name } }", {
    token: (grace = { ...grace, token: await server.signIn(grace.userName) }).token,
  });
  await server.ask("{ roles { name } }", { token: jordan.token });
});
afterAll(() => server.stop());

const page = (query: string, token = grace.token) => server.ask(PAGE, { variables: { query, first: 100 }, token });
const rowsOf = ({ data }: { data: Loose }) => data.auditEntries.edges.map(({ node }: Loose) => node) as Loose[];
const actionsOf = (answer: { data: Loose }) =>
  rowsOf(answer).map(({ actionName, outcome }) => (outcome === "SUCCESS" ? actionName : `-${actionName}`));

describe("an audit entry", () => {
  it("is stored as its canonical bytes (RFC 8785) with a salt, and its columns repeat them", async () => {
    const rows = await server.rows("SELECT *, host(ip_address) AS ip FROM audit_entry WHERE practice_id = $1", [
      grace.practiceUuid,
    ]);
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) {
      const payload = JSON.parse(row["payload"]);
      expect(canonicalJson(payload)).toBe(row["payload"]);
      expect(row["salt"]).toHaveLength(32);
      expect(payload).toMatchObject({
        version: 2,
        practiceId: row["practice_id"],
        occurredAt: row["occurred_at"].toISOString(),
        action: row["action"],
        outcome: row["outcome"],
        marks: row["marks"],
        actor: { kind: row["actor_kind"], id: row["actor_id"], name: row["actor_name"] },
        patientId: row["patient_id"],
        ipAddress: row["ip"],
        sessionId: row["session_id"],
        requestId: row["request_id"],
        emergencyActivationId: row["emergency_activation_id"],
      });
      expect(payload.subject?.activationId ?? null).toBe(row["subject_activation_id"]);
      expect(payload.subject?.id ?? null).toBe(row["subject_id"]);
    }
    expect(new Set(rows.map((row) => row["salt"].toString("hex"))).size).toBe(rows.length);
  });

  it("does not stand for a change that did not commit", async () => {
    const before = (await server.log(grace)).length;
    const failing = server.inPractice(grace, async (tx) => {
      await record(tx, { action: "job.cancel", subject: { type: "ImportJob", id: null, label: "nothing" } });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await server.log(grace)).toHaveLength(before);
  });

  it("keeps odd text as it can be kept: names that turn around, lone surrogates, no NUL", async () => {
    const label = "Zoë \u202e\ud800 😀 \u0000 ' \" \\ </script>";
    await server.inPractice(grace, (tx) =>
      record(tx, { action: "job.cancel", subject: { type: "ImportJob", id: null, label } }),
    );
    expect((await server.log(grace)).at(-1)!.payload.subject.label).toBe(
      "Zoë \u202e\ufffd 😀 \u0000 ' \" \\ </script>",
    );
    expect(rowsOf(await page("action:job.cancel"))[0].subject.label).toContain("😀");
  });
});

describe("the audit report", () => {
  it("shows the newest first, and counts what it shows", async () => {
    const answer = await page("");
    const times = rowsOf(answer);
    expect(answer.data.auditEntries.totalCount).toBe(times.length);
    expect(actionsOf(answer).at(-1)).toBe("practice.create");
  });

  it("of a period is its entries alone, the newest first, with their number", async () => {
    const of = async (period: string): Promise<string[]> => {
      const { data } = await server.ask(
        "query ($query: String) { auditEntries(query: $query, first: 100) { totalCount edges { node { occurredAt } } } }",
        { variables: { query: `created:${period}` }, token: grace.token },
      );
      const times = data.auditEntries.edges.map(({ node }: Loose) => node.occurredAt) as string[];
      expect(data.auditEntries.totalCount).toBe(times.length);
      expect(times).toEqual(times.toSorted().toReversed());
      return times;
    };
    // Midnight in the practice is between the two moments at which anything happened.
    const [before, after] = ["2026-11-23T04:30:00.000Z", "2026-11-23T05:30:00.000Z"];
    expect(new Set(await of("2026-11-22"))).toEqual(new Set([before]));
    expect(new Set(await of("2026-11-23"))).toEqual(new Set([after]));
    expect(new Set(await of("2026-11-22..2026-11-23"))).toEqual(new Set([after, before]));
    expect([await of("<2026-11-22"), await of(">2026-11-23")]).toEqual([[], []]);
  });

  it("is itself in the log with its filter, each page of it: a forged cursor reads nothing unseen", async () => {
    const { data } = await server.ask(PAGE, {
      variables: { query: "action:session.start", first: 1 },
      token: grace.token,
    });
    await server.ask(PAGE, {
      variables: { query: "action:session.start", first: 1, after: data.auditEntries.pageInfo.endCursor },
      token: grace.token,
    });
    const reads = (await server.log(grace)).filter(
      ({ payload }) => payload.action === "audit.read" && payload.detail.includes("session.start"),
    );
    expect(reads).toHaveLength(2);
    const before = (await server.log(grace)).length;
    const after = Buffer.from('["time","9999-01-01T00:00:00.000Z",999999999]').toString("base64url");
    const forged = await server.ask(PAGE, { variables: { first: 100, after }, token: grace.token });
    expect(rowsOf(forged).length).toBeGreaterThan(5);
    expect(await server.log(grace)).toHaveLength(before + 1);
  });

  it.each([
    ["actor:jordan -action:audit", ["-role.read", "chart.open", "patient.open", "session.start", "session.start"]],
    ["actor:JORDAN action:chart", ["chart.open"]],
    ["actor:system", ["job.cancel", "patient.import", "patient.import"]],
    ["patient:10001", ["chart.open", "patient.open"]],
    ['patient:"van der Berg, Jan" actor:grace', ["patient.open"]],
    ["patient:moss patient:10002 action:patient.open", ["patient.open", "patient.open"]],
    ["-outcome:success -actor:grace", ["-role.read"]],
    ["outcome:refused", ["-role.read"]],
    ["ip:127.0.0.0/8 action:chart.open", ["chart.open"]],
    ["ip:10.0.0.0/8", []],
    ["moss chart", ["chart.open"]],
    ['"chart of moss"', ["chart.open"]],
    ["created:<2026-11-23 action:session", ["session.start", "session.start"]],
    ["created:2026-11-23 action:session", ["session.start", "session.start"]],
    ["created:>2026-11-22 action:session", ["session.start", "session.start"]],
    ["created:2026-11-22..2026-11-23 action:practice", ["practice.create"]],
    ["created:>=2026-11-23T05:00:00Z action:practice", []],
    ["user:jordan action:user", []],
    ["mark:vendor-access", []],
  ])("finds by %j", async (query, expected) => {
    expect(actionsOf(await page(query))).toEqual(expected);
  });

  it.each([
    ["who:kim", 0],
    ["smith created:yesterday", 6],
    ["created:2026-02-30", 0],
    ["action:chart.burn", 0],
    ["outcome:maybe", 0],
    ["ip:300.1.1.1", 0],
    ["session:x", 0],
    ["x ".repeat(40), 60],
  ])("says where %j cannot be understood", async (query, position) => {
    const { errors, data } = await page(query);
    expect(errors[0]!.extensions).toMatchObject({ code: "BAD_USER_INPUT", position });
    expect(data.auditEntries).toBeNull();
  });

  it("counts exactly what has been committed since a page, late commits of earlier transactions too", async () => {
    const client = await server.server.store.pool.connect();
    let since: string;
    try {
      // A transaction that took its number before the page was read and commits after it.
      await client.query(`BEGIN; SELECT set_config('app.practice', '${grace.practiceUuid}', true)`);
      await client.query(
        `INSERT INTO audit_entry (practice_id, occurred_at, action, outcome, actor_kind, actor_name, request_id, search_text, payload, salt)
         VALUES ($1, $2, 'job.cancel', 'SUCCESS', 'SYSTEM', 'System', 'late', '', '{}', $3)`,
        [grace.practiceUuid, new Date(server.now.getTime() - 2_000), Buffer.alloc(32)],
      );
      since = (await page("")).data.auditEntries.liveCursor;
      const none = await server.ask(ADDED, { variables: { since }, token: grace.token });
      expect(none.data.auditEntriesAdded.count).toBe(0);
      await client.query("COMMIT");
    } finally {
      client.release();
    }
    await server.ask("{ patient(demographicNumber: 10001) { name } }", { token: jordan.token });
    const added = await server.ask(ADDED, { variables: { since }, token: grace.token });
    expect(added.data.auditEntriesAdded.count).toBe(2);
    const filtered = await server.ask(ADDED, { variables: { since, query: "actor:jordan" }, token: grace.token });
    expect(filtered.data.auditEntriesAdded.count).toBe(1);
    await server.rows(
      "ALTER TABLE audit_entry DISABLE TRIGGER USER; DELETE FROM audit_entry WHERE request_id = 'late'; ALTER TABLE audit_entry ENABLE TRIGGER USER",
    );
  });

  it("refuses a live cursor that is none", async () => {
    for (const since of [
      "",
      "x",
      Buffer.from('["live","2026-11-23T00:00:00Z","1; DROP TABLE x"]').toString("base64url"),
    ]) {
      expect(
        (await server.ask(ADDED, { variables: { since }, token: grace.token })).errors[0]!.extensions["code"],
      ).toBe("BAD_USER_INPUT");
    }
  });

  it("holds one's own entries alone without the right to read all (D15)", async () => {
    const rows = rowsOf(await page("", jordan.token));
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows)
      expect([row.actor.user?.name ?? row.actor.name, row.subject?.label]).toContain("Jordan Blake");
    const { data } = await server.ask(PAGE, { variables: { query: "actor:grace" }, token: jordan.token });
    expect(data.auditEntries.totalCount).toBe(0);
    const entry = rowsOf(await page("actor:grace"))[0];
    const answer = await server.ask("query ($id: ID!) { node(id: $id) { id } }", {
      variables: { id: entry.id },
      token: jordan.token,
    });
    expect(answer.errors[0]!.extensions["code"]).toBe("NOT_FOUND");
  });

  it("tells nobody who is not signed in", async () => {
    expect((await server.ask(PAGE)).errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
  });

  it("shows a patient's openings to those who may read the log, and who was refused to no one else", async () => {
    const openings =
      "{ patient(demographicNumber: 10001) { openings { totalCount edges { node { actor { name } actionName } } } } }";
    const { data } = await server.ask(openings, { token: grace.token });
    expect(data.patient.openings.edges.map(({ node }: Loose) => node.actionName)).toContain("chart.open");
    const refused = await server.ask(openings, { token: jordan.token });
    expect(refused.data.patient.openings).toBeNull();
    expect(refused.errors[0]!.extensions["code"]).toBe("FORBIDDEN");
  });
});

describe("every operation that is refused", () => {
  it("leaves an entry with who, what, from where and in which request", async () => {
    const startImport = 'mutation { startImport(input: { fileNames: ["x.ndjson"] }) { userErrors { code } } }';
    const { headers } = await server.ask(startImport, { token: jordan.token });
    const entry = (await server.log(grace)).at(-1)!;
    expect(entry).toMatchObject({
      outcome: "REFUSED",
      payload: { actor: { id: jordan.userUuid }, ipAddress: "127.0.0.1", requestId: headers.get("x-request-id") },
    });
    expect(uuidOf(Buffer.from(`Session:${entry.payload.sessionId}`).toString("base64url"))).toMatch(/^[0-9a-f-]{36}$/);
  });
});
