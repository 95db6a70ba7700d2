import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AccessAsks } from "../testing/access-asks.ts";
import { openBtg, type OpenedBtg } from "../testing/btg-asks.ts";
import { addDesignated, enterMode, endMode, type Designated } from "../testing/emergency-asks.ts";
import { importResources } from "../testing/import-resources.ts";
import { lockedElementsOf } from "../testing/locked-elements.ts";
import { blockBy, importThree, patientIds, PatientSetAsks } from "../testing/patient-set-asks.ts";
import { PASSWORD, TestServer, type Answer, type TestLogin } from "../testing/test-server.ts";
import { enrolApp } from "../testing/two-factor.ts";
import { idOf, newUserInput, UserAsks } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";
import { nodeId } from "./node-id.ts";
import { buildSchema } from "./schema.ts";

/** A server whose own lockdown is lifted, on a database whose fence is not: what comes to a table here, comes past the directives. */
let server: TestServer;
let practice: TestLogin;
let staff: TestLogin;
let provider: TestLogin;
let designated: Designated;
let btg: OpenedBtg;

beforeAll(async () => {
  server = await TestServer.start({ stage: "staging" });
  practice = await server.signUp();
  staff = await server.addLogin(practice, "PATIENT_COORDINATOR");
  provider = await server.addLogin(practice, "CLINICAL_PROVIDER", "PROVIDER");
  await enrolApp(server, await server.addLogin(practice, "PATIENT_COORDINATOR"));
  await importResources(server, practice, [
    { resourceType: "Practitioner", id: "p", name: [{ family: "Blake", given: ["Jordan"] }] },
  ]);
  await importThree(server, practice);
  await server.ask(
    `mutation ($id: ID!, $password: String!) { requestEmailChange(input: { userId: $id, newEmail: "n@example.org", password: $password }) { userErrors { code } } }`,
    { variables: { id: idOf(staff), password: PASSWORD }, token: practice.token },
  );
  await server.rows(
    `INSERT INTO browser_trust (practice_id, user_id, id, token_hash, device, trusted_at, expires_at)
     VALUES ($1, $2, gen_random_uuid(), 'x', 'A browser', $3::timestamptz, $3::timestamptz + interval '30 days')`,
    [practice.practiceUuid, practice.userUuid, server.now],
  );
  designated = await addDesignated(server, practice);
  btg = await openBtg(server, await addEmployeeLogin(server), practice, { minutes: 480 });
});
afterAll(() => server.stop());

/** Locked mutations which the fence need not stop, each with the reason. */
const WITHOUT_FENCE: Readonly<Record<string, string>> = {
  requestPasswordReset: "public: what anybody may ask for, outside of BTG too",
  resetPassword: "public: by a link that another's mailbox holds",
  acceptInvitation: "public: by a link that another's mailbox holds",
  confirmEmailChange: "public: by a link that another's mailbox holds",
  stopEmailChange: "public: by a link that another's mailbox holds",
  endBtgSession: "ends an access of the vendor's own; the agent's End writes the same row",
  sendTestEmail: "writes nothing but the log, and goes to the user's own address",
  startTotpEnrolment: "refused in BTG by itself: a second factor belongs to who holds it",
  confirmTotpEnrolment: "refused in BTG by itself: a second factor belongs to who holds it",
  proveSecondFactor: "refused in BTG by itself: a second factor belongs to who holds it",
  removeTotp: "refused in BTG by itself: a second factor belongs to who holds it",
  regenerateRecoveryCodes: "refused in BTG by itself: a second factor belongs to who holds it",
  revealSupportPin: "refused in BTG by itself, in STAGING too: nobody sees a PIN there",
  generateSupportPin: "refused in BTG by itself, in STAGING too: nobody makes a PIN there",
  setAppUnlockPin: "refused in BTG by itself: the app is the user's",
  verifyAppUnlockPin: "refused in BTG by itself: a BTG session has no app to unlock",
  activateEmergencyAccess: "refused in BTG by itself: the mode is the user's, with his second factor",
  openChartOverride: "refused in BTG by itself: a BTG session is in no emergency mode",
};

