import { generateSync } from "otplib";
import { describe, expect, it } from "vitest";
import { acceptedStep, newTotpSecret, otpauthUri } from "./totp.ts";

const NOW = new Date("2026-11-22T05:04:10.000Z");
const STEP = Math.floor(NOW.getTime() / 30_000);
const secret = newTotpSecret();
const codeAt = (step: number) => generateSync({ secret, epoch: step * 30 });

describe("a code of an authenticator app", () => {
  it("is that of RFC 6238's test vectors", () => {
    // Its appendix B, cut to six digits: the ASCII secret 12345678901234567890.
    const rfc = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    for (const [seconds, code] of [
      [59, "287082"],
      [1_111_111_109, "081804"],
      [20_000_000_000, "353130"],
    ] as const)
      expect(acceptedStep(rfc, code, new Date(seconds * 1000), null)).toBe(Math.floor(seconds / 30));
  });

  it("is accepted in its own step, the one before and the one after, and in no other", () => {
    expect([-2, -1, 0, 1, 2].map((away) => acceptedStep(secret, codeAt(STEP + away), NOW, null))).toEqual([
      null,
      STEP - 1,
      STEP,
      STEP + 1,
      null,
    ]);
  });

  it("is accepted after the last accepted step alone, also when the server's clock has been set back", () => {
    expect(acceptedStep(secret, codeAt(STEP), NOW, STEP)).toBeNull();
    expect(acceptedStep(secret, codeAt(STEP - 1), NOW, STEP)).toBeNull();
    expect(acceptedStep(secret, codeAt(STEP + 1), NOW, STEP)).toBe(STEP + 1);
    expect(acceptedStep(secret, codeAt(STEP), NOW, STEP + 100)).toBeNull();
  });

  it("may have spaces in it, as apps show it, and nothing else", () => {
    const code = codeAt(STEP);
    expect(acceptedStep(secret, ` ${code.slice(0, 3)} ${code.slice(3)} `, NOW, null)).toBe(STEP);
    const wide = [...code].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join("");
    for (const typed of [
      wide,
      `${code}0`,
      code.slice(1),
      `${code.slice(0, 3)}-${code.slice(3)}`,
      `x${code}`,
      "",
      "abcdef",
    ])
      expect(acceptedStep(secret, typed, NOW, null)).toBeNull();
  });
});

describe("a secret of an authenticator app", () => {
  it("has 160 bits, and is another one each time", () => {
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(new Set(Array.from({ length: 100 }, newTotpSecret)).size).toBe(100);
  });

  it("goes into the QR code with the practice and the user's name", () => {
    const uri = new URL(otpauthUri(secret, { practice: "Harbor: Family & Co", userName: "grace.adeyemi" }));
    expect([uri.protocol, uri.hostname]).toEqual(["otpauth:", "totp"]);
    expect(decodeURIComponent(uri.pathname)).toBe("/Chartward (Harbor  Family & Co):grace.adeyemi");
    expect(Object.fromEntries(uri.searchParams)).toEqual({ secret, issuer: "Chartward (Harbor  Family & Co)" });
  });
});
