import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCESS_RIGHTS } from "../access/access-rights.ts";
import { nodeId } from "../graphql/node-id.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { openBtg, practiceEnd, type OpenedBtg } from "../testing/btg-asks.ts";
import { designate } from "../testing/emergency-asks.ts";
import { cellsOf, download as takeFile, EXPORT_JOB as JOB, exportJob, exportMade } from "../testing/export-asks.ts";
import { HeldRows } from "../testing/held-rows.ts";
import { TestServer, uuidOf, type Loose, type TestLogin } from "../testing/test-server.ts";
import { enrolApp } from "../testing/two-factor.ts";
import { faultsOf, newUserInput, refusalsOf, UserAsks } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

const START =
  "mutation { startUserExport { job { id state title fileName rows downloadUrl expiresAt } userErrors { field code message } } }";
const CANCEL = "mutation ($id: ID!) { cancelJob(input: { jobId: $id }) { job { state } userErrors { field code } } }";
const HOUR = 60 * 60_000;

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

const ask = (login: TestLogin, query: string, variables: object = {}) =>
  server.ask(query, { variables, token: login.token });
const jobOf = (login: TestLogin, id: string): Promise<Loose> => exportJob(server, login, id);

/** An export that is made. */
async function exportUsers(login: TestLogin): Promise<Loose & { id: string; downloadUrl: string }> {
  const { data, text } = await ask(login, START);
  if (data?.startUserExport?.job == null) throw new Error(text);
  const { id } = data.startUserExport.job;
  return { id, ...(await exportMade(server, login, id)) };
}

const download = (login: TestLogin | null, url: string, headers: Record<string, string> = {}, method = "GET") =>
  takeFile(server, login, url, headers, method);

