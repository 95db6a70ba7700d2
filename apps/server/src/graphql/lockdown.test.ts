import { isNonNullType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyCall } from "../testing/any-call.ts";
import { openBtg, type OpenedBtg } from "../testing/btg-asks.ts";
import { argumentsOf, literalOf, lockedElementsOf, type LockedElement } from "../testing/locked-elements.ts";
import { PASSWORD, TestServer, type Answer, type TestLogin } from "../testing/test-server.ts";
import { idOf } from "../testing/user-asks.ts";
import { addEmployeeLogin, type TestEmployee } from "../testing/vendor-employees.ts";
import { OPEN_IN_BTG } from "./lockdown.ts";
import { buildSchema } from "./schema.ts";

const schema = buildSchema();
const elements = lockedElementsOf(schema);
const mutations = Object.values(schema.getMutationType()!.getFields());
/** Refused to an agent whatever the stage: emergency access is the practice's own. */
const LOCKED_IN_EVERY_STAGE = new Set(["activateEmergencyAccess"]);

const named = elements.map((element) => [`${element.field.name} ${element.path}`, element] as const);

interface Operation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** How many fields of it are refused. */
  readonly fields: number;
}

/** An element called in one operation, its values given as `values` says. */
function operation(
  { field }: LockedElement,
  values: Record<string, unknown>,
  how: "variables" | "literals",
): Operation {
  const args = field.args.filter(({ name }) => name in values);
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const given = args
    .map(({ name, type }) => `${name}: ${how === "variables" ? `$${name}` : literalOf(values[name], type)}`)
    .join(", ");
  const call = `${field.name}${given === "" ? "" : `(${given})`} { __typename }`;
  const head = how === "variables" && declared !== "" ? `mutation (${declared})` : "mutation";
  return { query: `${head} { ${call} }`, variables: how === "variables" ? values : {}, fields: 1 };
}

/** A literal whose locked element is a variable, deep inside. */
function withVariableInside(element: LockedElement): Operation {
  const { query } = operation(element, argumentsOf(element), "literals");
  const [type, value] = typeAndValueOf(element);
  const name = element.steps.at(-1)!;
  const place = new RegExp(`\\b${name}: `);
  const literal = literalOf(value, type);
  const at = query.search(place) + `${name}: `.length;
  return {
    query: `mutation ($secret: ${String(type)})${query.slice("mutation".length, at)}$secret${query.slice(at + literal.length)}`,
    variables: { secret: value },
    fields: 1,
  };
}

function typeAndValueOf(element: LockedElement) {
  const [first, ...rest] = element.steps;
  let type = element.field.args.find(({ name }) => name === first)!.type;
  let value = argumentsOf(element)[first!];
  for (const step of rest) {
    const inner = isNonNullType(type) ? type.ofType : type;
    if (!("getFields" in inner)) throw new Error(`${element.path}: a list; say here how its items are given`);
    type = inner.getFields()[step]!.type;
    value = (value as Record<string, unknown>)[step];
  }
  return [type, value] as const;
}

/** Every way in which an element can be called. */
function waysTo(element: LockedElement): [string, Operation][] {
  const { field, steps, nullable } = element;
  const byVariables = operation(element, argumentsOf(element), "variables");
  const call = operation(element, argumentsOf(element), "literals").query.replace(/^mutation \{ (.*) \}$/, "$1");
  const ways: [string, Operation][] = [
    ["variables", byVariables],
    ["literals", operation(element, argumentsOf(element), "literals")],
    ["aliases", { query: `mutation { signIn: ${call} other: ${call} }`, variables: {}, fields: 2 }],
    [
      "a fragment",
      { query: `mutation { ...Harmless } fragment Harmless on Mutation { ${call} }`, variables: {}, fields: 1 },
    ],
    [
      "a directive",
      { query: `mutation { ${call.replace(" { __", " @include(if: true) { __")} }`, variables: {}, fields: 1 },
    ],
  ];
  if (steps.length > 0) ways.push(["a variable inside of a literal", withVariableInside(element)]);
  if (nullable)
    ways.push(
      ["null by variable", operation(element, argumentsOf(element, null), "variables")],
      ["null by literal", operation(element, argumentsOf(element, null), "literals")],
    );
  if (field.args.length === 0) return ways.filter(([name]) => name !== "variables");
  return ways;
}

