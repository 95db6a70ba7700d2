import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fhirCondition, fhirPatient } from "../../testing/import-resources.ts";
import { ndjson, putFile, START_IMPORT, startImport } from "../../testing/import-uploads.ts";
import { TestServer, type TestLogin } from "../../testing/test-server.ts";

let server: TestServer;
let grace: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  grace = await server.signUp();
});
afterAll(() => server.stop());

const JOB = `query ($id: ID!) { node(id: $id) { ... on ImportJob {
  state title done total failure finishedAt startedBy { kind name user { id } } uploads { fileName url received }
  counts { resourceType created updated unchanged ignored bad }
  badLines(first: 10) { totalCount edges { node { fileName line reason } } } } } }`;
const CANCEL = `mutation ($input: CancelJobInput!) { cancelJob(input: $input) { job { state } userErrors { field code } } }`;

const start = (login: TestLogin, ...fileNames: string[]) => startImport(server, login, ...fileNames);
const put = (login: TestLogin | null, url: string, body: string) => putFile(server, login, url, body);

/** Any: what each test reads of it, its assertions check. */
async function jobOf(login: TestLogin, id: string): Promise<Record<string, any>> {
  const { data, text } = await server.ask(JOB, { variables: { id }, token: login.token });
  if (!data?.node) throw new Error(text);
  return data.node;
}

/** Any, as above. */
async function ended(login: TestLogin, id: string): Promise<Record<string, any>> {
  return expect
    .poll(() => jobOf(login, id))
    .toMatchObject({ finishedAt: expect.any(String) })
    .then(() => jobOf(login, id));
}

const uploadedJobs = () => readdir(path.join(server.config.dataFolder, "uploads")).catch(() => []);

describe("An import from the console", () => {
  test("waits for all of its files, imports them in the starter's name, and removes them", async () => {
    const job = await start(grace, "Patient.ndjson", "Condition.ndjson");
    expect(await jobOf(grace, job.id)).toMatchObject({
      state: "WAITING",
      title: "Import of 2 files",
      uploads: [
        { fileName: "Patient.ndjson", received: false },
        { fileName: "Condition.ndjson", received: false },
      ],
    });
    const condition = ndjson(fhirCondition("c1", "p1", "Asthma"), fhirCondition("c2", "nobody", "Gout"), {
      resourceType: "Observation",
    });
    expect((await put(grace, job.urls[1]!, condition)).status).toBe(204);
    expect(await jobOf(grace, job.id)).toMatchObject({
      state: "WAITING",
      uploads: [{ received: false }, { received: true }],
    });
    const patient = ndjson(fhirPatient("p1", "Núñez", "Ana"));
    expect((await put(grace, job.urls[0]!, patient)).status).toBe(204);

    const result = await ended(grace, job.id);
    expect(result).toMatchObject({
      state: "DONE",
      done: Buffer.byteLength(patient + condition),
      total: Buffer.byteLength(patient + condition),
      failure: null,
      startedBy: { kind: "USER", name: "Grace Adeyemi" },
      counts: [
        { resourceType: "Condition", created: 1, updated: 0, unchanged: 0, ignored: 0, bad: 1 },
        { resourceType: "Observation", created: 0, updated: 0, unchanged: 0, ignored: 1, bad: 0 },
        { resourceType: "Patient", created: 1, updated: 0, unchanged: 0, ignored: 0, bad: 0 },
      ],
      badLines: {
        totalCount: 1,
        edges: [
          { node: { fileName: "Condition.ndjson", line: 2, reason: expect.stringContaining("patient is unknown") } },
        ],
      },
    });
    await expect.poll(uploadedJobs).toEqual([]);
    const entries = await server.rows(
      "SELECT actor_name, ip_address, session_id FROM audit_entry WHERE practice_id = $1 AND action = 'patient.import'",
      [grace.practiceUuid],
    );
    // Started, patients, conditions, finished.
    expect(entries).toHaveLength(4);
    for (const entry of entries)
      expect(entry).toMatchObject({
        actor_name: "Grace Adeyemi",
        ip_address: "127.0.0.1",
        session_id: expect.any(String),
      });
  });

  test("is cancelled while it waits; its files are no longer taken", async () => {
    const job = await start(grace, "a.ndjson", "b.ndjson");
    expect((await put(grace, job.urls[0]!, ndjson(fhirPatient("x", "Not", "Imported")))).status).toBe(204);
    const cancel = () => server.ask(CANCEL, { variables: { input: { jobId: job.id } }, token: grace.token });
    expect((await cancel()).data.cancelJob).toEqual({ job: { state: "CANCELLED" }, userErrors: [] });
    expect((await cancel()).data.cancelJob.userErrors).toEqual([{ field: ["input", "jobId"], code: "WRONG_STATE" }]);
    expect((await put(grace, job.urls[1]!, "")).status).toBe(409);
    const [entry] = await server.rows(
      "SELECT count(*)::integer AS n FROM audit_entry WHERE practice_id = $1 AND action = 'job.cancel'",
      [grace.practiceUuid],
    );
    expect(entry).toEqual({ n: 1 });
    expect(
      await server.rows("SELECT id FROM patient WHERE practice_id = $1 AND fhir_id = 'x'", [grace.practiceUuid]),
    ).toEqual([]);
  });

  test("fails when its files do not arrive within one hour, and the log tells", async () => {
    const other = await server.signUp("Late");
    const job = await start(other, "a.ndjson");
    server.now = new Date(server.now.getTime() + 61 * 60 * 1000);
    server.server.dependencies.jobs.wake();
    await expect
      .poll(() => server.rows("SELECT state, failure FROM job WHERE practice_id = $1", [other.practiceUuid]))
      .toEqual([{ state: "FAILED", failure: "The files did not arrive within one hour. Start the import again." }]);
    expect(
      await server.rows(
        "SELECT outcome FROM audit_entry WHERE practice_id = $1 AND action = 'patient.import' ORDER BY id",
        [other.practiceUuid],
      ),
    ).toEqual([{ outcome: "SUCCESS" }, { outcome: "FAILURE" }]);
    grace = { ...grace, token: await server.signIn(grace.userName) };
    expect(job.urls).toHaveLength(1);
  });
});

