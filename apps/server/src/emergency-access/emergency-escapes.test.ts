import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import {
  activate,
  addDesignated,
  deactivate,
  designate,
  endMode,
  enterMode,
  entriesAbout,
  rightsOf,
  signInByCode,
} from "../testing/emergency-asks.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { blockBySet, patientOf } from "../testing/set-blocks.ts";
import { PASSWORD, TestServer, type Answer, type TestLogin } from "../testing/test-server.ts";
import {
  beginSignIn,
  challengeOf,
  codeOf,
  complete,
  confirmEnrolment,
  cookieOf,
  enrolApp,
  mailsTo,
  prove,
  signInByTrust,
  startEnrolment,
} from "../testing/two-factor.ts";
import { idOf, UserAsks } from "../testing/user-asks.ts";

// Each user of it hashes passwords.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let server: TestServer;
let administrator: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  administrator = await server.signUp();
});
afterAll(() => server.stop());

const ask = (login: { token: string }, query: string, variables: object = {}) =>
  server.ask(query, { token: login.token, variables });

const entriesOf = (action: string, user: TestLogin) => entriesAbout(server, administrator, action, user);

const standingOf = async (activationId: string, reader = administrator): Promise<string[]> => {
  const { data } = await ask(
    reader,
    "query ($id: ID!) { node(id: $id) { ... on EmergencyAccessActivation { review { standing { sentence } } } } }",
    { id: activationId },
  );
  return data.node.review.standing.map(({ sentence }: { sentence: string }) => sentence);
};

const signOff = (login: { token: string }, id: string): Promise<Answer> =>
  ask(
    login,
    `mutation ($id: ID!) { signOffEmergencyAccessReview(input: { activationId: $id, comment: "All of it was needed" }) {
      userErrors { code message } } }`,
    { id },
  );

it("A sign-in to emergency access makes no browser trusted, whatever it asks for", async () => {
  const user = await addDesignated(server, administrator);
  await activate(server, user.token);
  server.pass(30_000);
  const begun = await beginSignIn(server, user, { delivery: "COOKIE" });
  const { challenge } = begun.data.signIn;
  expect(challenge).toMatchObject({ emergencyAccess: true, browserTrustDays: 0 });
  const signedIn = await complete(
    server,
    challenge.token,
    { totpCode: codeOf(server, user.app.secret) },
    { trustBrowser: true },
  );
  expect(cookieOf(signedIn, "session")).toBeDefined();
  expect(cookieOf(signedIn, "trust")).toBeUndefined();
  expect(await server.rows("SELECT FROM browser_trust WHERE user_id = $1", [user.userUuid])).toEqual([]);
});

