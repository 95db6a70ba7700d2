import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sentenceOfPayload } from "../audit/record.ts";
import { nodeId } from "../graphql/node-id.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { openBtg } from "../testing/btg-asks.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { PatientSetAsks } from "../testing/patient-set-asks.ts";
import { addSet, blockBySet, patientOf, showBlockedAs } from "../testing/set-blocks.ts";
import { columnsOf, setId, SetSecurityAsks } from "../testing/set-security-asks.ts";
import { TestServer, uuidOf, type Loose, type TestLogin } from "../testing/test-server.ts";
import { faultsOf, idOf, refusalsOf, UserAsks } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

const NOBODY = nodeId("User", "00000000-0000-7000-8000-000000000000");
const NO_SET = "00000000-0000-7000-8000-000000000000";

let server: TestServer;
/** Grace Adeyemi, All Access. */
let grace: TestLogin;
/** A second administrator. */
let samuel: TestLogin;
/** Jordan Blake, who is kept out. */
let jordan: TestLogin;
let asks: SetSecurityAsks;
let ada: string;

beforeAll(async () => {
  server = await TestServer.start();
  grace = await server.signUp();
  samuel = await server.addLogin(grace, "ADMINISTRATOR");
  jordan = await server.addLogin(grace, "CLINICAL_PROVIDER", "PROVIDER");
  await new UserAsks(server, grace).edit(samuel, { firstName: "Samuel", lastName: "Ortiz" });
  asks = SetSecurityAsks.as(server, grace);
  await importResources(server, grace, [fhirPatient("ada", "Moss", "Ada"), fhirPatient("lee", "Stone", "Lee")]);
  ada = await patientOf(server, grace, "ada");
});
afterAll(() => server.stop());

let made = 0;
/** A set of its own, of these patients, that blocks nobody. */
const newSet = (patients: readonly string[] = [], name = `Set ${(made += 1)}`) => addSet(server, grace, patients, name);

const nameOf = async (set: string) =>
  (await server.rows("SELECT name FROM patient_set WHERE id = $1", [set]))[0]!["name"] as string;

/** Who is blocked by a set: the uuids. */
const blockedBy = async (set: string) =>
  (await server.rows("SELECT user_id FROM set_block WHERE patient_set_id = $1", [set])).map((row) => row["user_id"]);

/** What was recorded of set security while something was done: outcome, sentence and changes. */
async function entriesOf(act: () => Promise<unknown>): Promise<Loose[]> {
  const before = (await server.log(grace)).length;
  await act();
  return (await server.log(grace))
    .slice(before)
    .filter(({ action }) => action === "set-security.update")
    .map(({ outcome, payload }) => ({ outcome, sentence: sentenceOfPayload(payload), changes: payload.changes }));
}

describe("setSecurity", () => {
  it("holds every set in one of two columns, by name without regard to case", async () => {
    const practice = await server.signUp();
    const user = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await addSet(server, practice, [], "beta");
    await addSet(server, practice, [], "Alpha");
    await blockBySet(server, user, [], "delta");
    await blockBySet(server, user, [], "Charlie");
    const own = SetSecurityAsks.as(server, practice);
    expect(await own.columns(user)).toEqual({
      version: 1,
      blocked: ["Charlie", "delta"],
      unblocked: ["Alpha", "beta"],
    });
    expect(await own.columns(practice)).toMatchObject({
      blocked: [],
      unblocked: ["Alpha", "beta", "Charlie", "delta"],
    });
  });

  it("holds a column of ten thousand sets whole", async () => {
    const practice = await server.signUp();
    await server.rows(
      `INSERT INTO patient_set (practice_id, id, name, name_folded, report, made_by, as_of, limited)
       SELECT $1, gen_random_uuid(), 'S' || n, 's' || n, '{}', '{}', now(), false FROM generate_series(1, 10000) n`,
      [practice.practiceUuid],
    );
    expect((await SetSecurityAsks.as(server, practice).columns(practice)).unblocked).toHaveLength(10_000);
  });

  it("is NOT_FOUND for a user who is none", async () => {
    const answer = await asks.ask(`query ($id: ID!) { setSecurity(userId: $id) { version } }`, { id: NOBODY });
    expect(refusalsOf(answer)).toEqual(["NOT_FOUND"]);
  });
});

