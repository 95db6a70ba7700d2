import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { importResources } from "../testing/import-resources.ts";
import { PASSWORD, TestServer, uuidOf, type TestLogin } from "../testing/test-server.ts";
import { faultsOf, newUserInput, refusalsOf, UserAsks } from "../testing/user-asks.ts";

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

const entriesOf = async (action: string) => (await server.log(practice)).filter((entry) => entry.action === action);
const mailsTo = async (address: string) =>
  server.rows("SELECT subject, body FROM mail WHERE to_address = $1 ORDER BY created_at", [address]);

describe("a user who is added", () => {
  it("signs in at once, with the roles, the exceptions and TABS", async () => {
    const input = newUserInput({
      kind: "PROVIDER",
      roleIds: [await access.role("CLINICAL_PROVIDER"), await access.role("PATIENT_COORDINATOR")],
      exceptions: [{ right: "REPORT_RUN", effect: "DENY", note: "not yet" }],
    });
    const answer = await users.change("addUser", input);
    expect(answer.data.addUser).toMatchObject({
      userErrors: [],
      user: {
        name: "Robin Vale",
        kind: "PROVIDER",
        state: "ACTIVE",
        profile: { userName: input.userName, email: input.email },
      },
    });
    const token = await server.signIn(input.userName);
    const { data } = await server.ask("{ me { rights user { access { roles { name } exceptions { note } } } } }", {
      token,
    });
    expect(data.me.rights.toSorted()).toEqual(["CHART_OPEN", "CONSOLE_OPEN", "PATIENT_READ", "PATIENT_SET_READ"]);
    expect(data.me.user.access).toEqual({
      roles: [{ name: "Clinical Provider" }, { name: "Patient Coordinator" }, { name: "TABS" }],
      exceptions: [{ note: "not yet" }],
    });
  });

  it("stands in the log with all that was given, and without the password", async () => {
    const profile = {
      firstName: " Ada ",
      lastName: "Moss",
      userTitle: "RN",
      smtpUser: "ada",
      smtpPassword: "secret relay 9",
    };
    const input = newUserInput({ profile, roleIds: [await access.role("CLINICAL_MANAGER")] });
    await users.change("addUser", input);
    const entry = (await entriesOf("user.add")).at(-1)!.payload;
    expect(entry).toMatchObject({ outcome: "SUCCESS", subject: { type: "User", label: "Ada Moss" } });
    expect(entry.changes).toEqual(
      expect.arrayContaining([
        { field: "userName", before: null, after: input.userName },
        { field: "firstName", before: null, after: "Ada" },
        { field: "userTitle", before: null, after: "RN" },
        { field: "password", before: null, after: "(set)" },
        { field: "smtpPassword", before: null, after: "(set)" },
        { field: "roles", before: [], after: ["Clinical Manager", "TABS"] },
      ]),
    );
    expect(JSON.stringify(entry)).not.toMatch(/secret relay|correct horse/);
  });

  it("has the practice's culture and Auto Logout unless the form says otherwise", async () => {
    const other = await server.signUp("Sydney Road");
    await server.rows("UPDATE practice SET culture = 'AUSTRALIA', auto_logout_minutes = 20 WHERE id = $1", [
      other.practiceUuid,
    ]);
    const asks = new UserAsks(server, other);
    const { data } = await asks.add();
    expect(data.addUser.user.profile).toMatchObject({
      culture: "AUSTRALIA",
      autoLogoutMinutes: null,
      effectiveAutoLogoutMinutes: 20,
      defaultWorkflowView: "DAILY_WORKFLOW",
      defaultPatientView: "PATIENT_REGISTRATION",
      defaultDocumentTab: "ALL",
      pathwayScheduleView: "DAY",
      useOwnEmailForOutgoing: false,
      smtpPasswordSet: false,
      version: 1,
    });
    const own = await asks.add({ profile: { firstName: "A", lastName: "B", culture: "CANADA", autoLogoutMinutes: 5 } });
    expect(own.data.addUser.user.profile).toMatchObject({ culture: "CANADA", effectiveAutoLogoutMinutes: 5 });
  });

  it("is told to the other administrators, by the topics that they have not muted", async () => {
    const administrator = await server.addLogin(practice, "ADMINISTRATOR");
    const address = `${administrator.userName}@example.org`;
    await users.add();
    expect(await mailsTo(address)).toMatchObject([{ subject: "Robin Vale was added" }]);
    const added = await users.add({ roleIds: [await access.role("ADMINISTRATOR")] });
    expect((await mailsTo(address)).map(({ subject }) => subject).slice(1)).toEqual([
      "Robin Vale was added",
      "There is a new administrator",
    ]);
    expect(await mailsTo(added.data.addUser.user.profile.email)).toEqual([]);
    await server.rows("UPDATE practice SET muted_mail_topics = '{USER_ADDED}' WHERE id = $1", [practice.practiceUuid]);
    await users.add();
    expect(await mailsTo(address)).toHaveLength(3);
    expect(await mailsTo(`${practice.userName}@example.org`)).toEqual([]);
  });
});

