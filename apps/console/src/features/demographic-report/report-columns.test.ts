import { readFileSync } from "node:fs";
import { buildSchema, isEnumType } from "graphql";
import { expect, it } from "vitest";
import { columnLabel, COLUMNS } from "./report-columns.ts";

it("offers every column that the API has, under the name that its CSV gives it", () => {
  const text = readFileSync(new URL(import.meta.resolve("@chartward/schema/schema.graphql")), "utf8");
  const columns = buildSchema(text).getType("DemographicColumn");
  if (!isEnumType(columns)) throw new Error("DemographicColumn is no enum");
  const named = columns.getValues().map(({ name, description }) => [name, /^`([^`]*)`/u.exec(description ?? "")?.[1]]);
  expect(Object.fromEntries(COLUMNS.map((column) => [column, columnLabel(column)]))).toEqual(Object.fromEntries(named));
});
