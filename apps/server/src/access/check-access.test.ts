import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { ManualTransaction } from "../store/transaction.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { anyRights } from "../testing/access-states.ts";
import { openBtg } from "../testing/btg-asks.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { blockBySet, patientOf, showBlockedAs } from "../testing/set-blocks.ts";
import { TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";
import type { AccessRight } from "./access-rights.ts";

const CHECK = `query ($user: UserReference!, $patient: PatientReference!, $right: AccessRight! = CHART_OPEN) {
  checkAccess(user: $user, patient: $patient, right: $right) { allowed reason message } }`;
const BATCH = `query ($questions: [AccessQuestion!]!) { checkAccessBatch(questions: $questions) { allowed reason message } }`;
const EXPLAIN = `query ($user: UserReference!, $patient: PatientReference, $right: AccessRight!) {
  explainAccess(user: $user, right: $right, patient: $patient) {
    decision { allowed reason message } grounds { kind allows decisive sentence role { name } patientSet { name } } } }`;

const UNKNOWN_USER = {
  allowed: false,
  reason: "UNKNOWN",
  message: "Refused. There is no such user, or you may not know of them.",
};
const UNKNOWN_PATIENT = {
  allowed: false,
  reason: "UNKNOWN",
  message: "Refused. There is no such patient, or several, or you may not know of them.",
};
const ALLOWED = { allowed: true, reason: "ALLOWED_BY_ROLE", message: "Allowed. Clinical Provider gives it." };

let server: TestServer;
let practice: TestLogin;
let user: TestLogin;
let moss: string;
let reed: string;

beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  practice = await server.signUp();
  user = await server.addLogin(practice, "CLINICAL_PROVIDER");
  await importResources(server, practice, [fhirPatient("p1", "Moss", "Ada"), fhirPatient("p2", "Reed", "Zoë")]);
  [moss, reed] = [await patientOf(server, practice, "p1"), await patientOf(server, practice, "p2")];
});
afterAll(() => server.stop());

const codeOf = ({ errors }: Answer) => errors[0]?.extensions["code"];
const byId = (uuid: string) => ({ id: nodeId("Patient", uuid) });
const idOf = (login: TestLogin) => ({ id: nodeId("User", login.userUuid) });
/** Each by a set of his own: the first by one of this very name. */
async function block(name: string, users: readonly TestLogin[], patients: readonly string[] = [moss]): Promise<void> {
  for (const [index, each] of users.entries())
    await blockBySet(server, each, patients, index === 0 ? name : `${name} ${index}`);
}

async function check(asker: TestLogin, about: TestLogin, patient: object, right?: string): Promise<Loose> {
  const variables = { user: idOf(about), patient, ...(right !== undefined && { right }) };
  const { data, errors } = await server.ask(CHECK, { variables, token: asker.token });
  expect(errors).toEqual([]);
  return data.checkAccess;
}

async function explain(asker: TestLogin, about: TestLogin, patient: object, right = "CHART_OPEN"): Promise<Loose> {
  const variables = { user: idOf(about), patient, right };
  const { data, errors } = await server.ask(EXPLAIN, { variables, token: asker.token });
  expect(errors).toEqual([]);
  return data.explainAccess;
}

const lastEntry = async () => (await server.log(practice)).at(-1)!;