describe("saveSetSecurity", () => {
  it("blocks and lifts what differs, counts it, and brings both columns as they then stand", async () => {
    const [one, two] = [await newSet(), await newSet()];
    const { version } = await asks.columns(jordan);
    const saved = await asks.save(jordan, { block: [one, two] });
    expect(faultsOf(saved)).toEqual([]);
    expect(saved.data.saveSetSecurity.setSecurity.user).toEqual({ id: idOf(jordan), name: "Jordan Blake" });
    expect(columnsOf(saved.data.saveSetSecurity.setSecurity)).toMatchObject({
      version: version + 1,
      blocked: expect.arrayContaining([await nameOf(one), await nameOf(two)]),
    });
    await asks.save(jordan, { unblock: [one] });
    expect([await blockedBy(one), await blockedBy(two)]).toEqual([[], [jordan.userUuid]]);
    expect(await asks.versionOf(jordan)).toBe(version + 2);
  });

  it("leaves version and log alone where nothing differs", async () => {
    const [standing, lifted] = [await newSet(), await newSet()];
    await asks.save(jordan, { block: [standing] });
    const version = await asks.versionOf(jordan);
    const entries = await entriesOf(() => asks.save(jordan, { block: [standing, standing], unblock: [lifted] }));
    expect(entries).toEqual([]);
    expect(await asks.versionOf(jordan)).toBe(version);
  });

  it("meets another's change with STALE_VERSION and what stands now, and writes nothing", async () => {
    const [theirs, mine] = [await newSet(), await newSet()];
    const version = await asks.versionOf(jordan);
    await SetSecurityAsks.as(server, samuel).save(jordan, { block: [theirs], version });
    let answer: Loose;
    const entries = await entriesOf(async () => (answer = await asks.save(jordan, { block: [mine], version })));
    expect(faultsOf(answer)).toEqual(["version STALE_VERSION"]);
    const stands = columnsOf(answer.data.saveSetSecurity.setSecurity);
    expect(stands).toMatchObject({ version: version + 1, blocked: expect.arrayContaining([await nameOf(theirs)]) });
    expect([entries, await blockedBy(mine)]).toEqual([[], []]);
  });

  it("is in force for the next request, and so is what is lifted", async () => {
    const seen = async () =>
      (await server.ask("{ patients { totalCount edges { node { name } } } }", { token: jordan.token })).data.patients;
    const set = await newSet([ada]);
    expect((await seen()).totalCount).toBe(2);
    await asks.save(jordan, { block: [set] });
    expect(await seen()).toEqual({ totalCount: 1, edges: [{ node: { name: "Stone, Lee" } }] });
    await asks.save(jordan, { unblock: [set] });
    expect((await seen()).totalCount).toBe(2);
  });

  it("lifts no block of one's own, and then nothing else of the change either", async () => {
    const [own, other] = [await newSet(), await newSet()];
    await asks.save(samuel, { block: [own, other] });
    const samuels = SetSecurityAsks.as(server, samuel);
    const more = await newSet();
    let answer: Loose;
    const entries = await entriesOf(
      async () => (answer = await samuels.save(samuel, { block: [more], unblock: [own] })),
    );
    expect(faultsOf(answer)).toEqual(["unblockSetIds BLOCKED_BY_SET"]);
    expect(answer.data.saveSetSecurity.userErrors[0].message).toContain(await nameOf(own));
    expect(entries).toMatchObject([
      {
        outcome: "REFUSED",
        sentence:
          "Samuel Ortiz was refused to change the set security of Samuel Ortiz: nobody lifts a block of his own.",
      },
    ]);
    expect([await blockedBy(own), await blockedBy(more)]).toEqual([[samuel.userUuid], []]);
    // Another lifts it.
    expect(faultsOf(await asks.save(samuel, { unblock: [own, other] }))).toEqual([]);
  });

  it("lifts others' blocks also by a set that blocks oneself (D3 holds one's own alone)", async () => {
    const set = await newSet();
    await asks.saveOfSet(set, { block: [samuel, jordan] });
    expect(faultsOf(await SetSecurityAsks.as(server, samuel).save(jordan, { unblock: [set] }))).toEqual([]);
    expect(await blockedBy(set)).toEqual([samuel.userUuid]);
    await asks.save(samuel, { unblock: [set] });
  });

  it("lets nobody block himself whose block nobody could lift", async () => {
    const practice = await server.signUp();
    const alone = SetSecurityAsks.as(server, practice);
    const set = await addSet(server, practice, [], "Family");
    const user = await server.addLogin(practice, "ADMINISTRATOR");
    const access = new AccessAsks(server, practice);
    // Sees blocks and cannot change them: no help.
    await access.setAccess(user, ["ADMINISTRATOR"], [{ right: "SET_SECURITY_UPDATE", effect: "DENY" }]);
    expect(faultsOf(await alone.save(practice, { block: [set] }))).toEqual(["blockSetIds LAST_ADMINISTRATOR"]);
    expect((await alone.previewBlocks(practice, set)).userErrors).toMatchObject([{ code: "LAST_ADMINISTRATOR" }]);
    await access.setAccess(user, ["ADMINISTRATOR"], []);
    expect(faultsOf(await alone.save(practice, { block: [set] }))).toEqual([]);
    const refused = (await server.log(practice)).filter(
      ({ action, outcome }) => action === "set-security.update" && outcome === "REFUSED",
    );
    expect(refused.map(({ payload }) => payload.detail)).toEqual([": nobody could lift the block"]);
  });

  it("refuses a set in both lists", async () => {
    const set = await newSet();
    expect(faultsOf(await asks.save(jordan, { block: [set], unblock: [set] }))).toEqual(["unblockSetIds INVALID"]);
    expect(await blockedBy(set)).toEqual([]);
  });

  it.each<[string, object]>([
    ["a user", { userId: NOBODY }],
    ["a set to block by", { blockSetIds: [setId(NO_SET)] }],
    ["a set to lift", { unblockSetIds: [setId(NO_SET)] }],
    ["an id of another type", { blockSetIds: [NOBODY] }],
  ])("is NOT_FOUND as a whole for %s that there is not", async (_case, changes) => {
    const set = await newSet();
    const input = {
      userId: idOf(jordan),
      version: await asks.versionOf(jordan),
      blockSetIds: [setId(set)],
      ...changes,
    };
    const answer = await asks.ask(
      "mutation ($input: SaveSetSecurityInput!) { saveSetSecurity(input: $input) { userErrors { code } } }",
      { input },
    );
    expect(refusalsOf(answer)).toEqual(["NOT_FOUND"]);
    expect(await blockedBy(set)).toEqual([]);
  });

  it("is told in the log by names and counts", async () => {
    const [one, two, old] = [await newSet([], "Staff"), await newSet([], "VIP"), await newSet([], "Old")];
    await asks.save(jordan, { block: [old] });
    const entries = await entriesOf(() => asks.save(jordan, { block: [one, two], unblock: [old] }));
    expect(entries).toEqual([
      {
        outcome: "SUCCESS",
        sentence:
          "Grace Adeyemi changed the set security of Jordan Blake: blocked by 2 more sets (Staff and VIP), no longer by 1 set (Old).",
        changes: [
          { field: "blocked", before: null, after: ["Staff", "VIP"] },
          { field: "lifted", before: ["Old"], after: null },
        ],
      },
    ]);
  });

  it("blocks who has yet to accept his invitation, and who is disabled", async () => {
    const set = await newSet();
    const disabled = await server.addLogin(grace, "PATIENT_COORDINATOR");
    await new UserAsks(server, grace).disable(disabled);
    expect(faultsOf(await asks.save(disabled, { block: [set] }))).toEqual([]);
    expect(await blockedBy(set)).toEqual([disabled.userUuid]);
  });
});

