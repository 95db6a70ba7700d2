import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBtg } from "../testing/btg-asks.ts";
import { TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { faultsOf, refusalsOf } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

const SAVE = `mutation ($input: SaveViewInput!) {
  saveView(input: $input) { savedView { id page name definition savedAt } userErrors { field code message } } }`;
const DELETE = `mutation ($id: ID!) { deleteView(input: { savedViewId: $id }) { deletedSavedViewId userErrors { code } } }`;
const LIST = "query ($page: SavedViewPage!) { savedViews(page: $page) { id name definition } }";
const NODE = "query ($id: ID!) { node(id: $id) { ... on SavedView { name } } }";

const REPORT = { searchFor: ["DEMOGRAPHIC_NUMBER", "CITY"], where: { cities: ["Salem"] } };

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

const ask = (login: TestLogin, query: string, variables: object) =>
  server.ask(query, { variables, token: login.token });
const save = (login: TestLogin, changes: object = {}): Promise<Answer> =>
  ask(login, SAVE, { input: { page: "DEMOGRAPHIC_REPORT", name: "Salem", definition: REPORT, ...changes } });
const saved = async (login: TestLogin, changes: object = {}): Promise<Loose> => {
  const { data, text } = await save(login, changes);
  if (data?.saveView?.savedView == null) throw new Error(text);
  return data.saveView.savedView;
};
const namesOf = async (login: TestLogin, page = "DEMOGRAPHIC_REPORT") =>
  (await ask(login, LIST, { page })).data.savedViews.map(({ name }: Loose) => name);

describe("a saved query", () => {
  it("comes back whole, by name, each page its own", async () => {
    practice = await server.signUp();
    const view = await saved(practice);
    expect(view).toMatchObject({
      page: "DEMOGRAPHIC_REPORT",
      name: "Salem",
      definition: { ...REPORT, orderBy: [], random: false },
      savedAt: server.now.toISOString(),
    });
    await saved(practice, { name: "Árnason" });
    const audit = { page: "AUDIT_REPORT", name: "Salem", definition: { query: "action:chart.open -outcome:success" } };
    expect((await saved(practice, audit)).definition).toEqual(audit.definition);
    expect(await namesOf(practice)).toEqual(["Árnason", "Salem"]);
    expect(await namesOf(practice, "AUDIT_REPORT")).toEqual(["Salem"]);
    expect((await ask(practice, NODE, { id: view.id })).data.node).toEqual({ name: "Salem" });
  });

  it("takes the place of the one of its page and name, without regard to case, marks and space", async () => {
    practice = await server.signUp();
    const first = await saved(practice);
    const again = await saved(practice, { name: "  SÁLEM ", definition: { searchFor: ["AGE"] } });
    expect([again.id, again.name, again.definition.searchFor]).toEqual([first.id, "SÁLEM", ["AGE"]]);
    expect(await namesOf(practice)).toEqual(["SÁLEM"]);
  });

  it("is the actor's own: to all others it is not there", async () => {
    practice = await server.signUp();
    const [colleague, other] = [await server.addLogin(practice, "ADMINISTRATOR"), await server.signUp("Other")];
    const { id } = await saved(practice);
    for (const login of [colleague, other]) {
      expect(await namesOf(login)).toEqual([]);
      expect(refusalsOf(await ask(login, NODE, { id }))).toEqual(["NOT_FOUND"]);
      expect(refusalsOf(await ask(login, DELETE, { id }))).toEqual(["NOT_FOUND"]);
      await saved(login);
    }
    expect(await namesOf(practice)).toEqual(["Salem"]);
    const nobody = { ...practice, token: "x" };
    for (const answer of [
      await save(nobody),
      await ask(nobody, LIST, { page: "AUDIT_REPORT" }),
      await ask(nobody, DELETE, { id }),
    ])
      expect(refusalsOf(answer)).toEqual(["UNAUTHENTICATED"]);
  });

  it("is deleted, and stands in the log when it comes and goes, by no name in the sentence", async () => {
    practice = await server.signUp();
    const { id } = await saved(practice);
    expect((await ask(practice, DELETE, { id })).data.deleteView).toEqual({ deletedSavedViewId: id, userErrors: [] });
    expect(await namesOf(practice)).toEqual([]);
    expect(refusalsOf(await ask(practice, DELETE, { id }))).toEqual(["NOT_FOUND"]);
    const { data } = await ask(
      practice,
      "{ auditEntries(first: 2) { edges { node { sentence changes { before after } } } } }",
      {},
    );
    expect(data.auditEntries.edges.map(({ node }: Loose) => node)).toEqual([
      {
        sentence: "Grace Adeyemi deleted a query of the Demographic Report.",
        changes: [{ before: "Salem", after: null }],
      },
      {
        sentence: "Grace Adeyemi saved a query of the Demographic Report.",
        changes: [{ before: null, after: "Salem" }],
      },
    ]);
  });

  it("in BTG is the user's on whose behalf, and said to be the agent's doing", async () => {
    practice = await server.signUp();
    const btg = await openBtg(server, await addEmployeeLogin(server), practice);
    const { data } = await btg.ask(SAVE, { input: { page: "AUDIT_REPORT", name: "Mine", definition: { query: "" } } });
    expect(data.saveView.savedView.name).toBe("Mine");
    expect(await namesOf(practice, "AUDIT_REPORT")).toEqual(["Mine"]);
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "saved-view.save",
      payload: { marks: ["VENDOR_ACCESS"] },
    });
  });
});