describe("whether a user may open a chart", () => {
  it("is answered for a user and a patient named in any way, exactly", async () => {
    const [row] = await server.rows("SELECT demographic_number AS number FROM patient WHERE id = $1", [moss]);
    for (const about of [
      idOf(user),
      { userName: user.userName.toUpperCase() },
      { email: ` ${user.userName}@example.org` },
    ])
      for (const patient of [
        byId(moss),
        { demographicNumber: row!["number"] },
        { mrn: " mrn-P1" },
        { fhirId: "p1" },
        { person: { firstName: "ada", lastName: "MOSS", birthDate: "1957-03-08" } },
      ]) {
        const { data } = await server.ask(CHECK, { variables: { user: about, patient }, token: practice.token });
        expect(data.checkAccess).toEqual(ALLOWED);
      }
  });

  it("answers for whoever and whatever is not there, not his, or not the only one, alike and without an error", async () => {
    const other = await server.signUp("Other");
    await importResources(server, other, [fhirPatient("theirs", "Moss", "Bea")]);
    const theirs = await patientOf(server, other, "theirs");
    await importResources(server, practice, [
      fhirPatient("p3", "Moss", "Ada", { identifier: [{ type: { coding: [{ code: "MR" }] }, value: "MRN-p1" }] }),
    ]);
    for (const patient of [
      byId(theirs),
      { id: "nonsense" },
      { id: nodeId("User", user.userUuid) },
      { demographicNumber: 0 },
      { demographicNumber: 2_147_483_647 },
      { mrn: "" },
      { mrn: "MRN-p1" },
      { mrn: "MRN" },
      { fhirId: "P1" },
      { fhirId: "theirs" },
      { person: { firstName: "Ada", lastName: "Moss", birthDate: "1957-03-08" } },
      { person: { firstName: "Zoe", lastName: "Ree", birthDate: "1957-03-08" } },
      { person: { firstName: "Zoe", lastName: "Reed", birthDate: "1957-03-09" } },
    ])
      expect(await check(practice, user, patient)).toEqual(UNKNOWN_PATIENT);
    for (const about of [idOf(other), { userName: other.userName }, { id: "nonsense" }, byId(moss), { email: "" }]) {
      const { data } = await server.ask(CHECK, {
        variables: { user: about, patient: byId(moss) },
        token: practice.token,
      });
      expect(data.checkAccess).toEqual(UNKNOWN_USER);
    }
  });

  it("is refused where a set blocks, whatever else there is, and names the set to whoever may know of sets", async () => {
    await block("Employees", [practice, user]);
    expect(await check(practice, user, byId(reed))).toEqual(ALLOWED);
    // The asker is blocked himself: the patient is not there for him.
    expect(await check(practice, user, byId(moss))).toEqual(UNKNOWN_PATIENT);
    const administrator = await server.addLogin(practice, "ALL_ACCESS");
    expect(await check(administrator, practice, byId(moss))).toEqual({
      allowed: false,
      reason: "BLOCKED_BY_SET",
      message: "Refused. The patient set Employees blocks it.",
    });
    const { grounds } = await explain(administrator, practice, byId(moss));
    expect(grounds[0]).toMatchObject({ kind: "SET_BLOCK", allows: false, decisive: true, role: null });
    expect(grounds[0].patientSet).toEqual({ name: "Employees" });
    expect(grounds.length).toBeGreaterThan(1);
    const asks = new AccessAsks(server, administrator);
    const checker = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await asks.setAccess(
      checker,
      [],
      [
        { right: "ACCESS_CHECK", effect: "ALLOW" },
        { right: "PATIENT_SET_READ", effect: "DENY" },
      ],
    );
    const told = await check(checker, practice, byId(moss));
    expect(told).toEqual({ allowed: false, reason: "BLOCKED_BY_SET", message: "Refused. A patient set blocks it." });
    expect(JSON.stringify(await explain(checker, practice, byId(moss)))).not.toContain("Employees");
  });

  it("counts a block for the record in RECORD mode alone, for the chart in both, and for no other right", async () => {
    await block("Employees", [user]);
    for (const [mode, record] of [
      ["RECORD", { allowed: false, reason: "BLOCKED_BY_SET" }],
      ["CHART", { allowed: true, reason: "ALLOWED_BY_ROLE" }],
    ] as const) {
      await showBlockedAs(server, practice, mode);
      expect(await check(practice, user, byId(moss), "PATIENT_READ")).toMatchObject(record);
      expect(await check(practice, user, byId(moss))).toMatchObject({ allowed: false, reason: "BLOCKED_BY_SET" });
      const other = await explain(practice, user, byId(moss), "CONSOLE_OPEN");
      expect(other.decision).toMatchObject({ allowed: true, reason: "ALLOWED_BY_ROLE" });
    }
  });

  it("tells a blocked user nothing in RECORD mode, and in CHART mode no name of the set", async () => {
    await block("Employees", [user]);
    const asks = new AccessAsks(server, practice);
    await asks.setAccess(user, ["ADMINISTRATOR", "ALL_ACCESS"]);
    expect(await check(user, user, byId(moss))).toEqual(UNKNOWN_PATIENT);
    expect(await explain(user, user, byId(moss))).toEqual({ decision: UNKNOWN_PATIENT, grounds: [] });
    await showBlockedAs(server, practice, "CHART");
    const blocked = { allowed: false, reason: "BLOCKED_BY_SET", message: "Refused. A patient set blocks it." };
    expect(await check(user, user, byId(moss))).toEqual(blocked);
    expect(JSON.stringify(await explain(user, user, byId(moss)))).not.toContain("Employees");
    const colleague = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await block("Neighbours", [colleague]);
    await block("Families", [colleague]);
    expect((await explain(user, colleague, byId(moss))).grounds.map(({ sentence }: Loose) => sentence)).toEqual(
      expect.arrayContaining(["The patient set Families blocks it.", "The patient set Neighbours blocks it."]),
    );
  });

  it("is one's own to ask; about others it needs the right, whether they exist or not, and only the refusal is logged", async () => {
    const entries = (await server.log(practice)).length;
    expect(await check(user, user, byId(moss))).toEqual(ALLOWED);
    expect(await server.log(practice)).toHaveLength(entries);
    for (const about of [idOf(practice), { userName: "nobody.at.all" }]) {
      const single = await server.ask(CHECK, {
        variables: { user: about, patient: byId(moss) },
        token: user.token,
      });
      const questions = [
        { user: idOf(user), patient: byId(moss) },
        { user: about, patient: byId(moss) },
      ];
      const batch = await server.ask(BATCH, { variables: { questions }, token: user.token });
      for (const [answer, name] of [
        [single, "checkAccess"],
        [batch, "checkAccessBatch"],
      ] as const) {
        expect(answer.data[name]).toBeNull();
        expect(codeOf(answer)).toBe("FORBIDDEN");
      }
      expect(await lastEntry()).toMatchObject({
        action: "operation.refuse",
        outcome: "REFUSED",
        payload: { actor: { id: user.userUuid }, subject: { label: "checkAccessBatch" } },
      });
    }
    expect(await server.log(practice)).toHaveLength(entries + 4);
  });

  it("is asked by nobody who is not signed in", async () => {
    const variables = { user: idOf(user), patient: byId(moss) };
    expect(codeOf(await server.ask(CHECK, { variables }))).toBe("UNAUTHENTICATED");
    expect(codeOf(await server.ask(BATCH, { variables: { questions: [variables] } }))).toBe("UNAUTHENTICATED");
  });

  it("is asked about the record or the chart, of one user and one patient named in one way", async () => {
    const variables = { user: idOf(user), patient: byId(moss) };
    const wrong = await server.ask(CHECK, { variables: { ...variables, right: "USER_ADD" }, token: practice.token });
    expect(wrong.errors[0]).toMatchObject({
      message: "right: CHART_OPEN or PATIENT_READ. Ask explainAccess about another right.",
      extensions: { code: "BAD_USER_INPUT", field: "right" },
    });
    for (const patient of [{}, { mrn: "a", fhirId: "b" }, { id: null }]) {
      const answer = await server.ask(CHECK, { variables: { ...variables, patient }, token: practice.token });
      expect(codeOf(answer)).toBe("BAD_USER_INPUT");
    }
  });

  it("is asked in BTG by the rights and under the blocks of the user on whose behalf, and stands in the log", async () => {
    await block("Employees", [practice]);
    const agent = await addEmployeeLogin(server);
    const btg = await openBtg(server, agent, practice);
    const { data } = await btg.ask(CHECK, { user: idOf(user), patient: byId(moss) });
    expect(data.checkAccess).toEqual(UNKNOWN_PATIENT);
    const other = await btg.ask(CHECK, { user: idOf(user), patient: byId(reed) });
    expect(other.data.checkAccess).toEqual(ALLOWED);
    expect(await lastEntry()).toMatchObject({ action: "btg.read", payload: { subject: { label: "checkAccess" } } });
  });
});

