import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openBtg } from "../testing/btg-asks.ts";
import { keyOf } from "../graphql/node-id.ts";
import {
  activate,
  activationSeen,
  addDesignated,
  deactivate,
  designate,
  emergencyAccess,
  enterMode,
  entriesAbout,
  rightsOf,
  signInByCode,
} from "../testing/emergency-asks.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import { beginSignIn, challengeOf, codeOf, complete, cookieOf, enrolApp, mailsTo } from "../testing/two-factor.ts";
import { idOf } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

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

async function administratorRights(): Promise<string[]> {
  const rows = await server.rows("SELECT rights FROM role WHERE practice_id = $1 AND shipped = 'ADMINISTRATOR'", [
    administrator.practiceUuid,
  ]);
  return rows[0]!["rights"].map((right: string) => right.replaceAll(/[:-]/g, "_").toUpperCase());
}

const stateOf = (activationId: string) => activationSeen(server, administrator.token, activationId);

const entriesOf = (action: string, user: TestLogin) => entriesAbout(server, administrator, action, user);

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
    const links = async () =>
      (await mailsTo(server, user)).flatMap(({ body }) => /#token=(\S+)/u.exec(body)?.[1] ?? []);
    await expect.poll(links).not.toEqual([]);
    const link = (await links()).at(-1);
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
