import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fhirCondition, fhirDocument, fhirPatient, importResources } from "../testing/import-resources.ts";
import { TestServer, type TestLogin, type Loose } from "../testing/test-server.ts";

const LIST = `query ($filter: PatientFilter, $orderBy: [PatientOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  patients(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id name demographicNumber lastVisit } }
  }
}`;

let server: TestServer;
let practice: TestLogin;
let other: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  server.now = new Date("2026-11-23T12:00:00Z");
  [practice, other] = [await server.signUp("Harbor"), await server.signUp("Other")];
  await importResources(server, practice, [
    fhirPatient("p1", "Moss", "Ada", { birthDate: "1957-03-08" }),
    fhirPatient("p2", "Müller-Łoś", "José María", { birthDate: "1988-12-31", gender: "male" }),
    fhirPatient("p3", "O'Brien", "Ada", { birthDate: "2020-02-29", active: false }),
    fhirPatient("p4", "moss", "Zoë", { birthDate: "1957-03-08", deceasedDateTime: "1999-12-01T10:00:00Z" }),
    { resourceType: "Patient", id: "p5" },
    fhirCondition("c1", "p1", "Diabetes mellitus type 2"),
    fhirCondition("c2", "p1", "Essential hypertension"),
    fhirDocument("d1", "p1", "She feels well."),
    {
      resourceType: "Encounter",
      id: "e1",
      status: "finished",
      class: { code: "AMB" },
      subject: { reference: "Patient/p2" },
      period: { start: "2024-01-01T10:00:00Z" },
    },
  ]);
  await importResources(server, other, [fhirPatient("q1", "Moss", "Other")]);
});
afterAll(() => server.stop());

const list = (variables: object, token = practice.token) => server.ask(LIST, { variables, token });
const names = (answer: { data: Loose }) => answer.data.patients.edges.map(({ node }: Loose) => node.name) as string[];
const codeOf = (answer: { errors: readonly Loose[] }) => answer.errors[0]?.extensions.code;