describe("a stolen browser that is trusted, with the password", () => {
  const ACTIVATE = `mutation { activateEmergencyAccess(input: { reason: "I am a thief" }) {
    activation { state } userErrors { field code } } }`;
  const RENEW =
    "mutation ($p: String!) { regenerateRecoveryCodes(input: { password: $p }) { recoveryCodes userErrors { code } } }";
  const stolen = async () => {
    const user = await addDesignated(server, administrator);
    const { session } = await signInByTrust(server, user, user.app);
    return { user, headers: { cookie: session } };
  };

  it("makes no recovery codes of its own to enter the mode by", async () => {
    const { user, headers } = await stolen();
    const { data } = await server.ask(RENEW, { headers, variables: { p: PASSWORD } });
    expect(data.regenerateRecoveryCodes).toEqual({
      recoveryCodes: null,
      userErrors: [{ code: "SECOND_FACTOR_NEEDED" }],
    });
    const { recoveryCodes } = user.app;
    const owner = await complete(server, await challengeOf(server, user), { recoveryCode: recoveryCodes[0]! });
    expect(owner.data.completeSignIn.userErrors).toEqual([]);
  });

  it("sets no app of its own up to enter the mode by", async () => {
    const { user, headers } = await stolen();
    const { data } = await startEnrolment(server, headers);
    expect(data.startTotpEnrolment).toEqual({
      uri: null,
      manualKey: null,
      userErrors: [{ code: "SECOND_FACTOR_NEEDED" }],
    });
    expect(await server.rows("SELECT FROM totp_enrolment WHERE user_id = $1", [user.userUuid])).toEqual([]);
    expect(await signInByCode(server, user)).toEqual(expect.any(String));
  });

  it("does not activate, which is in the log; with the second factor shown it does, and that gives no right yet", async () => {
    const { user, headers } = await stolen();
    const refused = await server.ask(ACTIVATE, { headers });
    expect(refused.data.activateEmergencyAccess).toEqual({
      activation: null,
      userErrors: [{ field: null, code: "SECOND_FACTOR_NEEDED" }],
    });
    expect(await entriesOf("emergency-access.activate", user)).toMatchObject([{ outcome: "REFUSED" }]);
    const proven = await prove(server, headers, { totpCode: codeOf(server, user.app.secret) });
    const renewed = { cookie: cookieOf(proven, "session")! };
    expect((await server.ask(ACTIVATE, { headers: renewed })).data.activateEmergencyAccess).toEqual({
      activation: { state: "AWAITING_SIGN_IN" },
      userErrors: [],
    });
    expect((await server.ask("{ me { rights } }", { headers: renewed })).data.me).toBeNull();
  });
});

describe("a second factor of somebody who is designated", () => {
  const toldOf = async (told: TestLogin, user: TestLogin) => {
    const [row] = await server.rows(
      "SELECT concat_ws(' ', first_name, last_name) AS name FROM user_account WHERE id = $1",
      [user.userUuid],
    );
    const mails = await mailsTo(server, told);
    return mails.map(({ subject }) => subject).filter((subject) => subject.startsWith(`${row!["name"]} `));
  };

  it("is set up, replaced and removed with the administrators' knowledge, and without it where nobody is designated", async () => {
    const practice = await server.signUp("Small");
    const told = await server.addLogin(practice, "ADMINISTRATOR");
    const user = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const another = async (token: string) => {
      const { data } = await startEnrolment(server, token);
      const confirmed = await confirmEnrolment(server, token, codeOf(server, data.startTotpEnrolment.manualKey));
      server.pass(30_000);
      return confirmed.data.confirmTotpEnrolment.bearerToken as string;
    };
    const remove = (token: string) =>
      server.ask("mutation ($p: String!) { removeTotp(input: { password: $p }) { userErrors { code } } }", {
        token,
        variables: { p: PASSWORD },
      });
    const before = await enrolApp(server, user);
    await remove(before.token);
    expect(await toldOf(told, user)).toEqual([]);
    await designate(server, practice, user);
    const { token } = await enrolApp(server, { ...user, token: before.token });
    await remove(await another(token));
    expect(await toldOf(told, user)).toEqual([
      "Jordan Blake set up an authenticator app",
      "Jordan Blake set up another authenticator app",
      "Jordan Blake removed the authenticator app",
    ]);
    expect(await toldOf(user, user)).toEqual([]);
  });
});

