import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { checkOptionalText } from "../graphql/text-rules.ts";
import { newToken, NO_PRACTICE, readToken } from "../identity/credential.ts";
import { DEVICE_NAME_LENGTH, deviceName } from "../identity/device-name.ts";
import type { SessionDelivery } from "../identity/identity.types.ts";
import { holdAccessStatement } from "../identity/open-session.ts";
import { verifyPassword } from "../identity/passwords.ts";
import type { DeliverableSession } from "../identity/session-delivery.ts";
import { WRONG_TOTP_CODE } from "../identity/second-factor.service.ts";
import type { CompleteSignInInput, SignInChallenge } from "../identity/sign-in-challenge.types.ts";
import { throttledLogin, type Attempt, type Throttle } from "../identity/throttle.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { employeeSubject, VENDOR_REALM } from "./vendor-employee.ts";
import { acceptVendorCode } from "./vendor-second-factor.service.ts";
import { startVendorSession, type StartedVendorSession } from "./vendor-sessions.service.ts";
import type { VendorSignInInput } from "./vendor-sign-in.types.ts";

const CHALLENGE_MS = 10 * 60 * 1000;
const CHALLENGE_TRIES = 5;
/** Of an employee, open at once. */
const MOST_CHALLENGES = 20;

/** Uniform for a wrong name, a wrong password and an employee who is disabled. */
const WRONG_CREDENTIALS = userError(
  null,
  "WRONG_CREDENTIALS",
  "The user name or password is wrong. Check them and try again.",
);
/** The same for a challenge that is unknown, used, older than ten minutes or tried too often, and after a change of the login. */
const OVER = userError("challengeToken", "EXPIRED", "This sign-in is over. Begin again with your password.");
const NO_RECOVERY_CODE = userError(
  "proof.recoveryCode",
  "WRONG_CODE",
  "An employee of the vendor has no recovery codes. Type the code that the app shows.",
);

/** Of a challenge `c` and its employee `e`: the password that was right still is, he may sign in, and has a second factor. */
const UNCHANGED = sql`e.password_hash = c.password_hash AND e.state = 'ACTIVE'
  AND EXISTS (SELECT FROM vendor.totp t WHERE t.employee_id = e.id)`;

/** A sign-in of an employee that is through. No browser of his is known or trusted: a second factor is asked for each time. */
export type VendorSignedIn = StartedVendorSession & DeliverableSession;

/** An employee who was found, with what a sign-in needs of him. */
interface FoundLogin {
  userId: string;
  name: string;
  state: "ACTIVE" | "DISABLED";
  passwordHash: string;
  throttleEpoch: number;
}

/**
 * The challenge of the right password; at the first sign-in the session that sets a second factor up; or userErrors: the same for a wrong
 * name, a wrong password and an employee who is disabled, after the same work.
 * @throws RATE_LIMITED past the budget of failures.
 */
export async function vendorSignIn(
  operation: Operation,
  throttle: Throttle,
  input: VendorSignInInput,
): Promise<VendorSignedIn | SignInChallenge | UserError[]> {
  const { facts } = operation;
  const named = input.deviceName?.trim() ?? "";
  const errors = checkOptionalText("deviceName", "Device name", named, DEVICE_NAME_LENGTH);
  if (errors.length > 0) return errors;
  const found = await operation.apart((tx) => findLogin(tx, input.login), VENDOR_REALM);
  const attempt: Attempt = {
    // U+0000 stands in no login of a practice: the budgets of unknown names are the realm's own.
    login: found === null ? `vendor\0${fold(input.login)}` : throttledLogin(found),
    ipAddress: facts.ipAddress,
    knownDevice: null,
  };
  await throttle.countPasswordTry(attempt);
  const right = await verifyPassword(found?.passwordHash ?? null, input.password);
  const refuse = async (detail: string) => {
    await operation.apart((tx) => refuseSignIn(tx, found, detail), VENDOR_REALM);
    return [WRONG_CREDENTIALS];
  };
  if (found === null) return refuse(": there is no such employee");
  if (found.state !== "ACTIVE") return refuse(": the employee is disabled");
  if (!right) return refuse(": the password was wrong");
  await throttle.forgivePasswordTry(attempt);
  const device = named === "" ? deviceName(facts.userAgent) : named;
  const result = await operation.apart((tx) => passOn(tx, found, device, input.delivery), VENDOR_REALM);
  if (result === null) return refuse(": the password or the state was changed meanwhile");
  if ("sessionToken" in result) operation.adopt(result.actor, null);
  return result;
}

