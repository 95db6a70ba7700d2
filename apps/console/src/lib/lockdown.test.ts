import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildSchema, isInputObjectType } from "graphql";
import { expect, it } from "vitest";

const SOURCE = path.resolve(import.meta.dirname, "..");
const SCHEMA = path.resolve(import.meta.dirname, "../../../../packages/schema/schema.graphql");

/** The elements of the schema that the console names to lock by, from all of its sources. */
function named(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.tsx?$/u.test(file) && !file.includes("graphql/"))
    .flatMap((file) => readFileSync(path.join(SOURCE, file), "utf8").match(/"(?:Mutation|\w+Input)\.\w+"/gu) ?? [])
    .map((name) => name.slice(1, -1));
}

it("locks by names that the schema has: a mistyped one would stay open", () => {
  const schema = buildSchema(readFileSync(SCHEMA, "utf8"));
  const unknown = named().filter((element) => {
    const [type = "", field = ""] = element.split(".");
    const holder = type === "Mutation" ? schema.getMutationType() : schema.getType(type);
    const isKnown = holder === schema.getMutationType() || isInputObjectType(holder);
    return !isKnown || !("getFields" in holder!) || holder.getFields()[field] === undefined;
  });
  expect(named()).toContain("Mutation.addUser");
  expect(named()).toContain("UpdatePracticeSettingsInput.security");
  expect(unknown).toEqual([]);
});
