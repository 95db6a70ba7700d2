import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACCESS_RIGHTS, isAccessRight, type AccessRight } from "./access-rights.ts";
import { decide, effectiveRights, type AccessRule } from "./decide.ts";
import { SHIPPED_ROLES } from "./shipped-roles.ts";

const rule = (changes: Partial<AccessRule> = {}): AccessRule => ({
  right: null,
  realm: "PRACTICE",
  self: false,
  enrolling: false,
  ...changes,
});
const user = (...rights: AccessRight[]) => ({
  kind: "USER" as const,
  rights: new Set<AccessRight>(["console:open", ...rights]),
});

describe("decide", () => {
  it.each([
    ["nobody signed in", rule(), { kind: "ANONYMOUS" as const }, true, "UNAUTHENTICATED"],
    ["a bare rule, any user", rule(), user(), true, "ALLOWED"],
    ["the right, held", rule({ right: ["chart:open"] }), user("chart:open"), false, "ALLOWED"],
    ["the right, not held", rule({ right: ["chart:open"] }), user("patient:read"), true, "FORBIDDEN"],
    ["one of two rights, held", rule({ right: ["user:read", "chart:open"] }), user("chart:open"), false, "ALLOWED"],
    ["one of two rights, neither held", rule({ right: ["user:read", "chart:open"] }), user(), false, "FORBIDDEN"],
    ["own, without the right", rule({ right: ["user:read"], self: true }), user(), true, "ALLOWED"],
    ["another's, without the right", rule({ right: ["user:read"], self: true }), user(), false, "FORBIDDEN"],
    ["another's, with the right", rule({ right: ["user:read"], self: true }), user("user:read"), false, "ALLOWED"],
    ["own alone, another's", rule({ self: true }), user("user:read"), false, "FORBIDDEN"],
    [
      "the vendor's realm, a user with every right",
      rule({ realm: "VENDOR" }),
      user(...ACCESS_RIGHTS),
      true,
      "FORBIDDEN",
    ],
    ["either realm, a user", rule({ realm: "ANY" }), user(), true, "ALLOWED"],
    [
      "without TABS",
      rule(),
      { kind: "USER" as const, rights: new Set<AccessRight>(["chart:open"]) },
      true,
      "FORBIDDEN",
    ],
    [
      "without TABS, while enrolling",
      rule({ enrolling: true }),
      { kind: "USER" as const, rights: new Set<AccessRight>() },
      true,
      "ALLOWED",
    ],
    ["the product itself", rule(), { kind: "SYSTEM" as const }, true, "FORBIDDEN"],
  ])("%s", (_case, asked, actor, isOwn, expected) => {
    expect(decide(asked, actor, isOwn)).toBe(expected);
  });
});

describe("effective rights", () => {
  const names = fc.subarray([...ACCESS_RIGHTS]);

  it("never lose a right by more roles", () => {
    fc.assert(
      fc.property(names, names, names, names, (some, more, allowed, denied) => {
        const fewer = effectiveRights({ roleRights: some, allowed, denied });
        const greater = effectiveRights({ roleRights: [...some, ...more], allowed, denied });
        expect([...fewer].every((right) => greater.has(right))).toBe(true);
      }),
    );
  });

  it("follow an exception before a role, and a denial before both", () => {
    fc.assert(
      fc.property(names, names, names, (roleRights, allowed, denied) => {
        const rights = effectiveRights({ roleRights, allowed, denied });
        for (const right of denied) expect(rights.has(right)).toBe(false);
        for (const right of allowed) expect(rights.has(right)).toBe(!denied.includes(right));
      }),
    );
  });

  it("gain nothing from a name that is not in the catalogue", () => {
    expect(
      effectiveRights({ roleRights: ["chart:burn", "__proto__", "constructor"], allowed: ["*"], denied: [] }).size,
    ).toBe(0);
  });
});

describe("the shipped roles", () => {
  it("hold rights of the catalogue alone, All Access every one", () => {
    for (const { rights } of Object.values(SHIPPED_ROLES)) expect(rights.every(isAccessRight)).toBe(true);
    expect(new Set(SHIPPED_ROLES.ALL_ACCESS.rights)).toEqual(new Set(ACCESS_RIGHTS));
  });

  it("make administrators of All Access and Administrator, and of no other (D14)", () => {
    const administrators = Object.entries(SHIPPED_ROLES).filter(([, { rights }]) =>
      (rights as readonly string[]).includes("practice:administer"),
    );
    expect(administrators.map(([key]) => key)).toEqual(["ALL_ACCESS", "ADMINISTRATOR"]);
  });
});
