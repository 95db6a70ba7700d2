import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { LiveStream } from "../testing/live-stream.ts";
import { setUnlockPin, unlock, withoutIds } from "../testing/pin-asks.ts";
import { TestServer, type Answer, type TestLogin } from "../testing/test-server.ts";

let server: TestServer;
let practice: TestLogin;
const lines: string[] = [];

beforeAll(async () => {
  server = await TestServer.start({ logLevel: "error" }, { lines });
  practice = await server.signUp();
});
afterAll(() => server.stop());

const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions["code"]);
const user = () => server.addLogin(practice, "PATIENT_COORDINATOR");
const withPin = async (pin = "0042") => {
  const login = await user();
  expect((await setUnlockPin(server, login, pin)).data.setAppUnlockPin.userErrors).toEqual([]);
  return login;
};
const isSet = async (login: TestLogin) =>
  (await server.ask("{ me { user { appUnlockPinSet } } }", { token: login.token })).data.me.user.appUnlockPinSet;
const lastEntry = async () => (await server.log(practice)).at(-1);

describe("setting the App Unlock PIN", () => {
  it("behind the password, twice the same; it is another thing than the Support PIN, and never shown", async () => {
    const login = await user();
    expect(await isSet(login)).toBe(false);
    const answer = await setUnlockPin(server, login, "0042");
    expect(answer.data.setAppUnlockPin).toEqual({ user: { appUnlockPinSet: true }, userErrors: [] });
    expect(withoutIds(answer.text)).not.toContain("0042");
    expect(await lastEntry()).toMatchObject({
      action: "app-unlock-pin.set",
      payload: { subject: { id: login.userUuid }, changes: [{ field: "appUnlockPin", before: null, after: "(set)" }] },
    });
    expect((await setUnlockPin(server, login, "0043")).data.setAppUnlockPin.userErrors).toEqual([]);
    expect((await lastEntry())!.payload.changes).toEqual([
      { field: "appUnlockPin", before: "(secret)", after: "(changed)" },
    ]);
    expect((await unlock(server, login, "0042")).data.verifyAppUnlockPin.unlocked).toBe(false);
    expect((await unlock(server, login, "0043")).data.verifyAppUnlockPin.unlocked).toBe(true);
  });

  it("is one's own to know of", async () => {
    const login = await withPin();
    const answer = await server.ask("{ users(first: 50) { edges { node { id appUnlockPinSet } } } }", {
      token: practice.token,
    });
    expect(codesOf(answer)).toContain("FORBIDDEN");
    expect(await isSet(login)).toBe(true);
  });

  it.each([["123"], ["12345"], ["１２３４"], ["12 4"], [""]])(
    "%j: INVALID, nothing is set, nothing is echoed",
    async (pin) => {
      const login = await user();
      const answer = await setUnlockPin(server, login, pin);
      expect(answer.data.setAppUnlockPin.userErrors).toMatchObject([{ field: ["input", "pin"], code: "INVALID" }]);
      if (pin !== "") expect(withoutIds(answer.text)).not.toContain(pin);
      expect(await isSet(login)).toBe(false);
    },
  );

  it("two that differ: MISMATCH; a number: refused, not coerced", async () => {
    const login = await user();
    expect((await setUnlockPin(server, login, "0042", "0043")).data.setAppUnlockPin.userErrors).toMatchObject([
      { field: ["input", "pinConfirmation"], code: "MISMATCH" },
    ]);
    const coerced = await setUnlockPin(server, login, 4831);
    expect(new Set(codesOf(coerced))).toEqual(new Set(["BAD_USER_INPUT"]));
    expect(withoutIds(coerced.text)).not.toContain("4831");
    expect(await isSet(login)).toBe(false);
  });

  it("not without the password, nor signed out", async () => {
    const login = await user();
    const ask = (password: string, token: string) =>
      server.ask(
        'mutation ($password: String!) { setAppUnlockPin(input: { pin: "0042", pinConfirmation: "0042", password: $password }) { userErrors { code } } }',
        { token, variables: { password } },
      );
    expect(codesOf(await ask("wrong horse 7", login.token))).toEqual(["PASSWORD_REQUIRED"]);
    expect(codesOf(await ask("wrong horse 7", ""))).toEqual(["UNAUTHENTICATED"]);
    expect(codesOf(await unlock(server, { ...login, token: "" }, "0042"))).toEqual(["UNAUTHENTICATED"]);
    expect(await isSet(login)).toBe(false);
  });
});

