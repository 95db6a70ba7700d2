import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBtg } from "../testing/btg-asks.ts";
import {
  addAgent,
  generate,
  otherThan,
  pinOf,
  reveal,
  setPin,
  setUnlockPin,
  unlock,
  validatePin,
  withoutIds,
} from "../testing/pin-asks.ts";
import { PASSWORD, TestServer, uuidOf, type Answer, type TestLogin } from "../testing/test-server.ts";
import { idOf, newUserInput, UserAsks } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";
import { giveMissingSupportPins, startMissingSupportPins } from "./missing-support-pins.ts";

let server: TestServer;
let practice: TestLogin;
let staff: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  staff = await server.addLogin(practice, "PATIENT_COORDINATOR");
});
afterAll(() => server.stop());

const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions["code"]);
const masked = (login: TestLogin) =>
  server.ask("{ me { user { supportPin { masked generatedAt lastViewedAt lastValidatedAt } } } }", {
    token: login.token,
  });
const rowOf = async (userUuid: string) =>
  (await server.rows("SELECT version, digits FROM support_pin WHERE user_id = $1", [userUuid]))[0];

describe("a Support PIN", () => {
  it("is there for everybody from being added on: by sign-up, Add and invitation, providers and staff", async () => {
    const asks = new UserAsks(server, practice);
    const provider = await asks.add({ kind: "PROVIDER" });
    const { password: _, passwordConfirmation: __, ...input } = newUserInput();
    const invited = await asks.change("addUser", {
      ...input,
      password: null,
      passwordConfirmation: null,
      invite: true,
    });
    expect([provider.data.addUser.userErrors, invited.data.addUser.userErrors]).toEqual([[], []]);
    const rows = await server.rows(
      `SELECT u.kind, u.state, p.version FROM user_account u LEFT JOIN support_pin p ON p.practice_id = u.practice_id AND p.user_id = u.id
       WHERE u.practice_id = $1`,
      [practice.practiceUuid],
    );
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map(({ kind, state }) => `${kind} ${state}`))).toEqual(
      new Set(["PROVIDER ACTIVE", "STAFF ACTIVE", "STAFF INVITED"]),
    );
    for (const { version } of rows) expect(version).toBe(1);
    const generated = (await server.log(practice)).filter(({ action }) => action === "support-pin.generate");
    const ids = [practice.userUuid, uuidOf(provider.data.addUser.user.id), uuidOf(invited.data.addUser.user.id)];
    expect(generated.map(({ payload }) => payload.subject.id)).toEqual(ids);
  });

  it("is shown masked, with its dates", async () => {
    const { data, text } = await masked(staff);
    expect(data.me.user.supportPin).toEqual({
      masked: "••••",
      generatedAt: expect.any(String),
      lastViewedAt: null,
      lastValidatedAt: null,
    });
    expect(withoutIds(text)).not.toContain(await pinOf(server, staff));
  });

  it("is one's own alone: a colleague's, to an administrator too, is refused", async () => {
    const answer = await server.ask("query ($id: ID!) { user(id: $id) { name supportPin { masked } } }", {
      token: practice.token,
      variables: { id: idOf(staff) },
    });
    expect(answer.data.user).toEqual({ name: "Jordan Blake", supportPin: null });
    expect(codesOf(answer)).toEqual(["FORBIDDEN"]);
  });

  it.each(["0042", "0000"])(
    "is shown by View and Confirm with the password, leading zeros kept: %s",
    async (digits) => {
      await setPin(server, staff, digits);
      const { data } = await reveal(server, staff);
      expect(data.revealSupportPin).toEqual({
        digits,
        generatedAt: expect.any(String),
        hideAfterSeconds: 60,
        userErrors: [],
      });
      const entry = (await server.log(staff)).findLast(({ action }) => action === "support-pin.view");
      expect(entry).toMatchObject({
        outcome: "SUCCESS",
        payload: {
          actor: { id: staff.userUuid },
          subject: { type: "User", id: staff.userUuid, label: "Jordan Blake" },
        },
      });
      expect((await masked(staff)).data.me.user.supportPin.lastViewedAt).toBe(server.now.toISOString());
    },
  );

  it("is not shown without the right password, nor to nobody", async () => {
    const before = (await server.log(staff)).filter(({ action }) => action === "support-pin.view").length;
    expect(codesOf(await reveal(server, staff, ""))).toEqual(["PASSWORD_REQUIRED"]);
    expect(codesOf(await reveal(server, staff, "wrong horse 7"))).toEqual(["PASSWORD_REQUIRED"]);
    expect(codesOf(await reveal(server, { ...staff, token: "" }))).toEqual(["UNAUTHENTICATED"]);
    expect(codesOf(await generate(server, { ...staff, token: "" }))).toEqual(["UNAUTHENTICATED"]);
    expect((await server.log(staff)).filter(({ action }) => action === "support-pin.view")).toHaveLength(before);
  });

  it("does not leave where its entry cannot be written (D9)", async () => {
    await server.rows("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room'; END $$");
    await server.rows(
      "CREATE TRIGGER refuse BEFORE INSERT ON audit_entry FOR EACH ROW WHEN (NEW.action = 'support-pin.view') EXECUTE FUNCTION refuse()",
    );
    try {
      const answer = await reveal(server, staff);
      expect(answer.data.revealSupportPin).toBeNull();
      expect(withoutIds(answer.text)).not.toContain(await pinOf(server, staff));
    } finally {
      await server.rows("DROP TRIGGER refuse ON audit_entry");
    }
  });

  it("is generated anew without a password, stays masked, and the one before is dead", async () => {
    const before = await pinOf(server, staff);
    const answer = await generate(server, staff);
    const after = await pinOf(server, staff);
    expect(after).not.toBe(before);
    expect(answer.data.generateSupportPin).toMatchObject({ user: { supportPin: { masked: "••••" } }, userErrors: [] });
    for (const digits of [before, after]) expect(withoutIds(answer.text)).not.toContain(digits);
    const entry = (await server.log(staff)).at(-1);
    expect(entry).toMatchObject({
      action: "support-pin.generate",
      payload: { changes: [{ field: "supportPin", before: "(secret)", after: "(changed)" }] },
    });
    const agent = await addAgent(server);
    expect((await validatePin(server, agent, staff, before)).data.vendorValidateSupportPin.matched).toBe(false);
    expect((await validatePin(server, agent, staff, after)).data.vendorValidateSupportPin.matched).toBe(true);
  });

  it("is another one each time, when many are made at once", async () => {
    const user = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const answers = await Promise.all(Array.from({ length: 20 }, () => generate(server, user)));
    expect(answers.flatMap(codesOf)).toEqual([]);
    expect((await rowOf(user.userUuid))!["version"]).toBe(21);
  });

  it("is seen, made and used by nobody in BTG, in STAGING neither; no digits, no change, an entry each", async () => {
    const staging = await TestServer.start({ stage: "staging" });
    await staging.rows("UPDATE deployment SET stage = 'staging'");
    const customer = await staging.signUp();
    const production = {
      on: server,
      user: practice,
      btg: await openBtg(server, await addEmployeeLogin(server), practice),
    };
    const lifted = {
      on: staging,
      user: customer,
      btg: await openBtg(staging, await addEmployeeLogin(staging), customer),
    };
    const calls = [
      `mutation { revealSupportPin(input: { password: "${PASSWORD}" }) { digits } }`,
      "mutation { generateSupportPin { userErrors { code } } }",
      `mutation { setAppUnlockPin(input: { pin: "0042", pinConfirmation: "0042", password: "${PASSWORD}" }) { userErrors { code } } }`,
      'mutation { verifyAppUnlockPin(input: { pin: "0042" }) { unlocked } }',
    ];
    try {
      for (const { on, user, btg } of [production, lifted]) {
        const pin = await pinOf(on, user);
        for (const call of calls) {
          const logged = (await on.log(user)).length;
          const answer = await btg.ask(call);
          expect(codesOf(answer), call).toEqual([on === staging ? "FORBIDDEN" : "DISABLED_IN_BTG"]);
          expect(withoutIds(answer.text)).not.toContain(pin);
          const refusals = (await on.log(user)).slice(logged).filter(({ outcome }) => outcome === "REFUSED");
          expect(refusals, call).toMatchObject([{ payload: { marks: ["VENDOR_ACCESS"] } }]);
        }
        expect(await pinOf(on, user)).toBe(pin);
        expect(await on.rows("SELECT FROM app_unlock_pin WHERE user_id = $1", [user.userUuid])).toEqual([]);
      }
    } finally {
      await staging.stop();
    }
  });

  it("is dead with its user: a disabled one's matches nothing, and whoever is brought back has another", async () => {
    const user = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const agent = await addAgent(server);
    const pin = await pinOf(server, user);
    const asks = new UserAsks(server, practice);
    await asks.disable(user);
    const dead = await validatePin(server, agent, user, pin);
    expect(dead.data.vendorValidateSupportPin).toMatchObject({
      matched: false,
      message: "The Support PIN did not match.",
      verification: null,
    });
    await asks.enable(user);
    expect((await server.log(user)).findLast(({ action }) => action === "support-pin.generate")).toMatchObject({
      payload: { actor: { id: practice.userUuid }, subject: { id: user.userUuid } },
    });
    expect(await pinOf(server, user)).not.toBe(pin);
    expect((await rowOf(user.userUuid))!["version"]).toBe(2);
    expect((await validatePin(server, agent, user, pin)).data.vendorValidateSupportPin.matched).toBe(false);
  });

  it("tells its owner in his own audit report what became of it (D15): generated by whom, viewed, replaced", async () => {
    const grace = await server.signUp();
    const asks = new UserAsks(server, grace);
    const input = newUserInput();
    const { userName } = input;
    const userUuid = uuidOf((await asks.add(input)).data.addUser.user.id);
    const signedIn = async () => ({ ...grace, userName, userUuid, token: await server.signIn(userName) });
    const first = await signedIn();
    await generate(server, first);
    await reveal(server, first);
    const agent = await addAgent(server);
    for (let round = 0; round < 3; round += 1)
      await validatePin(server, agent, first, otherThan(await pinOf(server, first)));
    await asks.disable(first);
    await asks.enable(first);
    // Of colleagues he reads nothing.
    await generate(server, await server.addLogin(grace, "PATIENT_COORDINATOR"));
    const owner = await signedIn();
    const { data } = await server.ask(
      '{ auditEntries(query: "action:support-pin", first: 50) { totalCount edges { node { sentence withheld } } } }',
      { token: owner.token },
    );
    const tried = "DrChrono Employee gave a wrong Support PIN of Robin Vale (case CS-4711, by phone).";
    const told = data.auditEntries.edges.map(({ node }: { node: { sentence: string } }) => node);
    expect(told.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
      "Grace Adeyemi generated a new Support PIN of Robin Vale.",
      "System replaced the Support PIN of Robin Vale, since too many wrong ones were given.",
      tried,
      tried,
      tried,
      "Robin Vale viewed the Support PIN of Robin Vale.",
      "Robin Vale generated a new Support PIN of Robin Vale.",
      "Grace Adeyemi generated a new Support PIN of Robin Vale.",
    ]);
    expect(data.auditEntries.totalCount).toBe(told.length);
    for (const entry of told) expect(entry.withheld).toBe(false);
  });

  it("says so where its seal is broken, and is generated anew", async () => {
    const user = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await server.rows(
      "UPDATE support_pin SET digits = set_byte(digits, 40, get_byte(digits, 40) # 1) WHERE user_id = $1",
      [user.userUuid],
    );
    expect((await reveal(server, user)).data.revealSupportPin).toEqual({
      digits: null,
      generatedAt: null,
      hideAfterSeconds: 60,
      userErrors: [{ code: "WRONG_STATE", message: "There is no Support PIN that can be shown. Generate a new one." }],
    });
    await generate(server, user);
    expect((await reveal(server, user)).data.revealSupportPin.digits).toBe(await pinOf(server, user));
  });
});