let server: TestServer;
let practice: TestLogin;
let agent: TestEmployee;
let btg: OpenedBtg;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  agent = await addEmployeeLogin(server);
  btg = await openBtg(server, agent, practice, { minutes: 480 });
});
afterAll(() => server.stop());

const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions["code"]);

let tables: string[];

/** A hash of what stands in every table of practices but the log and the counters of tries. */
async function stateOf(): Promise<string> {
  tables ??= (
    await server.rows(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
    )
  )
    .map((row) => row["name"] as string)
    .filter((name) => name !== "audit_entry" && name !== "throttle");
  const hashes = tables.map((name) => `(SELECT md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM ${name} t)`);
  const [row] = await server.rows(`SELECT concat_ws(' ', ${hashes.join(", ")}) AS state`);
  return row!["state"];
}

describe("the lockdown", () => {
  it("holds what was asked for, and what amounts to it (D16)", () => {
    const locked = elements.map(({ field, path }) => (path === field.name ? path : `${field.name} ${path}`));
    expect(locked).toEqual(
      expect.arrayContaining([
        // Account > Staff Members: add, remove, edit.
        "addUser",
        "disableUser",
        "enableUser",
        "updateStaffMember",
        // Provider Settings and Account Settings: password, e-mail address; and every way around them.
        "changePassword",
        "requestEmailChange",
        "requestPasswordReset",
        "resetPassword",
        "sendPasswordReset",
        "confirmEmailChange",
        "resetTwoFactor",
        "updateUserAccess",
        "updateRole",
        "endSession",
        "updateProvider input.profile.smtpPassword",
        "sendTestEmail",
        "updatePracticeSettings input.security",
        // What is the customer's to say.
        "acknowledgeNotices",
        "endBtgSession",
      ]),
    );
  });

  it.each(named)(
    "%s: refused in BTG, called in whatever way, in the log each time, and nothing is changed",
    async (_name, element) => {
      const { field, path } = element;
      const before = await stateOf();
      for (const [way, { query, variables, fields }] of waysTo(element)) {
        const logged = (await server.log(practice)).length;
        const answer = await btg.ask(query, variables);
        expect(
          answer.errors.map(({ message, extensions }) => [extensions["code"], extensions["path"], message]),
          `by ${way}: ${query}`,
        ).toEqual(Array.from({ length: fields }, () => ["DISABLED_IN_BTG", path, "Disabled when in BTG."]));
        const entries = (await server.log(practice)).slice(logged);
        expect(entries).toHaveLength(fields);
        for (const { action, outcome, payload } of entries) {
          expect({ ...payload, action, outcome }).toMatchObject({
            action: field.extensions["action"] ?? "operation.refuse",
            outcome: "REFUSED",
            subject: { type: "Operation", id: null, label: field.name },
            detail: `: disabled when in BTG (${path})`,
            actor: { kind: "VENDOR_EMPLOYEE", name: "DrChrono Employee" },
            marks: ["VENDOR_ACCESS"],
            sessionId: btg.uuid,
          });
        }
      }
      expect(await stateOf()).toBe(before);
    },
  );

  it("refuses what is locked before all else: access, password and ids tell nothing", async () => {
    const clerk = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const without = await openBtg(server, await addEmployeeLogin(server), clerk);
    const answer = await without.ask('mutation { disableUser(input: { userId: "x" }) { userErrors { code } } }');
    expect(codesOf(answer)).toEqual(["DISABLED_IN_BTG"]);
    const wrong = await btg.ask(
      'mutation { changePassword(input: { password: "", newPassword: "x", newPasswordConfirmation: "y" }) { userErrors { code } } }',
    );
    expect(codesOf(wrong)).toEqual(["DISABLED_IN_BTG"]);
  });

  it("lets what is not locked of the same mutation through, and a locked element that is not given", async () => {
    const provider = await server.addLogin(practice, "CLINICAL_PROVIDER", "PROVIDER");
    const UPDATE = `mutation ($id: ID!, $version: Int!, $title: String, $secret: String) {
      updateProvider(input: { userId: $id, version: $version, profile: { userTitle: $title, smtpPassword: $secret, autoLogoutMinutes: 20 } }) {
        user { userTitle } userErrors { message } } }`;
    const given = { id: idOf(provider), version: 1, title: "Doctor" };
    const refused = await btg.ask(UPDATE, { ...given, secret: null });
    expect(codesOf(refused)).toEqual(["DISABLED_IN_BTG"]);
    const answer = await btg.ask(UPDATE, given);
    expect(answer.data.updateProvider).toEqual({ user: { userTitle: "Doctor" }, userErrors: [] });
    const settings = await btg.ask(
      'mutation { updatePracticeSettings(input: { version: 1, name: "Harbor East" }) { practice { name } userErrors { message } } }',
    );
    expect(settings.data.updatePracticeSettings).toEqual({ practice: { name: "Harbor East" }, userErrors: [] });
  });

  it.each(named)("%s: no batch of operations brings it in", async (_name, element) => {
    const one = operation(element, argumentsOf(element), "variables");
    const before = await stateOf();
    const response = await fetch(new URL("/graphql", server.url), {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${agent.token}`, "btg-session": btg.id },
      body: JSON.stringify([one, one].map(({ query, variables }) => ({ query, variables }))),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    expect(await stateOf()).toBe(before);
  });

  it("lets nobody inside open another access or end one by the vendor's own way", async () => {
    const inVendorsRealm = mutations.filter(({ name }) => /^vendor(?!SignIn)/.test(name));
    expect(inVendorsRealm.length).toBeGreaterThan(1);
    for (const field of inVendorsRealm) {
      const { query, variables } = anyCall("mutation", field);
      expect(codesOf(await btg.ask(query, variables)), field.name).toEqual(["FORBIDDEN"]);
      expect((await server.log(practice)).at(-1)).toMatchObject({
        outcome: "REFUSED",
        payload: { subject: { label: field.name }, marks: ["VENDOR_ACCESS"] },
      });
    }
  });

  it("leaves siblings of a refused field alone, before it and after it", async () => {
    const { data, errors } = await btg.ask(
      `mutation { before: updatePracticeSettings(input: { version: 2, name: "Harbor West" }) { userErrors { message } }
         disableUser(input: { userId: "x" }) { userErrors { code } }
         after: updatePracticeSettings(input: { version: 3, name: "Harbor" }) { userErrors { message } } }`,
    );
    expect(errors.map(({ path, extensions }) => [path?.[0], extensions["code"]])).toEqual([
      ["disableUser", "DISABLED_IN_BTG"],
    ]);
    expect(data).toEqual({ before: { userErrors: [] }, disableUser: null, after: { userErrors: [] } });
  });

  it.each(named)("%s: open in the customer's own session, while the vendor is inside", async (_name, element) => {
    const { query, variables } = operation(element, argumentsOf(element), "variables");
    const answer = await server.ask(query, { variables, token: practice.token });
    expect(codesOf(answer)).not.toContain("DISABLED_IN_BTG");
    expect(codesOf(answer)).not.toContain("INTERNAL_SERVER_ERROR");
  });

  it("is lifted by nothing in a request", async () => {
    const headers = { "deployment-stage": "staging", "x-deployment-stage": "staging", stage: "staging" };
    const answer = await btg.ask(
      'mutation { disableUser(input: { userId: "x" }) { userErrors { code } } }',
      {},
      headers,
    );
    expect(codesOf(answer)).toEqual(["DISABLED_IN_BTG"]);
    expect((await btg.ask("{ me { lockdown } }")).data.me.lockdown).toBe(true);
  });
});

describe("a mutation that stays open in BTG", () => {
  it("stands in the reviewed list with its reason; all others are locked or the vendor's own", () => {
    const locked = new Set(elements.filter(({ steps }) => steps.length === 0).map(({ field }) => field.name));
    const rest = mutations
      .map(({ name }) => name)
      .filter((name) => !locked.has(name) && !/^vendor(?!SignIn)/.test(name));
    expect(rest.toSorted()).toEqual(Object.keys(OPEN_IN_BTG).toSorted());
    for (const reason of Object.values(OPEN_IN_BTG)) expect(reason.length).toBeGreaterThan(10);
  });

  it.each(Object.keys(OPEN_IN_BTG))("%s: is answered inside, by what it does or why it does not", async (name) => {
    const own = await openBtg(server, await addEmployeeLogin(server), practice);
    const { query, variables } = anyCall(
      "mutation",
      mutations.find((field) => field.name === name)!,
    );
    const codes = codesOf(await own.ask(query, variables));
    for (const code of ["UNAUTHENTICATED", "INTERNAL_SERVER_ERROR", "DISABLED_IN_BTG", "FORBIDDEN"])
      expect(codes).not.toContain(code);
  });

  it("asks for no password: whoever types the customer's into it has no way to use it", () => {
    const asking = mutations.filter(({ astNode }) => JSON.stringify(astNode).includes("requiresPassword"));
    expect(asking.length).toBeGreaterThan(3);
    for (const field of asking) expect(Object.keys(OPEN_IN_BTG)).not.toContain(field.name);
  });

  it("is no way to remove a staff member, nor is one in the vendor's realm", () => {
    const vendors = mutations.map(({ name }) => name).filter((name) => name.startsWith("vendor"));
    expect(vendors.toSorted()).toEqual([
      "vendorEndBtgSession",
      "vendorOpenBtgSession",
      "vendorSendSupportCode",
      "vendorSignIn",
      "vendorValidateSupportCode",
      "vendorValidateSupportPin",
    ]);
    expect(
      mutations
        .map(({ name }) => name)
        .filter((name) => /delete|remove/i.test(name))
        .toSorted(),
    ).toEqual(["deletePatientSet", "deleteRole", "deleteView", "removeTotp"]);
  });
});

describe("in STAGING (D2)", () => {
  let staging: TestServer;
  let customer: TestLogin;
  let inside: OpenedBtg;

  beforeAll(async () => {
    staging = await TestServer.start({ stage: "staging" });
    await staging.rows("UPDATE deployment SET stage = 'staging'");
    customer = await staging.signUp();
    inside = await openBtg(staging, await addEmployeeLogin(staging), customer, { minutes: 480 });
  });
  afterAll(() => staging.stop());

  it.each(named.filter(([, { field }]) => !LOCKED_IN_EVERY_STAGE.has(field.name)))(
    "%s: not locked",
    async (_name, element) => {
      const { query, variables } = operation(element, argumentsOf(element), "variables");
      const answer = await inside.ask(query, variables);
      expect(codesOf(answer)).not.toContain("DISABLED_IN_BTG");
      expect(codesOf(answer)).not.toContain("INTERNAL_SERVER_ERROR");
    },
  );

  it("password and e-mail address are changed with the account's password, and the agent's own session goes on", async () => {
    const wrong = await inside.ask(
      `mutation { changePassword(input: { password: "wrong 1 wrong", newPassword: "a new horse 8", newPasswordConfirmation: "a new horse 8" }) {
         userErrors { message } } }`,
    );
    expect(codesOf(wrong)).toEqual(["PASSWORD_REQUIRED"]);
    const changed = await inside.ask(
      `mutation ($old: String!) { changePassword(input: { password: $old, newPassword: "a new horse 8", newPasswordConfirmation: "a new horse 8" }) {
         bearerToken session { id } userErrors { message } } }`,
      { old: PASSWORD },
    );
    expect(changed.data.changePassword).toEqual({ bearerToken: null, session: null, userErrors: [] });
    expect(changed.headers.get("set-cookie")).toBeNull();
    // The customer's own session has ended with the password that it rested on.
    expect(codesOf(await staging.ask("{ users { totalCount } }", { token: customer.token }))).toEqual([
      "UNAUTHENTICATED",
    ]);
    expect(await staging.signIn(customer.userName, "a new horse 8")).toEqual(expect.any(String));
    const mailed = await inside.ask(
      `mutation ($id: ID!) { requestEmailChange(input: { userId: $id, newEmail: "new@example.org", password: "a new horse 8" }) {
         emailChange { newEmail requestedBy { kind name user { id } } } userErrors { message } } }`,
      { id: idOf(customer) },
    );
    expect(mailed.data.requestEmailChange).toEqual({
      emailChange: {
        newEmail: "new@example.org",
        requestedBy: { kind: "VENDOR_EMPLOYEE", name: "DrChrono Employee", user: null },
      },
      userErrors: [],
    });
    expect((await inside.ask("{ me { user { name } } }")).data.me.user.name).toBe("Grace Adeyemi");
  });

  it("a user is disabled: the row changes, his sessions end, and the log says who did it", async () => {
    const user = await staging.addLogin(customer, "PATIENT_COORDINATOR");
    const storedState = async () =>
      (await staging.rows("SELECT state FROM user_account WHERE id = $1", [user.userUuid]))[0]!["state"];
    expect(await storedState()).toBe("ACTIVE");
    const { data } = await inside.ask(
      `mutation ($id: ID!) { disableUser(input: { userId: $id, reason: "As the practice asked" }) {
         user { id state } userErrors { message } } }`,
      { id: idOf(user) },
    );
    expect(data.disableUser).toEqual({ user: { id: idOf(user), state: "DISABLED" }, userErrors: [] });
    expect(await storedState()).toBe("DISABLED");
    expect(codesOf(await staging.ask("{ users { totalCount } }", { token: user.token }))).toEqual(["UNAUTHENTICATED"]);
    const entry = (await staging.log(customer)).findLast(({ action }) => action === "user.disable");
    expect(entry).toMatchObject({
      outcome: "SUCCESS",
      payload: {
        actor: { kind: "VENDOR_EMPLOYEE", name: "DrChrono Employee" },
        subject: { id: user.userUuid },
        marks: ["VENDOR_ACCESS"],
        reason: "As the practice asked",
      },
    });
  });

  it("staff are added and edited, and the log says who did it", async () => {
    const { data } = await inside.ask(
      `mutation { addUser(input: { kind: STAFF, userName: "staging.staff", email: "staging@example.org", password: "correct horse 7",
         passwordConfirmation: "correct horse 7", profile: { firstName: "Robin", lastName: "Vale" } }) { user { id name } userErrors { message } } }`,
    );
    expect(data.addUser).toMatchObject({ user: { name: "Robin Vale" }, userErrors: [] });
    const edited = await inside.ask(
      `mutation ($id: ID!) { updateStaffMember(input: { userId: $id, version: 1, profile: { userTitle: "Nurse" } }) {
         user { userTitle } userErrors { message } } }`,
      { id: data.addUser.user.id },
    );
    expect(edited.data.updateStaffMember).toEqual({ user: { userTitle: "Nurse" }, userErrors: [] });
    expect((await inside.ask("{ me { lockdown } deployment { stage } }")).data).toMatchObject({
      me: { lockdown: false },
      deployment: { stage: "STAGING" },
    });
    const [entry] = await staging.rows("SELECT marks, actor_name FROM audit_entry WHERE action = 'user.update'");
    expect(entry).toEqual({ marks: ["VENDOR_ACCESS"], actor_name: "DrChrono Employee" });
  });
});
