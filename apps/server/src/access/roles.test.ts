import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { TestServer, uuidOf, type TestLogin } from "../testing/test-server.ts";
import { ACCESS_RIGHTS, accessRightEnumName } from "./access-rights.ts";
import { REPAIR_RIGHTS } from "./access-state.ts";

let server: TestServer;
let practice: TestLogin;
let asks: AccessAsks;

beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  practice = await server.signUp();
  asks = new AccessAsks(server, practice);
});
afterAll(() => server.stop());

/** What an administrator holds through a role of the practice's own, `PRACTICE_ADMINISTER` first. */
const ADMINISTRATION = REPAIR_RIGHTS.slice(1).map(accessRightEnumName);
const asksOf = (login: TestLogin) => new AccessAsks(server, login);
const lastEntry = async () => (await server.log(practice)).at(-1)!;
/** What a login's next request may, in the catalogue's order. */
async function rightsOf(login: TestLogin): Promise<string[]> {
  const { data } = await server.ask("{ me { rights } }", { token: login.token });
  return ACCESS_RIGHTS.map(accessRightEnumName).filter((right) => data.me.rights.includes(right));
}

/** A role of the practice's own, with what is asked of it. */
async function ownRole(rights: string[], name = "Front desk"): Promise<{ id: string; version: number }> {
  const { data } = await asks.createRole({ name, rights });
  expect(data.createRole.userErrors).toEqual([]);
  return data.createRole.role;
}
async function give(roleId: string, ...users: TestLogin[]): Promise<void> {
  for (const user of users) {
    const roleIds = [await asks.role("TABS"), roleId];
    const { data } = await asks.updateUserAccess(await asks.accessInput(user, { roleIds }));
    expect(data.updateUserAccess.userErrors).toEqual([]);
  }
}

