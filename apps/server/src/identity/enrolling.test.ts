import { getDirective } from "@graphql-tools/utils";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLField,
  type GraphQLInputType,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { declareSchema } from "../graphql/schema.ts";
import { PASSWORD, TestServer, type TestLogin } from "../testing/test-server.ts";
import { beginSignIn } from "../testing/two-factor.ts";

const schema = declareSchema();

let server: TestServer;
let administrator: TestLogin;
/** Of a session of the administrator that must enrol a second factor first. */
let token: string;

beforeAll(async () => {
  server = await TestServer.start();
  administrator = await server.signUp();
  await server.rows("UPDATE practice SET two_factor_policy = 'REQUIRED'");
  token = (await beginSignIn(server, administrator)).data.signIn.bearerToken;
});
afterAll(() => server.stop());

type RootField = GraphQLField<unknown, unknown>;

/** The root fields that are not public, by whether an enrolling session may reach them. */
function rootFields(open: boolean): [string, "query" | "mutation", RootField][] {
  return (["query", "mutation"] as const).flatMap((kind) => {
    const root = kind === "query" ? schema.getQueryType()! : schema.getMutationType()!;
    return Object.values(root.getFields())
      .filter((field) => {
        const access = getDirective(schema, field, "access")?.[0];
        return access !== undefined && (access["enrolling"] ?? false) === open;
      })
      .map((field) => [`${kind} ${field.name}`, kind, field] as [string, "query" | "mutation", RootField]);
  });
}

/** A value that a type takes: what is required of it, and of one-of inputs their first. */
function valueOf(name: string, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueOf(name, type.ofType);
  if (isListType(type)) return [valueOf(name, type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isScalarType(type)) {
    if (name === "password") return PASSWORD;
    if (type.name === "ID") return nodeId("User", administrator.userUuid);
    return (
      { Int: 1, Float: 1, Boolean: true, Date: "2026-11-22", DateTime: "2026-11-22T05:04:00.000Z" }[type.name] ?? "x"
    );
  }
  const fields = Object.values(type.getFields());
  const given = type.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isNonNullType(field.type));
  return Object.fromEntries(given.map((field) => [field.name, valueOf(field.name, field.type)]));
}

function ask(kind: "query" | "mutation", field: RootField) {
  const args = field.args.filter(({ type }) => isNonNullType(type) || isInputObjectType(getNamedType(type)));
  const variables = Object.fromEntries(args.map(({ name, type }) => [name, valueOf(name, type)]));
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const passed = args.map(({ name }) => `${name}: $${name}`).join(", ");
  const named = getNamedType(field.type);
  const text = `${kind}${declared === "" ? "" : `(${declared})`} { ${field.name}${passed === "" ? "" : `(${passed})`}${"getFields" in named ? " { __typename }" : ""} }`;
  return server.ask(text, { token, variables });
}

describe("a session that must enrol a second factor first", () => {
  it("reaches its sign-out, its staying signed in, its enrolment and nothing else besides what is public", () => {
    expect(
      rootFields(true)
        .map(([name]) => name)
        .toSorted(),
    ).toEqual([
      "mutation confirmTotpEnrolment",
      "mutation extendSession",
      "mutation signOut",
      "mutation startTotpEnrolment",
    ]);
    expect(rootFields(false).length).toBeGreaterThan(20);
  });

  it.each(rootFields(false))("is refused %s", async (_, kind, field) => {
    const { errors, text } = await ask(kind, field);
    expect(errors, text).toMatchObject([{ path: [field.name], extensions: { code: "FORBIDDEN" } }]);
  });

  it("sees who it is, and none of the guarded parts", async () => {
    const { data, errors } = await server.ask(
      `{ me { rights session { enrolling } practice { name } user { id name kind profile { email } security { twoFactor { enabled } } } } }`,
      { token },
    );
    expect(data.me).toMatchObject({
      session: { enrolling: true },
      practice: { name: "Harbor Family Medicine" },
      user: { name: "Grace Adeyemi", profile: null, security: null },
    });
    expect(errors.map(({ path, extensions }) => [path!.join("."), extensions["code"]])).toEqual([
      ["me.user.profile", "FORBIDDEN"],
      ["me.user.security", "FORBIDDEN"],
    ]);
  });
});