describe("users from before there were Support PINs", () => {
  it("get theirs at the next boot, however many processes boot at once, with an entry each; a second boot does nothing", async () => {
    const own = await server.signUp("Before");
    const users = await Promise.all(Array.from({ length: 6 }, () => server.addLogin(own, "PATIENT_COORDINATOR")));
    await server.rows("DELETE FROM support_pin WHERE practice_id = $1", [own.practiceUuid]);
    expect((await reveal(server, own)).data.revealSupportPin.userErrors).toMatchObject([{ code: "WRONG_STATE" }]);
    const { dependencies } = server.server;
    const given = await Promise.all([1, 2, 3].map(() => giveMissingSupportPins(dependencies)));
    expect(given.reduce((sum, each) => sum + each)).toBe(7);
    for (const user of [own, ...users]) expect(await pinOf(server, user)).toMatch(/^[0-9]{4}$/);
    const entries = (await server.log(own)).filter(
      ({ action, payload }) => action === "support-pin.generate" && payload.actor.kind === "SYSTEM",
    );
    expect(new Set(entries.map(({ payload }) => `${payload.actor.kind} ${payload.subject.id}`))).toEqual(
      new Set([own, ...users].map(({ userUuid }) => `SYSTEM ${userUuid}`)),
    );
    expect(entries).toHaveLength(7);
    expect(await giveMissingSupportPins(dependencies)).toBe(0);
  });

  it("get theirs in the background, in all batches; a practice whose keys do not open is logged and passed over", async () => {
    const lines: string[] = [];
    const own = await TestServer.start({ logLevel: "error" }, { lines });
    try {
      const practices = [await own.signUp("First"), await own.signUp("Broken"), await own.signUp("Last")];
      // More than two batches each.
      await own.rows(`
        INSERT INTO user_account SELECT (jsonb_populate_record(u, jsonb_build_object('id', gen_random_uuid(),
          'user_name', u.user_name || n, 'user_name_folded', u.user_name_folded || n, 'email', n || u.email, 'email_folded', n || u.email_folded))).*
        FROM user_account u, generate_series(1, 120) n`);
      await own.rows("DELETE FROM support_pin");
      const [, broken] = practices.toSorted((one, two) => (one.practiceUuid < two.practiceUuid ? -1 : 1));
      await own.rows(
        "UPDATE practice_key SET wrapped = set_byte(wrapped, 40, get_byte(wrapped, 40) # 1) WHERE practice_id = $1",
        [broken!.practiceUuid],
      );
      const background = startMissingSupportPins(own.server.dependencies);
      await expect
        .poll(() => own.rows("SELECT practice_id AS id, count(*)::int AS given FROM support_pin GROUP BY 1 ORDER BY 1"))
        .toEqual(
          practices
            .filter((each) => each !== broken)
            .map(({ practiceUuid: id }) => ({ id, given: 121 }))
            .toSorted((one, two) => (one.id < two.id ? -1 : 1)),
        );
      await background.close();
      const logged = lines.map((line) => JSON.parse(line) as { practiceId?: string; msg: string });
      expect(logged).toMatchObject([
        { practiceId: broken!.practiceUuid, msg: "Users of a practice could not be given their Support PINs" },
      ]);
    } finally {
      await own.stop();
    }
  });

  it("wait for the next boot where the server is closed meanwhile", async () => {
    const own = await server.signUp("Closed");
    await server.rows("DELETE FROM support_pin WHERE practice_id = $1", [own.practiceUuid]);
    await startMissingSupportPins(server.server.dependencies).close();
    expect(await rowOf(own.userUuid)).toBeUndefined();
    expect(await giveMissingSupportPins(server.server.dependencies)).toBe(1);
    expect(await pinOf(server, own)).toMatch(/^[0-9]{4}$/);
  });
});

