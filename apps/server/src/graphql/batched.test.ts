import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { TestServer, type TestLogin } from "../testing/test-server.ts";

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

describe("what many rows ask for", () => {
  it("is read by one statement for all of them", async () => {
    for (let user = 0; user < 5; user += 1) await server.addLogin(practice, "CLINICAL_PROVIDER");
    const query = vi.spyOn(pg.Client.prototype, "query");
    const { data } = await server.ask(
      "{ users { edges { node { profile { emailChange { newEmail } } security { lastSignInAt } } } } }",
      { token: practice.token },
    );
    const texts = query.mock.calls.map(([config]) => (config as { text?: string }).text ?? "");
    query.mockRestore();
    expect(data.users.edges).toHaveLength(6);
    expect(texts.filter((text) => text.includes("FROM email_change"))).toHaveLength(1);
    expect(texts.filter((text) => text.includes("last_sign_in_at AS moment"))).toHaveLength(1);
  });
});