describe("a form of Add with faults", () => {
  it("is told all of them at once, each on its field, and stores nothing", async () => {
    const taken = newUserInput();
    await users.change("addUser", taken);
    const before = await server.rows("SELECT count(*) FROM user_account");
    const answer = await users.change("addUser", {
      kind: "STAFF",
      userName: ` ${taken.userName.toUpperCase()} `,
      email: taken.email.toUpperCase(),
      password: "short",
      passwordConfirmation: "other",
      profile: {
        lastName: "",
        autoLogoutMinutes: 121,
        emailSignature: "x".repeat(2_001),
        practitionerId: nodeId("User", practice.userUuid),
      },
      exceptions: [
        { right: "CHART_OPEN", effect: "ALLOW" },
        { right: "CHART_OPEN", effect: "DENY" },
        { right: "CONSOLE_OPEN", effect: "DENY" },
      ],
    });
    expect(faultsOf(answer).toSorted()).toEqual(
      [
        "profile.firstName REQUIRED",
        "profile.lastName REQUIRED",
        "profile.emailSignature TOO_LONG",
        "profile.autoLogoutMinutes OUT_OF_RANGE",
        "profile.practitionerId WRONG_STATE",
        "password TOO_SHORT",
        "passwordConfirmation MISMATCH",
        "userName TAKEN",
        "email TAKEN",
        "exceptions INVALID",
        "exceptions ROLE_REQUIRED",
      ].toSorted(),
    );
    expect(await server.rows("SELECT count(*) FROM user_account")).toEqual(before);
  });

  it.each([
    ["without a password", { password: undefined, passwordConfirmation: undefined }, ["password REQUIRED"]],
    [
      "with a password that has no digit",
      { password: "correct horse", passwordConfirmation: "correct horse" },
      ["password INVALID"],
    ],
    [
      "with a common password",
      { password: "password1", passwordConfirmation: "password1" },
      ["password PASSWORD_TOO_COMMON"],
    ],
    ["without a confirmation", { passwordConfirmation: undefined }, ["passwordConfirmation MISMATCH"]],
    ["that invites and gives a password", { invite: true }, ["password INVALID"]],
    ["with a user name that cannot be typed", { userName: "röbin vale" }, ["userName INVALID"]],
    ["without an address", { email: " " }, ["email REQUIRED"]],
    [
      "whose name hides a character",
      { profile: { firstName: "Ro\u202ebin", lastName: "Vale" } },
      ["profile.firstName INVALID"],
    ],
  ])("%s is refused", async (_case, changes, faults) => {
    expect(faultsOf(await users.add(changes))).toEqual(faults);
  });

  it("names the user name that is taken in another practice, and tells nothing of addresses there", async () => {
    const other = await server.signUp("Elsewhere");
    const theirs = `${other.userName}@example.org`;
    expect(faultsOf(await users.add({ userName: other.userName }))).toEqual(["userName TAKEN"]);
    expect(faultsOf(await users.add({ userName: theirs }))).toEqual(["userName INVALID"]);
    expect(faultsOf(await users.add({ email: theirs }))).toEqual([]);
  });

  it("names a role or practitioner that is none: NOT_FOUND, the same for another practice's", async () => {
    const other = await server.signUp("Elsewhere");
    const theirs = await new AccessAsks(server, other).role("TABS");
    for (const id of [theirs, nodeId("Role", "00000000-0000-7000-8000-000000000000"), "x"])
      expect(refusalsOf(await users.add({ roleIds: [id] }))).toEqual(["NOT_FOUND"]);
    const profile = {
      firstName: "A",
      lastName: "B",
      practitionerId: nodeId("Practitioner", "00000000-0000-7000-8000-000000000000"),
    };
    expect(refusalsOf(await users.add({ kind: "PROVIDER", profile }))).toEqual(["NOT_FOUND"]);
  });
});

