import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { sentenceOfPayload } from "../audit/record.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { codesOf, importThree, namesOf, patientIds, PatientSetAsks, toldOfSets } from "../testing/patient-set-asks.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";

let server: TestServer;
let practice: TestLogin;
let sets: PatientSetAsks;

beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  practice = await server.signUp();
  sets = PatientSetAsks.as(server, practice);
  await importThree(server, practice);
});
afterAll(() => server.stop());

const WOMEN = { sexes: ["FEMALE"] };
const told = () => toldOfSets(server, practice);
const membersOf = async (set: { id: string }) => namesOf((await sets.set(set)).members);

describe("a set", () => {
  it("is a snapshot: who is imported or changed later neither joins nor leaves", async () => {
    const set = await sets.saved("Women", WOMEN);
    await importResources(server, practice, [
      fhirPatient("moss", "Moss", "Ada", { gender: "male" }),
      fhirPatient("stone", "Stone", "Bea"),
      fhirPatient("new", "Newman", "Dora"),
    ]);
    expect(await membersOf(set)).toEqual(["Moss, Ada", "Reed, Cora"]);
    expect((await sets.set(set)).asOf).toBe(set.asOf);
    expect(await sets.compare(set)).toEqual({ joined: ["Newman, Dora", "Stone, Bea"], left: ["Moss, Ada"] });
  });

  it("compares a criterion that a patient has no value for: who is in by hand has left", async () => {
    await importResources(server, practice, [fhirPatient("ageless", "Ageless", "Eve", { birthDate: undefined })]);
    const set = await sets.saved("Old", { age: { comparison: "OLDER", years: 20 } });
    const [ageless] = await patientIds(server, practice, "ageless");
    await sets.update(set, { addPatientIds: [ageless] });
    expect(await sets.compare(set)).toEqual({ joined: [], left: ["Ageless, Eve"] });
  });

  it("is paged: members and both sides of a comparison", async () => {
    const set = await sets.saved("Women", WOMEN);
    await importResources(server, practice, [
      ...["Birch", "Cedar", "Elm"].map((name) => fhirPatient(name, name, "Dora")),
      ...["moss", "reed"].map((id) => fhirPatient(id, id, "Ada", { gender: "male" })),
    ]);
    const connections = {
      members: ["moss, Ada", "reed, Ada"],
      "comparison joined": ["Birch, Dora", "Cedar, Dora", "Elm, Dora"],
      "comparison left": ["moss, Ada", "reed, Ada"],
    };
    for (const [path, names] of Object.entries(connections)) {
      const [outer, inner] = path.split(" ");
      const page = (args: string) => {
        const asked = `${inner ?? outer}(${args}) { totalCount pageInfo { hasNextPage endCursor startCursor } edges { node { name } } }`;
        return sets
          .ask(
            `query ($id: ID!) { node(id: $id) { ... on PatientSet { ${inner === undefined ? asked : `${outer} { ${asked} }`} } } }`,
            {
              id: set.id,
            },
          )
          .then(({ data }) => (inner === undefined ? data.node[outer!] : data.node[outer!][inner]));
      };
      const seen: string[] = [];
      let after = "";
      for (let more = true; more;) {
        const { edges, pageInfo, totalCount } = await page(`first: 1${after}`);
        seen.push(edges[0].node.name);
        expect(totalCount).toBe(names.length);
        more = pageInfo.hasNextPage;
        after = `, after: ${JSON.stringify(pageInfo.endCursor)}`;
      }
      expect(seen).toEqual(names);
      const last = await page("last: 1");
      expect(last.edges[0].node.name).toBe(names.at(-1));
    }
  });

  it("is found by the beginning of its name, without regard to case and marks, page by page", async () => {
    for (const name of ["Asthma 2", "asthma 10", "Ásthma 1", "Breast"]) await sets.saved(name, WOMEN);
    const page = async (args: string) => {
      const { data } = await sets.ask(
        `{ patientSets(${args}) { totalCount pageInfo { hasNextPage endCursor hasPreviousPage } edges { node { name memberCount } } } }`,
      );
      const { edges, pageInfo, totalCount } = data.patientSets;
      return { names: edges.map(({ node }: Loose) => node.name), pageInfo, totalCount };
    };
    expect((await page("first: 10")).names).toEqual(["Ásthma 1", "asthma 10", "Asthma 2", "Breast"]);
    const first = await page(`search: " ASTH", first: 2`);
    expect([first.names, first.totalCount]).toEqual([["Ásthma 1", "asthma 10"], 3]);
    const second = await page(`search: "asth", first: 2, after: "${first.pageInfo.endCursor}"`);
    expect([second.names, second.pageInfo.hasNextPage]).toEqual([["Asthma 2"], false]);
    expect((await page("last: 2")).names).toEqual(["Asthma 2", "Breast"]);
    expect(codesOf(await sets.ask(`{ patientSets(search: "${"x".repeat(201)}") { totalCount } }`))).toEqual([
      "BAD_USER_INPUT",
    ]);
    expect(codesOf(await sets.ask(`{ patientSets(first: 101) { totalCount } }`))).toEqual(["BAD_USER_INPUT"]);
  });

  it("is counted with the others of its page at once", async () => {
    const count = async () => {
      const query = vi.spyOn(pg.Client.prototype, "query");
      await sets.ask("{ patientSets(first: 100) { edges { node { name memberCount } } } }");
      const { length } = query.mock.calls.filter((call) => JSON.stringify(call).includes("patient_set"));
      query.mockRestore();
      return length;
    };
    await sets.saved("One", WOMEN);
    const alone = await count();
    for (let index = 0; index < 9; index += 1) await sets.saved(`More ${index}`, WOMEN);
    expect(await count()).toBe(alone);
  });

  it("tells in the log who looked at its members, or compared them", async () => {
    const set = await sets.saved("Women", WOMEN);
    const before = (await server.log(practice)).length;
    await sets.ask("query ($id: ID!) { node(id: $id) { ... on PatientSet { name memberCount summary } } }", {
      id: set.id,
    });
    expect((await server.log(practice)).length).toBe(before);
    await membersOf(set);
    await sets.compare(set);
    expect((await server.log(practice)).slice(before).map(({ payload }) => sentenceOfPayload(payload))).toEqual([
      "Grace Adeyemi looked at who is in the patient set Women.",
      "Grace Adeyemi looked at who is in the patient set Women, compared with now.",
    ]);
  });

  it("opens for nobody without the right, and changes for nobody without the other", async () => {
    const set = await sets.saved("Women", WOMEN);
    const coordinator = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await new AccessAsks(server, practice).setAccess(coordinator, [], [{ right: "PATIENT_READ", effect: "ALLOW" }]);
    const others = PatientSetAsks.as(server, coordinator);
    const [moss] = await patientIds(server, practice, "moss");
    const acts = {
      list: () => others.ask("{ patientSets { totalCount } }"),
      node: () => others.node(set),
      save: () => others.save("Mine", WOMEN),
      update: () => others.update(set, { name: "Mine", addPatientIds: [moss] }),
      delete: () => others.delete(set),
    };
    for (const act of Object.values(acts)) expect(codesOf(await act())).toEqual(["FORBIDDEN"]);
    expect((await told()).slice(1)).toEqual([
      "REFUSED: Jordan Blake was refused saving a patient set: the right is missing.",
      "REFUSED: Jordan Blake was refused changing a patient set: the right is missing.",
      "REFUSED: Jordan Blake was refused deleting a patient set: the right is missing.",
    ]);
    const nobody = new PatientSetAsks((query, variables = {}) => server.ask(query, { variables }));
    for (const answer of [
      await nobody.ask("{ patientSets { totalCount } }"),
      await nobody.node(set),
      await nobody.save("Mine", WOMEN),
      await nobody.update(set, { name: "Mine" }),
      await nobody.delete(set),
    ])
      expect(codesOf(answer)).toEqual(["UNAUTHENTICATED"]);
    expect((await sets.set(set)).name).toBe("Women");
  });

  it("of another practice is none", async () => {
    const set = await sets.saved("Women", WOMEN);
    const other = PatientSetAsks.as(server, await server.signUp());
    for (const answer of [await other.node(set), await other.update(set, { name: "Mine" }), await other.delete(set)])
      expect(codesOf(answer)).toEqual(["NOT_FOUND"]);
    expect((await other.ask("{ patientSets { totalCount } }")).data.patientSets.totalCount).toBe(0);
  });
});
