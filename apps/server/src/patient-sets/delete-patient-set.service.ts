import { sql } from "kysely";
import { listed } from "../access/listed.ts";
import { record } from "../audit/record.ts";
import { userError } from "../graphql/common.types.ts";
import { keyOf, nodeId } from "../graphql/node-id.ts";
import { countBlockChange } from "../set-security/keep-out.service.ts";
import type { Tx } from "../store/transaction.ts";
import { readSetToChange } from "./set-to-change.ts";
import { setSubject } from "./patient-sets.service.ts";
import type { DeletePatientSetInput, DeletePatientSetPayload } from "./patient-sets.types.ts";

/**
 * Deletes a set with its members, and lifts the blocks by it: said again where there are some. The name is free again; a set that takes it
 * blocks nobody.
 * @throws NOT_FOUND
 */
export async function deletePatientSet(
  tx: Tx,
  { patientSetId, version, confirmBlocks }: DeletePatientSetInput,
): Promise<DeletePatientSetPayload> {
  const { set, userErrors } = await readSetToChange(
    tx,
    keyOf(patientSetId, "PatientSet"),
    version,
    "patient-set.delete",
  );
  if (userErrors.length > 0) return { deletedPatientSetId: null, userErrors: [...userErrors] };
  const { rows: blocked } = await sql<{ id: string; name: string }>`
    SELECT u.id, concat_ws(' ', u.first_name, u.last_name) AS name
    FROM set_block b JOIN user_account u ON u.practice_id = b.practice_id AND u.id = b.user_id
    WHERE b.patient_set_id = ${set.uuid} ORDER BY u.name_folded, u.id`.execute(tx.db);
  const names = blocked.map(({ name }) => name);
  if (blocked.length > 0 && !confirmBlocks) {
    const message = `The patient set ${set.name} blocks ${listed(names)}. Confirm that it shall be deleted, and the ${blocked.length === 1 ? "block" : "blocks"} with it.`;
    return { deletedPatientSetId: null, userErrors: [userError("confirmBlocks", "CONFIRMATION_NEEDED", message)] };
  }
  await countBlockChange(
    tx,
    blocked.map(({ id }) => id),
  );
  await sql`DELETE FROM patient_set WHERE id = ${set.uuid}`.execute(tx.db);
  await record(tx, {
    action: "patient-set.delete",
    subject: setSubject(set),
    changes: blocked.length === 0 ? [] : [{ field: "blocked", before: names, after: null }],
    detail: blocked.length === 0 ? "" : `, which blocked ${listed(names)}`,
  });
  return { deletedPatientSetId: nodeId("PatientSet", set.uuid), userErrors: [] };
}
