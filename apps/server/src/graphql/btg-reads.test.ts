import { isInterfaceType, isObjectType } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { operationInWords } from "../audit/operation-words.ts";
import { sentenceOfPayload } from "../audit/record.ts";
import { anyCall } from "../testing/any-call.ts";
import { openBtg, vendorEnd, type OpenedBtg } from "../testing/btg-asks.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { LiveStream, untilListening } from "../testing/live-stream.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { idOf } from "../testing/user-asks.ts";
import { addEmployeeLogin, type TestEmployee } from "../testing/vendor-employees.ts";
import { nodeId } from "./node-id.ts";
import { buildSchema } from "./schema.ts";

const schema = buildSchema();
const queries = Object.values(schema.getQueryType()!.getFields());
const POLL = { "chartward-background": "1" };

let server: TestServer;
let practice: TestLogin;
let provider: TestLogin;
let agent: TestEmployee;
let btg: OpenedBtg;
let seen: number;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  provider = await server.addLogin(practice, "CLINICAL_PROVIDER", "PROVIDER");
  await importResources(server, practice, [fhirPatient("p1", "Moss", "Ada")]);
});
beforeEach(async () => {
  agent = await addEmployeeLogin(server);
  btg = await openBtg(server, agent, practice, { minutes: 480 });
  seen = (await server.log(practice)).length;
});
afterAll(() => server.stop());

/** The entries since it was asked last. */
async function news(): Promise<{ action: string; outcome: string; payload: Loose }[]> {
  const log = await server.log(practice);
  const since = log.slice(seen);
  seen = log.length;
  return since as never;
}

/** What was read, by its entries of `btg.read`. */
async function reads(): Promise<string[]> {
  return (await news()).filter(({ action }) => action === "btg.read").map(({ payload }) => payload.subject.label);
}

describe("a read in BTG", () => {
  it.each(queries.filter(({ name }) => !["deployment", "mailbox"].includes(name)).map((field) => [field.name, field]))(
    "%s: is an entry, as a poll too, that says what came of it",
    async (name, field) => {
      const { query, variables } = anyCall("query", field as (typeof queries)[number]);
      const { errors, data } = await btg.ask(query, variables, POLL);
      const entries = await news();
      expect(entries).toHaveLength(1);
      expect(entries[0]!.payload).toMatchObject({
        marks: ["VENDOR_ACCESS"],
        outcome: name.toString().startsWith("vendor")
          ? "REFUSED"
          : data?.[name as string] == null
            ? "FAILURE"
            : "SUCCESS",
        reason: "Letters are not printed",
        sessionId: btg.uuid,
      });
      expect(errors.length > 0).toBe(entries[0]!.outcome !== "SUCCESS");
    },
  );

  it("is told in words, a record that is opened by its id by what it is", async () => {
    await btg.ask("{ jobs { totalCount } btgSessions { totalCount } }");
    await btg.ask("query ($id: ID!) { node(id: $id) { id } }", { id: idOf(practice) });
    await btg.ask("{ vendorPractices { totalCount } }");
    expect((await news()).map(({ payload }) => sentenceOfPayload(payload))).toEqual(
      expect.arrayContaining([
        "DrChrono Employee looked at the list of imports and exports.",
        "DrChrono Employee looked at the list of DrChrono Accesses.",
        "DrChrono Employee looked at a user.",
        "DrChrono Employee was refused the vendor's list of practices: the right is missing.",
      ]),
    );
  });

  it("of what is not there says so, and what was asked for where that tells nothing", async () => {
    await btg.ask("{ patient(demographicNumber: 99) { name } }");
    await btg.ask("query ($id: ID!) { node(id: $id) { id } }", { id: nodeId("Patient", practice.userUuid) });
    const missing = "there is no such thing, or it may not be known of.";
    expect((await news()).map(({ outcome, payload }) => [outcome, sentenceOfPayload(payload as never)])).toEqual([
      ["FAILURE", `DrChrono Employee asked for the record of a patient with the Demographic # 99: ${missing}`],
      ["FAILURE", `DrChrono Employee asked for the record of a patient: ${missing}`],
    ]);
    // A poll that came to nothing hides no later one that does not.
    const query = "query ($n: Int!) { patient(demographicNumber: $n) { name } }";
    await btg.ask(query, { n: 10_001 }, POLL);
    expect((await news()).map(({ action, outcome }) => [action, outcome])).toEqual([["patient.open", "SUCCESS"]]);
  });

  it("that has an entry of its own is that one alone, and each field beside it has its own", async () => {
    const id = nodeId("Patient", String((await server.rows("SELECT id FROM patient LIMIT 1"))[0]!["id"]));
    const { errors } = await btg.ask(
      `query ($id: ID!, $user: ID!) { patient(id: $id) { chart { id } } again: node(id: $id) { ... on Patient { chart { id } } }
         user(id: $user) { name profile { email } } users { totalCount } practice { name } }`,
      { id, user: idOf(provider) },
    );
    expect(errors).toEqual([]);
    expect((await news()).map(({ action, payload }) => `${action} ${payload.subject?.label ?? ""}`).toSorted()).toEqual(
      [
        "btg.read practice",
        "chart.open Moss, Ada (10001)",
        "patient.open Moss, Ada (10001)",
        "patient.open Moss, Ada (10001)",
        "user.read ",
        "user.read Jordan Blake",
      ],
    );
  });

  it("of what the console's frame needs is one a BTG session, and of anything more always one", async () => {
    const frame =
      "{ me { user { id name } practice { name } ...Rest } } fragment Rest on Me { lockdown btgSession { id reason } }";
    for (const query of [frame, "{ me { rights } }", frame]) await btg.ask(query);
    expect(await reads()).toEqual(["me"]);
    for (let time = 0; time < 2; time += 1) {
      server.pass(10 * 60_000);
      await btg.ask(frame);
    }
    expect(await reads()).toEqual([]);
    const more = "{ me { user { ...More } } } fragment More on User { profile { email } }";
    for (const query of [more, more, "{ me { btgSession { timeline { totalCount } } } }"]) await btg.ask(query);
    expect(await reads()).toEqual(["me", "me", "me"]);
    const second = await openBtg(server, await addEmployeeLogin(server), practice);
    await second.ask(frame);
    expect(await reads()).toEqual(["me"]);
  });

  it("by a user of the practice himself is none", async () => {
    const { errors } = await server.ask("{ me { user { name } } practice { name } }", {
      token: await server.signIn(practice.userName),
    });
    expect(errors).toEqual([]);
    expect(await reads()).toEqual([]);
  });
});

