import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openBtg } from "../testing/btg-asks.ts";
import { keyOf } from "../graphql/node-id.ts";
import {
  activate,
  addDesignated,
  deactivate,
  designate,
  emergencyAccess,
  enterMode,
  rightsOf,
  signInByCode,
  type Designated,
} from "../testing/emergency-asks.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import {
  beginSignIn,
  challengeOf,
  codeOf,
  complete,
  cookieOf,
  enrolApp,
  mailsTo,
  removeApp,
  resetFactor,
} from "../testing/two-factor.ts";
import { idOf } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";
import { sweepEmergencies } from "./emergency-sweep.ts";

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

const sweep = () => sweepEmergencies(server.server.dependencies);

async function administratorRights(): Promise<string[]> {
  const rows = await server.rows("SELECT rights FROM role WHERE practice_id = $1 AND shipped = 'ADMINISTRATOR'", [
    administrator.practiceUuid,
  ]);
  return rows[0]!["rights"].map((right: string) => right.replaceAll(/[:-]/g, "_").toUpperCase());
}

const stateOf = async (activationId: string) => {
  const { data } = await server.ask(
    "query ($id: ID!) { node(id: $id) { ... on EmergencyAccessActivation { state endCause deactivatedBy { name } } } }",
    { token: administrator.token, variables: { id: activationId } },
  );
  return data.node;
};

const entriesOf = async (action: string, user: TestLogin) =>
  (await server.log(administrator)).filter(
    (entry) => entry.action === action && entry.payload.subject?.id === user.userUuid,
  );

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

