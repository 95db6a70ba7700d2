import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { importResources } from "../testing/import-resources.ts";
import { TestServer, uuidOf, type Loose, type TestLogin } from "../testing/test-server.ts";
import { faultsOf, idOf, refusalsOf, UserAsks } from "../testing/user-asks.ts";

let server: TestServer;
let practice: TestLogin;
let users: UserAsks;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  users = new UserAsks(server, practice);
});
afterAll(() => server.stop());

const entriesOf = async (user: TestLogin) =>
  (await server.log(practice)).filter(
    ({ action, payload }) => action === "user.update" && payload.subject?.id === user.userUuid,
  ) as Loose[];

describe("a profile", () => {
  it("takes every field, and tells the log what was and what is", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER", "STAFF");
    const profile = {
      firstName: "Ada",
      lastName: "Moss",
      userTitle: "RN",
      culture: "AUSTRALIA",
      emailSignature: "Ada Moss, RN\n\nHarbor Family Medicine",
      useOwnEmailForOutgoing: true,
      smtpUser: "ada@relay.example",
      mobileAddress: "5551234567@mobile.example",
      defaultWorkflowView: "SCHEDULING",
      defaultPatientView: "CLINICAL_INFORMATION",
      defaultDocumentTab: "LETTERS",
      pathwayScheduleView: "LIST",
      autoLogoutMinutes: 5,
    };
    const { data } = await users.edit(user, { ...profile, smtpPassword: "relay secret 9" });
    const { userTitle, ...rest } = profile;
    expect(data.updateStaffMember).toMatchObject({
      userErrors: [],
      user: {
        name: "Ada Moss",
        userTitle,
        profile: { ...rest, smtpPasswordSet: true, effectiveAutoLogoutMinutes: 5, version: 2 },
      },
    });
    const [entry] = await entriesOf(user);
    expect(entry.payload).toMatchObject({ outcome: "SUCCESS", subject: { label: "Jordan Blake" } });
    expect(entry.payload.changes).toEqual(
      expect.arrayContaining([
        { field: "firstName", before: "Jordan", after: "Ada" },
        { field: "culture", before: "UNITED_STATES", after: "AUSTRALIA" },
        { field: "useOwnEmailForOutgoing", before: false, after: true },
        { field: "autoLogoutMinutes", before: null, after: 5 },
        { field: "smtpPassword", before: null, after: "(set)" },
      ]),
    );
    expect(entry.payload.changes).toHaveLength(14);
    expect(JSON.stringify(entry)).not.toContain("relay secret");
    // Found by the new name.
    const found = await users.ask(`{ users(filter: { search: "ada mo" }) { totalCount } }`);
    expect(found.data.users.totalCount).toBe(1);
  });

  it("keeps what the form leaves out, empties what is null, and changes nothing by what is as it was", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER", "STAFF");
    await users.edit(user, { userTitle: "RN", mobileAddress: "5551", autoLogoutMinutes: 5, smtpUser: "ada" });
    const { data } = await users.edit(user, { userTitle: null, smtpUser: "", autoLogoutMinutes: null });
    expect(data.updateStaffMember.user).toMatchObject({
      userTitle: null,
      profile: {
        smtpUser: null,
        mobileAddress: "5551",
        autoLogoutMinutes: null,
        effectiveAutoLogoutMinutes: 15,
        version: 3,
      },
    });
    expect(faultsOf(await users.edit(user, { userTitle: " ", mobileAddress: "5551" }))).toEqual([]);
    expect(await entriesOf(user)).toHaveLength(2);
    expect((await users.userOf(user)).profile.version).toBe(3);
  });

  it("never gives the SMTP password out, and seals it for its user", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER", "STAFF");
    const stored = async () =>
      (await server.rows("SELECT smtp_password FROM user_account WHERE id = $1", [user.userUuid]))[0]!["smtp_password"];
    await users.edit(user, { smtpPassword: "relay secret 9" });
    const sealed = await stored();
    expect(sealed.toString("latin1")).not.toContain("relay");
    const opened = await server.inPractice(practice, (tx) =>
      server.server.dependencies.secrets.open(tx, ["user-smtp-password", user.userUuid], sealed),
    );
    expect(opened.toString()).toBe("relay secret 9");
    await users.edit(user, { smtpPassword: "another secret 9" });
    expect((await entriesOf(user)).at(-1).payload.changes).toEqual([
      { field: "smtpPassword", before: "(secret)", after: "(changed)" },
    ]);
    expect((await users.edit(user, { smtpPassword: "" })).data.updateStaffMember.user.profile.smtpPasswordSet).toBe(
      false,
    );
    expect(await stored()).toBeNull();
    expect((await entriesOf(user)).at(-1).payload.changes).toEqual([
      { field: "smtpPassword", before: "(secret)", after: null },
    ]);
  });

  it.each([
    ["no first name", { firstName: " " }, ["profile.firstName REQUIRED"]],
    ["no last name", { lastName: null }, ["profile.lastName REQUIRED"]],
    ["no culture", { culture: null }, ["profile.culture REQUIRED"]],
    ["a title of two lines", { userTitle: "RN\nMD" }, ["profile.userTitle INVALID"]],
    ["a signature that hides a character", { emailSignature: "Ada\u0007\nMoss" }, ["profile.emailSignature INVALID"]],
    ["a long mobile address", { mobileAddress: "5".repeat(255) }, ["profile.mobileAddress TOO_LONG"]],
    ["a line break in the SMTP password", { smtpPassword: "a\r\nb" }, ["profile.smtpPassword INVALID"]],
    [
      "a practitioner of staff",
      { practitionerId: nodeId("Practitioner", "00000000-0000-7000-8000-000000000000") },
      ["profile.practitionerId WRONG_STATE"],
    ],
    [
      "several faults",
      { firstName: "", userTitle: "x".repeat(81) },
      ["profile.firstName REQUIRED", "profile.userTitle TOO_LONG"],
    ],
  ])("with %s is refused, and stays as it was", async (_case, profile, faults) => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER", "STAFF");
    const answer = await users.edit(user, { mobileAddress: "1", ...profile });
    expect(faultsOf(answer)).toEqual(faults);
    expect(await users.userOf(user)).toMatchObject({
      name: "Jordan Blake",
      profile: { version: 1, mobileAddress: null },
    });
    expect(await entriesOf(user)).toEqual([]);
  });

  it("is seen by open sessions: Auto Logout follows within the practice's bounds, which an error names", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER", "STAFF");
    const idle = async () =>
      (await server.rows("SELECT idle_minutes FROM session WHERE user_id = $1", [user.userUuid]))[0]!["idle_minutes"];
    await users.edit(user, { autoLogoutMinutes: 2 });
    expect(await idle()).toBe(2);
    const other = await server.signUp("Narrow");
    await server.rows(
      "UPDATE practice SET auto_logout_minimum_minutes = 10, auto_logout_maximum_minutes = 30 WHERE id = $1",
      [other.practiceUuid],
    );
    const own = new UserAsks(server, other);
    for (const autoLogoutMinutes of [9, 31]) {
      const answer = await own.edit(other, { autoLogoutMinutes }, "Provider");
      expect(faultsOf(answer)).toEqual(["profile.autoLogoutMinutes OUT_OF_RANGE"]);
      expect(answer.data.updateProvider.userErrors[0].message).toContain("10 to 30 minutes");
    }
    expect(faultsOf(await own.edit(other, { autoLogoutMinutes: 30 }, "Provider"))).toEqual([]);
  });
});