describe("the permission", () => {
  const withRight = async () => {
    const user = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    await server.rows(
      `INSERT INTO access_right_exception (practice_id, user_id, access_right, effect)
       VALUES ($1, $2, 'emergency-access:administer', 'ALLOW')`,
      [administrator.practiceUuid, user.userUuid],
    );
    return user;
  };
  const faultsOf = ({ data }: Answer) =>
    data.setEmergencyAccessDesignation.userErrors.map(
      ({ field, code }: { field: string[]; code: string }) => `${field?.at(-1)} ${code}`,
    );
  const mayDesignate = async (token: string) =>
    (await ask({ token }, "{ me { mayDesignate } }")).data.me.mayDesignate as boolean;

  it("is given by nobody who holds less than it gives, himself included, and withdrawn by him all the same", async () => {
    const clerk = await withRight();
    const user = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    for (const whom of [clerk, user]) {
      const answer = await designate(server, clerk, whom);
      expect(faultsOf(answer)).toEqual(["allowed RIGHT_NOT_HELD"]);
      expect(answer.data.setEmergencyAccessDesignation.userErrors[0].message).toContain("practice:administer");
      expect(answer.data.setEmergencyAccessDesignation.user.emergencyAccessDesignation).toBeNull();
      expect(await entriesOf("emergency-access.designate", whom)).toMatchObject([
        { outcome: "REFUSED", payload: { detail: expect.stringContaining("does not hold") } },
      ]);
    }
    expect(await mayDesignate(clerk.token)).toBe(false);
    await designate(server, administrator, user);
    expect(faultsOf(await designate(server, clerk, user, false))).toEqual([]);
  });

  it("is given by an administrator, and in the mode by whoever has his rights from it alone", async () => {
    expect(await mayDesignate(administrator.token)).toBe(true);
    const user = await addDesignated(server, administrator);
    const helper = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const { token, activationId } = await enterMode(server, user);
    expect(await mayDesignate(token)).toBe(true);
    expect(faultsOf(await designate(server, { ...user, token }, helper))).toEqual([]);
    await deactivate(server, administrator.token, activationId);
    expect(await mayDesignate(token)).toBe(false);
  });
});

describe("a new activation", () => {
  const earlierOf = async (activationId: string) =>
    (
      await ask(
        administrator,
        "query ($id: ID!) { node(id: $id) { ... on EmergencyAccessActivation { state endCause endedAt } } }",
        { id: activationId },
      )
    ).data.node;

  it("ends the one that is PENDING, with the sessions that it ends", async () => {
    const user = await addDesignated(server, administrator);
    const { token, activationId } = await enterMode(server, user);
    await deactivate(server, token, activationId);
    const again = await activate(server, token, "Another fire");
    expect(again.data.activateEmergencyAccess).toMatchObject({
      activation: { state: "AWAITING_SIGN_IN" },
      userErrors: [],
    });
    expect(await rightsOf(server, token)).toBeNull();
    expect(await earlierOf(activationId)).toMatchObject({
      state: "ENDED",
      endCause: "USER",
      endedAt: expect.any(String),
    });
    expect(await rightsOf(server, await signInByCode(server, user))).toContain("EMERGENCY_ACCESS_ADMINISTER");
  });

  it("settles the one whose time limit has just passed: its jobs end with it, and the log tells of it", async () => {
    const user = await addDesignated(server, administrator);
    const { token, activationId } = await enterMode(server, user);
    const started = await ask(
      { token },
      'mutation { startImport(input: { fileNames: ["a.ndjson"] }) { job { id } userErrors { code } } }',
    );
    expect(started.data.startImport.userErrors).toEqual([]);
    await server.rows("UPDATE emergency_activation SET ends_at = $2 WHERE user_id = $1", [user.userUuid, server.now]);
    const again = await activate(server, token, "Another fire");
    expect(again.data.activateEmergencyAccess.userErrors).toEqual([]);
    expect(await server.rows("SELECT state FROM job WHERE started_by ->> 'userId' = $1", [user.userUuid])).toEqual([
      { state: "CANCELLED" },
    ]);
    expect(await entriesOf("emergency-access.deactivate", user)).toMatchObject([
      { payload: { actor: { kind: "SYSTEM" } } },
    ]);
    expect(await earlierOf(activationId)).toMatchObject({ state: "ENDED", endCause: "MAXIMUM_REACHED" });
  });
});

