import type { AuditAction } from "../audit/actions.ts";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import type { Tx } from "../store/transaction.ts";
import { findPatientSet, setSubject } from "./patient-sets.service.ts";
import type { PatientSet } from "./patient-sets.types.ts";

/** A set that is about to be changed, and what stands against it. */
export interface SetToChange {
  readonly set: PatientSet;
  readonly userErrors: readonly UserError[];
}

/**
 * Reads a set that shall be changed, at the version that the actor has seen. The practice's access lock must be held: under it nobody else
 * changes, deletes or blocks by the set until the commit, and whom it blocks is found blocked here (D3).
 * @throws NOT_FOUND
 */
export async function readSetToChange(
  tx: Tx,
  uuid: string,
  version: number,
  action: AuditAction,
): Promise<SetToChange> {
  const set = await findPatientSet(tx, uuid);
  if (set === null) throw notFound();
  if (set.blocksReader) {
    await record(tx, {
      action,
      outcome: "REFUSED",
      subject: setSubject(set),
      detail: ": it blocks the account in use",
    });
    const message = `The patient set ${set.name} blocks you. Ask an administrator whom it does not block.`;
    return { set, userErrors: [userError("patientSetId", "BLOCKED_BY_SET", message)] };
  }
  if (set.version === version) return { set, userErrors: [] };
  const message = "Somebody changed this set meanwhile. Look at it as it stands now, then change it again.";
  return { set, userErrors: [userError("version", "STALE_VERSION", message)] };
}
