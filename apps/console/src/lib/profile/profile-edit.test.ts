import { describe, expect, it } from "vitest";
import { checkProfile, profileInput, profileValues } from "./profile-edit.ts";

const VALUES = profileValues({
  userTitle: null,
  practitioner: null,
  profile: {
    version: 3,
    userName: "priya.raman",
    email: "priya@harborfamily.example",
    emailChange: null,
    firstName: "Priya",
    lastName: "Raman",
    culture: "UNITED_STATES",
    emailSignature: null,
    useOwnEmailForOutgoing: false,
    smtpUser: null,
    smtpPasswordSet: true,
    mobileAddress: null,
    defaultWorkflowView: "DAILY_WORKFLOW",
    defaultPatientView: "PATIENT_REGISTRATION",
    defaultDocumentTab: "ALL",
    pathwayScheduleView: "DAY",
    autoLogoutMinutes: null,
    effectiveAutoLogoutMinutes: 15,
  },
});

describe("the form of User Info", () => {
  it("never holds the SMTP password that is stored", () => {
    expect(VALUES.smtpPassword).toBe("");
  });

  it("sends what is changed alone, and null for what is emptied", () => {
    const values = { ...VALUES, firstName: " Priyanka ", autoLogoutMinutes: "20", useOwnEmailForOutgoing: true };
    expect(profileInput(values, ["firstName", "autoLogoutMinutes", "useOwnEmailForOutgoing", "userTitle"])).toEqual({
      firstName: "Priyanka",
      autoLogoutMinutes: 20,
      useOwnEmailForOutgoing: true,
      userTitle: null,
    });
    expect(profileInput({ ...values, smtpPassword: null }, ["smtpPassword"])).toEqual({ smtpPassword: null });
  });

  it("asks for names, and for minutes as a number", () => {
    expect(checkProfile(VALUES)).toEqual({});
    expect(Object.keys(checkProfile({ ...VALUES, firstName: " ", autoLogoutMinutes: "1h" }))).toEqual([
      "firstName",
      "autoLogoutMinutes",
    ]);
  });
});