describe("a poll in BTG", () => {
  const NOTICES = "query ($first: Int) { notices(first: $first) { totalCount } }";
  const poll = (query = NOTICES, variables: object = {}) => btg.ask(query, variables, POLL);

  it("of what stands in the log as read is no new entry, and every 15 minutes one", async () => {
    await btg.ask(NOTICES);
    for (let count = 0; count < 3; count += 1) await poll();
    expect(await reads()).toEqual(["notices"]);
    server.pass(10 * 60_000);
    await btg.ask("{ me { lockdown } }");
    await poll();
    expect(await reads()).toEqual(["me"]);
    server.pass(5 * 60_000 + 1);
    await poll();
    await poll();
    expect(await reads()).toEqual(["notices"]);
  });

  it("is a new entry with any other variable, selection, name or fragment: nobody reads by calling it a poll", async () => {
    await poll();
    await reads();
    for (const [query, variables] of [
      [NOTICES, { first: 2 }],
      [NOTICES.replace("totalCount", "edges { node { label } }"), {}],
      [NOTICES.replace("{ notices", "{ more: notices"), {}],
      ["{ ...All } fragment All on Query { notices { totalCount } }", {}],
      ["{ ...All } fragment All on Query { notices { edges { node { detail } } } }", {}],
    ] as const) {
      await poll(query, variables);
      expect(await reads(), query).toEqual(["notices"]);
      await poll(query, variables);
      expect(await reads(), query).toEqual([]);
    }
  });

  it("counts for its own BTG session alone, and a person's reading is always one", async () => {
    await poll();
    const other = await openBtg(server, await addEmployeeLogin(server), practice);
    await other.ask(NOTICES, {}, POLL);
    await btg.ask(NOTICES);
    await btg.ask(NOTICES);
    expect(await reads()).toEqual(["notices", "notices", "notices", "notices"]);
  });

  it("of each field of one document is told apart", async () => {
    await poll("{ notices { totalCount } practice { name } }");
    expect((await reads()).toSorted()).toEqual(["notices", "practice"]);
  });

  it("for new entries of the log is not counted as one", async () => {
    const page = await btg.ask("{ auditEntries(first: 1) { liveCursor } }");
    const since: string = page.data.auditEntries.liveCursor;
    const count = async () =>
      (await poll("query ($since: String!) { auditEntriesAdded(since: $since) { count } }", { since })).data
        .auditEntriesAdded.count;
    expect(await count()).toBe(0);
    expect(await count()).toBe(0);
  });
});

describe("an event of a live channel in BTG", () => {
  it("is an entry, and what is heard again of the same thing is no new one", async () => {
    await untilListening(server);
    const stream = await LiveStream.open(server, "subscription { btgSessionChanged { id state } }", {
      token: agent.token,
      headers: { "btg-session": btg.id },
    });
    const tellingOf = async ({ uuid }: OpenedBtg): Promise<string> => {
      for (;;) {
        const { id, state } = (await stream.next()).data.btgSessionChanged;
        if (id === nodeId("BtgSession", uuid)) return state;
      }
    };
    const colleague = await addEmployeeLogin(server);
    // What was told of the agent's own access may come late, and is an entry too: once this one is heard, it has come.
    const earlier = await openBtg(server, colleague, provider);
    await tellingOf(earlier);
    await vendorEnd(server, colleague, earlier);
    expect(await tellingOf(earlier)).toBe("ENDED");
    await reads();
    const first = await openBtg(server, colleague, provider);
    expect(await tellingOf(first)).toBe("LIVE");
    expect(await reads()).toEqual(["btgSessionChanged"]);
    await vendorEnd(server, colleague, first);
    expect(await tellingOf(first)).toBe("ENDED");
    expect(await reads()).toEqual([]);
    const second = await openBtg(server, colleague, provider);
    expect(await tellingOf(second)).toBe("LIVE");
    expect(await reads()).toEqual(["btgSessionChanged"]);
    stream.hangUp();
  });
});

