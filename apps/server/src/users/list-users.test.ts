import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import type { ShippedRoleKey } from "../access/shipped-roles.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { designate } from "../testing/emergency-asks.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { enrolApp } from "../testing/two-factor.ts";
import { newUserInput, refusalsOf, UserAsks } from "../testing/user-asks.ts";

const LIST = `query ($filter: UserFilter, $orderBy: [UserOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  users(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { name profile { userName } } } } }`;

let server: TestServer;
let practice: TestLogin;
let users: UserAsks;

/** Stands for the first user, whose user name is not known before: `u…`. He has signed up and never in. */
const OWNER = "the owner";

/** Each with a user name that sorts otherwise than his name. */
const PEOPLE: readonly { name: string; userName: string; kind: string; roles: ShippedRoleKey[]; signedIn?: boolean }[] =
  [
    { name: "Zoë Adler", userName: "m.first", kind: "PROVIDER", roles: ["CLINICAL_PROVIDER"], signedIn: true },
    { name: "Ada Moss", userName: "z.last", kind: "STAFF", roles: ["PATIENT_COORDINATOR"], signedIn: true },
    { name: "Ada Moss", userName: "a.second", kind: "STAFF", roles: ["PATIENT_COORDINATOR", "CLINICAL_MANAGER"] },
    { name: "Björn Åkesson", userName: "k.third", kind: "PROVIDER", roles: [] },
  ];

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  users = new UserAsks(server, practice);
  const access = new AccessAsks(server, practice);
  for (const { name, userName, kind, roles, signedIn } of PEOPLE) {
    const [firstName, lastName] = name.split(" ");
    const roleIds = await Promise.all(roles.map((role) => access.role(role)));
    const input = newUserInput({
      userName,
      email: `${userName}@moss.example`,
      kind,
      roleIds,
      profile: { firstName, lastName },
    });
    const { data } = await users.change("addUser", input);
    if (data.addUser.user === null) throw new Error(`${userName} was not added`);
    server.pass(60_000);
    if (signedIn) await server.signIn(userName);
  }
});
afterAll(() => server.stop());

const list = async (variables: object): Promise<Loose> => {
  const { data, text } = await users.ask(LIST, variables);
  if (data?.users == null) throw new Error(text);
  return data.users;
};
const namesOf = ({ edges }: Loose) => edges.map(({ node }: Loose) => node.profile.userName);
const find = async (filter: object) => namesOf(await list({ filter })).toSorted();

describe("a list of users", () => {
  it("is by name when no order is given", async () => {
    const all = await list({});
    expect(all.totalCount).toBe(5);
    expect(all.edges.map(({ node }: Loose) => node.name)).toEqual([
      "Ada Moss",
      "Ada Moss",
      "Björn Åkesson",
      "Grace Adeyemi",
      "Zoë Adler",
    ]);
  });

  it.each([
    ["NAME", ["z.last", "a.second", "k.third", OWNER, "m.first"]],
    ["USER_NAME", ["a.second", "k.third", "m.first", OWNER, "z.last"]],
    ["KIND", ["k.third", OWNER, "m.first", "z.last", "a.second"]],
    ["LAST_SIGN_IN", ["a.second", "k.third", OWNER, "m.first", "z.last"]],
  ])("pages by %s, in both directions and from both ends, each user once", async (by, expected) => {
    const ascending = expected.map((name) => (name === OWNER ? practice.userName : name));
    for (const [direction, order] of [
      ["ASC", ascending],
      ["DESC", ascending.toReversed()],
    ] as const) {
      const orderBy = [{ by, direction }];
      expect(namesOf(await list({ orderBy }))).toEqual(order);
      const forward: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page: Loose = await list({ orderBy, first: 2, after });
        forward.push(...namesOf(page));
        ({ endCursor: after, hasNextPage: more } = page.pageInfo);
        expect(page.totalCount).toBe(5);
      }
      expect(forward).toEqual(order);
      const backward: string[] = [];
      for (let before: string | null = null, more = true; more;) {
        const page: Loose = await list({ orderBy, last: 2, before });
        backward.unshift(...namesOf(page));
        ({ startCursor: before, hasPreviousPage: more } = page.pageInfo);
      }
      expect(backward).toEqual(order);
    }
  });

  it("takes one order, a search of 200 characters at most, and no cursor of another order", async () => {
    const byName = await list({ first: 1 });
    const after = byName.pageInfo.endCursor;
    for (const variables of [
      { orderBy: [{ by: "NAME" }, { by: "KIND" }] },
      { filter: { search: "x".repeat(201) } },
      { orderBy: [{ by: "USER_NAME" }], after },
      { orderBy: [{ by: "NAME", direction: "DESC" }], after },
      { after: "nonsense" },
    ])
      expect(refusalsOf(await users.ask(LIST, variables))).toEqual(["BAD_USER_INPUT"]);
  });
});

