import { sql } from "kysely";
import { NIL } from "uuid";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import { checkText } from "../graphql/text-rules.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { ANONYMOUS } from "./actor.ts";
import { newToken, readToken } from "./credential.ts";
import { DEVICE_NAME_LENGTH, deviceName } from "./device-name.ts";
import { doEqualWork } from "./equal-work.ts";
import { verifyPassword } from "./passwords.ts";
import { asStarted, startSession, type StartedSession } from "./sessions.service.ts";
import type { Attempt, Throttle } from "./throttle.ts";

/** Uniform for a wrong name, a wrong password and a login that is not active. */
const WRONG_CREDENTIALS = "The user name, e-mail or password is wrong. Check them and try again.";

export interface SignedIn extends StartedSession {
  /** For the browser to be known by from now on; null where it is known already, or has no cookies. */
  readonly deviceToken: string | null;
}

/** A login that was found, with what a sign-in needs of it. */
export interface FoundLogin {
  practiceId: string;
  userId: string;
  name: string;
  state: string;
  passwordHash: string | null;
  autoLogoutMinutes: number;
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
          COALESCE(u.auto_logout_minutes, p.auto_logout_minutes) AS "autoLogoutMinutes"
        FROM user_account u JOIN practice p ON p.id = u.practice_id WHERE u.id = ${userId}`.execute(tx.db);
      return users[0] === undefined ? null : { practiceId, ...users[0] };
    },
    { practiceId, actor: ANONYMOUS },
  );
}

/**
 * The session of the right password, or userErrors: the same for a wrong name, a wrong password and a login that is not active, after
 * the same work.
 * @throws RATE_LIMITED past the budget of failures.
 */
export async function signIn(
  operation: Operation,
  throttle: Throttle,
  input: { login: string; password: string; deviceName?: string | null; cookies: boolean },
): Promise<SignedIn | UserError[]> {
  const { facts } = operation;
  const named = input.deviceName?.trim() ?? "";
  const errors = named === "" ? [] : checkText("deviceName", "Device name", named, DEVICE_NAME_LENGTH);
  if (errors.length > 0) return errors;
  const found = await findLogin(operation, input.login);
  const attempt: Attempt = {
    login: found === null ? fold(input.login) : `${found.userId} ${found.passwordHash}`,
    ipAddress: facts.ipAddress,
    knownDevice: await knownDevice(operation, found),
  };
  await throttle.countPasswordTry(attempt);
  const right = await verifyPassword(found?.passwordHash ?? null, input.password);
  if (found?.state !== "ACTIVE") return refuse(operation, found, ": the user is not active");
  if (!right) return refuse(operation, found, ": the password was wrong");
  await throttle.forgivePasswordTry(attempt);
  const device = named === "" ? deviceName(facts.userAgent) : named;
  const signedIn = await operation.apart(
    async (tx) => {
      if (!(await holdUnchanged(tx, found))) return null;
      const started = await startSession(tx, { id: found.userId, autoLogoutMinutes: found.autoLogoutMinutes }, device);
      const deviceToken = input.cookies ? await rememberDevice(tx, found.userId, attempt.knownDevice) : null;
      await record(asStarted(tx, started), {
        action: "session.start",
        subject: { type: "User", id: found.userId, label: found.name },
        detail: ` with ${device}`,
      });
      return { ...started, deviceToken };
    },
    { practiceId: found.practiceId, actor: ANONYMOUS },
  );
  if (signedIn === null) return refuse(operation, found, ": the password or the state was changed meanwhile");
  operation.adopt(signedIn.actor, signedIn.session);
  return signedIn;
}

/**
 * Whether the login is still active and has the password that was checked; if so, it stays as it is until the commit. Whoever changes it
 * waits, and finds the session that was started.
 */
async function holdUnchanged(tx: Tx, { userId, passwordHash }: FoundLogin): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM user_account WHERE id = ${userId} AND password_hash = ${passwordHash} AND state = 'ACTIVE' FOR SHARE`.execute(
    tx.db,
  );
  return rows.length > 0;
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

/** The hash of the request's browser token, if this login has signed in from that browser. */
async function knownDevice(operation: Operation, found: FoundLogin | null): Promise<string | null> {
  const device = operation.facts.deviceToken === null ? null : readToken(operation.facts.deviceToken);
  if (device === null) return null;
  const { rows } = await operation.apart(
    (tx) =>
      sql`SELECT FROM known_device WHERE user_id = ${found?.userId ?? NIL} AND token_hash = ${Buffer.from(device.hash, "hex")}`.execute(
        tx.db,
      ),
    { practiceId: device.practiceId, actor: ANONYMOUS },
  );
  return rows.length > 0 ? device.hash : null;
}

async function rememberDevice(tx: Tx, userId: string, known: string | null): Promise<string | null> {
  if (known !== null) {
    await sql`UPDATE known_device SET last_used_at = ${tx.now} WHERE user_id = ${userId} AND token_hash = ${Buffer.from(known, "hex")}`.execute(
      tx.db,
    );
    return null;
  }
  const { token, hash } = newToken(tx.context.practiceId!);
  await sql`
    INSERT INTO known_device (practice_id, user_id, token_hash, last_used_at)
    VALUES (${tx.context.practiceId}, ${userId}, ${hash}, ${tx.now})`.execute(tx.db);
  return token;
}
