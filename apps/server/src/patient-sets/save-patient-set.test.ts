import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM } from "../identity/actor.ts";
import { nodeId } from "../graphql/node-id.ts";
import { inTransaction } from "../store/transaction.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import {
  blockBy,
  faultsOf,
  importThree,
  insertMany,
  messageOf,
  namesOf,
  PatientSetAsks,
  toldOfSets,
} from "../testing/patient-set-asks.ts";
import { TestServer, uuidOf, type TestLogin } from "../testing/test-server.ts";
import { savePatientSet } from "./save-patient-set.service.ts";

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
const kept = () => server.addLogin(practice, "ALL_ACCESS");

describe("saving", () => {
  it("freezes the whole result, and says count, criteria, maker and moment", async () => {
    server.pass(60_000);
    const { data } = await sets.save("  Women ", WOMEN, {
      searchFor: ["LAST_NAME", "DEMOGRAPHIC_NUMBER"],
      displayLimit: 1,
      random: true,
    });
    const { patientSet, userErrors } = data.savePatientSet;
    expect(userErrors).toEqual([]);
    expect(patientSet).toMatchObject({
      name: "Women",
      version: 1,
      memberCount: 2,
      summary: "Sex Female",
      madeBy: { kind: "USER", name: "Grace Adeyemi", user: { id: nodeId("User", practice.userUuid) } },
      asOf: server.now.toISOString(),
      editedAt: null,
      limited: false,
    });
    expect(namesOf(patientSet.members)).toEqual(["Moss, Ada", "Reed, Cora"]);
    expect(await sets.set(patientSet)).toEqual(patientSet);
    expect(await told()).toEqual(["Grace Adeyemi saved the patient set Women: 2 patients."]);
    const entry = (await server.log(practice)).find(({ action }) => action === "patient-set.save");
    expect(entry!.payload).toMatchObject({
      subject: { type: "PatientSet", id: uuidOf(patientSet.id), label: "Women" },
      changes: [
        { field: "patients", before: null, after: 2 },
        { field: "criteria", before: null, after: "Sex Female" },
      ],
    });
  });

  it("keeps the criteria so that they run again", async () => {
    const { report } = await sets.saved("Women", WOMEN);
    const { data } = await sets.ask(
      "query ($input: DemographicReportInput!) { demographicReport(input: $input) { totalCount summary } }",
      { input: report },
    );
    expect(data.demographicReport).toEqual({ totalCount: 2, summary: "Sex Female" });
  });

  it("takes a pasted text that is broken", async () => {
    const { data } = await sets.save("Pasted", { demographicIds: "10001 \ud800" });
    expect(data.savePatientSet.patientSet).toMatchObject({ memberCount: 1 });
  });

  it("refuses more patients than a set holds, and makes none", async () => {
    const context = {
      practiceId: practice.practiceUuid,
      actor: SYSTEM,
      requestId: "test",
      ipAddress: null,
      sessionId: null,
    };
    const save = (name: string, most: number) =>
      inTransaction(server.server.store, context, server.now, (tx) =>
        savePatientSet(
          tx,
          { name, report: { searchFor: ["DEMOGRAPHIC_NUMBER"], where: {}, orderBy: [] } as never },
          most,
        ),
      );
    expect((await save("All", 2)).userErrors).toMatchObject([
      { field: ["input", "report", "where"], code: "OUT_OF_RANGE" },
    ]);
    expect(await told()).toEqual([]);
    expect((await save("All", 3)).patientSet).toMatchObject({ name: "All" });
  });

  it("refuses a name that is taken, whatever its case and space, and names the set", async () => {
    await sets.saved("Étude Women", WOMEN);
    const answer = await sets.save("  étude   WOMEN ", {});
    expect(faultsOf(answer)).toEqual(["TAKEN name"]);
    expect(messageOf(answer)).toBe("There is a patient set Étude Women already. Choose another name.");
    const other = await server.signUp();
    await importResources(server, other, [fhirPatient("moss", "Moss", "Ada")]);
    expect(faultsOf(await PatientSetAsks.as(server, other).save("Étude Women"))).toEqual([]);
  });

  it.each([
    ["an empty result", "None", { lastNamePrefix: "Zzz" }, {}, ["EMPTY_RESULT report.where"]],
    ["no Demographic #", "All", {}, { searchFor: ["LAST_NAME"] }, ["DEMOGRAPHIC_NUMBER_REQUIRED report.searchFor"]],
    ["no name", "  ", {}, {}, ["REQUIRED name"]],
    ["a long name", "x".repeat(101), {}, {}, ["TOO_LONG name"]],
    ["a name that turns around", "a\u202eb", {}, {}, ["INVALID name"]],
    ["a name of marks alone", "\u0301", {}, {}, ["INVALID name"]],
    [
      "a wrong criterion",
      "All",
      { age: { comparison: "OLDER", years: -1 } },
      {},
      ["OUT_OF_RANGE report.where.age.years"],
    ],
  ] as const)("refuses %s, and leaves nothing behind", async (_case, name, where, report, faults) => {
    const answer = await sets.save(name, where, report);
    expect(answer.data.savePatientSet.patientSet).toBeNull();
    expect(faultsOf(answer)).toEqual(faults);
    expect(await server.rows("SELECT FROM patient_set WHERE practice_id = $1", [practice.practiceUuid])).toEqual([]);
    expect(await told()).toEqual([]);
  });

  it("of one name at once: one wins, the others read that it is taken", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => sets.save(index % 2 ? "WOMEN" : "Women", WOMEN)),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const outcomes = answers.map((answer) => faultsOf(answer)[0] ?? "SAVED").toSorted();
    expect(outcomes).toEqual(["SAVED", ...Array.from({ length: 7 }, () => "TAKEN name")]);
    expect(await told()).toHaveLength(1);
  });

  it("in the middle of another save of its name waits, and reads that it is taken", async () => {
    // Holds the first one up before its commit: the set refers to the practice.
    const held = await HeldRows.hold(server, "SELECT FROM practice WHERE id = $1 FOR UPDATE", [practice.practiceUuid]);
    const [first, second] = [sets.save("Women", WOMEN), sets.save("women", WOMEN)];
    await locksAwaited(server, 2);
    await held.letGo();
    expect([faultsOf(await first), faultsOf(await second)].toSorted()).toEqual([[], ["TAKEN name"]]);
  });

  it("takes the whole of a large result, and deleting it the whole set", { timeout: 60_000 }, async () => {
    await insertMany(server, practice, 20_000);
    const set = await sets.saved("Many", { lastNamePrefix: "many" });
    expect(set.memberCount).toBe(20_000);
    await blockBy(server, set, await kept());
    expect(faultsOf(await sets.delete(set, true))).toEqual([]);
    expect(await server.rows("SELECT FROM patient_set_member WHERE practice_id = $1", [practice.practiceUuid])).toEqual(
      [],
    );
  });
});
