import { describe, expect, it } from "vitest";
import {
  accessInput,
  accessRows,
  countChanges,
  draftOf,
  rebase,
  type StoredAccess,
  withException,
} from "./access-draft.ts";
import type { RoleOption } from "./role-choice.tsx";

const role = (id: string, name: string, rights: RoleOption["rights"], shipped: RoleOption["shipped"] = null) =>
  ({
    __typename: "Role",
    id,
    version: 1,
    name,
    description: "",
    shipped,
    fixed: false,
    rights,
    holderCount: 1,
  }) as RoleOption;
const TABS = role("tabs", "TABS", ["CONSOLE_OPEN"], "TABS");
const DESK = role("desk", "Front desk", ["PATIENT_READ", "REPORT_RUN"]);
const CARE = role("care", "Care", ["PATIENT_READ", "CHART_OPEN"]);
const ROLES = [TABS, DESK, CARE];

const CATALOGUE = (["CONSOLE_OPEN", "PATIENT_READ", "CHART_OPEN", "REPORT_RUN"] as const).map((right) => ({
  right,
  name: right.toLowerCase(),
  label: right,
  description: "",
  section: right === "CONSOLE_OPEN" ? "Console" : "Patients",
}));

/** Holds TABS and Front desk, and is denied reports. */
const ACCESS = {
  __typename: "UserAccess",
  version: 7,
  administrator: false,
  roles: [TABS, DESK],
  exceptions: [
    {
      right: "REPORT_RUN",
      effect: "DENY",
      note: "On leave",
      givenBy: { name: "Grace" },
      givenAt: "2026-11-01T00:00:00Z",
    },
  ],
  rights: [
    { right: "CONSOLE_OPEN", fromRoles: [TABS], effective: true, explanation: "TABS gives it." },
    { right: "PATIENT_READ", fromRoles: [DESK], effective: true, explanation: "Front desk gives it." },
    { right: "CHART_OPEN", fromRoles: [], effective: false, explanation: "No role gives it." },
    { right: "REPORT_RUN", fromRoles: [DESK], effective: false, explanation: "Grace denied it." },
  ],
} as unknown as StoredAccess;

const BASE = draftOf(ACCESS);
const rows = (draft = BASE, disabled = false) =>
  Object.fromEntries(accessRows(CATALOGUE, ACCESS, draft, ROLES, disabled).map((row) => [row.info.right, row]));

describe("the grid of a user's rights", () => {
  it("speaks in the server's words of what is not changed", () => {
    expect(rows()["PATIENT_READ"]).toMatchObject({
      fromRoles: ["Front desk"],
      effective: true,
      explanation: "Front desk gives it.",
      changed: false,
    });
    expect(Object.values(rows()).some(({ changed }) => changed)).toBe(false);
  });

  it("lets an exception win over the roles", () => {
    const allowed = withException(BASE, "CHART_OPEN", { effect: "ALLOW", note: "" });
    expect(rows(allowed)["CHART_OPEN"]).toMatchObject({ effective: true, changed: true });
    const denied = withException(BASE, "PATIENT_READ", { effect: "DENY", note: "" });
    expect(rows(denied)["PATIENT_READ"]).toMatchObject({
      effective: false,
      explanation: "Not saved: denied by the exception, though given by Front desk.",
    });
  });

  it("gives back what the role gives when the exception is taken away", () => {
    expect(rows(withException(BASE, "REPORT_RUN", undefined))["REPORT_RUN"]).toMatchObject({
      effective: true,
      explanation: "Not saved: given by Front desk.",
      changed: true,
    });
  });

  it("follows the roles that are ticked", () => {
    const both = { ...BASE, roleIds: new Set(["tabs", "desk", "care"]) };
    expect(rows(both)["PATIENT_READ"]).toMatchObject({ fromRoles: ["Front desk", "Care"], effective: true });
    expect(rows(both)["CHART_OPEN"]).toMatchObject({ fromRoles: ["Care"], effective: true });
    const none = { ...BASE, roleIds: new Set(["tabs"]) };
    expect(rows(none)["PATIENT_READ"]).toMatchObject({
      effective: false,
      explanation: "Not saved: no role gives it.",
    });
  });

  it("gives a disabled user nothing, whatever is drafted", () => {
    const allowed = withException(BASE, "CHART_OPEN", { effect: "ALLOW", note: "" });
    expect(rows(allowed, true)["CHART_OPEN"]?.effective).toBe(false);
  });

  it("says of a disabled user where each right would come from", () => {
    const { PATIENT_READ, CHART_OPEN, REPORT_RUN } = rows(BASE, true);
    expect([PATIENT_READ, CHART_OPEN, REPORT_RUN].map((row) => row?.explanation)).toEqual([
      "Given by Front desk.",
      "No role gives it.",
      "Denied by the exception, though given by Front desk.",
    ]);
  });

  it("shows the roles as saved where their rights may not be seen", () => {
    const [, patients] = accessRows(CATALOGUE, ACCESS, BASE, undefined, false);
    expect(patients).toMatchObject({ fromRoles: ["Front desk"], changed: false });
  });
});

describe("a draft", () => {
  it("counts each role and exception that differs", () => {
    expect(countChanges(BASE, BASE)).toBe(0);
    const draft = withException({ ...BASE, roleIds: new Set(["tabs", "care"]) }, "REPORT_RUN", {
      effect: "DENY",
      note: "Back in May",
    });
    expect(countChanges(BASE, draft)).toBe(3);
    expect(countChanges(BASE, withException(BASE, "REPORT_RUN", { effect: "DENY", note: " On leave " }))).toBe(0);
  });

  it("is sent whole, notes only where there are some", () => {
    const draft = withException(BASE, "CHART_OPEN", { effect: "ALLOW", note: " " });
    expect(accessInput("U1", 7, draft)).toEqual({
      userId: "U1",
      version: 7,
      roleIds: ["tabs", "desk"],
      exceptions: [
        { right: "REPORT_RUN", effect: "DENY", note: "On leave" },
        { right: "CHART_OPEN", effect: "ALLOW" },
      ],
    });
  });

  it("keeps what another administrator has saved meanwhile, and what it changed itself", () => {
    const mine = withException({ ...BASE, roleIds: new Set(["tabs", "desk", "care"]) }, "REPORT_RUN", undefined);
    const theirs = withException({ ...BASE, roleIds: new Set(["tabs"]) }, "PATIENT_READ", {
      effect: "ALLOW",
      note: "",
    });
    const both = rebase(BASE, mine, theirs);
    expect([...both.roleIds]).toEqual(["tabs", "care"]);
    expect([...both.exceptions.keys()]).toEqual(["PATIENT_READ"]);
  });
});
