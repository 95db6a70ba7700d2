import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildSchema, isInputObjectType } from "graphql";
import { expect, it } from "vitest";

const SOURCE = path.resolve(import.meta.dirname, "..");
const SCHEMA = path.resolve(import.meta.dirname, "../../../../packages/schema/schema.graphql");

/** What the console asks to be locked, from all of its sources. */
function askedFor(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.tsx?$/u.test(file))
    .flatMap((file) => readFileSync(path.join(SOURCE, file), "utf8").match(/useLocked\(\s*[^)]+\)/gu) ?? [])
    .flatMap((call) => call.match(/"[A-Za-z]+\.[A-Za-z]+"/gu) ?? [])
    .map((name) => name.slice(1, -1));
}

it("locks by names that the schema has: a mistyped one would stay open", () => {
  const schema = buildSchema(readFileSync(SCHEMA, "utf8"));
  const unknown = askedFor().filter((element) => {
    const [type = "", field = ""] = element.split(".");
    const named = type === "Mutation" ? schema.getMutationType() : schema.getType(type);
    const isKnown = named === schema.getMutationType() || isInputObjectType(named);
    return !isKnown || !("getFields" in named!) || named.getFields()[field] === undefined;
  });
  expect(askedFor()).toContain("Mutation.addUser");
  expect(unknown).toEqual([]);
});
