import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBtg, practiceEnd, vendorEnd, type OpenedBtg } from "../testing/btg-asks.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { idOf, refusalsOf } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

const ENTRY = `id actionName actionLabel sentence reason ipAddress withheld marks subject { label } changes { field before after }
  onBehalfOf { name } actor { name }`;
const ENTRIES = `query ($query: String) { auditEntries(first: 100, query: $query) { totalCount edges { node { ${ENTRY} } } } }`;
const VENDOR = "mark:vendor-access";

let server: TestServer;
let owner: TestLogin;
/** Without AUDIT_READ. */
let provider: TestLogin;
let clerk: TestLogin;
let btg: OpenedBtg;

beforeAll(async () => {
  server = await TestServer.start();
  owner = await server.signUp();
  provider = await server.addLogin(owner, "CLINICAL_PROVIDER", "PROVIDER");
  clerk = await server.addLogin(owner, "PATIENT_COORDINATOR");
  await importResources(server, owner, [fhirPatient("p1", "Moss", "Ada")]);
  btg = await openBtg(server, await addEmployeeLogin(server), owner);
  await btg.ask("{ patient(demographicNumber: 10001) { name chart { id } } }");
  const [row] = await server.rows("SELECT version FROM user_account WHERE id = $1", [provider.userUuid]);
  await btg.ask(
    "mutation ($input: UpdateProviderInput!) { updateProvider(input: $input) { userErrors { message } } }",
    {
      input: { userId: idOf(provider), version: row!["version"], profile: { userTitle: "Doctor" } },
    },
  );
});
afterAll(() => server.stop());

const read = async (login: TestLogin, query: string) =>
  (await server.ask(ENTRIES, { variables: { query }, token: login.token })).data.auditEntries as Loose;
const nodes = async (login: TestLogin, query: string) =>
  (await read(login, query)).edges.map(({ node }: Loose) => node);
const actions = async (login: TestLogin, query: string) =>
  (await nodes(login, query)).map(({ actionName }: Loose) => actionName).filter((name: string) => name !== "btg.read");

