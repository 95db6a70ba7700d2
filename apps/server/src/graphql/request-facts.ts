import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { parseCookie } from "cookie";
import proxyAddr from "proxy-addr";
import { NIL, v7 as uuidv7 } from "uuid";
import type { Config } from "../config.ts";
import { readNodeId } from "./node-id.ts";
import type { RequestFacts } from "./operation.ts";
import { readToken } from "../identity/credential.ts";

/** `__Host-`: bound to this host, Secure and path `/`, by the browser itself. */
export const SESSION_COOKIE = "__Host-chartward-session";
export const DEVICE_COOKIE = "__Host-chartward-device";
export const TRUST_COOKIE = "__Host-chartward-trust";

/** Reads whose request this is. The client's address is the socket's, and X-Forwarded-For's only behind TRUSTED_PROXIES. */
export function factsReader(config: Config): (request: IncomingMessage) => RequestFacts {
  const trust = proxyAddr.compile([...config.trustedProxies]);
  return (request) => {
    const cookies = parseCookie(request.headers.cookie ?? "");
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
    return {
      requestId: uuidv7(),
      ipAddress: clientAddress(request, trust),
      userAgent: request.headers["user-agent"] ?? "",
      credential: readToken(bearer ?? cookies[SESSION_COOKIE] ?? ""),
      delivery: bearer === undefined ? "COOKIE" : "BEARER",
      deviceToken: cookies[DEVICE_COOKIE] ?? null,
      trustToken: cookies[TRUST_COOKIE] ?? null,
      btgSessionId: btgSessionOf(request.headers["btg-session"]),
      background: request.headers["chartward-background"] === "1",
    };
  };
}

/** The key of the BTG session that the header names; one that names none reads as one that does not exist: nothing is open by it. */
function btgSessionOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const read = typeof header === "string" ? readNodeId(header) : null;
  return read?.type === "VendorBtgSession" ? read.key : NIL;
}

/** As the last proxy that is trusted tells it, where that is an address; else the socket's. */
function clientAddress(request: IncomingMessage, trust: ReturnType<typeof proxyAddr.compile>): string {
  const { remoteAddress } = request.socket;
  if (remoteAddress === undefined) throw new ConnectionGoneError();
  // Some proxies write the port as well.
  const told = proxyAddr(request, trust).replace(/^\[(.*)\](:\d+)?$|^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1$3");
  return withoutMapping(isIP(told) === 0 ? remoteAddress : told);
}

/** The client has hung up before its request was read. */
export class ConnectionGoneError extends Error {
  override name = "ConnectionGoneError";
}

/** `::ffff:10.0.0.1` is 10.0.0.1 on a socket of both families. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}

/**
 * Whether a request that acts comes from where it may: the console's own pages, or a program, which sends neither header. A browser
 * sends at least one of them from another site.
 */
export function comesFromAllowedOrigin(request: IncomingMessage, config: Config): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const { origin } = request.headers;
  return origin === undefined || isOwnOrigin(origin, config);
}

function isOwnOrigin(origin: string, config: Config): boolean {
  if (origin === config.publicUrl) return true;
  if (config.stage !== "development" || !URL.canParse(origin)) return false;
  const { hostname, port } = new URL(origin);
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname) && port === new URL(config.publicUrl).port;
}