describe("many questions at once", () => {
  it("are answered in their order, each as it is alone", async () => {
    await block("Employees", [user]);
    const names = [idOf(user), { userName: practice.userName }, { email: "nobody@example.org" }];
    const patients = [byId(moss), { mrn: "MRN-p2" }, { fhirId: "none" }, { id: "nonsense" }];
    const questions = names.flatMap((about) =>
      patients.flatMap((patient) => ["CHART_OPEN", "PATIENT_READ"].map((right) => ({ user: about, patient, right }))),
    );
    const { data } = await server.ask(BATCH, { variables: { questions }, token: practice.token });
    expect(data.checkAccessBatch).toHaveLength(questions.length);
    for (const [index, variables] of questions.entries()) {
      const alone = await server.ask(CHECK, { variables, token: practice.token });
      expect(data.checkAccessBatch[index]).toEqual(alone.data.checkAccess);
    }
  });

  it("are one statement, however many they are", async () => {
    const statements = async (questions: readonly object[]) => {
      const kysely = vi.spyOn(ManualTransaction.prototype, "db", "get");
      const { data } = await server.ask(BATCH, { variables: { questions }, token: practice.token });
      expect(data.checkAccessBatch).toHaveLength(questions.length);
      const asked = kysely.mock.calls.length;
      kysely.mockRestore();
      return asked;
    };
    const one = { user: idOf(user), patient: byId(moss) };
    const ways = [one, { user: { userName: user.userName }, patient: { mrn: "MRN-p2" } }];
    expect(await statements([one])).toBe(1);
    expect(await statements(Array.from({ length: 1_000 }, (_, index) => ways[index % 2]!))).toBe(1);
  });

  it("are at most 1,000, and may be none", async () => {
    const one = { user: idOf(user), patient: byId(moss) };
    const ask = (count: number) =>
      server.ask(BATCH, { variables: { questions: Array.from({ length: count }, () => one) }, token: practice.token });
    expect((await ask(0)).data.checkAccessBatch).toEqual([]);
    expect((await ask(1_000)).data.checkAccessBatch).toEqual(Array.from({ length: 1_000 }, () => ALLOWED));
    expect((await ask(1_001)).errors[0]).toMatchObject({
      message: "questions: at most 1,000 at once. Ask the others in another call.",
      extensions: { code: "BAD_USER_INPUT", field: "questions" },
    });
    const wrong = await server.ask(BATCH, {
      variables: { questions: [one, { ...one, right: "USER_ADD" }] },
      token: practice.token,
    });
    expect(wrong.errors[0]!.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "questions.1.right" });
  });
});

