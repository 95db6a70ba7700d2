import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import type { Tx } from "../store/transaction.ts";
import { ANONYMOUS } from "./actor.ts";
import { AUTO_LOGOUT_MINUTES } from "./auto-logout.ts";
import { newToken, readToken } from "./credential.ts";
import type { SessionDelivery } from "./identity.types.ts";
import { openActivation } from "./elevate.service.ts";
import { knownDevice } from "./known-device.ts";
import { holdAccessStatement } from "./open-session.ts";
import {
  acceptProof,
  readProof,
  tellRecoveryCodeUsed,
  warnOfGuessing,
  wrongProof,
  type Proof,
} from "./second-factor.service.ts";
import { asStarted } from "./sessions.service.ts";
import type { CompleteSignInInput, SignInChallenge } from "./sign-in-challenge.types.ts";
import { startSignedIn, type SignedIn } from "./signed-in.ts";
import { throttledLogin, type Attempt } from "./throttle.ts";

const LIFETIME_MS = 10 * 60 * 1000;
const TRIES = 5;

/** The same for a challenge that is unknown, used, older than ten minutes or tried too often, and after a change of the login. */
const OVER = userError("challengeToken", "EXPIRED", "This sign-in is over. Begin again with your password.");

/** Of a challenge `c` and its login `u`: the password that was right still is, the user may sign in, and has the factor that was asked for. */
const UNCHANGED = sql`u.password_hash = c.password_hash AND u.state = 'ACTIVE'
  AND EXISTS (SELECT FROM totp t WHERE t.practice_id = u.practice_id AND t.user_id = u.id)`;

/** Asks for the second factor of a login whose password was right, in the transaction in which that was found. Nothing is signed in. */
export async function issueChallenge(
  tx: Tx,
  login: { userId: string; name: string; passwordHash: string | null },
  { device, delivery, emergencyAccess }: { device: string; delivery: SessionDelivery; emergencyAccess: boolean },
): Promise<SignInChallenge> {
  const practiceId = tx.context.practiceId!;
  const { token, hash } = newToken(practiceId);
  const expiresAt = new Date(tx.now.getTime() + LIFETIME_MS);
  await sql`
    DELETE FROM sign_in_challenge
    WHERE user_id = ${login.userId} AND (used_at IS NOT NULL OR expires_at <= ${tx.now})`.execute(tx.db);
  await sql`
    INSERT INTO sign_in_challenge (practice_id, id, user_id, token_hash, password_hash, device, delivery, created_at, expires_at)
    VALUES (${practiceId}, ${uuidv7()}, ${login.userId}, ${hash}, ${login.passwordHash}, ${device}, ${delivery}, ${tx.now},
      ${expiresAt})`.execute(tx.db);
  const { rows } = await sql<{ days: number; codes: number }>`
    SELECT browser_trust_days AS days,
      (SELECT count(*) FROM recovery_code WHERE user_id = ${login.userId} AND used_at IS NULL) AS codes FROM practice`.execute(
    tx.db,
  );
  const { days, codes } = rows[0]!;
  await record(tx, {
    action: "session.challenge",
    subject: { type: "User", id: login.userId, label: login.name },
    detail: ` with ${device}`,
  });
  return {
    token,
    methods: codes > 0 ? ["TOTP", "RECOVERY_CODE"] : ["TOTP"],
    emergencyAccess,
    browserTrustDays: mayTrust(delivery, emergencyAccess) ? days : 0,
    expiresAt,
  };
}

/**
 * Whether the browser may be trusted by this sign-in: one with cookies, and where nobody is in an emergency, at whatever device is near.
 */
function mayTrust(delivery: SessionDelivery, emergencyAccess: boolean): boolean {
  return delivery === "COOKIE" && !emergencyAccess;
}

/** A challenge that stands open, with one more try of it counted. */
interface OpenChallenge {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly throttleEpoch: number;
  readonly autoLogoutMinutes: number;
  readonly device: string;
  readonly delivery: SessionDelivery;
  /** Of the user's recovery codes; null where he has none. */
  readonly salt: Buffer | null;
}

/**
 * The session of a right second factor, or userErrors. A try is counted before it is evaluated, for the challenge and for the login: no
 * crash gives one back.
 * @throws RATE_LIMITED past a budget of wrong codes.
 */
