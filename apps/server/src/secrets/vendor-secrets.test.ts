import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { SealBrokenError } from "./envelope.ts";
import { VendorSecrets } from "./vendor-secrets.ts";

const masterKey = randomBytes(32);
const secrets = new VendorSecrets(masterKey);
const seal = () => secrets.seal(["vendor-totp", "one"], Buffer.from("JBSWY3DPEHPK3PXP"));

it("opens what it sealed, in another process of the same master key too", () => {
  const sealed = seal();
  expect(new VendorSecrets(masterKey).open(["vendor-totp", "one"], sealed).toString()).toBe("JBSWY3DPEHPK3PXP");
  expect(sealed.includes("JBSWY3DPEHPK3PXP")).toBe(false);
  expect(seal().equals(sealed)).toBe(false);
});

it("opens nothing for another purpose, employee or master key, and nothing that was altered", () => {
  const sealed = seal();
  for (const binding of [["vendor-totp", "two"], ["totp", "one"], ["vendor-totp"]])
    expect(() => secrets.open(binding, sealed)).toThrow(SealBrokenError);
  expect(() => new VendorSecrets(randomBytes(32)).open(["vendor-totp", "one"], sealed)).toThrow(SealBrokenError);
  for (let place = 0; place < sealed.length; place += 1) {
    const altered = Buffer.from(sealed);
    altered[place]! ^= 1;
    expect(() => secrets.open(["vendor-totp", "one"], altered), `byte ${place}`).toThrow(SealBrokenError);
  }
  expect(() => secrets.open(["vendor-totp", "one"], Buffer.alloc(0))).toThrow(SealBrokenError);
});