describe("a new role", () => {
  it("is the practice's own, held by nobody, and stands in the log with its rights", async () => {
    const { data } = await asks.createRole({
      name: "  Front desk ",
      description: "Answers the phone",
      rights: ["REPORT_RUN", "PATIENT_READ", "PATIENT_READ"],
    });
    expect(data.createRole).toMatchObject({
      role: {
        name: "Front desk",
        description: "Answers the phone",
        shipped: null,
        fixed: false,
        rights: ["PATIENT_READ", "REPORT_RUN"],
        holderCount: 0,
        version: 1,
      },
      userErrors: [],
    });
    expect(await lastEntry()).toMatchObject({
      action: "role.create",
      outcome: "SUCCESS",
      payload: {
        subject: { type: "Role", label: "Front desk" },
        changes: [
          { field: "name", before: null, after: "Front desk" },
          { field: "description", before: null, after: "Answers the phone" },
          { field: "rights", before: null, after: ["patient:read", "report:run"] },
        ],
      },
    });
  });

  it.each([
    [{ name: " " }, "name", "REQUIRED"],
    [{ name: "x".repeat(61) }, "name", "TOO_LONG"],
    [{ name: "a\u2028b" }, "name", "INVALID"],
    [{ name: "Clinical  PROVIDER " }, "name", "TAKEN"],
    [{ description: "x".repeat(301) }, "description", "TOO_LONG"],
  ])("is not made of %j", async (changes, field, code) => {
    const { data } = await asks.createRole({ name: "Front desk", rights: [], ...changes });
    expect(data.createRole).toMatchObject({ role: null, userErrors: [{ field: ["input", field], code }] });
    if (code === "TAKEN") expect(data.createRole.userErrors[0].message).toContain("Clinical Provider");
  });

  it("gives nothing that its maker does not hold, and says which right", async () => {
    const manager = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await asks.setAccess(manager, ["PATIENT_COORDINATOR"], [{ right: "ROLE_UPDATE", effect: "ALLOW" }]);
    const { data } = await asksOf(manager).createRole({ name: "Sneaky", rights: ["PATIENT_READ", "CHART_OPEN"] });
    expect(data.createRole.userErrors).toMatchObject([{ field: ["input", "rights"], code: "RIGHT_NOT_HELD" }]);
    expect(data.createRole.userErrors[0].message).toMatch(/chart:open.*Sneaky/);
    expect(await server.rows("SELECT FROM role WHERE name = 'Sneaky'")).toEqual([]);
    expect(await lastEntry()).toMatchObject({
      action: "role.create",
      outcome: "REFUSED",
      payload: { actor: { id: manager.userUuid }, detail: ": it gives a right that the giver does not hold" },
    });
  });

  it("needs the right, and a sign-in", async () => {
    const provider = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const refused = await asksOf(provider).createRole({ name: "Mine", rights: [] });
    expect(refused.errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    expect(await lastEntry()).toMatchObject({ action: "role.create", outcome: "REFUSED" });
    const nobody = await asksOf({ ...provider, token: "none" }).createRole({ name: "Mine", rights: [] });
    expect(nobody.errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
  });
});

describe("a change of a role", () => {
  it("is in force for all who hold it with their next request, and says who gains and who loses", async () => {
    const role = await ownRole(["PATIENT_READ", "REPORT_RUN"]);
    const [one, two] = [
      await server.addLogin(practice, "PATIENT_COORDINATOR"),
      await server.addLogin(practice, "PATIENT_COORDINATOR"),
    ];
    await give(role.id, one, two);
    await asks.updateUserAccess(
      await asks.accessInput(two, { exceptions: [{ right: "REPORT_RUN", effect: "ALLOW" }] }),
    );
    const change = { roleId: role.id, version: 1, rights: ["PATIENT_READ", "CHART_OPEN"] };
    const preview = (await asks.preview({ updateRole: change })).data.previewAccessChange;
    expect(preview).toEqual({
      summary: "1 person loses, 2 gain",
      differences: [
        { user: { name: "Jordan Blake" }, gained: ["CHART_OPEN"], lost: ["REPORT_RUN"] },
        { user: { name: "Jordan Blake" }, gained: ["CHART_OPEN"], lost: [] },
      ],
      userErrors: [],
    });
    const { data } = await asks.updateRole(change);
    expect(data.updateRole).toMatchObject({ role: { version: 2, name: "Front desk" }, userErrors: [] });
    expect(await rightsOf(one)).toEqual(["CONSOLE_OPEN", "PATIENT_READ", "CHART_OPEN"]);
    expect(await rightsOf(two)).toEqual(["CONSOLE_OPEN", "PATIENT_READ", "CHART_OPEN", "REPORT_RUN"]);
    expect(await lastEntry()).toMatchObject({
      action: "role.update",
      payload: {
        subject: { type: "Role", id: uuidOf(role.id), label: "Front desk" },
        changes: [{ field: "rights", before: ["patient:read", "report:run"], after: ["patient:read", "chart:open"] }],
        detail: ": 1 person loses, 2 gain",
      },
    });
  });

  it("leaves what is absent as it is; a change of nothing leaves version and log alone", async () => {
    const role = await ownRole(["PATIENT_READ"]);
    const entries = (await server.log(practice)).length;
    const same = await asks.updateRole({ roleId: role.id, version: 1, name: "Front desk", rights: ["PATIENT_READ"] });
    expect(same.data.updateRole).toMatchObject({ role: { version: 1 }, userErrors: [] });
    expect(await server.log(practice)).toHaveLength(entries);
    const { data } = await asks.updateRole({ roleId: role.id, version: 1, description: "By the door" });
    expect(data.updateRole.role).toMatchObject({
      version: 2,
      name: "Front desk",
      description: "By the door",
      rights: ["PATIENT_READ"],
    });
  });

  it("is refused when somebody changed the role meanwhile; the answer holds it as it stands", async () => {
    const role = await ownRole(["PATIENT_READ"]);
    await asks.updateRole({ roleId: role.id, version: 1, name: "Reception" });
    const { data } = await asks.updateRole({ roleId: role.id, version: 1, rights: [] });
    expect(data.updateRole).toMatchObject({
      role: { version: 2, name: "Reception", rights: ["PATIENT_READ"] },
      userErrors: [{ field: ["input", "version"], code: "STALE_VERSION" }],
    });
  });

  it("is open for shipped roles but the fixed three", async () => {
    const provider = { roleId: await asks.role("CLINICAL_PROVIDER"), version: 1, rights: ["PATIENT_READ"] };
    expect((await asks.updateRole(provider)).data.updateRole.userErrors).toEqual([]);
    for (const key of ["TABS", "ALL_ACCESS", "ADMINISTRATOR"] as const) {
      const { data } = await asks.updateRole({ roleId: await asks.role(key), version: 1, description: "x" });
      expect(data.updateRole).toMatchObject({ role: null, userErrors: [{ code: "WRONG_STATE" }] });
    }
  });

  it("takes no name of another role, and keeps its own in another case", async () => {
    const role = await ownRole(["PATIENT_READ"]);
    const taken = await asks.updateRole({ roleId: role.id, version: 1, name: "tabs" });
    expect(taken.data.updateRole.userErrors).toMatchObject([{ field: ["input", "name"], code: "TAKEN" }]);
    const own = await asks.updateRole({ roleId: role.id, version: 1, name: "FRONT DESK" });
    expect(own.data.updateRole).toMatchObject({ role: { name: "FRONT DESK" }, userErrors: [] });
  });

  it("takes the administration from no last administrator", async () => {
    const role = await ownRole([...ADMINISTRATION, "ROLE_UPDATE"], "Owner");
    await give(role.id, practice);
    const change = { roleId: role.id, version: 1, rights: [...ADMINISTRATION.slice(1), "ROLE_UPDATE"] };
    const preview = (await asks.preview({ updateRole: change })).data.previewAccessChange;
    const { data } = await asks.updateRole(change);
    expect(data.updateRole).toMatchObject({ role: null, userErrors: [{ field: null, code: "LAST_ADMINISTRATOR" }] });
    expect(data.updateRole.userErrors[0].message).toContain("Grace Adeyemi");
    expect(preview.userErrors).toEqual(data.updateRole.userErrors);
    expect(await rightsOf(practice)).toContain("PRACTICE_ADMINISTER");
    expect(await lastEntry()).toMatchObject({
      action: "role.update",
      outcome: "REFUSED",
      payload: { detail: ": it would leave no administrator" },
    });
  });

  it("tells the other administrators of those who join them by it, unless they have muted it", async () => {
    const role = await ownRole(["PATIENT_READ"], "Owner");
    const joining = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const other = await server.addLogin(practice, "ADMINISTRATOR");
    await give(role.id, joining);
    const mails = () =>
      server.rows("SELECT to_address, body FROM mail WHERE practice_id = $1 AND subject LIKE '%administrator%'", [
        practice.practiceUuid,
      ]);
    await asks.updateRole({ roleId: role.id, version: 1, rights: ["PRACTICE_ADMINISTER"] });
    const sent = await mails();
    expect(sent.map((mail) => mail["to_address"]).toSorted()).toEqual(
      [`${joining.userName}@example.org`, `${other.userName}@example.org`].toSorted(),
    );
    expect(sent[0]!["body"]).toContain("Grace Adeyemi made Jordan Blake an administrator");
    await asks.updateRole({ roleId: role.id, version: 2, rights: [] });
    await server.rows("UPDATE practice SET muted_mail_topics = '{ADMINISTRATOR_ADDED}' WHERE id = $1", [
      practice.practiceUuid,
    ]);
    await asks.updateRole({ roleId: role.id, version: 3, rights: ["PRACTICE_ADMINISTER"] });
    expect(await mails()).toHaveLength(2);
  });
});

describe("the deletion of a role", () => {
  it("asks first where somebody holds it, then takes it from them, with the next request", async () => {
    const role = await ownRole(["PATIENT_READ", "CHART_OPEN"]);
    const user = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await give(role.id, user);
    const asked = await asks.deleteRole({ roleId: role.id, version: 1 });
    expect(asked.data.deleteRole).toMatchObject({
      deletedRoleId: null,
      userErrors: [{ field: ["input", "confirmHeld"], code: "CONFIRMATION_NEEDED" }],
    });
    expect(asked.data.deleteRole.userErrors[0].message).toContain("Jordan Blake");
    const change = { roleId: role.id, version: 1, confirmHeld: true };
    expect((await asks.preview({ deleteRole: change })).data.previewAccessChange).toEqual({
      summary: "1 person loses",
      differences: [{ user: { name: "Jordan Blake" }, gained: [], lost: ["PATIENT_READ", "CHART_OPEN"] }],
      userErrors: [],
    });
    const stale = await asks.accessInput(user);
    const { data } = await asks.deleteRole(change);
    expect(data.deleteRole).toEqual({ deletedRoleId: role.id, userErrors: [] });
    expect(await rightsOf(user)).toEqual(["CONSOLE_OPEN"]);
    expect(await lastEntry()).toMatchObject({
      action: "role.delete",
      payload: { subject: { label: "Front desk" }, detail: ": 1 person loses" },
    });
    // An editor that was open with the role is told: its version has passed.
    const [row] = await server.rows("SELECT access_version AS version FROM user_account WHERE id = $1", [
      user.userUuid,
    ]);
    expect(row!["version"]).toBe((stale as { version: number }).version + 1);
    expect((await asks.deleteRole(change)).errors[0]!.extensions["code"]).toBe("NOT_FOUND");
  });

  it("is refused for a shipped role, and for one that was changed meanwhile", async () => {
    for (const key of ["TABS", "CLINICAL_PROVIDER"] as const) {
      const { data } = await asks.deleteRole({ roleId: await asks.role(key), version: 1, confirmHeld: true });
      expect(data.deleteRole.userErrors).toMatchObject([{ field: ["input", "roleId"], code: "WRONG_STATE" }]);
    }
    const role = await ownRole([]);
    const { data } = await asks.deleteRole({ roleId: role.id, version: 7 });
    expect(data.deleteRole.userErrors).toMatchObject([{ code: "STALE_VERSION" }]);
  });

  it("takes the administration from no last administrator", async () => {
    const role = await ownRole([...ADMINISTRATION, "ROLE_UPDATE"], "Owner");
    await give(role.id, practice);
    const { data } = await asks.deleteRole({ roleId: role.id, version: 1, confirmHeld: true });
    expect(data.deleteRole).toMatchObject({ deletedRoleId: null, userErrors: [{ code: "LAST_ADMINISTRATOR" }] });
  });
});

describe("a preview", () => {
  it("writes nothing, not even an entry", async () => {
    const role = await ownRole(["PATIENT_READ"]);
    const before = (await server.log(practice)).length;
    for (const change of [
      { createRole: { name: "Another", rights: [] } },
      { updateRole: { roleId: role.id, version: 1, rights: [] } },
      { deleteRole: { roleId: role.id, version: 1 } },
      { updateUserAccess: await asks.accessInput(practice, { exceptions: [{ right: "BTG_END", effect: "DENY" }] }) },
    ]) {
      const { data } = await asks.preview(change);
      expect(data.previewAccessChange.userErrors).toEqual([]);
    }
    expect(await server.log(practice)).toHaveLength(before);
    expect((await asks.ask("{ roles { name } }")).data.roles).not.toContainEqual({ name: "Another" });
  });

  it("counts the invited and not the disabled", async () => {
    const role = await ownRole(["PATIENT_READ"]);
    const users = await Promise.all([1, 2, 3].map(() => server.addLogin(practice, "PATIENT_COORDINATOR")));
    await give(role.id, ...users);
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [users[0]!.userUuid]);
    await server.rows("UPDATE user_account SET state = 'INVITED' WHERE id = $1", [users[1]!.userUuid]);
    const { data } = await asks.preview({ updateRole: { roleId: role.id, version: 1, rights: ["CHART_OPEN"] } });
    expect(data.previewAccessChange.summary).toBe("2 people lose, 2 gain");
  });

  it("tells who holds what only to those who may see users; all others, the numbers and their own", async () => {
    const role = await ownRole(["PATIENT_READ"]);
    const [asker, other] = [
      await server.addLogin(practice, "PATIENT_COORDINATOR"),
      await server.addLogin(practice, "PATIENT_COORDINATOR"),
    ];
    await give(role.id, asker, other);
    await asks.updateUserAccess(
      await asks.accessInput(asker, { exceptions: [{ right: "ROLE_READ", effect: "ALLOW" }] }),
    );
    const own = asksOf(asker);
    const { data } = await own.preview({ updateRole: { roleId: role.id, version: 1, rights: [] } });
    expect(data.previewAccessChange).toMatchObject({
      summary: "2 people lose",
      differences: [{ lost: ["PATIENT_READ"] }],
    });
    const mine = await own.preview({ updateUserAccess: await asks.accessInput(asker) });
    expect(mine.data.previewAccessChange.userErrors).toEqual([]);
    const theirs = await own.preview({ updateUserAccess: await asks.accessInput(other) });
    expect(theirs.errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    expect(await lastEntry()).toMatchObject({ action: "user.read", outcome: "REFUSED" });
  });

  it("takes exactly one change", async () => {
    for (const change of [{}, { createRole: { name: "a", rights: [] }, deleteRole: { roleId: "x", version: 1 } }]) {
      expect((await asks.preview(change)).errors[0]!.extensions["code"]).toBe("BAD_USER_INPUT");
    }
  });

  it("needs the right, and finds nothing of another practice", async () => {
    const other = new AccessAsks(server, await server.signUp("Other"));
    const change = { roleId: await other.role("CLINICAL_PROVIDER"), version: 1, rights: [] };
    expect((await asks.preview({ updateRole: change })).errors[0]!.extensions["code"]).toBe("NOT_FOUND");
    expect((await asks.updateRole(change)).errors[0]!.extensions["code"]).toBe("NOT_FOUND");
    const provider = await server.addLogin(practice, "CLINICAL_PROVIDER");
    expect((await asksOf(provider).preview({ updateRole: change })).errors[0]!.extensions["code"]).toBe("FORBIDDEN");
  });
});

describe("a role as an object", () => {
  it("is open to those who hold it, and to those who may see all", async () => {
    const user = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const node = (login: TestLogin, id: string) =>
      server.ask("query ($id: ID!) { node(id: $id) { ... on Role { name } } }", {
        variables: { id },
        token: login.token,
      });
    const [own, other] = [await asks.role("PATIENT_COORDINATOR"), await asks.role("MEDICAL_DIRECTOR")];
    expect((await node(user, own)).data.node).toEqual({ name: "Patient Coordinator" });
    expect((await node(user, other)).errors[0]!.extensions["code"]).toBe("NOT_FOUND");
    expect((await node(practice, other)).data.node).toEqual({ name: "Medical Director" });
    const none = nodeId("Role", "00000000-0000-7000-8000-000000000000");
    expect((await node(practice, none)).errors[0]!.extensions["code"]).toBe("NOT_FOUND");
  });
});
