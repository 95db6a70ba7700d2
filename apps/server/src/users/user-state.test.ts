import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AccessAsks } from "../testing/access-asks.ts";
import { LiveStream } from "../testing/live-stream.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { beginSignIn, codeOf, complete, enrolApp } from "../testing/two-factor.ts";
import { faultsOf, idOf, refusalsOf, UserAsks } from "../testing/user-asks.ts";

let server: TestServer;
let practice: TestLogin;
let users: UserAsks;
let access: AccessAsks;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  users = new UserAsks(server, practice);
  access = new AccessAsks(server, practice);
});
afterAll(() => server.stop());

const me = async (token: string) => (await server.ask("{ me { actor { name } } }", { token })).data.me;
const entriesOf = async (user: TestLogin, ...actions: string[]) =>
  (await server.log({ ...practice, practiceUuid: user.practiceUuid })).filter(
    ({ action, payload }) => actions.includes(action) && payload.subject?.id === user.userUuid,
  ) as Loose[];
const mailsTo = (user: TestLogin) =>
  server.rows("SELECT subject, body FROM mail WHERE to_address = $1 ORDER BY id", [`${user.userName}@example.org`]);

describe("a user who is disabled", () => {
  it("is signed out at once, signs in no more, and stays by name", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await server.signIn(user.userName);
    const { data } = await users.disable(user, " Left the practice ");
    expect(data.disableUser).toMatchObject({ user: { name: "Jordan Blake", state: "DISABLED" }, userErrors: [] });
    expect(await me(user.token)).toBeNull();
    await expect(server.signIn(user.userName)).rejects.toThrow("WRONG_CREDENTIALS");
    const [entry] = await entriesOf(user, "user.disable");
    expect(entry.payload).toMatchObject({
      outcome: "SUCCESS",
      actor: { id: practice.userUuid },
      reason: "Left the practice",
      detail: ", which ended 2 sessions",
      changes: [{ field: "state", before: "ACTIVE", after: "DISABLED" }],
    });
    const sessions = await server.rows("SELECT end_cause, ended_by FROM session WHERE user_id = $1", [user.userUuid]);
    expect(sessions).toEqual(
      Array.from({ length: 2 }, () => ({ end_cause: "USER_DISABLED", ended_by: "Grace Adeyemi" })),
    );
    expect((await users.userOf(user)).name).toBe("Jordan Blake");
  });

  it("has his open page closed", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const stream = await LiveStream.open(server, "subscription { sessionChanged { kind detail } }", {
      token: user.token,
    });
    await users.disable(user);
    expect(await stream.next()).toMatchObject({ data: { sessionChanged: { kind: "ENDED" } } });
    expect(await stream.next()).toBe("complete");
  });

  it("uses no link, no sign-in that is under way, and confirms no address", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const app = await enrolApp(server, user);
    const challenge = (await beginSignIn(server, user)).data.signIn.challenge.token;
    await users.change("sendPasswordReset", { userId: idOf(user) });
    await server.ask(
      `mutation ($input: RequestEmailChangeInput!) { requestEmailChange(input: $input) { userErrors { code } } }`,
      {
        variables: {
          input: { userId: idOf(user), newEmail: `new.${user.userName}@example.org`, password: "correct horse 7" },
        },
        token: app.token,
      },
    );
    const open = () =>
      server.rows(
        `SELECT (SELECT count(*)::integer FROM mailed_link WHERE user_id = $1 AND used_at IS NULL) AS links,
          (SELECT count(*)::integer FROM email_change WHERE user_id = $1 AND state = 'PENDING') AS changes`,
        [user.userUuid],
      );
    expect(await open()).toEqual([{ links: 3, changes: 1 }]);
    await users.disable(user);
    expect(await open()).toEqual([{ links: 0, changes: 0 }]);
    server.pass(30_000);
    const answer = await complete(server, challenge, { totpCode: codeOf(server, app.secret) });
    expect(answer.data.completeSignIn).toMatchObject({ session: null });
    await users.enable(user);
    server.pass(30_000);
    const later = await complete(server, challenge, { totpCode: codeOf(server, app.secret) });
    expect(later.data.completeSignIn).toMatchObject({ session: null });
    expect(await server.rows("SELECT FROM session WHERE user_id = $1 AND ended_at IS NULL", [user.userUuid])).toEqual(
      [],
    );
  });

  it("is told to the other administrators, unless they have muted it", async () => {
    const administrator = await server.addLogin(practice, "ADMINISTRATOR");
    const user = await server.addLogin(practice, "ADMINISTRATOR");
    await users.disable(user, "On leave");
    await users.enable(user);
    const mails = await mailsTo(administrator);
    expect(mails.map(({ subject }) => subject)).toEqual(["Jordan Blake was disabled", "Jordan Blake was brought back"]);
    expect(mails[0]!["body"]).toContain("Grace Adeyemi disabled the login of Jordan Blake: On leave.");
    expect((await mailsTo(user)).map(({ subject }) => subject)).not.toContain("Jordan Blake was disabled");
  });

  it("is somebody else, who is not disabled, and not the last administrator", async () => {
    const owner = await server.signUp("Small");
    const own = new UserAsks(server, owner);
    const manager = await server.addLogin(owner, "CLINICAL_MANAGER");
    const asAdministrator = new AccessAsks(server, owner);
    await asAdministrator.setAccess(manager, ["CLINICAL_MANAGER"], [{ right: "USER_DISABLE", effect: "ALLOW" }]);
    expect(faultsOf(await own.disable(owner))).toEqual(["userId WRONG_STATE", "LAST_ADMINISTRATOR"]);
    expect(faultsOf(await new UserAsks(server, manager).disable(owner))).toEqual(["LAST_ADMINISTRATOR"]);
    const refusal = (await server.log(owner)).at(-1)!;
    expect(refusal).toMatchObject({
      action: "user.disable",
      outcome: "REFUSED",
      payload: { actor: { id: manager.userUuid }, detail: ": it would leave no administrator" },
    });
    expect(faultsOf(await own.disable(manager))).toEqual([]);
    expect(faultsOf(await own.disable(manager))).toEqual(["userId WRONG_STATE"]);
    expect(faultsOf(await own.disable(manager, "x".repeat(501)))).toEqual(["reason TOO_LONG", "userId WRONG_STATE"]);
  });

  it("is disabled and brought back by those who hold USER_DISABLE alone", async () => {
    const [clerk, user] = [
      await server.addLogin(practice, "PATIENT_COORDINATOR"),
      await server.addLogin(practice, "CLINICAL_PROVIDER"),
    ];
    const asks = new UserAsks(server, clerk);
    expect(refusalsOf(await asks.disable(user))).toEqual(["FORBIDDEN"]);
    expect(refusalsOf(await asks.enable(user))).toEqual(["FORBIDDEN"]);
    expect((await server.log(practice)).slice(-2)).toMatchObject([
      { action: "user.disable", outcome: "REFUSED" },
      { action: "user.enable", outcome: "REFUSED" },
    ]);
    for (const name of ["disableUser", "enableUser"]) {
      const { errors } = await server.ask(`mutation ($id: ID!) { ${name}(input: { userId: $id }) { user { id } } }`, {
        variables: { id: idOf(user) },
      });
      expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["UNAUTHENTICATED"]);
    }
  });
});

