import { describe, expect, it } from "vitest";
import { nextSort, userListState } from "./user-list-state.ts";

const read = (query: string) => userListState(new URLSearchParams(query));

describe("the users' list in the URL", () => {
  it("is all users by name without a query", () => {
    expect(read("")).toMatchObject({ isFiltered: false, filter: {}, orderBy: [{ by: "NAME", direction: "ASC" }] });
  });

  it("holds search, filters and order", () => {
    expect(read("q=+kim+&kind=provider&state=disabled&role=R1&factor=none&emergency=allowed&sort=-seen")).toMatchObject(
      {
        isFiltered: true,
        filter: {
          search: "kim",
          kinds: ["PROVIDER"],
          states: ["DISABLED"],
          roleIds: ["R1"],
          withoutSecondFactor: true,
          designatedForEmergency: true,
        },
        orderBy: [{ by: "LAST_SIGN_IN", direction: "DESC" }],
      },
    );
  });

  it("passes over what it does not know", () => {
    expect(read("kind=robot&state=toString&factor=some&sort=constructor")).toMatchObject({
      isFiltered: false,
      orderBy: [{ by: "NAME", direction: "ASC" }],
    });
  });

  it("turns the order of the sorted column, and begins another one ascending, the last sign-in descending", () => {
    expect(nextSort("name", read(""))).toBe("-name");
    expect(nextSort("name", read("sort=-name"))).toBeNull();
    expect(nextSort("login", read(""))).toBe("login");
    expect(nextSort("login", read("sort=login"))).toBe("-login");
    expect(nextSort("seen", read("sort=-login"))).toBe("-seen");
    expect(nextSort("seen", read("sort=-seen"))).toBe("seen");
  });
});
