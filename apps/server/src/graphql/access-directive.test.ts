import { buildSchema as fromSdl, printSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { enforceAccess } from "./access-directive.ts";
import { buildSchema, declareSchema } from "./schema.ts";

const DIRECTIVES = `
  enum AccessRight { CHART_OPEN }
  enum Realm { PRACTICE VENDOR ANY }
  directive @access(right: [AccessRight!], realm: Realm! = PRACTICE, self: Boolean! = false, enrolling: Boolean! = false) on FIELD_DEFINITION | OBJECT
  directive @public on FIELD_DEFINITION
  directive @requiresPassword on FIELD_DEFINITION
  directive @disabledInBtg on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  interface Node { id: ID! }`;
const build = (sdl: string) => enforceAccess(fromSdl(`${DIRECTIVES} ${sdl}`));

describe("deny by default", () => {
  it("builds no schema with a root field that declares no rule", () => {
    expect(() => build("type Query { open: Int @public, forgotten: Int }")).toThrow(
      "Query.forgotten declares neither @access nor @public",
    );
    expect(() => build("type Query { open: Int @public } type Mutation { forgotten: Int }")).toThrow(
      "Mutation.forgotten declares neither",
    );
    expect(() => build("type Query { open: Int @public }")).not.toThrow();
  });

  it("builds no schema with a subscription that declares no @access: none is public", () => {
    const withField = (rule: string) =>
      build(`type Query { open: Int @public } type Subscription { heard: Int ${rule} }`);
    expect(() => withField("")).toThrow("Subscription.heard declares no @access");
    expect(() => withField("@public")).toThrow("Subscription.heard declares no @access");
    expect(() => withField("@access")).not.toThrow();
  });

  it("builds no schema with a Node type that declares no rule", () => {
    expect(() =>
      build("type Query { open: Int @public, thing: Thing @public } type Thing implements Node { id: ID! }"),
    ).toThrow("Thing implements Node");
  });

  it("builds no schema with a field that requires a password and takes none", () => {
    const withInput = (fields: string) => `
      type Query { open: Int @public } input In { ${fields} }
      type Mutation { change(input: In!): Int @access @requiresPassword @disabledInBtg }`;
    expect(() => build(withInput("name: String!"))).toThrow("Mutation.change requires a password");
    expect(() => build(withInput("password: String"))).toThrow("Mutation.change requires a password");
    expect(() =>
      build("type Query { open: Int @public } type Mutation { change: Int @access @requiresPassword @disabledInBtg }"),
    ).toThrow("Mutation.change requires a password");
    expect(() => build(withInput("password: String!"))).not.toThrow();
  });

  it("builds no schema with a mutation that is neither locked in BTG nor listed as open, with its reason (D16)", () => {
    const withField = (mutation: string) => build(`type Query { open: Int @public } type Mutation { ${mutation} }`);
    for (const rule of ["@access", "@access(realm: ANY)", "@public"])
      expect(() => withField(`added: Int ${rule}`)).toThrow(
        "Mutation.added neither carries @disabledInBtg nor stands in OPEN_IN_BTG with a reason",
      );
    // A locked argument locks no more than itself.
    expect(() => withField("added(secret: String @disabledInBtg): Int @access")).toThrow("OPEN_IN_BTG");
    expect(() => withField("added: Int @access @disabledInBtg")).not.toThrow();
    expect(() => withField("added: Int @access(realm: VENDOR)")).not.toThrow();
    expect(() => withField("updateProvider: Int @access")).not.toThrow();
  });

  it("builds no schema with a lock where none is enforced", () => {
    const rule = "carries @disabledInBtg, which is enforced on mutations alone";
    expect(() => build("type Query { open: Int @public @disabledInBtg }")).toThrow(`Query.open ${rule}`);
    expect(() => build("type Query { open(secret: Int @disabledInBtg): Int @public }")).toThrow(rule);
    expect(() => build("input In { secret: Int @disabledInBtg } type Query { open(input: In): Int @public }")).toThrow(
      rule,
    );
  });

  it("is met by the schema that is served", () => {
    expect(() => buildSchema()).not.toThrow();
  });
});

describe("the declared schema", () => {
  it("describes each root field and each directive", () => {
    const schema = declareSchema();
    const undescribed = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!].flatMap(
      (type) =>
        Object.values(type.getFields())
          .filter(({ description }) => !description)
          .map(({ name }) => `${type.name}.${name}`),
    );
    expect(undescribed).toEqual([]);
    expect(printSchema(schema)).toContain("directive @disabledInBtg");
  });

  it("has nullable root fields, so that a refusal of one leaves its siblings", () => {
    const schema = declareSchema();
    for (const type of [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!]) {
      for (const { name, type: fieldType } of Object.values(type.getFields()))
        expect(`${name}: ${String(fieldType)}`).not.toMatch(/!$/);
    }
  });
});