describe("a block", () => {
  it("stays when its set is renamed, and goes with it; a new set of the name blocks nobody", async () => {
    const sets = PatientSetAsks.as(server, grace);
    const set = await newSet([], "Before");
    await asks.save(jordan, { block: [set] });
    const renamed = await sets.update({ id: setId(set), version: 1 }, { name: "After" });
    expect(faultsOf(renamed)).toEqual([]);
    expect((await asks.columns(jordan)).blocked).toContain("After");
    const { version } = renamed.data.updatePatientSet.patientSet;
    expect(faultsOf(await sets.delete({ id: setId(set), version }, true))).toEqual([]);
    expect((await asks.columns(jordan)).blocked).not.toContain("After");
    await newSet([], "After");
    expect((await asks.columns(jordan)).unblocked).toContain("After");
  });

  it("takes the exports of reports that may hold what it blocks, and nobody else's", async () => {
    const user = await server.addLogin(grace, "ALL_ACCESS");
    const start = async (login: TestLogin) => {
      const { data } = await server.ask(
        `mutation { startReportExport(input: { report: { searchFor: [LAST_NAME] } }) { job { id } userErrors { code } } }`,
        { token: login.token },
      );
      return data.startReportExport.job.id as string;
    };
    const jobOf = async (login: TestLogin, id: string) =>
      (
        await server.ask("query ($id: ID!) { node(id: $id) { ... on ExportJob { state downloadUrl } } }", {
          variables: { id },
          token: login.token,
        })
      ).data.node;
    const download = async (login: TestLogin, id: string) => {
      const headers = { authorization: `Bearer ${login.token}` };
      return (await fetch(`${server.url}/exports/${uuidOf(id)}`, { headers })).status;
    };
    const [blocked, bystanders] = [await start(user), await start(grace)];
    for (const [login, id] of [
      [user, blocked],
      [grace, bystanders],
    ] as const) {
      await expect.poll(async () => (await jobOf(login, id)).state).toBe("DONE");
      expect(await download(login, id)).toBe(200);
    }
    const underWay = await start(user);
    await asks.save(user, { block: [await newSet([ada])] });
    expect([await download(user, blocked), await download(user, underWay), await download(grace, bystanders)]).toEqual([
      404, 404, 200,
    ]);
    const rows = await server.rows("SELECT state FROM job WHERE id = $1", [uuidOf(underWay)]);
    expect(["CANCELLED", "DONE"]).toContain(rows[0]!["state"]);
  });
});

