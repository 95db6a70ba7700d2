import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { AccessAsks } from "../testing/access-asks.ts";
import {
  addDesignated,
  designate,
  enterMode,
  endMode,
  signInByCode,
  type Designated,
} from "../testing/emergency-asks.ts";
import { TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { enrolApp, mailsTo, resetFactor } from "../testing/two-factor.ts";
import { faultsOf, idOf, newUserInput, UserAsks } from "../testing/user-asks.ts";
import { sweepEmergencies } from "./emergency-sweep.ts";

// Each user of it hashes passwords.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

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

const reviewOf = async (id: string, token = administrator.token) => {
  const answer = await server.ask(
    `query ($id: ID!) { node(id: $id) { ... on EmergencyAccessActivation { state review {
      standing { sentence occurredAt severity subject { type id label } auditEntryId } comment signedOffAt signedOffBy { name } signOffHindrance
      changes: entries(first: 50, only: CHANGES) { totalCount edges { node { actionName } } }
      looks: entries(first: 50, only: LOOKS) { totalCount edges { node { actionName } } }
      entries(first: 50) { totalCount edges { node { actionName sentence marks } } } } } } }`,
    { token, variables: { id } },
  );
  return answer.data?.node?.review;
};

const signOff = (id: string, token = administrator.token, comment = "All of it was needed"): Promise<Answer> =>
  server.ask(
    `mutation ($id: ID!, $comment: String!) { signOffEmergencyAccessReview(input: { activationId: $id, comment: $comment }) {
      activation { review { comment } } userErrors { field code message } } }`,
    { token, variables: { id, comment } },
  );

const sendReset = (token: string, user: TestLogin) =>
  server.ask("mutation ($id: ID!) { sendPasswordReset(input: { userId: $id }) { userErrors { code } } }", {
    token,
    variables: { id: idOf(user) },
  });

const due = async (token: string): Promise<string[] | null> => {
  const { data } = await server.ask("{ emergencyAccess { reviewsDue { id } } }", { token });
  return data.emergencyAccess.reviewsDue?.map(({ id }: { id: string }) => id) ?? null;
};

describe("what the review says still stands", () => {
  it("is what the mode brought about and nobody took back, whatever else was done to the same thing", async () => {
    const practice = await server.signUp();
    const user = await addDesignated(server, practice);
    const [given, sent, linked] = [
      await server.addLogin(practice, "PATIENT_COORDINATOR"),
      await server.addLogin(practice, "PATIENT_COORDINATOR"),
      await server.addLogin(practice, "PATIENT_COORDINATOR"),
    ];
    await enrolApp(server, linked);
    const mode = await enterMode(server, user);
    const inMode = { ...user, token: mode.token };
    const added = await new UserAsks(server, inMode).add(
      newUserInput({ profile: { firstName: "Nia", lastName: "New" } }),
    );
    expect(faultsOf(added)).toEqual([]);
    await new AccessAsks(server, inMode).setAccess(given, ["PATIENT_COORDINATOR", "ADMINISTRATOR"]);
    // The administrators who are told of the new one are told how.
    expect(
      (await mailsTo(server, practice)).filter(({ subject }) => subject === "There is a new administrator"),
    ).toMatchObject([{ body: expect.stringContaining("an administrator of your practice in emergency access mode:") }]);
    await sendReset(mode.token, sent);
    await resetFactor(server, mode.token, linked);
    await endMode(server, mode.token, mode.activationId);
    const standing = async () => (await reviewOf(mode.activationId, practice.token)).standing as Loose[];
    const all = await standing();
    expect(all).toHaveLength(4);
    // What was given is named, and the most serious comes first, each with its entry and the user's page.
    expect(all.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/ added the user Nia New with the role TABS\.$/u),
      expect.stringMatching(/ gave Jordan Blake the role Administrator\.$/u),
      expect.stringMatching(/link/u),
      expect.stringMatching(/second factor|two-factor/u),
    ]);
    expect(all.map(({ severity }) => severity)).toEqual(["HIGHEST", "HIGHEST", "HIGH", "HIGH"]);
    expect(all[1]).toMatchObject({ subject: { type: "User", id: idOf(given), label: "Jordan Blake" } });
    const entry = await server.ask("query ($id: ID!) { node(id: $id) { ... on AuditEntry { sentence occurredAt } } }", {
      token: practice.token,
      variables: { id: all[1]!["auditEntryId"] },
    });
    expect(entry.data.node).toEqual({ sentence: all[1]!["sentence"], occurredAt: all[1]!["occurredAt"] });

    // Disabled and brought back, given more, mailed another link, enrolled anew: all of it stands.
    const asPractice = new UserAsks(server, practice);
    const userId = added.data.addUser.user.id as string;
    await asPractice.change("disableUser", { userId });
    expect(await standing()).toHaveLength(3);
    await asPractice.change("enableUser", { userId });
    const access = new AccessAsks(server, practice);
    await access.setAccess(given, ["PATIENT_COORDINATOR", "ADMINISTRATOR", "CLINICAL_PROVIDER"]);
    await sendReset(practice.token, sent);
    await enrolApp(server, { ...linked, token: await server.signIn(linked.userName) });
    expect(await standing()).toHaveLength(4);

    await access.setAccess(given, ["PATIENT_COORDINATOR"]);
    expect(await standing()).toHaveLength(3);
  });
});

