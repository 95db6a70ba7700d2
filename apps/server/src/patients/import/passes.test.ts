import { expect, test } from "vitest";
import { passOf } from "./passes.ts";

const lineOf = (text: string) => ({ number: 1, end: 0, bytes: Buffer.from(text) });

test.each([
  ['{"resourceType":"Practitioner","id":"1"}', 0],
  ['{ "resourceType" : "Patient" }', 1],
  ['{"id":"1","resourceType":"Patient"}', 1],
  ['{"contained":[{"resourceType":"Patient"}],"resourceType":"Practitioner"}', 0],
  ['{"contained":[{"resourceType":"Patient"}],"resourceType":"Condition"}', 2],
  ['{"resourceType":"Condition","subject":{"type":"Patient"}}', 2],
  ['{"resourceType":"constructor"}', 2],
  ['{"resourceType":"Patient"', 1],
  ['{"id":"1","resourceType":"Patient"', 2],
  ["null", 2],
  ['"Patient"', 2],
  ["", 2],
])("%s is settled in pass %i", (text, pass) => {
  expect(passOf(lineOf(text))).toBe(pass);
});

test("A line that is too long is settled in the last pass", () => {
  expect(passOf({ number: 1, end: 0, bytes: null })).toBe(2);
});
