import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openBtg } from "../testing/btg-asks.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

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
      `{ users { edges { node { profile { emailChange { newEmail } } security {
        lastSignInAt sessions { device } twoFactor { enabled recoveryCodesLeft } browserTrusts { device } } } } } }`,
      { token: practice.token },
    );
    const texts = query.mock.calls.map(([config]) => (config as { text?: string }).text ?? "");
    query.mockRestore();
    expect(data.users.edges).toHaveLength(6);
    expect(texts.filter((text) => text.includes("FROM email_change"))).toHaveLength(1);
    for (const part of ["last_sign_in_at AS moment", "AS idle_expires_at", "FROM recovery_code", "FROM browser_trust"])
      expect(texts.filter((text) => text.includes(part))).toHaveLength(1);
    expect(data.users.edges.map(({ node }: Loose) => node.security)).toEqual(
      Array.from({ length: 6 }, () => ({
        lastSignInAt: server.now.toISOString(),
        sessions: [{ device: expect.any(String) }],
        twoFactor: { enabled: false, recoveryCodesLeft: 0 },
        browserTrusts: [],
      })),
    );
  });

  it("is so of the vendor's accesses that entries of the log and notices name", async () => {
    for (let time = 0; time < 3; time += 1) await openBtg(server, await addEmployeeLogin(server), practice);
    const query = vi.spyOn(pg.Client.prototype, "query");
    const { data } = await server.ask(
      '{ auditEntries(query: "mark:vendor-access") { edges { node { btgSession { id } } } } notices { edges { node { subject { id } } } } }',
      { token: practice.token },
    );
    const texts = query.mock.calls.map(([config]) => (config as { text?: string }).text ?? "");
    query.mockRestore();
    const named = data.auditEntries.edges.map(({ node }: Loose) => node.btgSession.id);
    expect(new Set(named).size).toBe(3);
    expect(data.notices.edges.map(({ node }: Loose) => node.subject.id).toSorted()).toEqual(named.toSorted());
    // One for each list: they may be there one after the other.
    expect(texts.filter((text) => text.includes("FROM btg_session b")).length).toBeLessThanOrEqual(2);
  });
});
