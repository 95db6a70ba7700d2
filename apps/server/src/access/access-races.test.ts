import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { newToken } from "../identity/credential.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { TestServer, uuidOf, type TestLogin } from "../testing/test-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

it("A token that nobody has waits for no change of access, and holds none up", async () => {
  const practice = await server.signUp();
  await HeldRows.hold(server, "SELECT pg_advisory_xact_lock(hashtextextended('access ' || $1, 0))", [
    practice.practiceUuid,
  ]);
  const { token } = newToken(practice.practiceUuid);
  const forged = new AccessAsks(server, { ...practice, token });
  const answer = await forged.setAccess(practice, ["CLINICAL_MANAGER"], []);
  expect(answer.errors[0]!.extensions.code).toBe("UNAUTHENTICATED");
});

const link = (login: TestLogin, practitionerId: string) =>
  server.ask(
    `mutation ($id: ID!) { linkPractitioner(input: { practitionerId: $id, userId: null }) { userErrors { code } } }`,
    { variables: { id: practitionerId }, token: login.token },
  );

describe("two administrators who take each other's administration at the same moment", () => {
  it.each([
    ["and lose the right to do it by it: one is refused", ["CLINICAL_PROVIDER"]],
    ["and keep the right to do it: the last administrator stays", []],
  ] as const)("%s", async (_case, roles) => {
    const one = await server.signUp();
    const two = await server.addLogin(one, "ADMINISTRATOR");
    const keeps = roles.length === 0;
    const exceptions = keeps ? [{ right: "ROLE_ASSIGN", effect: "ALLOW" }] : [];
    for (let round = 0; round < 10; round += 1) {
      await server.rows("DELETE FROM access_right_exception WHERE practice_id = $1", [one.practiceUuid]);
      await server.rows(
        `INSERT INTO user_role (practice_id, user_id, role_id)
         SELECT r.practice_id, u.id, r.id FROM role r JOIN user_account u ON u.practice_id = r.practice_id
         WHERE r.practice_id = $1 AND r.shipped = 'ADMINISTRATOR' ON CONFLICT DO NOTHING`,
        [one.practiceUuid],
      );
      const answers = await Promise.all([
        new AccessAsks(server, one).setAccess(two, [...roles], exceptions),
        new AccessAsks(server, two).setAccess(one, [...roles], exceptions),
      ]);
      const outcomes = answers.map(
        ({ data, errors }) => data.updateUserAccess?.userErrors[0]?.code ?? errors[0]?.extensions["code"] ?? "DONE",
      );
      expect(outcomes.toSorted()).toEqual(["DONE", keeps ? "LAST_ADMINISTRATOR" : "FORBIDDEN"].toSorted());
      const left = await server.rows(
        `SELECT DISTINCT u.id FROM user_account u JOIN user_role ur ON ur.user_id = u.id JOIN role r ON r.id = ur.role_id
         WHERE u.practice_id = $1 AND 'practice:administer' = ANY (r.rights)`,
        [one.practiceUuid],
      );
      expect(left).toHaveLength(1);
    }
  });
});

