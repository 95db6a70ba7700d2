import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sentenceOfPayload } from "../audit/record.ts";
import { nodeId } from "../graphql/node-id.ts";
import { openBtg } from "../testing/btg-asks.ts";
import {
  addDesignated,
  deactivate,
  designate,
  enterMode,
  openOverride,
  signInByCode,
  type Designated,
} from "../testing/emergency-asks.ts";
import { fhirCondition, fhirDocument, fhirPatient, importResources } from "../testing/import-resources.ts";
import { LiveStream, untilListening } from "../testing/live-stream.ts";
import { blockBySet, patientOf, showBlockedAs } from "../testing/set-blocks.ts";
import { TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { mailsTo } from "../testing/two-factor.ts";
import { refusalsOf } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

// Each user of it hashes passwords.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const MINUTE = 60_000;
const CHART =
  "query ($id: ID!) { patient(id: $id) { demographicNumber chart { entries { totalCount edges { node { title ... on Document { text } } } } } } }";
const LIST = `query ($filter: PatientFilter) { patients(filter: $filter) { totalCount edges { node { id } } } }`;
const ADA = { person: { firstName: "Ada", lastName: "Moss", birthDate: "1957-03-08" } };

let server: TestServer;
let administrator: TestLogin;
let other: TestLogin;
let ada: string;
let bert: string;
let open: string;

beforeAll(async () => {
  server = await TestServer.start();
  administrator = await server.signUp();
  other = await server.signUp("Other");
  await importResources(server, administrator, [
    fhirPatient("ada", "Moss", "Ada"),
    fhirPatient("bert", "Vale", "Bert"),
    fhirPatient("open", "Reed", "Olive"),
    // The same name and birth date twice.
    fhirPatient("twin-1", "Twin", "Tom"),
    fhirPatient("twin-2", "Twin", "Tom"),
    fhirPatient("kylo", "Ankunding", "Éverardo Kylo"),
    // Two by the first of their given names, and one by the whole of them.
    fhirPatient("pair-1", "Pair", "Pia Maria"),
    fhirPatient("pair-2", "Pair", "Pia Rose"),
    ...["ada", "bert", "open"].flatMap((id) => [
      fhirCondition(`c-${id}`, id, `Asthma of ${id}`),
      fhirDocument(`d-${id}`, id, `Told by ${id}`),
    ]),
  ]);
  await importResources(server, other, [fhirPatient("foreign", "Foreign", "Fay")]);
  ada = await patientOf(server, administrator, "ada");
  bert = await patientOf(server, administrator, "bert");
  open = await patientOf(server, administrator, "open");
});
afterAll(() => server.stop());

/** A user in the mode who may open charts for good, and from whom a set keeps those of Ada Moss and Bert Vale. */
async function blockedInMode(): Promise<{ user: Designated; token: string; activationId: string }> {
  const user = await addDesignated(server, administrator);
  await server.rows(
    "INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, 'chart:open', 'ALLOW')",
    [administrator.practiceUuid, user.userUuid],
  );
  await blockBySet(server, user, [ada, bert], `Kept from ${user.userName}`);
  return { user, ...(await enterMode(server, user)) };
}

const ask = (token: string, query: string, variables: object = {}) => server.ask(query, { token, variables });
const idOf = (uuid: string) => nodeId("Patient", uuid);

/** What of a patient reaches who asks for the chart. */
async function chartOf(
  token: string,
  uuid: string,
): Promise<{ entries: string[] } | { refused: boolean; text: string }> {
  const { data, text } = await ask(token, CHART, { id: idOf(uuid) });
  const entries = data?.patient?.chart?.entries?.edges;
  return entries === undefined || entries.length === 0
    ? { refused: true, text }
    : { entries: entries.map(({ node }: Loose) => node.text ?? node.title) };
}

const numberOf = async (uuid: string): Promise<number> =>
  (await server.rows("SELECT demographic_number FROM patient WHERE id = $1", [uuid]))[0]!["demographic_number"];

async function seenIn(token: string, filter: object | null = null): Promise<string[]> {
  const { data } = await ask(token, LIST, { filter });
  return data.patients.edges.map(({ node }: Loose) => node.id);
}

const entriesOf = async ({ userUuid }: TestLogin) =>
  (await server.log(administrator)).filter(({ payload }) => payload.actor.id === userUuid);

describe.each(["RECORD", "CHART"] as const)("a chart override, where blocked records show as %s,", (mode) => {
  beforeAll(() => showBlockedAs(server, administrator, mode));

  it("opens the one chart to its user alone, and the block stays for all else", async () => {
    const { user, token } = await blockedInMode();
    const second = await addDesignated(server, administrator);
    await blockBySet(server, second, [ada], `Kept from ${second.userName}`);
    const neighbour = await enterMode(server, second);
    expect(await chartOf(token, ada)).toMatchObject({ refused: true });

    const { data } = await openOverride(server, token, ADA);
    expect(data.openChartOverride).toMatchObject({ userErrors: [], chartOverride: { patient: { id: idOf(ada) } } });
    const opened = await chartOf(token, ada);
    expect(opened).toEqual({ entries: expect.arrayContaining(["Asthma of ada", "Told by ada"]) });
    expect(await seenIn(token)).toContain(idOf(ada));
    expect(await seenIn(token, { search: "moss" })).toEqual([idOf(ada)]);
    const byNumber = await ask(token, "query ($n: Int!) { patient(demographicNumber: $n) { id } }", {
      n: await numberOf(ada),
    });
    expect(byNumber.data.patient.id).toBe(idOf(ada));

    // The set's other patient, another user in the mode, and an agent on behalf of this one.
    expect(await chartOf(token, bert)).toMatchObject({ refused: true });
    if (mode === "RECORD") expect(await seenIn(token)).not.toContain(idOf(bert));
    expect(await chartOf(neighbour.token, ada)).toMatchObject({ refused: true });
    const btg = await openBtg(server, await addEmployeeLogin(server), user);
    const inBtg = await btg.ask(CHART, { id: idOf(ada) });
    expect(inBtg.text).not.toContain("Asthma");
    expect(refusalsOf(await btg.ask(OPEN, { input: { patient: ADA, reason: "In BTG" } }))).toEqual(["DISABLED_IN_BTG"]);
  });

  it.each<[string, (token: string, activationId: string, user: Designated) => Promise<unknown>]>([
    ["its user's deactivation", (token, id) => deactivate(server, token, id)],
    ["an administrator's deactivation", (_token, id) => deactivate(server, administrator.token, id)],
    ["the permission's withdrawal", (_token, _id, user) => designate(server, administrator, user, false)],
  ])("leaves nothing behind after %s", async (_what, end) => {
    const { user, token, activationId } = await blockedInMode();
    await openOverride(server, token, ADA);
    expect(await chartOf(token, ada)).toHaveProperty("entries");
    const before = server.now.toISOString();
    await end(token, activationId, user);
    for (const session of [token, await signInByCode(server, user)]) {
      const closed = await chartOf(session, ada);
      expect(closed).toMatchObject({ refused: true });
      expect((closed as { text: string }).text).not.toContain("Asthma");
      expect(await chartOf(session, open)).toHaveProperty("entries");
      if (mode === "RECORD") expect(await seenIn(session)).not.toContain(idOf(ada));
    }
    await designate(server, administrator, user);
    const again = await enterMode(server, { ...user, token: await signInByCode(server, user) });
    expect(await chartOf(again.token, ada)).toMatchObject({ refused: true });
    const [override] = await server.rows("SELECT id FROM chart_override WHERE activation_id = $1", [
      Buffer.from(activationId, "base64url").toString().split(":")[1],
    ]);
    const { data } = await ask(
      administrator.token,
      "query ($id: ID!) { node(id: $id) { ... on ChartOverride { endsAt } } }",
      {
        id: nodeId("ChartOverride", override!["id"]),
      },
    );
    expect(data.node.endsAt).toBe(before);
  });

  it("ends after 60 minutes, and opens again by another one", async () => {
    const { token } = await blockedInMode();
    const { data } = await openOverride(server, token, ADA);
    expect(data.openChartOverride.chartOverride.endsAt).toBe(
      new Date(server.now.getTime() + 60 * MINUTE).toISOString(),
    );
    for (let minutes = 10; minutes < 60; minutes += 10) {
      server.pass(10 * MINUTE);
      expect(await chartOf(token, ada)).toHaveProperty("entries");
    }
    server.pass(10 * MINUTE);
    expect(await chartOf(token, ada)).toMatchObject({ refused: true });
    expect((await openOverride(server, token, ADA)).data.openChartOverride.userErrors).toEqual([]);
    expect(await chartOf(token, ada)).toHaveProperty("entries");
    administrator = { ...administrator, token: await server.signIn(administrator.userName) };
  });
});

describe("several chart overrides", () => {
  it("stand at once, each for its own chart and its own 60 minutes: neither prolongs nor ends the other", async () => {
    const { token } = await blockedInMode();
    const first = await openOverride(server, token, ADA, "Unconscious, allergies needed");
    server.pass(40 * MINUTE);
    // Auto Logout is none of this.
    await server.rows("UPDATE session SET last_used_at = $1 WHERE ended_at IS NULL", [server.now]);
    const second = await openOverride(server, token, { id: idOf(bert) }, "Brought in beside her");
    const endOf = (answer: Answer) => new Date(answer.data.openChartOverride.chartOverride.endsAt).getTime();
    expect(endOf(second) - endOf(first)).toBe(40 * MINUTE);
    expect(await chartOf(token, ada)).toHaveProperty("entries");
    expect(await chartOf(token, bert)).toHaveProperty("entries");
    server.pass(endOf(first) - server.now.getTime());
    await server.rows("UPDATE session SET last_used_at = $1 WHERE ended_at IS NULL", [server.now]);
    expect(await chartOf(token, ada)).toMatchObject({ refused: true });
    expect(await chartOf(token, bert)).toHaveProperty("entries");
    server.pass(endOf(second) - server.now.getTime());
    await server.rows("UPDATE session SET last_used_at = $1 WHERE ended_at IS NULL", [server.now]);
    expect(await chartOf(token, bert)).toMatchObject({ refused: true });
    administrator = { ...administrator, token: await server.signIn(administrator.userName) };
  });
});

describe("a chart override", () => {
  beforeAll(() => showBlockedAs(server, administrator, "RECORD"));

  it("names the patient exactly, in each of the ways, and looks no further", async () => {
    const ways = [
      { id: idOf(ada) },
      { demographicNumber: await numberOf(ada) },
      { mrn: "mrn-ADA" },
      { fhirId: "ada" },
      { person: { firstName: " ADA ", lastName: "moss", birthDate: "1957-03-08" } },
    ];
    for (const way of ways) {
      const { token } = await blockedInMode();
      const { data, text } = await openOverride(server, token, way);
      expect(data.openChartOverride?.chartOverride?.patient?.id, text).toBe(idOf(ada));
    }
  });

  it("names the patient by the first of several given names, as well as by all of them", async () => {
    const kylo = await patientOf(server, administrator, "kylo");
    const rose = await patientOf(server, administrator, "pair-2");
    const ways = [
      [kylo, "Ankunding", " everardo "],
      [kylo, "Ankunding", "Everardo  KYLO"],
      [rose, "Pair", "Pia Rose"],
    ] as const;
    for (const [uuid, lastName, firstName] of ways) {
      const { user, token } = await blockedInMode();
      await blockBySet(server, user, [uuid], `Also kept from ${user.userName}`);
      const person = { firstName, lastName, birthDate: "1957-03-08" };
      const { data, text } = await openOverride(server, token, { person });
      expect(data.openChartOverride?.chartOverride?.patient?.id, text).toBe(idOf(uuid));
    }
  });

  it("answers the same for nobody, for several, for half a name and for another practice's, and the log has it", async () => {
    const { user, token } = await blockedInMode();
    const nobody = [
      { person: { firstName: "Tom", lastName: "Twin", birthDate: "1957-03-08" } },
      { person: { firstName: "A", lastName: "Moss", birthDate: "1957-03-08" } },
      { person: { firstName: "Pia", lastName: "Pair", birthDate: "1957-03-08" } },
      { person: { firstName: "Everard", lastName: "Ankunding", birthDate: "1957-03-08" } },
      { person: { firstName: "Kylo", lastName: "Ankunding", birthDate: "1957-03-08" } },
      { person: { firstName: "", lastName: "Ankunding", birthDate: "1957-03-08" } },
      { person: { firstName: "Ada", lastName: "Moss", birthDate: "1957-03-09" } },
      { demographicNumber: 99_999 },
      { mrn: "MRN" },
      { fhirId: "foreign" },
      { id: idOf(await patientOf(server, other, "foreign")) },
      { id: "x" },
    ];
    const answers = [];
    for (const patient of nobody) answers.push(await openOverride(server, token, patient));
    expect(new Set(answers.map(({ errors }) => `${errors[0]?.message} ${errors[0]?.extensions["code"]}`)).size).toBe(1);
    expect(refusalsOf(answers[0]!)).toEqual(["NOT_FOUND"]);
    const refused = (await entriesOf(user)).filter(({ action }) => action === "chart-override.open");
    expect(refused).toHaveLength(nobody.length);
    expect(new Set(refused.map(({ outcome }) => outcome))).toEqual(new Set(["REFUSED"]));
    expect(JSON.stringify(refused.map(({ payload }) => payload))).not.toMatch(/Twin|Moss|Ankunding/u);
    // By which way, never with what.
    expect([...new Set(refused.map(({ payload }) => payload.detail))]).toEqual(
      ["name and birth date", "Demographic #", "MRN", "FHIR id", "id"].map(
        (way) => `, named by ${way}: nobody is named so, or several are`,
      ),
    );
  });

  it("asks for a reason in words, and for a chart that is blocked", async () => {
    const { user, token } = await blockedInMode();
    for (const reason of ["", "  ", "??", "x".repeat(501)]) {
      const { data } = await openOverride(server, token, ADA, reason);
      expect(data.openChartOverride).toMatchObject({
        chartOverride: null,
        userErrors: [{ field: ["input", "reason"] }],
      });
    }
    expect((await openOverride(server, token, { id: idOf(open) })).data.openChartOverride).toMatchObject({
      chartOverride: null,
      userErrors: [{ field: ["input", "patient"], code: "WRONG_STATE" }],
    });
    expect(sentenceOfPayload((await entriesOf(user)).at(-1)!.payload as never)).toMatch(
      /was refused to open the chart of Reed, Olive \(\d+\) as a blocked one, named by id: no patient set keeps it from the user now\.$/u,
    );
    await openOverride(server, token, ADA);
    expect((await openOverride(server, token, ADA)).data.openChartOverride.userErrors).toMatchObject([
      { code: "WRONG_STATE" },
    ]);
    expect(await server.rows("SELECT FROM chart_override WHERE user_id = $1", [user.userUuid])).toHaveLength(1);
  });

  it("is opened once by several at the same moment", async () => {
    const { user, token } = await blockedInMode();
    const answers = await Promise.all(Array.from({ length: 5 }, () => openOverride(server, token, ADA)));
    const codes = answers.map(({ data }) => data.openChartOverride.userErrors[0]?.code ?? "opened");
    expect(codes.toSorted()).toEqual([...Array<string>(4).fill("WRONG_STATE"), "opened"]);
    expect(await server.rows("SELECT FROM chart_override WHERE user_id = $1", [user.userUuid])).toHaveLength(1);
  });

  it("is there in the mode alone", async () => {
    const user = await addDesignated(server, administrator);
    await blockBySet(server, user, [ada], `Kept from ${user.userName}`);
    expect(refusalsOf(await openOverride(server, user.token, ADA))).toEqual(["FORBIDDEN"]);
    expect(refusalsOf(await openOverride(server, administrator.token, ADA))).toEqual(["FORBIDDEN"]);
    expect(refusalsOf(await openOverride(server, "", ADA))).toEqual(["UNAUTHENTICATED"]);
    const refused = (await entriesOf(user)).filter(({ action }) => action === "chart-override.open");
    expect(refused).toMatchObject([{ outcome: "REFUSED" }]);
    const { token, activationId } = await enterMode(server, user);
    await deactivate(server, administrator.token, activationId);
    expect(refusalsOf(await openOverride(server, token, ADA))).toEqual(["FORBIDDEN"]);
  });

  it("is told to its session with its end, without an entry of its own, until it is over", async () => {
    const { user, token } = await blockedInMode();
    const own = async () =>
      (await ask(token, "{ me { chartOverrides { patientId endsAt reason } } }")).data.me.chartOverrides;
    expect(await own()).toEqual([]);
    await openOverride(server, token, ADA);
    const before = (await entriesOf(user)).length;
    const endsAt = new Date(server.now.getTime() + 60 * MINUTE).toISOString();
    expect(await own()).toEqual([{ patientId: idOf(ada), endsAt, reason: "Unconscious, allergies needed" }]);
    const { data } = await ask(await signInByCode(server, user), "{ me { chartOverrides { patientId } } }");
    expect(data.me.chartOverrides, "of the mode, whichever session").toHaveLength(1);
    expect((await entriesOf(user)).slice(before).map(({ payload }) => payload.action)).not.toContain("patient.open");
    for (let minutes = 0; minutes < 60; minutes += 10) {
      expect(await own()).toHaveLength(1);
      server.pass(10 * MINUTE);
    }
    expect(await own()).toEqual([]);
    administrator = { ...administrator, token: await server.signIn(administrator.userName) };
  });

  it("goes with the mode, and the session is told at once, also of somebody whose rights stay the same", async () => {
    const { user, token, activationId } = await blockedInMode();
    await server.rows(
      "INSERT INTO user_role (practice_id, user_id, role_id) SELECT practice_id, $2, id FROM role WHERE practice_id = $1 AND shipped = 'ADMINISTRATOR'",
      [administrator.practiceUuid, user.userUuid],
    );
    await openOverride(server, token, ADA);
    const { live } = server.server.dependencies;
    await untilListening(server);
    const stream = await LiveStream.open(server, "subscription { sessionChanged { kind } }", { token });
    await live.sweep();
    await deactivate(server, administrator.token, activationId);
    expect(await stream.next()).toMatchObject({ data: { sessionChanged: { kind: "RIGHTS_CHANGED" } } });
    expect((await ask(token, "{ me { chartOverrides { id } } }")).data.me.chartOverrides).toEqual([]);
  });

  it("never outlasts the mode's time limit", async () => {
    await server.rows("UPDATE practice SET emergency_maximum_minutes = 15 WHERE id = $1", [administrator.practiceUuid]);
    const { token } = await blockedInMode();
    await server.rows("UPDATE practice SET emergency_maximum_minutes = 720 WHERE id = $1", [
      administrator.practiceUuid,
    ]);
    server.pass(5 * MINUTE);
    const { data } = await openOverride(server, token, ADA);
    const { endsAt, activation } = data.openChartOverride.chartOverride;
    expect(endsAt).toBe(activation.endsAt);
    server.now = new Date(new Date(endsAt).getTime() - 1_000);
    expect(await chartOf(token, ada)).toHaveProperty("entries");
    server.pass(1_000);
    expect(await chartOf(token, ada)).toMatchObject({ refused: true });
    administrator = { ...administrator, token: await server.signIn(administrator.userName) };
  });

  it("stands in the log with the reason, and what is opened by it with its mark", async () => {
    const { user, token } = await blockedInMode();
    await openOverride(server, token, ADA, "Unconscious, allergies needed");
    await chartOf(token, ada);
    await chartOf(token, open);
    const own = await entriesOf(user);
    const opening = own.find(({ action }) => action === "chart-override.open");
    expect(opening).toMatchObject({
      outcome: "SUCCESS",
      payload: {
        patientId: ada,
        reason: "Unconscious, allergies needed",
        subject: { type: "Patient", id: ada },
        marks: ["EMERGENCY_ACCESS", "CHART_OVERRIDE"],
      },
    });
    const charts = own.filter(({ action }) => action === "chart.open");
    expect(new Map(charts.map(({ payload }) => [payload.patientId, payload.marks]))).toEqual(
      new Map([
        [ada, ["EMERGENCY_ACCESS", "CHART_OVERRIDE"]],
        [open, ["EMERGENCY_ACCESS"]],
      ]),
    );
    const found = await ask(
      administrator.token,
      `{ auditEntries(query: "mark:chart-override action:chart-override.open") { edges { node { reason sentence } } } }`,
    );
    expect(JSON.stringify(found.data)).toContain("Unconscious, allergies needed");
  });

  it("is told to the administrators by notice, and by a mail that names no patient", async () => {
    const { user, token } = await blockedInMode();
    const { data } = await openOverride(server, token, ADA, "Unconscious, allergies needed");
    const notices = async (reader: string) => {
      const answer = await ask(
        reader,
        "{ notices(kinds: [CHART_OVERRIDE], first: 1) { edges { node { label detail path subject { id } } } } }",
      );
      return answer.data.notices.edges.map(({ node }: Loose) => node);
    };
    expect(await notices(administrator.token)).toMatchObject([
      {
        label: "Jordan Blake opened a blocked chart",
        path: "/audit?q=mark:chart-override",
        subject: { id: data.openChartOverride.chartOverride.id },
      },
    ]);
    expect(await notices(token)).toEqual([]);
    const colleague = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    expect(await notices(colleague.token)).toEqual([]);
    const mails = (await mailsTo(server, administrator)).filter(({ subject }) =>
      /opened a blocked chart/u.test(subject),
    );
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.map(({ subject, body }) => subject + body).join()).not.toMatch(/Moss|Ada|Unconscious/u);
    expect((await mailsTo(server, user)).some(({ subject }) => /blocked chart/u.test(subject))).toBe(false);
  });

  it("is listed in the review; of a patient who is kept from the reviewer, without patient and reason", async () => {
    const { token, activationId } = await blockedInMode();
    await openOverride(server, token, ADA, "Ada Moss is unconscious");
    const REVIEW = `query ($id: ID!) { node(id: $id) { ... on EmergencyAccessActivation { review { chartOverrides {
      reason openedAt user { name } patient { id name } activation { id } } } } } }`;
    const reviewed = async (reader: string) =>
      (await ask(reader, REVIEW, { id: activationId })).data?.node?.review?.chartOverrides;
    expect(await reviewed(administrator.token)).toMatchObject([
      {
        reason: "Ada Moss is unconscious",
        user: { name: "Jordan Blake" },
        patient: { id: idOf(ada) },
        activation: { id: activationId },
      },
    ]);
    expect((await entriesOf(administrator)).at(-1)).toMatchObject({
      action: "patient.open",
      payload: { patientId: ada },
    });
    const reviewer = await server.addLogin(administrator, "ADMINISTRATOR");
    await blockBySet(server, reviewer, [ada], `Kept from ${reviewer.userName}`);
    expect(await reviewed(reviewer.token)).toMatchObject([{ reason: null, patient: null }]);
    const colleague = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    expect(await reviewed(colleague.token)).toBeUndefined();
    const override = (await server.rows("SELECT id FROM chart_override ORDER BY opened_at DESC, id DESC LIMIT 1"))[0]![
      "id"
    ];
    const NODE = "query ($id: ID!) { node(id: $id) { id ... on ChartOverride { reason } } }";
    const id = nodeId("ChartOverride", override);
    expect((await ask(token, NODE, { id })).data.node).toEqual({ id, reason: "Ada Moss is unconscious" });
    // One's own is no news; another's reason by itself is an entry, as the list in the review is.
    expect((await entriesOf(administrator)).at(-1)!.action).not.toBe("audit.read");
    expect((await ask(administrator.token, NODE, { id })).data.node).toEqual({ id, reason: "Ada Moss is unconscious" });
    expect((await entriesOf(administrator)).at(-1)).toMatchObject({
      action: "audit.read",
      payload: {
        actor: { id: administrator.userUuid },
        patientId: ada,
        detail: expect.stringContaining("one blocked chart"),
      },
    });
    expect(refusalsOf(await ask(colleague.token, NODE, { id }))).toEqual(["NOT_FOUND"]);
    const foreign = await server.signIn(other.userName);
    expect(refusalsOf(await ask(foreign, NODE, { id }))).toEqual(["NOT_FOUND"]);
  });
});

const OPEN = "mutation ($input: OpenChartOverrideInput!) { openChartOverride(input: $input) { userErrors { code } } }";
