import { sql, type RawBuilder, type SqlBool } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { PatientReference } from "../access/patient-access.types.ts";
import { detailOf, record } from "../audit/record.ts";
import type { Config } from "../config.ts";
import { batched } from "../graphql/batched.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { forbidden, notFound } from "../graphql/errors.ts";
import { nodeId, readNodeId } from "../graphql/node-id.ts";
import type { Operation } from "../graphql/operation.ts";
import type { EmergencyMode, UserActor } from "../identity/actor.ts";
import { raiseNotices } from "../notifications/notices.service.ts";
import { fold } from "../store/fold.ts";
import { withContext, type Tx } from "../store/transaction.ts";
import { administratorsTold, mailOfEmergency } from "./announce.service.ts";
import type { ChartOverride, OpenChartOverridePayload } from "./chart-overrides.types.ts";
import { faultsOfReason, overrideEnd } from "./emergency-access.policy.ts";

/** What came of asking for one; `actor`: its user as he is from the commit on. */
type Opened =
  | { readonly chartOverride: ChartOverride; readonly actor: UserActor }
  | { readonly userErrors: UserError[] }
  | "UNKNOWN";

/**
 * Opens one blocked chart to its user, for 60 minutes (D4): in emergency mode alone, never past its end, and never silently. It passes the
 * block and gives no right.
 * @throws FORBIDDEN outside of the mode; NOT_FOUND for nobody, and the same for several who are named so.
 */
export async function openChartOverride(
  operation: Operation,
  config: Config,
  patient: PatientReference,
  reason: string,
): Promise<OpenChartOverridePayload> {
  const opened = await operation.write((tx) => open(tx, config, patient, reason), { session: "SHARED", access: false });
  // After the commit: who looks for patients in this way stands in the log.
  if (opened === "UNKNOWN") throw notFound();
  if ("userErrors" in opened) return { chartOverride: null, userErrors: opened.userErrors };
  operation.adopt(opened.actor, operation.session);
  return { chartOverride: opened.chartOverride, userErrors: [] };
}

async function open(tx: Tx, config: Config, reference: PatientReference, given: string): Promise<Opened> {
  const { actor } = tx.context;
  if (actor.kind !== "USER" || actor.emergency === null) throw forbidden();
  const faults = faultsOfReason(given);
  const way = wayOf(reference);
  if (faults.length > 0) {
    await recordRefusal(tx, null, `, named by ${way}${detailOf(faults[0]!.message)}`);
    return { userErrors: faults };
  }
  const patient = await findExactly(tx, reference);
  if (patient === null) {
    await recordRefusal(tx, null, `, named by ${way}: nobody is named so, or several are`);
    return "UNKNOWN";
  }
  const { activationId, overriddenPatients } = actor.emergency;
  const { endsAt, reviewers } = await holdActivation(tx, activationId);
  if (!patient.blocked || (await isOverridden(tx, activationId, patient.id))) {
    const message = "No patient set keeps this chart from you: it opens without an override.";
    await recordRefusal(tx, patient, `, named by ${way}: no patient set keeps it from the user now`);
    return { userErrors: [userError("patient", "WRONG_STATE", message)] };
  }
  const emergency = { activationId, overriddenPatients: [...overriddenPatients, patient.id] };
  const chartOverride = await insert(tx, {
    id: uuidv7(),
    activation_id: activationId,
    user_id: actor.userId,
    patient_id: patient.id,
    reason: given.trim(),
    opened_at: tx.now,
    ends_at: overrideEnd(tx.now, endsAt),
  });
  const next = { ...actor, emergency };
  await record(withContext(tx, { ...tx.context, actor: next }), {
    action: "chart-override.open",
    subject: subjectOf(patient),
    patientId: patient.id,
    reason: given.trim(),
  });
  await tell(tx, config, chartOverride.uuid, actor, reviewers);
  return { chartOverride, actor: next };
}

/** Openings in one activation come one after the other: of two of the same chart at once, one. */
async function holdActivation(tx: Tx, activationId: string): Promise<{ endsAt: Date; reviewers: string[] }> {
  const { rows } = await sql<{ endsAt: Date; reviewers: string[] }>`
    SELECT ends_at AS "endsAt", reviewers FROM emergency_activation WHERE id = ${activationId} FOR NO KEY UPDATE`.execute(
    tx.db,
  );
  return rows[0]!;
}

