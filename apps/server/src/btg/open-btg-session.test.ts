import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { rotateKeys } from "../secrets/rotate-keys.ts";
import { askToOpen, entryOf, openBtg, vendorEnd } from "../testing/btg-asks.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { TestServer, type Answer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { faultsOf, refusalsOf, UserAsks } from "../testing/user-asks.ts";
import { addEmployeeLogin, signInEmployee, vendorLog, type TestEmployee } from "../testing/vendor-employees.ts";
import { agentReferenceOf } from "./agent-reference.service.ts";
import { sweepBtgSessions } from "./btg-sweep.ts";

const MINUTE = 60_000;

let server: TestServer;
let practice: TestLogin;
let colleague: TestLogin;
let agent: TestEmployee;
let other: TestEmployee;

beforeAll(async () => {
  server = await TestServer.start();
  agent = await addEmployeeLogin(server, { name: "Priya Raman" });
  other = await addEmployeeLogin(server, { name: "Tomas Wirth" });
});
beforeEach(async () => {
  // Sign-ups of one address are counted.
  await server.rows("DELETE FROM throttle");
  practice = await server.signUp();
  colleague = await server.addLogin(practice, "PATIENT_COORDINATOR");
});
afterAll(() => server.stop());

const rowsOf = (login: TestLogin) =>
  server.rows("SELECT * FROM btg_session WHERE practice_id = $1 ORDER BY opened_at", [login.practiceUuid]);
/** Keeps whoever enters the practice waiting, between his two transactions. */
const holdEntering = () =>
  HeldRows.hold(server, "SELECT pg_advisory_xact_lock(hashtextextended('access ' || $1, 0))", [practice.practiceUuid]);
/** To whom in the practice. */
const mailsOfAccess = async () =>
  (
    await server.rows("SELECT to_address FROM mail WHERE practice_id = $1 AND subject LIKE '%accessed%' ORDER BY 1", [
      practice.practiceUuid,
    ])
  ).map((row) => row["to_address"] as string);
const messageOf = (answer: Answer) => (Object.values(answer.data)[0] as Loose).userErrors[0].message;