it("The digits stand nowhere in the clear, before Confirm: no table, log line, entry or answer", async () => {
  const lines: string[] = [];
  const own = await TestServer.start({ logLevel: "trace" }, { lines });
  try {
    const owner = await own.signUp();
    const user = await own.addLogin(owner, "PATIENT_COORDINATOR");
    const agent = await addAgent(own);
    const [rare, wrong, unlocking] = ["4831", "7593", "6274"];
    // Each by itself, and as bytes are printed. Hashes and ids may hold such digits by chance.
    const clear = [rare, wrong, unlocking].flatMap((digits) => [
      new RegExp(`(?<![0-9a-zA-Z_-])${digits}(?![0-9a-zA-Z_-])`),
      new RegExp(`x${Buffer.from(digits).toString("hex")}(?![0-9a-f])`),
    ]);
    const told: string[] = [];
    await setPin(own, user, rare);
    for (const answer of [
      await ownPins(own, user),
      await validatePin(own, agent, user, wrong),
      await validatePin(own, agent, user, `${rare} `),
      await setUnlockPin(own, user, unlocking),
      await unlock(own, user, unlocking),
      await own.ask(
        "{ vendorPinVerifications { edges { node { id } } } vendorAuditEntries { edges { node { sentence } } } }",
        { token: agent.token },
      ),
      await own.ask(
        "{ auditEntries(first: 50) { edges { node { sentence changes { before after } reason } } } notices { edges { node { label detail } } } }",
        { token: user.token },
      ),
      await own.ask("{ mailbox { subject text } }", { token: user.token }),
    ])
      told.push(answer.text);
    const tables = await own.rows(
      "SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'private', 'vendor'))",
    );
    for (const { name } of tables)
      told.push(JSON.stringify((await own.rows(`SELECT t::text AS row FROM ${name} t`)).map(({ row }) => row)));
    expect(tables.length).toBeGreaterThan(40);
    expect(lines.length + told.length).toBeGreaterThan(50);
    for (const text of [...lines, ...told]) for (const form of clear) expect(text).not.toMatch(form);
    // Any form at all, where there are no random digits around.
    for (const { payload } of await own.log(owner))
      expect(JSON.stringify([payload.changes, payload.detail, payload.reason])).not.toMatch(/4831|7593|6274/);
    expect((await reveal(own, user)).data.revealSupportPin.digits).toBe(rare);
  } finally {
    await own.stop();
  }
});

function ownPins(on: TestServer, login: TestLogin): Promise<Answer> {
  return on.ask("{ me { user { supportPin { masked } appUnlockPinSet } } }", { token: login.token });
}