describe("who is in the mode", () => {
  it("does not mute the mails about it, while others still may", async () => {
    const user = await addDesignated(server, administrator);
    const { token } = await enterMode(server, user);
    const mute = async (login: { token: string }) => {
      const { data } = await ask(login, "{ practice { settings { version } } }");
      const answer = await ask(
        login,
        `mutation ($version: Int!) { updatePracticeSettings(input: { version: $version, administratorMailTopics: [USER_ADDED] }) {
          userErrors { field code } } }`,
        { version: data.practice.settings.version },
      );
      return answer.data.updatePracticeSettings.userErrors;
    };
    expect(await mute({ token })).toEqual([{ field: ["input", "administratorMailTopics"], code: "WRONG_STATE" }]);
    const refused = (await server.log(administrator)).filter(({ action }) => action === "practice.update");
    expect(refused).toMatchObject([{ outcome: "REFUSED", payload: { marks: ["EMERGENCY_ACCESS"] } }]);
    expect(await mute(administrator)).toEqual([]);
    await server.rows("UPDATE practice SET muted_mail_topics = '{}' WHERE id = $1", [administrator.practiceUuid]);
  });

  it("signs no review off by the mode's rights; administrators are mailed of each that is", async () => {
    const user = await addDesignated(server, administrator);
    const accomplice = await addDesignated(server, administrator);
    const first = await enterMode(server, user);
    await endMode(server, first.token, first.activationId);
    const second = await enterMode(server, accomplice);
    expect((await signOff(second, first.activationId)).data.signOffEmergencyAccessReview.userErrors).toMatchObject([
      { code: "WRONG_STATE", message: "Nobody reviews by the rights of emergency access. Ask an administrator." },
    ]);
    // Made an administrator by the mode: it counts, and is not silent.
    await new AccessAsks(server, { ...accomplice, token: second.token }).setAccess(accomplice, [
      "PATIENT_COORDINATOR",
      "ADMINISTRATOR",
    ]);
    expect((await signOff(second, first.activationId)).data.signOffEmergencyAccessReview.userErrors).toEqual([]);
    const mails = (await mailsTo(server, administrator)).filter(({ subject }) => subject.endsWith("was reviewed"));
    expect(mails).toHaveLength(1);
  });
});

describe("what the review says still stands", () => {
  it("is ended by no later change that takes nothing back, and by one that does", async () => {
    const user = await addDesignated(server, administrator);
    const helper = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const { token, activationId } = await enterMode(server, user);
    const inMode = new AccessAsks(server, { ...user, token });
    await inMode.setAccess(helper, ["PATIENT_COORDINATOR", "ADMINISTRATOR"]);
    await inMode.setAccess(
      helper,
      ["PATIENT_COORDINATOR", "ADMINISTRATOR"],
      [{ right: "REPORT_EXPORT", effect: "ALLOW" }],
    );
    await endMode(server, token, activationId);
    expect(await standingOf(activationId)).toHaveLength(2);
    await new AccessAsks(server, administrator).setAccess(helper, ["PATIENT_COORDINATOR"]);
    expect(await standingOf(activationId)).toEqual([]);
  });

  it("holds what was under way when it was turned off", async () => {
    const user = await addDesignated(server, administrator);
    const helper = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const { token, activationId } = await enterMode(server, user);
    await designate(server, { ...user, token }, helper);
    await endMode(server, token, activationId);
    // The end waited for it, and has an earlier moment.
    await server.rows("UPDATE emergency_activation SET deactivated_at = activated_at WHERE user_id = $1", [
      user.userUuid,
    ]);
    expect(await standingOf(activationId)).toHaveLength(1);
  });

  it("names no patient to a reviewer from whom a set keeps the patient, and is in the log as read", async () => {
    await importResources(server, administrator, [fhirPatient("ada", "Moss", "Ada")]);
    const ada = await patientOf(server, administrator, "ada");
    const user = await addDesignated(server, administrator);
    const { token, activationId } = await enterMode(server, user);
    const linked = await ask(
      { token },
      "mutation ($input: LinkPatientInput!) { linkPatient(input: $input) { userErrors { code } } }",
      { input: { userId: idOf(user), patientId: nodeId("Patient", ada), relation: "FAMILY" } },
    );
    expect(linked.data.linkPatient.userErrors).toEqual([]);
    await endMode(server, token, activationId);
    const reviewer = await server.addLogin(administrator, "ADMINISTRATOR");
    await blockBySet(server, reviewer, [ada], "Neighbours");
    expect((await standingOf(activationId)).join()).toContain("Moss");
    const kept = await standingOf(activationId, reviewer);
    expect(kept).toHaveLength(1);
    expect(kept.join()).not.toContain("Moss");
    const reads = (await server.log(administrator)).filter(
      ({ action, payload }) => action === "audit.read" && payload.actor.id === reviewer.userUuid,
    );
    expect(reads).toHaveLength(1);
  });
});

