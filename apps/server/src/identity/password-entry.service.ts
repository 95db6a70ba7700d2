import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { passwordRequired } from "../graphql/errors.ts";
import type { Operation } from "../graphql/operation.ts";
import { accountOf, type Actor } from "./actor.ts";
import { knownDevice } from "./known-device.ts";
import { verifyPassword } from "./passwords.ts";
import { throttledLogin, type Attempt, type Throttle } from "./throttle.ts";

/**
 * For `@requiresPassword`: whoever asks gives his own password once more; in BTG, where STAGING alone lets it come to this, the account's on
 * whose behalf he is there. Counted together with sign-in, before it is evaluated, and audited either way. Leaves no transaction open.
 * @param operationName stands in the log: what the password was given for.
 * @throws PASSWORD_REQUIRED when it is empty or wrong; RATE_LIMITED past the budget; UNAUTHENTICATED when the session has just ended.
 */
export async function demandPassword(
  operation: Operation,
  throttle: Throttle,
  password: string,
  operationName: string,
): Promise<void> {
  const owner = ownerOf(operation.actor);
  if (owner === null) throw passwordRequired(null);
  const tx = await operation.read();
  const { rows } = await sql<{ passwordHash: string | null; throttleEpoch: number }>`
    SELECT password_hash AS "passwordHash", throttle_epoch AS "throttleEpoch" FROM ${sql.table(owner.table)} WHERE id = ${owner.id}`.execute(
    tx.db,
  );
  await operation.finish();
  if (password === "") throw passwordRequired(null);
  const login = { userId: owner.id, ...rows[0]! };
  const attempt: Attempt = {
    login: throttledLogin(login),
    ipAddress: operation.facts.ipAddress,
    // No browser of an employee is known.
    knownDevice: owner.type === "User" ? await knownDevice(operation, owner.id) : null,
  };
  const triesLeft = await throttle.countPasswordTry(attempt);
  const right = await verifyPassword(login.passwordHash, password);
  if (right) await throttle.forgivePasswordTry(attempt);
  await operation.apart((own) =>
    record(own, {
      action: "password.enter",
      outcome: right ? "SUCCESS" : "REFUSED",
      subject: { type: owner.type, id: owner.id, label: owner.name },
      detail: ` for ${operationName}`,
    }),
  );
  if (!right) throw passwordRequired(triesLeft);
}

/** Whose password it is that the actor gives once more, and where it is kept; null for who is signed out. */
function ownerOf(actor: Actor): { id: string; name: string; type: string; table: string } | null {
  const account = accountOf(actor);
  if (account !== null) return { id: account.userId, name: account.name, type: "User", table: "user_account" };
  if (actor.kind !== "VENDOR_EMPLOYEE" || actor.realm !== "VENDOR") return null;
  return { id: actor.employeeId, name: actor.name, type: "VendorEmployee", table: "vendor.employee" };
}
