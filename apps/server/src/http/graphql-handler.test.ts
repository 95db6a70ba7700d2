import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { TestServer, type TestLogin, type Loose } from "../testing/test-server.ts";

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

const send = (body: string, init: RequestInit = {}) =>
  fetch(`${server.url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body, ...init });
const code = async (response: Response) => ((await response.json()) as Loose).errors[0].extensions.code as string;
const ME = JSON.stringify({ query: "{ me { lockdown } }" });

describe("GraphQL over HTTP", () => {
  it.each([
    ["GET", { method: "GET", body: null }, 405],
    ["a form", { headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
    ["plain text", { headers: { "content-type": "text/plain" } }, 415],
    ["another site's page", { headers: { "content-type": "application/json", "sec-fetch-site": "cross-site" } }, 403],
    ["another origin", { headers: { "content-type": "application/json", origin: "https://evil.example" } }, 403],
    ["a sandboxed frame", { headers: { "content-type": "application/json", origin: "null" } }, 403],
  ])("refuses %s", async (_case, init, status) => {
    const response = await send(ME, init as RequestInit);
    expect(response.status).toBe(status);
    expect(await code(response)).toBe("BAD_USER_INPUT");
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("takes the console's own origin", async () => {
    const response = await send(ME, {
      headers: { "content-type": "application/json", origin: "http://localhost:4000", "sec-fetch-site": "same-origin" },
    });
    expect(response.status).toBe(200);
  });

  it.each([
    ["no JSON", "{", 400],
    ["several operations", `[${ME}]`, 400],
    ["a NUL character", JSON.stringify({ query: "{ me { lockdown } }", variables: { a: ["\0"] } }), 400],
    ["a body over 1 MB", JSON.stringify({ query: "#".repeat(1024 * 1024) }), 413],
  ])("refuses %s", async (_case, body, status) => {
    expect((await send(body)).status).toBe(status);
  });

  it.each([
    ["tokens", `{ ${"me { lockdown } ".repeat(600)} }`],
    ["aliases", `{ ${Array.from({ length: 30 }, (_, index) => `a${index}: me { lockdown }`).join(" ")} }`],
    ["depth", `{ me ${"{ actor { user { practitioner ".repeat(8)} { id } ${"} } }".repeat(8)} }`],
    ["an unknown field", "{ nothing }"],
    ["no operation", "fragment F on Me { lockdown }"],
    ["a day that does not exist", '{ patients(filter: { birthDate: "2023-02-30" }) { totalCount } }'],
    ["the year 0", '{ patients(filter: { birthDate: "0000-01-01" }) { totalCount } }'],
    ["a NUL in a literal", '{ patients(filter: { search: "\\u0000x" }) { totalCount } }'],
  ])("refuses too much or wrong: %s", async (_case, query) => {
    const { errors } = await server.ask(query, { token: practice.token });
    expect(errors[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
    expect(errors[0]?.extensions["requestId"]).toBeDefined();
  });

  it("repeats no value of a variable or literal in an error: it may be a password", async () => {
    const secret = 472_913;
    const mutation = "mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }";
    const answers = await Promise.all([
      server.ask(mutation, { variables: { input: { login: "grace", password: secret } } }),
      server.ask(mutation, { variables: { input: { login: "grace", password: [secret], extra: secret } } }),
      server.ask(`mutation { signIn(input: { login: "grace", password: ${secret} }) { userErrors { code } } }`),
      server.ask(mutation, { variables: { input: String(secret) } }),
      server.ask(`mutation { signIn(input: "${secret}") { userErrors { code } } }`),
      server.ask(`{ patients(filter: { birthDate: "${secret}" }) { totalCount } }`),
      server.ask("query ($day: Date) { patients(filter: { birthDate: $day }) { totalCount } }", {
        variables: { day: String(secret) },
      }),
      server.ask(`mutation { signIn(input: { login: "grace", password "${secret}" }) { userErrors { code } } }`),
    ]);
    for (const { errors, text } of answers) {
      expect(errors[0]!.extensions["code"]).toBe("BAD_USER_INPUT");
      expect(text).not.toContain(String(secret));
    }
    expect(answers[0]!.errors[0]!.message).toContain("input.password");
    for (const { errors } of answers.slice(5, 7)) expect(errors[0]!.message).toContain("Expected a day that exists");
  });

  it("answers every request with an id that its audit entries hold", async () => {
    const { headers } = await server.ask('{ patients(filter: { search: "moss" }) { totalCount } }', {
      token: practice.token,
    });
    const requestId = headers.get("x-request-id");
    expect((await server.log(practice)).at(-1)!.payload).toMatchObject({ action: "patient.search", requestId });
  });

  it("lets nothing be stored by caches: no answer, no refusal, no error carries anything but `Cache-Control: no-store`", async () => {
    const SEARCH = '{ patients(filter: { search: "moss" }) { totalCount } }';
    const answers = [
      await server.ask(SEARCH, { token: practice.token }),
      await server.ask(SEARCH),
      await server.ask("{ nothing }", { token: practice.token }),
      await send(ME),
      await send(ME, { method: "GET", body: null }),
      await send("{"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 200, 405, 400]);
    for (const { headers } of answers) expect(headers.get("cache-control")).toBe("no-store");
  });

  it("nulls one refused field and answers its siblings", async () => {
    const clerk = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const { data, errors } = await server.ask("{ patients { totalCount } roles { name } }", { token: clerk.token });
    expect(data).toEqual({ patients: { totalCount: 0 }, roles: null });
    expect(errors).toMatchObject([{ path: ["roles"], extensions: { code: "FORBIDDEN" } }]);
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "role.read",
      outcome: "REFUSED",
      payload: { actor: { id: clerk.userUuid } },
    });
  });
});

describe("a refusal among reads", () => {
  it("needs no second connection: many at once are all in the log, and hinder nobody", async () => {
    const clerk = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const refusals = Array.from({ length: 40 }, () => server.ask("{ roles { id } }", { token: clerk.token }));
    const innocent = server.ask("{ me { actor { name } } }", { token: practice.token });
    expect((await innocent).data.me.actor.name).toBe("Grace Adeyemi");
    for (const { errors } of await Promise.all(refusals)) expect(errors[0]?.extensions["code"]).toBe("FORBIDDEN");
    const entries = (await server.log(practice)).filter(
      ({ outcome, payload }) => outcome === "REFUSED" && payload.actor.id === clerk.userUuid,
    );
    expect(entries).toHaveLength(40);
  });

  it("tells no more of an id that exists than of one that does not, and opens nothing", async () => {
    const clerk = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const codeOf = async (id: string) => {
      const node = "query ($id: ID!) { node(id: $id) { id } }";
      const { errors } = await server.ask(node, { variables: { id }, token: clerk.token });
      return errors[0]?.extensions["code"];
    };
    const missing = "00000000-0000-7000-8000-000000000000";
    for (const type of ["Chart", "Problem", "Document", "ImportJob"] as const)
      expect(await codeOf(nodeId(type, missing)), type).toBe("FORBIDDEN");
    const entries = (await server.log(practice)).filter(({ payload }) => payload.actor.id === clerk.userUuid);
    expect(entries.map(({ outcome }) => outcome)).toEqual(["SUCCESS", ...Array.from({ length: 4 }, () => "REFUSED")]);
    // Of some types there are objects of one's own: another's look missing.
    const [role] = await server.rows("SELECT id FROM role WHERE practice_id = $1 AND shipped = 'ALL_ACCESS'", [
      practice.practiceUuid,
    ]);
    const [session] = await server.rows("SELECT id FROM session WHERE user_id = $1", [practice.userUuid]);
    for (const id of [nodeId("Role", role!["id"]), nodeId("Session", session!["id"]), nodeId("Role", missing)])
      expect(await codeOf(id)).toBe("NOT_FOUND");
    expect((await server.log(practice)).at(-2)).toMatchObject({ outcome: "REFUSED" });
  });
});

describe("a connection that is reset while its requests are read", () => {
  it("ends nothing but itself", async () => {
    const { hostname, port } = new URL(server.url);
    for (let round = 0; round < 30; round += 1) {
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      const gets = "GET /zz HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20);
      socket.write(
        `${gets}PUT /uploads/x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nPOST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n`,
      );
      socket.resetAndDestroy();
      await once(socket, "close");
    }
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });
});

describe("the console's pages", () => {
  it("answer a wrong address in plain words, without a path or a stack", async () => {
    for (const [path, status] of [
      ["/assets/%E0%A4%A", 400],
      ["/assets/nope.js", 404],
    ] as const) {
      const response = await fetch(server.url + path);
      expect([path, response.status]).toEqual([path, status]);
      expect(await response.text()).toMatch(/^(Not found|Bad request)\n$/);
    }
  });

  it("carry a strict content security policy with a nonce of their own each time", async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await fetch(`${server.url}/sign-in`)).headers.get("content-security-policy")!),
    );
    expect(policies[0]).toContain("default-src 'none'");
    expect(policies[0]).toContain("frame-ancestors 'none'");
    expect(policies[0]).not.toContain("unsafe");
    expect(policies[0]).not.toBe(policies[1]);
  });

  it("say that the server is well", async () => {
    expect(await (await fetch(`${server.url}/health`)).json()).toEqual({ status: "ok" });
  });
});