describe("What cannot be started", () => {
  test.each([
    ["no file", [], "REQUIRED"],
    ["201 files", Array.from({ length: 201 }, (_, index) => `${index}.ndjson`), "OUT_OF_RANGE"],
    ["a file named twice", ["a.ndjson", "a.ndjson"], "TAKEN"],
    ["a name too long", ["x".repeat(201)], "TOO_LONG"],
    ["a name that turns text around", ["a\u202Eb.ndjson"], "INVALID"],
    ["a blank name", ["  "], "REQUIRED"],
  ])("%s", async (_, fileNames, code) => {
    const { data } = await server.ask(START_IMPORT, { variables: { input: { fileNames } }, token: grace.token });
    expect(data.startImport).toMatchObject({ job: null, userErrors: [{ code }] });
  });

  test("a sixth import while five wait", async () => {
    const busy = await server.signUp("Busy");
    for (let index = 0; index < 5; index += 1) await start(busy, "a.ndjson");
    const { data } = await server.ask(START_IMPORT, {
      variables: { input: { fileNames: ["a.ndjson"] } },
      token: busy.token,
    });
    expect(data.startImport).toMatchObject({ job: null, userErrors: [{ code: "WRONG_STATE" }] });
  });

  test("more than five, however many are started at once", async () => {
    const hasty = await server.signUp("Hasty");
    const answers = await Promise.all(
      Array.from({ length: 15 }, () =>
        server.ask(START_IMPORT, { variables: { input: { fileNames: ["a.ndjson"] } }, token: hasty.token }),
      ),
    );
    expect(answers.filter(({ data }) => data.startImport.job !== null)).toHaveLength(5);
  });

  test("without the right to import", async () => {
    const clerk = await server.addLogin(grace, "PATIENT_COORDINATOR");
    const { errors } = await server.ask(START_IMPORT, {
      variables: { input: { fileNames: ["a.ndjson"] } },
      token: clerk.token,
    });
    expect(errors[0]!.extensions["code"]).toBe("FORBIDDEN");
  });
});

test("The list of jobs is newest first, by state, and pages", async () => {
  const login = await server.signUp("Lister");
  const [first, second] = [await start(login, "a.ndjson"), await start(login, "b.ndjson")];
  const list = async (args: string) =>
    (
      await server.ask(
        `{ jobs(${args}) { totalCount pageInfo { hasNextPage endCursor } edges { node { __typename id } } } }`,
        { token: login.token },
      )
    ).data.jobs;
  const page = await list("first: 1");
  expect(page).toMatchObject({
    totalCount: 2,
    pageInfo: { hasNextPage: true },
    edges: [{ node: { __typename: "ImportJob", id: second.id } }],
  });
  expect((await list(`first: 1, after: "${page.pageInfo.endCursor}"`)).edges).toEqual([
    { node: { __typename: "ImportJob", id: first.id } },
  ]);
  expect((await list("states: [DONE]")).totalCount).toBe(0);
});
