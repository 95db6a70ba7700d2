import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { anyAccessState, anyExceptions, anyRights, TABS, testUuid } from "../testing/access-states.ts";
import { accessDifferences, checkAccessChange, summaryOf } from "./access-change.policy.ts";
import { ACCESS_RIGHTS, rightInWords, type AccessRight } from "./access-rights.ts";
import {
  activeAdministrators,
  activeRepairers,
  REPAIR_RIGHTS,
  rightsInForce,
  type AccessState,
  type UserAccessState,
} from "./access-state.ts";
import { planRoleChange, planRoleDeletion, planUserAccess } from "./planned-change.policy.ts";

const EVERY_RIGHT: ReadonlySet<AccessRight> = new Set(ACCESS_RIGHTS);
const codes = (errors: readonly { code: string }[]) => errors.map(({ code }) => code);

const role = (number: number, name: string, rights: AccessRight[]) => ({
  id: testUuid(number),
  version: 1,
  name,
  description: "",
  shipped: null,
  rights,
});
const administrator = role(1, "Administrator", [...REPAIR_RIGHTS]);
const provider = role(2, "Clinical Provider", ["patient:read", "chart:open"]);
const user = (number: number, name: string, changes: Partial<UserAccessState> = {}): UserAccessState => ({
  id: testUuid(number),
  version: 1,
  name,
  state: "ACTIVE",
  roleIds: [TABS.id],
  exceptions: [],
  ...changes,
});
const grace = user(101, "Grace Adeyemi", { roleIds: [TABS.id, administrator.id] });
const jordan = user(102, "Jordan Blake", { roleIds: [TABS.id, provider.id] });
const practice: AccessState = { roles: [TABS, administrator, provider], users: [grace, jordan] };
const deny = (right: AccessRight) => ({ right, effect: "DENY" as const, note: null });
const withUser = (changed: UserAccessState, state = practice): AccessState => ({
  ...state,
  users: state.users.map((each) => (each.id === changed.id ? changed : each)),
});

describe("what a change gives and takes", () => {
  it.each([
    ["nothing", practice, "Nobody gains or loses anything"],
    ["a role taken", withUser({ ...jordan, roleIds: [TABS.id] }), "1 person loses"],
    ["a role given", withUser({ ...grace, roleIds: [...grace.roleIds, provider.id] }), "1 person gains"],
    [
      "one for another",
      withUser({ ...jordan, exceptions: [{ right: "audit:read", effect: "ALLOW", note: null }], roleIds: [TABS.id] }),
      "1 person loses, 1 gains",
    ],
    [
      "two who lose",
      withUser({ ...grace, state: "DISABLED" }, withUser({ ...jordan, state: "DISABLED" })),
      "2 people lose",
    ],
    ["an invitation instead of a login", withUser({ ...jordan, state: "INVITED" }), "Nobody gains or loses anything"],
  ])("%s", (_case, after, summary) => {
    expect(summaryOf(accessDifferences(practice, after))).toBe(summary);
  });

  it("is told as the issue asks: 3 people lose, 1 gains", () => {
    const [lost, gained] = [["chart:open"], ["audit:read"]] as const;
    const difference = (number: number, changes: object) => ({
      userId: testUuid(number),
      name: "x",
      gained: [],
      lost: [],
      ...changes,
    });
    expect(
      summaryOf([difference(1, { lost }), difference(2, { lost }), difference(3, { lost }), difference(4, { gained })]),
    ).toBe("3 people lose, 1 gains");
  });

  it("is each user's rights after it without those before it, and the other way round", () => {
    fc.assert(
      fc.property(anyAccessState, anyRights, anyExceptions, (before, rights, exceptions) => {
        const [first, second] = [before.roles[1]!, before.users[0]!];
        const after: AccessState = {
          roles: before.roles.map((each) => (each === first ? { ...first, rights } : each)),
          users: before.users.map((each) => (each === second ? { ...second, exceptions } : each)),
        };
        const [had, has] = [rightsInForce(before), rightsInForce(after)];
        const differences = new Map(accessDifferences(before, after).map((each) => [each.userId, each]));
        for (const { id } of after.users) {
          const { gained, lost } = differences.get(id) ?? { gained: [], lost: [] };
          const [old, now] = [had.get(id)!, has.get(id)!];
          expect(gained).toEqual(ACCESS_RIGHTS.filter((right) => now.has(right) && !old.has(right)));
          expect(lost).toEqual(ACCESS_RIGHTS.filter((right) => old.has(right) && !now.has(right)));
        }
      }),
    );
  });
});