describe("a mutation whose directive was forgotten", () => {
  const password = PASSWORD;
  const profile = (title: string) => ({ userTitle: title });
  const role = async () => {
    const name = `Role ${performance.now()}`;
    const { data } = await new AccessAsks(server, practice).createRole({ name, rights: ["PATIENT_READ"] });
    return data.createRole.role as { id: string; version: number };
  };
  const versionOf = async (user: TestLogin) =>
    (await server.rows("SELECT version FROM user_account WHERE id = $1", [user.userUuid]))[0]!["version"];
  const idIn = async (type: "Session" | "BrowserTrust" | "Practitioner" | "Notice", table: string, where: string) =>
    nodeId(type, (await server.rows(`SELECT id FROM ${table} WHERE ${where} LIMIT 1`))[0]!["id"]);
  const settings = async (changes: object) => ({
    version: (
      await server.rows("SELECT settings_version AS v FROM practice WHERE id = $1", [practice.practiceUuid])
    )[0]!["v"],
    ...changes,
  });
  const invited = async () => {
    const { password: _, passwordConfirmation: __, ...input } = newUserInput();
    const { data } = await new UserAsks(server, practice).add({
      ...input,
      password: null,
      passwordConfirmation: null,
      invite: true,
    });
    return data.addUser.user.id as string;
  };
  const disabled = async () => {
    const user = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await new UserAsks(server, practice).disable(user);
    return idOf(user);
  };
  /** A set of Ada Moss that blocks somebody: to be in it is access. */
  const blockingSet = async () => {
    const set = await PatientSetAsks.as(server, practice).saved(`Set ${performance.now()}`, { lastNamePrefix: "moss" });
    await blockBy(server, set, staff);
    return set as { id: string; version: number };
  };
  const ownOf = (user: TestLogin) => `user_id = '${user.userUuid}'`;

  /** An input of each that does what it says, and where one mutation has several locked elements, for each. */
  const INPUTS: [string, () => Promise<object>][] = [
    [
      "deletePatientSet",
      async () => {
        const { id, version } = await blockingSet();
        return { patientSetId: id, version, confirmBlocks: true };
      },
    ],
    [
      "updatePatientSet input.addPatientIds",
      async () => {
        const { id, version } = await blockingSet();
        return { patientSetId: id, version, addPatientIds: await patientIds(server, practice, "reed") };
      },
    ],
    [
      "updatePatientSet input.removePatientIds",
      async () => {
        const { id, version } = await blockingSet();
        return { patientSetId: id, version, removePatientIds: await patientIds(server, practice, "moss") };
      },
    ],
    [
      "saveSetSecurity",
      async () => {
        const [row] = await server.rows("SELECT set_security_version AS v FROM user_account WHERE id = $1", [
          provider.userUuid,
        ]);
        return { userId: idOf(provider), version: row!["v"], blockSetIds: [(await blockingSet()).id] };
      },
    ],
    ["savePatientSetBlocks", async () => ({ patientSetId: (await blockingSet()).id, unblockUserIds: [idOf(staff)] })],
    [
      "linkPatient",
      async () => ({
        userId: idOf(provider),
        patientId: (await patientIds(server, practice, "reed"))[0],
        relation: "SELF",
      }),
    ],
    [
      "unlinkPatient",
      async () => {
        const { data } = await new UserAsks(server, practice).ask(
          "mutation ($input: LinkPatientInput!) { linkPatient(input: $input) { patientLink { id } } }",
          {
            input: {
              userId: idOf(await server.addLogin(practice, "PATIENT_COORDINATOR")),
              patientId: (await patientIds(server, practice, "reed"))[0],
              relation: "FAMILY",
            },
          },
        );
        return { patientLinkId: data.linkPatient.patientLink.id };
      },
    ],
    ["addUser", async () => newUserInput()],
    ["disableUser", async () => ({ userId: idOf(staff) })],
    ["enableUser", async () => ({ userId: await disabled() })],
    ["resendInvitation", async () => ({ userId: await invited() })],
    ["sendPasswordReset", async () => ({ userId: idOf(staff) })],
    ["unlockLogin", async () => ({ userId: idOf(staff) })],
    [
      "updateStaffMember",
      async () => ({ userId: idOf(staff), version: await versionOf(staff), profile: profile("Nurse") }),
    ],
    [
      "updateProvider input.profile.smtpUser",
      async () => ({ userId: idOf(provider), version: await versionOf(provider), profile: { smtpUser: "other" } }),
    ],
    [
      "updateProvider input.profile.smtpPassword",
      async () => ({ userId: idOf(provider), version: await versionOf(provider), profile: { smtpPassword: "other" } }),
    ],
    [
      "updateProvider input.profile.practitionerId",
      async () => ({
        userId: idOf(provider),
        version: await versionOf(provider),
        profile: { practitionerId: await idIn("Practitioner", "practitioner", "true") },
      }),
    ],
    [
      "linkPractitioner",
      async () => ({ practitionerId: await idIn("Practitioner", "practitioner", "true"), userId: idOf(provider) }),
    ],
    ["updatePracticeSettings input.security", () => settings({ security: { passwordMinimumLength: 20 } })],
    [
      "updatePracticeSettings input.outgoingMail",
      () => settings({ outgoingMail: { fromAddress: "x@harbor.example" } }),
    ],
    ["updatePracticeSettings input.administratorMailTopics", () => settings({ administratorMailTopics: [] })],
    ["createRole", async () => ({ name: "New", rights: ["PATIENT_READ"] })],
    ["updateRole", async () => ({ roleId: (await role()).id, version: 1, rights: ["PATIENT_READ", "CHART_OPEN"] })],
    [
      "deleteRole",
      async () => {
        const { id, version } = await role();
        return { roleId: id, version };
      },
    ],
    [
      "updateUserAccess",
      () =>
        new AccessAsks(server, practice).accessInput(staff, { exceptions: [{ right: "CHART_OPEN", effect: "ALLOW" }] }),
    ],
    [
      "endSession",
      async () => ({ sessionId: await idIn("Session", "session", `${ownOf(staff)} AND ended_at IS NULL`) }),
    ],
    ["endAllSessions", async () => ({ userId: idOf(staff) })],
    [
      "changePassword",
      async () => ({ password, newPassword: "another horse 9", newPasswordConfirmation: "another horse 9" }),
    ],
    ["requestEmailChange", async () => ({ userId: idOf(practice), newEmail: "other@example.org", password })],
    ["cancelEmailChange", async () => ({ userId: idOf(staff) })],
    ["resetTwoFactor", async () => ({ userId: await withSecondFactor(), note: "on the phone", password })],
    ["revokeBrowserTrust", async () => ({ browserTrustId: await idIn("BrowserTrust", "browser_trust", "true") })],
    ["setEmergencyAccessDesignation", async () => ({ userId: idOf(staff), allowed: true })],
    ["deactivateEmergencyAccess", async () => ({ activationId: (await enterMode(server, designated)).activationId })],
    ["signOffEmergencyAccessReview", async () => ({ activationId: await endedActivation(), comment: "Needed" })],
    ["acknowledgeNotices", async () => ({ noticeIds: [await idIn("Notice", "notice", ownOf(practice))] })],
  ];
  const endedActivation = async () => {
    const user = await addDesignated(server, practice);
    const { token, activationId } = await enterMode(server, user);
    await endMode(server, token, activationId);
    return activationId;
  };
  const withSecondFactor = async () => {
    const [row] = await server.rows("SELECT user_id FROM totp LIMIT 1");
    return nodeId("User", row!["user_id"]);
  };

  it("is shown of every one that is locked, or said why not", () => {
    const locked = lockedElementsOf(buildSchema()).map(({ field, path }) =>
      path === field.name ? path : `${field.name} ${path}`,
    );
    expect([...INPUTS.map(([name]) => name), ...Object.keys(WITHOUT_FENCE)].toSorted()).toEqual(
      // Fields of one input type that two mutations take: the other one is locked as a whole.
      locked.filter((name) => !name.startsWith("updateStaffMember ") && !name.startsWith("addUser ")).toSorted(),
    );
  });

  it.each(INPUTS)("%s: changes nothing, is answered as locked, and stands in the log", async (name, inputOf) => {
    const [field] = name.split(" ") as [string];
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
    const input = await inputOf();
    const before = (await server.log(practice)).length;
    const answer: Answer = await btg.ask(
      `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code message } } }`,
      { input },
    );
    expect(
      answer.errors.map(({ message, extensions }) => [extensions["code"], extensions["path"], message]),
      answer.text,
    ).toEqual([["DISABLED_IN_BTG", field, "Disabled when in BTG."]]);
    const entries = (await server.log(practice)).slice(before).filter(({ action }) => action !== "password.enter");
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      outcome: "REFUSED",
      payload: { subject: { type: "Operation", label: field }, marks: ["VENDOR_ACCESS"], sessionId: btg.uuid },
    });
  });
});