describe("a profile that two people edit", () => {
  it("keeps the first one's change, and shows it to the second", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER", "STAFF");
    const { version } = (await users.userOf(user)).profile;
    const edit = (lastName: string) =>
      users.change("updateStaffMember", { userId: idOf(user), version, profile: { lastName } });
    const answers = await Promise.all([edit("Moss"), edit("Vale"), edit("Stone")]);
    const stale = answers.filter((answer) => faultsOf(answer)[0] === "version STALE_VERSION");
    expect(stale).toHaveLength(2);
    const { name } = await users.userOf(user);
    for (const { data } of stale) expect(data.updateStaffMember.user).toMatchObject({ name, profile: { version: 2 } });
  });
});

describe("who edits", () => {
  it("is the user himself, or whoever holds USER_UPDATE", async () => {
    const [clerk, colleague] = [
      await server.addLogin(practice, "PATIENT_COORDINATOR"),
      await server.addLogin(practice, "PATIENT_COORDINATOR"),
    ];
    const asks = new UserAsks(server, clerk);
    expect(faultsOf(await asks.edit(clerk, { userTitle: "Front desk" }))).toEqual([]);
    const refused = await asks.edit(colleague, { userTitle: "Front desk" });
    expect(refusalsOf(refused)).toEqual(["FORBIDDEN"]);
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "user.update",
      outcome: "REFUSED",
      payload: { actor: { id: clerk.userUuid } },
    });
    const unknown = { userId: nodeId("User", "00000000-0000-7000-8000-000000000000"), version: 1, profile: {} };
    expect(refusalsOf(await asks.change("updateStaffMember", unknown))).toEqual(["FORBIDDEN"]);
    expect(refusalsOf(await users.change("updateStaffMember", unknown))).toEqual(["NOT_FOUND"]);
    const { errors } = await server.ask(
      "mutation ($input: UpdateStaffMemberInput!) { updateStaffMember(input: $input) { user { id } } }",
      { variables: { input: unknown } },
    );
    expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["UNAUTHENTICATED"]);
  });

  it("finds staff by the one mutation and providers by the other", async () => {
    const [staff, provider] = [
      await server.addLogin(practice, "CLINICAL_PROVIDER", "STAFF"),
      await server.addLogin(practice, "CLINICAL_PROVIDER", "PROVIDER"),
    ];
    expect(refusalsOf(await users.edit(staff, { userTitle: "MD" }, "Provider"))).toEqual(["NOT_FOUND"]);
    expect(refusalsOf(await users.edit(provider, { userTitle: "MD" }, "StaffMember"))).toEqual(["NOT_FOUND"]);
    expect(faultsOf(await users.edit(provider, { userTitle: "MD" }, "Provider"))).toEqual([]);
  });
});