describe("DrChrono Access in the report of a user without the right to all of it (D15)", () => {
  it("shows all of it: that it was, why, when and from where", async () => {
    const entries = await nodes(clerk, VENDOR);
    expect(entries.map(({ actionName }: Loose) => actionName)).toEqual(
      expect.arrayContaining(["btg.open", "patient.open", "chart.open", "user.update"]),
    );
    for (const entry of entries) {
      expect(entry).toMatchObject({
        actionLabel: "DrChrono Access",
        actor: { name: "DrChrono Employee" },
        reason: "Letters are not printed",
        ipAddress: "127.0.0.1",
        marks: ["VENDOR_ACCESS"],
      });
    }
  });

  it("keeps back what of others it touched: no subject, no patient, no before and after, in the sentence neither", async () => {
    const { text, data } = await server.ask(ENTRIES, { variables: { query: VENDOR }, token: clerk.token });
    expect(text).not.toMatch(/Moss|10001|Doctor|updateProvider/);
    for (const { node } of data.auditEntries.edges) {
      if (node.actionName === "btg.open") continue;
      expect(node).toMatchObject({
        withheld: true,
        subject: null,
        changes: [],
        sentence: "DrChrono Employee acted in the account.",
      });
    }
  });

  it("tells the opening and the ending whole: for how long, on whose behalf, and who ended it", async () => {
    const agent = await addEmployeeLogin(server);
    await vendorEnd(server, agent, await openBtg(server, agent, owner, { caseNumber: "CS-2", minutes: 480 }));
    await practiceEnd(server, owner, await openBtg(server, agent, owner, { caseNumber: "CS-3" }));
    const overdue = await openBtg(server, agent, owner, { caseNumber: "CS-4", minutes: 1 });
    server.pass(60_000);
    await overdue.ask("{ me { lockdown } }");
    const told = await nodes({ ...clerk, token: await server.signIn(clerk.userName) }, "action:btg -action:btg.read");
    expect(told.every(({ withheld }: Loose) => withheld === false)).toBe(true);
    expect(told.map(({ sentence, reason }: Loose) => [sentence, reason])).toEqual(
      expect.arrayContaining([
        ["DrChrono Employee accessed the account of Grace Adeyemi for 8 hours (case CS-2).", "Letters are not printed"],
        [
          "DrChrono Employee ended the DrChrono Access that was on behalf of Grace Adeyemi (case CS-2).",
          "Letters are not printed",
        ],
        ["Grace Adeyemi ended the DrChrono Access that was on behalf of Grace Adeyemi (case CS-3).", null],
        ["The DrChrono Access that was on behalf of Grace Adeyemi (case CS-4) ended at its time limit.", null],
      ]),
    );
    // Who was refused to end one, is nobody else's to know.
    const third = await openBtg(server, agent, owner);
    await practiceEnd(server, { ...provider, token: await server.signIn(provider.userName) }, third);
    expect(
      await actions({ ...clerk, token: await server.signIn(clerk.userName) }, "action:btg.end outcome:refused"),
    ).toEqual([]);
    await vendorEnd(server, agent, third);
  });

  it("shows changes of the own account whole, with before and after", async () => {
    const [change] = await nodes(provider, `${VENDOR} action:user.update`);
    expect(change).toMatchObject({
      withheld: false,
      subject: { label: "Jordan Blake" },
      changes: [{ field: "userTitle", before: null, after: "Doctor" }],
      sentence: "DrChrono Employee changed the profile of Jordan Blake.",
    });
    const [opening] = await nodes(provider, `${VENDOR} action:chart.open`);
    expect(opening).toMatchObject({ withheld: true, subject: null });
  });

  it("shows what was done on one's own behalf whole", async () => {
    await server.rows(
      "INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, 'audit:read', 'DENY')",
      [owner.practiceUuid, owner.userUuid],
    );
    try {
      const [opening] = await nodes(owner, `${VENDOR} action:chart.open`);
      expect(opening).toMatchObject({ withheld: false, subject: { label: "Moss, Ada (10001)" } });
    } finally {
      await server.rows("DELETE FROM access_right_exception WHERE user_id = $1", [owner.userUuid]);
    }
  });

  it("gives whoever may read all of the log all of it", async () => {
    const entries = await nodes(owner, VENDOR);
    expect(entries.every(({ withheld }: Loose) => withheld === false)).toBe(true);
    expect(entries.find(({ actionName }: Loose) => actionName === "chart.open").subject.label).toBe(
      "Moss, Ada (10001)",
    );
  });

  it("reads the same one by one, by its id", async () => {
    const entry = (await nodes(owner, `${VENDOR} action:chart.open`))[0];
    const NODE = `query ($id: ID!) { node(id: $id) { ... on AuditEntry { ${ENTRY} } } }`;
    const { data } = await server.ask(NODE, { variables: { id: entry.id }, token: clerk.token });
    expect(data.node).toMatchObject({ withheld: true, subject: null, changes: [], reason: "Letters are not printed" });
    const [other] = await nodes(owner, "action:patient.import");
    expect(refusalsOf(await server.ask(NODE, { variables: { id: other.id }, token: clerk.token }))).toEqual([
      "NOT_FOUND",
    ]);
  });

  it.each([
    ["patient:10001", [], ["chart.open", "patient.open"]],
    ["patient:moss", [], ["chart.open", "patient.open"]],
    ["moss", [], ["chart.open", "patient.open"]],
    ["user:jordan action:user", [], ["user.update"]],
  ])(
    "is found by nothing that is kept back, nor told from the rest by its absence: %s",
    async (query, forClerk, forOwner) => {
      expect(await actions(clerk, `${VENDOR} ${query}`)).toEqual(forClerk);
      expect(await actions(owner, `${VENDOR} ${query}`)).toEqual(forOwner);
      const all = (await read(clerk, VENDOR)).totalCount;
      const negated = query.replace(/^(\S+)/, "-$1").replace(" action:user", "");
      expect((await read(clerk, `${VENDOR} ${negated}`)).totalCount).toBe(all);
      expect((await read(owner, `${VENDOR} ${negated}`)).totalCount).toBeLessThan(
        (await read(owner, VENDOR)).totalCount,
      );
    },
  );

  it("is told by the count of new entries, which tells no more either", async () => {
    const since = (await server.ask("{ auditEntries(first: 1) { liveCursor } }", { token: clerk.token })).data
      .auditEntries.liveCursor;
    await btg.ask("{ patient(demographicNumber: 10001) { name } }");
    const count = async (query: string) =>
      (
        await server.ask(
          "query ($since: String!, $query: String) { auditEntriesAdded(since: $since, query: $query) { count } }",
          {
            variables: { since, query },
            token: clerk.token,
          },
        )
      ).data.auditEntriesAdded.count;
    expect(await count(VENDOR)).toBeGreaterThan(0);
    expect(await count(`${VENDOR} patient:10001`)).toBe(0);
  });
});
