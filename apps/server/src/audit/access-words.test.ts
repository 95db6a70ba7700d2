import { describe, expect, it } from "vitest";
import { sentenceOf } from "./actions.ts";
import type { WordedChange } from "./access-words.ts";

const sentence = (action: Parameters<typeof sentenceOf>[0], changes: readonly WordedChange[], detail = "") =>
  sentenceOf(action, "SUCCESS", { actor: "Grace Adeyemi", subject: "Ada Moss", detail, changes });

describe("the sentence of a change of access", () => {
  it("names the roles and exceptions that were given and taken, without what was typed with them", () => {
    expect(
      sentence("user-access.update", [
        { field: "roles", before: ["TABS", "Front desk"], after: ["TABS", "Administrator"] },
        {
          field: "exceptions",
          before: ["chart:open denied: on leave", "user:read allowed"],
          after: ["chart:open allowed: back", "user:read allowed: for the audit"],
        },
      ]),
    ).toBe(
      "Grace Adeyemi gave Ada Moss the role Administrator; gave Ada Moss the exception Open charts allowed; took the role Front desk from Ada Moss; took the exception Open charts denied from Ada Moss.",
    );
  });

  it("names the rights of a role, its new name, and how many gain or lose by it", () => {
    expect(
      sentence(
        "role.update",
        [
          { field: "name", before: "Front desk", after: "Reception" },
          { field: "rights", before: ["user:read"], after: ["chart:open", "user:export"] },
        ],
        ": 2 people gain",
      ),
    ).toBe(
      "Grace Adeyemi gave the role Ada Moss the rights Open charts and Export users; took the right See users from the role Ada Moss; renamed the role Ada Moss to Reception: 2 people gain.",
    );
  });

  it("names the roles of a user who was added", () => {
    expect(sentence("user.add", [{ field: "roles", before: [], after: ["TABS", "Administrator"] }])).toBe(
      "Grace Adeyemi added the user Ada Moss with the roles TABS and Administrator.",
    );
  });

  it("is as it was where an entry tells of no more, such as a note that alone was changed", () => {
    expect(sentence("user-access.update", [], ": 1 person gains")).toBe(
      "Grace Adeyemi changed the roles and exceptions of Ada Moss: 1 person gains.",
    );
    const note = { field: "exceptions", before: ["chart:open denied: a"], after: ["chart:open denied: b"] };
    expect(sentence("user-access.update", [note])).toBe("Grace Adeyemi changed the roles and exceptions of Ada Moss.");
    expect(sentence("role.update", [], ": 1 person gains")).toBe(
      "Grace Adeyemi changed the role Ada Moss: 1 person gains.",
    );
    expect(sentence("user.add", [])).toBe("Grace Adeyemi added the user Ada Moss.");
  });
});