async function findLogin(tx: Tx, login: string): Promise<FoundLogin | null> {
  const { rows } = await sql<FoundLogin>`
    SELECT id AS "userId", name, state, password_hash AS "passwordHash", throttle_epoch AS "throttleEpoch"
    FROM vendor.employee WHERE user_name_folded = ${fold(login)}`.execute(tx.db);
  return rows[0] ?? null;
}

/** What was typed as a name that nobody has stands nowhere: it may have been a password. */
async function refuseSignIn(tx: Tx, found: FoundLogin | null, detail: string): Promise<void> {
  await record(tx, {
    action: "session.start",
    outcome: "REFUSED",
    subject: found === null ? { type: "VendorEmployee", id: null, label: "an employee" } : subjectOf(found),
    detail,
  });
}

/** What follows the right password; null when the login has changed meanwhile. */
async function passOn(
  tx: Tx,
  login: FoundLogin,
  device: string,
  delivery: SessionDelivery,
): Promise<VendorSignedIn | SignInChallenge | null> {
  await sql.raw(holdAccessStatement(NO_PRACTICE)).execute(tx.db);
  const { rows } = await sql<{ totp: boolean }>`
    SELECT EXISTS (SELECT FROM vendor.totp t WHERE t.employee_id = e.id) AS totp FROM vendor.employee e
    WHERE e.id = ${login.userId} AND e.password_hash = ${login.passwordHash} AND e.state = 'ACTIVE' FOR NO KEY UPDATE OF e`.execute(
    tx.db,
  );
  if (rows[0] === undefined) return null;
  if (rows[0].totp) return issueChallenge(tx, login, device, delivery);
  const detail = ", to set up a second factor first";
  return {
    ...(await startVendorSession(tx, login.userId, { device, enrolling: true, detail })),
    ...handedOver(delivery),
  };
}

/** Asks for the second factor. Nothing is signed in. */
async function issueChallenge(
  tx: Tx,
  login: FoundLogin,
  device: string,
  delivery: SessionDelivery,
): Promise<SignInChallenge> {
  const { token, hash } = newToken(NO_PRACTICE);
  const expiresAt = new Date(tx.now.getTime() + CHALLENGE_MS);
  await sql`
    DELETE FROM vendor.sign_in_challenge
    WHERE employee_id = ${login.userId} AND (used_at IS NOT NULL OR expires_at <= ${tx.now})`.execute(tx.db);
  await sql`
    INSERT INTO vendor.sign_in_challenge (id, employee_id, token_hash, password_hash, device, delivery, created_at, expires_at)
    VALUES (${uuidv7()}, ${login.userId}, ${hash}, ${login.passwordHash}, ${device}, ${delivery}, ${tx.now}, ${expiresAt})`.execute(
    tx.db,
  );
  await sql`
    DELETE FROM vendor.sign_in_challenge WHERE id IN (
      SELECT id FROM vendor.sign_in_challenge WHERE employee_id = ${login.userId}
      ORDER BY created_at DESC, id DESC OFFSET ${MOST_CHALLENGES})`.execute(tx.db);
  await record(tx, { action: "session.challenge", subject: subjectOf(login), detail: ` with ${device}` });
  return { token, methods: ["TOTP"], emergencyAccess: false, browserTrustDays: 0, expiresAt };
}

/** Deletes challenges that were over at a moment. @returns how many, of at most so many. */
export async function deleteOldChallenges(tx: Tx, moment: Date, most: number): Promise<number> {
  const { rows } = await sql`
    DELETE FROM vendor.sign_in_challenge WHERE id IN (
      SELECT id FROM vendor.sign_in_challenge WHERE expires_at <= ${moment} LIMIT ${most} FOR UPDATE SKIP LOCKED)
    RETURNING id`.execute(tx.db);
  return rows.length;
}

/** A challenge that stands open, with one more try of it counted. */
interface OpenChallenge extends Omit<FoundLogin, "state"> {
  readonly id: string;
  readonly device: string;
  readonly delivery: SessionDelivery;
}

/**
 * The session of a right second factor, or userErrors. A try is counted before it is evaluated, for the challenge and for the login: no
 * crash gives one back.
 * @throws RATE_LIMITED past a budget of wrong codes.
 */
