import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { activate, addDesignated, deactivate, designate, enterMode, signInByCode } from "../testing/emergency-asks.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { enrolApp, mailsTo } from "../testing/two-factor.ts";
import { sweepEmergencies } from "./emergency-sweep.ts";

// Each user of it hashes passwords.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let server: TestServer;
let administrator: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

const noticesOf = async (token: string, kind = "EMERGENCY_ACCESS"): Promise<Loose[]> => {
  const { data } = await server.ask(
    `query ($kinds: [NoticeKind!]) { notices(kinds: $kinds) { edges { node {
      label detail path subject { ... on EmergencyAccessActivation { state user { name } } } } } } }`,
    { token, variables: { kinds: [kind] } },
  );
  return data.notices.edges.map(({ node }: Loose) => node);
};

describe("the notice of emergency access", () => {
  it("tells the user that the mode is his to turn off, administrators whose it is, and everybody else that it is on", async () => {
    administrator = await server.signUp();
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "CLINICAL_MANAGER");
    const { token, activationId } = await enterMode(server, user);
    const path = "/settings/emergency-access";
    expect(await noticesOf(token)).toMatchObject([
      { label: "Emergency access mode is on", detail: expect.stringContaining("Turn it off in Settings"), path },
    ]);
    expect(await noticesOf(administrator.token)).toMatchObject([
      {
        label: "Emergency access of Jordan Blake is on",
        detail: expect.stringMatching(/^Jordan Blake has the rights of an administrator/u),
        path,
        subject: { user: { name: "Jordan Blake" } },
      },
    ]);
    const [everybody] = await noticesOf(colleague.token);
    expect(everybody).toMatchObject({
      label: "Emergency access is on",
      path,
      subject: { state: "ACTIVE", user: null },
    });
    expect(everybody!["detail"]).not.toContain("Jordan");

    await deactivate(server, token, activationId);
    const labels = async (reader: string) => (await noticesOf(reader)).map(({ label }) => label);
    expect(await labels(token)).toEqual(["Emergency access mode was on"]);
    expect(await labels(administrator.token)).toEqual(["Emergency access of Jordan Blake was on"]);
    expect(await labels(colleague.token)).toEqual(["Emergency access was on"]);
    await server.ask("mutation { signOut { userErrors { code } } }", { token });
    await sweepEmergencies(server.server.dependencies);
    expect(await noticesOf(administrator.token, "EMERGENCY_REVIEW_DUE")).toMatchObject([
      { label: "Emergency access of Jordan Blake is to be reviewed", path },
    ]);
    expect(await noticesOf(colleague.token, "EMERGENCY_REVIEW_DUE")).toEqual([]);
  });

  it("is seen by whoever has seen it, and over for all when the mode is off, as the request for a review is once it is signed off", async () => {
    administrator = await server.signUp();
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "CLINICAL_MANAGER");
    const { token, activationId } = await enterMode(server, user);
    const stateOf = async (reader: string, kind = "EMERGENCY_ACCESS", acknowledged: boolean | null = null) => {
      const { data } = await server.ask(
        `query ($kinds: [NoticeKind!], $acknowledged: Boolean) { notices(kinds: $kinds, acknowledged: $acknowledged) {
          totalCount edges { node { id over acknowledgedAt } } } }`,
        { token: reader, variables: { kinds: [kind], acknowledged } },
      );
      expect(data.notices.totalCount).toBe(data.notices.edges.length);
      return data.notices.edges.map(({ node }: Loose) => node) as Loose[];
    };
    expect(await stateOf(administrator.token, "EMERGENCY_ACCESS", false)).toMatchObject([{ over: false }]);
    const [told] = await stateOf(colleague.token);
    await server.ask(
      "mutation ($ids: [ID!]!) { acknowledgeNotices(input: { noticeIds: $ids }) { userErrors { code } } }",
      {
        token: colleague.token,
        variables: { ids: [told!["id"]] },
      },
    );
    await deactivate(server, token, activationId);
    expect(await stateOf(colleague.token)).toMatchObject([{ over: true, acknowledgedAt: expect.any(String) }]);
    expect(await stateOf(administrator.token)).toMatchObject([{ over: true, acknowledgedAt: null }]);
    for (const acknowledged of [true, false])
      expect(await stateOf(administrator.token, "EMERGENCY_ACCESS", acknowledged)).toEqual([]);

    await server.ask("mutation { signOut { userErrors { code } } }", { token });
    await sweepEmergencies(server.server.dependencies);
    expect(await stateOf(administrator.token, "EMERGENCY_REVIEW_DUE", false)).toMatchObject([{ over: false }]);
    await server.ask(
      'mutation ($id: ID!) { signOffEmergencyAccessReview(input: { activationId: $id, comment: "Needed" }) { userErrors { code } } }',
      { token: administrator.token, variables: { id: activationId } },
    );
    expect(await stateOf(administrator.token, "EMERGENCY_REVIEW_DUE", false)).toEqual([]);
    expect(await stateOf(administrator.token, "EMERGENCY_REVIEW_DUE")).toMatchObject([
      { over: true, acknowledgedAt: null },
    ]);
  });

  it("comes anew to the user in the mode himself at each of his own sign-ins, though he has seen it, until it is off", async () => {
    administrator = await server.signUp();
    const user = await addDesignated(server, administrator);
    const unread = async (reader: string): Promise<string[]> => {
      const { data } = await server.ask(
        "{ notices(kinds: [EMERGENCY_ACCESS], acknowledged: false) { edges { node { id } } } }",
        { token: reader },
      );
      return data.notices.edges.map(({ node }: Loose) => node.id);
    };
    const { token: first, activationId } = await enterMode(server, user);
    let token = first;
    const [own, ...more] = await unread(token);
    expect([typeof own, more]).toEqual(["string", []]);
    for (let signIns = 0; signIns < 2; signIns += 1) {
      await server.ask(
        "mutation ($id: ID!) { acknowledgeNotices(input: { noticeIds: [$id] }) { userErrors { code } } }",
        { token, variables: { id: own } },
      );
      expect(await unread(token)).toEqual([]);
      token = await signInByCode(server, user);
      expect(await unread(token)).toEqual([own]);
    }
    await deactivate(server, token, activationId);
    expect(await unread(token)).toEqual([]);
    expect(await unread(await signInByCode(server, user))).toEqual([]);
  });

  it("says that nobody has the rights yet while the sign-in is awaited, and that nobody had them where none came", async () => {
    administrator = await server.signUp();
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "CLINICAL_MANAGER");
    await activate(server, user.token);
    const details = async () => [
      (await noticesOf(administrator.token))[0]!["detail"],
      (await noticesOf(colleague.token))[0]!["detail"],
    ];
    const awaited =
      "activated it for an emergency, and gets the rights of an administrator with the next sign-in and its second factor.";
    expect(await details()).toEqual([
      expect.stringContaining(`Jordan Blake ${awaited}`),
      expect.stringContaining(`Somebody in your practice ${awaited}`),
    ]);
    await signInByCode(server, user);
    expect(await details()).toEqual([
      expect.stringMatching(/^Jordan Blake has the rights/u),
      expect.stringMatching(/^Somebody in your practice has the rights/u),
    ]);

    const never = await addDesignated(server, administrator);
    const { data } = await activate(server, never.token);
    await deactivate(server, administrator.token, data.activateEmergencyAccess.activation.id);
    expect((await details())[1]).toContain("did not sign in for it: nobody had its rights.");
  });

  it("is told by mail and with the name to one set of people: who administers the practice, or its emergency access", async () => {
    administrator = await server.signUp();
    const user = await addDesignated(server, administrator);
    const told = await Promise.all(
      ["practice:administer", "emergency-access:administer"].map(async (right) => {
        const login = await server.addLogin(administrator, "PATIENT_COORDINATOR");
        await server.rows(
          "INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, $3, 'ALLOW')",
          [administrator.practiceUuid, login.userUuid, right],
        );
        return login;
      }),
    );
    const colleague = await server.addLogin(administrator, "CLINICAL_MANAGER");
    await enterMode(server, user);
    const isMailed = async (login: TestLogin) =>
      (await mailsTo(server, login)).some(({ subject }) => subject === "Jordan Blake activated emergency access");
    const isNamed = async (login: TestLogin) =>
      (await noticesOf(login.token))[0]!["label"] === "Emergency access of Jordan Blake is on";
    for (const login of [administrator, ...told])
      expect([await isMailed(login), await isNamed(login)]).toEqual([true, true]);
    expect([await isMailed(colleague), await isNamed(colleague)]).toEqual([false, false]);
  });

  it("is read with as few statements for many as for one", async () => {
    administrator = await server.signUp();
    const statements = async () => {
      const asked = vi.spyOn(pg.Client.prototype, "query");
      try {
        const found = (await noticesOf(administrator.token)).length;
        const texts = asked.mock.calls.map(([config]) => (config as unknown as { text?: string }).text ?? "");
        return {
          found,
          statements: texts.filter((text) => /\bnotice n\b|\bemergency_activation a\b/u.test(text)).length,
        };
      } finally {
        asked.mockRestore();
      }
    };
    const user = await addDesignated(server, administrator);
    await activate(server, user.token);
    const one = await statements();
    for (let others = 0; others < 3; others += 1)
      await activate(server, (await addDesignated(server, administrator)).token);
    const four = await statements();
    expect([one.found, four.found]).toEqual([1, 4]);
    expect(one.statements).toBeGreaterThan(0);
    expect(four.statements).toBe(one.statements);
  });
});

