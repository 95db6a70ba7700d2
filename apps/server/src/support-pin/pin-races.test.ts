import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { TEST_MASTER_KEY } from "@chartward/testkit/database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rotateKeys } from "../secrets/rotate-keys.ts";
import { supportPinBinding } from "./pin-store.service.ts";
import type { SignedIn } from "../testing/btg-asks.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import {
  addAgent,
  callerOf,
  generate,
  mailedCode,
  otherThan,
  pinOf,
  reveal,
  sendCode,
  startSessionOf,
  validateCode,
  validatePin,
  VALIDATE,
} from "../testing/pin-asks.ts";
import { TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { UserAsks } from "../testing/user-asks.ts";
import { vendorLog, type NewEmployee } from "../testing/vendor-employees.ts";

const ROUNDS = 50;
const AT_ONCE = 20;

let server: TestServer;
let practice: TestLogin;
let agents: (NewEmployee & SignedIn)[];

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  agents = await Promise.all(Array.from({ length: AT_ONCE }, () => addAgent(server)));
});
afterAll(() => server.stop());

const user = () => server.addLogin(practice, "PATIENT_COORDINATOR");
const resultOf = ({ data }: Answer): Loose => data?.vendorValidateSupportPin ?? data?.vendorValidateSupportCode ?? null;
const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions["code"]);
const triesOf = (login: TestLogin) => server.rows("SELECT id FROM vendor.pin_try WHERE user_id = $1", [login.userUuid]);
const verificationsOf = (login: TestLogin) =>
  server.rows("SELECT id FROM pin_verification WHERE user_id = $1", [login.userUuid]);

