import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { locked, rateLimited } from "../graphql/errors.ts";
import { accountOf, type Actor } from "./actor.ts";
import type { Store } from "../store/store.ts";

const MINUTES = 60;
const DAYS = 24 * 60 * MINUTES;

/** How many, and in how many seconds; 0: without end. */
const BUDGETS = {
  // Failures for all ways of giving a password together.
  /** A login and an address. */
  pair: [10, 15 * MINUTES],
  /** A login over all addresses: it slows a guess from many places, and would also lock its owner out, were it not for `device`. */
  login: [60, 15 * MINUTES],
  /** A browser that the login has signed in from: a budget of its own, so that nobody locks a doctor out from afar. */
  device: [10, 15 * MINUTES],
  /** An address over all logins: it ends the trying of one password at many names. */
  spray: [100, 15 * MINUTES],
  // Wrong codes at the second step, which only somebody who knows the password reaches.
  /** A login, and an address or one of its own browsers. */
  code: [10, 15 * MINUTES],
  /** A login over all addresses; each of its own browsers apart. */
  codeDay: [30, DAYS],
  /** A login, in a row, wherever they come from: the end of guessing (NIST SP 800-63B-4, 3.2.2), until its password changes or it is unlocked. */
  codeRow: [100, 0],
  /** Unlockings of a login: each gives whoever guesses at it new tries. */
  unlocking: [5, DAYS],
  /** Mails that warn a login's owner of wrong codes. */
  warning: [1, 60 * MINUTES],
  /** One-time codes for support: to a user, and by an agent. */
  supportCodeUser: [3, DAYS],
  supportCodeAgent: [10, 60 * MINUTES],
  /** E-mail changes that are refused, for whoever asks: a refusal may tell that an address is taken. */
  refusedEmail: [10, 60 * MINUTES],
  /** Openings of BTG sessions by an employee in a practice: each is a notice to all its users, and a mail to its administrators. */
  opening: [10, 60 * MINUTES],
  /** What needs no login at all, for an address: sign-ups, reset mails. */
  address: [30, 15 * MINUTES],
} as const satisfies Record<string, readonly [points: number, seconds: number]>;

type Budget = keyof typeof BUDGETS;

/** A login as the throttle's keys name it: another one once its password has changed, or an administrator has unlocked it. */
export function throttledLogin(login: { userId: string; passwordHash: string | null; throttleEpoch: number }): string {
  return `${login.userId} ${login.passwordHash} ${login.throttleEpoch}`;
}