describe("the activation", () => {
  it("is refused to whom nobody has designated, and the refusal is in the log", async () => {
    const user = await server.addLogin(administrator, "ALL_ACCESS");
    const answer = await activate(server, user.token);
    expect(answer.errors[0]?.extensions["code"]).toBe("FORBIDDEN");
    const refused = (await server.log(administrator)).filter(
      (entry) => entry.action === "emergency-access.activate" && entry.payload.actor.id === user.userUuid,
    );
    expect(refused).toMatchObject([{ outcome: "REFUSED" }]);
    expect((await emergencyAccess(server, user.token)).data.emergencyAccess.hindrance).toBe("NOT_DESIGNATED");
  });

  it("is refused without a second factor, which is pointed out", async () => {
    const user = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    await designate(server, administrator, user);
    expect((await emergencyAccess(server, user.token)).data.emergencyAccess.hindrance).toBe("NO_SECOND_FACTOR");
    const answer = await activate(server, user.token);
    expect(answer.data.activateEmergencyAccess).toMatchObject({
      activation: null,
      userErrors: [{ code: "SECOND_FACTOR_NEEDED" }],
    });
    expect(await entriesOf("emergency-access.activate", user)).toMatchObject([{ outcome: "REFUSED" }]);
    expect(await rightsOf(server, user.token)).not.toBeNull();
  });

  it.each(["", "   ", "!!", "ab", "x".repeat(501)])("asks for a reason in words: %j is none", async (reason) => {
    const user = await addDesignated(server, administrator);
    const answer = await activate(server, user.token, reason);
    expect(answer.data.activateEmergencyAccess.activation).toBeNull();
    expect(answer.data.activateEmergencyAccess.userErrors[0].field).toEqual(["input", "reason"]);
    expect(await rightsOf(server, user.token)).not.toBeNull();
  });

  it("ends every session of the user and gives no right before the second factor", async () => {
    const user = await addDesignated(server, administrator);
    const elsewhere = await signInByCode(server, user);
    const underWay = await challengeOf(server, user);
    const { data } = await activate(server, user.token);
    expect(data.activateEmergencyAccess).toMatchObject({ activation: { state: "AWAITING_SIGN_IN" }, userErrors: [] });
    expect(await rightsOf(server, user.token)).toBeNull();
    expect(await rightsOf(server, elsewhere)).toBeNull();
    server.pass(30_000);
    // A sign-in that was begun before is over.
    const late = await complete(server, underWay, { totpCode: codeOf(server, user.app.secret) });
    expect(late.data.completeSignIn.userErrors).toMatchObject([{ code: "EXPIRED" }]);
    const begun = await beginSignIn(server, user);
    expect(begun.data.signIn).toMatchObject({ session: null, challenge: { emergencyAccess: true } });
  });

  it("gives exactly the Administrator role's rights besides the user's own, from the second factor on", async () => {
    const user = await addDesignated(server, administrator);
    const before = await rightsOf(server, user.token);
    const { token, activationId } = await enterMode(server, user);
    const expected = new Set([...before!, ...(await administratorRights())]);
    expect(new Set(await rightsOf(server, token))).toEqual(expected);
    expect(await stateOf(activationId)).toMatchObject({ state: "ACTIVE" });
    expect(await entriesOf("emergency-access.elevate", user)).toHaveLength(1);
    // D14: password resets and access levels of others included.
    const colleague = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const reset = await server.ask(
      "mutation ($id: ID!) { sendPasswordReset(input: { userId: $id }) { userErrors { code } } }",
      { token, variables: { id: idOf(colleague) } },
    );
    expect(reset.data.sendPasswordReset.userErrors).toEqual([]);
    expect(
      (await designate(server, { ...user, token }, colleague)).data.setEmergencyAccessDesignation.userErrors,
    ).toEqual([]);
  });

  it("changes others' roles and resets their passwords (D14): both take effect, and are marked in the log", async () => {
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const rolesOf = async () =>
      (
        await server.rows(
          "SELECT r.shipped FROM user_role u JOIN role r ON r.id = u.role_id WHERE u.user_id = $1 ORDER BY 1",
          [colleague.userUuid],
        )
      ).map(({ shipped }) => shipped);
    expect(await rolesOf()).toEqual(["PATIENT_COORDINATOR", "TABS"]);
    expect(await rightsOf(server, colleague.token)).not.toContain("AUDIT_READ");
    const before = new AccessAsks(server, user);
    expect((await before.setAccess(colleague, ["CLINICAL_MANAGER"])).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
    const { token } = await enterMode(server, user);
    const inMode = new AccessAsks(server, { ...user, token });
    const changed = await inMode.setAccess(colleague, ["CLINICAL_MANAGER"]);
    expect(changed.data.updateUserAccess.userErrors).toEqual([]);
    expect(await rolesOf()).toEqual(["CLINICAL_MANAGER", "TABS"]);
    expect(await rightsOf(server, colleague.token)).toContain("AUDIT_READ");

    const reset = await inMode.ask(
      "mutation ($id: ID!) { sendPasswordReset(input: { userId: $id }) { userErrors { code } } }",
      { id: idOf(colleague) },
    );
    expect(reset.data.sendPasswordReset.userErrors).toEqual([]);
    const link = (await mailsTo(server, colleague)).map(({ body }) => /#token=(\S+)/u.exec(body)?.[1]).find(Boolean);
    const password = "another horse 9";
    const taken = await server.ask(
      `mutation ($token: String!, $password: String!) {
        resetPassword(input: { token: $token, newPassword: $password, newPasswordConfirmation: $password }) { userErrors { code } } }`,
      { variables: { token: link, password } },
    );
    expect(taken.data.resetPassword.userErrors).toEqual([]);
    expect(await server.signIn(colleague.userName, password)).toEqual(expect.any(String));
    const done = (await server.log(administrator)).filter(
      ({ outcome, payload }) =>
        outcome === "SUCCESS" &&
        payload.actor.id === user.userUuid &&
        payload.subject?.id === colleague.userUuid &&
        payload.marks.includes("EMERGENCY_ACCESS"),
    );
    expect(done.map(({ action }) => action)).toEqual(["user-access.update", "password-reset.send"]);
  });

  it("shows in the explanation of a right for its time, and not among what the user has for good", async () => {
    const user = await addDesignated(server, administrator);
    const explained = async () => {
      const { data } = await server.ask(
        `query ($id: ID!) { explainAccess(user: { id: $id }, right: USER_DISABLE) { decision { allowed reason message } grounds { kind decisive } }
          user(id: $id) { ... on User { access { administrator rights { right effective } } } } }`,
        { token: administrator.token, variables: { id: idOf(user) } },
      );
      const { access } = data.user;
      const lasting = access.rights.find(({ right }: { right: string }) => right === "USER_DISABLE").effective;
      return { ...data.explainAccess, lasting, administrator: access.administrator };
    };
    const { data } = await activate(server, user.token);
    expect(await explained()).toMatchObject({ decision: { allowed: false, reason: "NO_RIGHT" } });
    const token = await signInByCode(server, user);
    expect(await explained()).toMatchObject({
      decision: {
        allowed: true,
        reason: "ALLOWED_BY_EMERGENCY_ACCESS",
        message: "Allowed. Emergency access gives it until it is turned off, in the session signed in for it alone.",
      },
      grounds: expect.arrayContaining([{ kind: "EMERGENCY_ACCESS", decisive: true }]),
      lasting: false,
      administrator: false,
    });
    // On, and in no session: nothing is open to him until he signs in for it again.
    await server.ask("mutation { signOut { userErrors { code } } }", { token });
    expect(await stateOf(data.activateEmergencyAccess.activation.id)).toMatchObject({ state: "ACTIVE" });
    const signedOut = await explained();
    expect(signedOut).toMatchObject({ decision: { allowed: false, reason: "NO_RIGHT" } });
    expect(signedOut.grounds.map(({ kind }: { kind: string }) => kind)).not.toContain("EMERGENCY_ACCESS");
    await signInByCode(server, user);
    expect(await explained()).toMatchObject({ decision: { reason: "ALLOWED_BY_EMERGENCY_ACCESS" } });
    await deactivate(server, administrator.token, data.activateEmergencyAccess.activation.id);
    expect(await explained()).toMatchObject({ decision: { allowed: false, reason: "NO_RIGHT" } });
  });

  it("is taken by no sign-in after the second factor was reset, nor by a new password of a mailed link alone", async () => {
    const user = await addDesignated(server, administrator);
    await activate(server, user.token);
    await server.ask(
      "mutation ($login: String!) { requestPasswordReset(input: { login: $login }) { userErrors { code } } }",
      {
        variables: { login: user.userName },
      },
    );
    const link = await vi.waitFor(async () => {
      const found = (await mailsTo(server, user)).map(({ body }) => /#token=(\S+)/u.exec(body)?.[1]).findLast(Boolean);
      if (found === undefined) throw new Error("No link has been mailed yet");
      return found;
    });
    const password = "another horse 9";
    const reset = await server.ask(
      `mutation ($token: String!, $password: String!) {
        resetPassword(input: { token: $token, newPassword: $password, newPasswordConfirmation: $password }) { userErrors { code } } }`,
      { variables: { token: link, password } },
    );
    expect(reset.data.resetPassword.userErrors).toEqual([]);
    expect((await beginSignIn(server, user, { password })).data.signIn).toMatchObject({
      session: null,
      challenge: { emergencyAccess: true },
    });
    await server.rows("DELETE FROM totp WHERE user_id = $1", [user.userUuid]);
    const without = await beginSignIn(server, user, { password });
    expect(await rightsOf(server, without.data.signIn.bearerToken)).not.toContain("EMERGENCY_ACCESS_ADMINISTER");
  });

  it("gives the rights even where an exception takes them from the user", async () => {
    const user = await addDesignated(server, administrator);
    await server.rows(
      "INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, 'audit:read', 'DENY')",
      [administrator.practiceUuid, user.userUuid],
    );
    expect(await rightsOf(server, user.token)).not.toContain("AUDIT_READ");
    const { token } = await enterMode(server, user);
    expect(await rightsOf(server, token)).toContain("AUDIT_READ");
  });

  it("is not taken by a trusted browser: trust stands in for no second factor", async () => {
    const user = await addDesignated(server, administrator);
    server.pass(30_000);
    const challenge = await challengeOf(server, user, { delivery: "COOKIE" });
    const trusted = await complete(
      server,
      challenge,
      { totpCode: codeOf(server, user.app.secret) },
      { trustBrowser: true },
    );
    const headers = { cookie: [cookieOf(trusted, "trust"), cookieOf(trusted, "device")].join("; ") };
    // Without the mode the trust counts.
    expect((await beginSignIn(server, user, { delivery: "COOKIE", headers })).data.signIn.challenge).toBeNull();
    await activate(server, user.token);
    const begun = await beginSignIn(server, user, { delivery: "COOKIE", headers });
    expect(begun.data.signIn).toMatchObject({ session: null, challenge: { emergencyAccess: true } });
  });

  it("marks what is done in it in the log, and nothing else", async () => {
    const user = await addDesignated(server, administrator);
    const { token } = await enterMode(server, user);
    await server.ask("{ users(first: 1) { totalCount } auditEntries(first: 1) { edges { node { id } } } }", { token });
    await server.ask("{ auditEntries(first: 1) { edges { node { id } } } }", { token: administrator.token });
    const log = await server.log(administrator);
    const reads = log.filter((entry) => entry.action === "audit.read");
    for (const { payload } of reads)
      expect(payload.marks).toEqual(payload.actor.id === user.userUuid ? ["EMERGENCY_ACCESS"] : []);
    expect(reads.some(({ payload }) => payload.actor.id === user.userUuid)).toBe(true);
    const marked = await server.ask(
      `{ auditEntries(query: "mark:emergency-access") { edges { node { actor { name } } } } }`,
      {
        token: administrator.token,
      },
    );
    expect(marked.data.auditEntries.edges.length).toBeGreaterThan(0);
  });

  it("marks what a job does that was begun in it", async () => {
    const user = await addDesignated(server, administrator);
    const { token } = await enterMode(server, user);
    const { data } = await server.ask("mutation { startUserExport { job { id } } }", { token });
    const job = "query ($id: ID!) { node(id: $id) { ... on ExportJob { state } } }";
    await expect
      .poll(
        async () => (await server.ask(job, { token, variables: { id: data.startUserExport.job.id } })).data.node.state,
        {
          timeout: 20_000,
        },
      )
      .toBe("DONE");
    const exported = (await server.log(administrator)).filter(
      (entry) => entry.action === "user.export" && entry.payload.actor.id === user.userUuid,
    );
    expect(exported.map(({ payload }) => payload.marks)).toEqual([["EMERGENCY_ACCESS"], ["EMERGENCY_ACCESS"]]);
  });

  it("tells everybody, anew at each sign-in until it is off, and administrators by mail with name and reason", async () => {
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const notices = async (token: string) => {
      const { data } = await server.ask(
        "{ notices(kinds: [EMERGENCY_ACCESS], acknowledged: false) { edges { node { id label } } } }",
        {
          token,
        },
      );
      return data.notices.edges.map(({ node }: { node: { id: string } }) => node.id) as string[];
    };
    const before = new Set(await notices(colleague.token));
    const { activationId } = await enterMode(server, user);
    const own = (await notices(colleague.token)).find((id) => !before.has(id));
    await server.ask(
      "mutation ($id: ID!) { acknowledgeNotices(input: { noticeIds: [$id] }) { userErrors { code } } }",
      {
        token: colleague.token,
        variables: { id: own },
      },
    );
    expect(await notices(colleague.token)).not.toContain(own);
    const again = await server.signIn(colleague.userName);
    expect(await notices(again)).toContain(own);
    await deactivate(server, administrator.token, activationId);
    expect(await notices(again)).not.toContain(own);
    expect(await notices(await server.signIn(colleague.userName))).not.toContain(own);
    const mails = await mailsTo(server, administrator);
    expect(mails.map(({ body }) => body).join("\n")).toContain("The server room is on fire");
  });

  it("rides on its user's own sessions: the database lets no other's be elevated, nor one later, nor another open a chart by it", async () => {
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const { activationId } = await enterMode(server, user);
    const key = keyOf(activationId, "EmergencyAccessActivation");
    await expect(
      server.rows(
        `INSERT INTO session (practice_id, id, user_id, token_hash, device, ip_address, started_at, last_used_at, idle_minutes, expires_at, emergency_activation_id)
         SELECT practice_id, gen_random_uuid(), user_id, sha256('x'), device, ip_address, started_at, last_used_at, idle_minutes, expires_at, $2
         FROM session WHERE user_id = $1`,
        [colleague.userUuid, key],
      ),
    ).rejects.toThrow(/foreign key/u);
    await expect(
      server.rows("UPDATE session SET emergency_activation_id = $2 WHERE user_id = $1", [colleague.userUuid, key]),
    ).rejects.toThrow("a session is elevated by its own sign-in, or never");
    await expect(
      server.rows(
        `INSERT INTO chart_override (practice_id, id, activation_id, user_id, patient_id, reason, opened_at, ends_at)
         VALUES ($1, gen_random_uuid(), $2, $3, gen_random_uuid(), 'x', now(), now())`,
        [administrator.practiceUuid, key, colleague.userUuid],
      ),
    ).rejects.toThrow(/chart_override_practice_id_activation_id_user_id_fkey/u);
  });

  it("names who and why to administrators and the user himself alone", async () => {
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const { token, activationId } = await enterMode(server, user);
    const seenBy = async (reader: string) => {
      const { data } = await emergencyAccess(server, reader);
      return data.emergencyAccess.current.find(({ id }: { id: string }) => id === activationId);
    };
    expect(await seenBy(administrator.token)).toMatchObject({ reason: "The server room is on fire", state: "ACTIVE" });
    expect(await seenBy(token)).toMatchObject({ reason: "The server room is on fire" });
    expect(await seenBy(colleague.token)).toMatchObject({ reason: null, user: null, state: "ACTIVE" });
    for (const right of ["practice:administer", "emergency-access:administer", "emergency-access:review"]) {
      const knowing = await server.addLogin(administrator, "PATIENT_COORDINATOR");
      await server.rows(
        "INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, $3, 'ALLOW')",
        [administrator.practiceUuid, knowing.userUuid, right],
      );
      expect(await seenBy(knowing.token)).toMatchObject({
        reason: "The server room is on fire",
        user: { name: "Jordan Blake" },
      });
    }
    expect((await emergencyAccess(server, colleague.token)).data.emergencyAccess).toMatchObject({
      designations: null,
      history: null,
    });
    const elsewhere = await server.signIn(other.userName);
    expect((await emergencyAccess(server, elsewhere)).data.emergencyAccess.current).toEqual([]);
  });

  it("is not possible in BTG, nor does the mode reach an agent on behalf of its user", async () => {
    const user = await addDesignated(server, administrator);
    const { token } = await enterMode(server, user);
    const btg = await openBtg(server, await addEmployeeLogin(server), user);
    const { data } = await btg.ask(
      "{ me { rights emergencyAccessActivation { state } } emergencyAccess { hindrance } }",
    );
    expect(data.me.rights).not.toContain("EMERGENCY_ACCESS_ADMINISTER");
    expect(data).toMatchObject({ me: { emergencyAccessActivation: null }, emergencyAccess: { hindrance: "IN_BTG" } });
    const tried = await btg.ask(
      `mutation { activateEmergencyAccess(input: { reason: "A fire" }) { userErrors { code } } }`,
    );
    expect(tried.errors[0]?.extensions["code"]).toBe("DISABLED_IN_BTG");
    expect(await rightsOf(server, token)).toContain("EMERGENCY_ACCESS_ADMINISTER");
  });

  it("is not possible in BTG where the stage lifts the lockdown, either", async () => {
    const staging = await TestServer.start({ stage: "staging" });
    try {
      await staging.rows("UPDATE deployment SET stage = 'staging'");
      const practice = await staging.signUp();
      const user = await addDesignated(staging, practice);
      const btg = await openBtg(staging, await addEmployeeLogin(staging), user);
      const tried = await btg.ask(
        `mutation { activateEmergencyAccess(input: { reason: "A fire" }) { userErrors { code } } }`,
      );
      expect(tried.errors[0]).toMatchObject({
        message: "Disabled when in BTG.",
        extensions: { code: "DISABLED_IN_BTG" },
      });
      expect(await staging.rows("SELECT FROM emergency_activation")).toEqual([]);
    } finally {
      await staging.stop();
    }
  });

  it("is refused while it is on", async () => {
    const user = await addDesignated(server, administrator);
    const { token } = await enterMode(server, user);
    expect((await activate(server, token)).data.activateEmergencyAccess.userErrors).toMatchObject([
      { code: "WRONG_STATE", message: expect.stringContaining("this session has its rights") },
    ]);
    expect(await rightsOf(server, token)).toContain("EMERGENCY_ACCESS_ADMINISTER");
  });
});

describe("the end", () => {
  const ends: [string, string, (user: Designated, token: string, id: string) => Promise<unknown>][] = [
    ["the user himself", "USER", (_user, token, id) => deactivate(server, token, id)],
    ["an administrator", "ADMINISTRATOR", (_user, _token, id) => deactivate(server, administrator.token, id)],
    ["the permission's withdrawal", "DESIGNATION_WITHDRAWN", (user) => designate(server, administrator, user, false)],
  ];

  it.each(ends)("by %s takes the rights at once, and reads Pending until the sign-out", async (_by, cause, end) => {
    const user = await addDesignated(server, administrator);
    const before = await rightsOf(server, user.token);
    const { token, activationId } = await enterMode(server, user);
    await end(user, token, activationId);
    expect(await rightsOf(server, token)).toEqual(before);
    expect(await stateOf(activationId)).toMatchObject({ state: "PENDING", endCause: cause });
    await server.ask("mutation { signOut { userErrors { code } } }", { token });
    expect(await stateOf(activationId)).toMatchObject({ state: "ENDED", endCause: cause });
    await sweep();
    expect(await entriesOf("emergency-access.end", user)).toHaveLength(1);
    expect(await entriesOf("emergency-access.deactivate", user)).toHaveLength(1);
    expect(new Set(await rightsOf(server, await signInByCode(server, user)))).toEqual(new Set(before));
  });

  it("leaves no right of the mode in the very answer that tells of it", async () => {
    const user = await addDesignated(server, administrator);
    const { token, activationId } = await enterMode(server, user);
    const REVIEWED = "activation { state review { standing { sentence } } }";
    const { data, errors } = await server.ask(
      `mutation ($id: ID!) { deactivateEmergencyAccess(input: { activationId: $id }) { ${REVIEWED} userErrors { code } } }`,
      { token, variables: { id: activationId } },
    );
    expect(data.deactivateEmergencyAccess).toEqual({ activation: { state: "PENDING", review: null }, userErrors: [] });
    expect(errors[0]?.extensions["code"]).toBe("FORBIDDEN");
  });

  it("comes with the user's disabling, which ends the sessions too", async () => {
    const user = await addDesignated(server, administrator);
    const { token, activationId } = await enterMode(server, user);
    await server.ask("mutation ($id: ID!) { disableUser(input: { userId: $id }) { userErrors { code } } }", {
      token: administrator.token,
      variables: { id: idOf(user) },
    });
    expect(await rightsOf(server, token)).toBeNull();
    expect(await stateOf(activationId)).toMatchObject({ state: "ENDED", endCause: "USER_DISABLED" });
  });

  it("comes with the removal of the own second factor, at once", async () => {
    const user = await addDesignated(server, administrator);
    const before = await rightsOf(server, user.token);
    const { token, activationId } = await enterMode(server, user);
    expect((await removeApp(server, token)).data.removeTotp.userErrors).toEqual([]);
    expect(await rightsOf(server, token)).toEqual(before);
    expect(await stateOf(activationId)).toMatchObject({ state: "PENDING", endCause: "TWO_FACTOR_RESET" });
    const [entry] = await entriesOf("emergency-access.deactivate", user);
    expect(entry!.payload.detail).toBe(": the user's second factor was reset or removed");
  });

  it("comes with the reset of the user's second factor by an administrator, and its review with it", async () => {
    const user = await addDesignated(server, administrator);
    const { token, activationId } = await enterMode(server, user);
    expect((await resetFactor(server, administrator.token, user)).data.resetTwoFactor.userErrors).toEqual([]);
    expect(await rightsOf(server, token)).toBeNull();
    expect(await stateOf(activationId)).toMatchObject({ state: "ENDED", endCause: "TWO_FACTOR_RESET" });
    expect(await entriesOf("emergency-access.end", user)).toHaveLength(1);
    const { data } = await server.ask("{ emergencyAccess { reviewsDue { id } } }", { token: administrator.token });
    expect(data.emergencyAccess.reviewsDue).toContainEqual({ id: activationId });
  });

  it("comes with it before the sign-in, too: whoever enrols the next app has nothing of it", async () => {
    const user = await addDesignated(server, administrator);
    const { data } = await activate(server, user.token);
    await resetFactor(server, administrator.token, user);
    expect(await stateOf(data.activateEmergencyAccess.activation.id)).toMatchObject({
      state: "ENDED",
      endCause: "TWO_FACTOR_RESET",
    });
    const app = await enrolApp(server, { ...user, token: await server.signIn(user.userName) });
    const again = await signInByCode(server, { ...user, app });
    expect(await rightsOf(server, again)).not.toContain("EMERGENCY_ACCESS_ADMINISTER");
  });

  it("does not come with the reset of another's second factor", async () => {
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    await enrolApp(server, colleague);
    const { token, activationId } = await enterMode(server, user);
    expect((await resetFactor(server, token, colleague)).data.resetTwoFactor.userErrors).toEqual([]);
    expect(await rightsOf(server, token)).toContain("EMERGENCY_ACCESS_ADMINISTER");
    expect(await stateOf(activationId)).toMatchObject({ state: "ACTIVE", endCause: null });
  });

  it("comes at the time limit, to the second, whether a sweep has come by or not", async () => {
    const user = await addDesignated(server, administrator);
    await server.rows("UPDATE practice SET emergency_maximum_minutes = 15 WHERE id = $1", [administrator.practiceUuid]);
    const { token, activationId, activation } = await enterMode(server, user);
    await server.rows("UPDATE practice SET emergency_maximum_minutes = 720 WHERE id = $1", [
      administrator.practiceUuid,
    ]);
    server.now = new Date(new Date(activation.endsAt).getTime() - 1_000);
    expect(await rightsOf(server, token)).toContain("EMERGENCY_ACCESS_ADMINISTER");
    server.pass(1_000);
    expect(await rightsOf(server, token)).not.toContain("EMERGENCY_ACCESS_ADMINISTER");
    administrator = { ...administrator, token: await server.signIn(administrator.userName) };
    expect(await stateOf(activationId)).toMatchObject({ state: "PENDING", endCause: "MAXIMUM_REACHED" });
    await sweep();
    expect(await entriesOf("emergency-access.deactivate", user)).toMatchObject([
      { payload: { actor: { kind: "SYSTEM" } } },
    ]);
  });

  it("comes 12 hours after the activation where the practice has set nothing else, in use to the last second", async () => {
    const own = await server.signUp("Default");
    const user = await addDesignated(server, own);
    const { token, activationId, activation } = await enterMode(server, user);
    const end = new Date(activation.activatedAt).getTime() + 12 * 60 * 60_000;
    expect(new Date(activation.endsAt).getTime()).toBe(end);
    const stateOfOwn = async () => {
      const { data } = await server.ask("{ me { emergencyAccessActivation { id state endCause endsAt } } }", { token });
      return data.me.emergencyAccessActivation;
    };
    // Used again and again, it does not end before.
    while (server.now.getTime() < end - 600_000) {
      server.pass(600_000);
      expect(await rightsOf(server, token)).toContain("EMERGENCY_ACCESS_ADMINISTER");
    }
    server.now = new Date(end - 1_000);
    expect(await rightsOf(server, token)).toContain("EMERGENCY_ACCESS_ADMINISTER");
    expect(await stateOfOwn()).toMatchObject({ id: activationId, state: "ACTIVE", endCause: null });
    server.pass(1_000);
    expect(await rightsOf(server, token)).not.toContain("EMERGENCY_ACCESS_ADMINISTER");
    expect(await stateOfOwn()).toMatchObject({ state: "PENDING", endCause: "MAXIMUM_REACHED" });
    administrator = { ...administrator, token: await server.signIn(administrator.userName) };
  });

  it("comes when nobody has signed in with it in time, and with Auto Logout; a mere sign-out leaves it on", async () => {
    const never = await addDesignated(server, administrator);
    const { data } = await activate(server, never.token);
    const idle = await addDesignated(server, administrator);
    const left = await enterMode(server, idle);
    const signedOut = await addDesignated(server, administrator);
    const out = await enterMode(server, signedOut);
    await server.ask("mutation { signOut { userErrors { code } } }", { token: out.token });
    await sweep();
    // Nobody waits for what its user has signed out of: the sweep does not come to it.
    const toSettle = await server.rows("SELECT id FROM private.emergencies_to_settle($1)", [server.now]);
    expect(toSettle).toEqual([]);
    server.pass(16 * 60_000);
    await sweep();
    administrator = { ...administrator, token: await server.signIn(administrator.userName) };
    expect(await stateOf(left.activationId)).toMatchObject({ state: "ENDED", endCause: "IDLE" });
    expect(await stateOf(out.activationId)).toMatchObject({ state: "ACTIVE", endCause: null });
    expect(await rightsOf(server, await signInByCode(server, signedOut))).toContain("EMERGENCY_ACCESS_ADMINISTER");
    server.pass(12 * 60 * 60_000);
    await sweep();
    administrator = { ...administrator, token: await server.signIn(administrator.userName) };
    expect(await stateOf(data.activateEmergencyAccess.activation.id)).toMatchObject({
      state: "ENDED",
      endCause: "NEVER_SIGNED_IN",
    });
    expect(await rightsOf(server, await signInByCode(server, never))).not.toContain("EMERGENCY_ACCESS_ADMINISTER");
  });

  it("comes with Auto Logout of the session that ended last, whichever was used last", async () => {
    const idle = await addDesignated(server, administrator);
    const left = await enterMode(server, idle);
    const signOut = async () => {
      const second = await signInByCode(server, idle);
      server.pass(60_000);
      await server.ask("mutation { signOut { userErrors { code } } }", { token: second });
    };
    await signOut();
    server.pass(16 * 60_000);
    await sweep();
    administrator = { ...administrator, token: await server.signIn(administrator.userName) };
    expect(await stateOf(left.activationId)).toMatchObject({ state: "ENDED", endCause: "IDLE" });

    // Its user signs out of another one after the first was left idle: that is the last one, and he may come back.
    const token = await signInByCode(server, idle);
    const kept = await enterMode(server, { ...idle, token });
    server.pass(10 * 60_000);
    const second = await signInByCode(server, idle);
    server.pass(10 * 60_000);
    await server.ask("mutation { signOut { userErrors { code } } }", { token: second });
    await sweep();
    administrator = { ...administrator, token: await server.signIn(administrator.userName) };
    expect(await stateOf(kept.activationId)).toMatchObject({ state: "ACTIVE", endCause: null });
  });

  it("is refused to everybody else, for one that is off, and for another practice's", async () => {
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const { activationId } = await enterMode(server, user);
    expect((await deactivate(server, colleague.token, activationId)).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
    expect((await deactivate(server, other.token, activationId)).errors[0]?.extensions["code"]).not.toBeUndefined();
    expect(
      (await deactivate(server, administrator.token, activationId)).data.deactivateEmergencyAccess.userErrors,
    ).toEqual([]);
    expect(
      (await deactivate(server, administrator.token, activationId)).data.deactivateEmergencyAccess.userErrors,
    ).toMatchObject([{ code: "WRONG_STATE" }]);
  });

  it("works when every administrator is away", async () => {
    const lonely = await server.signUp("Lonely");
    const own = { ...lonely, app: await enrolApp(server, lonely) };
    await designate(server, { ...lonely, token: own.app.token }, lonely);
    const user = await addDesignated(server, { ...lonely, token: own.app.token });
    await server.rows("UPDATE session SET ended_at = now(), end_cause = 'SIGN_OUT' WHERE user_id = $1", [
      lonely.userUuid,
    ]);
    const { token, activationId } = await enterMode(server, user);
    expect(await rightsOf(server, token)).toContain("PRACTICE_ADMINISTER");
    expect((await deactivate(server, token, activationId)).data.deactivateEmergencyAccess.userErrors).toEqual([]);
  });
});