describe("breaking the glass", () => {
  it("opens a session that the agent sees with all that he said, for 60 minutes by default", async () => {
    const answer = await askToOpen(server, agent, entryOf(practice, { reason: "  Letters are not printed " }));
    expect(answer.data.vendorOpenBtgSession).toEqual({
      userErrors: [],
      btgSession: {
        id: expect.any(String),
        state: "LIVE",
        reasonCode: "INVESTIGATION_OF_AN_ISSUE",
        reason: "Letters are not printed",
        caseNumber: "CS-4711",
        callerVerified: false,
        openedAt: server.now.toISOString(),
        expiresAt: new Date(server.now.getTime() + 60 * MINUTE).toISOString(),
        endedAt: null,
        endCause: null,
        practice: { name: "Harbor Family Medicine" },
        onBehalfOf: { name: "Grace Adeyemi" },
        employee: { name: "Priya Raman" },
      },
    });
  });

  it("is at once in the practice's log, as exactly what customers read", async () => {
    const { uuid } = await openBtg(server, agent, practice);
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "btg.open",
      outcome: "SUCCESS",
      payload: {
        actor: { kind: "VENDOR_EMPLOYEE", name: "DrChrono Employee" },
        onBehalfOf: { id: practice.userUuid, name: "Grace Adeyemi" },
        marks: ["VENDOR_ACCESS"],
        reason: "Letters are not printed",
        detail: " for 60 minutes (case CS-4711)",
        ipAddress: "127.0.0.1",
        sessionId: uuid,
      },
    });
    const { data } = await server.ask(
      "{ auditEntries(first: 1) { edges { node { actionLabel sentence reason ipAddress actor { kind name agentReference user { id } } } } } }",
      { token: practice.token },
    );
    expect(data.auditEntries.edges[0].node).toEqual({
      actionLabel: "DrChrono Access",
      sentence: "DrChrono Employee accessed the account of Grace Adeyemi for 60 minutes (case CS-4711).",
      reason: "Letters are not printed",
      ipAddress: "127.0.0.1",
      actor: {
        kind: "VENDOR_EMPLOYEE",
        name: "DrChrono Employee",
        agentReference: (await rowsOf(practice))[0]!["agent_reference"],
        user: null,
      },
    });
  });

  it("is in the vendor's log with the true identity and the practice", async () => {
    await openBtg(server, agent, practice);
    expect((await vendorLog(server, agent.id)).at(-1)).toMatchObject({
      action: "btg.open",
      outcome: "SUCCESS",
      practice: practice.practiceUuid,
      payload: {
        actor: { id: agent.id, name: "Priya Raman" },
        subject: { type: "VendorUser", id: practice.userUuid, label: "Grace Adeyemi" },
        reason: "Letters are not printed",
      },
    });
  });

  it("gives every active user of the practice a notice, and nobody else", async () => {
    const disabled = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await new UserAsks(server, practice).disable(disabled);
    const stranger = await server.signUp("Other");
    const { uuid } = await openBtg(server, agent, colleague);
    const notices = await server.rows("SELECT user_id, kind, acknowledged_at FROM notice WHERE subject_id = $1", [
      uuid,
    ]);
    expect(notices.map((row) => row["user_id"]).toSorted()).toEqual([practice.userUuid, colleague.userUuid].toSorted());
    expect(notices.map((row) => row["user_id"])).not.toContain(stranger.userUuid);
    for (const row of notices) expect(row).toMatchObject({ kind: "VENDOR_ACCESS", acknowledged_at: null });
  });

  it("mails the administrators once, without what the agent typed, which may name a patient", async () => {
    await openBtg(server, agent, colleague, { reason: "Letters of Ada Moss are not printed" });
    const mails = await server.rows(
      "SELECT to_address, subject, body FROM mail WHERE practice_id = $1 AND subject LIKE '%accessed%'",
      [practice.practiceUuid],
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      to_address: `${practice.userName}@example.org`,
      subject: "DrChrono accessed your account",
    });
    expect(mails[0]!["body"]).toMatch(
      /on behalf of Jordan Blake, for 60 minutes at most\.\nWhat for: investigation of an issue\. Case: CS-4711\.\n.*http:\/\/localhost:4000\/audit\?q=mark:vendor-access\n.* End now: http:\/\/localhost:4000\/vendor-access\n/,
    );
    expect(mails[0]!["body"]).not.toContain("Moss");
  });

  it("mails each administrator who is active, the one on whose behalf too, and nobody else", async () => {
    const second = await server.addLogin(practice, "ADMINISTRATOR");
    const left = await server.addLogin(practice, "ADMINISTRATOR");
    await new UserAsks(server, practice).disable(left);
    await server.signUp("Other");
    await openBtg(server, agent, second);
    await openBtg(server, other, practice);
    const to = [practice, second].map(({ userName }) => `${userName}@example.org`);
    expect(await mailsOfAccess()).toEqual([...to, ...to].toSorted());
  });

  it("mails nobody where the practice has muted it", async () => {
    await server.rows("UPDATE practice SET muted_mail_topics = '{VENDOR_ACCESS}' WHERE id = $1", [
      practice.practiceUuid,
    ]);
    await openBtg(server, agent, practice);
    expect(await mailsOfAccess()).toEqual([]);
  });

  it("uses the vendor's configured name everywhere (D8)", async () => {
    const renamed = await TestServer.start({ vendorName: "Acme" });
    try {
      const customer = await renamed.signUp();
      await openBtg(renamed, await addEmployeeLogin(renamed), customer);
      const { data, text } = await renamed.ask(
        `{ notices { edges { node { label detail } } } btgSessions { edges { node { actor { name } } } }
           auditEntries(first: 1) { edges { node { actionLabel sentence } } } }`,
        { token: customer.token },
      );
      expect(text).not.toMatch(/chrono/i);
      expect(data.notices.edges[0].node).toEqual({
        label: "Acme accessed your account",
        detail:
          "Acme accessed your account to investigate an issue. To view details, click here to go to the Audit Logs and filter by Acme Access.",
      });
      expect(data.auditEntries.edges[0].node.actionLabel).toBe("Acme Access");
      expect(
        (await renamed.rows("SELECT subject, body FROM mail")).map((mail) => JSON.stringify(mail)).join(),
      ).not.toMatch(/chrono/i);
    } finally {
      await renamed.stop();
    }
  });

  it("gives the session the rights of the user on whose behalf, and not one more", async () => {
    const btg = await openBtg(server, agent, colleague);
    const ME =
      "{ me { lockdown rights actor { name kind agentReference } user { name } practice { name } btgSession { state } } }";
    const { data } = await btg.ask(ME);
    const own = await server.ask("{ me { rights } }", { token: colleague.token });
    expect(data.me).toEqual({
      lockdown: true,
      rights: own.data.me.rights,
      actor: {
        name: "DrChrono Employee",
        kind: "VENDOR_EMPLOYEE",
        agentReference: (await rowsOf(practice))[0]!["agent_reference"],
      },
      user: { name: "Jordan Blake" },
      practice: { name: "Harbor Family Medicine" },
      btgSession: { state: "LIVE" },
    });
    expect(refusalsOf(await btg.ask("{ roles { id } }"))).toEqual(["FORBIDDEN"]);
    await server.rows(
      "INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, 'console:open', 'DENY')",
      [practice.practiceUuid, colleague.userUuid],
    );
    expect(refusalsOf(await btg.ask("{ patients { totalCount } }"))).toEqual(["FORBIDDEN"]);
  });
});

