import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { AccessAsks } from "../testing/access-asks.ts";
import {
  addDesignated,
  deactivate,
  designate,
  enterMode,
  signInByCode,
  type Designated,
} from "../testing/emergency-asks.ts";
import { TestServer, type Answer, type TestLogin } from "../testing/test-server.ts";
import { mailsTo } from "../testing/two-factor.ts";
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

/** Ends a mode as its user does: turns it off and signs out. */
async function leave(token: string, activationId: string): Promise<void> {
  await deactivate(server, token, activationId);
  await server.ask("mutation { signOut { userErrors { code } } }", { token });
  await sweep();
}

const reviewOf = async (id: string, token = administrator.token) => {
  const answer = await server.ask(
    `query ($id: ID!) { node(id: $id) { ... on EmergencyAccessActivation { state review {
      standing comment signedOffAt signedOffBy { name } entries(first: 50) { totalCount edges { node { actionName sentence marks } } } } } } }`,
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

const due = async (token: string): Promise<string[] | null> => {
  const { data } = await server.ask("{ emergencyAccess { reviewsDue { id } } }", { token });
  return data.emergencyAccess.reviewsDue?.map(({ id }: { id: string }) => id) ?? null;
};

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
    await designate(server, inMode, helper);
    const access = new AccessAsks(server, inMode);
    await access.setAccess(helper, ["PATIENT_COORDINATOR", "ADMINISTRATOR"]);
    await access.setAccess(helped, ["PATIENT_COORDINATOR", "ADMINISTRATOR"]);
    // One of them is taken back outside of the mode: it stands no more.
    await new AccessAsks(server, administrator).setAccess(helped, ["PATIENT_COORDINATOR"]);
    early = { due: await due(administrator.token), signedOff: await signOff(activationId) };
    await leave(mode.token, activationId);
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
    expect(new Set(review.entries.edges.flatMap(({ node }: { node: { marks: string[] } }) => node.marks))).toEqual(
      new Set(["EMERGENCY_ACCESS"]),
    );
    const names = await server.rows(
      "SELECT id, concat_ws(' ', first_name, last_name) AS name FROM user_account WHERE id = ANY ($1)",
      [[helper.userUuid, helped.userUuid]],
    );
    const nameOf = (login: TestLogin) => names.find(({ id }) => id === login.userUuid)!["name"] as string;
    expect(review.standing).toHaveLength(2);
    expect(review.standing.every((sentence: string) => sentence.includes(nameOf(helper)))).toBe(true);
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
    await leave(token, second);
    const own = await again();
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

  it("is refused to whoever may not, and for another practice's", async () => {
    const staff = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    expect((await signOff(activationId, staff.token)).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
    const foreign = { ...other, token: await server.signIn(other.userName) };
    expect((await signOff(activationId, foreign.token)).errors[0]?.extensions["code"]).toBe("NOT_FOUND");
  });
});
