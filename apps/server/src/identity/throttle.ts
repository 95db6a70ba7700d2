import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { rateLimited } from "../graphql/errors.ts";
import type { Store } from "../store/store.ts";

const WINDOW_SECONDS = 15 * 60;

/** Failures in 15 minutes, for all ways of giving a password together. */
const BUDGETS = {
  /** A login and an address. */
  pair: 10,
  /** A login over all addresses: it slows a guess from many places, and would also lock its owner out, were it not for `device`. */
  login: 60,
  /** A browser that the login has signed in from: a budget of its own, so that nobody locks a doctor out from afar. */
  device: 10,
  /** An address over all logins: it ends the trying of one password at many names. */
  spray: 100,
  /** What needs no login at all, for an address: sign-ups, reset mails. */
  address: 30,
} as const;

export interface Attempt {
  /**
   * The same however the login was typed, and another once its password has changed: a reset starts all its budgets anew. For a login
   * that does not exist, what was typed, folded.
   */
  readonly login: string;
  readonly ipAddress: string;
  /** Hash of the token of a browser that this login has signed in from. */
  readonly knownDevice: string | null;
}

/**
 * Counts tries in the database, so that the count holds over processes and a crash. A try is counted before it is evaluated: however
 * many come at once, no more than the budget are. An IPv6 address counts as its /64, which one customer has whole.
 */
export class Throttle {
  readonly #limiters: Record<keyof typeof BUDGETS, RateLimiterPostgres>;
  readonly #key: Buffer;

  constructor(store: Store, masterKey: Buffer) {
    this.#key = createHmac("sha256", masterKey).update("chartward throttle").digest();
    const limiter = (name: keyof typeof BUDGETS) =>
      new RateLimiterPostgres({
        storeClient: store.pool,
        storeType: "pool",
        tableName: "throttle",
        tableCreated: true,
        // One of them clears the table for all: every 5 minutes what expired an hour ago.
        clearExpiredByTimeout: name === "pair",
        keyPrefix: name,
        points: BUDGETS[name],
        duration: WINDOW_SECONDS,
      });
    this.#limiters = {
      pair: limiter("pair"),
      login: limiter("login"),
      device: limiter("device"),
      spray: limiter("spray"),
      address: limiter("address"),
    };
  }

  /**
   * Counts a try at a password.
   * @throws RATE_LIMITED, the same for known and unknown logins.
   */
  async countPasswordTry(attempt: Attempt): Promise<void> {
    for (const [name, key] of this.#keys(attempt)) await this.#consume(name, key);
  }

  /** Takes a try back that was right: only failures use the budgets up. */
  async forgivePasswordTry(attempt: Attempt): Promise<void> {
    for (const [name, key] of this.#keys(attempt)) {
      if (name === "login" || name === "spray") await this.#limiters[name].reward(key);
      else await this.#limiters[name].delete(key);
    }
  }

  /** Counts something that an address asks for without being signed in. */
  async countAddress(ipAddress: string, purpose: string): Promise<void> {
    await this.#consume("address", this.#hash(purpose, networkOf(ipAddress)));
  }

  /** Counts a mail that anybody can ask for; false when this login has had enough of them. */
  async countMail(login: string): Promise<boolean> {
    const key = this.#hash("mail", login);
    return this.#limiters.pair.consume(key).then(
      () => true,
      (reason: unknown) => {
        if (reason instanceof RateLimiterRes) return false;
        throw reason;
      },
    );
  }

  #keys({ login, ipAddress, knownDevice }: Attempt): [keyof typeof BUDGETS, string][] {
    if (knownDevice !== null) return [["device", this.#hash("device", login, knownDevice)]];
    const network = networkOf(ipAddress);
    // The narrower first: what it refuses uses up none of the wider.
    return [
      ["pair", this.#hash("pair", login, network)],
      ["spray", this.#hash("spray", network)],
      ["login", this.#hash("login", login)],
    ];
  }

  async #consume(name: keyof typeof BUDGETS, key: string): Promise<void> {
    try {
      await this.#limiters[name].consume(key);
    } catch (reason) {
      if (reason instanceof RateLimiterRes) throw rateLimited(Math.ceil(reason.msBeforeNext / 1000));
      throw reason;
    }
  }

  /** Keys name nobody: what is counted is a keyed hash. */
  #hash(...parts: string[]): string {
    return createHmac("sha256", this.#key).update(JSON.stringify(parts)).digest("base64url");
  }
}

/** The address, or the /64 of an IPv6 one. */
function networkOf(ipAddress: string): string {
  return isIPv6(ipAddress) ? ipaddr.IPv6.networkAddressFromCIDR(`${ipAddress}/64`).toString() : ipAddress;
}
