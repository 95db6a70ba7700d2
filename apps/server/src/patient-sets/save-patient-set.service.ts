import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import { storedActor } from "../audit/stored-actor.ts";
import type { DemographicReportInput } from "../demographic-report/demographic-report.types.ts";
import { reportCondition } from "../demographic-report/report-condition.service.ts";
import { reportFaults } from "../demographic-report/report-rules.policy.ts";
import { reportInWords } from "../demographic-report/report-words.service.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { checkSetName, nameTaken, takenBy } from "./set-name.ts";
import { findPatientSet, setSubject } from "./patient-sets.service.ts";
import type { SavePatientSetInput, SavePatientSetPayload } from "./patient-sets.types.ts";

/** What is saved well within a transaction's 5 s. */
const MOST_MEMBERS = 250_000;

/**
 * Freezes who meets the criteria at this moment under a name. The result is computed here, whole, from the criteria alone: whatever was
 * displayed, and in which order. Its maker sees what blocks leave to him, which the set then says (D17).
 */
export async function savePatientSet(
  tx: Tx,
  { name: given, report }: SavePatientSetInput,
  most = MOST_MEMBERS,
): Promise<SavePatientSetPayload> {
  const name = given.trim();
  const refused = (...userErrors: UserError[]) => ({ patientSet: null, userErrors });
  const userErrors = [...checkSetName(name), ...reportFaults(report, "report")];
  if (!report.searchFor.includes("DEMOGRAPHIC_NUMBER"))
    userErrors.push(
      userError(
        "report.searchFor",
        "DEMOGRAPHIC_NUMBER_REQUIRED",
        "A set is made of a result that shows Demographic #. Add it to Search For.",
      ),
    );
  const taken = await nameTaken(tx, name, null);
  if (taken !== null) userErrors.push(taken);
  if (userErrors.length > 0) return refused(...userErrors);
  const uuid = uuidv7();
  // One statement: of two saves of one name the later waits for the earlier and then makes nothing, and nobody makes an empty set.
  const { rows } = await sql<{ found: number; made: number }>`
    WITH found AS MATERIALIZED (
      SELECT patient.practice_id, patient.id FROM patient WHERE ${reportCondition(tx, report.where)} ORDER BY patient.id
      LIMIT ${most + 1}),
    made AS (
      INSERT INTO patient_set (practice_id, id, name, name_folded, report, made_by, as_of, limited)
      SELECT ${tx.context.practiceId}::uuid, ${uuid}::uuid, ${name}, ${fold(name)}, ${JSON.stringify(storable(report))}::jsonb,
        ${JSON.stringify(storedActor(tx.context.actor))}::jsonb, ${tx.now}, (SELECT sees <> 'ALL' FROM private.sight)
      WHERE (SELECT count(*) FROM found) BETWEEN 1 AND ${most}
      ON CONFLICT (practice_id, name_folded) DO NOTHING
      RETURNING id),
    joined AS (
      INSERT INTO patient_set_member (practice_id, patient_set_id, patient_id)
      SELECT found.practice_id, made.id, found.id FROM made CROSS JOIN found)
    SELECT (SELECT count(*) FROM found) AS found, (SELECT count(*) FROM made) AS made`.execute(tx.db);
  const { found, made } = rows[0]!;
  if (found === 0)
    return refused(
      userError("report.where", "EMPTY_RESULT", "No patient matches: an empty result makes no set. Change Where."),
    );
  if (found > most) {
    const message = `More than ${most.toLocaleString("en-US")} patients match, which is the most that a set holds. Narrow Where, or save it in parts.`;
    return refused(userError("report.where", "OUT_OF_RANGE", message));
  }
  if (made === 0) return refused((await nameTaken(tx, name, null)) ?? takenBy(name));
  await record(tx, {
    action: "patient-set.save",
    subject: setSubject({ uuid, name }),
    changes: [
      { field: "patients", before: null, after: found },
      { field: "criteria", before: null, after: await reportInWords(tx, report) },
    ],
    detail: `: ${found === 1 ? "1 patient" : `${found} patients`}`,
  });
  return { patientSet: await findPatientSet(tx, uuid), userErrors: [] };
}

/** What is pasted may be broken anywhere, and half of a surrogate pair is no JSON to PostgreSQL. */
function storable(report: DemographicReportInput): DemographicReportInput {
  const { where } = report;
  return { ...report, where: { ...where, demographicIds: where.demographicIds?.toWellFormed() ?? null } };
}