describe("an agent reference", () => {
  const referenceOf = async (employee: TestEmployee, user: TestLogin) => {
    const btg = await openBtg(server, employee, user);
    await vendorEnd(server, employee, btg);
    const [row] = await server.rows("SELECT agent_reference FROM btg_session WHERE id = $1", [btg.uuid]);
    return row!["agent_reference"] as string;
  };

  it("is the same for the same agent in a practice, and another for another agent and another practice", async () => {
    const first = await referenceOf(agent, practice);
    expect(await referenceOf(agent, colleague)).toBe(first);
    const stranger = await server.signUp("Other");
    const all = [first, await referenceOf(other, practice), await referenceOf(agent, stranger)];
    expect(new Set(all).size).toBe(3);
    expect(all).not.toContain(agent.id);
  });

  it("outlives a rotation of keys", async () => {
    const before = await referenceOf(agent, practice);
    const keyOf = async () =>
      (await server.rows("SELECT agent_reference_key AS key FROM practice WHERE id = $1", [practice.practiceUuid]))[0]!;
    const { key: sealed } = await keyOf();
    await rotateKeys(server.server.store, server.server.dependencies.secrets, () => server.now, 0);
    expect((await keyOf())["key"]).not.toEqual(sealed);
    expect(await referenceOf(agent, practice)).toBe(before);
  });

  it("has 128 bits, none of them fixed, and hangs on the practice's own key alone", async () => {
    const { secrets } = server.server.dependencies;
    const ids = Array.from({ length: 64 }, () => uuidv7());
    const references = await server.inPractice(practice, async (tx) => {
      const made: string[] = [];
      for (const id of ids) made.push(await agentReferenceOf(tx, secrets, id));
      return made;
    });
    const bits = references.map((reference) => BigInt(`0x${reference.replaceAll("-", "")}`));
    const inAll = bits.reduce((all, each) => all & each);
    const inAny = bits.reduce((any, each) => any | each);
    // Of 64 a bit that is free is the same in all once in 2^63.
    expect([inAll, inAny]).toEqual([0n, 2n ** 128n - 1n]);
    await server.rows("UPDATE practice SET agent_reference_key = NULL WHERE id = $1", [practice.practiceUuid]);
    const anew = await server.inPractice(practice, (tx) => agentReferenceOf(tx, secrets, ids[0]!));
    expect(anew).not.toBe(references[0]);
  });

  it("has one key a practice, though two agents need it at once for the first time", async () => {
    const [one, two] = await Promise.all([openBtg(server, agent, practice), openBtg(server, other, practice)]);
    const rows = await rowsOf(practice);
    expect(new Set(rows.map((row) => row["agent_reference"])).size).toBe(2);
    for (const [employee, btg] of [
      [agent, one],
      [other, two],
    ] as const) {
      await vendorEnd(server, employee, btg);
      expect(rows.map((row) => row["agent_reference"])).toContain(await referenceOf(employee, practice));
    }
  });
});

