import { record } from "../audit/record.ts";
import { forbidden } from "../graphql/errors.ts";
import { accountOf } from "../identity/actor.ts";
import type { Tx } from "../store/transaction.ts";
import type { AskedUser } from "./asked-access.service.ts";

/**
 * One's own access is everybody's to ask about.
 * @param operation as the log names it.
 * @param users null: one who is not there. Whether a user exists is not to be learnt by asking.
 * @throws FORBIDDEN about others without `access:check`; the refusal stands in the log.
 */
export async function demandMayAsk(tx: Tx, operation: string, users: readonly (AskedUser | null)[]): Promise<void> {
  const account = accountOf(tx.context.actor);
  if (account !== null && (account.rights.has("access:check") || users.every((user) => user?.uuid === account.userId)))
    return;
  await record(tx, {
    action: "operation.refuse",
    outcome: "REFUSED",
    subject: { type: "Operation", id: null, label: operation },
    detail: ": the right is missing",
  });
  throw forbidden();
}