describe("a mutation in BTG that changes nothing", () => {
  const versionOf = async () =>
    (await server.rows("SELECT version FROM user_account WHERE id = $1", [provider.userUuid]))[0]!["version"] as number;
  const UPDATE = `mutation ($id: ID!, $version: Int!, $title: String) {
    updateProvider(input: { userId: $id, version: $version, profile: { userTitle: $title } }) {
      user { profile { email } } userErrors { code } } }`;
  const SETTINGS = `mutation { updatePracticeSettings(input: { version: 99, name: "X" }) { practice { name } userErrors { code } } }`;

  it("is an entry, since its payload tells what stands: in one transaction, and in its own", async () => {
    const answer = await btg.ask(UPDATE, { id: idOf(provider), version: 99, title: "Doctor" });
    expect(answer.data.updateProvider).toMatchObject({ userErrors: [{ code: "STALE_VERSION" }] });
    await btg.ask(SETTINGS);
    const entries = await news();
    expect(entries.map(({ action, payload }) => [action, payload.marks, sentenceOfPayload(payload)])).toEqual([
      [
        "btg.attempt",
        ["VENDOR_ACCESS"],
        "DrChrono Employee tried changing the settings of a provider, which changed nothing.",
      ],
      [
        "btg.attempt",
        ["VENDOR_ACCESS"],
        "DrChrono Employee tried changing the practice's settings, which changed nothing.",
      ],
    ]);
  });

  it("is told apart from one beside it that does, and from the change itself", async () => {
    const version = await versionOf();
    const both = `mutation ($id: ID!, $version: Int!) {
      change: updateProvider(input: { userId: $id, version: $version, profile: { userTitle: "Doctor" } }) { userErrors { code } }
      stale: updateProvider(input: { userId: $id, version: $version, profile: { userTitle: "Nurse" } }) { user { name } userErrors { code } } }`;
    await btg.ask(both, { id: idOf(provider), version });
    expect((await news()).map(({ action }) => action)).toEqual(["user.update", "btg.attempt"]);
  });

  it("is an entry when it is thrown back: nobody tries out ids unseen", async () => {
    const CANCEL = "mutation ($id: ID!) { cancelJob(input: { jobId: $id }) { userErrors { code } } }";
    const { errors } = await btg.ask(CANCEL, { id: nodeId("ImportJob", "00000000-0000-7000-8000-000000000000") });
    expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["NOT_FOUND"]);
    await server.rows("ALTER TABLE import_upload ADD CONSTRAINT full_disk CHECK (file_name <> 'full') NOT VALID");
    await btg
      .ask('mutation { startImport(input: { fileNames: ["full"] }) { userErrors { code } } }')
      .finally(() => server.rows("ALTER TABLE import_upload DROP CONSTRAINT full_disk"));
    expect(
      (await news()).map(({ action, outcome, payload }) => [
        action,
        outcome,
        payload.marks,
        sentenceOfPayload(payload as never),
      ]),
    ).toEqual([
      [
        "btg.attempt",
        "REFUSED",
        ["VENDOR_ACCESS"],
        "DrChrono Employee was refused cancelling an import or export: there is no such thing, or it may not be known of.",
      ],
      ["btg.attempt", "FAILURE", ["VENDOR_ACCESS"], "DrChrono Employee tried importing patients, which failed."],
    ]);
  });

  it("by a user of the practice himself is no entry", async () => {
    const token = await server.signIn(practice.userName);
    await news();
    const { data } = await server.ask(SETTINGS, { token });
    expect(data.updatePracticeSettings.userErrors).toEqual([{ code: "STALE_VERSION" }]);
    expect(await news()).toEqual([]);
  });
});

describe("the words of readings and refusals", () => {
  it("are there for every root field, every type that an id leads to, and every guarded field", () => {
    const names = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!].flatMap((type) =>
      Object.keys(type.getFields()),
    );
    const node = schema.getType("Node");
    if (!isInterfaceType(node)) throw new Error("Node is no interface");
    names.push(...schema.getPossibleTypes(node).map(({ name }) => name));
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || ["Query", "Mutation", "Subscription"].includes(type.name)) continue;
      for (const { name, astNode } of Object.values(type.getFields()))
        if (astNode?.directives?.some((directive) => directive.name.value === "access"))
          names.push(`${type.name}.${name}`);
    }
    expect(names).toContain("User.profile");
    expect(names.filter((name) => operationInWords(name, "").startsWith("the operation "))).toEqual([]);
  });

  it("leave a name that is in the schema no more as it was", () => {
    expect(operationInWords("openGate", "")).toBe("the operation openGate");
  });
});
