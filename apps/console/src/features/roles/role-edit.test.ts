import { describe, expect, it } from "vitest";
import type { RightInfo } from "../../lib/access/rights-catalogue.ts";
import { changesRights, checkRole, roleInput, roleValues } from "./role-edit.ts";

const CATALOGUE = (["PATIENT_READ", "CHART_OPEN", "REPORT_RUN"] as const).map((right): RightInfo => ({
  right,
  name: right,
  label: right,
  description: "",
  section: "Patients",
}));
const ROLE = {
  id: "R1",
  version: 4,
  name: "Front desk",
  description: "",
  rights: ["REPORT_RUN", "PATIENT_READ"] as const,
};
const VALUES = roleValues({ ...ROLE, rights: [...ROLE.rights] }, CATALOGUE);

describe("a role's form", () => {
  it("sends the name alone when nothing else is changed: nobody gains or loses by that", () => {
    expect(roleInput(ROLE, { ...VALUES, name: " Reception " }, ["name"], CATALOGUE)).toEqual({
      roleId: "R1",
      version: 4,
      name: "Reception",
    });
    expect(changesRights(["name", "description"])).toBe(false);
  });

  it("sends all rights when one is changed", () => {
    const values = { ...VALUES, CHART_OPEN: true, REPORT_RUN: false };
    expect(roleInput(ROLE, values, ["CHART_OPEN", "REPORT_RUN"], CATALOGUE)).toEqual({
      roleId: "R1",
      version: 4,
      rights: ["PATIENT_READ", "CHART_OPEN"],
    });
    expect(changesRights(["CHART_OPEN"])).toBe(true);
  });

  it("asks for a name", () => {
    expect(checkRole(VALUES)).toEqual({});
    expect(checkRole({ ...VALUES, name: "  " })).toHaveProperty("name");
  });
});
