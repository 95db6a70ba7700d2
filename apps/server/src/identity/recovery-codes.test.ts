import { describe, expect, it } from "vitest";
import { hashRecoveryCode, newRecoveryCodes } from "./recovery-codes.ts";

describe("recovery codes", () => {
  it("are ten, of 50 random bits each, in letters and digits that nobody takes for others", async () => {
    const { codes, hashes } = await newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    expect(hashes).toHaveLength(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  it("are found as they are typed: in any case, without the dash, with spaces, with O for 0 and l for 1", async () => {
    const salt = Buffer.alloc(16, 7);
    const hash = await hashRecoveryCode("01ABC-DEF10", salt);
    for (const typed of ["01abcdef10", " 01ABC DEF10 ", "olabc-defio", "OIABC-DEFLO"])
      expect(await hashRecoveryCode(typed, salt)).toEqual(hash);
    expect(await hashRecoveryCode("01ABC-DEF11", salt)).not.toEqual(hash);
    expect(await hashRecoveryCode("01ABC-DEF10", Buffer.alloc(16, 8))).not.toEqual(hash);
  });

  it("are none in another form", async () => {
    for (const typed of ["", "01ABC", "01ABC-DEF1", "01ABC-DEF100", "01ABC-DEF1U", "０1ABC-DEF10", "x".repeat(10_000)])
      expect(await hashRecoveryCode(typed, Buffer.alloc(16))).toBeNull();
  });
});
