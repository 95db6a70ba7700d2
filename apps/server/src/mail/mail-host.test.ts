import { describe, expect, it } from "vitest";
import type { DeliveryError } from "./delivery-error.ts";
import { isMailHost, isPublicAddress, mailAddresses, mailSafetyOf } from "./mail-host.ts";

const PRODUCTION = mailSafetyOf("production");

describe("a public address", () => {
  it.each(["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001:800::200e", "::ffff:8.8.8.8"])(
    "%s is one",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "::10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::1",
    "2001:db8::1",
    "2001::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
  ])("%s is none", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("the addresses of a mail server", () => {
  const resolvesTo =
    (...addresses: string[]) =>
    () =>
      Promise.resolve(addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })));
  const faultOf = (error: unknown) => (error as DeliveryError).fault;

  it("are none when only one of them is not public", async () => {
    const mixed = mailAddresses("mail.example.org", PRODUCTION, resolvesTo("8.8.8.8", "10.0.0.1"));
    expect(faultOf(await mixed.catch((error: unknown) => error))).toBe("NOT_PUBLIC");
    expect(await mailAddresses("mail.example.org", PRODUCTION, resolvesTo("8.8.8.8", "2606:4700::1111"))).toHaveLength(
      2,
    );
  });

  it("may be any in development, and in staging those of production", async () => {
    const safety = mailSafetyOf("development");
    expect(await mailAddresses("localhost", safety, resolvesTo("127.0.0.1"))).toHaveLength(1);
    expect(mailSafetyOf("staging")).toEqual(PRODUCTION);
  });

  it("are told apart from a name that nobody has, and from a resolver that does not answer", async () => {
    const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
    const unknown = mailAddresses("nosuch.example.org", PRODUCTION, failing("ENOTFOUND"));
    expect(faultOf(await unknown.catch((error: unknown) => error))).toBe("HOST_UNKNOWN");
    await expect(mailAddresses("mail.example.org", PRODUCTION, failing("EAI_AGAIN"))).rejects.toThrow("EAI_AGAIN");
  });
});

describe("a host", () => {
  it.each(["mail.example.org", "localhost", "smtp", "127.0.0.1", "::1", "xn--bcher-kva.example", "a-b.example"])(
    "is written as %s",
    (host) => {
      expect(isMailHost(host)).toBe(true);
    },
  );

  it.each([
    "",
    " ",
    "mail example.org",
    "mail.example.org:25",
    "smtp://mail.example.org",
    "-mail.example.org",
    "mail..org",
    "a@b.org",
    "mäil.example",
    `${"a".repeat(64)}.example`,
    "a\nb",
  ])("is not written as %j", (host) => {
    expect(isMailHost(host)).toBe(false);
  });
});