describe("the answer", () => {
  const RECORD = "query ($id: ID!) { patient(id: $id) { name } }";
  const CHART = "query ($id: ID!) { node(id: $id) { ... on Chart { counts { count } } } }";
  // Most of them could open something, so that it is the blocks that decide.
  const anyAccess = fc.record({
    state: fc.constantFrom("ACTIVE", "ACTIVE", "ACTIVE", "DISABLED"),
    tabs: fc.constantFrom(true, true, true, false),
    rights: fc.oneof({ weight: 3, arbitrary: fc.constant<AccessRight[]>(["chart:open", "patient:read"]) }, anyRights),
    exceptions: fc.dictionary(
      fc.constantFrom("chart:open", "patient:read"),
      fc.constantFrom("ALLOW", "ALLOW", "DENY"),
      { maxKeys: 1 },
    ),
  });
  const anySet = fc.record({
    users: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
    patients: fc.subarray([0, 1, 2], { minLength: 1 }),
  });
  const anyPractice = fc.record({
    users: fc.array(anyAccess, { minLength: 4, maxLength: 4 }),
    sets: fc.array(anySet, { minLength: 1, maxLength: 2 }),
  });

  it("agrees with what becomes of the opening itself, whatever users, roles, exceptions, sets, blocks and modes", async () => {
    await importResources(server, practice, [fhirPatient("p3", "Hale", "Bo")]);
    const patients = [moss, reed, await patientOf(server, practice, "p3")];
    const logins: TestLogin[] = [];
    for (let index = 0; index < 4; index += 1) logins.push(await server.addLogin(practice, "PATIENT_COORDINATOR"));
    const administrator = practice;
    const questions = logins.flatMap((login) =>
      patients.flatMap((patient) =>
        (["PATIENT_READ", "CHART_OPEN"] as const).map((right) => ({ login, patient, right })),
      ),
    );
    const asked = questions.map(({ login, patient, right }) => ({ user: idOf(login), patient: byId(patient), right }));
    const reasons = { RECORD: new Set<string>(), CHART: new Set<string>() };
    await fc.assert(
      fc.asyncProperty(anyPractice, async ({ users, sets }) => {
        await arrange(logins, users);
        for (const [index, set] of sets.entries())
          await block(
            `Set ${index}`,
            set.users.map((each) => logins[each]!),
            set.patients.map((each) => patients[each]!),
          );
        for (const mode of ["RECORD", "CHART"] as const) {
          await showBlockedAs(server, practice, mode);
          const { data } = await server.ask(BATCH, { variables: { questions: asked }, token: administrator.token });
          const outcomes = await Promise.all(
            questions.map(async ({ login, patient, right }) => {
              const [query, id] =
                right === "CHART_OPEN" ? [CHART, nodeId("Chart", patient)] : [RECORD, nodeId("Patient", patient)];
              const real = await server.ask(query, { variables: { id }, token: login.token });
              return (real.data?.node ?? real.data?.patient ?? null) !== null;
            }),
          );
          expect(data.checkAccessBatch.map(({ allowed }: Loose) => allowed)).toEqual(outcomes);
          for (const { reason } of data.checkAccessBatch) reasons[mode].add(reason);
        }
      }),
      { numRuns: 5 },
    );
    // It has seen blocks and openings in both modes, or it shows nothing.
    for (const seen of Object.values(reasons))
      expect([...seen]).toEqual(expect.arrayContaining(["ALLOWED_BY_ROLE", "BLOCKED_BY_SET"]));
  }, 60_000);

  /** Gives users their access as it stands in the database, and takes all sets away. */
  async function arrange(
    logins: readonly TestLogin[],
    users: readonly { state: string; tabs: boolean; rights: string[]; exceptions: Record<string, string> }[],
  ): Promise<void> {
    const given = users.map(({ rights, ...access }, index) => ({
      ...access,
      user: logins[index]!.userUuid,
      role: uuidv7(),
      name: `Role ${index}`,
      rights: rights.filter((each) => each !== "console:open"),
    }));
    await server.rows(
      `WITH given AS (SELECT * FROM jsonb_to_recordset($2) AS g("user" uuid, role uuid, name text, state text, tabs boolean, rights jsonb, exceptions jsonb)),
         no_sets AS (DELETE FROM patient_set WHERE practice_id = $1),
         no_roles AS (DELETE FROM user_role WHERE user_id IN (SELECT "user" FROM given)),
         no_exceptions AS (DELETE FROM access_right_exception WHERE user_id IN (SELECT "user" FROM given)),
         states AS (UPDATE user_account u SET state = g.state FROM given g WHERE u.id = g."user")
       DELETE FROM role WHERE practice_id = $1 AND shipped IS NULL`,
      [practice.practiceUuid, JSON.stringify(given)],
    );
    await server.rows(
      `WITH given AS (SELECT * FROM jsonb_to_recordset($2) AS g("user" uuid, role uuid, name text, state text, tabs boolean, rights jsonb, exceptions jsonb)),
         roles AS (
           INSERT INTO role (practice_id, id, name, description, rights)
           SELECT $1, role, name, '', ARRAY(SELECT jsonb_array_elements_text(rights)) FROM given),
         held AS (
           INSERT INTO user_role (practice_id, user_id, role_id) SELECT $1, "user", role FROM given
           UNION ALL SELECT $1, "user", r.id FROM given JOIN role r ON r.practice_id = $1 AND r.shipped = 'TABS' WHERE tabs)
       INSERT INTO access_right_exception (practice_id, user_id, access_right, effect, given_by, given_at)
       SELECT $1, "user", e.key, e.value, '{"kind": "SYSTEM", "userId": null, "name": "System"}', now()
       FROM given, jsonb_each_text(exceptions) e`,
      [practice.practiceUuid, JSON.stringify(given)],
    );
  }
});

