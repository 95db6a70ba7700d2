import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBtg } from "../testing/btg-asks.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import {
  blockBy,
  codesOf,
  faultsOf,
  importThree,
  namesOf,
  patientIds,
  PatientSetAsks,
  toldOfSets,
} from "../testing/patient-set-asks.ts";
import { TestServer, uuidOf, type Loose, type TestLogin } from "../testing/test-server.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

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

/** What whoever changes access holds. */
const ACCESS_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('access ' || $1, 0))";

describe("whom a set blocks", () => {
  let set: Loose;
  let blocked: TestLogin;
  let theirs: PatientSetAsks;

  beforeEach(async () => {
    set = await sets.saved("Women", { lastNamePrefix: "moss" });
    blocked = await kept();
    theirs = PatientSetAsks.as(server, blocked);
    await blockBy(server, set, blocked);
  });

  const show = (mode: "RECORD" | "CHART") =>
    server.rows("UPDATE practice SET blocked_record_mode = $2 WHERE id = $1", [practice.practiceUuid, mode]);

  it.each(["RECORD", "CHART"] as const)("reads its name, and nothing of what is in it (%s)", async (mode) => {
    await show(mode);
    const nothing = { memberCount: null, summary: null, report: null, editedAt: null, limited: null, members: null };
    expect(await theirs.set(set)).toEqual({ ...set, ...nothing });
    expect(await theirs.compare(set)).toBeNull();
    const { data } = await theirs.ask("{ patientSets { edges { node { name memberCount } } } }");
    expect(data.patientSets.edges).toEqual([{ node: { name: "Women", memberCount: null } }]);
  });

  it("neither changes nor deletes it, and stands in the log with the attempt", async () => {
    const [moss] = await patientIds(server, practice, "moss");
    const attempts = [
      await theirs.update(set, { name: "Other" }),
      await theirs.update({ ...set, version: 7 }, { removePatientIds: [moss] }),
      await theirs.delete(set),
      await theirs.delete(set, true),
    ];
    expect(attempts.map(faultsOf)).toEqual(Array.from({ length: 4 }, () => ["BLOCKED_BY_SET patientSetId"]));
    expect(attempts[0]!.data.updatePatientSet.patientSet).toMatchObject({ name: "Women", memberCount: null });
    expect(await sets.set(set)).toEqual(set);
    expect((await told()).slice(1)).toEqual([
      "REFUSED: Jordan Blake was refused to change the patient set Women: it blocks the account in use.",
      "REFUSED: Jordan Blake was refused to change the patient set Women: it blocks the account in use.",
      "REFUSED: Jordan Blake was refused to delete the patient set Women: it blocks the account in use.",
      "REFUSED: Jordan Blake was refused to delete the patient set Women: it blocks the account in use.",
    ]);
  });

  it.each([
    ["RECORD", "NOT_FOUND"],
    ["CHART", "RECORD_BLOCKED"],
  ] as const)("cannot reach the record by another set, nor count it there (%s)", async (mode, refusal) => {
    await show(mode);
    const other = await sets.saved("All");
    const [moss, stone] = await patientIds(server, practice, "moss", "stone");
    expect(await theirs.set(other)).toMatchObject({ memberCount: 2, limited: false });
    expect(await membersOf(other)).toEqual(["Moss, Ada", "Reed, Cora", "Stone, Bea"]);
    expect(namesOf((await theirs.set(other)).members)).toEqual(["Reed, Cora", "Stone, Bea"]);
    expect(await theirs.compare(other)).toEqual({ joined: [], left: [] });
    for (const change of ["addPatientIds", "removePatientIds"])
      expect(codesOf(await theirs.update(other, { [change]: [moss, stone] }))).toEqual([refusal]);
    expect(faultsOf(await theirs.update(other, { removePatientIds: [stone] }))).toEqual([]);
    expect(await membersOf(other)).toEqual(["Moss, Ada", "Reed, Cora"]);
  });

  it("deletes a set whole, with the members whom he may not see (RECORD)", async () => {
    const other = await sets.saved("All");
    expect(faultsOf(await theirs.delete(other))).toEqual([]);
    expect(await server.rows("SELECT FROM patient_set_member WHERE patient_set_id = $1", [uuidOf(other.id)])).toEqual(
      [],
    );
  });

  it.each(["RECORD", "CHART"] as const)("reads no criteria that lead to single patients (%s)", async (mode) => {
    await show(mode);
    for (const where of [{ demographicIds: "10001, 10002" }, { lastNamePrefix: "mo" }, { firstNamePrefix: "A" }]) {
      const other = await sets.saved(JSON.stringify(where), where);
      expect(await theirs.set(other)).toMatchObject({ report: null, summary: null });
      expect((await sets.set(other)).report).toMatchObject({ where });
    }
    expect(await theirs.set(await sets.saved("Women all", WOMEN))).toMatchObject({ summary: "Sex Female" });
  });

  it.each(["RECORD", "CHART"] as const)(
    "does not learn that it is somebody blocked who met the criteria of a set, since nobody else did (%s)",
    async (mode) => {
      await show(mode);
      const other = await sets.saved("Of one", { conditions: ["diabetes"] });
      expect(await membersOf(other)).toEqual(["Moss, Ada"]);
      expect(await theirs.set(other)).toMatchObject({ memberCount: 0, report: null, summary: null });
      expect(namesOf((await theirs.set(other)).members)).toEqual([]);
      expect(await theirs.compare(other)).toBeNull();
      // Nor by somebody who was added by hand.
      const added = await sets.update(other, { addPatientIds: await patientIds(server, practice, "stone") });
      expect(faultsOf(added)).toEqual([]);
      expect(await theirs.set(other)).toMatchObject({ memberCount: 1, report: null, summary: null });
      expect(namesOf((await theirs.set(other)).members)).toEqual(["Stone, Bea"]);
      expect(await theirs.compare(other)).toBeNull();
      expect(await sets.compare(other)).toEqual({ joined: [], left: ["Stone, Bea"] });
    },
  );

  it.each([
    ["RECORD", ["Reed, Cora"]],
    ["CHART", ["Moss, Ada", "Reed, Cora"]],
  ] as const)("saves what he sees, and the set says so (%s, D17)", async (mode, members) => {
    await show(mode);
    const saved = await theirs.saved("Limited", WOMEN);
    expect([saved.limited, namesOf(saved.members)]).toEqual([true, ["Reed, Cora"]]);
    expect(await sets.set(saved)).toMatchObject({ limited: true });
    expect(await membersOf(saved)).toEqual(members);
  });

  it("finds nobody by what stands in a blocked chart (CHART)", async () => {
    await show("CHART");
    const diabetics = { conditions: ["diabetes"] };
    expect(faultsOf(await theirs.save("Diabetics", diabetics))).toEqual(["EMPTY_RESULT report.where"]);
  });

  it("loses who is added to it with the next request", async () => {
    const [stone] = await patientIds(server, practice, "stone");
    const sees = async () => codesOf(await theirs.ask("query ($id: ID!) { patient(id: $id) { name } }", { id: stone }));
    expect(await sees()).toEqual([]);
    const { data } = await sets.update(set, { addPatientIds: [stone] });
    expect(await sees()).toEqual(["RECORD_BLOCKED"]);
    await sets.update(data.updatePatientSet.patientSet, { removePatientIds: [stone] });
    expect(await sees()).toEqual([]);
  });

  it("finishes what is under way before a record is taken from him by it", async () => {
    const [stone] = await patientIds(server, practice, "stone");
    // Holds his save up before its commit: his set refers to the practice.
    const held = await HeldRows.hold(server, "SELECT FROM practice WHERE id = $1 FOR UPDATE", [practice.practiceUuid]);
    const saving = theirs.save("Mine", {});
    await locksAwaited(server, 1);
    const adding = sets.update(set, { addPatientIds: [stone] });
    await locksAwaited(server, 2);
    await held.letGo();
    expect([faultsOf(await saving), faultsOf(await adding)]).toEqual([[], []]);
    const [saved, added] = (await server.log(practice))
      .filter(({ action }) => /^patient-set\.(save|member)$/.test(action))
      .slice(1);
    expect([saved!.action, added!.action]).toEqual(["patient-set.save", "patient-set.member"]);
  });

  it.each(["update", "delete"] as const)("is found blocked by an %s that began before the block", async (act) => {
    const free = await sets.saved("Free", WOMEN);
    const held = await HeldRows.hold(server, ACCESS_LOCK, [practice.practiceUuid]);
    const answer = act === "update" ? theirs.update(free, { name: "Mine" }) : theirs.delete(free, true);
    await locksAwaited(server, 1);
    await blockBy(server, free, blocked);
    await held.letGo();
    expect(faultsOf(await answer)).toEqual(["BLOCKED_BY_SET patientSetId"]);
  });
});

