import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AccessAsks } from "../testing/access-asks.ts";
import { openBtg } from "../testing/btg-asks.ts";
import { cellsOf, download, exportJob, exportMade } from "../testing/export-asks.ts";
import { HeldRows } from "../testing/held-rows.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { reportInput } from "../testing/report-asks.ts";
import { blockBySet, patientOf, showBlockedAs } from "../testing/set-blocks.ts";
import { TestServer, uuidOf, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { faultsOf, refusalsOf } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

const START = `mutation ($report: DemographicReportInput!) {
  startReportExport(input: { report: $report }) { job { id title fileName } userErrors { field code message } } }`;
const CANCEL = "mutation ($id: ID!) { cancelJob(input: { jobId: $id }) { job { state } userErrors { code } } }";

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

/** A practice with three patients. */
async function addPractice(): Promise<TestLogin> {
  const practice = await server.signUp();
  await importResources(server, practice, [
    fhirPatient("ada", "Moss", "Ada"),
    fhirPatient("ben", "Moss", "Ben", { gender: "male" }),
    fhirPatient("cleo", '=HYPERLINK("http://evil.example")', '"Cleo", Jr.', { birthDate: "1980" }),
  ]);
  return practice;
}

const start = (login: TestLogin, report: object = {}): Promise<Answer> =>
  server.ask(START, { variables: { report: reportInput(report) }, token: login.token });

async function started(login: TestLogin, report: object = {}): Promise<string> {
  const { data, text } = await start(login, report);
  if (data?.startReportExport?.job == null) throw new Error(text);
  return data.startReportExport.job.id;
}

async function exported(login: TestLogin, report: object = {}): Promise<Loose & { id: string }> {
  const id = await started(login, report);
  return { id, ...(await exportMade(server, login, id)) };
}

async function fileOf(login: TestLogin, { downloadUrl }: { downloadUrl: string }): Promise<string[][]> {
  const response = await download(server, login, downloadUrl);
  if (response.status !== 200) throw new Error(await response.text());
  return cellsOf(Buffer.from(await response.arrayBuffer()).toString("utf8"));
}

/** The file waits to be made until the rows are let go. */
const holdFiles = () => HeldRows.hold(server, "LOCK TABLE export_part IN ACCESS EXCLUSIVE MODE", []);

describe("the file", () => {
  it("holds the columns searched for, the whole result in its order, and no formula", async () => {
    const practice = await addPractice();
    const made = await exported(practice, {
      searchFor: ["DEMOGRAPHIC_NUMBER", "LAST_NAME", "FIRST_NAME", "BIRTH_DATE", "SEX"],
      orderBy: [{ by: "DEMOGRAPHIC_NUMBER", direction: "DESC" }],
      displayLimit: 1,
    });
    const today = server.now.toISOString().slice(0, 10);
    expect(made).toMatchObject({
      state: "DONE",
      fileName: `demographic-report-${today}.csv`,
      rows: 3,
      done: 3,
      total: 3,
    });
    expect(await fileOf(practice, made)).toEqual([
      ["Demographic #", "Last Name", "First Name", "Birth Date", "Sex"],
      ["10003", `'=HYPERLINK("http://evil.example")`, '"Cleo", Jr.', "", "Female"],
      ["10002", "Moss", "Ben", "1957-03-08", "Male"],
      ["10001", "Moss", "Ada", "1957-03-08", "Female"],
    ]);
  });

  it("holds what meets the criteria, or its head alone", async () => {
    const practice = await addPractice();
    const where = { sexes: ["MALE"] };
    expect(await fileOf(practice, await exported(practice, { where }))).toEqual([["Demographic #"], ["10002"]]);
    const none = await exported(practice, { where: { cities: ["Nowhere"] } });
    expect([none.state, none.rows]).toEqual(["DONE", 0]);
    expect(await fileOf(practice, none)).toEqual([["Demographic #"]]);
  });

  it("comes whole in several parts, in any order", async () => {
    const practice = await server.signUp();
    await server.rows(
      `INSERT INTO patient (practice_id, id, demographic_number, fhir_id, first_name, last_name, first_name_folded, last_name_folded,
         sex, status, content_hash, imported_at)
       SELECT $1, gen_random_uuid(), 10000 + n, 'f' || n, 'First', 'Last', 'first', 'last', 'FEMALE', 'ACTIVE', 'x', now()
       FROM generate_series(1, 4500) n`,
      [practice.practiceUuid],
    );
    for (const report of [{}, { random: true }, { orderBy: [{ by: "CITY" }] }]) {
      const made = await exported(practice, report);
      expect([made.rows, made.done, made.total]).toEqual([4_500, 4_500, 4_500]);
      const parts = await server.rows("SELECT count(*)::integer AS n FROM export_part WHERE job_id = $1", [
        uuidOf(made.id),
      ]);
      expect(parts).toEqual([{ n: 3 }]);
      const [head, ...lines] = await fileOf(practice, made);
      expect(head).toEqual(["Demographic #"]);
      expect(new Set(lines.flat()).size).toBe(4_500);
    }
  });
});

describe("what a set blocks", () => {
  it("is in no file, also when the block came between the start and the making", async () => {
    const practice = await addPractice();
    const user = await server.addLogin(practice, "ADMINISTRATOR");
    await blockBySet(server, user, [await patientOf(server, practice, "ada")]);
    const files = await holdFiles();
    const id = await started(user);
    await expect.poll(async () => (await exportJob(server, user, id)).state).toBe("RUNNING");
    await blockBySet(server, user, [await patientOf(server, practice, "ben")], "Later");
    await files.letGo();
    const made = await exportMade(server, user, id);
    expect(await fileOf(user, made)).toEqual([["Demographic #"], ["10003"]]);
    expect([made.rows, made.total]).toEqual([1, 1]);
    expect(await fileOf(practice, await exported(practice))).toHaveLength(4);
  });

  it("leaves in no file that was made before the block; what was blocked then already keeps no file back", async () => {
    const practice = await addPractice();
    const user = await server.addLogin(practice, "ADMINISTRATOR");
    const whole = await exported(user);
    const set = await blockBySet(server, user, [await patientOf(server, practice, "ada")]);
    const late = await download(server, user, whole.downloadUrl);
    expect([late.status, ((await late.json()) as Loose).errors[0].message]).toEqual([
      404,
      "This file was made before the patient sets changed. Export again.",
    ]);
    const less = await exported(user);
    expect(await fileOf(user, less)).toHaveLength(3);
    // A member that came to the set by hand is blocked too.
    await server.rows("UPDATE patient_set SET version = version + 1 WHERE id = $1", [set]);
    expect((await download(server, user, less.downloadUrl)).status).toBe(404);
    await server.rows("DELETE FROM set_block WHERE patient_set_id = $1", [set]);
    expect(await fileOf(user, less)).toHaveLength(3);
  });

  it("stands in a file where charts alone are blocked, until records are", async () => {
    const practice = await addPractice();
    const user = await server.addLogin(practice, "ADMINISTRATOR");
    await blockBySet(server, user, [await patientOf(server, practice, "ada")]);
    await showBlockedAs(server, practice, "CHART");
    const made = await exported(user);
    expect(await fileOf(user, made)).toHaveLength(4);
    await showBlockedAs(server, practice, "RECORD");
    expect((await download(server, user, made.downloadUrl)).status).toBe(404);
  });
});

describe("an export", () => {
  it("is started with REPORT_EXPORT alone, and stands in the log", async () => {
    const practice = await addPractice();
    const user = await server.addLogin(practice, "ADMINISTRATOR");
    const { downloadUrl } = await exported(user, { where: { sexes: ["MALE"] } });
    await (await download(server, user, downloadUrl)).text();
    const entries = (await server.log(practice)).filter(({ action }) => /export/.test(action));
    expect(entries.map(({ action, payload }) => [action, payload.detail, payload.actor.id])).toEqual([
      [
        "report.export",
        `: started, as demographic-report-${server.now.toISOString().slice(0, 10)}.csv: Sex Male`,
        user.userUuid,
      ],
      ["report.export", ": 1 patient", user.userUuid],
      ["export.download", null, user.userUuid],
    ]);
    const access = new AccessAsks(server, practice);
    await access.setAccess(user, ["ADMINISTRATOR"], [{ right: "REPORT_EXPORT", effect: "DENY" }]);
    expect(refusalsOf(await start(user))).toEqual(["FORBIDDEN"]);
    expect((await download(server, user, downloadUrl)).status).toBe(403);
    expect(refusalsOf(await start({ ...user, token: "x" }))).toEqual(["UNAUTHENTICATED"]);
  });

  it("is under way once a user beside one of users, and can be cancelled: then there is no file", async () => {
    const practice = await addPractice();
    const files = await holdFiles();
    const id = await started(practice);
    expect(faultsOf(await start(practice))).toEqual(["WRONG_STATE"]);
    const users = await server.ask("mutation { startUserExport { job { id } userErrors { code } } }", {
      token: practice.token,
    });
    expect(faultsOf(users)).toEqual([]);
    await expect.poll(async () => (await exportJob(server, practice, id)).state).toBe("RUNNING");
    const { data } = await server.ask(CANCEL, { variables: { id }, token: practice.token });
    expect(data.cancelJob).toEqual({ job: { state: "CANCELLED" }, userErrors: [] });
    await files.letGo();
    const made = await exported(practice);
    expect(made.state).toBe("DONE");
    expect(await server.rows("SELECT FROM export_part WHERE job_id = $1", [uuidOf(id)])).toEqual([]);
  });

  it("ends with the right to it", async () => {
    const practice = await addPractice();
    const user = await server.addLogin(practice, "ADMINISTRATOR");
    const files = await holdFiles();
    const id = await started(user);
    const access = new AccessAsks(server, practice);
    await access.setAccess(user, ["ADMINISTRATOR"], [{ right: "REPORT_EXPORT", effect: "DENY" }]);
    await files.letGo();
    expect(await server.rows("SELECT state FROM job WHERE id = $1", [uuidOf(id)])).toEqual([{ state: "CANCELLED" }]);
    expect(await server.rows("SELECT FROM export_part WHERE job_id = $1", [uuidOf(id)])).toEqual([]);
  });

  it("begins anew, whole, where one was broken off", async () => {
    const practice = await addPractice();
    const files = await holdFiles();
    const id = await started(practice);
    await expect.poll(async () => (await exportJob(server, practice, id)).state).toBe("RUNNING");
    await files.letGo();
    await exportMade(server, practice, id);
    // As a server that was killed behind its first part leaves it.
    await server.rows("UPDATE export_part SET content = 'half' WHERE job_id = $1", [uuidOf(id)]);
    await server.rows("UPDATE job SET state = 'RUNNING', finished_at = NULL, done = 0 WHERE id = $1", [uuidOf(id)]);
    expect(await fileOf(practice, await exportMade(server, practice, id))).toHaveLength(4);
  });

  it("in BTG is made under the blocks of the user on whose behalf, for the agent alone", async () => {
    const practice = await addPractice();
    const user = await server.addLogin(practice, "ADMINISTRATOR");
    await blockBySet(server, user, [await patientOf(server, practice, "ada")]);
    const agent = await addEmployeeLogin(server);
    const btg = await openBtg(server, agent, user);
    const { data, text } = await btg.ask(START, { report: reportInput() });
    expect(data?.startReportExport?.job, text).not.toBeNull();
    const { id } = data.startReportExport.job;
    const job = "query ($id: ID!) { node(id: $id) { ... on ExportJob { state downloadUrl } } }";
    const stateOf = async () => (await btg.ask(job, { id })).data.node;
    await expect.poll(async () => (await stateOf()).state).toBe("DONE");
    const { downloadUrl } = await stateOf();
    const response = await download(server, { ...user, token: agent.token }, downloadUrl, { "btg-session": btg.id });
    expect(cellsOf(await response.text())).toEqual([["Demographic #"], ["10002"], ["10003"]]);
    expect((await download(server, user, downloadUrl)).status).toBe(404);
    const entries = (await server.log(practice)).filter(({ action }) => action === "report.export");
    expect(entries.map(({ payload }) => payload.marks)).toEqual([["VENDOR_ACCESS"], ["VENDOR_ACCESS"]]);
  });
});
