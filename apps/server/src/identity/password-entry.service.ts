import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { passwordRequired } from "../graphql/errors.ts";
import type { Operation } from "../graphql/operation.ts";
import { knownDevice } from "./known-device.ts";
import { verifyPassword } from "./passwords.ts";
import { throttledLogin, type Attempt, type Throttle } from "./throttle.ts";

/**
 * For `@requiresPassword`: whoever asks gives his own password once more. Counted together with sign-in, before it is evaluated, and
 * audited either way. Leaves no transaction open.
 * @param operationName stands in the log: what the password was given for.
 * @throws PASSWORD_REQUIRED when it is empty or wrong; RATE_LIMITED past the budget; UNAUTHENTICATED when the session has just ended.
 */
export async function demandPassword(
  operation: Operation,
  throttle: Throttle,
  password: string,
  operationName: string,
): Promise<void> {
  const { actor } = operation;
  if (actor.kind !== "USER") throw passwordRequired(null);
  const tx = await operation.read();
  const { rows } = await sql<{ passwordHash: string | null; throttleEpoch: number }>`
    SELECT password_hash AS "passwordHash", throttle_epoch AS "throttleEpoch" FROM user_account WHERE id = ${actor.userId}`.execute(
    tx.db,
  );
  await operation.finish();
  if (password === "") throw passwordRequired(null);
  const login = { userId: actor.userId, ...rows[0]! };
  const attempt: Attempt = {
    login: throttledLogin(login),
    ipAddress: operation.facts.ipAddress,
    knownDevice: await knownDevice(operation, actor.userId),
  };
  const triesLeft = await throttle.countPasswordTry(attempt);
  const right = await verifyPassword(login.passwordHash, password);
  if (right) await throttle.forgivePasswordTry(attempt);
  await operation.apart((own) =>
    record(own, {
      action: "password.enter",
      outcome: right ? "SUCCESS" : "REFUSED",
      subject: { type: "User", id: actor.userId, label: actor.name },
      detail: ` for ${operationName}`,
    }),
  );
  if (!right) throw passwordRequired(triesLeft);
}
