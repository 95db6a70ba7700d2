import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, it } from "vitest";
import type { Config } from "../config.ts";
import { ConnectionGoneError, factsReader } from "./request-facts.ts";

const read = factsReader({ trustedProxies: ["10.0.0.1"] } as unknown as Config);

function request(remoteAddress: string | undefined, headers: Record<string, string>): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: remoteAddress });
  return Object.assign(new IncomingMessage(socket), { headers });
}

it.each([
  ["192.0.2.7", "203.0.113.9", "192.0.2.7", "a stranger's word is not taken"],
  ["10.0.0.1", "203.0.113.9", "203.0.113.9", "a trusted proxy's is"],
  ["10.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9", "the last one that the proxy saw"],
  ["10.0.0.1", "203.0.113.9:4711", "203.0.113.9", "with a port"],
  ["10.0.0.1", "[2001:db8::9]:4711", "2001:db8::9", "with a port, in brackets"],
  ["10.0.0.1", "unknown", "10.0.0.1", "no address: the socket's"],
  ["::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9", "a mapped address"],
])("%s with X-Forwarded-For %s is %s: %s", (remoteAddress, forwarded, expected) => {
  expect(read(request(remoteAddress, { "x-forwarded-for": forwarded })).ipAddress).toBe(expected);
});

it("says that the client has gone where its socket has no address any more", () => {
  expect(() => read(request(undefined, {}))).toThrow(ConnectionGoneError);
});