describe("the file of an export", () => {
  it("holds every user with roles, exceptions, and what they come to", async () => {
    const practice = await server.signUp();
    const access = new AccessAsks(server, practice);
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER", "PROVIDER");
    await access.setAccess(
      user,
      ["CLINICAL_PROVIDER"],
      [
        { right: "REPORT_RUN", effect: "DENY", note: "until May" },
        { right: "AUDIT_READ", effect: "ALLOW" },
      ],
    );
    await enrolApp(server, user);
    await designate(server, practice, user);
    const signedInAt = new Date(server.now);
    await server.signIn(practice.userName);
    const left = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await new UserAsks(server, practice).disable(left);

    const { downloadUrl, fileName, rows, done, total } = await exportUsers(practice);
    expect([fileName, rows, done, total]).toEqual([`users-${server.now.toISOString().slice(0, 10)}.csv`, 3, 3, 3]);
    const response = await download(practice, downloadUrl);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(Number(response.headers.get("content-length"))).toBe(bytes.length);
    const text = bytes.toString("utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    const [head, ...lines] = cellsOf(text);
    expect(head!.slice(0, 12).join()).toBe(
      "User Name,First Name,Last Name,Email,Kind,State,User Title,Roles,Exceptions,Last sign-in (UTC),Two-factor,Emergency access",
    );
    expect(head!.slice(12)).toEqual(ACCESS_RIGHTS);
    const lineOf = ({ userName }: TestLogin) => lines.find(([name]) => name === userName)!;
    const rightsOf = (login: TestLogin) =>
      lineOf(login)
        .slice(12)
        .flatMap((cell, index) => (cell === "yes" ? ACCESS_RIGHTS[index]! : []));
    expect(lineOf(user).slice(0, 12)).toEqual([
      user.userName,
      "Jordan",
      "Blake",
      `${user.userName}@example.org`,
      "PROVIDER",
      "ACTIVE",
      "",
      "Clinical Provider; TABS",
      "audit:read allowed; report:run denied: until May",
      lineOf(user)[9],
      "yes",
      "yes",
    ]);
    expect(lineOf(practice)[11]).toBe("no");
    expect(lineOf(practice)[9]).toBe(signedInAt.toISOString().slice(0, 19).replace("T", " "));
    expect(rightsOf(user).toSorted()).toEqual(["audit:read", "chart:open", "console:open", "patient:read"]);
    expect(rightsOf(practice)).toEqual(ACCESS_RIGHTS);
    expect([lineOf(left)[5], rightsOf(left)]).toEqual(["DISABLED", []]);
    expect(new Set(lines.flatMap((line) => line.slice(12)))).toEqual(new Set(["yes", ""]));
  });

  it("holds no formula that a spreadsheet would run, and keeps commas and quotes whole", async () => {
    const practice = await server.signUp();
    const users = new UserAsks(server, practice);
    const names = ['=HYPERLINK("http://evil.example")', "+1+1", "-2+3", "@SUM(A1)", 'Robin "Bob", Jr.'];
    for (const firstName of names)
      await users.change("addUser", newUserInput({ profile: { firstName, lastName: "Vale", userTitle: "=1+1" } }));
    const { downloadUrl } = await exportUsers(practice);
    const lines = cellsOf(await (await download(practice, downloadUrl)).text());
    expect(
      lines
        .map(([, first]) => first)
        .filter((first) => /Robin|['=+@-]/.test(first!))
        .toSorted(),
    ).toEqual([...names.slice(0, 4).map((name) => `'${name}`), names[4]].toSorted());
    expect(lines.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it("comes whole in several parts", async () => {
    const practice = await server.signUp();
    await server.rows(
      `INSERT INTO user_account (practice_id, id, kind, state, user_name, user_name_folded, email, email_folded, first_name, last_name, name_folded, created_at)
       SELECT $1, gen_random_uuid(), 'STAFF', 'ACTIVE', 'many' || n, 'many' || n, n || '@many.example', n || '@many.example', 'Many', n::text, 'many ' || n, now()
       FROM generate_series(1, 1200) n`,
      [practice.practiceUuid],
    );
    const { downloadUrl, rows } = await exportUsers(practice);
    expect(rows).toBe(1_201);
    const parts = await server.rows("SELECT count(*)::integer AS n FROM export_part WHERE practice_id = $1", [
      practice.practiceUuid,
    ]);
    expect(parts).toEqual([{ n: 3 }]);
    const lines = cellsOf(await (await download(practice, downloadUrl)).text());
    expect(lines).toHaveLength(1_202);
    expect(new Set(lines.map(([name]) => name)).size).toBe(1_202);
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([12 + ACCESS_RIGHTS.length]));
  });
});

describe("a download", () => {
  it("is in the log before anything leaves, once each, in the name of who took it", async () => {
    const practice = await server.signUp();
    const { downloadUrl, fileName } = await exportUsers(practice);
    for (let time = 0; time < 2; time += 1) await (await download(practice, downloadUrl)).text();
    const entries = (await server.log(practice)).filter(({ action }) => /export/.test(action));
    expect(entries).toMatchObject([
      { action: "user.export", outcome: "SUCCESS", payload: { detail: `: started, as ${fileName}` } },
      { action: "user.export", outcome: "SUCCESS", payload: { detail: ": 1 user", actor: { id: practice.userUuid } } },
      { action: "export.download", outcome: "SUCCESS", payload: { subject: { type: "ExportJob", label: fileName } } },
      { action: "export.download", outcome: "SUCCESS", payload: { actor: { id: practice.userUuid } } },
    ]);
  });

  it("does not leave when its entry cannot be written", async () => {
    const practice = await server.signUp();
    const { downloadUrl } = await exportUsers(practice);
    await server.rows("ALTER TABLE audit_entry ADD CONSTRAINT full_disk CHECK (action <> 'export.download') NOT VALID");
    const response = await download(practice, downloadUrl).finally(() =>
      server.rows("ALTER TABLE audit_entry DROP CONSTRAINT full_disk"),
    );
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain(practice.userName);
    expect((await download(practice, downloadUrl)).status).toBe(200);
  });

  it("of what an agent started in BTG is that BTG session's alone, and none in it is the user's own", async () => {
    const practice = await server.signUp();
    const agent = await addEmployeeLogin(server);
    const btg = await openBtg(server, agent, practice);
    const own = await exportUsers(practice);
    const { data } = await btg.ask(START);
    const { id } = data.startUserExport.job;
    const inBtg = async ({ ask: asked }: OpenedBtg, job: string): Promise<Loose> =>
      (await asked(JOB, { id: job })).data.node;
    await expect.poll(async () => (await inBtg(btg, id)).state).toBe("DONE");
    const { downloadUrl } = await inBtg(btg, id);
    const take = (url: string, { id: session }: OpenedBtg) =>
      download({ ...practice, token: agent.token }, url, { "btg-session": session });
    expect((await take(downloadUrl, btg)).status).toBe(200);

    // Each sees what the other does, and has no file of it.
    expect(await inBtg(btg, own.id)).toMatchObject({ state: "DONE", downloadUrl: null });
    expect(await jobOf(practice, id)).toMatchObject({ state: "DONE", downloadUrl: null });
    expect((await take(own.downloadUrl, btg)).status).toBe(404);
    expect((await download(practice, downloadUrl)).status).toBe(404);
    await practiceEnd(server, practice, btg);
    expect((await take(downloadUrl, btg)).status).toBe(401);
    expect((await take(downloadUrl, await openBtg(server, agent, practice))).status).toBe(404);

    const downloads = (await server.log(practice)).filter(({ action }) => action === "export.download");
    expect(downloads.map(({ outcome, payload }) => [outcome, payload.marks])).toEqual([
      ["SUCCESS", ["VENDOR_ACCESS"]],
      ["REFUSED", ["VENDOR_ACCESS"]],
      ["REFUSED", ["VENDOR_ACCESS"]],
    ]);
  });

  it("is its starter's alone: missing to others, also to administrators and other practices", async () => {
    const practice = await server.signUp();
    const [other, colleague, clerk] = [
      await server.signUp("Elsewhere"),
      await server.addLogin(practice, "ADMINISTRATOR"),
      await server.addLogin(practice, "PATIENT_COORDINATOR"),
    ];
    const { id, downloadUrl } = await exportUsers(practice);
    const unknown = "/exports/00000000-0000-7000-8000-000000000000";
    for (const login of [other, colleague, clerk]) {
      const [theirs, none] = await Promise.all([download(login, downloadUrl), download(login, unknown)]);
      expect([theirs.status, none.status]).toEqual([404, 404]);
      const plain = async (response: Response) => ((await response.json()) as Loose).errors[0].message;
      expect(await plain(theirs)).toBe(await plain(none));
      expect(refusalsOf(await ask(login, JOB, { id }))).toEqual(["NOT_FOUND"]);
      expect(refusalsOf(await ask(login, CANCEL, { id }))).toEqual(["NOT_FOUND"]);
    }
    const { data } = await ask(colleague, "{ jobs { totalCount edges { node { __typename } } } }");
    expect(data.jobs).toEqual({ totalCount: 0, edges: [] });
    const own = await ask(practice, "{ jobs { totalCount edges { node { __typename id } } } }");
    expect(own.data.jobs).toEqual({ totalCount: 1, edges: [{ node: { __typename: "ExportJob", id } }] });
    expect((await ask(practice, "{ jobs(kinds: [IMPORT]) { totalCount } }")).data.jobs.totalCount).toBe(0);
  });

  it("asks for session and right each time", async () => {
    const practice = await server.signUp();
    const user = await server.addLogin(practice, "ADMINISTRATOR");
    const { downloadUrl } = await exportUsers(user);
    expect((await download(null, downloadUrl)).status).toBe(401);
    const access = new AccessAsks(server, practice);
    await access.setAccess(user, ["ADMINISTRATOR"], [{ right: "USER_EXPORT", effect: "DENY" }]);
    expect((await download(user, downloadUrl)).status).toBe(403);
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "export.download",
      outcome: "REFUSED",
      payload: { actor: { id: user.userUuid } },
    });
    await access.setAccess(user, ["ADMINISTRATOR"]);
    expect((await download(user, downloadUrl)).status).toBe(200);
    await new UserAsks(server, practice).disable(user);
    expect((await download(user, downloadUrl)).status).toBe(401);
  });

  it("comes from the console's own pages or a program, by GET", async () => {
    const practice = await server.signUp();
    const { downloadUrl } = await exportUsers(practice);
    for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }])
      expect((await download(practice, downloadUrl, headers as Record<string, string>)).status).toBe(403);
    expect((await download(practice, downloadUrl, { "sec-fetch-site": "same-origin" })).status).toBe(200);
    expect((await download(practice, downloadUrl, {}, "POST")).status).toBe(405);
    for (const url of ["/exports/", "/exports/x", `${downloadUrl}/1`, `${downloadUrl}?x`])
      expect((await download(practice, url)).status).toBe(404);
  });

  it("is there for 24 hours; then the file is gone, from the database too", async () => {
    const practice = await server.signUp();
    const { id, downloadUrl, expiresAt } = await exportUsers(practice);
    expect(Date.parse(expiresAt) - server.now.getTime()).toBe(24 * HOUR);
    server.pass(24 * HOUR);
    const again = { ...practice, token: await server.signIn(practice.userName) };
    expect((await download(again, downloadUrl)).status).toBe(404);
    expect(await jobOf(again, id)).toMatchObject({ state: "DONE", downloadUrl: null });
    // What ends a job tidies up behind all of them.
    await exportUsers(again);
    const parts = () => server.rows("SELECT FROM export_part WHERE job_id = $1", [uuidOf(id)]);
    await expect.poll(parts).toEqual([]);
    expect((await download(again, downloadUrl)).status).toBe(404);
  });
});