describe("a change and its inverse", () => {
  const inputOf = ({ id, version, roleIds, exceptions }: UserAccessState) => ({
    userId: nodeId("User", id),
    version,
    roleIds: roleIds.map((roleId) => nodeId("Role", roleId)),
    exceptions: exceptions.map((exception) => ({ ...exception })),
  });

  it("give the first state, of a user's access", () => {
    fc.assert(
      fc.property(anyAccessState, anyExceptions, (before, exceptions) => {
        const subject = before.users[0]!;
        const { after } = planUserAccess(before, inputOf({ ...subject, roleIds: [TABS.id], exceptions }));
        const { after: again } = planUserAccess(after, inputOf(subject));
        expect(again).toEqual(before);
        const [there, back] = [accessDifferences(before, after), accessDifferences(after, again)];
        expect(back.map(({ gained, lost, ...who }) => ({ ...who, gained: lost, lost: gained }))).toEqual(there);
      }),
    );
  });

  it("give the first state, of a role's rights", () => {
    fc.assert(
      fc.property(anyAccessState, anyRights, (before, rights) => {
        const subject = before.roles[1]!;
        const input = { roleId: nodeId("Role", subject.id), version: subject.version };
        const { after } = planRoleChange(before, { ...input, rights });
        expect(planRoleChange(after, { ...input, rights: [...subject.rights] }).after).toEqual(before);
      }),
    );
  });
});