describe("patients", () => {
  it.each([
    ["moss", ["Moss, Ada", "moss, Zoë"]],
    ["ADA", ["Moss, Ada", "O'Brien, Ada"]],
    ["Moss, Ada", ["Moss, Ada"]],
    ["muller", ["Müller-Łoś, José María"]],
    ["jose", ["Müller-Łoś, José María"]],
    ["o'b", ["O'Brien, Ada"]],
    ["zoë moss", ["moss, Zoë"]],
    ["José María Müller", ["Müller-Łoś, José María"]],
    ["moss 1957-03-08 a", ["Moss, Ada"]],
    ["1957-03-08", ["Moss, Ada", "moss, Zoë"]],
    ["12/31/1988", ["Müller-Łoś, José María"]],
    ["mrn-p3", ["O'Brien, Ada"]],
    ["10001", ["Moss, Ada"]],
    ["#10001", ["Moss, Ada"]],
    ["oss", []],
    ["%", []],
    ["'; DROP TABLE patient; --", []],
    ["99999999999999999999", []],
    ["2021-02-29", []],
  ])("are found by %j", async (search, expected) => {
    const answer = await list({ filter: { search } });
    expect(names(answer)).toEqual(expected);
    expect(answer.data.patients.totalCount).toBe(expected.length);
  });

  it.each([
    [{ birthDate: "2020-02-29" }, ["O'Brien, Ada"]],
    [{ demographicNumber: 10_002 }, ["Müller-Łoś, José María"]],
    [{ mrn: "MRN-p1" }, ["Moss, Ada"]],
    [{ statuses: ["INACTIVE", "DECEASED"] }, ["moss, Zoë", "O'Brien, Ada"]],
    [{ search: "moss", statuses: ["ACTIVE"] }, ["Moss, Ada"]],
  ])("are filtered by %j", async (filter, expected) => {
    expect(names(await list({ filter }))).toEqual(expected);
  });

  it.each(["LAST_NAME", "FIRST_NAME", "DEMOGRAPHIC_NUMBER", "BIRTH_DATE", "LAST_VISIT"])(
    "are paged by %s in both directions, each once",
    async (by) => {
      for (const direction of ["ASC", "DESC"]) {
        const orderBy = [{ by, direction }];
        const whole = (await list({ orderBy })).data.patients.edges.map(({ node }: Loose) => node.id);
        expect(whole).toHaveLength(5);
        const forward: string[] = [];
        for (let after: string | null = null; ;) {
          const { data } = await list({ orderBy, first: 2, after });
          forward.push(...data.patients.edges.map(({ node }: Loose) => node.id));
          if (!data.patients.pageInfo.hasNextPage) break;
          after = data.patients.pageInfo.endCursor;
        }
        expect(forward).toEqual(whole);
        const backward: string[] = [];
        for (let before: string | null = null; ;) {
          const { data } = await list({ orderBy, last: 2, before });
          backward.unshift(...data.patients.edges.map(({ node }: Loose) => node.id));
          if (!data.patients.pageInfo.hasPreviousPage) break;
          before = data.patients.pageInfo.startCursor;
        }
        expect(backward).toEqual(whole);
      }
    },
  );

  it.each([
    [{ first: 0 }, "first"],
    [{ first: 101 }, "first"],
    [{ first: 1, last: 1 }, "last"],
    [{ before: "x" }, "before"],
    [{ after: "x" }, "after"],
    [{ after: Buffer.from('["LAST_NAME DESC","a","b","c"]').toString("base64url") }, "after"],
    [{ filter: { search: "x".repeat(201) } }, "filter.search"],
    [{ filter: { search: "a b c d e f g" } }, "filter.search"],
    [{ orderBy: [{ by: "LAST_NAME" }, { by: "BIRTH_DATE" }] }, "orderBy"],
  ])("refuse %j, naming the field", async (variables, field) => {
    const answer = await list(variables);
    expect(answer.errors[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT", field } });
    expect(answer.data).toEqual({ patients: null });
  });

  it("refuse a cursor whose values are of another type, without a failure of ours", async () => {
    const after = Buffer.from('["LAST_NAME ASC","a","b","no uuid"]').toString("base64url");
    expect(codeOf(await list({ after }))).toBe("BAD_USER_INPUT");
  });

  it("are refused to nobody signed in, and to one without the right, with an entry", async () => {
    expect(codeOf(await server.ask("{ patients { totalCount } }"))).toBe("UNAUTHENTICATED");
    const tabs = await server.addLogin(practice, "TABS");
    expect(codeOf(await list({}, tabs.token))).toBe("FORBIDDEN");
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "patient.search",
      outcome: "REFUSED",
      payload: { actor: { id: tabs.userUuid } },
    });
  });

  it.each([{ search: "moss" }, { demographicNumber: 10_001 }, { mrn: "MRN-p1" }, { birthDate: "1957-03-08" }])(
    "are in the log when a person is sought by %j, browsing is not",
    async (filter) => {
      const before = (await server.log(practice)).length;
      await list({ filter: { statuses: ["ACTIVE"] } });
      expect(await server.log(practice)).toHaveLength(before);
      await list({ filter });
      expect((await server.log(practice)).slice(before)).toMatchObject([
        { action: "patient.search", payload: { detail: expect.stringContaining(String(Object.values(filter)[0])) } },
      ]);
    },
  );

  it("are those of the own practice alone, by number as by search", async () => {
    expect(names(await list({}, other.token))).toEqual(["Moss, Other"]);
    expect(names(await list({ filter: { demographicNumber: 10_002 } }, other.token))).toEqual([]);
  });
});

describe("a patient's record", () => {
  const OPEN =
    "query ($id: ID, $number: Int) { patient(id: $id, demographicNumber: $number) { id name age birthDate sex mrn status } }";
  const open = (variables: object, token = practice.token) => server.ask(OPEN, { variables, token });

  it("is opened by id or Demographic #, with an entry before it leaves", async () => {
    const { data } = await open({ number: 10_001 });
    expect(data.patient).toMatchObject({
      name: "Moss, Ada",
      age: 69,
      birthDate: "1957-03-08",
      sex: "FEMALE",
      mrn: "MRN-p1",
      status: "ACTIVE",
    });
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "patient.open",
      payload: { subject: { label: "Moss, Ada (10001)" } },
    });
    expect((await open({ id: data.patient.id })).data).toEqual({ patient: data.patient });
  });

  it("says the age at death of the deceased, and of the living today", async () => {
    expect((await open({ number: 10_004 })).data.patient).toMatchObject({ age: 42, status: "DECEASED" });
    expect((await open({ number: 10_003 })).data.patient.age).toBe(6);
    expect((await open({ number: 10_005 })).data.patient).toMatchObject({ name: "No name", age: null });
  });

  it.each([
    [{ number: 99_999 }],
    [{ number: -1 }],
    [{ number: 2_147_483_647 }],
    [{ id: "x" }],
    [{ id: "UGF0aWVudDox" }],
    [{ id: "" }],
  ])("is not found by %j, without an entry", async (variables) => {
    const before = (await server.log(practice)).length;
    expect(codeOf(await open(variables))).toBe("NOT_FOUND");
    expect(await server.log(practice)).toHaveLength(before);
  });

  it("is asked for by one of the two", async () => {
    expect(codeOf(await open({}))).toBe("BAD_USER_INPUT");
    expect(codeOf(await open({ id: "x", number: 1 }))).toBe("BAD_USER_INPUT");
  });
});

