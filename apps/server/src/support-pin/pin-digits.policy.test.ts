import { describe, expect, it } from "vitest";
import { isPin, isSameSecret, newPinDigits } from "./pin-digits.policy.ts";

describe("generated PINs", () => {
  it("are four digits, and spread evenly over 0000 to 9999: chi-square of 100,000", ({ annotate }) => {
    const counts = Array.from({ length: 10_000 }, () => 0);
    for (let drawn = 0; drawn < 100_000; drawn += 1) {
      const digits = newPinDigits(null);
      if (!/^[0-9]{4}$/.test(digits)) throw new Error("Not four digits");
      counts[Number(digits)]! += 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10) ** 2 / 10, 0);
    // 9,999 degrees of freedom: mean 9,999, standard deviation 141. Past 5 of them once in 1.7 million runs.
    expect(Math.abs(chiSquare - 9_999)).toBeLessThan(5 * 141.4);
    void annotate(`chi-square ${chiSquare.toFixed(0)} of 9,999 degrees of freedom`);
  });

  it("are never those before", () => {
    let same = 0;
    for (let round = 0; round < 100_000; round += 1) if (newPinDigits("0042") === "0042") same += 1;
    expect(same).toBe(0);
  });
});

describe("a PIN as it is typed", () => {
  it.each(["0000", "0042", "9999"])("%s is one", (text) => expect(isPin(text)).toBe(true));

  it.each([
    "",
    "123",
    "12345",
    " 1234",
    "1234 ",
    "12 34",
    "1234\n",
    "１２３４",
    "٠١٢٣",
    "12.4",
    "1e33",
    "-123",
    "abcd",
  ])("%j is none: nothing is trimmed, folded or filled up", (text) => expect(isPin(text)).toBe(false));

  it("equals what is kept by all of it", () => {
    expect(isSameSecret("0042", "0042")).toBe(true);
    for (const other of ["0043", "1042", "042", "00420", ""]) expect(isSameSecret(other, "0042")).toBe(false);
  });
});
