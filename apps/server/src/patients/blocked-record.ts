import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { recordBlocked } from "../graphql/errors.ts";
import type { Tx } from "../store/transaction.ts";

/** How somebody names the record that he opens; by an entry of its chart too. */
export type RecordKey = { readonly uuid: string } | { readonly demographicNumber: number } | { readonly entry: string };

/**
 * Nothing where no set keeps the record from the caller: it is his to open, or missing. Else the refusal stands in the log with the patient's
 * name, for those who may know it, and the caller is told that there is a block, and no more (D5).
 * @throws RECORD_BLOCKED
 */
export async function refuseBlocked(
  tx: Tx,
  key: RecordKey,
  action: "patient.open" | "chart.open" | "audit.read",
): Promise<void> {
  const uuid = "uuid" in key ? key.uuid : null;
  const number = "demographicNumber" in key ? key.demographicNumber : null;
  const entry = "entry" in key ? key.entry : null;
  const { rows } = await sql<{ id: string; label: string }>`
    SELECT id, label FROM private.blocked_record(${uuid}::uuid, ${number}::integer, ${entry}::uuid)`.execute(tx.db);
  const blocked = rows[0];
  if (blocked === undefined) return;
  await record(tx, {
    action,
    outcome: "REFUSED",
    subject: { type: "Patient", id: blocked.id, label: blocked.label },
    patientId: blocked.id,
    detail: ": a patient set blocks it",
  });
  throw recordBlocked();
}