export async function completeVendorSignIn(
  operation: Operation,
  { throttle, vendorSecrets }: Dependencies,
  { challengeToken, proof }: CompleteSignInInput,
): Promise<VendorSignedIn | UserError[]> {
  const { ipAddress } = operation.facts;
  const tokenHash = Buffer.from(readToken(challengeToken)?.hash ?? "", "hex");
  const challenge = await operation.apart((tx) => countTry(tx, tokenHash), VENDOR_REALM);
  if (challenge === null) {
    await throttle.countAddress(ipAddress, "sign-in that is over");
    return operation.apart((tx) => refuseAsOver(tx, tokenHash), VENDOR_REALM);
  }
  const attempt: Attempt = { login: throttledLogin(challenge), ipAddress, knownDevice: null };
  await throttle.countCodeTry(attempt);
  const result = await operation.apart(async (tx): Promise<VendorSignedIn | UserError[]> => {
    await sql.raw(holdAccessStatement(NO_PRACTICE)).execute(tx.db);
    if (!(await holdUnchanged(tx, challenge.id))) return refuseAsOver(tx, tokenHash);
    const { totpCode } = proof;
    if (totpCode === undefined || !(await acceptVendorCode(tx, vendorSecrets, challenge.userId, totpCode))) {
      const detail = ": the code was wrong";
      await record(tx, { action: "session.challenge", outcome: "REFUSED", subject: subjectOf(challenge), detail });
      return [totpCode === undefined ? NO_RECOVERY_CODE : WRONG_TOTP_CODE];
    }
    await sql`UPDATE vendor.sign_in_challenge SET used_at = ${tx.now} WHERE id = ${challenge.id}`.execute(tx.db);
    const session = { device: challenge.device, enrolling: false, detail: " and an authenticator code" };
    return { ...(await startVendorSession(tx, challenge.userId, session)), ...handedOver(challenge.delivery) };
  }, VENDOR_REALM);
  if (!Array.isArray(result)) {
    await throttle.forgiveCodeTry(attempt);
    operation.adopt(result.actor, null);
  }
  return result;
}

/** Counts a try of a challenge that is open: unused, within its time and tries, of a login that has not changed since. */
async function countTry(tx: Tx, tokenHash: Buffer): Promise<OpenChallenge | null> {
  const { rows } = await sql<OpenChallenge>`
    UPDATE vendor.sign_in_challenge c SET tries = c.tries + 1 FROM vendor.employee e
    WHERE c.token_hash = ${tokenHash} AND e.id = c.employee_id
      AND c.used_at IS NULL AND c.expires_at > ${tx.now} AND c.tries < ${CHALLENGE_TRIES} AND ${UNCHANGED}
    RETURNING c.id, e.id AS "userId", e.name, e.password_hash AS "passwordHash", e.throttle_epoch AS "throttleEpoch", c.device,
      c.delivery`.execute(tx.db);
  return rows[0] ?? null;
}

/** Whether the challenge and its login still are what they were when the try was counted; if so, they stay so until the commit. */
async function holdUnchanged(tx: Tx, challengeId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM vendor.sign_in_challenge c JOIN vendor.employee e ON e.id = c.employee_id
    WHERE c.id = ${challengeId} AND c.used_at IS NULL AND ${UNCHANGED} FOR NO KEY UPDATE OF e, c`.execute(tx.db);
  return rows.length > 0;
}

/** The uniform answer. What is over, and whose, stands in the vendor's log alone. */
async function refuseAsOver(tx: Tx, tokenHash: Buffer): Promise<UserError[]> {
  const { rows } = await sql<{ userId: string; name: string }>`
    SELECT e.id AS "userId", e.name FROM vendor.sign_in_challenge c JOIN vendor.employee e ON e.id = c.employee_id
    WHERE c.token_hash = ${tokenHash}`.execute(tx.db);
  for (const employee of rows) {
    const detail = ": the sign-in was over";
    await record(tx, { action: "session.challenge", outcome: "REFUSED", subject: subjectOf(employee), detail });
  }
  return [OVER];
}

function subjectOf({ userId: id, name }: { userId: string; name: string }) {
  return employeeSubject({ id, name });
}

function handedOver(delivery: SessionDelivery): Omit<DeliverableSession, "session" | "sessionToken"> {
  return { delivery, deviceToken: null, trust: null };
}
