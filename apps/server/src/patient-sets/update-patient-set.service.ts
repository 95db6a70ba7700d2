import { sql } from "kysely";
import { record, recordAll, type AuditChange } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound, recordBlocked } from "../graphql/errors.ts";
import { keyOf } from "../graphql/node-id.ts";
import { patientSubject, readPatients } from "../patients/patients.service.ts";
import type { Patient } from "../patients/patients.types.ts";
import { keepOut } from "../set-security/keep-out.service.ts";
import { fold } from "../store/fold.ts";
import { isUniqueViolation } from "../store/sql-state.ts";
import type { Tx } from "../store/transaction.ts";
import { readSetToChange } from "./set-to-change.ts";
import { findPatientSet, setSubject } from "./patient-sets.service.ts";
import type { PatientSet, UpdatePatientSetInput, UpdatePatientSetPayload } from "./patient-sets.types.ts";
import { checkSetName, nameTaken, takenBy } from "./set-name.ts";

/** Added, and removed, in one call: each is an entry of its own. */
const MAXIMUM_PATIENTS = 500;

/**
 * Renames a set, and adds or removes members by hand. Blocks by it stay: from the commit on they keep who is added, and no longer who is
 * removed.
 * @throws NOT_FOUND for a set or patient that is none for the actor.
 */
export async function updatePatientSet(tx: Tx, input: UpdatePatientSetInput): Promise<UpdatePatientSetPayload> {
  const { set, userErrors } = await readSetToChange(
    tx,
    keyOf(input.patientSetId, "PatientSet"),
    input.version,
    "patient-set.update",
  );
  if (userErrors.length > 0) return { patientSet: set, userErrors: [...userErrors] };
  const refused = (errors: UserError[]) => ({ patientSet: null, userErrors: errors });
  const name = input.name?.trim() ?? set.name;
  const [adding, removing] = [keysOf(input.addPatientIds), keysOf(input.removePatientIds)];
  const errors = [
    ...checkSetName(name),
    ...checkCount("addPatientIds", adding),
    ...checkCount("removePatientIds", removing),
    ...checkApart(adding, removing),
  ];
  if (errors.length > 0) return refused(errors);
  const [toAdd, toRemove] = [await readAll(tx, adding), await readAll(tx, removing)];
  if (toAdd.length > 0) await keepOut(tx, await blockedBy(tx, set));
  if (name !== set.name) {
    const taken = await rename(tx, set, name);
    if (taken !== null) return refused([taken]);
  }
  const [added, removed] = [await add(tx, set, toAdd), await remove(tx, set, toRemove)];
  const changes = changesOf(set, { name, added, removed });
  if (changes.length === 0) return { patientSet: set, userErrors: [] };
  const byHand = added.length + removed.length > 0;
  await sql`
    UPDATE patient_set SET version = version + 1, edited_at = ${byHand ? sql`${tx.now}` : sql`edited_at`}
    WHERE id = ${set.uuid}`.execute(tx.db);
  await record(tx, { action: "patient-set.update", subject: setSubject(set), changes });
  await recordMembers(tx, added, ` into the patient set ${name}`, { field: "patientSet", before: null, after: name });
  await recordMembers(tx, removed, ` out of the patient set ${name}`, {
    field: "patientSet",
    before: name,
    after: null,
  });
  return { patientSet: await findPatientSet(tx, set.uuid), userErrors: [] };
}

function keysOf(ids: readonly string[] | null | undefined): string[] {
  return [...new Set((ids ?? []).map((id) => keyOf(id, "Patient")))];
}

function checkCount(field: string, keys: readonly string[]): UserError[] {
  if (keys.length <= MAXIMUM_PATIENTS) return [];
  const message = `One change takes at most ${MAXIMUM_PATIENTS} patients. Make several of it.`;
  return [userError(field, "OUT_OF_RANGE", message)];
}

function checkApart(adding: readonly string[], removing: readonly string[]): UserError[] {
  if (!adding.some((key) => removing.includes(key))) return [];
  return [userError("removePatientIds", "INVALID", "A patient cannot be added and removed at once. Choose one.")];
}

async function blockedBy(tx: Tx, { uuid }: PatientSet): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT user_id AS id FROM set_block WHERE patient_set_id = ${uuid} ORDER BY user_id`.execute(tx.db);
  return rows.map(({ id }) => id);
}

/** @throws NOT_FOUND where one is not for the actor to see; RECORD_BLOCKED where the demographics alone are open to him. */
async function readAll(tx: Tx, uuids: readonly string[]): Promise<Patient[]> {
  if (uuids.length === 0) return [];
  const patients = await readPatients(tx, uuids);
  if (patients.length < uuids.length) throw notFound();
  if (patients.some(({ chartBlocked }) => chartBlocked)) throw recordBlocked();
  return patients;
}

/** @returns why it cannot be renamed. */
async function rename(tx: Tx, { uuid }: PatientSet, name: string): Promise<UserError | null> {
  // A unique violation fails the transaction, unless it is taken back to here.
  await sql`SAVEPOINT rename`.execute(tx.db);
  try {
    await sql`UPDATE patient_set SET name = ${name}, name_folded = ${fold(name)} WHERE id = ${uuid}`.execute(tx.db);
    return null;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await sql`ROLLBACK TO SAVEPOINT rename`.execute(tx.db);
    return (await nameTaken(tx, name, uuid)) ?? takenBy(name);
  }
}

/** @returns those who were none. */
async function add(tx: Tx, { uuid }: PatientSet, patients: readonly Patient[]): Promise<Patient[]> {
  if (patients.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    INSERT INTO patient_set_member (practice_id, patient_set_id, patient_id, added_by_hand)
    SELECT ${tx.context.practiceId}::uuid, ${uuid}::uuid, id, true FROM unnest(${patients.map((each) => each.uuid)}::uuid[]) AS id
    ON CONFLICT DO NOTHING RETURNING patient_id AS id`.execute(tx.db);
  return among(patients, rows);
}

/** @returns those who were one. */
async function remove(tx: Tx, { uuid }: PatientSet, patients: readonly Patient[]): Promise<Patient[]> {
  if (patients.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    DELETE FROM patient_set_member
    WHERE patient_set_id = ${uuid} AND patient_id = ANY (${patients.map((each) => each.uuid)}::uuid[])
    RETURNING patient_id AS id`.execute(tx.db);
  return among(patients, rows);
}

function among(patients: readonly Patient[], rows: readonly { id: string }[]): Patient[] {
  const ids = new Set(rows.map(({ id }) => id));
  return patients.filter(({ uuid }) => ids.has(uuid));
}

function changesOf(
  set: PatientSet,
  { name, added, removed }: { name: string; added: readonly Patient[]; removed: readonly Patient[] },
): AuditChange[] {
  return [
    ...(name === set.name ? [] : [{ field: "name", before: set.name, after: name }]),
    ...(added.length === 0 ? [] : [{ field: "added", before: null, after: added.length }]),
    ...(removed.length === 0 ? [] : [{ field: "removed", before: null, after: removed.length }]),
  ];
}

/** One entry a patient, so that it can be kept from whom a block keeps from the patient. */
function recordMembers(tx: Tx, patients: readonly Patient[], detail: string, change: AuditChange): Promise<void> {
  return recordAll(
    tx,
    patients.map((patient) => ({
      action: "patient-set.member",
      subject: patientSubject(patient),
      patientId: patient.uuid,
      changes: [change],
      detail,
    })),
  );
}
