import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "./fold.ts";

test.each([
  ["Núñez", "nunez"],
  ["  Mary   Ann\tO'Brien ", "mary ann o'brien"],
  ["İstanbul", "istanbul"],
  ["ŁUKASZ", "łukasz"],
  ["ﬁlip Ⅷ", "filip viii"],
  ["Nguyễn\u00a0Thị", "nguyen thi"],
  ["\u{1D400}da", "ada"],
  ["张伟", "张伟"],
  ["", ""],
])("%j folds to %j", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test("Folding twice changes nothing", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => fold(fold(text)) === fold(text)));
});
