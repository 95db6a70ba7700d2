import { getDirective } from "@graphql-tools/utils";
import { getNamedType, isInterfaceType, isObjectType, type GraphQLField } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { declareSchema } from "../graphql/schema.ts";
import { anyCall } from "../testing/any-call.ts";
import { LiveStream } from "../testing/live-stream.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import { enrolApp } from "../testing/two-factor.ts";
import { addEmployeeLogin, signInEmployee, vendorLog, type TestEmployee } from "../testing/vendor-employees.ts";

const schema = declareSchema();
const kinds = ["query", "mutation", "subscription"] as const;
type Kind = (typeof kinds)[number];
type Realm = "PRACTICE" | "VENDOR" | "ANY" | null;

/** Every root field with its realm; null: public. */
const fields = kinds.flatMap((kind): { kind: Kind; field: GraphQLField<unknown, unknown>; realm: Realm }[] => {
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }[kind];
  return Object.values(root?.getFields() ?? {}).map((field) => {
    const access = getDirective(schema, field, "access")?.[0];
    return { kind, field, realm: access === undefined ? null : ((access["realm"] as Realm) ?? "PRACTICE") };
  });
});
const fieldsOf = (realm: Realm) =>
  fields.filter((each) => each.realm === realm).map((each) => [`${each.kind} ${each.field.name}`, each] as const);

let server: TestServer;
let practice: TestLogin;
let agent: TestEmployee;
let supervisor: TestEmployee;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp("Zoë's  Harbor Clinic");
  await server.signUp("Other Practice");
  agent = await addEmployeeLogin(server, { name: "Priya Raman" });
  supervisor = await addEmployeeLogin(server, { name: "Sam Okafor", role: "SUPERVISOR" });
});
afterAll(() => server.stop());

/** The first error of a root field, by whichever way it is asked. */
async function codeOfCall(kind: Kind, field: GraphQLField<unknown, unknown>, token: string): Promise<unknown> {
  const { query, variables } = anyCall(kind, field);
  if (kind !== "subscription") return (await server.ask(query, { token, variables })).errors[0]?.extensions["code"];
  const stream = await LiveStream.open(server, query, { token, variables });
  const event = await stream.next();
  stream.hangUp();
  return event.errors?.[0]?.extensions.code;
}

describe("the two realms", () => {
  it("are there at all, or this test shows nothing", () => {
    expect(fieldsOf("PRACTICE").length).toBeGreaterThan(40);
    expect(fieldsOf("VENDOR").map(([name]) => name)).toEqual(
      expect.arrayContaining(["query vendorPractices", "query vendorAuditEntries"]),
    );
  });

  it.each(fieldsOf("PRACTICE"))(
    "%s is refused to a vendor employee outside of BTG, and the refusal is logged",
    async (_, { kind, field }) => {
      expect(await codeOfCall(kind, field, supervisor.token)).toBe("FORBIDDEN");
      const refusal = (await vendorLog(server, supervisor.id)).at(-1)!;
      expect(refusal).toMatchObject({ outcome: "REFUSED", payload: { subject: { label: field.name } } });
    },
  );

  it.each(fieldsOf("VENDOR"))("%s is refused to a practice's administrator", async (_, { kind, field }) => {
    expect(await codeOfCall(kind, field, practice.token)).toBe("FORBIDDEN");
    const refusal = (await server.log(practice)).at(-1)!;
    expect(refusal).toMatchObject({ outcome: "REFUSED", payload: { subject: { label: field.name } } });
  });

  it("answer each other's ids as forbidden: no type of one leads to the other's", async () => {
    const node = "query ($id: ID!) { node(id: $id) { id } }";
    const ask = async (token: string, id: string) =>
      (await server.ask(node, { token, variables: { id } })).errors[0]?.extensions["code"];
    for (const [type, key] of [
      ["Practice", practice.practiceUuid],
      ["User", practice.userUuid],
    ] as const)
      expect(await ask(supervisor.token, nodeId(type, key))).toBe("FORBIDDEN");
    for (const [type, key] of [
      ["VendorEmployee", agent.id],
      ["VendorPractice", practice.practiceUuid],
      ["VendorUser", practice.userUuid],
      ["VendorAuditEntry", 1],
    ] as const)
      expect(await ask(practice.token, nodeId(type, key))).toBe("FORBIDDEN");
  });

  it("share no path but one's own session and credentials", () => {
    const shared = new Set(["Session", "TwoFactor", "PasswordRules", "Node", "PageInfo"]);
    const vendorTypes = Object.values(schema.getTypeMap()).filter(
      (type) => (isObjectType(type) || isInterfaceType(type)) && type.name.startsWith("Vendor"),
    );
    expect(vendorTypes.length).toBeGreaterThan(8);
    for (const type of vendorTypes) {
      if (!isObjectType(type) || type.name.endsWith("Payload")) continue;
      for (const field of Object.values(type.getFields())) {
        const to = getNamedType(field.type);
        if (isObjectType(to))
          expect(to.name.startsWith("Vendor") || shared.has(to.name), `${type.name}.${field.name}`).toBe(true);
      }
    }
  });

  it("are left by each other's sign-in in one operation, and by the pages that are everybody's", async () => {
    const both = await server.ask(
      `mutation ($login: String!) { extendSession { session { id } }
         signIn(input: { login: $login, password: "correct horse 7", delivery: BEARER }) { bearerToken session { user { name } } userErrors { code } } }`,
      { token: agent.token, variables: { login: practice.userName } },
    );
    expect(both.errors).toEqual([]);
    expect(both.data.signIn).toMatchObject({ session: { user: { name: "Grace Adeyemi" } }, userErrors: [] });
    const pages = await server.ask(
      "{ mailbox { id } deployment { vendorName } me { rights user { id } practice { id } } }",
      {
        token: agent.token,
      },
    );
    expect(pages).toMatchObject({ errors: [], data: { mailbox: [], me: { rights: [], user: null, practice: null } } });
    const file = await fetch(`${server.url}/exports/${practice.userUuid}`, {
      headers: { authorization: `Bearer ${agent.token}` },
    });
    expect(file.status).toBe(403);
  });
});

