import { mkdir, open, readdir, stat } from "node:fs/promises";
import { IncomingMessage, request as httpRequest, ServerResponse } from "node:http";
import { Socket } from "node:net";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBtg, practiceEnd } from "../../testing/btg-asks.ts";
import { fhirPatient } from "../../testing/import-resources.ts";
import { ndjson, putFile, startImport, type StartedImport } from "../../testing/import-uploads.ts";
import { TestServer, type TestLogin } from "../../testing/test-server.ts";
import { addEmployeeLogin } from "../../testing/vendor-employees.ts";
import { uploadFile, uploadFolder } from "./upload-files.ts";
import { uploadHandler } from "./upload-handler.ts";

const MINUTE = 60_000;

let server: TestServer;
let grace: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  grace = await server.signUp();
});
afterAll(() => server.stop());

const start = (login: TestLogin, ...fileNames: string[]) => startImport(server, login, ...fileNames);
const put = (login: TestLogin | null, url: string, body: string | ReadableStream, headers?: Record<string, string>) =>
  putFile(server, login, url, body, headers);
const jobUuid = (url: string) => url.split("/")[2]!;
const folderOf = (url: string) => uploadFolder(server.config.dataFolder, jobUuid(url));

/** The first file of a job, and the job's state. */
const fileOf = async (url: string) =>
  (
    await server.rows(
      "SELECT state, received_at FROM import_upload JOIN job ON job.id = job_id WHERE job_id = $1 ORDER BY number",
      [jobUuid(url)],
    )
  )[0];

/** Sends the beginning of a file, and hangs up once it has arrived. */
async function breakOff(to: TestServer, login: TestLogin, url: string): Promise<void> {
  const folder = uploadFolder(to.config.dataFolder, jobUuid(url));
  const stream = new ReadableStream({
    async start(controller) {
      controller.enqueue(Buffer.from('{"resourceType":'));
      await expect.poll(() => readdir(folder).catch(() => [])).toHaveLength(1);
      controller.error(new Error("cable cut"));
    },
  });
  await expect(putFile(to, login, url, stream)).rejects.toThrow("fetch failed");
}

/** An upload that a test sends bit by bit. */
function slowUpload(login: TestLogin, url: string) {
  let controller!: ReadableStreamDefaultController;
  const stream = new ReadableStream({ start: (given) => void (controller = given) });
  return {
    response: put(login, url, stream),
    /** Sends a bit, and waits until it is on the disk. */
    async send(text: string): Promise<void> {
      const part = path.join(folderOf(url), `${url.split("/")[3]}.part`);
      const before = (await stat(part).catch(() => null))?.size ?? 0;
      controller.enqueue(Buffer.from(text));
      await expect.poll(async () => (await stat(part).catch(() => null))?.size).toBe(before + text.length);
    },
    /** Sends a bit that need not arrive. */
    push: (text: string) => controller.enqueue(Buffer.from(text)),
    end: () => controller.close(),
  };
}

describe("A file that is not taken", () => {
  let job: StartedImport;
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
    const { urls } = await start(grace, "broken.ndjson");
    await breakOff(server, grace, urls[0]!);
    await expect.poll(() => readdir(folderOf(urls[0]!))).toEqual([]);
    expect(await fileOf(urls[0]!)).toMatchObject({ state: "WAITING", received_at: null });
    expect((await put(grace, urls[0]!, ndjson(fhirPatient("again", "Sent", "Again")))).status).toBe(204);
    await expect.poll(() => fileOf(urls[0]!)).toMatchObject({ state: "DONE" });
    // A repeated request whose first answer was lost.
    expect((await put(grace, urls[0]!, "")).status).toBe(204);
  });
});