describe("the mails of a designation", () => {
  it("tell the user what it is and what it needs, and that it was withdrawn", async () => {
    administrator = await server.signUp();
    const without = await server.addLogin(administrator, "CLINICAL_MANAGER");
    const withApp = await server.addLogin(administrator, "CLINICAL_MANAGER");
    await enrolApp(server, withApp);
    const told = async (login: TestLogin) =>
      (await mailsTo(server, login)).filter(({ subject }) => subject.startsWith("You may "));
    for (const login of [without, withApp]) await designate(server, administrator, login);
    // What stands already is no news.
    await designate(server, administrator, without);
    const [[needy, ...more], [ready]] = [await told(without), await told(withApp)];
    expect(more).toEqual([]);
    expect(needy!.subject).toMatch(/^You may use emergency access at .+$/u);
    expect(needy!.body).toMatch(/Set up an authenticator app now.*\/account\?tab=two-factor/u);
    expect(needy!.body).toContain("/settings/emergency-access");
    expect(ready!.body).toContain("have your authenticator app at hand");
    expect(ready!.body).not.toContain("tab=two-factor");

    await designate(server, administrator, without, false);
    expect((await told(without)).map(({ subject }) => subject)).toEqual([
      needy!.subject,
      expect.stringMatching(/^You may no longer use emergency access at /u),
    ]);
  });
});