describe("the vendor's realm", () => {
  it("has these mutations and no other: none edits, removes or deletes anybody of a practice", () => {
    const mutations = fields.filter(
      ({ kind, field, realm }) => kind === "mutation" && (realm === "VENDOR" || field.name.startsWith("vendor")),
    );
    expect(mutations.map(({ field }) => field.name).toSorted()).toEqual([
      "vendorEndBtgSession",
      "vendorOpenBtgSession",
      "vendorSendSupportCode",
      "vendorSignIn",
      "vendorValidateSupportCode",
      "vendorValidateSupportPin",
    ]);
  });

  it("has these mutations in common with practices: one's own session and credentials", () => {
    const mutations = fields.filter(({ kind, realm }) => kind === "mutation" && realm === "ANY");
    expect(mutations.map(({ field }) => field.name).toSorted()).toEqual([
      "changePassword",
      "confirmTotpEnrolment",
      "endSession",
      "extendSession",
      "regenerateRecoveryCodes",
      "removeTotp",
      "signOut",
      "startTotpEnrolment",
    ]);
  });
});

describe("the directory", () => {
  const SEARCH = `query ($search: String, $first: Int, $after: String) { vendorPractices(search: $search, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id name address customerSince } } } }`;
  const names = async (search: string | null) =>
    (await server.ask(SEARCH, { token: agent.token, variables: { search } })).data.vendorPractices.edges.map(
      ({ node }: { node: { name: string } }) => node.name,
    );

  it("finds practices by beginnings of words in any order, without regard to case, marks and spaces", async () => {
    for (const search of ["zoe", "HARBOR", "Zoë's harbor", "  clinic ", "clin zo", "harb, zoë"])
      expect(await names(search)).toEqual(["Zoë's  Harbor Clinic"]);
    for (const search of ["nowhere", "arbor", "zoe nowhere"]) expect(await names(search)).toEqual([]);
    expect(await names("%")).toEqual([]);
    expect(await names(null)).toEqual(["Other Practice", "Zoë's  Harbor Clinic"]);
  });

  it("is paged, and takes no cursor and no search that is none", async () => {
    const first = await server.ask(SEARCH, { token: agent.token, variables: { first: 1 } });
    const { totalCount, pageInfo, edges } = first.data.vendorPractices;
    expect([totalCount, pageInfo.hasNextPage, edges[0].node.name]).toEqual([2, true, "Other Practice"]);
    const next = await server.ask(SEARCH, { token: agent.token, variables: { first: 1, after: pageInfo.endCursor } });
    expect(next.data.vendorPractices).toMatchObject({
      pageInfo: { hasNextPage: false },
      edges: [{ node: { name: "Zoë's  Harbor Clinic", customerSince: server.now.toISOString().slice(0, 10) } }],
    });
    for (const variables of [{ after: "x" }, { search: "x".repeat(201) }, { search: "a b c d e f g" }]) {
      const { errors } = await server.ask(SEARCH, { token: agent.token, variables });
      expect(errors[0]!.extensions["code"]).toBe("BAD_USER_INPUT");
    }
    expect((await server.ask(SEARCH)).errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
  });

  it("shows the users of a practice, disabled ones too, without a secret of theirs", async () => {
    const provider = await server.addLogin(practice, "CLINICAL_PROVIDER", "PROVIDER");
    await enrolApp(server, provider);
    const staff = await server.addLogin(practice, "PATIENT_COORDINATOR");
    await server.rows(
      "UPDATE user_account SET state = 'DISABLED', mobile_address = '555-0100', first_name = 'Ada', name_folded = 'ada blake' WHERE id = $1",
      [staff.userUuid],
    );
    const users = async (search: string | null) => {
      const answer = await server.ask(
        `query ($id: ID!, $search: String) { node(id: $id) { ... on VendorPractice { users(search: $search) { totalCount edges { node {
          id name userName kind state roleNames twoFactorEnabled lastSeenAt practice { name } } } } } } }`,
        { token: agent.token, variables: { id: nodeId("VendorPractice", practice.practiceUuid), search } },
      );
      expect(answer.errors).toEqual([]);
      return answer;
    };
    const all = await users(null);
    const nodes = all.data.node.users.edges.map(({ node }: { node: object }) => node);
    expect(nodes.map(({ name }: { name: string }) => name)).toEqual(["Ada Blake", "Grace Adeyemi", "Jordan Blake"]);
    expect(nodes.find(({ userName }: { userName: string }) => userName === provider.userName)).toEqual({
      id: nodeId("VendorUser", provider.userUuid),
      name: "Jordan Blake",
      userName: provider.userName,
      kind: "PROVIDER",
      state: "ACTIVE",
      roleNames: expect.arrayContaining(["TABS"]),
      twoFactorEnabled: true,
      lastSeenAt: expect.any(String),
      practice: { name: "Zoë's  Harbor Clinic" },
    });
    expect((await users("ada")).data.node.users.edges).toMatchObject([
      { node: { state: "DISABLED", twoFactorEnabled: false } },
    ]);
    for (const search of [provider.userName, "blake jordan", `jor ${provider.userName.slice(0, -1)} bla`])
      expect((await users(search)).data.node.users.totalCount).toBe(1);
    // What an address, a phone or a secret of these people would be known by.
    expect(all.text).not.toMatch(/@|555-0100|argon2/);
    const found = await server.ask("query ($id: ID!) { node(id: $id) { ... on VendorUser { name } } }", {
      token: agent.token,
      variables: { id: nodeId("VendorUser", staff.userUuid) },
    });
    expect(found.data.node).toEqual({ name: "Ada Blake" });
  });

  it("leaves each search and each look in the vendor's log, and none in the practice's", async () => {
    const log = (await vendorLog(server, agent.id)).map(({ action, practice: concerned, payload }) => [
      action,
      concerned,
      payload.subject?.label ?? payload.detail,
    ]);
    // Once in 15 minutes, however often the page asks.
    expect(log.filter(([action]) => action === "vendor-practice.open")).toHaveLength(1);
    expect(log).toEqual(
      expect.arrayContaining([
        ["vendor-practice.search", null, ' with the words "zoe"'],
        ["vendor-practice.open", practice.practiceUuid, "Zoë's  Harbor Clinic"],
        ["vendor-user.search", practice.practiceUuid, "Zoë's  Harbor Clinic"],
        ["vendor-user.open", practice.practiceUuid, "Ada Blake"],
      ]),
    );
    const inPractice = (await server.log(practice)).filter(({ action }) => action.startsWith("vendor"));
    expect(inPractice.filter(({ outcome }) => outcome === "SUCCESS")).toEqual([]);
  });

  it("tells no practice who works for the vendor", async () => {
    const { text } = await server.ask(
      "{ auditEntries(first: 100) { edges { node { sentence actor { name } subject { label } } } } users { edges { node { name } } } }",
      { token: practice.token },
    );
    expect(text).not.toMatch(/Priya|Raman|Okafor/);
  });
});

describe("the vendor's own log", () => {
  const READ = `query ($first: Int, $after: String) { vendorAuditEntries(first: $first, after: $after) { totalCount pageInfo { endCursor }
    edges { node { id action outcome sentence ipAddress requestId occurredAt employee { name } practice { name } } } } }`;
  const read = async (token: string, variables: object = { first: 100 }) =>
    (await server.ask(READ, { token, variables })).data.vendorAuditEntries;
  const employees = (page: { edges: { node: { employee: { name: string } | null } }[] }) =>
    new Set(page.edges.map(({ node }) => node.employee?.name ?? null));

  it("shows an agent what he did and what was done to him, and a supervisor everything", async () => {
    const stranger = await addEmployeeLogin(server, { name: "Lee Stone" });
    const own = await read(stranger.token);
    expect(employees(own)).toEqual(new Set(["Lee Stone"]));
    expect(own.edges.map(({ node }: { node: { sentence: string } }) => node.sentence)).toEqual([
      "Lee Stone set up an authenticator app.",
      "Lee Stone entered the password for startTotpEnrolment.",
      "Lee Stone signed in with a test, to set up a second factor first.",
      "System added the vendor employee Lee Stone as a support agent.",
    ]);
    expect(own.edges[0].node).toMatchObject({
      action: "TWO_FACTOR_ENROL",
      outcome: "SUCCESS",
      ipAddress: "127.0.0.1",
      practice: null,
    });
    expect(own.totalCount).toBe(4);
    const again = await read(stranger.token, { first: 1 });
    expect(again).toMatchObject({ totalCount: 5, edges: [{ node: { sentence: "Lee Stone read the audit report." } }] });
    const rest = await read(stranger.token, { first: 100, after: again.pageInfo.endCursor });
    expect(rest.edges).toEqual(own.edges);
    const all = await read(await signInEmployee(server, supervisor));
    expect(employees(all)).toEqual(new Set(["Lee Stone", "Priya Raman", "Sam Okafor"]));
  });

  it("opens an entry by its id for whom it is", async () => {
    const token = await signInEmployee(server, agent);
    const ofSupervisor = await server.rows("SELECT id FROM vendor.audit_entry WHERE employee_id = $1 LIMIT 1", [
      supervisor.id,
    ]);
    const ofAgent = await server.rows("SELECT id FROM vendor.audit_entry WHERE employee_id = $1 LIMIT 1", [agent.id]);
    const ask = (id: number, by: string) =>
      server.ask("query ($id: ID!) { node(id: $id) { ... on VendorAuditEntry { sentence } } }", {
        token: by,
        variables: { id: nodeId("VendorAuditEntry", id) },
      });
    expect((await ask(ofSupervisor[0]!["id"], token)).errors[0]!.extensions["code"]).toBe("NOT_FOUND");
    expect((await ask(ofAgent[0]!["id"], token)).data.node.sentence).toMatch(/Priya Raman/);
    const byChief = await signInEmployee(server, supervisor);
    expect((await ask(ofAgent[0]!["id"], byChief)).data.node.sentence).toMatch(/Priya Raman/);
  });

  it.each(fieldsOf("VENDOR").filter(([, { kind }]) => kind === "query"))(
    "holds that a supervisor asked %s",
    async (_name, { kind, field }) => {
      const looking = await addEmployeeLogin(server, { name: "Sam Okafor", role: "SUPERVISOR" });
      const before = await vendorLog(server, looking.id);
      expect(await codeOfCall(kind, field, looking.token)).toBeUndefined();
      const [entry, ...more] = (await vendorLog(server, looking.id)).slice(before.length);
      expect(entry).toMatchObject({
        outcome: "SUCCESS",
        payload: { actor: { id: looking.id }, ipAddress: "127.0.0.1" },
      });
      expect(more).toEqual([]);
    },
  );
});
