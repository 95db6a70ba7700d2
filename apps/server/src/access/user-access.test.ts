import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { ACCESS_RIGHTS, accessRightEnumName } from "./access-rights.ts";

let server: TestServer;
let practice: TestLogin;
let user: TestLogin;
let asks: AccessAsks;

beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  practice = await server.signUp();
  user = await server.addLogin(practice, "CLINICAL_PROVIDER");
  asks = new AccessAsks(server, practice);
});
afterAll(() => server.stop());

const asksOf = (login: TestLogin) => new AccessAsks(server, login);
const lastEntry = async () => (await server.log(practice)).at(-1)!;
const rightOf = (access: Loose, right: string) => access.rights.find((each: Loose) => each.right === right);
const ALLOW_AUDIT = { right: "AUDIT_READ", effect: "ALLOW" };
const DENY_CHART = { right: "CHART_OPEN", effect: "DENY" };

describe("a user's access", () => {
  it("holds the whole catalogue in its order, each right with where its effective value comes from", async () => {
    server.now = new Date("2026-11-24T02:00:00Z");
    await server.rows("UPDATE practice SET time_zone = 'America/New_York' WHERE id = $1", [practice.practiceUuid]);
    const signedIn = { ...practice, token: await server.signIn(practice.userName) };
    const { data } = await asksOf(signedIn).setAccess(
      user,
      ["CLINICAL_PROVIDER", "MEDICAL_DIRECTOR"],
      [{ ...DENY_CHART, note: "  on leave " }, ALLOW_AUDIT],
    );
    const { access } = data.updateUserAccess.user;
    expect(access.rights.map(({ right }: Loose) => right)).toEqual(ACCESS_RIGHTS.map(accessRightEnumName));
    expect(access).toMatchObject({
      version: 2,
      administrator: false,
      roles: [{ name: "Clinical Provider" }, { name: "Medical Director" }, { name: "TABS" }],
      exceptions: [
        { right: "CHART_OPEN", effect: "DENY", note: "on leave", givenBy: { name: "Grace Adeyemi" } },
        { right: "AUDIT_READ", effect: "ALLOW", note: null, givenAt: "2026-11-24T02:00:00.000Z" },
      ],
    });
    expect(rightOf(access, "PATIENT_READ")).toMatchObject({
      effective: true,
      fromRoles: [{ name: "Clinical Provider" }, { name: "Medical Director" }],
      exception: null,
      explanation: "Given by Clinical Provider and Medical Director.",
    });
    // The day where the practice is, not the server.
    expect(rightOf(access, "CHART_OPEN")).toMatchObject({
      effective: false,
      exception: { effect: "DENY" },
      explanation: "Taken by an exception of Grace Adeyemi on 23 Nov 2026.",
    });
    expect(rightOf(access, "USER_ADD")).toMatchObject({ effective: false, explanation: "No role gives it." });
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [user.userUuid]);
    const disabled = await asksOf(signedIn).accessOf(user);
    expect(disabled.rights.filter(({ effective }: Loose) => effective)).toEqual([]);
    expect(rightOf(disabled, "PATIENT_READ").explanation).toBe("Disabled: nothing is effective.");
  });

  it("says what the session of the user has, for every right", async () => {
    await asks.setAccess(
      user,
      ["PATIENT_COORDINATOR"],
      [DENY_CHART, ALLOW_AUDIT, { right: "BTG_END", effect: "ALLOW" }],
    );
    const { data } = await server.ask("{ me { rights user { access { rights { right effective } } } } }", {
      token: user.token,
    });
    const effective = data.me.user.access.rights.filter((each: Loose) => each.effective);
    expect(effective.map(({ right }: Loose) => right)).toEqual(data.me.rights);
  });

  it("is open to its owner and to those who may see users; a refusal stands in the log", async () => {
    const access = (login: TestLogin, of: TestLogin) =>
      server.ask("query ($id: ID!) { user(id: $id) { name access { administrator roles { name } } } }", {
        variables: { id: nodeId("User", of.userUuid) },
        token: login.token,
      });
    expect((await access(user, user)).data.user.access.roles).toEqual([
      { name: "Clinical Provider" },
      { name: "TABS" },
    ]);
    expect((await access(practice, practice)).data.user.access.administrator).toBe(true);
    const refused = await access(user, practice);
    expect(refused.data.user).toEqual({ name: "Grace Adeyemi", access: null });
    expect(refused.errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    expect(await lastEntry()).toMatchObject({ action: "user.read", outcome: "REFUSED" });
  });
});

