import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import { fold } from "../store/fold.ts";
import { withContext, type Tx } from "../store/transaction.ts";
import { ANONYMOUS } from "./actor.ts";
import { newToken, readToken } from "./credential.ts";
import { deviceName } from "./device-name.ts";
import { readOpenedSession, type OpenedSession } from "./open-session.ts";
import { verifyPassword } from "./passwords.ts";
import type { SessionEntity } from "./session.entity.ts";
import { startSession } from "./sessions.service.ts";
import type { Attempt, Throttle } from "./throttle.ts";

/** Uniform for a wrong name, a wrong password and a login that is not active. */
const WRONG_CREDENTIALS = "The user name, e-mail or password is wrong. Check them and try again.";

export interface SignedIn {
  readonly session: OpenedSession;
  /** For the browser to be known by from now on; null where it is known already, or has no cookies. */
  readonly deviceToken: string | null;
  readonly sessionToken: string;
}

/** A login that was found, with what a sign-in needs of it. */
interface FoundLogin {
  practiceId: string;
  userId: string;
  name: string;
  state: string;
  passwordHash: string | null;
  autoLogoutMinutes: number;
}

/** Finds the login by user name, or by e-mail where exactly one has it (D13); null where there is none. */
export async function findLogin(operation: Operation, login: string): Promise<FoundLogin | null> {
  const { rows } = await operation.apart(
    (tx) =>
      sql<{ practice_id: string; user_id: string }>`SELECT * FROM private.find_login(${fold(login)})`.execute(tx.db),
    { practiceId: null },
  );
  const found = rows[0];
  if (found === undefined) return null;
  return operation.apart(
    async (tx) => {
      const { rows: users } = await sql<Omit<FoundLogin, "practiceId">>`
        SELECT u.id AS "userId", concat_ws(' ', u.first_name, u.last_name) AS name, u.state, u.password_hash AS "passwordHash",
          COALESCE(u.auto_logout_minutes, p.auto_logout_minutes) AS "autoLogoutMinutes"
        FROM user_account u JOIN practice p ON p.id = u.practice_id WHERE u.id = ${found.user_id}`.execute(tx.db);
      return { practiceId: found.practice_id, ...users[0]! };
    },
    { practiceId: found.practice_id, actor: ANONYMOUS },
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
  const found = await findLogin(operation, input.login);
  const attempt: Attempt = {
    login: fold(input.login),
    ipAddress: facts.ipAddress,
    knownDevice: await knownDevice(operation, found),
  };
  await throttle.countPasswordTry(attempt);
  const right = await verifyPassword(found?.passwordHash ?? null, input.password);
  if (found === null || !right || found.state !== "ACTIVE") {
    if (found !== null) await recordRefusal(operation, found);
    return [userError(null, "WRONG_CREDENTIALS", WRONG_CREDENTIALS)];
  }
  await throttle.forgivePasswordTry(attempt);
  const device = input.deviceName?.trim() || deviceName(facts.userAgent);
  return operation.apart(
    async (tx) => {
      const { session, token } = startSession(
        tx,
        { id: found.userId, autoLogoutMinutes: found.autoLogoutMinutes },
        device,
      );
      const deviceToken = input.cookies ? await rememberDevice(tx, found.userId, attempt.knownDevice) : null;
      await tx.em.flush();
      const opened = await adoptSession(operation, tx, session);
      if (opened === null) return [userError(null, "WRONG_CREDENTIALS", WRONG_CREDENTIALS)];
      await record(withContext(tx, operation.context), {
        action: "session.start",
        subject: { type: "User", id: found.userId, label: found.name },
        detail: ` with ${device}`,
      });
      return { session: opened, sessionToken: token, deviceToken };
    },
    { practiceId: found.practiceId, actor: ANONYMOUS },
  );
}

/**
 * Makes the operation that of a session just started, with the rights that its user has now; null where the user is no longer active.
 */
export async function adoptSession(
  operation: Operation,
  tx: Tx,
  session: SessionEntity,
): Promise<OpenedSession | null> {
  const { rows } = await sql<
    Record<string, unknown>
  >`SELECT * FROM open_session(${session.tokenHash}, ${tx.now}, false)`.execute(tx.db);
  const opened = readOpenedSession(rows[0], session.practiceId, tx.now);
  if (opened.state !== "LIVE") return null;
  operation.adopt(opened.actor, opened.session);
  return opened.session;
}

async function recordRefusal(operation: Operation, found: FoundLogin): Promise<void> {
  const detail = found.state === "ACTIVE" ? ": the password was wrong" : ": the user is not active";
  await operation.apart(
    (tx) =>
      record(tx, {
        action: "session.start",
        outcome: "REFUSED",
        subject: { type: "User", id: found.userId, label: found.name },
        detail,
      }),
    { practiceId: found.practiceId, actor: ANONYMOUS },
  );
}

/** The hash of the request's browser token, if this login has signed in from that browser. */
async function knownDevice(operation: Operation, found: FoundLogin | null): Promise<string | null> {
  const device = operation.facts.deviceToken === null ? null : readToken(operation.facts.deviceToken);
  if (device === null || found === null || device.practiceId !== found.practiceId) return null;
  const { rows } = await operation.apart(
    (tx) =>
      sql`SELECT FROM known_device WHERE user_id = ${found.userId} AND token_hash = ${Buffer.from(device.hash, "hex")}`.execute(
        tx.db,
      ),
    { practiceId: found.practiceId, actor: ANONYMOUS },
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