describe("who can open a chart", () => {
  const WHO = `query ($patient: PatientReference!, $allowed: Boolean, $search: String, $first: Int, $after: String, $last: Int, $before: String) {
    whoCanOpen(patient: $patient, allowed: $allowed, search: $search, first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
      edges { cursor node { user { id name state } decision { allowed reason message } } } } }`;
  const who = async (variables: object, asker = practice): Promise<Loose> => {
    const { data, errors } = await server.ask(WHO, {
      variables: { patient: byId(moss), ...variables },
      token: asker.token,
    });
    expect(errors).toEqual([]);
    return data.whoCanOpen;
  };
  const told = ({ edges }: Loose) => edges.map(({ node }: Loose) => [node.user.name, node.decision.reason]);

  it("lists every user by name with the decision and its reason, as checkAccess gives it", async () => {
    const blocked = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await block("Employees", [blocked]);
    const disabled = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await server.rows(
      "UPDATE user_account SET first_name = 'Zara', name_folded = 'zara blake', state = 'DISABLED' WHERE id = $1",
      [disabled.userUuid],
    );
    await server.rows("UPDATE user_account SET first_name = 'Ann', name_folded = 'ann blake' WHERE id = $1", [
      blocked.userUuid,
    ]);
    const all = await who({});
    expect(told(all)).toEqual([
      ["Ann Blake", "BLOCKED_BY_SET"],
      ["Grace Adeyemi", "ALLOWED_BY_ROLE"],
      ["Jordan Blake", "ALLOWED_BY_ROLE"],
      ["Zara Blake", "USER_DISABLED"],
    ]);
    expect(all.totalCount).toBe(4);
    for (const { node } of all.edges) {
      const { data } = await server.ask(CHECK, {
        variables: { user: { id: node.user.id }, patient: byId(moss) },
        token: practice.token,
      });
      expect(node.decision).toEqual(data.checkAccess);
    }
    expect(told(await who({ allowed: true })).map(([name]: string[]) => name)).toEqual([
      "Grace Adeyemi",
      "Jordan Blake",
    ]);
    expect(told(await who({ allowed: false })).map(([name]: string[]) => name)).toEqual(["Ann Blake", "Zara Blake"]);
    expect(await who({ allowed: false, search: "  BLAKE" })).toMatchObject({ totalCount: 2 });
    expect(await who({ allowed: true, search: "%" })).toMatchObject({ totalCount: 0, edges: [] });
  });

  it("is paged to and fro by name, users of one name too", async () => {
    for (let index = 0; index < 3; index += 1) await server.addLogin(practice, "CLINICAL_PROVIDER");
    const all = await who({});
    const ids = (page: Loose) => page.edges.map(({ node }: Loose) => node.user.id);
    const forth: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Loose = await who({ first: 2, after });
      expect(page.totalCount).toBe(5);
      forth.push(...ids(page));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(forth).toEqual(ids(all));
    const back: string[] = [];
    for (let before: string | null = null, more = true; more;) {
      const page: Loose = await who({ last: 2, before });
      back.unshift(...ids(page));
      [before, more] = [page.pageInfo.startCursor, page.pageInfo.hasPreviousPage];
    }
    expect(back).toEqual(ids(all));
  });

  it("is nobody, of a patient whom the asker may not know of, and tells no more than of one who is not there", async () => {
    await block("Employees", [practice]);
    const kept = await who({});
    expect(kept).toEqual(await who({ patient: byId("00000000-0000-7000-8000-000000000000") }));
    expect(kept.edges.map(({ node }: Loose) => node.decision)).toEqual([UNKNOWN_PATIENT, UNKNOWN_PATIENT]);
    expect(await who({ allowed: true })).toMatchObject({ totalCount: 0 });
  });

  it("needs the right to ask about others, writes no entry but of the refusal, and reads no user one by one", async () => {
    const entries = (await server.log(practice)).length;
    const kysely = vi.spyOn(ManualTransaction.prototype, "db", "get");
    await who({});
    // The judgement, and the users of the page.
    expect(kysely.mock.calls.length).toBe(2);
    kysely.mockRestore();
    expect(await server.log(practice)).toHaveLength(entries);
    const variables = { patient: byId(moss) };
    expect(codeOf(await server.ask(WHO, { variables, token: user.token }))).toBe("FORBIDDEN");
    expect(await lastEntry()).toMatchObject({ outcome: "REFUSED", payload: { subject: { label: "whoCanOpen" } } });
    expect(codeOf(await server.ask(WHO, { variables }))).toBe("UNAUTHENTICATED");
    const long = { ...variables, search: "x".repeat(201) };
    expect(codeOf(await server.ask(WHO, { variables: long, token: practice.token }))).toBe("BAD_USER_INPUT");
  });
});
