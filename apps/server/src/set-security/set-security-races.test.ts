import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { fhirCondition, fhirPatient, importResources } from "../testing/import-resources.ts";
import { PatientSetAsks } from "../testing/patient-set-asks.ts";
import { addSet, patientOf } from "../testing/set-blocks.ts";
import { columnsOf, setId, SetSecurityAsks } from "../testing/set-security-asks.ts";
import { TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { faultsOf, idOf, refusalsOf } from "../testing/user-asks.ts";

const ROUNDS = 20;

/** Of so many rounds on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

let server: TestServer;
let grace: TestLogin;
let samuel: TestLogin;
let jordan: TestLogin;
let asks: SetSecurityAsks;
let ada: string;

beforeAll(async () => {
  server = await TestServer.start();
  grace = await server.signUp();
  samuel = await server.addLogin(grace, "ADMINISTRATOR");
  asks = SetSecurityAsks.as(server, grace);
  await importResources(server, grace, [
    fhirPatient("ada", "Moss", "Ada"),
    fhirPatient("lee", "Stone", "Lee"),
    fhirCondition("c", "ada", "Hypertension"),
  ]);
  ada = await patientOf(server, grace, "ada");
});
afterAll(() => server.stop());

beforeEach(async () => {
  jordan = await server.addLogin(grace, "ALL_ACCESS");
});

it("Of two administrators who change the same user's blocks at once, one does and the other is shown it", async () => {
  const sets = [await addSet(server, grace, [], "Of Grace"), await addSet(server, grace, [], "Of Samuel")];
  const both = [asks, SetSecurityAsks.as(server, samuel)];
  for (let round = 0; round < ROUNDS; round += 1) {
    const version = await asks.versionOf(jordan);
    const answers = await Promise.all(both.map((each, index) => each.save(jordan, { block: [sets[index]!], version })));
    expect(answers.map(faultsOf).toSorted((a, b) => a.length - b.length)).toEqual([[], ["version STALE_VERSION"]]);
    // Both answers show what stands: the one that was first, alone.
    const winner = answers.findIndex((answer) => faultsOf(answer).length === 0);
    for (const { data } of answers)
      expect(columnsOf(data.saveSetSecurity.setSecurity)).toMatchObject({
        version: version + 1,
        blocked: [winner === 0 ? "Of Grace" : "Of Samuel"],
      });
    await asks.save(jordan, { unblock: [sets[winner]!] });
  }
});

it("Of two changes of different users from a set's side at once, both stand", async () => {
  const set = await addSet(server, grace, [], "Of both");
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await Promise.all([
      asks.saveOfSet(set, { block: [jordan] }),
      SetSecurityAsks.as(server, samuel).saveOfSet(set, { block: [grace] }),
    ]);
    expect(answers.map(faultsOf)).toEqual([[], []]);
    const rows = await server.rows("SELECT user_id AS id FROM set_block WHERE patient_set_id = $1", [set]);
    expect(rows.map(({ id }) => id as string).toSorted()).toEqual([grace.userUuid, jordan.userUuid].toSorted());
    await SetSecurityAsks.as(server, samuel).saveOfSet(set, { unblock: [jordan, grace] });
  }
});

describe("a block", () => {
  const LOOK = `query ($id: ID!) {
    patients { totalCount edges { node { name } } } byName: patients(filter: { search: "moss" }) { totalCount }
    patient(id: $id) { name chart { entries { totalCount } } } }`;
  const look = () => server.ask(LOOK, { variables: { id: nodeId("Patient", ada) }, token: jordan.token });

  it("saved while the blocked user's queries run holds for every one that begins after its acknowledgement", async () => {
    const set = await addSet(server, grace, [ada], "Closes");
    for (let round = 0; round < ROUNDS; round += 1) {
      const version = await asks.versionOf(jordan);
      let acknowledged = false;
      const saved = asks.save(jordan, { block: [set], version }).then((answer) => {
        acknowledged = true;
        return answer;
      });
      const late: Loose[] = [];
      let early = 0;
      while (late.length < 2) {
        const after = acknowledged;
        const answer = await look();
        expect(answer.data, answer.text).not.toBeNull();
        if (after) late.push(answer);
        else early += 1;
      }
      expect(faultsOf(await saved)).toEqual([]);
      expect(early).toBeGreaterThan(0);
      for (const { data, errors, text } of late) {
        expect(data).toEqual({
          patients: { totalCount: 1, edges: [{ node: { name: "Stone, Lee" } }] },
          byName: { totalCount: 0 },
          patient: null,
        });
        expect(errors.map(({ extensions }: Loose) => extensions["code"])).toEqual(["RECORD_BLOCKED"]);
        expect(text).not.toMatch(/Moss|Ada|Hypertension/);
      }
      await asks.save(jordan, { unblock: [set] });
    }
  });

  it("waits for the blocked user's mutations under way, and none of his commits afterwards by what he saw", async () => {
    const set = await addSet(server, grace, [ada], "Waits");
    const own = SetSecurityAsks.as(server, jordan);
    const other = await server.addLogin(grace, "PATIENT_COORDINATOR");
    const held = await HeldRows.hold(server, "SELECT FROM patient WHERE id = $1 FOR UPDATE", [ada]);
    let acknowledged = false;
    const under: Promise<Answer>[] = [];
    try {
      // Links Ada while nobody keeps him from her, and stands still before its commit.
      under.push(own.link(samuel, ada));
      await locksAwaited(server, 1);
      const version = await asks.versionOf(jordan);
      under.push(
        asks.save(jordan, { block: [set], version }).then((answer) => {
          acknowledged = true;
          return answer;
        }),
      );
      await locksAwaited(server, 2);
      under.push(own.link(other, ada));
      await locksAwaited(server, 3);
      expect(acknowledged).toBe(false);
    } finally {
      await held.letGo();
    }
    const [first, block, late] = await Promise.all(under);
    expect(faultsOf(first!)).toEqual([]);
    expect(faultsOf(block!)).toEqual([]);
    expect(refusalsOf(late!)).toEqual(["NOT_FOUND"]);
  });

  it("and the deletion of its set at once never leave a block without a set, nor a fault", async () => {
    const sets = PatientSetAsks.as(server, samuel);
    for (let round = 0; round < ROUNDS; round += 1) {
      const set = await addSet(server, grace, [], `Goes ${round}`);
      const input = { userId: idOf(jordan), version: await asks.versionOf(jordan), blockSetIds: [setId(set)] };
      const [saved, deleted] = await Promise.all([
        asks.ask(
          "mutation ($input: SaveSetSecurityInput!) { saveSetSecurity(input: $input) { userErrors { field code } } }",
          { input },
        ),
        sets.delete({ id: setId(set), version: 1 }, round % 2 === 0),
      ]);
      const outcome = [...refusalsOf(saved), ...refusalsOf(deleted)];
      const gone = (await server.rows("SELECT FROM patient_set WHERE id = $1", [set])).length === 0;
      expect(outcome).toEqual(saved.data.saveSetSecurity === null ? ["NOT_FOUND"] : []);
      if (!gone) expect(faultsOf(deleted)).toEqual(["confirmBlocks CONFIRMATION_NEEDED"]);
    }
  });
});