describe("a right that is taken away", () => {
  let administrator: TestLogin;
  let asks: AccessAsks;
  let practitionerId: string;

  beforeAll(async () => {
    administrator = await server.signUp();
    asks = new AccessAsks(server, administrator);
    await importResources(server, administrator, [
      { resourceType: "Practitioner", id: "p", name: [{ family: "Moss", given: ["Ada"] }] },
      fhirPatient("1", "Stone", "Lee"),
    ]);
    const [row] = await server.rows("SELECT id FROM practitioner WHERE practice_id = $1", [administrator.practiceUuid]);
    practitionerId = nodeId("Practitioner", row!["id"]);
  });
  const links = (user: TestLogin) =>
    server.rows(
      "SELECT FROM audit_entry WHERE actor_id = $1 AND action = 'practitioner.link' AND outcome = 'SUCCESS'",
      [user.userUuid],
    );

  /** Users whose right to link practitioners comes from one role of the practice's own. */
  async function linkers(count: number): Promise<{ role: { id: string }; users: TestLogin[] }> {
    const { data } = await asks.createRole({ name: `Linkers ${count}`, rights: ["USER_UPDATE"] });
    const { role } = data.createRole;
    const users: TestLogin[] = [];
    for (let number = 0; number < count; number += 1) {
      const user = await server.addLogin(administrator, "PATIENT_COORDINATOR");
      const roleIds = [await asks.role("TABS"), role.id];
      await asks.updateUserAccess(await asks.accessInput(user, { roleIds }));
      users.push(user);
    }
    return { role, users };
  }

  it.each([
    ["of his own", (user: TestLogin) => asks.setAccess(user, ["PATIENT_COORDINATOR"])],
    [
      "by an exception",
      (user: TestLogin) => asks.setAccess(user, ["ADMINISTRATOR"], [{ right: "USER_UPDATE", effect: "DENY" }]),
    ],
  ])("%s waits for what is under way, and lets nothing commit after its acknowledgement", async (_case, take) => {
    const user = await server.addLogin(administrator, "ADMINISTRATOR");
    const rows = await HeldRows.hold(server, "SELECT FROM practitioner WHERE practice_id = $1 FOR UPDATE", [
      administrator.practiceUuid,
    ]);
    const underWay = link(user, practitionerId);
    await locksAwaited(server, 1);
    const acknowledged = take(user).then(async ({ data }) => {
      expect(data.updateUserAccess.userErrors).toEqual([]);
      return links(user);
    });
    await locksAwaited(server, 2);
    // Begun after the change has its locks: it waits, and is refused.
    const late = link(user, practitionerId);
    await rows.letGo();
    const atAcknowledgement = await acknowledged;
    expect((await underWay).errors).toEqual([]);
    expect((await late).errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    expect((await link(user, practitionerId)).errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    expect(atAcknowledgement).toHaveLength(1);
    expect(await links(user)).toHaveLength(1);
  });

  it("from a role waits for all who hold it", async () => {
    const { role, users } = await linkers(2);
    const rows = await HeldRows.hold(server, "SELECT FROM practitioner WHERE practice_id = $1 FOR UPDATE", [
      administrator.practiceUuid,
    ]);
    const underWay = users.map((user) => link(user, practitionerId));
    await locksAwaited(server, 2);
    let acknowledged = false;
    const taken = asks.updateRole({ roleId: role.id, version: 1, rights: [] }).then(() => (acknowledged = true));
    await locksAwaited(server, 3);
    expect(acknowledged).toBe(false);
    await rows.letGo();
    await taken;
    for (const answer of await Promise.all(underWay)) expect(answer.errors).toEqual([]);
    for (const user of users)
      expect((await link(user, practitionerId)).errors[0]!.extensions["code"]).toBe("FORBIDDEN");
  });

  it("is also taken from a session that signs in meanwhile", async () => {
    const { role, users } = await linkers(1);
    const user = users[0]!;
    const rows = await HeldRows.hold(server, "SELECT FROM role WHERE id = $1 FOR UPDATE", [uuidOf(role.id)]);
    const taken = asks.updateRole({ roleId: role.id, version: 1, rights: [] });
    await locksAwaited(server, 1);
    const signedIn = server.signIn(user.userName);
    await locksAwaited(server, 2);
    await rows.letGo();
    expect((await taken).data.updateRole.userErrors).toEqual([]);
    const answer = await link({ ...user, token: await signedIn }, practitionerId);
    expect(answer.errors[0]!.extensions["code"]).toBe("FORBIDDEN");
  });

  it("ends the jobs that need it, and no others", async () => {
    const user = await server.addLogin(administrator, "CLINICAL_MANAGER");
    const start = () =>
      server.ask(`mutation { startImport(input: { fileNames: ["a.ndjson"] }) { job { id } userErrors { message } } }`, {
        token: user.token,
      });
    expect((await start()).data.startImport.userErrors).toEqual([]);
    const states = async () =>
      (await server.rows("SELECT state FROM job WHERE started_by ->> 'userId' = $1", [user.userUuid])).map(
        (row) => row["state"],
      );
    await asks.setAccess(user, ["CLINICAL_MANAGER"], [{ right: "REPORT_RUN", effect: "DENY" }]);
    expect(await states()).toEqual(["WAITING"]);
    await asks.setAccess(user, ["CLINICAL_PROVIDER"]);
    expect(await states()).toEqual(["CANCELLED"]);
    const entry = (await server.log(administrator)).find(({ action }) => action === "job.cancel");
    expect(entry!.payload).toMatchObject({
      actor: { id: administrator.userUuid },
      changes: [{ field: "state", before: "WAITING", after: "CANCELLED" }],
    });
  });
});
