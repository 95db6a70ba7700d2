import { afterAll, beforeAll, expect, it } from "vitest";
import pg from "pg";
import { TestServer, type TestLogin } from "../testing/test-server.ts";

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

/** Lets nobody into the test's database, as if it were gone; the superuser undoes it from the maintenance database. */
async function allowConnections(allowed: boolean): Promise<void> {
  const url = new URL(server.database.adminUrl);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${allowed}`);
  if (!allowed) await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  await client.end();
}

it("answers 503 in words while the database is away, says so at /health, and recovers by itself", async () => {
  await allowConnections(false);
  try {
    const { status, errors, data } = await server.ask("{ patients { totalCount } }", { token: practice.token });
    expect({ status, data }).toEqual({ status: 503, data: { patients: null } });
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining("The database does not answer"),
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    });
    expect((await fetch(`${server.url}/health`)).status).toBe(503);
  } finally {
    await allowConnections(true);
  }
  expect((await server.ask("{ patients { totalCount } }", { token: practice.token })).data).toEqual({
    patients: { totalCount: 0 },
  });
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});
