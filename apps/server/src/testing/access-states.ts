import fc from "fast-check";
import { ACCESS_RIGHTS } from "../access/access-rights.ts";
import type { AccessState, ExceptionState, RoleState, UserAccessState } from "../access/access-state.ts";

/** Ids as the database gives them, by number. */
export const testUuid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

export const TABS: RoleState = {
  id: testUuid(0),
  version: 1,
  name: "TABS",
  description: "",
  shipped: "TABS",
  rights: ["console:open"],
};

export const anyRights = fc.subarray([...ACCESS_RIGHTS]);
export const anyRight = fc.constantFrom(...ACCESS_RIGHTS);

/** Exceptions as the API takes them: one a right, none that denies `console:open`. */
export const anyExceptions: fc.Arbitrary<ExceptionState[]> = fc
  .uniqueArray(
    fc.record({
      right: anyRight,
      effect: fc.constantFrom("ALLOW" as const, "DENY" as const),
      note: fc.option(fc.constantFrom("on leave", "covers nights")),
    }),
    { selector: ({ right }) => right, maxLength: 5 },
  )
  .map((exceptions) => exceptions.filter(({ right, effect }) => right !== "console:open" || effect === "ALLOW"))
  .map((exceptions) => ACCESS_RIGHTS.flatMap((right) => exceptions.filter((each) => each.right === right)));

/** A practice as the API leaves it: up to five roles besides TABS, up to six users who all hold TABS. */
export const anyAccessState: fc.Arbitrary<AccessState> = fc
  .array(anyRights, { minLength: 1, maxLength: 5 })
  .chain((bundles) => {
    const roles: RoleState[] = [
      TABS,
      ...bundles.map((rights, index) => ({
        id: testUuid(index + 1),
        version: 1,
        name: `Role ${index + 1}`,
        description: "",
        shipped: null,
        rights,
      })),
    ];
    const user = fc.record({
      state: fc.constantFrom("ACTIVE" as const, "ACTIVE" as const, "INVITED" as const, "DISABLED" as const),
      roleIds: fc.subarray(roles.slice(1).map(({ id }) => id)).map((ids) => [TABS.id, ...ids]),
      exceptions: anyExceptions,
    });
    return fc.array(user, { minLength: 1, maxLength: 6 }).map((users) => ({
      roles,
      users: users.map((each, index): UserAccessState => ({
        id: testUuid(100 + index),
        version: 1,
        name: `User ${index}`,
        ...each,
      })),
    }));
  });