describe("savePatientSetBlocks", () => {
  it("blocks several users at once and lifts others' blocks, each counted and in the log by name", async () => {
    const set = await newSet([], "Board");
    const lifted = await server.addLogin(grace, "PATIENT_COORDINATOR");
    await asks.saveOfSet(set, { block: [lifted] });
    const users = [samuel, jordan, lifted];
    const before = await Promise.all(users.map((user) => asks.versionOf(user)));
    let answer: Loose;
    const entries = await entriesOf(
      async () => (answer = await asks.saveOfSet(set, { block: [samuel, jordan], unblock: [lifted] })),
    );
    expect(answer.data.savePatientSetBlocks).toMatchObject({
      userErrors: [],
      patientSet: {
        name: "Board",
        blocks: {
          totalCount: 2,
          edges: [
            {
              node: { user: { id: idOf(jordan) }, blockedBy: { name: "Grace Adeyemi" }, patientSet: { name: "Board" } },
            },
            { node: { user: { id: idOf(samuel) } } },
          ],
        },
      },
    });
    expect(await Promise.all(users.map((user) => asks.versionOf(user)))).toEqual(before.map((version) => version + 1));
    expect(entries.map(({ sentence }) => sentence).toSorted()).toEqual([
      "Grace Adeyemi changed the set security of Jordan Blake: blocked by 1 more set (Board).",
      "Grace Adeyemi changed the set security of Jordan Blake: no longer by 1 set (Board).",
      "Grace Adeyemi changed the set security of Samuel Ortiz: blocked by 1 more set (Board).",
    ]);
    await asks.saveOfSet(set, { unblock: [samuel, jordan] });
  });

  it("counts nothing for who is blocked already", async () => {
    const set = await newSet();
    await asks.saveOfSet(set, { block: [jordan] });
    const version = await asks.versionOf(jordan);
    expect(await entriesOf(() => asks.saveOfSet(set, { block: [jordan] }))).toEqual([]);
    expect(await asks.versionOf(jordan)).toBe(version);
  });

  it("lifts no block of one's own, and then nobody else's", async () => {
    const set = await newSet();
    await asks.saveOfSet(set, { block: [samuel, jordan] });
    const answer = await SetSecurityAsks.as(server, samuel).saveOfSet(set, { unblock: [samuel, jordan] });
    expect(faultsOf(answer)).toEqual(["unblockUserIds BLOCKED_BY_SET"]);
    expect(answer.data.savePatientSetBlocks.patientSet).toBeNull();
    expect((await blockedBy(set)).toSorted()).toEqual([samuel.userUuid, jordan.userUuid].toSorted());
    await asks.saveOfSet(set, { unblock: [samuel, jordan] });
  });

  it("refuses a user in both lists, and is NOT_FOUND as a whole for a set or user that is none", async () => {
    const set = await newSet();
    expect(faultsOf(await asks.saveOfSet(set, { block: [jordan], unblock: [jordan] }))).toEqual([
      "unblockUserIds INVALID",
    ]);
    expect(refusalsOf(await asks.saveOfSet(NO_SET, { block: [jordan] }))).toEqual(["NOT_FOUND"]);
    const nobody = { ...jordan, userUuid: NO_SET };
    expect(refusalsOf(await asks.saveOfSet(set, { block: [jordan, nobody] }))).toEqual(["NOT_FOUND"]);
    expect(await blockedBy(set)).toEqual([]);
  });
});

