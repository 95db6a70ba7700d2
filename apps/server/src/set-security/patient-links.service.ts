import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record, type AuditRecord } from "../audit/record.ts";
import { batched } from "../graphql/batched.ts";
import { userError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import { keyOf, nodeId } from "../graphql/node-id.ts";
import { findPatient, patientSubject } from "../patients/patients.service.ts";
import type { Patient } from "../patients/patients.types.ts";
import type { PatientSet } from "../patient-sets/patient-sets.types.ts";
import { readPatientSets } from "../patient-sets/patient-sets.service.ts";
import type { Tx } from "../store/transaction.ts";
import { findUser } from "../users/users.service.ts";
import type {
  LinkPatientInput,
  LinkPatientPayload,
  PatientLink,
  PatientLinkRelation,
  UnlinkPatientInput,
  UnlinkPatientPayload,
} from "./patient-links.types.ts";

interface PatientLinkRow {
  id: string;
  user_id: string;
  patient_id: string;
  relation: PatientLinkRelation;
}

export async function findPatientLink(tx: Tx, uuid: string): Promise<PatientLink | null> {
  const { rows } = await sql<PatientLinkRow>`
    SELECT id, user_id, patient_id, relation FROM patient_link WHERE id = ${uuid}`.execute(tx.db);
  return rows[0] === undefined ? null : toPatientLink(rows[0]);
}

/** The links of users by uuid, the oldest first. */
export const linksOfUser = batched<PatientLink[]>(async (tx, userUuids) => {
  const { rows } = await sql<PatientLinkRow>`
    SELECT id, user_id, patient_id, relation FROM patient_link WHERE user_id = ANY (${userUuids}::uuid[]) ORDER BY id`.execute(
    tx.db,
  );
  return Map.groupBy(rows.map(toPatientLink), ({ userUuid }) => userUuid);
});

/**
 * By the link's id, the sets by which its user is kept from its patient, as far as the reader may know who is in them: of a set that blocks
 * the reader himself he does not learn it.
 */
export const setsThatKeepApart = batched<PatientSet[]>(async (tx, linkIds) => {
  const { rows } = await sql<{ id: string; set_id: string }>`
    SELECT l.id, b.patient_set_id AS set_id
    FROM patient_link l
      JOIN set_block b ON b.practice_id = l.practice_id AND b.user_id = l.user_id
      JOIN patient_set_member m ON m.practice_id = b.practice_id AND m.patient_set_id = b.patient_set_id AND m.patient_id = l.patient_id
    WHERE l.id = ANY (${linkIds.map((id) => keyOf(id, "PatientLink"))}::uuid[])`.execute(tx.db);
  const setsOf = Map.groupBy(rows, ({ id }) => nodeId("PatientLink", id));
  const sets = await readPatientSets(tx, sql`s.id = ANY (${[...new Set(rows.map((row) => row.set_id))]}::uuid[])`);
  return new Map(
    [...setsOf].map(([id, links]) => [id, sets.filter(({ uuid }) => links.some(({ set_id }) => set_id === uuid))]),
  );
});

/** Says that a user is a patient, or of a patient's family. It opens and blocks nothing. */
export async function linkPatient(
  tx: Tx,
  { userId, patientId, relation }: LinkPatientInput,
): Promise<LinkPatientPayload> {
  const user = await findUser(tx, keyOf(userId, "User"));
  // A patient whom the actor may not see is missing, like any other.
  const patient = await findPatient(tx, keyOf(patientId, "Patient"));
  if (user === null || patient === null) throw notFound();
  const { rows } = await sql<PatientLinkRow>`
    INSERT INTO patient_link (practice_id, id, user_id, patient_id, relation)
    VALUES (${tx.context.practiceId}, ${uuidv7()}, ${user.uuid}, ${patient.uuid}, ${relation})
    ON CONFLICT (practice_id, user_id, patient_id) DO NOTHING
    RETURNING id, user_id, patient_id, relation`.execute(tx.db);
  if (rows[0] === undefined) {
    const message = `${user.name} is linked to ${patient.name} already. To change how, remove that link first.`;
    return { patientLink: null, userErrors: [userError("patientId", "TAKEN", message)] };
  }
  await record(tx, { action: "patient-link.add", ...entryOf(user, patient, relation) });
  return { patientLink: toPatientLink(rows[0]), userErrors: [] };
}

/** Takes a link away; blocks stay. @throws NOT_FOUND, also to whoever is kept from the record: the link would tell that there is one. */
export async function unlinkPatient(tx: Tx, { patientLinkId }: UnlinkPatientInput): Promise<UnlinkPatientPayload> {
  const uuid = keyOf(patientLinkId, "PatientLink");
  const link = await findPatientLink(tx, uuid);
  if (link === null) throw notFound();
  const [user, patient] = [await findUser(tx, link.userUuid), await findPatient(tx, link.patientUuid)];
  if (user === null || patient === null) throw notFound();
  const { rows } = await sql`DELETE FROM patient_link WHERE id = ${uuid} RETURNING id`.execute(tx.db);
  if (rows.length === 0) throw notFound();
  await record(tx, { action: "patient-link.remove", ...entryOf(user, patient, link.relation) });
  return { deletedPatientLinkId: patientLinkId, userErrors: [] };
}

function entryOf(
  user: { uuid: string; name: string },
  patient: Patient,
  relation: PatientLinkRelation,
): Pick<AuditRecord, "subject" | "patientId" | "detail"> {
  const words = relation === "SELF" ? "the same person" : "family";
  return {
    subject: userSubject(user),
    patientId: patient.uuid,
    detail: ` to ${patientSubject(patient).label}, ${words}`,
  };
}

function userSubject({ uuid, name }: { uuid: string; name: string }) {
  return { type: "User", id: uuid, label: name };
}

function toPatientLink({ id, user_id, patient_id, relation }: PatientLinkRow): PatientLink {
  return {
    __typename: "PatientLink",
    id: nodeId("PatientLink", id),
    userUuid: user_id,
    patientUuid: patient_id,
    relation,
  };
}
