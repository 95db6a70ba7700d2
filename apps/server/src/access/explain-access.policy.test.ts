import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyExceptions, anyRight, anyRights } from "../testing/access-states.ts";
import { ACCESS_RIGHTS, type AccessRight } from "./access-rights.ts";
import { decide, effectiveRights } from "./decide.ts";
import { explainAccess, explainRight, type ExplainedUser } from "./explain-access.policy.ts";

const anyUser: fc.Arbitrary<ExplainedUser> = fc.record({
  name: fc.constant("Jordan Blake"),
  state: fc.constantFrom("ACTIVE", "ACTIVE", "INVITED", "DISABLED"),
  roles: fc
    .array(anyRights, { maxLength: 4 })
    .map((bundles) => bundles.map((rights, index) => ({ name: `Role ${index}`, rights }))),
  exceptions: anyExceptions.map((exceptions) =>
    exceptions.map(({ right, effect }) => ({ right, effect, giver: "Grace Adeyemi", day: "23 Nov 2026" })),
  ),
  emergency: fc.oneof(fc.constant([]), anyRights),
});
const VIP = { uuid: "00000000-0000-7000-8000-000000000001", name: "VIP" };
const EMPLOYEES = { uuid: "00000000-0000-7000-8000-000000000002", name: "Employees" };
const sets = fc.array(fc.constantFrom(VIP, EMPLOYEES, null), { minLength: 1, maxLength: 3 });
const grantsOf = ({ roles, exceptions, emergency }: ExplainedUser) => ({
  emergency,
  roleRights: roles.flatMap(({ rights }) => rights),
  allowed: exceptions.filter(({ effect }) => effect === "ALLOW").map(({ right }) => right),
  denied: exceptions.filter(({ effect }) => effect === "DENY").map(({ right }) => right),
});

