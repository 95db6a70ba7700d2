import { readdir } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fhirCondition, fhirPatient } from "../../testing/import-resources.ts";
import { TestServer, type TestLogin } from "../../testing/test-server.ts";

let server: TestServer;
let grace: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  grace = await server.signUp();
});
afterAll(() => server.stop());

const START = `mutation ($input: StartImportInput!) {
  startImport(input: $input) { job { id state title uploads { fileName url received } } userErrors { field code message } } }`;
const JOB = `query ($id: ID!) { node(id: $id) { ... on ImportJob {
  state title done total failure finishedAt startedBy { kind name user { id } } uploads { fileName url received }
  counts { resourceType created updated unchanged ignored bad }
  badLines(first: 10) { totalCount edges { node { fileName line reason } } } } } }`;
const CANCEL = `mutation ($input: CancelJobInput!) { cancelJob(input: $input) { job { state } userErrors { field code } } }`;

interface StartedJob {
  readonly id: string;
  readonly urls: string[];
}

async function start(login: TestLogin, ...fileNames: string[]): Promise<StartedJob> {
  const { data, text } = await server.ask(START, { variables: { input: { fileNames } }, token: login.token });
  if (!data?.startImport?.job) throw new Error(text);
  return { id: data.startImport.job.id, urls: data.startImport.job.uploads.map(({ url }: { url: string }) => url) };
}

function put(
  login: TestLogin | null,
  url: string,
  body: string | ReadableStream,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${server.url}${url}`, {
    method: "PUT",
    body,
    headers: {
      "content-type": "application/fhir+ndjson",
      ...(login === null ? {} : { authorization: `Bearer ${login.token}` }),
      ...headers,
    },
    ...(typeof body === "string" ? {} : { duplex: "half" }),
  } as RequestInit);
}

async function jobOf(login: TestLogin, id: string): Promise<Record<string, any>> {
  const { data, text } = await server.ask(JOB, { variables: { id }, token: login.token });
  if (!data?.node) throw new Error(text);
  return data.node;
}

async function ended(login: TestLogin, id: string): Promise<Record<string, any>> {
  return expect
    .poll(() => jobOf(login, id), { timeout: 15_000 })
    .toMatchObject({ finishedAt: expect.any(String) })
    .then(() => jobOf(login, id));
}

const ndjson = (...resources: object[]) => resources.map((resource) => `${JSON.stringify(resource)}\n`).join("");
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
      .poll(() => server.rows("SELECT state, failure FROM job WHERE practice_id = $1", [other.practiceUuid]), {
        timeout: 5_000,
      })
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
    const { data } = await server.ask(START, { variables: { input: { fileNames } }, token: grace.token });
    expect(data.startImport).toMatchObject({ job: null, userErrors: [{ code }] });
  });

  test("a sixth import while five wait", async () => {
    const busy = await server.signUp("Busy");
    for (let index = 0; index < 5; index += 1) await start(busy, "a.ndjson");
    const { data } = await server.ask(START, { variables: { input: { fileNames: ["a.ndjson"] } }, token: busy.token });
    expect(data.startImport).toMatchObject({ job: null, userErrors: [{ code: "WRONG_STATE" }] });
  });

  test("without the right to import", async () => {
    const clerk = await server.addLogin(grace, "PATIENT_COORDINATOR");
    const { errors } = await server.ask(START, {
      variables: { input: { fileNames: ["a.ndjson"] } },
      token: clerk.token,
    });
    expect(errors[0]!.extensions["code"]).toBe("FORBIDDEN");
  });
});

describe("A file that is not taken", () => {
  let job: StartedJob;
  beforeAll(async () => {
    job = await start(grace, "a.ndjson");
  });

  test("comes without or with a wrong credential", async () => {
    expect((await put(null, job.urls[0]!, "")).status).toBe(401);
    expect((await put({ ...grace, token: grace.token.slice(0, -2) + "AA" }, job.urls[0]!, "")).status).toBe(401);
  });

  test("comes from another user of the practice, or of another practice: as if there were no such address", async () => {
    const colleague = await server.addLogin(grace, "CLINICAL_MANAGER");
    const stranger = await server.signUp("Elsewhere");
    const texts = [];
    for (const [login, url] of [
      [colleague, job.urls[0]!],
      [stranger, job.urls[0]!],
      [grace, job.urls[0]!.replace(/1$/, "2")],
      [grace, "/uploads/00000000-0000-7000-8000-000000000000/1"],
      [grace, `${job.urls[0]!}/..%2f..%2fmaster.key`],
      [grace, "/uploads/x/1"],
    ] as const) {
      const response = await put(login, url, "");
      texts.push([response.status, (await response.text()).replace(/"requestId":"[^"]*"/, "")]);
    }
    expect(new Set(texts.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(texts[0]![0]).toBe(404);
  });

  test.each([
    ["by POST", { method: "POST" }, 405],
    ["as another type", { headers: { "content-type": "text/html" } }, 415],
    ["from another site", { headers: { "sec-fetch-site": "cross-site" } }, 403],
    ["from another origin", { headers: { origin: "https://evil.example" } }, 403],
  ])("comes %s", async (_, changes, status) => {
    const headers = {
      "content-type": "application/fhir+ndjson",
      authorization: `Bearer ${grace.token}`,
      ...("headers" in changes ? changes.headers : {}),
    };
    const response = await fetch(`${server.url}${job.urls[0]}`, { method: "PUT", body: "", ...changes, headers });
    expect(response.status).toBe(status);
  });

  test("says that it is larger than 5 GB", async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = {
        "content-type": "application/fhir+ndjson",
        authorization: `Bearer ${grace.token}`,
        "content-length": 6 * 1024 ** 3,
      };
      const request = httpRequest(`${server.url}${job.urls[0]}`, { method: "PUT", headers }, (response) =>
        resolve(response.statusCode),
      );
      request.on("error", reject);
      request.flushHeaders();
    });
    expect(status).toBe(413);
  });

  test("breaks off: nothing of it stays, and it can be sent again", async () => {
    const { id, urls } = await start(grace, "broken.ndjson");
    const folder = path.join(server.config.dataFolder, "uploads", urls[0]!.split("/")[2]!);
    const stream = new ReadableStream({
      async start(controller) {
        controller.enqueue(Buffer.from('{"resourceType":'));
        await expect.poll(() => readdir(folder).catch(() => [])).toHaveLength(1);
        controller.error(new Error("cable cut"));
      },
    });
    await expect(put(grace, urls[0]!, stream)).rejects.toThrow("fetch failed");
    await expect.poll(() => readdir(folder)).toEqual([]);
    expect(await jobOf(grace, id)).toMatchObject({ state: "WAITING", uploads: [{ received: false }] });
    expect((await put(grace, urls[0]!, ndjson(fhirPatient("again", "Sent", "Again")))).status).toBe(204);
    expect(await ended(grace, id)).toMatchObject({ state: "DONE", counts: [{ created: 1 }] });
    // A repeated request whose first answer was lost.
    expect((await put(grace, urls[0]!, "")).status).toBe(204);
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
