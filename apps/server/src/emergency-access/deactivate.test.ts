import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  activate,
  activationSeen,
  addDesignated,
  deactivate,
  designate,
  enterMode,
  entriesAbout,
  rightsOf,
  signInByCode,
  type Designated,
} from "../testing/emergency-asks.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import { enrolApp, removeApp, resetFactor } from "../testing/two-factor.ts";
import { idOf } from "../testing/user-asks.ts";
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

const stateOf = (activationId: string) => activationSeen(server, administrator.token, activationId);

const entriesOf = (action: string, user: TestLogin) => entriesAbout(server, administrator, action, user);

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
});