describe("the review", () => {
  let user: Designated;
  let helper: TestLogin;
  let helped: TestLogin;
  let activationId: string;
  /** What came of it while the mode was on. */
  let early: { due: string[] | null; signedOff: Answer };

  beforeAll(async () => {
    user = await addDesignated(server, administrator);
    helper = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    helped = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const mode = await enterMode(server, user);
    activationId = mode.activationId;
    const inMode = { ...user, token: mode.token };
    await server.ask('{ patients(filter: { search: "moss" }) { totalCount } }', { token: mode.token });
    await designate(server, inMode, helper);
    const access = new AccessAsks(server, inMode);
    await access.setAccess(helper, ["PATIENT_COORDINATOR", "ADMINISTRATOR"]);
    await access.setAccess(helped, ["PATIENT_COORDINATOR", "ADMINISTRATOR"]);
    // One of them is taken back outside of the mode: it stands no more.
    await new AccessAsks(server, administrator).setAccess(helped, ["PATIENT_COORDINATOR"]);
    early = { due: await due(administrator.token), signedOff: await signOff(activationId) };
    await endMode(server, mode.token, activationId);
  });

  it("is neither due nor signed off while the mode is on", () => {
    expect(early.due).not.toContain(activationId);
    expect(early.signedOff.data.signOffEmergencyAccessReview.userErrors).toMatchObject([{ code: "WRONG_STATE" }]);
  });

  it("is due once the mode has ended, for those who may review it, by notice and mail", async () => {
    expect(await due(administrator.token)).toContain(activationId);
    const notices = await server.ask("{ notices(kinds: [EMERGENCY_REVIEW_DUE]) { totalCount } }", {
      token: administrator.token,
    });
    expect(notices.data.notices.totalCount).toBeGreaterThan(0);
    expect(
      (await mailsTo(server, administrator)).some(({ subject }) => /Review the emergency access/u.test(subject)),
    ).toBe(true);
    const staff = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    expect(await due(staff.token)).toBeNull();
    expect(await reviewOf(activationId, staff.token)).toBeNull();
    expect(await due(other.token)).toEqual([]);
  });

  it("lists all that was done, and of it what still stands", async () => {
    const review = await reviewOf(activationId);
    const actions = review.entries.edges.map(({ node }: { node: { actionName: string } }) => node.actionName);
    expect(actions).toEqual(
      expect.arrayContaining(["emergency-access.elevate", "emergency-access.designate", "user-access.update"]),
    );
    expect(review.entries.totalCount).toBe(actions.length);
    const [changes, looks] = [review.changes, review.looks].map(({ edges }) =>
      edges.map(({ node }: { node: { actionName: string } }) => node.actionName),
    );
    expect(looks, "what was only looked at").toContain("patient.search");
    expect(changes).not.toEqual(expect.arrayContaining(looks));
    expect([...changes, ...looks].toSorted()).toEqual(actions.toSorted());
    expect(new Set(review.entries.edges.flatMap(({ node }: { node: { marks: string[] } }) => node.marks))).toEqual(
      new Set(["EMERGENCY_ACCESS"]),
    );
    const names = await server.rows(
      "SELECT id, concat_ws(' ', first_name, last_name) AS name FROM user_account WHERE id = ANY ($1)",
      [[helper.userUuid, helped.userUuid]],
    );
    const nameOf = (login: TestLogin) => names.find(({ id }) => id === login.userUuid)!["name"] as string;
    expect(review.standing).toHaveLength(2);
    expect(review.standing.map(({ sentence }: Loose) => sentence)).toEqual([
      expect.stringContaining(`gave ${nameOf(helper)} the role Administrator.`),
      expect.stringContaining(`allowed emergency access to ${nameOf(helper)}.`),
    ]);
  });

  it("is reminded of once a day until it is signed off", async () => {
    const reminders = async () =>
      (await mailsTo(server, administrator)).filter(({ subject }) => /Review the emergency access/u.test(subject))
        .length;
    const before = await reminders();
    await sweep();
    expect(await reminders()).toBe(before);
    server.pass(24 * 60 * 60_000);
    await sweep();
    await sweep();
    expect(await reminders()).toBe(before + 1);
    administrator = { ...administrator, token: await server.signIn(administrator.userName) };
  });

  it("is signed off with a comment, once, by another than its user", async () => {
    await new AccessAsks(server, administrator).setAccess(user, ["PATIENT_COORDINATOR", "ADMINISTRATOR"]);
    const again = async () => enterMode(server, { ...user, token: await signInByCode(server, user) });
    const { token, activationId: second } = await again();
    await endMode(server, token, second);
    const own = await again();
    expect((await reviewOf(second, own.token)).signOffHindrance).toMatch(/^Nobody reviews his own/u);
    expect((await reviewOf(second)).signOffHindrance).toBeNull();
    expect((await signOff(second, own.token)).data.signOffEmergencyAccessReview.userErrors).toMatchObject([
      { code: "WRONG_STATE", message: "Nobody reviews his own emergency access. Ask another administrator." },
    ]);
    expect(
      (await signOff(second, administrator.token, " ")).data.signOffEmergencyAccessReview.userErrors,
    ).toMatchObject([{ field: ["input", "comment"], code: "REQUIRED" }]);
    expect((await signOff(second)).data.signOffEmergencyAccessReview).toMatchObject({
      activation: { review: { comment: "All of it was needed" } },
      userErrors: [],
    });
    expect((await signOff(second)).data.signOffEmergencyAccessReview.userErrors).toMatchObject([
      { code: "WRONG_STATE" },
    ]);
    expect(await due(administrator.token)).not.toContain(second);
    const signed = (await server.log(administrator)).filter(({ action }) => action === "emergency-review.sign");
    expect(signed.filter(({ outcome }) => outcome === "SUCCESS")).toHaveLength(1);
    expect(signed.filter(({ outcome }) => outcome === "REFUSED").length).toBeGreaterThan(1);
  });

  it("is not signed off by its user who has put all others out of the way in the mode; by one who is new, it is", async () => {
    const first = await server.signUp("Harbor");
    const demoted = await server.addLogin(first, "ADMINISTRATOR");
    const schemer = await addDesignated(server, first);
    const successor = await server.addLogin(first, "PATIENT_COORDINATOR");
    const mode = await enterMode(server, schemer);
    const inMode = { ...schemer, token: mode.token };
    const access = new AccessAsks(server, inMode);
    await access.setAccess(schemer, ["PATIENT_COORDINATOR", "ADMINISTRATOR"]);
    await access.setAccess(demoted, ["PATIENT_COORDINATOR"]);
    expect(faultsOf(await new UserAsks(server, inMode).disable(first))).toEqual([]);
    await endMode(server, mode.token, mode.activationId);

    // Who could review it, and is there, is told all the same.
    const told = (await mailsTo(server, demoted)).map(({ subject }) => subject);
    expect(told.filter((subject) => subject.startsWith("Review the emergency access"))).toHaveLength(1);
    const notices = await server.ask("{ notices(kinds: [EMERGENCY_REVIEW_DUE]) { totalCount } }", {
      token: demoted.token,
    });
    expect(notices.data.notices.totalCount).toBe(1);

    const OTHERS_COULD = {
      code: "WRONG_STATE",
      message:
        "Nobody reviews his own emergency access, and others could when it was activated. Bring one of them back, or give another user the right Review emergency access.",
    };
    const token = await signInByCode(server, schemer);
    const own = await signOff(mode.activationId, token);
    expect(own.data.signOffEmergencyAccessReview.userErrors).toMatchObject([OTHERS_COULD]);
    // Nor the next one, at whose activation he was alone by what he had done in this one.
    const second = await enterMode(server, { ...schemer, token });
    await endMode(server, second.token, second.activationId);
    const later = { ...schemer, token: await signInByCode(server, schemer) };
    const next = await signOff(second.activationId, later.token);
    expect(next.data.signOffEmergencyAccessReview.userErrors).toMatchObject([OTHERS_COULD]);

    await new AccessAsks(server, later).setAccess(successor, ["PATIENT_COORDINATOR", "ADMINISTRATOR"]);
    for (const id of [mode.activationId, second.activationId])
      expect((await signOff(id, successor.token)).data.signOffEmergencyAccessReview.userErrors).toEqual([]);
    const reviewed = (await mailsTo(server, demoted)).filter(({ subject }) => subject.endsWith("was reviewed"));
    expect(reviewed).toHaveLength(2);
  });

  it("is signed off by its user where nobody else could when it was activated, and nobody can now", async () => {
    const alone = await server.signUp("Solo");
    const app = await enrolApp(server, alone);
    const self = { ...alone, token: app.token, app };
    await designate(server, self, self);
    const mode = await enterMode(server, self);
    await endMode(server, mode.token, mode.activationId);
    const signed = await signOff(mode.activationId, await signInByCode(server, self));
    expect(signed.data.signOffEmergencyAccessReview.userErrors).toEqual([]);
  });

  it("is refused to whoever may not, and for another practice's", async () => {
    const staff = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    expect((await signOff(activationId, staff.token)).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
    const foreign = { ...other, token: await server.signIn(other.userName) };
    expect((await signOff(activationId, foreign.token)).errors[0]?.extensions["code"]).toBe("NOT_FOUND");
  });
});
