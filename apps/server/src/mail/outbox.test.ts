import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SmtpInbox } from "../testing/smtp-inbox.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { mailAdministrators } from "./administrator-mail.service.ts";
import { queueMail } from "./mail.service.ts";

const PASSWORDS = { office: "office secret 1", grace: "grace secret 2" };
const installation = new SmtpInbox();
const practices = new SmtpInbox(PASSWORDS);
let server: TestServer;
let practice: TestLogin;
let count = 0;

beforeAll(async () => {
  await installation.listen();
  await practices.listen();
  server = await TestServer.start({ smtpUrl: installation.url, mailbox: false, mailFrom: "chartward@host.example" });
});
beforeEach(async () => {
  practices.refusals = {};
  practice = await server.signUp();
});
afterAll(async () => {
  await server.stop();
  await installation.close();
  await practices.close();
});

/** Gives the practice a mail server, and its administrator a login of his own there. */
async function setServer({ host = "127.0.0.1", port = practices.port, own = false } = {}): Promise<void> {
  const { secrets } = server.server.dependencies;
  const [ofPractice, ofUser] = await server.inPractice(practice, async (tx) => [
    await secrets.seal(tx, ["practice-smtp-password"], Buffer.from(PASSWORDS.office)),
    await secrets.seal(tx, ["user-smtp-password", practice.userUuid], Buffer.from(PASSWORDS.grace)),
  ]);
  await server.rows(
    `UPDATE practice SET smtp_host = $2, smtp_port = $3, smtp_user = 'office', smtp_password = $4,
       mail_from_address = 'office@harbor.example' WHERE id = $1`,
    [practice.practiceUuid, host, port, ofPractice],
  );
  await server.rows(
    `UPDATE user_account SET smtp_user = 'grace', smtp_password = $2, use_own_email_for_outgoing = $3,
       email_signature = E'Grace Adeyemi\\nHarbor' WHERE id = $1`,
    [practice.userUuid, ofUser, own],
  );
}

async function queue(mail: { senderUserId?: string; byInstallation?: boolean } = {}): Promise<string> {
  count += 1;
  const to = `ada${count}@example.org`;
  await server.inPractice(practice, (tx) =>
    queueMail(tx, server.config, {
      to,
      subject: "Hello",
      body: "Hello Ada.\n",
      expiresAt: new Date(server.now.getTime() + 60 * 60_000),
      ...mail,
    }),
  );
  return to;
}

async function arrives(inbox: SmtpInbox, to: string) {
  await expect.poll(() => inbox.of(to)).toHaveLength(1);
  return inbox.of(to)[0]!;
}
const rowOf = async (to: string) => (await server.rows("SELECT * FROM mail WHERE to_address = $1", [to]))[0] as Loose;
const hasFailed = (to: string, attempts: number) =>
  expect.poll(() => rowOf(to)).toMatchObject({ attempts, failure: expect.any(String) });