describe("many at once", () => {
  it(`${AT_ONCE} right PINs at once, each from an agent of its own, ${ROUNDS} times: one success each`, async () => {
    // One user, whose wrong tries of the round are put a month back after it.
    const login = await user();
    for (let round = 0; round < ROUNDS; round += 1) {
      const pin = await pinOf(server, login);
      const answers = await Promise.all(agents.map((agent) => validatePin(server, agent, login, pin)));
      expect(answers.filter((answer) => resultOf(answer)?.matched === true)).toHaveLength(1);
      expect(answers.filter((answer) => resultOf(answer)?.matched === false).length).toBeLessThanOrEqual(3);
      expect(answers.flatMap(codesOf).filter((code) => code !== "RATE_LIMITED")).toEqual([]);
      expect(await verificationsOf(login)).toHaveLength(round + 1);
      expect(await pinOf(server, login)).not.toBe(pin);
      await server.rows("UPDATE vendor.pin_try SET tried_at = tried_at - interval '31 days' WHERE user_id = $1", [
        login.userUuid,
      ]);
    }
  }, 180_000);

  it("500 wrong ones at once, over aliases too and two servers on one database: at most 3 are evaluated", async () => {
    const login = await user();
    const second = await TestServer.start({}, { database: server.database });
    second.now = server.now;
    try {
      const wrong = otherThan(await pinOf(server, login));
      const input = { ...callerOf(login), pin: wrong };
      // Five aliases a request: as many as the limits of a document let through.
      const aliases = Array.from({ length: 5 }, (_, index) => `a${index}: ${VALIDATE}`).join(" ");
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          (index % 2 === 0 ? server : second).ask(`mutation ($input: VendorValidateSupportPinInput!) { ${aliases} }`, {
            token: agents[index % AT_ONCE]!.token,
            variables: { input },
          }),
        ),
      );
      const results = answers.flatMap(({ data }) => Object.values<Loose>(data ?? {})).filter((each) => each !== null);
      expect(results.filter(({ matched }) => matched !== null)).toHaveLength(3);
      expect(results.filter(({ matched }) => matched === true)).toEqual([]);
      expect(await triesOf(login)).toHaveLength(3);
      expect(new Set(answers.flatMap(codesOf))).toEqual(new Set(["RATE_LIMITED"]));
      const entries = (await server.log(practice)).filter(
        ({ action, payload }) => action === "support-pin.validate" && payload.subject.id === login.userUuid,
      );
      expect(entries).toHaveLength(3);
      expect(await server.rows("SELECT kind FROM notice WHERE user_id = $1", [login.userUuid])).toHaveLength(3);
    } finally {
      await second.server.close();
    }
  }, 180_000);

  it("one a request: further aliases, of codes too, are not evaluated and not counted", async () => {
    const login = await user();
    const pin = await pinOf(server, login);
    const answer = await server.ask(
      `mutation ($wrong: VendorValidateSupportPinInput!, $right: VendorValidateSupportPinInput!, $code: VendorValidateSupportCodeInput!) {
         a: vendorValidateSupportPin(input: $wrong) { matched } b: vendorValidateSupportPin(input: $right) { matched userErrors { code message } }
         c: vendorValidateSupportCode(input: $code) { matched userErrors { code } } }`,
      {
        token: agents[0]!.token,
        variables: {
          wrong: { ...callerOf(login), pin: otherThan(pin) },
          right: { ...callerOf(login), pin },
          code: { ...callerOf(login), code: "ABCDEFGH" },
        },
      },
    );
    expect(answer.data).toMatchObject({
      a: { matched: false },
      b: {
        matched: null,
        userErrors: [{ code: "WRONG_STATE", message: "A request validates one PIN or code. Send the next by itself." }],
      },
      c: { matched: null, userErrors: [{ code: "WRONG_STATE" }] },
    });
    expect(await triesOf(login)).toHaveLength(1);
    expect(await pinOf(server, login)).toBe(pin);
  });

  it("a batch of operations is refused as a whole", async () => {
    const login = await user();
    const one = {
      query: `mutation ($input: VendorValidateSupportPinInput!) { ${VALIDATE} }`,
      variables: { input: { ...callerOf(login), pin: otherThan(await pinOf(server, login)) } },
    };
    const response = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${agents[0]!.token}` },
      body: JSON.stringify(Array.from({ length: 5 }, () => one)),
    });
    expect(response.status).toBe(400);
    expect(await triesOf(login)).toEqual([]);
  });

  it("a right code 20 times at once: once", async () => {
    const login = await user();
    await sendCode(server, agents[0]!, login);
    const code = await mailedCode(server, login);
    const answers = await Promise.all(agents.map((agent) => validateCode(server, agent, login, code)));
    expect(answers.filter((answer) => resultOf(answer)?.matched === true)).toHaveLength(1);
    expect(await verificationsOf(login)).toHaveLength(1);
  });

  it("Generate and Validate at once: the one before is never accepted after the new one stands", async () => {
    const login = await user();
    for (let round = 0; round < 10; round += 1) {
      const pin = await pinOf(server, login);
      const [generated, validated] = await Promise.all([
        generate(server, login),
        validatePin(server, agents[0]!, login, pin),
      ]);
      expect(codesOf(generated)).toEqual([]);
      const [row] = await server.rows("SELECT version FROM support_pin WHERE user_id = $1", [login.userUuid]);
      expect(row!["version"] - 1).toBeGreaterThan(round);
      const again = await validatePin(server, agents[1]!, login, pin);
      if (pin !== (await pinOf(server, login))) expect(resultOf(again)?.matched ?? false).toBe(false);
      expect(resultOf(validated)).not.toBeNull();
      await server.rows("UPDATE vendor.pin_try SET tried_at = tried_at - interval '31 days' WHERE user_id = $1", [
        login.userUuid,
      ]);
    }
  });

  it("keys are rotated meanwhile: each PIN still opens, and what matched matched once", async () => {
    const login = await user();
    const { store, dependencies } = server.server;
    const rotating = rotateKeys(store, dependencies.secrets, () => new Date(), 10);
    const pin = await pinOf(server, login);
    const answers = await Promise.all(agents.slice(0, 3).map((agent) => validatePin(server, agent, login, pin)));
    await rotating;
    expect(answers.filter((answer) => resultOf(answer)?.matched === true)).toHaveLength(1);
    await rotateKeys(store, dependencies.secrets, () => new Date(), 10);
    const now = await pinOf(server, login);
    expect(now).toMatch(/^[0-9]{4}$/);
    await server.rows("UPDATE vendor.pin_try SET tried_at = tried_at - interval '31 days' WHERE user_id = $1", [
      login.userUuid,
    ]);
    expect(resultOf(await validatePin(server, agents[4]!, login, now)).matched).toBe(true);
  });
});

describe("in the middle of a validation", () => {
  /** The practice's lock on who may what: a validation that has been counted waits for it before it compares. */
  const hold = () =>
    HeldRows.hold(server, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`access ${practice.practiceUuid}`]);

  it("kill -9 between the count and the comparison: the count stands, and nothing else", async () => {
    const login = await user();
    const pin = await pinOf(server, login);
    const agent = { ...agents[0]!, token: await startSessionOf(server, agents[0]!) };
    const script = fileURLToPath(new URL("../testing/server-process.ts", import.meta.url));
    const { appUrl, vendorUrl } = server.database;
    const child = spawn(
      process.execPath,
      [script, appUrl, vendorUrl, TEST_MASTER_KEY.toString("base64"), server.now.toISOString()],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const [port] = (await once(createInterface(child.stdout), "line")) as [string];
    const held = await hold();
    try {
      const asked = fetch(`http://127.0.0.1:${port}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${agent.token}` },
        body: JSON.stringify({
          query: `mutation ($input: VendorValidateSupportPinInput!) { ${VALIDATE} }`,
          variables: { input: { ...callerOf(login), pin } },
        }),
      }).then(
        () => "answered",
        () => "cut off",
      );
      await locksAwaited(server, 1);
      expect(await triesOf(login)).toHaveLength(1);
      child.kill("SIGKILL");
      expect(await asked).toBe("cut off");
    } finally {
      child.kill("SIGKILL");
      await held.letGo();
    }
    expect(await triesOf(login)).toHaveLength(1);
    expect(await verificationsOf(login)).toEqual([]);
    expect(await pinOf(server, login)).toBe(pin);
    const next = await validatePin(server, agents[1]!, login, otherThan(pin));
    expect(resultOf(next)).toMatchObject({ matched: false, triesLeft: 1 });
  }, 180_000);

  it.each([
    { earlier: 0, kind: "SUPPORT_PIN_REFUSED", subject: "A wrong Support PIN was given for you", isReplaced: false },
    { earlier: 2, kind: "SUPPORT_PIN_REPLACED", subject: "Your Support PIN was replaced", isReplaced: true },
  ])(
    "an agent who signs out meanwhile, after $earlier wrong ones: no match, and its owner is told: $kind",
    async (told) => {
      const login = await user();
      const pin = await pinOf(server, login);
      for (let round = 0; round < told.earlier; round += 1)
        expect(resultOf(await validatePin(server, agents[1]!, login, otherThan(pin))).matched).toBe(false);
      const agent = { ...agents[2]!, token: await startSessionOf(server, agents[2]!) };
      const held = await hold();
      const asked = validatePin(server, agent, login, pin);
      await locksAwaited(server, 1);
      const out = await server.ask("mutation { signOut { userErrors { code } } }", { token: agent.token });
      expect(out.errors).toEqual([]);
      await held.letGo();
      const answer = await asked;
      expect(codesOf(answer)).toEqual(["UNAUTHENTICATED"]);
      expect(answer.data.vendorValidateSupportPin).toBeNull();
      expect(await triesOf(login)).toHaveLength(told.earlier + 1);
      expect(await verificationsOf(login)).toEqual([]);
      expect((await pinOf(server, login)) !== pin).toBe(told.isReplaced);
      const notices = await server.rows("SELECT kind FROM notice WHERE user_id = $1", [login.userUuid]);
      const earlier = Array.from({ length: told.earlier }, () => "SUPPORT_PIN_REFUSED");
      expect(notices.map(({ kind }) => kind as string).toSorted()).toEqual([...earlier, told.kind].toSorted());
      const mails = await server.rows(
        "SELECT subject FROM mail WHERE to_address = (SELECT email FROM user_account WHERE id = $1) ORDER BY created_at, id",
        [login.userUuid],
      );
      expect(mails.at(-1)).toEqual({ subject: told.subject });
      const entries = (await server.log(practice)).filter(({ payload }) => payload.subject?.id === login.userUuid);
      expect(entries.findLast(({ action }) => action === "support-pin.validate")).toMatchObject({
        outcome: "REFUSED",
      });
      expect(entries.some(({ action }) => action === "support-pin.replace")).toBe(told.isReplaced);
      expect((await vendorLog(server, agent.id)).at(-1)).toMatchObject({
        action: "support-pin.validate",
        outcome: "REFUSED",
      });
    },
  );

  it("an agent's next one is not waited for, and not counted; another agent's is answered", async () => {
    const [login, other] = [await user(), await user()];
    const agent = agents[5]!;
    const wrong = otherThan(await pinOf(server, login));
    const held = await HeldRows.hold(server, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `pin tries of user ${login.userUuid}`,
    ]);
    const first = validatePin(server, agent, login, wrong);
    await locksAwaited(server, 1);
    const flood = await Promise.all(
      Array.from({ length: 20 }, async () => validatePin(server, agent, other, await pinOf(server, other))),
    );
    for (const { errors } of flood)
      expect(errors).toMatchObject([
        {
          message: "You are validating another PIN or code. Wait a second for its answer, and send this one again.",
          extensions: { code: "RATE_LIMITED", retryAfterSeconds: 1 },
        },
      ]);
    expect(await triesOf(other)).toEqual([]);
    expect(resultOf(await validatePin(server, agents[6]!, other, await pinOf(server, other))).matched).toBe(true);
    await held.letGo();
    expect(resultOf(await first)).toMatchObject({ matched: false, triesLeft: 2 });
  });

  it("whoever looks at a PIN that is replaced meanwhile sees the one that stands", async () => {
    const login = await user();
    const [row] = await server.rows("SELECT version FROM support_pin WHERE user_id = $1", [login.userUuid]);
    const next = otherThan(await pinOf(server, login));
    const generatedAt = new Date(server.now.getTime() + 1_000);
    const sealed = await server.inPractice(login, (tx) =>
      server.server.dependencies.secrets.seal(
        tx,
        supportPinBinding(login.userUuid, row!["version"] + 1),
        Buffer.from(next),
      ),
    );
    const held = await HeldRows.hold(
      server,
      "UPDATE support_pin SET version = version + 1, digits = $2, generated_at = $3 WHERE user_id = $1",
      [login.userUuid, sealed, generatedAt],
    );
    const looked = reveal(server, login);
    await locksAwaited(server, 1);
    await held.letGo();
    expect((await looked).data.revealSupportPin).toMatchObject({
      digits: next,
      generatedAt: generatedAt.toISOString(),
    });
  });

  it("a user who is disabled meanwhile: no match", async () => {
    const login = await user();
    const pin = await pinOf(server, login);
    const held = await hold();
    const disabling = new UserAsks(server, practice).disable(login);
    await locksAwaited(server, 1);
    const asked = validatePin(server, agents[3]!, login, pin);
    await locksAwaited(server, 2);
    await held.letGo();
    expect((await disabling).data.disableUser.userErrors).toEqual([]);
    expect(resultOf(await asked)).toMatchObject({ matched: false });
    expect(await verificationsOf(login)).toEqual([]);
  });
});
