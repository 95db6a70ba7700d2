import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type Json } from "./canonical-json.ts";
import { leafHash } from "./leaf-hash.ts";

describe("canonical JSON (RFC 8785)", () => {
  it("sorts members by UTF-16 code units and writes numbers as ECMAScript does", () => {
    expect(canonicalJson({ "\u20ac": 1, "\r": 2, "1": 3, "\u{1F600}": 4, "\u0080": 5, ö: 6 })).toBe(
      '{"\\r":2,"1":3,"\u0080":5,"ö":6,"€":1,"😀":4}',
    );
    expect(canonicalJson(JSON.parse("[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]"))).toBe(
      "[333333333.3333333,1e+30,4.5,0.002,1e-27]",
    );
  });

  it("gives one text whatever the order of members, and that text says the same value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        const text = canonicalJson(value as Json);
        expect(canonicalJson(reversed as Json)).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it("replaces a lone surrogate, which has no UTF-8 form", () => {
    expect(canonicalJson({ name: "a\ud800" })).toBe('{"name":"a\ufffd"}');
  });
});

describe("the leaf hash", () => {
  it("is SHA-256 over 0x00, salt and payload", () => {
    const salt = Buffer.alloc(32, 7);
    expect(leafHash(salt, "{}").toString("hex")).toBe(
      "2a6753f0d4a206076558d4c6436b9b6c0c73e7ce9b11eb97ef707971558f73c1",
    );
  });

  it("refuses a salt of another length", () => {
    expect(() => leafHash(Buffer.alloc(31), "{}")).toThrow(RangeError);
  });
});
