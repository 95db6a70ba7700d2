import { describe, expect, it } from "vitest";
import { checkSettings, settingsInput, settingsValues, type SettledPractice } from "./settings-form.ts";

const PRACTICE: SettledPractice = {
  id: "practice",
  name: "Harbor Family Medicine",
  address: null,
  timeZone: "America/New_York",
  settings: {
    version: 4,
    culture: "UNITED_STATES",
    security: {
      blockedRecordMode: "RECORD",
      passwordMinimumLength: 8,
      twoFactorPolicy: "OPTIONAL",
      browserTrustDays: 30,
      emergencyAccessMaximumMinutes: 720,
      autoLogoutDefaultMinutes: 15,
      autoLogoutMinimumMinutes: 1,
      autoLogoutMaximumMinutes: 120,
    },
    outgoingMail: { fromAddress: "mail@harbor.example", host: null, port: null, user: null, passwordSet: true },
    mailTopics: [
      { topic: "USER_DISABLED", administratorsMailed: true },
      { topic: "EMAIL_CHANGED", administratorsMailed: false },
      { topic: "USER_ADDED", administratorsMailed: true },
    ],
  },
};
const VALUES = settingsValues(PRACTICE);

describe("the form of the practice's settings", () => {
  it("never holds the SMTP password that is stored", () => expect(VALUES.password).toBe(""));

  it("holds the topics that administrators are mailed about", () =>
    expect(VALUES.mailTopics).toEqual(["USER_ADDED", "USER_DISABLED"]));

  it("sends what is changed alone, each in its part", () => {
    const values = {
      ...VALUES,
      name: " Harbor ",
      port: "465",
      browserTrustDays: "0",
      mailTopics: [],
      fromAddress: " ",
    };
    expect(settingsInput(4, values, ["name", "port", "browserTrustDays", "mailTopics", "fromAddress"])).toEqual({
      version: 4,
      name: "Harbor",
      security: { browserTrustDays: 0 },
      outgoingMail: { port: 465, fromAddress: null },
      administratorMailTopics: [],
    });
    expect(settingsInput(4, values, [])).toEqual({ version: 4 });
    expect(settingsInput(4, { ...values, password: null }, ["password"])).toEqual({
      version: 4,
      outgoingMail: { password: null },
    });
  });

  it.each([
    [{ name: " " }, "name"],
    [{ passwordMinimumLength: "7" }, "passwordMinimumLength"],
    [{ browserTrustDays: "91" }, "browserTrustDays"],
    [{ browserTrustDays: "" }, "browserTrustDays"],
    [{ emergencyAccessMaximumMinutes: "14" }, "emergencyAccessMaximumMinutes"],
    [{ emergencyAccessMaximumMinutes: "721" }, "emergencyAccessMaximumMinutes"],
    [{ autoLogoutMinimumMinutes: "20", autoLogoutMaximumMinutes: "10" }, "autoLogoutMaximumMinutes"],
    [{ autoLogoutMaximumMinutes: "10" }, "autoLogoutDefaultMinutes"],
    [{ host: "smtp.example.com", fromAddress: "" }, "fromAddress"],
    [{ port: "smtp" }, "port"],
  ])("refuses %j at one field", (changes, field) =>
    expect(Object.keys(checkSettings({ ...VALUES, ...changes }))).toEqual([field]),
  );

  it("takes what stands", () => expect(checkSettings(VALUES)).toEqual({}));
});