describe("previewSetSecurity", () => {
  const kindsOf = ({ warnings }: Loose): string[] => warnings.map(({ kind }: Loose) => kind);

  it("counts what differs, and writes nothing", async () => {
    const [one, two, three] = [await newSet(), await newSet(), await newSet()];
    await asks.save(jordan, { block: [three] });
    const version = await asks.versionOf(jordan);
    const input = {
      userId: idOf(jordan),
      version,
      blockSetIds: [one, two, three].map(setId),
      unblockSetIds: [setId(one)],
    };
    const counted = await asks.preview({ saveSetSecurity: { ...input, unblockSetIds: [] } });
    expect(counted).toEqual({ blockCount: 2, unblockCount: 0, warnings: [], userErrors: [] });
    expect((await asks.preview({ saveSetSecurity: input })).userErrors).toMatchObject([{ code: "INVALID" }]);
    expect([await asks.versionOf(jordan), await blockedBy(one)]).toEqual([version, []]);
  });

  it("says what saving would answer, of a stale version and of one's own block", async () => {
    const set = await newSet();
    await asks.save(samuel, { block: [set] });
    const version = await asks.versionOf(samuel);
    const own = SetSecurityAsks.as(server, samuel);
    const input = { userId: idOf(samuel), version, unblockSetIds: [setId(set)] };
    expect(await own.preview({ saveSetSecurity: input })).toMatchObject({
      unblockCount: 1,
      userErrors: [{ field: ["input", "unblockSetIds"], code: "BLOCKED_BY_SET" }],
    });
    expect(await asks.preview({ saveSetSecurity: { ...input, version: version - 1 } })).toMatchObject({
      userErrors: [{ field: ["input", "version"], code: "STALE_VERSION" }],
    });
    expect(await asks.preview({ saveSetSecurity: input })).toMatchObject({ unblockCount: 1, userErrors: [] });
    await asks.save(samuel, { unblock: [set] });
  });

  describe("of a provider's own patients", () => {
    let practice: TestLogin;
    let provider: TestLogin;
    let own: SetSecurityAsks;
    let patients: string[];

    beforeAll(async () => {
      practice = await server.signUp();
      provider = await server.addLogin(practice, "CLINICAL_PROVIDER", "PROVIDER");
      own = SetSecurityAsks.as(server, practice);
      const of = { generalPractitioner: [{ reference: "Practitioner/p" }] };
      await importResources(server, practice, [
        { resourceType: "Practitioner", id: "p", name: [{ family: "Blake", given: ["Jordan"] }] },
        ...["1", "2", "3"].map((id) => fhirPatient(id, "Own", id, of)),
        fhirPatient("4", "Another's", "4"),
      ]);
      await server.rows("UPDATE practitioner SET user_id = $2 WHERE practice_id = $1", [
        practice.practiceUuid,
        provider.userUuid,
      ]);
      patients = await Promise.all(["1", "2", "3", "4"].map((id) => patientOf(server, practice, id)));
    });

    it("warns with their number, each counted once, and names the sets that hold any", async () => {
      const [first, second, third, other] = patients as [string, string, string, string];
      const one = await addSet(server, practice, [first, other], "One");
      const two = await addSet(server, practice, [first, second, third], "Two");
      const none = await addSet(server, practice, [other], "None");
      expect((await own.previewBlocks(provider, one, none)).warnings).toEqual([
        {
          kind: "OWN_PATIENTS",
          sentence: "Jordan Blake is the provider of record of 1 patient in One.",
          user: { id: idOf(provider) },
          patientSet: { name: "One" },
        },
      ]);
      expect((await own.previewBlocks(provider, one, two, none)).warnings).toMatchObject([
        { sentence: "Jordan Blake is the provider of record of 3 patients in One and Two.", patientSet: null },
      ]);
      expect((await own.previewBlocks(provider, none)).warnings).toEqual([]);
      const bulk = { patientSetId: setId(two), blockUserIds: [idOf(provider)] };
      expect((await own.preview({ savePatientSetBlocks: bulk })).warnings).toMatchObject([
        { kind: "OWN_PATIENTS", patientSet: { name: "Two" } },
      ]);
    });

    it.each(["RECORD", "CHART"] as const)(
      "tells an asker nothing of a set that blocks him, in %s mode",
      async (mode) => {
        await showBlockedAs(server, practice, mode);
        const asker = await server.addLogin(practice, "ADMINISTRATOR");
        const set = await blockBySet(server, asker, patients.slice(0, 3), `Kept from the asker, ${mode}`);
        expect(kindsOf(await SetSecurityAsks.as(server, asker).previewBlocks(provider, set))).toEqual([]);
        expect(kindsOf(await own.previewBlocks(provider, set))).toEqual(["OWN_PATIENTS"]);
      },
    );
  });

  it("warns whoever blocks himself, with who can lift it", async () => {
    const set = await newSet([], "Mine");
    const { warnings } = await asks.previewBlocks(grace, set);
    expect(warnings).toMatchObject([
      {
        kind: "YOURSELF",
        user: { id: idOf(grace) },
        patientSet: { name: "Mine" },
        sentence: expect.stringMatching(
          /^You block yourself by Mine\. You cannot lift that again; .*Samuel Ortiz.* can\.$/,
        ),
      },
    ]);
  });

  it("warns before the last administrator whom a set lets in", async () => {
    const practice = await server.signUp();
    const own = SetSecurityAsks.as(server, practice);
    const second = await server.addLogin(practice, "ADMINISTRATOR");
    const user = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const set = await addSet(server, practice, [], "Board");
    expect(kindsOf(await own.previewBlocks(second, set))).toEqual([]);
    const bulk = { patientSetId: setId(set), blockUserIds: [idOf(second), idOf(practice), idOf(user)] };
    expect(kindsOf(await own.preview({ savePatientSetBlocks: bulk })).toSorted()).toEqual([
      "LAST_ADMINISTRATOR",
      "LAST_ADMINISTRATOR",
      "YOURSELF",
    ]);
    await own.save(practice, { block: [set] });
    expect((await own.previewBlocks(second, set)).warnings).toMatchObject([
      {
        kind: "LAST_ADMINISTRATOR",
        user: { id: idOf(second) },
        sentence:
          "After this no administrator opens what is in Board. Jordan Blake cannot lift the block; Grace Adeyemi can.",
      },
    ]);
    await new UserAsks(server, practice).disable(second);
    const third = await server.addLogin(practice, "ADMINISTRATOR");
    // A disabled one counts for nothing.
    expect(kindsOf(await own.previewBlocks(third, set))).toEqual(["LAST_ADMINISTRATOR"]);
    expect(kindsOf(await own.previewBlocks(user, set))).toEqual([]);
  });
});