describe("in BTG", () => {
  it("a set is saved and renamed, in the vendor's name; who is in it, and that it is, is locked", async () => {
    const set = await sets.saved("Women", WOMEN);
    const [moss] = await patientIds(server, practice, "moss");
    const btg = await openBtg(server, await addEmployeeLogin(server), practice);
    const inside = new PatientSetAsks(btg.ask);
    const saved = await inside.saved("For support", WOMEN);
    expect(saved).toMatchObject({
      memberCount: 2,
      madeBy: { kind: "VENDOR_EMPLOYEE", name: "DrChrono Employee", user: null },
    });
    expect(faultsOf(await inside.update(saved, { name: "Support" }))).toEqual([]);
    const locked = {
      "input.addPatientIds": await inside.update(set, { addPatientIds: [moss] }),
      "input.removePatientIds": await inside.update(set, { removePatientIds: [moss] }),
      deletePatientSet: await inside.delete(set, true),
    };
    for (const [path, { errors }] of Object.entries(locked))
      expect(errors[0]!.extensions).toMatchObject({ code: "DISABLED_IN_BTG", path });
    expect(await sets.set(set)).toEqual(set);
    const entries = (await server.log(practice)).filter(({ action }) =>
      /^patient-set\.(save|update|delete)$/.test(action),
    );
    expect(entries.slice(1).map(({ action, outcome, payload }) => [action, outcome, payload.marks])).toEqual([
      ["patient-set.save", "SUCCESS", ["VENDOR_ACCESS"]],
      ["patient-set.update", "SUCCESS", ["VENDOR_ACCESS"]],
      ["patient-set.update", "REFUSED", ["VENDOR_ACCESS"]],
      ["patient-set.update", "REFUSED", ["VENDOR_ACCESS"]],
      ["patient-set.delete", "REFUSED", ["VENDOR_ACCESS"]],
    ]);
  });

  it("the blocks of the user on whose behalf hold (D3)", async () => {
    const set = await sets.saved("Women", { lastNamePrefix: "moss" });
    const user = await kept();
    await blockBy(server, set, user);
    const inside = new PatientSetAsks((await openBtg(server, await addEmployeeLogin(server), user)).ask);
    expect(await inside.set(set)).toMatchObject({ memberCount: null, members: null });
    expect(faultsOf(await inside.update(set, { name: "Other" }))).toEqual(["BLOCKED_BY_SET patientSetId"]);
    expect(await inside.saved("Women all", WOMEN)).toMatchObject({ memberCount: 1, limited: true });
  });
});
