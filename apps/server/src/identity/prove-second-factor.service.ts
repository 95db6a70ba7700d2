import { sql } from "kysely";
import { record } from "../audit/record.ts";
import type { UserError } from "../graphql/common.types.ts";
import { forbidden, unauthenticated } from "../graphql/errors.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { accountOf } from "./actor.ts";
import { knownDevice } from "./known-device.ts";
import {
  acceptProof,
  NOT_SET_UP,
  readProof,
  tellRecoveryCodeUsed,
  warnOfGuessing,
  wrongProof,
} from "./second-factor.service.ts";
import { renewSession } from "./session-renewal.ts";
import type { TwoFactorProofInput } from "./sign-in-challenge.types.ts";
import { throttledLogin, type Attempt } from "./throttle.ts";

/**
 * Shows the second factor in a session that was signed in without it, by a trusted browser, and renews the session. Tries are counted
 * together with those at sign-in, before they are evaluated. It gives no right: emergency access rides on a sign-in alone.
 * @returns the session's new token, or userErrors.
 * @throws RATE_LIMITED past a budget of wrong codes; FORBIDDEN in BTG.
 */
export async function proveSecondFactor(
  operation: Operation,
  { throttle, secrets, config }: Pick<Dependencies, "throttle" | "secrets" | "config">,
  given: TwoFactorProofInput,
): Promise<string | UserError[]> {
  const account = accountOf(operation.actor);
  if (account === null) throw unauthenticated();
  if (operation.actor.kind !== "USER") throw forbidden();
  const { userId, name } = account;
  const tx = await operation.read();
  const { rows } = await sql<Factor>`
    SELECT u.password_hash AS "passwordHash", u.throttle_epoch AS "throttleEpoch",
      EXISTS (SELECT FROM totp t WHERE t.practice_id = u.practice_id AND t.user_id = u.id) AS "isSetUp",
      (SELECT r.salt FROM recovery_code r WHERE r.practice_id = u.practice_id AND r.user_id = u.id LIMIT 1) AS salt
    FROM user_account u WHERE u.id = ${userId}`.execute(tx.db);
  await operation.finish();
  const { isSetUp, salt, ...login } = rows[0]!;
  if (!isSetUp) return [NOT_SET_UP];
  const attempt: Attempt = {
    login: throttledLogin({ userId, ...login }),
    ipAddress: operation.facts.ipAddress,
    knownDevice: await knownDevice(operation, userId),
  };
  const wrongInARow = await throttle.countCodeTry(attempt);
  const proof = await readProof(given, salt);
  const result = await operation.write(
    async (own): Promise<string | UserError[]> => {
      const { actor, sessionId } = own.context;
      if (actor.kind !== "USER") throw unauthenticated();
      const subject = { type: "User", id: userId, label: name };
      if (!(await acceptProof(own, secrets, userId, proof))) {
        await record(own, { action: "two-factor.prove", outcome: "REFUSED", subject, detail: ": the code was wrong" });
        return [wrongProof(proof)];
      }
      await sql`UPDATE session SET two_factor = true WHERE id = ${sessionId}`.execute(own.db);
      await record(own, {
        action: "two-factor.prove",
        subject,
        detail: proof.method === "TOTP" ? " by an authenticator code" : " by a recovery code",
      });
      if (proof.method === "RECOVERY_CODE") await tellRecoveryCodeUsed(own, config);
      return renewSession(own);
    },
    { session: "EXCLUSIVE", access: true },
  );
  if (!Array.isArray(result)) await throttle.forgiveCodeTry(attempt);
  else await warnOfGuessing(operation, throttle, config, { attempt, userId, wrongInARow });
  return result;
}

interface Factor {
  readonly passwordHash: string | null;
  readonly throttleEpoch: number;
  readonly isSetUp: boolean;
  readonly salt: Buffer | null;
}