export interface Attempt {
  /**
   * By `throttledLogin`: a reset or an unlocking starts all its budgets anew. At a sign-in by user name and by e-mail apart: a budget of
   * both would tell that they are one login. For a login that does not exist, what was typed, folded.
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
  readonly #limiters: Record<Budget, RateLimiterPostgres>;
  readonly #key: Buffer;

  constructor(store: Store, masterKey: Buffer) {
    this.#key = createHmac("sha256", masterKey).update("chartward throttle").digest();
    const limiter = (name: Budget) =>
      new RateLimiterPostgres({
        storeClient: store.pool,
        storeType: "pool",
        tableName: "throttle",
        tableCreated: true,
        // One of them clears the table for all: every 5 minutes what expired an hour ago.
        clearExpiredByTimeout: name === "pair",
        keyPrefix: name,
        points: BUDGETS[name][0],
        duration: BUDGETS[name][1],
      });
    this.#limiters = {
      pair: limiter("pair"),
      login: limiter("login"),
      device: limiter("device"),
      spray: limiter("spray"),
      code: limiter("code"),
      codeDay: limiter("codeDay"),
      codeRow: limiter("codeRow"),
      unlocking: limiter("unlocking"),
      warning: limiter("warning"),
      supportCodeUser: limiter("supportCodeUser"),
      supportCodeAgent: limiter("supportCodeAgent"),
      refusedEmail: limiter("refusedEmail"),
      opening: limiter("opening"),
      address: limiter("address"),
    };
  }

  /**
   * Counts a try at a password.
   * @returns how many are left if it was wrong.
   * @throws RATE_LIMITED, the same for known and unknown logins.
   */
  async countPasswordTry(attempt: Attempt): Promise<number> {
    const left: number[] = [];
    for (const [name, key] of this.#keys(attempt)) left.push(await this.#consume(name, key));
    return Math.min(...left);
  }

  /** Takes a try back that was right: only failures use the budgets up. */
  async forgivePasswordTry(attempt: Attempt): Promise<void> {
    for (const [name, key] of this.#keys(attempt)) {
      if (name === "login" || name === "spray") await this.#limiters[name].reward(key);
      else await this.#limiters[name].delete(key);
    }
  }

  /**
   * Counts a try at a second factor.
   * @returns how many of this login have been wrong in a row, if this one is.
   * @throws RATE_LIMITED
   */
  async countCodeTry(attempt: Attempt): Promise<number> {
    let left = 0;
    for (const [name, key] of this.#codeKeys(attempt)) left = await this.#consume(name, key);
    return BUDGETS.codeRow[0] - left;
  }

  /** Takes a try back that was right, and ends the row of wrong ones. */
  async forgiveCodeTry(attempt: Attempt): Promise<void> {
    for (const [name, key] of this.#codeKeys(attempt)) {
      if (name === "codeDay") await this.#limiters[name].reward(key);
      else await this.#limiters[name].delete(key);
    }
  }

  /** Counts a warning of wrong codes; false when its owner was warned within the hour. */
  countWarning(login: string): Promise<boolean> {
    return this.#has("warning", this.#hash("warning", login));
  }

  /** Counts something that an address asks for without being signed in. */
  async countAddress(ipAddress: string, purpose: string): Promise<void> {
    await this.#consume("address", this.#hash(purpose, networkOf(ipAddress)));
  }

  /** Counts an unlocking of a login. @throws RATE_LIMITED */
  async countUnlocking(userId: string): Promise<void> {
    await this.#consume("unlocking", this.#hash("unlocking", userId));
  }

  /** Counts an e-mail change that a user asks for, before it is looked at. @throws RATE_LIMITED past the budget of refused ones. */
  async countEmailChange(userId: string): Promise<void> {
    await this.#consume("refusedEmail", this.#hash("refusedEmail", userId));
  }

  /** Takes it back: it was not refused. */
  async forgiveEmailChange(userId: string): Promise<void> {
    await this.#limiters.refusedEmail.reward(this.#hash("refusedEmail", userId));
  }

  /** Counts an opening of a BTG session, before it is told of. @throws RATE_LIMITED */
  async countOpening(employeeId: string, practiceId: string): Promise<void> {
    await this.#consume("opening", this.#hash("opening", employeeId, practiceId));
  }

  /** Counts a mail to a login that somebody signed in asks for, together with those that anybody can. @throws RATE_LIMITED */
  async demandMail(login: string): Promise<void> {
    await this.#consume("pair", this.#hash("mail", login));
  }

  /** Counts a set of recovery codes: hashing one takes long. @throws RATE_LIMITED */
  async countNewCodes(actor: Actor): Promise<void> {
    await this.#consume("pair", this.#hash("new codes", accountOf(actor)?.userId ?? actor.kind));
  }

  /** Counts a mail that a user sends to try the settings. @throws RATE_LIMITED */
  async countTestMail(userId: string): Promise<void> {
    await this.#consume("pair", this.#hash("test mail", userId));
  }

  /** Counts a one-time code that an agent has mailed to a user; an agent past his own budget uses up none of the user's. @throws RATE_LIMITED */
  async countSupportCode(employeeId: string, userId: string): Promise<void> {
    await this.#consume("supportCodeAgent", this.#hash("support code of agent", employeeId));
    await this.#consume("supportCodeUser", this.#hash("support code of user", userId));
  }

  /** Counts a mail that anybody can ask for; false when this login has had enough of them. */
  countMail(login: string): Promise<boolean> {
    return this.#has("pair", this.#hash("mail", login));
  }

  #keys({ login, ipAddress, knownDevice }: Attempt): [Budget, string][] {
    if (knownDevice !== null) return [["device", this.#hash("device", login, knownDevice)]];
    const network = networkOf(ipAddress);
    // The narrower first: what it refuses uses up none of the wider.
    return [
      ["pair", this.#hash("pair", login, network)],
      ["spray", this.#hash("spray", network)],
      ["login", this.#hash("login", login)],
    ];
  }

  /** The narrower first, and the row of wrong ones last: what is refused for now is no more of it. */
  #codeKeys({ login, ipAddress, knownDevice }: Attempt): [Budget, string][] {
    const from = knownDevice ?? networkOf(ipAddress);
    return [
      ["code", this.#hash("code", login, from)],
      ["codeDay", knownDevice === null ? this.#hash("codeDay", login) : this.#hash("codeDay", login, knownDevice)],
      ["codeRow", this.#hash("codeRow", login)],
    ];
  }

  /** @returns how many are left. */
  async #consume(name: Budget, key: string): Promise<number> {
    try {
      return (await this.#limiters[name].consume(key)).remainingPoints;
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      throw BUDGETS[name][1] === 0 ? locked() : rateLimited(Math.ceil(reason.msBeforeNext / 1000));
    }
  }

  /** Whether there was one left. */
  #has(name: Budget, key: string): Promise<boolean> {
    return this.#limiters[name].consume(key).then(
      () => true,
      (reason: unknown) => {
        if (reason instanceof RateLimiterRes) return false;
        throw reason;
      },
    );
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