describe("an explanation", () => {
  it("agrees with decide() and the effective rights, whatever the grants", () => {
    fc.assert(
      fc.property(anyUser, anyRight, (user, right) => {
        const rights = effectiveRights(grantsOf(user));
        const rule = { right: [right], realm: "PRACTICE", self: false, enrolling: false } as const;
        const decided = decide(rule, { kind: "USER", rights }, false) === "ALLOWED";
        expect(explainAccess(user, right).decision.allowed).toBe(user.state === "ACTIVE" && decided);
        const lasting = effectiveRights(grantsOf({ ...user, emergency: [] }));
        expect(explainRight(user, right).effective).toBe(user.state !== "DISABLED" && lasting.has(right));
      }),
    );
  });

  it("never loses an access by more roles", () => {
    fc.assert(
      fc.property(anyUser, anyRights, anyRight, (user, rights, right) => {
        const more = { ...user, roles: [...user.roles, { name: "One more", rights }] };
        if (explainAccess(user, right).decision.allowed) expect(explainAccess(more, right).decision.allowed).toBe(true);
      }),
    );
  });

  it("is by emergency access where neither role nor exception gives it, and not where one does (D14)", () => {
    fc.assert(
      fc.property(anyUser, anyRight, (user, right) => {
        const without = explainAccess({ ...user, emergency: [] }, right).decision;
        const { decision, grounds } = explainAccess({ ...user, emergency: ["console:open", right] }, right);
        expect(decision.allowed).toBe(user.state === "ACTIVE");
        expect(grounds.some(({ kind }) => kind === "EMERGENCY_ACCESS")).toBe(true);
        if (without.allowed) expect(decision.reason).toBe(without.reason);
        else if (user.state !== "ACTIVE") expect(decision.reason).toBe("USER_DISABLED");
        else
          expect(["ALLOWED_BY_EMERGENCY_ACCESS", "ALLOWED_BY_ROLE", "ALLOWED_BY_EXCEPTION"]).toContain(decision.reason);
      }),
    );
    const user: ExplainedUser = { name: "Jordan Blake", state: "ACTIVE", roles: [], exceptions: [], emergency: [] };
    expect(explainAccess({ ...user, emergency: ["console:open", "user:add"] }, "user:add").decision).toEqual({
      allowed: true,
      reason: "ALLOWED_BY_EMERGENCY_ACCESS",
      message: "Allowed. Emergency access gives it until it is turned off, in the session signed in for it alone.",
    });
  });

  it("follows an exception before the roles", () => {
    fc.assert(
      fc.property(anyUser, anyRight, fc.constantFrom("ALLOW", "DENY"), (user, right, effect) => {
        fc.pre(user.state === "ACTIVE" && right !== "console:open");
        const exception = { right, effect, giver: "Grace Adeyemi", day: "23 Nov 2026" };
        const tabs = { name: "TABS", rights: ["console:open"] as AccessRight[] };
        const excepted: ExplainedUser = {
          ...user,
          roles: [...user.roles, tabs],
          exceptions: [exception],
          emergency: [],
        };
        expect(explainAccess(excepted, right).decision).toMatchObject({
          allowed: effect === "ALLOW",
          reason: effect === "ALLOW" ? "ALLOWED_BY_EXCEPTION" : "DENIED_BY_EXCEPTION",
        });
      }),
    );
  });

  it("lets a block win over all: every role, every exception, every right (D3)", () => {
    fc.assert(
      fc.property(anyUser, anyRight, sets, (user, right, blockedBy) => {
        const everything = { ...user, roles: [...user.roles, { name: "All Access", rights: ACCESS_RIGHTS }] };
        const { decision } = explainAccess(everything, right, { blockedBy, overridden: false });
        expect(decision.allowed).toBe(false);
        expect(decision.reason).toBe(user.state === "ACTIVE" ? "BLOCKED_BY_SET" : "USER_DISABLED");
      }),
    );
  });

  it("lets an override pass blocks, and give no right (D4)", () => {
    fc.assert(
      fc.property(anyUser, anyRight, sets, (user, right, blockedBy) => {
        const unblocked = explainAccess(user, right).decision;
        const { decision } = explainAccess(user, right, { blockedBy, overridden: true });
        expect(decision.allowed).toBe(unblocked.allowed);
        expect(decision.reason).toBe(unblocked.allowed ? "ALLOWED_BY_CHART_OVERRIDE" : unblocked.reason);
      }),
    );
  });

  it("names each set that blocks, and tells neither name nor number of those that are not the asker's to know", () => {
    const user: ExplainedUser = { name: "Jordan Blake", state: "ACTIVE", roles: [], exceptions: [], emergency: [] };
    const { decision, grounds } = explainAccess(user, "chart:open", {
      blockedBy: [null, VIP, EMPLOYEES, null],
      overridden: false,
    });
    expect(decision.message).toBe("Refused. The patient set VIP blocks it.");
    const told = grounds.filter(({ kind }) => kind === "SET_BLOCK");
    expect(told.map(({ sentence, patientSetUuid }) => [sentence, patientSetUuid])).toEqual([
      ["The patient set VIP blocks it.", VIP.uuid],
      ["The patient set Employees blocks it.", EMPLOYEES.uuid],
      ["A patient set blocks it.", null],
    ]);
  });

  it("names the one ground that decided, and none where nothing speaks for it", () => {
    fc.assert(
      fc.property(anyUser, anyRight, fc.boolean(), fc.boolean(), (user, right, blocked, overridden) => {
        const { decision, grounds } = explainAccess(user, right, { blockedBy: blocked ? [VIP] : [], overridden });
        const decisive = grounds.filter((ground) => ground.decisive);
        expect(decisive.length).toBeLessThanOrEqual(1);
        expect(decisive[0]?.allows ?? false).toBe(decision.allowed);
        if (decisive.length === 0) {
          expect(decision).toEqual({ allowed: false, reason: "NO_RIGHT", message: "Refused. No role gives it." });
        } else expect(decision.message).toContain(decisive[0]!.sentence);
      }),
    );
  });
});

describe("the sentence of a right", () => {
  const provider = { name: "Clinical Provider", rights: ["chart:open"] as AccessRight[] };
  const director = { name: "Medical Director", rights: ["chart:open", "audit:read"] as AccessRight[] };
  const exception = (effect: "ALLOW" | "DENY") => [
    { right: "chart:open" as const, effect, giver: "Grace Adeyemi", day: "23 Nov 2026" },
  ];
  const user: ExplainedUser = {
    name: "Jordan Blake",
    state: "ACTIVE",
    roles: [provider],
    exceptions: [],
    emergency: [],
  };

  it.each<[ExplainedUser, string]>([
    [user, "Given by Clinical Provider."],
    [{ ...user, roles: [provider, director] }, "Given by Clinical Provider and Medical Director."],
    [{ ...user, roles: [] }, "No role gives it."],
    [{ ...user, exceptions: exception("DENY") }, "Taken by an exception of Grace Adeyemi on 23 Nov 2026."],
    [{ ...user, roles: [], exceptions: exception("ALLOW") }, "Given by an exception of Grace Adeyemi on 23 Nov 2026."],
    [{ ...user, state: "INVITED" }, "Given by Clinical Provider."],
    [{ ...user, state: "DISABLED" }, "Disabled: nothing is effective."],
  ])("%#", (subject, sentence) => {
    expect(explainRight(subject, "chart:open").explanation).toBe(sentence);
  });
});
