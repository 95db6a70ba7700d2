import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { forbidden } from "../graphql/errors.ts";
import { readNodeId } from "../graphql/node-id.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import type { AccessRight } from "./access-rights.ts";
import { explainAccess as explain } from "./explain-access.policy.ts";
import { readStoredAccess } from "./user-access.service.ts";
import type { AccessExplanation, UserReference } from "./user-access.types.ts";
import { accountOf } from "../identity/actor.ts";

/** The same for a user who is none and for another practice's (D10). */
const UNKNOWN: AccessExplanation = {
  decision: {
    allowed: false,
    reason: "UNKNOWN",
    message: "Refused. There is no such user, or you may not know of them.",
  },
  grounds: [],
};

/** Why a user has a right or has it not. @throws FORBIDDEN about others without `access:check`, whether there is such a user or not. */
export async function explainAccess(tx: Tx, reference: UserReference, right: AccessRight): Promise<AccessExplanation> {
  const account = accountOf(tx.context.actor);
  const userId = await findReferenced(tx, reference);
  if (account === null || (account.userId !== userId && !account.rights.has("access:check"))) {
    await record(tx, {
      action: "operation.refuse",
      outcome: "REFUSED",
      subject: { type: "Operation", id: null, label: "explainAccess" },
      detail: ": the right is missing",
    });
    throw forbidden();
  }
  const user = userId === null ? undefined : (await readStoredAccess(tx, [userId])).get(userId);
  return user === undefined ? UNKNOWN : explain(user, right);
}

/** The uuid of the user who is meant; null where there is none in this practice. */
async function findReferenced(tx: Tx, { id, userName, email }: UserReference): Promise<string | null> {
  if (id != null) {
    const node = readNodeId(id);
    return node?.type === "User" ? node.key : null;
  }
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM user_account
    WHERE ${userName != null ? sql`user_name_folded = ${fold(userName)}` : sql`email_folded = ${fold(email!)}`}`.execute(
    tx.db,
  );
  return rows[0]?.id ?? null;
}
