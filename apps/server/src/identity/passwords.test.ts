import { describe, expect, it } from "vitest";
import { checkNewPassword, hashPassword, verifyPassword } from "./passwords.ts";

const check = async (password: string, confirmation = password, minimumLength = 8) =>
  (await checkNewPassword("password", { password, confirmation, userName: "grace", minimumLength })).map(
    ({ code }) => code,
  );

describe("a new password (D12)", () => {
  it.each([
    ["correct horse 7", []],
    ["パスワードはながい7", []],
    ["seven 7", ["TOO_SHORT"]],
    ["no digit here", ["INVALID"]],
    ["no digit here \u0667", ["INVALID"]],
    ["correct horse \uff17", []],
    ["I am GRACE 77", ["PASSWORD_CONTAINS_USER_NAME"]],
    ["password1", ["PASSWORD_TOO_COMMON"]],
    ["PassWord123", ["PASSWORD_TOO_COMMON"]],
    ["x".repeat(128) + "7", ["TOO_LONG"]],
    ["7".repeat(4) + "😀".repeat(4), []],
  ])("%j: %j", async (password, expected) => {
    expect(await check(password)).toEqual(expected);
  });

  it("agrees with its confirmation", async () => {
    expect(await check("correct horse 7", "correct horse 8")).toEqual(["MISMATCH"]);
  });

  it("is as long as the practice asks", async () => {
    expect(await check("correct horse 7", undefined, 16)).toEqual(["TOO_SHORT"]);
  });
});

describe("a stored password", () => {
  it("matches itself in any Unicode form, and nothing else", async () => {
    const hash = await hashPassword("caf\u00e9 au lait 7");
    expect(await verifyPassword(hash, "cafe\u0301 au lait 7")).toBe(true);
    expect(await verifyPassword(hash, "cafe au lait 7")).toBe(false);
  });

  it("matches nothing where there is none", async () => {
    expect(await verifyPassword(null, "the password of nobody")).toBe(false);
  });
});