describe("who is blocked", () => {
  it("is told of a set by the users' names, page by page in both directions", async () => {
    const practice = await server.signUp();
    const set = await addSet(server, practice, [], "Board");
    const users: TestLogin[] = [];
    for (const lastName of ["Cole", "Adams", "Baker"]) {
      const user = await server.addLogin(practice, "PATIENT_COORDINATOR");
      await new UserAsks(server, practice).edit(user, { firstName: "Robin", lastName });
      users.push(user);
    }
    const own = SetSecurityAsks.as(server, practice);
    await own.saveOfSet(set, { block: users });
    const page = async (args: string) =>
      (
        await own.ask(
          `query ($id: ID!) { node(id: $id) { ... on PatientSet { blocks(${args}) {
            totalCount pageInfo { hasNextPage hasPreviousPage endCursor startCursor } edges { node { user { name } } } } } } }`,
          { id: setId(set) },
        )
      ).data.node.blocks;
    const names = ({ edges }: Loose) => edges.map(({ node }: Loose) => node.user.name);
    const first = await page("first: 2");
    expect([names(first), first.totalCount, first.pageInfo.hasNextPage]).toEqual([
      ["Robin Adams", "Robin Baker"],
      3,
      true,
    ]);
    const next = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect([names(next), next.pageInfo.hasNextPage]).toEqual([["Robin Cole"], false]);
    const last = await page("last: 2");
    expect(names(last)).toEqual(["Robin Baker", "Robin Cole"]);
    expect(names(await page(`last: 2, before: "${last.pageInfo.startCursor}"`))).toEqual(["Robin Adams"]);
  });

  it("is told of each set of a list, and of each user, by one statement for all", async () => {
    const practice = await server.signUp();
    const user = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await blockBySet(server, user, [], "A");
    await addSet(server, practice, [], "B");
    await blockBySet(server, user, [], "C");
    const query = vi.spyOn(pg.Client.prototype, "query");
    const { data } = await SetSecurityAsks.as(server, practice).ask(
      `{ patientSets { edges { node { name blocks { totalCount edges { node { user { id } } } } } } }
         users { edges { node { access { setBlocks { patientSet { name } } patientLinks { blockedBy { name } } } } } } }`,
    );
    const texts = query.mock.calls.map(([config]) => (config as { text?: string }).text ?? "");
    query.mockRestore();
    for (const part of [
      "CROSS JOIN LATERAL",
      "count(*) FROM set_block",
      "FROM set_block b JOIN patient_set",
      "FROM patient_link",
    ])
      expect(
        texts.filter((text) => text.includes(part)),
        part,
      ).toHaveLength(1);
    const blocks = (count: number) => ({
      totalCount: count,
      edges: Array.from({ length: count }, () => ({ node: { user: { id: idOf(user) } } })),
    });
    expect(data.patientSets.edges.map(({ node }: Loose) => node)).toEqual([
      { name: "A", blocks: blocks(1) },
      { name: "B", blocks: blocks(0) },
      { name: "C", blocks: blocks(1) },
    ]);
  });

  it("is told of a user by the sets' names, to whom may see set security alone", async () => {
    const practice = await server.signUp();
    const user = await server.addLogin(practice, "CLINICAL_MANAGER");
    await blockBySet(server, user, [], "b");
    await blockBySet(server, user, [], "A");
    const { setBlocks } = await SetSecurityAsks.as(server, practice).accessOf(user);
    expect(setBlocks).toEqual(
      ["A", "b"].map((name) => ({ patientSet: { name }, blockedBy: { name: "System" }, user: { id: idOf(user) } })),
    );
    const own = await SetSecurityAsks.as(server, user).ask(
      "query ($id: ID!) { user(id: $id) { access { version setBlocks { blockedAt } patientLinks { id } } } }",
      { id: idOf(user) },
    );
    expect(refusalsOf(own)).toEqual(["FORBIDDEN", "FORBIDDEN"]);
    expect(own.data.user.access).toMatchObject({ setBlocks: null, patientLinks: null });
  });
});