export async function completeSignIn(
  operation: Operation,
  { throttle, secrets, config }: Dependencies,
  input: CompleteSignInInput,
): Promise<SignedIn | UserError[]> {
  const { facts } = operation;
  const token = readToken(input.challengeToken);
  if (token === null) return [OVER];
  const place = { practiceId: token.practiceId, actor: ANONYMOUS };
  const tokenHash = Buffer.from(token.hash, "hex");
  const challenge = await operation.apart((tx) => countTry(tx, tokenHash), place);
  if (challenge === null) {
    await throttle.countAddress(facts.ipAddress, "sign-in that is over");
    return operation.apart((tx) => refuseAsOver(tx, tokenHash), place);
  }
  const attempt: Attempt = {
    login: throttledLogin(challenge),
    ipAddress: facts.ipAddress,
    knownDevice: await knownDevice(operation, challenge.userId),
  };
  const wrongInARow = await throttle.countCodeTry(attempt);
  const proof = await readProof(input.proof, challenge.salt);
  const result = await operation.apart(async (tx): Promise<SignedIn | UserError[]> => {
    await sql.raw(holdAccessStatement(token.practiceId)).execute(tx.db);
    if (!(await holdUnchanged(tx, challenge.id))) return refuseAsOver(tx, tokenHash);
    if (!(await acceptProof(tx, secrets, challenge.userId, proof))) return refuseAsWrong(tx, challenge, proof);
    const emergencyActivationId = await openActivation(tx, challenge.userId);
    const trusts = input.trustBrowser && mayTrust(challenge.delivery, emergencyActivationId !== null);
    const signedIn = await startSignedIn(tx, {
      user: { id: challenge.userId, name: challenge.name, autoLogoutMinutes: challenge.autoLogoutMinutes },
      device: challenge.device,
      delivery: challenge.delivery,
      knownDevice: attempt.knownDevice,
      twoFactor: true,
      enrolling: false,
      emergencyActivationId,
      detail: proof.method === "TOTP" ? " and an authenticator code" : " and a recovery code",
      ...(trusts ? { trust: { earlier: facts.trustToken } } : {}),
    });
    if (proof.method === "RECOVERY_CODE") await tellRecoveryCodeUsed(asStarted(tx, signedIn), config);
    await sql`UPDATE sign_in_challenge SET used_at = ${tx.now} WHERE id = ${challenge.id}`.execute(tx.db);
    return signedIn;
  }, place);
  if (!Array.isArray(result)) {
    await throttle.forgiveCodeTry(attempt);
    operation.adopt(result.actor, result.session);
  } else await warnOfGuessing(operation, throttle, config, { attempt, userId: challenge.userId, wrongInARow }, place);
  return result;
}

/** Counts a try of a challenge that is open: unused, within its time and tries, of a login that has not changed since. */
async function countTry(tx: Tx, tokenHash: Buffer): Promise<OpenChallenge | null> {
  const { rows } = await sql<OpenChallenge>`
    UPDATE sign_in_challenge c SET tries = c.tries + 1
    FROM user_account u JOIN practice p ON p.id = u.practice_id
    WHERE c.token_hash = ${tokenHash} AND u.practice_id = c.practice_id AND u.id = c.user_id
      AND c.used_at IS NULL AND c.expires_at > ${tx.now} AND c.tries < ${TRIES} AND ${UNCHANGED}
    RETURNING c.id, c.user_id AS "userId", concat_ws(' ', u.first_name, u.last_name) AS name, u.password_hash AS "passwordHash",
      u.throttle_epoch AS "throttleEpoch", ${AUTO_LOGOUT_MINUTES} AS "autoLogoutMinutes", c.device, c.delivery,
      (SELECT r.salt FROM recovery_code r WHERE r.practice_id = u.practice_id AND r.user_id = u.id LIMIT 1) AS salt`.execute(
    tx.db,
  );
  return rows[0] ?? null;
}

/** Whether the challenge and its login still are what they were when the try was counted; if so, they stay so until the commit. */
async function holdUnchanged(tx: Tx, challengeId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM sign_in_challenge c JOIN user_account u ON u.practice_id = c.practice_id AND u.id = c.user_id
    WHERE c.id = ${challengeId} AND c.used_at IS NULL AND ${UNCHANGED} FOR NO KEY UPDATE OF u, c`.execute(tx.db);
  return rows.length > 0;
}

/** The uniform answer. What is over, and whose, stands in the log of the login's practice alone. */
async function refuseAsOver(tx: Tx, tokenHash: Buffer): Promise<UserError[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT u.id, concat_ws(' ', u.first_name, u.last_name) AS name
    FROM sign_in_challenge c JOIN user_account u ON u.practice_id = c.practice_id AND u.id = c.user_id
    WHERE c.token_hash = ${tokenHash}`.execute(tx.db);
  for (const { id, name } of rows) {
    await record(tx, {
      action: "session.challenge",
      outcome: "REFUSED",
      subject: { type: "User", id, label: name },
      detail: ": the sign-in was over",
    });
  }
  return [OVER];
}

async function refuseAsWrong(tx: Tx, { userId, name }: OpenChallenge, proof: Proof): Promise<UserError[]> {
  const subject = { type: "User", id: userId, label: name };
  if (proof.method === "TOTP")
    await record(tx, { action: "session.challenge", outcome: "REFUSED", subject, detail: ": the code was wrong" });
  else await record(tx, { action: "recovery-code.use", outcome: "REFUSED", subject });
  return [wrongProof(proof)];
}
