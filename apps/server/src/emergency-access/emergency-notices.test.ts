import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { activate, addDesignated, deactivate, enterMode, signInByCode } from "../testing/emergency-asks.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { mailsTo } from "../testing/two-factor.ts";
import { sweepEmergencies } from "./emergency-sweep.ts";

// Each user of it hashes passwords.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let server: TestServer;
let administrator: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

const noticesOf = async (token: string, kind = "EMERGENCY_ACCESS"): Promise<Loose[]> => {
  const { data } = await server.ask(
    `query ($kinds: [NoticeKind!]) { notices(kinds: $kinds) { edges { node {
      label detail path subject { ... on EmergencyAccessActivation { state user { name } } } } } } }`,
    { token, variables: { kinds: [kind] } },
  );
  return data.notices.edges.map(({ node }: Loose) => node);
};

describe("the notice of emergency access", () => {
  it("tells the user that the mode is his to turn off, administrators whose it is, and everybody else that it is on", async () => {
    administrator = await server.signUp();
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "CLINICAL_MANAGER");
    const { token, activationId } = await enterMode(server, user);
    const path = "/settings/emergency-access";
    expect(await noticesOf(token)).toMatchObject([
      { label: "Emergency access mode is on", detail: expect.stringContaining("Turn it off in Settings"), path },
    ]);
    expect(await noticesOf(administrator.token)).toMatchObject([
      {
        label: "Emergency access of Jordan Blake is on",
        detail: expect.stringMatching(/^Jordan Blake has the rights of an administrator/u),
        path,
        subject: { user: { name: "Jordan Blake" } },
      },
    ]);
    const [everybody] = await noticesOf(colleague.token);
    expect(everybody).toMatchObject({
      label: "Emergency access is on",
      path,
      subject: { state: "ACTIVE", user: null },
    });
    expect(everybody!["detail"]).not.toContain("Jordan");

    await deactivate(server, token, activationId);
    const labels = async (reader: string) => (await noticesOf(reader)).map(({ label }) => label);
    expect(await labels(token)).toEqual(["Emergency access mode was on"]);
    expect(await labels(administrator.token)).toEqual(["Emergency access of Jordan Blake was on"]);
    expect(await labels(colleague.token)).toEqual(["Emergency access was on"]);
    await server.ask("mutation { signOut { userErrors { code } } }", { token });
    await sweepEmergencies(server.server.dependencies);
    expect(await noticesOf(administrator.token, "EMERGENCY_REVIEW_DUE")).toMatchObject([
      { label: "Emergency access of Jordan Blake is to be reviewed", path },
    ]);
    expect(await noticesOf(colleague.token, "EMERGENCY_REVIEW_DUE")).toEqual([]);
  });

  it("is read with as few statements for many as for one", async () => {
    administrator = await server.signUp();
    const statements = async () => {
      const asked = vi.spyOn(pg.Client.prototype, "query");
      try {
        const found = (await noticesOf(administrator.token)).length;
        const texts = asked.mock.calls.map(([config]) => (config as unknown as { text?: string }).text ?? "");
        return {
          found,
          statements: texts.filter((text) => /\bnotice n\b|\bemergency_activation a\b/u.test(text)).length,
        };
      } finally {
        asked.mockRestore();
      }
    };
    const user = await addDesignated(server, administrator);
    await activate(server, user.token);
    const one = await statements();
    for (let others = 0; others < 3; others += 1)
      await activate(server, (await addDesignated(server, administrator)).token);
    const four = await statements();
    expect([one.found, four.found]).toEqual([1, 4]);
    expect(one.statements).toBeGreaterThan(0);
    expect(four.statements).toBe(one.statements);
  });
});

describe("the mails of an activation", () => {
  it("go to administrators with name and reason, to its user in case it was not he, and to nobody else", async () => {
    administrator = await server.signUp();
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "CLINICAL_MANAGER");
    await activate(server, user.token, "The bridge is flooded");
    const about = async (login: TestLogin) =>
      (await mailsTo(server, login)).filter(({ body }) => /emergency access mode/u.test(body));
    expect(await about(administrator)).toMatchObject([
      {
        subject: "Jordan Blake activated emergency access",
        body: expect.stringContaining("The bridge is flooded"),
      },
    ]);
    expect(await about(user)).toMatchObject([
      { subject: "You activated emergency access", body: expect.stringContaining("Was it not you?") },
    ]);
    expect(await about(colleague)).toEqual([]);
    expect(await signInByCode(server, user)).not.toBe("");
  });
});
