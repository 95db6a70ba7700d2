import { sql } from "kysely";
import { NIL } from "uuid";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import { checkText } from "../graphql/text-rules.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { ANONYMOUS } from "./actor.ts";
import { AUTO_LOGOUT_MINUTES } from "./auto-logout.ts";
import { isBrowserTrusted } from "./browser-trust.service.ts";
import { DEVICE_NAME_LENGTH, deviceName } from "./device-name.ts";
import { openActivation } from "./elevate.service.ts";
import { doEqualWork } from "./equal-work.ts";
import type { SignInInput } from "./identity.types.ts";
import { knownDevice } from "./known-device.ts";
import { holdAccessStatement } from "./open-session.ts";
import { verifyPassword } from "./passwords.ts";
import { issueChallenge } from "./sign-in-challenge.service.ts";
import type { SignInChallenge } from "./sign-in-challenge.types.ts";
import { startSignedIn, type SignedIn } from "./signed-in.ts";
import { throttledLogin, type Attempt, type Throttle } from "./throttle.ts";

/** Uniform for a wrong name, a wrong password and a login that is not active. */
const WRONG_CREDENTIALS = "The user name, e-mail or password is wrong. Check them and try again.";

/** A login that was found, with what a sign-in needs of it. */
export interface FoundLogin {
  practiceId: string;
  userId: string;
  name: string;
  state: string;
  passwordHash: string | null;
  /** His own or the practice's, within its bounds. */
  autoLogoutMinutes: number;
  throttleEpoch: number;
  /** Found by the e-mail address that was typed, and not by the user name. */
  byEmail: boolean;
}

/** Finds the login by user name, or by e-mail where exactly one has it (D13); null where there is none, after the same work. */
export async function findLogin(operation: Operation, login: string): Promise<FoundLogin | null> {
  const { rows } = await operation.apart(
    (tx) =>
      sql<{ practice_id: string; user_id: string }>`SELECT * FROM private.find_login(${fold(login)})`.execute(tx.db),
    { practiceId: null },
  );
  const { practice_id: practiceId, user_id: userId } = rows[0] ?? { practice_id: NIL, user_id: NIL };
  return operation.apart(
    async (tx) => {
      const { rows: users } = await sql<Omit<FoundLogin, "practiceId">>`
        SELECT u.id AS "userId", concat_ws(' ', u.first_name, u.last_name) AS name, u.state, u.password_hash AS "passwordHash",
          u.throttle_epoch AS "throttleEpoch", ${AUTO_LOGOUT_MINUTES} AS "autoLogoutMinutes",
          u.user_name_folded <> ${fold(login)} AS "byEmail"
        FROM user_account u JOIN practice p ON p.id = u.practice_id WHERE u.id = ${userId}`.execute(tx.db);
      return users[0] === undefined ? null : { practiceId, ...users[0] };
    },
    { practiceId, actor: ANONYMOUS },
  );
}

/**
 * The session of the right password, the challenge where a second factor is due, or userErrors: the same for a wrong name, a wrong
 * password and a login that is not active, after the same work.
 * @throws RATE_LIMITED past the budget of failures.
 */
export async function signIn(
  operation: Operation,
  throttle: Throttle,
  input: SignInInput,
): Promise<SignedIn | SignInChallenge | UserError[]> {
  const { facts } = operation;
  const named = input.deviceName?.trim() ?? "";
  const errors = named === "" ? [] : checkText("deviceName", "Device name", named, DEVICE_NAME_LENGTH);
  if (errors.length > 0) return errors;
  const found = await findLogin(operation, input.login);
  const attempt: Attempt = {
    login: found === null ? fold(input.login) : `${throttledLogin(found)}${found.byEmail ? " by e-mail" : ""}`,
    ipAddress: facts.ipAddress,
    knownDevice: await knownDevice(operation, found?.userId ?? null),
  };
  await throttle.countPasswordTry(attempt);
  const right = await verifyPassword(found?.passwordHash ?? null, input.password);
  if (found?.state !== "ACTIVE") return refuse(operation, found, ": the user is not active");
  if (!right) return refuse(operation, found, ": the password was wrong");
  await throttle.forgivePasswordTry(attempt);
  const device = named === "" ? deviceName(facts.userAgent) : named;
  const result = await operation.apart(
    (tx) => passOn(tx, found, input, device, attempt.knownDevice, facts.trustToken),
    {
      practiceId: found.practiceId,
      actor: ANONYMOUS,
    },
  );
  if (result === null) return refuse(operation, found, ": the password or the state was changed meanwhile");
  if ("sessionToken" in result) operation.adopt(result.actor, result.session);
  return result;
}

/** What follows the right password: the session, or the challenge where a second factor is due; null when the login has changed meanwhile. */
async function passOn(
  tx: Tx,
  login: FoundLogin,
  { delivery }: SignInInput,
  device: string,
  known: string | null,
  trustToken: string | null,
): Promise<SignedIn | SignInChallenge | null> {
  await sql.raw(holdAccessStatement(login.practiceId)).execute(tx.db);
  const demanded = await holdUnchanged(tx, login);
  if (demanded === null) return null;
  const emergencyAccess = demanded.totp && (await openActivation(tx, login.userId)) !== null;
  const mayBeTrusted = demanded.totp && !emergencyAccess && delivery === "COOKIE";
  const trusted = mayBeTrusted && (await isBrowserTrusted(tx, login.userId, trustToken));
  if (demanded.totp && !trusted) return issueChallenge(tx, login, { device, delivery, emergencyAccess });
  const enrolling = demanded.required && !demanded.totp;
  return startSignedIn(tx, {
    user: { id: login.userId, name: login.name, autoLogoutMinutes: login.autoLogoutMinutes },
    device,
    delivery,
    knownDevice: known,
    twoFactor: false,
    enrolling,
    // Nothing is elevated without a second factor, whatever the browser is trusted with.
    emergencyActivationId: null,
    detail: trusted ? ", a trusted browser" : enrolling ? ", to set up a second factor first" : "",
  });
}

/**
 * Whether the login is still active and has the password that was checked; if so, it stays as it is until the commit. Whoever changes it
 * waits, and finds the session that was started.
 * @returns which second factor is there, and whether the practice demands one; null when the login has changed.
 */
async function holdUnchanged(
  tx: Tx,
  { userId, passwordHash }: FoundLogin,
): Promise<{ totp: boolean; required: boolean } | null> {
  const { rows } = await sql<{ totp: boolean; required: boolean }>`
    SELECT EXISTS (SELECT FROM totp t WHERE t.practice_id = u.practice_id AND t.user_id = u.id) AS totp,
      p.two_factor_policy = 'REQUIRED' AS required
    FROM user_account u JOIN practice p ON p.id = u.practice_id
    WHERE u.id = ${userId} AND u.password_hash = ${passwordHash} AND u.state = 'ACTIVE' FOR NO KEY UPDATE OF u`.execute(
    tx.db,
  );
  return rows[0] ?? null;
}

/** The uniform refusal. Its cause stands in the log of the login's practice alone. */
async function refuse(operation: Operation, found: FoundLogin | null, detail: string): Promise<UserError[]> {
  await operation.apart(
    (tx) =>
      found === null
        ? doEqualWork(tx, 1)
        : record(tx, {
            action: "session.start",
            outcome: "REFUSED",
            subject: { type: "User", id: found.userId, label: found.name },
            detail,
          }),
    { practiceId: found?.practiceId ?? null, actor: ANONYMOUS },
  );
  return [userError(null, "WRONG_CREDENTIALS", WRONG_CREDENTIALS)];
}