describe("A long upload", () => {
  const patient = ndjson(fhirPatient("slow", "Long", "Way"));

  test("is activity: it may take longer than Auto Logout", async () => {
    const login = await server.signUp("Slow");
    const { urls } = await start(login, "a.ndjson");
    const upload = slowUpload(login, urls[0]!);
    await upload.send(patient.slice(0, 10));
    for (const index of [1, 2, 3]) {
      server.pass(10 * MINUTE);
      await upload.send(patient.slice(index * 10, index * 10 + 10));
    }
    upload.push(patient.slice(40));
    upload.end();
    expect((await upload.response).status).toBe(204);
  });

  test.each([
    ["its session is ended", "UPDATE session SET ended_at = now(), end_cause = 'SIGN_OUT' WHERE practice_id = $1", 401],
    ["its session reaches its end", "UPDATE session SET expires_at = started_at WHERE practice_id = $1", 401],
    ["the import is cancelled", "UPDATE job SET state = 'CANCELLED' WHERE practice_id = $1", 409],
  ])("is not kept when %s meanwhile", async (_, change, status) => {
    const login = await server.signUp("Ended");
    for (const passes of [0, MINUTE]) {
      const { urls } = await start(login, "a.ndjson");
      const upload = slowUpload(login, urls[0]!);
      await upload.send(patient.slice(0, 10));
      await server.rows(change, [login.practiceUuid]);
      server.pass(passes);
      // At its end; and, where time has passed, while it is still coming.
      upload.push(patient.slice(10));
      if (passes === 0) upload.end();
      expect((await upload.response).status).toBe(status);
      expect(await readdir(folderOf(urls[0]!)).catch(() => [])).toEqual([]);
      expect(await fileOf(urls[0]!)).toMatchObject({ received_at: null });
      await server.rows(
        "UPDATE session SET ended_at = NULL, end_cause = NULL, expires_at = started_at + interval '12 hours' WHERE practice_id = $1",
        [login.practiceUuid],
      );
    }
  });
});

describe("The room that uploads take", () => {
  test("one of a file at a time", async () => {
    const login = await server.signUp("Twice");
    const { urls } = await start(login, "twice.ndjson");
    const patient = ndjson(fhirPatient("twice", "Only", "Once"));
    const first = slowUpload(login, urls[0]!);
    await first.send(patient.slice(0, 10));
    expect((await put(login, urls[0]!, patient)).status).toBe(409);
    expect(await readdir(folderOf(urls[0]!))).toEqual(["1.part"]);
    first.push(patient.slice(10));
    first.end();
    expect((await first.response).status).toBe(204);
  });

  test("20 GB a job, also for what does not say its length; what broke off counts no longer", async () => {
    const room = await server.signUp("Room");
    const { urls } = await start(room, "a.ndjson", "b.ndjson", "c.ndjson");
    const limit = 20 * 1024 ** 3;
    await mkdir(folderOf(urls[0]!), { recursive: true });
    // It takes no room of the disk: it is one hole.
    const large = await open(uploadFile(server.config.dataFolder, jobUuid(urls[2]!), 3), "w");
    await large.truncate(limit - 100);
    await large.close();
    const announced = await put(room, urls[0]!, "x".repeat(101));
    expect([announced.status, await announced.text()]).toEqual([413, expect.stringContaining("at most 20 GB")]);
    const [first, second] = [slowUpload(room, urls[0]!), slowUpload(room, urls[1]!)];
    await first.send("x".repeat(30));
    await second.send("x".repeat(50));
    second.push("x".repeat(21));
    expect((await second.response).status).toBe(413);
    expect((await put(room, urls[1]!, "x".repeat(70))).status).toBe(204);
    first.push("x");
    expect((await first.response).status).toBe(413);
    expect(await readdir(folderOf(urls[0]!))).toEqual(["2", "3"]);
  });
});

test("An upload that is refused for a missing right stands in the log", async () => {
  const login = await server.signUp("Refused");
  const clerk = await server.addLogin(login, "PATIENT_COORDINATOR");
  const { urls } = await start(login, "refused.ndjson");
  expect((await put(clerk, urls[0]!, "")).status).toBe(403);
  expect((await server.log(login)).at(-1)).toMatchObject({
    action: "patient.import",
    outcome: "REFUSED",
    payload: { actor: { id: clerk.userUuid }, detail: ": the right is missing" },
  });
});

test("A client that has hung up before its request was read is nobody's fault", async () => {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: "PUT", url: "/uploads/x" });
  await expect(
    uploadHandler(server.server.dependencies)(request, new ServerResponse(request)),
  ).resolves.toBeUndefined();
});

test("A database that is away is 503; a client that hangs up is no error", async () => {
  const said: string[] = [];
  const own = await TestServer.start();
  try {
    const { log } = own.server.dependencies;
    log.debug = (_facts: object, text?: string) => void said.push(`debug: ${text}`);
    log.error = (_facts: object, text?: string) => void said.push(`error: ${text}`);
    const login = await own.signUp();
    const { urls } = await startImport(own, login, "a.ndjson");
    await breakOff(own, login, urls[0]!);
    await expect.poll(() => said).toEqual(["debug: An upload broke off"]);
    await allowConnections(own, false);
    const response = await putFile(own, login, urls[0]!, "");
    expect([response.status, await response.text()]).toEqual([
      503,
      expect.stringContaining("The database does not answer"),
    ]);
  } finally {
    await allowConnections(own, true);
    await own.stop();
  }
});