describe("who adds", () => {
  it("needs the right, and gives none that he does not hold", async () => {
    const clerk = await server.addLogin(practice, "PATIENT_COORDINATOR");
    expect(refusalsOf(await new UserAsks(server, clerk).add())).toEqual(["FORBIDDEN"]);
    expect((await entriesOf("user.add")).at(-1)).toMatchObject({
      outcome: "REFUSED",
      payload: { actor: { id: clerk.userUuid } },
    });
    await access.setAccess(clerk, ["PATIENT_COORDINATOR"], [{ right: "USER_ADD", effect: "ALLOW" }]);
    const asks = new UserAsks(server, clerk);
    const roleIds = [await access.role("PATIENT_COORDINATOR")];
    expect(faultsOf(await asks.add({ roleIds }))).toEqual([]);
    const roles = [...roleIds, await access.role("CLINICAL_PROVIDER")];
    expect(faultsOf(await asks.add({ roleIds: roles }))).toEqual(["roleIds RIGHT_NOT_HELD"]);
    const exceptions = [{ right: "AUDIT_READ", effect: "ALLOW" }];
    expect(faultsOf(await asks.add({ roleIds, exceptions }))).toEqual(["exceptions RIGHT_NOT_HELD"]);
    expect((await entriesOf("user.add")).at(-1)).toMatchObject({
      outcome: "REFUSED",
      payload: { actor: { id: clerk.userUuid }, subject: { label: "Robin Vale" } },
    });
  });

  it("is somebody who is signed in", async () => {
    const { errors } = await server.ask("mutation ($input: AddUserInput!) { addUser(input: $input) { user { id } } }", {
      variables: { input: newUserInput() },
    });
    expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["UNAUTHENTICATED"]);
  });

  it("links a provider to the imported practitioner that he is", async () => {
    await importResources(server, practice, [
      { resourceType: "Practitioner", id: "p1", name: [{ family: "Vale", given: ["Robin"] }] },
    ]);
    const [row] = await server.rows("SELECT id FROM practitioner WHERE practice_id = $1", [practice.practiceUuid]);
    const practitionerId = nodeId("Practitioner", row!["id"]);
    const profile = { firstName: "Robin", lastName: "Vale", practitionerId };
    const { data } = await users.add({ kind: "PROVIDER", profile });
    expect(data.addUser.user.practitioner).toEqual({ name: "Robin Vale" });
    expect((await entriesOf("practitioner.link")).at(-1)!.payload.changes).toEqual([
      { field: "user", before: null, after: "Robin Vale" },
    ]);
  });
});

describe("the race of adds", () => {
  it.each([
    [
      "one user name",
      (index: number) => ({ userName: "same.name", email: `race${index}@example.org` }),
      "userName TAKEN",
    ],
    ["one address", (index: number) => ({ userName: `race.name.${index}`, email: "same@example.org" }), "email TAKEN"],
  ])("gives %s to one of many in the practice", async (_case, changes, fault) => {
    const answers = await Promise.all(Array.from({ length: 5 }, (_, index) => users.add(changes(index))));
    expect(answers.map((answer) => faultsOf(answer)[0] ?? "ADDED").toSorted()).toEqual(
      ["ADDED", ...Array.from({ length: 4 }, () => fault)].toSorted(),
    );
  });

  it("gives a user name to one of many practices, and says so to the others", async () => {
    const practices = await Promise.all(Array.from({ length: 4 }, (_, index) => server.signUp(`Practice ${index}`)));
    const answers = await Promise.all(
      practices.map((each) => new UserAsks(server, each).add({ userName: "the.only.one" })),
    );
    expect(answers.map((answer) => faultsOf(answer)[0] ?? "ADDED").toSorted()).toEqual(
      ["ADDED", "userName TAKEN", "userName TAKEN", "userName TAKEN"].toSorted(),
    );
    const found = answers.flatMap(({ data }) => data.addUser.user ?? []);
    const login = await server.signIn("the.only.one", PASSWORD);
    const { data } = await server.ask("{ me { user { id } } }", { token: login });
    expect(uuidOf(data.me.user.id)).toBe(uuidOf(found[0].id));
  });
});