describe("a change of a user's access", () => {
  it("is in force with the user's next request, and stands in the log in names and words", async () => {
    const { data } = await asks.setAccess(user, ["PATIENT_COORDINATOR"], [{ ...ALLOW_AUDIT, note: "reviews Mondays" }]);
    expect(data.updateUserAccess.userErrors).toEqual([]);
    const me = await server.ask("{ me { rights } }", { token: user.token });
    expect(me.data.me.rights).toEqual(["CONSOLE_OPEN", "PATIENT_READ", "REPORT_RUN", "PATIENT_SET_READ", "AUDIT_READ"]);
    expect(await lastEntry()).toMatchObject({
      action: "user-access.update",
      outcome: "SUCCESS",
      payload: {
        actor: { id: practice.userUuid },
        subject: { type: "User", id: user.userUuid, label: "Jordan Blake" },
        changes: [
          { field: "roles", before: ["Clinical Provider", "TABS"], after: ["Patient Coordinator", "TABS"] },
          { field: "exceptions", before: [], after: ["audit:read allowed: reviews Mondays"] },
        ],
      },
    });
    const sentences = await server.ask(
      '{ auditEntries(query: "action:user-access.update", first: 1) { edges { node { sentence } } } }',
      {
        token: practice.token,
      },
    );
    expect(sentences.data.auditEntries.edges[0].node.sentence).toMatch(
      / gave Jordan Blake the role Patient Coordinator; gave Jordan Blake the exception See the whole audit log allowed; took the role Clinical Provider from Jordan Blake\.$/u,
    );
  });

  it("gains and takes exactly what its preview said", async () => {
    const rightsNow = async () =>
      new Set<string>((await server.ask("{ me { rights } }", { token: user.token })).data.me.rights);
    const inputs = [
      { roles: ["MEDICAL_DIRECTOR"], exceptions: [DENY_CHART] },
      { roles: [], exceptions: [ALLOW_AUDIT, { right: "USER_ADD", effect: "ALLOW" }] },
      { roles: ["ALL_ACCESS"], exceptions: [DENY_CHART, { right: "BTG_END", effect: "DENY" }] },
      { roles: ["CLINICAL_MANAGER", "PATIENT_COORDINATOR"], exceptions: [] },
    ] as const;
    for (const { roles, exceptions } of inputs) {
      const roleIds = await Promise.all((["TABS", ...roles] as const).map((key) => asks.role(key)));
      const input = await asks.accessInput(user, { roleIds, exceptions });
      const { differences } = (await asks.preview({ updateUserAccess: input })).data.previewAccessChange;
      const before = await rightsNow();
      expect((await asks.updateUserAccess(input)).data.updateUserAccess.userErrors).toEqual([]);
      const after = await rightsNow();
      expect(differences).toEqual([
        {
          user: { name: "Jordan Blake" },
          gained: [...after].filter((right) => !before.has(right)),
          lost: [...before].filter((right) => !after.has(right)),
        },
      ]);
    }
  });

  it("keeps who gave an exception, and when, as long as it stays as it is", async () => {
    await asks.setAccess(user, ["CLINICAL_PROVIDER"], [DENY_CHART, ALLOW_AUDIT]);
    const first = (await asks.accessOf(user)).exceptions;
    server.pass(60_000);
    const colleague = await server.addLogin(practice, "ADMINISTRATOR");
    await asksOf(colleague).setAccess(user, ["MEDICAL_DIRECTOR"], [DENY_CHART, { ...ALLOW_AUDIT, note: "Mondays" }]);
    const [denied, allowed] = (await asks.accessOf(user)).exceptions;
    expect(denied).toEqual(first[0]);
    expect(allowed).toMatchObject({ note: "Mondays", givenBy: { name: "Jordan Blake" } });
    expect(allowed.givenAt).not.toBe(first[1].givenAt);
  });

  it("of nothing leaves version and log alone", async () => {
    const entries = (await server.log(practice)).length;
    const { data } = await asks.setAccess(user, ["CLINICAL_PROVIDER"]);
    expect(data.updateUserAccess).toMatchObject({ user: { access: { version: 1 } }, userErrors: [] });
    expect(await server.log(practice)).toHaveLength(entries);
  });

  it("is refused when somebody changed it meanwhile; the answer holds it as it stands", async () => {
    const stale = await asks.accessInput(user, { exceptions: [DENY_CHART] });
    await asks.setAccess(user, ["MEDICAL_DIRECTOR"]);
    const { data } = await asks.updateUserAccess(stale);
    expect(data.updateUserAccess).toMatchObject({
      user: { access: { version: 2, roles: [{ name: "Medical Director" }, { name: "TABS" }] } },
      userErrors: [{ field: ["input", "version"], code: "STALE_VERSION" }],
    });
  });

  it("takes TABS from nobody, by no way", async () => {
    const input = await asks.accessInput(user, { roleIds: [await asks.role("CLINICAL_PROVIDER")] });
    const preview = (await asks.preview({ updateUserAccess: input })).data.previewAccessChange;
    const { data } = await asks.updateUserAccess(input);
    expect(data.updateUserAccess).toMatchObject({
      user: null,
      userErrors: [{ field: ["input", "roleIds"], code: "ROLE_REQUIRED" }],
    });
    expect(preview.userErrors).toEqual(data.updateUserAccess.userErrors);
    const denied = await asks.setAccess(user, [], [{ right: "CONSOLE_OPEN", effect: "DENY" }]);
    expect(denied.data.updateUserAccess.userErrors).toMatchObject([
      { field: ["input", "exceptions"], code: "ROLE_REQUIRED" },
    ]);
    expect(await lastEntry()).toMatchObject({ outcome: "REFUSED", payload: { detail: ": TABS is always held" } });
  });

  it("takes the administration from no last administrator, by role or by exception", async () => {
    const byRole = await asks.setAccess(practice, ["CLINICAL_PROVIDER"]);
    const byException = await asks.setAccess(
      practice,
      ["ALL_ACCESS"],
      [{ right: "PRACTICE_ADMINISTER", effect: "DENY" }],
    );
    for (const { data } of [byRole, byException]) {
      expect(data.updateUserAccess.userErrors).toMatchObject([{ field: null, code: "LAST_ADMINISTRATOR" }]);
      expect(data.updateUserAccess.userErrors[0].message).toContain("Grace Adeyemi");
    }
    expect((await asks.accessOf(practice)).administrator).toBe(true);
    await asks.setAccess(user, ["ADMINISTRATOR"]);
    expect((await asks.setAccess(practice, ["CLINICAL_PROVIDER"])).data.updateUserAccess.userErrors).toEqual([]);
  });

  it.each<[string, string[], object[], RegExp]>([
    ["a role", ["MEDICAL_DIRECTOR"], [], /Jordan Blake would get by the role Medical Director/],
    ["an exception that allows", ["CLINICAL_PROVIDER"], [ALLOW_AUDIT], /audit:read/],
    ["the end of one that denied", ["CLINICAL_PROVIDER"], [], /chart:open/],
  ])("gives nothing that the giver does not hold: %s", async (_case, roles, exceptions, message) => {
    const giver = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await asks.setAccess(giver, ["PATIENT_COORDINATOR"], [{ right: "ROLE_ASSIGN", effect: "ALLOW" }]);
    await asks.setAccess(user, ["CLINICAL_PROVIDER"], [DENY_CHART]);
    const { data } = await asksOf(giver).setAccess(user, roles as never, exceptions);
    expect(data.updateUserAccess.user).toBeNull();
    expect(data.updateUserAccess.userErrors[0].code).toBe("RIGHT_NOT_HELD");
    expect(data.updateUserAccess.userErrors.map((error: Loose) => error.message).join()).toMatch(message);
    expect(await lastEntry()).toMatchObject({ action: "user-access.update", outcome: "REFUSED" });
    // To take is open to who may give.
    const taken = await asksOf(giver).setAccess(user, [], [DENY_CHART]);
    expect(taken.errors).toMatchObject([{ path: ["updateUserAccess", "user", "access"] }]);
    expect(taken.data.updateUserAccess.userErrors).toEqual([]);
  });

  it.each([
    [[DENY_CHART, { right: "CHART_OPEN", effect: "ALLOW" }], "INVALID"],
    [[{ ...DENY_CHART, note: "x".repeat(501) }], "TOO_LONG"],
    [[{ ...DENY_CHART, note: "a\u2028b" }], "INVALID"],
  ])("takes no exceptions such as %j", async (exceptions, code) => {
    const { data } = await asks.setAccess(user, ["CLINICAL_PROVIDER"], exceptions);
    expect(data.updateUserAccess.userErrors).toMatchObject([{ field: ["input", "exceptions"], code }]);
  });

  it("needs the right, finds nothing of another practice, and asks who is signed in", async () => {
    expect((await asksOf(user).setAccess(user, ["ALL_ACCESS"])).errors[0]!.extensions["code"]).toBe("FORBIDDEN");
    expect(await lastEntry()).toMatchObject({ action: "user-access.update", outcome: "REFUSED" });
    const other = await server.signUp("Other");
    const theirs = await asks.updateUserAccess(await asksOf(other).accessInput(other));
    expect(theirs.errors[0]!.extensions["code"]).toBe("NOT_FOUND");
    const theirRole = await asksOf(other).role("ALL_ACCESS");
    const given = await asks.updateUserAccess(await asks.accessInput(user, { roleIds: [theirRole] }));
    expect(given.errors[0]!.extensions["code"]).toBe("NOT_FOUND");
    const nobody = await asksOf({ ...user, token: "none" }).updateUserAccess(await asks.accessInput(user));
    expect(nobody.errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
  });

  it("tells the administrators of a new one", async () => {
    await asks.setAccess(user, ["ADMINISTRATOR"]);
    const mails = await server.rows("SELECT to_address, body FROM mail WHERE practice_id = $1", [
      practice.practiceUuid,
    ]);
    expect(mails).toMatchObject([
      {
        to_address: `${user.userName}@example.org`,
        body: expect.stringContaining("made Jordan Blake an administrator"),
      },
    ]);
  });
});

describe("why somebody can, or can't", () => {
  const QUERY = `query ($user: UserReference!, $right: AccessRight!) {
    explainAccess(user: $user, right: $right) {
      decision { allowed reason message } grounds { kind allows decisive sentence role { name } }
    }
  }`;
  const explain = (asker: TestLogin, reference: object, right: string) =>
    server.ask(QUERY, { variables: { user: reference, right }, token: asker.token });
  const UNKNOWN = {
    decision: {
      allowed: false,
      reason: "UNKNOWN",
      message: "Refused. There is no such user, or you may not know of them.",
    },
    grounds: [],
  };

  it("is answered by id, user name or e-mail, with all grounds and the one that decided", async () => {
    await asks.setAccess(user, ["CLINICAL_PROVIDER", "PATIENT_COORDINATOR"], [DENY_CHART]);
    for (const reference of [
      { id: nodeId("User", user.userUuid) },
      { userName: user.userName.toUpperCase() },
      { email: ` ${user.userName}@example.org` },
    ]) {
      const { data } = await explain(practice, reference, "CHART_OPEN");
      expect(data.explainAccess).toMatchObject({
        decision: { allowed: false, reason: "DENIED_BY_EXCEPTION" },
        grounds: [
          { kind: "EXCEPTION", allows: false, decisive: true, role: null },
          { kind: "ROLE", allows: true, decisive: false, role: { name: "Clinical Provider" } },
          { kind: "ROLE", allows: false, decisive: false, sentence: "Patient Coordinator does not give it." },
          { kind: "ROLE", allows: false, decisive: false, role: { name: "TABS" } },
        ],
      });
    }
    const allowed = await explain(practice, { userName: user.userName }, "PATIENT_READ");
    expect(allowed.data.explainAccess.decision).toEqual({
      allowed: true,
      reason: "ALLOWED_BY_ROLE",
      message: "Allowed. Clinical Provider gives it.",
    });
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [user.userUuid]);
    const disabled = await explain(practice, { userName: user.userName }, "PATIENT_READ");
    expect(disabled.data.explainAccess.decision).toMatchObject({ allowed: false, reason: "USER_DISABLED" });
  });

  it("answers for an unknown user, and another practice's, alike and without an error", async () => {
    const other = await server.signUp("Other");
    for (const reference of [
      { id: nodeId("User", other.userUuid) },
      { userName: other.userName },
      { email: `${other.userName}@example.org` },
      { id: "nonsense" },
      { id: await asks.role("TABS") },
      { userName: "" },
    ]) {
      const { data, errors } = await explain(practice, reference, "CHART_OPEN");
      expect(errors).toEqual([]);
      expect(data.explainAccess).toEqual(UNKNOWN);
    }
  });

  it("is one's own to ask; about others it needs the right, whether they exist or not, and only the refusal is logged", async () => {
    const entries = (await server.log(practice)).length;
    const own = await explain(user, { userName: user.userName }, "USER_ADD");
    expect(own.data.explainAccess.decision).toMatchObject({ allowed: false, reason: "NO_RIGHT" });
    expect(await server.log(practice)).toHaveLength(entries);
    for (const reference of [{ userName: practice.userName }, { userName: "nobody.at.all" }]) {
      const { data, errors } = await explain(user, reference, "USER_ADD");
      expect(data.explainAccess).toBeNull();
      expect(errors[0]!.extensions["code"]).toBe("FORBIDDEN");
      expect(await lastEntry()).toMatchObject({
        outcome: "REFUSED",
        payload: { actor: { id: user.userUuid }, subject: { label: "explainAccess" } },
      });
    }
    expect(await server.log(practice)).toHaveLength(entries + 2);
  });

  it("takes one way of naming a user, not two", async () => {
    const { errors } = await explain(practice, { userName: "a", email: "b" }, "CHART_OPEN");
    expect(errors[0]!.extensions["code"]).toBe("BAD_USER_INPUT");
  });
});