describe("the mails of an activation", () => {
  it("tell the user that it is off before the sign-in, when another turns it off or withdraws the permission", async () => {
    administrator = await server.signUp();
    const never = async (login: TestLogin) =>
      (await mailsTo(server, login)).filter(({ subject }) => subject === "Your emergency access was turned off");
    const [turnedOff, withdrawn, entered] = [
      await addDesignated(server, administrator),
      await addDesignated(server, administrator),
      await addDesignated(server, administrator),
    ];
    const begin = async (login: TestLogin) =>
      (await activate(server, login.token)).data.activateEmergencyAccess.activation.id as string;
    await deactivate(server, administrator.token, await begin(turnedOff));
    await begin(withdrawn);
    await designate(server, administrator, withdrawn, false);
    await deactivate(server, administrator.token, (await enterMode(server, entered)).activationId);
    for (const login of [turnedOff, withdrawn])
      expect(await never(login)).toMatchObject([
        { body: expect.stringContaining("Your next sign-in is an ordinary one") },
      ]);
    expect(await never(entered)).toEqual([]);
  });

  it("name who turned it off, lead to the page of that use, and close what was typed with one full stop", async () => {
    administrator = await server.signUp();
    const other = await server.addLogin(administrator, "ADMINISTRATOR");
    const user = await addDesignated(server, administrator);
    const { data } = await activate(server, user.token, "The bridge is flooded.");
    const { id } = data.activateEmergencyAccess.activation;
    await deactivate(server, administrator.token, id);
    const [begun, ended] = (await mailsTo(server, other)).filter(({ subject }) => /emergency access/iu.test(subject));
    expect(begun!.body).toMatch(/The bridge is flooded\.\n/u);
    const { data: me } = await server.ask("{ me { actor { name } } }", { token: administrator.token });
    expect(ended!.body).toContain(`was turned off by ${me.me.actor.name}.`);
    for (const { body } of [begun!, ended!]) expect(body).toContain(`/settings/emergency-access/${id}\n`);
  });

  it("go to administrators with name and reason, to its user in case it was not he, and to nobody else", async () => {
    administrator = await server.signUp();
    const user = await addDesignated(server, administrator);
    const colleague = await server.addLogin(administrator, "CLINICAL_MANAGER");
    await activate(server, user.token, "The bridge is flooded");
    const about = async (login: TestLogin) =>
      (await mailsTo(server, login)).filter(({ body }) => /emergency access mode/u.test(body));
    expect(await about(administrator)).toMatchObject([
      {
        subject: "Jordan Blake activated emergency access",
        body: expect.stringContaining("The bridge is flooded"),
      },
    ]);
    expect(await about(user)).toMatchObject([
      { subject: "You activated emergency access", body: expect.stringContaining("Was it not you?") },
    ]);
    expect(await about(colleague)).toEqual([]);
  });
});