describe("a filter of users", () => {
  it("finds any part of the name, the user name and the address, however it is written", async () => {
    expect(await find({ search: "da mos" })).toEqual(["a.second", "z.last"]);
    expect(await find({ search: " AKESS" })).toEqual(["k.third"]);
    expect(await find({ search: "zoe" })).toEqual(["m.first"]);
    expect(await find({ search: ".thi" })).toEqual(["k.third"]);
    expect(await find({ search: "@moss.example" })).toHaveLength(4);
    expect(await find({ search: "100%" })).toEqual([]);
    expect(await find({ search: "" })).toHaveLength(5);
  });

  it("tells kinds, states and roles apart, all of what is given together", async () => {
    const access = new AccessAsks(server, practice);
    expect(await find({ kinds: ["STAFF"] })).toEqual(["a.second", "z.last"]);
    const roleIds = [await access.role("CLINICAL_MANAGER"), await access.role("CLINICAL_PROVIDER")];
    expect(await find({ roleIds })).toEqual(["a.second", "m.first"]);
    expect(await find({ roleIds, kinds: ["PROVIDER"] })).toEqual(["m.first"]);
    const invited = newUserInput({ userName: "in.vited", invite: true, password: null, passwordConfirmation: null });
    const { data } = await users.change("addUser", invited);
    expect(await find({ states: ["INVITED"] })).toEqual(["in.vited"]);
    await users.change("disableUser", { userId: data.addUser.user.id });
    expect(await find({ states: ["INVITED"] })).toEqual([]);
    expect(await find({ states: ["DISABLED", "INVITED"] })).toEqual(["in.vited"]);
    expect((await list({ filter: { states: ["ACTIVE"] } })).totalCount).toBe(5);
    expect(refusalsOf(await users.ask(LIST, { filter: { roleIds: ["x"] } }))).toEqual(["NOT_FOUND"]);
  });

  it("tells who has no second factor", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await enrolApp(server, user);
    expect(await find({ withoutSecondFactor: false })).toEqual([user.userName]);
    expect(await find({ withoutSecondFactor: true })).not.toContain(user.userName);
  });

  it("tells who is allowed emergency access", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    await designate(server, practice, user);
    expect(await find({ designatedForEmergency: true })).toEqual([user.userName]);
    expect(await find({ designatedForEmergency: false })).not.toContain(user.userName);
    expect(await find({ designatedForEmergency: true, withoutSecondFactor: true })).toEqual([user.userName]);
  });
});

describe("reading users", () => {
  it("is in the log, with what was sought, and is nobody's without USER_READ", async () => {
    await list({ filter: { search: " moss " } });
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "user.read",
      outcome: "SUCCESS",
      payload: { detail: ' with the words "moss"' },
    });
    const clerk = await server.addLogin(practice, "PATIENT_COORDINATOR");
    expect(refusalsOf(await new UserAsks(server, clerk).ask(LIST))).toEqual(["FORBIDDEN"]);
    expect((await server.log(practice)).at(-1)).toMatchObject({ action: "user.read", outcome: "REFUSED" });
    expect((await server.ask(LIST)).errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
  });

  it("is in the log also by one user's id: once, whichever guarded parts are read; not one's own, and not what all may see", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const id = nodeId("User", user.userUuid);
    const entries = async () =>
      (await server.log(practice)).filter(
        ({ action, payload }) => action === "user.read" && payload.subject?.id === user.userUuid,
      );
    const parts = "profile { email } access { administrator } security { lastSignInAt }";
    await users.ask("query ($id: ID!) { user(id: $id) { name kind state } }", { id });
    await new UserAsks(server, user).ask(`query ($id: ID!) { user(id: $id) { ${parts} } }`, { id });
    await users.ask(`{ users { edges { node { ${parts} } } } }`);
    expect(await entries()).toEqual([]);
    await users.ask(`query ($id: ID!) { user(id: $id) { ${parts} } again: user(id: $id) { profile { email } } }`, {
      id,
    });
    expect(await entries()).toMatchObject([
      { outcome: "SUCCESS", payload: { actor: { id: practice.userUuid }, subject: { label: "Jordan Blake" } } },
    ]);
    await users.ask("query ($id: ID!) { node(id: $id) { ... on User { profile { email } } } }", { id });
    expect(await entries()).toHaveLength(2);
  });

  it("shows a colleague without the right his name, and nothing of his profile", async () => {
    const clerk = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const { data, errors } = await new UserAsks(server, clerk).ask(
      "query ($id: ID!) { user(id: $id) { name kind profile { email } } }",
      { id: (await users.ask("{ me { user { id } } }")).data.me.user.id },
    );
    expect(data.user).toEqual({ name: "Grace Adeyemi", kind: "PROVIDER", profile: null });
    expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["FORBIDDEN"]);
  });

  it("shows no other practice's", async () => {
    const other = await server.signUp("Elsewhere");
    const { data } = await new UserAsks(server, other).ask(LIST);
    expect(namesOf(data.users)).toEqual([other.userName]);
  });
});