/** Also by an override that was committed after the transaction began. */
async function isOverridden(tx: Tx, activationId: string, patientId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM chart_override WHERE activation_id = ${activationId} AND patient_id = ${patientId} AND ends_at > ${tx.now}`.execute(
    tx.db,
  );
  return rows.length > 0;
}

async function insert(tx: Tx, row: OverrideRow): Promise<ChartOverride> {
  await sql`
    INSERT INTO chart_override (practice_id, id, activation_id, user_id, patient_id, reason, opened_at, ends_at)
    VALUES (${tx.context.practiceId}, ${row.id}, ${row.activation_id}, ${row.user_id}, ${row.patient_id}, ${row.reason}, ${row.opened_at},
      ${row.ends_at})`.execute(tx.db);
  return toOverride(row);
}

/**
 * Administrators, and those who could review the mode when it was activated: by notice and by mail, which lies in mailboxes: it names no
 * patient, and what was typed may.
 */
async function tell(
  tx: Tx,
  config: Config,
  overrideId: string,
  { userId, name }: UserActor,
  reviewers: readonly string[],
): Promise<void> {
  const told = [...new Set([...(await administratorsTold(tx)), ...reviewers])].filter((id) => id !== userId);
  await raiseNotices(tx, "CHART_OVERRIDE", overrideId, told);
  await mailOfEmergency(tx, config, {
    subject: `${name} opened a blocked chart`,
    body: `${name} opened a chart in emergency access mode that a patient set blocks. It closes after 60 minutes at the latest.
Which chart it is, and why, stands in the audit report: ${config.publicUrl}/audit?q=mark:chart-override
`,
    also: reviewers,
  });
}

interface FoundPatient {
  readonly id: string;
  readonly label: string;
  /** Whether a set keeps the actor from the chart now. */
  readonly blocked: boolean;
}

/** The one patient who is named so, blocked or not; of several first names the first suffices. Null: none, or several patients. */
async function findExactly(tx: Tx, reference: PatientReference): Promise<FoundPatient | null> {
  const { id, demographicNumber, mrn, fhirId, person } = reference;
  const node = id == null ? null : readNodeId(id);
  const { rows } = await sql<FoundPatient>`
    SELECT id, label, blocked FROM private.find_patient_exactly(${tx.now}, ${node?.type === "Patient" ? node.key : null}::uuid,
      ${demographicNumber ?? null}::integer, ${mrn == null ? null : fold(mrn)}, ${fhirId ?? null},
      ${person == null ? null : fold(person.lastName)}, ${person == null ? null : fold(person.firstName)},
      ${person?.birthDate ?? null}::date)`.execute(tx.db);
  return rows.length === 1 ? rows[0]! : null;
}

/** By which way a patient was named, for the log: what was typed may tell of somebody. */
function wayOf({ demographicNumber, mrn, fhirId, person }: PatientReference): string {
  if (demographicNumber != null) return "Demographic #";
  if (mrn != null) return "MRN";
  if (fhirId != null) return "FHIR id";
  return person == null ? "id" : "name and birth date";
}

async function recordRefusal(tx: Tx, patient: FoundPatient | null, detail: string): Promise<void> {
  await record(tx, {
    action: "chart-override.open",
    outcome: "REFUSED",
    ...(patient === null ? {} : { subject: subjectOf(patient), patientId: patient.id }),
    detail,
  });
}

function subjectOf({ id, label }: FoundPatient) {
  return { type: "Patient", id, label };
}

interface OverrideRow {
  id: string;
  activation_id: string;
  user_id: string;
  patient_id: string;
  reason: string | null;
  opened_at: Date;
  ends_at: Date;
}

/** Those that match, the oldest first. With the mode they end, too. */
async function readOverrides(tx: Tx, matching: RawBuilder<SqlBool>): Promise<ChartOverride[]> {
  const { rows } = await sql<OverrideRow>`
    SELECT o.id, o.activation_id, o.user_id, o.patient_id, o.opened_at, least(o.ends_at, a.deactivated_at) AS ends_at,
      CASE WHEN NOT EXISTS (SELECT FROM private.blocked_patient b WHERE b.patient_id = o.patient_id) THEN o.reason END AS reason
    FROM chart_override o JOIN emergency_activation a ON a.practice_id = o.practice_id AND a.id = o.activation_id
    WHERE ${matching} ORDER BY o.opened_at, o.id`.execute(tx.db);
  return rows.map(toOverride);
}

function toOverride(row: OverrideRow): ChartOverride {
  return {
    __typename: "ChartOverride",
    id: nodeId("ChartOverride", row.id),
    uuid: row.id,
    activationUuid: row.activation_id,
    userUuid: row.user_id,
    patientUuid: row.patient_id,
    reasonGiven: row.reason,
    isListed: false,
    patientId: row.reason === null ? null : nodeId("Patient", row.patient_id),
    openedAt: row.opened_at,
    endsAt: row.ends_at,
  };
}

/** Of a notice, or by its id. */
export const chartOverrideOf = batched(async (tx, ids) => {
  const overrides = await readOverrides(tx, sql`o.id = ANY (${ids}::uuid[])`);
  return new Map(overrides.map((override) => [override.uuid, override]));
});

/** The blocked charts that are open to a session in the mode now, the oldest first. */
export async function openOverrides(operation: Operation, { activationId }: EmergencyMode): Promise<ChartOverride[]> {
  const { now } = await operation.read();
  return ((await chartOverridesIn(operation, activationId)) ?? []).filter(({ endsAt }) => endsAt > now);
}

/** The charts that were opened in each activation. */
export const chartOverridesIn = batched(async (tx, activationIds) => {
  const overrides = await readOverrides(tx, sql`o.activation_id = ANY (${activationIds}::uuid[])`);
  return Map.groupBy(overrides, ({ activationUuid }) => activationUuid);
});
