import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { designate, entriesAbout } from "../testing/emergency-asks.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import { idOf } from "../testing/user-asks.ts";

// Each user of it hashes passwords.
vi.setConfig({ testTimeout: 90_000 });

let server: TestServer;
let administrator: TestLogin;
let other: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  administrator = await server.signUp();
  other = await server.signUp("Other");
});
afterAll(() => server.stop());

const entriesOf = (action: string, user: TestLogin) => entriesAbout(server, administrator, action, user);

describe("the designation", () => {
  it("is given by an administrator, himself too, and shown as a check mark with whether a second factor is there", async () => {
    const user = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const given = await designate(server, administrator, user);
    expect(given.data.setEmergencyAccessDesignation).toMatchObject({
      user: { emergencyAccessDesignation: { secondFactorReady: false } },
      userErrors: [],
    });
    expect(
      (await designate(server, administrator, administrator)).data.setEmergencyAccessDesignation.userErrors,
    ).toEqual([]);
    const listed = await server.ask("{ users { edges { node { id emergencyAccessDesignation { designatedAt } } } } }", {
      token: administrator.token,
    });
    const marked = listed.data.users.edges.filter(
      ({ node }: { node: { emergencyAccessDesignation: unknown } }) => node.emergencyAccessDesignation !== null,
    );
    expect(marked.map(({ node }: { node: { id: string } }) => node.id)).toEqual(
      expect.arrayContaining([idOf(user), idOf(administrator)]),
    );
    const [entry] = await entriesOf("emergency-access.designate", user);
    expect(entry).toMatchObject({
      outcome: "SUCCESS",
      payload: { changes: [{ field: "emergencyAccess", before: false, after: true }] },
    });
    const toHimself = await entriesOf("emergency-access.designate", administrator);
    expect(toHimself).toMatchObject([
      {
        outcome: "SUCCESS",
        payload: { actor: { id: administrator.userUuid }, subject: { id: administrator.userUuid } },
      },
    ]);
    expect(
      await server.rows("SELECT user_id FROM emergency_designation WHERE user_id = ANY ($1) ORDER BY user_id = $2", [
        [user.userUuid, administrator.userUuid],
        administrator.userUuid,
      ]),
    ).toEqual([{ user_id: user.userUuid }, { user_id: administrator.userUuid }]);
    // Given again it is as it was, without an entry.
    await designate(server, administrator, user);
    expect(await entriesOf("emergency-access.designate", user)).toHaveLength(1);
  });

  it("is refused to whoever may not give it, for disabled users, other practices' and ids that are none", async () => {
    const user = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const refused = await designate(server, user, user);
    expect(refused.errors[0]?.extensions["code"]).toBe("FORBIDDEN");
    expect((await designate(server, administrator, other)).errors[0]?.extensions["code"]).toBe("NOT_FOUND");
    expect((await designate(server, { ...administrator, token: "" }, user)).errors[0]?.extensions["code"]).toBe(
      "UNAUTHENTICATED",
    );
    await server.ask("mutation ($id: ID!) { disableUser(input: { userId: $id }) { userErrors { code } } }", {
      token: administrator.token,
      variables: { id: idOf(user) },
    });
    expect((await designate(server, administrator, user)).data.setEmergencyAccessDesignation.userErrors).toMatchObject([
      { field: ["input", "userId"], code: "WRONG_STATE" },
    ]);
  });
});