describe("the practitioner that a provider is", () => {
  it("is linked, moved and taken away, each with its entry; only by USER_UPDATE", async () => {
    await importResources(server, practice, [
      { resourceType: "Practitioner", id: "p1", name: [{ family: "One", given: ["Ada"] }] },
      { resourceType: "Practitioner", id: "p2", name: [{ family: "Two", given: ["Ada"] }] },
    ]);
    const rows = await server.rows("SELECT id FROM practitioner WHERE practice_id = $1 ORDER BY fhir_id", [
      practice.practiceUuid,
    ]);
    const [one, two] = rows.map((row) => nodeId("Practitioner", row["id"])) as [string, string];
    const [provider, other] = [
      await server.addLogin(practice, "CLINICAL_PROVIDER", "PROVIDER"),
      await server.addLogin(practice, "CLINICAL_PROVIDER", "PROVIDER"),
    ];
    const link = async (user: TestLogin, practitionerId: string | null) =>
      (await users.edit(user, { practitionerId }, "Provider")).data.updateProvider.user.practitioner;
    expect(await link(provider, one)).toEqual({ name: "Ada One" });
    expect(await link(provider, two)).toEqual({ name: "Ada Two" });
    expect(await link(other, two)).toEqual({ name: "Ada Two" });
    expect((await users.userOf(provider)).practitioner).toBeNull();
    expect(await link(other, null)).toBeNull();
    const links = (await server.log(practice)).filter(({ action }) => action === "practitioner.link");
    expect(links.map(({ payload }) => [payload.subject.label, payload.changes[0].after])).toEqual([
      ["Ada One", "Jordan Blake"],
      ["Ada One", null],
      ["Ada Two", "Jordan Blake"],
      ["Ada Two", "Jordan Blake"],
      ["Ada Two", null],
    ]);
    expect(refusalsOf(await new UserAsks(server, other).edit(other, { practitionerId: one }, "Provider"))).toEqual([
      "FORBIDDEN",
    ]);
    const foreign = nodeId("Practitioner", uuidOf(idOf(provider)));
    expect(refusalsOf(await users.edit(provider, { practitionerId: foreign }, "Provider"))).toEqual(["NOT_FOUND"]);
  });
});
