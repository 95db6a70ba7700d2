import { lookup, type LookupAddress } from "node:dns";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import type { DeploymentStage } from "../config.ts";
import { DeliveryError } from "./delivery-error.ts";

/** Where a practice's mail server may listen outside of development: what mail is handed over at. */
export const MAIL_PORTS: readonly number[] = [25, 465, 587, 2525];

/** Of a mail server whose practice names none: submission with STARTTLS. */
export const DEFAULT_MAIL_PORT = 587;

/** What protects others, and logins, from the mail servers that practices name. */
export interface MailSafety {
  /** Only addresses of the internet: or a practice could reach what only the installation may. */
  readonly publicHosts: boolean;
  /** A password is sent over TLS alone. */
  readonly encryptedLogins: boolean;
}

/** Development takes any server, such as one on the same machine without TLS. */
export function mailSafetyOf(stage: DeploymentStage): MailSafety {
  return { publicHosts: stage !== "development", encryptedLogins: stage !== "development" };
}

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;

/** Whether a text is written as a host name or an address. */
export function isMailHost(text: string): boolean {
  return isIP(text) !== 0 || HOST_NAME.test(text);
}

/** IPv6 addresses that are routed on the internet; what else there is leads into networks, or is IPv4 in disguise. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/** Whether an address is one of the internet, and of no network that only this installation reaches. */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast" && (parsed.kind() === "ipv4" || (parsed as ipaddr.IPv6).match(GLOBAL_IPV6));
}

/** Asks for all addresses of a name; an address is its own. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

const RESOLVE_MS = 5_000;

export const resolveBySystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    const late = Object.assign(new Error(`${host} was not looked up in time`), { code: "ETIMEDOUT" });
    const timer = setTimeout(() => reject(late), RESOLVE_MS);
    lookup(host, { all: true }, (error, addresses) => {
      clearTimeout(timer);
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });

/**
 * The addresses at which a practice's mail server may be connected to: none, as soon as one of them is not public and must be. Whoever
 * connects does so to these, and does not ask a second time, when the name may lead elsewhere.
 * @throws DeliveryError HOST_UNKNOWN or NOT_PUBLIC, or the resolver's error where it could not be asked.
 */
export async function mailAddresses(
  host: string,
  { publicHosts }: MailSafety,
  resolve: Resolve = resolveBySystem,
): Promise<LookupAddress[]> {
  let addresses: LookupAddress[];
  try {
    addresses = await resolve(host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOTFOUND" && code !== "ENODATA") throw error;
    throw new DeliveryError(
      "HOST_UNKNOWN",
      `There is no mail server called ${host}`,
      "Check the spelling of the host.",
    );
  }
  if (publicHosts && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new DeliveryError(
      "NOT_PUBLIC",
      `${host} leads to an address that is not on the internet`,
      "Name a mail server that the internet reaches.",
    );
  }
  return addresses;
}