describe("the login of somebody who is designated", () => {
  const change = async (login: { token: string }, field: string, input: object): Promise<string[]> => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
    const { data, text } = await ask(
      login,
      `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code } } }`,
      { input },
    );
    if (data?.[field] == null) throw new Error(text);
    return data[field].userErrors.map(({ code }: { code: string }) => code);
  };
  const takings: [string, string, (user: TestLogin) => object][] = [
    ["another e-mail address", "requestEmailChange", () => ({ newEmail: "thief@example.org", password: PASSWORD })],
    ["a reset of the second factor", "resetTwoFactor", () => ({ note: "By telephone", password: PASSWORD })],
    ["new tries at the password", "unlockLogin", () => ({})],
  ];

  it.each(takings)(
    "is taken over by nobody with fewer rights than the mode gives: %s",
    async (_how, field, inputOf) => {
      const user = await addDesignated(server, administrator);
      // More than the user has for good, and less than an administrator.
      const helpDesk = await server.addLogin(administrator, "PATIENT_COORDINATOR");
      await server.rows(
        `INSERT INTO access_right_exception (practice_id, user_id, access_right, effect)
       SELECT $1, $2, unnest('{user:read,user:update,two-factor:reset}'::text[]), 'ALLOW'`,
        [administrator.practiceUuid, helpDesk.userUuid],
      );
      const input = { userId: idOf(user), ...inputOf(user) };
      expect(await change(helpDesk, field, input)).toEqual(["RIGHT_NOT_HELD"]);
      await designate(server, administrator, user, false);
      expect(await change(helpDesk, field, input)).toEqual([]);
    },
  );

  it("is brought back by nobody with fewer rights than the mode gives", async () => {
    const user = await addDesignated(server, administrator);
    const helpDesk = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    await server.rows(
      `INSERT INTO access_right_exception (practice_id, user_id, access_right, effect)
       SELECT $1, $2, unnest('{user:read,user:update,user:disable}'::text[]), 'ALLOW'`,
      [administrator.practiceUuid, helpDesk.userUuid],
    );
    await new UserAsks(server, administrator).disable(user);
    const back = (login: { token: string }) => change(login, "enableUser", { userId: idOf(user) });
    expect(await back(helpDesk)).toEqual(["RIGHT_NOT_HELD"]);
    expect(await entriesOf("user.enable", user)).toMatchObject([{ outcome: "REFUSED" }]);
    expect(await back(administrator)).toEqual([]);
  });

  it("has in the mode what an administrator has over others' logins, and not after it", async () => {
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const { token, activationId } = await enterMode(server, user);
    const input = { userId: idOf(colleague) };
    expect(await change({ token }, "unlockLogin", input)).toEqual([]);
    await deactivate(server, administrator.token, activationId);
    const { errors } = await ask(
      { token },
      "mutation ($id: ID!) { unlockLogin(input: { userId: $id }) { userErrors { code } } }",
      {
        id: idOf(colleague),
      },
    );
    expect(errors[0]?.extensions["code"]).toBe("FORBIDDEN");
  });
});