describe("an export", () => {
  it("is started with USER_EXPORT alone", async () => {
    const practice = await server.signUp();
    const manager = await server.addLogin(practice, "CLINICAL_MANAGER");
    expect(refusalsOf(await ask(manager, START))).toEqual(["FORBIDDEN"]);
    expect((await server.log(practice)).at(-1)).toMatchObject({ action: "user.export", outcome: "REFUSED" });
    expect((await server.ask(START)).errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
  });

  it("is under way once a user, and can be cancelled: then there is no file", async () => {
    const practice = await server.signUp();
    // It is held up while it is being made.
    const rows = await HeldRows.hold(server, "LOCK TABLE totp IN ACCESS EXCLUSIVE MODE", []);
    const { data } = await ask(practice, START);
    const { id } = data.startUserExport.job;
    const again = await ask(practice, START);
    expect(faultsOf(again)).toEqual(["WRONG_STATE"]);
    await expect.poll(async () => (await jobOf(practice, id)).state).toBe("RUNNING");
    expect((await ask(practice, CANCEL, { id })).data.cancelJob).toEqual({
      job: { state: "CANCELLED" },
      userErrors: [],
    });
    await rows.letGo();
    expect((await ask(practice, CANCEL, { id })).data.cancelJob.userErrors).toEqual([
      { field: ["input", "jobId"], code: "WRONG_STATE" },
    ]);
    const { downloadUrl } = await exportUsers(practice);
    expect(downloadUrl).toMatch(/^\/exports\//);
    expect(await jobOf(practice, id)).toMatchObject({ state: "CANCELLED", rows: null, downloadUrl: null });
    expect(await server.rows("SELECT FROM export_part WHERE job_id = $1", [uuidOf(id)])).toEqual([]);
    expect((await download(practice, `/exports/${uuidOf(id)}`)).status).toBe(404);
  });

  it("ends with the right to it, and with its user", async () => {
    const practice = await server.signUp();
    const access = new AccessAsks(server, practice);
    const [one, two] = [
      await server.addLogin(practice, "ADMINISTRATOR"),
      await server.addLogin(practice, "ADMINISTRATOR"),
    ];
    const rows = await HeldRows.hold(server, "LOCK TABLE export_part IN ACCESS EXCLUSIVE MODE", []);
    for (const login of [one, two]) expect((await ask(login, START)).data.startUserExport.userErrors).toEqual([]);
    await access.setAccess(one, ["ADMINISTRATOR"], [{ right: "USER_EXPORT", effect: "DENY" }]);
    await new UserAsks(server, practice).disable(two);
    await rows.letGo();
    const jobs = await server.rows("SELECT state FROM job WHERE practice_id = $1", [practice.practiceUuid]);
    expect(jobs).toEqual([{ state: "CANCELLED" }, { state: "CANCELLED" }]);
    expect(await server.rows("SELECT FROM export_part WHERE practice_id = $1", [practice.practiceUuid])).toEqual([]);
  });

  it("is found by its id as a node, and an import's id finds no export", async () => {
    const practice = await server.signUp();
    const { id } = await exportUsers(practice);
    expect((await jobOf(practice, id)).startedBy).toEqual({ name: "Grace Adeyemi" });
    expect(refusalsOf(await ask(practice, JOB, { id: nodeId("ImportJob", uuidOf(id)) }))).toEqual(["NOT_FOUND"]);
  });
});