describe("a user who is brought back", () => {
  it("has password, second factor, roles and exceptions, and no session of before", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await access.setAccess(user, ["CLINICAL_PROVIDER"], [{ right: "REPORT_RUN", effect: "DENY" }]);
    const app = await enrolApp(server, user);
    await users.disable(user);
    const { data } = await users.enable(user);
    expect(data.enableUser).toMatchObject({ user: { state: "ACTIVE" }, userErrors: [] });
    expect(await me(app.token)).toBeNull();
    const { challenge } = (await beginSignIn(server, user)).data.signIn;
    server.pass(30_000);
    const signedIn = await complete(server, challenge.token, { totpCode: codeOf(server, app.secret) });
    const rights = await server.ask("{ me { rights } }", { token: signedIn.data.completeSignIn.bearerToken });
    expect(rights.data.me.rights.toSorted()).toEqual(["CHART_OPEN", "CONSOLE_OPEN", "PATIENT_READ"]);
    expect((await entriesOf(user, "user.enable")).at(-1).payload).toMatchObject({
      outcome: "SUCCESS",
      changes: [
        { field: "state", before: "DISABLED", after: "ACTIVE" },
        { field: "supportPin", before: "(secret)", after: "(changed)" },
      ],
    });
  });

  it("kept his user name and address meanwhile", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await users.disable(user);
    expect(faultsOf(await users.add({ userName: user.userName }))).toEqual(["userName TAKEN"]);
    expect(faultsOf(await users.add({ email: `${user.userName}@example.org` }))).toEqual(["email TAKEN"]);
  });

  it("was disabled, and has no right that who brings him back lacks", async () => {
    const [manager, user] = [
      await server.addLogin(practice, "CLINICAL_MANAGER"),
      await server.addLogin(practice, "MEDICAL_DIRECTOR"),
    ];
    await access.setAccess(manager, ["CLINICAL_MANAGER"], [{ right: "USER_DISABLE", effect: "ALLOW" }]);
    const asks = new UserAsks(server, manager);
    expect(faultsOf(await asks.enable(user))).toEqual(["userId WRONG_STATE"]);
    expect(faultsOf(await asks.disable(user))).toEqual([]);
    const refused = await asks.enable(user);
    expect(faultsOf(refused)).toEqual(["RIGHT_NOT_HELD"]);
    expect(refused.data.enableUser.userErrors[0].message).toContain("audit:export");
    expect((await users.userOf(user)).state).toBe("DISABLED");
    expect((await entriesOf(user, "user.enable")).at(-1)).toMatchObject({ outcome: "REFUSED" });
    expect(faultsOf(await users.enable(user))).toEqual([]);
  });
});

it("No operation deletes a user", async () => {
  const { data } = await users.ask("{ __schema { mutationType { fields { name } } } }");
  const names = data.__schema.mutationType.fields.map(({ name }: { name: string }) => name) as string[];
  expect(names.filter((name) => /^(delete|remove).*user/i.test(name))).toEqual([]);
  const grants = await server.rows(
    "SELECT privilege_type FROM information_schema.role_table_grants WHERE table_name = 'user_account' AND grantee = 'chartward_app'",
  );
  expect(grants.map((row) => row["privilege_type"])).not.toContain("DELETE");
});