describe("the rules of a change", () => {
  it("let through what takes nothing away from the last administrator and gives only what the giver holds", () => {
    const after = withUser({ ...jordan, roleIds: [TABS.id] });
    expect(checkAccessChange(practice, after, rightsInForce(practice).get(grace.id)!)).toEqual([]);
  });

  it("hold TABS for everybody: by the role, and by no exception that denies what it is for", () => {
    const without = withUser({ ...jordan, roleIds: [provider.id] });
    const [error] = checkAccessChange(practice, without, EVERY_RIGHT);
    expect(error).toMatchObject({ field: ["input", "roleIds"], code: "ROLE_REQUIRED" });
    expect(error!.message).toContain("Jordan Blake");
    const denied = withUser({ ...jordan, exceptions: [{ right: "console:open", effect: "DENY", note: null }] });
    expect(checkAccessChange(practice, denied, EVERY_RIGHT)).toMatchObject([
      { field: ["input", "exceptions"], code: "ROLE_REQUIRED" },
    ]);
  });

  it.each<[string, AccessState]>([
    ["the role", withUser({ ...grace, roleIds: [TABS.id] })],
    [
      "the right, by an exception",
      withUser({ ...grace, exceptions: [{ right: "practice:administer", effect: "DENY", note: null }] }),
    ],
    ["the login", withUser({ ...grace, state: "DISABLED" })],
    [
      "the right, out of the role",
      { ...practice, roles: [TABS, role(1, "Administrator", ["console:open"]), provider] },
    ],
  ])("take %s from no last administrator, and name them", (_case, after) => {
    const [error] = checkAccessChange(practice, after, EVERY_RIGHT);
    expect(error).toMatchObject({ field: null, code: "LAST_ADMINISTRATOR" });
    expect(error!.message).toContain("Grace Adeyemi");
  });

  it.each(REPAIR_RIGHTS.slice(1))("count nobody as the last administrator who lacks %s", (right) => {
    const able = withUser({ ...jordan, roleIds: [TABS.id, administrator.id] });
    const before = withUser({ ...jordan, roleIds: [TABS.id, administrator.id], exceptions: [deny(right)] }, able);
    const after = withUser({ ...grace, roleIds: [TABS.id] }, before);
    const [error] = checkAccessChange(before, after, EVERY_RIGHT);
    expect(error).toMatchObject({ field: null, code: "LAST_ADMINISTRATOR" });
    expect(error!.message).toMatch(new RegExp(`${rightInWords(right)}.*Grace Adeyemi`));
    expect(checkAccessChange(able, withUser({ ...grace, roleIds: [TABS.id] }, able), EVERY_RIGHT)).toEqual([]);
  });

  it("count nobody as an administrator who cannot sign in", () => {
    for (const state of ["INVITED", "DISABLED"] as const) {
      const before = withUser({ ...jordan, roleIds: [TABS.id, administrator.id], state });
      const after = withUser({ ...grace, roleIds: [TABS.id] }, before);
      expect(codes(checkAccessChange(before, after, EVERY_RIGHT))).toEqual(["LAST_ADMINISTRATOR"]);
    }
  });

  it.each<[string, string | null, AccessState, AccessState]>([
    [
      "a right in a new role",
      "rights",
      practice,
      { ...practice, roles: [...practice.roles, role(9, "New", ["chart:open"])] },
    ],
    [
      "a right that a role gains",
      "rights",
      practice,
      {
        ...practice,
        roles: [TABS, administrator, role(2, "Clinical Provider", ["patient:read", "chart:open", "audit:read"])],
      },
    ],
    ["a role", "roleIds", practice, withUser({ ...grace, roleIds: [...grace.roleIds, provider.id] })],
    [
      "an exception that allows",
      "exceptions",
      practice,
      withUser({ ...grace, exceptions: [{ right: "chart:open", effect: "ALLOW", note: null }] }),
    ],
    [
      "the end of an exception that denied",
      "exceptions",
      withUser({ ...jordan, exceptions: [{ right: "chart:open", effect: "DENY", note: null }] }),
      practice,
    ],
    ["a disabled user, brought back", null, withUser({ ...jordan, state: "DISABLED" }), practice],
    [
      "a new user's role",
      "roleIds",
      practice,
      { ...practice, users: [...practice.users, user(109, "New", { roleIds: [TABS.id, provider.id] })] },
    ],
  ])("let nobody give what he does not hold: %s", (_case, field, before, after) => {
    const errors = checkAccessChange(before, after, new Set(["console:open", "practice:administer", "role:assign"]));
    expect(codes(errors)).toEqual(["RIGHT_NOT_HELD"]);
    expect(errors[0]!.field).toEqual(field === null ? null : ["input", field]);
    expect(errors[0]!.message).toMatch(/you do not hold .*(chart:open|audit:read)/);
    expect(codes(checkAccessChange(before, after, EVERY_RIGHT))).toEqual([]);
  });

  it("leave an exception alone that ends without giving anything", () => {
    const before = withUser({ ...jordan, exceptions: [{ right: "audit:read", effect: "DENY", note: null }] });
    expect(checkAccessChange(before, practice, new Set())).toEqual([]);
  });

  it("let through no change by which anybody gains a right that the giver lacks, or the last administrator goes", () => {
    fc.assert(
      fc.property(
        anyAccessState,
        anyRights,
        anyRights,
        anyExceptions,
        fc.nat(3),
        (before, giver, rights, exceptions, kind) => {
          const [someRole, someUser] = [before.roles.at(-1)!, before.users.at(-1)!];
          const change: (() => AccessState)[] = [
            () => ({
              ...before,
              roles: before.roles.map((each) => (each === someRole ? { ...someRole, rights } : each)),
            }),
            () => withUser({ ...someUser, roleIds: before.roles.map(({ id }) => id), exceptions }, before),
            () => withUser({ ...someUser, roleIds: [TABS.id], exceptions }, before),
            () => withUser({ ...someUser, state: someUser.state === "DISABLED" ? "ACTIVE" : "DISABLED" }, before),
          ];
          const after = change[kind]!();
          const errors = codes(checkAccessChange(before, after, new Set(giver)));
          const gained = accessDifferences(before, after).flatMap((each) => each.gained);
          if (!errors.includes("RIGHT_NOT_HELD")) expect(gained.filter((right) => !giver.includes(right))).toEqual([]);
          expect(errors.includes("LAST_ADMINISTRATOR")).toBe(
            [activeAdministrators, activeRepairers].some((of) => of(before).length > 0 && of(after).length === 0),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("the deletion of a held role", () => {
  it("asks for a confirmation that names who holds it, and takes it from them", () => {
    const input = { roleId: nodeId("Role", provider.id), version: 1 };
    const { userErrors } = planRoleDeletion(practice, { ...input, confirmHeld: false });
    expect(userErrors).toMatchObject([{ field: ["input", "confirmHeld"], code: "CONFIRMATION_NEEDED" }]);
    expect(userErrors[0]!.message).toContain("Jordan Blake holds the role Clinical Provider");
    const confirmed = planRoleDeletion(practice, { ...input, confirmHeld: true });
    expect(confirmed.userErrors).toEqual([]);
    expect(confirmed.after.users).toEqual([grace, { ...jordan, roleIds: [TABS.id] }]);
  });
});