describe("set security is closed", () => {
  const calls = (set: string) =>
    [
      ["setSecurity", `query ($user: ID!) { setSecurity(userId: $user) { version } }`],
      [
        "previewSetSecurity",
        `query ($user: ID!) { previewSetSecurity(change: { saveSetSecurity: { userId: $user, version: 1 } }) { blockCount } }`,
      ],
      [
        "saveSetSecurity",
        `mutation ($user: ID!) { saveSetSecurity(input: { userId: $user, version: 1, blockSetIds: ["${setId(set)}"] }) { userErrors { code } } }`,
      ],
      [
        "savePatientSetBlocks",
        `mutation ($user: ID!) { savePatientSetBlocks(input: { patientSetId: "${setId(set)}", blockUserIds: [$user] }) { userErrors { code } } }`,
      ],
    ] as const;

  it("to who is not signed in, and to users without the right; refused changes stand in the log", async () => {
    const set = await newSet();
    const reader = await server.addLogin(grace, "MEDICAL_DIRECTOR");
    for (const [name, query] of calls(set)) {
      const variables = { user: idOf(jordan) };
      expect(refusalsOf(await server.ask(query, { variables })), name).toEqual(["UNAUTHENTICATED"]);
      expect(refusalsOf(await server.ask(query, { variables, token: jordan.token })), name).toEqual(["FORBIDDEN"]);
      const read = await server.ask(query, { variables, token: reader.token });
      expect(refusalsOf(read), name).toEqual(name === "setSecurity" ? [] : ["FORBIDDEN"]);
    }
    expect(await blockedBy(set)).toEqual([]);
    const refused = (await server.log(grace)).filter(
      ({ action, outcome, payload }) =>
        action === "set-security.update" && outcome === "REFUSED" && payload.actor.id === jordan.userUuid,
    );
    expect(refused.map(({ payload }) => payload.subject.label)).toEqual(["saveSetSecurity", "savePatientSetBlocks"]);
  });

  it("in BTG to changes, whose refusals stand in the log, and not to looking", async () => {
    const set = await newSet();
    const btg = await openBtg(server, await addEmployeeLogin(server), grace);
    for (const [name, query] of calls(set))
      expect(refusalsOf(await btg.ask(query, { user: idOf(jordan) })), name).toEqual(
        name.startsWith("save") ? ["DISABLED_IN_BTG"] : [],
      );
    expect(await blockedBy(set)).toEqual([]);
    const refused = (await server.log(grace)).filter(
      ({ action, outcome, payload }) =>
        action === "set-security.update" && outcome === "REFUSED" && payload.marks.includes("VENDOR_ACCESS"),
    );
    expect(refused).toHaveLength(2);
  });
});
