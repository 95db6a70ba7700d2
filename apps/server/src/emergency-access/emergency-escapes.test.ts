import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import {
  activate,
  addDesignated,
  deactivate,
  designate,
  enterMode,
  rightsOf,
  signInByCode,
} from "../testing/emergency-asks.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { blockBySet, patientOf } from "../testing/set-blocks.ts";
import { PASSWORD, TestServer, type Answer, type TestLogin } from "../testing/test-server.ts";
import { beginSignIn, codeOf, complete, cookieOf, mailsTo } from "../testing/two-factor.ts";
import { idOf, UserAsks } from "../testing/user-asks.ts";
import { sweepEmergencies } from "./emergency-sweep.ts";

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

const entriesOf = async (action: string, user: TestLogin) =>
  (await server.log(administrator)).filter(
    (entry) => entry.action === action && entry.payload.subject?.id === user.userUuid,
  );

async function leave(token: string, activationId: string): Promise<void> {
  await deactivate(server, token, activationId);
  await ask({ token }, "mutation { signOut { userErrors { code } } }");
  await sweepEmergencies(server.server.dependencies);
}

const standingOf = async (activationId: string, reader = administrator): Promise<string[]> => {
  const { data } = await ask(
    reader,
    "query ($id: ID!) { node(id: $id) { ... on EmergencyAccessActivation { review { standing } } } }",
    { id: activationId },
  );
  return data.node.review.standing;
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
    // Sooner than any sweep comes by.
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
    await leave(first.token, first.activationId);
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
  it("is replaced by no later change of the same user's, and by another's", async () => {
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
    await leave(token, activationId);
    expect(await standingOf(activationId)).toHaveLength(2);
    await new AccessAsks(server, administrator).setAccess(helper, ["PATIENT_COORDINATOR"]);
    expect(await standingOf(activationId)).toEqual([]);
  });

  it("holds what was under way when it was turned off", async () => {
    const user = await addDesignated(server, administrator);
    const helper = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const { token, activationId } = await enterMode(server, user);
    await designate(server, { ...user, token }, helper);
    await leave(token, activationId);
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
    await leave(token, activationId);
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