describe("what cannot be saved", () => {
  beforeAll(async () => {
    practice = await server.signUp();
  });

  it.each([
    ["no name", { name: " " }, ["name"], "REQUIRED", "Name is required."],
    ["a long name", { name: "x".repeat(101) }, ["name"], "TOO_LONG", "Name has at most 100 characters."],
    [
      "no report",
      { definition: "x" },
      ["definition"],
      "INVALID",
      'Expected type "DemographicReportInput" to be an object.',
    ],
    [
      "a field that there is not",
      { definition: { ...REPORT, shoe: 1 } },
      ["definition"],
      "INVALID",
      '"shoe" is not defined',
    ],
    [
      "a column that there is not",
      { definition: { searchFor: ["SHOE"] } },
      ["definition", "searchFor", "0"],
      "INVALID",
      "SHOE",
    ],
    [
      "a report without columns",
      { definition: { searchFor: [] } },
      ["definition", "searchFor"],
      "REQUIRED",
      "Search For needs a column.",
    ],
    [
      "an age that cannot be",
      { definition: { ...REPORT, where: { age: { comparison: "OLDER", years: -1 } } } },
      ["definition", "where", "age", "years"],
      "OUT_OF_RANGE",
      "An age is 0 to 150 years.",
    ],
    ["no view of the log", { page: "AUDIT_REPORT", definition: REPORT }, ["definition"], "INVALID", "{ query }"],
    [
      "a long search",
      { page: "AUDIT_REPORT", definition: { query: "x".repeat(1001) } },
      ["definition"],
      "INVALID",
      "{ query }",
    ],
    [
      "a search that cannot be read",
      { page: "AUDIT_REPORT", definition: { query: '"open' } },
      ["definition"],
      "INVALID",
      "A quotation mark is not closed.",
    ],
  ])("%s", async (_name, changes, field, code, message) => {
    const { data } = await save(practice, changes);
    expect(data.saveView.savedView).toBeNull();
    expect(data.saveView.userErrors[0]).toMatchObject({ field: ["input", ...field], code });
    expect(data.saveView.userErrors[0].message).toContain(message);
    expect(await namesOf(practice)).toEqual([]);
  });

  it("more than 100 of a page; one that is there can still be saved anew", async () => {
    const many = await server.signUp();
    await server.rows(
      `INSERT INTO saved_view (practice_id, id, user_id, page, name, name_folded, definition, saved_at)
       SELECT $1, gen_random_uuid(), $2, 'DEMOGRAPHIC_REPORT', 'n' || n, 'n' || n, '{}', now() FROM generate_series(1, 100) n`,
      [many.practiceUuid, many.userUuid],
    );
    expect(faultsOf(await save(many))).toEqual(["name OUT_OF_RANGE"]);
    expect(faultsOf(await save(many, { name: "N7" }))).toEqual([]);
    expect(faultsOf(await save(many, { page: "AUDIT_REPORT", definition: { query: "" } }))).toEqual([]);
  });
});