describe("the outbox", () => {
  it("sends by the practice's mail server, with its login and from its address", async () => {
    await setServer();
    const mail = await arrives(practices, await queue());
    expect(mail).toMatchObject({ from: "office@harbor.example", user: "office" });
    expect(mail.text).toContain("From: Harbor Family Medicine <office@harbor.example>");
  });

  it("sends by the installation's where the practice has none: from its address, in the practice's name", async () => {
    await server.rows("UPDATE practice SET mail_from_address = 'office@harbor.example' WHERE id = $1", [
      practice.practiceUuid,
    ]);
    const mail = await arrives(installation, await queue());
    expect(mail.from).toBe("chartward@host.example");
    expect(mail.text).toContain("From: Harbor Family Medicine <chartward@host.example>");
    expect(mail.text).toContain("Reply-To: office@harbor.example");
  });

  it("sends what a person causes by his own login from his own address, with his signature, where he has chosen so", async () => {
    await setServer({ own: true });
    const mail = await arrives(practices, await queue({ senderUserId: practice.userUuid }));
    expect(mail).toMatchObject({ from: `${practice.userName}@example.org`, user: "grace" });
    expect(mail.text.replaceAll("\r\n", "\n")).toContain("Hello Ada.\n\n-- \nGrace Adeyemi\nHarbor");
  });

  it("sends it by the practice's where he has not, still with his signature, and never a mail that no person causes by his", async () => {
    await setServer({ own: false });
    const mail = await arrives(practices, await queue({ senderUserId: practice.userUuid }));
    expect(mail).toMatchObject({ from: "office@harbor.example", user: "office" });
    expect(mail.text).toContain("Grace Adeyemi");
    await setServer({ own: true });
    const practiceMail = await arrives(practices, await queue());
    expect(practiceMail.user).toBe("office");
    expect(practiceMail.text).not.toContain("\n-- ");
  });

  it("does not use the login of somebody who is no longer active", async () => {
    await setServer({ own: true });
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [practice.userUuid]);
    expect((await arrives(practices, await queue({ senderUserId: practice.userUuid }))).user).toBe("office");
  });

  it("falls back to the next way after two failures: own login, practice, installation", async () => {
    await setServer({ own: true });
    practices.refusals.login = "5.7.8 no";
    const to = await queue({ senderUserId: practice.userUuid });
    for (const attempts of [1, 2, 3, 4]) {
      await hasFailed(to, attempts);
      expect(installation.of(to)).toEqual([]);
      await server.rows("UPDATE mail SET failure = NULL, next_attempt_at = $2 WHERE to_address = $1", [to, server.now]);
    }
    expect((await arrives(installation, to)).text).toContain(`Reply-To: ${practice.userName}@example.org`);
    expect((await rowOf(to)).attempts).toBe(5);
  });

  it("sends what holds a link by the installation's from the start: whoever sets the practice's reads nobody's links", async () => {
    await setServer({ own: true });
    const mail = await arrives(installation, await queue({ senderUserId: practice.userUuid, byInstallation: true }));
    expect(mail.from).toBe("chartward@host.example");
    expect(mail.text).toContain("Grace Adeyemi");
    await server.ask(
      `mutation { requestPasswordReset(input: { login: "${practice.userName}" }) { userErrors { code } } }`,
    );
    const own = `${practice.userName}@example.org`;
    await arrives(installation, own);
    expect(practices.of(own)).toEqual([]);
    expect(await server.rows("SELECT FROM mail WHERE body LIKE '%#token=%' AND NOT by_installation")).toEqual([]);
  });

  it("holds no credential in what is stored of a failure", async () => {
    await setServer();
    practices.refusals.login = `${PASSWORDS.office} is wrong`;
    const to = await queue();
    await hasFailed(to, 1);
    expect((await rowOf(to)).failure).toMatch(/refuses the login.+ It answered: 535 … is wrong$/);
  });

  it("goes another way where a password does not open", async () => {
    await setServer({ own: true });
    await server.rows("UPDATE user_account SET smtp_password = '\\x01' WHERE id = $1", [practice.userUuid]);
    expect((await arrives(practices, await queue({ senderUserId: practice.userUuid }))).user).toBe("office");
  });

  it("does not keep one practice waiting for the slow mail server of another", async () => {
    const slow = new SmtpInbox({}, { onConnect: () => undefined });
    await slow.listen();
    await server.rows(
      "UPDATE practice SET smtp_host = '127.0.0.1', smtp_port = $2, mail_from_address = 'office@harbor.example' WHERE id = $1",
      [practice.practiceUuid, slow.port],
    );
    for (let number = 0; number < 20; number += 1) await queue();
    const other = await server.signUp("Other");
    practice = other;
    await arrives(installation, await queue());
    await slow.close();
  });
});

describe("mail to administrators", () => {
  const tell = (topic: "USER_ADDED" | "USER_DISABLED" | "EMERGENCY_ACCESS") =>
    server.inPractice(practice, (tx) =>
      mailAdministrators(tx, server.config, topic, { subject: topic, body: "It happened.\n" }),
    );
  const mailed = async (topic: string) =>
    (
      await server.rows("SELECT to_address FROM mail WHERE practice_id = $1 AND subject = $2 ORDER BY 1", [
        practice.practiceUuid,
        topic,
      ])
    ).map((row) => row["to_address"]);

  it("goes to every active one: by a role or by an exception, and not to one whom an exception denies it", async () => {
    const addresses = [`${practice.userName}@example.org`];
    const [byRole, byException, denied, disabled] = [
      await server.addLogin(practice, "ADMINISTRATOR"),
      await server.addLogin(practice, "CLINICAL_PROVIDER"),
      await server.addLogin(practice, "ADMINISTRATOR"),
      await server.addLogin(practice, "ADMINISTRATOR"),
    ];
    addresses.push(...[byRole, byException].map(({ userName }) => `${userName}@example.org`));
    for (const [login, effect] of [
      [byException, "ALLOW"],
      [denied, "DENY"],
    ] as const) {
      await server.rows(
        "INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, 'practice:administer', $3)",
        [practice.practiceUuid, login.userUuid, effect],
      );
    }
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [disabled.userUuid]);
    await tell("USER_ADDED");
    expect(await mailed("USER_ADDED")).toEqual(addresses.toSorted());
  });

  it("goes about emergency access by the installation's server alone: who is in the mode could lead it astray by the practice's", async () => {
    await setServer();
    await tell("USER_ADDED");
    const own = `${practice.userName}@example.org`;
    await arrives(practices, own);
    await tell("EMERGENCY_ACCESS");
    expect((await arrives(installation, own)).text).toContain("Subject: EMERGENCY_ACCESS");
    expect(practices.of(own)).toHaveLength(1);
  });

  it("goes not about a topic that the practice has muted, and not to whoever did it himself", async () => {
    await server.rows("UPDATE practice SET muted_mail_topics = '{USER_ADDED}' WHERE id = $1", [practice.practiceUuid]);
    await tell("USER_ADDED");
    expect(await mailed("USER_ADDED")).toEqual([]);
    await server.inPractice(practice, (tx) => {
      const actor = { kind: "USER", userId: practice.userUuid } as typeof tx.context.actor;
      const own = { db: tx.db, em: tx.em, now: tx.now, context: { ...tx.context, actor } };
      return mailAdministrators(own, server.config, "USER_DISABLED", { subject: "USER_DISABLED", body: "x" });
    });
    expect(await mailed("USER_DISABLED")).toEqual([]);
  });
});
