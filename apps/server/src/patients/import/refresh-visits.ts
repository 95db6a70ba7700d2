import { sql } from "kysely";
import type { Tx } from "../../store/transaction.ts";

/** As the index orders entries; undated ones are the oldest. */
const RECORDED = sql`COALESCE(recorded_at, '-infinity'::timestamptz)`;

/**
 * Sets first and last visit of these patients from their encounters that took place, as dates in the practice's time zone; and, where
 * the source names no general practitioner, the provider of record: the primary performer (else the first participant) of the latest
 * such encounter that names one.
 */
export async function refreshVisits(
  tx: Tx,
  practiceId: string,
  timeZone: string,
  patientIds: readonly string[],
): Promise<void> {
  if (patientIds.length === 0) return;
  // Each of the three looks at one end of the index chart_entry_by_patient_kind, however many encounters there are.
  await sql`
    UPDATE patient SET first_visit = visits.first, last_visit = visits.last,
      practitioner_id = CASE WHEN practitioner_named THEN patient.practitioner_id ELSE visits.performer_id END
    FROM (
      SELECT touched.id, (earliest.recorded_at AT TIME ZONE ${timeZone})::date AS first,
        (latest.recorded_at AT TIME ZONE ${timeZone})::date AS last, performer.practitioner_id AS performer_id
      FROM unnest(${patientIds}::uuid[]) AS touched(id)
      LEFT JOIN LATERAL (${encounters(practiceId, "ASC")}) AS earliest ON true
      LEFT JOIN LATERAL (${encounters(practiceId, "DESC")}) AS latest ON true
      LEFT JOIN LATERAL (${encounters(practiceId, "DESC", true)}) AS performer ON true
    ) AS visits
    WHERE patient.practice_id = ${practiceId} AND patient.id = visits.id
      AND (first_visit IS DISTINCT FROM visits.first OR last_visit IS DISTINCT FROM visits.last
        OR (NOT practitioner_named AND patient.practitioner_id IS DISTINCT FROM visits.performer_id))`.execute(tx.db);
}

function encounters(practiceId: string, direction: "ASC" | "DESC", withPractitioner = false) {
  return sql`
    SELECT recorded_at, (detail ->> 'practitionerId')::uuid AS practitioner_id FROM chart_entry
    WHERE practice_id = ${practiceId} AND patient_id = touched.id AND kind = 'ENCOUNTER' AND ${RECORDED} > '-infinity'
      AND status IS DISTINCT FROM 'planned' AND status IS DISTINCT FROM 'cancelled' AND status IS DISTINCT FROM 'entered-in-error'
      ${withPractitioner ? sql`AND detail ->> 'practitionerId' IS NOT NULL` : sql``}
    ORDER BY ${RECORDED} ${sql.raw(direction)}, id ${sql.raw(direction)} LIMIT 1`;
}
