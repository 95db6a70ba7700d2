import { record } from "../audit/record.ts";
import { forbidden } from "../graphql/errors.ts";
import { keyOf } from "../graphql/node-id.ts";
import type { Tx } from "../store/transaction.ts";
import { summaryOf } from "./access-change.policy.ts";
import { judgeChange } from "./access-change.service.ts";
import type { AccessChangeInput, AccessChangePreview } from "./access-change.types.ts";
import { readAccessState } from "./access-state.service.ts";
import type { AccessState } from "./access-state.ts";
import {
  planNewRole,
  planRoleChange,
  planRoleDeletion,
  planUserAccess,
  type PlannedChange,
} from "./planned-change.policy.ts";
import { accountOf } from "../identity/actor.ts";

/** What saving a change would come to: who gains and who loses what, and what would stand against it. Writes nothing. */
export async function previewAccessChange(tx: Tx, change: AccessChangeInput): Promise<AccessChangePreview> {
  const { updateUserAccess } = change;
  if (updateUserAccess && !maySee(tx, keyOf(updateUserAccess.userId, "User"))) {
    await record(tx, {
      action: "user.read",
      outcome: "REFUSED",
      subject: { type: "Operation", id: null, label: "previewAccessChange" },
      detail: ": the right is missing",
    });
    throw forbidden();
  }
  const before = await readAccessState(tx);
  const { differences, userErrors } = judgeChange(tx, before, planOf(before, change));
  return {
    summary: summaryOf(differences),
    differences: differences
      .filter(({ userId }) => maySee(tx, userId))
      .map(({ userId, gained, lost }) => ({ userUuid: userId, gained: [...gained], lost: [...lost] })),
    userErrors,
  };
}

/** GraphQL lets exactly one of them through. */
function planOf(
  before: AccessState,
  { createRole, updateRole, deleteRole, updateUserAccess }: AccessChangeInput,
): PlannedChange {
  if (createRole) return planNewRole(before, "", createRole);
  if (updateRole) return planRoleChange(before, updateRole);
  if (deleteRole) return planRoleDeletion(before, deleteRole);
  return planUserAccess(before, updateUserAccess!);
}

function maySee({ context: { actor } }: Tx, userId: string): boolean {
  const account = accountOf(actor);
  return account !== null && (account.userId === userId || account.rights.has("user:read"));
}