describe("unlocking the app", () => {
  it("by the right PIN, with an entry; wrong ones before it count no more", async () => {
    const login = await withPin();
    for (let round = 0; round < 3; round += 1) {
      expect((await unlock(server, login, "1111")).data.verifyAppUnlockPin).toEqual({
        unlocked: false,
        triesLeft: 2,
        userErrors: [],
      });
      expect((await unlock(server, login, "1111")).data.verifyAppUnlockPin.triesLeft).toBe(1);
      expect((await unlock(server, login, "0042")).data.verifyAppUnlockPin).toEqual({
        unlocked: true,
        triesLeft: 3,
        userErrors: [],
      });
    }
    expect(await lastEntry()).toMatchObject({ action: "app-unlock-pin.verify", outcome: "SUCCESS" });
  });

  it("the third wrong one in a row ends the session, and no other; its live channel says why, and one signs in again", async () => {
    const login = await withPin();
    const elsewhere = { ...login, token: await server.signIn(login.userName) };
    const stream = await LiveStream.open(server, "subscription { sessionChanged { kind endCause detail } }", {
      token: login.token,
    });
    const left = [];
    for (let round = 0; round < 3; round += 1)
      left.push((await unlock(server, login, "1111")).data.verifyAppUnlockPin.triesLeft);
    expect(left).toEqual([2, 1, 0]);
    expect(await stream.next()).toMatchObject({
      data: {
        sessionChanged: {
          kind: "ENDED",
          endCause: "APP_UNLOCK_REFUSED",
          detail: "Three wrong App Unlock PINs were given. Sign in again.",
        },
      },
    });
    stream.hangUp();
    expect(codesOf(await unlock(server, login, "0042"))).toEqual(["UNAUTHENTICATED"]);
    const [row] = await server.rows("SELECT end_cause FROM session WHERE user_id = $1 AND ended_at IS NOT NULL", [
      login.userUuid,
    ]);
    expect(row).toEqual({ end_cause: "APP_UNLOCK_REFUSED" });
    expect(await lastEntry()).toMatchObject({
      action: "app-unlock-pin.verify",
      outcome: "REFUSED",
      payload: { detail: ": the third PIN was wrong, and the session ended" },
    });
    expect((await unlock(server, elsewhere, "0042")).data.verifyAppUnlockPin.unlocked).toBe(true);
    expect(await server.signIn(login.userName)).toEqual(expect.any(String));
  });

  it("50 wrong ones at once: at most 3 are compared, and the session has ended", async () => {
    const login = await withPin();
    const logged = (await server.log(practice)).length;
    const answers = await Promise.all(Array.from({ length: 50 }, () => unlock(server, login, "1111")));
    expect(answers.filter(({ data }) => data?.verifyAppUnlockPin?.unlocked === true)).toEqual([]);
    expect(new Set(answers.flatMap(codesOf).filter((code) => code !== "UNAUTHENTICATED"))).toEqual(new Set());
    const compared = (await server.log(practice))
      .slice(logged)
      .filter(({ action }) => action === "app-unlock-pin.verify");
    expect(compared.length).toBeLessThanOrEqual(3);
    expect(codesOf(await server.ask("{ users { totalCount } }", { token: login.token }))).toEqual(["UNAUTHENTICATED"]);
  });

  it("a try is counted before it is compared: one that was cut off in between counts", async () => {
    const login = await withPin();
    await unlock(server, login, "1111");
    // As a process that was killed twice would leave it.
    await server.rows("UPDATE session SET app_unlock_tries = 3 WHERE user_id = $1", [login.userUuid]);
    const answer = await unlock(server, login, "0042");
    expect(answer.data.verifyAppUnlockPin).toEqual({ unlocked: false, triesLeft: 0, userErrors: [] });
    expect(codesOf(await unlock(server, login, "0042"))).toEqual(["UNAUTHENTICATED"]);
  });

  it("stands counted in the database while it is being compared", async () => {
    const login = await withPin();
    const entries = await HeldRows.hold(server, "LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE", []);
    const asked = unlock(server, login, "1111");
    await locksAwaited(server, 1);
    const [row] = await server.rows("SELECT app_unlock_tries AS tries FROM session WHERE user_id = $1", [
      login.userUuid,
    ]);
    expect(row).toEqual({ tries: 1 });
    await entries.letGo();
    expect((await asked).data.verifyAppUnlockPin.triesLeft).toBe(2);
  });

  it.each([["123"], ["１２３４"], [" 0042"], [""]])("%j: INVALID, not counted", async (pin) => {
    const login = await withPin();
    const answer = await unlock(server, login, pin);
    expect(answer.data.verifyAppUnlockPin).toMatchObject({
      unlocked: false,
      triesLeft: 3,
      userErrors: [{ field: ["input", "pin"], code: "INVALID" }],
    });
  });

  it("where none is set: WRONG_STATE, not counted", async () => {
    const login = await user();
    expect((await unlock(server, login, "0042")).data.verifyAppUnlockPin).toMatchObject({
      unlocked: false,
      triesLeft: 3,
      userErrors: [{ code: "WRONG_STATE" }],
    });
  });

  it("by a ciphertext that was put back or swapped: refused, and logged", async () => {
    const [login, other] = [await withPin("1111"), await withPin("0042")];
    await server.rows(
      "UPDATE app_unlock_pin SET digits = (SELECT digits FROM app_unlock_pin WHERE user_id = $2) WHERE user_id = $1",
      [login.userUuid, other.userUuid],
    );
    lines.length = 0;
    expect((await unlock(server, login, "0042")).data.verifyAppUnlockPin.unlocked).toBe(false);
    expect(lines.join("")).toContain("does not open");
  });
});
