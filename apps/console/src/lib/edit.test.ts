import { describe, expect, it } from "vitest";
import { changedFields, rebase, startEdit } from "./edit.ts";

const SAVED = { firstName: "Amelia", lastName: "Okafor", topics: ["a", "b"] };

function typed(changes: Partial<typeof SAVED>) {
  const state = startEdit(SAVED);
  return { ...state, values: { ...state.values, ...changes } };
}

describe("a form whose subject another saves meanwhile", () => {
  it("follows where nothing is typed", () => {
    const state = rebase(startEdit(SAVED), { ...SAVED, lastName: "Diallo" });
    expect(state.values.lastName).toBe("Diallo");
    expect(changedFields(state)).toEqual([]);
    expect(state.theirs).toEqual({});
  });

  it("keeps what is typed, and the other's value beside it", () => {
    const state = rebase(typed({ firstName: "Amy" }), { ...SAVED, firstName: "Amelie", lastName: "Diallo" });
    expect(state.values).toEqual({ ...SAVED, firstName: "Amy", lastName: "Diallo" });
    expect(changedFields(state)).toEqual(["firstName"]);
    expect(state.theirs).toEqual({ firstName: "Amelie" });
  });

  it("sees no conflict where both chose the same, or one's own was saved", () => {
    const state = rebase(typed({ firstName: "Amy" }), { ...SAVED, firstName: "Amy" });
    expect(changedFields(state)).toEqual([]);
    expect(state.theirs).toEqual({});
  });

  it("keeps a conflict while other fields are saved, and its newest value", () => {
    const once = rebase(typed({ firstName: "Amy" }), { ...SAVED, firstName: "Amelie" });
    const again = rebase(once, { ...SAVED, firstName: "Amelie", lastName: "Diallo" });
    expect(again.theirs).toEqual({ firstName: "Amelie" });
    expect(rebase(again, { ...SAVED, firstName: "Emilia" }).theirs).toEqual({ firstName: "Emilia" });
  });

  it("compares lists by what they hold", () => {
    expect(changedFields(typed({ topics: ["a", "b"] }))).toEqual([]);
    expect(changedFields(typed({ topics: ["a"] }))).toEqual(["topics"]);
  });
});