describe("a chart", () => {
  const CHART = `query ($number: Int) { patient(demographicNumber: $number) { chart {
    counts { kind count }
    entries(kinds: [PROBLEM], first: 1) { totalCount pageInfo { endCursor } edges { node { id title status code { code } ... on Problem { verificationStatus } } } }
    documents: entries(kinds: [DOCUMENT]) { edges { node { id title ... on Document { text } } } }
  } } }`;

  it("is opened once an operation, in the log before its entries; a document's text by an entry of its own", async () => {
    const before = (await server.log(practice)).length;
    const { data, errors } = await server.ask(CHART, { variables: { number: 10_001 }, token: practice.token });
    expect(errors).toEqual([]);
    expect(data.patient.chart).toMatchObject({
      counts: [
        { kind: "DOCUMENT", count: 1 },
        { kind: "PROBLEM", count: 2 },
      ],
      entries: { totalCount: 2, edges: [{ node: { status: "active", code: { code: "44054006" } } }] },
      documents: { edges: [{ node: { title: "Progress note", text: "She feels well." } }] },
    });
    expect((await server.log(practice)).slice(before).map(({ action }) => action)).toEqual([
      "patient.open",
      "chart.open",
      "document.open",
    ]);
  });

  it("leaves nothing when its entry cannot be written (D9)", async () => {
    await server.rows(
      "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the disk is full'; END $$",
    );
    await server.rows(
      "CREATE TRIGGER fail BEFORE INSERT ON audit_entry FOR EACH ROW WHEN (NEW.action = 'chart.open') EXECUTE FUNCTION fail()",
    );
    try {
      const { text, errors } = await server.ask(CHART, { variables: { number: 10_001 }, token: practice.token });
      expect(errors[0]!.extensions["code"]).toBe("INTERNAL_SERVER_ERROR");
      expect(text).not.toMatch(/Diabetes|hypertension|feels well|disk/);
    } finally {
      await server.rows("DROP TRIGGER fail ON audit_entry");
      await server.rows("DROP FUNCTION fail");
    }
  });

  it("is refused without the right, in words, with an entry that names what was refused, while the demographics open", async () => {
    const desk = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const { data, errors } = await server.ask(
      "{ patient(demographicNumber: 10001) { name chart { counts { kind } } } }",
      { token: desk.token },
    );
    expect(data).toEqual({ patient: { name: "Moss, Ada", chart: null } });
    expect(errors).toMatchObject([{ path: ["patient", "chart"], extensions: { code: "FORBIDDEN" } }]);
    expect(
      (await server.log(practice)).find(({ action, outcome }) => action === "chart.open" && outcome === "REFUSED")
        ?.payload.actor.id,
    ).toBe(desk.userUuid);
    const openings = await server.ask(
      "{ patient(demographicNumber: 10001) { openings(first: 100) { edges { node { outcome sentence } } } } }",
      { token: practice.token },
    );
    expect(openings.data.patient.openings.edges.map(({ node }: Loose) => node)).toContainEqual({
      outcome: "REFUSED",
      sentence: "Jordan Blake was refused the chart of Moss, Ada (10001): the right is missing.",
    });
  });

  it("is opened, and audited, by the id of one of its entries too", async () => {
    const { data } = await server.ask(CHART, { variables: { number: 10_001 }, token: practice.token });
    const id = data.patient.chart.entries.edges[0].node.id;
    const before = (await server.log(practice)).length;
    const answer = await server.ask(
      "query ($id: ID!) { node(id: $id) { ... on Problem { title chart { patient { name } } } } }",
      { variables: { id }, token: practice.token },
    );
    expect(answer.data.node).toMatchObject({ chart: { patient: { name: "Moss, Ada" } } });
    expect((await server.log(practice)).slice(before).map(({ action }) => action)).toEqual(["chart.open"]);
    const desk = await server.addLogin(practice, "PATIENT_COORDINATOR");
    expect(
      codeOf(await server.ask("query ($id: ID!) { node(id: $id) { id } }", { variables: { id }, token: desk.token })),
    ).toBe("FORBIDDEN");
    const entries = (await server.log(practice)).filter(({ payload }) => payload.actor.id === desk.userUuid);
    expect(entries.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["session.start", "SUCCESS"],
      ["chart.open", "REFUSED"],
    ]);
  });
});