/** Lets nobody into a test's database, as if it were gone. */
async function allowConnections({ database }: TestServer, allowed: boolean): Promise<void> {
  const url = new URL(database.adminUrl);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${allowed}`);
  if (!allowed) await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  await client.end();
}

describe("In BTG an upload", () => {
  const patient = ndjson(fhirPatient("btg", "In", "Btg"));
  const START_IN_BTG = `mutation ($names: [String!]!) { startImport(input: { fileNames: $names }) { job { id uploads { url } } } }`;

  /** An access on behalf of somebody of a practice of its own, and how files come in it. */
  async function enter() {
    const login = await server.signUp("Visited");
    const agent = await addEmployeeLogin(server);
    const btg = await openBtg(server, agent, login);
    return {
      login,
      agent,
      btg,
      async start(...names: string[]): Promise<StartedImport> {
        const { data, text } = await btg.ask(START_IN_BTG, { names });
        if (!data?.startImport?.job) throw new Error(text);
        return {
          id: data.startImport.job.id,
          urls: data.startImport.job.uploads.map(({ url }: { url: string }) => url),
        };
      },
      send: (url: string, body: string, id = btg.id) => putFile(server, agent, url, body, { "btg-session": id }),
    };
  }
  const importsOf = async (login: TestLogin) =>
    (await server.log(login))
      .filter(({ action }) => action === "patient.import")
      .map(({ outcome, payload }) => [outcome, payload.actor.kind, payload.marks, payload.detail]);
  const VENDOR = ["VENDOR_EMPLOYEE", ["VENDOR_ACCESS"]] as const;

  test("is an entry, file by file, in the agent's name", async () => {
    const { login, start: startInBtg, send } = await enter();
    const { urls } = await startInBtg("a.ndjson", "b.ndjson");
    for (const url of urls) expect((await send(url, patient)).status).toBe(204);
    await expect.poll(() => fileOf(urls[0]!)).toMatchObject({ state: "DONE" });
    expect((await importsOf(login)).slice(0, 3)).toEqual([
      ["SUCCESS", ...VENDOR, ": started with 2 files"],
      ["SUCCESS", ...VENDOR, ": sent the file a.ndjson"],
      ["SUCCESS", ...VENDOR, ": sent the file b.ndjson"],
    ]);
  });

  test("comes to no import of the user on whose behalf, and the user's to none of the agent's", async () => {
    const { login, start: startInBtg, send } = await enter();
    const own = await start(login, "own.ndjson");
    const agents = await startInBtg("agents.ndjson");
    expect((await send(own.urls[0]!, patient)).status).toBe(404);
    expect((await put(login, agents.urls[0]!, patient)).status).toBe(404);
    for (const { urls } of [own, agents])
      expect(await fileOf(urls[0]!)).toMatchObject({ state: "WAITING", received_at: null });
    // What the agent tried stands in the log; the user's own mistake harms nobody.
    expect(await importsOf(login)).toEqual([
      ["SUCCESS", "USER", [], ": started with own.ndjson"],
      ["SUCCESS", ...VENDOR, ": started with agents.ndjson"],
      ["REFUSED", ...VENDOR, ": there is no such thing, or it may not be known of"],
    ]);
    expect((await put(login, own.urls[0]!, patient)).status).toBe(204);
    expect((await send(agents.urls[0]!, patient)).status).toBe(204);
  });

  test("ends with it: between two files, and for the next access of the same agent", async () => {
    const { login, agent, btg, start: startInBtg, send } = await enter();
    const { urls } = await startInBtg("a.ndjson", "b.ndjson");
    expect((await send(urls[0]!, patient)).status).toBe(204);
    await practiceEnd(server, login, btg);
    expect((await send(urls[1]!, patient)).status).toBe(401);
    const next = await openBtg(server, agent, login);
    for (const url of urls) expect((await send(url, patient, next.id)).status).toBe(404);
    const files = await server.rows(
      "SELECT state, file_name FROM import_upload JOIN job ON job.id = job_id WHERE job_id = $1 AND received_at IS NOT NULL",
      [jobUuid(urls[0]!)],
    );
    expect(files).toEqual([{ state: "CANCELLED", file_name: "a.ndjson" }]);
  });
});
