import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import {
  blockBy,
  codesOf,
  faultsOf,
  importThree,
  insertMany,
  messageOf,
  namesOf,
  patientIds,
  PatientSetAsks,
  toldOfSets,
} from "../testing/patient-set-asks.ts";
import { TestServer, uuidOf, type Loose, type TestLogin } from "../testing/test-server.ts";

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
const kept = () => server.addLogin(practice, "ALL_ACCESS");

describe("changing a set by hand", () => {
  it("adds and removes, once each, and says whom in an entry a patient", async () => {
    const set = await sets.saved("Women", WOMEN);
    const [moss, stone, reed] = await patientIds(server, practice, "moss", "stone", "reed");
    server.pass(60_000);
    const { data } = await sets.update(set, { addPatientIds: [stone, stone, reed], removePatientIds: [moss] });
    expect(data.updatePatientSet.userErrors).toEqual([]);
    expect(data.updatePatientSet.patientSet).toMatchObject({
      version: 2,
      memberCount: 2,
      asOf: set.asOf,
      editedAt: server.now.toISOString(),
    });
    expect(await membersOf(set)).toEqual(["Reed, Cora", "Stone, Bea"]);
    expect((await told()).slice(1)).toEqual([
      "Grace Adeyemi changed the patient set Women.",
      "Grace Adeyemi moved Stone, Bea (10002) into the patient set Women.",
      "Grace Adeyemi moved Moss, Ada (10001) out of the patient set Women.",
    ]);
    const entries = (await server.log(practice)).filter(({ action }) => action === "patient-set.member");
    expect(entries.map(({ payload }) => nodeId("Patient", payload.patientId))).toEqual([stone, moss]);
    const change = (await server.log(practice)).find(({ action }) => action === "patient-set.update")!;
    expect(change.payload.changes).toEqual([
      { field: "added", before: null, after: 1 },
      { field: "removed", before: null, after: 1 },
    ]);
  });

  it("takes over what a comparison found", async () => {
    const set = await sets.saved("Women", WOMEN);
    await importResources(server, practice, [
      fhirPatient("moss", "Moss", "Ada", { gender: "male" }),
      fhirPatient("new", "Newman", "Dora"),
    ]);
    const { data } = await sets.ask(
      `query ($id: ID!) { node(id: $id) { ... on PatientSet { comparison { joined { edges { node { id } } } left { edges { node { id } } } } } } }`,
      { id: set.id },
    );
    const ids = (side: string) => data.node.comparison[side].edges.map(({ node }: Loose) => node.id);
    await sets.update(set, { addPatientIds: ids("joined"), removePatientIds: ids("left") });
    expect(await sets.compare(set)).toEqual({ joined: [], left: [] });
  });

  it("renames, and blocks stay", async () => {
    const set = await sets.saved("Women", WOMEN);
    const user = await kept();
    await blockBy(server, set, user);
    const { data } = await sets.update(set, { name: " Ladies " });
    expect(data.updatePatientSet.patientSet).toMatchObject({ id: set.id, name: "Ladies", version: 2, editedAt: null });
    expect(await server.rows("SELECT user_id FROM set_block WHERE patient_set_id = $1", [uuidOf(set.id)])).toEqual([
      { user_id: user.userUuid },
    ]);
    expect((await told()).slice(1)).toEqual(["Grace Adeyemi changed the patient set Women."]);
    const entry = (await server.log(practice)).find(({ action }) => action === "patient-set.update")!;
    expect(entry.payload.changes).toEqual([{ field: "name", before: "Women", after: "Ladies" }]);
    expect(faultsOf(await sets.save("women", WOMEN))).toEqual([]);
  });

  it("to what it is already changes nothing", async () => {
    const set = await sets.saved("Women", WOMEN);
    const [moss, stone] = await patientIds(server, practice, "moss", "stone");
    const { data } = await sets.update(set, { name: "Women", addPatientIds: [moss], removePatientIds: [stone] });
    expect(data.updatePatientSet).toMatchObject({ patientSet: { version: 1, editedAt: null }, userErrors: [] });
    expect(await told()).toHaveLength(1);
  });

  it("refuses what is wrong, and does nothing of it", async () => {
    const set = await sets.saved("Women", WOMEN);
    await sets.saved("Taken", WOMEN);
    const [moss, stone] = await patientIds(server, practice, "moss", "stone");
    const many = Array.from({ length: 501 }, (_, index) =>
      nodeId("Patient", `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`),
    );
    const faults = async (changes: object) => faultsOf(await sets.update(set, changes));
    expect(await faults({ name: "" })).toEqual(["REQUIRED name"]);
    expect(await faults({ name: "TAKEN ", addPatientIds: [stone] })).toEqual(["TAKEN name"]);
    expect(messageOf(await sets.update(set, { name: "TAKEN" }))).toContain("Taken");
    expect(await faults({ addPatientIds: many })).toEqual(["OUT_OF_RANGE addPatientIds"]);
    expect(await faults({ removePatientIds: many })).toEqual(["OUT_OF_RANGE removePatientIds"]);
    expect(await faults({ addPatientIds: [moss], removePatientIds: [moss] })).toEqual(["INVALID removePatientIds"]);
    for (const ids of [["x"], [many[0]], [set.id]])
      expect(codesOf(await sets.update(set, { name: "Other", addPatientIds: [stone, ...ids] }))).toEqual(["NOT_FOUND"]);
    expect(
      codesOf(await sets.update({ ...set, id: nodeId("PatientSet", practice.userUuid) }, { name: "Other" })),
    ).toEqual(["NOT_FOUND"]);
    expect(await sets.set(set)).toEqual(set);
    expect(await told()).toHaveLength(2);
  });

  it("from an older version is refused, with the set as it stands", async () => {
    const set = await sets.saved("Women", WOMEN);
    await sets.update(set, { name: "Ladies" });
    const answer = await sets.update(set, { name: "Other" });
    expect(faultsOf(answer)).toEqual(["STALE_VERSION version"]);
    expect(answer.data.updatePatientSet.patientSet).toMatchObject({ name: "Ladies", version: 2 });
    expect(faultsOf(await sets.delete(set))).toEqual(["STALE_VERSION version"]);
    expect(await sets.set(set)).toMatchObject({ name: "Ladies" });
  });

  it("by two at once: one is refused as stale", async () => {
    const set = await sets.saved("Women", WOMEN);
    const [moss, stone] = await patientIds(server, practice, "moss", "stone");
    const answers = await Promise.all([
      sets.update(set, { addPatientIds: [stone] }),
      sets.update(set, { removePatientIds: [moss] }),
      sets.update(set, { name: "Ladies" }),
    ]);
    expect(answers.flatMap(faultsOf)).toEqual(["STALE_VERSION version", "STALE_VERSION version"]);
    expect((await sets.set(set)).version).toBe(2);
  });

  it("to one name by several at once: one gets it", async () => {
    const all = [];
    for (const name of ["a", "b", "c", "d"]) all.push(await sets.saved(name, WOMEN));
    const answers = await Promise.all([
      ...all.map((set) => sets.update(set, { name: "Same" })),
      sets.save("same", WOMEN),
    ]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(answers.flatMap(faultsOf)).toEqual(Array.from({ length: 4 }, () => "TAKEN name"));
  });

  it("takes 500 patients at once in a moment", { timeout: 30_000 }, async () => {
    const set = await sets.saved("Women", WOMEN);
    await insertMany(server, practice, 500);
    const { data } = await sets.ask(
      `query { ${[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `p${n}: patients(filter: { search: "many${n}" }, first: 100) { edges { node { id } } }`).join(" ")} }`,
    );
    const ids = Object.values(data).flatMap(({ edges }: Loose) => edges.map(({ node }: Loose) => node.id));
    const answer = await sets.update(set, { addPatientIds: ids });
    expect(answer.data.updatePatientSet.patientSet.memberCount).toBe(502);
    expect((await server.log(practice)).filter(({ action }) => action === "patient-set.member")).toHaveLength(500);
  });
});

describe("deleting a set", () => {
  it("frees its name, and is an entry", async () => {
    const set = await sets.saved("Women", WOMEN);
    const { data } = await sets.delete(set);
    expect(data.deletePatientSet).toEqual({ deletedPatientSetId: set.id, userErrors: [] });
    expect(codesOf(await sets.node(set))).toEqual(["NOT_FOUND"]);
    expect(codesOf(await sets.delete(set))).toEqual(["NOT_FOUND"]);
    expect(await server.rows("SELECT FROM patient_set_member WHERE practice_id = $1", [practice.practiceUuid])).toEqual(
      [],
    );
    expect((await told()).slice(1)).toEqual(["Grace Adeyemi deleted the patient set Women."]);
    expect(faultsOf(await sets.save("Women", WOMEN))).toEqual([]);
  });

  it("that blocks somebody asks again, names them, and then lifts their blocks", async () => {
    const set = await sets.saved("Women", WOMEN);
    const [one, two] = [await kept(), await kept()];
    await server.rows("UPDATE user_account SET first_name = 'Priya', name_folded = 'priya' WHERE id = $1", [
      two.userUuid,
    ]);
    await blockBy(server, set, one, two);
    const versions = () =>
      server.rows(
        "SELECT id, set_security_version AS version FROM user_account WHERE practice_id = $1 ORDER BY version, id",
        [practice.practiceUuid],
      );
    const asked = await sets.delete(set);
    expect(faultsOf(asked)).toEqual(["CONFIRMATION_NEEDED confirmBlocks"]);
    expect(messageOf(asked)).toBe(
      "The patient set Women blocks Jordan Blake and Priya Blake. Confirm that it shall be deleted, and the blocks with it.",
    );
    expect((await versions()).map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(await PatientSetAsks.as(server, one).compare(set)).toBeNull();
    expect((await sets.delete(set, true)).data.deletePatientSet.userErrors).toEqual([]);
    expect(await server.rows("SELECT FROM set_block WHERE practice_id = $1", [practice.practiceUuid])).toEqual([]);
    expect(await versions()).toEqual([
      { id: practice.userUuid, version: 1 },
      ...[one, two].map(({ userUuid }) => ({ id: userUuid, version: 2 })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ]);
    expect((await told()).slice(1)).toEqual([
      "Grace Adeyemi deleted the patient set Women, which blocked Jordan Blake and Priya Blake.",
    ]);
    const again = await sets.saved("Women", WOMEN);
    expect(namesOf((await PatientSetAsks.as(server, one).set(again)).members)).toEqual(["Moss, Ada", "Reed, Cora"]);
  });

  it("waits for a change of access that is under way, and sees what it did", async () => {
    const set = await sets.saved("Women", WOMEN);
    const user = await kept();
    const held = await HeldRows.hold(server, "SELECT pg_advisory_xact_lock(hashtextextended('access ' || $1, 0))", [
      practice.practiceUuid,
    ]);
    const answer = sets.delete(set);
    await locksAwaited(server, 1);
    await blockBy(server, set, user);
    await held.letGo();
    expect(faultsOf(await answer)).toEqual(["CONFIRMATION_NEEDED confirmBlocks"]);
  });

  it("by two at once: one does it, the other finds none", async () => {
    const set = await sets.saved("Women", WOMEN);
    const answers = await Promise.all([sets.delete(set), sets.delete(set)]);
    expect(answers.flatMap(codesOf)).toEqual(["NOT_FOUND"]);
    expect((await told()).slice(1)).toHaveLength(1);
  });
});
