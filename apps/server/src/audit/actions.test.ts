import { describe, expect, it } from "vitest";
import { AUDIT_ACTION_NAMES, AUDIT_ACTIONS, actionLabel, auditActionEnumName, sentenceOf } from "./actions.ts";

const parts = { actor: "Grace Adeyemi", subject: "Moss, Ada (10001)", detail: " for a test", changes: [] };

describe("the catalogue of audited actions", () => {
  it.each(AUDIT_ACTION_NAMES)("%s has a stable name, labels and a sentence for people in every outcome", (name) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
    for (const outcome of ["SUCCESS", "REFUSED", "FAILURE"] as const) {
      expect(actionLabel(name, outcome)).toMatch(/^[A-Z][\w -]+$/);
      expect(sentenceOf(name, outcome, parts)).toMatch(/^[A-Z][^{}]+\.$/);
      expect(sentenceOf(name, outcome, parts)).not.toMatch(/undefined|null|\s\./);
    }
  });

  it("gives each a name of its own in the schema", () => {
    expect(new Set(AUDIT_ACTION_NAMES.map(auditActionEnumName)).size).toBe(AUDIT_ACTION_NAMES.length);
    expect(Object.keys(AUDIT_ACTIONS)).toEqual(AUDIT_ACTION_NAMES);
  });
});