describe("what keeps the glass whole", () => {
  it.each([
    [{ reason: "   " }, "reason REQUIRED"],
    [{ reason: "ok" }, "reason TOO_SHORT"],
    [{ reason: "a1 2!3 b" }, "reason TOO_SHORT"],
    [{ reason: "x".repeat(501) }, "reason TOO_LONG"],
    [{ reason: "abc\u202edef" }, "reason INVALID"],
    [{ caseNumber: " " }, "caseNumber REQUIRED"],
    [{ caseNumber: "x".repeat(41) }, "caseNumber TOO_LONG"],
    [{ caseNumber: "7. Your account is locked" }, "caseNumber INVALID"],
    [{ caseNumber: "https://evil.example" }, "caseNumber INVALID"],
    [{ caseNumber: "evil.example/login" }, "caseNumber INVALID"],
    [{ caseNumber: "CS-7\nReply" }, "caseNumber INVALID"],
    [{ caseNumber: "a@b" }, "caseNumber INVALID"],
    [{ caseNumber: "\u0430-1" }, "caseNumber INVALID"],
    [{ minutes: 0 }, "minutes OUT_OF_RANGE"],
    [{ minutes: 481 }, "minutes OUT_OF_RANGE"],
    [{ reason: "Raman here: letters" }, "reason INVALID"],
    [{ reason: "call PRÍYA-x" }, "reason INVALID"],
    [{ caseNumber: "CS_raman.1" }, "caseNumber INVALID"],
  ])("%o: %s, and nothing is opened or told", async (changes, fault) => {
    const answer = await askToOpen(server, agent, entryOf(practice, changes));
    expect(faultsOf(answer)).toEqual([fault]);
    expect(answer.data.vendorOpenBtgSession.btgSession).toBeNull();
    expect(await rowsOf(practice)).toEqual([]);
    expect(await server.rows("SELECT FROM notice WHERE practice_id = $1", [practice.practiceUuid])).toEqual([]);
    expect((await server.log(practice)).map(({ action }) => action)).not.toContain("btg.open");
  });

  it("the employee's own name or user name: the rule and the way out are named; parts of words and short names pass", async () => {
    const named = await askToOpen(server, agent, entryOf(practice, { reason: `ask ${agent.userName} for it` }));
    expect(faultsOf(named)).toEqual(["reason INVALID"]);
    expect(messageOf(named)).toBe("The reason holds your name. The customer reads this: leave your own name out.");
    await openBtg(server, agent, practice, { reason: "Ramanathan's letters", caseNumber: "PRIYANKA-1" });
    const short = await addEmployeeLogin(server, { name: "Bo Li" });
    await openBtg(server, short, practice, { reason: "Bo and Li are not the agent" });
  });

  it.each([
    [1, 1],
    [480, 480],
  ])("%i minutes is let through", async (minutes, expected) => {
    await openBtg(server, agent, practice, { minutes, reason: "é ü ß" });
    const [row] = await rowsOf(practice);
    expect(row!["expires_at"].getTime() - row!["opened_at"].getTime()).toBe(expected * MINUTE);
  });

  it.each(["0", "CS-4711", "2026/11.07_#3", "x".repeat(40), " 00482913 "])(
    "the case number %j is let through",
    async (caseNumber) => {
      await openBtg(server, agent, practice, { caseNumber });
      expect((await rowsOf(practice))[0]!["case_number"]).toBe(caseNumber.trim());
    },
  );

  it("a case number that may be a link: the answer names the rule and the way out", async () => {
    expect(messageOf(await askToOpen(server, agent, entryOf(practice, { caseNumber: "evil.example" })))).toBe(
      "The case number has letters a to z, digits and - _ . / # alone, no spaces, and no letter after a dot. Type the number as it stands in the case.",
    );
  });

  it("ten openings in an hour by an agent in a practice: the eleventh tells nobody in it, and stands in the vendor's log", async () => {
    const open = () => askToOpen(server, agent, entryOf(practice));
    for (let time = 0; time < 10; time += 1) {
      expect(faultsOf(await askToOpen(server, agent, entryOf(practice, { reason: "ok" })))).toEqual([
        "reason TOO_SHORT",
      ]);
      await vendorEnd(server, agent, await openBtg(server, agent, practice));
    }
    const log = await server.log(practice);
    const refused = await open();
    expect(refusalsOf(refused)).toEqual(["RATE_LIMITED"]);
    expect(refused.errors[0]!.extensions["retryAfterSeconds"]).toBeGreaterThan(3_000);
    expect(await server.log(practice)).toEqual(log);
    expect(await mailsOfAccess()).toHaveLength(10);
    expect(await rowsOf(practice)).toHaveLength(10);
    expect((await vendorLog(server, agent.id)).at(-1)).toMatchObject({
      action: "btg.open",
      outcome: "REFUSED",
      practice: practice.practiceUuid,
      payload: {
        subject: { type: "VendorUser", id: practice.userUuid, label: "Grace Adeyemi" },
        detail: ": it was opened too often within an hour",
      },
    });
    // Another agent, and another practice, have their own.
    await openBtg(server, other, practice);
    await openBtg(server, agent, await server.signUp("Other"));
    await server.rows("UPDATE throttle SET expire = expire - 3600000");
    await openBtg(server, agent, practice);
  });

  it("a user who is disabled or not yet there: named, in the vendor's answer alone", async () => {
    await new UserAsks(server, practice).disable(colleague);
    const disabled = await askToOpen(server, agent, entryOf(colleague));
    expect(faultsOf(disabled)).toEqual(["onBehalfOfId WRONG_STATE"]);
    expect(messageOf(disabled)).toBe("Jordan Blake is disabled. Choose a user who is active.");
    await server.rows("UPDATE user_account SET state = 'INVITED' WHERE id = $1", [colleague.userUuid]);
    expect(faultsOf(await askToOpen(server, agent, entryOf(colleague)))).toEqual(["onBehalfOfId WRONG_STATE"]);
  });

  it("one session that is live already: it is named", async () => {
    await openBtg(server, agent, practice, { caseNumber: "CS-1" });
    const again = await askToOpen(server, agent, entryOf(colleague, { caseNumber: "CS-2" }));
    expect(faultsOf(again)).toEqual(["onBehalfOfId WRONG_STATE"]);
    expect(messageOf(again)).toBe(
      "You have a live access to this practice already, for case CS-1. Go on in it, or end it first.",
    );
    expect(await rowsOf(practice)).toHaveLength(1);
    // Another agent, and another practice, are free.
    await openBtg(server, other, practice);
    await openBtg(server, agent, await server.signUp("Other"));
  });

  it("one whose time is over is in nobody's way, marked or not", async () => {
    await openBtg(server, agent, practice, { minutes: 1 });
    server.pass(MINUTE);
    await openBtg(server, agent, practice);
    expect((await rowsOf(practice)).map((row) => [row["end_cause"], row["ended_at"]])).toEqual([
      ["EXPIRED", (await rowsOf(practice))[0]!["expires_at"]],
      [null, null],
    ]);
  });

  it("two at once by one agent: one of them wins, the other is told of it, and the vendor's log tells both", async () => {
    const second = { ...agent, token: await signInEmployee(server, agent) };
    // Both have passed their checks when the first writes: the unique index decides.
    const held = await holdEntering();
    const asked = [agent, second].map((who, index) =>
      askToOpen(server, who, entryOf(practice, { caseNumber: `CS-${index}` })),
    );
    await locksAwaited(server, 2);
    await held.letGo();
    const answers = await Promise.all(asked);
    const won = answers.filter(({ data }) => data.vendorOpenBtgSession.btgSession !== null);
    const lost = answers.filter(({ data }) => data.vendorOpenBtgSession.btgSession === null);
    expect([won.length, lost.length]).toEqual([1, 1]);
    expect(messageOf(lost[0]!)).toContain(`for case ${won[0]!.data.vendorOpenBtgSession.btgSession.caseNumber}`);
    expect(await rowsOf(practice)).toHaveLength(1);
    const log = (await vendorLog(server, agent.id)).filter((entry) => entry.practice === practice.practiceUuid);
    expect(log.map(({ outcome }) => outcome)).toEqual(["SUCCESS", "SUCCESS", "REFUSED"]);
    const opened = (await server.log(practice)).filter(({ action }) => action === "btg.open");
    expect(opened).toHaveLength(1);
    expect(await server.rows("SELECT FROM notice WHERE practice_id = $1", [practice.practiceUuid])).toHaveLength(2);
  });

  it("twenty at once by one agent: one stands, whoever they are on behalf of", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        askToOpen(server, agent, entryOf(index % 2 === 0 ? practice : colleague)),
      ),
    );
    const opened = answers.filter(({ data }) => data?.vendorOpenBtgSession?.btgSession != null);
    expect(opened).toHaveLength(1);
    expect(await rowsOf(practice)).toHaveLength(1);
    const told = (await server.log(practice)).filter(({ action }) => action === "btg.open");
    expect(told).toHaveLength(1);
    expect(await server.rows("SELECT FROM notice WHERE practice_id = $1", [practice.practiceUuid])).toHaveLength(2);
    expect(await mailsOfAccess()).toHaveLength(1);
    for (const answer of answers.filter((each) => !opened.includes(each)))
      // Those that came after ten are past the budget.
      expect(answer.errors.length > 0 ? refusalsOf(answer) : faultsOf(answer)).toEqual([
        answer.errors.length > 0 ? "RATE_LIMITED" : "onBehalfOfId WRONG_STATE",
      ]);
  });

  it("nobody but a vendor employee outside of BTG", async () => {
    const input = entryOf(practice);
    expect(refusalsOf(await askToOpen(server, { token: "" }, input))).toEqual(["UNAUTHENTICATED"]);
    expect(refusalsOf(await askToOpen(server, practice, input))).toEqual(["FORBIDDEN"]);
    const btg = await openBtg(server, agent, practice);
    const inside = await btg.ask(
      "mutation ($input: VendorOpenBtgSessionInput!) { vendorOpenBtgSession(input: $input) { userErrors { code } } }",
      { input: entryOf(await server.signUp("Other")) },
    );
    expect(refusalsOf(inside)).toEqual(["FORBIDDEN"]);
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "btg.open",
      outcome: "REFUSED",
      payload: { actor: { name: "DrChrono Employee" } },
    });
  });

  it.each([
    "x",
    nodeId("User", "00000000-0000-7000-8000-000000000000"),
    nodeId("VendorUser", "00000000-0000-7000-8000-000000000000"),
  ])("a user whom there is none of: NOT_FOUND for %s", async (onBehalfOfId) => {
    expect(refusalsOf(await askToOpen(server, agent, entryOf(practice, { onBehalfOfId })))).toEqual(["NOT_FOUND"]);
  });

  it("an employee who is signed out between the two transactions: nothing is open, told or left live", async () => {
    const leaving = await addEmployeeLogin(server, { name: "Una Becker" });
    const held = await holdEntering();
    const asked = askToOpen(server, leaving, entryOf(practice));
    await locksAwaited(server, 1);
    await server.rows("UPDATE vendor.session SET ended_at = now(), end_cause = 'SIGN_OUT' WHERE employee_id = $1", [
      leaving.id,
    ]);
    await held.letGo();
    expect(refusalsOf(await asked)).toEqual(["UNAUTHENTICATED"]);
    expect(await rowsOf(practice)).toEqual([]);
    expect(await server.rows("SELECT FROM notice WHERE practice_id = $1", [practice.practiceUuid])).toEqual([]);
    expect((await vendorLog(server, leaving.id)).at(-1)).toMatchObject({ action: "btg.open", outcome: "FAILURE" });
    await sweepBtgSessions(server.server.dependencies);
  });

  it("a practice that cannot write its log: nothing is open", async () => {
    await server.rows(
      `CREATE TRIGGER log_is_full BEFORE INSERT ON audit_entry FOR EACH ROW WHEN (NEW.action = 'btg.open') EXECUTE FUNCTION private.refuse_change()`,
    );
    try {
      expect(refusalsOf(await askToOpen(server, agent, entryOf(practice)))).toEqual(["INTERNAL_SERVER_ERROR"]);
    } finally {
      await server.rows("DROP TRIGGER log_is_full ON audit_entry");
    }
    expect(await rowsOf(practice)).toEqual([]);
    expect(await mailsOfAccess()).toEqual([]);
  });
});
